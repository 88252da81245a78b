"""Today: what to do now, this week, later, each row with the reason why it is here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services import settings
from cs_workbench.services.review_due import review_rows
from cs_workbench.services.today_meetings import meeting_rows
from cs_workbench.services.today_rows import (
    NOTHING,
    TodayPage,
    TodayRow,
    TodaySection,
    day_of,
    row_urgency,
    todo_row,
    urgency,
)
from cs_workbench.services.today_rules import (
    LATER_DAYS,
    overrides_ending,
    renewals,
    risks,
    tech_group,
    without_handover,
    without_next_step,
)

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.absences import Absence
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.todos import Todo

__all__ = ["SECTIONS", "TodayPage", "TodayRow", "TodaySection", "looked", "today_page"]

#: Days to a notice deadline within which a renewal stands under 今日 and 今週.
NOW_DAYS: Final = 14
WEEK_DAYS: Final = 30
SHOWN: Final = 200
#: What Today reads of an account: a part of the book, since this is the first thing shown.
FACTS: Final = (
    "name", "tier", "band", "health", "arr", "owner", "next_step", "notice", "renewal", "churned_on", "started_on",
    "why", "phase", "days_since_touch",
)  # fmt: skip
SECTIONS: Final = ("now", "cover", "changes", "week", "later", "no_next_step", "done")
HAPPENED: Final = {
    "changes": N_("today", "%n got worse"),
    "replies": N_("today", "%n to reply to"),
    "todos": N_("today", "%n to-do(s) done"),
    "touches": N_("today", "%n touch(es)"),
    "notes": N_("today", "%n note(s)"),
}


def today_page(bench: Workbench, owner: str | None) -> TodayPage:
    """Return the day of ``owner`` (None: the whole team)."""
    from cs_workbench.services.plays import due_touches, first_days, planned
    from cs_workbench.store import absences, standing, todos
    from cs_workbench.store.book import load_book

    today = bench.today
    since = _last_look(bench)
    since_day = since.date() if since else today - timedelta(days=7)
    with bench.store.read() as db:
        open_todos = todos.open_todos(db)
        done_todos = todos.done_since(db, iso(bench.clock.now() - timedelta(days=1)))
        book = load_book(db, _concerned(db, owner, [*open_todos, *done_todos]), FACTS)
        has_touches = standing.knows_touches(db)
        quiet = todos.quiet_rules(db, today.isoformat())
        away = absences.live(db, (today - timedelta(days=60)).isoformat())
        back = _back_from(away, owner, since, today)
        if back is not None:
            since_day = min(since_day, date.fromisoformat(back.from_on))
        work = absences.work_since(db, iso(_moment(since, since_day, back)))
    mine = _rows_of(book, owner)
    covering = {(a.owner, a.cover) for a in away if a.cover and a.to_on >= today.isoformat()}
    sheet = _Sheet(bench, book, mine, owner, covering)

    sheet.add_todos(open_todos)
    done = [todo_row(bench, book, sheet.row_of(t), t) for t in done_todos if sheet.is_mine(t)]
    met = {(t.account_id, t.due_on) for t in done_todos if t.kind == "meeting" and t.account_id}
    in_calendar = []
    for section, row in meeting_rows(bench, book, owner):
        in_calendar.append(row.account_id)
        if section == "done":
            done.append(row)
        elif (row.account_id, str(row.due_on)) not in met:  # else its to-do is done, and so is it
            sheet.add_meeting(section, row)
    near = list(renewals(bench, book, mine, quiet))
    awaited = planned(open_todos, in_calendar, today)
    if has_touches:
        back_on = first_days(bench, away)
        for section, row in due_touches(bench, book, mine, quiet, awaited=awaited, back=back_on):
            sheet.add(section, [row])
    for section, row in review_rows(bench, book, mine, quiet):
        sheet.add(section, [row])
    ending = list(overrides_ending(bench, book, mine, quiet))
    sheet.add("now", [row for row in ending if row.due_on == today])
    sheet.add("week", [row for row in ending if row.due_on != today])
    sheet.add("now", _within(near, today, -365, NOW_DAYS))
    sheet.add("now", tech_group(bench, book, mine, quiet))
    sheet.add("now", without_handover(bench, book, mine, quiet))
    sheet.add("week", _within(near, today, NOW_DAYS, WEEK_DAYS))
    sheet.add("later", _within(near, today, WEEK_DAYS, LATER_DAYS))
    sheet.add("changes", risks(bench, book, mine, min(since_day, today - timedelta(days=1)), quiet))
    bare, bare_total = without_next_step(bench, book, mine, quiet, SHOWN)
    sections = [
        *sheet.sections(),
        TodaySection("no_next_step", tuple(bare), bare_total),
        TodaySection("done", tuple(done[:SHOWN]), len(done)),
    ]
    sections.sort(key=lambda section: SECTIONS.index(section.id))
    changed = sum(section.total for section in sections if section.id == "changes")
    return TodayPage(
        today,
        since,
        tuple(sections),
        finished=not sheet.is_open,
        happened=_happened(bench, back, {"changes": changed, **_counted(book, mine, work)}),
    )


def looked(bench: Workbench) -> None:
    """Note that the person has seen Today; from tomorrow changes count from here."""
    from cs_workbench.services.band_override import settle_ended
    from cs_workbench.services.commands import do

    settle_ended(bench)
    before = _last_look(bench)
    if before is not None:
        do(bench, settings.SetSetting("looked_before", iso(before)))
    do(bench, settings.SetSetting("looked_at", iso(bench.clock.now())))


def _concerned(db: Connection, owner: str | None, found: Iterable[Todo]) -> set[int] | None:
    """Return the accounts that the day of ``owner`` can speak of: a book has those of a hundred colleagues, too."""
    from cs_workbench.store import book, calendars

    if owner is None:
        return None
    of_todos = {todo.account_id for todo in found if todo.account_id is not None}
    return {*book.accounts_of(db, owner), *calendars.accounts_met(db), *of_todos}


def _last_look(bench: Workbench) -> datetime | None:
    """Return the last look on a day before today, so that a day's changes stay until it is over."""
    for key in ("looked_at", "looked_before"):
        looked_at = settings.get(bench, key)
        if looked_at and from_iso(looked_at).astimezone().date() < bench.today:
            return from_iso(looked_at)
    return None


