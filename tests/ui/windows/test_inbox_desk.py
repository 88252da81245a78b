"""While the window is open the mailboxes are read: by a process of its own, and trouble is told once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.mailboxes import forget_password
from cs_workbench.services.outreach import recipients_of
from cs_workbench.services.workbench import Workbench
from cs_workbench.ui.windows.doings import Doings
from tests.imap_servers import ImapServer, deliver, imap_server
from tests.support.inbox import bounce, readable
from tests.support.outreach import MAILBOX, campaign_of, sent
from tests.support.sending import make_profile
from tests.ui.windows.running import StarterIn, settle, wired

PATIENCE_MS = 90_000  # a process starts


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with imap_server() as running:
        yield running


def prepared(folder: Path, server: ImapServer) -> str:
    """Make a profile whose campaign has left, and of which one mail came back; return the campaign's uid."""
    make_profile(folder, 2)
    bench = open_workbench(data_dir=folder, language="en")
    uid = left(bench)
    readable(bench, server)
    row = recipients_of(bench, uid)[0]
    deliver(server, bounce(row.email, row.message_id))
    close_workbench(bench)
    return uid


def left(bench: Workbench) -> str:
    from cs_workbench.services.commands import do
    from cs_workbench.services.outreach_freeze import Freeze

    uid = campaign_of(bench, kind="notice")
    do(bench, Freeze(uid))
    sent(bench, uid)
    return uid


def test_what_came_back_is_in_the_window_without_anybody_asking(
    qtbot: QtBot, tmp_path: Path, server: ImapServer, start_in: StarterIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.folder / "ca.pem"))
    uid = prepared(tmp_path / "profile", server)
    program = start_in(tmp_path / "profile", "en")
    settle(qtbot, program)
    doings = program._doings
    assert isinstance(doings, Doings)
    doings.inbox.look()
    bench = wired(program).desk.bench

    def came_back() -> bool:
        return any(event.kind == "bounced_hard" for row in recipients_of(bench, uid) for event in row.events)

    qtbot.waitUntil(came_back, timeout=PATIENCE_MS)


def test_a_mailbox_that_cannot_be_read_is_told_once(
    qtbot: QtBot, tmp_path: Path, server: ImapServer, start_in: StarterIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.folder / "ca.pem"))
    prepared(tmp_path / "profile", server)
    bench = open_workbench(data_dir=tmp_path / "profile", language="en")
    forget_password(bench, MAILBOX)
    close_workbench(bench)
    program = start_in(tmp_path / "profile", "en")
    settle(qtbot, program)
    doings = program._doings
    assert isinstance(doings, Doings)
    said: list[str] = []
    doings.inbox.told.connect(said.append)
    for _ in range(2):
        with qtbot.waitSignal(doings.inbox.looked, timeout=PATIENCE_MS):
            doings.inbox.look()
    assert len(said) == 1
    assert "password" in said[0]
