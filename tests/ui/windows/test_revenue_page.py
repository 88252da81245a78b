"""売上 in the running window: each part by keys, its doors exact, and what was chosen remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services.book import load_book
from cs_workbench.ui.views.revenue_arr import ArrView
from cs_workbench.ui.views.revenue_cohorts import CohortsView
from cs_workbench.ui.views.revenue_forecast import ForecastView
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.revenue_page import PARTS
from tests.ui.windows.running import Starter, opened_part, settle, wired


def cell(sheet: Sheet, row: int, column: int) -> str:
    return str(sheet.model().index(row, column).data())


def listed_from(qtbot: QtBot, program: Program, sheet: Sheet) -> set[str]:
    """Press Enter on the current row; return the names that the list of accounts shows, and come back."""
    wiring = wired(program)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    book, shown = load_book(wiring.desk.bench), wiring.accounts.view.accounts_shown()
    names = dict(zip(book.account_id.tolist(), book["name"].values, strict=True))
    wiring.back()
    settle(qtbot, program)
    assert wiring.present.id == "insights"
    return {names[int(account)] for account in shown}


def test_every_figure_of_the_year_lists_exactly_its_accounts(qtbot: QtBot, start: Starter) -> None:
    program = start()
    part = opened_part(qtbot, program, "arr")
    view = part.view
    assert isinstance(view, ArrView)
    sheet = view.figures.sheet
    assert view.figures.sheet.rowCount() > 10
    for figure in ("opening", "churn", "closing", "grr"):
        view.figures.turn_to(figure)
        assert view.figures.current() == figure
        counted = int(cell(sheet, sheet.currentRow(), 4))
        assert len(listed_from(qtbot, program, sheet)) == counted
    view.figures.turn_to("churn")
    assert "30日以内" in view.figures.definition.text()
    names = {cell(view.behind.sheet, row, 0) for row in range(view.behind.sheet.rowCount())}
    assert names == listed_from(qtbot, program, sheet)
    assert view.bridge.chart is not None
    assert view.bridge.chart.title.startswith("ARRは")


def test_an_account_behind_a_figure_opens_and_a_note_is_written_on_it(qtbot: QtBot, start: Starter) -> None:
    program = start()
    part, wiring = opened_part(qtbot, program, "arr"), wired(program)
    view = part.view
    assert isinstance(view, ArrView)
    view.figures.turn_to("closing")
    view.behind.focus_list()
    account = part.current_account()
    QTest.keyClick(view.behind.sheet, Qt.Key.Key_N)
    assert view.behind.accounts_written_about() == (account,)
    view.behind.quick.leave()
    QTest.keyClick(view.behind.sheet, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, wiring.present.current_account()) == ("account", account)
    wiring.escape()
    settle(qtbot, program)
    assert wiring.present.id == "insights"


def test_period_part_scope_and_currency_are_remembered(qtbot: QtBot, start: Starter) -> None:
    program = start()
    part, wiring = opened_part(qtbot, program, "arr"), wired(program)
    view = part.view
    assert isinstance(view, ArrView)
    span = view.span.text()
    view.period.setCurrentIndex(view.period.findData("fiscal"))
    view.period.activated.emit(view.period.currentIndex())
    settle(qtbot, program)
    assert view.span.text() != span
    memory = wiring.insights.memory()["pages"]["revenue"]
    assert memory["page"] == "arr"
    kept = memory["pages"]["arr"]
    assert (kept["period"], kept["scope"], kept["currency"]) == ("fiscal", "team", "")
    part.remember({"period": "nonsense", "currency": 7, "scope": "mine"})
    settle(qtbot, program)
    part.refresh(None)
    settle(qtbot, program)
    assert view.period.currentData() == "fiscal"
    assert view.scope.currentData() == "mine"


def test_the_forecast_lists_its_categories_and_its_months(qtbot: QtBot, start: Starter) -> None:
    program = start()
    part, wiring = opened_part(qtbot, program, "forecast"), wired(program)
    view = part.view
    assert isinstance(view, ForecastView)
    view.categories.setFocus()
    view.categories.setCurrentCell(1, 0)
    renewals = int(cell(view.categories, 1, 2))
    assert view.behind.sheet.rowCount() == renewals
    names = {cell(view.behind.sheet, row, 0) for row in range(renewals)}
    assert names == listed_from(qtbot, program, view.categories)
    view.figures.turn_to("exposure")
    assert "70%" in view.figures.definition.text()
    risk = view.risk.chart
    assert risk is not None
    view.risk.doorWanted.emit(next(door for door in risk.doors if door))
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    wiring.back()
    settle(qtbot, program)
    view.horizon.setCurrentIndex(view.horizon.findData(24))
    view.horizon.activated.emit(view.horizon.currentIndex())
    settle(qtbot, program)
    assert part.memory()["months"] == 24


def test_a_cohort_lists_who_began_in_it(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened_part(qtbot, program, "cohorts").view
    assert isinstance(view, CohortsView)
    rows = view.rows.rowCount()
    view.rows.setCurrentCell(1, 0)
    assert len(listed_from(qtbot, program, view.rows)) == int(cell(view.rows, 1, 1))
    view.by.setCurrentIndex(view.by.findData("month"))
    view.by.activated.emit(view.by.currentIndex())
    settle(qtbot, program)
    assert view.rows.rowCount() > rows
    assert list(PARTS) == ["arr", "forecast", "cohorts", "concentration", "month"]
