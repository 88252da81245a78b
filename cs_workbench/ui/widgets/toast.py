"""A short word of what was done, with Undo instead of "are you sure", or with a door to what was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from cs_workbench.ui.text import plain_label, say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.widgets.foot_line import FOOT
from cs_workbench.ui.widgets.message_bar import announce

SHOWN_MS: Final = 8_000
MARGIN: Final = 28
WIDEST: Final = 640
ABOVE: Final = 8
#: What a button of a toast says, and what it does.
Door = tuple[str, Callable[[], object]]
FOOT_HEIGHT: Final = 112  # over the status bar, and over the line that may be written on above it


class Toast(QFrame):
    """Lies over the foot of its window for 8 seconds; the pointer or the keyboard on it keeps it there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self._window = window
        self._act: Callable[[], object] | None = None
        self._words = plain_label(wrap=True)
        self.button = QPushButton(say("message", "Undo"))
        self.button.setAccessibleName(say("message", "Undo"))
        self.button.clicked.connect(self._do)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(14)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._end)
        self._moving = QTimer(self, singleShot=True, interval=0)  # once what was opened has its place
        self._moving.timeout.connect(self._place)
        self._around: list[QWidget] = []  # the line that is written on, and all it lies in
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._make_way)  # type: ignore[union-attr]
        self.hide()

    def tell(self, text: str, undo: Callable[[], object] | None = None, door: Door | None = None) -> None:
        """Show ``text``; with ``undo`` also the button that takes it back, with ``door`` the one that leads there."""
        words, self._act = door or (say("message", "Undo"), undo)
        self._words.setText(text)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setVisible(self._act is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def text(self) -> str:
        """Return what is told."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            if watched is self._window:
                self._place()
            else:  # the line that is written on grew, or went elsewhere
                self._moving.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        metrics = self._words.fontMetrics()
        widest = min(WIDEST, window.width() - 2 * MARGIN)
        button = self.button.sizeHint().width() + 14 if self._act else 0
        words = min(metrics.horizontalAdvance(self._words.text()) + 4, widest - button - 24)
        self._words.setFixedWidth(max(words, 40))
        self.adjustSize()
        below = window.height() - self.height() - pixels(FOOT_HEIGHT)
        line = self._line_written()
        if line is not None:
            below = min(below, line.mapTo(window, QPoint()).y() - self.height() - ABOVE)
        self.move((window.width() - self.width()) // 2, max(below, 0))

    def _line_written(self) -> QWidget | None:
        """Return the line or form at the foot that has the keyboard: it must not be covered."""
        self._follow_nothing()
        part = QApplication.focusWidget()
        while part is not None and part.objectName() != FOOT:
            part = part.parentWidget()
        if part is None or not self._window.isAncestorOf(part):
            return None
        around: QWidget | None = part
        while around is not None and around is not self._window:
            around.installEventFilter(self)
            self._around.append(around)
            around = around.parentWidget()
        return part

    def _follow_nothing(self) -> None:
        """Look no more at what moves the line: another is written on, or the toast is gone."""
        for part in self._around:
            if shiboken6.isValid(part):
                part.removeEventFilter(self)
        self._around.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_nothing()

    def _make_way(self) -> None:
        if self.isVisible():
            self._moving.start()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _end(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.hide()
