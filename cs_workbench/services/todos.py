"""To-dos: tasks, promises of both sides, meetings, due touches; one table, one identity each.

A row that a rule computes (a notice deadline that nears, a health that fell) is no row of the table until someone
deals with it: the commands take such rows as ``rules`` and write what became of them, so that the rule keeps quiet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

KINDS: Final = ("task", "promise", "promise_theirs", "meeting", "due_touch", "renewal", "reply", "risk")
#: Days for which a rule keeps quiet after its row was done; one that is not here says nothing more of the same.
DONE_QUIET: Final = MappingProxyType(
    {
        "rule:risk": 14,
        "rule:no_next_step": 14,
        "rule:tech_group": 1,
        "rule:tech_due": 7,
        "rule:touches_due": 1,
    }
)
#: Days for which a rule keeps quiet after its row was skipped, unless the person says until when.
SKIP_DAYS: Final = 30
SHORTEST_UID: Final = 8
Rule = Mapping[str, Any]  # account_id, kind, reason, text, due_on: what becomes a row of the table


class SkippedWithoutReason(WorkbenchError):
    """A to-do is left out only with a reason."""

    template = N_(
        "errors", "Nothing was skipped: a reason is missing. Write in a few words why it can be left out."
    )
    code = "CSW-1442"


class NoSuchTodo(WorkbenchError):
    """A to-do that is not there, or not only one."""

    template = N_(
        "errors", "{count} to-dos have the id {uid}. Nothing was changed. 'todo list' shows the ids; eight of their "
        "last characters are enough.",
    )  # fmt: skip
    code = "CSW-1449"


class NoDayToCome(WorkbenchError):
    """A text that is no day to come."""

    template = N_(
        "errors", "“{text}” is not a day to come. Nothing was changed. Write one such as 12/5, +3d or fri."
    )
    code = "CSW-1443"


@dataclass(frozen=True, slots=True)
class AddTodo(Command):
    """Add a to-do; an open one of the same account, kind and reason is changed instead of doubled.

    Attributes:
        due_at: local time of day, ``HH:MM``.
        owner: whose it is; '' the account's owner, without an account the person at the desk.
        detail: what the kind knows more, such as a risk's cause (`domain.risk`); None keeps what is there.
        by_rule: a rule adds it: nothing happens while a skipped one of the same identity keeps it quiet.
    """

    account_id: int | None
    kind: str
    text: str
    due_on: str | None = None  # ISO day
    reason: str = ""
    due_at: str | None = None
    owner: str = ""
    detail: Mapping[str, Any] | None = None
    origin: str = ""
    position: int | None = None
    by_rule: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import todos

        text = clean(self.text)
        reason = self.reason or text
        if self.by_rule and todos.is_quiet(
            writing.db, self.account_id, self.kind, reason, bench.today.isoformat()
        ):
            return Done(Changes())
        known = todos.open_one(writing.db, self.account_id, self.kind, reason)
        before = todos.stored(writing.db, [] if known is None else [known])
        made = todos.put(
            writing.db, self.account_id, self.kind, text, due_on=self.due_on, reason=reason,
            owner=self.owner or _me(writing, self.account_id), at=iso(bench.clock.now()), due_at=self.due_at,
            detail=self.detail, origin=self.origin, position=self.position,
        )  # fmt: skip
        said = N_("done", "To-do added: {text}")
        undo = RestoreTodos(tuple(before), () if before else (made,))
        return Done(_changed([self.account_id]), undo, said, {"text": text}, made)


@dataclass(frozen=True, slots=True)
class AddTodos(Command):
    """Add the same to-do on each of several accounts, as one step."""

    account_ids: tuple[int, ...]
    kind: str
    text: str
    due_on: str | None = None  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them; one undo takes all of them back."""
        before: list[Mapping[str, Any]] = []
        made: list[int] = []
        for account_id in dict.fromkeys(self.account_ids):
            undo = AddTodo(account_id, self.kind, self.text, self.due_on).perform(bench, writing).undo
            if isinstance(undo, RestoreTodos):
                before += undo.rows
                made += undo.gone
        said = N_("done", "To-do added on %n account(s): {text}")
        params = {"text": clean(self.text), "n": len(set(self.account_ids))}
        undo = RestoreTodos(tuple(before), tuple(made))
        return Done(_changed(self.account_ids), undo, said, params, tuple(made))


