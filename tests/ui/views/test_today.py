"""The view of Today: columns in, signals out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.quick_line import Written
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
    row, written = told.args
    assert row.account_id == 3
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
