"""In-window messages: what happened, what is safe, what to do. Never more than two, never a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cs_workbench.ui.text import plain_label, say
from cs_workbench.ui.widgets.icons import icon

MOST: Final = 2
ICONS: Final = {"info": "info", "warn": "warning", "error": "error"}


class Message(QFrame):
    """One message with what can be done about it; stays until closed."""

    def __init__(self, kind: str, text: str, actions: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self.kind, self.text = kind, text
        self._actions = list(actions.values())
        self.setProperty("bar", kind)
        self.setAccessibleName(text)
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(icon(ICONS[kind]).pixmap(18, 18))
        words = plain_label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.setSpacing(10)
        layout.addWidget(picture)
        layout.addWidget(words, 1)
        for number, name in enumerate(actions):
            button = QPushButton(name)
            button.setAccessibleName(name)
            button.setProperty("number", number)
            button.clicked.connect(self._act)
            layout.addWidget(button)
        for name, picture_name, slot in (
            (say("message", "Copy this message"), "copy", self._copy),
            (say("message", "Close"), "close", self._close),
        ):
            tool = QToolButton()
            tool.setIcon(icon(picture_name))
            tool.setAccessibleName(name)
            tool.setToolTip(name)
            tool.clicked.connect(slot)
            layout.addWidget(tool)

    def _act(self) -> None:
        act = self._actions[int(self.sender().property("number"))]
        self._close()
        act()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)

    def _close(self) -> None:
        bar = self.parent()
        self.hide()
        self.setParent(None)
        self.deleteLater()
        if isinstance(bar, MessageBar):
            bar.fit()


class MessageBar(QWidget):
    """Where messages stand, newest last; the oldest makes room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("message", "Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.fit()

    def show_message(
        self, text: str, kind: str = "info", actions: dict[str, Callable[[], object]] | None = None
    ) -> None:
        """Show ``text`` as 'info', 'warn' or 'error'; ``actions``: button -> what it does."""
        for message in self.messages():
            if message.text == text:
                return
        for message in self.messages()[: 1 - MOST]:
            message.setParent(None)
            message.deleteLater()
        self._column.addWidget(Message(kind, text, actions or {}))
        self.fit()
        announce(self, text)

    def messages(self) -> list[Message]:
        """Return what is shown, oldest first."""
        return self.findChildren(Message, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def clear(self) -> None:
        """Take every message away."""
        for message in self.messages():
            message.setParent(None)
            message.deleteLater()
        self.fit()

    def fit(self) -> None:
        """Take no room without messages."""
        self.setVisible(bool(self.messages()))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` without moving the keyboard."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
