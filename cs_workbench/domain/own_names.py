"""What an own field is called in conditions and mappings: its heading, as one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

OWN: Final = "own."
#: Of a name made from a heading; one that a person writes may be as long as `LONGEST_WRITTEN`.
LONGEST: Final = 36
LONGEST_WRITTEN: Final = 40
NAMELESS: Final = "field"
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_NOT_A_SIGN: Final = re.compile(r"\W")


def own_name(heading: str, taken: Container[str] = ()) -> str:
    """Return a free name for the own field of a heading: letters and digits of any script, ``_`` between them."""
    word = _NOT_A_WORD.sub("_", _plain(heading)).strip("_")
    if not word[:1].isalpha():
        word = f"{NAMELESS}_{word}".rstrip("_")
    number, made = 1, word[:LONGEST].rstrip("_")
    while made in taken:
        number += 1
        made = f"{word[: LONGEST - len(str(number)) - 1]}_{number}"
    return made


def own_word(name: str) -> str:
    """Return a name as it was typed the way it is kept: ``ﾒﾓ`` is ``メモ``, and a sign that no name has is ``_``."""
    return _NOT_A_SIGN.sub("_", _plain(name))


def is_own_name(name: str) -> bool:
    """Say whether a mapping may call an own field so."""
    return name[:1].isalpha() and len(name) <= LONGEST_WRITTEN and own_word(name) == name


def _plain(text: str) -> str:
    """Return ``text`` in one width and case; lower letters may join marks that capitals could not."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
