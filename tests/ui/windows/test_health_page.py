"""ヘルススコア in the running window: a card typed into, tried, published and taken back, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.services.scorecards import card_of
from cs_workbench.ui.views.edit_table import Field
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000
POINTS = "0:0 90:40 99:100"


def opened(qtbot: QtBot, program: Program) -> HealthView:
    """Go to the page; return it once it shows its card."""
    wiring = wired(program)
    wiring.go("insights")
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index("health"))
    settle(qtbot, program)
    view = wiring.insights.pages["health"].view
    assert isinstance(view, HealthView)
    assert view.editor.measures.rowCount() > 0
    return view


def typed(view: HealthView, *keys: Qt.Key, text: str = "") -> QLineEdit:
    """Walk from the first field of the measures, and type over a field; return what is being typed in."""
    table = view.editor.measures
    table.setCurrentCell(0, 0)
    for key in keys:
        QTest.keyClick(table, key)
    QTest.keyClicks(table, text[:1])
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    return editor


def press_deed(view: HealthView, name: str) -> None:
    """Press a button by its key."""
    button: QWidget = view.editor.deeds[name]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_draft_tells_at_once_what_it_would_change_and_is_published_and_taken_back(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    moved = view.evidence.moved
    assert view.editor.measures.hasFocus()
    assert not view.editor.deeds["publish"].isEnabled()
    down, right = Qt.Key.Key_Down, Qt.Key.Key_Right
    editor = typed(view, down, right, right, text=POINTS)
    qtbot.waitUntil(lambda: moved.rowCount() > 0, timeout=PATIENCE_MS)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: moved.rowCount() == 0, timeout=PATIENCE_MS)
    assert not view.editor.deeds["publish"].isEnabled(), "Esc leaves the field as it was"

    QTest.keyClick(typed(view, down, right, right, text=POINTS), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: moved.rowCount() > 0, timeout=PATIENCE_MS)
    settle(qtbot, program)
    bench = wiring.desk.bench
    assert card_of(bench, None).measures[0].points[1] == (50.0, 40.0), "the card in force stays"
    QTest.keyClick(moved, Qt.Key.Key_I)
    settle(qtbot, program)
    why = wiring.pane.why
    assert (program.window.has_pane, "の週" in why.words()[1]) == (True, False)
    QTest.keyClick(why, Qt.Key.Key_Left)
    settle(qtbot, program)
    assert "の週: ヘルススコア" in why.words()[1], "what stood a week before"
    QTest.keyClick(why, Qt.Key.Key_Right)
    settle(qtbot, program)
    assert "の週" not in why.words()[1]
    wiring.escape()

    press_deed(view, "publish")
    settle(qtbot, program)
    assert card_of(bench, None).measures[0].points[1] == (90.0, 40.0)
    qtbot.waitUntil(lambda: moved.rowCount() == 0, timeout=PATIENCE_MS)
    assert not view.editor.deeds["publish"].isEnabled()
    wiring.desk.undo()
    qtbot.waitUntil(lambda: moved.rowCount() > 0, timeout=PATIENCE_MS)
    assert view.editor.deeds["publish"].isEnabled(), "the draft is there again"
    assert card_of(bench, None).measures[0].points[1] == (50.0, 40.0)


def weight(view: HealthView) -> Field:
    """Return the weight of the first group."""
    field = view.editor.measures.field_at(0, 1)
    assert field is not None
    return field


@pytest.mark.long
def test_a_draft_with_a_mistake_waits_for_the_next_start(qtbot: QtBot, start: Starter) -> None:
    view = opened(qtbot, start())
    editor = typed(view, Qt.Key.Key_Right, text="x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert (editor.text(), editor.isVisible()) == ("x", True), "what is no number stays typed"
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "0")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: weight(view).text == "0", timeout=PATIENCE_MS)
    assert weight(view).wrong == "「利用」の重みは0より大きくしてください。"
    assert weight(view).wrong in view.editor.mistakes.text()
    assert not view.editor.deeds["publish"].isEnabled()

    view = opened(qtbot, start())
    assert weight(view).text == "0"
    press_deed(view, "discard")
    qtbot.waitUntil(lambda: not view.editor.mistakes.text(), timeout=PATIENCE_MS)
