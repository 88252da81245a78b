"""The words and signs that every form of a deck shares: how things stand is a word and a sign, never only a colour."""

from __future__ import annotations

from typing import Final

from cs_workbench.domain.deck import Status
from cs_workbench.kernel.i18n import N_, load_catalogue

#: All of these signs lie in every Japanese font.
SIGNS: Final[dict[Status, str]] = {
    "met": "●", "on_track": "○", "behind": "▲", "missed": "■", "unknown": "◇", "open": "□", "done": "●", "late": "▲",
}  # fmt: skip
WORDS: Final[dict[Status, str]] = {
    "met": N_("deck", "Met"),
    "on_track": N_("deck", "On track"),
    "behind": N_("deck", "Behind"),
    "missed": N_("deck", "Missed"),
    "unknown": N_("deck", "Not known"),
    "open": N_("deck", "Open"),
    "done": N_("deck", "Done"),
    "late": N_("deck", "Late"),
}


def marked(status: Status, words: str) -> str:
    """Return ``words`` on how something stands behind the sign of ``status``: '▲ 8 days overdue'."""
    return f"{SIGNS[status]} {words}" if status else words


def status_text(status: Status, language: str) -> str:
    """Return '▲ Behind' in ``language``; '' for no status."""
    return marked(status, load_catalogue(language).say("deck", WORDS[status])) if status else ""
