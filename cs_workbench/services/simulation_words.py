"""The words of simulation, the same in the window and on the command line.

``say`` is `Workbench.say` or the window's own; every sentence says on what it rests.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, decimals

if TYPE_CHECKING:
    from cs_workbench.services.cost_to_serve import CostRow, CostToServe
    from cs_workbench.services.economics import Assumption
    from cs_workbench.services.headcount import Headcount, MonthRow
    from cs_workbench.services.simulation import BreakEven, FixedTeam, Simulation

Say = Callable[..., str]

TIER_HEADINGS: Final = (
    N_("simulation", "Touch tier"), N_("simulation", "Now"), N_("simulation", "Free to hire"),
    N_("simulation", "This team"), N_("simulation", "Hours a month"), N_("simulation", "Cost a month"),
    N_("simulation", "Months served"), N_("simulation", "10 % cost at"),
)  # fmt: skip
BREAK_EVEN_HEADINGS: Final = (
    N_("simulation", "From, to"), N_("simulation", "Pays from a month"), N_("simulation", "Churn a month"),
    N_("simulation", "Must fall to, at the median price"),
)  # fmt: skip
MONTH_HEADINGS: Final = (
    N_("simulation", "Month"), N_("simulation", "Hours a month"), N_("simulation", "Load"),
    N_("simulation", "Verdict"), N_("simulation", "CSMs needed"),
)  # fmt: skip
COST_HEADINGS: Final = (
    N_("simulation", "Account"), N_("simulation", "Why it is here"), N_("simulation", "Cost a month"),
    N_("simulation", "ARR / 12"), N_("simulation", "Share"), N_("simulation", "Owner"),
)  # fmt: skip
MOVE_HEADINGS: Final = (
    N_("simulation", "Account"), N_("simulation", "From, to"), N_("simulation", "Worth over the horizon"),
    N_("simulation", "Hours a month"),
)  # fmt: skip
ASSUMPTION_HEADINGS: Final = (
    N_("simulation", "Assumption"), N_("simulation", "Value"), N_("simulation", "Where from"),
)  # fmt: skip
NEVER: Final = MappingProxyType(
    {
        "margin": N_("simulation", "never: no margin"),
        "churn": N_("simulation", "never: keeps nobody longer"),
    }
)
#: Assumptions that are amounts, and those with another unit; the others are shares.
MONEY: Final = ("annual_cost", "tool_cost")
UNITS: Final = MappingProxyType(
    {"hours_a_month": N_("simulation", "{number} h"), "months": N_("simulation", "{number} months")}
)
#: Whether the team keeps the cadence as the book grows.
STATES: Final = MappingProxyType(
    {
        "broken": N_(
            "simulation", "The cadence breaks now: it takes {hours} h a month, and the team has {available}."
        ),
        "breaks": N_(
            "simulation",
            "The cadence breaks on {day}: growing {growth} % a month from {hours} h, the book passes {available} h.",
        ),
        "far": N_(
            "simulation",
            "The cadence holds for ten years: {hours} of {available} h a month, growing {growth} %.",
        ),
        "never": N_(
            "simulation", "The cadence holds: {hours} of {available} h a month, and the book does not grow."
        ),
    }
)


def percent(share: float, places: int = 1) -> str:
    """Return a share as a number of percent, without needless zeros."""
    return f"{round(share * 100, places):g}"


def tier_word(say: Say, tier: str) -> str:
    """Return a tier's word."""
    from cs_workbench.domain.words import word

    return say("values", word("tier", tier))


def from_to(say: Say, before: str, after: str) -> str:
    """Return a step between tiers."""
    return say("simulation", "{one} → {other}", one=tier_word(say, before), other=tier_word(say, after))


