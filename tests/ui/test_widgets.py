"""The small controls: what they say, to whom, by keyboard and aloud."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QMargins, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.domain.columns import Book
from cs_workbench.ui.widgets.empty_state import EmptyState
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.filter_bar import FilterBar
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.message_bar import MessageBar
from cs_workbench.ui.widgets.reason_bars import Reason, ReasonBars
from cs_workbench.ui.widgets.side_list import SideList
from cs_workbench.ui.widgets.sparkline import Sparkline
from cs_workbench.ui.widgets.task_tray import TaskTray
from cs_workbench.ui.widgets.toast import Toast
from cs_workbench.ui.widgets.value_matrix import ValueMatrix
from tests.ui.conftest import Speak

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True)
class Line:
    """A line of the side list."""

    key: str
    text: str
    count: int | None = None
    is_urgent: bool = False


class Task(QObject):
    """Something that runs."""

    progressed = Signal(str, int, int)
    ended = Signal()
    stopped = False

    def cancel(self) -> None:
        """Note that it was asked to stop."""
        self.stopped = True


def composing(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def line(qtbot: QtBot) -> LineEdit:
    line = LineEdit("Name")
    qtbot.addWidget(line)
    line.show()
    return line


def test_text_settles_once_after_the_last_key(qtbot: QtBot, line: LineEdit) -> None:
    with qtbot.waitSignal(line.settled) as told:
        QTest.keyClicks(line, "abc")
    assert told.args == ["abc"]


def test_words_in_conversion_never_settle(qtbot: QtBot, line: LineEdit) -> None:
    composing(line, "あお")
    with qtbot.assertNotEmitted(line.settled, wait=250), qtbot.assertNotEmitted(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
        line.settle_now()
    with qtbot.waitSignal(line.settled) as told:
        composing(line, "", "青葉")
    assert told.args == ["青葉"]


def test_a_filter_is_wanted_when_settled_and_taken_apart_by_chips(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.conditionChanged) as told:
        bar.line.setText("tier:high renewal<60d")
    assert told.args == ["tier:high renewal<60d"]
    assert [chip.text() for chip in bar.chips()] == ["Touch tier: High touch", "Renewal within 60 days"]
    assert bar.chips()[0].cross.accessibleName() == "Remove Touch tier: High touch"
    with qtbot.waitSignal(bar.conditionChanged) as told:
        bar.chips()[0].cross.click()
    assert told.args == ["renewal<60d"]


def test_a_chip_is_edited_and_taken_away_by_keys(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.set_condition("tier:high renewal<60d health<50")
    chips = bar.chips()
    chips[0].words.setFocus()
    QTest.keyClick(chips[0].words, Qt.Key.Key_Right)
    assert bar.focusWidget() is chips[1].words
    QTest.keyClick(chips[1].words, Qt.Key.Key_Space)
    assert (bar.focusWidget(), bar.line.selectedText()) == (bar.line, "renewal<60d")
    chips[1].words.setFocus()
    with qtbot.waitSignal(bar.conditionChanged) as told:
        QTest.keyClick(chips[1].words, Qt.Key.Key_Delete)
    assert told.args == ["tier:high health<50"]
    assert bar.focusWidget() is bar.chips()[1].words


def test_a_chip_calls_own_fields_by_their_names(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_condition("own.x_mood:good")
    bar.offer(Book(np.empty(0, np.int64)), {"own.x_mood": "Mood"})
    assert [chip.text() for chip in bar.chips()] == ["Mood: good"]


def test_a_condition_set_from_outside_tells_nobody(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    with qtbot.assertNotEmitted(bar.conditionChanged, wait=250):
        bar.set_condition("tier:high")


def test_a_problem_stands_beside_the_line_and_is_spoken(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_problem("The condition cannot be read.")
    assert bar.problem.isVisible()
    assert bar.line.accessibleDescription() == "The condition cannot be read."
    bar.show_problem("")
    assert not bar.problem.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_completion_speaks_the_windows_language_and_writes_the_condition(
    qtbot: QtBot, book: Book, speak: Speak
) -> None:
    speak("ja")
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.offer(book, {})
    QTest.keyClicks(bar.line, "segment:SMB ")
    composing(bar.line, "", "ハイタッチ")
    proposals = bar._words.stringList()
    assert proposals == ["tier:high   タッチ区分: ハイタッチ"]
    bar._take(proposals[0])
    assert bar.condition() == "segment:SMB tier:high "


def test_escape_empties_the_filter_then_leaves_it(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_condition("tier:high")
    with qtbot.waitSignal(bar.conditionChanged) as told:
        QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.line, Qt.Key.Key_Escape)


def test_there_are_never_more_than_two_messages(qtbot: QtBot) -> None:
    bar, done = MessageBar(), []
    qtbot.addWidget(bar)
    for text in ("one", "two", "two", "three"):
        bar.show_message(text, "warn", {"Compare": lambda: done.append(1)})
    assert [message.text for message in bar.messages()] == ["two", "three"]
    button = next(b for b in bar.messages()[0].findChildren(QAbstractButton) if b.text() == "Compare")
    button.click()
    assert (done, [message.text for message in bar.messages()]) == ([1], ["three"])
    bar.clear()
    assert not bar.isVisible()


def test_a_toast_takes_back_once(qtbot: QtBot) -> None:
    window, done = QMainWindow(), []
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    toast = Toast(window)
    toast.tell("214 accounts changed.", lambda: done.append(1))
    assert toast.isVisible()
    toast.button.click()
    toast.button.click()
    assert done == [1]
    assert not toast.isVisible()
    toast.tell("Saved.")
    assert not toast.button.isVisible()


def test_a_task_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    tray, task = TaskTray(), Task()
    qtbot.addWidget(tray)
    tray.show()
    item = tray.add("Syncing", task)
    task.progressed.emit("accounts", 3210, 12000)
    assert item.words.text().startswith("Syncing 3,210/12,000")
    assert (item.bar.value(), item.bar.maximum()) == (3210, 12000)
    item.stop.click()
    assert task.stopped
    task.ended.emit()
    assert tray.items() == []


def test_the_side_list_follows_letters_and_stays_through_a_refresh(qtbot: QtBot) -> None:
    side = SideList()
    qtbot.addWidget(side)
    lines = [Line("a", "要対応", 9), Line("b", "ごぶさた", 14), Line("c", "新規")]
    with qtbot.assertNotEmitted(side.chosen):
        side.show_entries(lines, "b")
    with qtbot.waitSignal(side.chosen) as told:
        QTest.keyClick(side.list, Qt.Key.Key_J)
    assert told.args == ["c"]
    assert [side.list.model().index(n, 0).data(SPOKEN) for n in range(3)] == [
        "要対応: 9",
        "ごぶさた: 14",
        "新規",
    ]


def test_an_empty_list_says_why_and_what_to_do(qtbot: QtBot) -> None:
    state, done = EmptyState(), []
    qtbot.addWidget(state)
    state.tell("No accounts yet.", "Add a source.", "Add", lambda: done.append(1), "accounts")
    state.button.click()
    assert done == [1]
    assert state.accessibleName() == "No accounts yet. Add a source."
    state.tell("Nothing matches.", "The filter hides all.")
    assert not state.button.isVisibleTo(state)


def test_the_matrix_counts_speaks_and_opens_the_accounts_behind_a_number(qtbot: QtBot, book: Book) -> None:
    matrix = ValueMatrix()
    qtbot.addWidget(matrix)
    matrix.show_book(book)
    model = matrix.model()
    assert model.index(0, 2).data() == "2"
    assert model.index(0, 2).data(SPOKEN) == "High touch, Adoption: 2 accounts, ¥5,700,000"
    empty = [row for row in range(model.rowCount()) if matrix.isRowHidden(row)]
    assert empty
    assert all(model.index(row, c).data() == "0" for row in empty for c in range(model.columnCount()))
    assert not matrix.isRowHidden(0)
    assert not matrix.isColumnHidden(2)
    matrix.setCurrentCell(0, 2)
    with qtbot.waitSignal(matrix.conditionWanted) as told:
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert told.args == ["tier:high phase:adoption"]
    matrix.show_book(book, np.zeros(5, np.bool_))
    assert model.index(0, 2).data() == "0"


def test_reasons_are_read_aloud_with_their_points(qtbot: QtBot) -> None:
    bars = ReasonBars()
    qtbot.addWidget(bars)
    bars.show_reasons([Reason("Logins fell", "−38 %", -14.2), Reason("Goals met", "–", None)])
    assert bars.item(0).data(SPOKEN) == "Logins fell: −38 %, −14 points"
    bars.resize(600, 100)
    assert not bars.grab().isNull()


def test_a_sparkline_is_told_in_words(qtbot: QtBot) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.show_values([61.0, None, 40.0, 42.0, float("nan")], "Health score by week")
    assert line.accessibleDescription() == "from 61 to 42, lowest 40, highest 61"
    assert not line.grab().isNull()
    line.show_values([], "Nothing")
    assert not line.grab().isNull()


def test_every_control_has_a_name_and_shows_plain_text(qtbot: QtBot, book: Book) -> None:
    bar, messages, matrix, state = FilterBar(), MessageBar(), ValueMatrix(), EmptyState()
    bar.set_condition("tier:high")
    messages.show_message("<b>x</b>", "error", {"Do": lambda: None})
    matrix.show_book(book)
    state.tell("<i>a</i>", "b", "c", lambda: None)
    for widget in (bar, messages, matrix, state):
        qtbot.addWidget(widget)
        for control in widget.findChildren(QAbstractButton) + widget.findChildren(QLineEdit):
            is_qts_own = control.objectName().startswith("_q_") or not control.parent()
            qts = type(control).__name__ in ("QTableCornerButton", "QAbstractButton") or is_qts_own
            assert (
                qts
                or control.accessibleName()
                or control.metaObject().className().startswith("QLineEditIcon")
            )
        for label in widget.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_thousand_qt_calls_keep_count_of_none(qtbot: QtBot) -> None:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(2_000):
        label.setText(str(number))
        label.resize(10, 10)
    assert before - sys.getrefcount(None) < 100


def test_a_flow_without_any_room_still_has_a_height(qtbot: QtBot) -> None:
    """Qt asks about widths below zero; a Python error inside a layout ends the process (PySide6 6.11)."""
    panel = QWidget()
    qtbot.addWidget(panel)
    flow = Flow(panel, margins=QMargins(8, 8, 8, 8))
    for text in ("one", "two"):
        flow.addWidget(QLabel(text))
    heights = [flow.heightForWidth(width) for width in (-40, -1, 0, 1, 1000)]
    assert len(set(heights[:4])) == 1
    assert heights[0] > heights[4] > 0


def test_a_flow_grows_with_what_is_put_into_it(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    flow = Flow(panel)
    part = QLabel("one")
    flow.addWidget(part)
    before = flow.heightForWidth(200), flow.minimumSize()
    part.setText("one\nin two lines, the second of them long")
    flow.activate()
    assert flow.heightForWidth(200) > before[0]
    assert flow.minimumSize().width() > before[1].width()
    flow.takeAt(0)
    flow.invalidate()
    assert flow.heightForWidth(200) == 0
