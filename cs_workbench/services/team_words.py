"""The words of a lead's table, the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.capacity import FULL
from cs_workbench.domain.team import CAP, DOWN, LOST
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.services.team import Away, Moved, Team, TeamRow, Value
    from cs_workbench.store.team import Behind

Say = Callable[..., str]
#: id -> (title, unit, what it counts).
FIGURES: Final = MappingProxyType(
    {
        "accounts": (N_("team", "Accounts"), "accounts", N_("team", "Accounts that run on the day.")),
        "arr": (
            N_("team", "ARR"), "year",
            N_("team", "Recurring amount per year of the running contracts, each currency for itself."),
        ),
        "green": (N_("team", "Healthy"), "accounts", N_("team", "Accounts in this health band, as kept that week.")),
        "yellow": (N_("team", "Watch"), "accounts", N_("team", "Accounts in this health band, as kept that week.")),
        "red": (
            N_("team", "Needs action"), "accounts", N_("team", "Accounts in this health band, as kept that week."),
        ),
        "none": (
            N_("team", "Not enough data"), "accounts", N_("team", "Accounts in this health band, as kept that week."),
        ),
        "at_risk": (
            N_("team", "ARR at risk"), "year",
            N_("team", "ARR renewing within 12 months with a renewal probability below 70 %."),
        ),
        "expected_loss": (
            N_("team", "Expected loss"), "year",
            N_("team", "ARR up for renewal within 12 months, times the probability that it does not renew, added up."),
        ),
        "down_7": (
            N_("team", "Fell in 7 days"), "accounts",
            N_("team", "Accounts in a lower health band than 7 days before, from the weeks that were kept."),
        ),
        "up_7": (
            N_("team", "Rose in 7 days"), "accounts",
            N_("team", "Accounts in a higher health band than 7 days before, from the weeks that were kept."),
        ),
        "net_7": (
            N_("team", "ARR that moved in 7 days"), "year",
            N_("team", "ARR of the accounts that rose less that of those that fell."),
        ),
        "down_30": (
            N_("team", "Fell in 30 days"), "accounts",
            N_("team", "Accounts in a lower health band than 30 days before, from the weeks that were kept."),
        ),
        "up_30": (
            N_("team", "Rose in 30 days"), "accounts",
            N_("team", "Accounts in a higher health band than 30 days before, from the weeks that were kept."),
        ),
        "net_30": (
            N_("team", "ARR that moved in 30 days"), "year",
            N_("team", "ARR of the accounts that rose less that of those that fell."),
        ),
        "kept": (
            N_("team", "Cadence kept"), "share",
            N_(
                "team",
                "Touches given of those that the cadence asked for in 90 days, at most as many as each account needs. "
                "The list: accounts that got less than half of theirs.",
            ),
        ),
        "due": (
            N_("team", "Touch due"), "accounts",
            N_("team", "Accounts whose longest gap ends within 7 days."),
        ),
        "past": (
            N_("team", "Past their cadence"), "accounts",
            N_("team", "Accounts without a touch for longer than their tier and phase allow."),
        ),
        "load": (
            N_("team", "Load"), "share",
            N_("team", "Hours the accounts call for, of the hours a CSM has for customers. The list: those accounts."),
        ),
        "overdue": (
            N_("team", "Overdue"), "todos",
            N_("team", "Open to-dos and promises whose day has passed. The list: their accounts."),
        ),
        "promises": (
            N_("team", "Overdue promises"), "todos",
            N_("team", "Promises of either side whose day has passed. The list: their accounts."),
        ),
    }
)  # fmt: skip
NOBODY: Final = N_("team", "Nobody")
TOTAL: Final = N_("team", "Team")
UNKNOWN: Final = "–"
RECORDS: Final = MappingProxyType(
    {
        "usage": N_("team", "Usage, week of {day}: {name}"),
        "p1": N_("team", "P1 ticket of {day}: {name}"),
        "ticket": N_("team", "Ticket of {day}: {name}"),
        "csat": N_("team", "CSAT {name} on {day}"),
        "contact": N_("team", "{name} left on {day}"),
        "touch": N_("team", "Last touch {day} ({name})"),
        "invoice": N_("team", "Invoice {name}, due {day}"),
        "notice": N_("team", "Notice of {day}"),
        "goal": N_("team", "Goal due {day}: {name}"),
        "pulse": N_("team", "Pulse {name} on {day}"),
    }
)


@dataclass(frozen=True, slots=True)
class Stands:
    """What the sentence of a row is made of; ``is_rare``: more fell than chance gives at the team's own rate.

    ``reached``: fewer accounts were reached than promised, beyond chance.
    """

    owner: str
    accounts: int
    fell: int
    to_red: int
    is_rare: bool
    load: float | None
    reached: bool
    promises: int
    overdue: int
    away: Away | None
    is_past: bool


def reasons(say: Say, stands: Stands) -> tuple[list[str], list[str], float]:
    """Return what stands out of a row, what else there is to know, and how urgent it is, most urgent highest."""
    strong: list[tuple[float, str]] = []
    weak: list[tuple[float, str]] = []
    if not stands.owner:
        strong.append((3.0, say("team", "%n account(s) have no owner", stands.accounts)))
    if stands.to_red:
        told = say("team", "%n account(s) fell to needs action in 7 days", stands.to_red)
        (strong if stands.is_rare or stands.to_red >= 2 else weak).append((1 + 0.5 * stands.to_red, told))  # noqa: PLR2004
    elif stands.is_rare:
        strong.append((1.5, say("team", "%n account(s) fell in 7 days, more than chance gives", stands.fell)))
    if stands.load is not None and stands.load > FULL:
        told = say("team", "load {load} %", load=f"{stands.load * 100:.0f}")
        strong.append((1.5 + stands.load - 1, told))
    if stands.away is not None:
        told, weight = _away_reason(say, stands.away)
        (weak if stands.away.cover else strong).append((weight, told))
    if stands.reached:
        strong.append((1.2, say("team", "fewer accounts reached than promised, beyond chance")))
    if stands.promises:
        told = say("team", "%n overdue promise(s)", stands.promises)
        (strong if stands.promises >= 3 else weak).append((0.3 * stands.promises, told))  # noqa: PLR2004
    elif stands.overdue:
        weak.append((0.1, say("team", "%n overdue to-do(s)", stands.overdue)))
    urgency = sum(weight for weight, _ in strong) * 10 + sum(weight for weight, _ in weak)
    return _texts(strong), _texts(weak), urgency


def _texts(parts: list[tuple[float, str]]) -> list[str]:
    return [text for _, text in sorted(parts, key=lambda part: -part[0])]


def reason_text(say: Say, strong: Sequence[str], weak: Sequence[str]) -> str:
    """Return the one sentence of a row."""
    listed = say("team", ", ").join([*strong, *weak])
    if strong:
        return say("team", "Needs help: {reasons}", reasons=listed)
    return (
        say("team", "Nothing stands out; {reasons}", reasons=listed)
        if weak
        else say("team", "Nothing stands out")
    )


def brief_text(say: Say, strong: Sequence[str], weak: Sequence[str]) -> str:
    """Return a row's reasons as a narrow cell shows them, "!" first where help is needed."""
    listed = say("team", ", ").join([*strong, *weak])
    return f"! {listed}" if strong else listed or say("team", "Nothing stands out")


