"""Header fields as RFC 5322 and 2047 want them: what people read may be encoded, what machines read never is.

`email.message` folds and encodes URLs, Message-IDs and addresses, which silently breaks List-Unsubscribe and threads;
every function here answers one whole field, ending in CRLF, ASCII (but for addresses that need SMTPUTF8).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from cs_workbench.kernel.i18n import MONTHS
from cs_workbench.mail.refusals import UnsafeHeader

if TYPE_CHECKING:
    from cs_workbench.mail.message import Mailbox

WIDTH: Final = 76  # of a line with an encoded word (RFC 2047 2), and of every other line while words allow
LONGEST_LINE: Final = 998  # RFC 5322 2.1.1
_OPEN, _CLOSE = "=?utf-8?B?", "?="
_FRAME: Final = len(_OPEN) + len(_CLOSE)
_CONTINUATION: Final = 0xC0  # the two highest bits of a UTF-8 octet ...
_CONTINUED: Final = 0x80  # ... are 10 inside a character
_MOST_REFERENCES: Final = 20

#: Never in a header: controls, and what a reader takes for a line end or a lone half of a character.
_BREAKS: Final = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029 ]+")
_NEVER: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_PLAIN: Final = re.compile(r"[!-~]+(?: [!-~]+)*")
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_ID: Final = re.compile(r"<[!-;=?-~]{1,400}@[!-;=?-~]{1,400}>")
_URL_SIGNS: Final = "!#$%&'()*+,/:;=?@[]~-._"
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def one_line(text: str) -> str:
    """Return ``text`` as a header may carry it: line breaks and tabs are one space, control characters are gone.

    Other spaces stay as they are, U+3000 too. Pre-flight tells a person where this differs from what was typed.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _NEVER.sub("", _BREAKS.sub(" ", text)).strip(" ")


def text_field(name: str, text: str) -> str:
    """Return a field that people read (Subject)."""
    text = one_line(text)
    if _PLAIN.fullmatch(text) and "=?" not in text:
        folded = _folded(text.split(" "), len(name) + 2)
        if folded is not None:
            return f"{name}: {folded}\r\n"
    return f"{name}: {_encoded(text, len(name) + 2)}\r\n" if text else f"{name}:\r\n"


def address_field(name: str, people: Iterable[Mailbox]) -> str:
    """Return a field of addresses (From, To, Cc, Reply-To), one on a line."""
    shown, start = [], len(name) + 2
    for person in people:
        shown.append(_mailbox(person.name, person.address, start))
        start = 1
    return f"{name}: {f',{_FOLD}'.join(shown)}\r\n"


def verbatim_field(name: str, words: Iterable[str]) -> str:
    """Return a field that machines read, folded between ``words`` only, never inside one, never encoded."""
    lines, line = [], f"{name}:"
    for word in words:
        if not word.isascii() or _NEVER.search(word) or len(word) + 1 > LONGEST_LINE - len(name) - 1:
            raise UnsafeHeader(what=name, value=repr(word[:80]))
        if len(line) + 1 + len(word) > WIDTH and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def id_field(name: str, ids: Iterable[str]) -> str:
    """Return a field of Message-IDs. They must be ours or `usable_ids`."""
    words = list(ids)
    for word in words:
        if not _ID.fullmatch(word):
            raise UnsafeHeader(what=name, value=repr(word[:80]))
    return verbatim_field(name, words)


def usable_ids(ids: Iterable[str]) -> list[str]:
    """Return those of foreign Message-IDs that can be named without harm: the first and the latest."""
    good = [i for i in ids if _ID.fullmatch(i)]
    return good if len(good) <= _MOST_REFERENCES else [good[0], *good[-(_MOST_REFERENCES - 1) :]]


def url_field(name: str, urls: Iterable[str]) -> str:
    """Return a List-* field: every URL in angle brackets, percent-encoded, whole on its line."""
    return verbatim_field(
        name, [f"<{u}>" + "," * more for u, more in _with_commas([ascii_url(u) for u in urls])]
    )


