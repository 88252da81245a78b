"""What care costs and what the book is worth: the book it is counted on, its assumptions, and concentration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.capacity import RENEWAL_MONTHS, Person, hours_needed
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.concentration import (
    Tenth,
    accounts_for,
    gini,
    herfindahl,
    lorenz,
    tenths,
    thinned,
    top_share,
)
from cs_workbench.domain.condition_syntax import Clause, condition_text
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

FACTS: Final = (
    "name", "tier", "band", "arr", "renewal", "owner", "phase", "days_since_touch", "segment", "strategic", "is_paid",
    "is_trial", "churn_notice", "churned_on", "started_on",
)  # fmt: skip
UNTOUCHED_DAYS: Final = 90
DAYS_A_MONTH: Final = 30.4375
HEAD, MOST_OF_IT = 0.20, 0.80
LORENZ_POINTS: Final = 200
#: Where an assumption is from (context 'economics').
DEFAULT: Final = N_("economics", "assumed: our default, not measured")
GIVEN: Final = N_("economics", "assumed: given for this question")


class NothingInCurrency(WorkbenchError):
    """No account has a known ARR in the currency."""

    template = N_(
        "errors",
        "No account has a known ARR in {currency}. Nothing was changed. Choose another currency, or import contracts.",
    )
    code = "CSW-1452"


class WrongAssumption(WorkbenchError):
    """A number that cannot be."""

    template = N_(
        "errors", "{value} cannot be {what}. Nothing was changed. Give a number from {least} to {most}."
    )
    code = "CSW-1453"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that was not measured: what it is, and where it comes from, in the person's language."""

    id: str
    label: str
    value: float | str
    basis: str


@dataclass(frozen=True, slots=True)
class OneCurrency:
    """The running accounts with a known ARR in one currency, and how many others there are."""

    book: Book
    currency: str
    in_other_currencies: int
    arr_unknown: int

    @property
    def arr(self) -> NDArray[np.float64]:
        """ARR in minor units; shape (n,)."""
        return self.book["arr"].values.astype(np.float64)


@dataclass(frozen=True, slots=True)
class TenthRow:
    """A tenth of the accounts, those that bring most first, and how much of it had no touch in 90 days.

    ``condition`` finds the untouched ones, all of the tenth where there are none.
    """

    accounts: int
    arr: Money
    untouched: int
    untouched_arr: Money
    share: float
    condition: str


@dataclass(frozen=True, slots=True)
class Pareto:
    """The measured concentration of the ARR in one currency; shares from 0 to 1.

    ``gini`` is corrected below 30 accounts; ``equal_accounts``: how many equal ones would weigh the same.
    ``lorenz``: (share of accounts, share of ARR), the smallest first; ``currencies``: (currency, accounts).
    """

    currency: str
    accounts: int
    arr: Money
    gini: float
    head_share: float
    tail_share: float
    accounts_for_most: int
    hhi: float
    equal_accounts: float
    tenths: tuple[TenthRow, ...]
    in_other_currencies: int
    arr_unknown: int
    lorenz: tuple[tuple[float, float], ...]
    currencies: tuple[tuple[str, int], ...]


