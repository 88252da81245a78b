"""契約更新ボード: renewals at their two looks; rule, CSM and lead side by side, judged where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from cs_workbench.domain.judgement import VERDICTS, verdicts_of
from cs_workbench.ui.models.board import BoardTable
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.line_grid import LineGrid

if TYPE_CHECKING:
    from cs_workbench.services.board import RenewalBoard
    from cs_workbench.services.forecast import BoardRow

WIDTHS: Final = {
    "name": 160, "days_left": 46, "deadline": 94, "arr": 106, "rule": 156, "verdict_csm": 116, "verdict_lead": 88,
    "difference": 192, "why_judged": 108, "next_step": 96, "renewal_stage": 80, "owner": 60, "basis": 90, "chance": 80,
    "to_do": 150, "earlier": 140, "look": 120, "notice": 94, "renewal": 94,
}  # fmt: skip
DIGITS: Final = {
    Qt.Key.Key_1: VERDICTS[0], Qt.Key.Key_2: VERDICTS[1], Qt.Key.Key_3: VERDICTS[2], Qt.Key.Key_4: VERDICTS[3],
}  # fmt: skip
GONE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardGrid(LineGrid):
    """The board with the grid's hands. On a judgement 1 to 4 choose, Enter asks why, Delete takes it back."""

    judgeWanted = Signal(str, str)  # 'csm' or 'lead', verdict that begins ('' what stands): open the line
    takeBackWanted = Signal(str)  # 'csm' or 'lead'

    def __init__(self) -> None:
        self.lines = BoardTable()
        super().__init__(self.lines)
        self.setAccessibleName(say("board", "Renewal board"))
        self.setAccessibleDescription(
            say(
                "board",
                "On a judgement: 1 renews, 2 smaller, 3 leaves, 4 monitor; Enter says why; Delete takes it back.",
            )
        )
        self.header.widths = {fact: pixels(width) for fact, width in WIDTHS.items()}

    def show_board(self, board: RenewalBoard, today: date) -> None:
        """Show the lines of the accounts that are allowed."""
        self.lines.show_board(board, today)
        self.show_allowed()

    def rows_meant(self, role: str) -> tuple[BoardRow, ...]:
        """Return what a judgement of ``role`` is about: the selected rows, else the current, that may be judged."""
        lines = self.lines.lines_of(self.selected_accounts())
        column = self._column_of(role)
        keys = [self.lines.account_at(int(line)) for line in lines if self.lines.editable(int(line), column)]
        return tuple(row for row in map(self.lines.row_of, keys) if row is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = self.lines.role_at(self.currentIndex().column())
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wants = key in DIGITS or key in GONE or key in ENTERS
        if not role or not plain or not wants or self.is_editing() or self.current_account() is None:
            super().keyPressEvent(event)
            return
        refusal = self.lines.refusal(self.currentIndex().row(), self.currentIndex().column())
        if refusal:
            self.refused.emit(refusal)
        elif key in GONE:
            self.takeBackWanted.emit(role)
        else:
            self._choose(role, DIGITS.get(key, ""))

    def _choose(self, role: str, verdict: str) -> None:
        rows = self.rows_meant(role)
        allowed = {v for row in rows for v in verdicts_of(row.look)}
        if verdict and verdict not in allowed:
            self.refused.emit(
                say("board", "Three months ahead “monitor” is no judgement any more: choose 1, 2 or 3.")
            )
        elif rows:
            self.judgeWanted.emit(role, verdict)

    def _edit(self) -> None:
        index = self.currentIndex()
        refusal = self.lines.refusal(index.row(), index.column())
        if refusal:
            self.refused.emit(refusal)
        elif self.lines.role_at(index.column()):
            super()._edit()
        elif index.isValid() and self.current_account() is not None:
            self.refused.emit(
                say(
                    "board",
                    "Judgements are written here. The rest is changed in the layout Renewals, or on the account.",
                )
            )

    def _column_of(self, role: str) -> int:
        columns = range(self.lines.columnCount())
        return next((column for column in columns if self.lines.role_at(column) == role), -1)
