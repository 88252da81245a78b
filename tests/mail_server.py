"""A real mail server in a process of its own: TLS, sign-in, a log that is on the disk before 250, faults on demand.

Started by `tests.mail_servers.mail_server`; ``python -m tests.mail_server FOLDER`` serves until its stdin ends. The
folder holds ``server.pem`` and ``options.json``; ``faults.json`` may change at any time and is read before each answer.
"""

# ruff: noqa: D102, N802 - the names of aiosmtpd

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import ssl
import sys
import time
from base64 import b64decode
from collections import Counter
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD, TOKEN = "kei@acme.example", "pass 言葉", "ya29.token"
OLD_TOKEN = "ya29.expired"  # noqa: S105


class Book:
    """What the server was told to do, and what it has accepted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.options: dict[str, Any] = json.loads((folder / "options.json").read_text())
        self.log = os.open(folder / "accepted.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.text, self.used = "", Counter[int]()
        self.faults: list[dict[str, Any]] = []
        self.open = self.most_open = 0

    def fault(self, at: str, about: str = "") -> dict[str, Any] | None:
        """Return what to do wrong at a phase, if anything: the first fault that fits and is not used up."""
        text = (self.folder / "faults.json").read_text()
        if text != self.text:
            self.text, self.faults, self.used = text, json.loads(text), Counter()
        for number, fault in enumerate(self.faults):
            if fault["at"] != at or not re.search(fault.get("about", ""), about):
                continue
            if self.used[number] < fault.get("after", 0) + fault.get("times", 1_000_000):
                self.used[number] += 1
                if self.used[number] > fault.get("after", 0):
                    return dict(fault)
        return None

    def accept(self, connection: int, envelope: Envelope) -> None:
        """Put a mail on the disk: after this it is delivered."""
        content = bytes(envelope.original_content or b"")
        found = re.search(rb"(?im)^Message-ID:\s*(<[^>]+>)", content)
        line = {
            "message_id": found[1].decode() if found else "",
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "at": time.time(),
            "connection": connection,
            "open": self.open,
            "parameters": getattr(envelope, "parameters", []),
            "content": content.decode("utf-8", "replace") if self.options["keep"] else "",
        }
        os.write(self.log, json.dumps(line).encode() + b"\n")
        os.fsync(self.log)


class Handler:
    """Answers that follow the faults of the book."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def handle_EHLO(
        self, server: Server, session: Session, envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        session.host_name = hostname
        dropped = tuple(self.book.options["without"])
        kept = [a for a in answers if not a[4:].upper().startswith(dropped)] if dropped else answers
        found = [kept[0], *(f"250-{more}" for more in self.book.options["offers"]), *kept[1:]]
        return [*found[:-1], f"250 {found[-1][4:]}"]

    async def handle_DATA(self, server: Server, session: Session, envelope: Envelope) -> str:
        about = " ".join(envelope.rcpt_tos)
        fault = self.book.fault("dot", about)
        if fault is not None and fault["do"] not in ("stall", "accept, then drop"):
            await asyncio.sleep(fault.get("seconds", 0))
            if fault["do"] in ("drop", "hang"):
                if fault["do"] == "drop":
                    server.reset()
                await asyncio.Event().wait()
            if fault["do"].startswith("421"):
                await server.push(fault["do"])
                server.finish()
                await asyncio.Event().wait()
            return str(fault["do"])
        self.book.accept(server.connection, envelope)
        if fault is not None:
            if fault["do"] != "stall":
                server.reset()
                await asyncio.Event().wait()
            await asyncio.sleep(fault["seconds"])
        return "250 2.0.0 accepted"

    async def auth_XOAUTH2(self, server: Server, args: list[str]) -> AuthResult:
        said = b64decode(args[1]).decode() if len(args) > 1 else ""
        if said == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"401","schemes":"bearer","scope":"mail"}')
        return AuthResult(success=False, handled=False)


def password_fits(server: SMTP, session: Session, envelope: Envelope, way: str, given: Any) -> AuthResult:
    fits = isinstance(given, LoginPassword) and (given.login, given.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=fits, handled=False)


