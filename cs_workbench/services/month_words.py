"""The words of a month, the same in the window, on paper, for Slack and on the command line.

``say`` is `Workbench.say` or the window's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.arr_bridge import LINES
from cs_workbench.domain.targets import TRACKS, period_text
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.forecast_words import BASES
from cs_workbench.services.revenue_words import value_text

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.month_health import MonthHealth, Move
    from cs_workbench.services.month_money import MonthRenewal
    from cs_workbench.services.month_next import MonthRisk, NextRenewal
    from cs_workbench.services.month_targets import TargetLine
    from cs_workbench.services.month_touches import MonthTouches, TierTouches

Say = Callable[..., str]
UNKNOWN: Final = "–"
#: The lines of a bridge that a month shows: rates are not stored.
BRIDGE: Final = tuple(line for line in LINES if line != "fx")
MOST_NAMED: Final = 3  # accounts in a sentence
#: A part of the month: its title, and what it counts.
PARTS: Final = MappingProxyType(
    {
        "targets": (
            N_("month", "Targets"),
            N_(
                "month",
                "Of the month, and of the quarter, half and fiscal year that it is in, up to the day told"
                " above.",
            ),
        ),
        "bridge": (
            N_("month", "From opening to closing ARR"),
            N_(
                "month",
                "ARR at the end of the day before the month, and at the end of the last day told of; a "
                "currency each.",
            ),
        ),
        "renewals": (
            N_("month", "Terms that ended"),
            N_(
                "month",
                "Contract terms whose following day lies in the month, and what became of each; within 30"
                " days a renewal may still come.",
            ),
        ),
        "changes": (
            N_("month", "Who came, grew, shrank and left"),
            N_(
                "month",
                "Each account on one line of the bridge, with what its ARR changed by.",
            ),
        ),
        "health": (
            N_("month", "Health moves"),
            N_(
                "month",
                "Accounts in another health band in the last week of the month than in the last week "
                "before it, with the measure that moved the score most.",
            ),
        ),
        "bands": (
            N_("month", "Health bands"),
            N_("month", "Accounts by health band in the last week before the month, and in its last week."),
        ),
        "touches": (
            N_("month", "Touches against cadence"),
            N_(
                "month",
                "Meaningful touches, and what the cadence of today's tier and phase promises for the days"
                " told of; kept counts each account up to its promise.",
            ),
        ),
        "next": (
            N_("month", "What comes"),
            N_(
                "month",
                "Terms, notice deadlines and meetings after the last day told of, up to the end of the "
                "next month; the probability to renew is as of today.",
            ),
        ),
        "risks": (
            N_("month", "Risks"),
            N_(
                "month",
                "Accounts with a risk written down, a notice received or health that needs action at the "
                "end of the last day told of.",
            ),
        ),
    }
)
WHY_NAMES: Final = MappingProxyType(
    {
        "risk": N_("month", "Risk"),
        "notice": N_("month", "Notice received"),
        "red": N_("month", "Needs action"),
    }
)
#: What became of a term, short.
BECAME: Final = MappingProxyType(
    {
        "renewed": N_("month", "renewed"),
        "smaller": N_("month", "smaller"),
        "lost": N_("month", "lost"),
        "open": N_("month", "open"),
    }
)
LINE_NAMES: Final = MappingProxyType(
    {
        "churn": N_("revenue", "Churn"),
        "contraction": N_("revenue", "Contraction"),
        "new": N_("revenue", "New"),
        "reactivated": N_("revenue", "Reactivated"),
        "expansion": N_("revenue", "Expansion"),
        "switched": N_("revenue", "Changed currency"),
        "unopened": N_("revenue", "Not known at the opening"),
    }
)


def title(say: Say, month: Month) -> str:
    """Return whose month it is."""
    name = period_text(say, month.period)
    if month.owner is None:
        return say("month", N_("month", "Month {month}: the team"), month=name)
    return say("month", N_("month", "Month {month}: {owner}"), month=name, owner=month.owner)


def as_of(say: Say, month: Month) -> str:
    """Return up to when it is told, and how many accounts it is about."""
    text = (
        N_("month", "The whole month, to {day}; %n account(s) at its end.")
        if month.is_closed
        else N_("month", "Not over: until today, {day}; %n account(s).")
    )
    return say("month", text, len(month.accounts), day=month.last)


def headlines(say: Say, month: Month) -> tuple[str, ...]:
    """Return the five lines that a lead wants: money, renewals, health, touches, what comes."""
    return (
        _money_line(say, month), _renewals_line(say, month), _health_line(say, month.health),
        _touches_line(say, month.touches), _next_line(say, month),
    )  # fmt: skip


def targets_line(say: Say, month: Month) -> str:
    """Return how many targets are met or on track; '' where none is set."""
    if not month.targets:
        return ""
    good = sum(line.track in ("reached", "on_track") for line in month.targets)
    text = N_("month", "Targets: {good} of {count} reached or on track")
    return say("month", text, good=good, count=len(month.targets))


def _money_line(say: Say, month: Month) -> str:
    if not month.currencies:
        return say("month", N_("month", "ARR: none is known in this month"))
    text = N_(
        "month",
        "{opening} → {closing} (new {new}, expansion {expansion}, contraction {contraction}, churn {churn})",
    )
    lines = ("opening", "closing", "new", "expansion", "contraction", "churn")
    told = [
        say("month", text, **{line: value_text(say, of[line]) for line in lines}) for of in month.currencies
    ]
    return say("month", N_("month", "ARR: {lines}"), lines=say("month", N_("month", "; ")).join(told))


def _renewals_line(say: Say, month: Month) -> str:
    counts = {became: sum(one.became == became for one in month.renewals) for became in BECAME}
    if not month.renewals:
        return say("month", N_("month", "Renewals: no term ended"))
    told = say(
        "month",
        N_(
            "month",
            "Renewals: ended {count}, of them renewed {renewed}, smaller {smaller}, lost {lost}, open {open}",
        ),
        count=len(month.renewals),
        **counts,
    )
    lost = [one for one in month.renewals if one.became == "lost"]
    names = _named(say, lost, lambda one: renewal_name(say, one))
    return say("month", N_("month", "{told}. Lost: {names}"), told=told, names=names) if lost else told


def renewal_name(say: Say, one: MonthRenewal) -> str:
    """Return an account with the amount that came up and, where it is known, the reason."""
    if one.reason:
        return say(
            "month", N_("month", "{account} {amount} ({reason})"),
            account=one.account, amount=one.due.short(), reason=one.reason,
        )  # fmt: skip
    return say("month", N_("month", "{account} {amount}"), account=one.account, amount=one.due.short())


def _health_line(say: Say, health: MonthHealth) -> str:
    if health.week_on is None:
        return say("month", N_("month", "Health: no week of it is kept"))
    down = [move for move in health.moves if move.went == "down"]
    told = say(
        "month", N_("month", "Health: {down} down, {up} up"), down=len(down), up=len(health.moves) - len(down)
    )
    names = _named(say, down, lambda move: move_name(say, move))
    return say("month", N_("month", "{told}. Down: {names}"), told=told, names=names) if down else told


def move_name(say: Say, move: Move) -> str:
    """Return an account with what moved it."""
    return say("month", N_("month", "{account} ({cause})"), account=move.account, cause=move.cause)


def _touches_line(say: Say, touches: MonthTouches) -> str:
    if not touches.is_known:
        return say("month", N_("month", "Touches: none is known, so nothing is said about the cadence"))
    return say(
        "month", N_("month", "Touches: {given} given, {promised} promised by the cadence, {share} kept"),
        given=touches.whole.given, promised=count_text(touches.whole.promised),
        share=share_text(say, touches.whole.share),
    )  # fmt: skip


def _next_line(say: Say, month: Month) -> str:
    due = say("month", N_("month", "; ")).join(money.short() for money in month.next.due) or UNKNOWN
    expected = say("month", N_("month", "; ")).join(money.short() for money in month.next.expected) or UNKNOWN
    told = say(
        "month",
        N_("month", "Up to {until}: renewals {count} (due {due}, expected {expected}), notice deadlines {deadlines}"),
        until=month.next.month.last, count=len(month.next.renewals), due=due, expected=expected,
        deadlines=len(month.next.deadlines),
    )  # fmt: skip
    wanted = [risk for risk in month.risks if risk.help_from]
    text = N_("month", "{who} ({account})")
    names = _named(say, wanted, lambda risk: say("month", text, who=risk.help_from, account=risk.account))
    return (
        say("month", N_("month", "{told}. Help wanted from: {names}"), told=told, names=names)
        if wanted
        else told
    )


def _named(say: Say, rows: Sequence[object], name: Callable[..., str]) -> str:
    names = [name(row) for row in rows[:MOST_NAMED]]
    more = len(rows) - MOST_NAMED
    if more > 0:
        names.append(more_text(say, more))
    return say("formats", N_("formats", ", ")).join(names)


def more_text(say: Say, more: int) -> str:
    """Return what stands for rows that are left out."""
    return say("revenue", N_("revenue", "and %n more"), more)


def share_text(say: Say, share: float | None) -> str:
    """Return a share in percent."""
    return (
        UNKNOWN if share is None else say("formats", N_("formats", "{number} %"), number=f"{share * 100:.1f}")
    )


def count_text(count: float | None) -> str:
    """Return touches, which may be promised in parts."""
    if count is None:
        return UNKNOWN
    return f"{count:,.0f}" if abs(count - round(count)) < 0.05 else f"{count:,.1f}"  # noqa: PLR2004


def amount_text(say: Say, amount: Money | float | None) -> str:
    """Return an amount of a target."""
    return amount.short() if isinstance(amount, Money) else share_text(say, amount)


def difference_text(say: Say, amount: Money | float | None) -> str:
    """Return a difference with its sign."""
    if amount is None:
        return UNKNOWN
    minor = amount.minor if isinstance(amount, Money) else amount
    if isinstance(amount, Money):
        return f"{'+' if minor > 0 else ''}{amount.short()}"
    return say("month", N_("month", "{points} points"), points=f"{amount * 100:+.1f}")


def target_cells(say: Say, line: TargetLine) -> list[str]:
    """Return measure, period, target, actual, difference and how it stands."""
    target = line.target
    return [
        say("targets", target.measure.title), period_text(say, target.period), amount_text(say, target.amount),
        amount_text(say, line.actual), difference_text(say, line.difference), say("targets", TRACKS[line.track]),
    ]  # fmt: skip


def bridge_cells(say: Say, month: Month) -> list[tuple[str, list[str]]]:
    """Return the lines of the bridge and the rates: figure, and a cell a currency; lines that are nothing left out."""
    found = []
    for name in ("opening", *BRIDGE, "closing", "nrr", "grr", "renewal_rate"):
        figures = [of[name] for of in month.currencies]
        zero = all(isinstance(figure.value, Money) and not figure.value.minor for figure in figures)
        if figures and not (zero and name in ("reactivated", "switched", "unopened")):
            found.append((name, [figures[0].title, *(value_text(say, figure) for figure in figures)]))
    return found


def became_text(say: Say, became: str) -> str:
    """Return what became of a term."""
    return say("month", BECAME[became])


def forecast_text(say: Say, one: NextRenewal) -> str:
    """Return how likely a renewal is and why, or what became of it."""
    if one.probability is None:
        return became_text(say, one.became)
    return say(
        "month", N_("month", "{share} ({basis})"),
        share=say("formats", N_("formats", "{number} %"), number=f"{one.probability * 100:.0f}"),
        basis=say("revenue", BASES[one.basis]),
    )  # fmt: skip


def move_text(say: Say, move: Move) -> str:
    """Return from which band and score to which."""
    return say(
        "month", N_("month", "{before} {from_score} → {now} {score}"),
        before=say("values", word("band", move.before)), now=say("values", word("band", move.now)),
        from_score=UNKNOWN if move.score_before is None else move.score_before,
        score=UNKNOWN if move.score is None else move.score,
    )  # fmt: skip


def why_text(say: Say, risk: MonthRisk) -> str:
    """Return why an account is among the risks."""
    return say("formats", N_("formats", ", ")).join(say("month", WHY_NAMES[why]) for why in risk.why)


def touch_cells(say: Say, one: TierTouches, name: str) -> list[str]:
    """Return a tier's accounts, given, promised and kept."""
    return [
        name, f"{len(one.accounts):,}", f"{one.given:,}", count_text(one.promised), count_text(one.kept),
        share_text(say, one.share), f"{len(one.below):,}",
    ]  # fmt: skip


