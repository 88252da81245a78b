"""Wires 分析 Insights: pages that are places of their own, one entry each in `PAGES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.views.insights import InsightsView
from cs_workbench.ui.windows.allocation_page import AllocationPage
from cs_workbench.ui.windows.balance_page import BalancePage
from cs_workbench.ui.windows.charts_page import ChartsPage
from cs_workbench.ui.windows.health_page import HealthPage
from cs_workbench.ui.windows.load_page import LoadPage
from cs_workbench.ui.windows.pages_place import PagesPlace
from cs_workbench.ui.windows.phases_page import PhasesPage
from cs_workbench.ui.windows.place import Place
from cs_workbench.ui.windows.revenue_page import RevenuePage
from cs_workbench.ui.windows.simulation_page import SimulationPage

if TYPE_CHECKING:
    from cs_workbench.ui.jobs import ChildJob
    from cs_workbench.ui.windows.desk import Desk

#: Every page in the order of its tab: its words (context 'insights'), and what makes it.
PAGES: Final[dict[str, tuple[str, Callable[[Desk, QObject], Place]]]] = {
    "allocation": (N_("insights", "Allocation"), AllocationPage),
    "simulation": (N_("insights", "Simulation"), SimulationPage),
    "load": (N_("insights", "Load"), LoadPage),
    "phases": (N_("insights", "Phases"), PhasesPage),
    "balance": (N_("insights", "Contact balance"), BalancePage),
    "health": (N_("insights", "Health score"), HealthPage),
    "revenue": (N_("insights", "Revenue"), RevenuePage),
    "charts": (N_("insights", "Charts"), ChartsPage),
}


class InsightsPlace(PagesPlace):
    """The pages of Insights."""

    childWanted = Signal(list)  # what a back-test is asked: arguments of 'health backtest'

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__("insights", InsightsView(), PAGES, desk, parent)

    def connect_page(self, name: str, page: Place) -> None:
        super().connect_page(name, page)
        if isinstance(page, HealthPage):
            page.evidence.childWanted.connect(self.childWanted)

    def follow_child(self, child: ChildJob) -> None:
        """Show how far a back-test is."""
        cast("HealthPage", self.pages["health"]).evidence.follow(child)
