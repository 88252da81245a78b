"""Targets: periods of a fiscal year, amounts as people type them, and how a target stands."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.targets import (
    MEASURES,
    Measure,
    amount_of,
    elapsed_of,
    month_period,
    period_of,
    periods_around,
    track,
)

ARR, CHURN, NEW, NRR = (MEASURES[name] for name in ("closing_arr", "churn_arr", "new_arr", "nrr"))


@pytest.mark.parametrize(
    ("text", "id_", "first", "last"),
    [
        ("2026-11", "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("２０２６年２月", "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("FY2026", "FY2026", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026年度下期", "FY2026-H2", date(2026, 10, 1), date(2027, 3, 31)),
        ("fy2026 h1", "FY2026-H1", date(2026, 4, 1), date(2026, 9, 30)),
        ("FY2026-Q4", "FY2026-Q4", date(2027, 1, 1), date(2027, 3, 31)),
        ("2026年度 第1四半期", "FY2026-Q1", date(2026, 4, 1), date(2026, 6, 30)),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, id_: str, first: date, last: date) -> None:
    found = period_of(text)
    assert found is not None
    assert (found.id, found.first, found.last) == (id_, first, last)
    assert period_of(found.id) == found


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-Q4", "FY2026-Q5", "FY2026-H3", "nan", "0001-01", "11"]
)
def test_what_could_be_two_periods_or_none_is_none(text: str) -> None:
    assert period_of(text) is None


@given(st.dates(date(1991, 1, 1), date(2199, 1, 1)), st.integers(1, 12))
def test_month_quarter_half_and_year_lie_in_each_other(day: date, first_month: int) -> None:
    periods = periods_around(day, first_month)
    assert [period.kind for period in periods] == ["month", "quarter", "half", "year"]
    assert all(period.holds(day) for period in periods)
    for inner, outer in pairwise(periods):
        assert outer.first <= inner.first <= inner.last <= outer.last
    year = periods[-1]
    assert year.last + timedelta(days=1) == date(year.first.year + 1, year.first.month, 1)
    assert all(period_of(period.id, first_month) == period for period in periods)


@pytest.mark.parametrize(
    ("measure", "text", "currency", "amount"),
    [
        (ARR, "480,000,000", "JPY", 480_000_000),
        (ARR, "4.8億", "JPY", 480_000_000),
        (ARR, "4億8000万円", "JPY", 480_000_000),
        (ARR, "¥480M", "JPY", 480_000_000),
        (ARR, "$1,200.50", "USD", 1_200_50),
        (NRR, "95", "", 950_000),
        (NRR, "９５．５％", "", 955_000),
        (NRR, "0.955", "", 955_000),
        (NRR, "1.05", "", 1_050_000),
        (NRR, "1%", "", 10_000),
    ],
)
def test_an_amount_is_read_as_people_type_it(measure: Measure, text: str, currency: str, amount: int) -> None:
    assert amount_of(measure, text, currency) == amount


@pytest.mark.parametrize("measure", [ARR, NRR])
@pytest.mark.parametrize(
    "text", ["nan", "NaN", "inf", "-5", "abc", "", "億", "1e400", "--", "99999999999999999999"]
)
def test_what_is_no_amount_is_none(measure: Measure, text: str) -> None:
    assert amount_of(measure, text, "JPY") is None


def test_a_share_of_money_and_money_of_a_share_are_none() -> None:
    assert amount_of(ARR, "95%", "JPY") is None
    assert amount_of(NRR, "1200", "") is None


@pytest.mark.parametrize(
    ("measure", "target", "actual", "elapsed", "stands"),
    [
        (ARR, 100, 100, 1, "reached"),
        (ARR, 100, 99, 1, "missed"),
        (CHURN, 10, 10, 1, "reached"),
        (CHURN, 10, 11, 0.2, "over"),
        (CHURN, 10, 9, 0.2, "on_track"),
        (NEW, 100, 50, 0.5, "on_track"),
        (NEW, 100, 49, 0.5, "behind"),
        (NEW, 100, 100, 0.1, "reached"),
        (NRR, 950_000, None, 1, "unknown"),
        (NRR, 950_000, float("nan"), 0.5, "unknown"),
    ],
)
def test_how_a_target_stands(
    measure: Measure, target: int, actual: float | None, elapsed: float, stands: str
) -> None:
    assert track(measure, target, actual, elapsed) == stands


def test_what_grows_from_an_opening_is_held_against_the_way_to_the_target() -> None:
    assert track(ARR, 200, 150, 0.5, opening=100) == "on_track"
    assert track(ARR, 200, 149, 0.5, opening=100) == "behind"


def test_a_period_is_over_by_days() -> None:
    november = month_period(2026, 11)
    assert elapsed_of(november, date(2026, 11, 15)) == 0.5
    assert elapsed_of(november, date(2026, 10, 1)) == 0
    assert elapsed_of(november, date(2027, 1, 1)) == 1
