"""Edits the cells of the grid where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.text import explain, plain_label, value_word, yes_no_text
from cs_workbench.ui.theme import row_height
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from cs_workbench.ui.models.table import BookTable

Index = QModelIndex | QPersistentModelIndex
ENDING_KEYS: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell and takes what was typed; `page_painter` paints the cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wrong = plain_label(parent=parent, wrap=True)
        self._wrong.setProperty("bar", "error")
        self._wrong.hide()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height())

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        table = cast("BookTable", index.model())
        fact = table.fact_at(index.column())
        title = str(table.headerData(index.column(), Qt.Orientation.Horizontal))
        choices = choices_of(table, fact)
        editor: QWidget
        if choices:
            editor = box = QComboBox(parent)
            box.addItem("–", None)
            for value, word in choices:
                box.addItem(word, value)
            box.activated.connect(self._chosen)
        else:
            today, is_day = table.today or date.min, table.book[fact].kind is Kind.DATE
            line = DayField(title, today, parent) if is_day else LineEdit(title, parent)
            editor = line
            line.textChanged.connect(self._typed_on)
        editor.setAccessibleName(title)
        editor.setProperty("cell", True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, LineEdit) and not editor.isModified():
            # Never into words that are being typed: a refresh would drop what is in conversion.
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.text() if isinstance(editor, LineEdit) else ""
        if isinstance(editor, QComboBox):
            text = editor.currentText() if editor.currentData() is not None else ""
        model.setData(cast("QModelIndex", index), text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, LineEdit):
            if isinstance(watched, DayField) and watched.is_choosing():
                return False  # the calendar is part of the cell
            if watched.is_composing and event.type() == QEvent.Type.KeyPress:
                return False
            ends = event.type() == QEvent.Type.FocusOut or (
                event.type() == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() in ENDING_KEYS
            )
            if ends and not self._is_right(watched):
                return True
        if event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
            self._wrong.hide()
        return super().eventFilter(watched, event)

    def _is_right(self, editor: LineEdit) -> bool:
        """Say whether what is typed means something; if not, say why below the cell and keep it."""
        view = cast("QAbstractItemView", self.parent())
        table = cast("BookTable", view.model())
        try:
            table.read(view.currentIndex().column(), editor.text())
        except WorkbenchError as error:
            mark_wrong(editor, wrong=True)
            self._say(editor, explain(error))
            return False
        return True

    def _say(self, editor: QWidget, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setFixedWidth(max(editor.width(), 280))
        self._wrong.adjustSize()
        place = cast("QWidget", self.parent())
        self._wrong.move(editor.mapTo(place, editor.rect().bottomLeft()))
        self._wrong.show()
        self._wrong.raise_()
        editor.setAccessibleDescription(sentence)

    def _typed_on(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineEdit):
            mark_wrong(editor, wrong=False)
        self._wrong.hide()

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def choices_of(table: BookTable, fact: str) -> list[tuple[object, str]]:
    """Return (value, word) of everything that a cell may be; none where any text may stand."""
    column = table.book[fact]
    if column.kind is Kind.YES_NO:
        return [(True, yes_no_text(value=True)), (False, yes_no_text(value=False))]
    if column.kind in (Kind.CHOICE, Kind.REF):
        labels = column.labels or (BY_ID[fact].labels if fact in BY_ID else ())
        return [(label, value_word(fact, label)) for label in labels]
    return []
