"""What a CalDAV server (RFC 4791) is asked, and what it answers; the answers are read in the limited child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.calendars.records import CUT_OFF, EventPage, Window
from cs_workbench.sources.refusals import Refused, refused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DAV: Final = "{DAV:}"
CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
SERVER: Final = "{http://calendarserver.org/ns/}"
NOT_DAV: Final = N_(
    "refused", "What came is no answer of a calendar server. Check the address; it is that of one calendar."
)
ASK_COLLECTION: Final = (
    b'<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" '
    b'xmlns:s="http://calendarserver.org/ns/"><d:prop><d:resourcetype/><d:displayname/><s:getctag/>'
    b"<d:sync-token/></d:prop></d:propfind>"
)


def ask_events(window: Window) -> bytes:
    """Return the body of a REPORT for the meetings of ``window``; a day more on each side, for the zones."""
    first, last = window.first - timedelta(days=1), window.last + timedelta(days=2)
    return (
        '<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns:d="DAV:" '
        'xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter>'
        '<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">'
        f'<c:time-range start="{first:%Y%m%d}T000000Z" end="{last:%Y%m%d}T000000Z"/>'
        "</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"
    ).encode()


def read_collection(name: str, content: bytes) -> dict[str, Any]:
    """Return what a PROPFIND answer says: is_calendar, tag ('' when there is none), name."""
    root = _answer(name, content)
    return {
        "is_calendar": root.find(f".//{DAV}resourcetype/{CALDAV}calendar") is not None,
        "tag": (root.findtext(f".//{SERVER}getctag") or root.findtext(f".//{DAV}sync-token") or "").strip(),
        "name": (root.findtext(f".//{DAV}displayname") or "").strip(),
    }


def read_answer(name: str, content: bytes, window: Window) -> Iterator[EventPage]:
    """Yield the meetings of a REPORT answer in pages; each calendar object in it stands for itself.

    Raises:
        Refused: it is no such answer.
    """
    from cs_workbench.sources.calendars.ics import pages_of
    from cs_workbench.sources.calendars.split import Parts, take_apart

    every = Parts()
    for data in _answer(name, content).iter(f"{CALDAV}calendar-data"):
        try:
            parts = take_apart(name, (data.text or "").encode())
        except Refused as error:
            if error.why.text == CUT_OFF:
                raise  # a server that is cut off: what is missing must not look like removed
            continue
        every.zones += parts.zones
        every.events += parts.events
    yield from pages_of(every, window)


def _answer(name: str, content: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refused(name, NOT_DAV) from error
    if root.tag != f"{DAV}multistatus":
        raise refused(name, NOT_DAV)
    return root