@dataclass(frozen=True, slots=True)
class RestoreTodos(Command):
    """Put to-dos back exactly as they were, and take ``gone`` away as if never written: what undoes the others."""

    rows: tuple[Mapping[str, Any], ...]
    gone: tuple[int, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the rows whole; the undo carries what stood there."""
        from cs_workbench.store import todos

        ids = [*(int(row["id"]) for row in self.rows), *self.gone]
        before = todos.stored(writing.db, ids)
        known = {row["id"] for row in before}
        todos.restore(writing.db, self.rows, self.gone)
        undo = RestoreTodos(tuple(before), tuple(i for i in ids if i not in known))
        accounts = [row["account_id"] for row in (*before, *self.rows)]
        return Done(_changed(accounts), undo, N_("done", "%n to-do(s) as before"), {"n": len(ids)})


@dataclass(frozen=True, slots=True)
class RemoveTodo(Command):
    """Take a to-do away as if it had never been written."""

    todo_id: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove it; the undo carries the whole row."""
        from cs_workbench.store import todos

        before = todos.stored(writing.db, [self.todo_id])
        todos.restore(writing.db, (), (self.todo_id,))
        accounts = [row["account_id"] for row in before]
        return Done(_changed(accounts), RestoreTodos(tuple(before)), N_("done", "To-do removed"))


@dataclass(frozen=True, slots=True)
class ChangeTodo(Command):
    """Change a to-do: its words, day and time as given, its detail unless None."""

    todo_id: int
    text: str
    due_on: str | None
    due_at: str | None = None
    detail: Mapping[str, Any] | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what was there."""
        from cs_workbench.store import todos

        before = todos.stored(writing.db, [self.todo_id])
        todos.change(
            writing.db, self.todo_id, text=clean(self.text), due_on=self.due_on, due_at=self.due_at,
            detail=self.detail,
        )  # fmt: skip
        accounts = [row["account_id"] for row in before]
        return Done(_changed(accounts), RestoreTodos(tuple(before)), N_("done", "To-do changed"))


@dataclass(frozen=True, slots=True)
class EndTodo(Command):
    """Mark to-dos as done."""

    todo_ids: tuple[int, ...]
    rules: tuple[Rule, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them with this moment."""
        from cs_workbench.store import todos

        taken = _Taken(bench, writing, self.todo_ids, self.rules)
        todos.end(writing.db, taken.ids, at=iso(bench.clock.now()))
        for row in taken.rows:
            if str(row["reason"] or "").startswith(todos.RULE):
                todos.set_column(
                    writing.db, "snoozed_until", [row["id"]], quiet_after_done(row["reason"], bench.today)
                )
        return taken.done(N_("done", "%n to-do(s) done"))


@dataclass(frozen=True, slots=True)
class ReopenTodo(Command):
    """Open to-dos again."""

    todo_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Take the mark away; shown at once."""
        from cs_workbench.store import todos

        taken = _Taken(bench, writing, self.todo_ids)
        todos.end(writing.db, taken.ids, at=None)
        todos.set_column(writing.db, "snoozed_until", taken.ids, None)
        return taken.done(N_("done", "%n to-do(s) open again"))


@dataclass(frozen=True, slots=True)
class SkipTodo(Command):
    """Leave to-dos out, with a reason; what made them keeps quiet before the day ``until``."""

    todo_ids: tuple[int, ...]
    why: str
    until: str | None = None  # ISO day; None: SKIP_DAYS from today
    rules: tuple[Rule, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them as skipped."""
        from cs_workbench.store import todos

        why = clean(self.why).strip()
        if not why:
            raise SkippedWithoutReason
        until = self.until or (bench.today + timedelta(days=SKIP_DAYS)).isoformat()
        taken = _Taken(bench, writing, self.todo_ids, self.rules)
        todos.end(writing.db, taken.ids, at=iso(bench.clock.now()), how="skipped", why=why)
        todos.set_column(writing.db, "snoozed_until", taken.ids, until)
        return taken.done(N_("done", "%n to-do(s) skipped, quiet until {until}"), until=until)


@dataclass(frozen=True, slots=True)
class SnoozeTodo(Command):
    """Show to-dos again on a later day; None: at once. Until then no rule brings them back."""

    todo_ids: tuple[int, ...]
    until: str | None  # ISO day
    rules: tuple[Rule, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Set the day."""
        from cs_workbench.store import todos

        taken = _Taken(bench, writing, self.todo_ids, self.rules)
        todos.set_column(writing.db, "snoozed_until", taken.ids, self.until)
        return taken.done(N_("done", "%n to-do(s) put off"))


@dataclass(frozen=True, slots=True)
class AssignTodo(Command):
    """Give to-dos to a colleague; '' gives them back to the account's owner."""

    todo_ids: tuple[int, ...]
    owner: str
    rules: tuple[Rule, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Set whose they are."""
        from cs_workbench.store import todos

        taken = _Taken(bench, writing, self.todo_ids, self.rules)
        todos.set_column(writing.db, "owner", taken.ids, clean(self.owner).strip() or None)
        if not self.owner.strip():
            return taken.done(N_("done", "%n to-do(s) back with the account's owner"))
        return taken.done(N_("done", "%n to-do(s) given to {owner}"), owner=self.owner)


@dataclass(frozen=True, slots=True)
class TodoLine:
    """A to-do as a list shows it."""

    uid: str
    kind: str
    text: str
    account: str
    account_uid: str
    owner: str
    due_on: date | None
    due_at: str
    snoozed_until: date | None
    ended: str
    ended_why: str
    cover: str
    origin: str
    detail: Mapping[str, Any]


def todo_list(
    bench: Workbench, account_id: int | None = None, owner: str | None = None, *, ended: bool = False
) -> list[TodoLine]:
    """Return the open to-dos, earliest day first: of an account, of an owner, or all.

    With ``ended`` also those that ended: of an account all, else those of the last month.
    """
    from cs_workbench.store import todos
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        month = iso(bench.clock.now() - timedelta(days=31))
        found = todos.open_todos(db) if account_id is None else todos.of_account(db, account_id)
        found = [t for t in found if ended or not t.done_at]
        if ended and account_id is None:
            found += todos.done_since(db, month)
        book = load_book(db, facts=("name", "owner"))
    names = book["name"].values.tolist()
    place = {int(account): row for row, account in enumerate(book.account_id)}
    lines = []
    for t in found:
        row = place.get(t.account_id) if t.account_id is not None else None
        whose = t.owner or ((book["owner"].at(row) or "") if row is not None else "")
        if owner is not None and owner not in (whose, t.cover):
            continue
        name, uid = (names[row] or "", book["uid"].at(row) or "") if row is not None else ("", "")
        lines.append(
            TodoLine(
                t.uid, t.kind, t.text, name, uid, whose, _day(t.due_on), t.due_at or "", _day(t.snoozed_until),
                t.ended, t.ended_why, t.cover, t.origin, t.detail or {},
            )
        )  # fmt: skip
    return lines


def todo_ids(bench: Workbench, uids: Sequence[str]) -> tuple[int, ...]:
    """Return the ids of to-dos named by their uid or its end, of at least eight characters.

    Raises:
        NoSuchTodo: none or several fit one of them.
    """
    from cs_workbench.store import todos

    ids = []
    with bench.store.read() as db:
        for uid in uids:
            found = todos.of_uid(db, uid) if len(uid) >= SHORTEST_UID else []
            if len(found) != 1:
                raise NoSuchTodo(count=len(found), uid=uid)
            ids.append(found[0].id)
    return tuple(ids)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def quiet_after_done(reason: str, today: date) -> str | None:
    """Return the ISO day before which a rule keeps quiet once its row is done; None: for good."""
    days = DONE_QUIET.get(":".join(reason.split(":")[:2]))
    return None if days is None else (today + timedelta(days=days)).isoformat()


class _Taken:
    """The rows a command works on: those of the table, and those of rules made rows of it; remembers them all."""

    def __init__(
        self, bench: Workbench, writing: Writing, todo_ids: Sequence[int], rules: Sequence[Rule] = ()
    ) -> None:
        from cs_workbench.store import todos

        db, made = writing.db, []
        open_ones = [todos.open_one(db, r["account_id"], r["kind"], r["reason"]) for r in rules]
        self._before = tuple(todos.stored(db, [*todo_ids, *(n for n in open_ones if n is not None)]))
        for rule, found in zip(rules, open_ones, strict=True):
            if found is None:
                made.append(
                    todos.put(
                        db, rule["account_id"], rule["kind"], clean(rule["text"]), due_on=rule.get("due_on"),
                        reason=rule["reason"], at=iso(bench.clock.now()), owner=_me(writing, rule["account_id"]),
                    )
                )  # fmt: skip
        self._made = tuple(dict.fromkeys(made))
        self.rows = (*self._before, *todos.stored(db, self._made))
        self.ids = [int(row["id"]) for row in self.rows]

    def done(self, said: str, **params: object) -> Done:
        """Return the answer; its undo puts every row back and takes away what a rule's row had become."""
        return Done(
            _changed([row["account_id"] for row in self.rows]),
            RestoreTodos(self._before, self._made) if self.rows else None,
            said,
            {"n": len(self.ids), **params},
            tuple(self.ids),
        )


def _changed(accounts: Iterable[int | None]) -> Changes:
    return accounts_changed(frozenset(account for account in accounts if account is not None), "todo")


def _me(writing: Writing, account_id: int | None) -> str:
    """Return whose a new to-do is: the person at the desk when it is of no account."""
    from cs_workbench.store import settings

    return "" if account_id is not None else settings.get(writing.db, "owner", None) or ""
