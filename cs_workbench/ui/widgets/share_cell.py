"""A share in a table: its words before a bar, so that neither stands alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.bar_cell import NUMBER as SHARE
from cs_workbench.ui.widgets.bar_cell import BarDelegate

__all__ = ["SHARE", "ShareDelegate"]


class ShareDelegate(BarDelegate):
    """Paints the item's words, then its share of a whole (0 to 1) as a bar within a frame."""

    def paint_bar(self, painter: QPainter, frame: QRectF, number: float) -> None:
        painter.setPen(colour("border"))
        painter.drawRect(frame)
        painter.fillRect(frame.adjusted(0, 0, (number - 1) * frame.width(), 0), colour("accent"))
