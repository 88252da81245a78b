"""Other weights for a scorecard, pulled towards the team's own, offered only where they prove better (domain.md 3.7).

``x`` are deficits, (100 - points) / 100, shape (n, m); a missing one is the mean of its day.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.backtest import CHANCE_FROM, Observations, churns_to_suggest, splits
from cs_workbench.domain.calibration import fit_logistic, log_loss, sigmoid
from cs_workbench.domain.discrimination import Z_95, Interval, auc, auc_interval, hanley_se
from cs_workbench.domain.point_in_time import Protocol

Floats = NDArray[np.float64]
#: How strongly the fit is held to the team's own weights.
LAMBDA: Final = 10.0
STEPS: Final = 25
INNER_STEPS: Final = 1_000
HALVINGS: Final = 30
CLOSE: Final = 1e-6
BOOTSTRAPS: Final = 200
#: In so many of 100 bootstraps a thing must be so.
MOSTLY: Final = 0.9
#: Weights are offered in steps of 5 %.
UNITS: Final = 20
INNER_80: Final = (10.0, 90.0)
A_HAIR: Final = 1e-9
#: Only so much that a fit without signs has an end where two measures say the same.
A_LITTLE: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other weights of the measures that are known anywhere; arrays have shape (m,).

    Attributes:
        measures: ids.
        own: the team's weights, sum 1; ``suggested``: in steps of 5 %, sum 1.
        low, high: where 80 of 100 bootstraps put the weight.
        gain: median gain in AUC on accounts left out of a bootstrap; ``gains``: the share of bootstraps that gained.
        reversed: measures that rather speak for staying when they are poor: their definition is to be checked.
        is_offered: gains in at least 90 of 100, and tells accounts left out apart at all; ``is_experimental``: fewer
            than 100 churns.
        out_of_time: AUC of weights learned on earlier days (other folds) alone; ``card``: of the card on the same rows.
    """

    measures: tuple[str, ...]
    own: Floats
    suggested: Floats
    low: Floats
    high: Floats
    gain: float
    gains: float
    reversed: tuple[str, ...]
    is_offered: bool
    is_experimental: bool
    out_of_time: Interval
    card: Interval


def suggest(
    seen: Observations,
    protocol: Protocol,
    bootstraps: int = BOOTSTRAPS,
    step: Callable[[int, int], None] | None = None,
) -> Suggestion | None:
    """Return other weights; None with too few churns (`churns_to_suggest`) or nothing to learn from.

    ``step`` is told after every trial how many are done, and of how many.
    """
    used = seen.weight > 0
    judged = seen.judged()
    x = deficits(judged)[:, used]
    y, own = judged.y, judged.weight[used] / judged.weight[used].sum() if used.any() else judged.weight[used]
    events = int(y.sum())
    enough = churns_to_suggest(int(used.sum()))
    if min(events, len(y) - events) < enough or x.shape[1] < 2:  # noqa: PLR2004 - one weight is 100 %
        return None
    beta = fit(x, y, own)
    if beta is None:
        return None
    rng = np.random.default_rng(0)
    known, place = np.unique(judged.account, return_inverse=True)
    drawn, gains, unseen, free = [], [], [], []
    for done in range(bootstraps):
        if step is not None:
            step(done, bootstraps)
        times = np.bincount(rng.integers(0, len(known), len(known)), minlength=len(known))[place]
        some, out = np.repeat(np.arange(len(y)), times), times == 0
        found = fit(x[some], y[some], own, start=beta)
        if found is None or not 0 < y[out].sum() < out.sum():
            continue
        drawn.append(_shares(found, own))
        unseen.append(auc(y[out], x[out] @ found))
        gains.append(unseen[-1] - auc(y[out], x[out] @ own))
        unbound = fit_logistic(x[some], y[some], A_LITTLE)
        if unbound is not None:
            free.append(unbound.slopes)
    if not drawn:
        return None
    low, high = np.percentile(np.array(drawn), INNER_80, axis=0)
    share, told = float(np.mean(np.array(gains) > 0)), float(np.median(unseen))
    tells = told - Z_95 * hanley_se(told, events, len(y) - events) > 0.5  # noqa: PLR2004 - a coin
    names = [name for name, is_used in zip(judged.measures, used, strict=True) if is_used]
    against = (np.array(free) < 0).mean(axis=0) if free else np.zeros(len(names))
    out_of_time, card = _out_of_time(judged, protocol, used)
    return Suggestion(
        measures=tuple(names),
        own=own,
        suggested=rounded(_shares(beta, own)),
        low=low,
        high=high,
        gain=float(np.median(gains)),
        gains=share,
        reversed=tuple(name for name, part in zip(names, against, strict=True) if part >= MOSTLY),
        is_offered=share >= MOSTLY and tells,
        is_experimental=min(events, len(y) - events) < CHANCE_FROM,
        out_of_time=out_of_time,
        card=card,
    )


