"""A mail that came in, taken apart into its MIME parts under limits; nothing here raises, whatever the octets are.

`email.parser` recurses once per level of nesting and asks every boundary about every line, so a mail of a few
kilobytes can stop it. This reader looks at so much and no deeper, and says where it has stopped.
"""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 4_000_000  # octets of a mail that are looked at; what comes after is attachments
LONGEST_HEADER: Final = 128_000  # octets
LONGEST_FIELD: Final = 16_000  # characters, unfolded
MOST_FIELDS: Final = 500
DEEPEST: Final = 8  # multiparts in multiparts; people's mails have 4
MOST_PARTS: Final = 100
LONGEST_TEXT: Final = 200_000  # octets of a part that become text

_BLANK_LINE: Final = re.compile(rb"(?:\A|\r?\n)\r?\n")
_FIELD: Final = re.compile(r"([!-9;-~]{1,80})[ \t]*:(.*)", re.DOTALL)
_PARAMETER: Final = re.compile(
    r';\s*([A-Za-z0-9_-]{1,40})(?:\*0?\*?)?\s*=\s*(?:"((?:[^"\\]|\\.){0,998})"|([^";\s]{1,998}))'
)
_KIND: Final = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)", re.IGNORECASE)
_LINE_END: Final = ord("\n")
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")
#: Only character sets that mail is written in, by the name of the reader that knows most of each: a codec that a
#: stranger names may be slow (idna, punycode) or mean something else.
_CHARSETS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-kr": "iso2022_kr",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "cp932": "cp932",
    "ms932": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "utf-16": "utf-16",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "macintosh": "mac_roman",
}
_SERIES: Final = re.compile(
    r"(?:iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8])"
)  # there never was an iso-8859-12


@dataclass(frozen=True, slots=True)
class Part:
    """A part, or the whole mail: ``fields`` in their order, names in small letters, values unfolded but not decoded.

    ``kind`` in small letters. ``body``: octets as they came. ``is_cut``: there was more than the limits let us see.
    """

    fields: tuple[tuple[str, str], ...]
    kind: str
    parameters: dict[str, str]
    body: bytes
    parts: tuple[Part, ...] = ()
    is_cut: bool = False

    def first(self, name: str) -> str:
        """Return the first field of that name, stripped; '' without one."""
        return next((value for field, value in self.fields if field == name), "")

    def every(self, name: str) -> list[str]:
        """Return all fields of that name."""
        return [value for field, value in self.fields if field == name]

    def walk(self) -> Iterator[Part]:
        """Yield this part and those in it, in their order, but nothing of a mail that is quoted as a part."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def octets(self) -> bytes:
        """Return the body without its transfer encoding, as much of it as becomes text."""
        coding = self.first("content-transfer-encoding").lower()
        if "base64" in coding:
            plain = _NOT_BASE64.sub(b"", self.body[: LONGEST_TEXT * 3 // 2])
            try:
                return b64decode(plain + b"=" * (-len(plain) % 4))[:LONGEST_TEXT]
            except binascii.Error:
                return b64decode(plain[: len(plain) // 4 * 4])[:LONGEST_TEXT]
        if "quoted-printable" in coding:
            return quopri.decodestring(self.body[: LONGEST_TEXT * 3])[:LONGEST_TEXT]
        return self.body[:LONGEST_TEXT]

    def text(self) -> str:
        """Return the body as text, a line feed between its lines."""
        text = decoded(self.octets(), self.parameters.get("charset", ""))
        return text.replace("\r\n", "\n").replace("\r", "\n")


def take_apart(mail: bytes) -> Part:
    """Return ``mail`` as a tree of parts."""
    start = mail[:LONGEST].lstrip(b"\r\n\t ")
    if start.startswith((b"From ", b">From ")):  # the line that a mailbox file puts before a mail
        start = start.partition(b"\n")[2]
    return _part(start, _Budget(), 0, is_cut=len(mail) > LONGEST)


def read_fields(head: bytes) -> tuple[tuple[str, str], ...]:
    """Return the fields of a header, or of a block that is written like one."""
    found: list[list[str]] = []
    for line in decoded(head[:LONGEST_HEADER], "").replace("\r\n", "\n").split("\n"):
        if line[:1] in (" ", "\t"):
            if found and len(found[-1][1]) < LONGEST_FIELD:
                found[-1][1] += line
            continue
        field = _FIELD.match(line)
        if field:
            if len(found) == MOST_FIELDS:
                break
            found.append([field[1].lower(), field[2]])
    return tuple((name, value.strip()[:LONGEST_FIELD]) for name, value in found)


def split_head(octets: bytes) -> tuple[bytes, bytes]:
    """Return what stands before and after the first blank line; without one all of it is header."""
    blank = _BLANK_LINE.search(octets, 0, LONGEST_HEADER)
    if blank is None:
        return octets[:LONGEST_HEADER], b""
    return octets[: blank.start()], octets[blank.end() :]


def decoded(octets: bytes, charset: str) -> str:
    """Return ``octets`` as text: in ``charset`` if mail is written in it, else in what they look like."""
    name = charset.strip().strip("'\"").lower()
    codec = _CHARSETS.get(name) or (name if _SERIES.fullmatch(name) else "")
    if b"\x1b$" in octets and codec in ("", "utf-8"):
        codec = "iso2022_jp_ext"
    if codec not in ("", "utf-8"):
        return octets.decode(codec, "replace")
    for codec in ("utf-8", "cp932"):
        try:
            return octets.decode(codec)
        except UnicodeDecodeError:
            continue
    return octets.decode("utf-8" if name.startswith("utf") else "cp1252", "replace")


class _Budget:
    """How many parts may still be looked at."""

    def __init__(self) -> None:
        self.parts = MOST_PARTS


def _part(octets: bytes, budget: _Budget, depth: int, *, is_cut: bool = False) -> Part:
    budget.parts -= 1
    head, body = split_head(octets)
    fields = read_fields(head)
    given = next((value for name, value in fields if name == "content-type"), "")
    found = _KIND.match(given)
    kind = found[1].lower() if found else "text/plain"
    parameters: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(given[:4_000]):
        parameters.setdefault(name.lower(), quoted or bare)
    inner: list[Part] = []
    if kind.startswith("multipart/") and parameters.get("boundary"):
        for piece in _pieces(body, parameters["boundary"]):
            if depth == DEEPEST or budget.parts <= 0:
                is_cut = True
                break
            inner.append(_part(piece, budget, depth + 1))
    return Part(
        fields, kind, parameters, body, tuple(inner), is_cut=is_cut or any(part.is_cut for part in inner)
    )


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """Yield what stands between the lines of ``boundary``; the last piece may lack its end."""
    mark = b"--" + boundary.encode("utf-8", "replace")
    start, place = -1, -1
    while (place := body.find(mark, place + 1)) >= 0:
        if (
            place > 0 and body[place - 1] != _LINE_END
        ):  # asked first: else every mark of a long line reads all of it
            continue
        end = body.find(b"\n", place)
        end = len(body) if end < 0 else end
        rest = body[place + len(mark) : end].rstrip()
        if rest not in (b"", b"--"):
            continue
        if start >= 0:
            yield body[start:place]
        if rest:
            return
        start = end + 1
    if start >= 0:
        yield body[start:]
