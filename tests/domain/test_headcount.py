"""The headcount curve and what is measured of the book: known numbers, and laws that hold for any book."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.headcount import curve, measured, months_until, people_needed

TODAY = np.datetime64(date(2026, 11, 24))
YEAR, MONTH = 365, 30


def days(*ahead: int | None) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    found = [np.datetime64("NaT") if one is None else TODAY + np.timedelta64(one, "D") for one in ahead]
    return np.array(found, dtype="datetime64[D]")


def test_the_curve_begins_today_and_grows_by_the_month() -> None:
    assert curve(100, 0.1, 2).tolist() == pytest.approx([100, 110, 121])
    assert curve(0, 0.1, 1).tolist() == [0, 0]


def test_the_cadence_breaks_when_the_hours_pass_those_there_are() -> None:
    assert months_until(100, 121, 0.1) == pytest.approx(2)
    assert months_until(122, 121, 0.1) == 0, "it is broken already"
    assert months_until(100, 100, 0.1) == pytest.approx(0), "full is not yet too much"
    for hours, growth in ((100, 0.0), (100, -0.1), (0, 0.1)):
        assert months_until(hours, 121, growth) is None
    assert months_until(1, 0, 0) == 0, "a team of nobody"


def test_people_are_whole() -> None:
    assert [people_needed(h, 112) for h in (0, 112, 112.1, 224)] == [0, 1, 2, 2]


def test_growth_and_churn_of_the_last_year_are_measured() -> None:
    start = days(*[-3 * YEAR] * 100, *[-6 * MONTH] * 20, None)
    end = days(*[-2 * YEAR] * 10, *[-3 * MONTH] * 6, *[None] * 84, *[None] * 20, None)
    found = measured(start, end, TODAY)
    assert found is not None
    assert (found.before, found.now, found.churned) == (90, 104, 6)
    assert (1 + found.growth) ** 12 == pytest.approx(104 / 90)
    assert found.churn == pytest.approx(6 / (84 * 12 + 6 * 9 + 20 * 6), rel=0.02)


def test_too_little_is_not_measured() -> None:
    assert measured(days(), days(), TODAY) is None
    assert measured(days(*[-YEAR * 2] * 19), days(*[None] * 19), TODAY) is None, "too few accounts"
    many = days(*[-YEAR * 2] * 30, *[None] * 10)
    assert measured(many, days(*[None] * 40), TODAY) is None, "too many without a start"
    still = measured(days(*[-YEAR * 2] * 30), days(*[None] * 30), TODAY)
    assert still is not None
    assert (still.growth, still.churned, still.churn) == (0, 0, 0), "no churn at all"


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.floats(0.001, 0.5), st.floats(0, 1e3))
def test_more_hours_break_it_sooner_and_more_people_later(
    hours: float, room: float, growth: float, more: float
) -> None:
    until = months_until(hours, room, growth)
    sooner, later = months_until(hours + more, room, growth), months_until(hours, room + more, growth)
    assert until is not None
    assert sooner is not None
    assert later is not None
    assert sooner <= until + 1e-9
    assert later >= until - 1e-9
    assert np.all(np.diff(curve(hours, growth, 24)) > 0)
