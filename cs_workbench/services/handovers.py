"""The hand-over sheet (引き継ぎシート): filled from what is known; gaps are tasks; accepted, it starts onboarding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from cs_workbench.domain.handover import FIELDS, OCCASIONS
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author
from cs_workbench.services.playbooks import ApplyPlaybook, PlaybookRuns
from cs_workbench.services.records import PutRecord, WrongValue, changed_elsewhere, found

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row

GAP_DUE_DAYS: Final = 3
ONBOARDING: Final = "onboarding"  # the playbook that an accepted sheet starts


class NoSheet(WorkbenchError):
    """An account without a hand-over sheet."""

    template = N_(
        "errors", "{account} has no hand-over sheet yet. Nothing was changed. Make one first: handover new."
    )
    code = "CSW-1483"


@dataclass(frozen=True, slots=True)
class HandoverField:
    """A field: ``origin`` is an id of the words 'handover_from', '' for a gap."""

    id: str
    text: str
    origin: str

    @property
    def is_gap(self) -> bool:
        """Whether nobody has said anything yet."""
        return not self.text


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A sheet with its six fields in their order."""

    uid: str
    account_id: int
    occasion: str
    state: str
    from_owner: str
    to_owner: str
    made_on: date
    accepted_at: str | None
    fields: tuple[HandoverField, ...]

    @property
    def gaps(self) -> int:
        """How many fields are still empty."""
        return sum(field.is_gap for field in self.fields)


