"""Draws a `Chart`: a picture with the places of its marks, and files of it."""

from __future__ import annotations

import csv
import io
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_workbench.domain.chart import (
    Bars,
    Bridge,
    Calibrated,
    Chart,
    Curve,
    Diverging,
    Figure,
    Heatmap,
    Ranges,
    Scatter,
    Trend,
)
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import atomic_write
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, neutral
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.chart_bars import paint_bars
from cs_workbench.render.chart_flow import paint_bridge, paint_diverging, paint_ranges
from cs_workbench.render.chart_heat import paint_heatmap
from cs_workbench.render.chart_lines import paint_curve, paint_trend
from cs_workbench.render.chart_points import paint_calibrated, paint_scatter
from cs_workbench.render.look import Look
from cs_workbench.render.strokes import Box, Stroke

MARGIN: Final = 4.0  # of the window's picture
PAPER_MARGIN: Final = 28.0
PAPER_WIDTH: Final = 960
PAPER_HEIGHT: Final = 540
PAPER_DPI: Final = 192
SMALLEST: Final = (120, 90)
ROW: Final = 24.0  # pixels of a lying bar with its name
AROUND: Final = 84.0  # pixels of what stands around the marks
ENDINGS: Final = (".png", ".svg", ".csv")
#: matplotlib keeps its fonts and settings for all threads: one draws at a time.
_DRAWING: Final = threading.Lock()


class CannotWritePicture(WorkbenchError):
    """The file could not be written."""

    template = N_(
        "errors",
        "{path} could not be written: {why}. A file that was there is unchanged. "
        "Choose another folder, or close the file where it is open, then export again.",
    )
    code = "CSW-2001"


class UnknownPicture(WorkbenchError):
    """A file name whose ending says no kind of picture."""

    template = N_(
        "errors", "{path} does not say what to write. Nothing was written. End its name in one of: {endings}."
    )
    code = "CSW-2002"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture.

    Attributes:
        width: in pixels; ``height`` too.
        pixels: four bytes each, R G B A, row by row.
        marks: for each row of the chart's table the box of its mark, (left, top, right, bottom) in logical pixels;
            a box without width has no mark. Empty where the rows are not the marks.
    """

    width: int
    height: int
    pixels: bytes
    marks: tuple[Box, ...]


def draw(chart: Chart, look: Look, width: float, height: float, scale: float = 1.0) -> Drawn:
    """Return ``chart`` as a picture of ``width`` by ``height`` logical pixels, ``scale`` pixels each."""
    with _DRAWING:
        canvas, marks = _painted(chart, look, width, height)
        return Drawn(*canvas.pixels(scale), marks)


def strokes(chart: Chart, look: Look, width: float, height: float) -> tuple[Stroke, ...]:
    """Return what ``chart`` is drawn of on ``width`` by ``height`` logical pixels, for another ink."""
    with _DRAWING:
        canvas, _ = _painted(chart, look, width, height)
        return canvas.strokes


def picture(chart: Chart, look: Look, width: float, height: float) -> bytes:
    """Return ``chart`` as a PNG of ``width`` by ``height`` logical pixels at twice their number, the same each time."""
    with _DRAWING:
        canvas, _ = _painted(chart, look, width, height)
        return canvas.file("png", clean(chart.title), clean(chart.subtitle), PAPER_DPI)


def write(chart: Chart, path: Path, look: Look) -> None:
    """Write ``chart`` to ``path``: a picture (.png, .svg) with title and subtitle, or its table (.csv).

    Raises:
        UnknownPicture: the name has another ending.
        CannotWritePicture: the folder is read-only or full, or another program holds the file.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownPicture(path=path, endings=", ".join(ENDINGS))
    content = table_csv(chart) if ending == ".csv" else _picture(chart, look, ending)
    try:
        with atomic_write(path) as out:
            out.write(content)
    except OSError as error:
        raise CannotWritePicture(path=path, why=error.strerror or type(error).__name__) from error


def table_csv(chart: Chart) -> bytes:
    """Return the chart's table as CSV with a BOM; no cell is run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (chart.headings, *chart.rows):
        writer.writerow([neutral(clean(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def least_height(figure: Figure | None, line: float) -> float:
    """Return from which height on every category of ``figure`` has a line of its own; ``line``: of text, in pixels."""
    if isinstance(figure, (Ranges, Diverging)) or (isinstance(figure, Bars) and figure.across):
        names = figure.names if isinstance(figure, Diverging) else figure.categories
        bars = len(figure.parts) if isinstance(figure, Bars) and figure.beside else 1
        return AROUND + len(names) * bars * max(ROW, line * 1.3)
    if isinstance(figure, Heatmap):
        return AROUND + len(figure.rows) * line * (2.6 if figure.notes else 1.6)
    return AROUND + 8 * line


def _picture(chart: Chart, look: Look, ending: str) -> bytes:
    high = max(PAPER_HEIGHT, least_height(chart.figure, look.size * 1.36) + 4 * PAPER_MARGIN)
    with _DRAWING:
        canvas, _ = _painted(chart, look, PAPER_WIDTH, high)
        description = clean(chart.subtitle)
        return canvas.file("svg" if ending == ".svg" else "png", clean(chart.title), description, PAPER_DPI)


def _painted(chart: Chart, look: Look, width: float, height: float) -> tuple[Canvas, tuple[Box, ...]]:
    canvas = Canvas(look, max(width, SMALLEST[0]), max(height, SMALLEST[1]))
    margin = PAPER_MARGIN if look.audience == "paper" else MARGIN
    top = margin
    room = canvas.width - 2 * margin
    if look.audience == "paper":
        large = look.size * 1.45
        top = canvas.lines(margin, top, chart.title, room, most=3, size=large, bold=True) + 2
        top = canvas.lines(margin, top, chart.subtitle, room, most=3, colour=canvas.palette.muted) + 12
    frame = (margin, top, canvas.width - margin, max(canvas.height - margin, top + SMALLEST[1] / 2))
    if chart.figure is None:
        canvas.lines(margin, top, chart.empty, room, most=6, colour=canvas.palette.muted)
        return canvas, ()
    marks = _paint(canvas, chart.figure, frame, len(chart.rows))
    inside = tuple(_within(canvas, box) for box in marks)
    return canvas, inside if len(chart.rows) >= len(inside) else ()


def _paint(canvas: Canvas, figure: Figure, frame: Box, rows: int) -> list[Box]:
    match figure:
        case Bars():
            return paint_bars(canvas, figure, frame, rows)
        case Bridge():
            return paint_bridge(canvas, figure, frame)
        case Heatmap():
            return paint_heatmap(canvas, figure, frame, rows)
        case Scatter():
            return paint_scatter(canvas, figure, frame)
        case Curve():
            return paint_curve(canvas, figure, frame)
        case Trend():
            return paint_trend(canvas, figure, frame)
        case Diverging():
            return paint_diverging(canvas, figure, frame)
        case Ranges():
            return paint_ranges(canvas, figure, frame)
        case Calibrated():
            return paint_calibrated(canvas, figure, frame)


def _within(canvas: Canvas, box: Box) -> Box:
    left, top, right, bottom = box
    wide, high = canvas.width, canvas.height
    return (
        min(max(left, 0.0), wide),
        min(max(top, 0.0), high),
        min(max(right, 0.0), wide),
        min(max(bottom, 0.0), high),
    )
