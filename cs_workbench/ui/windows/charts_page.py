"""Wires グラフ, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.charts import ChartsView
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class ChartsPage(ScopedPlace):
    """The chart that is chosen, of the own accounts or the team's."""

    shows = ("account", "touch", "standing", "override", "setting", "field", "definition", "absence")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ChartsView = ChartsView()
        super().__init__("charts", self.view, desk, parent)
        self._chosen = self.view.chosen
        self.view.listWanted.connect(self.listWanted)
        self.view.chartChosen.connect(lambda: self.refresh(None))

    def refresh(self, changes: Changes | None) -> None:
        self._chosen = self.view.chosen  # asked here, not in the store lane
        super().refresh(changes)

    def ask(self, bench: Workbench, owner: str | None) -> tuple[Chart, str | None]:
        from cs_workbench.services.charts import make

        return make(bench, self._chosen, owner=owner), owner

    def show(self, answer: Any, *, can_switch: bool) -> None:
        self.view.show_chart(*answer, can_switch=can_switch)
