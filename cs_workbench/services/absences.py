"""Away from-to, and who covers: due touches move behind it or to the colleague."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.calendar_days import business_days, read_ahead
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.todos import Todo

#: What becomes of the due touches in the span: moved to the first business day back, or left to the colleague.
NONE: Final = N_("absence", "there is no such absence")
DUE: Final = ("redate", "cover")


class WrongAbsence(WorkbenchError):
    """An absence that cannot be."""

    template = N_(
        "errors",
        "This absence cannot be kept: {why}. Nothing was changed. Give a first day, a last day not before it and "
        "not gone by, and a colleague when work is to be covered.",
    )
    code = "CSW-1448"


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """An absence; ``back_on``: the first business day after it."""

    id: int
    uid: str
    owner: str
    from_on: date
    to_on: date
    cover: str
    note: str
    back_on: date | None


def absences(bench: Workbench, *, past: bool = False) -> list[AbsenceRow]:
    """Return the absences that run or come, by first day; with ``past`` all."""
    from cs_workbench.store import absences as rows

    days = business_days(bench)
    with bench.store.read() as db:
        found = rows.live(db, "" if past else bench.today.isoformat())
    return [
        AbsenceRow(
            a.id, a.uid, a.owner, date.fromisoformat(a.from_on), date.fromisoformat(a.to_on), a.cover, a.note,
            days.after(date.fromisoformat(a.to_on), 1),
        )
        for a in found
    ]  # fmt: skip


def absence_of(bench: Workbench, uid: str) -> int:
    """Return the id of the absence with this uid, or whose uid ends so.

    Raises:
        WrongAbsence: none or several.
    """
    found = [row.id for row in absences(bench, past=True) if uid and row.uid.endswith(uid)]
    if len(found) != 1:
        raise WrongAbsence(why=bench.say("absence", NONE))
    return found[0]


@dataclass(frozen=True, slots=True)
class SetAbsence(Command):
    """Say that ``owner`` is away from ``from_on`` to ``to_on``, both included.

    Attributes:
        cover: the colleague who looks after the work; '' nobody.
        due: what becomes of the due touches in the span, one of `DUE`. Everything else that is due in it keeps its
            day, and is the colleague's meanwhile where there is one.
    """

    owner: str
    from_on: str
    to_on: str
    cover: str = ""
    due: str = "redate"
    note: str = ""

    def prepare(self, bench: Workbench) -> None:
        """Look up the holidays at its end."""
        read_ahead(bench, (self.to_on,))

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it and move the work; the undo puts every to-do back."""
        from cs_workbench.store import absences as rows
        from cs_workbench.store import todos

        self._check(bench)
        made = rows.add(
            writing.db, self.owner, self.from_on, self.to_on, cover=self.cover.strip(),
            note=clean(self.note), at=iso(bench.clock.now()),
        )  # fmt: skip
        concerned = [
            t for t in _work_of(writing, self.owner) if t.due_on and self._holds(_shown_on(t, bench.today))
        ]
        moved = [t.id for t in concerned if t.kind == "due_touch" and self.due == "redate"]
        covered = [t.id for t in concerned if t.id not in moved] if self.cover else []
        before = todos.stored(writing.db, [*moved, *covered])
        if moved:
            back = business_days(bench).after(date.fromisoformat(self.to_on), 1)
            day = (back or date.fromisoformat(self.to_on) + timedelta(days=1)).isoformat()
            todos.set_column(writing.db, "due_on", moved, day)
            todos.set_column(writing.db, "snoozed_until", moved, None)
        todos.set_column(writing.db, "cover", covered, self.cover)
        said = N_("done", "{owner} is away {from_on} to {to_on}: {moved} to-dos moved, {covered} covered")
        params = {
            "owner": self.owner, "from_on": self.from_on, "to_on": self.to_on,
            "moved": len(moved), "covered": len(covered),
        }  # fmt: skip
        return _done(
            [row["account_id"] for row in before],
            RestoreAbsence((), (made,), tuple(before)),
            said,
            params,
            made,
        )

    def _check(self, bench: Workbench) -> None:
        try:
            first, last = date.fromisoformat(self.from_on), date.fromisoformat(self.to_on)
        except ValueError:
            raise WrongAbsence(why=bench.say("absence", N_("absence", "a day is missing"))) from None
        why = ""
        if not self.owner.strip():
            why = N_("absence", "nobody is named")
        elif last < first:
            why = N_("absence", "the last day lies before the first")
        elif last < bench.today:
            why = N_("absence", "it is over")
        elif self.due not in DUE or (self.due == "cover" and not self.cover.strip()):
            why = N_("absence", "no colleague is named who covers")
        elif self.cover.strip() == self.owner.strip():
            why = N_("absence", "nobody covers for themselves")
        if why:
            raise WrongAbsence(why=bench.say("absence", why))

    def _holds(self, day: str) -> bool:
        return self.from_on <= day <= self.to_on


