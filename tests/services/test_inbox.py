"""The watcher of a mailbox at a real Dovecot: what came back, what was answered, who wants no more, and each once."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.locks import Busy
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.calendar import AddStop
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.inbox import JOB, InboxRead, read_inbox, watch_inbox
from cs_workbench.services.inbox_rsvp import invited, tally
from cs_workbench.services.inbox_text import TextGone, mail_text
from cs_workbench.services.inbox_wishes import ConfirmOptOut, DeclineOptOut, NoWish, wishes
from cs_workbench.services.inboxes import NoInbox
from cs_workbench.services.outreach import SetCampaign, campaign, recipients_of
from cs_workbench.services.outreach_event import ChangeInvitation
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_rows import RecipientRow
from cs_workbench.services.outreach_run import ResolveUnknown
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.permissions import suppressions
from cs_workbench.services.records import NotThere
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import claims, inboxes, todos
from tests.imap_servers import ImapServer, deliver
from tests.support.inbox import (
    ADDRESS,
    SENT,
    answer_to_invitation,
    bounce,
    complaint,
    emptied,
    letter,
    look,
    readable,
    reply,
)
from tests.support.outreach import MAILBOX, campaign_of, sent


@pytest.fixture
def desk(desk: Workbench, box: ImapServer) -> Workbench:
    """Return a profile with six customers whose mailbox can be read."""
    readable(desk, box)
    return desk


def mailed(bench: Workbench, *ends: str, **values: object) -> list[RecipientRow]:
    """Send a campaign to every customer and return its recipients."""
    uid = campaign_of(bench, kind=str(values.pop("kind", "announcement")))
    if values:
        do(bench, SetCampaign(uid, values))
    do(bench, Freeze(uid))
    sent(bench, uid, *ends)
    return recipients_of(bench, uid)


def again(bench: Workbench, row: RecipientRow) -> RecipientRow:
    """Return a recipient as it stands now."""
    with bench.store.read() as db:
        (uid,) = db.execute(
            "SELECT c.uid FROM local_campaign c JOIN outbox_recipient r ON r.campaign_id = c.id WHERE r.uid = ?",
            (row.uid,),
        ).fetchone()
    return next(one for one in recipients_of(bench, uid) if one.uid == row.uid)


def kinds(bench: Workbench, row: RecipientRow) -> list[str]:
    """Return what happened after a recipient's mail."""
    return [event.kind for event in again(bench, row).events]


def open_todos(bench: Workbench, account: int) -> list[todos.Todo]:
    with bench.store.read() as db:
        return [todo for todo in todos.of_account(db, account) if todo.done_at is None]


def texts(bench: Workbench, account: int) -> list[str]:
    """Return the touches of an account, the newest first."""
    return [row.text for row in activity_page(bench, Asked(accounts=(account,))).rows if row.kind == "touch"]


def suppressed(bench: Workbench) -> dict[str, tuple[str, str, str]]:
    return {row.address: (row.reason, row.scope, row.topic) for row in suppressions(bench)}


def test_a_mail_that_came_back_for_good_ends_writing_and_asks_whether_the_champion_left(
    desk: Workbench, box: ImapServer
) -> None:
    row, other, *_ = mailed(desk)
    deliver(box, bounce(row.email, row.message_id))
    found = look(desk, box)
    assert found == InboxRead(ADDRESS, 1, {"bounced_hard": 1})
    assert kinds(desk, row) == ["bounced_hard"]
    assert suppressed(desk) == {row.email: ("hard_bounce", "all", "")}
    (todo,) = open_todos(desk, row.account_id)
    assert todo.kind == "risk"
    assert row.email in todo.text
    assert "User unknown" in str((todo.detail or {})["cause"])
    assert (kinds(desk, other), open_todos(desk, other.account_id)) == ([], [])


def test_the_third_mail_in_two_weeks_that_came_back_for_now_is_a_question(
    desk: Workbench, box: ImapServer
) -> None:
    for number in (1, 2, 3):
        row = mailed(desk, kind="notice")[0]
        assert open_todos(desk, row.account_id) == []
        said = "452 4.2.2 Mailbox full"
        deliver(box, bounce(row.email, row.message_id, "4.2.2", said, number=number))
        look(desk, box)
    (todo,) = open_todos(desk, row.account_id)
    assert (todo.kind, suppressed(desk)) == ("task", {})
    assert "3" in todo.text


