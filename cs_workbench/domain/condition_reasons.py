"""Why an account is, or is not, among those that a condition means: clause by clause, with what it is now.

The law: ``judge(...).holds`` says of every row what `conditions.matches` says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np

from cs_workbench.domain.columns import Book
from cs_workbench.domain.condition_syntax import (
    SEARCHED,
    And,
    Clause,
    Condition,
    Not,
    Or,
    Words,
    facts_of,
)
from cs_workbench.domain.condition_values import CADENCE_WORDS, KNOWN_WORDS, UNKNOWN_WORDS
from cs_workbench.domain.condition_words import NO_HEADINGS, describe
from cs_workbench.domain.conditions import NO_ALIASES, Aliases, longest_gaps, matches
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clip, fold

Verdict = Literal["holds", "fails", "unknown"]
#: Where a clause stands in a tree: the number of the part at every step down.
Path = tuple[int, ...]
#: The clause that lists add by themselves: churned accounts stand in none, unless they are asked for.
RUNNING: Final = Clause("churned_on", ":", "none")
#: What an account that churned needs to be listed: a clause of the same fact that leaves nobody out.
ALSO_CHURNED: Final = Or((Clause("churned_on", ":", "any"), RUNNING))
HOLDS: Final = N_("listed", "{condition}: yes, it is {value}")
HOLDS_BARE: Final = N_("listed", "{condition}: yes")
FAILS: Final = N_("listed", "needs {condition}; is {value}")
UNKNOWN: Final = N_("listed", "needs {condition}; that is not known")
NOT_HOLDS: Final = N_("listed", "not {condition}: right, it is {value}")
NOT_HOLDS_BARE: Final = N_("listed", "not {condition}: right, that is not known")
NOT_FAILS: Final = N_("listed", "must not be {condition}; is {value}")
NOT_FAILS_BARE: Final = N_("listed", "must not be {condition}; it is")
#: Whether a clause is wanted to hold, and whether it does -> what is said with its value, and without.
TEXTS: Final[Mapping[tuple[bool, bool], tuple[str, str]]] = MappingProxyType(
    {
        (True, True): (HOLDS, HOLDS_BARE),
        (True, False): (FAILS, UNKNOWN),
        (False, True): (NOT_FAILS, NOT_FAILS_BARE),
        (False, False): (NOT_HOLDS, NOT_HOLDS_BARE),
    }
)
CHURNED: Final = N_("listed", "churned on {day}; churned accounts stand in no list unless it asks for them")
NOT_CHURNED: Final = N_("listed", "has not churned")
WITH_UNIT: Final = N_("listed", "{number} {unit}")
AT_MOST: Final = N_("listed", "{condition} ({value})")
#: Units that are words, marked in context 'units'; a percent sign is read everywhere.
UNIT_WORDS: Final = frozenset(("days", "seats", "people", "points", "tickets", "touches", "%"))
WHOLE: Final = 100  # from here on a number is told without decimals


@dataclass(frozen=True, slots=True)
class Judged:
    """One node of a condition and what is so of the account.

    Attributes:
        verdict: 'unknown' where a value that is compared is not known: it fulfils no comparison.
        parts: of an And, Or or Not.
        value: what the account has for a clause's fact, as `Column.at` tells it; None unknown.
        bound: what it is compared with where the clause does not say it: the longest gap in days.
        is_running: the clause that `listed` added.
    """

    condition: Condition
    verdict: Verdict
    parts: tuple[Judged, ...] = ()
    value: Any = None
    bound: float | None = None
    is_running: bool = False

    @property
    def holds(self) -> bool:
        """Whether the account is among those that the condition means."""
        return self.verdict == "holds"


def judge(condition: Condition, book: Book, row: int, today: date, aliases: Aliases = NO_ALIASES) -> Judged:
    """Return what is so of the account at ``row``, for every part of the condition.

    Raises:
        ConditionError: a value does not fit its fact.
    """
    return _judged(condition, book.take(np.array([row])), today, aliases)


def listed(condition: Condition, book: Book, row: int, today: date, aliases: Aliases = NO_ALIASES) -> Judged:
    """Return the same for a list of this condition, which is `conditions.running`: one And of all that must hold."""
    parts = condition.parts if isinstance(condition, And) else (condition,)
    found = [judge(part, book, row, today, aliases) for part in parts]
    if "churned_on" not in facts_of(condition):
        found.append(replace(judge(RUNNING, book, row, today), is_running=True))
    return Judged(And(tuple(one.condition for one in found)), _all_of(found), tuple(found))


def _judged(condition: Condition, one: Book, today: date, aliases: Aliases) -> Judged:
    match condition:
        case Not(part):
            of = _judged(part, one, today, aliases)
            return Judged(condition, "fails" if of.holds else "holds", (of,))
        case And(parts):
            found = [_judged(part, one, today, aliases) for part in parts]
            return Judged(condition, _all_of(found), tuple(found))
        case Or(parts):
            found = [_judged(part, one, today, aliases) for part in parts]
            return Judged(condition, _any_of(found), tuple(found))
    return _leaf(condition, one, holds=bool(matches(condition, one, today, aliases)[0]), aliases=aliases)


def _all_of(parts: list[Judged]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    return "fails" if "fails" in verdicts else "unknown" if "unknown" in verdicts else "holds"


def _any_of(parts: list[Judged]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    return "holds" if "holds" in verdicts else "unknown" if "unknown" in verdicts else "fails"


def _leaf(condition: Words | Clause, one: Book, *, holds: bool, aliases: Aliases) -> Judged:
    if isinstance(condition, Words):
        told = (one[fact].at(0) for fact in SEARCHED if fact in one and fact in ("name", "owner"))
        return Judged(condition, "holds" if holds else "fails", value=" · ".join(filter(None, told)) or None)
    column = one.columns.get(condition.fact)
    value, bound = None if column is None else column.at(0), None
    asked = fold(condition.value)
    if condition.fact == "days_since_touch" and asked in CADENCE_WORDS:
        gap = float(longest_gaps(one)[0])
        bound = None if np.isnan(gap) else gap
        value = value if bound is not None else None
    asks_known = not condition.quoted and condition.op in ":=" and asked in UNKNOWN_WORDS | KNOWN_WORDS
    asks_known |= aliases.get(condition.fact, {}).get(asked) == ""
    verdict: Verdict = "holds" if holds else "unknown" if value is None and not asks_known else "fails"
    return Judged(condition, verdict, value=value, bound=bound)


def leaves(tree: Judged, at: Path = (), *, wanted: bool = True) -> Iterator[tuple[Path, Judged, bool]]:
    """Yield path, clause, and whether it is wanted to hold (not, below a Not), from left to right."""
    if isinstance(tree.condition, (Words, Clause)):
        yield at, tree, wanted
    for place, part in enumerate(tree.parts):
        yield from leaves(part, (*at, place), wanted=wanted != isinstance(tree.condition, Not))


def keeping_out(tree: Judged, at: Path = (), *, wanted: bool = True) -> tuple[Path, ...]:
    """Return the clauses that keep the account out, none where it is in: each as it is fails its part."""
    if tree.holds == wanted:
        return ()
    if not tree.parts:
        # An empty And or Or has nothing that could be otherwise.
        return (at,) if isinstance(tree.condition, (Words, Clause)) else ()
    turn = wanted != isinstance(tree.condition, Not)
    return tuple(
        path for place, part in enumerate(tree.parts) for path in keeping_out(part, (*at, place), wanted=turn)
    )


def enough_alone(tree: Judged) -> tuple[Path, ...]:
    """Return the clauses of which each, were it otherwise, alone would let the account in; none where it is in."""
    if tree.holds:
        return ()
    return tuple(path for path in keeping_out(tree) if _otherwise(tree, path))


def _otherwise(tree: Judged, path: Path) -> bool:
    """Say whether the tree holds when the clause at ``path`` is turned round and all else stays."""
    if not path:
        return not tree.holds
    now = [part.holds for part in tree.parts]
    now[path[0]] = _otherwise(tree.parts[path[0]], path[1:])
    if isinstance(tree.condition, Not):
        return not now[0]
    return all(now) if isinstance(tree.condition, And) else any(now)


def without(tree: Judged, place: int) -> Condition:
    """Return the condition of a `listed` tree without the part at ``place`` that must hold.

    Without the clause about churned accounts it asks for them.
    """
    left = [part.condition for at, part in enumerate(tree.parts) if at != place and not part.is_running]
    if tree.parts[place].is_running:
        left.append(ALSO_CHURNED)
    return left[0] if len(left) == 1 else And(tuple(left))


def sentence(
    leaf: Judged, catalogue: Catalogue, headings: Mapping[str, str] = NO_HEADINGS, *, wanted: bool = True
) -> str:
    """Return what a clause asks and what is so; ``wanted``: as `leaves` tells it, ``headings`` name own facts."""
    if leaf.is_running:
        if leaf.holds:
            return catalogue.say("listed", NOT_CHURNED)
        return catalogue.say("listed", CHURNED, day=leaf.value)
    asked = describe(leaf.condition, catalogue, headings)
    if leaf.bound is not None and isinstance(leaf.condition, Clause):
        most = value_text(leaf.condition.fact, leaf.bound, catalogue)
        asked = catalogue.say("listed", AT_MOST, condition=asked, value=most)
    fact = leaf.condition.fact if isinstance(leaf.condition, Clause) else "name"
    value = None if leaf.value is None else value_text(fact, leaf.value, catalogue)
    with_value, bare = TEXTS[wanted, leaf.holds]
    if value is None:
        return catalogue.say("listed", bare, condition=asked)
    return catalogue.say("listed", with_value, condition=asked, value=value)


def value_text(fact: str, value: Any, catalogue: Catalogue) -> str:
    """Return a known value of a fact, in words, with its unit."""
    if isinstance(value, bool):
        return catalogue.say("values", word("yes_no", str(int(value))))
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, datetime):
        return str(catalogue.shown(value.date()))
    if isinstance(value, date):
        return str(catalogue.shown(value))
    if isinstance(value, (int, float)):
        return _number_text(value, BY_ID[fact].unit if fact in BY_ID else "", catalogue)
    return catalogue.say("values", word(fact, value)) if fact in WORDS else clip(str(value), 60)


def _number_text(value: float, unit: str, catalogue: Catalogue) -> str:
    if unit == "0-1":
        value, unit = value * 100, "%"
    plain = float(value).is_integer() or abs(value) >= WHOLE
    number = format(value, ",.0f" if plain else ",.1f")
    if unit not in UNIT_WORDS:
        return number
    said = unit if unit == "%" else catalogue.form("units", unit)
    return catalogue.say("listed", WITH_UNIT, number=number, unit=said)
