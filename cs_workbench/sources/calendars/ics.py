"""Reads the meetings of an iCalendar file (RFC 5545) within a window; runs in the limited child."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Final

from cs_workbench.kernel.text import clean, clip
from cs_workbench.sources.calendars import repeat
from cs_workbench.sources.calendars.records import (
    BROKEN,
    MOST_OCCURRENCES,
    MOST_OF_SERIES,
    MOST_PEOPLE,
    ODD_RULE,
    SHORTENED,
    STRANGE_ZONE,
    EventPage,
    Window,
    utc,
)
from cs_workbench.sources.calendars.split import Parts, take_apart
from cs_workbench.sources.records import PAGE_ROWS, Remark

Start = date | datetime
_PLAIN_START: Final = re.compile(r"^DTSTART[^:\r\n]*:\s*(\d{8})", re.MULTILINE)
_REPEATS: Final = re.compile(r"^(?:RRULE|RDATE|RECURRENCE-ID)[;:]", re.MULTILINE | re.IGNORECASE)
#: A single meeting that starts this long before the window is over before it; most of a long diary is such.
LONGEST_DAYS: Final = 62
STATES: Final = frozenset(("confirmed", "tentative", "cancelled"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT, understood. ``long`` is its length; ``whole_day``: start is a day and so is the end."""

    uid: str
    start: Start
    long: timedelta
    sequence: int
    instead_of: Start | None
    and_later: bool
    rules: tuple[dict[str, Any], ...]
    extra: tuple[tuple[Start, timedelta | None], ...]
    without: tuple[Start, ...]
    without_rules: tuple[dict[str, Any], ...]
    told: tuple[Any, ...]  # zone, title, place, organiser, people, status

    @property
    def is_series(self) -> bool:
        """Whether it repeats, or stands in for one of a series."""
        return bool(self.rules or self.extra or self.instead_of is not None)


@dataclass(slots=True)
class _Reading:
    """One reading of a file: its window, its own zone, and what is to be remarked."""

    window: Window
    default: tzinfo | None
    cancelled: bool
    counts: dict[str, int] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)

    def note(self, text: str, sample: str) -> None:
        self.counts[text] = self.counts.get(text, 0) + 1
        self.samples.setdefault(text, clip(clean(sample), 80) or "–")

    def remarks(self) -> list[Remark]:
        most = {"most": f"{MOST_OF_SERIES:,}"}
        return [Remark(text, n, {"value": self.samples[text], **most}) for text, n in self.counts.items()]


def read_events(name: str, content: bytes, window: Window) -> Iterator[EventPage]:
    """Yield the meetings of the calendar ``content`` in pages; the last one carries the remarks.

    Raises:
        Refused: it is no calendar, or more than a calendar may be.
    """
    yield from pages_of(take_apart(name, content), window)


def pages_of(parts: Parts, window: Window) -> Iterator[EventPage]:
    """Yield the meetings of entries that were taken apart already."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # icalendar warns of guesses; ours are remarks
        reading = _Reading(window, _know_zones(parts), parts.method == "CANCEL")
        rows: list[list[Any]] = []
        total, sent = len(parts.events), 0
        for read, row in _rows(parts, reading):
            if row is not None and sent + len(rows) < MOST_OCCURRENCES:
                rows.append(row)
            if len(rows) == PAGE_ROWS or (row is None and read % PAGE_ROWS == 0):
                yield EventPage(rows, read, total)
                sent += len(rows)
                rows = []
    yield EventPage(rows, total, total, reading.remarks())


def _know_zones(parts: Parts) -> tzinfo | None:
    """Make the file's own zones known, and return the one that its times without zone are in."""
    from icalendar import Timezone
    from icalendar.timezone import tzp

    tzp.use_zoneinfo()
    for text in parts.zones:
        try:
            with repeat.patience(repeat.PATIENCE):
                Timezone.from_ical(text)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, repeat.OddRule):
            continue  # its meetings say that the zone is unknown
    try:
        return tzp.timezone(parts.default_zone) if parts.default_zone else None
    except (ValueError, OSError):
        return None


def _rows(parts: Parts, reading: _Reading) -> Iterator[tuple[int, list[Any] | None]]:
    """Yield (entries read, row or None) for every meeting in the window; None keeps the reader alive."""
    masters: dict[str, list[Entry]] = {}
    instead: dict[str, list[Entry]] = {}
    for read, text in enumerate(parts.events, start=1):
        yield read, None
        if _is_elsewhere(text, reading.window):
            continue
        entry = _understood(text, reading)
        if entry is not None:
            (masters if entry.instead_of is None else instead).setdefault(entry.uid, []).append(entry)
    for uid in dict.fromkeys((*masters, *instead)):
        for row in _of_uid(masters.get(uid, []), instead.get(uid, []), reading):
            yield len(parts.events), row


