"""Handing a mail over by a provider's own way, over HTTPS: Microsoft Graph sendMail, Gmail API messages.send.

The same two steps as SMTP. `begin` sends the request but for its last octet: a request that is not whole does nothing.
`commit` sends that octet and waits for the answer; no answer is a doubt. A token that is refused is renewed once.
"""

from __future__ import annotations

import io
import json
import socket
import ssl
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Protocol

from cs_workbench.domain import web_answers
from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase
from cs_workbench.domain.smtp_answers import judge as judge_line
from cs_workbench.kernel.clock import SystemClock
from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.refusals import BadCertificate, CannotConnect, MailboxTrouble
from cs_workbench.mail.server import Envelope, Server, Times, Token
from cs_workbench.mail.unreachable import why_unreachable

if TYPE_CHECKING:
    from cs_workbench.mail.server import Password

_MOST_BYTES: Final = 64_000
_REFUSED: Final = 401


class Keys(Protocol):
    """Who has tokens."""

    def token(self) -> Token:
        """Return one that holds now; raise a `MailboxTrouble` where there is none."""
        ...

    def refused(self, who: Token | Password | None) -> None:
        """Take back one that was refused."""
        ...


@dataclass(frozen=True, slots=True)
class Api:
    """A provider's way to send. ``coded``: the mail goes as base64."""

    server: Server
    path: str
    mime: str
    coded: bool
    largest_bytes: int


#: By the sign-in of a mailbox. Of Graph a request with a mail as MIME holds 4 MB.
APIS: Final = {
    "microsoft": Api(
        Server("graph.microsoft.com", 443), "/v1.0/me/sendMail", "text/plain", coded=True, largest_bytes=4_000_000,
    ),
    "google": Api(
        Server("gmail.googleapis.com", 443), "/upload/gmail/v1/users/me/messages/send?uploadType=media",
        "message/rfc822", coded=False, largest_bytes=35_000_000,
    ),
}  # fmt: skip


