"""A short read-only table inside a page: as high as its rows, plain text, reachable by keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from cs_workbench.kernel.text import clip
from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import tip

UNKNOWN: Final = "–"
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROW_ROOM: Final = 12  # pixels above and below a line of text, together
STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


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
        self.setRowCount(len(rows))
        model = self.model()
        with QSignalBlocker(model):  # the columns are fitted to each cell that is told of: that is told once
            for number, cells in enumerate(rows):
                for place, text in enumerate(cells):
                    item = QTableWidgetItem(clip(text) or UNKNOWN)
                    if place in self._numbers:
                        item.setTextAlignment(RIGHT)
                    item.setToolTip(text)
                    if keys and place == 0:
                        item.setData(Qt.ItemDataRole.UserRole, keys[number])
                    self.setItem(number, place, item)
        if rows:
            model.dataChanged.emit(model.index(0, 0), model.index(len(rows) - 1, self.columnCount() - 1))
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


class VerbSheet(Sheet):
    """A list of accounts. Says which of ``verbs``, action ids of the registry, the person means for the selected."""

    verbWanted = Signal(str)

    def __init__(
        self, name: str, headings: Sequence[str], *, verbs: Collection[str], numbers: Sequence[int], grow: int
    ) -> None:
        super().__init__(name, headings, numbers=numbers, grow=grow)
        self._verbs = frozenset(verbs)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        action = list_action(self, event)
        if action in self._verbs:
            self.verbWanted.emit(action)
        else:
            super().keyPressEvent(event)


def tell_in_name(sheet: Sheet, *columns: int) -> None:
    """Tell what stands in ``columns`` over the first one too, for when there is no room for them."""
    model = sheet.model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    for line in range(sheet.rowCount()):
        cells = (model.index(line, column).data() for column in columns)
        told = "\n".join(f"{title}: {cell}" for title, cell in zip(titles, cells, strict=True))
        model.setData(model.index(line, 0), tip(told), Qt.ItemDataRole.ToolTipRole)
