"""A sender killed at any step, and again at another: nobody twice, nobody forgotten, and what is in doubt is said."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.outreach import campaign, recipients_of
from tests.conftest import ALL_FAULTS
from tests.mail_servers import MailServer, mail_server
from tests.support.once import made_once
from tests.support.sending import accepted, connected, leaving, make_profile, states

pytestmark = pytest.mark.faults

ACCOUNTS = 60
#: Where it is killed, before or after: what the sender does in turn.
STEPS = ("order", "claim", "commit", "make", "begin", "mark", "dot", "done", "settle", "landed")
#: What is done once for many mails: killed at its first time.
ONCE = ("order", "claim", "commit", "settle", "landed")

SENDER = """
import os, signal, sys, threading
from pathlib import Path
from cs_workbench.__main__ import main
folder, step, when, number = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
from cs_workbench.mail.ledger_file import LedgerFile
from cs_workbench.mail.smtp import Connection
from cs_workbench.services import outreach_ledger, outreach_send, outreach_settle
from cs_workbench.services.outreach_letters import Composer
from cs_workbench.store import claims, outbox
from cs_workbench.store.engine import Store
places = {
    "order": (outreach_send, "bring_in_order"), "claim": (claims, "claim"), "commit": (Store, "_log_changes"),
    "make": (Composer, "compose"), "begin": (Connection, "begin"), "mark": (LedgerFile, "mark"),
    "dot": (Connection, "commit"), "done": (LedgerFile, "done"), "settle": (outbox, "settle"),
    "landed": (outreach_settle, "all_landed"),
}
count, lock = 0, threading.Lock()
def die():
    os.kill(os.getpid(), signal.SIGKILL)
if step in places:
    home, name = places[step]
    work = getattr(home, name)
    def watched(*given, **more):
        global count
        with lock:
            count += 1
            due = count == number
        if due and when == "before":
            die()
        answer = work(*given, **more)
        if due:
            die()
        return answer
    setattr(home, name, watched)
sys.exit(main(["--data-dir", folder, "--progress", "none", "outreach", "run", "--once"]))
"""


@pytest.fixture(scope="session")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "sixty", lambda folder: make_profile(folder, ACCOUNTS))


def run(profile: Path, server: MailServer, step: str = "", when: str = "", number: int = 0) -> int:
    """Run the sender once; return its exit status, -9 when it was killed."""
    command = [sys.executable, "-c", SENDER, str(profile), step, when, str(number)]
    ca = str(server.folder / "ca.pem")
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], stdin=subprocess.DEVNULL, check=False, timeout=90,
        env={**os.environ, "SSL_CERT_FILE": ca}, capture_output=True,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


@pytest.mark.parametrize("seed", range(20 if ALL_FAULTS else 1))
@pytest.mark.parametrize("connections", [1, 3])
def test_a_sender_killed_at_every_step_sends_each_mail_once_or_says_that_it_does_not_know(
    tmp_path: Path, sixty: Path, connections: int, seed: int
) -> None:
    draw = random.Random(f"{connections}-{seed}")  # noqa: S311 - which step, not a secret
    profile = tmp_path / "profile"
    shutil.copytree(sixty, profile)
    with mail_server(tmp_path / "server", keep=False) as server:
        bench = open_workbench(data_dir=profile, language="en")
        connected(bench, server, connections=connections)
        uid = leaving(bench)
        close_workbench(bench)
        points = [(step, when) for step in STEPS for when in ("before", "after")]
        draw.shuffle(points)
        kills = 0
        for step, when in points if ALL_FAULTS else points[:10]:
            number = 1 if step in ONCE else draw.randint(1, 4)
            kills += run(profile, server, step, when, number) == -signal.SIGKILL
        assert run(profile, server) == 0
        assert kills >= 6, "it got to its end too soon"
        reckoned(profile, server, uid, kills * connections)


def reckoned(profile: Path, server: MailServer, uid: str, most_unknown: int) -> None:
    """Hold what the ledger says against what the server has on its disk."""
    bench = open_workbench(data_dir=profile, language="en")
    try:
        got = accepted(server)
        assert max(got.values()) == 1, "somebody got it twice"
        rows = recipients_of(bench, uid)
        assert len(rows) == ACCOUNTS
        for row in rows:
            assert row.state in ("sent", "unknown"), "somebody was forgotten"
            assert row.state != "sent" or got[row.email] == 1, "called sent, and the server never took it"
        assert states(bench, uid)["unknown"] <= most_unknown
        assert campaign(bench, uid).state == "finished"
        assert campaign(bench, uid).counts.total == ACCOUNTS
    finally:
        close_workbench(bench)
