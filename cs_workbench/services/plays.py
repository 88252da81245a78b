"""Plays at work (施策): the cadence (対応頻度) of an account's cell becomes a due touch on Today.

Any meaningful touch of any channel fulfils it, and so does a to-do of `TOUCHING` that was done. Nothing is due while
one of these is planned, or a meeting. A row's reason names play and the day it counts from, so that there is one an
account, play and period. Tech touch is one row for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.cadence import max_gap_days
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today_rows import TodayRow, account_row, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.domain.columns import Book
    from cs_workbench.services.today_rules import Quiet
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.absences import Absence
    from cs_workbench.store.todos import Todo

#: To-dos that are a touch once they are done.
TOUCHING: Final = ("due_touch", "meeting", "reply")
#: A touch planned within so many days is awaited; a due one is told so many days ahead.
PLANNED_DAYS: Final = 14
WEEK_DAYS: Final = 7
#: Rows of their own, for each of now and this week: with more the day could not be emptied.
MOST_ROWS: Final = 5
#: Of the most urgent accounts, how many are looked at for these.
LOOKED_AT: Final = 50
MOST_PLAYS: Final = 2
#: A setting's key: what the touch model gave the last full computing, see `services.standing.Context`.
CONTEXT: Final = "standing_context"
TECH: Final = TIERS.index("tech")


def planned(todos: Iterable[Todo], met: Iterable[int | None], today: date) -> set[int]:
    """Return the accounts with a touch planned; ``met``: those with a meeting in a calendar."""
    last = today + timedelta(days=PLANNED_DAYS)
    found = {account for account in met if account is not None}
    for todo in todos:
        if todo.account_id is not None and todo.kind in TOUCHING and todo.account_id not in found:
            day = day_of(todo, today)
            if day is None or day <= last:
                found.add(todo.account_id)
    return found


def first_days(bench: Workbench, away: Iterable[Absence]) -> dict[str, date]:
    """Return who is away today -> the first business day after."""
    from cs_workbench.services.calendar_days import business_days

    today = bench.today.isoformat()
    gone = {a.owner: date.fromisoformat(a.to_on) for a in away if a.from_on <= today <= a.to_on}
    return {
        owner: business_days(bench).after(last, 1) or last + timedelta(days=1) for owner, last in gone.items()
    }


def due_touches(
    bench: Workbench, book: Book, mine: Any, quiet: Quiet, *, awaited: set[int], back: Mapping[str, date]
) -> Iterator[tuple[str, TodayRow]]:
    """Yield rows with their section; to be asked only where touches are known at all.

    ``awaited``: see `planned`; ``back``: see `first_days`, what is due meanwhile is due then.
    """
    silence = book["days_since_touch"].values
    tier = book["tier"].values[mine]
    gap = max_gap_days(tier, book["phase"].values[mine])
    known = silence[mine]
    over = known > gap  # as the list behind a grouped row has it
    age = (np.datetime64(bench.today) - book["started_on"].values[mine]).astype(np.float64)
    silent = np.where(
        np.isnan(known), np.where(np.isnat(book["started_on"].values[mine]), np.nan, age), known
    )
    left = gap - silent
    people = (tier >= 0) & (tier != TECH)
    wanted = people & (left <= WEEK_DAYS) & ~np.isin(book.account_id[mine], list(awaited))
    places = np.flatnonzero(wanted)
    order = places[
        np.lexsort((left[places] / gap[places], tier[places]))
    ]  # the higher tier, the longer over it
    now, week = order[left[order] <= 0], order[left[order] > 0]
    looked = np.concatenate([now[:LOOKED_AT], week[:LOOKED_AT]])
    rows = _Rows(bench, book, quiet, back).rows(mine[looked], gap[looked], silent[looked])
    found: dict[str, list[TodayRow]] = {"now": [], "week": [], "later": []}
    for row in rows:
        ahead = ((row.due_on or bench.today) - bench.today).days
        found["now" if ahead <= 0 else "week" if ahead <= WEEK_DAYS else "later"].append(row)
    yield from ((section, row) for section, rows in found.items() for row in rows[:MOST_ROWS])
    if len(found["now"]) > MOST_ROWS or len(now) > LOOKED_AT:
        yield from _all_due(bench, int((over & people).sum()), quiet)
    yield from _tech_due(bench, int((over & (tier == TECH)).sum()), quiet)


class _Rows:
    """Makes rows of accounts that come up, with what the store knows of their cell and their last touch."""

    def __init__(self, bench: Workbench, book: Book, quiet: Quiet, back: Mapping[str, date]) -> None:
        self._bench, self._book, self._quiet, self._back = bench, book, quiet, back
        self._plays: Mapping[str, Sequence[Any]] = {}

    def rows(self, rows: Any, gaps: Any, silences: Any) -> list[TodayRow]:
        from cs_workbench.store import settings, standing, todos

        if not len(rows):
            return []
        accounts = self._book.account_id[rows].tolist()
        with self._bench.store.read() as db:
            self._plays = settings.get(db, CONTEXT, {}).get("plays", {})
            cells = standing.cells(db, accounts)
            ended = todos.last_done(db, accounts, TOUCHING)
        made = (
            self._row(row, (int(gap), int(silence)), cells.get(account, ("", None)), ended.get(account, ""))
            for row, account, gap, silence in zip(rows.tolist(), accounts, gaps, silences, strict=True)
        )
        return [row for row in made if row is not None]

    def _row(
        self, row: int, days: tuple[int, int], cell: tuple[str, str | None], ended: str
    ) -> TodayRow | None:
        book, today = self._book, self._bench.today
        (gap, silence), (rule, touched) = days, cell
        started = book["started_on"].at(row)
        last = max(touched or "", ended) or None
        since = date.fromisoformat(last) if last else started or today
        if ended and ended == last:  # done without a touch that was logged
            silence = (today - since).days
        if gap - silence > WEEK_DAYS:
            return None
        tier = book["tier"].at(row) or ""
        given, plays = self._plays.get(rule, ("", ()))
        plays = plays if given == tier else ()
        reason = f"rule:cadence:{plays[0][0] if plays else ''}:{since.isoformat()}"
        if (int(book.account_id[row]), reason) in self._quiet:
            return None
        text = {
            True: N_("today", "No touch for {days} days (last {since}), {gap} at most for {cell}"),
            False: N_(
                "today", "No touch in {days} days as a customer (since {since}), {gap} at most for {cell}"
            ),
        }[last is not None]
        said = self._bench.say(
            "today", text, cell=self._cell(tier, row, plays), gap=gap, since=since, days=silence
        )
        due = today + timedelta(days=max(gap - silence, 0))
        due = max(due, self._back.get(book["owner"].at(row) or "", due))
        return account_row(book, row, "due_touch", said, due_on=due, reason=reason)

    def _cell(self, tier: str, row: int, plays: Sequence[Sequence[str]]) -> str:
        say, phase = self._bench.say, self._book["phase"].at(row) or PHASES[2]
        params = {"tier": say("values", word("tier", tier)), "phase": say("values", word("phase", phase))}
        if not plays:
            return say("today", N_("today", "{tier}, {phase}"), **params)
        language = 1 if self._bench.catalogue.language == "ja" else 2
        names = say("today", N_("today", ", ")).join(str(play[language]) for play in plays[:MOST_PLAYS])
        return say("today", N_("today", "{tier}, {phase}: {plays}"), plays=names, **params)


def _all_due(bench: Workbench, count: int, quiet: Quiet) -> Iterator[tuple[str, TodayRow]]:
    if not count or (None, "rule:touches_due") in quiet:
        return
    text = bench.say("today", N_("today", "%n account(s) in all are past their cadence"), count)
    yield "now", _group("touches_due", text, count, "-tier:tech days_since_touch>cadence")


def _tech_due(bench: Workbench, count: int, quiet: Quiet) -> Iterator[tuple[str, TodayRow]]:
    if not count or (None, "rule:tech_due") in quiet:
        return
    text = bench.say("today", N_("today", "%n tech-touch account(s) are past their cadence"), count)
    yield "now", _group("tech_due", text, count, "tier:tech days_since_touch>cadence")


def _group(key: str, text: str, count: int, condition: str) -> TodayRow:
    return TodayRow(key, "tech_group", None, "", text, count=count, condition=condition, reason=f"rule:{key}")
