"""A Monday morning at Today with the keyboard alone: a line becomes a to-do, rows are settled, the day ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.today import TodayView
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000


def keys_in(view: TodayView, section: str) -> list[str]:
    """Return the keys of the rows under a section."""
    model, found, here = view.list.rows, [], ""
    for line in range(model.rowCount()):
        row = model.row_at(model.index(line))
        if row is None:
            here = model.index(line).data(Qt.ItemDataRole.UserRole).key
        elif here == section:
            found.append(row.key)
    return found


def test_monday_morning_with_the_keyboard_alone(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("today")
    settle(qtbot, program)
    view = wiring.today.view
    before = len(keys_in(view, "week")) + len(keys_in(view, "later"))

    QTest.keyClick(view.list, Qt.Key.Key_Q)
    assert view.entry.line.hasFocus()
    view.entry.line.setText("+3d 15時 あおば 電話")
    qtbot.waitUntil(lambda: "15:00" in view.entry.said.text(), timeout=PATIENCE_MS)
    assert "あおば精機" in view.entry.said.text()
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        QTest.keyClick(view.entry.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: len(keys_in(view, "week")) + len(keys_in(view, "later")) == before + 1, timeout=PATIENCE_MS
    )
    assert view.entry.line.text() == ""

    QTest.keyClick(view.entry.line, Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    view.list.go_to("now")
    first, second = keys_in(view, "now")[:2]
    QTest.keyClick(view.list, Qt.Key.Key_X)
    QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.list, Qt.Key.Key_H)
    view.settle.day.setText("来週金曜")
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        QTest.keyClick(view.settle.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not {first, second} & set(keys_in(view, "now")), timeout=PATIENCE_MS)
    assert not view.settle.isVisible()
    wiring.desk.undo()
    qtbot.waitUntil(lambda: {first, second} <= set(keys_in(view, "now")), timeout=PATIENCE_MS)
    settle(qtbot, program)

    view.list.go_to("changes")
    if keys_in(view, "changes"):
        QTest.keyClick(view.list, Qt.Key.Key_C)
        qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("*リスク"), timeout=PATIENCE_MS)

    view.list.rows.mark(set(keys_in(view, "now")))
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        QTest.keyClick(view.list, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: view.finished_text() == "今日は以上です", timeout=PATIENCE_MS)
    assert not program.window.messages.messages()


def test_an_absence_is_set_and_ended_in_settings(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("settings")
    settle(qtbot, program)
    view = wiring.settings.general.view
    before = len([words for words in view.words() if "復帰" in words])
    view.absence.cover.setCurrentIndex(2)
    view.absence.first.setText("来週金曜")
    view.absence.first.editingFinished.emit()
    assert view.absence.last.day() == view.absence.first.day(), "the last day follows"
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        view.absence.save.click()

    def told() -> int:
        return len([words for words in view.words() if "復帰" in words])

    qtbot.waitUntil(lambda: told() == before + 1, timeout=PATIENCE_MS)
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        wiring.desk.undo()
    qtbot.waitUntil(lambda: told() == before, timeout=PATIENCE_MS)
    settle(qtbot, program)
