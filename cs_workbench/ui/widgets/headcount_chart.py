"""The load of the team of today month by month as the book grows, with lines at 70, 90 and 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.domain.capacity import FULL, GOOD, TIGHT, mark
from cs_workbench.ui.text import number_text, say
from cs_workbench.ui.theme import colour, pixels
from cs_workbench.ui.widgets.load_cell import COLOURS

TALL: Final = 150
LEAST_TOP: Final = 1.2  # the scale reaches at least so far
MOST_TOP: Final = 3.0  # what goes beyond is cut off; its number tells
LEFT: Final = 48  # pixels for the words at the lines
EVERY: Final = 6  # months that are named


class HeadcountChart(QWidget):
    """One bar a month; overload is hatched too, so that colour never stands alone. The table beside tells the same."""

    def __init__(self) -> None:
        super().__init__()
        self._loads: list[float] = []
        self._names: list[str] = []
        self.setAccessibleName(say("simulation", "Load month by month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, loads: Sequence[float], names: Sequence[str], said: str) -> None:
        """Show each month's load, 1 is full, under its name; ``said`` tells the finding in words."""
        self._loads, self._names = list(loads), list(names)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(420), pixels(TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(240), pixels(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, left = self.fontMetrics().height(), pixels(LEFT)
        top = min(max([LEAST_TOP, *self._loads]), MOST_TOP)
        floor, room = self.height() - line - 4, self.height() - line - 10

        def y(load: float) -> float:
            return floor - min(load, top) / top * room

        wide = (self.width() - left) / max(len(self._loads), 1)
        for place, load in enumerate(self._loads):
            bar = QRectF(left + place * wide + 1, y(load), max(wide - 2, 1), floor - y(load))
            painter.fillRect(bar, colour(COLOURS[mark(load)]))
            if load > FULL:
                painter.fillRect(bar, QBrush(colour("surface"), Qt.BrushStyle.BDiagPattern))
        last = -float(line)
        for stroke in (FULL, TIGHT, GOOD):
            painter.setPen(QPen(colour("text" if stroke == FULL else "edge"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(left, round(y(stroke)), self.width(), round(y(stroke)))
            if y(stroke) - last < line:  # its words would stand on those above
                continue
            last = y(stroke)
            painter.setPen(colour("text" if stroke == FULL else "muted"))
            words = say("formats", "{number} %", number=number_text(stroke * 100, 0))
            beside = QRectF(0, y(stroke) - line / 2, left - 6, line)
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(colour("muted"))
        for place in range(0, len(self._names), EVERY):
            begin, name = left + place * wide, self._names[place]
            if begin + self.fontMetrics().horizontalAdvance(name) <= self.width():
                painter.drawText(QPointF(begin, floor + 2 + self.fontMetrics().ascent()), name)
        painter.end()
