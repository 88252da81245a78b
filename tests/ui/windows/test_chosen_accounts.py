"""What is done with the chosen accounts is done with those that are seen to be chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services.reviews import reviews
from cs_workbench.ui.widgets.grid import Grid
from tests.ui.windows.running import Starter, settle, wired

SHIFT = Qt.KeyboardModifier.ShiftModifier


def choose_two(grid: Grid) -> None:
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)


def test_each_layout_of_accounts_answers_for_its_own_lines(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    place, view = wiring.accounts, wiring.accounts.view
    choose_two(view.grid)
    of_table = place.chosen_accounts()
    assert len(of_table) == 2
    for layout, grid in (("renewals", view.renewals), ("board", view.board)):
        view.show_layout(layout)
        settle(qtbot, program)
        for line in range(grid.line_table.rowCount()):
            grid.setCurrentIndex(grid.line_table.index(line, 0))
            if grid.account() is not None and grid.account() not in of_table:
                break
        chosen = place.chosen_accounts()
        assert chosen == (grid.account(),) == (place.current_account(),)
        assert set(chosen).isdisjoint(of_table)
    view.show_layout("matrix")
    settle(qtbot, program)
    assert place.chosen_accounts() == (), "a matrix has fields, not accounts"
    assert place.current_account() is None
    view.show_layout("table")
    assert place.chosen_accounts() == of_table


def test_the_lists_of_other_places_answer_with_all_that_is_selected(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("activity")
    settle(qtbot, program)
    table = wiring.activity.view.feed.table
    accounts = [row.account_id for row in table.rows.rows]
    other = next(line for line, account in enumerate(accounts) if account != accounts[0])
    table.go_to(0)
    for _ in range(other):
        QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert len(wiring.activity.chosen_accounts()) == 2
    wiring.activity.choose_side("requests")
    settle(qtbot, program)
    assert wiring.activity.chosen_accounts() == ()
    wiring.go("insights")
    wiring.insights.turn_to("balance")
    settle(qtbot, program)
    page = wiring.insights.page
    page.look_at(None)  # type: ignore[attr-defined]
    settle(qtbot, program)
    page.view.focus_list()  # type: ignore[attr-defined]
    page.view.list.selectAll()  # type: ignore[attr-defined]
    assert len(wiring.insights.chosen_accounts()) == page.view.list.rowCount() > 1  # type: ignore[attr-defined]
    wiring.go("today")
    settle(qtbot, program)
    rows = wiring.today.view.list.rows_meant()
    assert wiring.today.chosen_accounts() == tuple(row.account_id for row in rows)


def test_over_an_open_review_the_hidden_list_chooses_nothing(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("reviews")
    settle(qtbot, program)
    choose_two(wiring.reviews.view.list.grid)
    assert len(wiring.reviews.chosen_accounts()) == 2
    row = next(row for row in reviews(wiring.desk.bench) if row.state == "draft")
    wiring.open_review(row.uid)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: wiring.reviews.view.builder.row is not None, timeout=20_000)
    assert wiring.reviews.chosen_accounts() == (row.account_id,)
