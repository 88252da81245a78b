"""From a risk to a chance: logistic curves, steps that only rise, and how many rows a fit needs (domain.md 3.7)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS: Final = 100
CLOSE: Final = 1e-10
#: Log-odds beyond which a chance is 0 or 1 for any purpose.
FAR: Final = 35.0
#: A slope (per standard deviation) as steep as this has no end: the two kinds do not overlap.
NO_OVERLAP: Final = 30.0
HALVINGS: Final = 40
#: Shrinkage that Riley et al. (2019) ask for.
SHRINKAGE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Logistic:
    """P(left) = 1 / (1 + exp(-(a + x b))); ``slopes`` has shape (k,)."""

    intercept: float
    slopes: Floats

    def log_odds(self, x: Floats) -> Floats:
        """Return the log-odds of rows of shape (n, k)."""
        return np.asarray(self.intercept + x @ self.slopes)

    def chance(self, x: Floats) -> Floats:
        """Return the chance of rows of shape (n, k)."""
        return sigmoid(self.log_odds(x))


def sigmoid(log_odds: Floats) -> Floats:
    """Return chances of log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -FAR, FAR))))


def log_loss(y: NDArray[Any], log_odds: Floats) -> float:
    """Return the sum of -log(chance of what happened)."""
    return float(np.sum(np.logaddexp(0.0, log_odds) - y * log_odds))


def fit_logistic(x: Floats, y: NDArray[Any], l2: float = 0.0) -> Logistic | None:
    """Return the logistic fit with ``l2`` / 2 x squared slopes as its penalty, the intercept free.

    By Newton steps that are halved until the loss falls. None where there is no answer: only one kind of
    outcome, or (without a penalty) two kinds that do not overlap, or columns that say the same.

    Args:
        x: shape (n, k).
        y: 0 or 1, shape (n,).
        l2: 0 leaves the slopes free (Platt's curve for one column).
    """
    if not 0 < np.count_nonzero(y) < len(y):
        return None
    rows = np.column_stack([np.ones(len(y)), x])
    penalty = np.array([0.0, *[l2] * x.shape[1]])

    def loss(beta: Floats) -> float:
        return log_loss(y, rows @ beta) + float(penalty @ (beta * beta)) / 2

    base = float(np.mean(y))
    beta = np.array([math.log(base / (1 - base)), *[0.0] * x.shape[1]])
    for _ in range(STEPS):
        p = sigmoid(rows @ beta)
        gradient = rows.T @ (p - y) + penalty * beta
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(penalty)
        try:
            step = np.linalg.solve(curve, gradient)
        except np.linalg.LinAlgError:
            return None
        sizes = (0.5**halvings for halvings in range(HALVINGS))
        size = next((size for size in sizes if loss(beta - size * step) <= loss(beta)), 0.0)
        beta = beta - size * step
        if float(np.abs(size * step).max()) < CLOSE:
            break
    if not l2 and bool((np.abs(beta[1:]) * x.std(axis=0) > NO_OVERLAP).any()):
        return None
    return Logistic(float(beta[0]), beta[1:])


def platt(y: NDArray[Any], risk: Floats) -> Logistic | None:
    """Return Platt's curve through one risk, nothing held back; None where there is none, see `fit_logistic`."""
    return fit_logistic(risk[:, None], y)


def isotonic(x: Floats, y: NDArray[Any]) -> tuple[Floats, Floats]:
    """Return the different ``x``, ascending, and the chance of each that only rises: steps by pooling neighbours."""
    at, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, weights=y.astype(np.float64)) / counts
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many of ``at``
    for mean, weight in zip(means.tolist(), counts.tolist(), strict=True):
        pools.append((mean, float(weight), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (above, heavy, some), (below, light, more) = pools[-2:]
            together = heavy + light
            pools[-2:] = [((above * heavy + below * light) / together, together, some + more)]
    fit = np.concatenate([np.full(size, mean) for mean, _, size in pools]) if pools else np.zeros(0)
    return at, fit


def riley_rows(parameters: int, r2: float, shrinkage: float = SHRINKAGE) -> int:
    """Return how many rows a fit of so many parameters needs (Riley et al. 2019), for a Cox-Snell R2 expected."""
    return math.ceil(parameters / ((shrinkage - 1) * math.log(1 - r2 / shrinkage)) - 1e-9)


def most_r2(base_rate: float) -> float:
    """Return the highest Cox-Snell R2 that a base rate allows."""
    p = base_rate
    if not 0 < p < 1:
        return 0.0
    return 1 - math.exp(2 * (p * math.log(p) + (1 - p) * math.log(1 - p)))
