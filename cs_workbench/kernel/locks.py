"""Locks between processes, held by an open file; a killed process frees them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Busy(WorkbenchError):
    """Another process holds the lock."""

    template = N_(
        "errors",
        "{what} is already running (process {pid}). Nothing was changed. Wait until it ends, then try again.",
    )
    code = "CSW-1010"
    retry = Retry.LATER


class FileLock:
    """One lock file. `take` waits up to ``patience`` seconds; the holder's process id stands in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def try_take(self) -> bool:
        """Take the lock if it is free; say whether it is ours now."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return False
        _sign(descriptor)
        self._descriptor = descriptor
        return True

    def take(self, what: str, patience: float = 0.0) -> None:
        """Take the lock, waiting up to ``patience`` seconds; raise `Busy` naming ``what`` otherwise."""
        until, pause = monotonic() + patience, 0.001
        while not self.try_take():
            if monotonic() >= until:
                raise Busy(what=what, pid=self.holder() or "?")
            sleep(pause)
            pause = min(pause * 1.5, 0.02)

    def free(self) -> None:
        """Give the lock back."""
        if self._descriptor is not None:
            _unlock(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """Return the process id written by who holds it; None when unknown."""
        try:
            return int(self.path.read_text() or 0) or None
        except (OSError, ValueError):
            return None

    @contextmanager
    def held(self, what: str, patience: float = 0.0) -> Iterator[None]:
        """Hold the lock for a block."""
        self.take(what, patience)
        try:
            yield
        finally:
            self.free()


#: A process id in the file is as long as this: writing over it needs no truncating, which costs milliseconds.
_SIGNATURE_BYTES: Final = 20

if sys.platform == "win32":

    def _sign(_: int) -> None:
        """Windows cannot read a locked file: nobody would see who holds it."""

    def _lock(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _sign(descriptor: int) -> None:
        signature = str(os.getpid()).ljust(_SIGNATURE_BYTES).encode()
        if os.pread(descriptor, _SIGNATURE_BYTES, 0) != signature:
            os.pwrite(descriptor, signature, 0)

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
