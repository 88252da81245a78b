"""How well a risk tells those who left from those who stayed (domain.md 3.6): pure numbers, nothing fitted.

``y`` is 1 for who left and 0 for who stayed, ``risk`` rises with the danger, ``p`` is a chance from 0 to 1;
each of shape (n,), without NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools

Floats = NDArray[np.float64]
Labels = NDArray[np.int8]
#: Standard deviations within which 95 of 100 lie.
Z_95: Final = 1.959963984540054
#: Pairs compared at once by `harrell_c`.
PAIRS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with where it lies 95 times in 100."""

    value: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Say whether ``value`` lies within."""
        return self.low <= value <= self.high


def auc(y: NDArray[Any], risk: Floats) -> float:
    """Return how often one who left had the higher risk than one who stayed, ties half; NaN without both."""
    left = int(np.count_nonzero(y))
    stayed = len(y) - left
    if not left or not stayed:
        return math.nan
    ranks = _mean_ranks(risk)
    return float((ranks[np.asarray(y) > 0].sum() - left * (left + 1) / 2) / (left * stayed))


def _mean_ranks(values: Floats) -> Floats:
    """Return ranks from 1, equal values sharing their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)


def hanley_se(area: float, left: int, stayed: int) -> float:
    """Return the standard error of an AUC (Hanley and McNeil 1982); NaN without both."""
    if not left or not stayed:
        return math.nan
    one, two = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (left - 1) * (one - area * area) + (stayed - 1) * (two - area * area)
    return math.sqrt(spread / (left * stayed))


def auc_interval(y: NDArray[Any], risk: Floats) -> Interval:
    """Return the AUC with its 95 % interval, within 0 and 1; NaN without both kinds."""
    area = auc(y, risk)
    left = int(np.count_nonzero(y))
    reach = Z_95 * hanley_se(area, left, len(y) - left)
    if math.isnan(reach):
        return Interval(math.nan, math.nan, math.nan)
    return Interval(area, max(area - reach, 0.0), min(area + reach, 1.0))


def brier(y: NDArray[Any], p: Floats) -> float:
    """Return the mean squared error of chances; 0 is perfect. NaN for nobody."""
    return float(np.mean((p - y) ** 2)) if len(y) else math.nan


def brier_skill(y: NDArray[Any], p: Floats) -> float:
    """Return how much better than always saying the base rate: 1 perfect, 0 no better, below 0 worse."""
    base = float(np.mean(y)) if len(y) else math.nan
    usual = base * (1 - base)
    return 1 - brier(y, p) / usual if usual > 0 else math.nan


def lift(y: NDArray[Any], risk: Floats, share: float) -> tuple[float, float]:
    """Return (lift, capture) of the riskiest ``share``: their churn rate over everybody's, their part of all churns.

    Accounts with the same risk at the border count in part, so that the order of the file means nothing.
    """
    left = float(np.count_nonzero(y))
    if not left:
        return math.nan, math.nan
    top = max(math.floor(share * len(y) + 0.5), 1)
    border = np.sort(risk)[::-1][top - 1]
    above, at = risk > border, risk == border
    part = (top - np.count_nonzero(above)) / np.count_nonzero(at)
    caught = float(np.sum(y[above])) + part * float(np.sum(y[at]))
    return caught / top * len(y) / left, caught / left


def wilson(k: int, n: int) -> Interval:
    """Return the share ``k`` of ``n`` with its Wilson 95 % interval; of nobody, anything is possible."""
    if not n:
        return Interval(math.nan, 0.0, 1.0)
    share, z2 = k / n, Z_95 * Z_95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z_95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = 0.0 if k == 0 else max(middle - reach, 0.0)
    return Interval(share, low, 1.0 if k == n else min(middle + reach, 1.0))


def harrell_c(months: Floats, churned: Bools, risk: Floats) -> float:
    """Return how often of two, the one with the higher risk left first; ties in risk half, NaN without a pair.

    A pair counts where it is known who left first: one who ``churned``, and one who stayed longer.
    """
    order = np.argsort(months, kind="stable")
    months, churned, risk = months[order], churned[order], risk[order]
    at = np.flatnonzero(churned)
    agreeing = pairs = 0.0
    step = max(PAIRS // max(len(months), 1), 1)
    for start in range(0, len(at), step):
        some = at[start : start + step, None]
        longer = (months[None, :] > months[some]) | ((months[None, :] == months[some]) & ~churned[None, :])
        pairs += np.count_nonzero(longer)
        agreeing += np.count_nonzero(longer & (risk[some] > risk[None, :]))
        agreeing += np.count_nonzero(longer & (risk[some] == risk[None, :])) / 2
    return agreeing / pairs if pairs else math.nan
