"""Today: what to do now, this week, later, each row with the reason why it is here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services import settings
from cs_workbench.services.today_meetings import add_meetings

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

#: Days to a notice deadline within which a renewal stands under 今日, 今週 and 先の予定.
NOW_DAYS: Final = 14
WEEK_DAYS: Final = 30
LATER_DAYS: Final = 90
SHOWN: Final = 200
PEOPLE_TIERS: Final = ("high", "mid", "low")
#: What Today reads of an account: a part of the book, since this is the first thing shown.
FACTS: Final = (
    "name", "tier", "band", "health", "arr", "owner", "next_step", "notice", "renewal", "churned_on", "why",
)  # fmt: skip
SECTIONS: Final = ("now", "changes", "week", "later", "no_next_step", "done")


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row: ``text`` says why it is here, in the person's language.

    ``kind``: a to-do kind, or 'renewal', 'risk', 'no_next_step', 'tech_group' (``count`` accounts in one row,
    ``condition`` lists them). ``meeting_id``: of the calendar's entry, where there is one.
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
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class TodaySection:
    """Rows under one heading; ``total`` counts also those not shown."""

    id: str
    rows: tuple[TodayRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day. ``since``: when the person last looked; ``finished``: nothing is left under 今日."""

    as_of: date
    since: datetime | None
    sections: tuple[TodaySection, ...]
    finished: bool


def today_page(bench: Workbench, owner: str | None) -> TodayPage:
    """Return the day of ``owner`` (None: the whole team)."""
    from cs_workbench.store import todos
    from cs_workbench.store.book import load_book

    looked_at = settings.get(bench, "looked_at")
    since = from_iso(looked_at) if looked_at else None
    since_day = since.date() if since else bench.today - timedelta(days=7)
    with bench.store.read() as db:
        book = load_book(db, facts=FACTS)
        open_todos = list(todos.open_todos(db))
        done_todos = list(todos.done_since(db, iso(bench.clock.now() - timedelta(days=1))))
    mine = _rows_of(book, owner)
    row_of = {int(book.account_id[row]): int(row) for row in mine}

    renewals = list(_renewals(bench, book, mine))
    risks = _risks(bench, book, mine, min(since_day, bench.today - timedelta(days=1)))
    bare, bare_total = _without_next_step(bench, book, mine)
    due = [
        _todo_row(bench, book, row_of.get(t.account_id or 0), t) for t in open_todos if _is_mine(t, row_of)
    ]
    week_end = bench.today + timedelta(days=7)
    days = {
        "now": [r for r in due if r.due_on is None or r.due_on <= bench.today]
        + _within(bench, renewals, -365, NOW_DAYS),
        "changes": risks,
        "week": [r for r in due if r.due_on and bench.today < r.due_on <= week_end]
        + _within(bench, renewals, NOW_DAYS, WEEK_DAYS),
        "later": [r for r in due if r.due_on and r.due_on > week_end]
        + _within(bench, renewals, WEEK_DAYS, LATER_DAYS),
        "no_next_step": bare,
        "done": [
            _todo_row(bench, book, row_of.get(t.account_id or 0), t)
            for t in done_todos
            if _is_mine(t, row_of)
        ],
    }
    add_meetings(bench, book, owner, days, _row)
    days["now"] += _tech_group(bench, book, mine)
    totals = {name: len(rows) for name, rows in days.items()} | {"no_next_step": bare_total}
    sections = tuple(
        TodaySection(name, tuple(_in_order(days[name])[:SHOWN]), totals[name]) for name in SECTIONS
    )
    return TodayPage(bench.today, since, sections, finished=not days["now"])


def looked(bench: Workbench) -> None:
    """Note that the person has seen Today; risk changes count from here."""
    from cs_workbench.services.commands import do

    do(bench, settings.SetSetting("looked_at", iso(bench.clock.now())))


def _rows_of(book: Book, owner: str | None) -> Any:
    churned = book["churned_on"].is_known()
    if owner is None:
        return np.flatnonzero(~churned)
    labels = book["owner"].labels
    code = labels.index(owner) if owner in labels else -2
    return np.flatnonzero((book["owner"].values == code) & ~churned)


def _is_mine(todo: Any, row_of: dict[int, int]) -> bool:
    return todo.account_id is None or todo.account_id in row_of


def _row(book: Book, row: int, kind: str, text: str, **more: Any) -> TodayRow:
    return TodayRow(
        key=f"{kind}:{book.account_id[row]}",
        kind=kind,
        account_id=int(book.account_id[row]),
        account=book["name"].at(row) or "",
        text=text,
        tier=book["tier"].at(row),
        band=book["band"].at(row),
        health=book["health"].at(row),
        arr=book["arr"].at(row),
        next_step=book["next_step"].at(row) or "",
        **more,
    )


