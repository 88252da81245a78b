"""A table whose fields are typed where they stand; what cannot be meant is said below the field and stays typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.text import explain, say, tip, yes_no_text
from cs_workbench.ui.theme import colour, pixels, row_height
from cs_workbench.ui.views.sheet import LEFT, RIGHT, Sheet
from cs_workbench.ui.widgets.cells import CellDelegate
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FIELD: Final = Role.UserRole + 5
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
TICK: Final = "✓"
NARROWEST: Final = 150  # pixels of the column that takes the room
Flag = Qt.ItemFlag


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row.

    Attributes:
        text: its value as it is typed.
        place: what it is called to those who change it; '' cannot be changed.
        choices: (value, words) of everything it may be; none: any text.
        is_yes_no: '1' or '' , turned by Enter or Space.
        wrong: what is wrong with it, as a sentence.
        name: what a screen reader calls it.
    """

    text: str
    place: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_yes_no: bool = False
    wrong: str = ""
    name: str = ""

    @property
    def told(self) -> str:
        """The value as a screen reader says it."""
        return yes_no_text(value=bool(self.text)) if self.is_yes_no else self.shown

    @property
    def shown(self) -> str:
        """The value as the person reads it."""
        if self.is_yes_no:
            return TICK if self.text else ""
        return dict(self.choices).get(self.text, self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row. ``key``: what it stands for; ``is_heading``: others belong under it."""

    key: str
    fields: tuple[Field, ...]
    is_heading: bool = False


class _FieldDelegate(CellDelegate):
    """Edits a `Field`, and marks headings, mistakes and the field with the keyboard."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field: Field = index.data(FIELD)
        editor: QWidget
        if field.choices:
            editor = box = QComboBox(parent)
            for value, word in field.choices:
                box.addItem(word, value)
            box.activated.connect(self._chosen)
        else:
            editor = line = LineEdit(field.name, parent)
            line.textChanged.connect(self._typed_on)
            line.settled.connect(self._table.tell_typed)
        editor.setAccessibleName(field.name)
        editor.setProperty("cell", True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(str(index.data())), 0))
        elif isinstance(editor, LineEdit) and not editor.isModified():
            with QSignalBlocker(editor):
                editor.setText(index.data(FIELD).text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            self._table.take(index, str(editor.currentData()))
        elif isinstance(editor, LineEdit):
            self._table.take(index, editor.text())

    def initStyleOption(self, option: Any, index: Index) -> None:  # the stubs know no fields of the option
        super().initStyleOption(option, index)
        field: Field | None = index.data(FIELD)
        if field is None:
            return
        if self._table.is_heading(index.row()):
            option.font.setWeight(QFont.Weight.DemiBold)
        if field.wrong:
            option.text = f"⚠ {option.text}"
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour("danger"))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        has_keyboard = option.state & QStyle.StateFlag.State_HasFocus
        if self._table.is_heading(index.row()):
            painter.fillRect(option.rect, colour("sunken"))
        QStyledItemDelegate.paint(self, painter, option, index)
        if has_keyboard:
            painter.save()
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(QStyledItemDelegate.sizeHint(self, option, index).width(), row_height())

    @property
    def _table(self) -> EditTable:
        return cast("EditTable", self.parent())

    def _is_right(self, editor: LineEdit) -> bool:
        try:
            self._table.check(self._table.currentIndex(), editor.text())
        except WorkbenchError as error:
            mark_wrong(editor, wrong=True)
            self._say(editor, explain(error))
            return False
        return True


