"""Calendars: adding, syncing, removing; their addresses are secrets and stand in the keychain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.services import secret_texts
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.syncing import SourceExists

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.sources.calendars.feeds import CalendarFeed
    from cs_workbench.store.source_rows import SourceRow


class NoSuchCalendar(WorkbenchError):
    """A name that no calendar has."""

    template = N_(
        "errors", "There is no calendar {name}. Nothing was changed. 'cs-workbench calendar list' shows them."
    )
    code = "CSW-1475"


class AddressForgotten(WorkbenchError):
    """The keychain no longer has a calendar's address."""

    template = N_(
        "errors",
        "The address of the calendar {name} is no longer in the keychain. Its meetings stay. "
        "Remove the calendar and add it again.",
    )
    code = "CSW-1476"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One calendar and how it stands. ``place``: a file's path, or only the server's name."""

    name: str
    kind: str  # ics_file, ics_address, caldav
    place: str
    added_at: datetime
    synced_at: datetime | None
    state: str  # new, done, failed
    meetings: int
    sentences: tuple[str, ...]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class CalendarSynced:
    """What a run over a calendar did, for the front ends."""

    calendar: str
    state: str
    inserted: int
    changed: int
    unchanged: int
    retired: int
    stopped: int
    sentences: tuple[str, ...]


def add_calendar(
    bench: Workbench,
    place: str,
    name: str | None = None,
    *,
    user: str = "",
    password: str = "",
    caldav: bool = False,
    is_sample: bool = False,
) -> CalendarRow:
    """Add an .ics file, the address of a published calendar, or with ``caldav`` one of a CalDAV server.

    Raises:
        FeedFailed: the address is none, or not a secret one.
        Refused: there is no such file.
        SourceExists: the name is taken.
        NoKeychain: the keychain is locked; nothing was stored.
    """
    from cs_workbench.sources.calendars import feeds
    from cs_workbench.sources.calendars.reading import content_of
    from cs_workbench.store import source_rows

    if "://" in place or place.lower().startswith(("webcal:", "webcals:")):
        from cs_workbench.sources.calendars.web import address_of

        address = address_of(place, user, password)
        kind, shown = feeds.CALDAV if caldav else feeds.ADDRESS, address.host
        secret = json.dumps([address.url, address.user, address.password])
    else:
        path = Path(place).expanduser().absolute()
        content_of(path)
        kind, shown, secret = feeds.FILE, str(path), ""
    chosen = name or (Path(shown).stem if kind == feeds.FILE else shown)
    entry = uuid7()
    with bench.store.read() as db:
        if source_rows.named(db, chosen) is not None:
            raise SourceExists(name=chosen)
    if secret:
        secret_texts.keep(bench, entry, secret)
    at = iso(bench.clock.now())
    with bench.store.write("add a calendar", "calendar") as writing:
        source_rows.add(writing.db, chosen, shown, at=at, is_sample=is_sample, kind=kind, definition=entry)
        writing.changed("calendar", None)
    return calendar_named(bench, chosen)


def calendars(bench: Workbench) -> list[CalendarRow]:
    """Return every calendar with its last run."""
    from cs_workbench.store import source_rows

    with bench.store.read() as db:
        return [_row(bench, db, row) for row in source_rows.all_rows(db, calendars=True)]


def calendar_named(bench: Workbench, name: str) -> CalendarRow:
    """Return one calendar.

    Raises:
        NoSuchCalendar: there is none of this name.
    """
    for row in calendars(bench):
        if row.name == name:
            return row
    raise NoSuchCalendar(name=name)


def sync_calendars(bench: Workbench, names: Sequence[str], tracker: Tracker) -> list[CalendarSynced]:
    """Sync the named calendars, or all; one that fails keeps the others from nothing.

    Raises:
        NoSuchCalendar, Busy, FeedFailed, Refused, Cancelled: the first that failed, after all were tried; what
            landed before stays.
    """
    from cs_workbench.store import source_rows
    from cs_workbench.sync.calendars import pull_calendar

    with bench.store.read() as db:
        rows = {row.name: row for row in source_rows.all_rows(db, calendars=True)}
    for name in names:
        if name not in rows:
            raise NoSuchCalendar(name=name)
    done: list[CalendarSynced] = []
    failed: WorkbenchError | None = None
    for name in names or tuple(rows):
        try:
            report = pull_calendar(bench.store, name, _feed(bench, rows[name]), bench.clock, tracker)
        except WorkbenchError as error:
            failed = failed or error
            continue
        tracker.landed(name)
        counts = _counts(report)
        told = _sentences(bench, counts, report.remarks)
        done.append(CalendarSynced(name, report.state, **counts, sentences=told))
    if failed is not None:
        raise failed
    return done


def remove_calendar(bench: Workbench, name: str) -> Done:
    """Forget a calendar, its address and its meetings; notes and touches that came of them stay."""
    from cs_workbench.store import calendars as rows
    from cs_workbench.store import settings, source_rows
    from cs_workbench.sync.calendars import state_key

    calendar_named(bench, name)
    with bench.store.read() as db:
        row = source_rows.named(db, name)
    if row is not None:
        secret_texts.forget(bench, row.definition)
    with bench.store.write("remove a calendar", "calendar") as writing:
        rows.remove(writing.db, name)
        source_rows.remove(writing.db, name, at=iso(bench.clock.now()))
        settings.put(writing.db, state_key(name), {})
        writing.changed("calendar", None)
        writing.changed("meeting", None)
    changes = Changes({"calendar": None, "meeting": None})
    return Done(changes, None, N_("done", "Calendar {name} removed"), {"name": name})


def _feed(bench: Workbench, row: SourceRow) -> CalendarFeed:
    from cs_workbench.sources.calendars import feeds

    if row.kind == feeds.FILE:
        return feeds.FileFeed(Path(row.path))
    secret = secret_texts.kept(bench, row.definition)
    if secret is None:
        raise AddressForgotten(name=row.name)
    from cs_workbench.sources.calendars.web import Address

    address = Address(*json.loads(secret))
    return feeds.CalDavFeed(address) if row.kind == feeds.CALDAV else feeds.AddressFeed(address)


def _counts(report: Any) -> dict[str, int]:
    """Return the counts of a run."""
    return {key: getattr(report, key) for key in ("inserted", "changed", "unchanged", "retired", "stopped")}


def _row(bench: Workbench, db: Any, row: SourceRow) -> CalendarRow:
    from cs_workbench.store import calendars as events
    from cs_workbench.store import settings
    from cs_workbench.sync.calendars import state_key

    state: dict[str, Any] = settings.get(db, state_key(row.name), {})
    synced = state.get("synced_at")
    told: tuple[str, ...] = ()
    if "counts" in state:
        told = _sentences(bench, state["counts"], state.get("remarks", ()))
    if problem := state.get("problem"):
        sentence = bench.catalogue.form(problem["context"], problem["text"]).format_map(problem["params"])
        told = (sentence, *told)
    return CalendarRow(
        row.name, row.kind, row.path, from_iso(row.added_at), from_iso(synced) if synced else None,
        state.get("state", "new"), events.count(db, row.name), told, row.is_sample,
    )  # fmt: skip


def _sentences(bench: Workbench, counts: dict[str, int], remarks: Sequence[Any]) -> tuple[str, ...]:
    text = N_(
        "calendars", "{inserted} meetings new, {changed} changed, {unchanged} unchanged, {retired} gone"
    )
    told = [bench.say("calendars", text, **{key: f"{value:,}" for key, value in counts.items()})]
    if counts.get("stopped"):
        text = N_("calendars", "%n meeting(s) with people on the stop-list were not kept")
        told.append(bench.say("calendars", text, counts["stopped"]))
    for text, count, params in remarks:
        told.append(bench.catalogue.form("calendars", text).format_map({**params, "count": f"{count:,}"}))
    return tuple(told)
