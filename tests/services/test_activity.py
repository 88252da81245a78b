"""Touches, mails, chats, topics, voices and requests, as a person's steps: done, told, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.account import account_page
from cs_workbench.services.activity import (
    Asked,
    accounts_meant,
    activity_counts,
    activity_page,
    people_of,
    whole_text,
)
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.incoming import incoming_chat, incoming_mail, mail_paths, read_mail, touch_of
from cs_workbench.services.requests import (
    AddRequest,
    LinkVoices,
    SetRequest,
    ShipRequest,
    put_under,
    request_rows,
)
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.topics import AssignTopic, topics_of
from cs_workbench.services.touches import LogTouch, attendees, is_meaningful, usual_minutes
from cs_workbench.services.voices import AddVoice, voice_counts, voices
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK
from tests.support.crm import MAPPING

CONTACTS = """
[[file]]
path = "contacts.csv"
into = "contact"
key = ["id"]
account = {column = "account"}
[file.fields]
name = {column = "name"}
email = {column = "mail"}
"""
MAIL = (
    "From: {sender}\r\nTo: 佐藤 <sato@nagare.example>\r\nSubject: {subject}\r\n"
    "Date: Mon, 23 Nov 2026 10:23:00 +0900\r\n{more}\r\nYes, Friday works.\r\n\r\nOn Monday Kei wrote:\r\n> Friday?\r\n"
)


def ids(bench: Workbench) -> list[int]:
    return [int(i) for i in load_book(bench).account_id]


def lines(bench: Workbench, *accounts: int) -> list[tuple[str, str]]:
    return [(r.chip, r.text) for r in activity_page(bench, Asked(accounts=accounts or None)).rows]


@pytest.fixture
def people(tmp_path: Path, crm: Path) -> Iterator[Workbench]:
    """Return a profile with contacts at the first two accounts, one of them with an address anybody may have."""
    rows = ("p1,a1,田中 花,hana@aoba.example", "p2,a1,柏木 直人,kashiwagi@aoba.example",
            "p3,a2,Rosa,rosa@gmail.com")  # fmt: skip
    (crm / "contacts.csv").write_text("\n".join(("id,account,name,mail", *rows, "")), encoding="utf-8")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en", clock=CLOCK)
    add_source(opened, crm, MAPPING + CONTACTS)
    sync(opened, [], Tracker())
    do(opened, SetSetting("owner", "佐藤"))
    yield opened
    close_workbench(opened)


def mail(tmp_path: Path, sender: str, subject: str = "Friday", more: str = "") -> Path:
    path = tmp_path / "mail.eml"
    path.write_bytes(MAIL.format(sender=sender, subject=subject, more=more).encode())
    return path


def test_a_touch_has_the_defaults_of_its_channel_which_are_settings(bench: Workbench) -> None:
    account = ids(bench)[0]
    assert usual_minutes(bench) == {
        "visit": 60, "remote": 45, "phone": 15, "mail": 5, "chat": 5, "event": 90, "content": 0,
    }  # fmt: skip
    do(bench, SetSetting("minutes_phone", 25))
    do(bench, LogTouch((account,), "phone"))
    do(bench, LogTouch((account,), "content"))
    rows = activity_page(bench, Asked(accounts=(account,))).rows
    assert sorted((r.channel, r.minutes, r.meaningful) for r in rows) == [
        ("content", 0, False), ("phone", 25, True),
    ]  # fmt: skip
    assert is_meaningful("mail", "in")
    assert not is_meaningful("mail", "out")


def test_a_selection_gets_one_group_touch_that_is_one_step(people: Workbench) -> None:
    one, two, three = ids(people)[:3]
    found = attendees(people, (one, two, three))
    assert [(p.account, p.name) for p in found] == [
        ("あおば精機", "柏木 直人"), ("あおば精機", "田中 花"), ("椿屋ホーム", "Rosa"),
    ]  # fmt: skip
    told = tuple((p.account_id, p.ref, p.name, p.name != "Rosa") for p in found)
    do(people, LogTouch((one, two, three), "event", summary="Workshop", people=told))
    rows = {r.account_id: r for r in activity_page(people, Asked(chips=frozenset({"event"}))).rows}
    assert {r.meaningful for r in rows.values()} == {True, False}
    assert rows[two].meaningful is False  # Rosa was invited and absent
    assert people_of(rows[one])[0] == {"contact": found[0].ref, "name": "柏木 直人", "attended": True}
    with people.store.read() as db:
        groups = db.execute("SELECT DISTINCT group_uid FROM local_touch").fetchall()
    assert len(groups) == 1
    assert groups[0][0]
    undo_last(people)
    assert lines(people, one, two, three) == []
    redo_last(people)
    assert len(lines(people, one, two, three)) == 3


def test_a_dropped_mail_finds_its_account_by_person_and_is_one_touch(
    people: Workbench, tmp_path: Path
) -> None:
    path = mail(tmp_path, "Hana <HANA@aoba.example>", more="Message-ID: <m1@aoba.example>\r\n")
    found = incoming_mail(people, read_mail(path))
    account = ids(people)[0]
    assert found.accounts == ((account, "あおば精機"),)
    assert found.why == "田中 花 is a contact there"
    assert (found.direction, found.is_dated, found.is_known) == ("in", True, False)
    assert found.summary == "Friday – Yes, Friday works."
    do(people, touch_of(found, account))
    (row,) = activity_page(people, Asked(accounts=(account,))).rows
    assert (row.chip, row.direction, row.meaningful, row.minutes) == ("mail", "in", True, 5)
    assert "> Friday?" in whole_text(people, row)
    assert incoming_mail(people, read_mail(path)).is_known
    again = do(people, touch_of(found, account))
    assert people.say("done", again.said) == "This was logged already. Nothing was changed."
    assert len(lines(people, account)) == 1
    undo_last(people)
    do(people, touch_of(found, account))
    assert len(lines(people, account)) == 1
    redo_last(people)  # the one taken back is the same mail: it stays away
    assert len(lines(people, account)) == 1


def test_a_mail_is_told_by_domain_but_never_by_a_public_one(people: Workbench, tmp_path: Path) -> None:
    found = incoming_mail(people, read_mail(mail(tmp_path, "new.person@aoba.example")))
    assert (found.accounts[0][1], found.why) == ("あおば精機", "the domain is aoba.example")
    stranger = incoming_mail(people, read_mail(mail(tmp_path, "someone@gmail.com")))
    assert stranger.accounts == ()
    assert stranger.why == "nobody in it is known: choose the account"
    elsewhere = incoming_mail(people, read_mail(mail(tmp_path, "hana@aoba.example")), ids(people)[1])
    assert [name for _, name in elsewhere.accounts] == ["椿屋ホーム", "あおば精機"]
    assert elsewhere.why == "its people are at あおば精機"


def test_a_mail_without_an_identity_is_still_one(people: Workbench, tmp_path: Path) -> None:
    account = ids(people)[0]
    for _ in range(2):
        do(
            people,
            touch_of(incoming_mail(people, read_mail(mail(tmp_path, "hana@aoba.example")), account), account),
        )
    assert len(lines(people, account)) == 1


def test_a_pasted_chat_is_a_touch_with_its_people(people: Workbench) -> None:
    text = "[11/23 9:41] 田中 花\n承認が止まっています\n[11/23 9:50] 佐藤\n確認します"
    found = incoming_chat(people, text)
    account = ids(people)[0]
    assert (found.kind, found.direction, found.accounts[0][0]) == ("teams", "in", account)
    do(people, touch_of(found, account))
    (row,) = activity_page(people, Asked(accounts=(account,))).rows
    assert (row.chip, row.text) == ("chat", "承認が止まっています")
    assert [(p["name"], p["attended"]) for p in people_of(row)] == [("田中 花", True)]
    assert whole_text(people, row).endswith("確認します")
    link = incoming_chat(people, "https://aoba.slack.com/archives/C1/p1795000000", account)
    assert (link.kind, link.summary) == ("link", "https://aoba.slack.com/archives/C1/p1795000000")
    with pytest.raises(WorkbenchError, match="holds no text"):
        incoming_chat(people, "  \n")


def test_too_many_mails_at_once_are_refused() -> None:
    assert mail_paths([Path("a.EML"), Path("b.txt"), Path("c.msg")]) == [Path("a.EML"), Path("c.msg")]
    with pytest.raises(WorkbenchError, match="too many at once"):
        mail_paths([Path(f"{n}.eml") for n in range(51)])


def test_a_topic_ties_lines_together_and_lets_them_go(bench: Workbench) -> None:
    account = ids(bench)[0]
    for channel in ("mail", "remote"):
        do(bench, LogTouch((account,), channel))
    items = tuple((r.kind, r.id) for r in activity_page(bench, Asked(accounts=(account,))).rows)
    do(bench, AssignTopic(account, items, "P1 incident"))
    (topic,) = topics_of(bench, account)
    assert (topic.name, topic.count) == ("P1 incident", 2)
    assert len(activity_page(bench, Asked(accounts=(account,), topic=topic.id)).rows) == 2
    do(bench, AssignTopic(account, items[:1], "P1 incident"))  # the same name is the same topic
    do(bench, AssignTopic(account, items[:1], ""))
    assert topics_of(bench, account)[0].count == 1
    for _ in range(3):
        undo_last(bench)
    assert topics_of(bench, account) == []
    assert {r.topic for r in activity_page(bench, Asked(accounts=(account,))).rows} == {""}


def test_voices_are_counted_over_accounts_with_their_arr(bench: Workbench) -> None:
    one, two = ids(bench)[:2]
    for account, kind, text in (
        (one, "pain", "slow"),
        (one, "pain", "old"),
        (two, "pain", "dear"),
        (two, "chosen", "x"),
    ):
        do(bench, AddVoice(account, kind, text))
    counts = {c.kind: c for c in voice_counts(bench)}
    assert (counts["pain"].accounts, counts["pain"].voices) == (2, 3)
    assert [str(money) for money in counts["pain"].arr] == ["14,640,000 JPY"]
    assert counts["pain"].newest_text == "dear"
    assert (counts["request"].accounts, counts["request"].arr, counts["request"].newest) == (0, (), None)
    assert ("voice", "Pain: slow") in lines(bench, one)
    undo_last(bench)
    assert len(voices(bench)) == 3
    with pytest.raises(WorkbenchError, match="needs words"):
        do(bench, AddVoice(one, "pain", " "))


def test_a_shipped_request_gives_everyone_who_asked_one_task(bench: Workbench) -> None:
    one, two, three = ids(bench)[:3]
    made = [do(bench, AddVoice(a, "request", "export")).value for a in (one, one, two, three)]
    heard = tuple(int(str(value)) for value in made)
    put_under(bench, "Export to Excel", heard[:2])
    (row,) = request_rows(bench)
    do(bench, LinkVoices(((heard[2], row.id),)))
    put_under(bench, "Export to Excel", ())
    assert len(request_rows(bench)) == 2  # asked for without voices: one of its own
    undo_last(bench)
    done = do(bench, ShipRequest(row.id))
    assert bench.say("done", done.said, 2, **{k: v for k, v in done.params.items() if k != "n"}).startswith(
        "Shipped"
    )
    tasks = {a: [t.text for t in account_page(bench, a).todos if not t.done_at] for a in (one, two, three)}
    assert tasks == {one: [f"Tell them that it is there: {row.title}"],
                     two: [f"Tell them that it is there: {row.title}"], three: []}  # fmt: skip
    japanese = replace(bench, catalogue=load_catalogue("ja"))
    do(japanese, ShipRequest(row.id, on="2026-11-20"))  # another day and language double nothing
    assert len([t for t in account_page(bench, one).todos if not t.done_at]) == 1
    undo_last(bench)
    undo_last(bench)
    assert [account_page(bench, a).todos for a in (one, two)] == [(), ()]
    assert request_rows(bench)[0].state == "open"
    do(bench, SetRequest(row.id, state="declined"))
    assert request_rows(bench)[0].state == "declined"
    with pytest.raises(WorkbenchError, match="needs a title"):
        do(bench, AddRequest("  "))


def test_mine_and_conditions_narrow_the_accounts(bench: Workbench) -> None:
    assert accounts_meant(bench, None) is None
    assert len(accounts_meant(bench, "佐藤") or ()) == 2
    assert len(accounts_meant(bench, None, "owner:鈴木") or ()) == 2
    assert accounts_meant(bench, "佐藤", "owner:鈴木") == ()


def test_the_sample_book_has_its_voices_requests_and_topic(sample: Workbench) -> None:
    counts = {c.kind: (c.voices, c.accounts) for c in voice_counts(sample)}
    assert counts == {"chosen": (9, 9), "pain": (10, 9), "request": (16, 16), "made_to_order": (5, 5)}
    assert sorted(r.state for r in request_rows(sample)) == ["declined", "open", "open", "planned", "shipped"]
    assert sum(r.voices for r in request_rows(sample)) == 16
    account = next(v.account_id for v in voices(sample) if v.account == "あおば精機")
    (topic,) = topics_of(sample, account)
    assert topic.count >= 1
    told = activity_counts(sample, Asked(accounts=accounts_meant(sample, "佐藤")))
    assert set(told) >= {"note", "meeting", "call", "mail", "ticket", "survey", "voice", "outcome", "change"}
    assert json.dumps(told)
