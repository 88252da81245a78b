"""What the mailbox holds of what we sent: evidence of mails in doubt, and a copy of each in Sent, once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from cs_workbench.kernel.clock import FixedClock, SystemClock
from cs_workbench.mail.parts import read_fields, split_head
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.mailbox_check import NotArrived, advice, diagnose
from cs_workbench.services.mailbox_check import told as told_rows
from cs_workbench.services.mailboxes import mailbox
from cs_workbench.services.outreach import recipients_of
from cs_workbench.services.outreach_run import ResolveUnknown
from cs_workbench.services.outreach_templates import SetMailbox, WriteTemplate
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import ImapServer, deliver
from tests.mail_servers import MailServer, fault
from tests.services.conftest import FOUR
from tests.support.inbox import SENT, look, mails_in
from tests.support.logs import ExpectedLog
from tests.support.outreach import MAILBOX
from tests.support.sending import leaving, run_once, states


def later(bench: Workbench, minutes: int = 5) -> Workbench:
    """Return the profile some minutes later."""
    return replace(bench, clock=FixedClock(SystemClock().now() + timedelta(minutes=minutes)))


def fields(mail: bytes) -> dict[str, str]:
    return dict(read_fields(split_head(mail)[0]))


def told(bench: Workbench) -> bool | None:
    return mailbox(bench, MAILBOX).saves_sent


def test_a_server_that_keeps_no_sent_mail_gets_a_copy_of_each_once(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    uid = leaving(posting)
    assert run_once(posting, post).sent == FOUR
    assert look(posting, box).saves_sent is None  # it may still be about to
    found = look(later(posting), box)
    assert (found.saves_sent, found.found, told(posting)) == (False, {"copied": FOUR}, False)
    assert look(later(posting), box).found == {}
    kept = {fields(mail)["message-id"]: mail for mail in mails_in(box, SENT)}
    accepted = {mail["message_id"]: mail["content"].encode() for mail in post.accepted()}
    assert set(kept) == set(accepted) == {row.message_id for row in recipients_of(posting, uid)}
    for message_id, mail in kept.items():
        assert fields(mail)["to"] == fields(accepted[message_id])["to"]
        assert split_head(mail)[1] == split_head(accepted[message_id])[1], "the copy says something else"


def test_a_server_that_keeps_what_it_sends_is_found_out_and_gets_none(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    leaving(posting)
    run_once(posting, post)
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    found = look(later(posting), box)
    assert (found.saves_sent, found.found, told(posting)) == (True, {}, True)
    assert len(mails_in(box, SENT)) == FOUR


def test_a_copy_that_would_say_something_else_than_what_left_is_not_kept(
    posting: Workbench, post: MailServer, box: ImapServer, expected_log: ExpectedLog
) -> None:
    expected_log.containing("no longer the one that was sent")
    leaving(posting)
    run_once(posting, post)
    do(posting, WriteTemplate("Workshop", "ja", "another", "another"))  # what was frozen stays what it was
    with posting.store.write("spoil one", "test") as writing:
        other = hashlib.sha256(b"another").hexdigest()
        writing.db.execute("UPDATE outbox_recipient SET sha256 = ? WHERE id = 1", (other,))
    assert look(later(posting), box).found == {"copied": FOUR - 1}
    assert look(later(posting), box).found == {}


def test_a_mail_in_doubt_that_is_among_the_sent_ones_is_settled_by_the_next_look(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    post.do_wrong(fault("dot", "accept, then drop", times=1), fault("dot", "drop", times=1))
    uid = leaving(posting)
    run_once(posting, post)
    assert states(posting, uid) == {"sent": FOUR - 2, "unknown": 2}
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    assert look(posting, box).found == {"proven": 1}
    assert states(posting, uid) == {"sent": FOUR - 1, "unknown": 1}
    with posting.store.read() as db:
        assert db.execute("SELECT count(*) FROM local_touch WHERE channel = 'mail'").fetchone() == (FOUR - 1,)


def test_a_copy_that_we_laid_there_ourselves_proves_nothing(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    post.do_wrong(fault("dot", "drop", times=1))
    uid = leaving(posting)
    run_once(posting, post)
    row = next(one for one in recipients_of(posting, uid) if one.state == "unknown")
    do(posting, ResolveUnknown(row.uid, sent=True))  # by mistake
    assert look(later(posting), box).found == {"copied": FOUR}
    undo_last(posting)
    assert look(later(posting), box).found == {}
    assert states(posting, uid)["unknown"] == 1


def test_a_sender_looks_for_what_is_in_doubt_before_it_sends(
    posting: Workbench, post: MailServer, box: ImapServer
) -> None:
    post.do_wrong(fault("dot", "accept, then drop", times=1))
    uid = leaving(posting)
    run_once(posting, post)
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    assert states(posting, uid)["unknown"] == 1
    run_once(posting, post)
    assert states(posting, uid) == {"sent": FOUR}


def test_a_mailbox_that_does_not_answer_holds_no_sender_up(
    posting: Workbench, post: MailServer, expected_log: ExpectedLog
) -> None:
    expected_log.containing("were not looked for in the mailbox: CSW-2282")
    post.do_wrong(fault("dot", "accept, then drop", times=1))
    uid = leaving(posting)
    run_once(posting, post)
    do(posting, SetMailbox(MAILBOX, {"imap_port": 1}))
    leaving(posting)
    assert run_once(posting, post).sent == FOUR
    assert states(posting, uid)["unknown"] == 1


HEADER = (
    b"Authentication-Results: mx.example; spf=pass smtp.mailfrom=nagare.example; dkim=pass header.d=nagare.example;\r\n"
    b" dmarc=fail header.from=nagare.example\r\n"
    b"DKIM-Signature: v=1; d=nagare.example; h=from:to:list-unsubscribe; b=x\r\n"
)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_mail_to_oneself_tells_how_mail_arrives_and_whether_the_server_keeps_it(
    posting: Workbench, post: MailServer, box: ImapServer, keeps: bool
) -> None:
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            mails = [mail["content"].encode() for mail in post.accepted()]
            deliver(box, *(HEADER + mail for mail in mails))
            if keeps:
                deliver(box, *mails, folder=SENT)

    found = diagnose(posting, MAILBOX, trust=post.trust, pause=pause)
    assert (found.spf, found.dkim, found.dmarc, found.told_by) == ("pass", "pass", "fail", "mx.example")
    assert (found.signed_by, found.is_aligned) == (("nagare.example",), True)
    assert (found.has_unsubscribe, found.covers_unsubscribe) == (True, True)
    assert (found.saves_sent, told(posting)) == (keeps, keeps)
    assert ("DMARC", "fail") in told_rows(posting, found)
    assert len(advice(posting, found)) == 1
    assert look(posting, box).found == {}  # a mail to oneself is no touch


def test_a_mail_to_oneself_that_does_not_come_in_is_told(posting: Workbench, post: MailServer) -> None:
    with pytest.raises(NotArrived) as told_so:
        diagnose(posting, MAILBOX, trust=post.trust, pause=lambda _: None)
    assert "120" in told_so.value.explain(posting.catalogue)
    assert len(post.accepted()) == 1
