"""Notes on an account, written by us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


@dataclass(frozen=True, slots=True)
class WriteNote(Command):
    """Write a note, or change the text of ``note_id``."""

    account_id: int
    body: str
    note_id: int | None = None
    written_at: str | None = None  # ISO UTC; None: now

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import notes

        at, body = self.written_at or iso(bench.clock.now()), clean(self.body)
        changes = accounts_changed(frozenset({self.account_id}), "note")
        if self.note_id is None:
            made = notes.add(writing.db, self.account_id, body, at=at, author=author(bench, writing))
            return Done(changes, RetireNote(made), N_("done", "Note written"), value=made)
        before = notes.change(writing.db, self.note_id, body, at=at)
        undo = WriteNote(self.account_id, before, self.note_id)
        return Done(changes, undo, N_("done", "Note changed"), value=self.note_id)


@dataclass(frozen=True, slots=True)
class RetireNote(Command):
    """Take a note away; ``back`` brings it back."""

    note_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it; the text stays in the database."""
        from cs_workbench.store import notes

        account_id = notes.retire(writing.db, self.note_id, None if self.back else iso(bench.clock.now()))
        said = N_("done", "Note brought back") if self.back else N_("done", "Note removed")
        undo = RetireNote(self.note_id, not self.back)
        return Done(accounts_changed(frozenset({account_id}), "note"), undo, said)


def author(bench: Workbench, writing: Writing) -> str:
    """Return who writes here: the name the person chose, '' before that."""
    from cs_workbench.store import settings

    return str(settings.get(writing.db, "owner", "") or "")
