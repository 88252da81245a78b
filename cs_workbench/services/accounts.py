"""What a person changes on accounts: local values in place of the source's, and own fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import OWN_KINDS, Kind
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


class NotEditable(WorkbenchError):
    """A fact that only its source may change."""

    template = N_(
        "errors",
        "{field} is kept in its source and is read-only here. Nothing was changed. "
        "Change it there, or write an own field.",
    )
    code = "CSW-1440"


class NotAnOwnField(WorkbenchError):
    """An own field of a kind that own fields do not have."""

    template = N_("errors", "An own field cannot be of kind {kind}. Nothing was changed. Choose: {kinds}.")
    code = "CSW-1441"


@dataclass(frozen=True, slots=True)
class SetFields(Command):
    """Set facts and own fields: account id -> {fact id: stored value}; None takes our word back."""

    values: Mapping[int, Mapping[str, Any]]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Account ids come back from JSON as text."""
        return cls({int(account): fields for account, fields in values["values"].items()})

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them all, or none; the undo carries what was there."""
        from cs_workbench.store import own_fields

        allowed = {f"own.{f.id}" for f in own_fields.all_fields(writing.db)}
        allowed |= {fact.id for fact in BY_ID.values() if fact.editable}
        for fields in self.values.values():
            for field in fields:
                if field not in allowed:
                    raise NotEditable(field=field)
        cleaned = {
            account: {f: clean(v) if isinstance(v, str) else v for f, v in fields.items()}
            for account, fields in self.values.items()
        }
        before = own_fields.put_values(
            writing.db, cleaned, at=iso(bench.clock.now()), by=author(bench, writing)
        )
        accounts = frozenset(self.values)
        return Done(
            Changes({"account": accounts, "field": accounts}),
            SetFields(before),
            N_("done", "Changed %n account(s)"),
            {"n": len(accounts)},
        )


@dataclass(frozen=True, slots=True)
class AddOwnField(Command):
    """Add a field of the team's own (独自項目), kept here, usable in views and rules."""

    id: str
    label: str
    kind: str
    choices: tuple[str, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import own_fields

        if Kind(self.kind) not in OWN_KINDS:
            raise NotAnOwnField(kind=self.kind, kinds=", ".join(OWN_KINDS))
        own_fields.add(
            writing.db, self.id, clean(self.label), self.kind, self.choices, at=iso(bench.clock.now())
        )
        said = N_("done", "Own field {label} added")
        return Done(Changes({"field": None}), RemoveOwnField(self.id), said, {"label": self.label})


@dataclass(frozen=True, slots=True)
class RemoveOwnField(Command):
    """Take an own field out of the lists; its values stay and come back with it."""

    id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove the declaration only."""
        from cs_workbench.store import own_fields

        gone = own_fields.remove(writing.db, self.id)
        said = N_("done", "Own field {label} removed")
        undo = AddOwnField(self.id, gone.label, gone.kind, tuple(gone.choices))
        return Done(Changes({"field": None}), undo, said, {"label": gone.label})