def tier_text(say: Say, tier: str) -> str:
    """Return what a tier is called."""
    return say("values", word("tier", tier))


def words_text(say: Say, risk: MonthRisk, *, with_names: bool) -> str:
    """Return what CSMs wrote on a risk, each under their name where several may have written."""
    if not with_names:
        return " ".join(word.text for word in risk.words)
    text = N_("month", "{owner}: {words}")
    return "\n".join(say("month", text, owner=word.owner, words=word.text) for word in risk.words)


def remarks(say: Say, book: MonthBook, health: MonthHealth, touches: MonthTouches) -> Iterable[str]:
    """Return what one must know to read health and touches rightly."""
    if health.first_kept is None:
        yield say("month", N_("month", "No week of health is kept yet, so no move is told."))
    elif health.first_kept > book.first:
        text = N_("month", "Health is kept from the week of {day} on: moves before it are not known.")
        yield say("month", text, day=health.first_kept)
    if not touches.is_known:
        yield say(
            "month", N_("month", "No touch is logged and no source tells of any: the cadence is not judged.")
        )
    elif touches.whole.accounts:
        unclassified = sum(len(one.accounts) for one in touches.tiers if not one.tier)
        if unclassified:
            text = N_("month", "%n unclassified account(s) have no cadence: they are in no promise.")
            yield say("month", text, unclassified)
