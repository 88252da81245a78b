"""Which accounts a condition means: one mask over a book, a few milliseconds for 100,000 accounts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_facts import major_amounts
from cs_workbench.domain.cadence import max_gap_days
from cs_workbench.domain.columns import Book, Bools, Column
from cs_workbench.domain.condition_syntax import (
    SEARCHED,
    UID,
    UIDS_APART,
    And,
    Clause,
    Condition,
    ConditionError,
    Not,
    Or,
    Words,
    asks_for_churned,
    condition_text,
    facts_of,
    parse,
    running,
)
from cs_workbench.domain.condition_values import (
    CADENCE_WORDS,
    KNOWN_WORDS,
    ME_WORDS,
    PAST_FACTS,
    UNKNOWN_WORDS,
    YES_NO_WORDS,
    read_currency,
    read_day,
    read_number,
    read_span,
)
from cs_workbench.domain.facts import BY_ID, TIERS
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold

__all__ = [
    "And", "Clause", "Condition", "ConditionError", "FoldedTexts", "Not", "Or", "Words", "asks_for_churned",
    "condition_text", "facts_of", "matches", "parse", "running",
]  # fmt: skip

#: fact id (or 'yes_no') -> folded display word -> value id; '' is unknown.
Aliases = Mapping[str, Mapping[str, str]]
NO_ALIASES: Final[Aliases] = MappingProxyType({})
COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        ":": operator.eq,
    }
)


@dataclass(slots=True)
class FoldedTexts:
    """A book's texts folded once; keep one beside the book and hand it to `matches`."""

    _kept: dict[str, tuple[NDArray[Any], list[str]]] = field(default_factory=dict)

    def of(self, fact: str, values: NDArray[Any]) -> list[str]:
        """Return the folded texts of a TEXT column."""
        kept = self._kept.get(fact)
        if kept is None or kept[0] is not values:
            kept = (values, [fold(text) if text else "" for text in values])
            self._kept[fact] = kept
        return kept[1]


def matches(
    condition: Condition,
    book: Book,
    today: date,
    aliases: Aliases = NO_ALIASES,
    texts: FoldedTexts | None = None,
) -> Bools:
    """Return which accounts of ``book`` the condition means; shape (n,).

    An unknown value fulfils no comparison; ``fact:none`` finds it. ``aliases`` translate the words of
    the window; ``owner:me`` is everybody until ``aliases['owner']['me']`` says who that is.

    Raises:
        ConditionError: a value does not fit its fact.
    """
    return _Matcher(book, today, aliases, texts or FoldedTexts()).mask(condition)


