"""Mail servers on this computer, each a process of its own that does wrong what a test asks for."""

from __future__ import annotations

import contextlib
import json
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import trustme

from cs_workbench.mail.server import Password, Server, Times, Token
from cs_workbench.mail.smtp import Connection, connect
from tests.mail_server import OLD_TOKEN, PASSWORD, TOKEN, USER

__all__ = [
    "OLD_TOKEN",
    "PASSWORD",
    "SOON",
    "TOKEN",
    "USER",
    "WHO",
    "MailServer",
    "fault",
    "line",
    "mail_server",
]

WHO = Password(USER, PASSWORD)
#: How long is waited for servers that answer at once, on a busy machine.
SOON = Times(connect=5, hello=5, sign_in=5, mail=5, rcpt=5, data=5, body=5, dot=5)

Fault = dict[str, Any]


def fault(
    at: str, do: str, *, about: str = "", times: int = 1_000_000, after: int = 0, seconds: float = 0
) -> Fault:
    """Return a fault: at a phase (connect, hello, tls, sign_in, mail, rcpt, data, body, dot) the server does wrong.

    ``do``: an answer to give ("451 4.7.1 later"), "drop", "hang", "stall" (answers rightly after ``seconds``), or at
    the dot "accept, then drop". ``about`` must be found in the address; the first ``after`` times all goes well.
    """
    return {"at": at, "do": do, "about": about, "times": times, "after": after, "seconds": seconds}


@dataclass(slots=True)
class MailServer:
    """A running server: how to reach it, who vouches for it (also ``ca.pem`` in its folder), what it has accepted."""

    folder: Path
    server: Server
    trust: ssl.SSLContext
    options: dict[str, Any]

    def accepted(self) -> list[dict[str, Any]]:
        """Return what is on the server's disk, in order: message_id, sender, recipients, sha256, content, at ..."""
        path = self.folder / "accepted.jsonl"
        lines = path.read_bytes().split(b"\n") if path.exists() else []
        return [json.loads(line) for line in lines if line]

    def ids(self) -> list[str]:
        """Return the Message-IDs of what it has accepted, in order."""
        return [str(mail["message_id"]) for mail in self.accepted()]

    def anew(self) -> Self:
        """Be as it was when it was started: it has accepted nothing and does nothing wrong."""
        self.do_wrong()
        self.behave()
        (self.folder / "accepted.jsonl").write_bytes(b"")
        return self

    def behave(self, **options: object) -> None:
        """Be as it was started but for these options of `mail_server`, from the next connection on."""
        _replace(self.folder / "options.json", {**self.options, **options})

    def do_wrong(self, *faults: Fault) -> None:
        """Replace what it does wrong, from its next answer on."""
        _replace(self.folder / "faults.json", faults)


def _replace(path: Path, what: object) -> None:
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(what))
    aside.replace(path)


@contextlib.contextmanager
def mail_server(
    folder: Path,
    *faults: Fault,
    security: str = "starttls",
    certificate: str = "good",
    offers: Sequence[str] = (),
    without: Sequence[str] = (),
    replies: str = "plain",
    seconds: float = 0,
    largest: int = 33_554_432,
    smtputf8: bool = True,
    keep: bool = True,
) -> Iterator[MailServer]:
    """Serve mail on localhost, logging into ``folder``.

    ``certificate``: good, another host's, expired, or of a stranger. ``offers`` and ``without``: extensions more and
    less (PIPELINING, DSN, STARTTLS ...). ``replies``: plain, many lines, split, trickle, bare lf; after ``seconds``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA()
    trust = ssl.create_default_context()
    vouching = trustme.CA() if certificate == "of a stranger" else authority
    vouching.configure_trust(trust)
    vouching.cert_pem.write_to_path(str(folder / "ca.pem"))
    host = "other.example" if certificate == "another host's" else "localhost"
    ended = datetime(2020, 1, 1, tzinfo=UTC) if certificate == "expired" else None
    issued = authority.issue_cert(host, not_after=ended, not_before=datetime(2019, 1, 1, tzinfo=UTC))
    (folder / "server.pem").write_bytes(issued.private_key_and_cert_chain_pem.bytes())
    options = {
        "security": security, "offers": list(offers), "without": list(without), "replies": replies,
        "seconds": seconds, "largest": largest, "smtputf8": smtputf8, "keep": keep,
    }  # fmt: skip
    (folder / "options.json").write_text(json.dumps(options))
    (folder / "faults.json").write_text(json.dumps(faults))
    with serving("tests.mail_server", folder) as port:
        where = Server("localhost", port, "tls" if security == "tls" else "starttls")
        yield MailServer(folder, where, trust, options)


@contextlib.contextmanager
def serving(module: str, folder: Path) -> Iterator[int]:
    """Run a server of the tests, which works in ``folder``, says its port and ends with its stdin; yield the port."""
    command = [sys.executable, "-m", module, str(folder)]
    with (
        (folder / "server.err").open("wb") as talk,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=talk, cwd=Path(__file__).parents[1]
        ) as process,
    ):
        try:
            assert process.stdout is not None
            port = process.stdout.readline()
            assert port, (folder / "server.err").read_text()
            yield int(port)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=20)


@contextlib.contextmanager
def line(server: MailServer, times: Times = SOON, who: Password | Token | None = WHO) -> Iterator[Connection]:
    """Sign in; the connection is left at the end."""
    connection = connect(server.server, who, trust=server.trust, times=times)
    try:
        yield connection
    finally:
        connection.leave()
