"""Phases in words: every rule with its value and border, and what they come to."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.phases import RULES
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_, Catalogue

#: rule -> what its data are called (context 'phases').
NAMES: Final = MappingProxyType(
    {
        "kickoff": N_("phases", "Kick-off held"),
        "welcome_days": N_("phases", "Days since the start"),
        "setup": N_("phases", "Set-up tasks done"),
        "seats_half": N_("phases", "Seats in use"),
        "onboarding_days": N_("phases", "Days since the start"),
        "seats_most": N_("phases", "Seats in use"),
        "daily": N_("phases", "Daily of the monthly users"),
        "goal_met": N_("phases", "Goals met"),
        "breadth": N_("phases", "Key features in use"),
        "no_p1": N_("phases", "Oldest open P1 ticket"),
        "few_touches": N_("phases", "Touches begun by us in 90 days"),
        "score": N_("phases", "Health score of the week before"),
        "seats_lost": N_("phases", "Seats in use"),
        "champion_left": N_("phases", "Champion left, nobody followed"),
        "band_lost": N_("phases", "Health below healthy"),
        "pace": N_("phases", "Seats in use from day 60 on"),
        "few_seats": N_("phases", "Seats in use"),
        "stuck_adoption": N_("phases", "Days in the phase"),
        "stuck_utilisation": N_("phases", "Days in the phase without a goal met"),
    }
)
PERCENT: Final = N_("formats", "{number} %")
BORDERS: Final = MappingProxyType(
    {
        ">=": N_("phases", "at least {border}"),
        "<=": N_("phases", "at most {border}"),
        "<": N_("phases", "under {border}"),
    }
)
UNKNOWN: Final = N_("phases", "{name}: not known ({border})")
HELD: Final = N_("phases", "{name}: {value} ({border}), holds")
NOT_HELD: Final = N_("phases", "{name}: {value} ({border}), does not hold yet")
HELD_NAME: Final = N_("phases", "{name}: holds")
NOT_HELD_NAME: Final = N_("phases", "{name}: does not hold")
UNKNOWN_NAME: Final = N_("phases", "{name}: not known")
PROGRESS: Final = N_("phases", "{progress}: {name} {value}, border {border} (as of {day})")
PROGRESS_NAME: Final = N_("phases", "{progress}: {name} (as of {day})")
PROGRESS_UNKNOWN: Final = N_("phases", "Progress not known: data are missing (as of {day})")
#: Rules that hold or do not; their value says nothing more.
PLAIN: Final = frozenset(("kickoff", "champion_left", "band_lost"))
#: Why an account stands in its phase.
CAUSES: Final = MappingProxyType(
    {
        "hand": N_("phases", "{phase}, set by hand."),
        "source": N_("phases", "{phase}, as the source says."),
        "assumed": N_("phases", "{phase}, from the days since the start and the usage when first seen."),
        "data": N_("phases", "{phase}, since the criteria on data held."),
        "late": N_("phases", "{phase}, since day 90 passed before onboarding was done."),
    }
)


def amount(rule_id: str, value: float, catalogue: Catalogue) -> str:
    """Return a value of a rule's data with its unit."""
    unit = RULES[rule_id].unit
    number = f"{value:,.{0 if float(value).is_integer() or unit != '%' else 1}f}"
    return catalogue.say("formats", PERCENT, number=number) if unit == "%" else number


def border(rule_id: str, catalogue: Catalogue) -> str:
    """Return a rule's border in words."""
    rule = RULES[rule_id]
    return catalogue.say("phases", BORDERS[rule.sign], border=amount(rule_id, rule.border, catalogue))


def name(rule_id: str, catalogue: Catalogue) -> str:
    """Return what a rule's data are called."""
    return catalogue.say("phases", NAMES[rule_id])


def criterion_text(rule_id: str, value: float | None, *, holds: bool, catalogue: Catalogue) -> str:
    """Return whether a rule holds, with value and border."""
    said = {"name": name(rule_id, catalogue)}
    if rule_id in PLAIN:
        text = UNKNOWN_NAME if value is None else HELD_NAME if holds else NOT_HELD_NAME
        return catalogue.say("phases", text, **said)
    said["border"] = border(rule_id, catalogue)
    if value is None:
        return catalogue.say("phases", UNKNOWN, **said)
    text = HELD if holds else NOT_HELD
    return catalogue.say("phases", text, value=amount(rule_id, value, catalogue), **said)


def progress_text(
    progress: str | None, rule_id: str | None, value: float | None, day: date, catalogue: Catalogue
) -> str:
    """Return how an account gets on in its phase: the rule, its value and border, and the day they are of."""
    if progress is None or rule_id is None:
        return catalogue.say("phases", PROGRESS_UNKNOWN, day=day)
    said: dict[str, object] = {
        "progress": catalogue.say("values", word("phase_progress", progress)),
        "name": name(rule_id, catalogue),
        "day": day,
    }
    if rule_id in PLAIN:
        return catalogue.say("phases", PROGRESS_NAME, **said)
    shown = "–" if value is None else amount(rule_id, value, catalogue)
    limit = amount(rule_id, RULES[rule_id].border, catalogue)
    return catalogue.say("phases", PROGRESS, value=shown, border=limit, **said)


def cause_text(phase: str | None, cause: str, catalogue: Catalogue) -> str:
    """Return why an account stands in its phase, in one sentence."""
    if phase is None:
        text = N_("phases", "The phase is not known: neither a start of contract nor usage is.")
        return catalogue.say("phases", text)
    return catalogue.say("phases", CAUSES[cause], phase=catalogue.say("values", word("phase", phase)))
