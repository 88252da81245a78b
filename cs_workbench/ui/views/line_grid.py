"""A grid of lines that hang on accounts: its verbs are of accounts, its filter too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.ui.widgets.grid import Grid

if TYPE_CHECKING:
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