def verdicts(say: Say, found: Simulation) -> list[str]:
    """Return the answers in sentences, the long run first."""
    months = _value(found, "months")
    free = {row.tier: row.long_run for row in found.tiers}
    said = [
        say(
            "simulation",
            "Free to hire, {months} months: best are {high} high, {low} low, {tech} tech touch, "
            "worth {best} (now {now}).",
            months=f"{months:g}",
            best=found.value_long_run.short(),
            now=found.value_now.short(),
            **free,
        )
    ]
    if found.fixed is None:
        said.append(found.problem)
    else:
        said += [_team(say, found, found.fixed), _hire(say, found.fixed, months)]
    said.append(_dividend(say, found))
    if _value(found, "gross_margin") <= 0:
        said.insert(
            0, say("simulation", "The gross margin is not above 0: no tier pays, whatever the price.")
        )
    return [line for line in said if line]


def _value(found: Simulation, id_: str) -> float:
    return next(float(a.value) for a in found.assumptions if a.id == id_)


def _team(say: Say, found: Simulation, team: FixedTeam) -> str:
    told = {
        "value": team.value.short(),
        "hours": f"{team.hours:,.1f}",
        "available": f"{found.available:,.1f}",
    }
    if team.is_exact:
        return say(
            "simulation",
            "This team, paid anyway: {value} at best, with {hours} of {available} h a month.",
            **told,
        )
    return say(
        "simulation",
        "This team, paid anyway: {value} with {hours} of {available} h a month, at most {gap} % below the best.",
        **told,
        gap=f"{max(team.gap * 100, 0.01):.2f}",
    )


def _hire(say: Say, team: FixedTeam, months: float) -> str:
    brings = team.an_hour.minor
    if not brings:
        return say("simulation", "Hire? No: no account gains from another hour.")
    told = {
        "months": f"{months:g}",
        "brings": team.an_hour.short(),
        "cost": team.hour_cost.short(),
        "unused": team.hour_cost_unused.short(),
    }
    if brings >= team.hour_cost_unused.minor:
        return say(
            "simulation",
            "Hire? Yes: another hour a month brings {brings} in {months} months; it costs {cost} (hours of churned "
            "accounts used again), {unused} if not.",
            **told,
        )
    if brings >= team.hour_cost.minor:
        return say(
            "simulation",
            "Hire? Only if the hours of churned accounts are used again: another hour a month brings {brings} in "
            "{months} months; it costs {cost}, and {unused} if they are not.",
            **told,
        )
    return say(
        "simulation",
        "Hire? No: another hour a month brings {brings} in {months} months; it costs {cost} (hours of churned "
        "accounts used again), {unused} if not.",
        **told,
    )


def _dividend(say: Say, found: Simulation) -> str:
    if _value(found, "gross_margin") <= 0:
        return ""
    if not found.dividend.accounts:
        return say(
            "simulation", "Dividend of tech touch: none; no account in a dearer tier is worth more there."
        )
    return say(
        "simulation",
        "Dividend of tech touch: it is worth most for %n account(s) in dearer tiers; the {hours} h a month it frees "
        "serve {extra} more high-touch accounts.",
        found.dividend.accounts,
        hours=f"{found.dividend.hours:,.1f}",
        extra=f"{found.dividend.extra:,.1f}",
    )


def freed_text(say: Say, found: Simulation, hours: float) -> str:
    """Return what hours freed by tech touch serve; '' for none."""
    if not hours:
        return ""
    return say(
        "simulation",
        "{hours} h a month freed serve {extra} more high-touch accounts.",
        hours=f"{hours:g}",
        extra=f"{found.extra_high_accounts:.1f}",
    )


def cautions(say: Say, found: Simulation) -> list[str]:
    """Return what one must know to read the answers rightly."""
    said, churn = [], {_value(found, f"churn.{row.tier}") for row in found.tiers}
    if churn == {0.0}:
        said.append(
            say("simulation", "No churn is assumed in any tier: no care can pay by keeping accounts longer.")
        )
    if found.unprofitable:
        said.append(say("simulation", "%n account(s) cost more than their margin.", found.unprofitable))
    if found.kept:
        said.append(
            say("simulation", "%n account(s) keep their tier: rescue, renewal or strategic.", found.kept)
        )
    if found.in_other_currencies:
        said.append(
            say("simulation", "%n account(s) in other currencies are left out.", found.in_other_currencies)
        )
    if found.arr_unknown:
        said.append(
            say("simulation", "%n account(s) whose ARR is not known are left out.", found.arr_unknown)
        )
    return said


