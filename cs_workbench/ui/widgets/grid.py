"""The grid: accounts in lines, with Excel's hands and one-key verbs, as quick at a million as at ten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import figures, row_height
from cs_workbench.ui.widgets.cells import CellDelegate
from cs_workbench.ui.widgets.clipboard import MOST_ROWS, PastePlan, copied, plan_of, read_block
from cs_workbench.ui.widgets.header import GridHeader
from cs_workbench.ui.widgets.page_painter import LEAD, PAD, PagePainter, Span
from cs_workbench.ui.widgets.selection import selected_lines, selection_of

if TYPE_CHECKING:
    from cs_workbench.ui.models.table import BookTable

REMEMBERED: Final = 1_000  # selected accounts that `state` writes down
SUM_AFTER_MS: Final = 30
ROWS: Final = QItemSelectionModel.SelectionFlag.Rows
STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
Flag = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex


class Grid(QTableView):
    """Shows a `BookTable`. Says what the person did; what follows is for the view to decide."""

    openWanted = Signal(object)  # account, or the number of a line: larger than Qt's own numbers
    peekWanted = Signal(object)
    verbWanted = Signal(str)  # action id of `actions`, for the selected accounts
    currentAccountChanged = Signal(object)  # account or None
    selectionTold = Signal(object)  # models.summary.Summary
    pasteWanted = Signal(object)  # clipboard.PastePlan of more than one cell: show it, then `paste`
    refused = Signal(str)  # a sentence: why nothing was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("table", "Accounts"))
        self._kept: tuple[NDArray[np.int64], int | None, int, int] | None = None
        self._actions = {
            "account.open": self._open,
            "account.peek": self._peek,
            "edit.copy": self.copy,
            "edit.paste": self.ask_paste,
            "edit.fill_down": self.fill_down,
            "edit.cell": self._edit,
            "edit.select": self._toggle,
            "edit.select_all": self.selectAll,
            "view.sort": self.sort_by_current_column,
        }
        self.setItemDelegate(CellDelegate(self))
        self._painter = PagePainter(figures(QApplication.font()))
        self.header = GridHeader(self)
        self.setHorizontalHeader(self.header)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._sums = QTimer(self, singleShot=True, interval=SUM_AFTER_MS)
        self._sums.timeout.connect(self._tell_sums)
        self.header.sortWanted.connect(self.sort_by_column)
        self.header.groupWanted.connect(self.group_by)
        self.header.columnsWanted.connect(self.show_columns)
        self._dress()

    @property
    def table(self) -> BookTable:
        """The model."""
        return cast("BookTable", self.model())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        # With a selection of its own the header never asks whether a whole column is selected:
        # that question costs a call per row at every repaint.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)
        self.header.fit()

    # What is selected

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        return self.table.account_at(self.currentIndex().row())

    def selected_accounts(self) -> NDArray[np.int64]:
        """Return the selected accounts in the order shown; without a selection the one under the cursor."""
        found = self.table.accounts_at(selected_lines(self.selectionModel()))
        current = self.current_account()
        return found if len(found) or current is None else np.array([current], np.int64)

    def select_accounts(self, accounts: NDArray[np.int64]) -> None:
        """Select exactly these accounts, as far as they are shown."""
        selection = selection_of(self.table, self.table.lines_of(accounts))
        self.selectionModel().select(selection, Flag.ClearAndSelect | ROWS)

    def go_to(self, account: int, column: int = 0) -> bool:
        """Put the cursor on ``account``; False when it is not shown."""
        lines = self.table.lines_of(np.array([account], np.int64))
        if not len(lines):
            return False
        self.selectionModel().setCurrentIndex(self.table.index(int(lines[0]), column), Flag.NoUpdate)
        self.scrollTo(self.currentIndex())
        return True

    def is_editing(self) -> bool:
        """Return whether a cell is being edited: then a refresh has to wait."""
        return self.state() == QAbstractItemView.State.EditingState

    # Verbs

    def act(self, action: str) -> None:
        """Do what an action of the list context says, as its key would: ours here, the others announced."""
        if not self.currentIndex().isValid():
            return
        own = self._actions.get(action)
        if own is not None:
            own()
        else:
            self.verbWanted.emit(action)

    def copy(self) -> None:
        """Copy the selected lines with headings, for a spreadsheet or a mail."""
        lines = selected_lines(self.selectionModel())
        if not len(lines) and self.currentIndex().isValid():
            lines = np.array([self.currentIndex().row()], np.intp)
        if len(lines) > MOST_ROWS:
            self.refused.emit(
                say("table", "%n rows are too many for the clipboard. Export them instead.", len(lines))
            )
        elif len(lines):
            QGuiApplication.clipboard().setMimeData(copied(self.table, lines, self._columns()))

    def ask_paste(self) -> None:
        """Read the clipboard as a block at the cursor; one cell is pasted, a block is shown first."""
        index = self.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if not index.isValid() or not block:
            return
        places = self._columns()
        right = places[self.header.visualIndex(index.column()) :]
        chosen = selected_lines(self.selectionModel())
        plan = plan_of(self.table, block, index.row(), right, chosen)
        if len(plan.edits) + len(plan.refused) > 1:
            self.pasteWanted.emit(plan)
        elif plan.refused:
            self.refused.emit(plan.refused[0][2])
        else:
            self.paste(plan)

    def paste(self, plan: PastePlan) -> None:
        """Do what the plan says, as one step."""
        self.table.apply(plan.edits)

    def fill_down(self) -> None:
        """Write the topmost selected line's value of the cursor's column into the lines below it."""
        column, lines = self.currentIndex().column(), selected_lines(self.selectionModel())
        if column < 0 or len(lines) <= 1:
            return
        text = str(self.table.index(int(lines[0]), column).data(Qt.ItemDataRole.EditRole) or "")
        plan = plan_of(self.table, [[text]], int(lines[0]), [column], lines)
        if plan.refused:
            self.refused.emit(plan.refused[0][2])
        else:
            self.paste(plan)

    def sort_by_column(self, column: int) -> None:
        """Order by a column; the same column again turns the order round."""
        shown, fact = self.table.shown, self.table.fact_at(column)
        self.table.sort_by(fact, descending=shown.by == fact and not shown.descending)
        self.header.show_sorted()

    def sort_by_current_column(self) -> None:
        """Order by the cursor's column, for those without a mouse; once more turns the order round."""
        if self.currentIndex().isValid():
            self.sort_by_column(self.currentIndex().column())

    def group_by(self, fact: str) -> None:
        """Group by a fact; '' for no groups."""
        self.table.group_by(fact)

    def group_by_current_column(self) -> None:
        """Group by the cursor's column, or end the groups when it is grouped so already."""
        column = self.currentIndex().column()
        fact = self.table.fact_at(column) if column >= 0 else ""
        self.group_by("" if fact == self.table.shown.group else fact)

    def show_columns(self, facts: list[str]) -> None:
        """Show these facts, in this order."""
        self.table.set_columns(facts)

    def choose_columns(self) -> None:
        """Open the choice of columns, for those without a mouse."""
        menu = self.header.chooser(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header.mapToGlobal(QPoint(8, self.header.height())))

    # Memory

    def memory(self) -> dict[str, Any]:
        """Return columns, widths, order, groups, cursor and selection, for `remember`."""
        shown = self.table.shown
        return {
            "columns": self.header.facts(),
            "widths": dict(self.header.widths),
            "sort": list(self.table.sort_keys()),
            "group": shown.group,
            "current": self.current_account(),
            "column": max(self.currentIndex().column(), 0),
            "top": self.table.account_at(self.rowAt(0)),
            "selected": self.selected_accounts()[:REMEMBERED].tolist(),
        }

    def remember(self, memory: Mapping[str, Any]) -> None:
        """Come back to what `memory` returned; anything unreadable in it is passed over."""
        widths = memory.get("widths")
        if isinstance(widths, dict):
            self.header.widths = {f: w for f, w in widths.items() if isinstance(w, int) and 0 < w < 4096}  # noqa: PLR2004
        facts = memory.get("columns")
        if isinstance(facts, list) and any(fact in self.table.book for fact in facts):
            self.table.set_columns([str(fact) for fact in facts])
        sort, group = memory.get("sort"), memory.get("group")
        if isinstance(sort, list):
            self.table.sort_by_keys([str(key) for key in sort])
        if isinstance(group, str) and group != self.table.shown.group:
            self.group_by(group)
        selected = [i for i in memory.get("selected") or () if isinstance(i, int)]
        self.select_accounts(np.array(selected, np.int64))
        current, top, column = memory.get("current"), memory.get("top"), memory.get("column")
        if isinstance(current, int):
            self.go_to(current, column if isinstance(column, int) else 0)
        if isinstance(top, int):
            self._scroll_to_top(top)
        self.header.show_sorted()

    # Qt's questions

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.header.frozen():
            self.viewport().update()
        self._sums.start()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.currentAccountChanged.emit(self.table.account_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing():
            super().keyPressEvent(event)
            return
        action = list_action(self, event)
        if event.key() == Qt.Key.Key_Enter:
            action = "account.open"
        if action:
            self.act(action)
        elif event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers()))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self._to_end(last=event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.table.editable(index.row(), index.column()):
            self.edit(index)
        elif index.isValid():
            self._open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.rowAt(int(event.position().y()))
        if self.table.is_heading(line):
            self.table.toggle_group(line)
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        dirty, header = event.rect(), self.header
        lines = [
            Span(line, self.rowViewportPosition(line), self.rowHeight(line))
            for line in _from_to(self.rowAt(dirty.top()), self.rowAt(dirty.bottom()), self.table.rowCount())
        ]
        places = _from_to(
            header.visualIndexAt(dirty.left()), header.visualIndexAt(dirty.right()), header.count()
        )
        columns = [
            Span(column, header.sectionViewportPosition(column), header.sectionSize(column), _pad(place))
            for place, column in zip(places, map(header.logicalIndex, places), strict=True)
        ]
        if not lines or not columns:
            return
        current, frozen = self.currentIndex(), header.frozen()
        with QPainter(self.viewport()) as painter:
            self._painter.paint(painter, self.table, lines, columns, self.selectionModel())
            has_ring = self.hasFocus() and current.isValid()
            if has_ring and not self._is_frozen(current):
                self._painter.paint_ring(painter, self.visualRect(current))
            if frozen > dirty.left():
                first = Span(header.logicalIndex(0), 0, frozen, LEAD)
                self._painter.paint_frozen(painter, self.table, lines, first, self.selectionModel())
            if has_ring and self._is_frozen(current):
                self._painter.paint_ring(painter, self.visualRect(current))

    # The first column stays in view

    def indexAt(self, pos: QPoint) -> QModelIndex:
        index = super().indexAt(pos)
        if index.isValid() and 0 <= pos.x() < self.header.frozen():
            return self.table.index(index.row(), self.header.logicalIndex(0))
        return index

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if self._is_frozen(index):
            rect.moveLeft(0)
        return rect

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        was, is_frozen = bar.value(), self._is_frozen(index)
        super().scrollTo(index, hint)
        if is_frozen:
            bar.setValue(was)  # it is seen where it is
        elif (hidden := self.header.frozen() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()  # what was moved took the first column along
            self.header.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self._dress()

    # Inside

    def _dress(self) -> None:
        font = figures(QApplication.font())
        self._painter.dress(font)
        if font != self.font():
            self.setFont(font)
        head = QFont(QApplication.font())
        head.setPointSizeF(head.pointSizeF() * 0.94)
        self.header.setFont(head)
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        if self.model() is not None:
            self.header.fit()

    def _is_frozen(self, index: Index) -> bool:
        return bool(self.header.frozen()) and index.column() == self.header.logicalIndex(0)

    def _columns(self) -> list[int]:
        return [self.header.logicalIndex(place) for place in range(self.header.count())]

    def _open(self) -> None:
        line = self.currentIndex().row()
        account = self.table.account_at(line)
        if account is not None:
            self.openWanted.emit(account)
        else:
            self.table.toggle_group(line)

    def _peek(self) -> None:
        account = self.current_account()
        if account is not None:
            self.peekWanted.emit(account)

    def _edit(self) -> None:
        index = self.currentIndex()
        if self.table.editable(index.row(), index.column()):
            self.edit(index)
        elif index.isValid() and self.table.account_at(index.row()) is not None:
            self.refused.emit(self.table.why_fixed(index.column()))

    def _toggle(self) -> None:
        self.selectionModel().select(self.currentIndex(), Flag.Toggle | ROWS)

    def _to_end(self, *, last: bool) -> None:
        line = self.table.rowCount() - 1 if last else 0
        self.setCurrentIndex(self.table.index(line, max(self.currentIndex().column(), 0)))

    def _tell_sums(self) -> None:
        self.selectionTold.emit(self.table.summary(selected_lines(self.selectionModel())))

    def _keep(self) -> None:
        selected = self.table.accounts_at(selected_lines(self.selectionModel()))
        top = self.table.account_at(self.rowAt(0))
        self._kept = (
            selected,
            self.current_account(),
            self.currentIndex().column(),
            -1 if top is None else top,
        )

    def _bring_back(self) -> None:
        self.header.fit()
        kept, self._kept = self._kept, None
        if kept is None:
            return
        selected, current, column, top = kept
        if len(selected):
            self.select_accounts(selected)
        if current is not None:
            self.go_to(current, min(max(column, 0), self.table.columnCount() - 1))
        if top >= 0:
            self._scroll_to_top(top)
        self._sums.start()

    def _scroll_to_top(self, account: int) -> None:
        lines = self.table.lines_of(np.array([account], np.int64))
        if len(lines):
            self.scrollTo(self.table.index(int(lines[0]), 0), QAbstractItemView.ScrollHint.PositionAtTop)


def _from_to(first: int, last: int, count: int) -> range:
    """Return the numbers from ``first`` to ``last``, both -1 beyond the end."""
    return range(first if first >= 0 else count, last + 1 if last >= 0 else count)


def _pad(place: int) -> int:
    """Return how far in the words of the column at ``place`` begin."""
    return PAD if place else LEAD
