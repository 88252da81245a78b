"""Accounts behind a number: a list with the keys of every list, and the lines that they open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.sheet import VerbSheet
from cs_workbench.ui.views.sheet_line import open_line, selected_accounts

#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.next_step": ("next_step", 7),
    "account.touch": ("touch", 0),
    "account.note": ("note", 0),
}
VERBS: Final = (*LINES, "account.peek")
#: Rows that are shown; the door of the figure lists all of them.
MOST: Final = 300
NAME_WIDTH: Final = 210
#: Pixels of a list that gives its room to a chart: a heading and three rows.
LEAST_HEIGHT: Final = 124


class AccountList(QWidget):
    """Shows accounts, the account first in each row; says what the person does with which."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written
    currentAccountChanged = Signal(object)  # account or None

    def __init__(
        self, name: str, headings: Sequence[str], *, numbers: Sequence[int], grow: int, today: date
    ) -> None:
        super().__init__()
        self._about: tuple[int, ...] = ()  # the accounts that the open line is about
        self.heading = Words("", "strong", wrap=False)
        self.sheet = VerbSheet(name, headings, verbs=VERBS, numbers=numbers, grow=grow)
        self.sheet.setMinimumHeight(pixels(LEAST_HEIGHT))
        if grow:
            self.sheet.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.sheet.setColumnWidth(0, pixels(NAME_WIDTH))
        self.sheet.verbWanted.connect(self.follow)
        self.sheet.chosen.connect(self._open)
        self.sheet.currentCellChanged.connect(self._turned)
        self.quick = QuickLine(today)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.quick)

    def show_rows(self, heading: str, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Show accounts with their cells, at most `MOST`."""
        self.heading.setText(heading)
        self.sheet.fill(
            [cells for _account, cells in rows[:MOST]], [account for account, _cells in rows[:MOST]]
        )

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        key = self.sheet.key_at(self.sheet.currentRow())
        return key if isinstance(key, int) else None

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts of the selected lines, each once."""
        account = self.current_account()
        return () if account is None else selected_accounts(self.sheet, account)

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def follow(self, action: str) -> None:
        """Do what an action of the registry means for the selected accounts."""
        account = self.current_account()
        if account is None:
            return
        if action in LINES:
            mode, in_days = LINES[action]
            self._about = self.chosen_accounts()
            open_line(self.quick, self.sheet, mode, self._about, in_days)
            return
        wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
        signal = wanted.get(action.removeprefix("account."))
        if signal is not None:
            signal.emit(account)

    def turn_to(self, account: object) -> None:
        """Make ``account`` the current one; what is not shown is passed over."""
        keys = [self.sheet.key_at(row) for row in range(self.sheet.rowCount())]
        if isinstance(account, int) and account in keys:
            self.sheet.setCurrentCell(keys.index(account), 0)

    def focus_list(self) -> None:
        """Give the keyboard to the rows."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)

    def _written(self, written: Written) -> None:
        self.focus_list()
        self.lineWritten.emit(self._about, written)

    def _turned(self) -> None:
        self.currentAccountChanged.emit(self.current_account())
