"""The grid has Excel's hands: keys, selection, copy, paste, fill and edit, by keyboard alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from cs_workbench.domain.columns import Book
from cs_workbench.ui.models import table as table_module
from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.widgets.clipboard import PastePlan, as_tsv, read_block
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.grid import Grid
from tests.ui.conftest import TODAY

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
COLUMNS = ("name", "tier", "health", "arr", "employees", "segment", "strategic", "phase")


@pytest.fixture
def table(book: Book) -> BookTable:
    table = BookTable()
    table.show(book, TODAY)
    table.set_columns(COLUMNS)
    return table


@pytest.fixture
def grid(qtbot: QtBot, table: BookTable) -> Grid:
    grid = Grid()
    qtbot.addWidget(grid)
    grid.setModel(table)
    grid.resize(1000, 400)
    grid.show()
    grid.activateWindow()
    grid.setFocus()
    return grid


def put(grid: Grid, line: int, fact: str) -> None:
    grid.setCurrentIndex(grid.table.index(line, COLUMNS.index(fact)))


def choose(grid: Grid, *lines: int) -> None:
    grid.select_accounts(grid.table.accounts_at(np.array(lines)))


def editor(grid: Grid) -> LineEdit:
    return next(line for line in grid.findChildren(LineEdit) if line.isVisible())


def clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_letters_go_up_and_down_and_do_things(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "name")
    QTest.keyClick(grid, Key.Key_J)
    QTest.keyClick(grid, Key.Key_J)
    QTest.keyClick(grid, Key.Key_K)
    assert grid.current_account() == 12
    with qtbot.waitSignal(grid.verbWanted) as verb:
        QTest.keyClick(grid, Key.Key_L)
    with qtbot.waitSignal(grid.peekWanted) as peek:
        QTest.keyClick(grid, Key.Key_Space)
    with qtbot.waitSignal(grid.openWanted) as opened:
        QTest.keyClick(grid, Key.Key_Return)
    assert (verb.args, peek.args, opened.args) == (["account.touch"], [12], [12])


def test_home_and_end_go_to_the_first_and_the_last(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 2, "name")
    QTest.keyClick(grid, Key.Key_End)
    assert grid.current_account() == 15
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.current_account() == 11


def test_x_adds_a_line_to_the_selection_and_takes_it_away(qtbot: QtBot, grid: Grid) -> None:
    choose(grid, 0)
    grid.go_to(13)
    QTest.keyClick(grid, Key.Key_X)
    assert grid.selected_accounts().tolist() == [11, 13]
    QTest.keyClick(grid, Key.Key_X)
    assert grid.selected_accounts().tolist() == [11]


def test_selecting_a_million_rows_asks_the_model_next_to_nothing(
    qtbot: QtBot, many: Callable[[int], Book]
) -> None:
    book = many(1_000)
    big = Book(
        np.arange(1_000_000, dtype=np.int64),
        {"health": replace(book["health"], values=np.tile(book["health"].values, 1_000))},
    )
    table, grid, calls = BookTable(), Grid(), 0
    qtbot.addWidget(grid)
    table.show(big, TODAY)
    grid.setModel(table)
    grid.resize(800, 600)
    grid.show()
    grid.setCurrentIndex(table.index(0, 0))

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename == table_module.__file__

    sys.setprofile(count)
    try:
        QTest.keyClick(grid, Key.Key_A, CTRL)
        grid.viewport().repaint()
        grid.header.viewport().repaint()
        chosen = grid.selected_accounts()
    finally:
        sys.setprofile(None)
    assert len(chosen) == 1_000_000
    assert calls < 3_000
    table.setParent(grid)


def test_a_selection_and_the_cursor_survive_filter_refresh_and_order(grid: Grid, book: Book) -> None:
    choose(grid, 1, 3)
    grid.go_to(14, 2)
    grid.table.set_filter(np.array([False, True, True, True, True]))
    grid.table.show(replace(book), TODAY)
    grid.table.sort_by("name", descending=True)
    assert set(grid.selected_accounts().tolist()) == {12, 14}
    assert (grid.current_account(), grid.currentIndex().column()) == (14, 2)


def test_the_selection_tells_its_sums(qtbot: QtBot, grid: Grid) -> None:
    with qtbot.waitSignal(grid.selectionTold) as told:
        choose(grid, 0, 3)
    assert told.args[0].text() == "2 selected  ·  total ARR ¥5,160,000  ·  mean Health score 61.5"


def test_copied_lines_stay_texts_and_numbers_and_never_become_formulas(qtbot: QtBot, grid: Grid) -> None:
    choose(grid, 0, 4)
    QTest.keyClick(grid, Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().split("\r\n")[:3] == [
        "Account\tTouch tier\tHealth score\tARR\tEmployees\tSegment\tStrategic\tPhase",
        "株式会社あおば\tHigh touch\t42\t4800000\t120\tSMB\tYes\tAdoption",
        "zeta\tHigh touch\t90\t900000\t33\t'=1+1\tYes\tAdoption",
    ]
    assert "<td>4800000</td>" in mime.html()


def test_copied_markup_is_text(grid: Grid) -> None:
    choose(grid, 3)
    grid.copy()
    assert "&lt;b&gt;delta&lt;/b&gt;" in QGuiApplication.clipboard().mimeData().html()


def test_what_was_copied_reads_back() -> None:
    rows = [["=1+1", "a\tb", 'say "x"'], ["-5", "two\nlines", ""]]
    assert read_block(as_tsv(rows)) == rows


def test_a_pasted_block_is_shown_first_and_applied_as_one_step(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "employees")
    clipboard("150\tMid\r\nmany\tSMB\r\n")
    with qtbot.waitSignal(grid.pasteWanted) as asked, qtbot.assertNotEmitted(grid.table.edited):
        QTest.keyClick(grid, Key.Key_V, CTRL)
    plan: PastePlan = asked.args[0]
    assert [(e.account_id, e.fact, e.value) for e in plan.edits] == [
        (11, "employees", 150.0),
        (11, "segment", "Mid"),
        (12, "segment", "SMB"),
    ]
    assert [(account, fact) for account, fact, _why in plan.refused] == [(12, "employees")]
    with qtbot.waitSignal(grid.table.edited) as told:
        grid.paste(plan)
    assert told.args == [plan.edits]


def test_a_pasted_cell_fills_the_selection(qtbot: QtBot, grid: Grid) -> None:
    choose(grid, 0, 1, 2)
    grid.selectionModel().setCurrentIndex(
        grid.table.index(0, COLUMNS.index("segment")), grid.selectionModel().SelectionFlag.NoUpdate
    )
    clipboard("Enterprise")
    with qtbot.waitSignal(grid.pasteWanted) as asked:
        grid.ask_paste()
    assert [edit.account_id for edit in asked.args[0].edits] == [11, 12, 13]


def test_a_column_of_the_source_refuses_with_a_sentence(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "arr")
    clipboard("5")
    with qtbot.waitSignal(grid.refused) as told, qtbot.assertNotEmitted(grid.table.edited):
        grid.ask_paste()
    assert told.args[0].startswith("ARR is not written here")


def test_fill_down_writes_the_top_value_below(qtbot: QtBot, grid: Grid) -> None:
    choose(grid, 0, 1, 3)
    grid.selectionModel().setCurrentIndex(
        grid.table.index(3, COLUMNS.index("employees")), grid.selectionModel().SelectionFlag.NoUpdate
    )
    with qtbot.waitSignal(grid.table.edited) as told:
        QTest.keyClick(grid, Key.Key_D, CTRL)
    assert [(edit.account_id, edit.value) for edit in told.args[0]] == [(12, 120.0), (14, 120.0)]


def test_typing_edits_a_cell_and_enter_keeps_it(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 1, "employees")
    QTest.keyClicks(grid, "5")
    QTest.keyClicks(editor(grid), "0")
    with qtbot.waitSignal(grid.table.edited) as told:
        QTest.keyClick(editor(grid), Key.Key_Return)
    assert [(edit.account_id, edit.value) for edit in told.args[0]] == [(12, 50.0)]


def test_a_wrong_value_stays_in_the_cell_with_its_reason(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "employees")
    QTest.keyClick(grid, Key.Key_F2)
    line = editor(grid)
    line.setText("many")
    with qtbot.assertNotEmitted(grid.table.edited):
        QTest.keyClick(line, Key.Key_Return)
    assert (grid.is_editing(), line.text()) == (True, "many")
    assert line.accessibleDescription().startswith("“many” is not a number")
    QTest.keyClick(line, Key.Key_Escape)
    assert not grid.is_editing()


def test_a_choice_is_offered_as_a_list(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "strategic")
    QTest.keyClick(grid, Key.Key_F2)
    box = next(box for box in grid.findChildren(QComboBox) if box.isVisible())
    assert [box.itemText(n) for n in range(box.count())] == ["–", "Yes", "No"]
    with qtbot.waitSignal(grid.table.edited) as told:
        box.setCurrentIndex(2)
        box.activated.emit(2)
    assert told.args[0][0].value is False


def test_enter_in_a_conversion_ends_nothing_in_a_cell(qtbot: QtBot, grid: Grid) -> None:
    put(grid, 0, "segment")
    QTest.keyClick(grid, Key.Key_F2)
    line = editor(grid)
    QApplication.sendEvent(line, QInputMethodEvent("ちゅうけん", []))
    with qtbot.assertNotEmitted(grid.table.edited):
        for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Escape, Key.Key_Space, Key.Key_F6):
            QTest.keyClick(line, key)
    assert grid.is_editing()


def test_memory_brings_everything_back_and_passes_garbage_over(qtbot: QtBot, grid: Grid, book: Book) -> None:
    grid.header.moveSection(0, 2)
    grid.header.resizeSection(COLUMNS.index("arr"), 199)
    grid.table.sort_by_keys(["-arr", "name"])
    choose(grid, 1, 2)
    grid.go_to(14)
    kept = grid.memory()
    other, table = Grid(), BookTable()
    qtbot.addWidget(other)
    table.setParent(other)
    table.show(book, TODAY)
    other.setModel(table)
    other.remember(kept)
    assert other.memory() == kept
    other.remember({"columns": 5, "widths": [], "sort": 1, "selected": ["x"], "current": "y", "group": None})
    assert other.memory()["columns"] == kept["columns"]


def test_columns_are_chosen_from_the_header(grid: Grid) -> None:
    grid.header.toggle("arr")
    assert "arr" not in grid.table.shown.columns
    grid.header.toggle("arr")
    assert grid.table.shown.columns[-1] == "arr"


def test_a_second_click_turns_the_order_round(grid: Grid) -> None:
    column = COLUMNS.index("health")
    grid.header.sectionClicked.emit(column)
    grid.header.sectionClicked.emit(column)
    assert (grid.table.shown.by, grid.table.shown.descending) == ("health", True)


def test_every_cell_is_painted_without_asking_for_data(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(BookTable, "data", lambda _self, _index, role=0: asked.append(role))
    grid.viewport().repaint()
    assert len(asked) < 20


def test_a_column_is_sorted_without_a_mouse(grid: Grid) -> None:
    put(grid, 0, "arr")
    grid.act("view.sort")
    assert grid.table.sort_keys() == ("arr",)
    grid.act("view.sort")
    assert grid.table.sort_keys() == ("-arr",)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_several_columns_are_chosen_in_one_go(grid: Grid) -> None:
    grid.header.columnsWanted.connect(grid.show_columns)
    menu = grid.header.chooser(grid)
    menu.popup(QPoint(0, 0))
    for fact in ("tier", "arr"):
        menu.setActiveAction(next(action for action in menu.actions() if action.data() == fact))
        QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    assert [fact for fact in COLUMNS if fact not in grid.header.facts()] == ["tier", "arr"]
    menu.close()