def deficits(seen: Observations) -> Floats:
    """Return (100 - points) / 100, shape (n, m); what is missing is the mean of its day, 0.5 without any."""
    x = (100 - seen.points.T) / 100
    for day in np.unique(seen.t0):
        rows = seen.t0 == day
        has = ~np.isnan(x[rows])
        counts = has.sum(axis=0)
        means = np.where(counts > 0, np.where(has, x[rows], 0).sum(axis=0) / np.maximum(counts, 1), 0.5)
        x[rows] = np.where(has, x[rows], means)
    return np.asarray(x)


def fit(x: Floats, y: NDArray[Any], own: Floats, start: Floats | None = None) -> Floats | None:
    """Return coefficients of at least 0, pulled by `LAMBDA` towards the card's own; None where nothing can be learned.

    First one slope for the card as it is. Then the loss is replaced by its parabola, whose lowest point among those
    allowed `_lowest` finds, until that no longer moves: each parabola goes through all rows once.
    """
    hand = fit_logistic((x @ own)[:, None], y)
    if hand is None:
        return None
    target = max(float(hand.slopes[0]), 0.0) * own
    rows = np.column_stack([np.ones(len(y)), x - x.mean(axis=0)])  # centred: intercept and weights do not mix
    pull = np.array([0.0, *[LAMBDA] * x.shape[1]])
    towards = np.concatenate([[0.0], target])

    def loss(beta: Floats) -> float:
        return log_loss(y, rows @ beta) + float(pull @ (beta - towards) ** 2) / 2

    base = float(np.mean(y))
    beta = np.concatenate([[math.log(base / (1 - base))], target if start is None else start])
    for _ in range(STEPS):
        p = sigmoid(rows @ beta)
        slope = rows.T @ (p - y) + pull * (beta - towards)
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(pull)
        step = _lowest(slope, curve, beta) - beta
        sizes = (0.5**halvings for halvings in range(HALVINGS))
        size = next((size for size in sizes if loss(beta + size * step) <= loss(beta)), 0.0)
        beta = beta + size * step
        if float(np.abs(size * step).max()) < CLOSE * (1 + float(np.abs(beta).max())):
            break
    return beta[1:]


def _lowest(slope: Floats, curve: Floats, at: Floats) -> Floats:
    """Return where a parabola is lowest with every coefficient but the first at least 0: accelerated gradient steps.

    Args:
        slope: of the parabola ``at``, shape (m + 1,).
        curve: its second derivatives, (m + 1, m + 1).
        at: where it touches the loss.
    """
    scale = 1 / np.sqrt(np.diag(curve))  # in units in which every direction curves alike
    bent = curve * scale[:, None] * scale
    step = 1 / float(np.linalg.eigvalsh(bent)[-1])
    floor = np.concatenate([[-np.inf], -at[1:] / scale[1:]])
    moved = ahead = np.zeros(len(at))
    speed = 1.0
    for _ in range(INNER_STEPS):
        gradient = slope * scale + bent @ ahead
        new = np.maximum(ahead - step * gradient, floor)
        if float(gradient @ (new - moved)) > 0:  # it has swung too far: begin anew from here
            speed = 1.0
        faster = (1 + math.sqrt(1 + 4 * speed * speed)) / 2
        ahead = new + (speed - 1) / faster * (new - moved)
        still = float(np.abs(new - moved).max()) < CLOSE * CLOSE
        moved, speed = new, faster
        if still:
            break
    found = at + scale * moved
    found[1:] = np.maximum(found[1:], 0.0)
    return np.asarray(found)


def rounded(weights: Floats) -> Floats:
    """Return weights of sum 1 in steps of 5 %, sum 1 still: what is left goes to the largest remainders."""
    units = weights / weights.sum() * UNITS
    whole = np.floor(units + A_HAIR)
    left = UNITS - int(whole.sum())
    order = np.argsort(-(units - whole), kind="stable")
    whole[order[:left]] += 1
    return np.asarray(whole / UNITS)


def _shares(beta: Floats, own: Floats) -> Floats:
    """Return weights of sum 1; the own ones where nothing is left of the fit."""
    total = float(beta.sum())
    return beta / total if total > 0 else own


def _out_of_time(
    judged: Observations, protocol: Protocol, used: NDArray[np.bool_]
) -> tuple[Interval, Interval]:
    """Return the AUC of weights learned elsewhere, and of the card on the same rows."""
    x, own = deficits(judged)[:, used], judged.weight[used] / judged.weight[used].sum()
    risk = np.full(len(judged), np.nan)
    for teach, test in splits(judged, protocol):
        beta = fit(x[teach], judged.y[teach], own)
        if beta is not None:
            risk[test] = x[test] @ rounded(_shares(beta, own))
    has = ~np.isnan(risk)
    return auc_interval(judged.y[has], risk[has]), auc_interval(judged.y[has], judged.risk[has])