class EditTable(Sheet):
    """Typing, Enter or F2 begin a field, Enter and Tab end it, Esc leaves it as it was.

    Args:
        reads: reads what was typed at a place; raises a `WorkbenchError` where it cannot be meant.
    """

    edited = Signal(str, str)  # place, text
    typed = Signal(str, str)  # the same while it is still being typed, when it can be read
    left = Signal()  # a field was closed, entered or not
    addWanted = Signal()
    removeWanted = Signal(str)  # the row's key

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        reads: Callable[[str, str], object],
        *,
        numbers: Sequence[int] = (),
        grow: int = 0,
        most: int = 30,
    ) -> None:
        super().__init__(name, headings, numbers=numbers, grow=grow, most=most)
        self._reads = reads
        self._rows: tuple[Row, ...] = ()
        self._grow = grow
        self.horizontalHeader().setSectionResizeMode(grow, QHeaderView.ResizeMode.Interactive)
        self.setItemDelegate(_FieldDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; the cursor stays on its row and column, a field that is being typed as it is."""
        here, column = self.key_of(self.currentRow()), max(self.currentColumn(), 0)
        before, self._rows = self._rows, tuple(rows)
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for number, row in enumerate(rows):
                for place, field in enumerate(row.fields):
                    self._show(number, place, field)
        if [row.key for row in before] != [row.key for row in rows]:
            keys = [row.key for row in rows]
            at = keys.index(here) if here in keys else min(max(self.currentRow(), 0), len(rows) - 1)
            self.setCurrentCell(at, column)
            self._fit_rows()
        self._fit_columns()
        self.viewport().update()

    def key_of(self, row: int) -> str:
        """Return what a row stands for; '' for none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def is_heading(self, row: int) -> bool:
        """Return whether others belong under a row."""
        return 0 <= row < len(self._rows) and self._rows[row].is_heading

    def field_at(self, row: int, column: int) -> Field | None:
        """Return a field."""
        item = self.item(row, column)
        found: Field | None = None if item is None else item.data(FIELD)
        return found

    def has(self, place: str) -> bool:
        """Return whether a field called ``place`` is here."""
        return any(field.place == place for row in self._rows for field in row.fields)

    def go_to(self, place: str, *, edit: bool = False) -> None:
        """Put the cursor on the field called ``place``; ``edit``: and open it."""
        for number, row in enumerate(self._rows):
            for column, field in enumerate(row.fields):
                if field.place == place:
                    self.setCurrentCell(number, column)
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    if edit:
                        self._begin()

    def check(self, index: Index, text: str) -> None:
        """Raise a `WorkbenchError` where ``text`` cannot be meant."""
        field: Field = index.data(FIELD)
        self._reads(field.place, text)

    def take(self, index: Index, text: str) -> None:
        """Take what was typed."""
        field: Field = index.data(FIELD)
        if text != field.text:
            self.edited.emit(field.place, text)

    def tell_typed(self, text: str) -> None:
        """Tell what is being typed, where it can be read."""
        field = self.field_at(self.currentRow(), self.currentColumn())
        if field is None or self.state() != QAbstractItemView.State.EditingState:
            return
        try:
            self._reads(field.place, text)
        except WorkbenchError:
            return
        self.typed.emit(field.place, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        field = self.field_at(self.currentRow(), self.currentColumn())
        turns = field is not None and field.is_yes_no and event.key() == Qt.Key.Key_Space
        if event.key() in ENTER or turns:
            self._begin()
        elif event.key() == Qt.Key.Key_Insert:
            self.addWanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.key_of(self.currentRow()):
            self.removeWanted.emit(self.key_of(self.currentRow()))
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._begin()

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(n) for n in range(self.columnCount()) if n != self._grow)
        header.resizeSection(self._grow, max(pixels(NARROWEST), self.viewport().width() - others))

    def _begin(self) -> None:
        """Begin the current field; yes and no only turn."""
        index = self.currentIndex()
        field: Field | None = index.data(FIELD)
        if field is None or not field.place:
            return
        if field.is_yes_no:
            self.take(index, "" if field.text else "1")
            return
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, QComboBox):
            editor.showPopup()

    def _show(self, row: int, column: int, field: Field) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(RIGHT if column in self._numbers else LEFT)
            self.setItem(row, column, item)
        if item.data(FIELD) == field:
            return
        typed = bool(field.place) and not field.is_yes_no
        item.setFlags(
            Flag.ItemIsEnabled | Flag.ItemIsSelectable | (Flag.ItemIsEditable if typed else Flag(0))
        )
        item.setText(field.shown)
        item.setData(FIELD, field)
        item.setToolTip(tip(field.wrong or field.told))
        spoken = (
            say("cells", "{field}: {value}", field=field.name, value=field.shown)
            if field.name
            else field.shown
        )
        item.setData(Role.AccessibleTextRole, f"{spoken}. {field.wrong}" if field.wrong else spoken)
