"""A line as small as a word: where a number came from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from cs_workbench.ui.text import UNKNOWN, number_text, say
from cs_workbench.ui.theme import colour

EDGE: Final = 4


class Sparkline(QWidget):
    """Draws values as a line, a dot on the last one; gaps stay gaps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float | None] = []

    def show_values(self, values: Sequence[float | None], name: str) -> None:
        """Draw ``values``, oldest first, None for unknown; ``name`` says what they are."""
        self._values = [None if v is None or math.isnan(v) else float(v) for v in values]
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.summary())
        self.update()

    def summary(self) -> str:
        """Return the line in words, for those who do not see it."""
        known = [value for value in self._values if value is not None]
        if not known:
            return UNKNOWN
        return say(
            "chart",
            "from {first} to {last}, lowest {lowest}, highest {highest}",
            first=number_text(known[0]),
            last=number_text(known[-1]),
            lowest=number_text(min(known)),
            highest=number_text(max(known)),
        )

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [value for value in self._values if value is not None]
        if not known:
            return
        low, high = min(known), max(known)
        span = high - low or 1.0
        wide, tall = self.width() - 2 * EDGE, self.height() - 2 * EDGE
        steps = max(len(self._values) - 1, 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(QPen(colour("accent"), 1.6))
        run: list[QPointF] = []
        for place, value in enumerate([*self._values, None]):
            if value is not None:
                share = (value - low) / span if high > low else 0.5
                run.append(QPointF(EDGE + wide * place / steps, EDGE + tall * (1 - share)))
                continue
            painter.drawPolyline(QPolygonF(run))
            run = run[-1:] if place == len(self._values) else []
        if run:
            painter.setBrush(colour("accent"))
            painter.drawEllipse(run[-1], 2.5, 2.5)
