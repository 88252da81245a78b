"""The tables of 月次 Month: rows are doors, ← and → go from month to month, some cells are written in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableWidgetItem,
    QWidget,
)

from cs_workbench.ui.actions import list_action
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.sheet import LEFT, RIGHT, STEPS, Sheet
from cs_workbench.ui.widgets.edit_cell import KEPT, EditDelegate

MONTHS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
EDITS: Final = "edit.cell"
DIGITS: Final = frozenset("0123456789０１２３４５６７８９.")


class FittedArea(QScrollArea):
    """Scrolls a page that is as high as its wrapped words need at the width there is, and no higher."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        page.installEventFilter(self)

    def fit(self) -> None:
        """Give the page its height."""
        page, width = self.widget(), self.viewport().width()
        layout = None if page is None else page.layout()
        if page is not None and layout is not None:
            page.resize(width, max(layout.totalHeightForWidth(width), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)


class MonthSheet(Sheet):
    """A table of the page.

    ``verbs``: actions of the registry that it tells; ``column``: the one that is written in, where there is one;
    ``by_digit``: a digit begins to write there.
    """

    verbWanted = Signal(str)
    stepWanted = Signal(int)  # so many months on
    written = Signal(object, str)  # key of the row, text

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        *,
        numbers: Sequence[int] = (),
        grow: int = 0,
        most: int = 8,
        verbs: Collection[str] = (),
        column: int | None = None,
        by_digit: bool = False,
    ) -> None:
        super().__init__(name, headings, numbers=numbers, grow=grow, most=most)
        self._verbs, self._column, self._by_digit = frozenset(verbs), column, by_digit
        if column is not None:
            self.setItemDelegate(EditDelegate(self, {}, self._tell))

    def set_headings(self, headings: Sequence[str]) -> None:
        """Say what stands in the columns now; all but the first are numbers."""
        self._numbers = frozenset(range(1, len(headings)))
        self.setColumnCount(len(headings))
        for place, text in enumerate(headings):
            title = QTableWidgetItem(text)
            title.setTextAlignment(RIGHT if place else LEFT)
            self.setHorizontalHeaderItem(place, title)

    def narrow(self, column: int, width: int) -> None:
        """Give a column of sentences a width of its own."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(column, pixels(width))

    def keep(self, row: int, text: str) -> None:
        """Remember what the cell of a row is written from."""
        item = self.item(row, self._column or 0)
        if item is not None:
            item.setData(KEPT, text)

    def change(self, first: str = "") -> None:
        """Write in the current row; ``first``: what was typed to begin."""
        if self._column is None or self.currentRow() < 0:
            return
        index = self.model().index(self.currentRow(), self._column)
        self.scrollTo(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if first and isinstance(editor, QLineEdit):
            editor.setText(first)

    def edit_is_open(self) -> bool:
        """Return whether a cell is being written."""
        return self.state() == QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.edit_is_open() and not self.hasFocus():
            return  # what an editor passed on ends its writing, and opens nothing
        if event.key() in MONTHS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepWanted.emit(MONTHS[Qt.Key(event.key())])
            return
        if event.key() in STEPS and not event.modifiers():
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        action = list_action(self, event)
        if self._column is not None and (event.key() == Qt.Key.Key_F2 or action == EDITS):
            self.change()
        elif self._by_digit and event.text() and event.text() in DIGITS:
            self.change(event.text())
        elif action in self._verbs:
            self.verbWanted.emit(action)
        else:
            super().keyPressEvent(event)

    def _open_item(self, item: QTableWidgetItem) -> None:
        if item.column() == self._column:
            self.change()
        else:
            super()._open_item(item)

    def _tell(self, row: int, _column: int, text: str) -> None:
        self.written.emit(self.key_at(row), text)
