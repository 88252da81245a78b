"""From a calendar into the store: only what changed is written, a page is a transaction, what vanished is retired."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain import meeting_match
from cs_workbench.domain.meeting_match import Directory
from cs_workbench.kernel.clock import Clock, iso
from cs_workbench.kernel.errors import Saying, WorkbenchError
from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources.calendars.reading import events_in
from cs_workbench.sources.calendars.records import DAYS_AHEAD, DAYS_BACK, EVENT_FIELDS, Window
from cs_workbench.store import calendars, settings
from cs_workbench.sync.directory import directory

if TYPE_CHECKING:
    from cs_workbench.sources.calendars.feeds import CalendarFeed
    from cs_workbench.store.calendars import Kept, Key, Told
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Store

#: Days after which a calendar that says it is unchanged is read again: the window has moved on.
FRESH_DAYS: Final = 7
_STARTS_AT, _ALL_DAY, _STARTS_ON, _ORGANISER, _PEOPLE = (
    calendars.COLUMNS.index(name) for name in ("starts_at", "all_day", "starts_on", "organiser", "people")
)


@dataclass(slots=True)
class CalendarReport:
    """What a run over a calendar did. ``state``: 'done', 'unchanged' or 'failed'; ``stopped``: on the stop-list."""

    calendar: str
    state: str = "done"
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    stopped: int = 0
    remarks: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)


def window_of(today: date) -> Window:
    """Return the time whose meetings are kept."""
    return Window(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD), today)


def state_key(calendar: str) -> str:
    """Return the setting under which a calendar's last run is kept."""
    return f"calendar/{calendar}"


def pull_calendar(
    store: Store, name: str, feed: CalendarFeed, clock: Clock, tracker: Tracker
) -> CalendarReport:
    """Bring a calendar's meetings into the store.

    Raises:
        Busy: another process syncs this calendar.
        FeedFailed, Refused: it cannot be fetched or read; what landed before stays, the next run goes on.
        Cancelled: the person stopped it; whole pages stay.
    """
    with store.job_lock("calendar", name).held(name):
        try:
            return _pull(store, name, feed, clock, tracker)
        except WorkbenchError as error:
            _say_failed(store, name, error, iso(clock.now()))
            raise


def _say_failed(store: Store, name: str, error: WorkbenchError, at: str) -> None:
    why: Saying | None = getattr(error, "why", None)
    context = "refused" if type(error).__name__ == "Refused" else "calendars"
    problem = {
        "context": "errors",
        "text": error.template,
        "params": {k: str(v) for k, v in error.params.items()},
    }
    if why is not None:
        problem = {"context": context, "text": why.text, "params": dict(why.params)}
    with store.write("say why a calendar failed", "calendar") as writing:
        state = settings.get(writing.db, state_key(name), {})
        settings.put(
            writing.db, state_key(name), {**state, "state": "failed", "tried_at": at, "problem": problem}
        )
        writing.changed("calendar", None)


def _pull(store: Store, name: str, feed: CalendarFeed, clock: Clock, tracker: Tracker) -> CalendarReport:
    window = window_of(clock.today())
    with store.read() as db:
        state: dict[str, Any] = settings.get(db, state_key(name), {})
    report = CalendarReport(name)
    known = state.get("known", {}) if _is_fresh(state, window.today) else {}
    fetched = feed.fetch(known, window, tracker)
    if fetched is None:
        report.state = "unchanged"
        report.remarks = state.get("remarks", [])
        with store.write("end a calendar", "calendar") as writing:
            report.unchanged = calendars.count(writing.db, name)
            moved = _match_again(writing.db, name)
            _end(writing, name, {**state, "counts": _counts(report)}, clock, moved)
        return report
    with store.read() as db:
        landing = _Landing(
            name, calendars.kept(db, name), directory(db), frozenset(calendars.stops(db)), report
        )
    landing.run = int(state.get("run", 0)) + 1
    for page in events_in(feed.name, fetched.content, window, tracker, fetched.kind):
        report.remarks += [(r.text, r.count, r.params) for r in page.remarks]
        if rows := landing.news(page.rows):
            with store.write("a page of meetings", "calendar") as writing:
                calendars.put(writing.db, name, rows, run=landing.run, at=iso(clock.now()))
                writing.changed("meeting", None)
        tracker.step(feed.name, page.read, page.total)
    gone = landing.vanished(window)
    report.retired = len(gone)
    with store.write("end a calendar", "calendar") as writing:
        calendars.retire(writing.db, gone, at=iso(clock.now()))
        moved = _match_again(writing.db, name)
        after = {
            "known": dict(fetched.known), "read_on": window.today.isoformat(), "run": landing.run,
            "remarks": report.remarks, "counts": _counts(report),
        }  # fmt: skip
        _end(writing, name, after, clock, moved or bool(gone))
    return report


