"""Header fields of mail that came in, as people read them: encoded words, addresses, Message-IDs, days."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from cs_workbench.kernel.text import clean
from cs_workbench.mail.parts import decoded

LONGEST_SHOWN: Final = 1_000
MOST_IDS: Final = 100
FIRST_YEAR: Final = 1980  # before it there was no mail to date
LONGEST_LIST: Final = 16_000  # characters of a field or a text with addresses
_WORD: Final = re.compile(r"=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z-]{0,20})?\?([bBqQ])\?([^?\s]{0,2000})\?=")
_GAP: Final = re.compile(r"[ \t\r\n]*")
_OCTET: Final = re.compile(r"=([0-9A-Fa-f]{2})")
_IDS: Final = re.compile(r"<[^<>\s\x00-\x1f\x7f]{1,400}>")
_NEVER_IN_ADDRESS: Final = r"\s\x00-\x1f\x7f\"<>()\[\]:;,@\\'`|"
_ADDRESS: Final = re.compile(
    rf'(?:"[^\s\x00-\x1f\x7f"@]{{1,64}}"|[^{_NEVER_IN_ADDRESS}]{{1,64}})@[^{_NEVER_IN_ADDRESS}/?&=]{{1,253}}'
)
_COMMENT: Final = re.compile(r"\([^()]{0,200}\)")


def shown(value: str) -> str:
    """Return a field that people read, its encoded words decoded (RFC 2047), without control characters."""
    return " ".join(clean(_decode_words(value), LONGEST_SHOWN).split())


def ids_in(value: str) -> tuple[str, ...]:
    """Return the Message-IDs of a field with their brackets, each once, in their order."""
    return tuple(dict.fromkeys(_IDS.findall(value)[:MOST_IDS]))


def addresses_in(value: str) -> tuple[str, ...]:
    """Return the addresses in a field or a text, as written, each once."""
    bare = (found.rstrip(".>") for found in _ADDRESS.findall(value[:LONGEST_LIST]))
    return tuple(dict.fromkeys(bare))


def address_in(value: str) -> str:
    """Return the address of a field with one person: the one in angle brackets before any in a name; '' for none."""
    value = value[:LONGEST_LIST]
    for found in reversed(re.findall(r"<([^<>]{1,320})>", value)):
        inner = addresses_in(found)
        if inner:
            return inner[-1]
    found = addresses_in(_COMMENT.sub(" ", value)) or addresses_in(value)
    return found[0] if found else ""


def name_in(value: str) -> str:
    """Return the name beside the address of a field, decoded; '' without one."""
    return shown(value.rpartition("<")[0].strip().strip('"')) if "<" in value else ""


def moment_in(value: str) -> datetime | None:
    """Return the moment of a Date field in UTC; None: there is none that is possible, or mail was not there yet."""
    try:
        told = parsedate_to_datetime(value[:100])
        moment = (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.year >= FIRST_YEAR else None


def _decode_words(value: str) -> str:
    """Decode encoded words; neighbours in one character set are joined first, as a character may be cut in two."""
    out: list[str] = []
    octets, charset, place = b"", "", 0
    for word in _WORD.finditer(value):
        gap = value[place : word.start()]
        if octets and (word[1].lower() != charset or not _GAP.fullmatch(gap)):
            out.append(decoded(octets, charset))
            octets = b""
        if not (_GAP.fullmatch(gap) and charset):
            out.append(gap)
        charset = word[1].lower()
        octets += _octets(word[2], word[3])
        place = word.end()
    out.append(decoded(octets, charset))
    return "".join(out) + value[place:]


def _octets(way: str, coded: str) -> bytes:
    if way in "bB":
        plain = re.sub(r"[^A-Za-z0-9+/]", "", coded)
        try:
            return b64decode(plain + "=" * (-len(plain) % 4))
        except binascii.Error:
            return b""
    plain = coded.replace("_", " ").encode("utf-8", "replace").decode("latin-1")
    return _OCTET.sub(lambda found: chr(int(found[1], 16)), plain).encode("latin-1", "replace")
