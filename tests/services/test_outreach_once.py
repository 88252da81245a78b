"""Nobody gets a campaign twice, nobody is lost on the way, and who said no gets neither mail nor copy."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cs_workbench.domain.delivery import Event, State
from cs_workbench.kernel.clock import FixedClock, iso
from cs_workbench.mail.ledger_file import Proof, catch_up
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import command_of, do, redo_last, undo_last
from cs_workbench.services.doors import doors_of
from cs_workbench.services.outreach import (
    AddFile,
    SetCampaign,
    StillWaiting,
    campaign,
    recipients_of,
)
from cs_workbench.services.outreach_audience import EditRecipient, SetAudience
from cs_workbench.services.outreach_check import CheckCampaign, findings_of
from cs_workbench.services.outreach_freeze import AlreadyLeaving, CannotFreeze, Freeze, Unfreeze
from cs_workbench.services.outreach_ledger import bring_in_order, open_ledger
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_run import (
    Cancel,
    MailboxGone,
    NotInDoubt,
    ResendMissing,
    ResolveUnknown,
    WrittenToAgain,
)
from cs_workbench.services.outreach_templates import (
    MailboxInUse,
    NewTemplate,
    SetMailbox,
    WriteTemplate,
)
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import EndConsents, ErasePerson, consents, opt_out
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import outbox
from tests.services.conftest import CLOCK
from tests.support.outreach import BODY, MAILBOX, campaign_of, permitted, sent

FILE = base64.b64encode(b"report").decode()


def reasons(bench: Workbench, uid: str) -> list[str]:
    return [row.reason for row in recipients_of(bench, uid)]


def frozen(bench: Workbench, **more: Any) -> str:
    uid = campaign_of(bench, **more)
    do(bench, Freeze(uid))
    return uid


def copied(bench: Workbench, uid: str) -> dict[str, list[str]]:
    """Return who gets a copy with whose mail."""
    return {row.email: [address for _, address in row.copies] for row in recipients_of(bench, uid)}


def proof_of(bench: Workbench, uid: str, address: str) -> Proof:
    with open_ledger(bench) as ledger:
        return ledger.proof(ledger.read(), uid, address)


def states(bench: Workbench, uid: str) -> list[str]:
    return [row.state for row in recipients_of(bench, uid)]


def put(bench: Workbench, sql: str, *bound: object) -> None:
    with bench.store.write("as it may come to be", "test") as writing:
        writing.db.execute(sql, bound)


# -- copies


def test_a_copy_needs_a_consent_and_goes_to_nobody_who_is_a_recipient_or_was_left_out(
    desk: Workbench,
) -> None:
    one = doors_of(desk).to([find_account(desk, "会社0001"), find_account(desk, "会社0002")])
    uid = campaign_of(desk, one, most=2)
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["champion", "end_user"]}}))
    out = next(row for row in recipients_of(desk, uid) if row.email == "p2@c1.example")
    do(desk, EditRecipient(out.uid, include=False, why="asked on the phone"))
    do(desk, Freeze(uid))
    assert not any(copied(desk, uid).values()), "each is a recipient, or was left out"
    do(desk, Unfreeze(uid))
    do(desk, SetAudience(uid, one, most=1))
    (given,) = consents(desk, "p2@c2.example")
    do(desk, EndConsents((given.uid,)))
    do(desk, Freeze(uid))
    assert copied(desk, uid) == {"p1@c1.example": ["p2@c1.example"], "p1@c2.example": []}


def test_who_gets_a_copy_gets_it_once_though_two_colleagues_get_the_mail(desk: Workbench) -> None:
    where = find_account(desk, "会社0001")
    do(desk, SetPerson(where, {"name": "上司", "email": "boss@c1.example", "role": "executive"}))
    permitted(desk)
    uid = campaign_of(desk, doors_of(desk).to([where]))
    do(desk, SetAudience(uid, campaign(desk, uid).condition, ("champion", "end_user"), 2))
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["executive"]}}))
    assert [[one.address for one in preview(desk, uid, n).message.cc] for n in (1, 2)] == [
        ["boss@c1.example"], [],
    ]  # fmt: skip
    do(desk, Freeze(uid))
    assert list(copied(desk, uid).values()) == [["boss@c1.example"], []]
    assert all(preview(desk, uid, n).proven for n in (1, 2))


def test_a_mail_frozen_without_copies_stays_without_them(desk: Workbench) -> None:
    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["executive"]}}))
    do(desk, Freeze(uid))
    where = find_account(desk, "会社0001")
    do(desk, SetPerson(where, {"name": "新任", "email": "new@c1.example", "role": "executive"}))
    permitted(desk)
    assert preview(desk, uid).message.cc == ()
    assert preview(desk, uid).proven


# -- to those it did not reach


def test_those_who_were_missed_are_in_one_campaign_however_often_it_is_asked_for(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, "failed", "failed")
    first = str(do(desk, ResendMissing(uid)).value)
    with pytest.raises(WrittenToAgain, match="to those it did not reach"):
        do(desk, ResendMissing(uid))
    do(desk, Freeze(first))
    sent(desk, first, "sent", "failed")
    (failed,) = recipients_of(desk, first, ("failed",))
    second = str(do(desk, ResendMissing(first)).value)
    assert [row.email for row in recipients_of(desk, second)] == [failed.email]
    with pytest.raises(WrittenToAgain):
        do(desk, ResendMissing(uid))


def test_of_two_drafts_to_the_missing_the_second_holds_back_whom_the_first_writes_to(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, "failed")
    one = str(do(desk, ResendMissing(uid)).value)
    do(desk, SetCampaign(one, {"retired": True}))
    two = str(do(desk, ResendMissing(uid)).value)
    do(desk, SetCampaign(one, {"retired": False}))
    do(desk, Freeze(one))
    with pytest.raises(CannotFreeze, match="Nobody is left"):
        do(desk, Freeze(two))
    do(desk, CheckCampaign(two))
    assert reasons(desk, two) == ["duplicate"]


def test_what_was_written_for_one_and_the_files_come_along_to_those_who_were_missed(desk: Workbench) -> None:
    one, two = find_account(desk, "会社0001"), find_account(desk, "会社0002")
    uid = campaign_of(desk, doors_of(desk).to([one, two]))
    first = recipients_of(desk, uid)[0]
    do(desk, EditRecipient(first.uid, edits={"subject": "山田様だけに"}))
    do(desk, AddFile(uid, "a.txt", FILE))
    do(desk, AddFile(uid, "one.txt", FILE, account_id=one))
    do(desk, AddFile(uid, "two.txt", FILE, account_id=two))
    do(desk, Freeze(uid))
    sent(desk, uid, "failed")
    made = str(do(desk, ResendMissing(uid)).value)
    mail = preview(desk, made).message
    assert mail.subject == "山田様だけに"
    assert [file.name for file in mail.attachments] == ["a.txt", "one.txt"]
    do(desk, CheckCampaign(made))
    assert campaign(desk, made).state == "checked"


def test_an_undone_cancel_leaves_out_whom_a_later_campaign_writes_to(desk: Workbench) -> None:
    uid = frozen(desk)
    back = do(desk, Cancel(uid)).undo
    made = str(do(desk, ResendMissing(uid)).value)
    do(desk, Freeze(made))
    assert back is not None
    do(desk, back)
    assert states(desk, uid) == ["cancelled"] * 6


# -- mails in doubt


def test_a_mail_that_is_sent_again_leaves_though_its_campaign_was_cancelled(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, *["unknown"] * 6)
    one, two = recipients_of(desk, uid)[:2]
    put(desk, "UPDATE local_campaign SET state = 'cancelled' WHERE uid = ?", uid)
    do(desk, ResolveUnknown(one.uid, sent=False))
    assert campaign(desk, uid).state == "sending"
    undo_last(desk)
    assert campaign(desk, uid).state == "cancelled"
    redo_last(desk)
    sent(desk, uid)
    assert states(desk, uid)[0] == "sent"
    assert campaign(desk, uid).state == "finished"
    put(desk, "UPDATE local_mailbox SET retired_at = ?", iso(CLOCK.now()))
    with pytest.raises(MailboxGone):
        do(desk, ResolveUnknown(two.uid, sent=False))
    assert states(desk, uid)[1] == "unknown"


def test_send_again_taken_back_is_a_doubt_also_for_a_restored_backup(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, "unknown")
    one = recipients_of(desk, uid)[0]
    do(desk, ResolveUnknown(one.uid, sent=False))
    assert proof_of(desk, uid, one.email) is Proof.CLEAR_NO
    undo_last(desk)
    assert proof_of(desk, uid, one.email) is Proof.OPEN
    assert catch_up(State.QUEUED, proof_of(desk, uid, one.email)) is Event.DOUBT
    do(desk, ResolveUnknown(one.uid, sent=True))
    assert proof_of(desk, uid, one.email) is Proof.SENT
    undo_last(desk)
    assert proof_of(desk, uid, one.email) is Proof.OPEN, "a later start does not call it sent again"


def test_send_again_cannot_be_taken_back_once_it_has_left(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid, "unknown")
    one = recipients_of(desk, uid)[0]
    back = do(desk, ResolveUnknown(one.uid, sent=False)).undo
    sent(desk, uid)
    assert back is not None
    with pytest.raises(NotInDoubt):
        do(desk, command_of(back.as_json()))
    assert states(desk, uid)[0] == "sent"


# -- the same address twice


def test_who_is_left_out_by_hand_leaves_the_mail_to_the_other_row_of_the_address(desk: Workbench) -> None:
    other = find_account(desk, "会社0004")
    do(desk, SetPerson(other, {"name": "兼務", "email": "p1@c1.example", "role": "champion"}))
    uid = campaign_of(desk, most=3)
    first, second = [row for row in recipients_of(desk, uid) if row.email == "p1@c1.example"]
    assert (first.reason, second.reason) == ("", "duplicate")
    do(desk, EditRecipient(second.uid, include=False, why="once is enough"))
    undo_last(desk)
    do(desk, EditRecipient(first.uid, include=False, why="the other account is meant"))
    do(desk, CheckCampaign(uid))
    known = {row.uid: row.reason for row in recipients_of(desk, uid)}
    assert (known[first.uid], known[second.uid]) == ("by_hand", "")
    undo_last(desk)
    do(desk, Freeze(uid))
    known = {row.uid: row.state for row in recipients_of(desk, uid)}
    assert (known[first.uid], known[second.uid]) == ("queued", "excluded")


def test_an_empty_field_leaves_the_mail_to_the_other_row_of_the_address(desk: Workbench) -> None:
    one, two = find_account(desk, "会社0001"), find_account(desk, "会社0002")
    for where, title in ((one, ""), (two, "部長")):
        do(
            desk,
            SetPerson(where, {"name": "兼務", "email": "x@n.example", "role": "executive", "title": title}),
        )
    uid = campaign_of(desk, kind="notice")
    do(desk, SetAudience(uid, doors_of(desk).to([one, two]), ("executive",)))
    do(desk, NewTemplate("役職"))
    for language in ("ja", "en"):
        do(desk, WriteTemplate("役職", language, "件名", "{{ 役職 }}様"))
    do(desk, SetCampaign(uid, {"template": "役職"}))
    do(desk, Freeze(uid))
    assert {row.account_id: row.reason for row in recipients_of(desk, uid)} == {one: "missing_field", two: ""}


def test_a_bad_address_stays_one_whatever_is_said_of_it(desk: Workbench) -> None:
    for name in ("会社0001", "会社0002"):
        do(desk, SetPerson(find_account(desk, name), {"name": "誤", "email": "nobody", "role": "executive"}))
    uid = campaign_of(desk)
    do(desk, SetAudience(uid, "", ("executive",)))
    assert reasons(desk, uid) == ["bad_address", "bad_address"]
    one = recipients_of(desk, uid)[0]
    do(desk, EditRecipient(one.uid, include=False, why="wrong"))
    do(desk, EditRecipient(one.uid, include=True, why="after all"))
    do(desk, CheckCampaign(uid))
    assert reasons(desk, uid) == ["bad_address", "bad_address"]


# -- what is taken back


def test_an_audience_that_was_replaced_comes_back_after_freezing_and_thawing(desk: Workbench) -> None:
    uid = campaign_of(desk)
    do(desk, SetAudience(uid, doors_of(desk).to([find_account(desk, "会社0001")])))
    do(desk, Freeze(uid))
    undo_last(desk)
    undo_last(desk)
    assert len(recipients_of(desk, uid)) == 6
    redo_last(desk)
    do(desk, Freeze(uid))
    sent(desk, uid)
    with desk.store.read() as db:
        assert db.execute("SELECT count(*) FROM outbox_recipient").fetchone() == (1,), (
            "nothing brings it back now"
        )


def test_what_a_restored_backup_learned_of_cannot_be_thawed(desk: Workbench) -> None:
    uid = frozen(desk)
    one = recipients_of(desk, uid)[0]
    with open_ledger(desk) as ledger:
        ledger.mark(uid, one.email, CLOCK.now())
        with desk.store.read() as db:
            (box,) = db.execute("SELECT id FROM local_mailbox").fetchone()
        bring_in_order(desk, box, ledger, ledger.read())
    assert states(desk, uid)[0] == "unknown"
    with pytest.raises(AlreadyLeaving):
        do(desk, Unfreeze(uid))
    with desk.store.read() as db:
        assert outbox.left_since(db, box, CLOCK.now() - timedelta(days=1)) == [CLOCK.now()], (
            "it counts as left"
        )


def test_a_mail_that_a_dead_sender_left_in_a_cancelled_campaign_has_a_mailbox_with_work(
    desk: Workbench,
) -> None:
    uid = frozen(desk)
    put(
        desk,
        "UPDATE outbox_recipient SET state = 'sending' WHERE id = (SELECT min(id) FROM outbox_recipient)",
    )
    put(desk, "UPDATE local_campaign SET state = 'cancelled' WHERE uid = ?", uid)
    with desk.store.read() as db:
        assert len(outbox.mailboxes_with_work(db)) == 1


def test_a_running_campaign_is_not_removed_and_its_mailbox_neither(desk: Workbench) -> None:
    uid = frozen(desk)
    with pytest.raises(StillWaiting):
        do(desk, SetCampaign(uid, {"retired": True}))
    with pytest.raises(MailboxInUse, match="12月のワークショップ"):
        do(desk, SetMailbox(MAILBOX, {"retired": True}))
    draft = campaign_of(desk)
    do(desk, Cancel(uid))
    do(desk, SetCampaign(uid, {"retired": True}))
    do(desk, SetMailbox(MAILBOX, {"retired": True}))
    do(desk, CheckCampaign(draft))
    assert "no_mailbox" in {finding.kind for finding in findings_of(campaign(desk, draft).report)}


def test_an_erased_person_stands_in_nobodys_copies(desk: Workbench) -> None:
    gone, uid = campaign_of(desk, kind="notice"), campaign_of(desk, kind="notice")
    for each in (gone, uid):
        do(desk, SetCampaign(each, {"copies": {"theirs": ["end_user"]}}))
        do(desk, Freeze(each))
        if each == gone:
            sent(desk, gone)
    do(desk, ErasePerson("p2@c1.example"))
    with desk.store.read() as db:
        kept = [str(line) for line in db.execute("SELECT * FROM outbox_recipient")]
    assert not [line for line in kept if "p2@c1" in line or "山田 1-2" in line]
    assert copied(desk, uid)["p1@c1.example"] == []
    assert copied(desk, gone)["p1@c1.example"] == [""], "that there was one stays proven by its mark"
    sent(desk, uid)
    assert states(desk, uid) == ["sent"] * 6


def test_a_customer_is_found_in_a_text_who_is_not_among_the_recipients(desk: Workbench) -> None:
    do(desk, NewTemplate("実績", "snippet"))
    do(desk, WriteTemplate("実績", "ja", "", "会社0006様でもご利用中です。"))
    do(desk, WriteTemplate("Workshop", "ja", "ご案内", BODY + "\n[[実績]]\n"))
    uid = campaign_of(desk, doors_of(desk).to([find_account(desk, "会社0001")]))
    do(desk, AddFile(uid, "会社0005 資料.txt", FILE))
    do(desk, CheckCampaign(uid))
    found = {finding.kind: finding.detail for finding in findings_of(campaign(desk, uid).report)}
    assert found == {"other_customer": "会社0006", "named_file": "会社0005"}


def test_resumed_after_its_hour_it_goes_on_and_is_not_late_again(desk: Workbench) -> None:
    from cs_workbench.services.outreach_run import Pause, Resume

    uid = frozen(desk)
    do(desk, Pause(uid))
    do(replace(desk, clock=FixedClock(CLOCK.now() + timedelta(hours=9))), Resume(uid))
    assert campaign(desk, uid).state == "sending"


def test_who_opted_out_after_freezing_gets_no_copy_of_a_colleagues_mail(desk: Workbench) -> None:
    uid = campaign_of(desk, doors_of(desk).to([find_account(desk, "会社0001")]))
    do(desk, SetCampaign(uid, {"copies": {"theirs": ["end_user"]}}))
    do(desk, Freeze(uid))
    do(desk, opt_out("p2@c1.example"))
    sent(desk, uid)
    assert copied(desk, uid) == {"p1@c1.example": []}
