"""An invitation (RFC 5545, 5546) to one person: other invited customers never stand in it.

Times are UTC, which every calendar shows in its own zone. The same event makes the same octets, so that what was frozen
can be proven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from cs_workbench.mail.headers import whole_characters
from cs_workbench.mail.message import Invitation, Mailbox

WIDTH: Final = 75  # octets of a line, RFC 5545 3.1
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_NEVER: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Event:
    """What people are invited to.

    ``uid`` is the same in every invitation to it; ``sequence`` counts its changes from 0; ``stamped_at``: when it was
    written. Moments have a time zone.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    stamped_at: datetime
    place: str = ""
    text: str = ""
    sequence: int = 0


def invitation(
    event: Event, organiser: Mailbox, attendee: Mailbox, method: Literal["REQUEST", "CANCEL"] = "REQUEST"
) -> Invitation:
    """Return the invitation of ``attendee`` alone; 'CANCEL' takes one back, with a higher ``sequence``."""
    asked = "PARTSTAT=NEEDS-ACTION;RSVP=TRUE" if method == "REQUEST" else "PARTSTAT=DECLINED"
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//CS Workbench//invitation//EN", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}", f"SEQUENCE:{event.sequence}", f"DTSTAMP:{_moment(event.stamped_at)}",
        f"DTSTART:{_moment(event.starts_at)}", f"DTEND:{_moment(event.ends_at)}", f"SUMMARY:{_text(event.title)}",
        *([f"LOCATION:{_text(event.place)}"] if event.place else []),
        *([f"DESCRIPTION:{_text(event.text)}"] if event.text else []),
        f"ORGANIZER{_name(organiser)}:mailto:{organiser.address}",
        f"ATTENDEE{_name(attendee)};ROLE=REQ-PARTICIPANT;{asked}:mailto:{attendee.address}",
        f"STATUS:{'CONFIRMED' if method == 'REQUEST' else 'CANCELLED'}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return Invitation(method, "".join(f"{_folded(line)}\r\n" for line in lines).encode())


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    plain = _NEVER.sub("", text.replace("\r\n", "\n"))
    return "".join(_ESCAPED.get(sign, sign) for sign in plain)


def _name(person: Mailbox) -> str:
    """Return the CN parameter: quoted, with the signs that may not stand in quotes as RFC 6868 writes them."""
    if not person.name:
        return ""
    name = _NEVER.sub("", person.name).replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f';CN="{name}"'


def _folded(line: str) -> str:
    """Return a content line, broken between characters, never inside one."""
    return "\r\n ".join(piece.decode() for piece in whole_characters(line, WIDTH, WIDTH - 1))
