"""A watcher killed at any step, and again at another: no mail is told twice, none is missed, and Sent has each once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.mail.parts import read_fields, split_head
from cs_workbench.services.commands import do
from cs_workbench.services.outreach import recipients_of
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.workbench import Workbench
from tests.conftest import ALL_FAULTS
from tests.imap_servers import ImapServer, deliver, imap_server
from tests.mail_servers import mail_server
from tests.support.inbox import SENT, bounce, emptied, letter, mails_in, readable, reply
from tests.support.once import made_once
from tests.support.outreach import MAILBOX
from tests.support.sending import connected, leaving, make_profile, run_once

pytestmark = pytest.mark.faults

ACCOUNTS = 12
#: Where it is killed, before or after: what the watcher does in turn with each page ...
READING = ("heads", "mail", "take", "event", "touch", "finish", "cursor", "commit")
#: ... what it does in the second page, when the first is written ...
SECOND = ("heads", "finish", "cursor")
#: ... and then with each copy.
COPYING = ("copy", "copied")

WATCHER = """
import os, signal, sys
from cs_workbench.__main__ import main
folder, step, when, number = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
from cs_workbench.mail.imap import Inbox
from cs_workbench.services import inbox
from cs_workbench.services.inbox_page import Page
from cs_workbench.store import inboxes, recipients, touches
from cs_workbench.store.engine import Store
inbox.PAGE = 5
places = {
    "heads": (Inbox, "heads"), "mail": (Inbox, "mail"), "take": (Page, "take"), "event": (recipients, "add_event"),
    "touch": (touches, "add"), "finish": (Page, "finish"), "cursor": (inboxes, "put_cursor"),
    "commit": (Store, "_log_changes"), "copy": (Inbox, "keep_copy"), "copied": (inboxes, "put_copied"),
}
count = 0
if step in places:
    home, name = places[step]
    work = getattr(home, name)
    def watched(*given, **more):
        global count
        count += 1
        if count == number and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        answer = work(*given, **more)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    setattr(home, name, watched)
sys.exit(main(["--data-dir", folder, "--progress", "none", "inbox", "run", "--once"]))
"""


@pytest.fixture(scope="session")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "twelve", lambda folder: make_profile(folder, ACCOUNTS))


@pytest.fixture(scope="module")
def box() -> Iterator[ImapServer]:
    with imap_server() as running:
        yield running


def run(profile: Path, box: ImapServer, step: str = "", when: str = "", number: int = 0) -> int:
    """Look once; return the exit status, -9 when it was killed."""
    command = [sys.executable, "-c", WATCHER, str(profile), step, when, str(number)]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], stdin=subprocess.DEVNULL, check=False, timeout=90,
        env={**os.environ, "SSL_CERT_FILE": str(box.folder / "ca.pem")}, capture_output=True,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


@pytest.mark.parametrize("seed", range(6 if ALL_FAULTS else 1))
def test_a_watcher_killed_at_every_step_tells_each_mail_once_and_keeps_each_copy_once(
    tmp_path: Path, twelve: Path, box: ImapServer, seed: int
) -> None:
    draw = random.Random(f"inbox-{seed}")  # noqa: S311 - which step, not a secret
    emptied(box)
    profile = tmp_path / "profile"
    shutil.copytree(twelve, profile)
    bench = open_workbench(data_dir=profile, language="en")
    with mail_server(tmp_path / "server") as post:
        connected(bench, post)
        uid = leaving(bench)
        assert run_once(bench, post).sent == ACCOUNTS
    readable(bench, box)
    do(bench, SetMailbox(MAILBOX, {"saves_sent": False}))
    rows = recipients_of(bench, uid)
    close_workbench(bench)
    deliver(
        box,
        *(bounce(row.email, row.message_id, number=n) for n, row in enumerate(rows[:4])),
        *(reply(row.email, row.message_id, "はい。", number=n) for n, row in enumerate(rows[4:8])),
        *(letter(row.email, "件", "", f"Message-ID: <hand-{n}@c.example>") for n, row in enumerate(rows[8:])),
    )
    reading, copying = (
        [(step, when) for step in steps for when in ("before", "after")] for steps in (READING, COPYING)
    )
    draw.shuffle(reading)
    points = [(*point, 1) for point in (reading if ALL_FAULTS else reading[:5])]
    points += [(draw.choice(SECOND), "before", 2) for _ in range(2)]
    points += [(*draw.choice(copying), draw.randint(1, 2)) for _ in range(9 if ALL_FAULTS else 4)]
    for point in points:
        assert run(profile, box, *point) == -signal.SIGKILL, f"it got to its end too soon: {point}"
    assert run(profile, box) == 0
    bench = open_workbench(data_dir=profile, language="en")
    reckoned(bench, box, uid)
    close_workbench(bench)


def reckoned(bench: Workbench, box: ImapServer, uid: str) -> None:
    """Hold what was written against what came in and what left."""
    rows = recipients_of(bench, uid)
    told = [[event.kind for event in row.events] for row in rows]
    assert told == [["bounced_hard"]] * 4 + [["replied"]] * 4 + [[]] * 4
    with bench.store.read() as db:
        touched = Counter(
            account for (account,) in db.execute("SELECT account_id FROM local_touch WHERE direction = 'in'")
        )
        assert touched == {row.account_id: 1 for row in rows[4:]}
        assert db.execute("SELECT count(*) FROM local_suppression").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM local_todo WHERE reason LIKE 'mail:left:%'").fetchone() == (
            4,
        )
    copies = Counter(dict(read_fields(split_head(mail)[0]))["message-id"] for mail in mails_in(box, SENT))
    assert copies == {row.message_id: 1 for row in rows}
