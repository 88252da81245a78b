"""Fields for text that leave the keyboard to the input method while a conversion is under way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

IDLE_MS: Final = 150
_ENDING: Final = {
    int(Qt.Key.Key_Escape): Qt.Key.Key_Escape,
    int(Qt.Key.Key_Return): Qt.Key.Key_Return,
    int(Qt.Key.Key_Enter): Qt.Key.Key_Return,
}


class LineEdit(QLineEdit):
    """One line of text. While a conversion is under way no key does anything but convert.

    `settled` brings text worth acting on: committed, and 150 ms without a key. The words in conversion are
    never part of it.
    """

    settled = Signal(str)
    upPressed = Signal()
    downPressed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._preedit = ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._settle)
        self.textChanged.connect(self._wait)

    @property
    def is_composing(self) -> bool:
        """Whether a conversion is under way."""
        return bool(self._preedit)

    def settle_now(self) -> None:
        """Act on the text without waiting, as Enter does."""
        if not self.is_composing:
            self._idle.stop()
            self.settled.emit(self.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        if self._preedit:
            self._idle.stop()
        super().inputMethodEvent(event)
        if not self._preedit and event.commitString():
            self._idle.start()

    def event(self, event: QEvent) -> bool:
        if self.is_composing and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()  # the key belongs to the input method: nobody else may have it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.upPressed.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.downPressed.emit()
        super().keyPressEvent(event)

    def _wait(self) -> None:
        if not self.is_composing:
            self._idle.start()

    def _settle(self) -> None:
        if not self.is_composing:
            self.settled.emit(self.text())


def ending_key(watched: QObject, event: QEvent) -> Qt.Key | None:
    """Return Key_Escape or Key_Return (Enter, too) where ``event`` presses it in a field, None otherwise.

    While the field converts, its keys are the input method's.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return None
    return None if getattr(watched, "is_composing", False) else _ENDING.get(int(event.key()))


def mark_wrong(field: QWidget, *, wrong: bool) -> None:
    """Show a field's edge as wrong, or as it was."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
