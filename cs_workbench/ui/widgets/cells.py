"""Paints the cells of the grid, and edits them where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.text import explain, heading, plain_label, value_word, yes_no_text
from cs_workbench.ui.theme import colour, row_height
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.shapes import paint_band, paint_chip

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from cs_workbench.ui.models.table import BookTable

Index = QModelIndex | QPersistentModelIndex
PAD: Final = 10
SHAPE: Final = 11
ENDING_KEYS: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
#: As numbers: Python's flags are slow, and this is asked for every cell.
SELECTED: Final = QStyle.StateFlag.State_Selected.value
FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
INKS: Final = (
    "text", "muted", "on_soft", "accent_soft", "sunken", "border", "focus", "surface", "edge",
)  # fmt: skip


class CellDelegate(QStyledItemDelegate):
    """Paints text itself: four times fewer questions to the model than Qt's own delegate."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inks: dict[str, QColor] = {}
        self._wrong = plain_label(parent=parent, wrap=True)
        self._wrong.setProperty("bar", "error")
        self._wrong.hide()
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme worn now."""
        self._inks = {name: colour(name) for name in INKS}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = cast("BookTable", index.model())
        cell = table.cell(index.row(), index.column())
        inks, rect = self._inks, option.rect
        state = option.state.value
        is_selected = bool(state & SELECTED)
        if cell.is_heading:
            painter.fillRect(rect, inks["sunken"])
        elif is_selected:
            painter.fillRect(rect, inks["accent_soft"])
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, inks["border"])
        room = rect.adjusted(PAD, 0, -PAD, 0)
        if cell.mark:
            room = self._paint_mark(painter, room, cell.mark, cell.text, is_selected)
        if cell.text and not room.isEmpty():
            ink = "on_soft" if is_selected else "muted" if cell.is_faint else "text"
            painter.setPen(inks[ink])
            self._paint_text(painter, room, cell.text, cell.is_right, cell.is_heading)
        if state & FOCUSED:
            ring = inks["focus"]
            for side in (
                QRect(rect.x(), rect.y(), rect.width(), 2),
                QRect(rect.x(), rect.bottom() - 1, rect.width(), 2),
                QRect(rect.x(), rect.y(), 2, rect.height()),
                QRect(rect.right() - 1, rect.y(), 2, rect.height()),
            ):
                painter.fillRect(side, ring)

    @staticmethod
    def _paint_text(painter: QPainter, room: QRect, text: str, is_right: bool, is_bold: bool) -> None:
        if is_bold:
            painter.save()
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, RIGHT if is_right else LEFT, fitting)
        if is_bold:
            painter.restore()

    def _paint_mark(self, painter: QPainter, room: QRect, mark: str, text: str, is_selected: bool) -> QRect:
        """Paint a band's shape or a tier's chip; return the room that is left for the text."""
        inks = self._inks
        if mark in ("green", "yellow", "red", "none"):
            top = room.y() + (room.height() - SHAPE) / 2
            paint_band(
                painter,
                QRectF(room.x(), top, SHAPE, SHAPE),
                mark,
                inks["on_soft"] if is_selected else None,
            )
            return room.adjusted(SHAPE + 8, 0, 0, 0)
        ink = inks["on_soft"] if is_selected else inks["text"]
        ground = inks["accent_soft"] if is_selected else inks["sunken"]
        edge = inks["edge"] if mark == "high" or is_selected else inks["sunken"]
        paint_chip(painter, room, text, ground=ground, ink=ink, edge=edge)
        return QRect()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height())

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        table = cast("BookTable", index.model())
        fact = table.fact_at(index.column())
        choices = choices_of(table, fact)
        editor: QWidget
        if choices:
            editor = box = QComboBox(parent)
            box.addItem("–", None)
            for value, word in choices:
                box.addItem(word, value)
            box.activated.connect(self._chosen)
        else:
            editor = line = LineEdit(heading(fact), parent)
            line.textChanged.connect(self._typed_on)
        editor.setAccessibleName(heading(fact))
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
