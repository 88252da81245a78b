"""Charts on the pages of Insights: G turns, a mark is a door, and what was shown is come back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services.economics import running_book
from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.charts import SHOWN, ChartsView
from cs_workbench.ui.views.load import LoadView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired


def opened(qtbot: QtBot, program: Program, page: str) -> LoadView | BalanceView | ChartsView:
    """Go to a page of Insights and return it once it is filled."""
    program.window.activateWindow()  # so that keys of a page reach it
    wiring = wired(program)
    wiring.go("insights")
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index(page))
    settle(qtbot, program)
    view = wiring.insights.pages[page].view
    assert isinstance(view, LoadView | BalanceView | ChartsView)
    return view


@pytest.mark.parametrize("page", ["load", "balance"])
def test_g_turns_to_the_chart_whose_marks_are_doors_and_back(qtbot: QtBot, start: Starter, page: str) -> None:
    program = start()
    view, wiring = opened(qtbot, program, page), wired(program)
    assert not isinstance(view, ChartsView)
    before = view.shown.pane.chart
    assert before is None, "made when it is asked for"
    view.focus_list()
    account = view.current_account()
    QTest.keyClick(view.list, Qt.Key.Key_G)
    settle(qtbot, program)
    chart = view.shown.pane.chart
    assert chart is not None
    assert chart.figure is not None
    assert view.shown.pane.isVisible()
    assert not view.tabs.isVisible()
    assert view.current_account() is None, "no verb means an account that is not to be seen"
    assert wiring.insights.memory()["pages"][page]["chart"] is True
    QTest.keyClick(view.shown.pane.picture, Qt.Key.Key_T)
    table = view.shown.pane.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    shown = len(wiring.accounts.view.accounts_shown())
    assert shown == (int(chart.rows[0][1]) if page == "load" else 1)
    wiring.back()
    settle(qtbot, program)
    view.shown.focus_chart()
    QTest.keyClick(table, Qt.Key.Key_G)
    settle(qtbot, program)
    assert view.tabs.isVisible()
    assert view.current_account() == account
    assert (view.list if view.list.rowCount() else view.tabs.tabBar()).hasFocus()


def test_the_chart_that_was_shown_is_shown_again_and_follows_what_changes(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    wired(program).insights.remember(
        {"page": "load", "pages": {"load": {"chart": True}, "balance": {"chart": 7}}}
    )
    view = opened(qtbot, program, "load")
    assert isinstance(view, LoadView)
    assert view.shown.is_chart
    assert view.shown.pane.chart is not None
    before = view.shown.pane.chart.title
    view.hours.setValue(60)
    settle(qtbot, program)
    assert view.shown.pane.chart.title != before
    other = opened(qtbot, program, "balance")
    assert isinstance(other, BalanceView)
    assert not other.shown.is_chart, "garbage is passed over"


def test_every_chart_of_a_book_is_a_line_away(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wired(program).insights.remember({"page": "charts", "pages": {"charts": {"chart": "load"}}})
    view, wiring = opened(qtbot, program, "charts"), wired(program)
    assert isinstance(view, ChartsView)
    assert view.pane.chart is not None
    assert view.pane.chart.id == "load"
    view.names.setCurrentCell(0, 0)
    for name in SHOWN:
        settle(qtbot, program)
        chart = view.pane.chart
        assert chart.id == name
        assert chart.figure is not None or name == "calibration", "no back-test is kept yet"
        QTest.keyClick(view.names, Qt.Key.Key_Down)
    view.names.setCurrentCell(SHOWN.index("load"), 0)
    settle(qtbot, program)
    view.scope.setCurrentIndex(1)
    view.scopeChosen.emit("team")
    settle(qtbot, program)
    owners = set(running_book(wiring.desk.bench)["owner"].values.tolist())
    assert len(view.pane.chart.rows) == len(owners), "a bar a CSM who has accounts"
    QTest.keyClick(view.names, Qt.Key.Key_Return)
    assert view.pane.picture.hasFocus()
    view.pane.doorWanted.emit(view.pane.chart.doors[0])
    settle(qtbot, program)
    assert len(wiring.accounts.view.accounts_shown()) == int(view.pane.chart.rows[0][1])
    assert wiring.insights.memory()["pages"]["charts"] == {"chart": "load", "scope": "team"}
