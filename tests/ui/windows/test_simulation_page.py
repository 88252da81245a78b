"""試算 in the running window: assumptions turned by keys alone, on the sample book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.load import LoadView
from cs_workbench.ui.views.parts import Words
from cs_workbench.ui.views.simulation import SimulationView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, StarterIn, settle, wired


def opened(qtbot: QtBot, program: Program) -> SimulationView:
    """Go to Insights and along its tabs; return the page once it has answered."""
    wiring = wired(program)
    wiring.go("insights")
    settle(qtbot, program)
    for _ in range(list(PAGES).index("simulation")):
        QTest.keyClick(wiring.insights.view.tabs.tabBar(), Qt.Key.Key_Right)
    settle(qtbot, program)
    view = wiring.insights.pages["simulation"].view
    assert isinstance(view, SimulationView)
    return view


def of_tiers(view: SimulationView, column: int) -> list[str]:
    return [str(view.tiers.model().index(row, column).data()) for row in range(view.tiers.rowCount())]


def test_a_turned_assumption_is_answered_and_remembered(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    people, cost = view.knobs["people"], view.knobs["annual_cost"]
    assert people.slider.hasFocus()
    before, said = of_tiers(view, 5), view.tabs.tabText(2)
    cost.slider.setFocus()
    for _ in range(5):
        QTest.keyClick(cost.slider, Qt.Key.Key_Right)
    settle(qtbot, program)
    assert cost.number.value() == 9_500_000
    assert cost.number.accessibleDescription() == "仮定(変更済み)"
    assert before[0] == "¥53,571"
    assert of_tiers(view, 5)[0] == "¥56,548"
    assert wiring.insights.memory()["pages"]["simulation"]["turned"] == {"annual_cost": 9_500_000}
    QTest.keyClick(view.reset, Qt.Key.Key_Space)
    settle(qtbot, program)
    assert (of_tiers(view, 5), view.tabs.tabText(2)) == (before, said)


def test_a_typed_value_empties_the_answers_and_a_dear_account_is_a_door(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    margin = view.knobs["gross_margin"].number
    margin.setFocus()
    margin.selectAll()
    QTest.keyClicks(margin, "0")
    QTest.keyClick(margin, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert [view.break_even.model().index(row, 1).data() for row in range(3)] == ["なし(粗利がない)"] * 3
    bar = view.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert view.months.rowCount() == 25
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert view.costs.rowCount() > 0
    view.costs.setFocus()
    account = view.current_account()
    QTest.keyClick(view.costs, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, wiring.present.current_account()) == ("account", account)
    wiring.escape()
    settle(qtbot, program)
    assert (wiring.present.id, view.current_account()) == ("insights", account)


def test_of_an_empty_book_both_pages_say_what_is_missing(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    program = start_in(tmp_path / "empty", "en")
    settle(qtbot, program)
    view, wiring = opened(qtbot, program), wired(program)
    said = [words.text() for words in view.findChildren(Words) if words.isVisible()]
    assert "No account has a known ARR, so there is nothing to simulate." in " ".join(said)
    assert not view.tabs.isVisible()
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index("load"))
    settle(qtbot, program)
    load = wiring.insights.pages["load"].view
    assert isinstance(load, LoadView)
    assert not load.tabs.isVisible()
    assert any("No account has an owner" in words.text() for words in load.findChildren(Words))
