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
from cs_workbench.mail.refusals import DraftsUnwritable
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import OnlyDrafts, drafts_of, found_mailbox, mailbox, try_door
from cs_workbench.services.outreach import campaign, recipients_of
from cs_workbench.services.outreach_run import ResolveUnknown
from cs_workbench.services.outreach_send import Outgoing, send_from
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.outreach_trial import send_trial
from cs_workbench.services.workbench import Workbench
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


def drafts(desk: Workbench) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder_of(desk).glob("*.eml"))}


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
    assert all((path.stat().st_mode & 0o777) == 0o600 for path in folder_of(desk).iterdir())
    assert campaign(desk, uid).state == "finished"
    assert {row.answer for row in recipients_of(desk, uid)} == {
        "handed over as a draft; whether it was sent is not proven"
    }


def test_what_was_handed_over_is_not_written_again(desk: Workbench) -> None:
    uid = leaving(desk)
    run(desk)
    for path in folder_of(desk).iterdir():
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
    with (folder_of(desk) / MERGE).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["address"] for row in rows] == [f"p1@c{n}.example" for n in range(1, ACCOUNTS + 1)]
    assert all(row["subject"] and row["body"] for row in rows)
    assert {row["file"] for row in rows} == set(drafts(desk))
    with ZipFile(folder_of(desk) / TEMPLATE) as parts:
        document = fromstring(parts.read("word/document.xml"))
        assert [part.attrib for part in document.iter() if part.tag.endswith("fldSimple")] == [
            {f"{document.tag.removesuffix('document')}instr": " MERGEFIELD body "}
        ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


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