def ascii_url(url: str) -> str:
    """Return ``url`` in ASCII; only https and mailto may stand in a header."""
    if _BREAKS.search(url) or _NEVER.search(url) or not url.lower().startswith(("https://", "mailto:")):
        raise UnsafeHeader(what="List-Unsubscribe", value=repr(url[:80]))
    if not url.isascii() and url.lower().startswith("https://"):
        try:
            host = urlsplit(url).netloc
            url = url.replace(host, host.encode("idna").decode(), 1)
        except (UnicodeError, ValueError):
            raise UnsafeHeader(what="List-Unsubscribe", value=repr(url[:80])) from None
    return quote(url, safe=_URL_SIGNS)


def date_field(moment: datetime) -> str:
    """Return the Date field, in the time zone of ``moment``."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"a moment without a time zone: {moment!r}")
    minutes = round(offset.total_seconds() / 60)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    day = f"{_DAYS[moment.weekday()]}, {moment.day:02} {MONTHS[moment.month - 1]} {moment.year:04}"
    return f"Date: {day} {moment:%H:%M:%S} {zone}\r\n"


def parameter(name: str, value: str) -> str:
    """Return ``; name="value"`` of a MIME field on lines of its own; not ASCII: in the pieces of RFC 2231."""
    value = one_line(value)
    if value.isascii() and len(value) < WIDTH - len(name) - 6 and not set('"\\') & set(value):
        return f';{_FOLD}{name}="{value}"'
    pieces = [""]
    for sign in value:
        octets = quote(sign, safe="!#$&+-.^_`{}~")
        if len(pieces[-1]) + len(octets) > WIDTH - len(name) - 12:
            pieces.append("")
        pieces[-1] += octets
    if len(pieces) == 1:
        return f";{_FOLD}{name}*=utf-8''{pieces[0]}"
    return "".join(
        f";{_FOLD}{name}*{number}*={'' if number else _CHARSET}{piece}" for number, piece in enumerate(pieces)
    )


_FOLD: Final = "\r\n "
_CHARSET: Final = "utf-8''"


def _with_commas(urls: list[str]) -> list[tuple[str, bool]]:
    return [(url, number < len(urls) - 1) for number, url in enumerate(urls)]


def _mailbox(name: str, address: str, start: int) -> str:
    """Return ``name <address>``, folded before the address where it does not fit; ``start``: signs before it."""
    if _NEVER.search(address) or _BREAKS.search(address) or "@" not in address or set("<>") & set(address):
        raise UnsafeHeader(what="address", value=repr(address[:80]))
    name = one_line(name)
    if not name:
        return address
    shown = _phrase(name, start)
    last = len(shown) - shown.rfind("\n") - 1 + (start if "\n" not in shown else 0)
    return f"{shown}{' ' if last + len(address) + 3 <= WIDTH else _FOLD}<{address}>"


def _phrase(name: str, start: int) -> str:
    if name.isascii() and "=?" not in name and len(name) + start + 2 <= WIDTH:
        if _ATOMS.fullmatch(name):
            return name
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        if len(escaped) + start + 2 <= WIDTH:
            return f'"{escaped}"'
    return _encoded(name, start)


def _folded(words: list[str], start: int) -> str | None:
    """Return ``words`` with a line break before those that do not fit; None: one is longer than a line."""
    out, at = [], start
    for number, word in enumerate(words):
        if len(word) + 1 > WIDTH - (start if number == 0 else 0):
            return None
        if number and at + 1 + len(word) > WIDTH:
            out.append(_FOLD)
            at = 1
        elif number:
            out.append(" ")
            at += 1
        out.append(word)
        at += len(word)
    return "".join(out)


def _encoded(text: str, start: int) -> str:
    """Return ``text`` as encoded words, split between characters, each on a line of at most 76 signs."""
    first, later = ((WIDTH - taken - _FRAME) // 4 * 3 for taken in (start, 2))
    return _FOLD.join(
        f"{_OPEN}{b64encode(piece).decode()}{_CLOSE}" for piece in whole_characters(text, first, later)
    )


def whole_characters(text: str, first: int, later: int) -> Iterator[bytes]:
    """Yield ``text`` in UTF-8, at most ``first`` and then ``later`` octets at a time, never cut inside a character."""
    octets, at, room = text.encode(), 0, first
    while at < len(octets):
        end = min(at + room, len(octets))
        while end < len(octets) and octets[end] & _CONTINUATION == _CONTINUED:
            end -= 1
        yield octets[at:end]
        at, room = end, later