class _Sheet:
    """Sorts to-dos and rows of rules into sections; a to-do becomes a row only where it is shown."""

    def __init__(
        self, bench: Workbench, book: Book, mine: Any, owner: str | None, covering: set[tuple[str, str]]
    ) -> None:
        self._bench, self._book, self._owner = bench, book, owner
        self._mine = np.zeros(len(book), dtype=bool)
        self._mine[mine] = True
        self._running = ~book["churned_on"].is_known()
        self._rows: dict[tuple[str, str], list[TodayRow]] = {}
        self._todos: dict[tuple[str, str], list[tuple[tuple[Any, ...], Todo, int | None]]] = {}
        self._places = dict(zip(book.account_id.tolist(), range(len(book)), strict=True))
        self._covered_now = False
        self._covering = covering  # (who is away, who covers)

    @property
    def is_open(self) -> bool:
        """Whether something is left to do today."""
        return self._covered_now or any(section == "now" for section, _ in (*self._rows, *self._todos))

    def row_of(self, todo: Todo) -> int | None:
        """Return the row of a to-do's account in the book, where it is running or at least there."""
        return None if todo.account_id is None else self._places.get(todo.account_id)

    def is_mine(self, todo: Todo) -> bool:
        """Say whether a to-do is the owner's: given to them, or of no one on their accounts, or on none."""
        row = self.row_of(todo)
        if todo.account_id is not None and (row is None or not self._running[row]):
            return False
        if self._owner is None or todo.owner == self._owner:
            return True
        return not todo.owner and (row is None or bool(self._mine[row]))

    def add(self, section: str, rows: Iterable[TodayRow]) -> None:
        """Add rows that a rule has made."""
        for row in rows:
            self._rows.setdefault((section, ""), []).append(row)

    def add_todos(self, found: Iterable[Todo]) -> None:
        """Add the open to-dos that are the owner's, or covered by the owner."""
        today, book = self._bench.today, self._book
        week_end = today + timedelta(days=7)
        arr = np.where(book["arr"].is_known(), book["arr"].values, 0)
        for stored in found:
            row = self.row_of(stored)
            whom = stored.owner or (book["owner"].at(row) or "" if row is not None else "")
            is_covered = (whom, stored.cover) in self._covering  # until the absence is over
            todo = stored if is_covered or not stored.cover else replace(stored, cover="")
            covers = self._owner is not None and todo.cover == self._owner
            if not covers and not self.is_mine(todo):
                continue
            day = day_of(todo, today)
            whom = whom if covers else ""
            if covers:
                self._covered_now |= day is None or day <= today
            section = (
                "cover"
                if covers
                else "now"
                if day is None or day <= today
                else "week"
                if day <= week_end
                else "later"
            )
            minor = int(arr[row]) if row is not None else 0
            key = urgency(
                day, today, todo.kind, at=todo.due_at or "", detail=todo.detail or NOTHING, minor=minor
            )
            self._todos.setdefault((section, whom), []).append(((*key, todo.id), todo, row))

    def add_meeting(self, section: str, made: TodayRow) -> None:
        """Add a meeting of a calendar; the to-do for the same meeting becomes one row with it."""
        todos = self._todos.get((section, ""), [])
        same = (
            n
            for n, (_, todo, row) in enumerate(todos)
            if row is not None
            and todo.kind == "meeting"
            and todo.account_id == made.account_id
            and day_of(todo, self._bench.today) == made.due_on
        )
        place = next(same, None)
        if place is not None:
            _, todo, _ = todos.pop(place)
            at = made.due_at or todo.due_at or ""
            detail = todo.detail or NOTHING
            made = replace(made, todo_id=todo.id, uid=todo.uid, due_at=at, who=todo.owner, detail=detail)
        self.add(section, [made])

    def sections(self) -> list[TodaySection]:
        """Return the sections, each sorted by urgency; those that always stand also when empty."""
        always = {(name, "") for name in ("now", "changes", "week", "later")}
        made = []
        for section, whom in sorted(always | self._rows.keys() | self._todos.keys()):
            todos, rows = self._todos.get((section, whom), []), self._rows.get((section, whom), [])
            first = [
                todo_row(self._bench, self._book, row, todo)
                for _, todo, row in nsmallest(SHOWN, todos, key=_key)
            ]
            ordered = sorted([*first, *rows], key=lambda row: row_urgency(row, self._bench.today))
            made.append(TodaySection(section, tuple(ordered[:SHOWN]), len(todos) + len(rows), whom))
        return made