@dataclass(frozen=True, slots=True)
class EndAbsence(Command):
    """End an absence: one that has not begun is taken away, one that runs ended yesterday. Work comes back."""

    absence_id: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; what the colleague has not done is the owner's again."""
        from cs_workbench.store import absences as rows
        from cs_workbench.store import todos

        before = rows.stored(writing.db, [self.absence_id])
        if not before or before[0]["retired_at"] is not None:
            raise WrongAbsence(why=bench.say("absence", NONE))
        absence = before[0]
        yesterday = (bench.today - timedelta(days=1)).isoformat()
        if absence["from_on"] > yesterday:
            rows.end(writing.db, self.absence_id, to_on=None, at=iso(bench.clock.now()))
        else:
            rows.end(writing.db, self.absence_id, to_on=yesterday, at=None)
        back = [t.id for t in _work_of(writing, absence["owner"]) if t.cover and t.cover == absence["cover"]]
        kept = todos.stored(writing.db, back)
        todos.set_column(writing.db, "cover", back, None)
        said = N_("done", "{owner} is back: %n to-do(s) theirs again")
        undo = RestoreAbsence(tuple(before), (), tuple(kept))
        return _done(
            [row["account_id"] for row in kept], undo, said, {"owner": absence["owner"], "n": len(back)}
        )


@dataclass(frozen=True, slots=True)
class RestoreAbsence(Command):
    """Put absences and the to-dos they moved back as they were: what undoes the others."""

    rows: tuple[Mapping[str, Any], ...]
    gone: tuple[int, ...]
    todos: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the rows whole; the undo carries what stood there."""
        from cs_workbench.store import absences as rows
        from cs_workbench.store import todos

        ids = [*(int(row["id"]) for row in self.rows), *self.gone]
        before = rows.stored(writing.db, ids)
        moved = todos.stored(writing.db, [int(row["id"]) for row in self.todos])
        rows.restore(writing.db, self.rows, self.gone)
        todos.restore(writing.db, self.todos, ())
        known = {row["id"] for row in before}
        undo = RestoreAbsence(tuple(before), tuple(i for i in ids if i not in known), tuple(moved))
        return _done([row["account_id"] for row in moved], undo, N_("done", "Absence as before"), {})


def _done(
    accounts: Iterable[int | None],
    undo: Command,
    said: str,
    params: Mapping[str, object],
    value: object = None,
) -> Done:
    from cs_workbench.services.changes import Changes

    changes = accounts_changed(frozenset(a for a in accounts if a is not None), "todo") | Changes(
        {"absence": None}
    )
    return Done(changes, undo, said, params, value)


def _shown_on(todo: Todo, today: date) -> str:
    """Return the day on which an open to-do comes up: one that is overdue, today."""
    return max(todo.due_on or "", todo.snoozed_until or "", today.isoformat())


def _work_of(writing: Writing, owner: str) -> list[Todo]:
    """Return the open to-dos that are ``owner``'s: given to them, or of no one on their accounts."""
    from cs_workbench.store import todos
    from cs_workbench.store.book import load_book

    found = todos.open_todos(writing.db)
    accounts = {t.account_id for t in found if t.account_id is not None and not t.owner}
    book = load_book(writing.db, accounts, facts=("owner",))
    theirs = {int(book.account_id[row]) for row in range(len(book)) if book["owner"].at(row) == owner}
    return [t for t in found if t.owner == owner or (not t.owner and t.account_id in theirs)]
