"""To-dos: tasks, promises of both sides, meetings, due touches; one table, one identity each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

KINDS: Final = ("task", "promise", "promise_theirs", "meeting", "due_touch", "renewal", "reply", "risk")


@dataclass(frozen=True, slots=True)
class AddTodo(Command):
    """Add a to-do; an open one of the same account, kind and reason is changed instead of doubled."""

    account_id: int | None
    kind: str
    text: str
    due_on: str | None = None  # ISO day
    reason: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import todos

        made = todos.put(
            writing.db, self.account_id, self.kind, clean(self.text),
            due_on=self.due_on, reason=self.reason or clean(self.text), at=iso(bench.clock.now()),
        )  # fmt: skip
        accounts: frozenset[int] = frozenset() if self.account_id is None else frozenset({self.account_id})
        return Done(
            accounts_changed(accounts, "todo"),
            RemoveTodo(made),
            N_("done", "To-do added: {text}"),
            {"text": clean(self.text)},
            made,
        )


@dataclass(frozen=True, slots=True)
class RemoveTodo(Command):
    """Take a to-do away as if it had never been written: what undoes `AddTodo`."""

    todo_id: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove it; the undo carries its words."""
        from cs_workbench.store import todos

        gone = todos.remove(writing.db, self.todo_id)
        accounts: frozenset[int] = frozenset() if gone.account_id is None else frozenset({gone.account_id})
        undo = AddTodo(gone.account_id, gone.kind, gone.text, gone.due_on, gone.reason)
        return Done(accounts_changed(accounts, "todo"), undo, N_("done", "To-do removed"))


@dataclass(frozen=True, slots=True)
class ChangeTodo(Command):
    """Change the words and the day of a to-do."""

    todo_id: int
    text: str
    due_on: str | None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what was there."""
        from cs_workbench.store import todos

        before = todos.change(writing.db, self.todo_id, text=clean(self.text), due_on=self.due_on)
        accounts: frozenset[int] = (
            frozenset() if before.account_id is None else frozenset({before.account_id})
        )
        undo = ChangeTodo(self.todo_id, before.text, before.due_on)
        return Done(accounts_changed(accounts, "todo"), undo, N_("done", "To-do changed"))


@dataclass(frozen=True, slots=True)
class EndTodo(Command):
    """Mark to-dos as done."""

    todo_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them with this moment."""
        from cs_workbench.store import todos

        accounts = frozenset(todos.end(writing.db, self.todo_ids, at=iso(bench.clock.now())))
        said = N_("done", "%n to-do(s) done")
        return Done(
            accounts_changed(accounts, "todo"), ReopenTodo(self.todo_ids), said, {"n": len(self.todo_ids)}
        )


@dataclass(frozen=True, slots=True)
class ReopenTodo(Command):
    """Open to-dos again."""

    todo_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Take the mark away."""
        from cs_workbench.store import todos

        accounts = frozenset(todos.end(writing.db, self.todo_ids, at=None))
        said = N_("done", "%n to-do(s) open again")
        return Done(
            accounts_changed(accounts, "todo"), EndTodo(self.todo_ids), said, {"n": len(self.todo_ids)}
        )


@dataclass(frozen=True, slots=True)
class SnoozeTodo(Command):
    """Show to-dos again on a later day; None: at once."""

    todo_ids: tuple[int, ...]
    until: str | None  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Set the day."""
        from cs_workbench.store import todos

        accounts = frozenset(todos.snooze(writing.db, self.todo_ids, self.until))
        return Done(
            accounts_changed(accounts, "todo"),
            SnoozeTodo(self.todo_ids, None),
            N_("done", "%n to-do(s) put off"),
            {"n": len(self.todo_ids)},
        )
