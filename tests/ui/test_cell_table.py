"""The grid of the touch model: keys and drops say which cell gets which tier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.widgets.cell_table import CellTable, ShownCell, tier_data

TIERS = ("high", "low", "tech")


@pytest.fixture
def table(qtbot: QtBot) -> CellTable:
    """Return a grid of two by two."""
    made = CellTable("cells")
    qtbot.addWidget(made)
    cells = [[ShownCell("High touch", "1", "", f"{row} {column}", 0.5) for column in "ab"] for row in "cd"]
    made.show_cells(["a", "b"], ["c", "d"], cells, TIERS)
    made.resize(400, 300)
    made.show()
    return made


def test_keys_say_the_tier_of_the_cell_under_the_cursor(table: CellTable) -> None:
    said: list[tuple[object, ...]] = []
    table.tierWanted.connect(lambda *told: said.append(("tier", *told)))
    table.backWanted.connect(lambda *told: said.append(("back", *told)))
    table.opened.connect(lambda *told: said.append(("open", *told)))
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_2,
        Qt.Key.Key_4,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(table, key)
    assert said == [("tier", 1, 1, 1), ("back", 1, 1), ("open", 1, 1)], "there is no fourth tier"
    assert table.grab().width() == table.width()


@pytest.mark.parametrize(("tier", "expected"), [("tech", [(0, 1, 2)]), ("mid", [])])
def test_a_tier_dropped_on_a_cell_goes_there(
    table: CellTable, tier: str, expected: list[tuple[int, int, int]]
) -> None:
    said: list[tuple[int, int, int]] = []
    table.tierWanted.connect(lambda *told: said.append(told))
    place, data = table.visualRect(table.model().index(0, 1)).center(), tier_data(tier)
    drop = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(drop)
    assert said == expected
