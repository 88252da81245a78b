"""配信 at a real mail server: a draft is sent from the window, watched, paused, taken back; the sender is a process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services import outreach_freeze
from cs_workbench.services.mailboxes import forget_password
from cs_workbench.services.outreach import campaign
from cs_workbench.ui.views.outreach import RECIPIENTS
from cs_workbench.ui.windows.outreach_place import OutreachPlace
from cs_workbench.ui.windows.program import Program
from tests.mail_servers import MailServer, mail_server
from tests.support.outreach import MAILBOX, campaign_of
from tests.support.sending import accepted, connected, make_profile
from tests.ui.windows.running import StarterIn, settle, wired

ACCOUNTS = 6
SOON = timedelta(seconds=4)  # in the place of thirty seconds
PATIENCE_MS = 90_000  # a process starts


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server(tmp_path / "server") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.folder / "ca.pem"))
        yield running


@pytest.fixture
def ready(
    tmp_path: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Path, str]]:
    """Return what makes a profile with a campaign that lacks nothing; its folder and the campaign's uid."""
    monkeypatch.setattr(outreach_freeze, "UNDO_WINDOW", SOON)

    def make(**limits: int) -> tuple[Path, str]:
        folder = tmp_path / "profile"
        make_profile(folder, ACCOUNTS)
        bench = open_workbench(data_dir=folder, language="en")
        connected(bench, server, **limits)
        uid = campaign_of(bench)
        close_workbench(bench)
        return folder, uid

    return make


@pytest.fixture
def begin(qtbot: QtBot, start_in: StarterIn) -> Iterator[Callable[[Path], Program]]:
    """Return what starts the program; what it started to send with is ended at the end."""
    begun: list[Program] = []

    def start(folder: Path) -> Program:
        begun.append(start_in(folder, "en"))
        settle(qtbot, begun[-1])
        return begun[-1]

    yield start
    for program in begun:
        for process, talk in running_of(program):
            process.terminate()
            process.wait(30)
            talk.close()


