"""The picture of a chart: drawn beside the window, its marks are doors for the mouse and for the keys."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid

from cs_workbench.render.charts import draw, least_height
from cs_workbench.render.look import DPI, POINTS, Look
from cs_workbench.ui.jobs import UNSETTLED, Job, shared
from cs_workbench.ui.text import clip_tip, say, tip, value_word
from cs_workbench.ui.theme import DARK, colour, pixels, tokens

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart, Role
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.render.charts import Drawn

BANDS: Final[dict[str, Role]] = {"green": "healthy", "yellow": "watch", "red": "action", "none": "unsure"}
REDRAW_MS: Final = 120  # after the last change of size
LOWEST: Final = 150
LEAST_WIDTH: Final = 240
TALLEST_LEAST: Final = 220  # a chart asks for more, but lives with this
USUAL_WIDTH: Final = 560
NEAR: Final = 5.0  # pixels beside a mark that still mean it
RING: Final = 6.0  # the smallest ring around a mark
PAD: Final = 6
TINT: Final = 34  # of 255
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
UPRIGHT: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def look_of(widget: QWidget, *, on_paper: bool = False) -> Look:
    """Return the window's look for a chart; on paper it is light, whatever the window wears."""
    return Look(
        theme="dark" if tokens() is DARK and not on_paper else "light",
        points=QFontInfo(widget.font()).pixelSize() * POINTS / DPI,
        families=tuple(widget.font().families()),
        audience="paper" if on_paper else "window",
        words=tuple((role, value_word("band", band)) for band, role in BANDS.items()),
    )


