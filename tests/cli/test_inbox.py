"""inbox and the verbs of outreach that read a mailbox, as a person types them: documents and exit status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.imap_servers import PASSWORD, USER, ImapServer, deliver, imap_server
from tests.mail_servers import MailServer, mail_server
from tests.support.inbox import ADDRESS, letter, reply


@pytest.fixture
def desk(three_customers: Run) -> Run:
    return three_customers


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImapServer]:
    with imap_server() as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.folder / "ca.pem"))
        yield running


@pytest.fixture
def post(tmp_path: Path, box: ImapServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server(tmp_path / "server") as running:
        both = tmp_path / "both.pem"
        both.write_text((running.folder / "ca.pem").read_text() + (box.folder / "ca.pem").read_text())
        monkeypatch.setenv("SSL_CERT_FILE", str(both))
        yield running


def connect(desk: Run, post: MailServer, box: ImapServer) -> Any:
    return desk(
        "outreach", "mailbox", "add", ADDRESS, "--host", "localhost", "--port", str(post.server.port),
        "--security", "starttls", "--user", USER, "--limit", "per_minute=none", "--imap-host", "localhost",
        "--imap-port", str(box.tls.port), "--password-stdin", stdin=f"{PASSWORD}\n",
    )  # fmt: skip


def test_a_mail_is_written_to_one_person_answered_and_its_wish_confirmed(
    desk: Run, post: MailServer, box: ImapServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connect(desk, post, box)
    assert (made["imap_host"], made["imap_port"]) == ("localhost", box.tls.port)
    body = tmp_path / "body.txt"
    body.write_text("お世話になっております。", encoding="utf-8")
    mail = desk("outreach", "mail", "会社0001", "--subject", "ご連絡", "--body", str(body))
    assert (mail["address"], mail["state"]) == ("p1@c1.example", "queued")
    monkeypatch.setattr("cs_workbench.services.outreach_feed.SteadyClock.now", later)
    assert desk("outreach", "run", "--once")["mailboxes"][0]["sent"] == 1
    assert desk("outreach", "list")["campaigns"] == []
    deliver(box, reply("p1@c1.example", mail["message_id"], "今後の配信停止をお願いします。"))
    deliver(box, letter("p1@c2.example", "ご質問", "", "Message-ID: <q@c2.example>"))
    (found,) = desk("inbox", "run", "--once")["mailboxes"]
    assert (found["read"], found["found"]) == (2, {"opt_out_asked": 1, "touches": 2})
    (wish,) = desk("inbox", "wishes")["wishes"]
    assert (wish["address"], wish["topic"]) == ("p1@c1.example", "")
    assert desk("inbox", "confirm", wish["recipient"])["uid"] == wish["recipient"]
    assert desk("inbox", "wishes")["wishes"] == []
    assert [row["scope"] for row in desk("suppress", "list")["suppressions"]] == ["marketing"]
    assert "no wish" in desk("inbox", "decline", wish["recipient"], status=1)


def later(_clock: object) -> Any:
    from datetime import timedelta

    from cs_workbench.kernel.clock import SystemClock

    return SystemClock().now() + timedelta(minutes=5)


def test_a_mailbox_that_says_not_where_it_is_read_is_refused(desk: Run) -> None:
    assert "--imap-host" in desk("inbox", "run", "--once", "--mailbox", ADDRESS, status=1)
    assert desk("inbox", "run", "--once") == {"mailboxes": []}


def test_answers_are_asked_of_an_invitation_only(desk: Run) -> None:
    uid = desk("outreach", "new", "ご案内")["uid"]
    assert "invites to nothing" in desk("outreach", "answers", uid, status=1)
