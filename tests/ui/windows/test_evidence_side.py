"""検証 in the running window: a kept back-test at once, run anew and stopped, its accounts and weights by keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.scorecards import card_of
from cs_workbench.ui.views.card_backtest import CardBackTest
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.services.test_backtest import NOW
from tests.services.test_evidence import make_tested
from tests.support.once import made_once
from tests.ui.windows.running import Starter, StarterIn, settle, wired

PATIENCE_MS = 60_000
CARD, EVIDENCE = 0, 1  # tabs beside the card
WEIGHTS = 2


@pytest.fixture
def program(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, start_in: StarterIn, qtbot: QtBot
) -> Program:
    """Return the window on a profile whose card was back-tested."""
    made = made_once(tmp_path_factory, "tested", make_tested)
    program = start_in(Path(shutil.copytree(made, tmp_path / "profile")), clock=FixedClock(NOW))
    settle(qtbot, program)
    return program


def opened(qtbot: QtBot, program: Program) -> tuple[HealthView, CardBackTest]:
    """Go to the page, its back-test beside the card."""
    wiring = wired(program)
    wiring.go("insights")
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index("health"))
    settle(qtbot, program)
    view = wiring.insights.pages["health"].view
    assert isinstance(view, HealthView)
    view.right.setCurrentIndex(EVIDENCE)
    settle(qtbot, program)
    return view, view.backtest


def press(button: QWidget) -> None:
    """Press a button by its key."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_kept_back_test_is_shown_at_once_and_leads_to_each_account_of_then(
    qtbot: QtBot, program: Program
) -> None:
    view, shown = opened(qtbot, program)
    assert shown.made.text() == "2026/11/24の検証: 第1版、2026/11/24までのデータ。"
    assert not shown.stale.isVisible()
    assert "偶然なら50回" in shown.lead.text()
    assert view.sides.sizes()[1] > view.sides.sizes()[0], "the evidence has the room now"
    missed = shown.left.rowCount()
    assert shown.whose.text() == f"見逃し: 「健全」から{missed}社が解約しました。"
    shown.bands.setCurrentCell(1, 0)
    QTest.keyClick(shown.bands, Qt.Key.Key_Return)
    assert shown.whose.text().startswith("「注意」から")
    assert shown.left.rowCount() > 0
    shown.left.setFocus()
    shown.left.setCurrentCell(0, 0)
    name = shown.left.item(0, 0)
    assert name is not None
    QTest.keyClick(shown.left, Qt.Key.Key_Return)
    settle(qtbot, program)
    why = wired(program).pane.why
    assert program.window.has_pane
    assert name.text() in why.words()[0]
    seen_on = shown.left.item(0, 1)
    assert seen_on is not None
    assert any(seen_on.text() in words or "の週" in words for words in why.words()), why.words()


def test_suggested_weights_are_put_in_force_and_taken_back_by_keys(qtbot: QtBot, program: Program) -> None:
    view, shown = opened(qtbot, program)
    bench, weights = wired(program).desk.bench, shown.weights
    before = card_of(bench, None)
    shown.tabs.setCurrentIndex(WEIGHTS)
    assert weights.moved.text().startswith("この重みにすると")
    press(weights.apply)
    settle(qtbot, program)
    qtbot.waitUntil(shown.stale.isVisible, timeout=PATIENCE_MS)
    assert card_of(bench, None).version == before.version + 1
    assert weights.verdict.text() == "2026/11/24に提案された重みを適用中です。"
    assert not weights.apply.isVisible()
    wired(program).desk.undo()
    qtbot.waitUntil(weights.apply.isVisible, timeout=PATIENCE_MS)
    assert card_of(bench, None) == before

    press(weights.attempt)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: view.evidence.moved.rowCount() > 0, timeout=PATIENCE_MS)
    assert view.right.currentIndex() == CARD, "what the draft would change is shown"
    assert card_of(bench, None) == before
    assert view.editor.deeds["publish"].isEnabled()


def test_it_runs_as_a_job_that_can_be_stopped_and_keeps_what_it_found(qtbot: QtBot, program: Program) -> None:
    _view, shown = opened(qtbot, program)
    made = shown.made.text()
    press(shown.test)
    assert shown.bar.isVisible()
    assert program.window.tray.items(), "it stands among what runs"
    press(shown.cancel)
    qtbot.waitUntil(shown.test.isVisible, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert shown.made.text() == made

    press(shown.test)
    qtbot.waitUntil(shown.test.isVisible, timeout=PATIENCE_MS)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: shown.made.text() != made, timeout=PATIENCE_MS)
    assert not shown.bar.isVisible()
    assert shown.left.rowCount() > 0


def test_with_few_churns_there_is_one_sentence_and_nothing_to_press(qtbot: QtBot, start: Starter) -> None:
    _view, shown = opened(qtbot, start())
    assert shown.made.text().startswith("件数が少なく判断できません。")
    assert not shown.test.isVisible()
    assert not shown.tabs.isVisible()
