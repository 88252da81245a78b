"""The request register: what customers ask for, who asked, and telling them all when it ships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.voices import arr_of, arr_sum

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.voices import Request

STATES: Final = ("open", "planned", "shipped", "declined")
#: Days within which those who asked are told.
TELL_WITHIN: Final = 7
TELL: Final = N_("requests", "Tell them that it is there: {title}")


class NoSuchRequest(WorkbenchError):
    """No request, or more than one, is meant; or it cannot be what was asked."""

    template = N_(
        "errors", "{count} requests match {text}. Nothing was changed. Give its whole title, or its uid."
    )
    code = "CSW-1499"


class WrongRequest(WorkbenchError):
    """A request without a title, or in a state that there is not."""

    template = N_("errors", "A request needs a title and one of these states: {states}. Nothing was changed.")
    code = "CSW-1494"


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request with who asked for it. ``arr``: of these accounts, by currency."""

    id: int
    uid: str
    title: str
    state: str
    at: datetime
    shipped_on: date | None
    note: str
    voices: int
    accounts: int
    account_ids: tuple[int, ...]
    names: tuple[str, ...]
    arr: tuple[Money, ...]
    newest: datetime | None


def request_rows(bench: Workbench) -> list[RequestRow]:
    """Return the register, the most asked for first."""
    from cs_workbench.store import activity, voices

    with bench.store.read() as db:
        found = voices.requests(db)
        names = activity.names(db, {account for row in found for account in row.accounts})
    money = arr_of(bench)
    return [
        RequestRow(
            r.id, r.uid, r.title, r.state, from_iso(r.at), date.fromisoformat(r.shipped_on) if r.shipped_on else None,
            r.note, r.voices, len(r.accounts), r.accounts, tuple(names.get(a, "") for a in r.accounts),
            arr_sum(money, r.accounts), from_iso(r.newest) if r.newest else None,
        )
        for r in found
    ]  # fmt: skip


def find_request(bench: Workbench, text: str) -> int:
    """Return the id of the request with this uid or title.

    Raises:
        NoSuchRequest: none, or several.
    """
    from cs_workbench.store import voices

    with bench.store.read() as db:
        found = voices.request_named(db, text)
    if len(found) != 1:
        raise NoSuchRequest(count=len(found), text=text)
    return found[0]


def put_under(bench: Workbench, title: str, voice_ids: tuple[int, ...]) -> Done:
    """Put voices under the request called ``title``, which is added when there is none."""
    from cs_workbench.services.commands import do
    from cs_workbench.store import voices

    with bench.store.read() as db:
        known = voices.request_named(db, clean(title).strip())
    if known and voice_ids:
        return do(bench, LinkVoices(tuple((voice, known[0]) for voice in voice_ids)))
    return do(bench, AddRequest(title, "", voice_ids))


def _known(writing: Writing, request_id: int) -> Request:
    from cs_workbench.store import voices

    found = voices.request(writing.db, request_id)
    if found is None:
        raise NoSuchRequest(count=0, text=request_id)
    return found


