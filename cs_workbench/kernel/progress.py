"""Progress and cancelling: one object, one call."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any, TextIO


class Cancelled(Exception):
    """The person asked to stop; what was done so far is kept in whole pages."""


class Tracker:
    """Handed to every long call; ``step`` is the only place where work may stop.

    Call it once per page, row or file, as often as is natural: reports that come faster than the
    eye (50 ms) are dropped here, so no caller needs to count.
    """

    def __init__(
        self,
        report: Callable[[str, int, int], None] | None = None,
        stopping: Callable[[], bool] | None = None,
        landed: Callable[[str], None] | None = None,
    ) -> None:
        self._report, self._stopping, self._landed, self._due = report, stopping, landed, 0.0

    def step(self, what: str, done: int, total: int) -> None:
        """Report ``done`` of ``total`` (0: not known) of ``what``; raise `Cancelled` if asked to stop."""
        self.check()
        if self._report is not None and (monotonic() >= self._due or done == total):
            self._due = monotonic() + 0.05
            self._report(what, done, total)

    def landed(self, source: str) -> None:
        """Report that every row of ``source`` is in the database; what is computed from them is not yet."""
        if self._landed is not None:
            self._landed(source)

    def check(self) -> None:
        """Raise `Cancelled` if asked to stop."""
        if self._stopping is not None and self._stopping():
            raise Cancelled


class JsonLines:
    """Progress for another process to read: one JSON object a line, the result last."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._lock, self._since = out, threading.Lock(), monotonic()

    def write(self, **line: Any) -> None:
        """Write one line at once."""
        with self._lock:
            self._out.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._out.flush()

    def report(self, what: str, done: int, total: int) -> None:
        """Report progress with its rate per second."""
        seconds = max(monotonic() - self._since, 1e-6)
        self.write(type="progress", what=what, done=done, total=total, per_second=round(done / seconds))

    def landed(self, source: str) -> None:
        """Report that every row of a source is in the database."""
        self.write(type="landed", source=source)


def stop_on_stdin(stop: threading.Event) -> None:
    """Set ``stop`` when the line ``cancel`` arrives on standard input (a daemon thread listens)."""

    def listen() -> None:
        for line in sys.stdin:
            if line.strip() == "cancel":
                stop.set()
                return

    threading.Thread(target=listen, name="cancel-listener", daemon=True).start()
