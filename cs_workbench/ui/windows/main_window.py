"""The frame: rail, side list, place, pane, bars. Light enough to be painted before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.ui.text import say
from cs_workbench.ui.widgets.message_bar import MessageBar
from cs_workbench.ui.widgets.side_list import SideList
from cs_workbench.ui.widgets.task_tray import TaskTray
from cs_workbench.ui.widgets.toast import Door, Toast
from cs_workbench.ui.windows.memory import WindowMemory
from cs_workbench.ui.windows.rail import Rail
from cs_workbench.ui.windows.status_bar import StatusBar

THREE_PANES: Final = 1400  # pixels of width from which side list, place and pane stand together
TWO_PANES: Final = 1000
SIDE_WIDTH: Final = 220
SIDE_LEAST: Final = 160
PANE_WIDTH: Final = 380
PANE_LEAST: Final = 380
PLACE_LEAST: Final = 480  # the place gives way to the pane down to this
SMALLEST: Final = (900, 600)
FIRST_SIZE: Final = (1320, 720)
ROW: Final = 32


class Skeleton(QWidget):
    """Rows still to come: quiet bars where text will stand."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("window", "Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = self.palette().color(QPalette.ColorRole.AlternateBase)
        widths = (0.24, 0.09, 0.12, 0.1, 0.1, 0.16)
        for top in range(56, self.height(), ROW):
            left = 16
            for part in widths:
                width = int(self.width() * part)
                painter.fillRect(left, top + 10, int(width * 0.8), 10, bar)
                left += width + 16


class MainWindow(QMainWindow):
    """Lays out what it is given; says when it is left and when it changes size."""

    closing = Signal()
    backWanted = Signal()
    forwardWanted = Signal()
    painted = Signal()  # the first picture is on the screen

    def __init__(self, memory: WindowMemory) -> None:
        super().__init__()
        self.setWindowTitle("CS Workbench")
        self.setMinimumSize(*SMALLEST)
        self.rail, self.side, self.places = Rail(), SideList(), QStackedWidget()
        self.side.setAccessibleName(say("window", "Views"))
        self.pane = QStackedWidget()
        self.messages = MessageBar()
        self.status = StatusBar()
        self.tray = TaskTray()
        self.status.add_tray(self.tray)
        self._wants_side, self._wants_pane, self._was_painted = True, False, False
        self.places.addWidget(Skeleton())
        self._middle = QWidget()
        self._middle.setBackgroundRole(QPalette.ColorRole.Base)
        self._middle.setAutoFillBackground(True)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.messages)
        middle.addWidget(self.places, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(1)
        for part in (self.side, self._middle, self.pane):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.side.setMinimumWidth(SIDE_LEAST)
        self._middle.setMinimumWidth(PLACE_LEAST)
        self.pane.setMinimumWidth(PANE_LEAST)
        self._widths = widths_of(memory.splitter)
        self.splitter.setSizes(self._widths)
        self.splitter.splitterMoved.connect(self._note_widths)
        self.pane.hide()
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)
        self._toast = Toast(self)
        if not self.restoreGeometry(QByteArray.fromBase64(memory.geometry.encode())):
            self.resize(*FIRST_SIZE)

    def geometry_text(self) -> str:
        """Return the geometry as `WindowMemory` keeps it."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def widths(self) -> list[int]:
        """Return the widths of side list, place and pane as the person set them, hidden ones too."""
        return self._widths

    def show_place(self, view: QWidget, rail: str) -> None:
        """Show ``view``; ``rail`` is the place to mark."""
        self.places.setCurrentWidget(view)
        self.rail.show_place(rail)

    def show_bare(self, *, bare: bool) -> None:
        """Hide (or show again) everything around the place, as first run wants it."""
        self.rail.setVisible(not bare)
        self.menuBar().setVisible(not bare)
        self.status.setVisible(not bare)

    def tell(self, sentence: str, kind: str = "error", door: Door | None = None) -> None:
        """Show a sentence in the message bar ('info', 'warn', 'error') until it is closed; ``door``: where it leads."""
        self.messages.show_message(sentence, kind, dict((door,)) if door else None)

    def toast(self, sentence: str, undo: Callable[[], object] | None, door: Door | None = None) -> None:
        """Say what was done; with ``undo`` also how to take it back, with ``door`` where it leads."""
        self._toast.tell(sentence, undo, door)

    def want_side(self, wanted: bool) -> None:
        """Say whether the place has a side list."""
        self._wants_side = wanted
        self.fit_panes()

    def want_pane(self, wanted: bool) -> None:
        """Say whether the person wants the pane."""
        self._wants_pane = wanted
        self.fit_panes()

    @property
    def has_pane(self) -> bool:
        """Whether the pane is open."""
        return self._wants_pane

    def fit_panes(self) -> None:
        """Show as many panes as the width carries: three, two, or one."""
        width = self.width()
        self.pane.setVisible(self._wants_pane)
        self._middle.setVisible(width >= TWO_PANES or not self._wants_pane)
        room_for_side = width >= THREE_PANES or (width >= TWO_PANES and not self._wants_pane)
        self.side.setVisible(self._wants_side and room_for_side)
        self._share_width()

    def pane_stops(self) -> list[QWidget]:
        """Return where F6 stops: what is visible of side list, place and pane, and the rail."""
        return [part for part in (self.side, self._middle, self.pane, self.rail) if part.isVisible()]

    def _note_widths(self, *_moved: int) -> None:
        now = self.splitter.sizes()
        self._widths = [new or old for new, old in zip(now, self._widths, strict=True)]

    def _share_width(self) -> None:
        side, _place, pane = self._widths
        rest = self.splitter.width() - side * self.side.isVisible() - pane * self.pane.isVisible()
        self.splitter.setSizes([side, max(rest, PLACE_LEAST), pane])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_panes()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.painted.emit()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.backWanted.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forwardWanted.emit()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def widths_of(remembered: list[int]) -> list[int]:
    """Return the widths of side list, place and pane; what was not remembered well is as on the first day."""
    usual = [SIDE_WIDTH, FIRST_SIZE[0], PANE_WIDTH]
    least = [SIDE_LEAST, 1, PANE_LEAST]
    if len(remembered) != len(usual) or not all(isinstance(width, int) for width in remembered):
        return usual
    return [
        width if width >= small else first
        for width, small, first in zip(remembered, least, usual, strict=True)
    ]


def first_focus(stop: QWidget) -> QWidget:
    """Return the first widget in ``stop`` that takes the keyboard."""
    inside: list[Any] = stop.findChildren(QWidget)
    fits = (w for w in inside if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(fits, stop)