@dataclass(frozen=True, slots=True)
class AddRequest(Command):
    """Add a request to the register; ``voice_ids`` ask for it."""

    title: str
    note: str = ""
    voice_ids: tuple[int, ...] = ()
    state: str = "open"
    shipped_on: str | None = None  # ISO day; of a shipped one None is today

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; without a title it is refused."""
        from cs_workbench.store import voices

        title = clean(self.title).strip()
        if not title or self.state not in STATES:
            raise WrongRequest(states=", ".join(STATES))
        shipped = (self.shipped_on or bench.today.isoformat()) if self.state == "shipped" else None
        made = voices.add_request(
            writing.db,
            title,
            state=self.state,
            at=iso(bench.clock.now()),
            note=clean(self.note),
            shipped_on=shipped,
        )
        linked = voices.link(writing.db, self.voice_ids, made)
        changes = accounts_changed(frozenset(account for _, _, account in linked), "voice", "request")
        return Done(
            changes, RetireRequest(made), N_("done", "Request added: {title}"), {"title": title}, made
        )


@dataclass(frozen=True, slots=True)
class RetireRequest(Command):
    """Take a request from the register; ``back`` brings it back. Its voices stay."""

    request_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import voices

        voices.retire_request(writing.db, self.request_id, None if self.back else iso(bench.clock.now()))
        said = N_("done", "Request brought back") if self.back else N_("done", "Request removed")
        return Done(
            Changes({"request": None, "voice": None}), RetireRequest(self.request_id, not self.back), said
        )


@dataclass(frozen=True, slots=True)
class SetRequest(Command):
    """Change a request; None leaves a field as it is."""

    request_id: int
    title: str | None = None
    state: str | None = None
    note: str | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what was there."""
        from cs_workbench.store import voices

        was = _known(writing, self.request_id)
        state = self.state or was.state
        title = was.title if self.title is None else clean(self.title).strip()
        if state not in STATES or not title:
            raise WrongRequest(states=", ".join(STATES))
        voices.change_request(
            writing.db,
            was.id,
            title=title,
            state=state,
            note=was.note if self.note is None else clean(self.note),
            shipped_on=(was.shipped_on or bench.today.isoformat()) if state == "shipped" else None,
        )
        undo = SetRequest(was.id, was.title, was.state, was.note)
        said = N_("done", "Request changed: {title}")
        return Done(Changes({"request": None, "voice": None}), undo, said, {"title": title}, was.id)


@dataclass(frozen=True, slots=True)
class LinkVoices(Command):
    """Put voices under a request; None: under none."""

    links: tuple[tuple[int, int | None], ...]  # (voice, request)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Link them; the undo puts each back where it was."""
        from cs_workbench.store import voices

        was = [row for voice, request in self.links for row in voices.link(writing.db, (voice,), request)]
        changes = accounts_changed(frozenset(account for _, _, account in was), "voice", "request")
        undo = LinkVoices(tuple((voice, before) for voice, before, _ in was))
        return Done(changes, undo, N_("done", "%n voice(s) put under a request"), {"n": len(was)})


@dataclass(frozen=True, slots=True)
class ShipRequest(Command):
    """Mark a request as shipped, with one task for each account that asked: tell them."""

    request_id: int
    on: str | None = None  # ISO day; None: today

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write state and tasks; an open task of the same request is not doubled."""
        from cs_workbench.store import todos, voices

        db, was = writing.db, _known(writing, self.request_id)
        day = date.fromisoformat(self.on) if self.on else bench.today
        voices.change_request(
            db, was.id, title=was.title, state="shipped", note=was.note, shipped_on=day.isoformat()
        )
        before = {todo.id for todo in todos.open_todos(db)}
        text = bench.say("requests", TELL, title=was.title)
        due = (max(day, bench.today) + timedelta(days=TELL_WITHIN)).isoformat()
        made = [
            todos.put(
                db,
                account,
                "task",
                text,
                due_on=due,
                reason=f"request:{was.uid}",
                at=iso(bench.clock.now()),
            )
            for account in was.accounts
        ]
        new = tuple(todo for todo in made if todo not in before)
        return Done(
            accounts_changed(frozenset(was.accounts), "todo", "request", "voice"),
            UnshipRequest(was.id, was.state, was.shipped_on, new),
            N_("done", "Shipped: {title}. %n account(s) to tell"),
            {"title": was.title, "n": len(made)},
            tuple(made),
        )


@dataclass(frozen=True, slots=True)
class UnshipRequest(Command):
    """Put a request back in the state it had, and take its tasks away: what undoes `ShipRequest`."""

    request_id: int
    state: str
    shipped_on: str | None
    todo_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; tasks that are done already stay."""
        from cs_workbench.store import todos, voices

        was = _known(writing, self.request_id)
        voices.change_request(
            writing.db, was.id, title=was.title, state=self.state, note=was.note, shipped_on=self.shipped_on
        )
        known = [todos.one(writing.db, todo_id) for todo_id in self.todo_ids]
        todos.restore(
            writing.db, (), [todo.id for todo in known if todo is not None and todo.done_at is None]
        )
        changes = accounts_changed(frozenset(was.accounts), "todo", "request", "voice")
        said = N_("done", "Not shipped: {title}")
        return Done(changes, ShipRequest(self.request_id, was.shipped_on), said, {"title": was.title})
