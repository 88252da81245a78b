"""A list of reviews as a table: lines where the book has accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.services.review_lists import COLUMNS, TITLES
from cs_workbench.ui.models.lines import LineTable
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from cs_workbench.services.review_lists import ReviewLine, ReviewLists


class ReviewTable(LineTable):
    """Shows one of the `LISTS`; nothing is typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.found: ReviewLists | None = None

    def show_list(self, found: ReviewLists, name: str) -> None:
        """Show the list called ``name``."""
        book, is_other = found.books[name], name != self.name
        lines = found.lines[name]
        self.found, self.name = found, name
        self.accounts = np.array([lines[int(key)].account_id for key in book.account_id], np.int64)
        self.show(book, found.as_of, {fact: say("facts", title) for fact, title in TITLES.items()})
        if is_other:
            self.set_columns(COLUMNS[name])
            self.sort_by_keys(())

    def line_of_key(self, key: int | None) -> ReviewLine | None:
        """Return the line with a number."""
        return None if self.found is None or key is None else self.found.lines[self.name].get(key)

    def _takes(self, fact: str) -> bool:
        return False
