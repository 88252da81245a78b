"""One account: everything known of it, and why its tier and health are what they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.account_records import NOTHING_KEPT, AccountRecords, records_of

if TYPE_CHECKING:
    from cs_workbench.services.why import Explained
    from cs_workbench.services.workbench import Workbench

TIMELINE_ROWS = 20  # the rest comes page by page: services.activity
NOTES = 20  # with their whole texts


class NoSuchAccount(WorkbenchError):
    """No account, or more than one, is meant."""

    template = N_(
        "errors", "{count} accounts match {text}. Nothing was changed. Give its whole name, or its uid."
    )
    code = "CSW-1495"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened; ``kind`` is a key of `activity.CHIPS`."""

    at: datetime
    kind: str
    text: str
    minutes: int | None
    who: str
    source: str
    id: int
    channel: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note."""

    id: int
    body: str
    written_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class TodoRow:
    """A to-do."""

    id: int
    kind: str
    text: str
    due_on: date | None
    done_at: datetime | None
    owner: str
    reason: str
    due_at: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that its source changed."""

    noun: str
    field: str
    old: str | None
    new: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AccountPage:
    """An account's page. ``facts``: fact id -> value as `Column.at` answers; ``local``: those replaced here.

    Rows of ``contacts``, ``subscriptions`` and the like map field name -> stored value.
    """

    account_id: int
    uid: str
    name: str
    facts: Mapping[str, Any]
    local: frozenset[str]
    contacts: tuple[Mapping[str, Any], ...]
    subscriptions: tuple[Mapping[str, Any], ...]
    tickets: tuple[Mapping[str, Any], ...]
    surveys: tuple[Mapping[str, Any], ...]
    invoices: tuple[Mapping[str, Any], ...]
    outcomes: tuple[Mapping[str, Any], ...]
    deals: tuple[Mapping[str, Any], ...]
    goals: tuple[Mapping[str, Any], ...]
    usage: Mapping[str, tuple[tuple[date, float, int | None], ...]]
    timeline: tuple[TimelineRow, ...]
    notes: tuple[NoteRow, ...]
    todos: tuple[TodoRow, ...]
    changes: tuple[FieldChange, ...]
    scores: tuple[tuple[date, float], ...]
    sources: tuple[tuple[str, str], ...]
    next_meeting: str = ""  # when, what and with whom, in the person's language; '' when none is known
    records: AccountRecords = NOTHING_KEPT


def find_account(bench: Workbench, text: str) -> int:
    """Return the id of the account with this uid, this name, or the only one whose name contains ``text``.

    Raises:
        NoSuchAccount: none, or several.
    """
    return find_accounts(bench, (text,))[0]


def find_accounts(bench: Workbench, texts: Iterable[str]) -> list[int]:
    """Return the account that each text means, as `find_account` does; the book is read once.

    Raises:
        NoSuchAccount: a text means none, or several.
    """
    from cs_workbench.kernel.text import fold
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, None, ("name",))
    names = [fold(name or "") for name in book["name"].values]
    called: dict[str, set[int]] = {}
    for row, (uid, name) in enumerate(zip(book["uid"].values, names, strict=True)):
        called.setdefault(uid, set()).add(row)
        called.setdefault(f"\n{name}", set()).add(row)  # no uid has it
    rows: list[int] = []
    for text in texts:
        wanted = fold(text)
        found = called.get(text, set()) | called.get(f"\n{wanted}", set())
        found = found or {row for row, name in enumerate(names) if wanted in name}
        if len(found) != 1:
            raise NoSuchAccount(count=len(found), text=text)
        rows += found
    return [int(book.account_id[row]) for row in rows]


def account_name(bench: Workbench, account_id: int) -> str:
    """Return an account's name; '' when no source knows it."""
    from cs_workbench.store import activity

    with bench.store.read() as db:
        return activity.names(db, {account_id}).get(account_id, "")


def account_page(bench: Workbench, account_id: int, timeline: int = TIMELINE_ROWS) -> AccountPage:
    """Return everything of one account, of long lists the newest rows; ``timeline``: how many of the activity."""
    from cs_workbench.services.activity import Asked, activity_page
    from cs_workbench.services.book import worded
    from cs_workbench.services.calendar import next_meeting
    from cs_workbench.store import account, notes, standing, todos
    from cs_workbench.store.book import load_book

    recent = activity_page(bench, Asked(accounts=(account_id,)), most=timeline).rows if timeline else ()
    with bench.store.read() as db:
        book = worded(bench, load_book(db, [account_id]))
        if not len(book):
            raise NoSuchAccount(count=0, text=account_id)
        row = int(np.flatnonzero(book.account_id == account_id)[0])
        rows = {noun: tuple(account.rows_of(db, noun, account_id)) for noun in account.PAGE_NOUNS}
        return AccountPage(
            account_id=account_id,
            uid=book["uid"].at(row) or "",
            name=book["name"].at(row) or "",
            facts={fact: book[fact].at(row) for fact in book if fact != "uid"},
            local=frozenset(account.local_fields(db, account_id)),
            contacts=rows["contact"],
            subscriptions=rows["subscription"],
            tickets=rows["ticket"],
            surveys=rows["survey"],
            invoices=rows["invoice"],
            outcomes=rows["outcome"],
            deals=rows["deal"],
            goals=rows["goal"],
            usage={
                metric: tuple((date.fromisoformat(day), value, users) for day, value, users in points)
                for metric, points in account.usage(db, account_id).items()
            },
            timeline=tuple(
                TimelineRow(r.at, r.chip, r.text, r.minutes, r.who, r.source, r.id, r.channel) for r in recent
            ),
            notes=tuple(
                NoteRow(n.id, n.body, from_iso(n.written_at), n.author or "")
                for n in notes.of_account(db, account_id, NOTES)
            ),
            todos=tuple(
                TodoRow(
                    t.id,
                    t.kind,
                    t.text,
                    date.fromisoformat(t.due_on) if t.due_on else None,
                    from_iso(t.done_at) if t.done_at else None,
                    t.owner or "",
                    t.reason or "",
                    t.due_at or "",
                    t.detail or {},
                )
                for t in todos.of_account(db, account_id, account.MOST)
            ),
            changes=tuple(
                FieldChange(c.noun, c.field, c.old, c.new, from_iso(c.at))
                for c in account.changes(db, account_id)
            ),
            scores=tuple(
                (date.fromisoformat(week), score)
                for week, score, _band in standing.history(db, account_id)
                if score is not None
            ),
            sources=tuple(account.keys(db, account_id)),
            next_meeting=next_meeting(bench, db, account_id),
            records=records_of(db, account_id, rows["goal"], bench.today),
        )


def explain(bench: Workbench, account_id: int, since: date | None = None) -> Explained:
    """Return why tier and health are what they are, measure by measure; ``since``: the day compared with."""
    from cs_workbench.services.why import explain_account

    return explain_account(bench, account_id, since)