@dataclass(frozen=True, slots=True)
class SetHandover(PutRecord):
    """Make a sheet, or write some of its fields: ``fields`` among the values maps field -> text.

    A new sheet is filled from what is known; every field that stays empty becomes a task.
    """

    kind: ClassVar[str] = "handover"
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "occasion": OCCASIONS,
        "state": tuple(WORDS["handover_state"]),
    }
    said: ClassVar[tuple[str, str, str]] = (
        N_("done", "Hand-over sheet made"),
        N_("done", "Hand-over sheet changed"),
        N_("done", "Hand-over sheet removed"),
    )

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """Fill a new sheet, or lay what was written over what stands there."""
        told = values.get("fields")
        if was is None:
            values = {"state": "draft", "occasion": "new_account"} | {k: v for k, v in values.items() if v}
            values.setdefault("to_owner", _owner(writing.db, self.account_id))
        if isinstance(told, str):
            return values  # what an undo brings back, whole
        if was is None or told:
            from cs_workbench.services.handover_draft import draft

            fields = draft(bench, writing.db, self.account_id) if was is None else json.loads(was["fields"])
            for name, text in (told or {}).items():
                if name not in FIELDS:
                    raise WrongValue(field="field", value=name, choices=", ".join(FIELDS))
                kept = clean(str(text or "")).strip()
                fields[name] = {"text": kept, "from": "written" if kept else ""}
            values["fields"] = json.dumps(fields, ensure_ascii=False)
        return values | {"changed_at": iso(bench.clock.now())}

    def apart(
        self, was: Row, opened: Mapping[str, Any], values: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Look at the sheet field by field."""
        told = values.get("fields")
        if not isinstance(told, Mapping):
            return super(SetHandover, self).apart(was, opened, values)
        texts = {name: clean(str(text or "")).strip() for name, text in told.items()}
        elsewhere = changed_elsewhere(_texts(was), _texts(opened), texts)
        left = {name: text for name, text in texts.items() if name not in elsewhere}
        rest = {name: value for name, value in values.items() if name != "fields"}
        return rest | ({"fields": left} if left else {}), elsewhere

    def follow(self, bench: Workbench, writing: Writing, was: Row | None, now: Row) -> None:
        """Make a task of every new gap; a gap that was filled ends its task."""
        from cs_workbench.store import handovers, todos

        db, at = writing.db, iso(bench.clock.now())
        before, after = _gaps(was), _gaps(now)
        tasks = handovers.todos_of(db, self.account_id, [gap_reason(self.uid, f) for f in FIELDS])
        for name in FIELDS:
            todo_id, is_done = tasks.get(gap_reason(self.uid, name), (None, False))
            if name in after - before and todo_id is not None:
                todos.end(db, [todo_id], at=None)
            elif name in after - before:
                title = bench.say("values", word("handover_field", name))
                text = bench.say(
                    "handover", N_("handover", "Hand-over sheet: find out “{field}”"), field=title
                )
                due = (bench.today + timedelta(days=GAP_DUE_DAYS)).isoformat()
                reason = gap_reason(self.uid, name)
                made = todos.put(db, self.account_id, "task", text, due_on=due, reason=reason, at=at)
                handovers.note_todo(db, made, f"handover:{self.uid}")
            elif name in before - after and todo_id is not None and not is_done:
                todos.end(db, [todo_id], at=at)


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: field["text"] for name, field in json.loads(row["fields"]).items()}


@dataclass(frozen=True, slots=True)
class AcceptHandover(Command):
    """Accept a sheet: the onboarding of a new account begins, and the expected result opens the success plan.

    ``tasks``: the to-dos that onboarding made, which ``back`` takes away again.
    """

    uid: str
    back: bool = False
    tasks: tuple[int, ...] = ()

    def prepare(self, bench: Workbench) -> None:
        """Look up the holidays while onboarding lasts."""
        ApplyPlaybook(0, ONBOARDING).prepare(bench)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it and begin, or take both back."""
        from cs_workbench.store import records

        sheet = found(writing.db, "handover", self.uid)
        account, at = int(sheet["account_id"]), iso(bench.clock.now())
        values = (
            {"state": "draft", "accepted_at": None} if self.back else {"state": "accepted", "accepted_at": at}
        )
        records.put(writing.db, "handover", self.uid, account, values, at=at, author=author(bench, writing))
        tasks = self._onboarding(bench, writing, account, sheet)
        self._plan(bench, writing, account, sheet)
        said = N_("done", "Hand-over is open again") if self.back else N_("done", "Hand-over accepted")
        undo = AcceptHandover(self.uid, not self.back, tasks)
        return Done(
            accounts_changed(frozenset({account}), "handover", "todo", "goal"), undo, said, value=self.uid
        )

    def _onboarding(self, bench: Workbench, writing: Writing, account: int, sheet: Row) -> tuple[int, ...]:
        """Drop the onboarding playbook on a new account unless it is under way there; return its to-dos."""
        from cs_workbench.store import todos

        if self.back:
            todos.restore(writing.db, (), self.tasks)
            return ()
        if sheet["occasion"] != "new_account":
            return ()
        try:
            made = ApplyPlaybook(account, ONBOARDING).perform(bench, writing).value
        except PlaybookRuns:
            return ()
        return made if isinstance(made, tuple) else ()

    def _plan(self, bench: Workbench, writing: Writing, account: int, sheet: Row) -> None:
        """Make the expected result the plan's first goal, where there is no open goal yet."""
        from cs_workbench.store import records

        uid, db, at = f"{self.uid}-goal", writing.db, iso(bench.clock.now())
        made = records.one(db, "goal", uid)
        text = json.loads(sheet["fields"]).get("result", {}).get("text", "").split("\n")[0]
        has_open = any(g["state"] == "open" for g in records.of_account(db, "goal", account))
        by = author(bench, writing)
        if self.back:
            if made is not None:
                records.put(db, "goal", uid, account, {"retired": True}, at=at, author=by)
        elif made is not None:
            records.put(db, "goal", uid, account, {}, at=at, author=by)
        elif text and not has_open:
            goal = {"name": text, "state": "open", "shareable": 1, "owner": sheet["to_owner"]}
            records.put(db, "goal", uid, account, goal, at=at, author=by)


def gap_reason(uid: str, field: str) -> str:
    """Return the identity of a gap's task."""
    return f"handover:{uid}:{field}"


def _gaps(row: Mapping[str, Any] | None) -> set[str]:
    """Return the fields of a sheet that stand empty; none of one that was taken away or accepted."""
    if not row or row.get("retired_at") or row.get("state") == "accepted":
        return set()
    fields = json.loads(row["fields"])
    return {name for name in FIELDS if not fields.get(name, {}).get("text")}


def _owner(db: Connection, account_id: int) -> str:
    from cs_workbench.store.book import load_book

    return load_book(db, [account_id], ("owner",))["owner"].at(0) or ""


def handovers_of(db: Connection, account_id: int) -> tuple[HandoverRow, ...]:
    """Return an account's sheets, newest first."""
    from cs_workbench.store import records

    return tuple(_sheet(row) for row in reversed(records.of_account(db, "handover", account_id)))


def _sheet(row: Mapping[str, Any]) -> HandoverRow:
    fields = json.loads(row["fields"])
    return HandoverRow(
        uid=row["uid"],
        account_id=int(row["account_id"]),
        occasion=row["occasion"],
        state=row["state"],
        from_owner=row["from_owner"] or "",
        to_owner=row["to_owner"] or "",
        made_on=date.fromisoformat(row["at"][:10]),
        accepted_at=row["accepted_at"],
        fields=tuple(
            HandoverField(name, fields.get(name, {}).get("text", ""), fields.get(name, {}).get("from", ""))
            for name in FIELDS
        ),
    )


def list_handovers(bench: Workbench, account_id: int | None = None) -> list[HandoverRow]:
    """Return the sheets of an account (None: of all), newest first."""
    from cs_workbench.store import records

    with bench.store.read() as db:
        rows = (
            records.of_all(db, "handover")
            if account_id is None
            else records.of_account(db, "handover", account_id)
        )
    return [_sheet(row) for row in reversed(rows)]


def sheet_of(bench: Workbench, uid: str) -> HandoverRow:
    """Return one sheet.

    Raises:
        NotThere: there is none of this uid.
    """
    with bench.store.read() as db:
        return _sheet(found(db, "handover", uid))


def newest_sheet(bench: Workbench, account_id: int) -> HandoverRow:
    """Return an account's newest sheet.

    Raises:
        NoSheet: it has none.
    """
    from cs_workbench.store.book import load_book

    sheets = list_handovers(bench, account_id)
    if not sheets:
        with bench.store.read() as db:
            book = load_book(db, [account_id], ("name",))
        raise NoSheet(account=book["name"].at(0) or "" if len(book) else "")
    return sheets[0]
