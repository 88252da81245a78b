"""Saved views: a filter with columns, sorting and layout. Built-in ones come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_workbench.domain.views import BUILT_IN, View, parse_view, view_text
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view; ``name`` in the person's language."""

    view: View
    name: str
    builtin: bool


def views(bench: Workbench) -> list[ViewRow]:
    """Return the built-in views, then the saved ones by name."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        saved = [parse_view(row.text) for row in definitions.current(db, "view")]
    rows = [ViewRow(view, bench.say("views", view.name), builtin=True) for view in BUILT_IN]
    return rows + [ViewRow(view, view.name, builtin=False) for view in sorted(saved, key=lambda v: v.name)]


@dataclass(frozen=True, slots=True)
class SaveView(Command):
    """Save a view, given as text; one of the same id is replaced."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; a text that is no view is refused with its place."""
        from cs_workbench.store import definitions

        view = parse_view(self.text)
        before = definitions.latest(writing.db, "view", view.id)
        definitions.put(writing.db, "view", view.id, view_text(view), at=iso(bench.clock.now()))
        undo: Command = SaveView(before.text) if before else RemoveView(view.id)
        return Done(Changes({"view": None}), undo, N_("done", "View {name} saved"), {"name": view.name})


@dataclass(frozen=True, slots=True)
class RemoveView(Command):
    """Remove a saved view; no account is touched."""

    view_id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove it; the undo carries its text."""
        from cs_workbench.store import definitions

        gone = definitions.remove(writing.db, "view", self.view_id)
        said = N_("done", "View {name} removed")
        return Done(Changes({"view": None}), SaveView(gone.text), said, {"name": parse_view(gone.text).name})
