"""How many accounts a CSM has, on the scale of the bands that companies published."""

from __future__ import annotations

from math import log
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.domain.capacity import PUBLISHED
from cs_workbench.ui.text import number_text, say
from cs_workbench.ui.theme import colour, pixels

LEAST, MOST = 4.0, 240.0  # accounts at the two ends of the scale, which is logarithmic
TALL: Final = 52
MARKER: Final = 6
#: How strongly a band is tinted, by the share of companies in it.
STRONGEST: Final = 0.35


class BandScale(QWidget):
    """Paints the bands with accounts above and hours below, and where the person's own book stands."""

    def __init__(self) -> None:
        super().__init__()
        self._accounts = self._available = 0.0
        self.setAccessibleName(say("load", "Accounts a CSM on the published scale"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_book(self, accounts: float, available: float, said: str) -> None:
        """Mark ``accounts`` a CSM with ``available`` hours a month; ``said`` tells the same in words."""
        self._accounts, self._available = accounts, available
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(420), self.fontMetrics().height() * 2 + pixels(MARKER) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(280), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        line, top = self.fontMetrics().height(), pixels(MARKER) + 4
        for first, last, share in PUBLISHED:
            begin = self._x(LEAST if first == 1 else first - 0.5)
            end = self._x(MOST if last is None else last + 0.5)
            band = QRectF(begin, top, end - begin - 1, line + 4)
            ground = colour("accent")
            ground.setAlphaF((share or 0.05) * STRONGEST / 0.35)
            painter.fillRect(band, colour("sunken"))
            painter.fillRect(band, ground)
            painter.setPen(colour("text"))
            painter.drawText(band, int(Qt.AlignmentFlag.AlignCenter), _band_text(first, last, share))
            if last is not None and self._available:
                painter.setPen(colour("muted"))
                hours = say("load", "{hours} h", hours=number_text(self._available / last, 1))
                below = QRectF(end - pixels(40), band.bottom() + 1, pixels(80), line + 2)
                painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), hours)
        if self._accounts:
            at, size = self._x(self._accounts), pixels(MARKER)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("text"))
            peak = QPointF(at, top + 1)
            painter.drawPolygon(
                QPolygonF([peak, peak + QPointF(-size, -size - 1), peak + QPointF(size, -size - 1)])
            )
            painter.fillRect(QRectF(at - 1, top, 2, line + 4), colour("text"))
        painter.end()

    def _x(self, accounts: float) -> float:
        """Return where ``accounts`` stand."""
        part = log(min(max(accounts, LEAST), MOST) / LEAST) / log(MOST / LEAST)
        return 1 + part * (self.width() - 2)


def _band_text(first: int, last: int | None, share: float | None) -> str:
    if last is None:
        band = say("load", "{first}+", first=first)
    else:
        band = say("load", "{first}–{last}", first=first, last=last)
    if share is None:
        return band
    return say("load", "{band}: {share} %", band=band, share=number_text(share * 100, 1))
