"""What the check finds about people, words and sizes, and what a mail is made of when a person has changed since."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from cs_workbench.domain.campaign import Suppressed
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.outreach import AddFile, SetCampaign, recipients_of
from cs_workbench.services.outreach_audience import EditRecipient, SetAudience
from cs_workbench.services.outreach_check import CheckCampaign, findings_of
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_rows import campaign
from cs_workbench.services.outreach_run import ResendMissing
from cs_workbench.services.outreach_templates import NewTemplate, SetMailbox, WriteTemplate
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import opt_out
from cs_workbench.services.records import WrongValue
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import MAILBOX, campaign_of, permitted, sent

EVENT = {"title": "Workshop", "starts_at": "2026-12-11T05:00:00Z", "ends_at": "2026-12-11T06:30:00Z"}


def put(bench: Workbench, sql: str, *bound: object) -> None:
    with bench.store.write("as a sync brings it", "test") as writing:
        writing.db.execute(sql, bound)


def found(bench: Workbench, uid: str) -> dict[str, int]:
    """Check a campaign; return kind -> how many, of what stops it."""
    do(bench, CheckCampaign(uid))
    return {one.kind: one.count for one in findings_of(campaign(bench, uid).report) if one.stops}


def written(bench: Workbench, body: str, subject: str = "件名") -> None:
    do(bench, WriteTemplate("Workshop", "ja", subject, body))


def contact(bench: Workbench, email: str) -> int:
    with bench.store.read() as db:
        (row_id,) = db.execute("SELECT id FROM remote_contact WHERE email = ?", (email,)).fetchone()
    return int(row_id)


def test_who_has_left_since_the_choice_stops_the_campaign(desk: Workbench) -> None:
    uid = campaign_of(desk)
    assert found(desk, uid) == {}
    where = find_account(desk, "会社0001")
    do(desk, SetPerson(where, {"contact_id": contact(desk, "p1@c1.example"), "left_on": "2026-11-20"}))
    put(desk, "UPDATE remote_contact SET email = 'new@c2.example' WHERE email = 'p1@c2.example'")
    assert found(desk, uid) == {"gone": 2}
    for row in recipients_of(desk, uid)[:2]:
        do(desk, EditRecipient(row.uid, include=False, why="left"))
    assert found(desk, uid) == {}


def test_what_is_corrected_of_a_person_is_what_the_mail_says(desk: Workbench) -> None:
    written(desk, "{{ 姓 }}様 {{ 役職 }}\n")
    uid = campaign_of(desk)
    where = find_account(desk, "会社0001")
    do(desk, SetPerson(where, {"contact_id": contact(desk, "p1@c1.example"), "title": "部長"}))
    assert found(desk, uid) == {}
    assert preview(desk, uid).message.text.startswith("山田様 部長")


def test_a_letter_opens_with_the_family_name_that_the_source_tells(desk: Workbench) -> None:
    put(desk, "UPDATE remote_contact SET name = 'Yamada Taro', family_name = 'Yamada', given_name = 'Taro'")
    written(desk, "{{ 宛名 }}\n")
    uid = campaign_of(desk)
    assert preview(desk, uid).message.text.startswith("会社0001 Yamada様")


def test_a_copy_of_what_was_missed_goes_to_nobody_who_had_the_mail_or_a_copy(desk: Workbench) -> None:
    where = find_account(desk, "会社0001")
    do(desk, SetPerson(where, {"name": "上司", "email": "boss@c1.example", "role": "executive"}))
    permitted(desk)
    uid = campaign_of(desk, most=2)
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["executive", "champion"]}}))
    do(desk, SetAudience(uid, f"uid:{_uid(desk, where)}", ("champion", "end_user"), 2))
    do(desk, Freeze(uid))
    sent(desk, uid, "sent", "failed")
    had = {address for row in recipients_of(desk, uid) for _, address in row.copies}
    assert had == {"boss@c1.example"}
    missed = str(do(desk, ResendMissing(uid)).value)
    assert [one.address for one in preview(desk, missed).message.cc] == []


def _uid(bench: Workbench, account: int) -> str:
    from cs_workbench.services.doors import doors_of

    return doors_of(bench).to([account]).partition("uid:")[2]


def test_a_snippet_in_a_snippet_is_put_in_also_in_a_subject(desk: Workbench) -> None:
    for name, text in (("住所", "東京都港区"), ("署名", "佐藤\n[[住所]]"), ("件", "ご案内")):
        do(desk, NewTemplate(name, "snippet"))
        do(desk, WriteTemplate(name, "ja", "", text))
    written(desk, "本文\n\n[[署名]]\n", "[[件]]です")
    mail = preview(desk, campaign_of(desk)).message
    assert mail.subject == "ご案内です"
    assert "東京都港区" in mail.text
    assert "[[" not in mail.text


def test_snippets_that_name_each_other_end(desk: Workbench) -> None:
    for name, text in (("二", "x"), ("一", "[[二]]")):
        do(desk, NewTemplate(name, "snippet"))
        do(desk, WriteTemplate(name, "ja", "", text))
    do(desk, WriteTemplate("二", "ja", "", "[[一]] [[一]]"))
    written(desk, "[[一]]\n")
    assert len(preview(desk, campaign_of(desk)).message.text) < 10_000


def test_a_mail_that_the_mailbox_does_not_take_stops_the_campaign(desk: Workbench) -> None:
    uid = campaign_of(desk)
    big = base64.b64encode(b"x" * 3_000_000).decode()
    do(desk, AddFile(uid, "big.bin", big))
    assert found(desk, uid) == {}
    do(desk, SetMailbox(MAILBOX, {"limits": {"largest_bytes": 2_000_000}}))
    assert found(desk, uid) == {"too_large": 6}


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ({"title": "ロータッチ勉強会"}, "internal"),
        ({"place": "株式会社あおば様 会議室"}, ""),
        ({"place": "会社0002 本社"}, "other_customer"),
    ],
)
def test_what_a_calendar_shows_is_looked_at_too(desk: Workbench, event: dict[str, str], kind: str) -> None:
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"invitation": EVENT | event}))
    assert set(found(desk, uid)) == ({kind} if kind else set())


def test_put_in_all_the_same_holds_though_something_else_held_it_back_meanwhile(desk: Workbench) -> None:
    where = find_account(desk, "会社0001")
    for _ in range(2):
        do(desk, LogTouch((where,), "mail", people=((where, "", "山田 1-1", False),)))
    written(desk, "{{ 部署 }}\n")
    uid = campaign_of(desk)
    found(desk, uid)
    row = next(one for one in recipients_of(desk, uid) if one.account_id == where)
    do(desk, EditRecipient(row.uid, include=True, why="they asked for it"))
    found(desk, uid)
    assert _reason(desk, uid, where) == "missing_field"
    written(desk, "本文\n")
    found(desk, uid)
    assert _reason(desk, uid, where) == ""


def _reason(bench: Workbench, uid: str, account: int) -> str:
    return next(row.reason for row in recipients_of(bench, uid) if row.account_id == account)


def test_the_hour_of_an_invitation_without_an_offset_is_that_of_its_zone(desk: Workbench) -> None:
    uid = campaign_of(desk)
    local = {"starts_at": "2026-12-01T10:00", "ends_at": "2026-12-01T11:00", "zone": "America/New_York"}
    do(desk, SetCampaign(uid, {"invitation": EVENT | local}))
    with desk.store.read() as db:
        (kept,) = db.execute("SELECT invitation FROM local_campaign WHERE uid = ?", (uid,)).fetchone()
    assert json.loads(kept)["starts_at"] == "2026-12-01T15:00:00Z"


@pytest.mark.parametrize(
    "values", [{"invitation": EVENT | {"sequence": "abc"}}, {"copies": {"theirs": "admin"}}]
)
def test_what_cannot_be_so_is_refused_in_a_sentence(desk: Workbench, values: dict[str, Any]) -> None:
    with pytest.raises(WrongValue):
        do(desk, SetCampaign(campaign_of(desk), values))


def test_a_mailbox_without_a_word_about_its_reading_is_changed_and_changed_back(desk: Workbench) -> None:
    do(desk, SetMailbox(MAILBOX, {"imap_host": "imap.nagare.example", "imap_security": "tls"}))
    undo_last(desk)
    do(desk, SetMailbox(MAILBOX, {"imap_security": None}))


def test_an_opt_out_of_a_topic_holds_however_the_topic_is_spelt() -> None:
    kept = Suppressed("opted_out", "topic", "ウェビナー")
    assert kept.forbids("announcement", "ｳｪﾋﾞﾅｰ")
    assert not kept.forbids("announcement", "Webinar")


def test_when_it_leaves_is_told_with_its_day_where_that_is_not_today(desk: Workbench) -> None:
    uid = campaign_of(desk, kind="notice")
    done = do(desk, Freeze(uid, start_at="2026-12-01T00:00:00Z"))
    assert "2026-12-01" in desk.say("done", done.said, **done.params)


def test_an_opt_out_is_kept_for_the_sample_of_a_topic(desk: Workbench) -> None:
    do(desk, opt_out("p1@c1.example", "ｳｪﾋﾞﾅｰ"))
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"topic": "ウェビナー"}))
    found(desk, uid)
    assert [row.reason for row in recipients_of(desk, uid) if row.email == "p1@c1.example"] == ["opted_out"]
