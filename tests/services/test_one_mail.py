"""A mail to one person: in the ledger like the others, in its thread, in the account's activity, in no list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cs_workbench.kernel.clock import FixedClock, SystemClock
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.mail.incoming import read
from cs_workbench.mail.parts import take_apart
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.calendar import AddStop
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.inbox_page import key_of
from cs_workbench.services.one_mail import LAST, NotWrittenTo, WriteMail, who_is_meant
from cs_workbench.services.outreach import campaigns, recipients_of
from cs_workbench.services.outreach_letters import NoMailbox
from cs_workbench.services.outreach_lists import outreach_lists
from cs_workbench.services.outreach_run import ResolveUnknown
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import Suppress, opt_out
from cs_workbench.services.records import NotThere, WrongValue
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import ImapServer, deliver
from tests.mail_servers import MailServer, fault
from tests.services.conftest import FOUR
from tests.support.inbox import bounce, look, reply
from tests.support.outreach import MAILBOX
from tests.support.sending import connected, leaving, run_once, states

TO = "p1@c1.example"
BODY = "山田様\n\nお世話になっております。\n{{ 会社名 }} の件です。\n"


def account(bench: Workbench) -> int:
    return who_is_meant(bench, TO)[0]


def written(bench: Workbench, subject: str = "お見積りの件", **more: str) -> str:
    """Write a mail an hour ago, so that it leaves now; return its uid."""
    then = replace(bench, clock=FixedClock(SystemClock().now() - timedelta(hours=1)))
    return str(do(then, WriteMail(account(bench), TO, subject, BODY, **more)).value)


def touches(bench: Workbench) -> list[str]:
    return [
        row.text
        for row in activity_page(bench, Asked(accounts=(account(bench),))).rows
        if row.kind == "touch"
    ]


def test_a_mail_to_one_person_leaves_as_it_was_typed_and_stands_in_the_activity_with_its_text(
    posting: Workbench, post: MailServer
) -> None:
    uid = written(posting)
    assert campaigns(posting) == []
    assert run_once(posting, post).sent == 1
    (mail,) = post.accepted()
    seen = read(mail["content"].encode())
    assert (mail["recipients"], seen.subject) == ([TO], "お見積りの件")
    assert seen.text == BODY.strip()
    whole = take_apart(mail["content"].encode())
    assert not any(
        whole.first(name) for name in ("list-unsubscribe", "list-id", "in-reply-to", "auto-submitted")
    )
    (row,) = recipients_of(posting, uid)
    assert (row.state, row.message_id) == ("sent", mail["message_id"])
    assert touches(posting) == ["お見積りの件 – 山田様 お世話になっております。 {{ 会社名 }} の件です。"]
    with posting.store.read() as db:
        touch = db.execute("SELECT minutes, meaningful, group_uid, body FROM local_touch").fetchone()
    assert touch == (5, 0, None, BODY.strip())


def test_an_answer_goes_on_the_thread_of_the_mail_that_it_answers(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    written(posting)
    run_once(posting, post)
    (first,) = (mail["message_id"] for mail in post.accepted())
    deliver(box, reply(TO, first, "承知しました。", f"References: {first}"))
    assert look(posting, box).found == {"replied": 1, "touches": 1}
    written(posting, "Re: お見積りの件", answers="<reply-1@aoba.example>")
    run_once(posting, post)
    answer = take_apart(post.accepted()[-1]["content"].encode())
    assert answer.first("in-reply-to") == "<reply-1@aoba.example>"
    assert answer.first("references").split() == [first, "<reply-1@aoba.example>"]
    written(posting, "Re: お見積りの件", answers=LAST)
    run_once(posting, post)
    last = take_apart(post.accepted()[-1]["content"].encode())
    assert last.first("in-reply-to") == post.accepted()[1]["message_id"]
    assert last.first("references").split() == [
        first, "<reply-1@aoba.example>", post.accepted()[1]["message_id"],
    ]  # fmt: skip
    with pytest.raises(NotThere):
        written(posting, answers="<nobody@knows.example>")


def test_a_mail_in_doubt_comes_into_the_activity_only_when_it_is_known_to_have_left(
    posting: Workbench, post: MailServer
) -> None:
    post.do_wrong(fault("dot", "accept, then drop", times=1))
    uid = written(posting)
    assert run_once(posting, post).unknown == 1
    assert touches(posting) == []
    (row,) = recipients_of(posting, uid)
    do(posting, ResolveUnknown(row.uid, True))
    assert len(touches(posting)) == 1
    undo_last(posting)
    assert touches(posting) == []


def test_a_mail_to_one_person_stands_in_the_lists_while_it_waits_or_is_in_doubt(
    posting: Workbench, post: MailServer
) -> None:
    written(posting)
    assert outreach_lists(posting).count("outbox") == 1
    post.do_wrong(fault("dot", "drop", times=1))
    run_once(posting, post)
    found = outreach_lists(posting)
    assert (found.count("outbox"), found.count("check"), found.count("all")) == (0, 1, 0)
    assert found.books["check"]["title"].at(0) == "お見積りの件"


def test_a_mail_to_one_person_that_is_not_taken_is_a_to_do(posting: Workbench, post: MailServer) -> None:
    post.do_wrong(fault("rcpt", "550 5.7.1 not today", times=1))
    written(posting)
    assert run_once(posting, post).failed == 1
    with posting.store.read() as db:
        (text,) = db.execute("SELECT text FROM local_todo WHERE reason LIKE 'mail:failed:%'").fetchone()
    assert "お見積りの件" in text
    assert "not today" in text


def test_a_mail_that_has_not_left_is_taken_back_and_done_again(posting: Workbench, post: MailServer) -> None:
    uid = str(do(posting, WriteMail(account(posting), TO, "お見積りの件", BODY)).value)
    assert run_once(posting, post).sent == 0  # there is time to think again
    undo_last(posting)
    assert [row.state for row in recipients_of(posting, uid)] == ["cancelled"]
    redo_last(posting)
    assert [row.state for row in recipients_of(posting, uid)] == ["queued"]
    with posting.store.write("let the time pass", "test") as writing:
        writing.db.execute("UPDATE local_campaign SET start_at = '2026-01-01T00:00:00Z'")
    assert run_once(posting, post).sent == 1


def test_an_opt_out_of_announcements_stops_no_mail_by_hand_and_what_stops_every_mail_does(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    do(posting, opt_out(TO))
    uid = written(posting)
    run_once(posting, post)
    (row,) = recipients_of(posting, uid)
    deliver(box, bounce(TO, row.message_id))
    look(posting, box)
    with pytest.raises(NotWrittenTo) as told:
        written(posting)
    assert "suppress list" in told.value.explain(posting.catalogue)
    assert key_of("Ｐ1@C1.example") == TO


def test_whoever_was_suppressed_since_gets_nothing(posting: Workbench, post: MailServer) -> None:
    uid = written(posting)
    do(posting, Suppress(TO))
    assert run_once(posting, post).sent == 0
    assert [(row.state, row.reason) for row in recipients_of(posting, uid)] == [("excluded", "suppressed")]


def test_a_mail_to_somebody_on_the_stop_list_leaves_and_is_not_logged(
    posting: Workbench, post: MailServer
) -> None:
    do(posting, AddStop(TO))
    written(posting)
    assert run_once(posting, post).sent == 1
    assert touches(posting) == []


def test_who_is_meant_is_told_by_address_or_account(posting: Workbench) -> None:
    assert who_is_meant(posting, "会社0002")[1] == "p1@c2.example"
    assert who_is_meant(posting, "P1@c2.example")[0] == who_is_meant(posting, "会社0002")[0]
    with pytest.raises(NotThere):
        who_is_meant(posting, "nobody@x.example")
    do(posting, SetPerson(account(posting), {"name": "兼務 太郎", "email": "p1@c2.example"}))
    with pytest.raises(WrongUsage):
        who_is_meant(posting, "p1@c2.example")


def test_what_cannot_be_written_is_told(posting: Workbench) -> None:
    for subject, body in (("", "x"), ("x", " \n")):
        with pytest.raises(WrongValue):
            do(posting, WriteMail(account(posting), TO, subject, body))
    with pytest.raises(NotThere):
        do(posting, WriteMail(account(posting), "p1@c2.example", "x", "y"))
    other = MAILBOX.replace("a", "b")
    do(posting, SetMailbox(other, {"address": "other@nagare.example", "preset": "custom"}))
    with pytest.raises(NoMailbox):
        written(posting)
    assert written(posting, mailbox="sato@nagare.example")


def test_a_part_of_the_day_is_kept_for_mails_by_hand_which_leave_first(
    posting: Workbench, post: MailServer
) -> None:
    connected(posting, post, connections=1, per_day=4, reserve=0.5)
    uid = leaving(posting)
    assert run_once(posting, post).sent == 2
    written(posting)
    assert run_once(posting, post).sent == 1
    assert states(posting, uid) == {"sent": 2, "queued": FOUR - 2}
    assert post.accepted()[-1]["recipients"] == [TO]
