"""What was known on a day, and what came of it later: no look into the future (domain.md 3.6).

Days are datetime64[D], NaT for never; a window of d days ends with its day: (t0 - d, t0].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools

Days = NDArray[np.datetime64]
Labels = NDArray[np.int8]
STAYED: Final = 0
CHURNED: Final = 1
#: Churn inside the gap: too late to act on.
TOO_LATE: Final = -1
#: The time to look at is not over yet.
NOT_OVER: Final = -2
SUNDAY: Final = 6
MONTHS_A_QUARTER: Final = 3
DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Protocol:
    """How a back-test looks ahead: churn in (t0 + gap, t0 + gap + horizon] counts; of accounts at least so old."""

    gap_days: int = 30
    horizon_days: int = 90
    least_age_days: int = 60

    @property
    def days_ahead(self) -> int:
        """How many days after t0 must be over."""
        return self.gap_days + self.horizon_days


def known(happened: Days, recorded: Days, t0: date, window_days: int | None = None) -> Bools:
    """Return which records a person could have read on ``t0``: they had happened, and were recorded by then.

    ``window_days``: only those of the last so many days.
    """
    return happened_by(happened, t0, window_days) & (recorded <= np.datetime64(t0))


def happened_by(happened: Days, t0: date, window_days: int | None = None) -> Bools:
    """Return which records had happened on ``t0``, whoever knew of them."""
    day = np.datetime64(t0)
    within = happened <= day
    if window_days is not None:
        within &= happened > day - np.timedelta64(window_days, "D")
    return np.asarray(within)


def labels(t0: Days, churned_on: Days, data_end: date | None, protocol: Protocol) -> Labels:
    """Return `CHURNED`, `STAYED`, `TOO_LATE` or `NOT_OVER` for each account seen on ``t0``; shape (n,).

    Whoever's time is not over is dropped whether it churned or not: else churns alone would be counted early.

    Args:
        t0: when each was looked at; shape (n,) or one day.
        churned_on: the first churn after it, NaT none known.
        data_end: the last day that the data tell of; None: they tell of everything.
        protocol: how far to look ahead.
    """
    gap_ends = t0 + np.timedelta64(protocol.gap_days, "D")
    ends = t0 + np.timedelta64(protocol.days_ahead, "D")
    found = np.where((churned_on > gap_ends) & (churned_on <= ends), CHURNED, STAYED)
    if data_end is not None:
        found = np.where(ends > np.datetime64(data_end), NOT_OVER, found)
    found = np.where((churned_on > t0) & (churned_on <= gap_ends), TOO_LATE, found)
    return np.asarray(found, dtype=np.int8)


def looking_days(first: date, data_end: date, protocol: Protocol, most: int) -> list[date]:
    """Return the days to look from, oldest first: the last Sunday of each quarter whose time ahead is over.

    Sundays, because a weekly snapshot then holds nothing of the days after.

    Args:
        first: not before this day.
        data_end: the last day that the data tell of.
        protocol: how far each looks ahead.
        most: at most so many, the newest.
    """
    last = data_end - timedelta(days=protocol.days_ahead)
    ends = (
        _end_of(year, month)
        for year in range(first.year, last.year + 1)
        for month in range(MONTHS_A_QUARTER, DECEMBER + 1, MONTHS_A_QUARTER)
    )
    sundays = [end - timedelta(days=(end.weekday() - SUNDAY) % 7) for end in ends]
    return [day for day in sundays if first <= day <= last][-most:]


def _end_of(year: int, month: int) -> date:
    next_month = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    return next_month - timedelta(days=1)
