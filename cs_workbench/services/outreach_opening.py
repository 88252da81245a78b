"""When a running campaign may send: its hours, and what happens to one whose hour went by (outreach.md 4.2)."""

from __future__ import annotations

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
        window = window_of(bench, row["hours"])
        opens = now if window is None else window.open_from(now)
        if opens is not None and opens > now:
            campaigns.put(writing.db, row["id"], {"start_at": iso(opens)}, at=iso(now))
            writing.changed("campaign", [row["id"]])


def window_of(bench: Workbench, hours: Mapping[str, Any]) -> Window | None:
    """Return the hours of a campaign as a window; None: it may send at any hour."""
    if not hours.get("from") or not hours.get("to"):
        return None
    known = business_days(bench)
    wanted = set(hours.get("days") or range(7))
    days = BusinessDays(lambda day: day.weekday() not in wanted or not known.is_open(day))
    first, last = (time.fromisoformat(hours[name]) for name in ("from", "to"))
    return Window(ZoneInfo(hours.get("zone") or _ZONE), days, first, last)
