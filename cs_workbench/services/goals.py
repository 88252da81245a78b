"""The success plan: goals with measure, start, target and actual value, and what was checked when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author
from cs_workbench.services.records import PutRecord, WithoutName, found, iso_day

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What was measured of a goal on a day."""

    checked_on: date
    value: float | None
    note: str
    author: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal. ``uid`` is '' for one that its source keeps; ``progress``: 0 to 1 from start to target, None unknown."""

    uid: str
    name: str
    measure: str
    unit: str
    start: float | None
    target: float | None
    actual: float | None
    actual_on: date | None
    due_on: date | None
    owner: str
    contact: str
    shareable: bool
    internal_note: str
    state: str
    checks: tuple[CheckRow, ...] = ()

    @property
    def progress(self) -> float | None:
        """How far from start to target the actual value is; the start counts as 0 where it is unknown."""
        if self.state == "met":
            return 1.0
        if self.actual is None or self.target is None:
            return None
        start = self.start or 0.0
        if self.target == start:
            return 1.0 if self.actual == self.target else 0.0
        return min(max((self.actual - start) / (self.target - start), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class SetGoal(PutRecord):
    """Write a goal, or some of its fields."""

    kind: ClassVar[str] = "goal"
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"state": tuple(WORDS["goal_state"])}
    days: ClassVar[tuple[str, ...]] = ("actual_on", "due_on")
    said: ClassVar[tuple[str, str, str]] = (
        N_("done", "Goal written"),
        N_("done", "Goal changed"),
        N_("done", "Goal removed"),
    )

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """A new goal is open and shareable unless it says otherwise; an actual value is of today."""
        if was is None:
            values = {"state": "open", "shareable": 1} | values
        if not (values if "name" in values or was is None else was).get("name") and not values.get("retired"):
            raise WithoutName(what=bench.say("errors", N_("errors", "goal")))
        if values.get("state") is None:
            values.pop("state", None)
        if values.get("actual_value") is not None and "actual_on" not in values:
            values["actual_on"] = bench.today.isoformat()
        return values


@dataclass(frozen=True, slots=True)
class CheckGoal(Command):
    """Write down what was measured of a goal; it becomes the goal's actual value. ``before`` takes it back."""

    uid: str
    checked_on: str  # ISO day
    value: float | None
    note: str = ""
    before: Mapping[str, Any] | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the check and the goal's value, or take both back."""
        from cs_workbench.store import goals, records

        goal = found(writing.db, "goal", self.uid)
        at, by, note = iso(bench.clock.now()), author(bench, writing), clean(self.note)
        day = iso_day("checked_on", self.checked_on)
        was = {name: goal[name] for name in ("actual_value", "actual_on")}
        if self.before is not None:
            goals.remove_check(writing.db, goal["id"], day, self.value, note)
            values: Mapping[str, Any] = self.before
        else:
            goals.add_check(writing.db, goal["id"], day, self.value, note, at=at, author=by)
            newest = self.value is not None and (goal["actual_on"] or "") <= day
            values = {"actual_value": self.value, "actual_on": day} if newest else was
        records.put(writing.db, "goal", self.uid, goal["account_id"], values, at=at, author=by)
        undo = CheckGoal(self.uid, day, self.value, note, was if self.before is None else None)
        said = N_("done", "Check written") if self.before is None else N_("done", "Check removed")
        return Done(
            accounts_changed(frozenset({int(goal["account_id"])}), "goal"), undo, said, value=self.uid
        )


def goals_of(
    db: Connection, account_id: int, of_source: tuple[Mapping[str, Any], ...], today: date
) -> tuple[GoalRow, ...]:
    """Return an account's goals, ours and its source's, those due first at the top."""
    from cs_workbench.store import goals, records

    checks: dict[str, list[CheckRow]] = {}
    for check in goals.checks(db, account_id):
        row = CheckRow(date.fromisoformat(check.checked_on), check.value, check.note, check.author)
        checks.setdefault(check.goal, []).append(row)
    ours = [
        _goal(row, tuple(checks.get(row["uid"], ()))) for row in records.of_account(db, "goal", account_id)
    ]
    theirs = [_goal(_as_ours(row, today), ()) for row in of_source]
    return tuple(sorted([*ours, *theirs], key=lambda g: (g.state != "open", g.due_on or date.max, g.name)))


