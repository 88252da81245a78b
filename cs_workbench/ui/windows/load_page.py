"""Wires 負荷 (稼働負荷), a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.load import LoadView
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.capacity import Capacity, Handover
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class LoadPage(ScopedPlace):
    """Who has how much to do, and who could take over."""

    shows = ("account", "touch", "standing", "override", "setting", "field", "absence")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: LoadView = LoadView()
        super().__init__("load", self.view, desk, parent)
        self._person, self._with_chart = self.view.person, False
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.currentAccountChanged.connect(self.peekWanted)
        view.handoverWanted.connect(self._hand_over)
        for again in (view.personChanged, view.chartWanted):
            again.connect(lambda: self.refresh(None))

    def refresh(self, changes: Changes | None) -> None:
        self._person = self.view.person  # fields are read here, not in the store lane
        self._with_chart = self.view.shown.is_chart
        super().refresh(changes)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def ask(self, bench: Workbench, owner: str | None) -> tuple[Capacity, Chart | None]:
        from cs_workbench.services.capacity import capacity
        from cs_workbench.services.charts.care import load_chart

        found = capacity(bench, self._person, owner)
        return found, load_chart(bench, found) if self._with_chart else None

    def show(self, answer: Any, *, can_switch: bool) -> None:
        found, chart = answer
        self.view.show_load(found, can_switch=can_switch, chart=chart)

    def _hand_over(self, rows: tuple[Handover, ...]) -> None:
        from cs_workbench.services.capacity import hand_over

        self.desk.do(hand_over(rows))
