"""負荷 in the running window: a hand-over by keys alone, on the sample book."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.load import LoadView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> LoadView:
    """Go to Insights and along its tabs; return the page once it is filled."""
    wiring = wired(program)
    wiring.go("insights")
    settle(qtbot, program)
    tabs = wiring.insights.view.tabs
    for _ in range(list(PAGES).index("load")):
        QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Right)
    settle(qtbot, program)
    view = wiring.insights.pages["load"].view
    assert isinstance(view, LoadView)
    assert view.isVisible()
    return view


def proposed(view: LoadView) -> list[str]:
    return [str(view.handovers.model().index(row, 0).data()) for row in range(view.handovers.rowCount())]


def test_an_overload_is_relieved_line_by_line_and_undo_takes_it_back(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    assert (view.scope.currentData(), view.owners.rowCount()) == ("mine", 1)
    assert proposed(view) == []
    view.hours.setFocus()
    view.hours.selectAll()
    QTest.keyClicks(view.hours, "60")
    QTest.keyClick(view.hours, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert view.owners.model().index(0, 4).data() == "■ 超過"
    before, after_text = proposed(view), view.owners.model().index(0, 6).data()
    assert before
    view.focus_list()
    account = view.current_account()
    QTest.keyClick(view.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: before[0] not in proposed(view), timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert view.owners.model().index(0, 6).data() == after_text, "the rest of the proposal stands"
    wiring.desk.undo()
    qtbot.waitUntil(lambda: proposed(view) == before, timeout=PATIENCE_MS)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, wiring.present.current_account()) == ("account", account)
    assert wiring.insights.memory()["pages"]["load"]["hours"] == 60


def test_the_figures_are_doors_and_the_whole_proposal_is_one_step(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    QTest.keyClick(view.cells, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    shown = len(wiring.accounts.view.accounts_shown())
    wiring.back()
    settle(qtbot, program)
    assert view.cells.model().index(0, 1).data() == str(shown)
    view.hours.setValue(60)
    settle(qtbot, program)
    had, moves = int(view.owners.model().index(0, 1).data()), len(proposed(view))
    assert moves
    view.follow("all")
    qtbot.waitUntil(lambda: proposed(view) == [], timeout=PATIENCE_MS)
    assert int(view.owners.model().index(0, 1).data()) == had - moves
    wiring.desk.undo()
    qtbot.waitUntil(lambda: len(proposed(view)) == moves, timeout=PATIENCE_MS)
