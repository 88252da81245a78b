"""The view of Today: columns in, signals out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs_workbench.domain.quick_entry import read_entry
from cs_workbench.services.quick_entry import Candidate, LineRead
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.views.settle_line import Settled
from cs_workbench.ui.views.today import TodayView
from tests.ui.views.made import TODAY, press, today_page, today_row, type_text


@pytest.fixture
def view(qtbot: QtBot) -> TodayView:
    made = TodayView(TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_the_first_row_is_current_and_arrows_pass_over_headings(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(1)], [today_row(2)]), "mine", can_switch=True)
    view.list.go_to("renewal:1")
    press(view.list, Qt.Key.Key_Down)
    row = view.list.current_row()
    assert row is not None
    assert row.key == "renewal:2"
    press(view.list, Qt.Key.Key_K)
    row = view.list.current_row()
    assert row is not None
    assert row.key == "renewal:1"


def test_enter_opens_the_account(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(7)]), "mine", can_switch=True)
    with qtbot.waitSignal(view.accountWanted) as opened:
        press(view.list, Qt.Key.Key_Return)
    assert opened.args == [7]


def test_e_ends_a_to_do_and_nothing_else(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(1), today_row(2, "task", todo_id=9)]), "mine", can_switch=True)
    view.list.go_to("renewal:1")
    with qtbot.assertNotEmitted(view.endWanted):
        press(view.list, Qt.Key.Key_E)
    view.list.go_to("task:2")
    with qtbot.waitSignal(view.endWanted):
        press(view.list, Qt.Key.Key_E)


def test_n_writes_a_note_on_the_row(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(3)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_N)
    type_text(view.quick.line, "budget")
    with qtbot.waitSignal(view.lineWritten) as told:
        press(view.quick.line, Qt.Key.Key_Return)
    assert told.args is not None
    rows, written = told.args
    assert [row.account_id for row in rows] == [3]
    assert isinstance(written, Written)
    assert (written.mode, written.text) == ("note", "budget")
    assert not view.quick.isVisible()


def test_escape_closes_the_line_and_keeps_the_text(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(3)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_N)
    type_text(view.quick.line, "half")
    with qtbot.assertNotEmitted(view.lineWritten):
        press(view.quick.line, Qt.Key.Key_Escape)
    assert view.quick.line.text() == "half"


def test_the_row_stays_current_through_a_refresh(view: TodayView) -> None:
    view.show_page(today_page([today_row(1), today_row(2), today_row(3)]), "mine", can_switch=True)
    view.list.go_to("renewal:2")
    view.show_page(today_page([today_row(0), today_row(1), today_row(2)]), "mine", can_switch=True)
    row = view.list.current_row()
    assert row is not None
    assert row.key == "renewal:2"


def test_after_the_last_row_the_day_is_finished(view: TodayView) -> None:
    view.show_page(today_page([]), "mine", can_switch=True)
    assert view.finished_text()


def test_every_row_can_be_heard(view: TodayView) -> None:
    view.show_page(today_page([today_row(1)]), "mine", can_switch=True)
    model = view.list.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "解約通知期限まで1日" in spoken
    assert "株式会社あおば1" in spoken


def test_a_verb_is_for_the_marked_rows(qtbot: QtBot, view: TodayView) -> None:
    rows = [today_row(n, "task", todo_id=n) for n in (1, 2, 3, 4)]
    view.show_page(today_page(rows), "mine", can_switch=True)
    view.list.go_to("task:1")
    press(view.list, Qt.Key.Key_X)
    press(view.list, Qt.Key.Key_J)
    press(view.list, Qt.Key.Key_J)
    press(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.endWanted) as ended:
        press(view.list, Qt.Key.Key_E)
    assert ended.args is not None
    assert [row.key for row in ended.args[0]] == ["task:1", "task:3", "task:4"]
    press(view.list, Qt.Key.Key_Escape)
    assert [row.key for row in view.list.rows_meant()] == ["task:4"]


def test_h_then_enter_is_tomorrow_and_a_day_can_be_typed(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(2, "task", todo_id=9)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_H)
    with qtbot.waitSignal(view.settled) as settled:
        press(view.settle.day, Qt.Key.Key_Return)
    assert settled.args is not None
    assert settled.args[1] == Settled("snooze", "+1d")
    type_text(view.settle.day, "12/5")
    with qtbot.waitSignal(view.settle.dayTyped) as typed:
        pass
    assert typed.args == ["12/5"]
    view.settle.show_day("12/5", date(2026, 12, 5))
    assert "5" in view.settle.said.text()
    press(view.settle.day, Qt.Key.Key_Escape)
    assert not view.settle.isVisible()


def test_a_skip_without_a_reason_waits_for_one(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(2, "task", todo_id=9)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.assertNotEmitted(view.settled):
        press(view.settle.why, Qt.Key.Key_Return)
    type_text(view.settle.why, "closed")
    with qtbot.waitSignal(view.settled) as settled:
        press(view.settle.why, Qt.Key.Key_Return)
    assert settled.args is not None
    assert settled.args[1] == Settled("skip", "", "closed")


def test_a_gives_to_a_colleague(qtbot: QtBot, view: TodayView) -> None:
    view.settle.show_owners(["佐藤", "鈴木"])
    view.show_page(today_page([today_row(2, "task", todo_id=9)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_A)
    view.settle.owner.setCurrentIndex(2)
    with qtbot.waitSignal(view.settled) as settled:
        press(view.settle.owner, Qt.Key.Key_Return)
    assert settled.args is not None
    assert settled.args[1] == Settled("assign", owner="鈴木")


def read(text: str, names: tuple[str, ...]) -> LineRead:
    entry = read_entry(text, TODAY, is_account=lambda words: any(name.startswith(words) for name in names))
    found = tuple(Candidate(n, name, "佐藤", is_exact=False) for n, name in enumerate(names, 1))
    return LineRead(text, entry, found, len(found))


def test_the_line_shows_what_it_read_before_enter(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(2)]), "mine", can_switch=True)
    press(view.list, Qt.Key.Key_Q)
    line = view.entry.line
    with qtbot.waitSignal(view.entry.typed):
        line.setText("来週火曜15時 あおば 電話")
    view.entry.show_read(read(line.text(), ("あおば精機", "あおば銀行")))
    assert view.entry.said.isVisible()
    assert all(part in view.entry.said.text() for part in ("15:00", "あおば精機", "電話"))
    press(line, Qt.Key.Key_Down)
    assert "あおば銀行" in view.entry.said.text()
    with qtbot.waitSignal(view.entry.written) as written:
        press(line, Qt.Key.Key_Return)
    assert written.args == ["来週火曜15時 あおば 電話", 2]
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "来週火曜15時 あおば銀行 電話"
    view.entry.taken()
    assert line.text() == ""


def test_what_was_read_of_an_older_text_is_not_shown(view: TodayView) -> None:
    view.entry.line.setText("明日 電話")
    view.entry.show_read(read("明日", ()))
    assert not view.entry.said.isVisible()
    assert view.entry.chosen() is None


def test_a_risk_row_is_copied_with_one_key(qtbot: QtBot, view: TodayView) -> None:
    view.show_page(today_page([today_row(5, "risk")]), "mine", can_switch=True)
    with qtbot.waitSignal(view.slackWanted):
        press(view.list, Qt.Key.Key_C)
