"""Lines of 活動履歴 Activity, page after page: the next one is asked for when the last line comes near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import day_text, moment_text, say, shown, tip, value_word

if TYPE_CHECKING:
    from cs_workbench.services.activity import ActivityPage, ActivityRow, Key

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
#: Column -> its heading, context 'activity'.
COLUMNS: Final = {
    "when": N_("activity", "When"),
    "account": N_("activity", "Account"),
    "what": N_("activity", "What"),
    "text": N_("activity", "Text"),
    "minutes": N_("activity", "Minutes"),
    "who": N_("activity", "Who"),
}
UNKNOWN: Final = "–"


class ActivityModel(QAbstractTableModel):
    """Rows as the service answers them; ``columns`` are keys of `COLUMNS`."""

    moreWanted = Signal(object)  # Key: the page after it

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[ActivityRow] = []
        self._next: Key | None = None
        self._asked: Key | None = None

    def show_first(self, page: ActivityPage) -> None:
        """Show ``page`` in the place of everything."""
        self.beginResetModel()
        self.rows, self._next, self._asked = list(page.rows), page.next, None
        self.endResetModel()

    def add_page(self, page: ActivityPage) -> None:
        """Show ``page`` below what is there."""
        start = len(self.rows)
        if page.rows:
            self.beginInsertRows(ROOT, start, start + len(page.rows) - 1)
            self.rows += page.rows
            self.endInsertRows()
        self._next, self._asked = page.next, None

    def line_of(self, key: Key) -> int | None:
        """Return the line of a row; None when it is not shown."""
        return next((line for line, row in enumerate(self.rows) if row.key == key), None)

    def canFetchMore(self, _parent: Index) -> bool:
        return self._next is not None and self._next != self._asked

    def fetchMore(self, _parent: Index) -> None:
        if self._next is not None and self._next != self._asked:
            self._asked = self._next
            self.moreWanted.emit(self._next)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say("activity", COLUMNS[self.columns[section]])
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in ("account", "text"):
            return tip(cell_text(row, column))
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def cell_text(row: ActivityRow, column: str) -> str:
    """Return what a cell shows, on one line of at most 300 characters."""
    if column == "when":
        return day_text(row.on) if row.on is not None else moment_text(row.at)
    if column == "account":
        return shown(row.account) or UNKNOWN
    if column == "what":
        return what_text(row)
    if column == "text":
        text = shown(row.text) or UNKNOWN
        return say("activity", "[{topic}] {words}", topic=shown(row.topic), words=text) if row.topic else text
    if column == "minutes":
        return "" if row.minutes is None else str(row.minutes)
    return shown(row.who)


def what_text(row: ActivityRow) -> str:
    """Return the channel with who it came from, or the kind."""
    word = value_word("channel", row.channel) if row.channel else value_word("chip", row.chip)
    if row.direction == "in" and row.channel:
        return say("activity", "{channel} (from them)", channel=word)
    if row.meaningful is False:
        return say("activity", "{channel} (no answer)", channel=word)
    return word


def _alignment(column: str) -> int:
    side = Qt.AlignmentFlag.AlignRight if column == "minutes" else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
