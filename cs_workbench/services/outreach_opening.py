"""When a running campaign may send: its hours, and what happens to one whose hour went by (outreach.md 4.2)."""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from cs_workbench.domain.business_days import BusinessDays
from cs_workbench.domain.send_window import Window
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.services.calendar_days import business_days
from cs_workbench.services.outreach_run import Cancel, Pause

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: A campaign that should have begun so long ago and has not: the computer was off.
LATE_AFTER: Final = timedelta(hours=6)
_ZONE: Final = "Asia/Tokyo"


def put_off(bench: Workbench, writing: Writing, mailbox: Row, now: datetime, begun: datetime) -> None:
    """Move the start of campaigns outside their hours to the next open moment; deal with those that are late.

    ``begun``: when this run of the sender began; what waited longer than that for its turn is not late.
    """
    from cs_workbench.store import campaigns, outbox

    for row in outbox.running(writing.db, mailbox["id"]):
        start = from_iso(row["start_at"])
        if start > now:
            continue
        if row["state"] == "scheduled" and begun - start > LATE_AFTER and row["late"] != "send":
            step = Cancel(row["uid"]) if row["late"] == "skip" else Pause(row["uid"])
            step.perform(bench, writing)
            writing.changed("campaign", [row["id"]])
            continue
        opens = _opens(bench, row, now)
        if opens is None:
            log.warning("the hours of campaign %s never open; it is paused", row["uid"])
            Pause(row["uid"]).perform(bench, writing)
            writing.changed("campaign", [row["id"]])
        elif opens > now:
            campaigns.put(writing.db, row["id"], {"start_at": iso(opens)}, at=iso(now))
            writing.changed("campaign", [row["id"]])


def _opens(bench: Workbench, row: Row, now: datetime) -> datetime | None:
    """Return when a campaign may send from ``now`` on; None: never, also where its hours cannot be read."""
    try:
        window = window_of(bench, row["hours"])
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return now if window is None else window.open_from(now)


def window_of(bench: Workbench, hours: Mapping[str, Any]) -> Window | None:
    """Return the hours of a campaign as a window; None: it may send at any hour.

    Raises:
        KeyError, TypeError, ValueError: they are no hours, or no zone.
    """
    if not any(hours.get(name) for name in ("from", "to", "days")):
        return None
    known = business_days(bench)
    wanted = set(hours.get("days") or range(7))
    days = BusinessDays(lambda day: day.weekday() not in wanted or not known.is_open(day))
    first = time.fromisoformat(hours.get("from") or "00:00")
    last = time.fromisoformat(hours["to"]) if hours.get("to") else time.max
    return Window(ZoneInfo(hours.get("zone") or _ZONE), days, first, last)
