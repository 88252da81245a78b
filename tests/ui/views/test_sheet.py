"""Lists and knobs: what they tell, and how often."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.knob import Knob, Turn
from cs_workbench.ui.views.sheet import VerbSheet


def test_a_list_that_is_filled_again_tells_it_once_and_keeps_its_row(qtbot: QtBot) -> None:
    """Each telling has the columns fitted to all rows: told a cell, two hundred rows took ten seconds."""
    sheet = VerbSheet("accounts", ["name", "why"], verbs=(), numbers=(), grow=1)
    qtbot.addWidget(sheet)
    sheet.fill([[f"a{n}", "x"] for n in range(50)], list(range(50)))
    sheet.setCurrentCell(7, 0)
    told: list[tuple[int, int]] = []
    sheet.model().dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    sheet.fill([[f"b{n}", "y"] for n in range(40)], list(range(100, 140)))
    assert told == [(0, 39)]
    assert (sheet.currentRow(), sheet.key_at(7), sheet.model().index(7, 0).data()) == (7, 107, "b7")
    sheet.fill([])
    assert sheet.rowCount() == 0


def test_a_knob_says_the_same_by_slider_and_by_number(qtbot: QtBot, dressed: QApplication) -> None:
    knob, told = Knob("Churn", Turn(0, 10, 0.1, " %")), []
    qtbot.addWidget(knob)
    knob.show()
    knob.turned.connect(lambda: told.append(knob.value))
    knob.know_usual(1.6, "assumption", "yours")
    assert (knob.value, knob.is_usual, told) == (1.6, True, [])
    QTest.keyClick(knob.slider, Qt.Key.Key_Right)
    assert (knob.number.value(), knob.number.accessibleDescription()) == (1.7, "yours")
    knob.number.setFocus()
    knob.number.selectAll()
    QTest.keyClicks(knob.number, "3.2")
    QTest.keyClick(knob.number, Qt.Key.Key_Return)
    assert knob.slider.value() == 32
    assert told == [1.7, 3.2]
    knob.know_usual(2.0, "measured", "yours")
    assert knob.value == 3.2, "what was turned stays turned"
    knob.reset()
    assert (knob.value, knob.is_usual, len(told)) == (2.0, True, 2)
    knob.set_turn(Turn(0, 500, 50))
    assert (knob.slider.maximum(), knob.number.suffix()) == (10, "")