class WebConnection:
    """One connection, for many mails one after another; made by `connect`."""

    def __init__(self, api: Api, keys: Keys, trust: ssl.SSLContext | None, times: Times | None) -> None:
        self.server, self.times = api.server, times or Times()
        self._api, self._keys = api, keys
        self._trust = trust or ssl.create_default_context()
        self._sock: ssl.SSLSocket | None = None
        self._came = bytearray()
        self._until = 0.0
        self._body = b""  # of the mail that was begun
        self._token: Token | None = None

    @property
    def is_usable(self) -> bool:
        """Say whether another mail may begin on it."""
        return self._sock is not None and not self._body

    def open(self) -> None:
        """Connect, encrypt, and have a token.

        Raises:
            MailboxTrouble: one of its kinds.
        """
        self._keys.token()
        try:
            self._reach()
        except ssl.SSLCertVerificationError as cause:
            answer = Answer(Phase.TLS, 0, cause.verify_message)
            raise BadCertificate(cause.verify_message, answer, host=self.server.host) from cause
        except OSError as cause:
            why = why_unreachable(cause)
            answer = Answer(Phase.CONNECT, 0, str(why))
            raise CannotConnect(why, answer, host=self.server.host, port=self.server.port) from cause

    def begin(self, _envelope: Envelope, body: bytes) -> Outcome | None:
        """Send everything but the last octet; None: it may be committed. Else nothing was sent, and this is why.

        Who it goes to stands in its headers. Raises a `MailboxTrouble` where there is no token.
        """
        content = b64encode(body) if self._api.coded else body
        if len(content) > self._api.largest_bytes:
            return web_answers.early(413, f"{len(content):,} > {self._api.largest_bytes:,} bytes")
        try:
            self._token = self._keys.token()
        except MailboxTrouble:
            self.close()
            raise
        self._body = content
        outcome = self._send_all_but_last()
        if outcome is not None:
            self._body = b""
        return outcome

    def commit(self) -> Outcome:
        """Send the last octet and return what the provider makes of it; no answer is `Verdict.UNKNOWN`."""
        if not self._body or self._sock is None:
            raise RuntimeError("commit without begin")
        try:
            outcome = self._answered()
            if outcome.answer.code == _REFUSED:
                outcome = self._once_more()
            return outcome
        finally:
            self._body = b""

    def abandon(self) -> None:
        """Drop a mail that was begun: a request that is not whole does nothing."""
        self.close()

    def leave(self) -> None:
        """Just go."""
        self.close()

    def close(self) -> None:
        """Close the line. What has been said stays said."""
        self._body = b""
        self._came.clear()
        if self._sock is not None:
            self._sock.close()
            self._sock = None

    def _once_more(self) -> Outcome:
        """Send a mail whose token was refused, so certainly did not go, with a new token."""
        body = self._body
        try:
            self._keys.refused(self._token)
            self._token = self._keys.token()
            if self._sock is None:
                self._reach()
        except MailboxTrouble as trouble:  # not raised: what became of the mail is known, and is noted
            return trouble.outcome
        except OSError as cause:
            return judge_line(Answer(Phase.MAIL, 0, str(cause)))
        self._body = body
        return self._send_all_but_last() or self._answered()

    def _send_all_but_last(self) -> Outcome | None:
        assert self._token is not None  # noqa: S101 - for the type checker
        head = (
            f"POST {self._api.path} HTTP/1.1\r\nHost: {self.server.host}\r\n"
            f"Authorization: Bearer {self._token.secret}\r\nContent-Type: {self._api.mime}\r\n"
            f"Content-Length: {len(self._body)}\r\nAccept: application/json\r\n\r\n"
        )
        body = self._body
        try:
            if self._has_spoken():  # while it was idle: it said goodbye
                raise ConnectionResetError
            self._until = monotonic() + self.times.body
            self._write(head.encode() + body[:-1])
            if not self._has_spoken():
                return None
            self._until = monotonic() + self.times.quit
            try:
                return web_answers.early(*self._read())
            finally:
                self.close()  # half of a request stands on it
        except (OSError, HTTPException) as cause:
            self.close()
            return judge_line(Answer(Phase.MAIL, 0, str(why_unreachable(cause))))

    def _answered(self) -> Outcome:
        body = self._body
        self._until = monotonic() + self.times.dot
        try:
            self._write(body[-1:])
            return web_answers.judge(*self._read())
        except (OSError, HTTPException) as cause:
            self.close()
            return web_answers.judge(0, str(why_unreachable(cause)))

    # -- the line

    def _reach(self) -> None:
        self._came.clear()
        plain = socket.create_connection((self.server.host, self.server.port), self.times.connect)
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._sock = self._trust.wrap_socket(plain, server_hostname=self.server.host)
        except OSError:
            plain.close()
            raise

    def _write(self, octets: bytes) -> None:
        if self._sock is None:
            raise ConnectionResetError
        self._sock.settimeout(self._left())
        self._sock.sendall(octets)

    def _left(self) -> float:
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _has_spoken(self) -> bool:
        """Say whether the server said something, or hung up, before it was its turn."""
        if self._sock is None or self._came:
            return True
        self._sock.settimeout(0)
        try:
            self._came += self._sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        if not self._came:
            self.close()
        return True

    def _take(self, most: int) -> bytes:
        """Return the next octets, within the time of the answer as a whole; b'': the line ended."""
        if not self._came:
            if self._sock is None:
                return b""
            self._sock.settimeout(self._left())
            return self._sock.recv(most)
        taken = bytes(self._came[:most])
        del self._came[:most]
        return taken

    def _read(self) -> tuple[int, str, float | None]:
        """Return status, words and Retry-After of one answer."""
        response = HTTPResponse(_Reading(self), method="POST")  # type: ignore[arg-type]
        response.begin()
        text = response.read(_MOST_BYTES)
        if response.will_close or not response.isclosed():
            body, self._body = self._body, b""
            self.close()
            self._body = body
        return response.status, _words(text), _wait(response.getheader("Retry-After"))


class _Reading(io.RawIOBase):
    """The line as `http.client` reads it."""

    def __init__(self, line: WebConnection) -> None:
        super().__init__()
        self._line = line

    def makefile(self, *_: Any) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, space: Any) -> int:
        room = memoryview(space).cast("B")
        taken = self._line._take(len(room))  # noqa: SLF001 - its own reader
        room[: len(taken)] = taken
        return len(taken)


def connect(
    api: Api, keys: Keys, *, trust: ssl.SSLContext | None = None, times: Times | None = None
) -> WebConnection:
    """Return an open connection with a token that holds, or raise a `MailboxTrouble` that says what is wrong."""
    connection = WebConnection(api, keys, trust, times)
    connection.open()
    return connection


def _words(text: bytes) -> str:
    """Return a provider's error as a line: its code and message where it is JSON as theirs is."""
    said = text.decode("utf-8", "replace")
    try:
        error = json.loads(said).get("error", {})
        reasons = [str(one.get("reason", "")) for one in error.get("errors", [])]
        said = " ".join(
            part for part in (str(error.get("code", "")), *reasons, str(error.get("message", ""))) if part
        )
    except (ValueError, AttributeError, TypeError):
        pass
    return clip(clean(said).strip(), 300)


def _wait(text: str | None) -> float | None:
    """Return a Retry-After, seconds or a date, as seconds from now."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        return (parsedate_to_datetime(text).astimezone(UTC) - SystemClock().now()).total_seconds()
    except (ValueError, TypeError):
        return None
