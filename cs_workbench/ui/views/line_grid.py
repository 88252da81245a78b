"""A grid of lines that hang on accounts: its verbs are of accounts, its filter too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.ui.widgets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from cs_workbench.ui.models.lines import LineTable


class LineGrid(Grid):
    """A grid over a `LineTable`. Ask it for the accounts its lines are of."""

    def __init__(self, lines: LineTable) -> None:
        super().__init__()
        lines.setParent(self)
        self.line_table = lines
        self.setModel(lines)
        self._allowed: NDArray[np.int64] | None = None

    @property
    def is_filled(self) -> bool:
        """Whether lines were ever shown."""
        return len(self.line_table.book.columns) > 0

    def allow(self, accounts: NDArray[np.int64] | None) -> None:
        """Show only the lines of these accounts; None: of all."""
        self._allowed = accounts
        self.show_allowed()

    def account(self) -> int | None:
        """Return the account of the line under the cursor."""
        return self.line_table.account_of_line(self.current_account())

    def chosen(self) -> NDArray[np.int64]:
        """Return the accounts of the selected lines; without a selection that under the cursor."""
        return self.line_table.accounts_of_lines(self.selected_accounts())

    def show_allowed(self) -> None:
        """Show the lines that are allowed."""
        if self.is_filled:
            allowed, of = self._allowed, self.line_table.accounts
            self.line_table.set_filter(None if allowed is None else np.isin(of, allowed))


class ListsGrid(LineGrid):
    """Several lists in one grid, one of them shown; each keeps its own order, columns and cursor."""

    def __init__(self, lines: LineTable, known: Collection[str]) -> None:
        """Show lists of these names."""
        super().__init__(lines)
        self._known = frozenset(known)
        self._kept_lists: dict[str, dict[str, Any]] = {}
        self.list_name = ""

    def turn_to(self, name: str, fill: Callable[[], None]) -> None:
        """Show the list called ``name`` as it was left; ``fill`` puts its lines into the table."""
        before, self.list_name = self.list_name, name
        line = self.currentIndex().row() if before == name else 0
        if before and before != name:
            self._kept_lists[before] = self.memory()
            self.line_table.set_filter(None)
        fill()
        if before != name:
            self.remember(self._kept_lists.get(name, {}))
        self.ensure_current(line)

    def ensure_current(self, line: int = 0) -> None:
        """Put the cursor on ``line``, or the last there is, where it is on none: what was there is gone."""
        count = self.line_table.rowCount()
        if self.current_account() is None and count:
            self.setCurrentIndex(self.line_table.index(min(max(line, 0), count - 1), 0))

    def to_top(self) -> None:
        """Go to the first line: other lines are shown, and what is first counts most."""
        if self.line_table.rowCount():
            self.setCurrentIndex(self.line_table.index(0, 0))
        self.scrollToTop()

    def lists_memory(self) -> dict[str, Any]:
        """Return how each list was left."""
        if self.list_name:
            self._kept_lists[self.list_name] = self.memory()
        return dict(self._kept_lists)

    def remember_lists(self, memory: object) -> None:
        """Come back to what `lists_memory` returned; garbage is passed over."""
        if isinstance(memory, dict):
            self._kept_lists = {n: m for n, m in memory.items() if n in self._known and isinstance(m, dict)}
        if self.list_name in self._kept_lists:
            self.remember(self._kept_lists[self.list_name])
