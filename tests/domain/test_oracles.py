"""Our own statistics, survival, cohorts and allocation beside scikit-learn, lifelines, scipy and HiGHS (never shipped).

What is not said otherwise agrees to a millionth.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import restricted_mean_survival_time
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp, minimize
from scipy.special import betaln
from scipy.stats import poisson
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.metrics import log_loss as sklearn_log_loss

from cs_workbench.domain.allocation import NotEnoughHours, fixed_team
from cs_workbench.domain.balance import high_tail, low_tail
from cs_workbench.domain.calibration import Logistic, fit_logistic, isotonic, log_loss, platt, sigmoid
from cs_workbench.domain.cohorts import fit_cohort
from cs_workbench.domain.discrimination import auc, brier, brier_skill
from cs_workbench.domain.survival import kaplan_meier, restricted_mean

Floats = NDArray[np.float64]

ONE_IN_A_MILLION = 1e-6


def same(ours: float | Floats, theirs: float | Floats) -> bool:
    """Say whether two answers agree to a millionth, each of them."""
    return bool(np.max(np.abs(np.asarray(ours) - np.asarray(theirs)), initial=0.0) <= ONE_IN_A_MILLION)


stays = st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=80)


@given(stays)
def test_the_curve_and_its_mean_are_those_of_lifelines(stayed: list[tuple[int, bool]]) -> None:
    months, churned = np.array([m for m, _ in stayed], float), np.array([c for _, c in stayed])
    ours, theirs = kaplan_meier(months, churned), KaplanMeierFitter().fit(months, churned)
    at = np.arange(61.0)
    assert same(ours.at(at), theirs.survival_function_at_times(at).to_numpy())
    assert same(restricted_mean(ours, 36.0), restricted_mean_survival_time(theirs, t=36.0))


@st.composite
def teams(draw: st.DrawFn) -> tuple[Floats, Floats, float]:
    """Return value and hours of each account on each tier, and the team's hours."""
    accounts, tiers = draw(st.integers(1, 12)), draw(st.integers(1, 4))
    amounts = st.integers(-500_000, 3_000_000)
    values = draw(st.lists(amounts, min_size=accounts * tiers, max_size=accounts * tiers))
    hours = draw(st.lists(st.integers(1, 120), min_size=tiers, max_size=tiers, unique=True))
    return (
        np.array(values, float).reshape(accounts, tiers),
        np.array(hours, float) / 10,
        draw(st.integers(1, 120 * accounts)) / 10,
    )


@given(teams())
def test_a_fixed_team_is_given_out_as_highs_does(team: tuple[Floats, Floats, float]) -> None:
    values, hours, available = team
    n, k = values.shape
    one_tier = np.kron(np.eye(n), np.ones(k))
    best = milp(
        -values.ravel(),
        constraints=[
            LinearConstraint(one_tier, 1, 1),
            LinearConstraint(np.tile(hours, n), -np.inf, available),
        ],
        integrality=np.ones(n * k),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    if best.x is None:  # not even the lightest tiers fit
        with pytest.raises(NotEnoughHours):
            fixed_team(values, hours, available)
        return
    ours = fixed_team(values, hours, available)
    assert ours.is_exact
    assert ours.value == pytest.approx(-best.fun, rel=1e-6, abs=1.0)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(1, 200))
def test_a_cohort_is_fitted_as_well_as_scipy_fits_it(lost: list[int], left: int) -> None:
    """The likelihood is scipy's own; ours may be at most a hair below the best of three starts of scipy."""
    survivors = np.array([left + sum(lost[i:]) for i in range(len(lost) + 1)], float)

    def misfit(logs: Floats) -> float:
        alpha, beta = np.exp(logs)
        renewals = np.arange(1, len(survivors))
        churn = betaln(alpha + 1, beta + renewals - 1) - betaln(alpha, beta)
        stay = betaln(alpha, beta + len(lost)) - betaln(alpha, beta)
        return -float((survivors[:-1] - survivors[1:]) @ churn + survivors[-1] * stay)

    ours = fit_cohort(survivors)
    assert misfit(np.log([ours.alpha, ours.beta])) == pytest.approx(-ours.log_likelihood)
    box = [(math.log(1e-3), math.log(1e3))] * 2
    starts = ((0.0, 0.0), (-1.0, 1.5), (1.5, 3.0))
    theirs = min(minimize(misfit, start, method="L-BFGS-B", bounds=box).fun for start in starts)
    assert -ours.log_likelihood <= theirs + 1e-3 * max(1.0, abs(theirs))


