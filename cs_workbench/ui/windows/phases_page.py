"""Wires フェーズ, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.phases import PhasesView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.phase_page import PhasePage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "standing", "override", "setting", "field", "journey", "todo")


class PhasesPage(Place):
    """A CSM's own accounts first, a lead's team; the other is one choice away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: PhasesView = PhasesView()
        super().__init__("phases", self.view, desk, parent)
        self._scope = ""
        self._is_filled = False
        self._remembered: dict[str, Any] = {}
        self.view.listWanted.connect(self.listWanted)
        self.view.scopeChosen.connect(self._choose_scope)
        self.view.stepWritten.connect(self._write)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("phases", self._ask, self._show)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def focus(self) -> None:
        self.view.focus_list()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "scope": self._scope} if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if memory.get("scope") in ("mine", "team"):
            self._scope = memory["scope"]
        self.view.remember(memory)

    def _ask(self, bench: Workbench) -> tuple[PhasePage, bool]:
        from cs_workbench.services import settings
        from cs_workbench.services.balance import first_owner
        from cs_workbench.services.phase_page import phase_page

        me = settings.get(bench, "owner")
        owner = {"mine": me, "team": None}.get(self._scope, first_owner(bench))
        return phase_page(bench, str(owner) if owner else None), bool(me)

    def _show(self, answer: tuple[PhasePage, bool]) -> None:
        found, can_switch = answer
        first, self._is_filled = not self._is_filled, True
        self.view.show_page(found, can_switch=can_switch)
        if first:
            self.view.remember(self._remembered)
        self.filled.emit()

    def _write(self, step: str, values: dict[str, str]) -> None:
        from cs_workbench.services.journey import SetStep

        self.desk.do(SetStep(step, values))

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.refresh(None)
