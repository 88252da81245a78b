"""Decks for us: a lead's weekly pack, a month. Every page says so in its foot, before everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, cast

from cs_workbench.domain.deck import Block, Deck, Lines, Missing, Slide, Table
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_words import CELL, tidy

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.workbench import Workbench

#: Rows that a part shows: about a page; the rest stands where the deck is from.
MOST_ROWS: Final = 12


def inner_deck(  # noqa: PLR0917 - what a deck is made of
    bench: Workbench,
    kind: Literal["pack", "month"],
    title: str,
    period: str,
    as_of: date,
    slides: Sequence[Slide],
) -> Deck:
    """Return a deck in the person's language whose every page is marked as internal."""
    language = cast("Literal['ja', 'en']", bench.catalogue.language)
    team = bench.say("deck", N_("deck", "The team"))
    return Deck(
        title, "", team, period, language, as_of, kind, tuple(_marked(bench, slide) for slide in slides)
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
) -> tuple[Block, ...]:
    """Return a table of the first ``most`` rows; how many are left out is said below it."""
    shown = tuple(tuple(tidy(cell, CELL) or "–" for cell in row) for row in rows[:most])
    table = Table(tuple(headings), shown, tuple(widths), numbers)
    over = len(rows) - most
    if over <= 0:
        return (table,)
    return (table, Missing(bench.say("deck", N_("deck", "and %n more, in the window"), over)))


def cover(title: str, lines: Sequence[str]) -> Slide:
    """Return the first page."""
    return Slide("cover", title, (Lines(tuple(lines)),))
