"""Statistics of a back-test: the vectors of the specification, scipy and lifelines beside them, and laws."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lifelines.utils import concordance_index
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression, minimize
from scipy.stats import binomtest, mannwhitneyu

from cs_workbench.domain.calibration import (
    fit_logistic,
    isotonic,
    log_loss,
    most_r2,
    platt,
    riley_rows,
)
from cs_workbench.domain.discrimination import (
    auc,
    auc_interval,
    brier,
    brier_skill,
    hanley_se,
    harrell_c,
    lift,
    wilson,
)
from cs_workbench.domain.point_in_time import (
    CHURNED,
    NOT_OVER,
    STAYED,
    TOO_LATE,
    Protocol,
    happened_by,
    known,
    labels,
    looking_days,
)
from tests.domain.spec import vectors

Floats = NDArray[np.float64]
ONE_IN_A_MILLION = 1e-6


def arrays(given: dict[str, Any], *names: str) -> list[Floats]:
    return [np.array(given[name], dtype=np.float64) for name in names]


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "auc"))
def test_auc(given: dict[str, Any], expected: float) -> None:
    assert auc(*arrays(given, "y", "risk")) == pytest.approx(expected, abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "brier"))
def test_brier(given: dict[str, Any], expected: float) -> None:
    assert brier(*arrays(given, "y", "p")) == pytest.approx(expected, abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "brier_skill"))
def test_brier_skill(given: dict[str, Any], expected: float) -> None:
    assert brier_skill(*arrays(given, "y", "p")) == pytest.approx(expected, abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "lift"))
def test_lift_and_capture(given: dict[str, Any], expected: dict[str, float]) -> None:
    y, risk = arrays(given, "y", "risk")
    found = lift(y, risk, given["frac"])
    assert found == pytest.approx((expected["lift"], expected["capture"]), abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "hanley_se"))
def test_hanley(given: dict[str, Any], expected: float) -> None:
    found = hanley_se(given["auc"], given["n1"], given["n0"])
    assert found == pytest.approx(expected, abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "platt_unregularised"))
def test_platt(given: dict[str, Any], expected: dict[str, float]) -> None:
    found = platt(*arrays(given, "y", "x"))
    assert found is not None
    assert (found.intercept, found.slopes[0]) == pytest.approx((expected["a"], expected["b"]), abs=1e-5)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "logit_l2_1"))
def test_ridge(given: dict[str, Any], expected: dict[str, float]) -> None:
    y, x = arrays(given, "y", "x")
    found = fit_logistic(x[:, None], y, given["l2"])
    assert found is not None
    assert (found.intercept, found.slopes[0]) == pytest.approx((expected["a"], expected["b"]), abs=1e-5)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "isotonic_pava"))
def test_isotonic(given: dict[str, Any], expected: dict[str, list[float]]) -> None:
    at, fit = isotonic(*arrays(given, "x", "y"))
    assert at.tolist() == expected["x"]
    assert fit == pytest.approx(expected["fit"], abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "harrell_c"))
def test_harrell(given: dict[str, Any], expected: float) -> None:
    months, churned, risk = arrays(given, "T", "E", "risk")
    assert harrell_c(months, churned > 0, risk) == pytest.approx(expected, abs=ONE_IN_A_MILLION)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "riley_n"))
def test_riley(given: dict[str, Any], expected: int) -> None:
    assert riley_rows(given["p"], given["r2cs"], given["S"]) == expected


@pytest.mark.parametrize(("rate", "rows"), [(0.05, 1069), (0.10, 723), (0.20, 539)])
def test_riley_for_a_base_rate(rate: float, rows: int) -> None:
    """Six parameters that explain 15 % of what can be explained."""
    assert riley_rows(6, 0.15 * most_r2(rate)) == pytest.approx(rows, abs=1)


@pytest.mark.parametrize(("given", "expected"), vectors("stats", "wilson"))
def test_wilson(given: dict[str, int], expected: list[float]) -> None:
    found = wilson(given["k"], given["n"])
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(("given", "expected"), vectors("pointintime", "bitemporal"))
def test_what_was_recorded_later_was_not_known(given: dict[str, Any], expected: dict[str, Any]) -> None:
    what = np.array([kind for kind, _, _ in given["events"]])
    happened = np.array([day for _, day, _ in given["events"]], dtype="datetime64[D]")
    recorded = np.array([day for _, _, day in given["events"]], dtype="datetime64[D]")
    t0, window = date.fromisoformat(given["t0"]), given["window_days"]
    seen = known(happened, recorded, t0, window)
    assert np.count_nonzero(seen & (what == "login")) == expected["logins_known"]
    assert (
        np.count_nonzero(happened_by(happened, t0, window) & (what == "login")) == expected["logins_happened"]
    )
    (nps,) = what[seen & np.char.startswith(what, "nps=")]
    assert float(nps.removeprefix("nps=")) == expected["nps"]
    assert not (seen & np.char.startswith(what, "sentiment")).any(), expected["sentiment"]


@pytest.mark.parametrize(("given", "expected"), vectors("pointintime", "label"))
def test_what_came_of_it(given: dict[str, Any], expected: int | str) -> None:
    code = {"drop": TOO_LATE, "censored: drop": NOT_OVER, 0: STAYED, 1: CHURNED}[expected]
    end = given.get("data_end")
    found = labels(
        np.array([given["t0"]], dtype="datetime64[D]"),
        np.array([given["churn"] or "NaT"], dtype="datetime64[D]"),
        date.fromisoformat(end) if end else None,
        Protocol(given["gap_days"], given["horizon_days"]),
    )
    assert found.tolist() == [code]


def test_one_looks_from_the_last_sunday_of_each_quarter_whose_time_is_over() -> None:
    end = date(2026, 7, 27)
    found = looking_days(date(2025, 3, 1), end, Protocol(), 8)
    assert found == [
        date(2025, 3, 30),
        date(2025, 6, 29),
        date(2025, 9, 28),
        date(2025, 12, 28),
        date(2026, 3, 29),
    ]
    assert looking_days(date(2025, 3, 1), end - timedelta(days=1), Protocol(), 2) == found[2:4]
    assert looking_days(end, end, Protocol(), 8) == []


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Return outcomes of both kinds, and risks with ties."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 12)), min_size=2, max_size=60))
    y, risk = np.array([p[0] for p in pairs], float), np.array([p[1] for p in pairs], float)
    assume(0 < y.sum() < len(y))
    return y, risk


@given(outcomes())
def test_auc_is_scipys(case: tuple[Floats, Floats]) -> None:
    y, risk = case
    u = mannwhitneyu(risk[y > 0], risk[y == 0]).statistic
    assert auc(y, risk) == pytest.approx(u / (y.sum() * (1 - y).sum()), abs=ONE_IN_A_MILLION)


@given(outcomes())
def test_auc_knows_the_order_alone(case: tuple[Floats, Floats]) -> None:
    y, risk = case
    area = auc(y, risk)
    assert auc(y, np.exp(risk / 3) * 7 - 2) == pytest.approx(area)
    assert auc(y, -risk) == pytest.approx(1 - area)
    found = auc_interval(y, risk)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(outcomes(), st.sampled_from([0.1, 0.2, 0.5, 1.0]))
def test_lift_does_not_hang_on_the_order_of_the_file(case: tuple[Floats, Floats], share: float) -> None:
    y, risk = case
    assert lift(y[::-1], risk[::-1], share) == pytest.approx(lift(y, risk, share))
    assert lift(y, risk, 1.0) == pytest.approx((1.0, 1.0))


@given(st.integers(0, 200), st.integers(1, 200))
def test_wilson_is_scipys_and_within_0_and_1(k: int, n: int) -> None:
    assume(k <= n)
    ours, theirs = wilson(k, n), binomtest(k, n).proportion_ci(method="wilson")
    assert 0 <= ours.low <= ours.value <= ours.high <= 1
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=ONE_IN_A_MILLION)


@given(outcomes())
def test_isotonic_is_scipys_and_only_rises(case: tuple[Floats, Floats]) -> None:
    y, x = case
    at, fit = isotonic(x, y)
    assert (np.diff(fit) >= 0).all()
    _, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, weights=y) / counts
    theirs = isotonic_regression(means, weights=counts.astype(float)).x
    assert np.allclose(fit, theirs, atol=ONE_IN_A_MILLION)
    assert len(at) == len(fit)


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.integers(0, 6)), min_size=2, max_size=40))
def test_harrell_is_lifelines(rows: list[tuple[int, bool, int]]) -> None:
    months, risk = np.array([r[0] for r in rows], float), np.array([r[2] for r in rows], float)
    churned = np.array([r[1] for r in rows])
    ours = harrell_c(months, churned, risk)
    try:
        theirs = concordance_index(months, -risk, churned)
    except ZeroDivisionError:
        assert math.isnan(ours)
        return
    assert ours == pytest.approx(theirs, abs=ONE_IN_A_MILLION)


@given(outcomes(), st.sampled_from([0.5, 1.0, 10.0]))
def test_ridge_is_scipys(case: tuple[Floats, Floats], l2: float) -> None:
    y, risk = case
    x = np.column_stack([risk / 12, (risk % 3) / 2])
    found = fit_logistic(x, y, l2)
    assert found is not None

    def loss(beta: Floats) -> float:
        return log_loss(y, beta[0] + x @ beta[1:]) + l2 / 2 * float(beta[1:] @ beta[1:])

    best = minimize(loss, np.zeros(3), method="BFGS", options={"gtol": 1e-9})
    assert loss(np.array([found.intercept, *found.slopes])) <= best.fun + ONE_IN_A_MILLION


def test_platts_curve_needs_an_overlap() -> None:
    assert platt(np.array([0, 0, 1, 1]), np.array([1.0, 2, 3, 4])) is None
    assert platt(np.array([1, 1]), np.array([1.0, 2])) is None
    assert platt(np.array([0, 1, 1]), np.array([2.0, 2, 2])) is None


def test_without_both_kinds_nothing_is_known() -> None:
    nobody, some = np.zeros(0), np.zeros(3)
    for y in (nobody, some, some + 1):
        risk = np.arange(len(y), dtype=float)
        assert math.isnan(auc(y, risk))
        assert math.isnan(auc_interval(y, risk).low)
    assert math.isnan(lift(some, some, 0.1)[0])
    assert math.isnan(brier(nobody, nobody))
    assert math.isnan(brier_skill(some, some))
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
    assert math.isnan(harrell_c(some, some > 0, some))
