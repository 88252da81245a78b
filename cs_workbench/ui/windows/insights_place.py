"""Wires 分析 Insights: pages that are places of their own, one entry each in `PAGES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QObject, Signal

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, merged
from cs_workbench.ui.text import say
from cs_workbench.ui.views.insights import InsightsView
from cs_workbench.ui.windows.allocation_page import AllocationPage
from cs_workbench.ui.windows.balance_page import BalancePage
from cs_workbench.ui.windows.health_page import HealthPage
from cs_workbench.ui.windows.load_page import LoadPage
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
}


class InsightsPlace(Place):
    """Hands everything to the page that is shown; a hidden one learns what it missed when it is shown."""

    childWanted = Signal(list)  # what a back-test is asked: arguments of 'health backtest'

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: InsightsView = InsightsView()
        super().__init__("insights", self.view, desk, parent)
        self.pages = {name: make(desk, self) for name, (_text, make) in PAGES.items()}
        self._missed: dict[str, Changes | None] = dict.fromkeys(PAGES)  # None: never shown
        for name, page in self.pages.items():
            self.view.tabs.addTab(page.view, say("insights", PAGES[name][0]))
            page.accountWanted.connect(self.accountWanted)
            page.peekWanted.connect(self.peekWanted)
            page.paneWanted.connect(self.paneWanted)
            page.whyWanted.connect(self.whyWanted)
            page.whyThenWanted.connect(self.whyThenWanted)
            page.listWanted.connect(self.listWanted)
            page.selectionTold.connect(self.selectionTold)
            page.filled.connect(self.filled)
        self._health = cast("HealthPage", self.pages["health"])
        self._health.evidence.childWanted.connect(self.childWanted)
        self.view.tabs.currentChanged.connect(self._page_changed)

    @property
    def page(self) -> Place:
        """The page that is shown."""
        return self.pages[self._name()]

    def follow_child(self, child: ChildJob) -> None:
        """Show how far a back-test is."""
        self._health.evidence.follow(child)

    def refresh(self, changes: Changes | None) -> None:
        for name, missed in self._missed.items():
            if missed is not None:
                self._missed[name] = None if changes is None else merged((missed, changes))
        self._catch_up()

    def stop(self) -> None:
        for page in self.pages.values():
            page.stop()

    def act(self, action: str) -> None:
        self.page.act(action)

    def current_account(self) -> int | None:
        return self.page.current_account()

    def focus(self) -> None:
        self.page.focus()

    def memory(self) -> dict[str, Any]:
        return {"page": self._name(), "pages": {name: page.memory() for name, page in self.pages.items()}}

    def remember(self, memory: dict[str, Any]) -> None:
        kept = memory.get("pages")
        for name, page in self.pages.items():
            found = kept.get(name) if isinstance(kept, dict) else None
            page.remember(found if isinstance(found, dict) else {})
        if memory.get("page") in PAGES:
            self.view.tabs.setCurrentIndex(list(PAGES).index(memory["page"]))

    # Inside

    def _name(self) -> str:
        return list(PAGES)[self.view.tabs.currentIndex()]

    def _page_changed(self) -> None:
        if self.desk.is_open:
            self._catch_up()
        self.page.focus()

    def _catch_up(self) -> None:
        name = self._name()
        missed, self._missed[name] = self._missed[name], Changes()
        if missed is None or missed.kinds:
            self.page.refresh(missed)
