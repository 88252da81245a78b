"""What goals, people, renewals, outcomes and hand-overs share: one row, written whole or in part, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row


class NotThere(WorkbenchError):
    """A row that is named and is not there."""

    template = N_(
        "errors", "Nothing has the uid {uid}. Nothing was changed. The list command prints each with its uid."
    )
    code = "CSW-1485"


class WrongValue(WorkbenchError):
    """A value that a field cannot take."""

    template = N_("errors", "{field} cannot be “{value}”. Nothing was changed. Possible: {choices}.")
    code = "CSW-1486"


class WithoutName(WorkbenchError):
    """Something that has to be called something."""

    template = N_("errors", "The {what} has no name. Nothing was changed. Give it one, then save again.")
    code = "CSW-1487"


class WithoutCurrency(WorkbenchError):
    """An amount whose currency nobody knows."""

    template = N_(
        "errors",
        "The amount {amount} has no currency, and the account has none either. Nothing was changed. "
        "Write the currency too, such as JPY.",
    )
    code = "CSW-1488"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What somebody else wrote while a form was open, and what therefore was not saved over it.

    Attributes:
        now: field -> what stands there, as it is stored.
        row: the whole row as it stands: what the form goes on from.
    """

    uid: str
    now: Mapping[str, Any]
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PutRecord(Command):
    """Write ``values`` of the row ``uid``; a uid that is not there yet makes it.

    ``values`` are stored values: ISO days, minor units, 0 and 1; ``retired`` takes the row away. Fields that are
    not named stay as they are. ``opened``: what stood in them when the person began; a field that says something
    else by now is not written over but answered as `Elsewhere`. None writes everything.
    """

    account_id: int
    values: Mapping[str, Any]
    uid: str = field(default_factory=uuid7)
    opened: Mapping[str, Any] | None = None

    kind: ClassVar[str] = ""
    #: field -> what it may be; '' and None are always unknown.
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    days: ClassVar[tuple[str, ...]] = ()
    #: (made, changed, taken away), marked in context 'done'.
    said: ClassVar[tuple[str, str, str]] = ("", "", "")

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check, write, and answer with what was there."""
        from cs_workbench.store import records

        at, by = iso(bench.clock.now()), author(bench, writing)
        was = records.one(writing.db, self.kind, self.uid)
        values = self._checked()
        elsewhere: dict[str, Any] = {}
        if was is not None and self.opened is not None:
            values, elsewhere = self.apart(was, self.opened, values)
            if not values:
                return Done(Changes(), value=Elsewhere(self.uid, elsewhere, was))
        values = self.complete(bench, writing, was, values)
        before = records.put(writing.db, self.kind, self.uid, self.account_id, values, at=at, author=by)
        undo = type(self)(self.account_id, {"retired": True} if before is None else before, self.uid)
        made, changed, gone = self.said
        said = made if before is None or before["retired"] else gone if values.get("retired") else changed
        now = records.one(writing.db, self.kind, self.uid)
        self.follow(bench, writing, was, now or {})
        changes = accounts_changed(frozenset({self.account_id}), self.kind, "todo")
        value = Elsewhere(self.uid, elsewhere, now or {}) if elsewhere else self.uid
        return Done(changes, undo, said, value=value)

    def apart(
        self, was: Row, opened: Mapping[str, Any], values: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what of ``values`` may be written, and what was written elsewhere since ``opened``."""
        elsewhere = changed_elsewhere(was, opened, values)
        return {name: value for name, value in values.items() if name not in elsewhere}, elsewhere

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """Return ``values`` with what follows from them; ``was``: the row before, None for a new one."""
        return values

    def follow(self, bench: Workbench, writing: Writing, was: Row | None, now: Row) -> None:
        """Do what follows from the row being so: to-dos. Writing the old row again takes it back."""

    def _checked(self) -> dict[str, Any]:
        values = {k: clean(v).strip() if isinstance(v, str) else v for k, v in self.values.items()}
        values = {k: None if v == "" else v for k, v in values.items()}
        for name, allowed in self.choices.items():
            if values.get(name) is not None and values[name] not in allowed:
                raise WrongValue(field=name, value=values[name], choices=", ".join(allowed))
        for name in self.days:
            if values.get(name) is not None:
                values[name] = iso_day(name, str(values[name]))
        return values


def changed_elsewhere(
    now: Mapping[str, Any], opened: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of ``values`` that say something else than when opened, and not the same as ``values``."""
    return {
        name: now[name]
        for name, value in values.items()
        if name in opened and now[name] not in (opened[name], value)
    }


def begun_with(command: PutRecord, row: Mapping[str, Any] | None) -> PutRecord:
    """Return ``command`` knowing the ``row`` that its form was opened with; None: the row is new."""
    if row is None:
        return command
    return replace(command, opened={name: row[name] for name in command.values if name in row})


DAY_FORM: Final = "2026-03-31"


def iso_day(field_name: str, text: str) -> str:
    """Return an ISO day as it stands; anything else is refused."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongValue(field=field_name, value=text, choices=DAY_FORM) from None


def money_values(
    db: Any, account_id: int, values: dict[str, Any], known: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return ``values`` with a currency beside the amount: the row's own, else the account's.

    Raises:
        WithoutCurrency: neither has one.
    """
    if values.get("amount") is None or values.get("currency"):
        return values
    currency = (known or {}).get("currency") or account_currency(db, account_id)
    if not currency:
        raise WithoutCurrency(amount=values["amount"])
    return values | {"currency": currency}


def account_currency(db: Any, account_id: int) -> str:
    """Return what the account is billed in; '' unknown."""
    from cs_workbench.store.book import load_book

    arr = load_book(db, [account_id], ("arr",))["arr"].at(0)
    return arr.currency if arr is not None else ""


def found(db: Any, kind: str, uid: str) -> Row:
    """Return the row ``uid``, or the only one whose uid ends so.

    Raises:
        NotThere: there is none.
    """
    from cs_workbench.store import records

    row = records.one(db, kind, uid)
    if row is None or row["retired_at"] is not None:
        raise NotThere(uid=uid)
    return row
