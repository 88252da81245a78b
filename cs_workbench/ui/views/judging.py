"""Between the cells of the renewal board and the line on which a judgement gets its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_workbench.domain.judgement import ROLE_OF, verdicts_of
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.ui.models.entry import Edit
    from cs_workbench.ui.views.board import BoardGrid
    from cs_workbench.ui.views.quick_line import QuickLine, Written


class Judging(QObject):
    """Opens the line for the rows meant; says what was judged."""

    judged = Signal(
        object, str, str, str
    )  # tuple[BoardRow, ...], 'csm' or 'lead', verdict ('' takes back), why

    def __init__(self, board: BoardGrid, quick: QuickLine, parent: QObject) -> None:
        super().__init__(parent)
        self._board, self._quick = board, quick
        self._rows: tuple[BoardRow, ...] = ()
        self._role = ""
        board.lines.edited.connect(self._take_edits)
        board.judgeWanted.connect(self._open)
        board.takeBackWanted.connect(self._take_back)

    def written(self, written: Written) -> None:
        """Take what was written on the line."""
        self.judged.emit(self._rows, self._role, written.verdict, written.text)

    # Inside

    def _open(self, role: str, verdict: str) -> None:
        rows = self._board.rows_meant(role)
        self._rows, self._role = rows, role
        stands = {row.coming.heard.written(role) for row in rows}
        one = stands.pop() if len(stands) == 1 else None
        whom = rows[0].coming.account if len(rows) == 1 else say("board", "%n renewal(s)", len(rows))
        self._quick.open("judge", whom)
        self._quick.judge(verdicts_of(min(row.look for row in rows)), verdict or (one.verdict if one else ""))
        if one is not None and verdict in ("", one.verdict):
            self._quick.write_first(one.why)

    def _take_back(self, role: str) -> None:
        rows = tuple(
            row for row in self._board.rows_meant(role) if row.coming.heard.written(role) is not None
        )
        if rows:
            self.judged.emit(rows, role, "", "")

    def _take_edits(self, edits: Sequence[Edit]) -> None:
        """Take what was pasted, filled down or chosen in cells; a single choice asks why first."""
        if len(edits) == 1 and edits[0].value:
            self._board.lines.take_back(edits)
            self._open(ROLE_OF[edits[0].fact], str(edits[0].value))
            return
        meant: dict[tuple[str, str], list[BoardRow]] = {}
        for edit in edits:
            row = self._board.lines.row_of(edit.account_id)
            if row is not None:
                meant.setdefault((ROLE_OF[edit.fact], str(edit.value or "")), []).append(row)
        for (role, verdict), rows in meant.items():
            self.judged.emit(tuple(rows), role, verdict, "")