def _is_fresh(state: Mapping[str, Any], today: date) -> bool:
    """Say whether the last reading covers the window still; a clock that jumped back does not count."""
    read_on = state.get("read_on")
    return isinstance(read_on, str) and 0 <= (today - date.fromisoformat(read_on)).days <= FRESH_DAYS


def _counts(report: CalendarReport) -> dict[str, int]:
    told = dataclasses.asdict(report)
    return {key: value for key, value in told.items() if isinstance(value, int)}


def _end(writing: Any, name: str, state: dict[str, Any], clock: Clock, moved: bool) -> None:
    at = iso(clock.now())
    told = {key: value for key, value in state.items() if key != "problem"}
    settings.put(writing.db, state_key(name), {**told, "state": "done", "synced_at": at, "tried_at": at})
    writing.changed("calendar", None)
    if moved:
        writing.changed("meeting", None)


def _match_again(db: Connection, name: str) -> bool:
    """Match what is kept anew: accounts and contacts change without the calendar; say whether any moved."""
    known = directory(db)
    moved = []
    for kept in calendars.kept(db, name).values():
        account = meeting_match.match(addresses_of(kept.told), known).account_id
        if not kept.retired and account != kept.account_id:
            moved.append((account, kept.id))
    calendars.set_accounts(db, moved)
    return bool(moved)


def addresses_of(told: Told) -> list[str]:
    """Return every address in a meeting, the organiser's last."""
    people = [person[0] for person in json.loads(told[_PEOPLE] or "[]")]
    organiser = told[_ORGANISER]
    return [*people, organiser] if organiser and organiser not in people else people


@dataclass(slots=True)
class _Landing:
    """Tells new and changed meetings from those that are as they were."""

    calendar: str
    kept: Mapping[Key, Kept]
    known: Directory
    stops: frozenset[str]
    report: CalendarReport
    seen: set[Key] = field(default_factory=set)
    run: int = 1

    def news(self, rows: Iterable[list[Any]]) -> list[tuple[Key, int | None, Told]]:
        """Return what of ``rows`` is to be written; whoever is on the stop-list is never kept."""
        found = []
        for row in rows:
            values = dict(zip(EVENT_FIELDS, row, strict=True))
            key = (values["event"], values["recurrence"])
            told = tuple(values[name] for name in calendars.COLUMNS)
            addresses = addresses_of(told)
            if meeting_match.is_stopped(addresses, self.stops):
                self.report.stopped += 1
                continue
            self.seen.add(key)
            before = self.kept.get(key)
            if before is not None and not before.retired and before.told == told:
                self.report.unchanged += 1
                continue
            if before is None:
                self.report.inserted += 1
            else:
                self.report.changed += 1
            found.append((key, meeting_match.match(addresses, self.known).account_id, told))
        return found

    def vanished(self, window: Window) -> list[int]:
        """Return the kept meetings within ``window`` that the calendar no longer has."""
        first, last = window.first.isoformat(), window.last.isoformat()
        return [
            kept.id
            for key, kept in self.kept.items()
            if key not in self.seen and not kept.retired and first <= _day(kept.told) <= last
        ]


def _day(told: Told) -> str:
    return str(told[_STARTS_ON] if told[_ALL_DAY] else told[_STARTS_AT][:10])
