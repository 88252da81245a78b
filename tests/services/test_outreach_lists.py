"""The lists of 配信, and how sending goes: a mail in one list with its reason, counts that add up, an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cs_workbench.domain.delivery import State
from cs_workbench.kernel.clock import FixedClock, iso
from cs_workbench.services.commands import do
from cs_workbench.services.inbox_wishes import ConfirmOptOut
from cs_workbench.services.mailboxes import FOR_EVER
from cs_workbench.services.outreach import SetCampaign
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_lists import COUNTS, outreach_lists, recipients
from cs_workbench.services.outreach_progress import sending
from cs_workbench.services.outreach_rows import campaign, recipients_of
from cs_workbench.services.outreach_run import Pause
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import claims
from cs_workbench.store import recipients as ledger
from tests.support.outreach import MAILBOX, campaign_of, sent


def frozen(bench: Workbench, **values: object) -> str:
    uid = campaign_of(bench, kind="notice")
    if values:
        do(bench, SetCampaign(uid, values))
    do(bench, Freeze(uid))
    return uid


def later(bench: Workbench, minutes: int = 1) -> Workbench:
    return replace(bench, clock=FixedClock(bench.clock.now() + timedelta(minutes=minutes)))


def stand(bench: Workbench, uid: str, *states: str, **values: object) -> None:
    """Let the first recipients of a campaign stand in these states."""
    with bench.store.write("stand", "test") as writing:
        for row, state in zip(recipients_of(bench, uid), states, strict=False):
            found = ledger.of_uid(writing.db, row.uid)
            assert found is not None
            at = iso(bench.clock.now())
            ledger.put(writing.db, found["id"], {"state": state, **values}, at=at)
        writing.changed("campaign", None)


def whys(bench: Workbench, name: str) -> list[str]:
    book = outreach_lists(bench).books[name]
    return [str(book["why"].at(row) or "") for row in range(len(book))]


def test_a_campaign_is_in_the_list_of_its_state_and_its_counts_add_up(desk: Workbench) -> None:
    draft, ended = campaign_of(desk), frozen(desk)
    sent(desk, ended, "sent", "failed")
    found = outreach_lists(desk)
    assert {name: found.count(name) for name in found.books} == {
        "all": 2, "draft": 1, "running": 0, "ended": 1, "check": 0, "wishes": 0, "outbox": 0,
    }  # fmt: skip
    book = found.books["ended"]
    assert [book[name].at(0) for name in COUNTS if book[name].at(0)] == [5, 1], "five sent, one failed"
    assert book["recipients"].at(0) == 6
    assert {row.uid for row in found.campaigns.values()} == {draft, ended}


@pytest.mark.parametrize(
    ("state", "name", "why"),
    [
        (State.UNKNOWN, "check", "No answer came at its end: look whether it arrived"),
        (State.SENDING, "outbox", "It is leaving now"),
        (State.DEFERRED, "outbox", "The server asked to wait, once"),
        (State.QUEUED, "outbox", "Its turn comes"),
    ],
)
def test_a_mail_that_has_not_ended_stands_in_one_list_and_says_why(
    desk: Workbench, state: State, name: str, why: str
) -> None:
    uid = frozen(desk)
    desk = later(desk)
    stand(desk, uid, *["sent"] * 5)
    with desk.store.write("one", "test") as writing:
        found = ledger.of_uid(writing.db, recipients_of(desk, uid)[5].uid)
        assert found is not None
        ledger.put(writing.db, found["id"], {"state": state}, at=iso(desk.clock.now()))
    assert whys(desk, name) == [why]
    assert whys(desk, "check" if name == "outbox" else "outbox") == []


def test_a_waiting_mail_says_what_it_waits_for(desk: Workbench) -> None:
    uid = frozen(desk)
    assert set(whys(desk, "outbox")) == {"The campaign has not begun yet"}, "the time to think again"
    begun = later(desk)
    with begun.store.write("rest", "test") as writing:
        until = iso(begun.clock.now() + timedelta(hours=2))
        claims.pause_mailbox(writing.db, _box(begun), until, "too many mails")
        writing.changed("mailbox", None)
    assert all("too many mails" in why for why in whys(begun, "outbox"))
    book = outreach_lists(begun).books["outbox"]
    assert book["next_at"].at(0) == (begun.clock.now() + timedelta(hours=2)).replace(tzinfo=None)
    do(begun, Pause(uid))
    assert set(whys(begun, "outbox")) == {"The campaign is paused"}
    assert outreach_lists(begun).books["outbox"]["next_at"].at(0) is None


def test_an_invitation_nobody_answered_is_told_apart_from_answers(desk: Workbench) -> None:
    event = {"title": "Workshop", "starts_at": "2026-12-11T05:00:00Z", "ends_at": "2026-12-11T06:30:00Z"}
    uid = frozen(desk, invitation={**event, "zone": "Asia/Tokyo", "place": "Zoom"})
    sent(desk, uid)
    first, second, *others = recipients_of(desk, uid)
    with desk.store.write("answers", "test") as writing:
        for row, kinds in (
            (first, ("rsvp_declined", "rsvp_accepted")),
            (second, ("replied", "bounced_soft")),
        ):
            found = ledger.of_uid(writing.db, row.uid)
            assert found is not None
            for kind in kinds:
                ledger.add_event(writing.db, found["id"], kind, at=iso(desk.clock.now()))
    assert recipients(desk, uid).counts == {
        "sent": 6, "bounced": 1, "replied": 1, "rsvp_accepted": 1, "rsvp_none": 1 + len(others),
    }  # fmt: skip


def test_a_wish_stands_in_its_list_until_it_is_judged(desk: Workbench) -> None:
    uid = frozen(desk)
    sent(desk, uid)
    row = recipients_of(desk, uid)[0]
    with desk.store.write("wish", "test") as writing:
        found = ledger.of_uid(writing.db, row.uid)
        assert found is not None
        ledger.add_event(
            writing.db, found["id"], "opt_out_asked", at=iso(desk.clock.now()), text="配信停止希望"
        )
    lists = outreach_lists(desk)
    (line,) = (lists.mails[int(key)] for key in lists.books["wishes"].account_id)
    assert (line.row.uid, line.campaign, line.account_id) == (row.uid, uid, row.account_id)
    assert lists.books["wishes"]["wish"].at(0) == "配信停止希望"
    assert lists.books["wishes"]["topic"].at(0) in ("", None), "a notice has none: every announcement"
    do(desk, ConfirmOptOut(row.uid))
    assert outreach_lists(desk).count("wishes") == 0


def test_how_sending_goes_counts_what_waits_and_ends_when_the_limits_let_the_last_go(desk: Workbench) -> None:
    do(desk, SetMailbox(MAILBOX, {"limits": {"per_minute": 2, "domain_per_minute": None}}))
    uid = frozen(desk)
    (box,) = sending(desk).mailboxes
    assert (box.waiting, box.leaving, box.per_minute, box.campaigns) == (6, 0, 2, (uid,))
    start = campaign(desk, uid).start_at
    assert start is not None
    assert box.begins_at == start, "not before the time to think again is over"
    assert box.ends_at is not None
    assert timedelta(minutes=2) <= box.ends_at - start <= timedelta(minutes=2, seconds=10), "2 + 2 + 2"
    begun = later(desk)
    stand(begun, uid, "unknown", "sending")
    look = sending(begun)
    assert (look.waiting, look.unconfirmed, look.mailboxes[0].leaving) == (5, 1, 1)
    assert look.of_campaign(uid) == look.mailboxes[0]


def test_a_mailbox_that_rests_until_somebody_acts_has_no_end(desk: Workbench) -> None:
    frozen(desk)
    with desk.store.write("rest", "test") as writing:
        claims.pause_mailbox(writing.db, _box(desk), FOR_EVER, "the password is refused")
    (box,) = sending(desk).mailboxes
    assert (box.is_stopped, box.begins_at, box.ends_at) == (True, None, None)
    assert "password" in box.rests_why


def _box(bench: Workbench) -> int:
    with bench.store.read() as db:
        (row_id,) = db.execute("SELECT id FROM local_mailbox WHERE uid = ?", (MAILBOX,)).fetchone()
    return int(row_id)
