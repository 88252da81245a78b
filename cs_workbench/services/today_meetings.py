"""The meetings of calendars as rows of Today."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.calendar import MeetingRow
    from cs_workbench.services.today import TodayRow
    from cs_workbench.services.workbench import Workbench

#: Days ahead whose meetings Today shows.
AHEAD_DAYS: Final = 14
WEEK_DAYS: Final = 7


def add_meetings(
    bench: Workbench,
    book: Book,
    owner: str | None,
    days: Mapping[str, list[TodayRow]],
    row_of: Callable[..., TodayRow],
) -> None:
    """Add the meetings of today and the next days to the sections ``days``; ``row_of`` makes an account's row.

    A to-do of kind 'meeting' for the same account and day is the same meeting: it takes the hour from the calendar.
    """
    from cs_workbench.services.calendar import meetings

    today = bench.today
    for meeting in meetings(bench, today, today + timedelta(days=AHEAD_DAYS), owner):
        day = max(meeting.starts_on, today)
        over = meeting.is_done
        section = "now" if day <= today else "week" if day <= today + timedelta(days=WEEK_DAYS) else "later"
        if over:
            if day <= today:
                days["done"].append(_row(bench, book, meeting, row_of))
            continue
        made = _row(bench, book, meeting, row_of)
        rows = days[section]
        same = next((n for n, row in enumerate(rows) if _is_same(row, made)), None)
        if same is None:
            rows.append(made)
        else:
            rows[same] = dataclasses.replace(made, todo_id=rows[same].todo_id)


def _is_same(row: TodayRow, made: TodayRow) -> bool:
    return (
        row.kind == "meeting" and row.meeting_id is None and made.account_id is not None
        and row.account_id == made.account_id and row.due_on == made.due_on
    )  # fmt: skip


def _row(bench: Workbench, book: Book, meeting: MeetingRow, row_of: Callable[..., TodayRow]) -> TodayRow:
    from cs_workbench.services.calendar import when_text
    from cs_workbench.services.today import TodayRow

    text = bench.say(
        "today", N_("today", "{when} {title}"), when=when_text(bench, meeting), title=meeting.title or "–"
    )
    if meeting.outside and meeting.account_id is None:
        text = bench.say("today", N_("today", "{meeting} (no account: {why})"), meeting=text, why=meeting.why)
    key, day = f"meeting:{meeting.uid}", max(meeting.starts_on, bench.today)
    found = np.flatnonzero(book.account_id == (meeting.account_id or -1))
    if not len(found):
        return TodayRow(key, "meeting", None, "", text, due_on=day, meeting_id=meeting.id)
    row = row_of(book, int(found[0]), "meeting", text, due_on=day, meeting_id=meeting.id)
    return dataclasses.replace(row, key=key)
