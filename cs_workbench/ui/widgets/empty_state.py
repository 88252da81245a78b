"""A list without rows teaches: what belongs here, why it is empty, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cs_workbench.ui.text import plain_label
from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.icons import pixmap

PICTURE = 40
READING_WIDTH = 420


class EmptyState(QWidget):
    """Says what belongs here and why there is nothing, with one thing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._name = "info"
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.what, self.why = plain_label(wrap=True), plain_label(wrap=True)
        self.why.setProperty("muted", True)
        font = QFont(self.what.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self.what.setFont(font)
        self.button = QPushButton()
        self.button.setProperty("main", True)
        self.button.clicked.connect(self._do)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for part in (self.picture, self.what, self.why, self.button):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        for words in (self.what, self.why):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setFixedWidth(READING_WIDTH)
        self.button.hide()

    def tell(
        self,
        what: str,
        why: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        icon: str = "info",
    ) -> None:
        """Show what belongs here, why it is empty, and ``action``: the one thing to do about it."""
        self.what.setText(what)
        self.why.setText(why)
        for words in (self.what, self.why):  # centred parts of a layout are not asked for their height
            words.setMinimumHeight(words.heightForWidth(READING_WIDTH))
        self._act, self._name = act, icon
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.setVisible(act is not None)
        self.setAccessibleName(f"{what} {why}")
        self._dress()

    def _dress(self) -> None:
        self.picture.setPixmap(pixmap(self._name, PICTURE, colour("muted"), self.devicePixelRatioF()))

    def _do(self) -> None:
        if self._act is not None:
            self._act()
