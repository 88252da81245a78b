"""A condition as a sentence in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.condition_syntax import UID, UIDS_APART, And, Clause, Condition, Not, Or, Words
from cs_workbench.domain.condition_values import (
    CADENCE_WORDS,
    KNOWN_WORDS,
    ME_WORDS,
    PAST_FACTS,
    TODAY_WORDS,
    UNKNOWN_WORDS,
    Span,
    read_span,
)
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.text import fold

IS: Final = N_("conditions", "{fact}: {value}")
CONTAINS: Final = N_("conditions", "{fact} contains {value}")
PHRASES: Final = MappingProxyType(
    {
        "<": N_("conditions", "{fact} under {value}"),
        "<=": N_("conditions", "{fact} at most {value}"),
        ">": N_("conditions", "{fact} over {value}"),
        ">=": N_("conditions", "{fact} at least {value}"),
    }
)
#: The same for days, which are neither large nor small.
DAY_PHRASES: Final = MappingProxyType(
    {
        "<": N_("conditions", "{fact} before {value}"),
        "<=": N_("conditions", "{fact} until {value}"),
        ">": N_("conditions", "{fact} after {value}"),
        ">=": N_("conditions", "{fact} from {value}"),
    }
)
NO_HEADINGS: Final[Mapping[str, str]] = MappingProxyType({})
WITHIN: Final = N_("conditions", "{fact} within {value}")
LATER: Final = N_("conditions", "{fact} more than {value} ahead")
RECENT: Final = N_("conditions", "{fact} in the last {value}")
LONG_AGO: Final = N_("conditions", "{fact} more than {value} ago")
SPANS: Final = MappingProxyType(
    {
        "d": N_("conditions", "%n day(s)"),
        "w": N_("conditions", "%n week(s)"),
        "m": N_("conditions", "%n month(s)"),
        "y": N_("conditions", "%n year(s)"),
    }
)


def describe(condition: Condition, catalogue: Catalogue, headings: Mapping[str, str] = NO_HEADINGS) -> str:
    """Return the condition in words; '' for every account. ``headings`` names own facts."""
    match condition:
        case Words(text):
            return catalogue.say("conditions", N_("conditions", "“{words}” in the name or owner"), words=text)
        case Clause():
            return _clause(condition, catalogue, headings)
        case Not(part):
            said = describe(part, catalogue, headings)
            return catalogue.say("conditions", N_("conditions", "not ({condition})"), condition=said)
        case And(parts):
            both = catalogue.say("conditions", N_("conditions", " and "))
            return both.join(_grouped(part, catalogue, headings) for part in parts)
        case Or(parts):
            either = catalogue.say("conditions", N_("conditions", " or "))
            return either.join(_grouped(part, catalogue, headings) for part in parts)


def _grouped(part: Condition, catalogue: Catalogue, headings: Mapping[str, str]) -> str:
    said = describe(part, catalogue, headings)
    return f"({said})" if isinstance(part, (And, Or)) else said


def _clause(clause: Clause, catalogue: Catalogue, headings: Mapping[str, str]) -> str:
    known = BY_ID.get(clause.fact)
    fact = headings.get(clause.fact) or (
        clause.fact.removeprefix("own.") if known is None else catalogue.say("facts", known.heading)
    )
    asked = fold(clause.value)
    if not clause.quoted and asked in UNKNOWN_WORDS:
        return catalogue.say("conditions", N_("conditions", "{fact} is unknown"), fact=fact)
    if not clause.quoted and asked in KNOWN_WORDS:
        return catalogue.say("conditions", N_("conditions", "{fact} is known"), fact=fact)
    if clause.fact == UID:
        count = len(set(clause.value.split(UIDS_APART)))
        return catalogue.say("conditions", N_("conditions", "%n account(s) named one by one"), count)
    is_day = known is not None and known.kind in (Kind.DATE, Kind.TIME)
    span = read_span(clause.value)
    if span is not None and (known is None or is_day):
        return _span(clause, fact, span, catalogue)
    is_text = known is not None and known.kind is Kind.TEXT and clause.op == ":"
    phrases = DAY_PHRASES if is_day else PHRASES
    phrase = phrases.get(clause.op, CONTAINS if is_text else IS)
    value = _value(clause, asked, catalogue)
    return catalogue.form("conditions", phrase).format_map({"fact": fact, "value": value})


def _value(clause: Clause, asked: str, catalogue: Catalogue) -> str:
    """Return what a fact is compared with, in words where there are some."""
    known = BY_ID.get(clause.fact)
    if clause.fact in WORDS:
        return catalogue.say("values", word(clause.fact, clause.value))
    if known is not None and known.kind is Kind.YES_NO:
        return catalogue.say("values", word("yes_no", {"yes": "1", "no": "0"}.get(asked, clause.value)))
    if asked in CADENCE_WORDS:
        return catalogue.say("conditions", N_("conditions", "the longest gap of its cadence"))
    if asked in TODAY_WORDS and known is not None and known.kind in (Kind.DATE, Kind.TIME):
        return catalogue.say("conditions", N_("conditions", "today"))
    if clause.fact == "owner" and asked in ME_WORDS:
        return catalogue.say("conditions", N_("conditions", "me"))
    return clause.value


def _span(clause: Clause, fact: str, span: Span, catalogue: Catalogue) -> str:
    value = catalogue.say("conditions", SPANS[span.unit], span.count)
    near, far = (RECENT, LONG_AGO) if clause.fact in PAST_FACTS else (WITHIN, LATER)
    phrase = far if clause.op.startswith(">") else near
    return catalogue.form("conditions", phrase).format_map({"fact": fact, "value": value})
