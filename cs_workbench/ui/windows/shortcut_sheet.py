"""The sheet of keys (Ctrl+/): everything that has one, by menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Page, Words, button, column

COLUMNS: Final = 3
SIZE: Final = (1000, 680)


class ShortcutSheet(QDialog):
    """Shows the keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window", "Keyboard shortcuts"))
        self.setAccessibleName(self.windowTitle())
        self._page = Page(self.windowTitle(), width=SIZE[0])
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = button(say("window", "Close"), main=True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self._page, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(*SIZE)

    def show_keys(self, sheet: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Show menu title -> (text, key), and open."""
        sides = QHBoxLayout()
        sides.setSpacing(4 * GAP)
        parts = [column(Words(title, "heading"), _keys(rows)) for title, rows in sheet.items()]
        heights = [0] * COLUMNS
        stacks = [column(gap=2 * GAP) for _ in range(COLUMNS)]
        for part, rows in zip(parts, sheet.values(), strict=True):
            lowest = heights.index(min(heights))
            stacks[lowest].addLayout(part)
            heights[lowest] += len(rows) + 2
        for stack in stacks:
            stack.addStretch(1)
            sides.addLayout(stack, 1)
        self._page.fill(Words(self.windowTitle(), "title"), sides)
        self.open()


def _keys(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(GAP // 2)
    grid.setColumnStretch(0, 1)
    for number, (text, key) in enumerate(rows):
        grid.addWidget(Words(text, wrap=False), number, 0)
        grid.addWidget(Words(key, "muted", wrap=False), number, 1, Qt.AlignmentFlag.AlignRight)
    return grid
