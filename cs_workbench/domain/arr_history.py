"""ARR on any day: contracts as spans of days, late renewals joined, and sums read off as steps (domain.md 4.1).

Days are int64, counted from 1970-01-01; `NEVER_BEGAN` and `OPEN_END` stand for an unknown start and end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools

Ints = NDArray[np.int64]
NEVER_BEGAN: Final = -(2**22)
OPEN_END: Final = 2**22
_DAYS: Final = 2**24  # more than there are days between the two
_EPOCH: Final = date(1970, 1, 1).toordinal()
#: A contract renewed within so many days after its end went on without a gap.
LATE_DAYS: Final = 30


def day_number(day: date) -> int:
    """Return the number of ``day``."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the day of a number."""
    return date.fromordinal(number + _EPOCH)


def months_later(day: date, months: int) -> date:
    """Return the same day so many ``months`` later (negative: earlier), or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Spans:
    """Contracts side by side, one span for as long as an amount held; every array has shape (s,).

    Attributes:
        account: index of the account.
        line: of one account, spans with one number are the same product.
        currency: index of the currency, -1 unknown.
        arr: int64 minor units a year; ``known``: whether it is.
        first, last: its first and last day, both included.
    """

    account: Ints
    line: Ints
    currency: Ints
    arr: Ints
    known: Bools
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.account)

    def take(self, rows: Bools) -> Spans:
        """Return the spans of ``rows`` alone."""
        names = ("account", "line", "currency", "arr", "known", "first", "last")
        return Spans(*(getattr(self, name)[rows] for name in names))


class Steps:
    """Sums over spans, on any day."""

    def __init__(self, who: Ints, first: Ints, last: Ints, amount: Ints) -> None:
        """Keep ``amount`` of each ``who`` (0 and up) from ``first`` to ``last``; shape (s,) each."""
        keys = np.concatenate([_key(who, first), _key(who, last + 1)])
        change = np.concatenate([amount, -amount])
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._sums = np.concatenate([[0], np.cumsum(change[order])])  # each who ends at 0 again

    def at(self, who: Ints, day: Ints | int) -> Ints:
        """Return the sum of each of ``who`` on ``day``; shape (n,)."""
        place = np.searchsorted(self._keys, _key(who, np.asarray(day, np.int64)), side="right")
        return np.asarray(self._sums[place], dtype=np.int64)


def _key(who: Ints, day: Ints) -> Ints:
    return np.asarray(who * _DAYS + day + _DAYS // 2, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Times without service between two with it: ``who``, its first day without, the first day with; shape (g,)."""

    who: Ints
    first: Ints
    back: Ints

    def take(self, rows: Bools) -> Gaps:
        """Return the gaps of ``rows`` alone."""
        return Gaps(self.who[rows], self.first[rows], self.back[rows])


def gaps(who: Ints, first: Ints, last: Ints) -> Gaps:
    """Return the gaps of spans that may overlap."""
    keys = np.concatenate([_key(who, first), _key(who, last + 1)])
    change = np.concatenate([np.ones(len(who), np.int64), -np.ones(len(who), np.int64)])
    days, at = np.unique(keys, return_inverse=True)
    running = np.cumsum(np.bincount(at, weights=change, minlength=len(days))).round().astype(np.int64)
    if not len(days):
        return Gaps(days, days, days)
    whose = days // _DAYS
    ends = np.flatnonzero((running[:-1] == 0) & (whose[:-1] == whose[1:]))
    day = days % _DAYS - _DAYS // 2
    return Gaps(whose[ends], day[ends], day[ends + 1])


def joined(spans: Spans, late_days: int = LATE_DAYS) -> Spans:
    """Return the spans with late renewals joined: what ended goes on to the day before it is renewed.

    First by product, then for the account as a whole, so that a successor of another name counts too.
    """
    lines = len(spans) and int(spans.line.max()) + 1
    for who in (spans.account * lines + spans.line, spans.account):
        found = gaps(who, spans.first, spans.last)
        found = found.take(found.back - found.first <= late_days)
        keys = _key(found.who, found.first)
        ends = _key(who, spans.last + 1)
        place = np.searchsorted(keys, ends)
        hit = np.flatnonzero(place < len(keys))
        hit = hit[keys[place[hit]] == ends[hit]]
        last = spans.last.copy()
        last[hit] = found.back[place[hit]] - 1
        spans = replace(spans, last=last)
    return spans


class History:
    """What each of ``accounts`` accounts paid on any day, in each of ``currencies`` currencies."""

    def __init__(self, spans: Spans, accounts: int, currencies: int) -> None:
        """Read ``spans``, with late renewals joined."""
        self.spans = joined(spans)
        self.accounts, self.currencies = accounts, currencies
        of = self.spans
        paid = of.take(of.known & (of.currency >= 0) & (of.arr != 0))
        self._arr = Steps(paid.account * currencies + paid.currency, paid.first, paid.last, paid.arr)
        self._running = Steps(of.account, of.first, of.last, np.ones(len(of), np.int64))
        unknown = of.take(~of.known)
        self._unknown = Steps(unknown.account, unknown.first, unknown.last, np.ones(len(unknown), np.int64))
        self._gaps = gaps(of.account, of.first, of.last)
        self._first_paid = np.full((accounts, currencies), OPEN_END, dtype=np.int64)
        more = paid.arr > 0
        np.minimum.at(self._first_paid, (paid.account[more], paid.currency[more]), paid.first[more])

    def arr(self, day: int) -> Ints:
        """Return the ARR on ``day``; int64 minor units, shape (accounts, currencies)."""
        who = np.arange(self.accounts * self.currencies, dtype=np.int64)
        return self._arr.at(who, day).reshape(self.accounts, self.currencies)

    def arr_of(self, account: Ints, currency: Ints, day: Ints) -> Ints:
        """Return the ARR of ``account`` in ``currency`` on ``day``, side by side."""
        return self._arr.at(account * self.currencies + currency, day)

    def is_running(self, day: int) -> Bools:
        """Return which accounts have service on ``day``, paid or not; shape (accounts,)."""
        return np.asarray(self._running.at(np.arange(self.accounts, dtype=np.int64), day) > 0)

    def has_unknown(self, day: int) -> Bools:
        """Return which accounts have a contract of unknown amount on ``day``; shape (accounts,)."""
        return np.asarray(self._unknown.at(np.arange(self.accounts, dtype=np.int64), day) > 0)

    def first_paid(self) -> Ints:
        """Return the first day each account paid; `OPEN_END` for one that never did; shape (accounts, currencies)."""
        return self._first_paid

    def returned(self, opening: int, closing: int) -> Bools:
        """Return which accounts were without service for longer than a late renewal, after ``opening``, and came back.

        They came back by ``closing``; shape (accounts,).
        """
        back = (self._gaps.first > opening) & (self._gaps.back <= closing)
        return np.asarray(np.bincount(self._gaps.who[back], minlength=self.accounts) > 0)

    def first_left(self) -> Ints:
        """Return the first day on which each account was without service after having it; `OPEN_END`: never.

        Days still to come count, as far as its contracts say; shape (accounts,).
        """
        left = np.full(self.accounts, NEVER_BEGAN, dtype=np.int64)
        np.maximum.at(left, self.spans.account, self.spans.last + 1)
        left[left == NEVER_BEGAN] = OPEN_END
        np.minimum.at(left, self._gaps.who, self._gaps.first)
        return np.minimum(left, OPEN_END)
