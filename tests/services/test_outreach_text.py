"""A campaign's text while it is written, and what its page is told: nothing typed is refused, each save is a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.doors import doors_of
from cs_workbench.services.outreach import FileTooLarge, NewCampaign, SetCampaign, recipients_of
from cs_workbench.services.outreach_audience import EditRecipient, Reach, SetAudience, reach
from cs_workbench.services.outreach_check import CheckCampaign, findings_of
from cs_workbench.services.outreach_freeze import Freeze, Unfreeze
from cs_workbench.services.outreach_page import Chosen, Writing, attach, chosen, look, send_plan
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_reading import Text
from cs_workbench.services.outreach_rows import CampaignFrozen
from cs_workbench.services.outreach_templates import NewTemplate, SetMailbox, WriteTemplate
from cs_workbench.services.outreach_text import WriteLetter, mistakes
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import MAILBOX, campaign_of, permitted, synced_book

ACCOUNTS = 6


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workbench]:
    opened = open_workbench(data_dir=tmp_path / "profile", language="ja", sample=True)
    synced_book(opened, tmp_path / "crm", ACCOUNTS)
    permitted(opened)
    yield opened
    close_workbench(opened)


def texts(found: Chosen, language: str = "ja") -> list[tuple[int, str, str]]:
    """Return (version, subject, body) of a language, the newest first."""
    assert found.template is not None
    return [(v.version, v.subject, v.body) for v in found.template.versions if v.language == language]


def test_what_is_typed_stays_one_version_and_each_save_is_taken_back_alone(desk: Workbench) -> None:
    uid = campaign_of(desk)
    before = texts(chosen(desk, uid))
    first = WriteLetter(uid, "ja", "件名", "一")
    do(desk, first)
    do(desk, replace(first, body="一二"))
    assert texts(chosen(desk, uid)) == [(2, "件名", "一二"), *before]
    undo_last(desk)
    assert texts(chosen(desk, uid))[0] == (2, "件名", "一")
    undo_last(desk)
    assert texts(chosen(desk, uid)) == before
    redo_last(desk)
    redo_last(desk)
    assert texts(chosen(desk, uid)) == [(2, "件名", "一二"), *before]


def test_a_text_that_cannot_be_read_is_kept_told_by_its_line_and_stops_the_campaign(desk: Workbench) -> None:
    uid = campaign_of(desk)
    body = "{{ 会社名 }}\n\n{{ 会社 }}\n{{"
    do(desk, WriteLetter(uid, "ja", "{{ 開催 }}", body))
    assert texts(chosen(desk, uid))[0] == (2, "{{ 開催 }}", body)
    subject, text = mistakes(desk, Text("{{ 開催 }}", "{{ 会社名 }}\n\n{{ 会社 }}", "markdown", "ja"))
    assert (subject.part, subject.line, text.part, text.line) == ("subject", 1, "body", 3)
    assert "会社名" in text.why
    do(desk, CheckCampaign(uid))
    assert "broken" in {
        finding.kind for finding in findings_of(chosen(desk, uid).row.report) if finding.stops
    }


def test_a_mistake_after_a_long_snippet_is_told_at_the_line_that_was_typed(desk: Workbench) -> None:
    do(desk, NewTemplate("署名", "snippet"))
    do(desk, WriteTemplate("署名", "ja", "", "一行目\n二行目\n三行目"))
    (mistake,) = mistakes(desk, Text("", "前\n[[署名]]\n{{ 会社 }}", "markdown", "ja"))
    assert mistake.line == 3
    (missing,) = mistakes(desk, Text("", "前\n\n[[ない]]", "markdown", "ja"))
    assert (missing.line, "[[ない]]" in missing.why) == (3, True)


def test_a_template_that_others_use_is_not_changed_under_them(desk: Workbench) -> None:
    one, other = campaign_of(desk), campaign_of(desk)
    assert chosen(desk, one).shared == 1
    do(desk, WriteLetter(one, "ja", "わたしの件名", "本文"))
    mine, theirs = chosen(desk, one), chosen(desk, other)
    assert mine.template is not None
    assert theirs.template is not None
    assert (mine.template.name, theirs.template.name) == ("12月のワークショップ", "Workshop")
    assert texts(mine) == [(1, "わたしの件名", "本文")]
    assert texts(mine, "en"), "what it said in other languages comes with it"
    assert len(texts(theirs)) == 1
    assert (mine.shared, theirs.shared) == (0, 0)
    undo_last(desk)
    assert chosen(desk, one).row.template == "Workshop"
    assert "12月のワークショップ" not in chosen(desk, one).templates
    redo_last(desk)
    again = chosen(desk, one)
    assert texts(again) == [(1, "わたしの件名", "本文")]
    assert len(texts(again, "en")) == 1


def test_a_campaign_without_a_template_gets_one_with_the_first_letter(desk: Workbench) -> None:
    uid = str(do(desk, NewCampaign("Workshop")).value)
    do(desk, WriteLetter(uid, "ja", "", "こ"))
    found = chosen(desk, uid)
    assert found.row.template == "Workshop (2)", "a name stands for one template"
    undo_last(desk)
    assert chosen(desk, uid).template is None


def test_a_version_that_a_mail_was_frozen_with_is_written_on_no_more(desk: Workbench) -> None:
    uid = campaign_of(desk)
    letter = WriteLetter(uid, "ja", "件名", "本文")
    do(desk, letter)
    do(desk, Freeze(uid, ACCOUNTS))
    with pytest.raises(CampaignFrozen):
        do(desk, replace(letter, body="あとから"))
    other = campaign_of(desk)
    do(desk, SetCampaign(other, {"template": chosen(desk, uid).row.template}))
    do(desk, Unfreeze(uid))
    do(desk, replace(letter, body="あとから"))
    assert texts(chosen(desk, uid))[0][2] == "あとから"


def test_one_mail_is_seen_with_what_is_being_typed(desk: Workbench) -> None:
    uid = campaign_of(desk)
    first = recipients_of(desk, uid)[0]
    seen = look(desk, uid, first.uid, Writing(Text("{{ 姓 }}様", "**太字**の{{ 会社名 }}", "markdown", "ja")))
    assert seen.preview is not None
    assert (seen.preview.message.subject, seen.mistakes) == ("山田様", ())
    assert "太字の会社0001" in seen.preview.message.text
    own = look(desk, uid, first.uid, Writing(None, {"subject": "あなたへ", "body": "{{ 姓"}))
    assert own.preview is None
    assert [mistake.part for mistake in own.own_mistakes] == ["body"]
    assert preview(desk, uid, recipient=first.uid).message.subject != "山田様", "nothing was stored"


def test_who_is_chosen_again_stays_left_out_and_keeps_an_own_text(desk: Workbench) -> None:
    uid = campaign_of(desk)
    one, two, *_ = recipients_of(desk, uid)
    do(desk, EditRecipient(one.uid, include=False, why="電話した"))
    do(desk, EditRecipient(two.uid, edits={"subject": "あなたへ"}))
    do(desk, SetAudience(uid, "", most=2))
    again = {row.email: row for row in recipients_of(desk, uid)}
    assert len(again) == 2 * ACCOUNTS
    assert (again[one.email].reason, again[one.email].why) == ("by_hand", "電話した")
    assert again[two.email].edits == {"subject": "あなたへ"}
    undo_last(desk)
    assert {row.uid for row in recipients_of(desk, uid)} >= {one.uid, two.uid}


def test_how_far_a_condition_would_reach_is_told_before_it_is_chosen(desk: Workbench) -> None:
    assert reach(desk, "", ("champion", "end_user"), 2) == Reach(ACCOUNTS, 2 * ACCOUNTS, 0)
    assert reach(desk, "", ("executive",), 1) == Reach(ACCOUNTS, 0, ACCOUNTS)


def test_the_page_is_told_copies_files_and_accounts_without_anybody(desk: Workbench, tmp_path: Path) -> None:
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["end_user"]}}))
    found = chosen(desk, uid)
    assert {len(person.copies) for person in found.recipients} == {1}
    account = found.recipients[0].account_id
    (tmp_path / "案内.pdf").write_bytes(b"%PDF-1.7")
    attach(desk, uid, tmp_path / "案内.pdf")
    attach(desk, uid, tmp_path / "案内.pdf", account)
    assert [(file.name, file.size, file.account_id) for file in chosen(desk, uid).files] == [
        ("案内.pdf", 8, None), ("案内.pdf", 8, account),
    ]  # fmt: skip
    with (tmp_path / "large.zip").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(FileTooLarge):
        attach(desk, uid, tmp_path / "large.zip")
    do(desk, SetAudience(uid, doors_of(desk).to([account]), ("executive",)))
    (without,) = chosen(desk, uid).without
    assert (without.account_id, without.why) == (account, "no_role")


def test_the_plan_keeps_to_limits_and_hours(desk: Workbench) -> None:
    uid = campaign_of(desk)
    plan = send_plan(desk, uid)
    assert plan is not None
    assert plan.begins_at is not None
    assert plan.ends_at is not None
    assert (plan.count, plan.ends_at - plan.begins_at < timedelta(minutes=1)) == (ACCOUNTS, True)
    do(desk, SetMailbox(MAILBOX, {"limits": {"per_minute": 1}}))
    do(desk, SetCampaign(uid, {"hours": {"from": "10:00", "to": "10:03", "days": [0, 1, 2, 3, 4]}}))
    slow = send_plan(desk, uid)
    assert slow is not None
    assert len(slow.per_day) == 2
    assert sum(slow.per_day.values()) == ACCOUNTS
    assert all(day.weekday() < 5 for day in slow.per_day)
