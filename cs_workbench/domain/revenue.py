"""Recurring revenue and terms of contracts (domain.md 4.1): whole minor units, rounded half up once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools, Column
from cs_workbench.domain.lifetime_value import divided_half_up
from cs_workbench.domain.nouns import Kind

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]
MONTHS_A_YEAR: Final = 12
DAYS_A_YEAR: Final = 365


def annual_amount(amount: int, *, months: int | None = None, days: int | None = None) -> Fraction:
    """Return a recurring amount per year, exact: ``amount`` / months x 12, or x 365 / days.

    Raises:
        ValueError: neither a positive number of months nor of days is given.
    """
    if months is not None and months > 0:
        return Fraction(amount * MONTHS_A_YEAR, months)
    if days is not None and days > 0:
        return Fraction(amount * DAYS_A_YEAR, days)
    raise ValueError(f"a term of {months!r} months, {days!r} days")


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Subscriptions side by side, as their source gives them; every array has shape (s,).

    Amounts are int64 minor units with NaN-free ``*_known`` companions; months are float64, NaN unknown;
    days datetime64[D], NaT unknown; ``paid`` and ``trial`` int8: 1, 0, -1 unknown.
    """

    account: NDArray[np.intp]  # index of the account
    currency: NDArray[np.int8]  # index of the currency, -1 unknown
    arr: Ints
    arr_known: Bools
    mrr: Ints
    mrr_known: Bools
    amount: Ints
    amount_known: Bools
    period_months: Floats
    term_months: Floats
    started_on: Days
    ends_on: Days
    paid: NDArray[np.int8]
    trial: NDArray[np.int8]


def subscription_arr(of: Subscriptions) -> tuple[Ints, Bools]:
    """Return the ARR of each subscription in minor units, and which are known.

    In this order: its ARR; its MRR x 12; its amount over the billing period, over the term in months, or
    over the days from start to end (the end day included). Trials and free plans are a known 0.
    """
    is_free = (of.trial == 1) | (of.paid == 0)
    days = (of.ends_on - of.started_on).astype(np.float64) + 1
    days = np.where(np.isnat(of.ends_on) | np.isnat(of.started_on), np.nan, days)
    arr = np.zeros(len(of.account), dtype=np.int64)
    known = np.zeros(len(of.account), dtype=np.bool_)
    for rows, amount, times, by in (
        (is_free, of.arr * 0, 1, np.ones(len(arr))),
        (of.arr_known, of.arr, 1, np.ones(len(arr))),
        (of.mrr_known, of.mrr, MONTHS_A_YEAR, np.ones(len(arr))),
        (of.amount_known, of.amount, MONTHS_A_YEAR, of.period_months),
        (of.amount_known, of.amount, MONTHS_A_YEAR, of.term_months),
        (of.amount_known, of.amount, DAYS_A_YEAR, days),
    ):
        new = rows & ~known & (by > 0)
        arr[new] = divided_half_up(amount[new] * times, by[new].astype(np.int64))
        known |= new
    return arr, known & ((of.currency >= 0) | is_free)


def is_running(started_on: Days, ends_on: Days, day: date) -> Bools:
    """Return which contracts run on ``day``, both ends included.

    An unknown start has begun, an unknown end is open.
    """
    at = np.datetime64(day)
    return np.asarray((np.isnat(started_on) | (started_on <= at)) & (np.isnat(ends_on) | (ends_on >= at)))


@dataclass(frozen=True, slots=True)
class AccountArr:
    """ARR of accounts per currency: ``minor`` int64 and ``known`` bool, shape (n accounts, c currencies)."""

    minor: Ints
    known: Bools
    currencies: tuple[str, ...]

    def column(self, own_currency: NDArray[np.int8] | None = None) -> Column:
        """Return one amount per account: in its own currency where it has one, else in its first known.

        Amounts in different currencies are never added; an account with several shows one of them.
        """
        n = len(self.minor)
        first = np.argmax(self.known, axis=1).astype(np.int8)
        if own_currency is not None and self.currencies:
            own = np.maximum(own_currency, 0)
            has_own = (own_currency >= 0) & self.known[np.arange(n), own]
            first = np.where(has_own, own, first).astype(np.int8)
        rows = np.arange(n)
        known = self.known[rows, first]
        return Column(Kind.MONEY, self.minor[rows, first] * known, self.currencies, known, first)

    def has_several(self) -> Bools:
        """Return which accounts have ARR in more than one currency; shape (n,)."""
        return np.asarray((self.known & (self.minor != 0)).sum(axis=1) > 1)


def account_arr(of: Subscriptions, n: int, currencies: tuple[str, ...], day: date) -> AccountArr:
    """Return the ARR of ``n`` accounts: the sum over their contracts that run on ``day``, per currency.

    Free contracts without a currency count as a known 0 in the first one. ``currencies`` is not empty.
    """
    arr, is_known = subscription_arr(of)
    rows = np.flatnonzero(is_known & is_running(of.started_on, of.ends_on, day))
    at = (of.account[rows], np.maximum(of.currency[rows], 0))
    minor = np.zeros((n, len(currencies)), dtype=np.int64)
    known = np.zeros((n, len(currencies)), dtype=np.bool_)
    np.add.at(minor, at, arr[rows])
    known[at] = True
    return AccountArr(minor, known, currencies)


def notice_deadline(ends_on: Days, notice_days: Floats) -> Days:
    """Return the last day on which notice can be given: so many days before the end; NaT where unknown."""
    known = ~np.isnan(notice_days) & ~np.isnat(ends_on)
    days = np.where(known, notice_days, 0).astype("timedelta64[D]")
    return np.where(known, ends_on - days, np.datetime64("NaT")).astype("datetime64[D]")


def earliest(account: NDArray[np.intp], days: Days, rows: Bools, n: int) -> Days:
    """Return the earliest known day among the chosen ``rows`` of each of ``n`` accounts; NaT for none."""
    chosen = rows & ~np.isnat(days)
    found = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(found, account[chosen], days[chosen].astype("datetime64[D]").astype(np.int64))
    found[found == np.iinfo(np.int64).max] = np.iinfo(np.int64).min  # numpy's own mark for NaT
    return found.astype("datetime64[D]")