class ChartPicture(QWidget):
    """Paints one chart after another. `opened` tells the row of the mark that was opened.

    ``words_of`` returns a row as a tooltip tells it.
    """

    opened = Signal(int)
    drawn = Signal()
    lost = Signal()  # a mistake of ours, which is reported where such are: there is no picture

    def __init__(self, words_of: Callable[[int], str]) -> None:
        super().__init__()
        self._words_of = words_of
        self._chart: Chart | None = None
        self._image: QImage | None = None
        self._size = QSize(1, 1)  # for which the image was drawn
        self._marks: dict[int, QRectF] = {}
        self._job: Job | None = None
        self._asked = self._answered = 0
        self._hovered: int | None = None
        self._current: int | None = None
        self._by_keys = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_chart(self, chart: Chart) -> None:
        """Draw ``chart`` as soon as it can be seen."""
        self._chart = chart
        self._image, self._marks, self._hovered, self._current = None, {}, None, None
        self._asked += 1  # what is being drawn is another chart
        self.setMinimumSize(pixels(LEAST_WIDTH), round(min(self._wanted(), pixels(TALLEST_LEAST))))
        self.updateGeometry()
        self._redraw(0)
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether what is to be seen is the chart as it is now."""
        return self._image is not None and self._answered == self._asked and not self._later.isActive()

    @property
    def image(self) -> QImage | None:
        """The picture; None while it is being drawn for the first time."""
        return self._image

    @property
    def current(self) -> int | None:
        """The row whose mark the keys are on."""
        return self._current

    def mark(self, row: int) -> QRectF | None:
        """Return where the mark of a row stands now; None where it has none."""
        box = self._marks.get(row)
        if box is None:
            return None
        wide, high = self.width() / self._size.width(), self.height() / self._size.height()
        return QRectF(box.x() * wide, box.y() * high, box.width() * wide, box.height() * high)

    def sizeHint(self) -> QSize:
        return QSize(pixels(USUAL_WIDTH), round(self._wanted()))

    # Drawing

    def _wanted(self) -> float:
        if self._chart is None:
            return pixels(LOWEST)
        return max(pixels(LOWEST), least_height(self._chart.figure, self.fontMetrics().lineSpacing()))

    def _redraw(self, after_ms: int) -> None:
        if self._chart is not None and self._chart.figure is not None and self.isVisible():
            UNSETTLED.add(self)
            self._later.start(after_ms)

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or not self.isVisible() or self.width() < 1 or self.height() < 1:
            UNSETTLED.discard(self)
            return
        if self._job is not None and isValid(self._job):
            self._job.cancel()
        self._asked += 1
        number, look = self._asked, look_of(self)
        wide, high, ratio = self.width(), self.height(), self.devicePixelRatioF()

        def work(_tracker: Tracker) -> tuple[int, QSize, float, Drawn]:
            return number, QSize(wide, high), ratio, draw(chart, look, wide, high, ratio)

        self._job = shared().start("draw", work, succeeded=self._take)
        self._job.crashed.connect(self._crashed)

    def _crashed(self) -> None:
        self._job = None
        UNSETTLED.discard(self)
        self.lost.emit()

    def _take(self, answer: tuple[int, QSize, float, Drawn]) -> None:
        number, size, ratio, drawn = answer
        if number < self._asked:
            return  # a newer one is on its way
        self._answered, self._job = number, None
        if not self._later.isActive():
            UNSETTLED.discard(self)
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBA8888
        )
        self._image, self._size = image.convertToFormat(QImage.Format.Format_RGB32), size
        self._image.setDevicePixelRatio(ratio)
        self._marks = {
            row: QRectF(QPointF(left, top), QPointF(right, bottom))
            for row, (left, top, right, bottom) in enumerate(drawn.marks)
            if right > left
        }
        if self._current not in self._marks:
            self._current = None
        self.update()
        self.drawn.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_drawn or self._size != self.size():
            self._redraw(0)

    def hideEvent(self, event: QEvent) -> None:
        self._later.stop()
        UNSETTLED.discard(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw(REDRAW_MS if self._image is not None else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._redraw(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw(0)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if row is None else tip(self._words_of(row)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        if self._image is None:
            painter.setPen(colour("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), say("chart", "Being drawn…"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered is not None:
            self._paint_mark(painter, self._hovered, QPen(colour("text"), 1.2), TINT)
        if self._current is not None and self.hasFocus():
            self._paint_mark(painter, self._current, QPen(colour("surface"), 5), 0)
            self._paint_mark(painter, self._current, QPen(colour("focus"), 2.4), 0)
            if self._by_keys:
                self._paint_words(painter, self._current)
        elif self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_mark(self, painter: QPainter, row: int, pen: QPen, tint: int) -> None:
        box = self.mark(row)
        if box is None:
            return
        more = max(2.0, (RING - box.width()) / 2), max(2.0, (RING - box.height()) / 2)
        ground = QColor(colour("text"))
        ground.setAlpha(tint)
        painter.setPen(pen)
        painter.setBrush(ground)
        ring = box.adjusted(-more[0], -more[1], more[0], more[1])
        painter.drawRoundedRect(ring.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)), 2, 2)

    def _paint_words(self, painter: QPainter, row: int) -> None:
        """Paint what the row says beside its mark, as a tooltip does: below it, or above where there is no room."""
        mark = self.mark(row)
        if mark is None:
            return
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = clip_tip(self._words_of(row))
        room = self.rect().adjusted(PAD, PAD, -PAD, -PAD)
        box = QRectF(painter.boundingRect(room, flags, words)).adjusted(-PAD, -PAD, PAD, PAD)
        top = mark.bottom() + PAD
        if top + box.height() > self.height():
            top = max(0.0, mark.top() - PAD - box.height())
        left = max(0.0, min(mark.center().x() - box.width() / 2, self.width() - box.width()))
        box.moveTo(left, top)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour("text"))
        painter.drawText(box.adjusted(PAD, PAD, -PAD, -PAD), flags, words)

    # The mouse and the keys

    def _row_at(self, place: QPointF) -> int | None:
        """Return the row of the mark at ``place``: the smallest one, else one that is near."""
        found: tuple[float, float, int] | None = None
        for row in self._marks:
            box = self.mark(row)
            if box is None or not box.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(place):
                continue
            off = place - box.center()
            inside = 0.0 if box.contains(place) else 1.0
            key = (inside, box.width() * box.height() + math.hypot(off.x(), off.y()), row)
            found = key if found is None else min(found, key)
        return None if found is None else found[2]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row != self._hovered:
            self._by_keys = False
            self._hovered = row
            has_door = row is not None and self._has_door(row)
            self.setCursor(Qt.CursorShape.PointingHandCursor if has_door else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self._current = row
            self.update()
            self.opened.emit(row)

    def _has_door(self, row: int) -> bool:
        return self._chart is not None and row < len(self._chart.doors) and bool(self._chart.doors[row])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        rows = sorted(self._marks)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not rows:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._go(self._next(rows, key))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(rows[0 if key == Qt.Key.Key_Home else -1])
        elif key in ENTER and self._current is not None:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _next(self, rows: list[int], key: Qt.Key) -> int:
        """Return the row that an arrow leads to: up and down what stands there, else the neighbour in the table."""
        step = STEPS[key]
        if self._current is None:
            return rows[0 if step > 0 else -1]
        here = self._marks[self._current]
        if key in UPRIGHT:
            ways = [
                ((box.center().y() - here.center().y()) * step, row)
                for row, box in self._marks.items()
                if box.left() < here.right() and here.left() < box.right()
            ]
            onward = [(way, row) for way, row in ways if way > 1]
            if onward:
                return min(onward)[1]
            if len(ways) > 1:
                return self._current
        place = rows.index(self._current) + step
        return rows[max(0, min(len(rows) - 1, place))]

    def _go(self, row: int) -> None:
        self._current = row
        self._by_keys = True
        self.setAccessibleDescription(self._words_of(row))
        self.update()
