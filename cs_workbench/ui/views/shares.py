"""Shares as the evidence shows them: small ones with a place, intervals from and to; and sentences in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cs_workbench.ui.text import say
from cs_workbench.ui.views.wording import either_text, number_text, percent

SMALL: Final = 0.1


def share_text(share: float) -> str:
    """Return a share from 0 to 1 as percent, below ten with one place; '' unknown."""
    shown = number_text(share * 100, 1 if 0 < share < SMALL else 0)
    return percent(shown) if shown else ""


def sentences(told: Iterable[str]) -> str:
    """Return sentences as one text, parted as the language does."""
    return either_text("", " ").join(told)


def span_text(low: float, high: float) -> str:
    """Return from where to where a share may lie; '' unknown."""
    ends = number_text(low * 100, 0), number_text(high * 100, 0)
    return percent(say("formats", "{low}–{high}", low=ends[0], high=ends[1])) if all(ends) else ""
