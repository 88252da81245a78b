"""Columns put below each other hold what they held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import (
    choice_column,
    date_column,
    joined,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)

LABELS = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=6)
AMOUNTS = st.lists(
    st.tuples(st.integers(0, 9) | st.none(), st.sampled_from(["JPY", "USD", None])), max_size=6
)


@given(st.lists(LABELS, min_size=1, max_size=4))
def test_labels_met_in_another_order_stay_the_labels_of_their_rows(parts: list[list[str | None]]) -> None:
    every = [label for part in parts for label in part]
    column = joined([choice_column(part) for part in parts])
    assert [column.at(row) for row in range(len(column))] == every


@given(st.lists(AMOUNTS, min_size=1, max_size=4))
def test_amounts_keep_their_currencies(parts: list[list[tuple[int | None, str | None]]]) -> None:
    def of(rows: list[tuple[int | None, str | None]]) -> list[object]:
        column = money_column([amount for amount, _ in rows], [currency for _, currency in rows])
        return [column.at(row) for row in range(len(column))]

    made = [
        money_column([amount for amount, _ in part], [currency for _, currency in part]) for part in parts
    ]
    column = joined(made)
    assert [column.at(row) for row in range(len(column))] == [value for part in parts for value in of(part)]


def test_other_kinds_are_put_below_each_other() -> None:
    for one, other in (
        (text_column(["x", None]), text_column([None, "y"])),
        (number_column([1, None]), number_column([2.5])),
        (date_column(["2026-01-02"]), date_column([None, "2026-03-04"])),
        (yes_no_column([1, None]), yes_no_column([0])),
    ):
        column = joined([one, other])
        assert column.kind is one.kind
        assert [column.at(row) for row in range(len(column))] == [
            part.at(row) for part in (one, other) for row in range(len(part))
        ]
