"""What a calendar or a file of cards hands over: rows of plain values, and what a person should know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.records import Remark

#: Of one calendar file. More is refused: nobody's diary is that long.
MOST_BYTES: Final = 50_000_000
MOST_EVENTS: Final = 200_000
#: Of one series within the window, those nearest to today; and of the whole calendar.
MOST_OF_SERIES: Final = 1_000
MOST_OCCURRENCES: Final = 100_000
MOST_PEOPLE: Final = 300
#: Days before and after today whose meetings are taken.
DAYS_BACK: Final = 90
DAYS_AHEAD: Final = 400

#: The order of values in a row of `EventPage.rows`; times ISO UTC, days ISO dates, ``ends_on`` the last day.
EVENT_FIELDS: Final = (
    "event", "recurrence", "starts_at", "ends_at", "all_day", "starts_on", "ends_on", "zone", "title", "place",
    "organiser", "people", "status", "series",
)  # fmt: skip

NOT_A_CALENDAR: Final = N_("refused", "It is no calendar. Export it again as an .ics file.")
A_WEB_PAGE: Final = N_(
    "refused",
    "What came is a web page and no calendar; the address may ask for a sign-in. "
    "Copy the address that ends in .ics from the calendar's sharing settings.",
)
TOO_LONG: Final = N_("refused", "It is larger than {most} MB. Export a shorter time.")
TOO_MANY: Final = N_("refused", "It holds more than {most} meetings. Export a shorter time.")
TOO_DEEP: Final = N_("refused", "Its parts are nested deeper than any calendar's. Export it again.")
CUT_OFF: Final = N_("refused", "It ends in the middle. Export or fetch it again.")

BROKEN: Final = N_("calendars", "{count} entries could not be read and were left out, such as {value}.")
STRANGE_ZONE: Final = N_(
    "calendars", "{count} meetings name a time zone that nobody knows ({value}); they are read as local time."
)
ODD_RULE: Final = N_(
    "calendars",
    "{count} series repeat by a rule that no meeting has, or that is not understood; of each only the first is kept, "
    "such as {value}.",
)
SHORTENED: Final = N_(
    "calendars", "{count} series have more than {most} meetings in this time; the nearest are kept."
)


@dataclass(frozen=True, slots=True)
class Window:
    """The time whose meetings are taken: local days from ``first`` to ``last``, ``now`` being today's noon."""

    first: date
    last: date
    today: date

    def as_json(self) -> list[str]:
        """Return it as a job carries it."""
        return [self.first.isoformat(), self.last.isoformat(), self.today.isoformat()]

    @classmethod
    def from_json(cls, days: list[str]) -> Window:
        """Return the window that `as_json` wrote."""
        first, last, today = map(date.fromisoformat, days)
        return cls(first, last, today)


@dataclass(frozen=True, slots=True)
class EventPage:
    """At most a page of meetings of a calendar. ``read``: entries read so far, of ``total``."""

    rows: list[list[Any]]
    read: int = 0
    total: int = 0
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """A person of a vCard file; unknown is ''."""

    name: str
    reading: str = ""
    emails: tuple[str, ...] = ()
    title: str = ""
    department: str = ""
    company: str = ""
    phone: str = ""


def utc(moment: datetime) -> str:
    """Return a moment as it is stored; one without a zone is local time."""
    from cs_workbench.kernel.clock import iso

    return iso(moment.astimezone())
