"""ARR on any day, cohorts, and terms that ended: read off contracts as spans of days."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.arr_history import (
    LATE_DAYS,
    NEVER_BEGAN,
    OPEN_END,
    History,
    Spans,
    day_number,
    day_of,
    gaps,
)
from cs_workbench.domain.renewal_rate import TermEnds, renewed
from cs_workbench.domain.retention import cohorts, next_start, period_start

TODAY = date(2026, 11, 24)


def spans(*rows: dict[str, Any]) -> Spans:
    def column(name: str, default: int) -> Any:
        return np.array([row.get(name, default) for row in rows], dtype=np.int64)

    def days(name: str, default: int) -> Any:
        told = [row.get(name) for row in rows]
        return np.array(
            [
                default if d is None else d if isinstance(d, int) else day_number(date.fromisoformat(d))
                for d in told
            ],
            dtype=np.int64,
        )

    known = np.array([row.get("arr") is not None for row in rows], dtype=np.bool_)
    arr = np.array([row.get("arr") or 0 for row in rows], dtype=np.int64)
    return Spans(
        column("account", 0), column("line", 0), column("currency", 0), arr, known,
        days("first", NEVER_BEGAN), days("last", OPEN_END),
    )  # fmt: skip


def on(day: str) -> int:
    return day_number(date.fromisoformat(day))


DAYS = st.integers(-40, 140)
SPANS = st.builds(
    lambda account, line, arr, first, length: {
        "account": account, "line": line, "arr": arr, "first": first, "last": first + length,
    },
    st.integers(0, 2), st.integers(0, 1), st.one_of(st.none(), st.integers(0, 10**12)), DAYS, st.integers(0, 60),
)  # fmt: skip


@given(st.lists(SPANS, max_size=10), DAYS)
def test_the_arr_of_a_day_is_the_sum_of_what_runs_on_it(rows: list[dict[str, Any]], day: int) -> None:
    history = History(spans(*rows), 3, 1)
    of = history.spans
    expected = [0, 0, 0]
    for row in range(len(of)):
        if of.first[row] <= day <= of.last[row]:
            expected[int(of.account[row])] += int(of.arr[row])
    assert history.arr(day)[:, 0].tolist() == expected
    running = {int(of.account[r]) for r in range(len(of)) if of.first[r] <= day <= of.last[r]}
    assert set(np.flatnonzero(history.is_running(day)).tolist()) == running


@given(st.lists(SPANS, max_size=10))
def test_no_gap_of_a_late_renewal_is_left(rows: list[dict[str, Any]]) -> None:
    of = History(spans(*rows), 3, 1).spans
    left = gaps(of.account, of.first, of.last)
    assert (left.back - left.first > LATE_DAYS).all()
    raw = spans(*rows)
    assert (of.last >= raw.last).all()
    assert of.first.tolist() == raw.first.tolist()


def test_a_late_renewal_goes_on_and_a_later_return_does_not() -> None:
    history = History(
        spans(
            {"arr": 100, "first": "2025-01-01", "last": "2025-12-31"},
            {"arr": 120, "first": "2026-01-31"},
            {"account": 1, "arr": 50, "first": "2025-01-01", "last": "2025-12-31"},
            {"account": 1, "arr": 60, "first": "2026-02-01"},
        ),
        2,
        1,
    )
    assert history.arr(on("2026-01-15"))[:, 0].tolist() == [100, 0]
    assert history.returned(on("2025-12-31"), on("2026-02-01")).tolist() == [False, True]
    assert history.returned(on("2025-12-31"), on("2026-01-31")).tolist() == [False, False], "not back yet"
    assert history.first_left().tolist() == [OPEN_END, on("2026-01-01")]


def test_a_successor_of_another_name_joins_and_unknown_amounts_are_no_zero() -> None:
    history = History(
        spans(
            {"arr": 100, "line": 0, "last": "2025-12-31"},
            {"arr": 90, "line": 1, "first": "2026-01-10"},
            {"account": 1, "arr": None},
        ),
        3,
        1,
    )
    assert history.arr(on("2026-01-05")).tolist() == [[100], [0], [0]]
    assert history.has_unknown(on("2026-01-05")).tolist() == [False, True, False]
    assert history.is_running(on("1950-01-01")).tolist() == [True, True, False], "an unknown start has begun"
    assert history.first_paid()[:, 0].tolist() == [NEVER_BEGAN, OPEN_END, OPEN_END]


def test_an_empty_history_answers_zeros() -> None:
    history = History(spans(), 0, 1)
    assert history.arr(0).shape == (0, 1)
    assert len(cohorts(history, 0, TODAY, 1)) == 0


def test_periods_are_months_and_quarters_of_the_calendar() -> None:
    assert period_start(TODAY, 1) == date(2026, 11, 1)
    assert period_start(TODAY, 3) == date(2026, 10, 1)
    assert next_start(date(2026, 10, 1), 3) == date(2027, 1, 1)
    assert day_of(day_number(TODAY)) == TODAY


def test_cohorts_leave_open_what_is_not_over() -> None:
    history = History(
        spans(
            {"account": 0, "arr": 100, "first": "2026-08-10"},
            {"account": 1, "arr": 300, "first": "2026-08-20", "last": "2026-09-30"},
            {"account": 2, "arr": 50, "first": "2026-10-05", "last": "2026-10-31"},
            {"account": 2, "arr": 80, "first": "2026-11-01"},
            {"account": 3, "arr": 9, "first": "2027-01-01"},
            {"account": 4, "arr": 9},
            {"account": 5, "arr": 0, "first": "2026-08-01"},
            {"account": 6, "arr": 1, "first": "0001-01-01"},
        ),
        7,
        1,
    )
    found = cohorts(history, 0, TODAY, 1)
    assert [start.isoformat() for start in found.starts] == ["2026-08-01", "2026-10-01"]
    assert found.accounts().tolist() == [2, 1]
    assert found.opening.tolist() == [400, 50]
    nan = np.nan
    assert np.allclose(found.logos, [[1, 1, 0.5, 0.5], [1, 1, nan, nan]], equal_nan=True)
    assert np.allclose(found.revenue, [[1, 1, 0.25, 0.25], [1, 1.6, nan, nan]], equal_nan=True)
    assert found.is_partial.tolist() == [[False, False, False, True], [False, True, False, False]]
    quarters = cohorts(history, 0, TODAY, 3)
    assert np.allclose(quarters.revenue, [[1, 0.25], [1.6, nan]], equal_nan=True)


@given(st.lists(SPANS, max_size=10), st.integers(60, 200))
def test_accounts_of_a_cohort_only_leave(rows: list[dict[str, Any]], today: int) -> None:
    found = cohorts(History(spans(*rows), 3, 1), 0, day_of(today), 1)
    for logos, revenue in zip(found.logos, found.revenue, strict=True):
        seen = logos[~np.isnan(logos)]
        assert ((seen >= 0) & (seen <= 1)).all()
        assert (np.isnan(revenue) == np.isnan(logos)).all()
        assert np.isnan(logos[len(seen) :]).all(), "after what can be seen nothing is told"


def ends(of: Spans, *rows: int, extended: tuple[int, ...] = ()) -> TermEnds:
    taken = np.array(rows, dtype=np.int64)
    day = of.last[taken].copy()
    for row, told in zip(range(len(extended)), extended, strict=True):
        day[row] = told
    span = taken.copy()
    span[: len(extended)] = -1
    return TermEnds(of.account[taken], of.currency[taken], day, of.arr[taken], span)


def test_a_term_is_renewed_up_to_what_came_up() -> None:
    of = spans(
        {"account": 0, "arr": 100, "first": "2025-07-01", "last": "2026-06-30"},
        {"account": 0, "arr": 130, "first": "2026-07-20"},
        {"account": 1, "arr": 200, "first": "2025-07-01", "last": "2026-06-30"},
        {"account": 1, "arr": 150, "first": "2026-07-01"},
        {"account": 2, "arr": 70, "first": "2025-07-01", "last": "2026-06-30"},
        {"account": 3, "arr": 40, "first": "2025-11-01", "last": "2026-11-10"},
        {"account": 4, "arr": 500, "first": "2024-07-01", "last": "2027-06-30"},
        {"account": 5, "arr": 60, "first": "2025-07-01", "last": "2026-06-30"},
        {"account": 5, "arr": 1, "currency": 1, "first": "2026-07-01"},
    )
    history = History(of, 6, 2)
    found = renewed(history, ends(of, 6, 0, 2, 4, 5, 7, extended=(on("2026-06-30"),)), day_number(TODAY))
    told = {int(a): (int(d), int(r), bool(s)) for a, d, r, s in zip(
        found.account, found.due, found.renewed, found.is_decided, strict=True)}  # fmt: skip
    assert told == {
        0: (100, 100, True), 1: (200, 150, True), 2: (70, 0, True), 3: (40, 0, False), 4: (500, 500, True),
        5: (60, 60, True),
    }  # fmt: skip
    assert found.rate == pytest.approx((100 + 150 + 500 + 60) / (100 + 200 + 70 + 500 + 60))
    ahead = renewed(history, ends(of, 1, extended=(on("2027-07-19"),)), day_number(TODAY))
    assert (ahead.renewed.tolist(), ahead.is_decided.tolist()) == ([0], [False]), (
        "what goes on in place is open"
    )
    nothing = renewed(history, ends(of), day_number(TODAY))
    assert (len(nothing), nothing.rate) == (0, None)
    two = found.take(np.array([True] * len(found)))
    assert two.rate == found.rate
