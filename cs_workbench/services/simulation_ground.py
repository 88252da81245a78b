"""What a simulation stands on: the book, read once, and what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.capacity import HOURS, RENEWAL_HOURS, SAVE_HOURS, Person
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import TIERS as ALL_TIERS
from cs_workbench.domain.headcount import Measured, measured
from cs_workbench.domain.lifetime_value import GROSS_MARGIN_PERCENT, HORIZON_MONTHS, MONTHS_A_YEAR
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.simulator import Plan
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import decimals
from cs_workbench.services.economics import (
    OneCurrency,
    ahead_days,
    book_hours,
    in_one_currency,
    in_renewal,
    in_save,
    running_book,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

Floats = NDArray[np.float64]
#: The dearest first; mid touch is served as low touch.
TIERS: Final = ("high", "low", "tech")
_ROWS: Final = tuple(ALL_TIERS.index(tier) for tier in TIERS)
_PLACE: Final = np.array([TIERS.index("low" if t == "mid" else t) for t in ALL_TIERS] + [-1])
#: Project defaults: churn a month and yen of tools a month and account, by tier.
CHURN: Final = {"high": 0.010, "low": 0.016, "tech": 0.022}
TOOL_COST: Final = {"high": 0.0, "low": 300.0, "tech": 500.0}
HOME_CURRENCY: Final = "JPY"
KEPT_DAYS: Final = 90


class UnknownCost(WorkbenchError):
    """What a person costs is only assumed in yen."""

    template = N_(
        "errors",
        "What one person costs a year in {currency} is not known, so no tier can be priced. Nothing was changed. "
        "Say it with --annual-cost.",
    )
    code = "CSW-1454"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. ``currency`` None: that of most accounts; ``people`` None: everybody who has accounts.

    ``has_cost``: whether the person's cost was said, not assumed in yen.
    """

    currency: str | None = None
    people: float | None = None
    person: Person = field(default_factory=Person)
    has_cost: bool = False
    gross_margin: float = GROSS_MARGIN_PERCENT / 100
    months: int = HORIZON_MONTHS
    annual_discount: float = 0.0
    churn: Mapping[str, float] = field(default_factory=dict)
    hours_freed: float = 0.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What the answers stand on: the running accounts in one currency, read once and asked often.

    Attributes:
        as_of: the day.
        of: the accounts; arrays over them have the shape (n,).
        prices: minor units a month.
        hours: a month, of each account in each of `TIERS`; shape (n, k).
        now: index into `TIERS`, -1 unclassified.
        kept: accounts that keep their tier whatever the answer.
        people: who have accounts, in any currency.
        whole_hours: a month, of the running accounts in any currency.
        currencies: those with a known ARR, most accounts first.
        measured: growth and churn of the last months; None where too little is known.
    """

    as_of: date
    of: OneCurrency
    prices: Floats
    hours: Floats
    now: NDArray[np.intp]
    kept: Bools
    people: int
    whole_hours: float
    currencies: tuple[str, ...]
    measured: Measured | None


def ground(bench: Workbench, currency: str | None = None) -> Ground:
    """Read the book; ``currency`` None: that of most accounts.

    Raises:
        NothingInCurrency: no account has a known ARR in the currency.
    """
    return ground_of(running_book(bench, churned=True), bench.today, currency)


def ground_of(book: Book, today: date, currency: str | None = None) -> Ground:
    """Return what the answers stand on; ``book`` holds the churned accounts too."""
    started, ended = book["started_on"].values, book["churned_on"].values
    whole = book.take(np.flatnonzero(~book["churned_on"].is_known()))
    of = in_one_currency(whole, currency)
    now = _PLACE[of.book["tier"].values]
    owner, arr = whole["owner"].values, whole["arr"]
    codes = np.zeros(len(whole), np.int8) if arr.currency is None else arr.currency
    counts = np.bincount(codes[arr.is_known()], minlength=len(arr.labels))
    return Ground(
        today,
        of,
        of.arr / MONTHS_A_YEAR,
        _hours(of.book, today),
        now,
        _kept(of.book, today, now),
        len(np.unique(owner[owner >= 0])),
        float(np.nansum(book_hours(whole, today))),
        tuple(arr.labels[i] for i in np.argsort(-counts, kind="stable") if counts[i]),
        measured(started, ended, np.datetime64(today)),
    )


def available_hours(on: Ground, asked: Asked) -> float:
    """Return the hours a month of the team that was asked about."""
    return (on.people if asked.people is None else asked.people) * asked.person.available


def standard_plan(on: Ground, asked: Asked) -> Plan:
    """Return the tiers with the hours of an account in adoption; see `plan_of`."""
    return plan_of(on, asked, HOURS[list(_ROWS), PHASES.index("adoption")])


def plan_of(on: Ground, asked: Asked, hours: Floats | None = None) -> Plan:
    """Return the tiers to choose from, with the hours of each account (n, k), or ``hours`` (k,) where given.

    Raises:
        UnknownCost: what a person costs in the currency is not said.
    """
    currency = on.of.currency
    if currency != HOME_CURRENCY and not asked.has_cost:
        raise UnknownCost(currency=currency)
    minor = 10 ** decimals(currency)
    tools = TOOL_COST if currency == HOME_CURRENCY else dict.fromkeys(TIERS, 0.0)
    return Plan(
        TIERS,
        on.hours if hours is None else hours,
        np.array([tools[tier] * minor for tier in TIERS]),
        np.array([asked.churn.get(tier, CHURN[tier]) for tier in TIERS]),
        asked.person.cost_an_hour * minor,
        asked.gross_margin,
        asked.months,
        asked.annual_discount,
    )


def _hours(book: Book, today: date) -> Floats:
    """Return the hours of each account in each tier; shape (n, k)."""
    rows, phase = list(_ROWS), book["phase"].values
    renewal, save = in_renewal(book, today)[:, None], in_save(book)[:, None]
    return np.asarray(HOURS[rows][:, phase].T + renewal * RENEWAL_HOURS[rows] + save * SAVE_HOURS[rows])


def _kept(book: Book, today: date, now: NDArray[np.integer]) -> Bools:
    ahead = ahead_days(book["renewal"].values, today)
    soon = (ahead >= 0) & (ahead <= KEPT_DAYS)
    return np.asarray((now >= 0) & (soon | in_save(book) | (book["strategic"].values == 1)))
