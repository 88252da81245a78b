"""契約更新カレンダー: renewals and expansions by deadline, month by month, typed where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from cs_workbench.ui.models.renewals import RenewalTable
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.line_grid import LineGrid

if TYPE_CHECKING:
    from cs_workbench.services.renewals import Renewals

#: Narrower than in the table of accounts: everything one acts on stands unscrolled.
WIDTHS: Final = {
    "name": 150, "days_left": 66, "notice": 104, "renewal": 94, "amount": 94, "renewal_stage": 86,
    "renewal_state": 134, "next_step": 126, "decides": 80, "band": 122, "owner": 64,
}  # fmt: skip


class RenewalGrid(LineGrid):
    """The calendar with the grid's hands. Its lines are records: ask it for the accounts they are of."""

    def __init__(self) -> None:
        self.lines = RenewalTable()
        super().__init__(self.lines)
        self.setAccessibleName(say("accounts", "Renewals"))
        self.header.widths = {fact: pixels(width) for fact, width in WIDTHS.items()}

    def show_calendar(self, calendar: Renewals, today: date) -> None:
        """Show the lines of the accounts that are allowed."""
        self.lines.show_calendar(calendar, today)
        self.show_allowed()