def _away_reason(say: Say, away: Away) -> tuple[str, float]:
    texts = {
        (True, True): N_("team", "away until {day}, {cover} covers"),
        (True, False): N_("team", "away until {day}, nobody covers"),
        (False, True): N_("team", "away from {day}, {cover} covers"),
        (False, False): N_("team", "away from {day}, nobody covers"),
    }
    day = away.to_on if away.is_now else away.from_on
    return say("team", texts[away.is_now, bool(away.cover)], day=day, cover=away.cover), 1.0


def cause_text(say: Say, cause: str, name: str, direction: int, count: int) -> str:
    """Return what moved how many accounts: "Usage trend got worse: 3 accounts"."""
    if not cause:
        return say("team", "No measure tells why: %n account(s)", count)
    if cause.startswith(LOST):
        return say("team", "No fresh data on {what}: %n account(s)", count, what=name)
    if cause.startswith(CAP):
        texts = {
            True: N_("team", "{what}: %n account(s)"),
            False: N_("team", "{what} no longer holds: %n account(s)"),
        }
        return say("team", texts[direction == DOWN], count, what=name)
    texts = {
        True: N_("team", "{what} got worse: %n account(s)"),
        False: N_("team", "{what} got better: %n account(s)"),
    }
    return say("team", texts[direction == DOWN], count, what=name)


