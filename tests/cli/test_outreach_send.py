"""outreach mailbox, send, run and test, at a real server: documents, exit status, and passwords that nobody sees."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel import clock
from cs_workbench.kernel.locks import FileLock
from tests.cli.conftest import Run
from tests.mail_servers import PASSWORD, USER, MailServer, mail_server
from tests.support.outreach import MAILBOX, campaign_of
from tests.support.sending import accepted, leaving

ADDRESS = "sato@nagare.example"


@pytest.fixture
def desk(three_customers: Run) -> Run:
    return three_customers


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    with mail_server(tmp_path / "server") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.folder / "ca.pem"))
        yield running


def connect(desk: Run, server: MailServer) -> Any:
    return desk(
        "outreach", "mailbox", "add", ADDRESS, "--host", "localhost", "--port", str(server.server.port),
        "--security", "starttls", "--user", USER, "--limit", "per_minute=none", "--password-stdin",
        stdin=f"{PASSWORD}\n",
    )  # fmt: skip


def test_a_mailbox_is_made_tried_listed_and_removed(desk: Run, server: MailServer) -> None:
    made = connect(desk, server)
    assert (made["uid"], made["has_secret"], made["limits"]["per_minute"]) == (MAILBOX, True, None)
    assert desk("outreach", "mailbox", "test", ADDRESS)["paused_until"] is None
    changed = desk("outreach", "mailbox", "add", ADDRESS, "--limit", "connections=2")
    assert (changed["limits"]["per_minute"], changed["limits"]["connections"]) == (None, 2), "the other stays"
    desk("outreach", "mailbox", "add", ADDRESS, "--password-stdin", stdin="wrong\n")
    assert "refused the sign-in" in desk("outreach", "mailbox", "test", ADDRESS, status=77)
    assert not server.accepted()
    assert [row["address"] for row in desk("outreach", "mailbox", "list")["mailboxes"]] == [ADDRESS]
    desk("outreach", "mailbox", "remove", ADDRESS)
    assert desk("outreach", "mailbox", "list")["mailboxes"] == []
    assert "stdin holds no password" in desk(
        "outreach", "mailbox", "add", "b@nagare.example", "--password-stdin", status=1
    )


def test_a_campaign_is_tried_on_oneself_sent_and_run(
    desk: Run, server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(desk, server)
    bench = open_workbench(data_dir=tmp_path / "desk", language="en")
    uid = campaign_of(bench, kind="notice")
    close_workbench(bench)
    tried = desk("outreach", "test", uid, "--to", "me@nagare.example")
    assert (tried["to"], accepted(server)) == ("me@nagare.example", {"me@nagare.example": 1})
    assert desk("outreach", "send", uid, "--count", "3")["state"] == "scheduled"
    waits = desk("outreach", "run", "--once")["mailboxes"][0]
    assert (waits["sent"], waits["why"], waits["waiting"]) == (0, "later", 3)
    now = clock.SystemClock.now
    monkeypatch.setattr(clock.SystemClock, "now", lambda self: now(self) + timedelta(minutes=1))
    ran = desk("outreach", "run", "--mailbox", ADDRESS)["mailboxes"][0]
    assert (ran["sent"], ran["why"], ran["waiting"], ran["next_at"]) == (3, "nothing", 0, None)
    assert desk("outreach", "status", uid)["state"] == "finished"
    assert max(accepted(server).values()) == 1
    assert desk("outreach", "run") == {"mailboxes": []}


def test_a_second_sender_says_who_runs_and_to_try_later(
    desk: Run, server: MailServer, tmp_path: Path
) -> None:
    connect(desk, server)
    with FileLock(tmp_path / "desk" / f"job-outreach-{ADDRESS}.lock").held("x"):
        said = desk("outreach", "run", "--mailbox", ADDRESS, status=75)
    assert f"Sending from {ADDRESS} is already running (process {os.getpid()})" in said


def test_a_program_reads_progress_line_by_line(
    desk: Run, server: MailServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(desk, server)
    bench = open_workbench(data_dir=tmp_path / "desk", language="en")
    leaving(bench)
    close_workbench(bench)
    capsys.readouterr()
    arguments = ["--data-dir", str(tmp_path / "desk"), "--progress", "json", "outreach", "run"]
    assert main(arguments) == 0
    *progress, result = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["type"] for line in progress} == {"progress"}
    assert (progress[-1]["done"], progress[-1]["total"]) == (3, 3)
    assert (result["type"], result["mailboxes"][0]["sent"]) == ("result", 3)


def test_without_a_server_or_a_password_the_sentence_says_what_to_do(desk: Run) -> None:
    assert "--host SERVER" in desk("outreach", "run", "--mailbox", ADDRESS, status=1)
    desk("outreach", "mailbox", "add", ADDRESS, "--preset", "microsoft365")
    assert "--password-stdin" in desk("outreach", "run", "--mailbox", ADDRESS, status=77)
    assert "there is no limit" in desk(
        "outreach", "mailbox", "add", ADDRESS, "--limit", "nothing=3", status=1
    )
