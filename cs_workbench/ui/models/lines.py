"""A table whose lines are not accounts but hang on them: renewals, terms on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.ui.models.table import BookTable

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QObject


class LineTable(BookTable):
    """``book.account_id`` numbers the lines; `accounts`, aligned with the book, says whose each is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.accounts: NDArray[np.int64] = np.empty(0, np.int64)

    def place_of(self, key: int) -> int:
        """Return the row of the book with a line's number, -1 for none."""
        rows = np.flatnonzero(self.book.account_id == key)
        return int(rows[0]) if len(rows) else -1

    def account_of_line(self, key: int | None) -> int | None:
        """Return whose a line is, by its number in the book."""
        place = -1 if key is None else self.place_of(key)
        return None if place < 0 else int(self.accounts[place])

    def accounts_of_lines(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return whose the lines are, each account once, in their order."""
        found = [self.account_of_line(int(key)) for key in keys]
        return np.array(list(dict.fromkeys(a for a in found if a is not None)), np.int64)