def price_text(say: Say, row: BreakEven) -> str:
    """Return from which price a dearer tier pays, or why never."""
    return row.price.short() if row.price is not None else say("simulation", NEVER[row.never])


def needed_text(say: Say, row: BreakEven) -> str:
    """Return to what churn must fall for the dearer tier to pay at the median price."""
    if row.churn_needed is None:
        return say("simulation", "cannot pay, even without any churn")
    if row.churn_needed >= row.churn_now:
        return say("simulation", "pays already")
    return say(
        "simulation",
        "{churn} % ({cut} % less)",
        churn=percent(row.churn_needed, 2),
        cut=percent(1 - row.churn_needed / row.churn_now, 0),
    )


def headcount_lines(say: Say, found: Headcount, day: Callable[..., str]) -> list[str]:
    """Return what the curve says; ``day`` writes a day as people read it."""
    now, last = found.months[0], found.months[-1]
    told = {
        "growth": percent(found.growth),
        "hours": f"{now.hours:,.1f}",
        "available": f"{found.available:,.1f}",
        "day": "" if found.breaks_on is None else day(found.breaks_on),
    }
    return [
        say("simulation", STATES[found.state], **told),
        say(
            "simulation",
            "{day}: it takes {people} CSMs; there are {has}.",
            day=day(last.month),
            people=last.people,
            has=f"{found.people:g}",
        ),
    ]


def month_cells(say: Say, row: MonthRow, day: Callable[..., str]) -> list[str]:
    """Return a month under `MONTH_HEADINGS`."""
    from cs_workbench.services.capacity_words import hours_text, mark_text

    load = "" if row.load is None else say("formats", "{number} %", number=f"{row.load * 100:.0f}")
    return [day(row.month), hours_text(row.hours), load, mark_text(say, row.mark), str(row.people)]


def cost_line(say: Say, found: CostToServe) -> str:
    """Return how many accounts cost more than the limit, and what all of them cost together."""
    if not found.accounts:
        return say("simulation", "No account has a tier, so nothing is known of what care costs.")
    share = found.cost.minor / found.price.minor if found.price.minor else 0.0
    return say(
        "simulation",
        "{count} of {accounts} accounts cost more than {limit} % of their ARR to serve; all together cost {share} %.",
        count=found.count,
        accounts=found.accounts,
        limit=percent(found.limit),
        share=percent(share),
    )


def cost_text(say: Say, row: CostRow) -> str:
    """Return why an account's care is dear: tier, phase and hours."""
    from cs_workbench.domain.words import word

    phase = [say("values", word("phase", row.phase))] if row.phase else []
    hours = say("simulation", "{hours} h a month", hours=f"{row.hours:g}")
    return " · ".join([tier_word(say, row.tier), *phase, hours])


def share_text(say: Say, row: CostRow) -> str:
    """Return what care costs of the price."""
    if row.share is None:
        return say("simulation", "pays nothing")
    return say("formats", "{number} %", number=f"{row.share * 100:,.0f}")


def assumption_cells(say: Say, one: Assumption, currency: str) -> list[str]:
    """Return an assumption under `ASSUMPTION_HEADINGS`, its value with its unit."""
    if isinstance(one.value, str):
        return [say("simulation", "{label} ({value})", label=one.label, value=one.value), "", one.basis]
    group = one.id.partition(".")[0]
    if group in MONEY:
        shown = Money(round(one.value * 10 ** decimals(currency)), currency).short()
    elif group in UNITS:
        shown = say("simulation", UNITS[group], number=f"{one.value:g}")
    else:
        shown = say("formats", "{number} %", number=percent(one.value, 2))
    return [one.label, shown, one.basis]
