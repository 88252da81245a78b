"""Paints what is seen of a table in one go: Qt's own way asks Python six questions for every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText

from cs_workbench.domain.facts import BANDS
from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.shapes import paint_band, paint_chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelectionModel

    from cs_workbench.ui.models.table import BookTable, Cell

PAD: Final = 10
LEAD: Final = 16  # before the words of the first column: as far in as the page's title
SHAPE: Final = 11  # pixels of a band's shape
GAP: Final = 8
RING: Final = 2
KEPT_TEXTS: Final = 20_000
#: A band that is not known has a shape too.
SHAPED: Final = frozenset((*BANDS, "none"))
INKS: Final = (
    "text", "muted", "on_soft", "accent_soft", "sunken", "border", "focus", "edge", "surface",
)  # fmt: skip


class Span(NamedTuple):
    """Where a line or a column stands: its number, its first pixel, how many, how many before its words."""

    number: int
    start: int
    size: int
    pad: int = PAD


class LaidOut(NamedTuple):
    """A text laid out for one font and shortened to one width."""

    text: QStaticText
    width: float
    height: float


class PagePainter:
    """Paints lines of a `BookTable`; keeps texts laid out, so that scrolling lays out only new ones."""

    def __init__(self, font: QFont) -> None:
        self.dress(font)

    def dress(self, font: QFont) -> None:
        """Take the colours of the theme worn now, and ``font``."""
        self._inks = {name: colour(name) for name in INKS}
        self._font, self._bold = font, QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._texts: dict[tuple[str, int, bool], LaidOut] = {}

    def paint(
        self,
        painter: QPainter,
        table: BookTable,
        lines: Sequence[Span],
        columns: Sequence[Span],
        selection: QItemSelectionModel,
    ) -> None:
        """Paint ``lines`` x ``columns``: grounds, then texts and marks."""
        left = min(column.start for column in columns)
        width = max(column.start + column.size for column in columns) - left
        for line in lines:
            is_heading = table.is_heading(line.number)
            is_selected = not is_heading and selection.isSelected(table.index(line.number, columns[0].number))
            if is_heading or is_selected:
                ground = self._inks["sunken" if is_heading else "accent_soft"]
                painter.fillRect(left, line.start, width, line.size, ground)
            painter.fillRect(left, line.start + line.size - 1, width, 1, self._inks["border"])
            painter.setFont(self._bold if is_heading else self._font)
            for column in columns:
                self._paint_cell(painter, table.cell(line.number, column.number), line, column, is_selected)

    def paint_frozen(
        self,
        painter: QPainter,
        table: BookTable,
        lines: Sequence[Span],
        column: Span,
        selection: QItemSelectionModel,
    ) -> None:
        """Paint the column that stays over those that scrolled under it, with an edge."""
        top, bottom = lines[0].start, lines[-1].start + lines[-1].size
        painter.fillRect(column.start, top, column.size, bottom - top, self._inks["surface"])
        self.paint(painter, table, lines, [column], selection)
        painter.fillRect(column.start + column.size - 1, top, 1, bottom - top, self._inks["edge"])

    def paint_ring(self, painter: QPainter, cell: QRect) -> None:
        """Paint the ring of the cell that has the keyboard."""
        ring, x, y = self._inks["focus"], cell.x(), cell.y()
        painter.fillRect(x, y, cell.width(), RING, ring)
        painter.fillRect(x, y + cell.height() - RING, cell.width(), RING, ring)
        painter.fillRect(x, y, RING, cell.height(), ring)
        painter.fillRect(x + cell.width() - RING, y, RING, cell.height(), ring)

    def _paint_cell(self, painter: QPainter, cell: Cell, line: Span, column: Span, is_selected: bool) -> None:
        x, room = float(column.start + column.pad), column.size - column.pad - PAD
        if cell.mark in SHAPED:
            if not cell.is_right:
                self._paint_band(painter, x, line, cell.mark, is_selected)
                x += SHAPE + GAP
            room -= SHAPE + GAP
        elif cell.mark and room > 0:
            self._paint_chip(painter, QRect(round(x), line.start, room, line.size), cell, is_selected)
            return
        if not cell.text or room <= 0:
            return
        laid_out = self._laid_out(painter, cell.text, room, cell.is_heading)
        if cell.is_right:
            x = column.start + column.size - PAD - laid_out.width
            if cell.mark in SHAPED:
                self._paint_band(painter, x - GAP - SHAPE, line, cell.mark, is_selected)
        painter.setPen(self._inks["on_soft" if is_selected else "muted" if cell.is_faint else "text"])
        painter.drawStaticText(QPointF(x, line.start + (line.size - laid_out.height) / 2), laid_out.text)

    def _paint_band(self, painter: QPainter, x: float, line: Span, band: str, is_selected: bool) -> None:
        square = QRectF(x, line.start + (line.size - SHAPE) / 2, SHAPE, SHAPE)
        paint_band(painter, square, band, self._inks["on_soft"] if is_selected else None)

    def _paint_chip(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool) -> None:
        inks = self._inks
        ink = inks["on_soft"] if is_selected else inks["text"]
        ground = inks["accent_soft"] if is_selected else inks["sunken"]
        edge = inks["edge"] if cell.mark == "high" or is_selected else inks["sunken"]
        paint_chip(painter, room, cell.text, ground=ground, ink=ink, edge=edge)

    def _laid_out(self, painter: QPainter, text: str, room: int, is_bold: bool) -> LaidOut:
        key = (text, room, is_bold)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) >= KEPT_TEXTS:
                self._texts.clear()
            found = _lay_out(painter, text)
            if found.width > room:
                short = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
                found = _lay_out(painter, short)
            self._texts[key] = found
        return found


def _lay_out(painter: QPainter, text: str) -> LaidOut:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(painter.transform(), painter.font())
    size = made.size()
    return LaidOut(made, size.width(), size.height())
