"""The record of what left: on the disk before the dot, whole after any crash, stronger than a restored backup."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.delivery import FINAL, Event, State, after
from cs_workbench.domain.smtp_answers import Verdict
from cs_workbench.mail.ledger_file import LedgerFile, Proof, catch_up
from cs_workbench.mail.refusals import LedgerUnwritable
from tests.mail_servers import line, mail_server
from tests.support.letters import hand_over, to

SECRET = b"k" * 32
AT = datetime(2026, 11, 27, 1, 2, 3, tzinfo=UTC)
WHO = "sato@kita.example"


def proof_of(path: Path, address: str = WHO, campaign: str = "c1") -> Proof:
    with LedgerFile(path, SECRET) as ledger:
        return ledger.proof(ledger.read(), campaign, address)


@pytest.mark.parametrize(
    ("verdict", "proof"),
    [
        (Verdict.SENT, Proof.SENT),
        (Verdict.DEFERRED, Proof.CLEAR_NO),
        (Verdict.ACCOUNT_TROUBLE, Proof.CLEAR_NO),
        (Verdict.FAILED, Proof.REFUSED),
        (Verdict.CONTENT_REFUSED, Proof.REFUSED),
        (Verdict.UNKNOWN, Proof.OPEN),
    ],
)
def test_a_mark_is_a_doubt_until_its_answer_is_known(tmp_path: Path, verdict: Verdict, proof: Proof) -> None:
    path = tmp_path / "sent-ledger.log"
    assert proof_of(path) is Proof.NOTHING
    with LedgerFile(path, SECRET) as ledger:
        ledger.mark("c1", WHO, AT)
        assert proof_of(path) is Proof.OPEN
        ledger.done("c1", WHO, verdict, AT)
    assert proof_of(path) is proof
    assert proof_of(path, campaign="c2") is proof_of(path, "ito@kita.example") is Proof.NOTHING


def test_a_doubt_is_settled_by_evidence_or_a_person(tmp_path: Path) -> None:
    for event, proof in (
        (Event.PROVE, Proof.SENT),
        (Event.CALL_SENT, Proof.SENT),
        (Event.SEND_AGAIN, Proof.CLEAR_NO),
    ):
        path = tmp_path / event
        with LedgerFile(path, SECRET) as ledger:
            ledger.mark("c1", WHO, AT)
            ledger.settle("c1", WHO, event, AT)
        assert proof_of(path) is proof


def test_nobody_can_read_in_it_who_got_what_and_only_its_owner_can_open_it(tmp_path: Path) -> None:
    path = tmp_path / "sent-ledger.log"
    with LedgerFile(path, SECRET) as ledger:
        ledger.mark("secret-campaign", WHO, AT)
    text = path.read_text()
    assert "sato" not in text
    assert "secret" not in text
    assert text.startswith("\nmark ")
    assert "2026-11-27T01:02:03Z" in text
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_cut_off_anywhere_spoils_no_other_and_was_never_acted_on(tmp_path: Path) -> None:
    path = tmp_path / "sent-ledger.log"
    with LedgerFile(path, SECRET) as ledger:
        ledger.mark("c1", "a@b.example", AT)
        ledger.done("c1", "a@b.example", Verdict.SENT, AT)
        whole = path.read_bytes()
        ledger.mark("c1", WHO, AT)
    longer = path.read_bytes()
    for end in range(len(whole), len(longer) - 1):
        path.write_bytes(longer[:end])
        assert proof_of(path) is Proof.NOTHING
        with LedgerFile(path, SECRET) as ledger:  # the next process goes on behind it
            ledger.mark("c1", "c@d.example", AT)
            record = ledger.read()
        assert record.damaged == (1 if end > len(whole) + 1 else 0)
        assert ledger.proof(record, "c1", "a@b.example") is Proof.SENT
        assert ledger.proof(record, "c1", "c@d.example") is Proof.OPEN


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_damage_to_a_file_is_taken_for_an_answer(noise: bytes, place: int) -> None:
    path = Path(os.environ["HOME"]) / "ledger"
    path.unlink(missing_ok=True)
    with LedgerFile(path, SECRET) as ledger:
        ledger.mark("c1", WHO, AT)
        text = path.read_bytes()
        path.write_bytes(text[:place] + noise + text[place:])
        assert ledger.proof(ledger.read(), "c1", WHO) in (Proof.OPEN, Proof.NOTHING)
        path.write_bytes(text + b"\n" + noise)
        assert ledger.proof(ledger.read(), "c1", WHO) is Proof.OPEN
    path.unlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full disk")
def test_a_full_disk_holds_the_mail_back_before_its_dot() -> None:
    with LedgerFile(Path("/dev/full"), SECRET) as ledger, pytest.raises(LedgerUnwritable, match="space"):
        ledger.mark("c1", WHO, AT)


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnwritable):
        LedgerFile(tmp_path / "gone" / "ledger", SECRET)


WRITER = """
import sys, threading
from datetime import UTC, datetime
from pathlib import Path
from cs_workbench.domain.smtp_answers import Verdict
from cs_workbench.mail.ledger_file import LedgerFile
at = datetime(2026, 11, 27, tzinfo=UTC)
ledger = LedgerFile(Path(sys.argv[1]), b"k" * 32)
def write(thread):
    for n in range(100):
        ledger.mark("c1", f"{sys.argv[2]}.{thread}.{n}", at)
        ledger.done("c1", f"{sys.argv[2]}.{thread}.{n}", Verdict.SENT, at)
