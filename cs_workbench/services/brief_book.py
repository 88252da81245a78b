"""The book for the colleague who covers: what is due from one day to another, and an empty column for notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.brief import LONGEST_NOTE, clipped
from cs_workbench.domain.renewals import CLOSED
from cs_workbench.domain.risk import risk_of
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.services.brief import SIDES, BriefPromise, brief_people
from cs_workbench.services.brief_words import health_text, joined, person_line, promise_line
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.export import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.domain.columns import Book
    from cs_workbench.services.calendar import MeetingRow
    from cs_workbench.services.renewals import RenewalRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.notes import Note
    from cs_workbench.store.todos import Todo

FACTS: Final = ("name", "owner", "tier", "band", "health", "why", "arr", "notice", "renewal", "churned_on")
SHEET: Final = "Brief"
NOTE: Final = N_("brief", "Note (write here)")
#: Hidden columns that say where a note belongs when the sheet comes back; their names are for programs.
ACCOUNT, BRIEF, BY = "csw_account", "csw_brief", "csw_by"
#: Heading and width in characters of what a person reads.
COLUMNS: Final = (
    (N_("brief", "Account"), 22),
    (N_("brief", "Health and contract"), 26),
    (N_("brief", "Due in the period"), 40),
    (N_("brief", "Open promises"), 36),
    (N_("brief", "Risks"), 36),
    (N_("brief", "Last note"), 44),
    (N_("brief", "People"), 34),
    (NOTE, 44),
)
PAPER_WIDTHS: Final = (11, 12, 17, 15, 15, 18, 14, 12)  # of the same columns, on A4 across
UNHEALTHY: Final = ("red", "yellow")


class NoPeriod(WorkbenchError):
    """A book brief without a period."""

    template = N_(
        "errors", "The last day {to} lies before the first, {first}. Nothing was written. Turn them round."
    )
    code = "CSW-1412"


class NoBook(WorkbenchError):
    """A book without accounts."""

    template = N_(
        "errors",
        "{owner} has no running accounts. Nothing was written. Write the name as it stands in Accounts.",
    )
    code = "CSW-1415"


@dataclass(frozen=True, slots=True)
class BookRow:
    """One account; the texts are lines in the person's language."""

    account_uid: str
    account: str
    standing: tuple[str, ...]
    due: tuple[str, ...]
    promises: tuple[str, ...]
    risks: tuple[str, ...]
    last_note: str
    people: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns, the note's cell empty."""
        lines = (self.standing, self.due, self.promises, self.risks)
        return (
            self.account,
            *("\n".join(part) for part in lines),
            self.last_note,
            "\n".join(self.people),
            "",
        )


@dataclass(frozen=True, slots=True)
class BookBrief:
    """The book of ``owner`` (None: everybody's) for ``cover`` ('' not said). ``uid``: its notes are known by it."""

    uid: str
    owner: str | None
    cover: str
    from_on: date
    to_on: date
    made_on: date
    rows: tuple[BookRow, ...]


def book_brief(
    bench: Workbench, from_on: date, to_on: date, owner: str | None = None, cover: str = ""
) -> BookBrief:
    """Return the book of ``owner`` from ``from_on`` to ``to_on``, both included; what is due first stands first.

    ``cover``: who is to write in it; '' the colleague of the owner's absence then, where there is one.

    Raises:
        NoPeriod: the last day lies before the first.
        NoBook: there is no running account.
    """
    from cs_workbench.services.absences import absences

    if to_on < from_on:
        raise NoPeriod(first=from_on, to=to_on)
    away = (a for a in absences(bench) if a.owner == owner and a.from_on <= to_on and a.to_on >= from_on)
    cover = cover or next((a.cover for a in away if a.cover), "")
    made = _Material(bench, from_on, to_on, owner)
    if not made.rows:
        raise NoBook(owner=owner or "–")
    rows = sorted(
        ((made.first_day(row), made.book["name"].at(row) or "", row) for row in made.rows),
        key=lambda found: (found[0] or date.max, found[1]),
    )
    return BookBrief(
        uuid7(), owner, cover, from_on, to_on, bench.today, tuple(made.row(row) for _, _, row in rows)
    )


