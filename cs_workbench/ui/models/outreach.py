"""The lists of 配信 as tables: campaigns, and mails whose accounts are those of their recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.services.outreach_lists import COLUMNS, TITLES
from cs_workbench.ui.models.lines import LineTable
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtCore import QObject

    from cs_workbench.domain.columns import Book
    from cs_workbench.services.outreach_lists import MailLine


class OutreachTable(LineTable):
    """Shows one list at a time, numbered by its uids; nothing is typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""

    def show_list(self, name: str, book: Book, as_of: date, lines: Mapping[int, MailLine]) -> None:
        """Show the list called ``name``; ``lines``: number -> its mail, {} where lines are campaigns."""
        is_other, self.name = name != self.name, name
        self.accounts = np.array(
            [lines[int(key)].account_id if int(key) in lines else -1 for key in book.account_id], np.int64
        )
        self.show(book, as_of, {fact: say("facts", title) for fact, title in TITLES.items()})
        if is_other:
            self.set_columns(COLUMNS[name])
            self.sort_by_keys(())

    def _takes(self, fact: str) -> bool:
        return False