def test_a_mail_that_a_rule_refused_suppresses_nobody(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    deliver(box, bounce(row.email, row.message_id, "5.7.1", "550 5.7.1 Message rejected due to policy"))
    look(desk, box)
    assert (kinds(desk, row), suppressed(desk)) == (["bounced_policy"], {})


def test_a_report_about_a_mail_that_nobody_sent_is_not_believed(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    forged = f"<{'x' * 8}.0.{'a' * 24}@nagare.example>"
    deliver(box, bounce(row.email, forged), complaint(row.email, forged))
    assert look(desk, box).found == {}
    assert suppressed(desk) == {}


def test_a_complaint_ends_every_announcement(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    deliver(box, complaint(row.email, row.message_id))
    look(desk, box)
    assert kinds(desk, row) == ["complained"]
    assert suppressed(desk) == {row.email: ("complaint", "marketing", "")}


def test_the_mail_that_the_unsubscribe_link_writes_is_an_opt_out_of_the_topic_at_once(
    desk: Workbench, box: ImapServer
) -> None:
    row = mailed(desk)[0]
    token = row.message_id.strip("<>").partition("@")[0]
    deliver(
        box, letter("alias@elsewhere.example", f"unsubscribe {token}", "", "Message-ID: <stop@x.example>")
    )
    look(desk, box)
    assert kinds(desk, row) == ["opted_out"]
    assert suppressed(desk) == {row.email: ("opted_out", "topic", "workshop")}
    waiting = campaign_of(desk)
    do(desk, Freeze(waiting))
    held = {one.email: one.reason for one in recipients_of(desk, waiting) if one.state == "excluded"}
    assert held[row.email] == "opted_out"


def test_words_that_ask_for_no_more_wait_for_a_person_who_confirms_or_declines(
    desk: Workbench, box: ImapServer
) -> None:
    row, other, *_ = mailed(desk)
    deliver(
        box,
        reply(row.email, row.message_id, "配信停止をお願いします。"),
        reply(other.email, other.message_id, "Please unsubscribe me.", number=2),
    )
    look(desk, box)
    assert suppressed(desk) == {}
    assert {wish.mail.uid: wish.text for wish in wishes(desk)} == {
        row.uid: "配信停止をお願いします。", other.uid: "Please unsubscribe me.",
    }  # fmt: skip
    assert [todo.kind for todo in open_todos(desk, row.account_id)] == ["reply"]
    do(desk, ConfirmOptOut(row.uid[-8:]))
    assert suppressed(desk) == {row.email: ("opted_out", "topic", "workshop")}
    assert open_todos(desk, row.account_id) == []
    do(desk, DeclineOptOut(other.uid))
    assert (wishes(desk), len(suppressed(desk))) == ([], 1)
    with pytest.raises(NoWish):
        do(desk, ConfirmOptOut(row.uid))
    undo_last(desk)
    undo_last(desk)
    assert {wish.mail.uid for wish in wishes(desk)} == {row.uid, other.uid}
    assert (suppressed(desk), len(open_todos(desk, row.account_id))) == ({}, 1)


def test_an_answer_is_an_event_and_a_touch_of_the_account(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    deliver(box, reply(f"山田 1-1 <{row.email}>", row.message_id, "参加します。よろしくお願いします。"))
    look(desk, box)
    assert kinds(desk, row) == ["replied"]
    assert "Re: ご案内 – 参加します。よろしくお願いします。" in texts(desk, row.account_id)
    with desk.store.read() as db:
        touch = db.execute(
            "SELECT direction, begun_by, meaningful, people, message_id, answers FROM local_touch "
            "WHERE account_id = ? AND direction = 'in'", (row.account_id,),
        ).fetchone()  # fmt: skip
    assert touch[:3] == ("in", "us", 1)
    assert "山田" in touch[3]
    assert touch[4:] == ("reply-1@aoba.example", row.message_id)


def test_what_a_machine_answers_is_no_answer_and_no_touch(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    before = texts(desk, row.account_id)
    deliver(box, reply(row.email, row.message_id, "休暇中です。配信停止", "Auto-Submitted: auto-replied"))
    look(desk, box)
    assert (kinds(desk, row), wishes(desk)) == (["auto_replied"], [])
    assert texts(desk, row.account_id) == before


INVITATION = {
    "title": "ワークショップ", "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T06:00:00Z",
    "zone": "Asia/Tokyo", "place": "オンライン",
}  # fmt: skip


def test_the_last_answer_to_an_invitation_counts_whatever_mail_it_comes_in(
    desk: Workbench, box: ImapServer
) -> None:
    row, other, *_ = mailed(desk, invitation=INVITATION)
    with desk.store.read() as db:
        (event,) = db.execute("SELECT json_extract(invitation, '$.uid') FROM local_campaign").fetchone()
    deliver(
        box,
        answer_to_invitation(row.email, event, "DECLINED", on="Wed, 25 Nov 2026 09:00:00 +0900"),
        answer_to_invitation(row.email, event, "ACCEPTED", number=2),  # written before, arrived after
        answer_to_invitation(other.email, "another meeting", "ACCEPTED", number=3),
    )
    look(desk, box)
    assert sorted(kinds(desk, row)) == ["rsvp_accepted", "rsvp_declined"]
    assert kinds(desk, other) == []
    with desk.store.read() as db:
        (uid,) = db.execute("SELECT uid FROM local_campaign").fetchone()
    said = invited(desk, uid)
    assert {one.recipient: one.answer for one in said}[row.uid] == "not_coming"
    assert {answer: count for answer, count in tally(said).items() if count} == {
        "not_coming": 1,
        "unanswered": 5,
    }


def copied(desk: Workbench, *, ours: bool = False) -> RecipientRow:
    """Send a campaign with copies; return a recipient whose mail had one."""
    copies = {"ours": ["csm"]} if ours else {"theirs": ["end_user"]}
    if ours:
        with desk.store.write("a colleague", "test") as writing:
            writing.db.execute(
                "INSERT INTO remote_person (source, source_id, name, email, known_at, known_assumed, run) "
                "VALUES ('crm', 'p1', '佐藤', 'csm@us.example', '2026-11-24T00:00:00Z', 0, 1)"
            )
    row = next(one for one in mailed(desk, copies=copies, topic="workshop") if one.copies)
    assert row.state == "sent"
    return row


def test_who_had_a_copy_and_stops_it_speaks_for_nobody_else(desk: Workbench, box: ImapServer) -> None:
    row = copied(desk)
    ((_name, address),) = row.copies
    token = row.message_id.strip("<>").partition("@")[0]
    deliver(
        box,
        letter(address, f"unsubscribe {token}", "", "Message-ID: <stop@x.example>"),
        complaint(address, row.message_id),
        reply(address, row.message_id, "配信停止をお願いします。"),
    )
    look(desk, box)
    with desk.store.read() as db:
        told = db.execute("SELECT address, reason, scope FROM local_suppression ORDER BY id").fetchall()
    assert told == [(address, "opted_out", "topic"), (address, "complaint", "marketing")]
    assert kinds(desk, row) == []
    assert wishes(desk) == []
    (todo,) = open_todos(desk, row.account_id)
    assert address in todo.text


def test_what_one_of_us_answers_is_no_word_of_the_customer(desk: Workbench, box: ImapServer) -> None:
    row = copied(desk, ours=True)
    before = texts(desk, row.account_id)
    deliver(
        box,
        reply("csm@us.example", row.message_id, "案内は不要です。"),
        reply(ADDRESS, row.message_id, "ご確認ください。", number=2),
        complaint("csm@us.example", row.message_id),
    )
    look(desk, box)
    assert (kinds(desk, row), suppressed(desk), wishes(desk)) == ([], {}, [])
    assert texts(desk, row.account_id) == before


def test_a_mail_that_would_leave_again_does_not_once_it_was_answered(
    desk: Workbench, box: ImapServer
) -> None:
    row = next(one for one in mailed(desk, "unknown") if one.state == "unknown")
    do(desk, ResolveUnknown(row.uid, sent=False))
    assert again(desk, row).state == "queued"
    deliver(box, reply(row.email, row.message_id, "ありがとうございます。"))
    assert look(desk, box).found["proven"] == 1
    assert again(desk, row).state == "sent"
    with desk.store.write("claim", "test") as writing:
        assert claims.claim(writing.db, 1, desk.clock.now() + timedelta(hours=1)).recipients == []


def test_an_answer_to_the_old_time_is_none_to_the_new_one(desk: Workbench, box: ImapServer) -> None:
    first = mailed(desk, kind="notice", invitation=INVITATION)
    with desk.store.read() as db:
        (event, uid) = db.execute(
            "SELECT json_extract(invitation, '$.uid'), uid FROM local_campaign"
        ).fetchone()
    changed = str(do(desk, ChangeInvitation(uid, {"place": "大阪"})).value)
    do(desk, SetCampaign(changed, {"template": "Workshop"}))
    do(desk, Freeze(changed))
    sent(desk, changed, "unknown")
    row = next(one for one in recipients_of(desk, changed) if one.state == "unknown")
    deliver(box, answer_to_invitation(row.email, event, "ACCEPTED"))
    look(desk, box)
    assert again(desk, row).state == "unknown", "whether the change arrived is still not known"
    assert kinds(desk, row) == []
    assert kinds(desk, next(one for one in first if one.email == row.email)) == ["rsvp_accepted"]
    deliver(box, answer_to_invitation(row.email, event, "DECLINED", number=2, sequence=1))
    look(desk, box)
    assert (again(desk, row).state, kinds(desk, row)) == ("sent", ["rsvp_declined"])


def test_a_mail_of_an_impossible_year_breaks_no_list(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    deliver(box, reply(row.email, row.message_id, "配信停止希望", "Date: Fri, 01 Jan 0999 00:00:00 +0000"))
    look(desk, box)
    (wish,) = wishes(desk)
    assert wish.at == desk.clock.now()
    assert "Re: ご案内 – 配信停止希望" in texts(desk, row.account_id)


def test_a_mail_in_doubt_is_settled_by_what_came_back(desk: Workbench, box: ImapServer) -> None:
    rows = mailed(desk, "unknown", "unknown", "unknown", "unknown")
    doubtful = [row for row in rows if row.state == "unknown"]
    deliver(
        box,
        bounce(doubtful[0].email, doubtful[0].message_id, "4.2.2", "452 4.2.2 Mailbox full"),
        reply(doubtful[1].email, doubtful[1].message_id, "ありがとうございます。"),
        reply(doubtful[2].email, doubtful[2].message_id, "", "Auto-Submitted: auto-replied", number=2),
    )
    assert look(desk, box).found["proven"] == 3
    assert [again(desk, row).state for row in doubtful] == ["sent", "sent", "sent", "unknown"]
    assert len(texts(desk, doubtful[2].account_id)) == 1


def test_ordinary_mail_with_people_we_know_is_a_touch_and_its_text_is_left_where_it_is(
    desk: Workbench, box: ImapServer
) -> None:
    row, other, *_ = mailed(desk)
    deliver(
        box,
        letter(row.email, "お見積りの件", "秘密の本文", "Message-ID: <hand-1@c1.example>"),
        letter("stranger@nobody.example", "Hello", "", "Message-ID: <hand-2@x.example>"),
        letter(
            row.email, "Newsletter", "", "Message-ID: <hand-3@c1.example>", "List-Unsubscribe: <mailto:x@y>"
        ),
        letter(ADDRESS, "Note to myself", "", "Message-ID: <hand-4@nagare.example>"),
    )
    written = letter(
        ADDRESS, "ご相談", "", "Message-ID: <hand-5@nagare.example>", to=f"{other.email}, x@y.example"
    )
    deliver(box, written, folder=SENT)
    assert look(desk, box).found == {"touches": 2}
    assert "お見積りの件" in texts(desk, row.account_id)
    assert "ご相談" in texts(desk, other.account_id)
    with desk.store.read() as db:
        told = db.execute(
            "SELECT body, meaningful FROM local_touch WHERE summary = 'お見積りの件'"
        ).fetchone()
        assert told == (None, 1)
        assert claims.used(db, 1, desk.clock.now() - timedelta(days=1)) == 6 + 2


def test_the_text_of_a_mail_is_fetched_when_asked_for_and_kept_from_then_on(
    desk: Workbench, box: ImapServer
) -> None:
    row = mailed(desk)[0]
    deliver(box, letter(row.email, "お見積りの件", "本文です。", "Message-ID: <hand-1@c1.example>"))
    deliver(box, letter(row.email, "消えた件", "x", "Message-ID: <hand-2@c1.example>"))
    look(desk, box)
    with desk.store.read() as db:
        uids = dict(db.execute("SELECT summary, uid FROM local_touch WHERE direction = 'in'").fetchall())
    assert mail_text(desk, uids["お見積りの件"][-8:], trust=box.trust) == "本文です。"
    emptied(box)
    assert mail_text(desk, uids["お見積りの件"], trust=box.trust) == "本文です。"
    with pytest.raises(TextGone):
        mail_text(desk, uids["消えた件"], trust=box.trust)
    with pytest.raises(NotThere):
        mail_text(desk, row.uid, trust=box.trust)


def test_the_stop_list_keeps_people_out_and_the_word_of_their_mails(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    do(desk, AddStop(row.email))
    before = texts(desk, row.account_id)
    deliver(
        box,
        letter(row.email, "お見積りの件", "", "Message-ID: <hand-1@c1.example>"),
        reply(row.email, row.message_id, "秘密です。"),
    )
    deliver(box, letter(ADDRESS, "ご相談", "", "Message-ID: <h@n.example>", to=row.email), folder=SENT)
    look(desk, box)
    assert texts(desk, row.account_id) == before
    (event,) = again(desk, row).events
    assert (event.kind, event.text) == ("replied", "")


def test_a_mail_is_told_once_also_where_the_numbers_of_the_folder_were_given_out_anew(
    desk: Workbench, box: ImapServer
) -> None:
    row = mailed(desk)[0]
    deliver(
        box,
        bounce(row.email, row.message_id),
        reply(row.email, row.message_id, "はい。"),
        letter(row.email, "お見積りの件", "", "Message-ID: <hand-1@c1.example>"),
    )
    assert look(desk, box).read == 3
    assert look(desk, box) == InboxRead(ADDRESS, 0, {})
    with desk.store.write("forget the numbers", "test") as writing:
        writing.db.execute("UPDATE inbox_folder SET validity = validity - 1")
    then = (kinds(desk, row), texts(desk, row.account_id), len(open_todos(desk, row.account_id)))
    assert look(desk, box).read == 3
    assert (kinds(desk, row), texts(desk, row.account_id), len(open_todos(desk, row.account_id))) == then


def test_one_process_reads_a_mailbox_and_one_that_is_stopped_reads_on_later(
    desk: Workbench, box: ImapServer
) -> None:
    row = mailed(desk)[0]
    deliver(box, *(letter(row.email, f"件 {n}", "", f"Message-ID: <h-{n}@c1.example>") for n in range(120)))
    with desk.store.job_lock(JOB, ADDRESS).held("reading"), pytest.raises(Busy):
        look(desk, box)
    asked = count()
    stops = Tracker(None, lambda: next(asked) > 1)
    with pytest.raises(Cancelled):
        read_inbox(desk, MAILBOX, stops, trust=box.trust)
    assert look(desk, box).read == 20
    assert len([text for text in texts(desk, row.account_id) if text.startswith("件")]) >= 100


def test_a_watcher_reads_again_and_again_what_came_meanwhile(desk: Workbench, box: ImapServer) -> None:
    row = mailed(desk)[0]
    told: list[object] = []

    def hear(news: object) -> None:
        told.append(news)
        if len(told) == 1:
            deliver(box, reply(row.email, row.message_id, "はい。"))

    with pytest.raises(Cancelled):
        watch_inbox(
            desk, MAILBOX, Tracker(None, lambda: len(told) > 1), hear, trust=box.trust, wait_s=0.0
        )  # fmt: skip
    assert [one.found for one in told if isinstance(one, InboxRead)] == [{}, {"replied": 1, "touches": 1}]


def test_a_mailbox_that_says_not_where_it_is_read_is_told_so(desk: Workbench, box: ImapServer) -> None:
    do(desk, SetMailbox(MAILBOX, {"imap_host": ""}))
    with pytest.raises(NoInbox) as told:
        look(desk, box)
    assert "--imap-host" in told.value.explain(desk.catalogue)


def test_the_counts_of_a_campaign_say_what_came_back_and_what_was_answered(
    desk: Workbench, box: ImapServer
) -> None:
    rows = mailed(desk)
    deliver(
        box, bounce(rows[0].email, rows[0].message_id), reply(rows[1].email, rows[1].message_id, "はい。")
    )
    look(desk, box)
    with desk.store.read() as db:
        (uid,) = db.execute("SELECT uid FROM local_campaign").fetchone()
        assert inboxes.read_at(db, 1) == iso(desk.clock.now())
    counts = campaign(desk, uid).counts
    assert (counts.sent, counts.bounced, counts.replied) == (6, 1, 1)