def running_book(bench: Workbench, *, churned: bool = False) -> Book:
    """Return the accounts with the facts that economics ask for, those that have churned only on request."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=FACTS)
    if churned:
        return book
    return book.take(np.flatnonzero(~book["churned_on"].is_known()))


def in_one_currency(book: Book, currency: str | None = None) -> OneCurrency:
    """Return the accounts with ARR in ``currency``, None: that of most accounts; amounts in two are never added.

    Raises:
        NothingInCurrency: there are none.
    """
    arr = book["arr"]
    known = arr.is_known()
    codes = np.zeros(len(book), dtype=np.int8) if arr.currency is None else arr.currency
    if currency is None and known.any():
        currency = arr.labels[int(np.bincount(codes[known], minlength=len(arr.labels)).argmax())]
    mine = known & (codes == (arr.labels.index(currency) if currency in arr.labels else -1))
    if currency is None or not mine.any():
        raise NothingInCurrency(currency=currency or "–")
    others, unknown = int((known & ~mine).sum()), int((~known).sum())
    return OneCurrency(book.take(np.flatnonzero(mine)), currency, others, unknown)


def ahead_days(days: NDArray[np.datetime64], today: date) -> NDArray[np.float64]:
    """Return how many days each day is ahead of ``today``, NaN unknown."""
    ahead = (days - np.datetime64(today)).astype(np.float64)
    return np.where(np.isnat(days), np.nan, ahead)


def in_renewal(book: Book, today: date) -> Bools:
    """Return which accounts are in the last months before their renewal."""
    ahead = ahead_days(book["renewal"].values, today)
    return np.asarray((ahead >= 0) & (ahead <= RENEWAL_MONTHS * DAYS_A_MONTH))


def in_save(book: Book) -> Bools:
    """Return which accounts are to be saved: red, or with a notice."""
    band = book["band"]
    red = band.values == (band.labels.index("red") if "red" in band.labels else -2)
    return np.asarray(red | (book["churn_notice"].values == 1))


def book_hours(book: Book, today: date) -> NDArray[np.float64]:
    """Return the hours a month each account calls for, NaN unclassified."""
    return hours_needed(book["tier"].values, book["phase"].values, in_renewal(book, today), in_save(book))


def person_assumptions(bench: Workbench, person: Person, *, cost: bool) -> tuple[Assumption, ...]:
    """Return what is assumed of one CSM."""
    usual = Person()
    found = [
        Assumption("hours_a_month", bench.say("economics", "Hours a month of one person"), person.hours_a_month,
                   basis(bench, is_given=person.hours_a_month != usual.hours_a_month)),
        Assumption("utilisation", bench.say("economics", "Share of them for customers"), person.utilisation,
                   basis(bench, is_given=person.utilisation != usual.utilisation)),
        Assumption("hours", bench.say("economics", "Hours an account and month"),
                   bench.say("economics", "by tier and phase, more before a renewal and in a rescue"), basis(bench)),
    ]  # fmt: skip
    if cost:
        label = bench.say("economics", "Cost of one person a year")
        given = person.annual_cost != usual.annual_cost
        found.append(Assumption("annual_cost", label, person.annual_cost, basis(bench, is_given=given)))
    return tuple(found)


def basis(bench: Workbench, *, is_given: bool = False) -> str:
    """Return where an assumption is from, in words."""
    return bench.say("economics", GIVEN if is_given else DEFAULT)


def person_of(hours_a_month: float | None, utilisation: float | None, annual_cost: float | None) -> Person:
    """Return a CSM of these numbers, None: the default.

    Raises:
        WrongAssumption: one of them cannot be.
    """
    usual = Person()
    return Person(
        within(hours_a_month, usual.hours_a_month, "hours_a_month", 1, 400),
        within(utilisation, usual.utilisation, "utilisation", 0.05, 1),
        within(annual_cost, usual.annual_cost, "annual_cost", 0, 1e12),
    )


def within(value: float | None, default: float, what: str, least: float, most: float) -> float:
    """Return ``value``, None: the default.

    Raises:
        WrongAssumption: it is outside ``least`` to ``most``.
    """
    if value is None:
        return default
    if not least <= value <= most:
        raise WrongAssumption(value=f"{value:g}", what=what, least=f"{least:g}", most=f"{most:g}")
    return value


def pareto(bench: Workbench, currency: str | None = None, owner: str | None = None) -> Pareto:
    """Return how the ARR in one currency is spread over the accounts, and what of it had no touch in 90 days.

    ``owner``: the accounts of one CSM; None: all.

    Raises:
        NothingInCurrency: no account has a known ARR in it.
    """
    book = running_book(bench)
    if owner is not None:
        owners = book["owner"]
        code = owners.labels.index(owner) if owner in owners.labels else len(owners.labels)
        book = book.take(np.flatnonzero(owners.values == code))
    of = in_one_currency(book, currency)
    arr, silent = of.arr, of.book["days_since_touch"].values
    untouched = np.isnan(silent) | (silent > UNTOUCHED_DAYS)
    whole = float(np.maximum(arr, 0).sum())

    def money(amount: float) -> Money:
        return Money(round(amount), of.currency)

    def tenth(found: Tenth) -> TenthRow:
        least, most = (f"{of.currency}{money(amount).amount}" for amount in (found.least, found.most))
        condition = f"arr>={least} arr<={most}"
        if found.untouched:
            condition += f" -days_since_touch<={UNTOUCHED_DAYS}"
        if owner is not None:
            condition += f" {condition_text(Clause('owner', '=', owner, quoted=True))}"
        return TenthRow(
            found.accounts, money(found.amount), found.untouched, money(found.untouched_amount),
            found.amount / whole if whole else 0.0, condition,
        )  # fmt: skip

    head, hhi = top_share(arr, HEAD), herfindahl(arr)
    return Pareto(
        of.currency, len(arr), money(float(arr.sum())), gini(arr, corrected=True), head, 1 - head,
        accounts_for(arr, MOST_OF_IT), hhi, 1 / hhi if hhi else float("nan"),
        tuple(tenth(found) for found in tenths(arr, untouched)),
        of.in_other_currencies, of.arr_unknown, thinned(lorenz(arr), LORENZ_POINTS), currencies_of(book),
    )  # fmt: skip


def currencies_of(book: Book) -> tuple[tuple[str, int], ...]:
    """Return the currencies of the known ARR with their accounts, most of them first."""
    arr = book["arr"]
    codes = np.zeros(len(book), dtype=np.int8) if arr.currency is None else arr.currency
    counts = np.bincount(codes[arr.is_known()], minlength=len(arr.labels)).tolist()
    found = [(name, count) for name, count in zip(arr.labels, counts, strict=False) if count]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