@given(st.lists(st.tuples(st.integers(0, 40), st.floats(0.05, 40)), min_size=1, max_size=20))
def test_the_tails_of_poisson_are_scipys(touches: list[tuple[int, float]]) -> None:
    count, mean = np.array([c for c, _ in touches], float), np.array([m for _, m in touches])
    assert same(low_tail(count, mean), poisson.cdf(count, mean))
    assert same(high_tail(count, mean), poisson.sf(count - 1, mean))


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Return outcomes of both kinds, and risks from 0 to 100 with ties."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 100)), min_size=2, max_size=80))
    y, risk = np.array([y for y, _ in pairs], float), np.array([risk for _, risk in pairs], float)
    assume(0 < y.sum() < len(y))
    return y, risk


@given(outcomes())
def test_auc_and_brier_are_scikit_learns(case: tuple[Floats, Floats]) -> None:
    y, risk = case
    assert same(auc(y, risk), roc_auc_score(y, risk))
    assert same(brier(y, risk / 100), brier_score_loss(y, risk / 100))
    usual = brier_score_loss(y, np.full(len(y), y.mean()))
    assert same(brier_skill(y, risk / 100), 1 - brier_score_loss(y, risk / 100) / usual)


@given(outcomes())
def test_log_loss_is_scikit_learns(case: tuple[Floats, Floats]) -> None:
    y, risk = case
    log_odds = (risk - 50) / 10
    theirs = sklearn_log_loss(y, sigmoid(log_odds), normalize=False)
    assert same(log_loss(y, log_odds), theirs)


@given(outcomes())
def test_steps_that_only_rise_are_scikit_learns(case: tuple[Floats, Floats]) -> None:
    y, risk = case
    at, chance = isotonic(risk, y)
    theirs = IsotonicRegression(y_min=0, y_max=1).fit(risk, y)
    assert same(np.interp(risk, at, chance), theirs.predict(risk))


def logistic(x: Floats, y: Floats, strength: float) -> Logistic:
    """Return scikit-learn's fit; ``strength`` is 1 / l2, infinite without a penalty."""
    found = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-12, max_iter=1_000).fit(x, y)
    return Logistic(float(found.intercept_[0]), found.coef_[0])


@given(outcomes())
def test_platts_curve_is_scikit_learns_without_a_penalty(case: tuple[Floats, Floats]) -> None:
    """Where the kinds overlap: else neither has an end."""
    y, risk = case
    left, stayed = risk[y > 0], risk[y == 0]
    assume(left.min() < stayed.max() and stayed.min() < left.max())
    ours = platt(y, risk)
    assert ours is not None
    theirs = logistic(risk[:, None], y, np.inf)
    at = np.arange(0.0, 101.0)[:, None]
    assert same(ours.chance(at), theirs.chance(at))


@given(outcomes(), st.sampled_from([0.1, 1.0, 10.0]))
def test_a_penalised_fit_is_scikit_learns(case: tuple[Floats, Floats], l2: float) -> None:
    y, risk = case
    x = np.column_stack([risk / 100, (risk % 7) / 6, (risk % 3) / 2])
    ours, theirs = fit_logistic(x, y, l2), logistic(x, y, 1 / l2)
    assert ours is not None
    assert same(ours.slopes, theirs.slopes)
    assert same(ours.intercept, theirs.intercept)
