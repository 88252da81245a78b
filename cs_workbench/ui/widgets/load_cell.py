"""A load in a table: its percent before a bar with marks at 70, 90 and 100 %."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from cs_workbench.domain.capacity import FULL, GOOD, TIGHT, mark
from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.bar_cell import NUMBER as LOAD
from cs_workbench.ui.widgets.bar_cell import BarDelegate

__all__ = ["COLOURS", "LOAD", "LoadDelegate"]

LONGEST: Final = 1.3  # what a bar can show; beyond, the number tells
COLOURS: Final = {"slack": "unsure", "good": "healthy", "tight": "watch", "overload": "action"}


class LoadDelegate(BarDelegate):
    """Paints the item's words, then its load (1 is full); the verdict's word stands in a column of its own.

    ``long``: pixels up to `LONGEST`.
    """

    thick = 10

    def __init__(self, parent: QWidget, long: int = 92) -> None:
        super().__init__(parent)
        self.long = long

    def paint_bar(self, painter: QPainter, frame: QRectF, number: float) -> None:
        text = painter.pen().color()
        painter.fillRect(frame, colour("sunken"))
        painter.setPen(colour("border"))
        painter.drawRect(frame)
        reached = QRectF(frame)
        reached.setWidth(min(number, LONGEST) / LONGEST * frame.width())
        painter.fillRect(reached, colour(COLOURS[mark(number)]))
        painter.setPen(text)
        for stroke in (GOOD, TIGHT, FULL):
            over = 5 if stroke == FULL else 2
            at = round(frame.left() + stroke / LONGEST * frame.width())
            painter.drawLine(at, round(frame.top() - over), at, round(frame.bottom() + over))
