"""The list beside a place: views, sections, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.ui.text import number_text, say, shown
from cs_workbench.ui.theme import colour, row_height

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
Role = Qt.ItemDataRole
ENTRY: Final = Role.UserRole
PAD: Final = 12
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Entry(Protocol):
    """A line: what is told when it is chosen, what is read, how many (None: no number), whether that presses."""

    @property
    def key(self) -> str:
        """What `SideList.chosen` tells."""
        ...

    @property
    def text(self) -> str:
        """What the person reads."""
        ...

    @property
    def count(self) -> int | None:
        """How many it stands for."""
        ...

    @property
    def is_urgent(self) -> bool:
        """Whether its number waits for a person."""
        ...


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Role.DisplayRole:
            return shown(entry.text)
        if role == Role.AccessibleTextRole:
            if entry.count is None:
                return entry.text
            return say("side", "{name}: {count}", name=entry.text, count=number_text(entry.count))
        return None


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect).adjusted(6, 2, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour("accent_soft" if is_chosen else "sunken"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 6, 6)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        room = rect.adjusted(PAD + 4, 0, -PAD - 4, 0)
        number = "" if entry.count is None else number_text(entry.count)
        width = painter.fontMetrics().horizontalAdvance(number)
        presses = entry.is_urgent and bool(entry.count)
        painter.setPen(colour("danger" if presses else "on_soft" if is_chosen else "muted"))
        painter.drawText(room, RIGHT, number)
        painter.setPen(colour("on_soft" if is_chosen else "text"))
        left = room.adjusted(0, 0, -width - 8, 0)
        text = painter.fontMetrics().elidedText(shown(entry.text), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, LEFT, text)
        painter.restore()


class SideList(QFrame):
    """Shows entries; the chosen one follows arrows, J, K and clicks."""

    chosen = Signal(str)  # an entry's key, by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._model = _Entries(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("side", "Views"))
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(self._moved)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def show_entries(self, entries: Sequence[Entry], chosen: str = "") -> None:
        """Show ``entries`` and mark the one whose key is ``chosen``; nobody is told."""
        scrolled = self.list.verticalScrollBar().value()
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self._model.show(entries)
        line = next((n for n, entry in enumerate(entries) if entry.key == chosen), -1)
        if line >= 0:
            here = self._model.index(line)
            selection.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        self.list.verticalScrollBar().setValue(scrolled)
        self.list.viewport().update()

    def keys(self) -> list[str]:
        """Return the keys shown, in order."""
        return [entry.key for entry in self._model.entries]

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        from PySide6.QtGui import QKeyEvent

        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
            if step is not None:
                line = self.list.currentIndex().row() + step
                if 0 <= line < self._model.rowCount():
                    self.list.setCurrentIndex(self._model.index(line))
                return True
        return super().eventFilter(watched, event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.entries[now.row()].key)
