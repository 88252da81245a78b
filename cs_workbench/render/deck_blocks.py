"""Draws a deck's blocks on a slide: tiles, lists, tables, charts, pictures and what is missing."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cs_workbench.domain.chart import Chart
from cs_workbench.domain.deck import LEAST_POINTS, Lines, Missing, Picture, Plot, Table, Tile, Tiles
from cs_workbench.domain.deck_words import status_text
from cs_workbench.kernel.i18n import N_, load_catalogue
from cs_workbench.render.charts import picture
from cs_workbench.render.deck_chart import chart_data, grid_of, is_native
from cs_workbench.render.deck_fit import (
    BETWEEN,
    BOLD,
    CAPTION,
    PAD_X,
    PAD_Y,
    Placed,
    Rect,
    columns,
    row_height,
    tile_rects,
)
from cs_workbench.render.deck_ink import EMU, Para, Pen, Run, Sheet
from cs_workbench.render.deck_letters import LEADING, cut, height, one_line, told, width
from cs_workbench.render.look import Look

POINTS: Final = float(LEAST_POINTS)
STATUS: Final = N_("deck", "Status")
UNIT: Final = N_("deck", "Unit: {unit}")
VALUE_SIZES: Final = (32.0, 28.0, 24.0, 20.0, 18.0)
PAD: Final = 10.0
WIDE_TILE: Final = 250.0
TIED: Final = "\u00a0"  # a space at which no line breaks
LONGEST_ALT: Final = 900


@dataclass(slots=True)
class Hand:
    """Draws on one slide; ``spilled``: whole texts of which the slide shows less, for its notes."""

    sheet: Sheet
    inks: dict[str, str]
    title: str
    as_of: date
    spilled: list[str]

    @property
    def pen(self) -> Pen:
        """What texts are written with."""
        return self.sheet.pen

    def say(self, text: str, **values: str) -> str:
        """Return one of our own few words in the deck's language."""
        return load_catalogue(self.pen.language).say("deck", text, **values)

    def cut(self, text: str, points: float, room: float, most: int) -> str:
        """Return what fits of ``text``; the whole goes into the notes where that is less."""
        whole = one_line(text)
        shown = cut(whole, points, room, most)
        if shown != whole:
            self.spilled.append(whole)
        return shown

    def draw(self, placed: Placed) -> None:
        """Draw a block in its place."""
        match placed.block:
            case Tiles() as tiles:
                for tile, rect in zip(tiles.tiles, tile_rects(len(tiles.tiles), placed.rect), strict=True):
                    self._tile(tile, rect)
            case Lines() as lines:
                self.sheet.box(placed.rect, list_paras(lines, placed.points))
            case Table() as table:
                self._table(table, placed)
            case Plot(chart=chart):
                self.plot(chart, placed.rect)
            case Picture() as pasted:
                self._picture(pasted, placed.rect)
            case Missing() as missing:
                self._missing(missing.text, placed.rect, placed.points)

    def _missing(self, text: str, rect: Rect, points: float) -> None:
        most = max(int((rect.height - PAD) / (points * LEADING)), 1)
        words = self.cut(text, points, rect.width - 4 * PAD, most)
        runs = (Run(words, points, colour="muted"),)
        self.sheet.box(rect, [Para(runs)], panel="panel", anchor="ctr", pad=(2 * PAD, PAD / 2))

    def _tile(self, tile: Tile, rect: Rect) -> None:
        room = rect.width - 2 * PAD
        value = one_line(tile.value) or "–"
        size = next((size for size in VALUE_SIZES if width(value, size) <= room), VALUE_SIZES[-1])
        status = status_text(tile.status, self.pen.language).replace(" ", TIED)
        compared = [one_line(text) for text in (tile.target, tile.previous, tile.last_year) if text.strip()]
        left = rect.height - 1.6 * PAD
        if rect.width >= WIDE_TILE or (VALUE_SIZES[2] + (len(compared) + 1) * POINTS) * LEADING > left:
            compared = ["  ·  ".join(compared)] if compared else []
        needs = sum(height(text, POINTS, room) for text in compared) + POINTS * LEADING
        size = next((one for one in VALUE_SIZES if one <= size and one * LEADING + needs <= left), size)
        name_lines = 2 if left > (size + (4 + len(compared)) * POINTS) * LEADING else 1
        shown = self.cut(value, size, room, 1)
        runs = [Run(shown, size, bold=True, colour="accent")]
        paras = [Para((Run(self.cut(tile.name, POINTS, room, name_lines), POINTS, colour="muted"),))]
        is_beside = bool(status) and (width(shown, size) + width(f"   {status}", 16)) * BOLD <= room
        if is_beside:
            runs.append(Run(f"   {status}", 16, bold=True))
        paras.append(Para(tuple(runs)))
        if status and not is_beside:
            paras.append(Para((Run(self.cut(status, POINTS, room, 1), POINTS, bold=True),)))
        used = sum(height(run.runs[0].text, max(one.points for one in run.runs), room) for run in paras)
        for number, text in enumerate(compared):
            still = int((left - used) / (POINTS * LEADING) + 0.1) - (len(compared) - number - 1)
            if still < 1:
                self.spilled.append(text)
                continue
            words = self.cut(text, POINTS, room, min(still, 3))
            used += height(words, POINTS, room)
            paras.append(Para((Run(words, POINTS),)))
        self.sheet.box(rect, paras, panel="panel", pad=(PAD, PAD * 0.8), anchor="ctr")

    def _table(self, table: Table, placed: Placed) -> None:
        points = placed.points
        wide = columns(table, placed.rect.width, points)
        heads = (*table.headings, self.say(STATUS)) if table.statuses else table.headings
        rows: list[tuple[float, list[Para]]] = [
            (row_height(heads, wide, points), self._cells(heads, table, points, is_head=True))
        ]
        for number, row in enumerate(table.rows):
            cells = (
                (*row, "")[: len(table.headings)]
                if len(row) < len(table.headings)
                else row[: len(table.headings)]
            )
            cells = cells + ("",) * (len(table.headings) - len(cells))
            if table.statuses:
                mark = table.statuses[number] if number < len(table.statuses) else ""
                cells = (*cells, status_text(mark, self.pen.language))
            rows.append((row_height(cells, wide, points), self._cells(cells, table, points, is_head=False)))
        rect = placed.rect._replace(height=sum(high for high, _ in rows))
        self.sheet.rows(rect, wide, rows, (PAD_X, PAD_Y), self._alt(self.title, ", ".join(heads)))

    def _cells(self, cells: tuple[str, ...], table: Table, points: float, *, is_head: bool) -> list[Para]:
        return [
            Para(
                (
                    Run(
                        told(cell),
                        points,
                        bold=is_head or (bool(table.statuses) and column == len(table.headings)),
                    ),
                ),
                align="r" if column in table.numbers else "l",
            )
            for column, cell in enumerate(cells)
        ]

    def plot(self, chart: Chart, rect: Rect) -> None:
        """Draw a chart under its definition: natively, or as a picture where PowerPoint has no such figure."""
        if chart.figure is None:
            self._missing(chart.empty, rect._replace(height=min(rect.height, 90.0)), POINTS)
            return
        rect = self._caption(chart, rect)
        if is_native(chart.figure):
            from pptx.enum.chart import XL_CHART_TYPE

            data = self.data(chart, rect)
            frame = self.sheet.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *emus(rect), data)
            self.describe(frame, chart)
            return
        look = Look("light", POINTS, (self.pen.face,), "window")
        content = picture(chart, look, rect.width * 96 / 72, rect.height * 96 / 72)
        frame = self.sheet.slide.shapes.add_picture(io.BytesIO(content), *emus(rect))
        self.describe(frame, chart)

    def data(self, chart: Chart, rect: Rect) -> Any:
        """Return the numbers of a native chart."""
        return chart_data(grid_of(chart, rect.width, rect.height), self.pen, self.inks, self.as_of)

    def describe(self, frame: Any, chart: Chart) -> None:
        """Give a chart its alternative text: what it finds, and what of."""
        self.alt(frame, self._alt(chart.title, chart.subtitle))

    def alt(self, frame: Any, text: str) -> None:
        """Give a shape its alternative text."""
        frame._element.xpath("./*/p:cNvPr")[0].set("descr", text)  # noqa: SLF001 - no public door

    def _alt(self, *texts: str) -> str:
        return ". ".join(one for one in (one_line(text).rstrip("。.") for text in texts) if one)[:LONGEST_ALT]

    def _caption(self, chart: Chart, rect: Rect) -> Rect:
        unit = one_line(getattr(chart.figure, "unit", ""))
        says = [] if one_line(chart.title) == one_line(self.title) else [one_line(chart.title)]
        second = [one_line(chart.subtitle), self.say(UNIT, unit=unit).replace(" ", TIED) if unit else ""]
        says.append("  ".join(one for one in second if one))
        paras, used = [], 0.0
        for number, text in enumerate(one for one in says if one):
            is_bold = number == 0 and len(says) > 1
            room = rect.width / BOLD if is_bold else rect.width
            words = self.cut(text, POINTS, room, CAPTION - 1)
            paras.append(Para((Run(words, POINTS, bold=is_bold, colour="muted"),)))
            used += height(words, POINTS, room)
        if paras:
            self.sheet.box(rect._replace(height=used), paras)
        return rect._replace(top=rect.top + used + 4, height=rect.height - used - 4)

    def _picture(self, pasted: Picture, rect: Rect) -> None:
        """Fit a picture into its frame, in the middle, never stretched."""
        import warnings

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # Pillow warns of a picture of a hundred megapixels
                shape = self.sheet.slide.shapes.add_picture(io.BytesIO(pasted.content), 0, 0)
        except Exception:  # noqa: BLE001 - a damaged picture raises whatever it stumbles over
            self._missing(pasted.alt, rect, POINTS)
            return
        scale = min(rect.width * EMU / max(shape.width, 1), rect.height * EMU / max(shape.height, 1))
        wide, high = shape.width * scale / EMU, shape.height * scale / EMU
        at = Rect(rect.left + (rect.width - wide) / 2, rect.top + (rect.height - high) / 2, wide, high)
        shape.left, shape.top, shape.width, shape.height = emus(at)
        self.alt(shape, one_line(pasted.alt)[:LONGEST_ALT])


def list_paras(lines: Lines, points: float) -> list[Para]:
    """Return a list's paragraphs, its head first."""
    head = [Para((Run(told(lines.head), points, bold=True),), after=points * BETWEEN)] if lines.head else []
    return [
        *head,
        *(Para((Run(told(line), points),), after=points * BETWEEN, sign=True) for line in lines.lines),
    ]


def emus(rect: Rect) -> tuple[Any, Any, Any, Any]:
    """Return a rectangle in the unit of the file."""
    x, y, w, h = (round(value * EMU) for value in rect)
    return x, y, max(w, 1), max(h, 1)
