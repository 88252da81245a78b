"""Where mail is handed in or fetched, how one signs in there, how long one waits, and the envelope of a mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in, or fetched: TLS from the first octet (465, 993), or a demanded STARTTLS (587)."""

    host: str
    port: int = 465
    security: Literal["tls", "starttls"] = "tls"


@dataclass(frozen=True, slots=True)
class Password:
    """A sign-in by password, or app password."""

    user: str
    secret: str = field(repr=False)

    @property
    def said(self) -> str:
        """What a server is told (AUTH PLAIN, RFC 4616)."""
        return f"\0{self.user}\0{self.secret}"


@dataclass(frozen=True, slots=True)
class Token:
    """A sign-in by an OAuth access token (XOAUTH2)."""

    user: str
    secret: str = field(repr=False)

    @property
    def said(self) -> str:
        """What a server is told."""
        return f"user={self.user}\x01auth=Bearer {self.secret}\x01\x01"


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds to wait for each answer as a whole (RFC 5321 4.5.3.2); ``dot`` must not be shortened."""

    connect: float = 30
    hello: float = 120
    sign_in: float = 120
    mail: float = 300
    rcpt: float = 300
    data: float = 120
    body: float = 300
    dot: float = 600
    quit: float = 2


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends and who receives: the first recipient is whom the mail is to, the rest are in copy.

    ``envid`` comes back in bounces.
    """

    sender: str
    recipients: tuple[str, ...]
    envid: str = ""
    smtputf8: bool = False
