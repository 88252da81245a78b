"""The record of what left, beside the database and never restored with it (ARCHITECTURE 4).

A line `mark` is on the disk before the last dot of a mail is sent, a line `done` follows its answer. A mark without its
done is a mail in doubt; a database restored from yesterday learns here what has been sent since. Who and what stand in
it only as an HMAC. Lines are appended whole, each between line breaks of its own, so that one cut off by a crash
spoils no other; a mark that was cut off was never acted on.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Self
from zlib import crc32

from cs_workbench.domain.delivery import AFTER_CRASH, FINAL, Event, State
from cs_workbench.domain.smtp_answers import Verdict
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.files import fsync_folder
from cs_workbench.mail.refusals import LedgerUnwritable

_MARK, _DONE, _FREE, _SAID = "mark", "done", "free", "said"
_APPENDING: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_WORDS: Final = 4  # what, who, with what result, when
#: A done of these is a clear no: the mail did not arrive and may be sent.
_NOT_DELIVERED: Final = frozenset({Verdict.DEFERRED, Verdict.ACCOUNT_TROUBLE})


class Proof(StrEnum):
    """What the record knows of a mail."""

    NOTHING = "nothing"  # never marked
    CLEAR_NO = "clear_no"  # it did not arrive and may be sent
    OPEN = "open"  # marked, and no answer is known
    SENT = "sent"
    REFUSED = "refused"  # for good


@dataclass(slots=True)
class Record:
    """All that a ledger file says: what is known of each mail by its HMAC; ``damaged``: lines that cannot be read."""

    last: dict[str, Proof] = field(default_factory=dict)
    damaged: int = 0


class LedgerFile:
    """The file, open for appending; several threads and processes may. ``secret`` is the profile's own, 32 bytes."""

    def __init__(self, path: Path, secret: bytes) -> None:
        self.path, self._secret = path, secret
        self._lock = threading.Lock()
        is_new = not path.exists()
        try:
            self._file = os.open(path, _APPENDING, 0o600)
            if is_new:
                fsync_folder(path.parent)
        except OSError as cause:
            raise LedgerUnwritable(why=cause.strerror or str(cause)) from cause

    def mark(self, campaign: str, address: str, at: datetime) -> None:
        """Put on the disk that the mail of ``campaign`` to ``address`` (its key) may leave now; then send its dot.

        Raises:
            LedgerUnwritable: the disk is full or fails; the dot must not be sent.
        """
        self._append(_MARK, campaign, address, "-", at)
        try:
            os.fsync(self._file)
        except OSError as cause:
            raise LedgerUnwritable(why=cause.strerror or str(cause)) from cause

    def done(self, campaign: str, address: str, verdict: Verdict, at: datetime) -> None:
        """Note the answer to the dot; `Verdict.UNKNOWN` is none and leaves the mark open.

        Not waited for: lost in a power cut, it leaves a doubt and no duplicate.

        Raises:
            LedgerUnwritable: the answer counts all the same, and belongs into the database.
        """
        if verdict is not Verdict.UNKNOWN:
            self._append(_DONE, campaign, address, verdict, at)

    def settle(self, campaign: str, address: str, event: Event, at: datetime) -> None:
        """Note what settled a doubt: evidence or a person said that it arrived, or a person that it is sent again."""
        said = {Event.PROVE: _SAID, Event.CALL_SENT: _SAID, Event.SEND_AGAIN: _FREE}[event]
        self._append(said, campaign, address, event, at)
        with contextlib.suppress(OSError):
            os.fsync(self._file)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def read(self) -> Record:
        """Return what the whole file says."""
        record = Record()
        for line in _lines(self.path):
            kind, key, word, intact = _parsed(line)
            if not intact:
                record.damaged += 1
            elif kind == _MARK:
                record.last[key] = Proof.OPEN
            elif kind == _FREE:
                record.last[key] = Proof.CLEAR_NO
            elif kind == _SAID or word == Verdict.SENT:
                record.last[key] = Proof.SENT
            else:
                record.last[key] = Proof.CLEAR_NO if word in _NOT_DELIVERED else Proof.REFUSED
        return record

    def proof(self, record: Record, campaign: str, address: str) -> Proof:
        """Return what ``record`` knows of the mail of ``campaign`` to ``address``."""
        return record.last.get(self._key(campaign, address), Proof.NOTHING)

    def _key(self, campaign: str, address: str) -> str:
        return hmac.digest(self._secret, f"{campaign}\0{address}".encode(), "sha256")[:20].hex()

    def _append(self, kind: str, campaign: str, address: str, word: str, at: datetime) -> None:
        body = f"{kind} {self._key(campaign, address)} {word} {iso(at.astimezone(UTC))}".encode()
        line = b"\n%s %08x\n" % (body, crc32(body))
        try:
            with self._lock:
                written = os.write(self._file, line)
        except OSError as cause:
            raise LedgerUnwritable(why=cause.strerror or str(cause)) from cause
        if written != len(line):
            raise LedgerUnwritable(why="No space left on device")


def catch_up(state: State, proof: Proof) -> Event | None:
    """Return what happens to a mail the database has as ``state``, given what the ledger knows; None: they agree.

    For the start of a sender, for every claim, and after a backup was restored: the ledger is never older. Where the
    database says that a mail was marked and the ledger does not know it, the ledger is another one: that is a doubt.
    """
    under_way = state in AFTER_CRASH
    if state in FINAL or state is State.PLANNED:
        return None
    if proof is Proof.SENT:
        return Event.PROVE
    if proof is Proof.OPEN:
        return None if state is State.UNKNOWN else Event.DOUBT
    if proof is Proof.REFUSED and under_way:
        return Event.REFUSE
    if proof is Proof.CLEAR_NO and under_way:
        return Event.LET_GO
    return AFTER_CRASH.get(state)


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from (line for line in file.read().split(b"\n") if line)


def _parsed(line: bytes) -> tuple[str, str, str, bool]:
    body, _, check = line.rpartition(b" ")
    words = body.decode("ascii", "replace").split(" ")
    intact = len(words) == _WORDS and check == b"%08x" % crc32(body)
    return (words[0], words[1], words[2], True) if intact else ("", "", "", False)
