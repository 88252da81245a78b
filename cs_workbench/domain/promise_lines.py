"""Promises of an older, hand-made deck as a list of lines: what, who, until when, since when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: What may stand before a line's words.
_BULLET: Final = re.compile(r"^\s*(?:[-*・•●○■□◆◇▪]|\d{1,2}[.)）.]|[①-⑳])\s*")
_COMMA: Final = re.compile(r"\s*[,\uFF0C]\s*")
#: A slash with space around it, or of full width.
_SLASH: Final = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)|\uFF0F")
#: A bare slash parts only where it is not one of a day: 2026/9/30, 9/30.
_BARE: Final = re.compile(r"(?<!\d)/|/(?!\d)")
_DAYS_AT_END: Final = re.compile(r"/((?:\d{4}/)?\d{1,2}/\d{1,2})(?:/((?:\d{4}/)?\d{1,2}/\d{1,2}))?$")
_TIMES: Final = re.compile(r"(\d{1,2})")
_HEADS: Final = ("内容", "約束", "項目", "what", "item", "promise", "text")
PARTS: Final = 5


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A line: ``number`` from 1; the rest as written, '' where nothing stands; ``carries``: how often, 0 unknown."""

    number: int
    text: str
    owner: str = ""
    due: str = ""
    first: str = ""
    carries: int = 0


def read_lines(text: str) -> list[PromiseLine]:
    """Return the lines of a pasted list; empty ones and a heading are passed over.

    Parts stand in the order what, who, until, since, how often; between them tabs, else commas, else slashes.
    """
    found: list[PromiseLine] = []
    for number, raw in enumerate(text.splitlines(), 1):
        parts = _parts(raw)
        if not any(parts) or (not found and parts[0].casefold() in _HEADS):
            continue
        what, who, due, first, times = (*parts, "", "", "", "", "")[:PARTS]
        known = _TIMES.search(times)
        found.append(PromiseLine(number, what, who, due, first, int(known.group(1)) if known else 0))
    return found


def _parts(raw: str) -> list[str]:
    line = _BULLET.sub("", raw).strip()
    if "\t" in raw.strip():
        parts = raw.split("\t")
    elif _SLASH.search(line):
        parts = _SLASH.split(line)
    elif _COMMA.search(line):
        parts = _COMMA.split(line)
    else:
        days = _DAYS_AT_END.search(line)
        head = line[: days.start()] if days else line
        parts = [*_BARE.split(head), *(day for day in (days.groups() if days else ()) if day)]
    parts[0] = _BULLET.sub("", parts[0])
    return [part.strip() for part in parts]
