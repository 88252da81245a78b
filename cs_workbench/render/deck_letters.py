"""How much room a text takes on a slide, by the widths of its characters: no font is asked, so every machine agrees.

A full-width character is 1 em; the rest are the widths of a common sans-serif, rounded up. Lines are set at a fixed
distance (`LEADING`), because what a font calls a line differs between systems by half.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from cs_workbench.kernel.text import clean
from cs_workbench.render.letters import WIDE, pieces

LEADING: Final = 1.3  # height of a line, in sizes
NARROW: Final = frozenset("iljftrI.,:;'|!()[]{}`- ")
BROAD: Final = frozenset("mwMWQOGCDHNU%@&—…")
#: What XML cannot hold, beside the control characters that `clean` takes away.
_NEVER: Final = dict.fromkeys((0xFFFE, 0xFFFF, 0x0B, 0x0C, 0xFEFF))
_PICTOGRAPHS: Final = 0x1F000


def told(text: str) -> str:
    """Return ``text`` as a slide may hold it: no control characters, line ends as LF, tabs as spaces."""
    kept = clean(text).translate(_NEVER).replace("\r\n", "\n").replace("\r", "\n")
    return kept.replace("\t", " ").strip()


def one_line(text: str) -> str:
    """Return ``text`` on one line."""
    return " ".join(told(text).split())


@lru_cache(maxsize=4096)
def em(letter: str) -> float:
    """Return a character's width in sizes."""
    if letter.isascii():
        if letter in NARROW:
            return 0.36
        return 0.92 if letter in BROAD else 0.7 if letter.isupper() else 0.58
    if ord(letter) >= _PICTOGRAPHS:
        return 1.4
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    wide = unicodedata.east_asian_width(letter)
    return 1.0 if wide in WIDE or wide == "A" else 0.6


def width(text: str, size: float) -> float:
    """Return how wide ``text`` runs at ``size``."""
    return size * sum(map(em, text))


def wrap(text: str, size: float, room: float) -> list[str]:
    """Return the lines of ``text`` in ``room``; joined they are the text again, but for its line ends."""
    return [line for part in text.split("\n") for line in _wrapped(part, size, room)]


def height(text: str, size: float, room: float) -> float:
    """Return how high ``text`` stands in ``room``."""
    return len(wrap(text, size, room)) * size * LEADING


def cut(text: str, size: float, room: float, most: int = 1) -> str:
    """Return as much of ``text`` as ``most`` lines of ``room`` hold, with … where something is left out."""
    lines = wrap(text, size, room)
    if len(lines) <= most:
        return text
    last = lines[most - 1].rstrip()
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return "".join(lines[: most - 1]) + last + "…"


def _wrapped(text: str, size: float, room: float) -> list[str]:
    room = room / size if size else 0.0
    if sum(map(em, text)) <= room:
        return [text]
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces(text):
        wide = sum(map(em, piece))
        if used + wide - (em(" ") if piece.endswith(" ") else 0.0) <= room:
            line, used = line + piece, used + wide
            continue
        if line:
            lines.append(line)
        line, used = piece, wide
        while used > room and len(line) > 1:  # a word wider than the line breaks anywhere
            taken, have = 1, em(line[0])
            while taken < len(line) and have + em(line[taken]) <= room:
                have += em(line[taken])
                taken += 1
            if taken == len(line):
                break
            lines.append(line[:taken])
            line, used = line[taken:], used - have
    return [*lines, line] if line else lines
