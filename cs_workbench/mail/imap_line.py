"""The line to a mailbox under a deadline.

`imaplib` waits anew for every octet, so a server that trickles holds it for ever; and what came in clear before
STARTTLS it reads as if it had been encrypted.
"""

from __future__ import annotations

import imaplib
import ssl
from time import monotonic
from typing import Any, Final

from cs_workbench.mail.parts import LONGEST

LONGEST_LINE: Final = 1_000_000  # octets; what `imaplib` itself allows
_AT_ONCE: Final = 65_536


class Tampered(Exception):
    """Something came in clear and would be read as if it had been encrypted."""


class Line(imaplib.IMAP4):
    """A line in clear, to be encrypted by `starttls`.

    ``silence``: seconds a server may say nothing; ``most``: seconds for an answer as a whole, counted from `begin`.
    """

    def __init__(self, host: str, port: int, silence: float, most: float, **more: Any) -> None:
        self._silence, self._most = silence, most
        self._came = bytearray()
        self._read_from: object = None
        self._is_broken = False
        self.begin()
        super().__init__(host, port, timeout=silence, **more)

    def begin(self) -> None:
        """Count the time of the next answer from now."""
        self._until = monotonic() + self._most

    def read(self, size: int) -> bytes:
        """Return so many octets."""
        if size > LONGEST:
            self._is_broken = True
            raise self.abort(f"{size:,} > {LONGEST:,} octets")
        self._check()
        while len(self._came) < size:
            self._more()
        return self._taken(size)

    def readline(self) -> bytes:
        """Return the octets up to a line's end, with it."""
        self._check()
        looked = 0
        while (end := self._came.find(b"\n", looked)) < 0:
            looked = len(self._came)
            if looked > LONGEST_LINE:
                self._is_broken = True
                raise self.abort("a line without end")
            self._more()
        return self._taken(end + 1)

    def send(self, data: Any) -> None:
        """Send octets."""
        self.sock.settimeout(self._left())
        try:
            self.sock.sendall(data)
        except OSError:
            self._is_broken = True
            raise

    def _check(self) -> None:
        """See that nothing is left of what came before the line was encrypted."""
        if self.sock is not self._read_from and self._came:
            self._is_broken = True
            raise Tampered
        self._read_from = self.sock

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._came[:size])
        del self._came[:size]
        return taken

    def _more(self) -> None:
        self.sock.settimeout(min(self._left(), self._silence))
        try:
            came = self.sock.recv(_AT_ONCE)
        except OSError:
            self._is_broken = True
            raise
        if not came:
            self._is_broken = True
            raise ConnectionResetError
        self._came += came

    def _left(self) -> float:
        """Return the seconds that are left; a line that is out of step answers nothing any more."""
        if self._is_broken:
            raise ConnectionAbortedError
        left = self._until - monotonic()
        if left <= 0:
            self._is_broken = True
            raise TimeoutError
        return left


class TlsLine(Line, imaplib.IMAP4_SSL):
    """A line that is encrypted from its first octet; ``ssl_context`` is demanded."""

    def __init__(
        self, host: str, port: int, silence: float, most: float, ssl_context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, silence, most, ssl_context=ssl_context)