threads = [threading.Thread(target=write, args=(t,)) for t in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
"""


def test_several_processes_and_threads_write_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sent-ledger.log"
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n)], stdin=subprocess.DEVNULL)
        for n in range(2)
    ]
    assert [process.wait(timeout=60) for process in started] == [0, 0]
    with LedgerFile(path, SECRET) as ledger:
        record = ledger.read()
    assert record.damaged == 0
    assert len(record.last) == 600
    assert set(record.last.values()) == {Proof.SENT}


# -- what a database learns from it


@given(st.sampled_from(State), st.sampled_from(Proof))
def test_whatever_the_database_says_the_ledger_never_lets_a_delivered_mail_go_again(
    state: State, proof: Proof
) -> None:
    event = catch_up(state, proof)
    found = state if event is None else after(state, event)
    if state in FINAL or state is State.PLANNED:
        assert found is state
    elif proof is Proof.SENT:
        assert found is State.SENT
    elif proof is Proof.OPEN:
        assert found is State.UNKNOWN
    assert found not in (State.SENDING, State.COMMITTING)
    if state is State.COMMITTING and proof is Proof.NOTHING:
        assert found is State.UNKNOWN  # another ledger: who knows


def test_a_restored_backup_sends_nothing_twice(tmp_path: Path) -> None:
    mails = [to(n) for n in range(4)]
    states = dict.fromkeys(range(4), State.QUEUED)
    before = dict(states)
    with mail_server(tmp_path / "server") as server, LedgerFile(tmp_path / "ledger", SECRET) as ledger:

        def send_all() -> None:
            with line(server) as connection:
                record = ledger.read()
                for number, mail in enumerate(mails):
                    event = catch_up(states[number], ledger.proof(record, "c1", mail.to.address))
                    if event is not None:
                        states[number] = after(states[number], event)
                    if states[number] is not State.QUEUED or number == 3:
                        continue
                    ledger.mark("c1", mail.to.address, AT)
                    outcome = hand_over(connection, mail)
                    ledger.done("c1", mail.to.address, outcome.verdict, AT)
                    states[number] = State.SENT

        send_all()
        assert states == {0: State.SENT, 1: State.SENT, 2: State.SENT, 3: State.QUEUED}
        states.update(before)  # yesterday's database
        send_all()
        assert states == {0: State.SENT, 1: State.SENT, 2: State.SENT, 3: State.QUEUED}
        assert server.ids() == [mail.message_id for mail in mails[:3]]
