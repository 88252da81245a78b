"""Wires 契約更新の予測, a part of revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from cs_workbench.ui.views.revenue_forecast import HORIZONS, ForecastView
from cs_workbench.ui.windows.revenue_part import RevenuePart

if TYPE_CHECKING:
    from cs_workbench.services.revenue_page import ForecastPage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class ForecastPart(RevenuePart):
    """The renewals of a chosen horizon."""

    usual: ClassVar[dict[str, Any]] = {"months": HORIZONS[0]}

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ForecastView = ForecastView(desk.bench.today)
        super().__init__("revenue forecast", self.view, desk, parent)
        self.serve(self.view.behind)
        self.view.horizonChosen.connect(lambda months: self.choose("months", months))

    def ask(self, bench: Workbench, owner: str | None) -> ForecastPage:
        from cs_workbench.services.revenue_page import forecast_page

        return forecast_page(bench, owner, self.chosen["months"], self.chosen["currency"])

    def show(self, answer: Any, *, can_switch: bool) -> None:
        self.view.show_page(answer, can_switch=can_switch)

    def may_be(self, name: str, value: Any) -> bool:
        return name != "months" or value in HORIZONS
