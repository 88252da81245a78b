"""Calendars: every file of the data set lands or is refused, and agrees with another reader.

That reader, recurring-ical-events, is under the LGPL: an oracle of these tests alone, never shipped and never imported
by the package (`tests/arch/test_packaging.py`).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.timezone import tzp

from cs_workbench.sources.calendars import repeat
from cs_workbench.sources.calendars.ics import read_events
from cs_workbench.sources.calendars.reading import events_in
from cs_workbench.sources.calendars.records import (
    EVENT_FIELDS,
    ODD_RULE,
    SHORTENED,
    STRANGE_ZONE,
    Window,
    utc,
)
from cs_workbench.sources.refusals import Refused
from tests.shared_data import shared
from tests.zones import living_in

TODAY = date(2026, 11, 24)
WINDOW = Window(TODAY - timedelta(days=90), TODAY + timedelta(days=400), TODAY)
#: Files in which the other reader is not to be followed, and why.
OTHERWISE = {
    "rfc_7529.ics": "rules of other calendars than the Gregorian: we keep the first day and say so",
    "event_with_recurrence.ics": "hours without a zone: the other reader takes them for UTC once a Z stands nearby",
}
Found = set[tuple[str, str]]


@pytest.fixture(autouse=True)
def _tokyo() -> Iterator[None]:
    with living_in("Asia/Tokyo"):
        yield


def files(ending: str) -> list[Path]:
    return sorted(shared("data", "calendar_vcard").rglob(f"*.{ending}"))


def calendar(*events: str, head: str = "") -> bytes:
    body = "\r\n".join(f"BEGIN:VEVENT\r\n{event.strip()}\r\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}\r\n{body}\r\nEND:VCALENDAR\r\n".encode()


def read(content: bytes, window: Window = WINDOW) -> list[dict[str, Any]]:
    rows = [row for page in read_events("a.ics", content, window) for row in page.rows]
    return [dict(zip(EVENT_FIELDS, row, strict=True)) for row in rows]


def remarks(content: bytes, window: Window = WINDOW) -> dict[str, int]:
    return {r.text: r.count for page in read_events("a.ics", content, window) for r in page.remarks}


def years(content: bytes) -> list[int]:
    """Return the last three years in which something of a file begins."""
    starts = re.findall(rb"DTSTART[^:\n]*:\s*(\d{4})[01]\d", content)
    return sorted({int(year) for year in starts if int(year) > 1900})[-3:] or [2026]


def ours(content: bytes, window: Window) -> Found:
    return {
        (row["starts_on"], str(date.fromisoformat(row["ends_on"]) + timedelta(days=1)))
        if row["all_day"]
        else (row["starts_at"], row["ends_at"])
        for row in read(content, window)
    }


def theirs(content: bytes, window: Window) -> Found | None:
    """Return what icalendar and recurring-ical-events find; None where they give up on the file."""
    tzp.use_zoneinfo()
    found: Found = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for part in Calendar.from_ical(content, multiple=True):
                query = recurring_ical_events.of(part, skip_bad_series=True)
                for event in query.between(window.first, window.last + timedelta(days=1)):
                    start, end = event["DTSTART"].dt, event["DTEND"].dt
                    if isinstance(start, datetime):
                        found.add((utc(start), utc(end)))
                    else:  # a day that ends when it begins is a day long to us
                        found.add((str(start), str(max(end, start + timedelta(days=1)))))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
    return found


def inside(found: Found, window: Window) -> Found:
    """Return what does not lie at the window's edges: there the two count days in different zones."""
    first, last = str(window.first + timedelta(days=2)), str(window.last - timedelta(days=2))
    return {row for row in found if first <= row[0] <= last}


def test_every_calendar_lands_or_is_refused_with_a_sentence() -> None:
    landed = refused = 0
    for path in files("ics"):
        try:
            list(read_events(path.name, path.read_bytes(), WINDOW))
            landed += 1
        except Refused:
            refused += 1
    assert (landed + refused, refused) == (188, 11)


def test_every_calendar_agrees_with_another_reader() -> None:
    agreed = meetings = 0
    for path in files("ics"):
        content = path.read_bytes()
        for year in years(content):
            window = Window(date(year, 1, 1), date(year + 1, 3, 1), date(year, 6, 1))
            try:
                mine = inside(ours(content, window), window)
            except Refused:
                continue
            other = theirs(content, window)
            if other is None or path.name in OTHERWISE:
                continue
            assert mine == inside(other, window), f"{path.name} in {year}"
            agreed, meetings = agreed + 1, meetings + len(mine)
    assert agreed > 180
    assert meetings > 700


