"""Lifetime value (LTV): the margin an account still brings, over a horizon, discounted (domain.md 1.5).

Never ARPA x margin / churn without a horizon: on two-year contracts that is tens of times too high.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.kernel.money import Money, to_minor

Floats = NDArray[np.float64]
#: The method's name, shown beside every amount it gave.
ASSUMED: Final = "assumed"
MONTHS_A_YEAR: Final = 12
#: 80 % gross margin over a horizon of 36 months (domain.md 1.5: the defaults).
GROSS_MARGIN_PERCENT: Final = 80
HORIZON_MONTHS: Final = 36
LEAST_MONTHS, MOST_MONTHS = 12, 60
ANNUAL_DISCOUNT: Final = 0.10
#: What a band renews at before there is a history, and within what a rate is believed (domain.md 4.3).
RENEWAL_RATES: Final = {"green": 0.90, "yellow": 0.75, "red": 0.45, "none": 0.75}
LEAST_RATE, MOST_RATE = 0.05, 0.98
KAPPA_RENEWALS: Final = 10.0
CHURN_A_MONTH: Final = 0.02


class Method(enum.StrEnum):
    """Where an LTV is from."""

    RENEWALS = "renewals"  # A: contract ends and the renewal rate
    SEGMENT = "segment"  # B: Kaplan-Meier of accounts like it
    CHURN = "churn"  # C: a constant churn, shrunk
    SIMPLE = "simple"  # D: margin / churn, capped at the horizon
    ARR = "arr"  # the ARR alone
    MANUAL = "manual"  # what a person said
    NOTICE = "notice"  # margin up to the end


@dataclass(frozen=True, slots=True)
class Terms:
    """How an LTV is counted: over how many months, discounted by how much a year.

    ``gross_margin`` None: not known, `GROSS_MARGIN_PERCENT` is assumed. ``tool_cost``: minor units a month.
    ``growth``: of the margin a month, 0 unless a person says otherwise.
    """

    months: int = HORIZON_MONTHS
    annual_discount: float = ANNUAL_DISCOUNT
    gross_margin: Decimal | None = None
    tool_cost: Decimal = Decimal(0)
    growth: float = 0.0

    def __post_init__(self) -> None:
        if not LEAST_MONTHS <= self.months <= MOST_MONTHS:
            raise ValueError(f"a horizon of {self.months} months")
        if self.annual_discount < 0 or self.growth <= -1:
            raise ValueError(f"a discount of {self.annual_discount}, growth {self.growth}")


@dataclass(frozen=True, slots=True)
class Standing:
    """What an LTV needs to know of an account, in months from today. ``arr`` None, ``months_left`` None: unknown.

    ``skipped``: months from today that bring nothing, as the contract is paused or has not begun.
    """

    arr: Money | None
    months_left: float | None = None
    term_months: float = 12
    is_free: bool = False
    has_notice: bool = False
    has_churned: bool = False
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Ltv:
    """An LTV with what it rests on.

    Attributes:
        amount: None where it cannot be told.
        method: how it was counted.
        terms: the horizon and discount.
        margin: minor units a month, not rounded.
        paid_months: how many of today's monthly margins it is worth.
        flags: ``assumed_margin``, ``negative_margin``, ``arr_unknown``, ``end_unknown``, ``end_past``, ``notice``,
            ``free``, ``churned``, ``skipped``, ``tail``.
    """

    amount: Money | None
    method: Method
    terms: Terms
    margin: Decimal
    paid_months: float
    flags: tuple[str, ...] = ()


def monthly_discount(annual: float) -> float:
    """Return the discount a month that makes ``annual`` a year."""
    return float((1 + annual) ** (1 / MONTHS_A_YEAR) - 1)


def paid_months(still_there: Floats, terms: Terms, skipped: int = 0) -> float:
    """Return how many of today's margins the months are worth: paid at the start of each, if still there."""
    t = np.arange(len(still_there))
    worth = still_there * ((1 + terms.growth) / (1 + monthly_discount(terms.annual_discount))) ** t
    return float(worth[skipped:].sum())


def constant_churn(churn: float, months: int) -> Floats:
    """Return (1 - churn)^t for t = 0 ... ``months`` - 1 (method C)."""
    return np.asarray((1 - churn) ** np.arange(months, dtype=np.float64))


def until_renewals(months_left: float, term_months: float, rate: float, months: int) -> Floats:
    """Return 1 up to the end of the term, then times ``rate`` at each renewal (method A)."""
    past = np.arange(months, dtype=np.float64) - months_left
    renewals = np.where(past < 0, 0, 1 + np.floor(past / term_months))
    return np.asarray(rate**renewals)


def until_end(months_left: float, months: int) -> Floats:
    """Return 1 up to the end, a part for the month it falls in, then 0."""
    return np.clip(months_left - np.arange(months, dtype=np.float64), 0, 1)


def simple_months(churn: float, most: float | None = None) -> float:
    """Return 1 / churn, at most ``most`` (method D); only for teaching and "what if"."""
    forever = 1 / churn if churn > 0 else float("inf")
    return forever if most is None else min(forever, most)


def perpetuity_months(
    retention: float, annual_discount: float, *, growth: float = 0.0, first_now: bool = True
) -> float:
    """Return how many margins a customer without end is worth, the first paid today, or else in a month.

    Raises:
        ValueError: it grows as fast as it is discounted, so there is no such sum.
    """
    by, kept = 1 + monthly_discount(annual_discount), (1 + growth) * retention
    if kept >= by:
        raise ValueError("no end, and growth that outruns churn and discount")
    return (by if first_now else kept) / (by - kept)


