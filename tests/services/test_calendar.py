"""Calendars end to end: from a file or a server to rows of Today, and who is never kept."""

from __future__ import annotations

import dataclasses
import ssl
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import secret_texts
from cs_workbench.services.account import account_page, find_account
from cs_workbench.services.calendar import (
    AddStop,
    AssignMeeting,
    NoSuchMeeting,
    NotAnAddress,
    RemoveStop,
    meeting,
    meetings,
    stop_list,
    when_text,
)
from cs_workbench.services.calendars import (
    AddressForgotten,
    NoSuchCalendar,
    add_calendar,
    calendar_named,
    calendars,
    remove_calendar,
    sync_calendars,
)
from cs_workbench.services.cards import cards_to_land, preview_cards
from cs_workbench.services.changes import changes_since
from cs_workbench.services.commands import do, redo_last, undo_last, undo_list
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.syncing import SourceExists, add_source, sources, sync
from cs_workbench.services.today import TodayRow, today_page
from cs_workbench.services.today_rows import end_of
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench
from cs_workbench.sources.calendars.refusals import FeedFailed
from cs_workbench.sources.refusals import Refused
from tests.services.conftest import CLOCK
from tests.web_servers import Answer, Asked, https
from tests.zones import living_in

TODAY = CLOCK.today()
MAPPING = """
source = "crm"
currency = "JPY"
[[file]]
path = "accounts.csv"
into = "account"
key = ["id"]
fields.name = {column = "name"}
fields.domain = {column = "web"}
fields.owner = {column = "owner"}
[[file]]
path = "contacts.csv"
into = "contact"
key = ["id"]
account = {column = "account"}
fields.name = {column = "name"}
fields.email = {column = "email"}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workbench]:
    """Return a profile with three accounts and a contact, in Tokyo."""
    crm = tmp_path / "crm"
    crm.mkdir()
    (crm / "accounts.csv").write_text(
        "id,name,web,owner\na1,あおば精機,https://www.aoba.example/,佐藤\na2,椿屋,tsubaki.co.jp,鈴木\na3,東雲,,佐藤\n",
        "utf-8",
    )
    (crm / "contacts.csv").write_text("id,account,name,email\nc1,a3,森 一郎,Mori@gmail.com\n", "utf-8")
    with living_in("Asia/Tokyo"):
        bench = open_workbench(data_dir=tmp_path / "profile", language="en", clock=CLOCK)
        add_source(bench, crm, MAPPING)
        sync(bench, [], Tracker())
        do(bench, SetSetting("owner", "佐藤"))
        do(bench, SetSetting("own_domains", "nagare.example"))
        yield bench
        close_workbench(bench)


def event(uid: str, day: int, people: str, title: str = "x", more: str = "") -> str:
    on = TODAY + timedelta(days=day)
    asked = "".join(f"ATTENDEE;CN={p.split('@')[0]}:mailto:{p}\r\n" for p in people.split())
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;TZID=Tokyo Standard Time:{on:%Y%m%d}T100000\r\nDURATION:PT1H\r\n"
        f"SUMMARY:{title}\r\nORGANIZER:mailto:sato@nagare.example\r\n{asked}{more}END:VEVENT\r\n"
    )


def ics(*events: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


EVENTS = (
    event("1", 0, "tanaka@aoba.example", "定例", "RRULE:FREQ=WEEKLY\r\n"),
    event("2", 1, "mori@gmail.com", "更新の相談"),
    event("3", 2, "x@tsubaki.co.jp", "訪問"),
    event("4", 0, "kato@nagare.example", "社内"),
    event("5", 3, "who@nobody.example", "紹介"),
)


@pytest.fixture
def diary(desk: Workbench, tmp_path: Path) -> Path:
    """Return the file of a calendar that was added and synced."""
    path = tmp_path / "diary.ics"
    path.write_bytes(ics(*EVENTS))
    add_calendar(desk, str(path))
    sync_calendars(desk, [], Tracker())
    return path


def titles(bench: Workbench, days: int = 6, *, everything: bool = False) -> list[str]:
    return [row.title for row in meetings(bench, TODAY, TODAY + timedelta(days=days), everything=everything)]


def test_meetings_find_their_accounts_and_say_why(desk: Workbench, diary: Path) -> None:
    rows = {row.title: row for row in meetings(desk, TODAY, TODAY + timedelta(days=6))}
    assert {title: row.account for title, row in rows.items()} == {
        "定例": "あおば精機", "更新の相談": "東雲", "訪問": "椿屋", "紹介": "",
    }  # fmt: skip
    assert rows["定例"].why == "tanaka writes from aoba.example, the domain of あおば精機."
    assert rows["更新の相談"].why == "mori is a contact of 東雲."
    assert rows["紹介"].why == "No account knows nobody.example."
    assert when_text(desk, rows["定例"]) == "10:00–11:00"
    assert rows["定例"].is_one_to_one
    assert not rows["更新の相談"].is_one_to_one
    assert [(p.email, p.is_known) for p in rows["更新の相談"].outside] == [("mori@gmail.com", True)]
    assert "社内" in titles(desk, everything=True)


def test_a_sync_of_what_is_unchanged_writes_no_meeting(desk: Workbench, diary: Path) -> None:
    seq, _ = changes_since(desk, 0)
    (done,) = sync_calendars(desk, ["diary"], Tracker())
    assert done.state == "unchanged"
    diary.write_bytes(diary.read_bytes() + b"\r\n")  # another file, the same meetings
    (done,) = sync_calendars(desk, ["diary"], Tracker())
    assert (done.inserted, done.changed, done.retired) == (0, 0, 0)
    assert done.unchanged > 50
    _, changes = changes_since(desk, seq)
    assert set(changes.kinds) == {"calendar"}


def test_what_a_calendar_no_longer_has_is_gone_and_comes_back(desk: Workbench, diary: Path) -> None:
    diary.write_bytes(ics(*EVENTS[:2]))
    (done,) = sync_calendars(desk, [], Tracker())
    assert done.retired == 3
    assert titles(desk) == ["定例", "更新の相談"]
    diary.write_bytes(ics(*EVENTS))
    sync_calendars(desk, [], Tracker())
    assert len(titles(desk)) == 4


def test_a_file_that_cannot_be_read_loses_nothing_and_says_so(desk: Workbench, diary: Path) -> None:
    diary.write_bytes(ics(*EVENTS)[:300])
    with pytest.raises(Refused, match="ends in the middle"):
        sync_calendars(desk, [], Tracker())
    row = calendar_named(desk, "diary")
    assert row.state == "failed"
    assert row.sentences[0] == "It ends in the middle. Export or fetch it again."
    assert len(titles(desk)) == 4


def test_one_calendar_that_fails_keeps_no_other_from_its_sync(
    desk: Workbench, diary: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ics"
    other.write_bytes(ics(event("9", 0, "y@aoba.example", "追加")))
    add_calendar(desk, str(other))
    diary.unlink()
    with pytest.raises(Refused):
        sync_calendars(desk, [], Tracker())
    assert "追加" in titles(desk)
    with pytest.raises(SourceExists):
        add_calendar(desk, str(other), "other")
    with pytest.raises(NoSuchCalendar):
        sync_calendars(desk, ["no"], Tracker())


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_that_jumps_loses_nothing(desk: Workbench, diary: Path, years: int) -> None:
    far = dataclasses.replace(desk, clock=FixedClock(CLOCK.at.replace(year=CLOCK.at.year + years)))
    sync_calendars(far, [], Tracker())
    sync_calendars(desk, [], Tracker())
    assert len(titles(desk)) == 4


def test_the_stop_list_deletes_and_keeps_out_until_it_is_undone(desk: Workbench, diary: Path) -> None:
    done = do(desk, AddStop("Aoba.example"))
    assert done.params == {"address": "aoba.example", "n": 58}
    assert titles(desk) == ["更新の相談", "訪問", "紹介"]
    diary.write_bytes(ics(*EVENTS, event("6", 1, "z@sub.aoba.example", "内緒")))
    (synced,) = sync_calendars(desk, [], Tracker())
    assert synced.stopped == 59
    with desk.store.read() as db:
        kept = db.execute("SELECT count(*) FROM remote_event WHERE people LIKE '%aoba%'").fetchone()
    assert kept == (0,)
    undo_last(desk)
    assert stop_list(desk) == []
    sync_calendars(desk, [], Tracker())
    assert {"定例", "内緒"} <= set(titles(desk))
    redo_last(desk)
    assert stop_list(desk) == ["aoba.example"]
    do(desk, RemoveStop("aoba.example"))
    with pytest.raises(NotAnAddress):
        do(desk, AddStop("nothing"))


def test_today_shows_meetings_with_their_hour_and_can_end_them(desk: Workbench, diary: Path) -> None:
    account = find_account(desk, "あおば精機")
    do(desk, AddTodo(account, "meeting", "月例", TODAY.isoformat()))
    sections = {s.id: s.rows for s in today_page(desk, "佐藤").sections}
    rows = [row for row in sections["now"] if row.kind == "meeting"]
    assert [(row.text, row.account_id, row.due_on) for row in rows] == [("10:00–11:00 定例", account, TODAY)]
    assert rows[0].todo_id is not None  # the to-do and the entry are one row
    week = {row.text: row.account for row in sections["week"] if row.kind == "meeting"}
    assert week["10:00–11:00 訪問"] == "椿屋"  # a colleague's account, in my calendar
    assert week["10:00–11:00 紹介 (no account: No account knows nobody.example.)"] == ""
    do(desk, end_of(rows))
    sections = {s.id: s.rows for s in today_page(desk, "佐藤").sections}
    assert [row.text for row in sections["now"] if row.kind == "meeting"] == []
    assert [row.text for row in sections["done"] if row.meeting_id] == ["10:00–11:00 定例"]


def test_a_meeting_that_is_also_a_todo_is_done_and_undone_in_one_step(desk: Workbench, diary: Path) -> None:
    do(desk, AddTodo(find_account(desk, "あおば精機"), "meeting", "月例", TODAY.isoformat()))
    do(desk, AddTodo(find_account(desk, "椿屋"), "task", "見積り", TODAY.isoformat(), owner="佐藤"))

    def now() -> list[TodayRow]:
        return [
            row
            for s in today_page(desk, "佐藤").sections
            if s.id == "now"
            for row in s.rows
            if row.due_on == TODAY
        ]

    before, steps = now(), len(undo_list(desk))
    meetings_alone = [row for row in before if row.meeting_id]
    for rows, said in ((meetings_alone, "Meeting done: 定例"), (before, f"{len(before)} to-dos done")):
        do(desk, end_of(rows))
        assert [row.key for row in now()] == [row.key for row in before if row not in rows]
        assert [step.text for step in undo_list(desk)][:-steps] == [said]
        undo_last(desk)
        assert now() == before
        redo_last(desk)
        assert not {row.key for row in now()} & {row.key for row in rows}
        undo_last(desk)


def test_a_person_may_say_which_account_it_is(desk: Workbench, diary: Path) -> None:
    (row,) = [row for row in meetings(desk, TODAY, TODAY + timedelta(days=6)) if row.title == "紹介"]
    do(desk, AssignMeeting(row.id, find_account(desk, "東雲")))
    sync_calendars(desk, [], Tracker())
    row = meeting(desk, row.uid)
    assert (row.account, row.why) == ("東雲", "You chose this account.")
    assert (
        "25 Nov 2026 10:00–11:00 更新の相談 (森 一郎)"
        in account_page(desk, find_account(desk, "東雲")).next_meeting
    )
    undo_last(desk)
    assert meeting(desk, row.uid).account == ""
    with pytest.raises(NoSuchMeeting):
        meeting(desk, "none")


def test_a_new_contact_is_matched_without_reading_the_calendar_again(
    desk: Workbench, diary: Path, tmp_path: Path
) -> None:
    (tmp_path / "crm" / "contacts.csv").write_text(
        "id,account,name,email\nc2,a3,Who,who@nobody.example\n", "utf-8"
    )
    sync(desk, [], Tracker())
    (done,) = sync_calendars(desk, [], Tracker())
    assert done.state == "unchanged"
    rows = {row.title: row.account for row in meetings(desk, TODAY, TODAY + timedelta(days=6))}
    assert rows["紹介"] == "東雲"


def test_a_calendar_and_its_meetings_are_removed(desk: Workbench, diary: Path) -> None:
    remove_calendar(desk, "diary")
    assert calendars(desk) == []
    assert titles(desk, everything=True) == []
    assert [row.name for row in sources(desk)] == ["crm"]
    assert diary.exists()


def test_an_address_is_a_secret_and_is_synced(desk: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    state = {"body": ics(*EVENTS)}

    def answer(asked: Asked) -> Answer:
        tag = f'"{len(state["body"])}"'
        if asked.headers.get("if-none-match") == tag:
            return 304, {}, b""
        return 200, {"ETag": tag}, state["body"]

    with https(answer) as peer:
        monkeypatch.setattr(ssl, "create_default_context", lambda *_, **__: peer.trust)
        row = add_calendar(desk, f"{peer.url}/CANARY/basic.ics", "web")
        assert (row.place, row.state) == ("localhost", "new")
        assert [r.state for r in sync_calendars(desk, [], Tracker())] == ["done"]
        assert [r.state for r in sync_calendars(desk, [], Tracker())] == ["unchanged"]
        later = dataclasses.replace(desk, clock=FixedClock(CLOCK.at + timedelta(days=8)))
        assert [r.state for r in sync_calendars(later, [], Tracker())] == ["done"]  # the window has moved on
    assert len(titles(desk)) == 4
    assert "CANARY" not in repr(calendars(desk))
    with pytest.raises(FeedFailed, match="cannot be reached"):
        sync_calendars(desk, [], Tracker())
    assert len(titles(desk)) == 4
    assert calendar_named(desk, "web").state == "failed"
    log = "".join(path.read_text("utf-8") for path in (desk.folder / "log").glob("*"))
    assert "CANARY" not in log
    monkeypatch.setattr(secret_texts, "kept", lambda *_: None)
    with pytest.raises(AddressForgotten):
        sync_calendars(desk, [], Tracker())


def test_cards_land_as_people_of_the_accounts_they_point_to(desk: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEMAIL:{}\r\nEND:VCARD\r\n"
    people = (("田中", "tanaka@aoba.example"), ("森", "mori@gmail.com"), ("誰", "a@gmail.com"), ("無", ""))
    path.write_text("".join(card.format(*person) for person in people), "utf-8")
    rows = preview_cards(desk, path)
    assert [(row.name, row.account, row.is_known) for row in rows] == [
        ("田中", "あおば精機", False), ("森", "東雲", True), ("誰", "", False), ("無", "", False),
    ]  # fmt: skip
    assert rows[3].why == "The card has no mail address."
    done = do(desk, cards_to_land(rows))
    assert done.params == {"n": 1}
    assert [row.is_known for row in preview_cards(desk, path)] == [True, True, False, False]
    undo_last(desk)
    assert not next(iter(preview_cards(desk, path))).is_known
    redo_last(desk)


def test_a_long_meeting_stands_on_each_of_its_days(desk: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "fair.ics"
    body = "UID:1\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261126\r\nSUMMARY:展示会\r\n"
    path.write_bytes(ics(f"BEGIN:VEVENT\r\n{body}ATTENDEE:mailto:a@aoba.example\r\nEND:VEVENT\r\n"))
    add_calendar(desk, str(path))
    sync_calendars(desk, [], Tracker())
    for day in range(21, 28):
        on = date(2026, 11, day)
        assert bool(meetings(desk, on, on)) == (23 <= day <= 25)
