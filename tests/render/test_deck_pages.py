"""The pages that paper and window paint are the slides of the PPTX: the same places, titles and words."""

from __future__ import annotations

import dataclasses
import io
from typing import Any, Literal

import pytest
from pptx import Presentation

from cs_workbench.domain.chart import Bars
from cs_workbench.domain.deck import Deck, Lines, Picture, Slide
from cs_workbench.render.deck_letters import one_line
from cs_workbench.render.deck_master import (
    BODY,
    COVER_FOOT,
    COVER_TEXT,
    COVER_TITLE,
    FOOT,
    HIGH,
    NUMBER,
    TITLE,
    WIDE,
)
from cs_workbench.render.deck_pages import INKS, ChartBox, PictureBox, SetPage, TableBox, TextBox, set_pages
from cs_workbench.render.deck_places import Frames, kind_of, rect_of
from cs_workbench.render.deck_pptx import pptx_of
from cs_workbench.render.deck_template import opened
from cs_workbench.render.look import contrast
from tests.render.decks import DAY, deck

LANGUAGES: tuple[Literal["ja", "en"], ...] = ("ja", "en")


def words_of(slide: Any) -> list[str]:
    """Return every text of a slide's shapes, but for its number."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame and not (shape.is_placeholder and kind_of(shape) == "sldNum"):
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return sorted(map(one_line, found))


def words_on(page: SetPage) -> list[str]:
    """Return every text of a page that was set, but for its number."""
    found = []
    for item in page.items:
        match item:
            case TextBox(paras=paras) if paras and item.rect != NUMBER:
                found.append("\n".join("".join(run.text for run in para.runs) for para in paras))
            case TableBox(rows=rows):
                found += ["".join(run.text for run in cell.runs) for _, cells in rows for cell in cells]
    return sorted(map(one_line, found))


def test_our_pages_have_the_places_of_our_slides() -> None:
    made = opened(None)
    frames = Frames(made)
    assert (frames.wide, frames.high) == (WIDE, HIGH)
    assert (frames.plain.title, frames.plain.body, frames.plain.foot) == (TITLE, BODY, FOOT)
    texts = {kind_of(shape): rect_of(shape) for shape in frames.cover.layout.placeholders}
    assert (texts["ctrTitle"], texts["subTitle"]) == (COVER_TITLE, COVER_TEXT)
    assert frames.cover.foot == pytest.approx(COVER_FOOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_words_of_its_slide(language: Literal["ja", "en"]) -> None:
    made = deck(language)
    slides = list(Presentation(io.BytesIO(pptx_of(made))).slides)
    pages = set_pages(made)
    assert [page.title for page in pages] == [
        one_line(slide.shapes.title.text_frame.text) for slide in slides
    ]
    for page, slide in zip(pages, slides, strict=True):
        assert words_on(page) == words_of(slide), page.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_on_the_page(language: Literal["ja", "en"]) -> None:
    for page in set_pages(deck(language)):
        for item in page.items:
            left, top, wide, high = item.rect
            assert left >= 0
            assert top >= 0
            assert left + wide <= WIDE + 0.01, page.title
            assert top + high <= HIGH + 0.01, page.title


def test_a_page_reads_as_text_with_charts_and_pictures_and_what_was_cut() -> None:
    long = "長い出典 " * 60
    slide = Slide("x", "1 つ", (Picture(b"no picture", "image/png", "画面の案"), Lines(("一行",))), long)
    (page,) = set_pages(Deck("題", "口座", "当社", "", "ja", DAY, "qbr", (slide,)))
    told = page.text.split("\n")
    assert told[0] == "1 つ"
    assert {"画面の案", "一行", one_line(long)} <= set(told)
    assert any(isinstance(item, PictureBox) for item in page.items)


def test_the_unit_of_a_chart_is_said_once() -> None:
    for page in set_pages(deck("en")):
        charts = [item.chart for item in page.items if isinstance(item, ChartBox)]
        assert not [chart for chart in charts if isinstance(chart.figure, Bars) and chart.figure.unit]


def test_continued_pages_keep_the_id_of_their_slide() -> None:
    made = deck("en")
    carried = [page for page in set_pages(made) if page.slide == "carried"]
    assert len(carried) == 2
    assert carried[1].title.endswith("(continued)")
    cover = dataclasses.replace(made.slides[0], blocks=(Lines(("ours",)), made.slides[2].blocks[1]))
    first, second = set_pages(dataclasses.replace(made, slides=(cover,)))
    assert (first.slide, second.slide) == ("cover", "cover")
    assert "82 %" in second.text


def test_every_ink_can_be_read_on_white_and_on_a_panel() -> None:
    for name in ("text", "muted", "accent"):
        assert min(contrast(INKS[name], INKS["paper"]), contrast(INKS[name], INKS["panel"])) >= 4.5