def test_a_file_is_read_in_the_limited_child_as_it_is_here() -> None:
    for name in ("example.ics", "issue_1231_recurrence.ics", "broken_ical.ics"):
        (path,) = (p for p in files("ics") if p.name == name and p.parent.name == "calendars")
        content, window = path.read_bytes(), Window(date(2022, 1, 1), date(2025, 1, 1), date(2023, 1, 1))
        there = [row for page in events_in(path.name, content, window) for row in page.rows]
        here = [row for page in read_events(path.name, content, window) for row in page.rows]
        assert there == here


ZONES = ("Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "")
FIRST, LAST = datetime.fromisoformat("2025-06-01"), datetime.fromisoformat("2026-12-31")
DAYS = st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 4))}"]
    end = draw(st.sampled_from(("COUNT", "UNTIL", "")))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    elif end == "UNTIL":
        parts.append(f"UNTIL=2027{draw(st.integers(1, 9)):02d}15T120000Z")
    if freq in ("WEEKLY", "MONTHLY") and draw(st.booleans()):
        days = sorted(draw(st.sets(DAYS, min_size=1, max_size=3)))
        ordinal = draw(st.sampled_from(("", "1", "2", "-1"))) if freq == "MONTHLY" else ""
        parts.append("BYDAY=" + ",".join(ordinal + day for day in days))
    elif freq == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from((1, 15, 29, 31, -1)))}")
    return ";".join(parts)


@settings(max_examples=60)
@given(
    rule=rules(),
    zone=st.sampled_from(ZONES),
    start=st.datetimes(FIRST, LAST),
    minutes=st.integers(0, 600),
    gone=st.sets(st.integers(0, 90), max_size=4),
)
def test_any_rule_agrees_with_another_reader(
    rule: str, zone: str, start: datetime, minutes: int, gone: set[int]
) -> None:
    start = start.replace(second=0, microsecond=0)
    mark = f";TZID={zone}" if zone else ""
    left_out = ",".join(f"{start + timedelta(days=days):%Y%m%dT%H%M%S}" for days in sorted(gone))
    if not zone:  # an hour without a zone cannot end in UTC
        rule = rule.replace("T120000Z", "T120000")
    event = (
        f"UID:1\r\nDTSTART{mark}:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT{minutes}M\r\nRRULE:{rule}\r\nSUMMARY:x"
        + (f"\r\nEXDATE{mark}:{left_out}" if left_out else "")
    )
    content = calendar(event)
    other = theirs(content, WINDOW)
    assert other is not None
    assert {s for s, _ in inside(ours(content, WINDOW), WINDOW)} == {s for s, _ in inside(other, WINDOW)}


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_whole_day_is_that_day_everywhere(zone: str) -> None:
    event = "UID:1\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\nSUMMARY:展示会"
    with living_in(zone):
        (row,) = read(calendar(event))
    assert (row["all_day"], row["starts_on"], row["ends_on"]) == (1, "2026-12-01", "2026-12-02")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("DTSTART;TZID=Asia/Tokyo:20261201T100000", "2026-12-01T01:00:00Z"),
        ("DTSTART;TZID=Tokyo Standard Time:20261201T100000", "2026-12-01T01:00:00Z"),
        ('DTSTART;TZID="Pacific Standard Time":20261201T100000', "2026-12-01T18:00:00Z"),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261201T100000",
            "2026-12-01T09:00:00Z",
        ),
        ("DTSTART:20261201T100000Z", "2026-12-01T10:00:00Z"),
        ("DTSTART:20261201T100000", "2026-12-01T01:00:00Z"),
        ("DTSTART;TZID=Ours/Kiosk:20261201T100000", "2026-12-01T04:30:00Z"),
    ],
)
def test_zones_by_every_name_are_right(written: str, at: str) -> None:
    own = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours/Kiosk\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    (row,) = read(calendar(f"UID:1\r\n{written}\r\nSUMMARY:x", head=own))
    assert row["starts_at"] == at


def test_a_zone_that_nobody_knows_is_local_time_and_said() -> None:
    content = calendar("UID:1\r\nDTSTART;TZID=Nowhere/Middle:20261201T100000\r\nSUMMARY:x")
    assert read(content)[0]["starts_at"] == "2026-12-01T01:00:00Z"
    assert remarks(content) == {STRANGE_ZONE: 1}


def test_a_series_keeps_its_hour_when_the_clocks_change() -> None:
    event = "UID:1\r\nDTSTART;TZID=America/New_York:20261030T090000\r\nRRULE:FREQ=DAILY;COUNT=4\r\nSUMMARY:x"
    assert [row["starts_at"][11:16] for row in read(calendar(event))] == ["13:00", "13:00", "14:00", "14:00"]


