"""The calendar of the person at the desk: the meetings that stand as to-dos, with hours and people, and one inside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from cs_workbench.services.sample.accounts import Account
from cs_workbench.services.sample.days import business_day
from cs_workbench.services.sample.outline import Outline
from cs_workbench.services.sample.plan import SampleTodo
from cs_workbench.services.sample.rows import contact_rows

FILE: Final = "calendar.ics"
HOURS: Final = ((10, 0), (13, 30), (16, 0))
NAME, EMAIL, IS_LIVE = 2, 6, -2  # places in a row of contacts
MOST_PEOPLE: Final = 2


def write(book: Outline, folder: Path, mine: Sequence[Account], todos: Sequence[SampleTodo]) -> Path:
    """Write the calendar into ``folder``; its hours are those of wherever it is read."""
    accounts = {account.id: account for account in mine}
    you = (book.words["team"][0], f"{book.words['team_mail'][0]}@nagare.example")
    lead = (book.words["lead"], f"{book.words['lead_mail']}@nagare.example")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CS Workbench//sample//EN"]
    for number, todo in enumerate(t for t in todos if t.kind == "meeting" and t.done_on is None):
        people = [
            (row[NAME], row[EMAIL])
            for row in contact_rows(book, accounts[todo.account])
            if row[IS_LIVE] and row[EMAIL]
        ]
        lines += _event(f"{todo.account}-{number}", todo.text, todo.due_on, number, you, people[:MOST_PEOPLE])
    title = {"ja": "チーム定例", "en": "Team meeting"}[book.words.language]
    monday = business_day(book.today) - timedelta(days=28)
    lines += _event("team", title, monday, 0, lead, [you], rule="RRULE:FREQ=WEEKLY")
    path = folder / FILE
    path.write_text("\r\n".join((*lines, "END:VCALENDAR", "")), encoding="utf-8", newline="")
    return path


def _event(  # noqa: PLR0917 - one line of a table
    uid: str, title: str, day: date, number: int, organiser: tuple[str, str], people: Sequence[tuple[str, str]],
    rule: str = "",
) -> list[str]:  # fmt: skip
    hour, minute = HOURS[number % len(HOURS)]
    asked = [f'ATTENDEE;CN="{name}";PARTSTAT=ACCEPTED:mailto:{mail}' for name, mail in people]
    return [
        "BEGIN:VEVENT", f"UID:{uid}@nagare.example", f"DTSTART:{day:%Y%m%d}T{hour:02d}{minute:02d}00", "DURATION:PT1H",
        f"SUMMARY:{title}", f'ORGANIZER;CN="{organiser[0]}":mailto:{organiser[1]}', *asked, *filter(None, (rule,)),
        "END:VEVENT",
    ]  # fmt: skip
