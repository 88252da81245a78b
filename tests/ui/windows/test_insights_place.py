"""分析 in the running window: contact balance by keys alone, on the sample book."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.revenue_concentration import ConcentrationView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.pages_place import PagesPlace
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, opened_part, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> BalanceView:
    """Go to Insights by its key; return the page once it shows its lists."""
    wiring = wired(program)
    QTest.keyClick(program.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    if wiring.present.id != "insights":  # without a window manager a shortcut may not arrive
        wiring.go("insights")
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index("balance"))
    settle(qtbot, program)
    view = wiring.insights.pages["balance"].view
    assert isinstance(view, BalanceView)
    assert view.list.rowCount() > 0
    return view


def names(view: BalanceView) -> list[str]:
    return [str(view.list.model().index(row, 0).data()) for row in range(view.list.rowCount())]


def test_enter_opens_the_account_and_esc_comes_back_to_its_row(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    assert view.scope.currentData() == "mine"
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Qt.Key.Key_J)
    account = view.current_account()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, wiring.present.current_account()) == ("account", account)
    wiring.escape()
    settle(qtbot, program)
    assert (wiring.present.id, view.current_account()) == ("insights", account)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    settle(qtbot, program)
    assert (program.window.has_pane, wiring.pane.peek.account_id) == (True, account)
    memory = wiring.insights.memory()
    assert (memory["page"], memory["pages"]["balance"]) == (
        "balance",
        {"list": "neglected", "account": account, "chart": False, "scope": ""},
    )


def test_a_page_is_made_when_somebody_turns_to_it_or_beside_the_work(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    kept = {"page": "balance", "pages": {"load": {"scope": "team"}, "charts": "garbage"}}
    wiring.insights.remember(kept)
    wiring.go("insights")
    settle(qtbot, program)
    pages = wiring.insights.pages
    assert set(pages.there) == {"balance"}
    assert wiring.insights.memory()["pages"]["load"] == {"scope": "team"}, "nobody turned to it"
    made = len(pages.there)
    while wiring.insights.warm():
        assert len(pages.there) <= made + 1, "one at a time"
        made = len(pages.there)
    assert set(pages.there) == set(PAGES)
    revenue = pages["revenue"]
    assert isinstance(revenue, PagesPlace)
    assert set(revenue.pages.there) == set(revenue.pages)
    settle(qtbot, program)


def test_a_logged_touch_takes_the_account_off_the_list_and_undo_puts_it_back(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    view = opened(qtbot, program)
    before = names(view)
    assert before[0] == "大鷹重機"
    QTest.keyClick(view.list, Qt.Key.Key_L)
    settle(qtbot, program)
    QTest.keyClick(view.quick.channel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(view) == before[1:], timeout=PATIENCE_MS)
    assert view.list.hasFocus()
    wired(program).desk.undo()
    qtbot.waitUntil(lambda: names(view) == before, timeout=PATIENCE_MS)


def test_a_next_step_is_planned_for_all_that_are_selected(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, said = opened(qtbot, program), []
    view.lineWritten.connect(lambda accounts, written: said.append((accounts, written.mode, written.text)))
    QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = tuple(view.list.keys_selected())
    QTest.keyClick(view.list, Qt.Key.Key_S)
    QTest.keyClicks(view.quick.line, "call")
    QTest.keyClick(view.quick.line, Qt.Key.Key_Return)
    assert said == [(chosen, "next_step", "call")]
    assert len(chosen) == 2


def test_every_figure_is_a_door(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    view.measures.setCurrentCell(1, 0)
    QTest.keyClick(view.measures, Qt.Key.Key_Return)
    assert (view.list.accessibleName(), view.list.hasFocus()) == ("手厚すぎ", True)
    QTest.keyClick(view.tiers, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    shown = len(wiring.accounts.view.accounts_shown())
    wiring.back()
    settle(qtbot, program)
    assert wiring.present.id == "insights"
    assert view.tiers.model().index(0, 1).data() == str(shown)


def test_the_team_is_one_choice_away(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened(qtbot, program)
    own = view.tiers.model().index(0, 1).data()
    view.scope.setCurrentIndex(view.scope.findData("team"))
    view.scope.activated.emit(view.scope.currentIndex())
    settle(qtbot, program)
    assert int(view.tiers.model().index(0, 1).data()) > int(own)
    assert wired(program).insights.memory()["pages"]["balance"]["scope"] == "team"


def test_a_tenth_of_the_revenue_opens_its_accounts_that_nobody_touched(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    view = opened_part(qtbot, program, "concentration").view
    assert isinstance(view, ConcentrationView)
    assert view.tenths.rowCount() == 10
    view.tenths.setCurrentCell(1, 0)
    accounts, untouched = (int(view.tenths.model().index(1, column).data()) for column in (1, 4))
    QTest.keyClick(view.tenths, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "accounts"
    assert wiring.accounts.view.grid.model().rowCount() == (untouched or accounts)
    wiring.back()
    settle(qtbot, program)
    assert (wiring.present.id, view.memory()["tenth"]) == ("insights", 1)
    currencies = [view.currency.itemData(place) for place in range(view.currency.count())]
    assert currencies == ["JPY", "USD"]
    view.currency.setCurrentIndex(1)
    view.currency.activated.emit(1)
    settle(qtbot, program)
    assert view.measures.model().index(2, 1).data() == "1", "the only account in dollars"
    memory = wiring.insights.memory()["pages"]["revenue"]
    assert (memory["page"], memory["pages"]["concentration"]["currency"]) == ("concentration", "USD")
