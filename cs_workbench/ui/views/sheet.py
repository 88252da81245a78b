"""A short read-only table inside a page: as high as its rows, plain text, reachable by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from cs_workbench.kernel.text import clip

UNKNOWN: Final = "–"
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROW_ROOM: Final = 12  # pixels above and below a line of text, together


class Sheet(QTableWidget):
    """Rows under headings. ``numbers``: columns that align right; ``grow``: the one that takes the room.

    ``leading``: something else shows what the current row stands for, so it is marked all the time.
    Each row may carry a key; `chosen` tells it when the row is opened by Enter or a double click.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        *,
        numbers: Sequence[int] = (),
        grow: int = 0,
        most: int = 12,
        leading: bool = False,
    ) -> None:
        super().__init__(0, len(headings))
        self.setAccessibleName(name)
        self.setProperty("sheet", "leading" if leading else "quiet")
        self._numbers, self._most = frozenset(numbers), most
        for place, text in enumerate(headings):
            title = QTableWidgetItem(text)
            title.setTextAlignment(RIGHT if place in self._numbers else LEFT)
            self.setHorizontalHeaderItem(place, title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(grow, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemDoubleClicked.connect(self._open_item)
        self._fit_rows()

    def fill(self, rows: Sequence[Sequence[str]], keys: Sequence[object] = ()) -> None:
        """Show ``rows``; the row that was current stays so where its number still exists."""
        current = max(self.currentRow(), 0)
        header, fits = self.horizontalHeader(), QHeaderView.ResizeMode.ResizeToContents
        fitting = [place for place in range(header.count()) if header.sectionResizeMode(place) == fits]
        for place in fitting:  # else every cell that is set measures every row
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(clip(text) or UNKNOWN)
                if place in self._numbers:
                    item.setTextAlignment(RIGHT)
                item.setToolTip(text)
                if keys and place == 0:
                    item.setData(Qt.ItemDataRole.UserRole, keys[number])
                self.setItem(number, place, item)
        for place in fitting:
            header.setSectionResizeMode(place, fits)
        if rows:
            self.setCurrentCell(min(current, len(rows) - 1), 0)
        self._fit_rows()

    def key_at(self, row: int) -> object:
        """Return the key of a row; None without one."""
        item = self.item(row, 0)
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def keys_selected(self) -> list[object]:
        """Return the keys of the selected rows, top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.key_at(row) for row in rows]

    def sizeHint(self) -> QSize:
        rows = min(max(self.rowCount(), 1), self._most)
        height = (
            self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        )
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.key_at(self.currentRow()))
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_ROOM)
        self.updateGeometry()

    def _open_item(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(self.key_at(item.row()))