class _Material:
    """Everything the rows are made of, read at once."""

    def __init__(self, bench: Workbench, from_on: date, to_on: date, owner: str | None) -> None:
        from cs_workbench.services.book import worded
        from cs_workbench.services.calendar import meetings
        from cs_workbench.services.people import people_of
        from cs_workbench.services.renewals import renewal_rows
        from cs_workbench.store import notes, todos
        from cs_workbench.store.book import load_book

        self.bench, self._from, self._to = bench, from_on, to_on
        with bench.store.read() as db:
            self.book: Book = worded(bench, load_book(db, facts=FACTS))
            book = self.book
            self.rows = [
                row
                for row in np.flatnonzero(~book["churned_on"].is_known()).tolist()
                if owner is None or book["owner"].at(row) == owner
            ]
            ids = [int(book.account_id[row]) for row in self.rows]
            self._notes: dict[int, Note] = {note.account_id: note for note in notes.newest(db, ids)}
            self._people = {account: people_of(db, account) for account in ids}
            found = todos.open_todos(db)
        self._todos: dict[int, list[Todo]] = defaultdict(list)
        for todo in found:
            if todo.account_id is not None and (owner is None or todo.owner in ("", owner)):
                self._todos[todo.account_id].append(todo)
        self._meetings: dict[int, list[MeetingRow]] = defaultdict(list)
        for meeting in meetings(bench, from_on, to_on, owner, why_all=False):
            if meeting.account_id is not None and not meeting.is_done:
                self._meetings[meeting.account_id].append(meeting)
        terms = (r for r in renewal_rows(bench) if r.kind == "renewal" and r.stage not in CLOSED)
        self._terms: dict[int, RenewalRow] = {term.account_id: term for term in terms}

    def first_day(self, row: int) -> date | None:
        """Return the first day on which something is due."""
        return next((day for day, _ in self._due(row)), None)

    def row(self, row: int) -> BookRow:
        """Return an account's row."""
        book, account = self.book, int(self.book.account_id[row])
        todos = self._todos[account]
        return BookRow(
            book["uid"].at(row) or "",
            book["name"].at(row) or "",
            tuple(self._standing(row)),
            tuple(text for _, text in self._due(row)),
            tuple(promise_line(self.bench, promise) for promise in self._promises(todos)),
            tuple(self._risks(row, todos)),
            self._last_note(account),
            tuple(person_line(self.bench, person) for person in brief_people(self._people[account])),
        )

    def _say(self, text: str, **params: object) -> str:
        return self.bench.say("brief", text, **params)

    def _day(self, day: date) -> str:
        return str(self.bench.catalogue.shown(day))

    def _health(self, row: int) -> str:
        score, band = self.book["health"].at(row), self.book["band"].at(row) or "none"
        return health_text(self.bench, band, None if score is None else round(score))

    def _standing(self, row: int) -> Iterator[str]:
        book, bench = self.book, self.bench
        yield joined((bench.say("values", word("tier", book["tier"].at(row) or "")), self._health(row)))
        arr, notice, ends = book["arr"].at(row), book["notice"].at(row), book["renewal"].at(row)
        if arr is not None:
            yield self._say(N_("brief", "ARR {amount}"), amount=arr.short())
        if notice is not None:
            yield self._say(N_("brief", "Notice deadline {day}"), day=notice)
        if ends is not None:
            yield self._say(N_("brief", "Contract ends {day}"), day=ends)

    def _due(self, row: int) -> list[tuple[date, str]]:
        """Return what is due up to the last day, with what was due before and is still open; earliest first."""
        from cs_workbench.services.calendar import when_text
        from cs_workbench.services.today_rows import day_of

        account = int(self.book.account_id[row])
        found: list[tuple[date, str]] = []
        for todo in self._todos[account]:
            day = day_of(todo, self.bench.today)
            if day is not None and day <= self._to and todo.kind not in SIDES and todo.kind != "risk":
                kind = self.bench.say("values", word("todo", todo.kind))
                found.append((day, joined((self._day(day), todo.due_at or "", kind, todo.text))))
        for meeting in self._meetings[account]:
            when = when_text(self.bench, meeting)
            found.append((meeting.starts_on, joined((self._day(meeting.starts_on), when, meeting.title))))
        term = self._terms.get(account)
        for day, text in (
            (term.notice_on if term else None, N_("brief", "Notice deadline {day}")),
            (term.ends_on if term else None, N_("brief", "Contract ends {day}")),
        ):
            if day is not None and self._from <= day <= self._to:
                found.append((day, self._say(text, day=day)))
        return sorted(found, key=lambda one: one[0])

    def _promises(self, todos: Iterable[Todo]) -> Iterator[BriefPromise]:
        rows = [todo for todo in todos if todo.kind in SIDES]
        for todo in sorted(rows, key=lambda todo: (SIDES[todo.kind], todo.due_on or "9")):
            due = date.fromisoformat(todo.due_on) if todo.due_on else None
            over = (self.bench.today - due).days if due else 0
            yield BriefPromise(SIDES[todo.kind], todo.text, due, max(over, 0))

    def _risks(self, row: int, todos: Iterable[Todo]) -> Iterator[str]:
        if self.book["band"].at(row) in UNHEALTHY:
            yield joined((self._health(row), self.book["why"].at(row) or ""))
        for todo in todos:
            if todo.kind == "risk":
                risk = risk_of(todo.detail)
                until = self._say(N_("brief", "until {day}"), day=risk.deadline) if risk.deadline else ""
                amount = risk.amount.short() if risk.amount else ""
                yield joined((todo.text, risk.cause, amount, until, risk.plan))

    def _last_note(self, account: int) -> str:
        note = self._notes.get(account)
        if note is None:
            return ""
        day = self._day(from_iso(note.written_at).astimezone().date())
        return f"{joined((day, note.author))}\n{clipped(note.body, LONGEST_NOTE)}"


