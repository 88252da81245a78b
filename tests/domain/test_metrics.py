"""Adoption, sentiment, percentages and rounding: the specification's vectors."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.adoption import nps, nps_of, stickiness, time_to_value
from cs_workbench.domain.business_days import WEEKDAYS_ALONE
from cs_workbench.domain.shares import percentages
from cs_workbench.kernel.money import half_up
from tests.domain.spec import spec, vectors

MONDAY = date(2026, 11, 2)
#: Every metric of the specification has a test: here, beside the bridge, the forecast, and in lifetime value.
TESTED = {
    "nps", "ttv_median_km", "dau_mau", "largest_remainder", "round_half_up_decimal", "arr_bridge",
    "fx_constant_currency", "renewal_forecast", "annualise", "smoothed_renewal_rate",
}  # fmt: skip


def test_no_metric_of_the_specification_is_forgotten() -> None:
    assert {vector["name"] for vector in spec("vectors")["metrics"]} == TESTED


def test_halves_are_rounded_away_from_zero() -> None:
    for told, expected in vectors("metrics", "round_half_up_decimal"):
        assert [half_up(Decimal(value)) for value in told] == expected


def test_a_score_says_how_sure_it_is() -> None:
    for told, expected in vectors("metrics", "nps"):
        found = nps(told["p"], told["s"], told["d"])
        assert found is not None
        assert found.score == pytest.approx(expected["nps"])
        assert found.margin == pytest.approx(expected["moe95"], abs=0.01)
    few = nps_of(np.array([10, 9, 8, 6.0]))
    assert few is not None
    assert (few.score, few.answers, few.is_enough) == (25, 4, False)
    assert nps(0, 0, 0) is None


def test_those_still_waiting_count_in_the_time_to_value() -> None:
    for told, expected in vectors("metrics", "ttv_median_km"):
        days, reached = np.array(told["T"], dtype=np.float64), np.array(told["E"], dtype=np.bool_)
        assert time_to_value(days, reached) == expected
        assert np.median(days[reached]) == 21, "of those who are through alone: too early"
    assert time_to_value(np.array([5.0, 9.0, 9.0]), np.array([True, False, False])) is None
    assert time_to_value(np.array([]), np.array([], dtype=np.bool_)) is None


def test_daily_users_are_counted_on_business_days() -> None:
    for told, expected in vectors("metrics", "dau_mau"):
        daily = {MONDAY + timedelta(days=i): float(users) for i, users in enumerate(told["dau"])}
        assert stickiness(daily, told["mau"]) == pytest.approx(expected["calendar"], abs=1e-5)
        assert stickiness(daily, told["mau"], WEEKDAYS_ALONE) == pytest.approx(
            expected["business_days"], abs=1e-5
        )
    assert stickiness({}, 5) is None
    assert stickiness({MONDAY: 3}, 0) is None


def test_percentages_add_up_by_largest_remainder() -> None:
    for told, expected in vectors("metrics", "largest_remainder"):
        assert percentages(told) == expected
    assert percentages([]) == []
    assert percentages([0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="negative"):
        percentages([1, -1])


@given(st.lists(st.integers(0, 10**15), max_size=20))
def test_percentages_are_whole_near_and_complete(parts: list[int]) -> None:
    found = percentages(parts)
    assert sum(found) == (100 if sum(parts) else 0)
    assert all(
        abs(share - 100 * part / sum(parts)) < 1
        for share, part in zip(found, parts, strict=True)
        if sum(parts)
    )
