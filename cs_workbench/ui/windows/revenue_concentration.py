"""Wires 集中度, a part of revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.revenue_concentration import ConcentrationView
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.services.economics import Pareto
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class ConcentrationPart(ScopedPlace):
    """The concentration of the ARR in the currency of most accounts; another is one choice away."""

    shows = ("account", "touch", "standing", "override", "setting", "field")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ConcentrationView = ConcentrationView()
        super().__init__("revenue concentration", self.view, desk, parent)
        self._currency = ""
        self.view.listWanted.connect(self.listWanted)
        self.view.currencyChosen.connect(self._choose)

    def memory(self) -> dict[str, Any]:
        found = super().memory()
        return {**found, "currency": self._currency} if self._is_filled else found

    def remember(self, memory: dict[str, Any]) -> None:
        if isinstance(memory.get("currency"), str):
            self._currency = memory["currency"]
        super().remember(memory)

    def ask(self, bench: Workbench, owner: str | None) -> tuple[Pareto | None, str | None]:
        from cs_workbench.services.economics import NothingInCurrency, pareto

        for currency in dict.fromkeys((self._currency or None, None)):  # it may be no longer there
            try:
                return pareto(bench, currency, owner), owner
            except NothingInCurrency:
                continue
        return None, owner

    def show(self, answer: Any, *, can_switch: bool) -> None:
        found, owner = answer
        self.view.show_pareto(found, owner, can_switch=can_switch)

    def _choose(self, currency: str) -> None:
        self._currency = currency
        self.refresh(None)
