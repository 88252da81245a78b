"""The headcount curve: what a growing book calls for month by month, and when the team there is falls short of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log, log1p
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.capacity import TINY

Floats = NDArray[np.float64]
DAYS_A_MONTH: Final = 30.4375
#: The time over which growth and churn are measured, and how many accounts must have been there.
MEASURED_MONTHS: Final = 12
LEAST_ACCOUNTS: Final = 20
#: Of the accounts, those without a known start: above this share nothing is measured.
MOST_UNKNOWN: Final = 0.2


@dataclass(frozen=True, slots=True)
class Measured:
    """What happened to the number of accounts in the last `MEASURED_MONTHS`.

    Attributes:
        before, now: accounts at the beginning and at the end.
        growth: net, a month.
        churned: how many left, and ``churn`` a month of the account-months served.
    """

    before: int
    now: int
    growth: float
    churned: int
    churn: float


def curve(hours: float, growth: float, months: int) -> Floats:
    """Return the hours a month that the book calls for now and in each of the ``months`` to come.

    New accounts are taken to be like those of today. Shape (months + 1,).
    """
    return np.asarray(hours * (1 + growth) ** np.arange(months + 1), dtype=np.float64)


def months_until(hours: float, available: float, growth: float) -> float | None:
    """Return after how many months the book calls for more hours than there are; 0: it does already; None: never."""
    if hours > available + TINY:
        return 0.0
    if growth <= 0 or hours <= 0:
        return None
    return log(available / hours) / log1p(growth)


def people_needed(hours: float, each: float) -> int:
    """Return how many people with ``each`` hours a month it takes."""
    return ceil(hours / each - TINY)


def measured(started: NDArray[Any], ended: NDArray[Any], today: np.datetime64) -> Measured | None:
    """Return growth and churn of the last months; None where too few accounts or starts are known.

    Args:
        started: datetime64[D] of every account that ever was, NaT unknown.
        ended: the first day without service, NaT still served.
        today: the day up to which it is measured.
    """
    known = ~np.isnat(started)
    if not len(started) or 1 - known.mean() > MOST_UNKNOWN:
        return None
    start, end = started[known], ended[known]
    since = today - np.timedelta64(round(MEASURED_MONTHS * DAYS_A_MONTH), "D")
    gone = np.isnat(end)
    end = np.where(gone, today + np.timedelta64(1, "D"), end)
    before = int(((start <= since) & (end > since)).sum())
    now = int(((start <= today) & (end > today)).sum())
    served = np.minimum(end, today) - np.maximum(start, since)
    months = float(np.maximum(served.astype(np.float64), 0).sum()) / DAYS_A_MONTH
    if before < LEAST_ACCOUNTS or not now or not months:
        return None
    churned = int(((end > since) & (end <= today) & ~gone).sum())
    return Measured(before, now, (now / before) ** (1 / MEASURED_MONTHS) - 1, churned, churned / months)
