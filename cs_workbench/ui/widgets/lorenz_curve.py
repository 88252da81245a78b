"""The Lorenz curve: what share of the money the smallest accounts bring, beside all being alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.ui.text import number_text, say
from cs_workbench.ui.theme import colour, pixels

WIDE, HIGH = 360, 230
GRID: Final = (0.25, 0.5, 0.75)
TINT: Final = 60  # of 255
DOT: Final = 4


class LorenzCurve(QWidget):
    """Paints the curve over the diagonal, with a dot where the tail ends; says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[tuple[float, float]] = ()
        self._tail, self._brings = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(pixels(WIDE), pixels(HIGH))
        self.setAccessibleName(say("revenue", "Lorenz curve"))

    def show_curve(self, points: Sequence[tuple[float, float]], tail: float, brings: float) -> None:
        """Show ``points`` (share of accounts, share of ARR); the smallest ``tail`` of them ``brings`` so much."""
        self._points, self._tail, self._brings = points, tail, brings
        self.setAccessibleDescription(self.summary())
        self.setToolTip(self.summary())
        self.update()

    def summary(self) -> str:
        """Return the dot in words."""
        return say(
            "revenue",
            "The smaller {tail} % of the accounts bring {brings} % of the ARR",
            tail=number_text(self._tail * 100, 0),
            brings=number_text(self._brings * 100, 0),
        )

    def sizeHint(self) -> QSize:
        return QSize(pixels(WIDE), pixels(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        line = painter.fontMetrics().height()
        left = painter.fontMetrics().horizontalAdvance("100 %") + 10
        plot = QRectF(left, line, self.width() - left - 12, self.height() - 3 * line)
        self._paint_frame(painter, plot, line)
        if not self._points:
            return
        curve = QPolygonF([_place(plot, x, y) for x, y in self._points])
        below = QPolygonF(curve)
        below.append(plot.bottomRight())
        below.append(plot.bottomLeft())
        tint = QColor(colour("accent"))
        tint.setAlpha(TINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(below)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawPolyline(curve)
        self._paint_dot(painter, plot, line)

    def _paint_frame(self, painter: QPainter, plot: QRectF, line: int) -> None:
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(plot)
        for share in GRID:
            painter.drawLine(_place(plot, share, 0), _place(plot, share, 1))
            painter.drawLine(_place(plot, 0, share), _place(plot, 1, share))
        painter.setPen(QPen(colour("muted"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(plot.bottomLeft(), plot.topRight())
        painter.setPen(colour("muted"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for share in (0.0, 0.5, 1.0):
            text = say("formats", "{number} %", number=number_text(share * 100, 0))
            at = _place(plot, 0, share)
            painter.drawText(QRectF(0, at.y() - line / 2, plot.left() - 6, line), right, text)
            wide = painter.fontMetrics().horizontalAdvance(text) + 2.0
            start = min(_place(plot, share, 0).x() - wide / 2, self.width() - wide)
            painter.drawText(QRectF(start, plot.bottom() + 2, wide, line), middle, text)
        title = say("revenue", "Accounts, the smallest first, against their share of the ARR")
        painter.drawText(QRectF(plot.left(), plot.bottom() + line, plot.width(), line), middle, title)

    def _paint_dot(self, painter: QPainter, plot: QRectF, line: int) -> None:
        at = _place(plot, self._tail, self._brings)
        painter.setPen(QPen(colour("text"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(at, QPointF(at.x(), plot.bottom()))
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.setBrush(colour("text"))
        painter.drawEllipse(at, DOT, DOT)
        painter.setPen(colour("text"))
        room = QRectF(plot.left() + 6, plot.top() + 4, at.x() - plot.left() - 6, 3.0 * line)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.summary())


def _place(plot: QRectF, x: float, y: float) -> QPointF:
    return QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height())