def test_an_hour_that_is_skipped_is_told_by_the_clock_before() -> None:
    event = "UID:1\r\nDTSTART;TZID=America/New_York:20270314T023000\r\nSUMMARY:x"
    assert read(calendar(event))[0]["starts_at"] == "2027-03-14T07:30:00Z"


def test_one_of_a_series_that_was_moved_stands_once_and_only_there() -> None:
    master = "UID:1\r\nDTSTART;TZID=Asia/Tokyo:20261201T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:定例"
    moved = (
        "UID:1\r\nRECURRENCE-ID;TZID=Asia/Tokyo:20261208T100000\r\nDTSTART;TZID=Asia/Tokyo:20261209T150000\r\n"
        "SUMMARY:定例(変更)\r\nSTATUS:CANCELLED"
    )
    rows = {row["recurrence"]: row for row in read(calendar(moved, master))}
    assert len(rows) == 3
    row = rows["2026-12-08T01:00:00Z"]
    assert (row["starts_at"], row["title"], row["status"]) == (
        "2026-12-09T06:00:00Z",
        "定例(変更)",
        "cancelled",
    )
    assert all(row["series"] for row in rows.values())


def test_people_are_addresses_names_and_answers_and_rooms_are_none() -> None:
    event = (
        "UID:1\r\nDTSTART:20261201T100000Z\r\nSUMMARY:x\r\nORGANIZER;CN=Sato:MAILTO:Sato@Ours.example\r\n"
        'ATTENDEE;CN="Tanaka, K";PARTSTAT=ACCEPTED:mailto:tanaka@aoba.example\r\n'
        "ATTENDEE;CUTYPE=ROOM:mailto:room@ours.example\r\nATTENDEE:invalid:nomail"
    )
    (row,) = read(calendar(event))
    assert row["organiser"] == "sato@ours.example"
    assert row["people"] == (
        '[["tanaka@aoba.example","Tanaka, K","accepted"],["sato@ours.example","Sato","organiser"]]'
    )


NEVER = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize(
    ("rule", "said", "most"),
    [
        ("FREQ=SECONDLY", ODD_RULE, 1),
        ("FREQ=MINUTELY;COUNT=1000000", ODD_RULE, 1),
        ("FREQ=HOURLY", SHORTENED, 1000),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", ODD_RULE, 1),
        (NEVER, ODD_RULE, 1),
        ("FREQ=WEEKLY;BYDAY=XX", None, 1),
        ("FREQ=FORTNIGHTLY", None, 1),
    ],
)
def test_a_rule_that_is_no_meetings_costs_little_and_is_said(
    rule: str, said: str | None, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeat, "PATIENCE", 0.2)
    content = calendar(f"UID:1\r\nDTSTART:20261120T090000Z\r\nRRULE:{rule}\r\nSUMMARY:x")
    assert len(read(content)) <= most
    if said is not None:
        assert remarks(content) == {said: 1}


def test_many_single_meetings_long_ago_cost_little() -> None:
    event = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20010101T000000Z\r\nEND:VEVENT\r\n"
    old = b"".join(event % n for n in range(20_000))
    content = b"BEGIN:VCALENDAR\r\n" + old + calendar("UID:x\r\nDTSTART:20261201T000000Z\r\nSUMMARY:x")[17:]
    assert len(read(content)) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"", "no calendar"),
        (b"\x00\x01\x02" * 100, "no calendar"),
        (b"BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", "no calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "ends in the middle"),
        (b"BEGIN:VCALENDAR\r\n" * 5_000, "nested deeper"),
        (b"BEGIN:VCALENDAR\r\n" + b" " * 50_000_001, "larger than"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 200_001, "holds more than"),
    ],
    ids=["html", "empty", "bytes", "card", "cut", "deep", "large", "many"],
)
def test_what_is_no_calendar_is_refused_with_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        list(read_events("a.ics", content, WINDOW))


def test_a_zone_that_changes_every_second_costs_nothing() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Evil\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\n"
        "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    (row,) = read(calendar("UID:1\r\nDTSTART;TZID=Evil:20261201T100000\r\nSUMMARY:x", head=zone))
    assert row["starts_at"] == "2026-12-01T01:00:00Z"


@settings(max_examples=40)
@given(st.binary(max_size=300), st.integers(0, 200))
def test_a_damaged_calendar_never_stops_the_reader(noise: bytes, at: int) -> None:
    whole = calendar("UID:1\r\nDTSTART;TZID=Asia/Tokyo:20261201T100000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:x")
    try:
        list(read_events("a.ics", whole[:at] + noise + whole[at:], WINDOW))
    except Refused:
        return
