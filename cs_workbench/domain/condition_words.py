"""A condition as a sentence in the person's language."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cs_workbench.domain.condition_syntax import And, Clause, Condition, Not, Or, Words
from cs_workbench.domain.condition_values import KNOWN_WORDS, UNKNOWN_WORDS, Span, read_span
from cs_workbench.domain.conditions import CADENCE_WORDS, ME_WORDS, PAST_FACTS
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.text import fold

IS: Final = N_("conditions", "{fact} is {value}")
CONTAINS: Final = N_("conditions", "{fact} contains {value}")
PHRASES: Final = MappingProxyType(
    {
        "<": N_("conditions", "{fact} under {value}"),
        "<=": N_("conditions", "{fact} at most {value}"),
        ">": N_("conditions", "{fact} over {value}"),
        ">=": N_("conditions", "{fact} at least {value}"),
    }
)
WITHIN: Final = N_("conditions", "{fact} within {value}")
LATER: Final = N_("conditions", "{fact} more than {value} ahead")
RECENT: Final = N_("conditions", "{fact} in the last {value}")
LONG_AGO: Final = N_("conditions", "{fact} more than {value} ago")
SPANS: Final = MappingProxyType(
    {
        "d": N_("conditions", "{count} days"),
        "w": N_("conditions", "{count} weeks"),
        "m": N_("conditions", "{count} months"),
        "y": N_("conditions", "{count} years"),
    }
)


def describe(condition: Condition, catalogue: Catalogue) -> str:
    """Return the condition in words; '' for every account."""
    match condition:
        case Words(text):
            return catalogue.say("conditions", N_("conditions", "“{words}” in the name or owner"), words=text)
        case Clause():
            return _clause(condition, catalogue)
        case Not(part):
            said = describe(part, catalogue)
            return catalogue.say("conditions", N_("conditions", "not ({condition})"), condition=said)
        case And(parts):
            both = catalogue.say("conditions", N_("conditions", " and "))
            return both.join(_grouped(part, catalogue) for part in parts)
        case Or(parts):
            either = catalogue.say("conditions", N_("conditions", " or "))
            return either.join(_grouped(part, catalogue) for part in parts)


def _grouped(part: Condition, catalogue: Catalogue) -> str:
    said = describe(part, catalogue)
    return f"({said})" if isinstance(part, (And, Or)) else said


def _clause(clause: Clause, catalogue: Catalogue) -> str:
    known = BY_ID.get(clause.fact)
    fact = clause.fact.removeprefix("own.") if known is None else catalogue.say("facts", known.heading)
    asked = fold(clause.value)
    if not clause.quoted and asked in UNKNOWN_WORDS:
        return catalogue.say("conditions", N_("conditions", "{fact} is unknown"), fact=fact)
    if not clause.quoted and asked in KNOWN_WORDS:
        return catalogue.say("conditions", N_("conditions", "{fact} is known"), fact=fact)
    span = read_span(clause.value)
    if span is not None and (known is None or known.kind in (Kind.DATE, Kind.TIME)):
        return _span(clause, fact, span, catalogue)
    value = clause.value
    if clause.fact in WORDS:
        value = catalogue.say("values", word(clause.fact, value))
    elif known is not None and known.kind is Kind.YES_NO:
        value = catalogue.say("values", word("yes_no", {"yes": "1", "no": "0"}.get(asked, value)))
    elif asked in CADENCE_WORDS:
        value = catalogue.say("conditions", N_("conditions", "the longest gap of its cadence"))
    elif clause.fact == "owner" and asked in ME_WORDS:
        value = catalogue.say("conditions", N_("conditions", "me"))
    is_text = known is not None and known.kind is Kind.TEXT and clause.op == ":"
    phrase = PHRASES.get(clause.op, CONTAINS if is_text else IS)
    return catalogue.form("conditions", phrase).format_map({"fact": fact, "value": value})


def _span(clause: Clause, fact: str, span: Span, catalogue: Catalogue) -> str:
    value = catalogue.form("conditions", SPANS[span.unit]).format_map({"count": span.count})
    near, far = (RECENT, LONG_AGO) if clause.fact in PAST_FACTS else (WITHIN, LATER)
    phrase = far if clause.op.startswith(">") else near
    return catalogue.form("conditions", phrase).format_map({"fact": fact, "value": value})
