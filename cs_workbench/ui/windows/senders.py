"""The senders that this program started: one process a mailbox, which goes on when the window is gone."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.ui.jobs import ChildNotStarted, problem_of

if TYPE_CHECKING:
    import subprocess

    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.ui.windows.desk import Desk

LOOK_MS: Final = 250
LONGEST_TALK: Final = 8_000


class Senders(QObject):
    """Starts `outreach run` for a mailbox, and tells how it ended while somebody is there to hear it."""

    ended = Signal(str, object)  # the address, and the WorkbenchError; None: it had nothing more to do

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._passphrase = ""
        self._starting: set[str] = set()
        self._running: dict[str, tuple[subprocess.Popen[bytes], IO[bytes]]] = {}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def unlock_with(self, passphrase: str) -> None:
        """Hand ``passphrase`` to every sender from now on, as the first line it reads."""
        self._passphrase = passphrase

    def is_running(self, address: str) -> bool:
        """Say whether a sender of ours runs for a mailbox."""
        return address in self._starting or address in self._running

    def start(self, address: str) -> None:
        """Start the sender of a mailbox, unless one of ours runs."""
        from cs_workbench.bootstrap import child_arguments

        if self.is_running(address):
            return
        sealed = ["--passphrase-stdin"] if self._passphrase else []
        arguments = [*child_arguments(self._desk.bench), *sealed, "outreach", "run", "--mailbox", address]
        first_line = self._passphrase
        self._starting.add(address)

        def work(_tracker: Tracker) -> tuple[subprocess.Popen[bytes] | OSError, IO[bytes]]:
            from cs_workbench.kernel.process import start_detached

            talk = tempfile.TemporaryFile()  # noqa: SIM115 - it is read when the process has ended
            try:
                return start_detached(arguments, first_line, talk), talk
            except OSError as error:
                return error, talk

        self._desk.work(work, lambda made: self._started(address, *made))

    def _started(self, address: str, made: subprocess.Popen[bytes] | OSError, talk: IO[bytes]) -> None:
        self._starting.discard(address)
        if isinstance(made, OSError):
            talk.close()
            self.ended.emit(address, ChildNotStarted(why=made.strerror or type(made).__name__))
            return
        self._running[address] = (made, talk)
        self._timer.start()

    def _look(self) -> None:
        for address, (process, talk) in list(self._running.items()):
            code = process.poll()
            if code is None:
                continue
            del self._running[address]
            with talk:
                talk.seek(0)
                said = talk.read()[-LONGEST_TALK:]
            self.ended.emit(address, problem_of(said, code) if code else None)
        if not self._running:
            self._timer.stop()
