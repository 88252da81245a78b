"""Wires 年間経常収益, a part of revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from cs_workbench.services.revenue_periods import CHOICES, USUAL
from cs_workbench.ui.views.revenue_arr import ArrView
from cs_workbench.ui.windows.revenue_part import RevenuePart

if TYPE_CHECKING:
    from cs_workbench.services.revenue_page import ArrPage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class ArrPart(RevenuePart):
    """Opening to closing ARR of a chosen period."""

    usual: ClassVar[dict[str, Any]] = {"period": USUAL}

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ArrView = ArrView(desk.bench.today)
        super().__init__("revenue arr", self.view, desk, parent)
        self.serve(self.view.behind)
        self.view.periodChosen.connect(lambda period: self.choose("period", period))

    def ask(self, bench: Workbench, owner: str | None) -> ArrPage:
        from cs_workbench.services.revenue_page import arr_page

        return arr_page(bench, owner, self.chosen["period"], self.chosen["currency"])

    def show(self, answer: Any, *, can_switch: bool) -> None:
        self.view.show_page(answer, can_switch=can_switch)

    def may_be(self, name: str, value: Any) -> bool:
        return name != "period" or value in CHOICES
