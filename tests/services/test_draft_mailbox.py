"""A mailbox that hands over drafts: a file a person, never a second one, and nothing is called sent."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.mail.draft_files import COLUMNS, MERGE, TEMPLATE
from cs_workbench.mail.draft_files import folder_of as folder_of_mail
from cs_workbench.mail.refusals import DraftsUnwritable
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import OnlyDrafts, drafts_of, found_mailbox, mailbox, try_door
from cs_workbench.services.outreach import campaign, recipients_of
from cs_workbench.services.outreach_run import ResolveUnknown
from cs_workbench.services.outreach_send import Outgoing, send_from
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.outreach_trial import send_trial
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import deliver, imap_server
from tests.support.inbox import bounce, look, readable, reply
from tests.support.logs import ExpectedLog
from tests.support.once import made_once
from tests.support.outreach import MAILBOX
from tests.support.sending import leaving, make_profile, states

ACCOUNTS = 4


@pytest.fixture
def desk(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    kept = made_once(tmp_path_factory, "sending-few", lambda folder: make_profile(folder, ACCOUNTS))
    shutil.copytree(kept, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en")
    do(opened, SetMailbox(MAILBOX, {"transport": "draft"}))
    yield opened
    close_workbench(opened)


def run(desk: Workbench) -> Outgoing:
    return send_from(desk, MAILBOX, once=True)


def folder_of(desk: Workbench) -> Path:
    return drafts_of(desk, found_mailbox(desk, MAILBOX)["address"])


def places(desk: Workbench) -> list[Path]:
    """Return the folders of campaigns, the first one first."""
    return sorted(folder_of(desk).iterdir())


def drafts(desk: Workbench) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder_of(desk).glob("*/*.eml"))}


def merged(place: Path) -> list[dict[str, str]]:
    with (place / MERGE).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_everybody_has_a_draft_that_outlook_opens_unsent(desk: Workbench) -> None:
    uid = leaving(desk)
    done = run(desk)
    assert (done.sent, done.unknown, done.waiting) == (0, ACCOUNTS, 0)
    written = drafts(desk)
    assert len(written) == ACCOUNTS
    mails = [message_from_bytes(octets, policy=policy.default) for octets in written.values()]
    assert sorted(mail["To"].addresses[0].addr_spec for mail in mails) == [
        f"p1@c{n}.example" for n in range(1, ACCOUNTS + 1)
    ]
    assert {mail["X-Unsent"] for mail in mails} == {"1"}
    assert all((path.stat().st_mode & 0o777) == 0o600 for path in folder_of(desk).glob("*/*"))
    assert campaign(desk, uid).state == "finished"
    assert {row.answer for row in recipients_of(desk, uid)} == {
        "handed over as a draft; whether it was sent is not proven"
    }


def test_what_was_handed_over_is_not_written_again(desk: Workbench) -> None:
    uid = leaving(desk)
    run(desk)
    for path in folder_of(desk).glob("*/*"):
        path.unlink()  # a person has sent them
    run(desk)
    assert not drafts(desk)
    row = recipients_of(desk, uid)[0]
    do(desk, ResolveUnknown(row.uid, sent=True))
    assert states(desk, uid) == {"sent": 1, "unknown": ACCOUNTS - 1}
    run(desk)
    assert not drafts(desk)
    other = recipients_of(desk, uid)[1]
    do(desk, ResolveUnknown(other.uid, sent=False))  # a person wants this one again
    run(desk)
    assert len(drafts(desk)) == 1


def test_the_list_for_a_merge_has_a_line_a_draft_and_no_formula(desk: Workbench) -> None:
    leaving(desk)
    run(desk)
    (place,) = places(desk)
    rows = merged(place)
    assert tuple(rows[0]) == COLUMNS
    assert [row["address"] for row in rows] == [f"p1@c{n}.example" for n in range(1, ACCOUNTS + 1)]
    assert all(row["subject"] and row["body"] for row in rows)
    assert {row["file"] for row in rows} == set(drafts(desk))
    with ZipFile(place / TEMPLATE) as parts:
        document = fromstring(parts.read("word/document.xml"))
        assert [part.attrib for part in document.iter() if part.tag.endswith("fldSimple")] == [
            {f"{document.tag.removesuffix('document')}instr": " MERGEFIELD body "}
        ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_list_of_a_campaign_holds_nobody_of_an_earlier_one(desk: Workbench) -> None:
    leaving(desk)
    run(desk)
    uid = leaving(desk)
    with desk.store.write("but one", "test") as writing:
        writing.db.execute(
            "UPDATE outbox_recipient SET state = 'excluded' WHERE address <> 'p1@c1.example' AND campaign_id = "
            "(SELECT id FROM local_campaign WHERE uid = ?)", (uid,),
        )  # fmt: skip
    run(desk)
    assert sorted(len(merged(place)) for place in places(desk)) == [1, ACCOUNTS]
    assert len(merged(folder_of(desk) / folder_of_mail(uid))) == 1


def test_a_list_that_cannot_be_written_ends_no_sender(desk: Workbench, expected_log: ExpectedLog) -> None:
    expected_log.containing("the list for a mail merge was not written")
    uid = leaving(desk)
    (folder_of(desk) / folder_of_mail(uid) / MERGE).mkdir(parents=True)
    assert run(desk).unknown == ACCOUNTS
    assert len(drafts(desk)) == ACCOUNTS


def test_drafts_are_settled_by_what_comes_into_the_mailbox(desk: Workbench) -> None:
    uid = leaving(desk)
    run(desk)
    with imap_server() as server:
        readable(desk, server)
        rows = recipients_of(desk, uid)
        deliver(
            server,
            reply(rows[0].email, rows[0].message_id, "はい。"),
            bounce(rows[1].email, rows[1].message_id),
        )
        assert look(desk, server).found["proven"] == 2
    assert states(desk, uid) == {"sent": 2, "unknown": ACCOUNTS - 2}


def test_a_folder_that_takes_nothing_lets_the_mails_wait(desk: Workbench) -> None:
    uid = leaving(desk)
    folder_of(desk).parent.mkdir(parents=True)
    folder_of(desk).write_text("in the way")
    done = run(desk)
    assert done.waiting == ACCOUNTS
    assert states(desk, uid) == {"queued": ACCOUNTS}
    assert "in the way" not in (mailbox(desk, MAILBOX).paused_why or "")
    assert str(folder_of(desk)) in mailbox(desk, MAILBOX).paused_why
    with pytest.raises(DraftsUnwritable):
        try_door(desk, MAILBOX)
    folder_of(desk).unlink()
    try_door(desk, MAILBOX)
    assert run(desk).unknown == ACCOUNTS


def test_a_test_mail_needs_a_way_to_send(desk: Workbench) -> None:
    uid = leaving(desk)
    with pytest.raises(OnlyDrafts):
        send_trial(desk, uid, "me@nagare.example")
