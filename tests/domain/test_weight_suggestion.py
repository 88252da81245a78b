"""Other weights: never below 0, sum 1, near the team's own with few churns, and refused where they prove nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize

from cs_workbench.domain.backtest import Observations, churns_to_suggest
from cs_workbench.domain.calibration import fit_logistic, log_loss, sigmoid
from cs_workbench.domain.point_in_time import Protocol
from cs_workbench.domain.weight_suggestion import LAMBDA, deficits, fit, rounded, suggest

Floats = NDArray[np.float64]
OWN = np.array([0.5, 0.3, 0.2])


def made(n: int, truth: Floats, seed: int = 1, intercept: float = -2.0) -> tuple[Floats, NDArray[np.int8]]:
    rng = np.random.default_rng(seed)
    x = rng.random((n, len(truth)))
    chance = sigmoid(intercept + (x - 0.5) @ truth)
    return x, (rng.random(n) < chance).astype(np.int8)


def seen(x: Floats, y: NDArray[np.int8], own: Floats = OWN) -> Observations:
    """Return the rows as an undated state of as many accounts."""
    n = len(y)
    return Observations(
        measures=tuple(f"m{k}" for k in range(x.shape[1])),
        account=np.arange(n),
        t0=np.full(n, np.datetime64("2026-03-29")),
        score=100 - 100 * x @ own,
        band=np.zeros(n, np.int8),
        points=100 - 100 * x.T,
        weight=own,
        churned_on=np.full(n, np.datetime64("NaT", "D")),
        label=y,
        data_end=date(2026, 3, 29),
        is_forecast=False,
    )


@settings(max_examples=8)
@given(st.integers(0, 1_000), st.integers(40, 200))
def test_the_fit_is_scipys_where_it_may_go(seed: int, n: int) -> None:
    x, y = made(n, np.array([6.0, 0.0, -4.0]), seed, intercept=-0.5)
    ours = fit(x, y, OWN)
    hand = fit_logistic((x @ OWN)[:, None], y)
    if hand is None:
        assert ours is None
        return
    assert ours is not None
    assert (ours >= 0).all()
    target = max(hand.slopes[0], 0.0) * OWN

    def loss(beta: Floats) -> float:
        return log_loss(y, beta[0] + x @ beta[1:]) + LAMBDA / 2 * float(
            (beta[1:] - target) @ (beta[1:] - target)
        )

    best = minimize(loss, [0, 1, 1, 1], method="L-BFGS-B", bounds=[(None, None), *[(0, None)] * 3], tol=1e-12)
    intercept = minimize(lambda a: loss(np.array([a[0], *ours])), [0.0], tol=1e-12)
    assert intercept.fun == pytest.approx(best.fun, rel=1e-6)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12).filter(lambda w: sum(w) > 0.01))
def test_rounded_weights_are_steps_of_5_and_sum_1(weights: list[float]) -> None:
    found = rounded(np.array(weights))
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    assert np.allclose(found * 20, np.round(found * 20))
    assert (np.abs(found - np.array(weights) / sum(weights)) < 0.05).all()


def test_few_churns_leave_the_teams_own_weights_nearly_as_they_are() -> None:
    x, y = made(150, np.array([0.0, 6.0, 0.0]))
    x_many, y_many = made(5_000, np.array([0.0, 6.0, 0.0]))
    few, many = fit(x, y, OWN), fit(x_many, y_many, OWN)
    assert few is not None
    assert many is not None
    assert few[0] / few.sum() > 0.2
    assert many[1] / many.sum() > 0.9


def test_better_weights_are_offered_with_their_intervals() -> None:
    x, y = made(1_500, np.array([0.5, 6.0, 0.0]))
    found = suggest(seen(x, y), Protocol(), bootstraps=20)
    assert found is not None
    assert found.is_offered
    assert not found.is_experimental
    assert found.suggested.sum() == pytest.approx(1)
    assert found.suggested[1] >= 0.7
    assert (found.low <= found.high).all()
    assert found.out_of_time.value > found.card.value


def test_chance_is_offered_nothing() -> None:
    x, y = made(1_500, np.zeros(3))
    found = suggest(seen(x, y), Protocol(), bootstraps=20)
    assert found is not None
    assert not found.is_offered


def test_a_measure_that_speaks_for_staying_is_named() -> None:
    x, y = made(1_500, np.array([3.0, -3.0, 0.0]))
    found = suggest(seen(x, y), Protocol(), bootstraps=20)
    assert found is not None
    assert found.reversed == ("m1",)


def test_below_the_gate_nothing_is_suggested() -> None:
    assert (churns_to_suggest(3), churns_to_suggest(12)) == (40, 60)
    x, y = made(200, np.array([3.0, 0.0, 0.0]))
    few = np.where(np.cumsum(y) <= 39, y, 0).astype(np.int8)
    assert suggest(seen(x, few), Protocol()) is None
    assert suggest(seen(x[:, :1], y, np.ones(1)), Protocol()) is None, "one weight is always 100 %"


def test_a_missing_value_is_the_mean_of_its_day() -> None:
    one = seen(np.array([[0.2, 0.1, np.nan], [0.4, np.nan, np.nan]]), np.array([0, 1], np.int8))
    assert deficits(one) == pytest.approx(np.array([[0.2, 0.1, 0.5], [0.4, 0.1, 0.5]]))
