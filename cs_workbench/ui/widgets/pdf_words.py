"""Makes the words of a PDF of Qt's the words that were written, for who searches or copies them.

A PDF keeps glyphs, and says of each which letter it is. Qt asks the font and takes the first letter that has the glyph:
of 用 the radical ⽤ (U+2F64), of a space a tab. Nobody finds 利用率 in such a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFont, QRawFont

from cs_workbench.ui.theme import font_families

MAPS: Final = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
LISTED: Final = re.compile(rb"\[[^\]]*\]")
CODE: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")
LAST: Final = 0xFFFF


def with_true_words(content: bytes, texts: Iterable[str]) -> bytes:
    """Return a PDF of Qt's in which a glyph is told as the letter of ``texts``, all that was written, that has it."""
    letters = {letter for text in texts for letter in text if ord(letter) <= LAST}
    fonts = [QRawFont.fromFont(QFont(name)) for name in font_families()]
    by_glyph = [{_glyph(font, letter): letter for letter in sorted(letters, reverse=True)} for font in fonts]

    def true(letter: str) -> str:
        if letter in letters:
            return letter
        glyphs = ((written, _glyph(font, letter)) for written, font in zip(by_glyph, fonts, strict=True))
        return next((written[glyph] for written, glyph in glyphs if glyph and glyph in written), letter)

    def code(match: re.Match[bytes]) -> bytes:
        return b"<%04X>" % ord(true(chr(int(match[1], 16))))

    def listed(match: re.Match[bytes]) -> bytes:
        return CODE.sub(code, match[0])

    return MAPS.sub(lambda match: LISTED.sub(listed, match[0]), content)


def _glyph(font: QRawFont, letter: str) -> int:
    """Return the number of a letter's glyph; 0: the font does not have it."""
    glyphs = font.glyphIndexesForString(letter)
    return glyphs[0] if glyphs else 0
