"""A share in a table with where it may lie: its words, then a bar with its interval as a line across its end."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cs_workbench.ui.theme import colour, pixels
from cs_workbench.ui.widgets.bar_cell import NUMBER as SHARE
from cs_workbench.ui.widgets.bar_cell import BarDelegate

__all__ = ["SHARE", "SPAN", "IntervalDelegate"]

#: Where an item keeps the interval of its bar: (low, high), on the same scale from 0 to 1.
SPAN: Final = Qt.ItemDataRole.UserRole + 2
CAP: Final = 3  # half the height of the line's ends


class IntervalDelegate(BarDelegate):
    """Paints the item's words, its share of a whole (0 to 1) as a bar, and the interval over it."""

    long = 96
    _span: Any = None

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # PySide6's stubs know no fields of the option
        self._span = index.data(SPAN)
        super().paint(painter, option, index)

    def paint_bar(self, painter: QPainter, frame: QRectF, number: float) -> None:
        pen = QPen(painter.pen())
        painter.setPen(colour("border"))
        painter.drawRect(frame)
        painter.fillRect(frame.adjusted(0, 0, (number - 1) * frame.width(), 0), colour("accent"))
        if self._span is None:
            return
        low, high = (frame.left() + part * frame.width() for part in self._span)
        middle, cap = frame.center().y(), pixels(CAP) + frame.height() / 2
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - cap, end, middle + cap))
