"""Paints the strokes of a chart with Qt: sharp at any size, and its words are text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from cs_workbench.render.canvas import DASHES, DOT_EDGE, EVEN, HALO, HATCH_LINE
from cs_workbench.render.look import DPI, POINTS
from cs_workbench.render.strokes import Area, Block, Dots, Line, Shape, Stroke, Words

FINE: Final = 10  # units of a logical pixel: fonts have whole sizes
HATCH_STEP: Final = 7.0  # logical pixels between two lines of a hatch
DOT_STEP: Final = 5.4
DOT: Final = 0.9
DIAMOND: Final = math.sqrt(0.5)

FontOf = Callable[[int, bool], QFont]


def paint_strokes(painter: QPainter, strokes: Sequence[Stroke], place: QRectF, font_of: FontOf) -> None:
    """Paint ``strokes`` from the corner of ``place``, whose unit is a tenth of a point; ``font_of``: by size, bold."""
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(POINTS / DPI, POINTS / DPI)
    for stroke in strokes:
        match stroke:
            case Words():
                _paint_words(painter, stroke, font_of)
            case Block():
                _paint_block(painter, stroke)
            case Line():
                _paint_line(painter, stroke)
            case Area():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(stroke.fill))
                painter.drawPolygon(_polygon(stroke.points))
            case Dots():
                painter.setPen(_pen(stroke.edge, DOT_EDGE))
                painter.setBrush(QColor(stroke.fill))
                for x, y, wide in stroke.places:
                    _paint_dot(painter, stroke.shape, QPointF(x, y) * FINE, wide * EVEN[stroke.shape] * FINE)
    painter.restore()


def _paint_words(painter: QPainter, words: Words, font_of: FontOf) -> None:
    """Write a line where it was measured; smaller where the letters here run wider."""
    font = font_of(round(words.size * FINE), words.bold)
    wide, room = QFontMetricsF(font).horizontalAdvance(words.text), words.wide * FINE
    if wide > room * 1.02:
        font = font_of(int(words.size * FINE * room / wide), words.bold)
        wide = QFontMetricsF(font).horizontalAdvance(words.text)
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
    at = QPointF(words.x * FINE - wide * share, words.y * FINE)
    if words.halo:
        around = QPainterPath()
        around.addText(at, font, words.text)
        pen = _pen(words.halo, HALO * DPI / POINTS)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(around, pen)
    painter.setFont(font)
    painter.setPen(QColor(words.colour))
    painter.drawText(at, words.text)


def _paint_block(painter: QPainter, block: Block) -> None:
    left, top, right, bottom = (side * FINE for side in block.box)
    rect = QRectF(QPointF(left, top), QPointF(right, bottom))
    if block.fill:
        painter.fillRect(rect, QColor(block.fill))
    if block.edge and block.thick:
        painter.setPen(_pen(block.edge, block.thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
    if block.hatch:
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if "." in block.hatch:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(block.edge))
            for at in _dots_in(rect):
                painter.drawEllipse(at, DOT * FINE, DOT * FINE)
        else:
            painter.setPen(_pen(block.edge, HATCH_LINE))
            painter.drawLines(list(_lines_in(rect, block.hatch)))
        painter.restore()


def _lines_in(rect: QRectF, hatch: str) -> Iterator[QLineF]:
    """Yield slanting lines over ``rect``: '/' rising, a backslash falling, 'x' both; all on one grid."""
    step, high = HATCH_STEP * FINE, rect.height()
    for rises in (True, False):
        if hatch[0] not in (("/", "x") if rises else ("\\", "x")):
            continue
        foot = rect.bottom() if rises else -rect.top()
        first = math.floor((rect.left() - high + foot) / step) * step - foot
        for number in range(math.ceil((rect.width() + 2 * high) / step) + 1):
            x = first + number * step
            low, up = (rect.bottom(), rect.top()) if rises else (rect.top(), rect.bottom())
            yield QLineF(x, low, x + high, up)


def _dots_in(rect: QRectF) -> Iterator[QPointF]:
    step = DOT_STEP * FINE
    for row in range(math.floor(rect.top() / step), math.ceil(rect.bottom() / step) + 1):
        for column in range(math.floor(rect.left() / step), math.ceil(rect.right() / step) + 1):
            yield QPointF((column + row % 2 / 2) * step, row * step)


def _paint_line(painter: QPainter, line: Line) -> None:
    pen = _pen(line.colour, line.thick)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if line.dashed:
        pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_polygon(line.points))


def _paint_dot(painter: QPainter, shape: Shape, at: QPointF, wide: float) -> None:
    half = wide / 2
    match shape:
        case "circle":
            painter.drawEllipse(at, half, half)
        case "square":
            painter.drawRect(QRectF(at.x() - half, at.y() - half, wide, wide))
        case "triangle":
            painter.drawPolygon(_around(at, ((0.0, -half), (-half, half), (half, half))))
        case "diamond":
            far = wide * DIAMOND
            painter.drawPolygon(_around(at, ((0.0, -far), (far, 0.0), (0.0, far), (-far, 0.0))))


def _around(at: QPointF, corners: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([at + QPointF(x, y) for x, y in corners])


def _polygon(points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x * FINE, y * FINE) for x, y in points])


def _pen(colour: str, thick: float) -> QPen:
    return QPen(QColor(colour), thick * FINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
