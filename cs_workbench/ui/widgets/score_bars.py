"""How many accounts have how many points: before as a line of steps, after as bars, with the cuts of the bands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.ui.text import number_text, say
from cs_workbench.ui.theme import colour, pixels

HEIGHT: Final = 150
PAD: Final = 8
BEST: Final = 100
TICK: Final = 20  # points between two numbers below
STEEP: Final = 2


class ScoreBars(QWidget):
    """Paints two distributions over 0 to 100 points; beside it the same stands as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._before: tuple[int, ...] = ()
        self._after: tuple[int, ...] = ()
        self._cuts: tuple[float, ...] = ()
        self.setAccessibleName(say("scorebars", "Distribution of the scores"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scores(self, before: Sequence[int], after: Sequence[int], cuts: Sequence[float]) -> None:
        """Show accounts per part of equal width, and where bands meet."""
        self._before, self._after, self._cuts = tuple(before), tuple(after), tuple(cuts)
        fullest = max(range(len(after)), key=lambda place: after[place], default=0)
        width = BEST // max(len(after), 1)
        told = say(
            "scorebars", "Most accounts have {low} to {high} points.", low=fullest * width, high=(fullest + 1) * width
        )  # fmt: skip
        self.setAccessibleDescription(told if any(after) else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, pixels(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._after:
            return
        with QPainter(self) as painter:
            line = painter.fontMetrics().height()
            room = QRectF(PAD, line + PAD, self.width() - 2 * PAD, self.height() - 2 * line - 2 * PAD)
            most = max(*self._before, *self._after, 1)
            self._paint_legend(painter, line)
            wide = room.width() / len(self._after)
            for place, count in enumerate(self._after):
                high = room.height() * count / most
                bar = QRectF(room.left() + place * wide + 1, room.bottom() - high, wide - 2, high)
                painter.fillRect(bar, colour("accent"))
            self._paint_steps(painter, room, most)
            self._paint_axis(painter, room)

    def _paint_legend(self, painter: QPainter, line: int) -> None:
        painter.fillRect(QRectF(PAD, 4, line - 6, line - 6), colour("accent"))
        painter.setPen(colour("text"))
        left = PAD + line
        text = say("scorebars", "With this card")
        painter.drawText(QPointF(left, line - 3), text)
        left += painter.fontMetrics().horizontalAdvance(text) + 2 * line
        painter.setPen(QPen(colour("text"), STEEP))
        painter.drawLine(QPointF(left, line / 2), QPointF(left + line, line / 2))
        painter.drawText(QPointF(left + line + 6, line - 3), say("scorebars", "Now"))

    def _paint_steps(self, painter: QPainter, room: QRectF, most: int) -> None:
        wide = room.width() / len(self._before)
        points = []
        for place, count in enumerate(self._before):
            y = room.bottom() - room.height() * count / most
            points += [
                QPointF(room.left() + place * wide, y),
                QPointF(room.left() + (place + 1) * wide, y),
            ]
        painter.setPen(QPen(colour("text"), STEEP))
        for start, end in pairwise(points):
            painter.drawLine(start, end)

    def _paint_axis(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(colour("edge"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        pen = QPen(colour("muted"), 1, Qt.PenStyle.DashLine)
        for cut in self._cuts:
            painter.setPen(pen)
            x = room.left() + room.width() * cut / BEST
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        painter.setPen(colour("muted"))
        for points in range(0, BEST + 1, TICK):
            x = room.left() + room.width() * points / BEST
            box = QRectF(x - 20, room.bottom() + 2, 40, painter.fontMetrics().height())
            if points == 0:
                box, side = box.translated(20, 0), Qt.AlignmentFlag.AlignLeft
            elif points == BEST:
                box, side = box.translated(-20, 0), Qt.AlignmentFlag.AlignRight
            else:
                side = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, int(side), number_text(points))
