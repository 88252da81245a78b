"""What if (試算): which touch tier pays for which account, with people to hire and with the team there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.allocation import Allocation, NotEnoughHours, fixed_team, long_run
from cs_workbench.domain.capacity import HOURS, RENEWAL_HOURS, SAVE_HOURS, Person
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.facts import TIERS as ALL_TIERS
from cs_workbench.domain.lifetime_value import GROSS_MARGIN_PERCENT, HORIZON_MONTHS, MONTHS_A_YEAR
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.simulator import (
    Plan,
    affordable_price,
    break_even_price,
    churn_needed,
    extra_accounts,
)
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, decimals
from cs_workbench.services.economics import (
    Assumption,
    OneCurrency,
    ahead_days,
    basis,
    in_one_currency,
    in_renewal,
    in_save,
    person_assumptions,
    running_book,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

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
class TierRow:
    """A tier: how many accounts have it now and in each answer, and what one costs in the adoption phase.

    ``price_for_cost``: the monthly price at which the care costs a tenth of it.
    """

    tier: str
    now: int
    long_run: int
    fixed_team: int | None
    hours: float
    cost: Money
    months_served: float
    price_for_cost: Money


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From which monthly price a dearer tier pays, None: never.

    ``churn_needed``: what it must bring ``churn_now`` to at the median price, None: it cannot pay there.
    """

    cheaper: str
    dearer: str
    price: Money | None
    churn_now: float
    churn_needed: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """An account for which the fixed team's answer differs from its tier; ``tier`` '' unclassified."""

    account_uid: str
    account: str
    tier: str
    to: str
    worth: Money
    hours: float


@dataclass(frozen=True, slots=True)
class FixedTeam:
    """The answer for the team there is.

    Attributes:
        value: margin over the horizon less tools; labour is paid anyway.
        hours: a month.
        gap: at most this share below the best.
        is_exact: whether it is the best.
        an_hour: what one more hour a month would bring over the horizon.
        hour_cost: what that hour costs over the months served, its time used again when an account leaves ...
        hour_cost_unused: ... and over the whole horizon when it is not.
        moves: a proposal, those worth most first.
    """

    value: Money
    hours: float
    gap: float
    is_exact: bool
    an_hour: Money
    hour_cost: Money
    hour_cost_unused: Money
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Simulation:
    """The answers. ``fixed`` None: the team has not even the hours for the lightest care; ``problem`` says so."""

    currency: str
    accounts: int
    in_other_currencies: int
    arr_unknown: int
    available: float
    hours_now: float
    median_price: Money
    tiers: tuple[TierRow, ...]
    break_even: tuple[BreakEven, ...]
    value_now: Money
    value_long_run: Money
    long_run_hours: float
    fixed: FixedTeam | None
    problem: str
    kept: int
    unprofitable: int
    extra_high_accounts: float
    assumptions: tuple[Assumption, ...]


def simulate(bench: Workbench, asked: Asked) -> Simulation:
    """Answer both questions on the book as it stands; nothing is changed.

    Accounts with a rescue under way, a renewal within 90 days or the strategic mark keep their tier.

    Raises:
        NothingInCurrency: no account has a known ARR in the currency.
        UnknownCost: what a person costs in it is not said.
    """
    whole = running_book(bench)
    of = in_one_currency(whole, asked.currency)
    if of.currency != HOME_CURRENCY and not asked.has_cost:
        raise UnknownCost(currency=of.currency)
    minor = 10 ** decimals(of.currency)
    prices = of.arr / MONTHS_A_YEAR
    standard = _plan(asked, of.currency, minor, HOURS[list(_ROWS), PHASES.index("adoption")])
    plan = _plan(asked, of.currency, minor, _hours(bench, of))
    hours = plan.hours
    now = _PLACE[of.book["tier"].values]
    kept = _kept(bench, of, now)
    allowed = ~kept[:, None] | (np.arange(len(TIERS)) == now[:, None])
    values = plan.values(prices)
    free = long_run(values, hours, allowed)
    people = (
        len(np.unique(whole["owner"].values[whole["owner"].values >= 0]))
        if asked.people is None
        else asked.people
    )
    available = people * asked.person.available
    team, problem = None, ""
    try:
        team = fixed_team(plan.values(prices, labour=False), hours, available, allowed)
    except NotEnoughHours as error:
        problem = error.explain(bench.catalogue)
    rows, placed = np.arange(len(now)), np.flatnonzero(now >= 0)

    def money(amount: float) -> Money:
        return Money(round(amount), of.currency)

    median = float(np.median(prices))
    served = plan.months_served()
    return Simulation(
        currency=of.currency,
        accounts=len(prices),
        in_other_currencies=of.in_other_currencies,
        arr_unknown=of.arr_unknown,
        available=available,
        hours_now=float(hours[placed, now[placed]].sum()),
        median_price=money(median),
        tiers=tuple(
            TierRow(
                tier,
                int((now == k).sum()),
                int((free == k).sum()),
                None if team is None else int((team.tier == k).sum()),
                float(standard.hours[k]),
                money(float(standard.cost()[k])),
                float(served[k]),
                money(float(affordable_price(standard)[k])),
            )
            for k, tier in enumerate(TIERS)
        ),
        break_even=tuple(
            _break_even(standard, median, of.currency, a, b) for a, b in ((1, 2), (0, 1), (0, 2))
        ),
        value_now=money(float(values[placed, now[placed]].sum())),
        value_long_run=money(float(values[rows, free].sum())),
        long_run_hours=float(hours[rows, free].sum()),
        fixed=None if team is None else _fixed(of, plan, team, now, prices),
        problem=problem,
        kept=int(kept.sum()),
        unprofitable=int((prices[placed] * plan.gross_margin < plan.cost()[placed, now[placed]]).sum()),
        extra_high_accounts=extra_accounts(asked.hours_freed, float(standard.hours[0])),
        assumptions=(
            *person_assumptions(bench, asked.person, cost=True),
            *_assumptions(bench, asked, standard, minor),
        ),
    )


