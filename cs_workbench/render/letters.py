"""Letters in a picture: which installed font has them, how wide they run, where a line may break."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

#: The fonts of each system that carry Japanese, and what every matplotlib brings.
USUAL: Final = {
    "win32": ("Yu Gothic UI", "Yu Gothic", "Meiryo", "MS Gothic"),
    "darwin": ("Hiragino Sans", "Hiragino Kaku Gothic ProN"),
}
ANYWHERE: Final = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "IPAexGothic",
    "IPAPGothic",
    "TakaoPGothic",
    "VL PGothic",
)
LAST: Final = "DejaVu Sans"
MEASURED: Final = 64  # the size at which letters are measured
LINE: Final = 1.36  # height of a line, in sizes
NOT_FIRST: Final = frozenset(
    "、。，．・：；？！）」』】〕〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％…,.)]}:;!?"
)
NOT_LAST: Final = frozenset("（「『【〔〈《“‘([{$¥￥")
#: Choose a variant of the letter before them, and show nothing themselves.
VARIANTS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
WIDE: Final = frozenset("WF")


def installed(families: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``families`` that are installed, then what else carries Japanese, then what always is."""
    from matplotlib.font_manager import fontManager

    names = set(fontManager.get_font_names())
    wanted = (*families, *USUAL.get(sys.platform, ()), *ANYWHERE)
    return (*(name for name in dict.fromkeys(wanted) if name in names), LAST)


@lru_cache(maxsize=16)
def _fonts(families: tuple[str, ...], bold: bool) -> tuple[FT2Font, ...]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    weight = "bold" if bold else "normal"
    fonts = tuple(
        get_font(findfont(FontProperties(family=[name], weight=weight), fallback_to_default=False))
        for name in families
    )
    for font in fonts:
        font.set_size(MEASURED, POINT_DPI)
    return fonts


POINT_DPI: Final = 72


@lru_cache(maxsize=8192)
def _advance(families: tuple[str, ...], bold: bool, letter: str) -> float | None:
    """Return a letter's width in sizes; None: no font has it."""
    from matplotlib.ft2font import LoadFlags

    for font in _fonts(families, bold):
        if font.get_char_index(ord(letter)):
            font.set_size(MEASURED, POINT_DPI)
            glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
            return float(glyph.linearHoriAdvance) / 65536 / MEASURED
    return None


class Letters:
    """Measures and breaks texts in one stack of fonts."""

    def __init__(self, families: Sequence[str]) -> None:
        self.families = installed(families)

    def drawable(self, text: str) -> str:
        """Return ``text`` on one line without what no font here can draw: pictographs go, letters become '?'."""
        kept = []
        for letter in " ".join(text.split()):
            if letter == " " or (not letter.isprintable() and unicodedata.category(letter) == "Zs"):
                kept.append(" ")
            elif letter in VARIANTS:
                continue
            elif letter.isprintable() and _advance(self.families, False, letter) is not None:
                kept.append(letter)
            elif unicodedata.category(letter)[0] in "LN":
                kept.append("?")
        return "".join(kept).strip()

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how wide a drawable ``text`` runs at ``size``, in the unit of the size."""
        return size * sum(_advance(self.families, bold, letter) or 0.0 for letter in text)

    def elided(self, text: str, size: float, room: float, *, bold: bool = False) -> str:
        """Return as much of ``text`` as fits into ``room``, with … where something is left out."""
        if self.width(text, size, bold=bold) <= room:
            return text
        left = room - self.width("…", size, bold=bold)
        taken = 0
        for letter in text:
            left -= self.width(letter, size, bold=bold)
            if left < 0:
                break
            taken += 1
        return text[:taken].rstrip() + "…" if taken else ""

    def narrowest(self, text: str, size: float) -> float:
        """Return the width that ``text`` needs at least where it is broken into lines."""
        return max((self.width(piece.strip(), size) for piece in pieces(text)), default=0.0)

    def wrapped(
        self, text: str, size: float, room: float, *, most: int = 2, bold: bool = False
    ) -> tuple[str, ...]:
        """Return ``text`` in at most ``most`` lines no wider than ``room``; the last one may be cut short."""
        lines: list[str] = []
        line = ""
        parts = pieces(text)
        for place, piece in enumerate(parts):
            if not line or self.width((line + piece).rstrip(), size, bold=bold) <= room:
                line += piece
                continue
            if len(lines) + 1 == most:
                line += "".join(parts[place:])
                break
            lines.append(line.rstrip())
            line = piece.lstrip()
        lines.append(line.rstrip())
        fitted = (self.elided(one, size, room, bold=bold) for one in lines)
        return tuple(line for line in fitted if line)


def pieces(text: str) -> list[str]:
    """Return ``text`` cut where a line may break: after a space, and between Japanese letters."""
    found: list[str] = []
    for letter in text:
        last = found[-1][-1] if found else ""
        wide = (
            unicodedata.east_asian_width(letter) in WIDE or unicodedata.east_asian_width(last or "a") in WIDE
        )
        breaks = last == " " or (wide and letter not in NOT_FIRST and last not in NOT_LAST)
        if found and not (breaks and letter != " "):
            found[-1] += letter
        else:
            found.append(letter)
    return found
