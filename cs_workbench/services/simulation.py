"""What if (試算): which touch tier pays for which account, with people to hire and with the team there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.allocation import EXACT_CELLS, Allocation, NotEnoughHours, fixed_team, long_run
from cs_workbench.domain.headcount import MEASURED_MONTHS, Measured
from cs_workbench.domain.simulator import (
    Plan,
    affordable_price,
    break_even_price,
    churn_needed,
    extra_accounts,
)
from cs_workbench.kernel.money import Money, decimals
from cs_workbench.services.economics import Assumption, basis, person_assumptions
from cs_workbench.services.simulation_ground import (
    TIERS,
    Asked,
    Ground,
    available_hours,
    ground,
    plan_of,
    standard_plan,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


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

    Attributes:
        never: why it never pays: 'margin', there is none; 'churn', it is assumed to keep nobody longer; '' it does.
        churn_needed: what it must bring ``churn_now`` to at the median price, None: it cannot pay there.
    """

    cheaper: str
    dearer: str
    price: Money | None
    never: str
    churn_now: float
    churn_needed: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """An account for which the fixed team's answer differs from its tier."""

    account_id: int
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
        moves: a proposal, those worth most first; ``moved`` counts all of them.
    """

    value: Money
    hours: float
    gap: float
    is_exact: bool
    an_hour: Money
    hour_cost: Money
    hour_cost_unused: Money
    moved: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Dividend:
    """Tech touch's dividend: ``accounts`` of dearer tiers for which it is worth most, and the hours that frees.

    ``extra``: how many more high-touch accounts these hours serve.
    """

    accounts: int
    hours: float
    extra: float


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
    dividend: Dividend
    assumptions: tuple[Assumption, ...]


def simulate(bench: Workbench, asked: Asked) -> Simulation:
    """Answer both questions on the book as it stands; nothing is changed.

    Accounts with a rescue under way, a renewal within 90 days or the strategic mark keep their tier.

    Raises:
        NothingInCurrency: no account has a known ARR in the currency.
        UnknownCost: what a person costs in it is not said.
    """
    return answer(bench, ground(bench, asked.currency), asked)


def answer(
    bench: Workbench, on: Ground, asked: Asked, *, most: int | None = None, cells: int = EXACT_CELLS
) -> Simulation:
    """Answer on what was read before; see `simulate`.

    Args:
        bench: for its words alone.
        on: the book; its currency counts.
        asked: the question.
        most: of the moves, only so many are listed; None: all.
        cells: how large the table of the exact way may be (see `fixed_team`).
    """
    of, now, prices = on.of, on.now, on.prices
    standard = standard_plan(on, asked)
    plan = plan_of(on, asked)
    hours = plan.hours
    allowed = ~on.kept[:, None] | (np.arange(len(TIERS)) == now[:, None])
    values = plan.values(prices)
    free = long_run(values, hours, allowed)
    available = available_hours(on, asked)
    team, problem = None, ""
    try:
        team = fixed_team(plan.values(prices, labour=False), hours, available, allowed, cells)
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
        fixed=None if team is None else _fixed(on, plan, team, most),
        problem=problem,
        kept=int(on.kept.sum()),
        unprofitable=int((prices[placed] * plan.gross_margin < plan.cost()[placed, now[placed]]).sum()),
        extra_high_accounts=extra_accounts(asked.hours_freed, float(standard.hours[0])),
        dividend=_dividend(on, free, float(standard.hours[0])),
        assumptions=(
            *person_assumptions(bench, asked.person, cost=True),
            *_assumptions(bench, on, asked, standard),
        ),
    )


def _dividend(on: Ground, free: NDArray[np.intp], each: float) -> Dividend:
    tech = TIERS.index("tech")
    leaves = np.flatnonzero((free == tech) & (on.now >= 0) & (on.now < tech))
    freed = float((on.hours[leaves, on.now[leaves]] - on.hours[leaves, tech]).sum())
    return Dividend(len(leaves), freed, extra_accounts(freed, each))


def _break_even(plan: Plan, price: float, currency: str, dearer: int, cheaper: int) -> BreakEven:
    found = break_even_price(plan, dearer, cheaper)
    return BreakEven(
        TIERS[cheaper],
        TIERS[dearer],
        None if found is None else Money(round(found), currency),
        "" if found is not None else "margin" if plan.gross_margin <= 0 else "churn",
        float(plan.churn[cheaper]),
        churn_needed(plan, price, dearer, cheaper) if plan.gross_margin > 0 else None,
    )


def _fixed(on: Ground, plan: Plan, team: Allocation, most: int | None) -> FixedTeam:
    values, now, book = plan.values(on.prices, labour=False), on.now, on.of.book
    changed = np.flatnonzero((team.tier != now) & (now >= 0))
    worth = values[changed, team.tier[changed]] - values[changed, now[changed]]
    more = plan.hours[changed, team.tier[changed]] - plan.hours[changed, now[changed]]
    order = np.argsort(-worth, kind="stable")[:most]

    def money(amount: float) -> Money:
        return Money(round(amount), on.of.currency)

    return FixedTeam(
        money(team.value),
        team.hours,
        team.gap,
        team.is_exact,
        money(team.an_hour),
        money(plan.cost_an_hour * float(plan.months_served()[0])),
        money(plan.cost_an_hour * plan.months),
        len(changed),
        tuple(
            Move(
                int(book.account_id[row]), book["uid"].at(row) or "", book["name"].at(row) or "",
                TIERS[now[row]], TIERS[team.tier[row]], money(float(worth[i])), float(more[i]),
            )
            for i, row in ((i, int(changed[i])) for i in order)
        ),
    )  # fmt: skip


def _assumptions(bench: Workbench, on: Ground, asked: Asked, plan: Plan) -> tuple[Assumption, ...]:
    usual, minor = Asked(), 10 ** decimals(on.of.currency)
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
    if on.measured is not None:  # beside what is assumed of the tiers: whether touch causes it nobody knows
        whole = bench.say("economics", "Churn a month of the whole book")
        found.append(
            Assumption("churn.measured", whole, on.measured.churn, measured_churn(bench, on.measured))
        )
    return tuple(found)


def measured_churn(bench: Workbench, of: Measured) -> str:
    """Return where a measured churn is from, in words."""
    return bench.say(
        "economics", "measured: {churns} churns in {months} months",
        churns=of.churned, months=MEASURED_MONTHS,
    )  # fmt: skip
