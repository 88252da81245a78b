"""What a team's own page for opt-outs recorded: a file with a press a line, by the token that its address carries."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.mail.message import is_shaped_as_ours

if TYPE_CHECKING:
    from pathlib import Path

#: Whoever only opens the page has pressed nothing: programmes that look at every link do that too (RFC 8058, 3.2).
_ONLY_OPENED: Final = re.compile(r'(?:^|["\s,;])(?:GET|HEAD|OPTIONS)(?=["\s,;])')
_WORD: Final = re.compile(r"[A-Za-z0-9.-]{28,500}")
_BOMS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Presses:
    """The tokens (`outreach_letters.token_of`), each once; ``opened``: lines that only opened the page."""

    tokens: tuple[str, ...]
    opened: int = 0


def read_presses(path: Path) -> Presses:
    """Read what a page, its form or its web server kept: any text with a press a line, in any encoding.

    Raises:
        OSError: the system does not hand the file out.
    """
    with path.open("rb") as file:
        encoding = "utf-16" if file.read(2) in _BOMS else "latin-1"
    tokens: dict[str, None] = {}
    opened = 0
    with path.open(encoding=encoding, errors="replace") as lines:
        for line in lines:
            found = [token for word in _WORD.findall(line) if is_token(token := word.strip(".-"))]
            if found and _ONLY_OPENED.search(line):
                opened += 1
            else:
                tokens |= dict.fromkeys(found)
    return Presses(tuple(tokens), opened)


def is_token(text: str) -> bool:
    """Say whether ``text`` looks like the left half of a Message-ID of ours; only the ledger knows whether it is."""
    return is_shaped_as_ours(f"<{text}@x>")
