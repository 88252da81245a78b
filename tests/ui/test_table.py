"""The table model keeps Qt's contract, its accounts where they belong, and its cost off the rows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cs_workbench.domain.columns import Book
from cs_workbench.ui.models.entry import Edit
from cs_workbench.ui.models.table import BookTable
from tests.ui.conftest import TODAY, Speak

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
SHOWN = (
    *("name", "tier", "health", "band", "health_change", "arr", "renewal"),
    *("last_touch", "employees", "segment", "strategic"),
)


@pytest.fixture
def table(book: Book) -> BookTable:
    table = BookTable()
    table.show(book, TODAY)
    table.set_columns(SHOWN)
    return table


def column(table: BookTable, fact: str) -> int:
    return table.shown.columns.index(fact)


def texts(table: BookTable, fact: str) -> list[str]:
    return [table.cell(line, column(table, fact)).text for line in range(table.rowCount())]


def names(table: BookTable) -> list[str]:
    return texts(table, "name")


def test_the_table_keeps_the_model_contract(qtmodeltester: ModelTester, table: BookTable) -> None:
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]
    table.group_by("tier")
    table.sort_by("arr", descending=True)
    table.set_filter(np.array([True, True, False, True, True]))


def test_values_read_as_people_write_them(table: BookTable) -> None:
    assert texts(table, "health") == ["42", "58", "–", "81", "90"]
    assert texts(table, "health_change") == ["−19", "−2", "–", "±0", "+4"]
    assert texts(table, "arr") == ["¥4,800,000", "$1,200.50", "–", "¥360,000", "¥900,000"]
    assert texts(table, "renewal")[:3] == ["13 Dec 2026", "30 Jan 2027", "–"]
    assert texts(table, "last_touch") == ["2 days ago", "34 days ago", "–", "1 Jan 2025", "today"]
    assert texts(table, "tier") == ["High touch", "Mid touch", "Unclassified", "Low touch", "High touch"]
    assert texts(table, "strategic") == ["Yes", "No", "–", "No", "Yes"]


def test_values_read_as_japanese_people_write_them(speak: Speak, book: Book) -> None:
    speak("ja")
    table = BookTable()
    table.show(book, TODAY)
    assert texts(table, "band")[:4] == ["要対応", "注意", "データ不足", "健全"]
    assert texts(table, "renewal")[0] == "2026/12/13"
    assert texts(table, "last_touch")[:2] == ["2日前", "34日前"]
    assert table.headerData(0, Qt.Orientation.Horizontal) == "顧客"


def test_a_health_badge_is_spoken_in_words(table: BookTable) -> None:
    spoken = [table.index(line, column(table, "health")).data(SPOKEN) for line in range(3)]
    assert spoken == [
        "Health 42, Needs action, falling",
        "Health 58, Watch, falling",
        "Health: not enough data",
    ]
    assert table.index(2, column(table, "arr")).data(SPOKEN) == "ARR: unknown"


def test_every_cell_of_every_column_is_spoken(table: BookTable) -> None:
    for line in range(table.rowCount()):
        for place in range(table.columnCount()):
            assert table.index(line, place).data(SPOKEN)


def test_unknown_is_last_both_ways(table: BookTable) -> None:
    table.sort_by("health")
    assert texts(table, "health") == ["42", "58", "81", "90", "–"]
    table.sort_by("health", descending=True)
    assert texts(table, "health") == ["90", "81", "58", "42", "–"]


def test_a_persistent_index_stays_on_its_account_when_sorted(table: BookTable) -> None:
    kept = QPersistentModelIndex(table.index(1, 2))
    table.sort_by("arr", descending=True)
    assert (table.account_at(kept.row()), kept.column()) == (12, 2)


def test_a_selection_stays_on_its_accounts_when_sorted(table: BookTable) -> None:
    selection = QItemSelectionModel(table)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for line in (0, 3):
        selection.select(table.index(line, 0), rows)
    table.sort_by("name", descending=True)
    assert {table.account_at(index.row()) for index in selection.selectedRows()} == {11, 14}


def test_order_and_columns_outlive_a_refresh(table: BookTable, book: Book) -> None:
    table.sort_by("health", descending=True)
    before = names(table)
    table.show(replace(book), TODAY)
    assert (names(table), table.shown.columns) == (before, SHOWN)


def test_a_refresh_that_moves_nothing_resets_nothing(table: BookTable, book: Book, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.show(replace(book), TODAY)


def test_a_filter_shows_what_matches_and_says_how_many(table: BookTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.shownChanged) as told:
        table.set_filter(np.array([True, False, False, True, False]))
    assert (names(table), told.args) == (["株式会社あおば", "<b>delta</b>"], [2, 5])


def test_groups_have_headings_with_counts_and_sums(table: BookTable) -> None:
    table.group_by("tier")
    assert [name for name in names(table) if name[0] in "▾▸"] == [
        "▾ High touch (2)",
        "▾ Mid touch (1)",
        "▾ Low touch (1)",
        "▾ Unclassified (1)",
    ]
    assert texts(table, "arr")[0] == "¥5,700,000"
    assert table.account_at(0) is None
    table.toggle_group(0)
    assert names(table)[:2] == ["▸ High touch (2)", "▾ Mid touch (1)"]
    table.group_by("")
    assert table.rowCount() == 5


def test_groups_follow_filter_and_order(table: BookTable) -> None:
    table.sort_by("health", descending=True)
    table.set_filter(np.array([True, True, True, True, True]))
    table.group_by("segment")
    assert names(table)[0].startswith("▾ =1+1")
    table.set_filter(np.zeros(5, np.bool_))
    assert table.rowCount() == 0


def test_sums_keep_currencies_apart(table: BookTable) -> None:
    summary = table.summary(np.arange(5))
    assert summary.count == 5
    assert summary.sums["arr"] == {"JPY": 6_060_000, "USD": 120_050}
    assert summary.text() == "5 selected  ·  total ARR ¥6,060,000 + $1,200.50  ·  mean Health score 67.8"


def test_an_edit_is_shown_at_once_announced_once_and_taken_back(table: BookTable, qtbot: QtBot) -> None:
    where = table.index(0, column(table, "employees"))
    with qtbot.waitSignal(table.edited) as told:
        assert table.setData(where, "１，２００")
    assert told.args == [(Edit(11, "employees", 1200.0),)]
    assert where.data() == "1,200"
    table.take_back(told.args[0])
    assert where.data() == "120"


@pytest.mark.parametrize(
    ("fact", "text"), [("employees", "many"), ("name", "other"), ("strategic", "perhaps")]
)
def test_what_cannot_stand_in_a_cell_changes_nothing(
    table: BookTable, qtbot: QtBot, fact: str, text: str
) -> None:
    with qtbot.assertNotEmitted(table.edited):
        assert not table.setData(table.index(0, column(table, fact)), text)


def test_choices_are_understood_in_both_languages(speak: Speak, table: BookTable) -> None:
    speak("ja")
    place = column(table, "strategic")
    assert [table.read(place, text) for text in ("はい", "Yes", "いいえ", "0", "")] == [
        True,
        True,
        False,
        False,
        None,
    ]


def test_old_data_is_faint(table: BookTable) -> None:
    assert [table.cell(line, 0).is_faint for line in range(5)] == [False, False, True, False, False]


def test_a_huge_or_turned_round_name_is_shown_short_and_plain(book: Book) -> None:
    book["name"].values[0] = "x" * 1_000_000
    book["name"].values[1] = "abc\u202egnp.exe"
    table = BookTable()
    table.show(book, TODAY)
    assert len(table.cell(0, 0).text) == 300
    assert table.cell(1, 0).text == "abc‹U+202E›gnp.exe"


def test_sorting_a_hundred_thousand_rows_runs_no_python_per_row(many: Callable[[int], Book]) -> None:
    table = BookTable()
    table.show(many(100_000), TODAY)
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        table.sort_by("health", descending=True)
    finally:
        sys.setprofile(None)
    assert calls < 500
    assert table.cell(0, 1).text == "99"


def test_a_page_costs_the_same_at_any_size(many: Callable[[int], Book]) -> None:
    costs = []
    for rows in (1_000, 100_000):
        table = BookTable()
        table.show(many(rows), TODAY)
        calls = 0

        def count(_frame: Any, event: str, _argument: Any) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(count)
        try:
            for line in range(500, 540):
                table.index(line, 0).data()
        finally:
            sys.setprofile(None)
        costs.append(calls)
    assert costs[0] == costs[1]


def test_ranks_found_elsewhere_are_used_for_the_book_they_are_of(table: BookTable, book: Book) -> None:
    assert table.unranked() == ["name", "segment"]
    backwards = {"name": np.array([4, 3, 2, 1, 0])}
    table.know_ranks(replace(book), backwards)
    assert table.unranked() == ["name", "segment"]
    table.know_ranks(book, backwards)
    assert table.unranked() == ["segment"]
    table.sort_by("name")
    assert table.accounts_at(np.arange(5)).tolist() == [15, 14, 13, 12, 11]
    table.show(book, TODAY)
    assert table.accounts_at(np.arange(5)).tolist() != [15, 14, 13, 12, 11]
