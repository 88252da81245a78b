"""Who of those that began together is still there: cohorts by month or quarter, in accounts and in ARR (domain.md 4.2).

What cannot be observed yet is NaN, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.arr_history import History, day_number, day_of, months_later
from cs_workbench.domain.columns import Bools

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Months of a period.
PERIODS: Final = {"month": 1, "quarter": 3}
#: Cohorts that began longer ago are in no row.
MOST_MONTHS: Final = 120
#: A row with fewer accounts says little.
LEAST_ACCOUNTS: Final = 5


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Cohorts of one currency, the oldest first: k rows by p periods since the start.

    Attributes:
        starts: first day of each row's period.
        members: which accounts began then; bool, shape (k, n accounts).
        opening: what they paid on their first day together, minor units; shape (k,).
        logos: share of the accounts still there at the end of each period, NaN not to be observed yet; shape (k, p).
        revenue: their ARR then / ``opening``; above 1 where they grew; shape (k, p).
        is_partial: the period is not over, today is what was seen; bool, shape (k, p).
    """

    starts: tuple[date, ...]
    members: Bools
    opening: Ints
    logos: Floats
    revenue: Floats
    is_partial: Bools

    def __len__(self) -> int:
        return len(self.starts)

    def accounts(self) -> Ints:
        """Return how many accounts each row has; shape (k,)."""
        return np.asarray(self.members.sum(axis=1), dtype=np.int64)


def period_start(day: date, months: int) -> date:
    """Return the first day of the month or quarter (``months`` 1 or 3) that ``day`` is in."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def next_start(day: date, months: int) -> date:
    """Return the first day of the period after the one that begins on ``day``."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)


def cohorts(history: History, currency: int, today: date, months: int, since: date | None = None) -> Cohorts:
    """Return the cohorts of accounts that first paid in ``currency``, begun from ``since`` on.

    An account that left and came back later than a late renewal does not count as kept. Accounts whose first day is
    unknown or longer ago than `MOST_MONTHS` are in no row.
    """
    first = history.first_paid()[:, currency]
    now = day_number(today)
    oldest = period_start(months_later(today, -MOST_MONTHS), months)
    earliest = day_number(oldest if since is None else max(since, oldest))
    dated = np.flatnonzero((first <= now) & (first >= earliest))
    starts: list[date] = []
    if len(dated):
        start = period_start(day_of(int(first[dated].min())), months)
        while start <= today:
            starts.append(start)
            start = next_start(start, months)
    edges = np.array([day_number(start) for start in starts], dtype=np.int64)
    ends = np.array([day_number(next_start(start, months)) - 1 for start in starts], dtype=np.int64)
    members = np.zeros((len(starts), history.accounts), dtype=np.bool_)
    members[np.searchsorted(edges, first[dated], side="right") - 1, dated] = True
    everyone = np.arange(history.accounts, dtype=np.int64)
    at_start = history.arr_of(everyone, np.full_like(everyone, currency), np.minimum(first, now))
    left = history.first_left()
    shape = (len(starts), len(starts))
    logos, revenue = np.full(shape, np.nan), np.full(shape, np.nan)
    is_partial = np.zeros(shape, dtype=np.bool_)
    sizes, opening = members.sum(axis=1), members @ np.where(members.any(axis=0), np.maximum(at_start, 0), 0)
    for column, end in enumerate(ends.tolist()):  # one calendar period: a diagonal of the table
        day = min(end, now)
        paid = np.maximum(history.arr(day)[:, currency], 0) * (left > day)
        kept, amount = members @ (paid > 0).astype(np.int64), members @ paid
        for row in range(column + 1):
            if sizes[row]:
                logos[row, column - row] = kept[row] / sizes[row]
                revenue[row, column - row] = amount[row] / opening[row] if opening[row] else np.nan
                is_partial[row, column - row] = end > now
    rows = np.flatnonzero(sizes)
    return Cohorts(
        tuple(starts[row] for row in rows.tolist()),
        members[rows],
        opening[rows].astype(np.int64),
        logos[rows],
        revenue[rows],
        is_partial[rows],
    )
