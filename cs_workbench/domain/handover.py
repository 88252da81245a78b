"""The hand-over sheet: its six fields, and the lines of notes that speak of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cs_workbench.kernel.text import clip, fold

FIELDS: Final = ("why", "result", "people", "promises", "contract", "risks")
OCCASIONS: Final = ("new_account", "owner", "phase")
#: A new account is one that signed within these days; a changed owner counts as long.
NEW_DAYS: Final = 30
MOST_LINES: Final = 3
LONGEST_LINE: Final = 160
#: Words that say what a line of a note is about, folded.
_ABOUT: Final = MappingProxyType(
    {
        "why": ("選定理由", "導入理由",
                "導入の背景", "決め手", "選んだ理由", "why they", "chose us", "reason for choosing"),
        "result": ("期待", "導入目的", "目標", "expect", "goal", "success means"),
        "promises": ("約束", "営業から", "promise", "sales said", "agreed to deliver"),
        "risks": ("リスク", "懸念", "不安", "risk", "concern", "worried"),
    }
)  # fmt: skip
#: A line with one of these says that it is not known: that is a gap, not an answer.
_NOT_KNOWN: Final = (
    "分からない",
    "分からず",
    "わからない",
    "不明",
    "未確認",
    "not know",
    "unknown",
    "unclear",
    "yet to find out",
)
_MARKS: Final = re.compile(r"^[\s#>*・\-–\[\]xX()]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a field, and where it is from: an id of the words 'handover_from', '' for a gap."""

    text: str = ""
    origin: str = ""


def lines_about(field: str, bodies: Iterable[str]) -> str:
    """Return up to three lines of notes that speak of ``field``, the newest note's first; '' none.

    A heading that does brings the lines under it up to the next empty one.
    """
    words = tuple(fold(word) for word in _ABOUT.get(field, ()))
    found: list[str] = []
    for body in bodies:
        under = False
        for line in body.splitlines():
            text = _MARKS.sub("", line).strip()
            if line.lstrip().startswith("#"):
                under = any(word in fold(text) for word in words)
            elif not text:
                under = False
            elif any(word in fold(text) for word in _NOT_KNOWN):
                continue
            elif under or any(word in fold(text) for word in words):
                found.append(clip(text, LONGEST_LINE))
            if len(found) == MOST_LINES:
                return "\n".join(found)
    return "\n".join(found)
