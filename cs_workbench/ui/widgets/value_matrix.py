"""Touch tier against phase: how many accounts and how much money stand where, darker where more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.ui.text import money_sums, money_sums_text, number_text, say, value_word
from cs_workbench.ui.theme import colour

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book, Bools

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SHARE: Final = Role.UserRole
MONEY: Final = Role.UserRole + 1
CONDITION: Final = Role.UserRole + 2
ROWS: Final = (*TIERS, "")
COLUMNS: Final = (*PHASES, "")
#: How strongly the fullest cell is tinted, so that text on it keeps its contrast.
STRONGEST: Final = 0.30
WEAKEST: Final = 0.06
Places = NDArray[np.int64]
SMALLEST: Final = (72, 52)


class _Cell(QStyledItemDelegate):
    """Paints number over money on a tint that grows with the number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        count, share = index.data(Role.DisplayRole), float(index.data(SHARE) or 0)
        painter.fillRect(rect, tinted(share))
        painter.save()
        middle = rect.center().y()
        strong = QFont(painter.font())
        strong.setPointSizeF(strong.pointSizeF() * 1.3)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setPen(colour("text" if share else "muted"))
        small = painter.fontMetrics().elidedText(
            index.data(MONEY) or "", Qt.TextElideMode.ElideRight, rect.width() - 12
        )
        room = rect if not small else QRect(rect.x(), rect.y(), rect.width(), middle - rect.y() + 4)
        foot = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        below = QRect(rect.x(), middle + 5, rect.width(), rect.bottom() - middle)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), small)
        painter.setFont(strong)
        painter.drawText(room, foot if small else int(Qt.AlignmentFlag.AlignCenter), count)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class ValueMatrix(QTableWidget):
    """Each number is a door: Enter or a double click asks for the accounts behind it."""

    conditionWanted = Signal(str)  # "tier:high phase:adoption"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(ROWS), len(COLUMNS), parent)
        self.setAccessibleName(say("matrix", "Touch tier by phase"))
        self.setHorizontalHeaderLabels([_title("phase", phase) for phase in COLUMNS])
        self.setVerticalHeaderLabels([_title("tier", tier) for tier in ROWS])
        for header, least in zip((self.horizontalHeader(), self.verticalHeader()), SMALLEST, strict=True):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(least)
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_Cell(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.cellDoubleClicked.connect(self._want)

    def show_book(self, book: Book, mask: Bools | None = None) -> None:
        """Count the accounts of ``book`` where ``mask`` is True (None: all); empty lines are hidden."""
        here = np.ones(len(book), np.bool_) if mask is None else mask
        tier = _places(book, "tier", ROWS)
        phase = _places(book, "phase", COLUMNS)
        counts = np.zeros((len(ROWS), len(COLUMNS)), np.int64)
        np.add.at(counts, (tier[here], phase[here]), 1)
        fullest = max(int(counts.max()), 1)
        for row in range(len(ROWS)):
            for column in range(len(COLUMNS)):
                inside = np.flatnonzero(here & (tier == row) & (phase == column))
                money = money_sums_text(money_sums(book["arr"], inside)) if "arr" in book else ""
                count = int(counts[row, column])
                self.setItem(row, column, _item(row, column, count, count / fullest, money))
        self._hide_empty(counts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _hide_empty(self, counts: Places) -> None:
        """Show only the tiers and phases that have an account; the cursor stays on what is shown."""
        for row in range(len(ROWS)):
            self.setRowHidden(row, not counts[row].any())
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, not counts[:, column].any())
        here = (self.currentRow(), self.currentColumn())
        if counts.any() and (min(here) < 0 or not (counts[here[0]].any() and counts[:, here[1]].any())):
            row, column = np.argwhere(counts)[0]
            self.setCurrentCell(int(row), int(column))

    def _want(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None:
            self.conditionWanted.emit(item.data(CONDITION))


def tinted(share: float) -> QColor:
    """Return the ground of a cell: the paper, tinted by the accent up to `STRONGEST`."""
    paper, accent = colour("surface"), colour("accent")
    if not share:
        return colour("sunken")
    weight = WEAKEST + (STRONGEST - WEAKEST) * share
    parts = ((paper.red(), accent.red()), (paper.green(), accent.green()), (paper.blue(), accent.blue()))
    return QColor(*(round(p + (a - p) * weight) for p, a in parts))


def _title(of: str, value: str) -> str:
    return value_word(of, value) if value or of == "tier" else say("matrix", "No phase")


def _item(row: int, column: int, count: int, share: float, money: str) -> QTableWidgetItem:
    item = QTableWidgetItem(number_text(count))
    item.setData(SHARE, share)
    item.setData(MONEY, money if count else "")
    item.setData(CONDITION, f"tier:{ROWS[row] or 'none'} phase:{COLUMNS[column] or 'none'}")
    spoken = say(
        "matrix", "{tier}, {phase}: %n account(s)", count,
        tier=_title("tier", ROWS[row]), phase=_title("phase", COLUMNS[column]),
    )  # fmt: skip
    item.setData(Role.AccessibleTextRole, f"{spoken}, {money}" if count and money else spoken)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item


def _places(book: Book, fact: str, ids: tuple[str, ...]) -> Places:
    """Return the place of each account among ``ids``; what is unknown or not among them comes last."""
    last = len(ids) - 1
    if fact not in book:
        return np.full(len(book), last, np.int64)
    places = [ids.index(label) if label in ids else last for label in book[fact].labels]
    return np.asarray(np.array([*places, last], np.int64)[book[fact].values])  # code -1 is the last one