def _plan(asked: Asked, currency: str, minor: int, hours: NDArray[np.float64]) -> Plan:
    tools = TOOL_COST if currency == HOME_CURRENCY else dict.fromkeys(TIERS, 0.0)
    return Plan(
        TIERS,
        np.asarray(hours, dtype=np.float64),
        np.array([tools[tier] * minor for tier in TIERS]),
        np.array([asked.churn.get(tier, CHURN[tier]) for tier in TIERS]),
        asked.person.cost_an_hour * minor,
        asked.gross_margin,
        asked.months,
        asked.annual_discount,
    )


def _hours(bench: Workbench, of: OneCurrency) -> NDArray[np.float64]:
    """Return the hours of each account in each tier; shape (n, k)."""
    rows, phase = list(_ROWS), of.book["phase"].values
    renewal, save = in_renewal(of.book, bench.today)[:, None], in_save(of.book)[:, None]
    return np.asarray(HOURS[rows][:, phase].T + renewal * RENEWAL_HOURS[rows] + save * SAVE_HOURS[rows])


def _kept(bench: Workbench, of: OneCurrency, now: NDArray[np.integer]) -> Bools:
    ahead = ahead_days(of.book["renewal"].values, bench.today)
    soon = (ahead >= 0) & (ahead <= KEPT_DAYS)
    return np.asarray((now >= 0) & (soon | in_save(of.book) | (of.book["strategic"].values == 1)))


def _break_even(plan: Plan, price: float, currency: str, dearer: int, cheaper: int) -> BreakEven:
    found = break_even_price(plan, dearer, cheaper)
    return BreakEven(
        TIERS[cheaper],
        TIERS[dearer],
        None if found is None else Money(round(found), currency),
        float(plan.churn[cheaper]),
        churn_needed(plan, price, dearer, cheaper),
    )


def _fixed(
    of: OneCurrency, plan: Plan, team: Allocation, now: NDArray[np.integer], prices: NDArray[np.float64]
) -> FixedTeam:
    values = plan.values(prices, labour=False)
    changed = np.flatnonzero((team.tier != now) & (now >= 0))
    worth = values[changed, team.tier[changed]] - values[changed, now[changed]]
    more = plan.hours[changed, team.tier[changed]] - plan.hours[changed, now[changed]]
    order = np.argsort(-worth, kind="stable")

    def money(amount: float) -> Money:
        return Money(round(amount), of.currency)

    return FixedTeam(
        money(team.value),
        team.hours,
        team.gap,
        team.is_exact,
        money(team.an_hour),
        money(plan.cost_an_hour * float(plan.months_served()[0])),
        money(plan.cost_an_hour * plan.months),
        tuple(
            Move(
                of.book["uid"].at(row) or "", of.book["name"].at(row) or "", TIERS[now[row]],
                TIERS[team.tier[row]], money(float(worth[i])), float(more[i]),
            )
            for i, row in ((i, int(changed[i])) for i in order)
        ),
    )  # fmt: skip


def _assumptions(bench: Workbench, asked: Asked, plan: Plan, minor: int) -> tuple[Assumption, ...]:
    usual = Asked()
    found = [
        Assumption("gross_margin", bench.say("economics", "Gross margin"), asked.gross_margin,
                   basis(bench, is_given=asked.gross_margin != usual.gross_margin)),
        Assumption("months", bench.say("economics", "Horizon in months"), asked.months,
                   basis(bench, is_given=asked.months != usual.months)),
        Assumption("annual_discount", bench.say("economics", "Discount a year"), asked.annual_discount,
                   basis(bench, is_given=asked.annual_discount != usual.annual_discount)),
    ]  # fmt: skip
    from cs_workbench.domain.words import word

    for k, tier in enumerate(TIERS):
        named = bench.say("values", word("tier", tier))
        churn = bench.say("economics", "Churn a month with {tier}", tier=named)
        tools = bench.say("economics", "Tools a month and account with {tier}", tier=named)
        given = basis(bench, is_given=tier in asked.churn)
        found.append(Assumption(f"churn.{tier}", churn, float(plan.churn[k]), given))
        found.append(Assumption(f"tool_cost.{tier}", tools, float(plan.tool_cost[k]) / minor, basis(bench)))
    return tuple(found)
