"""The grid paints what the model says: grounds of selections and groups, the ring, texts within their cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.domain.columns import Book, text_column
from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.theme import Look, apply_look, colour
from cs_workbench.ui.widgets.grid import Grid
from tests.ui.conftest import TODAY

INSIDE_THE_RING = QPoint(4, 4)
COLUMNS = ("name", "tier", "health", "arr")


@pytest.fixture
def grid(qtbot: QtBot, book: Book) -> Grid:
    grid, table = Grid(), BookTable()
    qtbot.addWidget(grid)
    table.setParent(grid)
    table.show(book, TODAY)
    table.set_columns(COLUMNS)
    grid.setModel(table)
    grid.resize(900, 400)
    grid.show()
    return grid


def cell(grid: Grid, line: int, column: int) -> QRect:
    return grid.visualRect(grid.table.index(line, column))


def picture(grid: Grid) -> QImage:
    return grid.viewport().grab().toImage()


def ground(grid: Grid, line: int, column: int = 0) -> QColor:
    return picture(grid).pixelColor(cell(grid, line, column).topLeft() + INSIDE_THE_RING)


def edge(grid: Grid, line: int, column: int) -> QColor:
    return picture(grid).pixelColor(cell(grid, line, column).topLeft())


def colours_in(image: QImage, part: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(part.left(), part.right() + 1)
        for y in range(part.top(), part.bottom() + 1)
    }


def test_a_selected_line_is_tinted_in_every_column(grid: Grid) -> None:
    grid.selectRow(1)
    tinted = [[ground(grid, line, column) == colour("accent_soft") for column in (0, 3)] for line in (0, 1)]
    assert tinted == [[False, False], [True, True]]


def test_the_ring_stands_on_the_current_cell_while_the_grid_has_the_keyboard(
    qtbot: QtBot, grid: Grid
) -> None:
    grid.setCurrentIndex(grid.table.index(2, 1))
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    assert edge(grid, 2, 1) == colour("focus")
    assert edge(grid, 2, 0) != colour("focus")
    grid.clearFocus()
    assert edge(grid, 2, 1) != colour("focus")


def test_a_group_has_a_ground_of_its_own_even_when_all_is_selected(grid: Grid) -> None:
    grid.group_by("tier")
    grid.selectAll()
    assert (ground(grid, 0), ground(grid, 1)) == (colour("sunken"), colour("accent_soft"))


def test_a_text_too_wide_for_its_cell_ends_within_it(grid: Grid) -> None:
    book = grid.table.book
    grid.table.show(
        Book(book.account_id, {**book.columns, "name": text_column(["長い名前" * 40] * len(book))})
    )
    image, first = picture(grid), cell(grid, 1, 0)
    inside = first.adjusted(10, 0, -10, -1)
    after = QRect(first.right() - 8, first.top(), 8, first.height() - 1)
    assert len(colours_in(image, inside)) > 1
    assert colours_in(image, after) == {colour("surface").name()}


def test_figures_end_at_the_right_of_their_column(grid: Grid) -> None:
    image, arr = picture(grid), cell(grid, 0, 3)
    half = arr.width() // 3
    assert len(colours_in(image, arr.adjusted(0, 0, -2 * half, -1))) == 1
    assert len(colours_in(image, arr.adjusted(2 * half, 0, 0, -1))) > 1


def test_a_column_moved_by_hand_takes_its_cells_along(grid: Grid) -> None:
    before = picture(grid).copy(cell(grid, 0, 1).adjusted(0, 0, 0, -1))
    grid.header.moveSection(1, 2)
    assert picture(grid).copy(cell(grid, 0, 1).adjusted(0, 0, 0, -1)) == before


def test_a_change_of_theme_changes_what_is_painted(dressed: QApplication, grid: Grid) -> None:
    light = ground(grid, 1)
    try:
        apply_look(dressed, Look("dark"))
        dark, text = ground(grid, 1), colour("text").name()
        assert text in colours_in(picture(grid), cell(grid, 1, 0))
    finally:
        apply_look(dressed, Look("light"))
    assert dark != light


def test_the_first_column_stays_in_view_over_those_that_scroll(grid: Grid) -> None:
    before = [colours_in(picture(grid), cell(grid, line, 0)) for line in (0, 1)]
    grid.resize(420, 400)
    whole = grid.viewport().grab(cell(grid, 1, 0).adjusted(0, 0, -1, 0)).toImage()
    assert grid.header.frozen() == 0
    bar = grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    frozen = cell(grid, 1, 0)
    assert (frozen.left(), frozen.width()) == (0, grid.header.frozen())
    assert grid.viewport().grab(frozen.adjusted(0, 0, -1, 0)).toImage() == whole
    assert colour("edge").name() in colours_in(picture(grid), QRect(frozen.right(), frozen.top(), 1, 8))
    assert before[0] <= colours_in(picture(grid), cell(grid, 0, 0)) | {colour("focus").name()}
    assert grid.indexAt(frozen.center()).column() == 0


def test_a_cell_under_the_first_column_is_scrolled_into_view(grid: Grid) -> None:
    grid.resize(420, 400)
    bar = grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    grid.setCurrentIndex(grid.table.index(1, 1))
    assert cell(grid, 1, 1).left() >= grid.header.frozen()
    bar.setValue(bar.maximum())
    was = bar.value()
    grid.setCurrentIndex(grid.table.index(2, 0))
    assert bar.value() == was