def _key(entry: tuple[tuple[Any, ...], Todo, int | None]) -> tuple[Any, ...]:
    return entry[0]


def _rows_of(book: Book, owner: str | None) -> Any:
    churned = book["churned_on"].is_known()
    if owner is None:
        return np.flatnonzero(~churned)
    labels = book["owner"].labels
    code = labels.index(owner) if owner in labels else -2
    return np.flatnonzero((book["owner"].values == code) & ~churned)


def _within(rows: list[TodayRow], today: date, after: int, until: int) -> list[TodayRow]:
    return [r for r in rows if r.due_on is not None and after < (r.due_on - today).days <= until]


def _back_from(away: list[Absence], owner: str | None, since: datetime | None, today: date) -> Absence | None:
    """Return the absence from which this is the first look."""
    over = [a for a in away if a.owner == owner and a.to_on < today.isoformat()]
    last = max(over, key=lambda a: a.to_on, default=None)
    if last is None or (since is not None and since.astimezone().date().isoformat() > last.to_on):
        return None
    return last


def _moment(since: datetime | None, day: date, back: Absence | None) -> datetime:
    if since is not None and back is None:
        return since
    return datetime.combine(day, time(0), UTC)


def _counted(book: Book, mine: Any, work: dict[str, list[int | None]]) -> dict[str, int]:
    """Return how much of ``work`` was on the accounts of this page."""
    accounts = set(book.account_id[mine].tolist())
    return {name: sum(account in accounts for account in found) for name, found in work.items()}


def _happened(bench: Workbench, back: Absence | None, counts: dict[str, int]) -> tuple[str, ...]:
    said = [bench.say("today", text, counts[name]) for name, text in HAPPENED.items() if counts.get(name)]
    if back is None:
        return tuple(said)
    cover = (
        bench.say("today", N_("today", "{cover} covered"), cover=back.cover)
        if back.cover
        else bench.say("today", N_("today", "nobody covered"))
    )
    first, last = date.fromisoformat(back.from_on), date.fromisoformat(back.to_on)
    away = bench.say("today", N_("today", "Away {first} to {last}"), first=first, last=last)
    return (away, cover, *said)