def _is_elsewhere(text: str, window: Window) -> bool:
    """Say whether this is a single meeting far from the window: told from its first day alone."""
    found = _PLAIN_START.search(text)
    if found is None or _REPEATS.search(text):
        return False
    day = found[1]
    first = window.first - timedelta(days=LONGEST_DAYS)
    last = window.last + timedelta(days=2)
    return not f"{first:%Y%m%d}" <= day <= f"{last:%Y%m%d}"


def _understood(text: str, reading: _Reading) -> Entry | None:
    from icalendar import Event

    try:
        event = Event.from_ical(text)
        return _entry(event, text, reading)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError) as _:
        summary = re.search(r"^SUMMARY[^:\r\n]*:(.*)$", text, re.MULTILINE | re.IGNORECASE)
        reading.note(BROKEN, summary[1] if summary else "")
        return None


def _entry(event: Any, text: str, reading: _Reading) -> Entry:
    repeats = "RRULE" in event or "RDATE" in event
    start_property = _only(event["DTSTART"])
    start = _at(start_property, reading, repeats=repeats)
    zone = start_property.params.get("TZID") or ("UTC" if getattr(start, "tzinfo", None) is UTC else None)
    instead = event.get("RECURRENCE-ID")
    state = str(event.get("STATUS", "")).lower()
    told = (
        zone and clip(clean(str(zone)), 100), _words(event, "SUMMARY", 300), _words(event, "LOCATION", 300),
        _organiser(event), _people(event),
        "cancelled" if reading.cancelled else state if state in STATES else None,
    )  # fmt: skip
    return Entry(
        uid=clip(clean(str(event.get("UID") or "")), 300) or hashlib.sha256(text.encode()).hexdigest()[:32],
        start=start,
        long=_length(event, start, reading),
        sequence=_number(event.get("SEQUENCE")),
        instead_of=None if instead is None else _at(_only(instead), reading),
        and_later=instead is not None and _only(instead).params.get("RANGE") == "THISANDFUTURE",
        rules=_rules(event, "RRULE"),
        extra=tuple(_extra(event, reading)),
        without=tuple(_at_list(event, "EXDATE", reading)),
        without_rules=_rules(event, "EXRULE"),
        told=told,
    )


