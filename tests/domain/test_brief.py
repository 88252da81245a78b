"""What a brief counts: four weeks of usage against four, never a half week, never 0 for unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.brief import clipped, health_since, usage_changes

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY = date(2026, 11, 23)


def weeks(values: list[float], last: date = MONDAY) -> list[tuple[date, float, int | None]]:
    starts = [last - timedelta(weeks=back) for back in range(len(values))][::-1]
    return [(start, value, None) for start, value in zip(starts, values, strict=True)]


def test_four_whole_weeks_are_compared_with_the_four_before() -> None:
    (change,) = usage_changes({"logins": weeks([1, 10, 10, 10, 10, 5, 5, 5, 5, 999])}, TODAY)
    assert (change.now, change.before, change.share) == (20, 40, -0.5)
    assert (change.from_on, change.to_on) == (date(2026, 10, 26), date(2026, 11, 22))
    assert (change.before_from, change.before_to) == (date(2026, 9, 28), date(2026, 10, 25))


def test_people_counted_at_a_time_are_not_added_up() -> None:
    usage = {"daily_users": weeks([4.0] * 4 + [2.0] * 4, MONDAY - timedelta(weeks=1)),
             "monthly_users": weeks([9.0] * 4 + [8.0, 7.0, 6.0, 5.0], MONDAY - timedelta(weeks=1))}  # fmt: skip
    daily, monthly = usage_changes(usage, TODAY)
    assert (daily.how, daily.now, daily.before) == ("mean", 2, 4)
    assert (monthly.how, monthly.now, monthly.before) == ("last", 5, 9)


@pytest.mark.parametrize("known", [1, 3, 4, 6])
def test_what_the_source_did_not_reach_back_to_is_unknown_and_not_0(known: int) -> None:
    (change,) = usage_changes({"logins": weeks([5.0] * known, MONDAY - timedelta(weeks=1))}, TODAY)
    assert (change.before, change.share) == (None, None)


def test_usage_of_which_no_period_is_over_says_nothing() -> None:
    assert usage_changes({"logins": weeks([5.0]), "empty": []}, TODAY) == ()


@given(st.lists(st.floats(1, 1e6), min_size=8, max_size=30), st.floats(0.01, 100))
def test_a_share_does_not_depend_on_the_unit(values: list[float], factor: float) -> None:
    last = MONDAY - timedelta(weeks=1)
    (one,) = usage_changes({"x": weeks(values, last)}, TODAY)
    (other,) = usage_changes({"x": weeks([value * factor for value in values], last)}, TODAY)
    assert one.share == pytest.approx(other.share)


def test_health_is_compared_with_the_last_touch_unless_it_was_this_week() -> None:
    assert health_since(date(2026, 11, 22), TODAY) == (date(2026, 11, 22), True)
    assert health_since(date(2026, 11, 23), TODAY) == (date(2026, 10, 26), False)
    assert health_since(None, TODAY) == (date(2026, 10, 26), False)


@given(st.text(max_size=40), st.integers(1, 20))
def test_a_clipped_text_is_the_text_or_its_beginning(text: str, most: int) -> None:
    short = clipped(text, most)
    assert len(short) <= most
    assert short == text.strip() or text.strip().startswith(short[:-1])