class Server(SMTP):
    """One connection."""

    number = 0

    def __init__(self, book: Book, **options: Any) -> None:
        super().__init__(Handler(book), hostname="mail.acme.example", ident="test", **options)
        self.book = book
        Server.number += 1
        self.connection = Server.number

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.transport is None:
            self.book.open += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.book.open -= 1
        super().connection_lost(error)

    async def push(self, status: str | bytes) -> None:
        """Send an answer, in whatever shape the options ask for."""
        octets = status.encode() if isinstance(status, str) else status
        shape = self.book.options["replies"]
        await asyncio.sleep(self.book.options["seconds"])
        if shape == "many lines" and octets[:3].isdigit() and octets[3:4] == b" ":
            octets = octets[:3] + b"-first\r\n" + octets[:3] + b"-second\r\n" + octets
        end = b"\n" if shape == "bare lf" else b"\r\n"
        if shape in ("split", "trickle"):
            for octet in octets + end:
                self._writer.write(bytes([octet]))
                await self._writer.drain()
                await asyncio.sleep(0.2 if shape == "trickle" else 0)
        else:
            self._writer.write(octets + end)
            await self._writer.drain()

    async def wrong(self, at: str, about: str = "") -> bool:
        """Do what a fault says; say whether that was the answer."""
        fault = self.book.fault(at, about)
        if fault is None:
            return False
        await asyncio.sleep(fault.get("seconds", 0))
        if fault["do"] == "stall":
            return False
        if fault["do"] == "hang":
            await asyncio.Event().wait()  # until the client has had enough
        elif fault["do"] == "drop":
            self.reset()
            await asyncio.Event().wait()
        else:
            await self.push(fault["do"])
            if fault["do"].startswith("421"):
                self.finish()
                await asyncio.Event().wait()  # what was sent at once after it is nobody's
        return True

    def reset(self) -> None:
        """End the connection as a crash does."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def finish(self) -> None:
        """End the connection when all is said."""
        if self.transport is not None:
            self.transport.close()

    async def _handle_client(self) -> None:
        if await self.wrong("connect"):
            self.finish()
            return
        await super()._handle_client()

    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self.wrong("hello"):
            await super().smtp_EHLO(hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:
        if not await self.wrong("tls"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg: str) -> None:
        if not await self.wrong("sign_in"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        if not await self.wrong("mail", arg or ""):
            await super().smtp_MAIL(self.without_dsn(arg))

    async def smtp_RCPT(self, arg: str | None) -> None:
        if not await self.wrong("rcpt", arg or ""):
            await super().smtp_RCPT(self.without_dsn(arg))

    async def smtp_DATA(self, arg: str) -> None:
        about = " ".join(self.envelope.rcpt_tos) if self.envelope else ""
        if await self.wrong("data", about):
            return
        if "body" in self.book.text and about:
            fault = self.book.fault("body", about)
            if fault is not None:
                await self.push("354 go on")
                await self._reader.read(1)
                if fault["do"] == "hang":
                    await asyncio.Event().wait()  # it reads no further
                if fault["do"] != "drop":
                    await self.push(fault["do"])
                self.reset()
                return
        await super().smtp_DATA(arg)

    def without_dsn(self, arg: str | None) -> str | None:
        """Keep the parameters of delivery notices, which aiosmtpd does not know, and return the rest."""
        kept = re.findall(r" (?:RET|ENVID|NOTIFY|ORCPT)=\S+", arg or "")
        if self.envelope is not None:
            known = getattr(self.envelope, "parameters", [])
            setattr(self.envelope, "parameters", [*known, *(k.strip() for k in kept)])  # noqa: B010
        return re.sub(r" (?:RET|ENVID|NOTIFY|ORCPT)=\S+", "", arg) if arg else arg


async def serve(folder: Path) -> None:
    """Serve until stdin ends; the first line on stdout is the port."""
    book = Book(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    at_once = book.options["security"] == "tls"

    def connection() -> Server:
        book.options = json.loads((folder / "options.json").read_text())
        return Server(
            book,
            data_size_limit=book.options["largest"],
            enable_SMTPUTF8=book.options["smtputf8"],
            tls_context=None if at_once else context,
            require_starttls=not at_once,
            auth_require_tls=not at_once,
            auth_required=True,
            authenticator=password_fits,
            timeout=120,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=context if at_once else None)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)  # connections that hang are part of the tests


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