def _renewals(bench: Workbench, book: Book, mine: Any) -> Iterable[TodayRow]:
    today = np.datetime64(bench.today)
    notice, renewal = book["notice"].values[mine], book["renewal"].values[mine]
    people = _is_people_tier(book)[mine]
    deadline = np.where(np.isnat(notice) | (notice < today), renewal, notice)
    near = ~np.isnat(deadline) & (deadline >= today) & (deadline <= today + LATER_DAYS) & people
    for row in mine[near]:
        ends, last = book["renewal"].at(row), book["notice"].at(row)
        if last is not None and last >= bench.today:
            text = bench.say(
                "today",
                N_("today", "Notice deadline in {days} days ({deadline}), renewal {renewal}"),
                days=(last - bench.today).days,
                deadline=last,
                renewal=ends or "–",
            )
            yield _row(book, int(row), "renewal", text, due_on=last)
        else:
            text = bench.say(
                "today",
                N_("today", "Renewal in {days} days ({renewal})"),
                days=(ends - bench.today).days,
                renewal=ends,
            )
            yield _row(book, int(row), "renewal", text, due_on=ends)


def _risks(bench: Workbench, book: Book, mine: Any, since: date) -> list[TodayRow]:
    """Return the accounts whose band is worse than on the day ``since``."""
    from cs_workbench.services.book import worded
    from cs_workbench.store.standing import bands_at

    rank = {"green": 0, "yellow": 1, "red": 2}
    now = [rank.get(label, -1) for label in book["band"].labels] + [-1]  # the last: unknown
    ranks = np.array(now)[book["band"].values]
    told = (ranks == rank["red"]) | ((ranks == rank["yellow"]) & _is_people_tier(book))
    rows = mine[told[mine]]
    with bench.store.read() as db:
        before = bands_at(db, since, book.account_id[rows].tolist())
    before_row = ((row, before.get(int(book.account_id[row]))) for row in rows)
    worse = [(row, was[1]) for row, was in before_row if was is not None and ranks[row] > rank.get(was[0], 9)]
    reasons = worded(bench, book.take(np.array([row for row, _ in worse], dtype=np.intp)))["why"]
    return [
        _row(
            book,
            int(row),
            "risk",
            bench.say(
                "today",
                N_("today", "Health {before} → {now}: {why}"),
                before=round(score),
                now=round(book["health"].at(row) or 0),
                why=reasons.at(place) or "–",
            ),
        )
        for place, (row, score) in enumerate(worse)
    ]


def _within(bench: Workbench, rows: list[TodayRow], after: int, until: int) -> list[TodayRow]:
    return [r for r in rows if r.due_on is not None and after < (r.due_on - bench.today).days <= until]


def _without_next_step(bench: Workbench, book: Book, mine: Any) -> tuple[list[TodayRow], int]:
    """Return the rows to show and how many there are: where nothing was planned yet they are most accounts."""
    bare = mine[(~book["next_step"].is_known() & _is_people_tier(book))[mine]]
    text = bench.say("today", N_("today", "No next step is planned"))
    arr, name = book["arr"], book["name"].values
    amount = np.where(arr.is_known(), arr.values, 0)
    first = nsmallest(SHOWN, bare.tolist(), key=lambda row: (-amount[row], name[row]))
    return [_row(book, row, "no_next_step", text) for row in first], len(bare)


def _tech_group(bench: Workbench, book: Book, mine: Any) -> list[TodayRow]:
    tech, bands = book["tier"], book["band"]
    if "tech" not in tech.labels or "red" not in bands.labels:
        return []
    exceptions = (tech.values == tech.labels.index("tech")) & (bands.values == bands.labels.index("red"))
    count = int(exceptions[mine].sum())
    if not count:
        return []
    text = bench.say("today", N_("today", "%n tech-touch account(s) need action"), count)
    return [TodayRow("tech_group", "tech_group", None, "", text, count=count, condition="tier:tech band:red")]


def _is_people_tier(book: Book) -> Any:
    tier = book["tier"]
    codes = [tier.labels.index(t) for t in PEOPLE_TIERS if t in tier.labels]
    return np.isin(tier.values, codes)


def _todo_row(bench: Workbench, book: Book, row: int | None, todo: Any) -> TodayRow:
    due = date.fromisoformat(todo.due_on) if todo.due_on else None
    text = todo.text
    if due is not None and due < bench.today and not todo.done_at:
        text = bench.say(
            "today",
            N_("today", "{text} (due {due}, {days} days over)"),
            text=todo.text,
            due=due,
            days=(bench.today - due).days,
        )
    key = f"todo:{todo.id}"
    if row is None:
        return TodayRow(key, todo.kind, None, "", text, due_on=due, todo_id=todo.id)
    return dataclasses.replace(_row(book, row, todo.kind, text, due_on=due, todo_id=todo.id), key=key)


def _in_order(rows: list[TodayRow]) -> list[TodayRow]:
    """Earliest day first, then the larger amount."""
    return sorted(rows, key=lambda r: (r.due_on or date.max, -(r.arr.minor if r.arr else 0), r.account))
