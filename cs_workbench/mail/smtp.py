"""Handing a mail over in two steps, so that it is known what is known (outreach.md 4.1).

`begin` says MAIL, RCPT and DATA and sends the body: whatever goes wrong, nothing was delivered. `commit` sends the last
dot and waits for its answer as long as RFC 5321 asks, since giving up early is what makes duplicates. Encryption is
demanded and the server's name checked before anything of ours is said.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from dataclasses import replace
from time import monotonic
from typing import Any, Final, Never

from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase, judge
from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.refusals import (
    BadCertificate,
    CannotConnect,
    MailboxTrouble,
    NotEncrypted,
    NoWayToSignIn,
    ServerRefused,
    SignInRefused,
    UnsafeHeader,
)
from cs_workbench.mail.server import Envelope, Password, Server, Times, Token
from cs_workbench.mail.unreachable import why_unreachable

#: The name we give: a laptop's own name is nobody's business.
_OUR_NAME: Final = "[127.0.0.1]"
_LONGEST_REPLY: Final = 64_000
_ADDRESS: Final = re.compile(r"[^\x00-\x20\x7f-\xa0<>]{1,256}@[^\x00-\x20\x7f-\xa0<>@]{1,255}")
_XTEXT: Final = re.compile(r"[^!-*,-<>-~]")
_OK, _GO_ON, _READY, _SIGNED_IN, _CHALLENGE = 250, 354, 220, 235, 334
_TOO_BIG: Final = 552
_TO: Final = 1  # the place of the RCPT of whom a mail is to; those after it are copies


class _Silence(smtplib.SMTPServerDisconnected, ConnectionError):
    """The line ended."""


class Connection(smtplib.SMTP):
    """One signed-in connection, for many mails one after another; made by `connect`."""

    def __init__(
        self, server: Server, trust: ssl.SSLContext | None = None, times: Times | None = None
    ) -> None:
        super().__init__(local_hostname=_OUR_NAME)
        self.server, self.times = server, times or Times()
        self._host = server.host
        self._trust = trust or ssl.create_default_context()
        self._phase, self._until = Phase.CONNECT, 0.0
        self._came = bytearray()
        self._body_sent = False
        self._refused_copies = list[Outcome]()

    @property
    def is_usable(self) -> bool:
        """Say whether another mail may begin on it."""
        return self.sock is not None and not self._body_sent

    @property
    def largest_bytes(self) -> int | None:
        """Return how large a mail the server takes; None: it does not say."""
        size = self.esmtp_features.get("size", "")
        return int(size) if size.isdecimal() and int(size) else None

    @property
    def takes_smtputf8(self) -> bool:
        """Say whether addresses with other letters before the @ can be sent to."""
        return self.has_extn("smtputf8")

    def open(self, who: Password | Token | None) -> None:
        """Connect, encrypt, sign in.

        Raises:
            MailboxTrouble: one of its kinds; the connection is closed.
        """
        try:
            self._reach()
            self._greet()
            if self.server.security == "starttls":
                self._encrypt()
            if who is not None:
                self._sign_in(who)
        except MailboxTrouble:
            self.close()
            raise
        except (OSError, UnicodeError) as cause:
            self.close()
            raise self._unreachable(cause) from cause

    def begin(self, envelope: Envelope, body: bytes) -> Outcome | None:
        """Send everything but the last dot; None: it may be committed. Else nothing was delivered, and this is why.

        ``body`` ends in CRLF. Refused recipients in copy do not end the mail: `commit` tells of them.
        """
        largest = self.largest_bytes
        if largest is not None and len(body) > largest:
            return judge(Answer(Phase.MAIL, _TOO_BIG, f"5.3.4 {len(body):,} > {largest:,} bytes"))
        if envelope.smtputf8 and not self.takes_smtputf8:
            return judge(Answer(Phase.RCPT, 550, "5.6.7 SMTPUTF8 is not offered", envelope.recipients[0]))
        try:
            refused = self._envelope(envelope)
            return refused or self._send_body(body)
        except OSError as cause:
            self.close()
            return judge(Answer(self._phase, 0, str(cause)))

    def commit(self) -> Outcome:
        """Send the dot and return what the server makes of it; no answer is `Verdict.UNKNOWN`."""
        if not self._body_sent or self.sock is None:
            raise RuntimeError("commit without begin")
        self._body_sent = False
        try:
            self._wait_for(Phase.DOT)
            self._write(b".\r\n")
            outcome = self._judged(*self.getreply())
        except OSError as cause:
            self.close()
            outcome = judge(Answer(Phase.DOT, 0, str(cause)))
        return replace(outcome, refused_copies=tuple(self._refused_copies))

    def abandon(self) -> None:
        """Drop a mail that was begun: without its dot it is not delivered."""
        self._body_sent = False
        self.close()

    def leave(self) -> None:
        """Say goodbye, or just go."""
        if self.sock is None:
            return
        if self._body_sent:
            self.abandon()
            return
        try:
            self._until = monotonic() + self.times.quit
            self._write(b"QUIT\r\n")
            self.getreply()
        except OSError:
            pass
        finally:
            self.close()

    def close(self) -> None:
        """Close the line. What has been said stays said."""
        self._came.clear()
        self._body_sent = False
        super().close()

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self.leave()

    # -- opening

    def _reach(self) -> None:
        self._wait_for(Phase.CONNECT)
        self.sock = socket.create_connection((self.server.host, self.server.port), self.times.connect)
        # Without it every mail waits 40 ms: the dot goes alone (Nagle).
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.server.security == "tls":
            self._wrap()

    def _wrap(self) -> None:
        self._phase = Phase.TLS
        assert self.sock is not None  # noqa: S101 - for the type checker
        try:
            self.sock = self._trust.wrap_socket(self.sock, server_hostname=self.server.host)
        except ssl.SSLCertVerificationError as cause:
            answer = Answer(Phase.TLS, 0, cause.verify_message)
            raise BadCertificate(cause.verify_message, answer, host=self.server.host) from cause

    def _greet(self) -> None:
        self._wait_for(Phase.CONNECT)
        code, text = self.getreply()
        if code != _READY:
            self._refuse(code, text)
        self._hello()

    def _hello(self) -> None:
        self._wait_for(Phase.HELLO)
        code, text = self.ehlo(_OUR_NAME)
        if code != _OK:
            self._refuse(code, text)

    def _encrypt(self) -> None:
        self._wait_for(Phase.TLS, self.times.hello)
        if not self.has_extn("starttls"):
            self._in_clear(Saying(N_("mail", "it is not among what the server offers")), 0)
        code, text = self.docmd("STARTTLS")
        if code != _READY:
            self._in_clear(_words(text), code)
        if self._came:  # what came in clear would be read as if it had been encrypted
            self._in_clear(Saying(N_("mail", "something was put between the server and us")), 0)
        self._wrap()
        self.esmtp_features, self.ehlo_resp, self.helo_resp = {}, None, None
        self._hello()

    def _sign_in(self, who: Password | Token) -> None:
        self._wait_for(Phase.SIGN_IN)
        offered = self.esmtp_features.get("auth", "").upper().split()
        ways = ("XOAUTH2",) if isinstance(who, Token) else ("PLAIN", "LOGIN")
        way = next((way for way in ways if way in offered), None)
        if way is None:
            why = " ".join(offered) or Saying(N_("mail", "the server offers no sign-in"))
            raise NoWayToSignIn(why, Answer(Phase.SIGN_IN, 504), host=self.server.host)
        if way == "LOGIN":
            code, text = self.docmd("AUTH", "LOGIN")
            for said in (who.user, who.secret):
                if code == _CHALLENGE:
                    code, text = self.docmd(_coded(said))
        else:
            code, text = self.docmd("AUTH", f"{way} {_coded(who.said)}")
            if code == _CHALLENGE:  # XOAUTH2: the reason as JSON; an empty line asks for the code
                code, text = self.docmd("")
        if code == _SIGNED_IN:
            return
        answer = Answer(Phase.SIGN_IN, code, _words(text))
        refused = SignInRefused(answer.text, answer, host=self.server.host, user=who.user)
        if judge(answer).trouble is refused.trouble:
            raise refused
        raise ServerRefused(answer.text, answer, host=self.server.host)

    def _refuse(self, code: int, text: bytes) -> Never:
        words = _words(text)
        raise ServerRefused(words or str(code), Answer(self._phase, code, words), host=self.server.host)

    def _in_clear(self, why: Saying | str, code: int) -> Never:
        raise NotEncrypted(why, Answer(Phase.TLS, code), host=self.server.host)

    def _unreachable(self, cause: Exception) -> CannotConnect:
        why = why_unreachable(cause)
        answer = Answer(self._phase, 0, str(why))
        return CannotConnect(why, answer, host=self.server.host, port=self.server.port)

    # -- one mail

    def _envelope(self, envelope: Envelope) -> Outcome | None:
        """Say MAIL, RCPT and DATA: at once where the server allows it. None: the body may follow."""
        lines = [(Phase.MAIL, self._mail(envelope), "")]
        lines += [(Phase.RCPT, self._rcpt(address), address) for address in envelope.recipients]
        lines.append((Phase.DATA, "DATA", ""))
        at_once = self.has_extn("pipelining")
        refused: Outcome | None = None
        self._refused_copies = []
        if at_once:
            self._wait_for(Phase.MAIL)
            self._write("".join(f"{line}\r\n" for _, line, _ in lines).encode())
        for number, (phase, line, address) in enumerate(lines):
            self._wait_for(phase)
            if not at_once:
                self._write(f"{line}\r\n".encode())
            code, text = self.getreply()
            if code == _GO_ON if phase is Phase.DATA else code // 100 == _OK // 100:
                if phase is Phase.DATA and refused is not None:
                    self.close()  # it waits for a body that must not come: without a dot nothing is delivered
                continue
            outcome = self._judged(code, text, address)
            if phase is Phase.RCPT and number > _TO and outcome.trouble is None:
                self._refused_copies.append(outcome)
                continue
            refused = refused or outcome
            if not at_once or self.sock is None:
                break
        if refused is not None and self.sock is not None:
            self._start_over()
        return refused

    def _start_over(self) -> None:
        """Forget the envelope of a mail that ended before its body, or close a line that cannot."""
        self._until = monotonic() + self.times.mail
        try:
            code, _ = self.docmd("RSET")
        except OSError:
            code = 0
        if code != _OK:
            self.close()

    def _send_body(self, body: bytes) -> Outcome | None:
        self._wait_for(Phase.BODY)
        if b"\r\n." in body or body.startswith(b"."):
            body = re.sub(rb"(?m)^\.", b"..", body)
        try:
            self._write(body)
            early = self._has_spoken()
        except OSError:
            early = True  # it may have said why before it hung up
        if not early:
            self._body_sent = True
            return None
        self._until = min(self._until, monotonic() + self.times.quit)
        try:
            code, text = self.getreply()
        finally:
            self.close()
        return judge(Answer(Phase.BODY, code, _words(text)))

    def _has_spoken(self) -> bool:
        """Say whether the server said something, or hung up, before the dot; it should be silent."""
        if self._came:
            return True
        assert self.sock is not None  # noqa: S101 - for the type checker
        self.sock.settimeout(0)
        try:
            came = self.sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        self._came += came
        return True

    def _mail(self, envelope: Envelope) -> str:
        more = ""
        if envelope.smtputf8:
            more += " SMTPUTF8"
        if self.has_extn("dsn"):
            more += " RET=HDRS" + (f" ENVID={_xtext(envelope.envid)}" if envelope.envid else "")
        return f"MAIL FROM:<{_checked(envelope.sender)}>{more}"

    def _rcpt(self, address: str) -> str:
        line = f"RCPT TO:<{_checked(address)}>"
        if self.has_extn("dsn"):
            line += f" NOTIFY=FAILURE,DELAY ORCPT=rfc822;{_xtext(address)}"
        return line

    def _judged(self, code: int, text: bytes, address: str = "") -> Outcome:
        outcome = judge(Answer(self._phase, code, _words(text), address))
        if code == 421:  # noqa: PLR2004 - the server closes
            self.close()
        return outcome

    # -- the line

    def _wait_for(self, phase: Phase, seconds: float | None = None) -> None:
        self._phase = phase
        self._until = monotonic() + (getattr(self.times, phase) if seconds is None else seconds)

    def _left(self) -> float:
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _write(self, octets: bytes) -> None:
        if self.sock is None:
            raise _Silence
        self.sock.settimeout(self._left())
        self.sock.sendall(octets)

    def send(self, s: Any) -> None:
        """Send a command of `smtplib`'s."""
        self._write(s if isinstance(s, bytes) else str(s).encode())

    def getreply(self) -> tuple[int, bytes]:
        """Return the code and text of one answer, within the phase's time as a whole: a trickle does not extend it."""
        said, size = list[bytes](), 0
        while True:
            line = self._line()
            said.append(line[4:].strip())
            size += len(line)
            code = int(line[:3]) if line[:3].isdigit() else -1
            if code < 0 or size > _LONGEST_REPLY:
                self.close()  # what comes next on it could be taken for the answer to something else
                return -1, said[0]
            if line[3:4] != b"-":
                return code, b"\n".join(said)

    def _line(self) -> bytes:
        while b"\n" not in self._came:
            if len(self._came) > _LONGEST_REPLY:
                return b"a line without end"
            if self.sock is None:
                raise _Silence
            self.sock.settimeout(self._left())
            came = self.sock.recv(4096)
            if not came:
                self.close()
                raise _Silence
            self._came += came
        line, _, rest = bytes(self._came).partition(b"\n")
        self._came = bytearray(rest)
        return line.rstrip(b"\r")


def connect(
    server: Server,
    who: Password | Token | None,
    *,
    trust: ssl.SSLContext | None = None,
    times: Times | None = None,
) -> Connection:
    """Return an open, encrypted, signed-in connection, or raise a `MailboxTrouble` that says what is wrong."""
    connection = Connection(server, trust, times)
    connection.open(who)
    return connection


def _words(text: bytes) -> str:
    return clip(clean(text.decode("utf-8", "replace")), 500)


def _coded(text: str) -> str:
    return b64encode(text.encode()).decode()


def _checked(address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        raise UnsafeHeader(what="address", value=repr(address[:80]))
    return address


def _xtext(text: str) -> str:
    return _XTEXT.sub(lambda sign: "".join(f"+{octet:02X}" for octet in sign[0].encode()), text)
