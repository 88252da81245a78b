"""One mail in a file, .eml or .msg, as plain values. Runs in the limited child: the file is nobody's friend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.html_text import LONGEST_HTML, text_of_html
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, clip
from cs_workbench.sources.charsets import LONGEST_BODY, codec_of, text_from_bytes
from cs_workbench.sources.refusals import mail_refused

LARGEST: Final = 25_000_000
MOST_PARTS: Final = 500
MOST_MARKS: Final = 5_000  # lines that may begin a part; the parser takes long over each
DEEPEST: Final = 20
MOST_ADDRESSES: Final = 200
MOST_ATTACHMENTS: Final = 50
LONGEST_HEADER: Final = 20_000
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TOO_LARGE: Final = N_("refused", "It is larger than {most} MB. Save it without its attachments.")
NO_MAIL: Final = N_("refused", "It holds no mail. Save the mail as .eml or .msg.")
TOO_DEEP: Final = N_("refused", "Its parts are nested too deep for a mail. Copy its text instead.")
NOT_THERE: Final = N_("refused", "It cannot be opened. Look whether it is still there.")
#: Headers of which a mail has at least one that says something.
_TELLING: Final = ("from", "sender", "date", "message-id", "subject", "received", "to")


@dataclass(slots=True)
class MailParts:
    """What of a mail is kept. Addresses are (name, address); ``at``: ISO UTC, '' when no date can be read.

    ``attachments``: names only. ``text``: plain, at most 32,000 characters, with what it quotes.
    """

    subject: str = ""
    sender: tuple[str, str] = ("", "")
    to: list[tuple[str, str]] = field(default_factory=list)
    cc: list[tuple[str, str]] = field(default_factory=list)
    at: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    text: str = ""
    attachments: list[str] = field(default_factory=list)


def read_mail_file(path: Path) -> dict[str, Any]:
    """Return `MailParts` of the mail in ``path`` as JSON carries them.

    Raises:
        Refused: it is no mail, too large, or nested too deep.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise mail_refused(path, TOO_LARGE, most=LARGEST // 1_000_000)
        with path.open("rb") as file:
            is_ole = file.read(len(OLE)) == OLE
    except OSError:
        raise mail_refused(path, NOT_THERE) from None
    try:
        if is_ole:
            from cs_workbench.sources.mail_msg import read_msg

            found = read_msg(path)
            return asdict(found) if found is not None else _no_mail(path)
        raw = path.read_bytes()
        if raw.count(b"\n--") > MOST_MARKS:
            raise mail_refused(path, TOO_DEEP)
        message = message_from_bytes(raw, policy=policy.default)
        return asdict(_parts_of(path, message))
    except RecursionError:
        raise mail_refused(path, TOO_DEEP) from None


def _no_mail(path: Path) -> dict[str, Any]:
    raise mail_refused(path, NO_MAIL)


def _parts_of(path: Path, message: Message) -> MailParts:
    heads = headers_of(message)
    if not any(heads.get(name) for name in _TELLING):
        raise mail_refused(path, NO_MAIL)
    mail = MailParts()
    fill_heads(mail, heads)
    plain, html = "", ""
    for depth, part in _walk(path, message):
        kind = part.get_content_type()
        name = _file_name(part)
        is_attached = _disposition(part) == "attachment" or bool(name)
        if kind == "message/rfc822" and depth:
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                name = name or decoded(headers_of(inner[0]).get("subject", "")) or "message"
            is_attached = True
        if is_attached:
            if name and len(mail.attachments) < MOST_ATTACHMENTS:
                mail.attachments.append(one_line(name))
        elif kind == "text/plain" and not plain:
            plain = _text_of(part)
        elif kind == "text/html" and not html:
            html = _text_of(part)
    mail.text = lines_of(plain if plain.strip() else text_of_html(html))
    return mail


def lines_of(text: str) -> str:
    """Return ``text`` clean, with one kind of line end and none at its ends."""
    return clean(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def headers_of(message: Message) -> dict[str, str]:
    """Return the first header of each name, in small letters, undecoded and cut to a bearable length."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        found.setdefault(str(name).lower(), str(value)[:LONGEST_HEADER])
    return found


def fill_heads(mail: MailParts, heads: dict[str, str]) -> None:
    """Read subject, people, date and identity from undecoded headers."""
    mail.subject = one_line(decoded(heads.get("subject", "")))
    people = _addresses(heads.get("from", "")) or _addresses(heads.get("sender", ""))
    mail.sender = people[0] if people else ("", "")
    mail.to, mail.cc = _addresses(heads.get("to", "")), _addresses(heads.get("cc", ""))
    mail.at = moment_of(heads.get("date", ""))
    mail.message_id = identity(heads.get("message-id", ""))
    mail.in_reply_to = identity(heads.get("in-reply-to", ""))


def decoded(value: str) -> str:
    """Return a header's words; what cannot be decoded stays as it is."""
    value = value.replace("\r", "").replace("\n", "")
    value = _undo_surrogates(value)
    if "=?" not in value:
        return value
    try:
        pieces = [
            (text, charset if charset is None or codec_of(charset) else "latin-1")
            for text, charset in decode_header(value)
        ]
        return str(make_header(pieces))
    except (LookupError, ValueError, MessageError):
        return value


def one_line(text: str, at: int = 500) -> str:
    """Return ``text`` clean, on one line."""
    return clip(clean(" ".join(text[: 4 * at].split())), at)


def moment_of(value: str) -> str:
    """Return a Date header as ISO UTC; '' when it is none."""
    try:
        at = parsedate_to_datetime(value[:200])
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        at = at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at.year >= 1980 else ""  # noqa: PLR2004 - before mail


def identity(value: str) -> str:
    """Return a Message-ID without its brackets, on one line; '' for none."""
    return clean("".join(value.split()).strip("<>"))[:300]


def _addresses(value: str) -> list[tuple[str, str]]:
    value = _undo_surrogates(value)
    try:
        found = getaddresses([value])
    except (ValueError, IndexError):
        return []
    return [
        (one_line(decoded(name), 120), one_line(address, 254))
        for name, address in found[:MOST_ADDRESSES]
        if address or name
    ]


def _undo_surrogates(value: str) -> str:
    """Return a header with raw 8-bit bytes as the characters they were meant to be."""
    if value.isascii() or not any("\udc80" <= c <= "\udcff" for c in value):
        return value
    return (
        text_from_bytes(value.encode("ascii", "surrogateescape") if _is_bytes(value) else b"", "utf-8")
        or value
    )


def _is_bytes(value: str) -> bool:
    return all(c < "\x80" or "\udc80" <= c <= "\udcff" for c in value)


def _walk(path: Path, message: Message) -> Iterator[tuple[int, Message]]:
    """Yield (depth, part) of every part, without going into attached mails."""
    waiting: list[tuple[int, Message]] = [(0, message)]
    seen = 0
    while waiting:
        depth, part = waiting.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_PARTS:
            raise mail_refused(path, TOO_DEEP)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [(depth + 1, one) for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield depth, part


def _file_name(part: Message) -> str:
    try:
        return decoded(str(part.get_filename() or ""))
    except (ValueError, LookupError, IndexError, AttributeError):
        return "attachment"


def _disposition(part: Message) -> str:
    try:
        return str(part.get_content_disposition() or "")
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""


def _text_of(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
        charset = str(part.get_content_charset() or "")
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""
    if not isinstance(payload, bytes):
        return ""
    most = LONGEST_HTML * 2 if part.get_content_subtype() == "html" else LONGEST_BODY
    return text_from_bytes(payload[:most], charset)


def as_text(value: datetime) -> str:
    """Return a UTC moment as it is stored."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
