"""The marks that never rely on colour alone: a health band's shape, a tier's chip."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cs_workbench.ui.theme import band_colour

_TRIANGLE: Final = ((0.5, 0.06), (1.0, 0.94), (0.0, 0.94))
_DIAMOND: Final = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))


def paint_band(painter: QPainter, room: QRectF, band: str, outline: QColor | None = None) -> None:
    """Paint ● ▲ ■ ◇ for a health band; ``outline`` keeps it visible on a coloured ground."""
    ink = band_colour(band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(outline, 1.0) if outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if band == "green":
        painter.drawEllipse(room)
    elif band == "yellow":
        painter.drawPolygon(_polygon(room, _TRIANGLE))
    elif band == "red":
        inset = room.width() * 0.06
        painter.drawRect(room.adjusted(inset, inset, -inset, -inset))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(outline or ink, 1.5))
        painter.drawPolygon(_polygon(room, _DIAMOND))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_chip(
    painter: QPainter, room: QRect, text: str, *, ground: QColor, ink: QColor, edge: QColor
) -> None:
    """Paint ``text`` in a rounded box that is just wide enough."""
    metrics = painter.fontMetrics()
    height = min(metrics.height() + 2, room.height())
    width = min(metrics.horizontalAdvance(text) + 16, room.width())
    box = QRectF(room.left() + 0.5, room.center().y() - height / 2 + 0.5, width - 1, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 14)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)


def _polygon(room: QRectF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    points = [QPointF(room.x() + x * room.width(), room.y() + y * room.height()) for x, y in corners]
    return QPolygonF(points)
