"""A sender killed at any step: nobody gets a mail twice, nobody is forgotten, and what cannot be known is said."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from cs_workbench.mail.ledger_file import LedgerFile, Proof
from tests.mail.test_smtp import to
from tests.mail_servers import MailServer, fault, mail_server

pytestmark = pytest.mark.faults

SECRET = b"k" * 32
MAILS = 6
#: Before and after each of begin, mark, commit and done.
STEPS = MAILS * 8

SENDER = """
import os, queue, signal, ssl, sys, threading
from pathlib import Path
from cs_workbench.domain.smtp_answers import Verdict
from cs_workbench.kernel.clock import SystemClock
from cs_workbench.mail.hand_over import Ready, hand_over
from cs_workbench.mail.ledger_file import LedgerFile, Proof
from cs_workbench.mail.server import Password, Server
from cs_workbench.mail.smtp import Connection, connect
from tests.mail.test_smtp import to
from tests.mail_servers import PASSWORD, USER
folder, port, kill_at, connections, mails = Path(sys.argv[1]), *map(int, sys.argv[2:])
step, lock = 0, threading.Lock()
def tick():
    global step
    with lock:
        step += 1
        if step == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
def watched(work):
    def inner(*given, **more):
        tick()
        answer = work(*given, **more)
        tick()
        return answer
    return inner
for home, name in ((Connection, "begin"), (Connection, "commit"), (LedgerFile, "mark"), (LedgerFile, "done")):
    setattr(home, name, watched(getattr(home, name)))
trust = ssl.create_default_context(cafile=folder / "ca.pem")
ledger = LedgerFile(folder / "ledger", b"k" * 32)
record, todo = ledger.read(), queue.SimpleQueue()
for number in range(mails):
    mail = to(number)
    if ledger.proof(record, "c1", mail.to.address) in (Proof.NOTHING, Proof.CLEAR_NO):
        todo.put(mail)
def send():
    with connect(Server("localhost", port, "starttls"), Password(USER, PASSWORD), trust=trust) as connection:
        while True:
            try:
                mail = todo.get_nowait()
            except queue.Empty:
                return
            ready = Ready("c1", mail.to.address, mail, mail.to_bytes())
            outcome = hand_over(connection, ledger, ready, SystemClock())
            assert outcome.verdict is Verdict.SENT, outcome
threads = [threading.Thread(target=send) for _ in range(connections)]
[t.start() for t in threads]
[t.join() for t in threads]
"""


def run(server: MailServer, kill_at: int, connections: int) -> int:
    """Run the sender once; return its exit status, -9 when it was killed."""
    command = [sys.executable, "-c", SENDER, str(server.folder)]
    command += [str(n) for n in (server.server.port, kill_at, connections, MAILS)]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, check=False, timeout=60).returncode


def reckoned(server: MailServer, kills: int, connections: int) -> None:
    """Hold the ledger against what the server has on its disk."""
    accepted = Counter(str(mail["message_id"]) for mail in server.accepted())
    with LedgerFile(server.folder / "ledger", SECRET) as ledger:
        record = ledger.read()
        proofs = {to(n).message_id: ledger.proof(record, "c1", to(n).to.address) for n in range(MAILS)}
    assert max(accepted.values(), default=0) <= 1, "somebody got it twice"
    for identity, proof in proofs.items():
        assert proof in (Proof.SENT, Proof.OPEN), "somebody was forgotten"
        assert proof is not Proof.SENT or accepted[identity] == 1, "called sent, and the server never took it"
    assert sum(proof is Proof.OPEN for proof in proofs.values()) <= kills * connections


@pytest.mark.timeout(1_800)  # every step takes minutes
@pytest.mark.parametrize("connections", [1, 3])
def test_a_sender_killed_at_any_step_sends_each_mail_once_or_says_that_it_does_not_know(
    tmp_path: Path, connections: int, all_faults: bool
) -> None:
    for kill_at in range(1, STEPS + 1, 1 if all_faults else 8 + connections):
        with mail_server(tmp_path / str(kill_at)) as server:
            assert run(server, kill_at, connections) == -signal.SIGKILL
            assert run(server, 0, connections) == 0
            reckoned(server, 1, connections)


def test_a_sender_killed_again_and_again_gets_to_its_end(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        kills = 0
        for kill_at in (2, 5, 7, 11, 4, 13):
            kills += run(server, kill_at, 1) == -signal.SIGKILL
        assert run(server, 0, 1) == 0
        assert kills >= 4
        reckoned(server, kills, 1)


def test_a_sender_killed_while_the_server_answers_the_dot_slowly_is_in_doubt_about_one_mail(
    tmp_path: Path,
) -> None:
    with mail_server(tmp_path, fault("dot", "stall", seconds=0.5, times=1)) as server:
        command = [sys.executable, "-c", SENDER, str(tmp_path)]
        command += [str(n) for n in (server.server.port, 0, 1, MAILS)]
        with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdin=subprocess.DEVNULL) as sender:
            while not server.accepted():  # it is delivered, and its sender does not know yet
                assert sender.poll() is None
            sender.kill()
        assert run(server, 0, 1) == 0
        reckoned(server, 1, 1)
        assert len(server.accepted()) == MAILS
        assert json.loads((tmp_path / "faults.json").read_text())
