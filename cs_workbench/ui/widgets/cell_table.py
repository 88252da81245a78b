"""The grid of the touch model: each cell its tier over accounts, hours and money; keys and drops change the tier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from cs_workbench.ui.text import tip
from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.clipboard import empty_mime
from cs_workbench.ui.widgets.value_matrix import tinted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CELL: Final = Role.UserRole
#: What a dragged tier is called between our own widgets.
MIME: Final = "application/x-csw-tier"
PAD: Final = 6
NARROWEST: Final = 84
LOWEST: Final = 240  # pixels; more rows scroll
DIGITS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
BACK_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What one cell says. ``strength``: 0 to 1, how strongly its ground is tinted; ``is_known``: it can be changed."""

    tier: str
    count: str
    money: str
    spoken: str
    strength: float = 0.0
    is_changed: bool = False
    is_known: bool = True


class _Paint(QStyledItemDelegate):
    """Paints the tier in strong words, then accounts and hours, then money; a changed cell has a broken edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: ShownCell | None = index.data(CELL)
        if cell is None:
            return
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        painter.fillRect(rect, tinted(cell.strength))
        painter.save()
        inner = rect.adjusted(PAD, PAD, -PAD, -PAD)
        plain, strong = QFont(painter.font()), QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        step = painter.fontMetrics().lineSpacing()
        painter.setPen(colour("text" if cell.strength else "muted"))
        for number, (text, font) in enumerate(
            ((cell.tier, strong), (cell.count, plain), (cell.money, plain))
        ):
            painter.setFont(font)
            line = QRect(inner.x(), inner.y() + number * step, inner.width(), step)
            if line.bottom() <= rect.bottom():
                short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
                painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), short)
        if cell.is_changed:
            painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(rect.adjusted(3, 3, -3, -3) if cell.is_changed else rect.adjusted(1, 1, -1, -1))
        painter.restore()


class CellTable(QTableWidget):
    """Arrow keys move; 1 to 4 give the cell a tier, the highest first; Delete takes it back; Enter opens it."""

    tierWanted = Signal(int, int, int)  # row, column, number of the tier from 0
    backWanted = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._tiers: tuple[str, ...] = ()
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_Paint(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.viewport().setAcceptDrops(True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(NARROWEST)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for header in (across, down):
            header.setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cellDoubleClicked.connect(self.opened)

    def show_cells(
        self,
        columns: Sequence[str],
        rows: Sequence[str],
        cells: Sequence[Sequence[ShownCell]],
        tiers: Sequence[str],
    ) -> None:
        """Show ``cells`` row by row; ``tiers``: the ids that the number keys stand for. The cursor stays."""
        here = (max(self.currentRow(), 0), max(self.currentColumn(), 0))
        self._tiers = tuple(tiers)
        self.setRowCount(len(rows))
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels(list(columns))
        self.setVerticalHeaderLabels(list(rows))
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                self.setItem(row, column, _item(cell))
        if rows and columns:
            self.setCurrentCell(min(here[0], len(rows) - 1), min(here[1], len(columns) - 1))
        self._fit_rows()

    def cell_at(self, row: int, column: int) -> ShownCell | None:
        """Return what a cell says."""
        item = self.item(row, column)
        found: ShownCell | None = None if item is None else item.data(CELL)
        return found

    def want(self, number: int) -> None:
        """Ask for the tier called ``number`` in the current cell."""
        if self.currentRow() >= 0 and number < len(self._tiers):
            self.tierWanted.emit(self.currentRow(), self.currentColumn(), number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = (self.currentRow(), self.currentColumn())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(*here)
        elif bare and event.key() in DIGITS:
            self.want(DIGITS.index(Qt.Key(event.key())))
        elif bare and event.key() in BACK_KEYS:
            self.backWanted.emit(*here)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self.indexAt(event.position().toPoint()).isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        tier = bytes(event.mimeData().data(MIME).data()).decode()
        if index.isValid() and tier in self._tiers:
            event.acceptProposedAction()
            self.setCurrentIndex(index)
            self.want(self._tiers.index(tier))

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().sizeHint().height() + max(self.rowCount(), 1) * self._step()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), LOWEST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _step(self) -> int:
        return 3 * self.fontMetrics().lineSpacing() + 3 * PAD

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._step())
        self.updateGeometry()


class TierButton(QPushButton):
    """A tier that is dragged on a cell; pressed, it goes to the current one, as its number key does."""

    def __init__(self, text: str, tier: str) -> None:
        super().__init__(text, flat=True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the number keys do the same
        self.tier = tier

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and not self.rect().adjusted(
            -far, -far, far, far
        ).contains(event.position().toPoint()):
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(tier_data(self.tier))
            drag.exec(Qt.DropAction.CopyAction)
        else:
            super().mouseMoveEvent(event)


def tier_data(tier: str) -> QMimeData:
    """Return a tier as it is dragged."""
    data = empty_mime()
    data.setData(MIME, tier.encode())
    return data


def _item(cell: ShownCell) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.tier)
    item.setData(CELL, cell)
    item.setData(Role.AccessibleTextRole, cell.spoken)
    item.setToolTip(tip(cell.spoken))
    return item
