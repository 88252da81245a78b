"""A sender killed at any step: nobody gets a mail twice, nobody is forgotten, and what cannot be known is said."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_workbench.mail.ledger_file import LedgerFile, Proof
from tests.mail_servers import PASSWORD, USER, MailServer, fault, mail_server
from tests.support.letters import to

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
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
from tests.support.letters import to
user, password, ledger = sys.argv[1], sys.argv[2], Path(sys.argv[3])
port, kill_at, connections, mails = map(int, sys.argv[4:])
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
trust = ssl.create_default_context(cafile=ledger.parent / "ca.pem")
ledger = LedgerFile(ledger, b"k" * 32)
record, todo = ledger.read(), queue.SimpleQueue()
for number in range(mails):
    mail = to(number)
    if ledger.proof(record, "c1", mail.to.address) in (Proof.NOTHING, Proof.CLEAR_NO):
        todo.put(mail)
def send():
    with connect(Server("localhost", port, "starttls"), Password(user, password), trust=trust) as connection:
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


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(servers: MailServer) -> MailServer:
    """Return the server, which does nothing wrong; it and we know of no mail."""
    return anew(servers)


def anew(server: MailServer) -> MailServer:
    (server.folder / "ledger").unlink(missing_ok=True)
    return server.anew()


def sender(server: MailServer, kill_at: int, connections: int) -> list[str]:
    """Return the command that sends what the ledger does not call settled, and kills itself at a step; 0: never."""
    numbers = (server.server.port, kill_at, connections, MAILS)
    return [sys.executable, "-c", SENDER, USER, PASSWORD, str(server.folder / "ledger"), *map(str, numbers)]


def run(server: MailServer, kill_at: int, connections: int) -> int:
    """Run the sender once; return its exit status, -9 when it was killed."""
    command = sender(server, kill_at, connections)
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False, timeout=60).returncode


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
    server: MailServer, connections: int, all_faults: bool
) -> None:
    for kill_at in range(1, STEPS + 1, 1 if all_faults else 8 + connections):
        anew(server)
        assert run(server, kill_at, connections) == -signal.SIGKILL
        assert run(server, 0, connections) == 0
        reckoned(server, 1, connections)


def test_a_sender_killed_again_and_again_gets_to_its_end(server: MailServer) -> None:
    kills = 0
    for kill_at in (2, 5, 7, 11, 4, 13):
        kills += run(server, kill_at, 1) == -signal.SIGKILL
    assert run(server, 0, 1) == 0
    assert kills >= 4
    reckoned(server, kills, 1)


def test_a_sender_killed_while_the_server_answers_the_dot_slowly_is_in_doubt_about_one_mail(
    server: MailServer,
) -> None:
    server.do_wrong(fault("dot", "stall", seconds=0.5, times=1))
    with subprocess.Popen(sender(server, 0, 1), cwd=ROOT, stdin=subprocess.DEVNULL) as slow:
        while not server.accepted():  # it is delivered, and its sender does not know yet
            assert slow.poll() is None
        slow.kill()
    assert run(server, 0, 1) == 0
    reckoned(server, 1, 1)
    assert len(server.accepted()) == MAILS
