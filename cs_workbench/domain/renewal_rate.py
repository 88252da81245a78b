"""Terms that ended, and what of them was renewed: the renewal rate, with its own denominator (domain.md 4.1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.arr_history import LATE_DAYS, History
from cs_workbench.domain.columns import Bools

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermEnds:
    """Last days of terms; every array has shape (e,).

    Attributes:
        account, currency: indices; only terms whose amount is known are here.
        day: the last day of the term.
        arr: what the term paid, int64 minor units a year.
        span: the row of the spans that ends with it, -1 for a contract that goes on in place.
    """

    account: Ints
    currency: Ints
    day: Ints
    arr: Ints
    span: Ints

    def take(self, rows: NDArray[np.intp]) -> TermEnds:
        """Return the terms at ``rows``, in their order."""
        return TermEnds(
            *(getattr(self, name)[rows] for name in ("account", "currency", "day", "arr", "span"))
        )


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came up for renewal: one row an account, currency and day; every array has shape (r,).

    Attributes:
        account, currency, day: as in `TermEnds`.
        due: ARR that came up.
        renewed: ARR of it that went on, nothing above ``due``.
        is_decided: renewed, or out of time for a late renewal; only these count in a rate.
    """

    account: Ints
    currency: Ints
    day: Ints
    due: Ints
    renewed: Ints
    is_decided: Bools

    def __len__(self) -> int:
        return len(self.account)

    def take(self, rows: Bools) -> Renewed:
        """Return the rows chosen."""
        names = ("account", "currency", "day", "due", "renewed", "is_decided")
        return Renewed(*(getattr(self, name)[rows] for name in names))

    @property
    def rate(self) -> float | None:
        """Renewed ARR / ARR that came up and is decided; None where there is none, or in two currencies."""
        if len(np.unique(self.currency)) > 1:
            return None
        due = sum(self.due[self.is_decided].tolist())
        return sum(self.renewed[self.is_decided].tolist()) / due if due else None


def renewed(history: History, ends: TermEnds, today: int) -> Renewed:
    """Return what became of the terms, as the contracts known ``today`` say; a renewal signed ahead is one.

    An account's ARR before and after the end is compared, so that a successor of another product counts. Who pays in
    another currency from then on has renewed.
    """
    if not len(ends.day):
        none = ends.day
        return Renewed(none, none, none, none, none, np.zeros(0, dtype=np.bool_))
    at_end = ends.day.copy()
    in_span = ends.span >= 0
    at_end[in_span] = history.spans.last[ends.span[in_span]]
    keys, first, at = np.unique(
        np.stack([ends.account, ends.currency, at_end]), axis=1, return_index=True, return_inverse=True
    )
    account, currency, last = keys.astype(np.int64)
    due = np.zeros(len(first), dtype=np.int64)
    np.add.at(due, at.reshape(-1), ends.arr)
    before = history.arr_of(account, currency, last)
    after = history.arr_of(account, currency, last + 1)
    lost = np.clip(before - after, 0, due)
    lost[(after <= 0) & _switched(history, account, currency, last)] = 0
    in_place = np.zeros(len(first), dtype=np.bool_)
    in_place[at.reshape(-1)[(ends.span < 0) & (ends.day >= today)]] = True
    lost[in_place] = due[in_place]  # it goes on only once it is renewed
    day = ends.day[first]
    is_decided = (lost < due) | (day + LATE_DAYS < today)
    return Renewed(account, currency, day, due, due - lost, np.asarray(is_decided, dtype=np.bool_))


def _switched(history: History, account: Ints, currency: Ints, last: Ints) -> Bools:
    """Say who begins to pay in another currency on the day after ``last``."""
    found = np.zeros(len(account), dtype=np.bool_)
    for other in range(history.currencies):
        code = np.full_like(currency, other)
        begins = (history.arr_of(account, code, last) <= 0) & (history.arr_of(account, code, last + 1) > 0)
        found |= begins & (currency != other)
    return found
