"""Sorting and grouping: laws, the unknown last, and the order of Japanese names."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import (
    Book,
    Column,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.ordering import group_by, name_ranks, order_of, ranks_of, text_ranks

days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


def lists(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.none() | values, max_size=15)


columns: st.SearchStrategy[Column] = st.one_of(
    lists(st.floats(-1e9, 1e9)).map(number_column),
    lists(st.sampled_from(("a", "Ａ", "あ", "ア", "亜", "株式会社あ", "b"))).map(text_column),
    lists(days).map(date_column),
    lists(st.booleans()).map(yes_no_column),
    lists(st.sampled_from(("佐藤", "Suzuki", "suzuki"))).map(choice_column),
    lists(st.sampled_from(TIERS)).map(lambda values: choice_column(values, TIERS)),
    st.lists(st.tuples(st.none() | st.integers(-9, 9), st.sampled_from(("JPY", "USD"))), max_size=15).map(
        lambda rows: money_column([m for m, _ in rows], [c for _, c in rows])
    ),
)


@given(columns, st.booleans())
def test_an_order_is_a_permutation_with_the_unknown_last(column: Column, descending: bool) -> None:
    order = order_of(column, descending)
    assert sorted(order.tolist()) == list(range(len(column)))
    known = column.is_known()[order]
    assert known.tolist() == sorted(known.tolist(), reverse=True)


@given(columns, st.booleans())
def test_an_order_is_stable(column: Column, descending: bool) -> None:
    order = order_of(column, descending)
    twice = order_of(column.take(order), descending)
    assert twice.tolist() == list(range(len(column))), "sorting again moves nothing"
    groups = group_by(column)
    for group in range(len(groups.values)):
        rows = [row for row in order.tolist() if groups.of_row[row] == group]
        assert rows == sorted(rows), "equal values keep their order"


@given(lists(st.integers(-99, 99)))
def test_numbers_stand_in_their_order_both_ways(values: list[int | None]) -> None:
    column = number_column(values)
    known = [v for v in values if v is not None]
    up = [column.at(int(row)) for row in order_of(column)]
    down = [column.at(int(row)) for row in order_of(column, descending=True)]
    assert up[: len(known)] == sorted(known)
    assert down[: len(known)] == sorted(known, reverse=True)


def test_japanese_names_stand_by_reading_kana_before_kanji() -> None:
    names = ["株式会社ベータ", "青葉商事", "Ｚｅｂｒａ Inc.", "アルファ(株)", "", "10号館", "acme"]
    order = order_of(text_column(names))
    assert [names[row] for row in order] == [
        "10号館", "acme", "Ｚｅｂｒａ Inc.", "アルファ(株)", "株式会社ベータ", "青葉商事", "",
    ]  # fmt: skip
    readings = text_column([None, "あおば", None, None, None, None, None])
    ranks = name_ranks(text_column(names), readings)
    by_reading = [names[row] for row in order_of(text_column(names), rank=ranks)]
    assert by_reading[3:6] == ["青葉商事", "アルファ(株)", "株式会社ベータ"]
    assert text_ranks(["ア", "あ", "い"]).tolist() == [0, 0, 1]
    book = Book(np.arange(len(names)), {"name": text_column(names), "reading": readings})
    assert ranks_of(book, "name").tolist() == ranks.tolist()
    assert ranks_of(book, "reading").tolist() == text_ranks(readings.values).tolist()


def test_tiers_stand_in_their_own_order_and_owners_by_name() -> None:
    tier = choice_column(["tech", "high", None, "low"], TIERS)
    assert order_of(tier).tolist() == [1, 3, 0, 2]
    owner = choice_column(["Suzuki", "Abe", None, "suzuki", "abe"])
    assert order_of(owner).tolist() == [1, 4, 0, 3, 2]


def test_currencies_are_sorted_apart_the_most_frequent_first() -> None:
    column = money_column([5, 900, 7, None, 6], ["USD", "JPY", "USD", "JPY", "USD"])
    assert order_of(column, descending=True).tolist() == [2, 4, 0, 1, 3]
    assert order_of(column).tolist() == [0, 4, 2, 1, 3]


def test_groups_hold_equal_values_days_by_month() -> None:
    groups = group_by(date_column(["2026-11-24", None, "2026-10-01", "2026-11-01"]))
    assert groups.values == ("2026-10", "2026-11", None)
    assert groups.of_row.tolist() == [1, 2, 0, 1]
    assert groups.counts().tolist() == [1, 2, 1]
    assert group_by(text_column([])).values == ()


@given(columns)
def test_groups_cover_every_row_once(column: Column) -> None:
    groups = group_by(column)
    assert groups.counts().sum() == len(column)
    assert (groups.counts() > 0).all()
    if not np.issubdtype(column.values.dtype, np.datetime64):
        for row in range(len(column)):
            assert groups.values[groups.of_row[row]] == column.at(row)


@pytest.mark.parametrize("descending", [False, True])
def test_an_empty_column_has_an_empty_order(descending: bool) -> None:
    assert order_of(money_column([], []), descending).tolist() == []
    assert order_of(money_column([None, None], ["JPY", "USD"]), descending).tolist() == [0, 1]
