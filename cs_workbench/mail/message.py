"""One mail to one person, as the octets that go over the wire.

Same message, same octets: boundaries follow from the Message-ID. Bodies are base64, so that no relay, long line,
leading dot or "From " changes them. Fifty times as fast as `email.message.EmailMessage`, and its List-Unsubscribe
arrives (outreach.md 2.1).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode, b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from cs_workbench.kernel.text import safe_name
from cs_workbench.mail import headers
from cs_workbench.mail.refusals import UnsafeHeader

_COLUMNS: Final = 76  # of base64, RFC 2045 6.8
_ID_PART: Final = re.compile(r"[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64})*")
_OURS: Final = re.compile(r"<[A-Za-z0-9.-]{1,400}\.[0-9]{1,9}\.[a-z2-7]{24}@[A-Za-z0-9.-]{1,253}>")
_KIND: Final = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
_NEVER_IN_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A person or a desk; ``address`` as `addresses.Address.wire`: its domain is ASCII."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the mail."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A VCALENDAR with one VEVENT and this recipient as its only attendee; ``method`` agrees with its METHOD."""

    method: Literal["REQUEST", "CANCEL"]
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A mail. ``to`` is one person: nobody reads another customer's address.

    ``automatic``: it goes to many, or no person pressed the button, so no out-of-office is wanted (RFC 3834).
    ``list_unsubscribe``: mailto and https addresses; ``one_click``: the https one takes a POST (RFC 8058).
    ``references``: Message-IDs of the thread, the oldest first; those that would do harm are left out.
    """

    message_id: str
    date: datetime
    sender: Mailbox
    to: Mailbox
    subject: str
    text: str
    html: str = ""
    cc: tuple[Mailbox, ...] = ()
    reply_to: Mailbox | None = None
    attachments: tuple[Attachment, ...] = ()
    invitation: Invitation | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    list_id: str = ""
    list_unsubscribe: tuple[str, ...] = ()
    one_click: bool = False
    automatic: bool = False

    @property
    def recipients(self) -> tuple[str, ...]:
        """Return the addresses of the envelope."""
        return (self.to.address, *(person.address for person in self.cc))

    @property
    def needs_smtputf8(self) -> bool:
        """Say whether an address has letters before the @ that only SMTPUTF8 servers take."""
        people = (self.sender, self.to, *self.cc, *([self.reply_to] if self.reply_to else []))
        return not all(person.address.isascii() for person in people)

    def to_bytes(self) -> bytes:
        """Return the mail, every line ending in CRLF and at most 998 octets long.

        Raises:
            UnsafeHeader: an address, a Message-ID or a URL holds what could become another header.
        """
        return (self._header() + self._body()).encode()

    def _header(self) -> str:
        fields = [
            headers.date_field(self.date),
            headers.address_field("From", [self.sender]),
            headers.address_field("To", [self.to]),
        ]
        if self.cc:
            fields.append(headers.address_field("Cc", self.cc))
        if self.reply_to is not None and self.reply_to.address != self.sender.address:
            fields.append(headers.address_field("Reply-To", [self.reply_to]))
        fields += [
            headers.text_field("Subject", self.subject),
            headers.id_field("Message-ID", [self.message_id]),
        ]
        answered = headers.usable_ids([self.in_reply_to])
        if answered:
            fields.append(headers.id_field("In-Reply-To", answered))
        thread = headers.usable_ids(self.references) or answered
        if thread:
            fields.append(headers.id_field("References", thread))
        if self.list_id:
            fields.append(headers.verbatim_field("List-Id", [f"<{self.list_id}>"]))
        if self.list_unsubscribe:
            fields.append(headers.url_field("List-Unsubscribe", self.list_unsubscribe))
            if self.one_click:
                fields.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
        if self.automatic:
            fields += ["Auto-Submitted: auto-generated\r\n", "X-Auto-Response-Suppress: OOF, AutoReply\r\n"]
        return "".join([*fields, "MIME-Version: 1.0\r\n"])

    def _body(self) -> str:
        seed = hashlib.sha256(self.message_id.encode()).hexdigest()[:24]
        parts = [_text_part("plain", self.text)]
        if self.html:
            parts.append(_text_part("html", self.html))
        if self.invitation is not None:
            kind = f"text/calendar; charset=utf-8; method={self.invitation.method}"
            parts.append(_part(kind, self.invitation.content))
        body = parts[0] if len(parts) == 1 else _together("alternative", f"=_a{seed}", parts)
        files = [_file_part(a) for a in self.attachments]
        if self.invitation is not None:
            files.append(_file_part(Attachment("invite.ics", self.invitation.content, "application/ics")))
        return _together("mixed", f"=_m{seed}", [body, *files]) if files else body


def message_id(secret: bytes, campaign: str, address: str, domain: str, *, step: int = 0) -> str:
    """Return the Message-ID of a campaign's mail to ``address`` (its `Address.key`): always the same one.

    All of a campaign begin alike, so that one search of the Sent folder finds them; the person in it is an HMAC under
    ``secret``. ``domain`` is the sender's, in ASCII.
    """
    if not _ID_PART.fullmatch(campaign) or not _ID_PART.fullmatch(domain):
        raise UnsafeHeader(what="Message-ID", value=repr(f"{campaign}@{domain}"[:80]))
    person = hmac.digest(secret, f"{campaign}\0{step}\0{address}".encode("utf-8", "surrogatepass"), "sha256")
    return f"<{campaign}.{step}.{b32encode(person[:15]).decode().lower()}@{domain}>"


def is_shaped_as_ours(message_id: str) -> bool:
    """Say whether ``message_id`` looks like what `message_id` makes; only the ledger knows whether we sent it."""
    return _OURS.fullmatch(message_id) is not None


def _text_part(kind: str, text: str) -> str:
    lines = _NEVER_IN_TEXT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _part(f"text/{kind}; charset=utf-8", lines.replace("\n", "\r\n").encode())


def _file_part(file: Attachment) -> str:
    kind = file.kind if _KIND.fullmatch(file.kind) else "application/octet-stream"
    name = headers.parameter("filename", safe_name(file.name))
    return _part(kind, file.content, f"Content-Disposition: attachment{name}\r\n")


def _part(kind: str, content: bytes, more: str = "") -> str:
    coded = b64encode(content).decode()
    lines = "\r\n".join([coded[at : at + _COLUMNS] for at in range(0, len(coded), _COLUMNS)])
    return f"Content-Type: {kind}\r\n{more}Content-Transfer-Encoding: base64\r\n\r\n{lines}\r\n"


def _together(kind: str, boundary: str, parts: list[str]) -> str:
    # The boundary holds "=_", which base64 never does.
    inner = "".join(f"--{boundary}\r\n{part}" for part in parts)
    return f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n{inner}--{boundary}--\r\n'
