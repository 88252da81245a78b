"""Wires the layouts of Accounts whose lines hang on accounts: the renewal calendar and the renewal board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from cs_workbench.services.board import RenewalBoard
    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.services.renewals import Renewals
    from cs_workbench.ui.models.entry import Edit
    from cs_workbench.ui.views.accounts import AccountsView
    from cs_workbench.ui.views.line_grid import LineGrid
    from cs_workbench.ui.windows.desk import Desk


class LinesDesk(QObject):
    """Between these layouts and the services: each is asked for while it is shown."""

    def __init__(self, view: AccountsView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._begun = False  # the book is there
        self._remembered: Mapping[str, Any] = {}
        self._grids: dict[str, LineGrid] = {"renewals": view.renewals, "board": view.board}
        view.layoutShown.connect(self.read)
        view.renewalsEdited.connect(self._edit_renewals)
        view.judging.judged.connect(self._judge)

    def begin(self, remembered: Mapping[str, Any]) -> None:
        """Know that there is a book, and how the layouts were left."""
        self._begun, self._remembered = True, remembered

    def memory(self) -> dict[str, Any]:
        """Return how the layouts are, for `begin`."""
        return {name: grid.memory() if grid.is_filled else {} for name, grid in self._grids.items()}

    def read(self, layout: str) -> None:
        """Ask for the calendar, or the board, where it is shown."""
        if not self._begun:
            return
        if layout == "renewals":
            from cs_workbench.services.renewals import renewals

            self._desk.ask("renewals", renewals, self._show_renewals)
        elif layout == "board":
            from cs_workbench.services.board import load_board

            self._desk.ask("board", load_board, self._show_board)

    # Inside

    def _show_renewals(self, calendar: Renewals) -> None:
        first = not self._view.renewals.is_filled
        self._view.show_renewals(calendar, self._desk.bench.today)
        self._come_back("renewals", first=first)

    def _show_board(self, board: RenewalBoard) -> None:
        first = not self._view.board.is_filled
        self._view.show_board(board, self._desk.bench.today)
        self._come_back("board", first=first)

    def _come_back(self, layout: str, *, first: bool) -> None:
        grid = self._remembered.get(layout)
        if first and isinstance(grid, dict) and grid:
            self._grids[layout].remember(grid)

    def _edit_renewals(self, edits: Sequence[Edit]) -> None:
        from cs_workbench.services.renewals import SetRenewals

        lines = self._view.renewals.lines
        rows = tuple(lines.records_of(edits))
        self._desk.do(SetRenewals(rows), failed=lambda _error: lines.take_back(edits))

    def _judge(self, rows: Sequence[BoardRow], role: str, verdict: str, why: str) -> None:
        from cs_workbench.services.judgements import judge_rows

        lines = self._view.board.lines
        self._desk.do(judge_rows(rows, role, verdict, why), failed=lambda _error: lines.forget_edits())
