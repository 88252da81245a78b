"""コホート Cohorts: who of those that began together is still there, and what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.revenue_part import RevenuePartView, combo, tabbed
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, percent_text

if TYPE_CHECKING:
    from cs_workbench.services.cohort_tables import CohortRow
    from cs_workbench.services.revenue_page import CohortsPage

HEADINGS: Final = (
    N_("flow", "Began"), N_("flow", "Accounts"), N_("flow", "Still there"), N_("flow", "ARR at the start"),
    N_("flow", "ARR against the start"),
)  # fmt: skip
#: Pixels of the rows below a chart: a heading and two of them.
LEAST_HEIGHT: Final = 94
BY: Final = {"quarter": N_("flow", "By quarter"), "month": N_("flow", "By month")}
OF: Final = {"logos": N_("flow", "Accounts kept"), "revenue": N_("flow", "ARR kept")}


class CohortsView(RevenuePartView):
    """Shows the cohorts of one currency; each is a door to its accounts."""

    byChosen = Signal(str)  # 'quarter' or 'month'

    def __init__(self) -> None:
        self.by = combo(say("flow", "Cohorts by"), {name: say("flow", text) for name, text in BY.items()})
        super().__init__(say("flow", "Cohorts"), self.by)
        self.by.activated.connect(self._choose_by)
        self.panes = {name: self.chart() for name in OF}
        self.charts = tabbed(
            say("flow", "Charts"), {say("flow", OF[name]): pane for name, pane in self.panes.items()}
        )
        titles = [say("flow", text) for text in HEADINGS]
        self.rows = Sheet(say("flow", "Cohorts, the newest first"), titles, numbers=(1, 2, 3, 4), most=4)
        self.rows.setMinimumHeight(pixels(LEAST_HEIGHT))
        self.rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.rows.chosen.connect(self.open_door)
        self.body.addWidget(self.charts, 4)
        self.body.addWidget(self.rows, 1)

    def show_page(self, page: CohortsPage, *, can_switch: bool) -> None:
        """Show ``page``; ``can_switch``: it is known who the person is."""
        self.show_scope(page.owner, can_switch=can_switch)
        self.show_currencies(page.currencies, page.currency)
        self.by.setCurrentIndex(max(self.by.findData(page.by), 0))
        self.span.setText(say("flow", "%n cohort(s)", len(page.rows)) if page.rows else "")
        text = N_(
            "flow",
            "Shares are as of {day}. Not to be seen yet is blank, never 0. Enter on a cohort lists the accounts "
            "that began in it.",
        )
        self.remarks.setText(say("flow", text, day=day_text(page.as_of)) if page.rows else "")
        self.rows.setVisible(bool(page.rows))
        cells = [_cells(name, row) for name, row in zip(page.names, page.rows, strict=True)]
        self.rows.fill(cells[::-1], page.doors[::-1])
        for name, pane in self.panes.items():
            pane.show_chart(page.charts[name])

    def focus_list(self) -> None:
        (self.rows if self.rows.rowCount() else self.by).setFocus()

    def holds_tabs(self) -> bool:
        return self.by.hasFocus()

    def memory(self) -> dict[str, Any]:
        return {"cohort": self.rows.currentRow(), "chart": self.charts.currentIndex()}

    def remember(self, memory: dict[str, Any]) -> None:
        row = memory.get("cohort")
        if isinstance(row, int) and 0 <= row < self.rows.rowCount():
            self.rows.setCurrentCell(row, 0)
        if memory.get("chart") in range(self.charts.count()):
            self.charts.setCurrentIndex(memory["chart"])

    # Inside

    def _choose_by(self, _index: int) -> None:
        self.byChosen.emit(self.by.currentData())


def _cells(name: str, row: CohortRow) -> list[str]:
    seen = [share for share in row.logos if share is not None]
    paid = [share for share in row.revenue if share is not None]
    if row.is_small:
        name = say("flow", "{cohort}: fewer than 5 accounts, it says little", cohort=name)
    return [
        name, number_text(len(row.accounts)), percent_text(seen[-1] if seen else None), row.opening.short(),
        percent_text(paid[-1] if paid else None),
    ]  # fmt: skip
