"""Writing a deck of twelve slides.

As PPTX beside a bare python-pptx script that writes as many charts, tables and texts; as PDF beside drawing its charts
alone as pictures for print.
"""

from __future__ import annotations

import dataclasses
import io
import os
from functools import partial
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.deck import LEAST_POINTS, Deck
from cs_workbench.render.charts import picture
from cs_workbench.render.deck_pages import ChartBox, set_pages
from cs_workbench.render.deck_pptx import pptx_of
from cs_workbench.render.look import DPI, POINTS, Look
from tests.bench.measure import Figure, busy_ms, in_turns
from tests.render.decks import deck

SLIDES: Final = 12


def figures(folder: Path) -> list[Figure]:
    """Measure; ``folder`` is not needed."""
    whole = deck("ja")
    made = dataclasses.replace(whole, slides=whole.slides[:SLIDES])
    pptx_of(made)
    content = pptx_of(made)
    ours, floor = in_turns(partial(busy_ms, partial(pptx_of, made)), partial(busy_ms, partial(bare, content)))
    shown = [Figure(f"PPTX of {SLIDES} slides", ours, floor, target=2.0)]
    return [*shown, _paper(made)]


def _paper(made: Deck) -> Figure:
    """Measure the PDF; a window's application is there, as in the program, because fonts are its."""
    from cs_workbench.ui.main import make_application, paint

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    look = Look("light", float(LEAST_POINTS), tuple(application.font().families()), "window")
    charts = [item for page in set_pages(made) for item in page.items if isinstance(item, ChartBox)]

    def pictures() -> None:
        for item in charts:
            picture(item.chart, look, item.rect.width * DPI / POINTS, item.rect.height * DPI / POINTS)

    paint(made)
    ours, floor = in_turns(partial(busy_ms, partial(paint, made)), partial(busy_ms, pictures))
    name = f"PDF of {SLIDES} slides; floor: its {len(charts)} charts as PNG alone"
    return Figure(name, ours, floor, target=1.0)


def bare(content: bytes) -> bytes:
    """Write the shapes of the deck ``content`` again, on python-pptx's own slides, with nothing measured."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    shown: Any = _model(content)
    new: Any = Presentation()
    layout = new.slide_layouts[5]
    for title, shapes, notes in shown:
        slide = new.slides.add_slide(layout)
        slide.shapes.title.text = title
        for kind, place, what in shapes:
            if kind == "chart":
                data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
                data.categories = what[0]
                for name, values in what[1]:
                    data.add_series(name, values)
                slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *place, data)
            elif kind == "table":
                table = slide.shapes.add_table(len(what), len(what[0]), *place).table
                for y, row in enumerate(what):
                    for x, text in enumerate(row):
                        table.cell(y, x).text = text
            elif kind == "picture":
                slide.shapes.add_picture(io.BytesIO(what), *place)
            else:
                slide.shapes.add_textbox(*place).text_frame.text = what
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


_READ: dict[int, Any] = {}


def _model(content: bytes) -> Any:
    """Return the texts and numbers of a deck; read once, as a script would have them at hand."""
    from pptx import Presentation

    if len(content) not in _READ:
        _READ[len(content)] = [
            (
                slide.shapes.title.text_frame.text,
                [_shape(shape) for shape in slide.shapes if not shape.is_placeholder],
                slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
            )
            for slide in Presentation(io.BytesIO(content)).slides
        ]
    return _READ[len(content)]


def _shape(shape: Any) -> tuple[str, tuple[int, int, int, int], Any]:
    place = shape.left, shape.top, shape.width, shape.height
    if shape.has_chart:
        plots = shape.chart.plots
        series = [(one.name, tuple(one.values)) for plot in plots for one in plot.series]
        return "chart", place, (tuple(plots[0].categories), series)
    if shape.has_table:
        return "table", place, [[cell.text for cell in row.cells] for row in shape.table.rows]
    if hasattr(shape, "image"):
        return "picture", place, shape.image.blob
    return "text", place, shape.text_frame.text
