"""Cells that are written in place: a line, or one of a few choices; what was written is told, not kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
LONGEST: Final = 500
#: What a cell is written from: its whole text, as it is kept.
KEPT: Final = Qt.ItemDataRole.UserRole + 1


class EditDelegate(QStyledItemDelegate):
    """Opens the editor of a cell. ``choices``: column -> what may be chosen, value by word."""

    def __init__(
        self,
        parent: QTableWidget,
        choices: Mapping[int, Mapping[str, str]],
        written: Callable[[int, int, str], None],
    ) -> None:
        super().__init__(parent)
        self._choices, self._written = choices, written

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        title = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if index.column() in self._choices:
            box = QComboBox(parent)
            for value, words in self._choices[index.column()].items():
                box.addItem(words, value)
            box.setAccessibleName(title)
            return box
        line = QLineEdit(parent)
        line.setMaxLength(LONGEST)
        line.setAccessibleName(title)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        kept = index.data(KEPT)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(kept), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(kept or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentData() if isinstance(editor, QComboBox) else str(editor.property("text"))
        if text != (index.data(KEPT) or ""):
            self._written(index.row(), index.column(), text)
