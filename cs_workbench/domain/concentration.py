"""How much of a book hangs on a few accounts: Lorenz, Gini, head and tail (domain.md 2.4).

Negative amounts count as 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools

Floats = NDArray[np.float64]
#: Below so many accounts the Gini is corrected for their number.
SMALL: Final = 30
DECILES: Final = 10
TINY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of the accounts, by amount: how many, what they bring, and how much of that went untouched.

    ``least``, ``most``: what one of them brings at least and at most, 0 in an empty part.
    """

    accounts: int
    amount: float
    untouched: int
    untouched_amount: float
    least: float
    most: float


def lorenz(amounts: Floats) -> tuple[Floats, Floats]:
    """Return shares of accounts and of the amount they bring, the smallest first, from 0 to 1; shape (n + 1,) each.

    Without any amount the curve is the diagonal.
    """
    x = np.sort(np.maximum(amounts, 0.0))
    accounts = np.linspace(0.0, 1.0, len(x) + 1)
    total = x.sum()
    return accounts, np.concatenate([[0.0], np.cumsum(x) / total]) if total > 0 else accounts


def gini(amounts: Floats, *, corrected: bool = False) -> float:
    """Return the Gini coefficient, 0 (all alike) to 1; ``corrected``: times n / (n - 1) below `SMALL` accounts."""
    x = np.sort(np.maximum(amounts, 0.0))
    n, total = len(x), x.sum()
    if total <= 0:
        return 0.0
    found = float(2 * (np.arange(1, n + 1) @ x) / (n * total) - (n + 1) / n)
    return found * n / (n - 1) if corrected and 1 < n < SMALL else found


def top_share(amounts: Floats, share: float) -> float:
    """Return what the largest ``share`` of the accounts brings, read off the Lorenz curve at exactly that share."""
    accounts, brought = lorenz(amounts)
    return float(1 - np.interp(1 - share, accounts, brought))


def accounts_for(amounts: Floats, part: float) -> int:
    """Return how many of the largest accounts bring ``part`` of the whole; 0 where nothing is brought."""
    x = np.sort(np.maximum(amounts, 0.0))[::-1]
    total = x.sum()
    return int(np.searchsorted(np.cumsum(x) / total, part - TINY)) + 1 if total > 0 else 0


def herfindahl(amounts: Floats) -> float:
    """Return the sum of squared shares (HHI), NaN for nothing; 1 / it: how many equal accounts would weigh the same."""
    x = np.maximum(amounts, 0.0)
    total = x.sum()
    return float(((x / total) ** 2).sum()) if total > 0 else float("nan")


def tenths(amounts: Floats, untouched: Bools) -> list[Tenth]:
    """Return the accounts in ten equal parts, those that bring most first; fewer than ten leave parts empty."""
    x = np.maximum(amounts, 0.0)
    order = np.argsort(-x, kind="stable")
    return [
        Tenth(
            len(rows),
            float(x[rows].sum()),
            int(untouched[rows].sum()),
            float(x[rows][untouched[rows]].sum()),
            float(x[rows].min(initial=x.max(initial=0.0))) if len(rows) else 0.0,
            float(x[rows].max(initial=0.0)),
        )
        for rows in np.array_split(order, DECILES)
    ]


def thinned(curve: tuple[Floats, Floats], most: int) -> tuple[tuple[float, float], ...]:
    """Return at most ``most`` points of a curve, its ends among them, as it is painted."""
    places = np.unique(np.linspace(0, len(curve[0]) - 1, min(most, len(curve[0]))).round().astype(np.intp))
    return tuple(zip(curve[0][places].tolist(), curve[1][places].tolist(), strict=True))
