"""Wires フェーズ, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cs_workbench.ui.views.phases import PhasesView
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.services.phase_page import PhasePage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class PhasesPage(ScopedPlace):
    """Phases, the data to watch in each step, and what is left to a machine."""

    shows = ("account", "standing", "override", "setting", "field", "journey", "todo")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: PhasesView = PhasesView()
        super().__init__("phases", self.view, desk, parent)
        self.view.listWanted.connect(self.listWanted)
        self.view.stepWritten.connect(self._write)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def ask(self, bench: Workbench, owner: str | None) -> PhasePage:
        from cs_workbench.services.phase_page import phase_page

        return phase_page(bench, owner)

    def show(self, answer: PhasePage, *, can_switch: bool) -> None:
        self.view.show_page(answer, can_switch=can_switch)

    def _write(self, step: str, values: dict[str, str]) -> None:
        from cs_workbench.services.journey import SetStep

        self.desk.do(SetStep(step, values))