def _as_ours(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return a goal of a source in our fields; who is a number there has no name here."""
    met_on, due_on = row.get("met_on"), row.get("due_on")
    state = "met" if met_on else "missed" if due_on and due_on < today.isoformat() else "open"
    return {
        **row,
        "uid": "",
        "shareable": 1,
        "owner": "",
        "state": state,
        "actual_on": met_on,
    }


def _goal(row: Mapping[str, Any], checks: tuple[CheckRow, ...]) -> GoalRow:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row.get(name) else None

    return GoalRow(
        uid=row["uid"],
        name=row.get("name") or "",
        measure=row.get("measure") or "",
        unit=row.get("unit") or "",
        start=row.get("start_value"),
        target=row.get("target_value"),
        actual=row.get("actual_value"),
        actual_on=day("actual_on"),
        due_on=day("due_on"),
        owner=row.get("owner") or "",
        contact=row.get("contact") or "",
        shareable=bool(row.get("shareable")),
        internal_note=row.get("internal_note") or "",
        state=row.get("state") or "open",
        checks=checks,
    )


def plan_of(bench: Workbench, account_id: int) -> tuple[GoalRow, ...]:
    """Return an account's goals, ours and its source's."""
    from cs_workbench.store import account

    with bench.store.read() as db:
        return goals_of(db, account_id, tuple(account.rows_of(db, "goal", account_id)), bench.today)


def shareable_plan(bench: Workbench, account_id: int) -> str:
    """Return the success plan as Markdown for the customer: no internal note, no goal that is not shareable.

    Of checks only days and values are in it: what was noted beside them is ours. No line `names_internal`, and no goal
    whose name does.
    """
    from cs_workbench.domain.customer_text import names_internal
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        name = load_book(db, [account_id], ("name",))["name"].at(0) or ""
    goals = [
        goal
        for goal in plan_of(bench, account_id)
        if goal.shareable and goal.state != "dropped" and not names_internal(goal.name)
    ]
    lines = [
        bench.say("plan", N_("plan", "# Success plan: {name}"), name=one_line(name)),
        "",
        bench.say("plan", N_("plan", "As of {day}"), day=bench.today.isoformat()),
    ]
    if not goals:
        lines += ["", bench.say("plan", N_("plan", "No goals have been agreed yet."))]
    for goal in goals:
        lines += ["", f"## {one_line(goal.name)}", ""]
        lines += [line for line in _goal_lines(bench, goal) if not names_internal(line)]
    return "\n".join([*lines, ""])


def _goal_lines(bench: Workbench, goal: GoalRow) -> list[str]:
    rows = (
        (N_("plan", "Measure"), one_line(goal.measure)),
        (N_("plan", "Start"), value_text(goal.start, goal.unit)),
        (N_("plan", "Target"), value_text(goal.target, goal.unit)),
        (N_("plan", "Now"), value_text(goal.actual, goal.unit)),
        (N_("plan", "Progress"), "" if goal.progress is None else f"{round(goal.progress * 100)} %"),
        (N_("plan", "State"), bench.say("values", word("goal_state", goal.state))),
        (N_("plan", "Due"), goal.due_on.isoformat() if goal.due_on else ""),
        (N_("plan", "Your contact"), one_line(goal.contact)),
        (N_("plan", "Our contact"), one_line(goal.owner)),
    )
    lines = [f"- {bench.say('plan', heading)}: {text}" for heading, text in rows if text]
    checked = [c for c in goal.checks if c.value is not None]
    if checked:
        lines += ["", bench.say("plan", N_("plan", "| Checked on | Value |")), "| --- | --- |"]
        lines += [f"| {c.checked_on.isoformat()} | {value_text(c.value, goal.unit)} |" for c in checked]
    return lines


def value_text(value: float | None, unit: str) -> str:
    """Return a measured value with its unit; '' unknown."""
    if value is None:
        return ""
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return f"{number} {one_line(unit)}".strip()


def one_line(text: str) -> str:
    """Return ``text`` on one line, so that it opens no heading, list or table of its own."""
    return " ".join(text.split()).replace("|", "/").lstrip("#-*>` ")
