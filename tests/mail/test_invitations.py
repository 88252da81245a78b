"""Invitations: read back by icalendar as they were meant, to one person alone, the same octets every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cs_workbench.mail.invitations import WIDTH, Event, invitation
from cs_workbench.mail.message import Mailbox

STARTS = datetime(2026, 12, 8, 5, tzinfo=UTC)
SATO = Mailbox("sato@nagare.example", "佐藤 花子")
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,;\\:\"^'"),
    max_size=90,
)


def event(title: str = "もくもく会", place: str = "", sequence: int = 0) -> Event:
    return Event("u1@nagare.example", title, STARTS, STARTS + timedelta(hours=1), STARTS, place, "", sequence)


def read(content: bytes) -> Calendar:
    return Calendar.from_ical(content.decode())


@given(words, words, words)
def test_what_is_written_is_read(title: str, place: str, name: str) -> None:
    made = invitation(event(title, place), SATO, Mailbox("y@c1.example", name))
    assert all(len(line) <= WIDTH for line in made.content.split(b"\r\n"))
    assert made == invitation(event(title, place), SATO, Mailbox("y@c1.example", name))
    (found,) = read(made.content).walk("VEVENT")
    assert str(found["SUMMARY"]) == title
    assert str(found.get("LOCATION", "")) == place
    assert str(found["ATTENDEE"]) == "mailto:y@c1.example"
    assert found["ATTENDEE"].params.get("CN", "").replace("\n", "") == name.replace("\n", "")
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (STARTS, STARTS + timedelta(hours=1))


def test_a_cancellation_agrees_with_its_method() -> None:
    made = invitation(event(sequence=1), SATO, Mailbox("y@c1.example"), "CANCEL")
    calendar = read(made.content)
    (found,) = calendar.walk("VEVENT")
    assert (made.method, calendar["METHOD"], found["STATUS"], found["SEQUENCE"]) == (
        "CANCEL",
        "CANCEL",
        "CANCELLED",
        1,
    )


def test_half_a_character_in_a_title_is_left_out() -> None:
    made = invitation(event("もく\ud83dもく会"), SATO, Mailbox("y@c1.example", "\udc00山田"))
    (found,) = read(made.content).walk("VEVENT")
    assert (str(found["SUMMARY"]), found["ATTENDEE"].params["CN"]) == ("もくもく会", "山田")
