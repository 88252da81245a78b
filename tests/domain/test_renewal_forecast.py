"""What renewals will bring: the specification's vectors, and laws of every forecast."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.lifetime_value import RENEWAL_RATES
from cs_workbench.domain.renewal_forecast import (
    DRAWS,
    MOST_EXACT,
    band_rates,
    category,
    forecast,
    spread,
    within_bounds,
)
from tests.domain.spec import vectors

RENEWALS = st.tuples(st.integers(0, 10**12), st.one_of(st.floats(0, 1), st.sampled_from((0.0, 1.0, 0.7))))


def test_the_forecast_of_the_specification() -> None:
    for told, expected in vectors("metrics", "renewal_forecast"):
        found = forecast(*zip(*told, strict=True))
        assert found.expected == expected["expected"]
        assert found.sd == pytest.approx(expected["sd"], abs=1e-5)
        assert (found.p10, found.p50, found.p90) == (expected["p10"], expected["p50"], expected["p90"])
        assert found.expected_loss == expected["expected_loss"]
        assert (found.due, found.exposure, found.is_exact) == (1700, 700, True)
        assert found.largest == 0
        assert round(found.largest_share, 2) == 0.57, "the largest account is more than half of the spread"


def test_a_category_begins_at_its_probability() -> None:
    told = {
        1.0: "commit",
        0.9: "commit",
        0.89: "likely",
        0.7: "likely",
        0.69: "at_risk",
        0.4: "at_risk",
        0.39: "critical",
    }
    assert {chance: category(chance) for chance in told} == told
    assert category(0.0) == "critical"
    assert [within_bounds(p) for p in (0.0, 0.5, 1.0)] == [0.05, 0.5, 0.98]


def test_rates_are_stated_until_twenty_renewals_have_a_known_health() -> None:
    bands, renewed = ["green"] * 12 + ["red"] * 7, [True] * 12 + [False] * 7
    assert band_rates(bands, renewed) == (RENEWAL_RATES, False)
    rates, is_measured = band_rates([*bands, "red"], [*renewed, True])
    overall = 13 / 20
    assert is_measured
    assert rates["green"] == pytest.approx((12 + 10 * overall) / 22)
    assert rates["red"] == pytest.approx((1 + 10 * overall) / 18)
    assert rates["yellow"] == pytest.approx(overall)


def test_an_empty_horizon_brings_nothing() -> None:
    found = forecast([], [])
    assert (found.due, found.expected, found.p10, found.p90, found.largest) == (0, 0, 0, 0, None)
    with pytest.raises(ValueError, match="chance"):
        forecast([1], [float("nan")])


def test_many_renewals_are_drawn_the_same_each_time_and_near_the_truth() -> None:
    arr, chances = [1000] * 40, [0.8] * 40
    found = forecast(arr, chances)
    assert not found.is_exact
    assert found == forecast(arr, chances)
    drawn = spread(arr, chances)
    assert drawn.sums @ drawn.chances == pytest.approx(found.expected, abs=4 * found.sd / DRAWS**0.5)
    assert found.p10 < 32_000 == found.p50 < found.p90


def test_a_smaller_renewal_brings_less_and_what_is_signed_is_sure() -> None:
    found = forecast([1000, 500, 300], [0.5, 1.0, 0.0], [600, 500, 300])
    assert (found.due, found.expected, found.expected_loss) == (1800, 800, 800)
    assert (found.p10, found.p90, found.exposure) == (500, 1100, 1300)
    assert (found.largest, found.largest_share) == (0, 1.0)


@given(st.lists(RENEWALS, max_size=MOST_EXACT))
def test_an_exact_distribution_adds_up_and_means_what_is_expected(renewals: list[tuple[int, float]]) -> None:
    amounts, chances = [a for a, _ in renewals], [p for _, p in renewals]
    found = spread(amounts, chances)
    assert found.chances.sum() == pytest.approx(1)
    assert (np.diff(found.sums) > 0).all()
    told = forecast(amounts, chances)
    assert float(found.sums @ found.chances) == pytest.approx(told.expected, abs=1 + 1e-9 * told.due)
    exact = sum((a * Fraction(repr(p)) for a, p in renewals), Fraction(0))
    assert abs(exact - told.expected) <= Fraction(1, 2)


@given(st.lists(RENEWALS, max_size=25))
def test_a_forecast_stays_within_nothing_and_everything(renewals: list[tuple[int, float]]) -> None:
    found = forecast([a for a, _ in renewals], [p for _, p in renewals])
    assert 0 <= found.p10 <= found.p50 <= found.p90 <= found.due
    assert 0 <= found.expected <= found.due
    assert 0 <= found.exposure <= found.due
    assert abs(found.due - found.expected - found.expected_loss) <= 1
    assert 0 <= found.largest_share <= 1
