"""The recovery key on the settings page: shown when asked for, gone when the page is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Words, button, column, row
from cs_workbench.ui.widgets.fields import mark_wrong

FIELD_WIDTH = 240
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class RecoveryKey(QWidget):
    """Says that the key is wanted; a sealed profile's passphrase is asked for each time."""

    wanted = Signal(str)  # the passphrase; '' before one was asked for

    def __init__(self) -> None:
        super().__init__()
        about = say(
            "settings",
            "With this key the data can be opened on another computer. "
            "Keep it on paper, apart from this one.",
        )
        self.key = Words("", "strong")
        self.key.setTextInteractionFlags(SELECTABLE)
        self.key.setAccessibleName(say("settings", "Recovery key"))
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(say("passphrase", "Passphrase"))
        self.passphrase.setPlaceholderText(say("passphrase", "Passphrase"))
        self.passphrase.setFixedWidth(FIELD_WIDTH)
        self.passphrase.returnPressed.connect(self._want)
        self.passphrase.installEventFilter(self)
        self.problem = Words()
        self.problem.setProperty("wrong", True)
        self.show_key = button(say("settings", "Show the recovery key"))
        self.show_key.clicked.connect(self._want)
        parts = (Words(about, "muted"), self.key, self.passphrase, self.problem, row(self.show_key))
        self.setLayout(column(*parts))
        self._close()

    def ask(self, problem: str = "") -> None:
        """Ask for the passphrase; ``problem`` says why the last one did not open."""
        self.passphrase.show()
        self.passphrase.setEnabled(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.setAccessibleDescription(problem)
        mark_wrong(self.passphrase, wrong=bool(problem))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def show_text(self, key: str) -> None:
        """Show the key, selected, until the page is left."""
        self._close()
        self.key.setText(key)
        self.key.show()
        self.key.setSelection(0, len(key))
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.passphrase and is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self._close()
            self.show_key.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _want(self) -> None:
        if self.passphrase.isVisible() and not self.passphrase.text():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given = self.passphrase.text()
        self.passphrase.setEnabled(False)  # until the answer is there
        self.wanted.emit(given)

    def _close(self) -> None:
        self.key.clear()
        self.passphrase.clear()
        self.problem.clear()
        for part in (self.key, self.passphrase, self.problem):
            part.hide()
