"""The rows of Today: what one says, whose it is, and how urgent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.todos import Todo

#: Of one day and time the more urgent kind stands first.
URGENCY: Final = MappingProxyType(
    {
        "risk": 0,
        "reply": 1,
        "promise": 2,
        "renewal": 3,
        "meeting": 4,
        "promise_theirs": 5,
        "due_touch": 6,
        "task": 7,
    }
)
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row: ``text`` says why it is here, in the person's language.

    Attributes:
        kind: a to-do kind, or 'no_next_step', 'tech_group' (``count`` accounts in one row, ``condition`` lists them).
        reason: the rule that computed the row; '' for one of the table, which has a ``todo_id``.
        due_on: the day on which it is due, or comes up again.
        due_at: local time of day, ``HH:MM``.
        who: whose it is, where that is not the account's owner.
        detail: what the kind knows more, such as a risk's cause.
        meeting_id: of the calendar's entry, where there is one.
    """

    key: str
    kind: str
    account_id: int | None
    account: str
    text: str
    tier: str | None = None
    band: str | None = None
    health: float | None = None
    due_on: date | None = None
    arr: Money | None = None
    todo_id: int | None = None
    next_step: str = ""
    count: int = 1
    condition: str = ""
    reason: str = ""
    due_at: str = ""
    who: str = ""
    uid: str = ""
    account_uid: str = ""
    detail: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    meeting_id: int | None = None

    @property
    def can_be_settled(self) -> bool:
        """Whether it can be put off, skipped or given away."""
        return self.todo_id is not None or bool(self.reason)

    @property
    def can_be_done(self) -> bool:
        """Whether it can be done: what is missing (a next step, a hand-over sheet) ends when it is there."""
        can = self.can_be_settled or self.meeting_id is not None
        return can and self.kind not in ("no_next_step", "handover")

    def as_rule(self) -> dict[str, Any]:
        """Return what the commands of `services.todos` take as a rule's row."""
        return {
            "account_id": self.account_id,
            "kind": self.kind if self.kind in URGENCY else "task",
            "reason": self.reason,
            "text": self.text,
            "due_on": self.due_on.isoformat() if self.due_on else None,
        }


@dataclass(frozen=True, slots=True)
class TodaySection:
    """Rows under one heading; ``total`` counts also those not shown; ``who``: for whom one covers."""

    id: str
    rows: tuple[TodayRow, ...]
    total: int
    who: str = ""

    @property
    def key(self) -> str:
        """The section's name, one of its own for each colleague."""
        return f"{self.id}:{self.who}" if self.who else self.id


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day.

    Attributes:
        since: when the person last looked.
        finished: nothing is left under 今日.
        happened: what has changed since, in sentences; after an absence, since it began.
    """

    as_of: date
    since: datetime | None
    sections: tuple[TodaySection, ...]
    finished: bool
    happened: tuple[str, ...] = ()


def split(rows: Sequence[TodayRow]) -> tuple[tuple[int, ...], tuple[dict[str, Any], ...]]:
    """Return the ids of the rows that are to-dos, and those of rules; a calendar's meeting is neither."""
    ids = tuple(row.todo_id for row in rows if row.todo_id is not None)
    return ids, tuple(row.as_rule() for row in rows if row.todo_id is None and row.meeting_id is None)


def end_of(rows: Sequence[TodayRow]) -> Command:
    """Return the one command that marks ``rows`` as done, each with the meeting it stands for."""
    from cs_workbench.services.calendar import SettleMeeting
    from cs_workbench.services.commands import Together
    from cs_workbench.services.todos import EndTodo

    ids, rules = split(rows)
    steps: list[Command] = [SettleMeeting(row.meeting_id) for row in rows if row.meeting_id is not None]
    if not steps:
        return EndTodo(ids, rules)
    if ids or rules:
        steps.insert(0, EndTodo(ids, rules))
    said = N_("done", "%n to-do(s) done") if len(rows) > 1 else ""
    return Together(tuple(step.as_json() for step in steps), said, {"n": len(rows)} if said else {})


def account_row(book: Book, row: int, kind: str, text: str, **more: Any) -> TodayRow:
    """Return a row about the account at ``row`` of the book."""
    return TodayRow(
        **{
            "key": f"{kind}:{book.account_id[row]}",
            "kind": kind,
            "account_id": int(book.account_id[row]),
            "account": book["name"].at(row) or "",
            "account_uid": book["uid"].at(row) or "",
            "text": text,
            "tier": book["tier"].at(row),
            "band": book["band"].at(row),
            "health": book["health"].at(row),
            "arr": book["arr"].at(row),
            "next_step": book["next_step"].at(row) or "",
            **more,
        }
    )


def todo_row(bench: Workbench, book: Book, row: int | None, todo: Todo) -> TodayRow:
    """Return a to-do's row; ``row`` None: of no account that is shown."""
    more: dict[str, Any] = {
        "key": f"todo:{todo.id}",
        "due_on": day_of(todo, bench.today),
        "todo_id": todo.id,
        "due_at": todo.due_at or "",
        "who": todo.cover or todo.owner,
        "uid": todo.uid,
        "detail": todo.detail or NOTHING,
    }
    text = _text(bench, todo)
    if row is None:
        return TodayRow(kind=todo.kind, account_id=None, account="", text=text, **more)
    return account_row(book, row, todo.kind, text, **more)


def day_of(todo: Todo, today: date) -> date | None:
    """Return the day a to-do is due, or the later one until which it is put off."""
    due = date.fromisoformat(todo.due_on) if todo.due_on else None
    if not todo.done_at and todo.snoozed_until and todo.snoozed_until > today.isoformat():
        until = date.fromisoformat(todo.snoozed_until)
        return until if due is None else max(due, until)
    return due


def _text(bench: Workbench, todo: Todo) -> str:
    if todo.ended == "skipped":
        return bench.say("today", N_("today", "{text} (skipped: {why})"), text=todo.text, why=todo.ended_why)
    due = date.fromisoformat(todo.due_on) if todo.due_on else None
    if due is None or todo.done_at:
        return todo.text
    if day_of(todo, bench.today) != due:
        return bench.say("today", N_("today", "{text} (put off, due {due})"), text=todo.text, due=due)
    if due < bench.today:
        return bench.say(
            "today", N_("today", "{text} (due {due}, {days} days over)"),
            text=todo.text, due=due, days=(bench.today - due).days,
        )  # fmt: skip
    return todo.text


def urgency(
    day: date | None, today: date, kind: str, *, at: str, detail: Mapping[str, Any], minor: int
) -> tuple[Any, ...]:
    """Return what rows are sorted by: 至急 first, then the day, the time, the kind, the larger amount."""
    return (
        not detail.get("urgent"), day or today, at or "99:99", URGENCY.get(kind, len(URGENCY)), -minor,
    )  # fmt: skip


def row_urgency(row: TodayRow, today: date) -> tuple[Any, ...]:
    """Return `urgency` of a row that is made."""
    minor = row.arr.minor if row.arr else 0
    return (*urgency(row.due_on, today, row.kind, at=row.due_at, detail=row.detail, minor=minor), row.account)
