"""A deck as pages of our own slides: what stands where, before it has an ink. The window and the paper paint it.

Nothing here knows a file format: a page is a tuple of boxes of text, tables, charts and pictures in points, drawn by
the same `Hand` that fills a PPTX, so that both have the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.chart import Chart, unitless
from cs_workbench.domain.deck import Deck, Lines, Slide
from cs_workbench.domain.palette import LIGHT
from cs_workbench.render.deck_blocks import COVER_SIZES, INSET, TITLE_SIZES, Hand
from cs_workbench.render.deck_fit import Page, Rect, pages
from cs_workbench.render.deck_letters import one_line
from cs_workbench.render.deck_master import (
    BAR,
    BODY,
    COVER_BAR,
    COVER_FOOT,
    COVER_TEXT,
    COVER_TITLE,
    FOOT,
    NUMBER,
    RULE,
    TITLE,
)
from cs_workbench.render.deck_sheet import Para, Run
from cs_workbench.render.look import mixed

#: What the names of colours are on white paper.
INKS: Final = {
    "text": LIGHT.text,
    "muted": LIGHT.muted,
    "rule": mixed(LIGHT.text, LIGHT.surface, 0.25),
    "panel": mixed(LIGHT.text, LIGHT.surface, 0.05),
    "accent": LIGHT.accent,
    "second": LIGHT.second,
    "paper": LIGHT.surface,
}
INSIDE: Final = (INSET / 2, INSET / 4)  # of a placeholder, beside and above its text
NUMBER_POINTS: Final = 14.0


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a rectangle; ``anchor``: 't', 'ctr' or 'b'; ``pad``: beside and above them."""

    rect: Rect
    paras: tuple[Para, ...]
    panel: str = ""
    anchor: str = "t"
    pad: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table: the width of each column, each row its height and its cells; the first is the heading."""

    rect: Rect
    wide: tuple[float, ...]
    rows: tuple[tuple[float, tuple[Para, ...]], ...]
    pad: tuple[float, float]
    alt: str


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A chart, whose title and unit stand over it as text already."""

    rect: Rect
    chart: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture for the middle of its rectangle."""

    rect: Rect
    content: bytes
    alt: str


Item = TextBox | TableBox | ChartBox | PictureBox


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page of `slide` (its id); ``title`` says where it continues one; ``spilled``: texts of which it shows less."""

    slide: str
    title: str
    items: tuple[Item, ...]
    spilled: tuple[str, ...]

    @property
    def text(self) -> str:
        """What stands on it, a line each, whole where it is cut; charts and pictures by their alternative text."""
        told = [line for item in self.items for line in _told(item) if line]
        return "\n".join((*told, *self.spilled))


class Leaf:
    """A sheet that keeps what is put on it."""

    def __init__(self) -> None:
        self.items: list[Item] = []

    def box(
        self,
        rect: Rect,
        paras: Sequence[Para],
        *,
        panel: str = "",
        anchor: str = "t",
        pad: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Keep a box of text."""
        self.items.append(TextBox(rect, tuple(paras), panel, anchor, pad))

    def rows(
        self,
        rect: Rect,
        wide: Sequence[float],
        rows: Sequence[tuple[float, Sequence[Para]]],
        pad: tuple[float, float],
        alt: str,
    ) -> None:
        """Keep a table."""
        self.items.append(
            TableBox(rect, tuple(wide), tuple((high, tuple(cells)) for high, cells in rows), pad, alt)
        )

    def plot(self, chart: Chart, rect: Rect, alt: str) -> None:
        """Keep a chart; its unit stands in the text over it, so the figure says none."""
        self.items.append(ChartBox(rect, unitless(chart), alt))

    def picture(self, content: bytes, rect: Rect, alt: str) -> bool:
        """Keep a picture; who paints one that is damaged writes ``alt`` in its place."""
        self.items.append(PictureBox(rect, content, alt))
        return True


def set_pages(deck: Deck) -> tuple[SetPage, ...]:
    """Return every page of ``deck`` on our own slides, those that continue a slide after it."""
    made: list[SetPage] = []
    for slide in deck.slides:
        rest, first = slide.blocks, 0
        if slide.id == "cover":
            made.append(_cover(deck, slide))
            rest, first = tuple(block for block in slide.blocks if not isinstance(block, Lines)), 1
            if not rest:
                continue
        for page in pages(slide, rest, BODY, first):
            made.append(_page(deck, page, len(made) + 1))
    return tuple(made)


def _page(deck: Deck, page: Page, number: int) -> SetPage:
    slide = page.slide
    hand = Hand(Leaf(), deck.language, slide.title, [])
    leaf, heading = hand.sheet, hand.heading(slide, page.number)
    leaf.box(BAR, (), panel="accent")
    leaf.box(RULE, (), panel="rule")
    title = hand.title_para(heading, TITLE.width, TITLE.height, TITLE_SIZES)
    leaf.box(TITLE, [title], anchor="ctr", pad=INSIDE)
    for placed in page.placed:
        hand.draw(placed)
    if slide.foot:
        leaf.box(FOOT, [hand.foot_para(slide, FOOT.width)], anchor="ctr")
    count = Run(str(number), NUMBER_POINTS, colour="muted")
    leaf.box(NUMBER, [Para((count,), align="r")], anchor="ctr", pad=INSIDE)
    return SetPage(slide.id, one_line(heading), tuple(leaf.items), tuple(hand.spilled))


def _cover(deck: Deck, slide: Slide) -> SetPage:
    title = slide.title or deck.title
    hand = Hand(Leaf(), deck.language, title, [])
    leaf = hand.sheet
    leaf.box(COVER_BAR, (), panel="accent")
    para = hand.title_para(title, COVER_TITLE.width, COVER_TITLE.height, COVER_SIZES)
    leaf.box(COVER_TITLE, [para], anchor="b", pad=INSIDE)
    leaf.box(COVER_TEXT, hand.cover_paras(deck, slide, COVER_TEXT), pad=(INSIDE[0], 0.0))
    if slide.foot:
        leaf.box(COVER_FOOT, [hand.foot_para(slide, COVER_FOOT.width)], anchor="ctr")
    return SetPage(slide.id, one_line(title), tuple(leaf.items), tuple(hand.spilled))


def _told(item: Item) -> Iterator[str]:
    match item:
        case TextBox(paras=paras):
            yield from map(_words, paras)
        case TableBox(rows=rows):
            yield from ("  ".join(_words(cell) for cell in cells).strip() for _, cells in rows)
        case ChartBox(alt=alt) | PictureBox(alt=alt):
            yield alt


def _words(para: Para) -> str:
    return one_line("".join(run.text for run in para.runs))
