"""Campaigns: the audience, pre-flight, freezing, and every step taken back."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from cs_workbench.mail.refusals import BadTemplate
from cs_workbench.services.account import find_account
from cs_workbench.services.accounts import AddOwnField, SetFields
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.doors import doors_of
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.outreach import (
    AddFile,
    DropFile,
    FileTooLarge,
    NewCampaign,
    SetCampaign,
    campaign,
    recipients_of,
)
from cs_workbench.services.outreach_audience import (
    CannotInclude,
    EditRecipient,
    SetAudience,
    WithoutReason,
)
from cs_workbench.services.outreach_check import CheckCampaign, findings_of
from cs_workbench.services.outreach_freeze import CannotFreeze, Freeze
from cs_workbench.services.outreach_letters import NotWritten
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_reading import NoSuchSnippet
from cs_workbench.services.outreach_templates import NewTemplate, WriteTemplate
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import AddConsents, Suppress, opt_out
from cs_workbench.services.records import WrongValue
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import BODY, campaign_of


def checked(bench: Workbench, uid: str) -> dict[str, int]:
    """Check a campaign; return kind of finding -> how many."""
    do(bench, CheckCampaign(uid))
    return {finding.kind: finding.count for finding in findings_of(campaign(bench, uid).report)}


def reasons(bench: Workbench, uid: str) -> dict[str, str]:
    return {row.email: row.reason for row in recipients_of(bench, uid) if row.reason}


def test_accounts_become_people_by_a_rule_that_can_be_seen(desk: Workbench) -> None:
    do(
        desk,
        SetPerson(
            find_account(desk, "会社0003"), {"name": "新任", "email": "new@c3.example", "role": "champion"}
        ),
    )
    uid = campaign_of(desk, most=1)
    row = campaign(desk, uid)
    assert (row.most, row.roles[0], row.counts.total) == (1, "champion", 6)
    assert {r.role for r in recipients_of(desk, uid)} == {"champion"}
    do(desk, SetAudience(uid, "", ("champion",), 5))
    assert campaign(desk, uid).counts.total == 7
    do(desk, SetAudience(uid, "", ("executive",), 5))
    row = campaign(desk, uid)
    assert set(row.without.values()) == {"no_role"}
    assert len(row.without) == 6
    undo_last(desk)
    assert campaign(desk, uid).counts.total == 7
    undo_last(desk)
    assert campaign(desk, uid).counts.total == 6
    redo_last(desk)
    assert campaign(desk, uid).counts.total == 7


def test_exact_accounts_are_an_audience_too(desk: Workbench) -> None:
    wanted = [find_account(desk, name) for name in ("会社0002", "会社0005")]
    uid = campaign_of(desk, doors_of(desk).to(wanted))
    assert {row.account_id for row in recipients_of(desk, uid)} == set(wanted)
    assert campaign(desk, uid).condition.startswith("uid:")


def test_an_address_is_written_to_once_however_it_is_spelt(desk: Workbench) -> None:
    do(
        desk,
        SetPerson(
            find_account(desk, "会社0004"), {"name": "兼務", "email": " Ｐ1@C1.example", "role": "champion"}
        ),
    )
    uid = campaign_of(desk, most=3)
    assert reasons(desk, uid) == {"P1@c1.example": "duplicate"} or "duplicate" in reasons(desk, uid).values()
    rows = [row for row in recipients_of(desk, uid) if row.state == "planned"]
    assert len({row.email.lower() for row in rows}) == len(rows) == 12


def test_what_is_asked_before_a_campaign_goes_is_told_in_sentences(desk: Workbench) -> None:
    uid = str(do(desk, NewCampaign("News", values={"mailbox": ""})).value)
    found = checked(desk, uid)
    assert found == {"nobody": 1, "no_template": 1, "no_mailbox": 1, "questions": 3}
    said = [f.said(desk) for f in findings_of(campaign(desk, uid).report)]
    assert "None of" not in " ".join(said)
    assert "3 of the three questions have no answer yet." in said
    with pytest.raises(CannotFreeze, match="three questions"):
        do(desk, Freeze(uid))


def test_pre_flight_holds_back_whom_the_law_and_good_manners_name(desk: Workbench) -> None:
    for number in (1, 2):
        do(desk, opt_out(f"p1@c{number}.example", "workshop" if number == 1 else ""))
    do(desk, Suppress("p1@c3.example", "hard_bounce"))
    four = find_account(desk, "会社0004")
    for _ in range(2):
        do(desk, LogTouch((four,), "mail", people=((four, "", "山田 4-1", False),)))
    do(
        desk,
        SetPerson(
            find_account(desk, "会社0005"), {"name": "未同意", "email": "x@c5.example", "role": "champion"}
        ),
    )
    uid = campaign_of(desk, most=2)
    assert checked(desk, uid) == {}
    assert reasons(desk, uid) == {
        "p1@c1.example": "opted_out", "p1@c2.example": "opted_out", "p1@c3.example": "suppressed",
        "p1@c4.example": "cap", "x@c5.example": "no_consent",
    }  # fmt: skip
    counts = campaign(desk, uid).counts
    assert (counts.opted_out, counts.held_back, counts.waiting, counts.total) == (2, 3, 7, 12)
    notice = campaign_of(desk, most=2, kind="notice")
    checked(desk, notice)
    assert reasons(desk, notice) == {"p1@c3.example": "suppressed"}


def test_a_person_may_leave_out_and_put_in_with_a_reason(desk: Workbench) -> None:
    do(desk, opt_out("p1@c1.example"))
    uid = campaign_of(desk)
    checked(desk, uid)
    out, other = recipients_of(desk, uid)[:2]
    with pytest.raises(CannotInclude, match="Opt-out"):
        do(desk, EditRecipient(out.uid, include=True, why="asked"))
    with pytest.raises(WithoutReason):
        do(desk, EditRecipient(other.uid, include=False))
    do(desk, EditRecipient(other.uid, include=False, why="told on the phone"))
    checked(desk, uid)
    assert reasons(desk, uid)[other.email] == "by_hand"
    undo_last(desk)
    assert other.email not in reasons(desk, uid)


def test_a_recipient_s_own_text_is_what_is_sent(desk: Workbench) -> None:
    uid = campaign_of(desk)
    first, second = recipients_of(desk, uid)[:2]
    do(desk, EditRecipient(first.uid, edits={"subject": "{{ 姓 }}様へ"}))
    assert preview(desk, uid, recipient=first.uid).message.subject == "山田様へ"
    assert preview(desk, uid, recipient=second.uid).message.subject == "会社0002様 ワークショップのご案内"
    undo_last(desk)
    assert preview(desk, uid, recipient=first.uid).message.subject == "会社0001様 ワークショップのご案内"
    with pytest.raises(WrongValue):
        do(desk, EditRecipient(first.uid, edits={"footer": "none"}))


def test_a_field_without_a_value_holds_its_mail_back_unless_there_is_a_fallback(desk: Workbench) -> None:
    one, two = (find_account(desk, name) for name in ("会社0001", "会社0002"))
    for where, title in ((one, "部長"), (two, "")):
        person = {"name": "新任 花", "email": f"x@n{where}.example", "role": "executive", "title": title}
        do(desk, SetPerson(where, person))
    uid = campaign_of(desk, kind="notice")
    do(desk, SetAudience(uid, doors_of(desk).to([one, two]), ("executive",), 1))
    do(desk, SetCampaign(uid, {"country": "JP"}))
    for language in ("ja", "en"):
        do(desk, WriteTemplate("Workshop", language, "件名", "{{ 役職 }} {{ 氏名 | 敬称 }}"))
    assert checked(desk, uid) == {"empty_field": 1}
    assert list(reasons(desk, uid).values()) == ["missing_field"]
    for text in ("{{ 役職 | default: 'ご担当' }}", "{% if 役職 %}{{ 役職 }}{% endif %}"):
        for language in ("ja", "en"):
            do(desk, WriteTemplate("Workshop", language, "件名", text))
        assert checked(desk, uid) == {}


def test_what_must_never_reach_a_customer_stops_the_campaign(desk: Workbench) -> None:
    do(
        desk,
        WriteTemplate(
            "Workshop", "ja", "ご案内", BODY + "\n貴社はロータッチです。会社0002様も参加します。\n"
        ),
    )
    uid = campaign_of(desk)
    found = checked(desk, uid)
    assert found["internal"] == 6
    assert found["other_customer"] == 5


def test_files_go_to_whom_they_are_meant_for(desk: Workbench, tmp_path: Path) -> None:
    one = find_account(desk, "会社0001")
    uid = campaign_of(desk, doors_of(desk).to([one, find_account(desk, "会社0002")]))
    content = base64.b64encode(b"report").decode()
    added = str(do(desk, AddFile(uid, "会社0001 利用状況.txt", content, "text/plain", one)).value)
    assert checked(desk, uid) == {}
    assert [len(preview(desk, uid, n).message.attachments) for n in (1, 2)] == [1, 0]
    do(desk, DropFile(uid, added))
    do(desk, AddFile(uid, "会社0001 利用状況.txt", content))
    assert checked(desk, uid) == {"named_file": 1}
    undo_last(desk)
    do(desk, AddFile(uid, "plan.txt", content, "text/plain", find_account(desk, "会社0006")))
    assert checked(desk, uid) == {"wrong_file": 1}
    with pytest.raises(FileTooLarge):
        do(desk, AddFile(uid, "big.bin", base64.b64encode(bytes(21_000_000)).decode()))


def test_an_announcement_without_its_foot_is_not_sent(desk: Workbench) -> None:
    do(desk, SetSetting("sender_postal", ""))
    uid = campaign_of(desk)
    assert checked(desk, uid) == {"missing_footer": 6}
    with pytest.raises(CannotFreeze):
        do(desk, Freeze(uid))
    notice = campaign_of(desk, kind="notice")
    assert checked(desk, notice) == {}
    text = preview(desk, notice).message.text
    assert "流れ株式会社 佐藤 花子" in text
    assert "配信停止" not in text


def test_the_foot_is_in_the_recipient_s_language_and_in_both_parts(desk: Workbench) -> None:
    uid = campaign_of(desk)
    mail = preview(desk, uid).message
    for words in ("配信停止", "住所：東京都港区芝1-1-1", "support@nagare.example"):
        assert words in mail.text
        assert words in mail.html
    assert mail.list_unsubscribe[0].startswith("mailto:sato@nagare.example?subject=unsubscribe%20")
    assert mail.list_id.endswith(".nagare.example")


def test_what_people_would_rather_have_is_told_and_stops_nothing(desk: Workbench) -> None:
    with desk.store.write("what they like", "test") as writing:
        writing.db.execute(
            "UPDATE remote_contact SET channel = 'phone', hours = '午前中', language = 'English', "
            "email = 'p1@gmail.com' WHERE source_id = 'c1-1'"
        )
    do(desk, AddConsents((("p1@gmail.com", "山田", None),), "consent", "2026-10-01", "form"))
    uid = campaign_of(desk)
    assert checked(desk, uid) == {"channel": 1, "hours": 1, "consumer": 1}
    row = recipients_of(desk, uid)[0]
    assert row.language == "en"
    assert preview(desk, uid, recipient=row.uid).message.text.startswith("Dear 山田 1-1,")
    with desk.store.write("what they like", "test") as writing:
        writing.db.execute("UPDATE remote_contact SET language = '日本語' WHERE source_id = 'c1-1'")
    assert checked(desk, uid)["language"] == 1
    do(desk, Freeze(uid))


def test_a_language_without_a_text_stops_the_campaign(desk: Workbench) -> None:
    do(desk, NewTemplate("日本語だけ"))
    do(desk, WriteTemplate("日本語だけ", "ja", "件名", "本文です"))
    with desk.store.write("what they like", "test") as writing:
        writing.db.execute("UPDATE remote_contact SET language = 'en' WHERE source_id = 'c2-1'")
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"template": "日本語だけ"}))
    assert checked(desk, uid) == {"no_language": 1}
    row = next(row for row in recipients_of(desk, uid) if row.language == "en")
    with pytest.raises(NotWritten):
        preview(desk, uid, recipient=row.uid)


def test_snippets_and_own_fields_that_customers_may_read(desk: Workbench) -> None:
    do(desk, NewTemplate("署名", "snippet"))
    do(desk, WriteTemplate("署名", "ja", "", "*{{ 差出人 }}*"))
    do(desk, AddOwnField("利用部署", "利用部署", "text"))
    do(desk, SetFields({find_account(desk, "会社0001"): {"own.利用部署": "総務部"}}))
    with pytest.raises(BadTemplate):
        do(desk, WriteTemplate("Workshop", "ja", "件名", "{{ own.利用部署 }}"))
    do(desk, SetSetting("shared_own_fields", "利用部署"))
    do(desk, WriteTemplate("Workshop", "ja", "件名", "{{ own.利用部署 | default: '皆様' }}\n\n[[署名]]"))
    uid = campaign_of(desk)
    assert [preview(desk, uid, n).message.text.splitlines()[0] for n in (1, 2)] == ["総務部", "皆様"]
    assert "<em>佐藤 花子</em>" in preview(desk, uid).message.html
    with pytest.raises(NoSuchSnippet):
        do(desk, WriteTemplate("Workshop", "ja", "件名", "[[ない]]"))
    with pytest.raises(BadTemplate):
        do(desk, WriteTemplate("Workshop", "ja", "件名", "{{ tier }}"))


def test_who_gave_notice_is_on_hold_until_a_person_says_otherwise(desk: Workbench) -> None:
    do(desk, AddOutcome(find_account(desk, "会社0003"), {"kind": "notice", "happened_on": "2026-11-20"}))
    uid = campaign_of(desk)
    checked(desk, uid)
    assert list(reasons(desk, uid).values()) == ["customer_hold"]
    held = next(row for row in recipients_of(desk, uid) if row.reason)
    do(desk, EditRecipient(held.uid, include=True, why="they asked for the workshop"))
    checked(desk, uid)
    assert reasons(desk, uid) == {}
