"""The meetings of calendars as rows of Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today_rows import TodayRow, account_row

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.calendar import MeetingRow
    from cs_workbench.services.workbench import Workbench

#: Days ahead whose meetings Today shows.
AHEAD_DAYS: Final = 14
WEEK_DAYS: Final = 7


def meeting_rows(bench: Workbench, book: Book, owner: str | None) -> Iterator[tuple[str, TodayRow]]:
    """Yield the meetings of today and the next days, each with the section where it stands."""
    from cs_workbench.services.calendar import meetings

    today = bench.today
    for meeting in meetings(bench, today, today + timedelta(days=AHEAD_DAYS), owner, why_all=False):
        row = _row(bench, book, meeting)
        day = max(meeting.starts_on, today)
        if not meeting.is_done:
            later = "week" if day <= today + timedelta(days=WEEK_DAYS) else "later"
            yield "now" if day <= today else later, row
        elif day <= today:
            yield "done", row


def _row(bench: Workbench, book: Book, meeting: MeetingRow) -> TodayRow:
    from cs_workbench.services.calendar import when_text

    text = bench.say(
        "today", N_("today", "{when} {title}"), when=when_text(bench, meeting), title=meeting.title or "–"
    )
    if meeting.outside and meeting.account_id is None:
        text = bench.say("today", N_("today", "{meeting} (no account: {why})"), meeting=text, why=meeting.why)
    begun = meeting.starts_on < bench.today
    more: dict[str, Any] = {
        "key": f"meeting:{meeting.uid}",
        "due_on": bench.today if begun else meeting.starts_on,
        "due_at": "" if begun or meeting.starts_at is None else f"{meeting.starts_at.astimezone():%H:%M}",
        "meeting_id": meeting.id,
    }
    found = np.flatnonzero(book.account_id == (meeting.account_id or -1))
    if not len(found):
        return TodayRow(kind="meeting", account_id=None, account="", text=text, **more)
    return account_row(book, int(found[0]), "meeting", text, **more)
