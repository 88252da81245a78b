"""One condition of the filter line in words, with a button that takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from cs_workbench.ui.text import say, shown, tip
from cs_workbench.ui.widgets.icons import icon

CROSS: int = 12
REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chip(QFrame):
    """Pressed, its words are to be edited; its cross, Delete or Backspace takes it away; arrows go to the next."""

    removed = Signal(int)  # its place
    editWanted = Signal(int)
    stepped = Signal(int, int)  # its place, -1 or 1

    def __init__(self, place: int, words: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self.place = place
        self.words = QPushButton(shown(words).replace("&", "&&"))
        self.words.setProperty("chip", "words")
        self.words.setAccessibleName(say("filter", "Edit: {condition}", condition=words))
        self.words.setToolTip(tip(text))
        self.words.clicked.connect(self._edit)
        self.cross = QToolButton()
        self.cross.setProperty("chip", "cross")
        self.cross.setIcon(icon("close"))
        self.cross.setIconSize(QSize(CROSS, CROSS))
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.setAccessibleName(say("filter", "Remove {condition}", condition=words))
        self.cross.setToolTip(say("filter", "Remove this condition (Delete)"))
        self.cross.clicked.connect(self._remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.words, self.cross):
            layout.addWidget(part)
            part.installEventFilter(self)

    def text(self) -> str:
        """Return the condition in words."""
        return self.words.text().replace("&&", "&")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in REMOVING:
                self._remove()
                return True
            if event.key() in STEPS:
                self.stepped.emit(self.place, STEPS[Qt.Key(event.key())])
                return True
        return False

    def _remove(self) -> None:
        self.removed.emit(self.place)

    def _edit(self) -> None:
        self.editWanted.emit(self.place)
