"""The kinds of calendars: a file, a subscribed address, a CalDAV collection; each fetches what it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources.calendars.reading import collection_in, content_of
from cs_workbench.sources.calendars.records import Window
from cs_workbench.sources.calendars.refusals import feed_failed

if TYPE_CHECKING:
    import ssl

    from cs_workbench.sources.calendars.web import Address

#: Kinds of a calendar source, as the store keeps them. Microsoft Graph would be one more, with the sign-in of its own.
FILE, ADDRESS, CALDAV = "ics_file", "ics_address", "caldav"
KINDS: Final = (FILE, ADDRESS, CALDAV)
NO_COLLECTION: Final = N_(
    "calendars",
    "{host} has no calendar under this address. Give the address of one calendar, not of the server.",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A calendar as it came. ``kind`` tells the reader how to read it; ``known`` tells it from a later state."""

    content: bytes = field(repr=False)
    kind: str = "ics"
    known: Mapping[str, str] = field(default_factory=dict)


class CalendarFeed(Protocol):
    """Where a calendar comes from; ``name`` is what people may see of it."""

    @property
    def name(self) -> str:
        """What people may see of it: a file's name, a server's."""
        ...

    def fetch(self, known: Mapping[str, str], window: Window, tracker: Tracker) -> Fetched | None:
        """Return the calendar, or None where nothing changed since ``known``; {} asks for everything.

        Raises:
            FeedFailed, Refused: with the reason; nothing was changed.
            Cancelled: ``tracker`` was asked to stop.
        """
        ...


@dataclass(frozen=True, slots=True)
class FileFeed:
    """An .ics file on this computer."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def fetch(self, known: Mapping[str, str], window: Window, tracker: Tracker) -> Fetched | None:
        """Read it, unless it is as it was."""
        signature = ""
        if self.path.is_file():
            told = self.path.stat()
            signature = f"{told.st_size}:{told.st_mtime_ns}"
        if signature and known.get("signature") == signature:
            return None
        return Fetched(content_of(self.path), "ics", {"signature": signature})


@dataclass(frozen=True, slots=True)
class AddressFeed:
    """A published calendar that is fetched as one .ics file."""

    address: Address
    trust: ssl.SSLContext | None = None

    @property
    def name(self) -> str:
        """The server's name."""
        return self.address.host

    def fetch(self, known: Mapping[str, str], window: Window, tracker: Tracker) -> Fetched | None:
        """Ask for it, saying what is known already."""
        from cs_workbench.sources.calendars.web import ask

        headers = {"Accept": "text/calendar, */*;q=0.1"}
        if known.get("etag"):
            headers["If-None-Match"] = known["etag"]
        if known.get("modified"):
            headers["If-Modified-Since"] = known["modified"]
        answer = ask(self.address, tracker, "GET", headers, trust=self.trust)
        if answer.status == 304:  # noqa: PLR2004 - not modified
            return None
        told = {"etag": answer.headers.get("etag", ""), "modified": answer.headers.get("last-modified", "")}
        return Fetched(answer.body, "ics", {key: value for key, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class CalDavFeed:
    """One calendar of a CalDAV server, read only."""

    address: Address
    trust: ssl.SSLContext | None = None

    @property
    def name(self) -> str:
        """The server's name."""
        return self.address.host

    def fetch(self, known: Mapping[str, str], window: Window, tracker: Tracker) -> Fetched | None:
        """Ask how it stands, and for its meetings where that changed."""
        from cs_workbench.sources.calendars import dav
        from cs_workbench.sources.calendars.web import ask

        xml = {"Content-Type": "application/xml; charset=utf-8"}
        answer = ask(
            self.address, tracker, "PROPFIND", {**xml, "Depth": "0"}, dav.ASK_COLLECTION, trust=self.trust
        )
        told = collection_in(self.name, answer.body)
        if not told["is_calendar"]:
            raise feed_failed(self.name, NO_COLLECTION)
        if told["tag"] and known.get("tag") == told["tag"]:
            return None
        answer = ask(
            self.address, tracker, "REPORT", {**xml, "Depth": "1"}, dav.ask_events(window), trust=self.trust
        )
        return Fetched(answer.body, "caldav", {"tag": told["tag"]} if told["tag"] else {})
