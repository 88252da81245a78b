"""Campaigns from freezing on: what proves each mail, what stops it, what became of it, and the file of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.mail.addresses import read_address
from cs_workbench.services import outreach_letters
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.doors import doors_of
from cs_workbench.services.outreach import (
    CampaignRow,
    SetCampaign,
    campaign,
    campaigns,
    recipients_of,
)
from cs_workbench.services.outreach_audience import (
    EditRecipient,
)
from cs_workbench.services.outreach_check import CheckCampaign, findings_of
from cs_workbench.services.outreach_freeze import AlreadyLeaving, Freeze, Unfreeze, WrongNumber
from cs_workbench.services.outreach_preview import NoSuchPreview, export_recipients, preview
from cs_workbench.services.outreach_rows import CampaignFrozen, WrongCampaignState
from cs_workbench.services.outreach_run import (
    Cancel,
    NobodyMissing,
    NotInDoubt,
    Pause,
    ResendMissing,
    ResolveUnknown,
    Resume,
)
from cs_workbench.services.outreach_templates import SetMailbox, WriteTemplate, template
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import opt_out
from cs_workbench.services.records import NotThere, WrongValue
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import recipients
from tests.services.conftest import CLOCK
from tests.support.outreach import MAILBOX, campaign_of, permitted, sent


def checked(bench: Workbench, uid: str) -> dict[str, int]:
    """Check a campaign; return kind of finding -> how many."""
    do(bench, CheckCampaign(uid))
    return {finding.kind: finding.count for finding in findings_of(campaign(bench, uid).report)}


def reasons(bench: Workbench, uid: str) -> dict[str, str]:
    return {row.email: row.reason for row in recipients_of(bench, uid) if row.reason}


def frozen(bench: Workbench, **more: Any) -> str:
    uid = campaign_of(bench, **more)
    do(bench, Freeze(uid))
    return uid


def later(bench: Workbench, **span: float) -> Workbench:
    return replace(bench, clock=FixedClock(CLOCK.now() + timedelta(**span)))


def test_what_was_taken_back_is_only_sent_by_sending_it_and_the_number_is_typed_again(
    desk: Workbench,
) -> None:
    uid = campaign_of(desk, kind="notice")
    do(desk, Freeze(uid))
    do(desk, Unfreeze(uid))
    undo_last(desk)  # whatever that takes back, it sends nothing
    assert campaign(desk, uid).frozen_at is None
    assert Freeze(uid, 214).as_json()["confirm"] is None


def test_freezing_keeps_the_condition_the_count_and_what_proves_each_mail(desk: Workbench) -> None:
    uid = frozen(desk, most=2)
    row = campaign(desk, uid)
    assert (row.state, row.frozen_count, row.condition, row.as_of) == ("scheduled", 12, "", CLOCK.today())
    assert row.start_at is not None
    assert (row.start_at - CLOCK.now()).total_seconds() == 30
    rows = recipients_of(desk, uid)
    assert {r.state for r in rows} == {"queued"}
    assert len({r.message_id for r in rows}) == len({r.sha256 for r in rows}) == 12
    assert preview(desk, uid, 3).proven
    do(desk, WriteTemplate("Workshop", "ja", "Other", "other"))
    do(desk, SetSetting("sender_company", "Nagare"))
    do(desk, SetMailbox(MAILBOX, {"name": "Somebody else"}))
    assert preview(desk, uid, 3).message.subject == "会社0002様 ワークショップのご案内"
    assert "佐藤 花子" in preview(desk, uid, 3).message.text
    assert preview(desk, uid, 3).proven, "whatever was changed since, it is the same mail"
    with pytest.raises(CampaignFrozen):
        do(desk, SetCampaign(uid, {"title": "Other"}))
    with pytest.raises(CampaignFrozen):
        do(desk, EditRecipient(rows[0].uid, include=False, why="late"))


def test_a_mail_to_many_wants_no_out_of_office_and_stays_so_once_frozen(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = preview(desk, frozen(desk), 1)
    assert b"Auto-Submitted" not in few.message.to_bytes()
    with monkeypatch.context() as smaller:
        smaller.setattr(outreach_letters, "MOST_BY_HAND", 5)
        many = frozen(desk, most=2)
    seen = preview(desk, many, 1)
    assert b"Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF" in seen.message.to_bytes()
    assert seen.proven


def test_the_same_message_ids_come_again_after_taking_it_back(desk: Workbench) -> None:
    uid = frozen(desk)
    before = [(r.email, r.message_id, r.sha256) for r in recipients_of(desk, uid)]
    undo_last(desk)
    row = campaign(desk, uid)
    assert (row.state, row.frozen_count, row.counts.waiting) == ("checked", None, 6)
    assert {r.message_id for r in recipients_of(desk, uid)} == {""}
    redo_last(desk)
    assert [(r.email, r.message_id, r.sha256) for r in recipients_of(desk, uid)] == before


def test_above_fifty_the_number_is_typed(desk: Workbench, tmp_path: Path) -> None:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.syncing import sync
    from tests.support.outreach import write_book

    (folder,) = {Path(row.path) for row in _sources(desk)}
    write_book(folder, 60, 1)
    sync(desk, [], Tracker())
    permitted(desk)
    uid = campaign_of(desk)
    for typed in (None, 59):
        with pytest.raises(WrongNumber):
            do(desk, Freeze(uid, typed))
    do(desk, Freeze(uid, 60))
    assert campaign(desk, uid).state == "scheduled"


def _sources(bench: Workbench) -> Any:
    from cs_workbench.services.syncing import sources

    return sources(bench)


def test_nothing_is_taken_back_once_a_mail_has_left(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid)
    with pytest.raises(AlreadyLeaving):
        do(desk, Unfreeze(uid))


def test_paused_resumed_cancelled_and_taken_back(desk: Workbench) -> None:
    uid = frozen(desk)
    do(desk, Pause(uid))
    sent(desk, uid)
    assert campaign(desk, uid).counts.waiting == 6
    do(desk, Resume(uid))
    assert campaign(desk, uid).state == "scheduled", "its hour has not come"
    do(desk, Pause(uid))
    do(later(desk, minutes=1), Resume(uid))
    assert campaign(desk, uid).state == "sending"
    do(desk, Cancel(uid))
    row = campaign(desk, uid)
    assert (row.state, row.counts.cancelled, row.counts.total) == ("cancelled", 6, 6)
    undo_last(desk)
    row = campaign(desk, uid)
    assert (row.state, row.counts.waiting) == ("paused", 6)
    do(desk, Cancel(uid))
    with pytest.raises(WrongCampaignState):
        do(desk, Resume(uid))


def test_what_was_sent_is_one_touch_of_the_account_and_a_to_do_for_high_touch(desk: Workbench) -> None:
    from cs_workbench.services.activity import Asked, activity_page

    uid = campaign_of(desk, most=2)
    do(desk, SetCampaign(uid, {"tiers": {"high": "Book a tailored session"}}))
    account = find_account(desk, "会社0001")
    with desk.store.write("high touch", "test") as writing:
        writing.db.execute("UPDATE outbox_recipient SET is_high = (account_id = ?)", (account,))
    do(desk, Freeze(uid))
    sent(desk, uid)
    assert campaign(desk, uid).state == "finished"
    rows = [r for r in activity_page(desk, Asked(accounts=(account,))).rows if r.channel == "mail"]
    assert [(r.text, r.minutes) for r in rows] == [("12月のワークショップ", 0)]
    with desk.store.read() as db:
        todos = db.execute(
            "SELECT account_id, text FROM local_todo WHERE reason LIKE 'campaign:%'"
        ).fetchall()
        people = db.execute("SELECT people FROM local_touch WHERE account_id = ?", (account,)).fetchone()[0]
    assert todos == [(account, "Book a tailored session")]
    assert "山田 1-1" in people
    assert "山田 1-2" in people


def test_an_invitation_goes_to_one_person_at_a_time(desk: Workbench) -> None:
    uid = campaign_of(desk)
    event = {
        "title": "もくもく会",
        "starts_at": "2026-12-08T05:00:00Z",
        "ends_at": "2026-12-08T06:30:00Z",
        "place": "Zoom",
    }
    do(desk, SetCampaign(uid, {"invitation": event}))
    do(
        desk,
        WriteTemplate("Workshop", "ja", "{{ イベント名 }}", "{{ 開催日 | 日付 }} {{ 開催時刻 }} {{ 会場 }}"),
    )
    do(desk, Freeze(uid))
    seen = preview(desk, uid, 2)
    assert seen.proven
    assert seen.message.text.startswith("2026年12月8日（火） 14:00 Zoom")
    assert seen.message.invitation is not None
    told = seen.message.invitation.content.decode()
    assert told.count("ATTENDEE") == 1
    assert seen.recipient.email in told
    with pytest.raises(WrongValue):
        do(desk, SetCampaign(campaign_of(desk), {"invitation": {**event, "ends_at": "2026-12-08T04:00:00Z"}}))


def test_copies_go_to_colleagues_of_both_sides_and_to_nobody_who_opted_out(desk: Workbench) -> None:
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["end_user"]}}))
    assert [one.address for one in preview(desk, uid).message.cc] == ["p2@c1.example"]
    do(desk, opt_out("p2@c1.example"))
    assert preview(desk, uid).message.cc == ()
    do(desk, Freeze(uid))
    assert [len(r.copies) for r in recipients_of(desk, uid)] == [0, 1, 1, 1, 1, 1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.data())
def test_nobody_is_in_a_campaign_twice_whatever_the_audience_and_the_spelling(
    desk: Workbench, data: st.DataObject
) -> None:
    every = [find_account(desk, f"会社{n:04}") for n in range(1, 7)]
    spelt = st.sampled_from(
        ["p1@c1.example", " P1@C1.EXAMPLE", "ｐ1@c1.example", "mailto:p1@c1.example", "no address", ""]
    )
    for _ in range(data.draw(st.integers(0, 2))):
        person = {
            "name": data.draw(st.sampled_from(["甲", "乙"])),
            "email": data.draw(spelt),
            "role": "champion",
        }
        do(desk, SetPerson(data.draw(st.sampled_from(every)), person))
    wanted = data.draw(st.sets(st.sampled_from(every), min_size=1))
    uid = campaign_of(desk, doors_of(desk).to(wanted), data.draw(st.integers(1, 4)))
    do(desk, CheckCampaign(uid))
    rows = recipients_of(desk, uid)
    leaving = [row for row in rows if row.state == "planned"]
    assert len({read_address(row.email).key for row in leaving}) == len(leaving)
    assert {row.account_id for row in rows} | set(campaign(desk, uid).without) == wanted
    assert campaign(desk, uid).counts.total == len(rows)


def test_a_mail_in_doubt_is_settled_by_a_person_only(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, "unknown", "unknown", "failed")
    row = campaign(desk, uid)
    assert (row.state, row.counts.needs_check, row.counts.failed, row.counts.sent) == ("finished", 2, 1, 3)
    one, two = recipients_of(desk, uid, ("unknown",))
    do(desk, ResolveUnknown(one.uid, sent=True))
    do(desk, ResolveUnknown(two.uid, sent=False))
    row = campaign(desk, uid)
    assert (row.state, row.counts.sent, row.counts.waiting) == ("sending", 4, 1)
    undo_last(desk)
    row = campaign(desk, uid)
    assert (row.state, row.counts.needs_check) == ("finished", 1)
    redo_last(desk)
    before = two.message_id
    sent(desk, uid)
    (again,) = [r for r in recipients_of(desk, uid) if r.uid == two.uid]
    assert (again.state, again.message_id) == ("sent", before)
    with pytest.raises(NotInDoubt):
        do(desk, ResolveUnknown(two.uid, sent=True))
    with desk.store.read() as db:
        found = recipients.of_message(db, before)
    assert found is not None
    assert found["uid"] == two.uid


def test_only_to_those_it_did_not_reach(desk: Workbench) -> None:
    do(desk, opt_out("p1@c6.example"))
    uid = frozen(desk)
    with pytest.raises(WrongCampaignState):
        do(desk, ResendMissing(uid))
    sent(desk, uid, "failed", "unknown")
    (failed,) = recipients_of(desk, uid, ("failed",))
    made = str(do(desk, ResendMissing(uid)).value)
    row = campaign(desk, made)
    assert (row.resends, row.state, row.title) == (
        uid,
        "draft",
        "12月のワークショップ (to those it did not reach)",
    )
    assert [r.email for r in recipients_of(desk, made)] == [failed.email]
    undo_last(desk)
    assert [r.uid for r in campaigns(desk)] == [uid]
    redo_last(desk)
    do(desk, Freeze(made))
    sent(desk, made)
    assert campaign(desk, made).counts.sent == 1
    with pytest.raises(NobodyMissing):
        do(desk, ResendMissing(made))


def test_the_export_says_who_got_it_and_runs_nothing(desk: Workbench, tmp_path: Path) -> None:
    do(
        desk,
        SetPerson(
            find_account(desk, "会社0001"),
            {"name": "=HYPERLINK(1)", "email": "e@c1.example", "role": "champion"},
        ),
    )
    uid = campaign_of(desk, most=3)
    checked(desk, uid)
    assert export_recipients(desk, uid, tmp_path / "who.csv") == 13
    with (tmp_path / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:4] == ["Account", "Owner", "Name", "Address"]
    assert "'=HYPERLINK(1)" in {row[2] for row in rows}
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
    assert export_recipients(desk, uid, tmp_path / "who.xlsx") == 13
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "who.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "inlineStr"}


def test_templates_have_versions_and_languages(desk: Workbench) -> None:
    do(desk, WriteTemplate("Workshop", "ja", "二版", "二版です"))
    row = template(desk, "Workshop")
    assert [(v.language, v.version) for v in row.versions] == [("ja", 2), ("en", 1), ("ja", 1)]
    undo_last(desk)
    assert [(v.language, v.version) for v in template(desk, "Workshop").versions] == [("en", 1), ("ja", 1)]
    redo_last(desk)
    assert template(desk, "Workshop").versions[0].subject == "二版"
    with pytest.raises(NotThere):
        do(desk, WriteTemplate("Nothing", "ja", "a", "b"))


def test_a_place_that_is_not_there_is_told(desk: Workbench) -> None:
    uid = campaign_of(desk)
    assert preview(desk, uid, 6).of == 6
    with pytest.raises(NoSuchPreview):
        preview(desk, uid, 7)
    with pytest.raises(NotThere):
        campaign(desk, "nothing-here")


def test_every_step_of_a_draft_can_be_taken_back(desk: Workbench) -> None:
    uid = campaign_of(desk)
    row: CampaignRow = campaign(desk, uid)
    do(desk, SetCampaign(uid, {"title": "Other", "template": "", "copies": {"ours": ["csm"]}}))
    assert campaign(desk, uid).template == ""
    undo_last(desk)
    assert campaign(desk, uid) == row
    with pytest.raises(WrongValue):
        do(desk, SetCampaign(uid, {"copies": {"ours": ["boss"]}}))
    with pytest.raises(NotThere):
        do(desk, SetCampaign(uid, {"mailbox": "nobody@nowhere.example"}))
