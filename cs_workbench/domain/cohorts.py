"""How a cohort of yearly contracts goes on: the shifted beta-geometric of Fader and Hardie (domain.md 1.5, E).

Every customer churns at each renewal with a chance of their own; over customers the chances follow a beta distribution.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Shares of the parameters within which a fit is looked for; outside the curve no longer changes to the eye.
LEAST, MOST = 1e-4, 1e4
STEPS: Final = 2_000
CLOSE: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Cohort:
    """A fitted cohort; ``log_likelihood`` in natural logarithms."""

    alpha: float
    beta: float
    log_likelihood: float

    def retention(self, renewals: int) -> Floats:
        """Return the share that renews at renewal 1 ... ``renewals``; it rises, as those likely to go are gone."""
        t = np.arange(1, renewals + 1)
        return np.asarray((self.beta + t - 1) / (self.alpha + self.beta + t - 1))

    def still_there(self, renewals: int) -> Floats:
        """Return the share still there after 0 ... ``renewals`` renewals; shape (renewals + 1,)."""
        return np.concatenate([[1.0], np.cumprod(self.retention(renewals))])


def fit_cohort(survivors: Floats) -> Cohort:
    """Return the cohort most likely behind ``survivors``: customers after 0, 1 ... renewals, never rising.

    Raises:
        ValueError: fewer than two counts, an empty start, or a count that rises.
    """
    if len(survivors) < 2 or survivors[0] <= 0 or np.any(np.diff(survivors) > 0):  # noqa: PLR2004 - start and one more
        raise ValueError("a cohort needs two counts or more that never rise")
    lost, left = -np.diff(survivors), float(survivors[-1])

    def misfit(logs: Floats) -> float:
        alpha, beta = np.exp(np.clip(logs, np.log(LEAST), np.log(MOST)))
        return -_log_likelihood(float(alpha), float(beta), lost, left)

    best = nelder_mead(misfit, np.zeros(2))
    alpha, beta = np.exp(np.clip(best, np.log(LEAST), np.log(MOST)))
    return Cohort(float(alpha), float(beta), -misfit(best))


def _log_likelihood(alpha: float, beta: float, lost: Floats, left: float) -> float:
    t = np.arange(2, len(lost) + 1)
    first = np.log(alpha / (alpha + beta))
    later = np.log((beta + t - 2) / (alpha + beta + t - 1))
    chances = first + np.concatenate([[0.0], np.cumsum(later)])
    t = np.arange(1, len(lost) + 1)
    stayed = np.log((beta + t - 1) / (alpha + beta + t - 1)).sum()
    return float(lost @ chances + left * stayed)


def nelder_mead(of: Callable[[Floats], float], start: Floats) -> Floats:
    """Return where ``of`` is smallest near ``start``: a simplex that reflects, stretches and shrinks."""
    n = len(start)
    points = [start, *(start + step for step in np.eye(n))]
    simplex = sorted(((of(p), tuple(p)) for p in points), key=lambda found: found[0])
    for _ in range(STEPS):
        values = [value for value, _ in simplex]
        corners = np.array([corner for _, corner in simplex])
        if values[-1] - values[0] < CLOSE and np.ptp(corners, axis=0).max() < CLOSE**0.5:
            break
        middle, worst = corners[:-1].mean(axis=0), corners[-1]

        def tried(
            by: float, middle: Floats = middle, worst: Floats = worst
        ) -> tuple[float, tuple[float, ...]]:
            point = middle + by * (middle - worst)
            return of(point), tuple(point)

        reflected = tried(1.0)
        if reflected[0] < values[0]:
            stretched = tried(2.0)
            new = min(reflected, stretched)
        elif reflected[0] < values[-2]:
            new = reflected
        else:
            new = tried(0.5 if reflected[0] < values[-1] else -0.5)
            if new[0] >= min(reflected[0], values[-1]):
                nearer = corners[0] + (corners - corners[0]) / 2
                simplex = sorted(((of(p), tuple(p)) for p in nearer), key=lambda found: found[0])
                continue
        simplex = sorted([*simplex[:-1], new], key=lambda found: found[0])
    return np.array(simplex[0][1])
