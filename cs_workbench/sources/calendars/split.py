"""Takes a calendar file apart into its entries without understanding them: cheap, and bounded in every way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from cs_workbench.sources.calendars.records import (
    A_WEB_PAGE,
    CUT_OFF,
    MOST_BYTES,
    MOST_EVENTS,
    NOT_A_CALENDAR,
    TOO_DEEP,
    TOO_LONG,
    TOO_MANY,
)
from cs_workbench.sources.charsets import text_of_file
from cs_workbench.sources.refusals import refused

DEEPEST: Final = 20
MOST_ZONES: Final = 200
LONGEST_LINE: Final = 100_000
#: What of a meeting is read; attachments, alarms and descriptions are not even kept.
OF_EVENT: Final = frozenset(
    (
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY",
        "LOCATION", "ORGANIZER", "ATTENDEE", "STATUS", "SEQUENCE",
    )
)  # fmt: skip
_CALENDAR: Final = re.compile(
    r"^\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VAVAILABILITY)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")


@dataclass(slots=True)
class Parts:
    """The entries of a file as text. ``others``: how many entries of each other kind there are."""

    zones: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    method: str = ""
    default_zone: str = ""  # X-WR-TIMEZONE


def logical_lines(text: str) -> list[str]:
    """Return the lines with folded ones joined: one that begins with a blank goes on with the last."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\n[ \t]", "", text).split("\n")


def take_apart(name: str, content: bytes) -> Parts:
    """Return the entries of the calendar ``content``; ``name`` is what a refusal calls it.

    Raises:
        Refused: it is no calendar, too long, nested too deep, or ends in the middle.
    """
    if len(content) > MOST_BYTES:
        raise refused(name, TOO_LONG, most=MOST_BYTES // 1_000_000)
    text = text_of_file(content)
    if not _CALENDAR.search(text):
        page = re.search(r"<(?:!doctype\s+html|html|head|body)\b", text[:4096], re.IGNORECASE)
        raise refused(name, A_WEB_PAGE if page else NOT_A_CALENDAR)
    splitter = _Splitter(name)
    for line in logical_lines(text):
        splitter.take(line)
    if splitter.stack:
        raise refused(name, CUT_OFF)
    return splitter.parts


class _Splitter:
    """Follows BEGIN and END and keeps the lines that are read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.parts = Parts()
        self.stack: list[str] = []
        self._kept: list[str] = []

    def take(self, line: str) -> None:
        head = line[:6].upper()
        if head == "BEGIN:":
            self._begin(line)
        elif head.startswith("END:"):
            kind = line[4:].strip().upper()
            if kind in self.stack:
                while self.stack.pop() != kind:
                    pass
                self._end(kind, line)
        elif self.stack:
            self._keep(line)

    def _begin(self, line: str) -> None:
        self.stack.append(line[6:].strip().upper())
        if len(self.stack) > DEEPEST:
            raise refused(self._name, TOO_DEEP)
        if self.stack[-1] in ("VEVENT", "VTIMEZONE"):
            self._kept = [line]
        elif "VTIMEZONE" in self.stack:
            self._kept.append(line)

    def _end(self, kind: str, line: str) -> None:
        parts = self.parts
        if kind == "VEVENT":
            parts.events.append("\r\n".join((*self._kept, line)))
            if len(parts.events) > MOST_EVENTS:
                raise refused(self._name, TOO_MANY, most=f"{MOST_EVENTS:,}")
        elif kind == "VTIMEZONE":
            if len(parts.zones) < MOST_ZONES:
                parts.zones.append("\r\n".join((*self._kept, line)))
        elif "VTIMEZONE" in self.stack:
            self._kept.append(line)
        elif self.stack in ([], ["VCALENDAR"]) and kind != "VCALENDAR":
            parts.others[kind] += 1

    def _keep(self, line: str) -> None:
        found = _NAME.match(line)
        word = found[0].upper() if found else ""
        if self.stack[-1] == "VEVENT":
            if word in OF_EVENT and len(line) <= LONGEST_LINE:
                self._kept.append(line)
        elif "VTIMEZONE" in self.stack:
            # A zone changes once or twice a year: another rule is no zone's, and costs more than a machine has.
            if word != "RRULE" or "FREQ=YEARLY" in line.upper():
                self._kept.append(line)
        elif self.stack[-1] == "VCALENDAR":
            value = line.partition(":")[2].strip()
            if word == "METHOD":
                self.parts.method = value.upper()
            elif word == "X-WR-TIMEZONE":
                self.parts.default_zone = value
