"""The recipients of a campaign as a table: who gets the mail, who does not and why; accounts without anybody last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from cs_workbench.domain.campaign import EXCLUDED
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_page import AccountWithout
from cs_workbench.services.outreach_rows import RecipientRow
from cs_workbench.ui.text import say, shown, tip, value_word

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection

Index = QModelIndex | QPersistentModelIndex
Line = RecipientRow | AccountWithout
ROOT: Final = QModelIndex()
Role = Qt.ItemDataRole
HEADINGS: Final = (
    N_("campaign", "Account"), N_("campaign", "Recipient"), N_("campaign", "Stands"), N_("campaign", "Role"),
    N_("campaign", "Copies"), N_("campaign", "Address"),
)  # fmt: skip
ACCOUNT, PERSON, STANDS = range(3)
WIDTHS: Final = (170, 110, 150, 90, 60, 180)
ROW_ROOM: Final = 12
#: Keys -> what is wanted of the current line.
VERBS: Final = {
    Qt.Key.Key_Delete: "leave_out",
    Qt.Key.Key_Backspace: "leave_out",
    Qt.Key.Key_I: "put_in",
    Qt.Key.Key_Insert: "put_in",
    Qt.Key.Key_F2: "write",
}


class People(QAbstractTableModel):
    """The lines, all or some of them."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Line] = ()
        self._only: frozenset[str] | None = None
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``, or those of them that were asked for."""
        self._all = lines
        self._filter()

    def show_only(self, uids: Collection[str] | None) -> None:
        """Show these recipients; 'without' stands for the accounts without anybody; None: everybody."""
        self._only = None if uids is None else frozenset(uids)
        self._filter()

    def row_of(self, uid: str) -> int:
        """Return where a recipient stands; -1: nowhere."""
        return next((n for n, line in enumerate(self.lines) if key_of(line) == uid), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return say("campaign", HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        text = _cell(self.lines[index.row()], index.column())
        return tip(text) if role == Role.ToolTipRole else text or "–"

    def _filter(self) -> None:
        self.beginResetModel()
        only = self._only
        self.lines = [
            line for line in self._all if only is None or _group(line) in only or key_of(line) in only
        ]
        self.endResetModel()


class PeopleTable(QTableView):
    """Arrow keys move; Del leaves out, I puts in, F2 writes differently, Enter looks at the mail."""

    lineChanged = Signal(object)  # RecipientRow, AccountWithout or None
    verbWanted = Signal(str)  # of `VERBS`
    chosen = Signal()  # Enter

    def __init__(self) -> None:
        super().__init__()
        self.people = People()
        self.setModel(self.people)
        self.setAccessibleName(say("campaign", "Recipients"))
        self.setProperty("sheet", "leading")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self._key = ""
        self._fit()

    def line(self) -> Line | None:
        """Return the current line."""
        row = self.currentIndex().row()
        return self.people.lines[row] if 0 <= row < len(self.people.lines) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; the current one stays so where it is still there."""
        self.people.show_lines(lines)
        self.choose(self._key)

    def show_only(self, uids: Collection[str] | None) -> None:
        """Show some of them; None: all."""
        self.people.show_only(uids)
        self.choose(self._key)

    def choose(self, uid: str) -> None:
        """Make a recipient the current line, where it is there; else the first who gets a mail."""
        row = self.people.row_of(uid)
        if row < 0:  # the first who gets a mail
            leaving = (
                n for n, line in enumerate(self.people.lines) if getattr(line, "state", EXCLUDED) != EXCLUDED
            )
            row = next(leaving, 0)
        if self.people.lines:
            self.setCurrentIndex(self.people.index(row, 0))
        else:
            self.lineChanged.emit(None)

    def step(self, by: int) -> None:
        """Go on or back by so many lines."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.people.lines):
            self.setCurrentIndex(self.people.index(row, 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        line = self.line()
        if line is not None:
            self._key = key_of(line)
            self.lineChanged.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.chosen.emit()
        elif key in VERBS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.verbWanted.emit(VERBS[key])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(400, 8 * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 3 * self.verticalHeader().defaultSectionSize())

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QWidget.fontMetrics(self).height() + ROW_ROOM)


def key_of(line: Line) -> str:
    """Return what a line is known by."""
    return line.uid if isinstance(line, RecipientRow) else f"without {line.account_id}"


def _group(line: Line) -> str:
    """Return the name under which a finding means a line that is no recipient."""
    return "" if isinstance(line, RecipientRow) else "without"


def stands_text(line: Line) -> str:
    """Return how a line stands, with a sign before the word."""
    if isinstance(line, AccountWithout):
        return f"▲ {value_word('without_person', line.why)}"
    if line.state == EXCLUDED:
        why = value_word("held_back", line.reason)
        said = say("campaign", "{reason}: {why}", reason=why, why=shown(line.why)) if line.why else why
        return f"■ {said}"
    marks = [f"● {value_word('recipient_state', line.state)}"]
    if line.edits:
        marks.append(say("campaign", "text of its own"))
    if line.why:
        marks.append(say("campaign", "put in: {why}", why=shown(line.why)))
    return " · ".join(marks)


def _cell(line: Line, column: int) -> str:
    if column == ACCOUNT:
        return shown(line.account)
    if column == STANDS:
        return stands_text(line)
    if isinstance(line, AccountWithout):
        return ""
    if column == PERSON:
        return shown(line.name)
    role = value_word("role", line.role) if line.role else ""
    copies = ", ".join(name or address for name, address in line.copies)
    return (role, shown(copies), shown(line.email))[column - STANDS - 1]