def record_text(say: Say, behind: Behind | None) -> str:
    """Return the record behind a measure in words, '' for none."""
    if behind is None:
        return ""
    name = say("values", word("channel", behind.name)) if behind.kind == "touch" else behind.name
    return say("team", RECORDS[behind.kind], name=name or UNKNOWN, day=behind.day or UNKNOWN)


def moved_text(say: Say, one: Moved) -> str:
    """Return what became of an account: "61 → 42, Watch → Needs action"."""
    return say(
        "team",
        "{before} {was} → {now} {score}",
        before=say("values", word("band", one.before)),
        was=UNKNOWN if one.was is None else one.was,
        now=say("values", word("band", one.now)),
        score=UNKNOWN if one.score is None else one.score,
    )


def why_text(say: Say, one: Moved) -> str:
    """Return what moved an account most, without how many others it moved."""
    if not one.cause:
        return say("team", "No measure tells why")
    if one.cause.startswith(LOST):
        return say("team", "No fresh data on {what}", what=one.cause_name)
    if one.cause.startswith(CAP):
        texts = {True: N_("team", "{what}"), False: N_("team", "{what} no longer holds")}
    else:
        texts = {True: N_("team", "{what} got worse"), False: N_("team", "{what} got better")}
    return say("team", texts[one.direction == DOWN], what=one.cause_name)


def owner_text(say: Say, row: TeamRow, *, is_total: bool = False) -> str:
    """Return whose row it is."""
    return say("team", TOTAL) if is_total else row.owner or say("team", NOBODY)


def away_text(say: Say, away: Away | None) -> str:
    """Return when a CSM is away, '' when not."""
    if away is None:
        return ""
    return _away_reason(say, away)[0]


def moves_text(row: TeamRow, days: int) -> str:
    """Return how many fell and rose: "▼3 ▲2", "–" unknown."""
    down, up = row[f"down_{days}"].value, row[f"up_{days}"].value
    return UNKNOWN if down is None or up is None else f"▼{down} ▲{up}"


def value_text(value: Value, unit: str) -> str:
    """Return a number as a table shows it."""
    if value is None:
        return UNKNOWN
    if isinstance(value, tuple):
        return money_text(value)
    return f"{value * 100:.0f} %" if unit == "share" else f"{value:,}"


def money_text(amounts: Sequence[Money]) -> str:
    """Return amounts beside each other, never added; "0" for none."""
    return " + ".join(amount.short() for amount in amounts) or "0"


def span_text(say: Say, found: Team, day: str) -> str:
    """Return what the table is about."""
    need = sum(row.needs_help for row in found.rows)
    if found.is_past:
        return say("team", "As of {day} · %n CSM(s)", sum(bool(row.owner) for row in found.rows), day=day)
    if not need:
        return say("team", "{day} · nothing stands out", day=day)
    return say("team", "{day} · %n row(s) need help, most urgent first", need, day=day)


def remarks(
    say: Say,
    *,
    found_accounts: int,
    is_past: bool,
    has_health: bool,
    has_touches: bool,
    unclassified: int,
    owners_assumed: int = 0,
) -> tuple[str, ...]:
    """Return what one must know to read the table rightly."""
    said = []
    if not found_accounts:
        said.append(say("team", "No account runs on this day, so there is nothing to count."))
        return tuple(said)
    said.append(
        say("team", "The table is for help, not for appraisal: what chance alone would give is not told.")
    )
    if is_past:
        said.append(
            say(
                "team",
                "Of a past day: health from the weeks that were kept; accounts, ARR and touches as known then; tiers "
                "by today's touch model. To-dos and ARR at risk of that day are not known.",
            )
        )
    if owners_assumed:
        text = N_("team", "Nothing tells whose %n account(s) were then: they stand with who has them today.")
        said.append(say("team", text, owners_assumed))
    if not has_health:
        said.append(say("team", "No health was kept so far back: bands and moves are unknown."))
    if not has_touches:
        said.append(say("team", "No source tells of touches and none was logged: the cadence is unknown."))
    if unclassified:
        said.append(
            say(
                "team",
                "%n account(s) are unclassified: their hours and touches promised are unknown.",
                unclassified,
            )
        )
    return tuple(said)
