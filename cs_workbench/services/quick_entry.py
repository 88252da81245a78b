"""The quick entry line: what a line says, whose account it means, and the to-do it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.quick_entry import Entry, read_entry
from cs_workbench.domain.typed_day import typed_day
from cs_workbench.domain.words import word
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import company_key, fold
from cs_workbench.services import settings
from cs_workbench.services.calendar_days import business_days
from cs_workbench.services.todos import AddTodo, NoDayToCome

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

FACTS: Final = ("name", "reading", "owner", "churned_on")
MOST_CANDIDATES: Final = 8
#: Characters from which the beginning of a name means an account: of Latin letters, and of others.
SHORTEST_LATIN: Final = 3
SHORTEST: Final = 2
#: Words of a sentence that are never taken for a name's beginning; ``@the`` still is.
SMALL_WORDS: Final = frozenset(
    (
        "the",
        "and",
        "for",
        "with",
        "about",
        "from",
        "new",
        "next",
        "ask",
        "get",
        "send",
        "our",
        "their",
        "them",
        "all",
    )
)


class NothingToAdd(WorkbenchError):
    """A line without words or an account."""

    template = N_(
        "errors", "Nothing was added: the line names nothing to do. Write for example: fri 3pm Aoba call."
    )
    code = "CSW-1444"


class UnclearAccount(WorkbenchError):
    """Several accounts begin with the words of the line."""

    template = N_(
        "errors",
        "“{text}” may be one of {count} accounts ({names}). Nothing was added. Write more of the name, or @ before it.",
    )
    code = "CSW-1445"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that the line may mean."""

    account_id: int
    name: str
    owner: str
    is_exact: bool
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class LineRead:
    """A line as it was read. ``candidates``: the accounts it may mean, the likeliest first; ``total`` of them."""

    typed: str
    entry: Entry
    candidates: tuple[Candidate, ...]
    total: int


def read_line(bench: Workbench, typed: str) -> LineRead:
    """Return what ``typed`` says today, in this book."""
    names = _Names(bench)
    entry = read_entry(typed, bench.today, business_days(bench), names.begins)
    rows = names.rows(entry.account) if entry.account else []
    return LineRead(
        typed, entry, tuple(names.candidate(row, entry.account) for row in rows[:MOST_CANDIDATES]), len(rows)
    )


def line_todo(bench: Workbench, typed: str, account_id: int | None = None, *, sure: bool = False) -> AddTodo:
    """Return the command that adds what the line says; ``account_id``: chosen among the candidates.

    Without a choice the first candidate is meant, unless the command must be ``sure`` of it.

    Raises:
        NothingToAdd: nothing remains to be done.
        UnclearAccount: ``sure``, and several accounts fit.
    """
    read = read_line(bench, typed)
    entry, first = read.entry, next(iter(read.candidates), None)
    if entry.account and first is None:
        raise UnclearAccount(text=entry.account, count=0, names="–")
    # Of several that fit, the only one that is mine is meant.
    known = (
        read.total == 1
        or (first is not None and first.is_exact)
        or sum(c.is_mine for c in read.candidates) == 1
    )
    if sure and account_id is None and first is not None and not known:
        names = ", ".join(candidate.name for candidate in read.candidates[:3])
        raise UnclearAccount(text=entry.account, count=read.total, names=names)
    account = account_id if account_id is not None else (first.account_id if first else None)
    text = entry.text or (bench.say("values", word("todo", entry.kind)) if account is not None else "")
    if not text:
        raise NothingToAdd
    day = entry.day.isoformat() if entry.day else None
    detail: dict[str, Any] = {}
    if entry.channel:
        detail["channel"] = entry.channel
    if entry.is_urgent:
        detail["urgent"] = True
    return AddTodo(
        account,
        entry.kind,
        text,
        day,
        # Typed twice for two days it is two to-dos; typed twice for one day it is one.
        reason=" ".join(part for part in (text, day) if part),
        due_at=entry.at.strftime("%H:%M") if entry.at else None,
        detail=detail or None,
    )


def read_future_day(bench: Workbench, typed: str) -> date:
    """Return the day that ``typed`` names.

    Raises:
        NoDayToCome: it names none, or one gone by.
    """
    day = future_day(bench, typed)
    if day is None:
        raise NoDayToCome(text=typed.strip())
    return day


def future_day(bench: Workbench, typed: str) -> date | None:
    """Return the day that ``typed`` names; None: none, or one gone by."""
    day = typed_day(typed, bench.today, business_days(bench), ahead=True)
    return None if day is None or day < bench.today else day


class _Names:
    """The names of the running accounts, folded for comparing."""

    def __init__(self, bench: Workbench) -> None:
        from cs_workbench.store.book import load_book

        with bench.store.read() as db:
            book = load_book(db, facts=FACTS)
        self._book = book.take(np.flatnonzero(~book["churned_on"].is_known()))
        self._me = settings.get(bench, "owner")
        self._keys: list[tuple[str, ...]] | None = None
        self._found: dict[str, list[int]] = {}

    def _folded(self) -> list[tuple[str, ...]]:
        if self._keys is None:  # only a line with words asks
            names, readings = self._book["name"].values.tolist(), self._book["reading"].values.tolist()
            self._keys = [
                (company_key(name or ""), fold(name or ""), *([fold(reading)] if reading else []))
                for name, reading in zip(names, readings, strict=True)
            ]
        return self._keys

    def begins(self, words: str) -> bool:
        """Say whether a running account's name or reading begins so."""
        bare = words.strip()
        shortest = SHORTEST_LATIN if bare.isascii() else SHORTEST
        return len(bare) >= shortest and bare.casefold() not in SMALL_WORDS and bool(self.rows(words))

    def rows(self, words: str) -> list[int]:
        """Return the rows whose name or reading begins with ``words``: exact ones, mine, then the shorter."""
        wanted = company_key(words)
        if wanted not in self._found:
            rows = [
                row
                for row, keys in enumerate(self._folded())
                if any(key.startswith(wanted) or f" {wanted}" in key for key in keys)
            ]
            owner = self._book["owner"]
            rows.sort(
                key=lambda row: (
                    wanted not in self._folded()[row], owner.at(row) != self._me, len(self._folded()[row][0]), row,
                )
            )  # fmt: skip
            self._found[wanted] = rows if wanted else []
        return self._found[wanted]

    def candidate(self, row: int, words: str) -> Candidate:
        """Return a row as a candidate."""
        exact = company_key(words) in self._folded()[row]
        book = self._book
        return Candidate(
            int(book.account_id[row]), book["name"].at(row) or "", book["owner"].at(row) or "", exact
        )


def written_day(bench: Workbench, typed: str, *, ahead: bool = True) -> date:
    """Return the day that ``typed`` names, also one gone by; without ``ahead`` one without a year is the last one.

    Raises:
        NoDayToCome: it names none.
    """
    day = typed_day(typed, bench.today, business_days(bench), ahead=ahead)
    if day is None:
        raise NoDayToCome(text=typed.strip())
    return day