@dataclass(frozen=True, slots=True)
class _Matcher:
    book: Book
    today: date
    aliases: Aliases
    texts: FoldedTexts

    def mask(self, condition: Condition) -> Bools:
        match condition:
            case Words(text):
                return self._search(fold(text))
            case Clause(fact) if fact == UID:
                return self._named(condition)
            case Clause():
                return self._clause(condition)
            case Not(part):
                return ~self.mask(part)
            case And(parts):
                found = np.ones(len(self.book), dtype=np.bool_)
                for part in parts:
                    found &= self.mask(part)
                return found
            case Or(parts):
                found = np.zeros(len(self.book), dtype=np.bool_)
                for part in parts:
                    found |= self.mask(part)
                return found

    def _search(self, needle: str) -> Bools:
        found = np.zeros(len(self.book), dtype=np.bool_)
        for fact in SEARCHED:
            if fact in self.book:
                found |= self._contains(fact, self.book[fact], needle)
        return found

    def _contains(self, fact: str, column: Column, needle: str) -> Bools:
        if column.kind is Kind.TEXT:
            folded = self.texts.of(fact, column.values)
            return np.fromiter((needle in text for text in folded), np.bool_, len(folded))
        return _labelled(column, [needle in fold(label) for label in column.labels])

    def _clause(self, clause: Clause) -> Bools:
        column = self.book.columns.get(clause.fact)
        word = fold(clause.value)
        if not clause.quoted and clause.op in ":=" and word in UNKNOWN_WORDS | KNOWN_WORDS:
            known = np.zeros(len(self.book), dtype=np.bool_) if column is None else column.is_known()
            return known if word in KNOWN_WORDS else ~known
        kind = column.kind if column is not None else _kind_of(clause.fact)
        if kind is None:  # an own field that is no more: unknown everywhere
            return np.zeros(len(self.book), dtype=np.bool_)
        if kind in (Kind.DATE, Kind.TIME):
            return self._day(clause, column)
        if kind in (Kind.INT, Kind.NUMBER, Kind.MONEY):
            return self._number(clause, column, kind)
        if clause.op not in ":=":
            raise _wrong(clause, N_("conditions", "the sign : because this fact has no order"))
        if kind is Kind.YES_NO:
            return self._yes_no(clause, word, column)
        if kind is Kind.TEXT:
            if column is None:
                return np.zeros(len(self.book), dtype=np.bool_)
            if clause.op == ":":
                return self._contains(clause.fact, column, word)
            folded = self.texts.of(clause.fact, column.values)
            return np.fromiter((word == text for text in folded), np.bool_, len(folded))
        nothing = Column(Kind.CHOICE, np.full(len(self.book), -1, dtype=np.int32))
        return self._choice(clause, word, nothing if column is None else column)

    def _named(self, clause: Clause) -> Bools:
        """Return the accounts whose uid ends as one of the values does; 'any': all."""
        column = self.book.columns.get(UID)
        if clause.op in ":=" and clause.value in KNOWN_WORDS:
            return np.zeros(len(self.book), dtype=np.bool_) if column is None else column.is_known()
        ends = {end.strip().lower() for end in clause.value.split(UIDS_APART)} - {""}
        if clause.op not in ":=" or not ends:
            raise _wrong(clause, N_("conditions", "ends of account ids with commas between them"))
        uids = [] if column is None else [uid or "" for uid in column.values.tolist()]
        found = np.zeros(len(self.book), dtype=np.bool_)
        for length in {len(end) for end in ends} if uids else ():
            found |= np.fromiter((uid[-length:] in ends for uid in uids), np.bool_, len(uids))
        return found

    def _choice(self, clause: Clause, word: str, column: Column) -> Bools:
        """Compare a declared choice by its id or display word, a free one (owner) by containing."""
        of_fact = self.aliases.get(clause.fact, {})
        value = of_fact.get(word)
        if value == "":
            return ~column.is_known()
        if clause.fact == "owner" and value is None and word in ME_WORDS:
            return np.ones(len(column), dtype=np.bool_)
        declared = _declared(clause.fact)
        if value is None and declared and word not in declared:
            raise _wrong(clause, N_("conditions", "one of this fact's values"))
        wanted = fold(word if value is None else value)
        labels = [fold(label) for label in column.labels]
        if declared or value is not None or clause.op == "=":
            return _labelled(column, [label == wanted for label in labels])
        return _labelled(column, [wanted in label for label in labels])

    def _yes_no(self, clause: Clause, word: str, column: Column | None) -> Bools:
        alias = self.aliases.get("yes_no", {}).get(word)
        wanted = YES_NO_WORDS.get(word if alias is None else alias)
        if wanted is None:
            raise _wrong(clause, N_("conditions", "yes or no"))
        if column is None:
            return np.zeros(len(self.book), dtype=np.bool_)
        return np.asarray(column.values == int(wanted))

    def _number(self, clause: Clause, column: Column | None, kind: Kind) -> Bools:
        bound: float | NDArray[np.float64] | None
        currency, amount = read_currency(clause.value) if kind is Kind.MONEY else ("", clause.value)
        if clause.fact == "days_since_touch" and fold(clause.value) in CADENCE_WORDS:
            bound = longest_gaps(self.book)
        else:
            fact = BY_ID.get(clause.fact)
            bound = read_number(amount, fact.unit if fact else "")
        if bound is None:
            raise _wrong(clause, N_("conditions", "a number, such as 1,200,000, 4.8M or 50%"))
        if column is None:
            return np.zeros(len(self.book), dtype=np.bool_)
        values = major_amounts(column) if kind is Kind.MONEY else column.values
        found = np.asarray(COMPARE[clause.op](values, bound), dtype=np.bool_)
        return found & _in_currency(column, currency) if currency else found

    def _day(self, clause: Clause, column: Column | None) -> Bools:
        day, span = read_day(clause.value, self.today), read_span(clause.value)
        if day is None and span is None:
            raise _wrong(
                clause, N_("conditions", "a day such as 2026-12-31, or a length of time such as 60d")
            )
        if column is None:
            return np.zeros(len(self.book), dtype=np.bool_)
        days = column.values.astype("datetime64[D]")
        today = np.datetime64(self.today)
        if day is not None or span is None:
            return np.asarray(COMPARE[clause.op](days, np.datetime64(day)))
        op = "<=" if clause.op == ":" else clause.op  # within 60 days
        if clause.fact in PAST_FACTS:
            bound = np.datetime64(span.before(self.today) or date.min)
            return np.asarray(COMPARE[op](bound, days) & (days <= today))
        bound = np.datetime64(span.after(self.today) or date.max)
        return np.asarray(COMPARE[op](days, bound) & (days >= today))


def longest_gaps(book: Book) -> NDArray[np.float64]:
    """Return the most days without a touch that each account's cadence allows, NaN unclassified; shape (n,)."""
    codes = [
        _codes(book.columns.get(fact), labels, len(book))
        for fact, labels in (("tier", TIERS), ("phase", PHASES))
    ]
    return max_gap_days(codes[0], codes[1])


def _labelled(column: Column, wanted: list[bool]) -> Bools:
    return np.asarray(np.array([*wanted, False], dtype=np.bool_)[column.values])


def _in_currency(column: Column, currency: str) -> Bools:
    code = column.labels.index(currency) if currency in column.labels else -1
    codes = np.zeros(len(column), dtype=np.int8) if column.currency is None else column.currency
    return np.asarray(codes == code)


def _declared(fact: str) -> tuple[str, ...]:
    return BY_ID[fact].labels if fact in BY_ID else ()


def _kind_of(fact: str) -> Kind | None:
    return BY_ID[fact].kind if fact in BY_ID else None


def _codes(column: Column | None, labels: tuple[str, ...], n: int) -> NDArray[np.int64]:
    """Return a CHOICE column as codes over ``labels``, -1 unknown."""
    if column is None:
        return np.full(n, -1, dtype=np.int64)
    lookup = [labels.index(label) if label in labels else -1 for label in column.labels]
    return np.asarray(np.array([*lookup, -1], dtype=np.int64)[column.values])


def _wrong(clause: Clause, expected: str) -> ConditionError:
    return ConditionError(position=clause.at + len(clause.fact) + len(clause.op), expected=expected)