def smoothed_rate(renewed: int, of: int, expected: float, kappa: float = KAPPA_RENEWALS) -> float:
    """Return the renewal rate of ``renewed`` among ``of``, pulled towards ``expected`` as by ``kappa`` renewals."""
    return (renewed + kappa * expected) / (of + kappa)


def monthly_margin(arr_minor: int, terms: Terms) -> Decimal:
    """Return the margin a month in minor units, not rounded: ARR / 12 x margin - tool cost."""
    share = Decimal(GROSS_MARGIN_PERCENT) / 100 if terms.gross_margin is None else terms.gross_margin
    return Decimal(arr_minor) / MONTHS_A_YEAR * share - terms.tool_cost


def ltv_by(method: Method, account: Standing, terms: Terms, still_there: Floats) -> Ltv:
    """Return the LTV of an account whose chance to be there in month t is ``still_there``; shape (terms.months,).

    Free accounts and those that churned are worth 0; after a notice counts the margin up to the end; a margin of 0 or
    below is worth 0 and says so; what cannot be told is None.
    """
    told = _without_future(method, account, terms)
    if told is not None:
        return told
    return _worth(method, account, terms, paid_months(still_there, terms, account.skipped))


def ltv_by_renewals(account: Standing, terms: Terms, rate: float) -> Ltv:
    """Return the LTV from the end of the term and the renewal rate, kept within `LEAST_RATE` and `MOST_RATE` (A).

    An end that has passed is taken as renewed: the next one counts.
    """
    told = _without_future(Method.RENEWALS, account, terms)
    if told is not None:
        return told
    if account.months_left is None:
        return _unknown(Method.RENEWALS, account, terms, "end_unknown")
    left, is_past = account.months_left, account.months_left < 0
    if is_past:
        left %= account.term_months
    believed = min(max(rate, LEAST_RATE), MOST_RATE)
    there = until_renewals(left, account.term_months, believed, terms.months)
    found = _worth(Method.RENEWALS, account, terms, paid_months(there, terms, account.skipped))
    return replace(found, flags=(*found.flags, "end_past")) if is_past else found


def ltv_simple(account: Standing, terms: Terms, churn: float) -> Ltv:
    """Return margin / churn, capped at the horizon and not discounted (D)."""
    plain = replace(terms, annual_discount=0.0, growth=0.0)
    told = _without_future(Method.SIMPLE, account, plain)
    return told or _worth(Method.SIMPLE, account, plain, simple_months(churn, terms.months))


def ltv_arr_only(account: Standing, terms: Terms) -> Ltv:
    """Return the ARR itself, for ranking where nothing else is known: a year, no margin, no discount."""
    plain = replace(
        terms,
        months=MONTHS_A_YEAR,
        annual_discount=0.0,
        growth=0.0,
        gross_margin=Decimal(1),
        tool_cost=Decimal(0),
    )
    told = _without_future(Method.ARR, account, plain)
    return told or _worth(Method.ARR, account, plain, MONTHS_A_YEAR)


def ltv_manual(amount: Money, terms: Terms) -> Ltv:
    """Return what a person said it is worth."""
    return Ltv(amount, Method.MANUAL, terms, Decimal(0), 0.0)


def at_rate(amount: Money, rate: Decimal, currency: str) -> Money:
    """Return ``amount`` at the ``rate`` of the day the model was published, rounded half up once."""
    return Money(to_minor(amount.amount * rate, currency), currency)


def _without_future(method: Method, account: Standing, terms: Terms) -> Ltv | None:
    """Return what needs no chance of renewal; None where the method has to tell."""
    if account.has_churned or account.is_free:
        currency = account.arr.currency if account.arr else ""
        nothing = Money(0, currency) if currency else None
        return Ltv(nothing, method, terms, Decimal(0), 0.0, ("churned" if account.has_churned else "free",))
    if account.arr is None:
        return _unknown(method, account, terms, "arr_unknown")
    if not account.has_notice:
        return None
    if account.months_left is None:
        return _unknown(Method.NOTICE, account, terms, "notice", "end_unknown")
    there = until_end(max(account.months_left, 0), terms.months)
    found = _worth(Method.NOTICE, account, terms, paid_months(there, terms, account.skipped))
    return replace(found, flags=("notice", *found.flags))


def _worth(method: Method, account: Standing, terms: Terms, months: float) -> Ltv:
    if account.arr is None:
        return _unknown(method, account, terms, "arr_unknown")
    margin = monthly_margin(account.arr.minor, terms)
    flags = [
        *(["assumed_margin"] if terms.gross_margin is None else []),
        *(["negative_margin"] if margin <= 0 else []),
        *(["skipped"] if account.skipped else []),
    ]
    whole = (max(margin, Decimal(0)) * Decimal(repr(months))).quantize(Decimal(1), ROUND_HALF_UP)
    return Ltv(Money(int(whole), account.arr.currency), method, terms, margin, months, tuple(flags))


def _unknown(method: Method, account: Standing, terms: Terms, *flags: str) -> Ltv:
    margin = Decimal(0) if account.arr is None else monthly_margin(account.arr.minor, terms)
    return Ltv(None, method, terms, margin, float("nan"), flags)


def assumed_ltv(arr_minor: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ARR / 12 x 0.8 x 36 in minor units, rounded half up once; shape as given."""
    times, by = GROSS_MARGIN_PERCENT * HORIZON_MONTHS, 100 * MONTHS_A_YEAR
    return divided_half_up(arr_minor * times, np.int64(by))


def divided_half_up(amount: NDArray[np.int64], by: NDArray[np.int64] | np.int64) -> NDArray[np.int64]:
    """Return ``amount / by`` as whole numbers, halves away from zero; ``by`` is positive."""
    return np.asarray(np.sign(amount) * ((2 * np.abs(amount) + by) // (2 * by)), dtype=np.int64)
