"""Wires 売上, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.revenue import RevenueView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.economics import Pareto
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "touch", "standing", "field")


class RevenuePage(Place):
    """The concentration of the ARR in the currency of most accounts; another is one choice away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: RevenueView = RevenueView()
        super().__init__("revenue", self.view, desk, parent)
        self._currency = ""
        self._remembered: dict[str, Any] = {}
        self._is_filled = False
        self.view.listWanted.connect(self.listWanted)
        self.view.currencyChosen.connect(self._choose)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("revenue", self._ask, self._show)

    def focus(self) -> None:
        self.view.focus_list()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "currency": self._currency} if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if isinstance(memory.get("currency"), str):
            self._currency = memory["currency"]
        self.view.remember(memory)

    def _ask(self, bench: Workbench) -> Pareto | None:
        from cs_workbench.services.economics import NothingInCurrency, pareto

        try:
            return pareto(bench, self._currency or None)
        except NothingInCurrency:
            if not self._currency:
                return None
            self._currency = ""  # it is no longer there
            return self._ask(bench)

    def _show(self, found: Pareto | None) -> None:
        first, self._is_filled = not self._is_filled, True
        self.view.show_pareto(found)
        if first:
            self.view.remember(self._remembered)
        self.filled.emit()

    def _choose(self, currency: str) -> None:
        self._currency = currency
        self.refresh(None)
