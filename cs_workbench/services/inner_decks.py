"""Decks for us: a lead's weekly pack, a month. Every page says so in its foot, before everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, cast

from cs_workbench.domain.deck import Deck, Lines, Slide, Table
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_words import CELL, tidy

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.workbench import Workbench

#: Rows that a part shows: about a page; the rest stands where the deck is from.
MOST_ROWS: Final = 12
LONGEST_NAME: Final = 40  # in half-width letters


def inner_deck(  # noqa: PLR0917 - what a deck is made of
    bench: Workbench,
    kind: Literal["pack", "month"],
    title: str,
    period: str,
    as_of: date,
    slides: Sequence[Slide],
) -> Deck:
    """Return a deck in the person's language whose every page is marked as internal."""
    from cs_workbench.services.settings import get

    language = cast("Literal['ja', 'en']", bench.catalogue.language)
    called = tidy(str(get(bench, "company") or ""), LONGEST_NAME) or bench.say("deck", N_("deck", "The team"))
    return Deck(
        title, "", called, period, language, as_of, kind, tuple(_marked(bench, slide) for slide in slides)
    )


def _marked(bench: Workbench, slide: Slide) -> Slide:
    foot = (
        bench.say("deck", N_("deck", "Internal. {foot}"), foot=slide.foot)
        if slide.foot
        else bench.say("deck", N_("deck", "Internal"))
    )
    return replace(slide, foot=foot)


def listed(  # noqa: PLR0917 - the parts of a table
    bench: Workbench,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    numbers: tuple[int, ...] = (),
    most: int = MOST_ROWS,
) -> Table:
    """Return a table of the first ``most`` rows; a last one says how many are left out. Their first cell is a name."""
    shown = [
        (tidy(name, LONGEST_NAME), *(tidy(cell, CELL) or "–" for cell in cells)) for name, *cells in rows
    ]
    if len(rows) > most:
        more = bench.say("deck", N_("deck", "and %n more, in the window"), len(rows) - most + 1)
        shown = [*shown[: most - 1], (more, *[""] * (len(headings) - 1))]
    return Table(tuple(headings), tuple(shown), tuple(widths), numbers)


def cover(title: str, lines: Sequence[str]) -> Slide:
    """Return the first page."""
    return Slide("cover", title, (Lines(tuple(lines)),))
