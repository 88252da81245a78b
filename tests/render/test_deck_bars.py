"""Bars beside each other in a deck: PowerPoint's own, and on another page where they are too many."""

from __future__ import annotations

import io

from pptx import Presentation

from cs_workbench.domain.chart import Bars, Chart, Part
from cs_workbench.domain.deck import Deck, Plot, Slide
from cs_workbench.render.deck_fit import Rect, pages
from cs_workbench.render.deck_pptx import pptx_of
from tests.render.decks import DAY
from tests.render.figures import charts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def test_bars_beside_each_other_are_clustered_and_each_says_its_value() -> None:
    made = charts("en")["goals"]
    slides = (Slide("outcomes", "1 of 3", (Plot(made),)),)
    shown = Presentation(io.BytesIO(pptx_of(Deck("t", "a", "o", "p", "en", DAY, "qbr", slides))))
    (native,) = [shape.chart for shape in shown.slides[0].shapes if shape.has_chart]
    (plot,) = native.plots
    xml = native._chartSpace.xml
    assert '<c:barDir val="bar"/>' in xml
    assert '<c:grouping val="clustered"/>' in xml
    assert "c:overlap" not in xml
    assert [one.name for one in plot.series] == ["Target", "Now", "Last quarter", "Last year"]
    assert plot.series[2].values == (75.0, 42.0, None)
    labels = [text.text for text in native._chartSpace.iter(f"{A}t")]
    assert labels == ["20", "90 %", "100 %", "18", "82 %", "70 %", "25.5", "61 %", "42", "40 %"]


def test_what_is_too_many_bars_beside_each_other_goes_on() -> None:
    parts = tuple(Part(name, "accent", tuple(map(float, range(12)))) for name in "abc")
    figure = Bars(tuple(f"goal {n}" for n in range(12)), parts, "%", across=True, beside=True)
    slide = Slide("outcomes", "1", (Plot(Chart("o", "t", "s", figure, (), ())),))
    made = list(pages(slide, slide.blocks, Rect(0, 0, 800, 380)))
    assert len(made) == 3
    shown = [
        placed.block.chart.figure for page in made for placed in page.placed if isinstance(placed.block, Plot)
    ]
    assert [name for one in shown if isinstance(one, Bars) for name in one.categories] == list(
        figure.categories
    )