def running_of(program: Program) -> list[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    children = program._children
    return [] if children is None else list(children.senders._running.values())


def senders_of(program: Program) -> list[int]:
    """Return the sender processes that a program knows of."""
    return [process.pid for process, _ in running_of(program)]


def send(qtbot: QtBot, program: Program, uid: str) -> OutreachPlace:
    """Open the draft, press send and say the last word, as a person does."""
    wiring = wired(program)
    wiring.open_campaign(uid)
    settle(qtbot, program)
    place = wiring.outreach
    page = place.view.campaign.content
    place.act("outreach.send")
    qtbot.waitUntil(page.sending.isVisible, timeout=PATIENCE_MS)
    QTest.keyClick(page.sending.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(program, uid) != "checked", timeout=PATIENCE_MS)
    return place


def state_of(program: Program, uid: str) -> str:
    return campaign(wired(program).desk.bench, uid).state


def test_a_draft_is_sent_and_watched_until_it_is_finished(
    qtbot: QtBot, server: MailServer, ready: Callable[..., tuple[Path, str]], begin: Callable[[Path], Program]
) -> None:
    folder, uid = ready()
    program = begin(folder)
    place = send(qtbot, program, uid)
    view = place.view.campaign
    qtbot.waitUntil(lambda: view.part == RECIPIENTS, timeout=PATIENCE_MS)
    qtbot.waitUntil(view.sending.buttons["outreach.thaw"].isVisible, timeout=PATIENCE_MS)
    assert "Until then it can be taken back" in view.sending.words.text()
    qtbot.waitUntil(lambda: bool(senders_of(program)), timeout=PATIENCE_MS)
    assert "wait to leave" in program.window.status.text_of_mail()
    assert accepted(server).total() == 0, "not before the time to think again is over"
    qtbot.waitUntil(lambda: state_of(program, uid) == "finished", timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert set(accepted(server).values()) == {1}
    assert accepted(server).total() == ACCOUNTS
    qtbot.waitUntil(lambda: view.row is not None and view.row.counts.sent == ACCOUNTS, timeout=PATIENCE_MS)
    assert view.recipients.chips["sent"].text() == f"Sent {ACCOUNTS}"
    qtbot.waitUntil(lambda: not view.sending.isVisible(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not senders_of(program), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: program.window.status.text_of_mail() == "", timeout=PATIENCE_MS)


def test_until_the_first_mail_it_can_be_taken_back(
    qtbot: QtBot,
    server: MailServer,
    ready: Callable[..., tuple[Path, str]],
    begin: Callable[[Path], Program],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, uid = ready()
    monkeypatch.setattr(outreach_freeze, "UNDO_WINDOW", timedelta(seconds=300))
    program = begin(folder)
    place = send(qtbot, program, uid)
    qtbot.waitUntil(place.view.campaign.sending.buttons["outreach.thaw"].isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(senders_of(program)), timeout=PATIENCE_MS)
    place.view.campaign.sending.buttons["outreach.thaw"].click()
    qtbot.waitUntil(lambda: state_of(program, uid) == "checked", timeout=2_000)
    qtbot.waitUntil(lambda: not senders_of(program), timeout=PATIENCE_MS)
    assert accepted(server).total() == 0
    qtbot.waitUntil(lambda: not place.view.campaign.sending.isVisible(), timeout=PATIENCE_MS)


@pytest.mark.long
def test_pause_and_cancel_act_at_once_and_nothing_leaves_after(
    qtbot: QtBot, server: MailServer, ready: Callable[..., tuple[Path, str]], begin: Callable[[Path], Program]
) -> None:
    folder, uid = ready(per_minute=2, connections=1)
    program = begin(folder)
    place = send(qtbot, program, uid)
    qtbot.waitUntil(lambda: accepted(server).total() == 2, timeout=PATIENCE_MS)
    bar, bench = place.view.campaign.sending, wired(program).desk.bench
    qtbot.waitUntil(lambda: "2 in the last minute of at most 2" in bar.words.text(), timeout=PATIENCE_MS)
    left = f"2 of {ACCOUNTS} have left, {ACCOUNTS - 2} wait"
    qtbot.waitUntil(lambda: left in bar.words.text(), timeout=PATIENCE_MS)
    assert "the last about" in bar.words.text()
    place.act("outreach.pause")
    qtbot.waitUntil(lambda: state_of(program, uid) == "paused", timeout=2_000)
    qtbot.waitUntil(lambda: not senders_of(program), timeout=PATIENCE_MS)
    place.act("outreach.pause")
    qtbot.waitUntil(lambda: state_of(program, uid) == "sending", timeout=2_000)
    qtbot.waitUntil(lambda: bool(senders_of(program)), timeout=PATIENCE_MS)
    place.act("outreach.cancel")
    qtbot.waitUntil(lambda: state_of(program, uid) == "cancelled", timeout=2_000)
    qtbot.waitUntil(lambda: not senders_of(program), timeout=PATIENCE_MS)
    counts = campaign(bench, uid).counts
    assert (counts.sent, counts.cancelled, counts.total) == (2, ACCOUNTS - 2, ACCOUNTS)
    assert accepted(server).total() == 2
    settle(qtbot, program)
    assert bar.buttons["outreach.resend"].isVisible()
    place.act("outreach.resend")
    qtbot.waitUntil(lambda: place.uid != uid, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert campaign(bench, place.uid).counts.total == ACCOUNTS - 2, "exactly those it did not reach"


def test_the_sender_goes_on_when_the_window_is_gone(
    qtbot: QtBot,
    server: MailServer,
    ready: Callable[..., tuple[Path, str]],
    begin: Callable[[Path], Program],
    end: Callable[[], None],
) -> None:
    folder, uid = ready()
    program = begin(folder)
    send(qtbot, program, uid)
    qtbot.waitUntil(lambda: bool(senders_of(program)), timeout=PATIENCE_MS)
    assert accepted(server).total() == 0
    end()
    qtbot.waitUntil(lambda: accepted(server).total() == ACCOUNTS, timeout=PATIENCE_MS)
    assert set(accepted(server).values()) == {1}


def test_why_nothing_leaves_is_said_in_the_window(
    qtbot: QtBot, ready: Callable[..., tuple[Path, str]], begin: Callable[[Path], Program]
) -> None:
    folder, uid = ready()
    bench = open_workbench(data_dir=folder, language="en")
    forget_password(bench, MAILBOX)
    close_workbench(bench)
    program = begin(folder)
    place = send(qtbot, program, uid)
    trouble = place.view.campaign.sending.trouble
    qtbot.waitUntil(trouble.isVisible, timeout=PATIENCE_MS)
    assert "password" in trouble.text()
    assert state_of(program, uid) == "scheduled", "and the mails wait"
