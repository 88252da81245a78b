"""What every line and form that opens at the foot of a place has in common: its keys, its way out, what is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from cs_workbench.ui.text import plain_label
from cs_workbench.ui.widgets.fields import ending_key

#: The object name of what opens at the foot of a place: a toast lies above it while it is written on.
FOOT: Final = "quickLine"
WIDEST_TITLE: Final = 320  # pixels of what is written about


class FootLine(QFrame):
    """Closed until it is opened. In a field it listens to Enter does what `enter` says, Esc says `left`."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(FOOT)
        self.problem = plain_label(parent=self, wrap=True)
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.hide()

    def listen_to(self, *fields: QWidget) -> None:
        """Let Enter and Esc in ``fields`` be those of the line."""
        for field in fields:
            field.installEventFilter(self)

    def enter(self) -> None:
        """Do what Enter means."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close it, as Esc does."""
        self.hide()
        self.left.emit()

    def say_problem(self, sentence: str) -> None:
        """Say in `problem`, which the line lays out, what cannot be taken; '' when all is well."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = ending_key(watched, event)
        if key is None:
            return super().eventFilter(watched, event)
        if key == Qt.Key.Key_Escape:
            self.leave()
        else:
            self.enter()
        return True


def show_title(label: QLabel, title: str) -> None:
    """Show ``title``, cut where it would take the room of the fields."""
    label.setText(label.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, WIDEST_TITLE))
