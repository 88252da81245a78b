"""A mail as Outlook saves it: an OLE file whose streams are MAPI properties. Only those we keep are read.

Property numbers are those of [MS-OXPROPS]; stream names those of [MS-OXMSG]: ``__substg1.0_`` + number + type.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.html_text import text_of_html
from cs_workbench.sources.charsets import LONGEST_BODY, text_from_bytes
from cs_workbench.sources.mails import (
    LARGEST,
    MOST_ADDRESSES,
    MOST_ATTACHMENTS,
    MailParts,
    as_text,
    fill_heads,
    headers_of,
    identity,
    lines_of,
    one_line,
)

_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"
SUBJECT, BODY, HTML, HEADS = "0037", "1000", "1013", "007D"
MESSAGE_ID, IN_REPLY_TO = "1035", "1042"
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = "0C1A", "0C1F", "5D01"
NAME, ADDRESS, SMTP = "3001", "3003", "39FE"
LONG_FILE, SHORT_FILE, SHOWN_NAME = "3707", "3704", "3001"
_PROPERTIES: Final = "__properties_version1.0"
_SENT, _DELIVERED, _RECIPIENT_TYPE = 0x0039, 0x0E06, 0x0C15
_TIME_TYPE, _INT_TYPE = 0x0040, 0x0003
_CC: Final = 2
_TOP_HEAD, _INNER_HEAD = 32, 8  # bytes before the first property
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


def read_msg(path: Path) -> MailParts | None:
    """Return what of an Outlook message is kept; None when the file is another kind of OLE file."""
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as ole:
            if not ole.exists(_PROPERTIES):
                return None
            return _Outlook(ole).mail()
    except (OSError, struct.error, ValueError, IndexError, KeyError, TypeError):
        return None  # olefile tells broken files by any of these


class _Outlook:
    """One open message."""

    def __init__(self, ole: Any) -> None:
        self._ole = ole
        self._names = {"/".join(entry) for entry in ole.listdir(streams=True, storages=True)}

    def mail(self) -> MailParts:
        """Return what is kept of it."""
        mail = MailParts()
        heads = self._text(HEADS)
        if heads:
            fill_heads(mail, headers_of(message_from_string(heads[:200_000], policy=policy.default)))
        mail.subject = one_line(self._text(SUBJECT)) or mail.subject
        sender = self._text(SENDER_SMTP) or self._text(SENDER_ADDRESS)
        if not mail.sender[1]:
            mail.sender = (
                one_line(self._text(SENDER_NAME), 120),
                one_line(sender if "@" in sender else "", 254),
            )
        mail.message_id = mail.message_id or identity(self._text(MESSAGE_ID))
        mail.in_reply_to = mail.in_reply_to or identity(self._text(IN_REPLY_TO))
        mail.at = mail.at or self._moment()
        if not mail.to:
            self._recipients(mail)
        text = self._text(BODY)
        mail.text = lines_of(text if text.strip() else text_of_html(self._html()))
        mail.attachments = self._attachments()
        return mail

    def _text(self, number: str, folder: str = "") -> str:
        prefix = f"{folder}__substg1.0_{number}"
        if f"{prefix}{_UNICODE}" in self._names:
            return self._read(f"{prefix}{_UNICODE}").decode("utf-16-le", "replace").rstrip("\0")
        if f"{prefix}{_BYTES}" in self._names:
            return text_from_bytes(self._read(f"{prefix}{_BYTES}"), "").rstrip("\0")
        return ""

    def _html(self) -> str:
        name = f"__substg1.0_{HTML}{_BINARY}"
        return text_from_bytes(self._read(name), "utf-8") if name in self._names else self._text(HTML)

    def _read(self, name: str) -> bytes:
        if self._ole.get_size(name) > LARGEST:
            return b""
        with self._ole.openstream(name) as stream:
            read: bytes = stream.read(LONGEST_BODY)
            return read

    def _fixed(self, folder: str = "") -> dict[tuple[int, int], bytes]:
        """Return (number, type) -> the eight bytes of each property of fixed length."""
        name = f"{folder}{_PROPERTIES}"
        raw = self._read(name) if name in self._names else b""
        found = {}
        for start in range(_INNER_HEAD if folder else _TOP_HEAD, len(raw) - 15, 16):
            kind, number = struct.unpack_from("<HH", raw, start)
            found[number, kind] = raw[start + 8 : start + 16]
        return found

    def _moment(self) -> str:
        fixed = self._fixed()
        for number in (_SENT, _DELIVERED):
            raw = fixed.get((number, _TIME_TYPE))
            if raw is not None:
                (ticks,) = struct.unpack("<Q", raw)
                try:
                    return as_text(_EPOCH + timedelta(microseconds=ticks // 10))
                except OverflowError:
                    return ""
        return ""

    def _recipients(self, mail: MailParts) -> None:
        for folder in self._folders("__recip_version1.0_")[:MOST_ADDRESSES]:
            address = self._text(SMTP, folder) or self._text(ADDRESS, folder)
            person = (
                one_line(self._text(NAME, folder), 120),
                one_line(address if "@" in address else "", 254),
            )
            raw = self._fixed(folder).get((_RECIPIENT_TYPE, _INT_TYPE), b"\1\0\0\0")
            is_copy = struct.unpack_from("<I", raw)[0] == _CC
            (mail.cc if is_copy else mail.to).append(person)

    def _attachments(self) -> list[str]:
        names = []
        for folder in self._folders("__attach_version1.0_")[:MOST_ATTACHMENTS]:
            name = next(
                (n for n in (self._text(k, folder) for k in (LONG_FILE, SHORT_FILE, SHOWN_NAME)) if n), ""
            )
            names.append(one_line(name or "attachment"))
        return names

    def _folders(self, prefix: str) -> list[str]:
        return sorted(f"{name}/" for name in self._names if name.startswith(prefix) and "/" not in name)
