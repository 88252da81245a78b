"""Has the limited child read calendars and cards; the parent never looks into what came from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources import reader
from cs_workbench.sources.calendars.records import MOST_BYTES, TOO_LONG, Card, EventPage, Window
from cs_workbench.sources.formats import HELD_OPEN, IS_FOLDER, NO_FILE, NOT_ALLOWED, SHARING_VIOLATION
from cs_workbench.sources.records import Remark
from cs_workbench.sources.refusals import refused


def events_in(
    name: str, content: bytes, window: Window, tracker: Tracker | None = None, kind: str = "ics"
) -> Iterator[EventPage]:
    """Yield the meetings of a calendar in pages; ``kind`` is 'ics', or 'caldav' for a server's answer.

    Raises:
        Refused: it is no calendar, or takes more than a calendar may.
        Cancelled: ``tracker`` was asked to stop.
    """
    job = {"do": "events", "path": name, "kind": kind, "window": window.as_json()}
    for told in reader.ask(job, Path(name), tracker or Tracker(), content):
        yield EventPage(told["rows"], told["read"], told["total"], [Remark(*r) for r in told["remarks"]])


def collection_in(name: str, content: bytes) -> dict[str, Any]:
    """Return what a CalDAV server says of a collection: is_calendar, tag (its state), name.

    Raises:
        Refused: the answer is no WebDAV answer.
    """
    (told,) = reader.ask({"do": "collection", "path": name}, Path(name), Tracker(), content)
    return told


def cards_in(path: Path, tracker: Tracker | None = None) -> list[Card]:
    """Return the people of a vCard file.

    Raises:
        Refused: it cannot be read, or there is no card in it.
    """
    content = content_of(path)
    found = []
    for told in reader.ask({"do": "cards", "path": path.name}, path, tracker or Tracker(), content):
        values: dict[str, Any] = {**told, "emails": tuple(told["emails"])}
        found.append(Card(**values))
    return found


def content_of(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        Refused: it is not there, may not be read, or is larger than any calendar.
    """
    try:
        if path.is_dir():
            raise refused(path, IS_FOLDER)
        if path.stat().st_size > MOST_BYTES:
            raise refused(path, TOO_LONG, most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refused(path, NO_FILE) from error
    except OSError as error:
        held = getattr(error, "winerror", None) == SHARING_VIOLATION
        why = error.strerror or type(error).__name__
        raise refused(path, HELD_OPEN if held else NOT_ALLOWED, why=why, later=held) from error
