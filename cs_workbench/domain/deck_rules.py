"""What a good deck keeps to (domain.md 6.5), as far as the deck itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.chart import Bars, Figure, Trend
from cs_workbench.domain.deck import (
    MOST_LINES,
    MOST_SLIDES,
    Block,
    Deck,
    Lines,
    Plot,
    Slide,
    Table,
    Tile,
    Tiles,
)
from cs_workbench.domain.other_names import plain, slide_words
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.text import fold, without_company_form

#: Slides whose numbers count lines, not facts; the titles of a cover and an appendix are names.
NO_DATA: Final = frozenset(("cover", "agenda", "learned", "plan", "carried", "roadmap", "appendix"))
MEASURED: Final = frozenset(("goals", "outcomes"))
UNKNOWN: Final = "–"
_NUMBER: Final = re.compile(r"[-+−]?[\d,.]+")
_HIRAGANA: Final = re.compile(r"[ぁ-ん]")
LEAST_WORDS: Final = 3
SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a deck breaks. ``page``: the slide's place in the deck, from 1; 0: the deck; ``what``: where."""

    rule: str
    page: int
    what: str = ""


def is_bare(deck: Deck) -> bool:
    """Say whether a deck has nothing but its cover and what says that nothing is known."""
    return all(slide.id in ("cover", "agenda", "appendix") for slide in deck.slides)


def broken(deck: Deck) -> Iterator[Broken]:
    """Yield every rule that the deck breaks, slide by slide."""
    if is_bare(deck):
        yield Broken("bare", 0)
    count = sum(slide.id != "appendix" for slide in deck.slides)
    if count > MOST_SLIDES:
        yield Broken("slides", 0, str(count))
    day = str(load_catalogue(deck.language).shown(deck.as_of))
    for page, slide in enumerate(deck.slides, 1):
        yield from (Broken(rule, page) for rule in _heading(slide, deck.language, day))
        for block in slide.blocks:
            yield from (Broken(rule, page, what) for rule, what in _block(slide.id, block))
        if slide.id == "plan":
            yield from (Broken(rule, page, what) for rule, what in _actions(slide, deck.language))
    if deck.slides and deck.account not in deck.slides[0].title:
        yield Broken("account_absent", 1, deck.account)


def has_data(slide: Slide) -> bool:
    """Say whether a slide shows figures."""
    return slide.id not in NO_DATA and any(
        isinstance(block, Plot | Tiles) or (isinstance(block, Table) and bool(block.numbers))
        for block in slide.blocks
    )


def _heading(slide: Slide, language: str, day: str) -> Iterator[str]:
    title = slide.title
    is_sentence = _HIRAGANA.search(title) if language == "ja" else len(title.split()) >= LEAST_WORDS
    if slide.id not in ("cover", "appendix") and not is_sentence:
        yield "title_topic"
    if not has_data(slide):
        return
    if not re.search(r"\d", title):
        yield "title_number"
    if not slide.foot:
        yield "source"
    elif day not in slide.foot:
        yield "as_of"


def _block(slide: str, block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Tiles(tiles):
            for tile in tiles:
                yield from _tile(tile)
        case Lines(lines) if len(lines) > MOST_LINES:
            yield "lines", str(len(lines))
        case Table():
            if len(block.rows) > MOST_LINES:
                yield "lines", str(len(block.rows))
            if slide in MEASURED:
                yield from (
                    ("unit", row[0]) for row in block.rows if any(_is_bare(row[i]) for i in block.numbers)
                )
        case Plot(chart):
            yield from ((rule, chart.title) for rule in _chart(chart.figure))


def _tile(tile: Tile) -> Iterator[tuple[str, str]]:
    if not tile.target:
        yield "kpi_target", tile.name
    if not tile.previous:
        yield "kpi_previous", tile.name
    if _is_bare(tile.value):
        yield "unit", tile.name


def _is_bare(text: str) -> bool:
    """Say whether a text is a number without its unit."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _chart(figure: Figure | None) -> Iterator[str]:
    if not isinstance(figure, Bars | Trend):
        return
    if not figure.unit:
        yield "unit"
    values = figure.values if isinstance(figure, Trend) else [v for part in figure.parts for v in part.values]
    if values and not any(values):  # an unknown week is NaN, which is no zero
        yield "zeros"


def _actions(slide: Slide, language: str) -> Iterator[tuple[str, str]]:
    say = load_catalogue(language).say
    nobody = (UNKNOWN, say("deck", "We"), say("deck", "You"))
    for block in slide.blocks:
        if isinstance(block, Table) and block.slot == "plan":
            for step, who, due in block.rows:
                if who in nobody:
                    yield "action_owner", step
                if due == UNKNOWN:
                    yield "action_date", step


def misspelt(text: str, account: str) -> bool:
    """Say whether a text writes an account's name otherwise than the account does: in other letters, width or case."""
    short = plain(without_company_form(account)).strip(" ,.・")
    known, words = slide_words()
    if len(short) < SHORTEST or short.lower() in words or short.lower() in known:
        return False
    shown = plain(text)
    return fold(short) in fold(shown) and short not in shown
