"""契約更新カレンダー: renewals and expansions by deadline, month by month, typed where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.ui.models.renewals import RenewalTable
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.widgets.grid import Grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cs_workbench.services.renewals import Renewals

#: Narrower than in the table of accounts: everything one acts on stands unscrolled.
WIDTHS: Final = {
    "name": 150, "days_left": 66, "notice": 104, "renewal": 94, "amount": 94, "renewal_stage": 86,
    "renewal_state": 134, "next_step": 126, "decides": 80, "band": 122, "owner": 64,
}  # fmt: skip


class RenewalGrid(Grid):
    """The calendar with the grid's hands. Its lines are records: ask it for the accounts they are of."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("accounts", "Renewals"))
        self.lines = RenewalTable(self)
        self.setModel(self.lines)
        self.header.widths = {fact: pixels(width) for fact, width in WIDTHS.items()}
        self._allowed: NDArray[np.int64] | None = None

    def show_calendar(self, calendar: Renewals, today: date) -> None:
        """Show the lines of the accounts that are allowed."""
        self.lines.show_calendar(calendar, today)
        self._filter()

    def allow(self, accounts: NDArray[np.int64] | None) -> None:
        """Show only the lines of these accounts; None: of all."""
        self._allowed = accounts
        self._filter()

    def account(self) -> int | None:
        """Return the account of the line under the cursor."""
        return self.lines.account_of_line(self.current_account())

    def accounts(self) -> NDArray[np.int64]:
        """Return the accounts of the selected lines; without a selection that under the cursor."""
        return self.lines.accounts_of_lines(self.selected_accounts())

    def _filter(self) -> None:
        calendar = self.lines.calendar
        if calendar is not None:
            allowed = self._allowed
            self.lines.set_filter(None if allowed is None else np.isin(calendar.accounts, allowed))