def write_book(
    bench: Workbench, brief: BookBrief, path: Path, paint: Callable[[Paper], bytes] | None = None
) -> Done:
    """Write the book to ``path``: .xlsx, or .pdf where ``paint`` makes paper of a table.

    Raises:
        UnknownEnding: the name ends otherwise.
        CannotWrite: the folder is read-only or full, or another program holds the file.
    """
    from cs_workbench.services.export import UnknownEnding, write_bytes, write_rows

    ending = path.suffix.lower()
    headings = [bench.say("brief", heading) for heading, _ in COLUMNS]
    if ending == ".pdf" and paint is not None:
        rows = tuple(row.cells for row in brief.rows)
        paper = Paper(_title(bench, brief), _subtitle(bench, brief), tuple(headings), rows, PAPER_WIDTHS)
        write_bytes(path, paint(paper))
    elif ending == ".xlsx":
        hidden = (brief.uid, brief.cover)
        write_rows(
            path,
            SHEET,
            [*headings, ACCOUNT, BRIEF, BY],
            [(*row.cells, row.account_uid, *hidden) for row in brief.rows],
            (*(width for _, width in COLUMNS), 0, 0, 0),
        )
    else:
        raise UnknownEnding(path=path, endings=".xlsx, .pdf")
    said = N_("done", "Brief of %n account(s) written to {path}")
    return Done(Changes(), None, said, {"n": len(brief.rows), "path": path})


def _title(bench: Workbench, brief: BookBrief) -> str:
    if brief.owner is None:
        return bench.say("brief", N_("brief", "Brief of all accounts"))
    return bench.say("brief", N_("brief", "Brief of the accounts of {owner}"), owner=brief.owner)


def _subtitle(bench: Workbench, brief: BookBrief) -> str:
    text = N_("brief", "{from_on} to {to_on}, as of {day}. For us only.")
    said = bench.say("brief", text, from_on=brief.from_on, to_on=brief.to_on, day=brief.made_on)
    if not brief.cover:
        return said
    return joined((said, bench.say("brief", N_("brief", "Covered by {name}"), name=brief.cover)))
