"""Answers to invitations (iTIP REPLY and COUNTER, RFC 5546), read line by line; nothing recurs, nothing raises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from cs_workbench.kernel.text import clean, clip

LONGEST: Final = 100_000  # characters of a calendar that are looked at
MOST_LINES: Final = 2_000

_LINE: Final = re.compile(
    r"([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:\"[^\"]{0,500}\""
    r"|[^\";:,]{0,500})(?:,(?:\"[^\"]{0,500}\"|[^\";:,]{0,500})){0,9}){0,20}):(.*)",
    re.DOTALL,
)
_PARAMETER: Final = re.compile(r";([A-Za-z0-9-]+)=(\"[^\"]*\"|[^\";:,]*)")
_MOMENT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)")
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")


class Participation(StrEnum):
    """What an invited person has answered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"
    NEEDS_ACTION = "needs-action"


@dataclass(frozen=True, slots=True)
class Rsvp:
    """An answer to our invitation ``uid``.

    ``participation`` is None for a counter-proposal (``is_counter``), whose start is ``proposed`` (UTC; None: none
    that can be read). ``sequence``: of the invitation that was answered; None: not told. ``recurrence``: the
    meeting of a series, as the calendar writes it, '' for all.
    """

    uid: str
    attendee: str
    participation: Participation | None
    is_counter: bool
    sequence: int | None
    recurrence: str
    proposed: datetime | None
    comment: str


def read_rsvp(calendar: str) -> Rsvp | None:
    """Return the answer in ``calendar``; None: its METHOD is another, or it names no meeting or nobody."""
    lines = list(_lines(calendar))
    method = next((value.upper() for name, _, value in lines if name == "METHOD"), "")
    if method not in ("REPLY", "COUNTER"):
        return None
    event: dict[str, tuple[dict[str, str], str]] = {}
    inside = 0
    for name, parameters, value in lines:
        if name in ("BEGIN", "END") and value.upper() != "VCALENDAR":
            inside += 1 if name == "BEGIN" else -1
            if name == "END" and inside == 0 and "UID" in event:
                break
        elif inside == 1:
            event.setdefault(name, (parameters, value))
    who, address = event.get("ATTENDEE", ({}, ""))
    uid = event.get("UID", ({}, ""))[1]
    said = who.get("PARTSTAT", "").lower()
    counter = method == "COUNTER"
    if not uid or not (counter or said in set(Participation)):
        return None
    sequence = event.get("SEQUENCE", ({}, ""))[1]
    return Rsvp(
        clip(clean(uid), 400),
        address[:400].lower().removeprefix("mailto:").strip(),
        None if counter else Participation(said),
        counter,
        int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else None,
        event.get("RECURRENCE-ID", ({}, ""))[1][:40],
        _moment(*event.get("DTSTART", ({}, ""))) if counter else None,
        clip(clean(_ESCAPED.sub(_plain, event.get("COMMENT", ({}, ""))[1])), 500),
    )


def _lines(calendar: str) -> list[tuple[str, dict[str, str], str]]:
    text = calendar[:LONGEST].replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    found = []
    for line in text.split("\n")[:MOST_LINES]:
        read = _LINE.fullmatch(line.strip())
        if read:
            parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(read[2])}
            found.append((read[1].upper(), parameters, read[3].strip()))
    return found


def _moment(parameters: dict[str, str], value: str) -> datetime | None:
    read = _MOMENT.fullmatch(value)
    if read is None:
        return None
    try:
        zone = UTC if read[7] else ZoneInfo(parameters.get("TZID", ""))
        year, month, day, hour, minute, second = (int(part) for part in read.groups()[:6])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, KeyError, OSError, OverflowError):
        return None  # no such day, or a zone that only its own calendar knows


def _plain(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]