def _only(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def _number(value: Any) -> int:
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0


def _rules(event: Any, name: str) -> tuple[dict[str, Any], ...]:
    found = event.get(name)
    rules = found if isinstance(found, list) else [] if found is None else [found]
    return tuple(
        {key: values if isinstance(values, list) else [values] for key, values in r.items()} for r in rules
    )


def _at(value: Any, reading: _Reading, *, repeats: bool = False) -> Start:
    """Return a property's moment or day. Without a zone it is the file's own, else local time."""
    return _zoned(value.dt, value.params.get("TZID"), reading, repeats=repeats)


def _zoned(moment: Any, zone: Any, reading: _Reading, *, repeats: bool = False) -> Start:
    if not isinstance(moment, datetime):
        if not isinstance(moment, date):
            raise TypeError(moment)
        return moment
    if moment.tzinfo is None:
        if zone:
            reading.note(STRANGE_ZONE, str(zone))
        elif reading.default is not None:
            return moment.replace(tzinfo=reading.default)
    elif repeats and reading.default is not None and moment.utcoffset() == timedelta() and not zone:
        return moment.astimezone(
            reading.default
        )  # a series written in UTC keeps its hour on the file's clock
    return moment


def _length(event: Any, start: Start, reading: _Reading) -> timedelta:
    """Return how long it is; a day without an end is one day long."""
    if "DTEND" in event:
        end = _at(_only(event["DTEND"]), reading)
        if isinstance(end, datetime) is not isinstance(start, datetime):
            end = repeat.wall(end, None) if not isinstance(end, datetime) else end.date()
        if isinstance(end, datetime) and isinstance(start, datetime):
            zone = start.tzinfo
            return max(repeat.wall(end, zone) - repeat.wall(start, zone), timedelta())
        return max(end - start, timedelta(days=1))
    if "DURATION" in event:
        long = _only(event["DURATION"]).dt
        if isinstance(long, timedelta):
            least = timedelta() if isinstance(start, datetime) else timedelta(days=1)
            return max(long, least)
    return timedelta() if isinstance(start, datetime) else timedelta(days=1)


def _lists(event: Any, name: str) -> Iterator[tuple[Any, Any]]:
    found = event.get(name, [])
    for group in found if isinstance(found, list) else [found]:
        for value in getattr(group, "dts", ()):
            yield value.dt, group.params.get("TZID")


def _at_list(event: Any, name: str, reading: _Reading) -> Iterator[Start]:
    for moment, zone in _lists(event, name):
        yield _zoned(moment, zone, reading)


def _extra(event: Any, reading: _Reading) -> Iterator[tuple[Start, timedelta | None]]:
    """Yield each RDATE with its own length, where it is a period."""
    for moment, zone in _lists(event, "RDATE"):
        if not isinstance(moment, tuple):
            yield _zoned(moment, zone, reading), None
            continue
        start, end = moment
        long = end if isinstance(end, timedelta) else end - start
        yield _zoned(start, zone, reading), long


def _words(event: Any, name: str, most: int) -> str:
    return clip(clean(str(_only(event.get(name, "")))), most)


def _address(value: Any) -> str:
    said = str(value.params.get("EMAIL") or value)
    address = said[7:] if said[:7].lower() == "mailto:" else said
    address = clean(address).strip().lower()
    return address if "@" in address and len(address) <= 254 and " " not in address else ""  # noqa: PLR2004


def _organiser(event: Any) -> str:
    found = event.get("ORGANIZER")
    return "" if found is None else _address(_only(found))


def _people(event: Any) -> str:
    """Return the people asked as JSON: [[address, name, answer], ...]; rooms are none."""
    found = event.get("ATTENDEE", [])
    told: dict[str, list[str]] = {}
    for value in (found if isinstance(found, list) else [found])[:MOST_PEOPLE]:
        address = _address(value)
        if not address or str(value.params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
            continue
        name = clip(clean(str(value.params.get("CN", ""))), 100)
        told.setdefault(address, [address, name, str(value.params.get("PARTSTAT", "")).lower()[:20]])
    organiser = event.get("ORGANIZER")
    if organiser is not None and (address := _address(_only(organiser))):
        name = clip(clean(str(_only(organiser).params.get("CN", ""))), 100)
        told.setdefault(address, [address, name, "organiser"])
    return json.dumps(list(told.values()), ensure_ascii=False, separators=(",", ":"))


def _of_uid(masters: list[Entry], instead: list[Entry], reading: _Reading) -> Iterator[list[Any]]:
    """Yield the rows of one UID: its series without what stands in for some of it, then that."""
    newest = max((entry.sequence for entry in masters), default=0)
    master = [entry for entry in masters if entry.sequence == newest][-1:]
    latest: dict[str, Entry] = {}
    for entry in sorted(instead, key=lambda e: e.sequence):
        latest[_key(entry.instead_of)] = entry
    for entry in master:
        yield from _of_master(entry, latest, reading)
    for key, entry in latest.items():
        row = _row(entry, entry.start, entry.long, key, reading)
        if row is not None:
            yield row


def _key(start: Start | None) -> str:
    if start is None:
        return ""
    return utc(start) if isinstance(start, datetime) else start.isoformat()


def _of_master(entry: Entry, latest: dict[str, Entry], reading: _Reading) -> Iterator[list[Any]]:
    zone = entry.start.tzinfo if isinstance(entry.start, datetime) else None
    lengths = {repeat.wall(start, zone): long for start, long in entry.extra if long is not None}
    series = repeat.Series(
        entry.start, entry.rules, tuple(start for start, _ in entry.extra), entry.without, entry.without_rules
    )
    try:
        found = repeat.starts(series, reading.window) if entry.is_series or entry.without else [entry.start]
    except repeat.OddRule:
        reading.note(ODD_RULE, entry.told[1])
        found = [entry.start]
    if len(found) > MOST_OF_SERIES:
        reading.note(SHORTENED, entry.told[1])
        today = reading.window.today
        found = sorted(sorted(found, key=lambda s: abs(_day(s) - today))[:MOST_OF_SERIES])
    later = sorted((e for e in latest.values() if e.and_later), key=lambda e: _key(e.instead_of))
    for start in found:
        key = _key(start)
        if key in latest:
            continue
        told, long, at = entry, lengths.get(repeat.wall(start, zone), entry.long), start
        for change in later:  # the last change that begins before this one holds
            if _key(change.instead_of) <= key:
                told, long, at = change, change.long, _moved(start, change)
        row = _row(told, at, long, key if entry.is_series else "", reading)
        if row is not None:
            yield row


def _moved(start: Start, change: Entry) -> Start:
    """Return ``start`` moved as ``change`` moved the first one that it stands in for."""
    old = change.instead_of
    zone = change.start.tzinfo if isinstance(change.start, datetime) else None
    by = repeat.wall(change.start, zone) - repeat.wall(old, zone) if old is not None else timedelta()
    moved = repeat.wall(start, zone) + by
    return moved.replace(tzinfo=zone) if isinstance(start, datetime) else moved.date()


def _day(start: Start) -> date:
    return start.astimezone().date() if isinstance(start, datetime) else start


def _row(entry: Entry, start: Start, long: timedelta, key: str, reading: _Reading) -> list[Any] | None:
    """Return the row of one meeting in the order of `EVENT_FIELDS`; None outside the window."""
    series = int(entry.is_series)
    if isinstance(start, datetime):
        zone = start.tzinfo
        end = (repeat.wall(start, zone) + long).replace(tzinfo=zone)
        first, last = start.astimezone().date(), end.astimezone().date()
        times = [utc(start), utc(end), 0, None, None]
    else:
        first, last = start, start + long - timedelta(days=1)
        last = max(last, first)
        # The day itself is what holds; the moment only sorts it among the others.
        times = [f"{first}T00:00:00Z", None, 1, first.isoformat(), last.isoformat()]
    if last < reading.window.first or first > reading.window.last:
        return None
    return [entry.uid, key, *times, *entry.told, series]
