"""The renewal board as a table: its verdicts are chosen here, each by whose judgement it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from cs_workbench.domain.judgement import COLUMNS, FROM_RECORD, ROLE_OF, TITLES, verdicts_of
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.models.entry import ReadOnlyCell
from cs_workbench.ui.models.lines import LineTable
from cs_workbench.ui.models.table import ON_ACCOUNT, Cell, Index
from cs_workbench.ui.text import say, tip, value_word

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from cs_workbench.services.board import RenewalBoard
    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.ui.models.entry import Edit

OVERDUE, WANTED, DIFFERS = "red", "none", "yellow"  # the shapes beside the words
#: Why a cell is not written by whom it is shown to.
READ_ONLY: Final = {
    "csm": N_("board", "The CSM's judgement is written by the account's own CSM."),
    "lead": N_("board", "The lead's judgement is written by a lead. Your role stands in Settings."),
}


class BoardTable(LineTable):
    """Shows a `RenewalBoard`, grouped by look, where judgements differ first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: RenewalBoard | None = None

    def show_board(self, board: RenewalBoard, today: date) -> None:
        """Show the lines, by look."""
        first = self.board is None
        self.board, self.accounts = board, board.accounts
        self.show(board.book, today, {fact: say("facts", title) for fact, title in TITLES.items()})
        if first:
            self.set_columns(COLUMNS)
            self.sort_by("order")
            self.group_by("look")

    def row_of(self, key: int | None) -> BoardRow | None:
        """Return what stands on the line with a number; None for none."""
        place = -1 if key is None else self.place_of(key)
        return None if self.board is None or place < 0 else self.board.rows[place]

    def forget_edits(self) -> None:
        """Show again what is kept: what was typed was refused."""
        self._edits.clear()
        self._repaint()

    def role_at(self, column: int) -> str:
        """Return whose judgement stands in a column; '' for nobody's."""
        return ROLE_OF.get(self.fact_at(column), "") if 0 <= column < self.columnCount() else ""

    def refusal(self, line: int, column: int) -> str:
        """Return why a cell is not written here by the person at the desk; '' where it is."""
        role = self.role_at(column)
        if not role or self.editable(line, column):
            return ""
        return say("board", READ_ONLY[role])

    def editable(self, line: int, column: int) -> bool:
        role, row = self.role_at(column), self._row(line)
        return bool(role) and row >= 0 and self.board is not None and self.board.may_judge(row, role)

    def edit_of(self, line: int, column: int, text: str) -> Edit | None:
        edit = super().edit_of(line, column, text)
        row = self.row_of(self.account_at(line))
        if edit is not None and row is not None and edit.value not in (None, *verdicts_of(row.look)):
            raise ReadOnlyCell(heading=value_word("verdict", str(edit.value)))
        return edit

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.editable(index.row(), index.column()) else flags & ON_ACCOUNT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            told = self._tip(index.row(), index.column())
            if told:
                return tip(told)
        return super().data(index, role)

    # Inside

    def _takes(self, fact: str) -> bool:
        return fact in ROLE_OF

    def _tip(self, line: int, column: int) -> str:
        row, fact = self._row(line), self.fact_at(column)
        if row < 0 or self.board is None:
            return ""
        if fact in ROLE_OF or fact == "why_judged":
            return "\n".join(part for part in (self.board.tips[row], self.refusal(line, column)) if part)
        if fact == "days_left":
            fact = "deadline"
        if fact == "rule":
            return self.cell(line, column).text
        value = self.book[fact].at(row)
        return value.isoformat() if isinstance(value, date) else ""

    def _made(self, line: int, column: int) -> Cell:
        found = super()._made(line, column)
        place, fact = self._row(line), self.fact_at(column)
        if self.board is None or place < 0 or (self.book.account_id[place].item(), fact) in self._edits:
            return found
        row = self.board.rows[place]
        if fact == "rule":
            return found._replace(text=self.board.rule_texts[place])
        if fact == "difference" and row.coming.disagree:
            return found._replace(mark=DIFFERS)
        role = ROLE_OF.get(fact, "")
        if role and not getattr(row.coming, role):
            if role not in row.wanted:
                return found
            word = say("board", "overdue") if row.overdue else say("board", "not yet")
            return found._replace(
                text=word, mark=OVERDUE if row.overdue else WANTED, is_faint=not row.overdue
            )
        if role == "csm" and row.coming.heard.csm_from == FROM_RECORD:
            return found._replace(text=say("board", "{verdict} (record)", verdict=found.text), is_faint=True)
        return found

    def _heading_cell(self, line: int, column: int) -> str:
        return "" if self.fact_at(column) == "days_left" else super()._heading_cell(line, column)
