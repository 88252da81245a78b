"""Reads the people of a vCard file, versions 2.1 to 4.0; runs in the limited child."""

from __future__ import annotations

import codecs
import quopri
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, clip
from cs_workbench.sources.calendars.records import MOST_BYTES, TOO_LONG, Card
from cs_workbench.sources.calendars.split import LONGEST_LINE
from cs_workbench.sources.charsets import text_from_bytes
from cs_workbench.sources.refusals import refused

NO_CARDS: Final = N_("refused", "There is no business card in it. Export the contacts again as .vcf.")
TOO_MANY_CARDS: Final = N_("refused", "It holds more than {most} people. Split it.")
MOST_CARDS: Final = 20_000
MOST_EMAILS: Final = 10
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(slots=True)
class _Line:
    """One property: its name, its parameters in capitals -> values, its value as it stands."""

    name: str
    params: dict[str, list[str]]
    value: str


@dataclass(slots=True)
class _Person:
    """What the lines of one card say so far."""

    said: dict[str, str] = field(default_factory=dict)
    emails: list[tuple[int, str]] = field(default_factory=list)
    phones: list[tuple[int, str]] = field(default_factory=list)


def read_cards(name: str, content: bytes) -> Iterator[Card]:
    """Yield the people of ``content``; a card that names nobody is left out.

    Raises:
        Refused: there is no card in it, or more than a file may hold.
    """
    if len(content) > MOST_BYTES:
        raise refused(name, TOO_LONG, most=MOST_BYTES // 1_000_000)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    cards = 0
    for lines in _cards(content.removeprefix(codecs.BOM_UTF8)):
        cards += 1
        if cards > MOST_CARDS:
            raise refused(name, TOO_MANY_CARDS, most=f"{MOST_CARDS:,}")
        person = _Person()
        for raw in lines:
            if (line := _line(raw)) is not None:
                _take(person, line)
        if (card := _card(person)) is not None:
            yield card
    if not cards:
        raise refused(name, NO_CARDS)


def _cards(content: bytes) -> Iterator[list[bytes]]:
    """Yield the lines of each card; a card within a card (an agent's) is left out."""
    depth, kept = 0, list[bytes]()
    for raw in _logical(content):
        head = raw[:12].strip().upper()
        if head.startswith(b"BEGIN:VCARD"):
            depth += 1
            kept = [] if depth == 1 else kept
        elif head.startswith(b"END:VCARD"):
            depth = max(depth - 1, 0)
            if depth == 0:
                yield kept
        elif depth == 1 and len(raw) <= LONGEST_LINE:
            kept.append(raw)


def _logical(content: bytes) -> Iterator[bytes]:
    """Yield the lines with folded ones joined, also those that quoted-printable goes on over."""
    lines = iter(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    kept: bytes | None = None
    for line in lines:
        if kept is not None and line[:1] in (b" ", b"\t"):
            kept += line[1:]
            continue
        if kept is not None:
            if kept.endswith(b"=") and b"QUOTED-PRINTABLE" in kept.partition(b":")[0].upper():
                kept = kept[:-1] + line
                continue
            yield kept
        kept = line
    if kept is not None:
        yield kept


def _line(raw: bytes) -> _Line | None:
    head, colon, value = _halves(raw)
    if not colon:
        return None
    first, *rest = head.decode("latin-1").split(";")
    params: dict[str, list[str]] = {}
    for part in rest:
        name, equals, values = part.partition("=")
        key, told = (name, values) if equals else ("TYPE", name)  # 2.1 writes the bare word
        key = key.strip().upper()
        spelled = (v.strip().strip('"') for v in told.split(","))
        params.setdefault(key, []).extend(v if key == "SORT-AS" else v.upper() for v in spelled)
    if "QUOTED-PRINTABLE" in (*params.get("ENCODING", ()), *params.get("TYPE", ())):
        value = quopri.decodestring(value)
    elif params.get("ENCODING", [""])[0] in ("B", "BASE64"):
        return None  # a picture, a sound, a key
    text = text_from_bytes(value, params.get("CHARSET", [""])[0])
    return _Line(first.rpartition(".")[2].strip().upper(), params, text)


def _halves(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what stands before and after the first colon that is not quoted."""
    quoted = False
    for place, byte in enumerate(raw[:2_000]):
        if byte == 0x22:  # noqa: PLR2004 - a quotation mark
            quoted = not quoted
        elif byte == 0x3A and not quoted:  # noqa: PLR2004 - a colon
            return raw[:place], b":", raw[place + 1 :]
    return raw.partition(b":")


def _plain(text: str) -> str:
    """Return a value without its escapes, on one line."""
    return clip(clean(_ESCAPE.sub(lambda m: " " if m[1] in "nN" else m[1], text)).strip())


def _parts(text: str) -> list[str]:
    """Return the values between semicolons that are not escaped."""
    return [_plain(part) for part in re.split(r"(?<!\\);", text)]


def _take(person: _Person, line: _Line) -> None:
    kinds = line.params.get("TYPE", [])
    order = 0 if "PREF" in kinds or line.params.get("PREF") else 1
    if line.name == "EMAIL":
        address = _plain(line.value).removeprefix("mailto:").lower()
        if "@" in address and " " not in address:
            person.emails.append((order, address))
    elif line.name == "TEL":
        person.phones.append((order + ("FAX" in kinds) * 2, _plain(line.value).removeprefix("tel:")))
    elif line.name == "N":
        person.said.setdefault("N", line.value)
        for reading in line.params.get("SORT-AS", ())[:2]:
            person.said["SORT-AS"] = f"{person.said.get('SORT-AS', '')} {_plain(reading)}".strip()
    elif line.name == "SOUND" and "X-IRMC-N" in kinds:
        person.said.setdefault("SOUND", line.value)
    elif line.name in (
        "FN",
        "ORG",
        "TITLE",
        "ROLE",
        "SORT-STRING",
        "X-PHONETIC-LAST-NAME",
        "X-PHONETIC-FIRST-NAME",
    ):
        person.said.setdefault(line.name, line.value)


def _card(person: _Person) -> Card | None:
    said = person.said
    emails = tuple(dict.fromkeys(address for _, address in sorted(person.emails, key=lambda e: e[0])))[
        :MOST_EMAILS
    ]
    company, *departments = _parts(said.get("ORG", "")) or [""]
    name = _plain(said.get("FN", "")) or _name(said.get("N", "")) or company or next(iter(emails), "")
    if not name:
        return None
    phones = [number for _, number in sorted(person.phones, key=lambda p: p[0]) if number]
    return Card(
        name=name,
        reading=_reading(said),
        emails=emails,
        title=_plain(said.get("TITLE", "")) or _plain(said.get("ROLE", "")),
        department=" ".join(filter(None, departments)),
        company=company,
        phone=next(iter(phones), ""),
    )


def _name(value: str) -> str:
    """Return family and given name in the order of their script."""
    family, given, *_ = (*_parts(value), "", "")
    order = (family, given) if _CJK.search(family + given) else (given, family)
    return " ".join(filter(None, order))


def _reading(said: dict[str, str]) -> str:
    """Return how the name is read (ふりがな), '' when the card does not say."""
    spoken = [_plain(said.get(f"X-PHONETIC-{part}-NAME", "")) for part in ("LAST", "FIRST")]
    found = " ".join(filter(None, spoken)) or _plain(said.get("SORT-STRING", "")) or said.get("SORT-AS", "")
    found = found or " ".join(filter(None, _parts(said.get("SOUND", ""))[:2]))
    return unicodedata.normalize("NFKC", found)
