"""What the pages of Insights have in common: the head of a page, and what can be done with its list below it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.widgets.flow import Flow


def page_head(title: str, first: QWidget, *others: QWidget) -> QHBoxLayout:
    """Return a page's title and beside it ``first``, which takes the room, then ``others``."""
    head = QHBoxLayout()
    head.setContentsMargins(MARGIN, 12, MARGIN, 4)
    head.setSpacing(12)
    head.addWidget(Words(title, "title", wrap=False))
    head.addWidget(first, 1)
    for field in others:
        head.addWidget(field)
    return head


def fill_column(holder: QWidget, *parts: QWidget | QLayout, grow: QWidget) -> None:
    """Lay ``parts`` out in ``holder`` from top to bottom, edge to edge; ``grow`` takes the room."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part, 1 if part is grow else 0)


class VerbBar(Flow):
    """Buttons below a list, for the mouse: the list's own keys do the same, so that Tab passes them over.

    Args:
        texts: what is emitted -> the button's words.
        keyless: those that no key of the list does; Tab finds them.
    """

    pressed = Signal(str)

    def __init__(self, texts: Mapping[str, str], keyless: Collection[str] = ()) -> None:
        super().__init__(gap=4, margins=QMargins(MARGIN - GAP, GAP, MARGIN, GAP))
        self.buttons: dict[str, QPushButton] = {}
        for verb, text in texts.items():
            made = self.buttons[verb] = QPushButton(text, flat=True)
            made.setAccessibleName(text)
            made.setProperty("verb", verb)
            if verb not in keyless:
                made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(self._press)
            self.addWidget(made)

    def _press(self) -> None:
        self.pressed.emit(self.sender().property("verb"))
