"""What the mailbox holds of what we sent: evidence of mails in doubt, and a copy of each in Sent, once."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock, SystemClock
from cs_workbench.mail.parts import read_fields, split_head
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import mailbox
from cs_workbench.services.outreach import recipients_of
from cs_workbench.services.outreach_templates import SetMailbox, WriteTemplate
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import ImapServer, imap_server
from tests.mail_servers import MailServer, fault, mail_server
from tests.support.inbox import SENT, deliver, emptied, look, mails_in, readable, trust_in
from tests.support.logs import ExpectedLog
from tests.support.once import made_once
from tests.support.outreach import MAILBOX
from tests.support.sending import connected, leaving, make_profile, run_once, states

ACCOUNTS = 4


@pytest.fixture(scope="session")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "four", lambda folder: make_profile(folder, ACCOUNTS))


@pytest.fixture(scope="module")
def boxes() -> Iterator[ImapServer]:
    with imap_server() as running:
        yield running


@pytest.fixture
def box(boxes: ImapServer) -> ImapServer:
    emptied(boxes)
    return boxes


@pytest.fixture
def post(tmp_path: Path, box: ImapServer) -> Iterator[MailServer]:
    """Return a mail server; who trusts it trusts the mailbox too."""
    with mail_server(tmp_path / "post") as running:
        yield replace(running, trust=trust_in(running.folder, box.folder))


@pytest.fixture
def desk(tmp_path: Path, four: Path, box: ImapServer, post: MailServer) -> Iterator[Workbench]:
    """Return a profile with four customers, whose mailbox sends and is read."""
    shutil.copytree(four, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en")
    connected(opened, post, connections=1)
    readable(opened, box)
    yield opened
    close_workbench(opened)


def later(bench: Workbench, minutes: int = 5) -> Workbench:
    """Return the profile some minutes later."""
    return replace(bench, clock=FixedClock(SystemClock().now() + timedelta(minutes=minutes)))


def fields(mail: bytes) -> dict[str, str]:
    return dict(read_fields(split_head(mail)[0]))


def told(bench: Workbench) -> bool | None:
    return mailbox(bench, MAILBOX).saves_sent


def test_a_server_that_keeps_no_sent_mail_gets_a_copy_of_each_once(
    desk: Workbench, post: MailServer, box: ImapServer
) -> None:
    uid = leaving(desk)
    assert run_once(desk, post).sent == ACCOUNTS
    assert look(desk, box).saves_sent is None  # it may still be about to
    found = look(later(desk), box)
    assert (found.saves_sent, found.found, told(desk)) == (False, {"copied": ACCOUNTS}, False)
    assert look(later(desk), box).found == {}
    kept = {fields(mail)["message-id"]: mail for mail in mails_in(box, SENT)}
    accepted = {mail["message_id"]: mail["content"].encode() for mail in post.accepted()}
    assert set(kept) == set(accepted) == {row.message_id for row in recipients_of(desk, uid)}
    for message_id, mail in kept.items():
        assert fields(mail)["to"] == fields(accepted[message_id])["to"]
        assert split_head(mail)[1] == split_head(accepted[message_id])[1], "the copy says something else"


def test_a_server_that_keeps_what_it_sends_is_found_out_and_gets_none(
    desk: Workbench, post: MailServer, box: ImapServer
) -> None:
    leaving(desk)
    run_once(desk, post)
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    found = look(later(desk), box)
    assert (found.saves_sent, found.found, told(desk)) == (True, {}, True)
    assert len(mails_in(box, SENT)) == ACCOUNTS


def test_a_copy_that_would_say_something_else_than_what_left_is_not_kept(
    desk: Workbench, post: MailServer, box: ImapServer, expected_log: ExpectedLog
) -> None:
    expected_log.containing("no longer the one that was sent")
    leaving(desk)
    run_once(desk, post)
    do(desk, WriteTemplate("Workshop", "ja", "another", "another"))  # what was frozen stays what it was
    with desk.store.write("spoil one", "test") as writing:
        other = hashlib.sha256(b"another").hexdigest()
        writing.db.execute("UPDATE outbox_recipient SET sha256 = ? WHERE id = 1", (other,))
    assert look(later(desk), box).found == {"copied": ACCOUNTS - 1}
    assert look(later(desk), box).found == {}


def test_a_mail_in_doubt_that_is_among_the_sent_ones_is_settled_by_the_next_look(
    desk: Workbench, post: MailServer, box: ImapServer
) -> None:
    post.do_wrong(fault("dot", "accept, then drop", times=1), fault("dot", "drop", times=1))
    uid = leaving(desk)
    run_once(desk, post)
    assert states(desk, uid) == {"sent": ACCOUNTS - 2, "unknown": 2}
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    assert look(desk, box).found == {"proven": 1}
    assert states(desk, uid) == {"sent": ACCOUNTS - 1, "unknown": 1}
    with desk.store.read() as db:
        assert db.execute("SELECT count(*) FROM local_touch WHERE channel = 'mail'").fetchone() == (
            ACCOUNTS - 1,
        )


def test_a_sender_looks_for_what_is_in_doubt_before_it_sends(
    desk: Workbench, post: MailServer, box: ImapServer
) -> None:
    post.do_wrong(fault("dot", "accept, then drop", times=1))
    uid = leaving(desk)
    run_once(desk, post)
    deliver(box, *(mail["content"].encode() for mail in post.accepted()), folder=SENT)
    assert states(desk, uid)["unknown"] == 1
    run_once(desk, post)
    assert states(desk, uid) == {"sent": ACCOUNTS}


def test_a_mailbox_that_does_not_answer_holds_no_sender_up(
    desk: Workbench, post: MailServer, expected_log: ExpectedLog
) -> None:
    expected_log.containing("were not looked for in the mailbox: CSW-2282")
    post.do_wrong(fault("dot", "accept, then drop", times=1))
    uid = leaving(desk)
    run_once(desk, post)
    do(desk, SetMailbox(MAILBOX, {"imap_port": 1}))
    leaving(desk)
    assert run_once(desk, post).sent == ACCOUNTS
    assert states(desk, uid)["unknown"] == 1
