"""Draws a deck's blocks on a sheet: tiles, lists, tables, charts, pictures and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from cs_workbench.domain.chart import Chart
from cs_workbench.domain.deck import (
    LEAST_POINTS,
    Deck,
    Lines,
    Missing,
    Picture,
    Plot,
    Slide,
    Table,
    Tile,
    Tiles,
)
from cs_workbench.domain.deck_words import status_text
from cs_workbench.kernel.i18n import N_, load_catalogue
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
from cs_workbench.render.deck_letters import LEADING, cut, height, one_line, told, width, wrap
from cs_workbench.render.deck_sheet import Para, Run, Sheet

POINTS: Final = float(LEAST_POINTS)
TITLE_SIZES: Final = (28.0, 24.0, 22.0, 20.0)
COVER_SIZES: Final = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
COVER_TEXTS: Final = (20.0, 18.0, 16.0, 14.0)
CONTINUED: Final = N_("deck", "{title} (continued)")
AS_OF: Final = N_("deck", "As of {day}")
STATUS: Final = N_("deck", "Status")
UNIT: Final = N_("deck", "Unit: {unit}")
VALUE_SIZES: Final = (32.0, 28.0, 24.0, 20.0, 18.0)
PAD: Final = 10.0
WIDE_TILE: Final = 250.0
TIED: Final = "\u00a0"  # a space at which no line breaks
LONGEST_ALT: Final = 900
LONE: Final = 3  # letters: so few on a line of their own look lost
INSET: Final = 14.4  # what a placeholder keeps free inside a text, left and right together

OnSheet = TypeVar("OnSheet", bound=Sheet)


@dataclass(slots=True)
class Hand(Generic[OnSheet]):
    """Draws on one sheet; ``spilled``: whole texts of which the sheet shows less, for its notes."""

    sheet: OnSheet
    language: str
    title: str
    spilled: list[str]

    def say(self, text: str, **values: object) -> str:
        """Return one of our own few words in the deck's language."""
        return load_catalogue(self.language).say("deck", text, **values)

    def cut(self, text: str, points: float, room: float, most: int) -> str:
        """Return what fits of ``text``; the whole goes into the notes where that is less."""
        whole = one_line(text)
        shown = cut(whole, points, room, most)
        if shown != whole:
            self.spilled.append(whole)
        return shown

    def heading(self, slide: Slide, number: int) -> str:
        """Return the title of a slide's page ``number``, counted from 0."""
        return self.say(CONTINUED, title=slide.title) if number else slide.title

    def title_para(self, text: str, room: float, high: float, sizes: tuple[float, ...]) -> Para:
        """Return a title at a size at which it fits into a placeholder; what no size holds is cut."""
        words = one_line(text)
        room -= INSET
        size = sizes[-1]
        for one in reversed(
            sizes
        ):  # the largest that fits and leaves no letter or two alone on the last line
            lines = wrap(words, one, room)
            if len(lines) * one * LEADING <= high and (len(lines) == 1 or len(lines[-1]) > LONE):
                size = one
        most = max(int(high / (size * LEADING)), 1)
        return Para((Run(self.cut(words, size, room, most), size, bold=True),))

    def cover_paras(self, deck: Deck, slide: Slide, rect: Rect) -> list[Para]:
        """Return the cover's lines: its own, else who meets on what, as of when."""
        lines = [
            line for block in slide.blocks if isinstance(block, Lines) for line in (block.head, *block.lines)
        ]
        says = [told(line) for line in lines if line.strip()] or [
            one_line(text)
            for text in (deck.account, deck.period, deck.ours, self.say(AS_OF, day=deck.as_of))
            if text.strip()
        ]
        room, high = rect.width - INSET, max(rect.height, 4 * POINTS * LEADING)
        size = next(
            (
                one
                for one in COVER_TEXTS
                if sum(len(wrap(text, one, room)) for text in says) * one * LEADING <= high
            ),
            POINTS,
        )
        most = max(int(high / (size * LEADING) / max(len(says), 1)), 1)
        return [Para((Run(self.cut(text, size, room, most), size),)) for text in says]

    def foot_para(self, slide: Slide, room: float) -> Para:
        """Return the source and as-of date of a slide, on one line."""
        return Para((Run(self.cut(slide.foot, POINTS, room, 1), POINTS, colour="muted"),))

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
        status = status_text(tile.status, self.language).replace(" ", TIED)
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
                cells = (*cells, status_text(mark, self.language))
            rows.append((row_height(cells, wide, points), self._cells(cells, table, points, is_head=False)))
        rect = placed.rect._replace(height=sum(high for high, _ in rows))
        self.sheet.rows(rect, wide, rows, (PAD_X, PAD_Y), alt(self.title, ", ".join(heads)))

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
        """Draw a chart under its definition, or why there is nothing to draw."""
        if chart.figure is None:
            self._missing(chart.empty, rect._replace(height=min(rect.height, 90.0)), POINTS)
            return
        self.sheet.plot(chart, self._caption(chart, rect), alt_of(chart))

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
        if not self.sheet.picture(pasted.content, rect, one_line(pasted.alt)[:LONGEST_ALT]):
            self._missing(pasted.alt, rect, POINTS)


def alt(*texts: str) -> str:
    """Return an alternative text of what ``texts`` say."""
    return ". ".join(one for one in (one_line(text).rstrip("。.") for text in texts) if one)[:LONGEST_ALT]


def alt_of(chart: Chart) -> str:
    """Return a chart's alternative text: what it finds, and what of."""
    return alt(chart.title, chart.subtitle)


def list_paras(lines: Lines, points: float) -> list[Para]:
    """Return a list's paragraphs, its head first."""
    head = [Para((Run(told(lines.head), points, bold=True),), after=points * BETWEEN)] if lines.head else []
    return [
        *head,
        *(Para((Run(told(line), points),), after=points * BETWEEN, sign=True) for line in lines.lines),
    ]
