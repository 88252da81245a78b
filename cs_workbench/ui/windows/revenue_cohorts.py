"""Wires コホート, a part of revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from cs_workbench.ui.views.revenue_cohorts import BY, CohortsView
from cs_workbench.ui.windows.revenue_part import RevenuePart

if TYPE_CHECKING:
    from cs_workbench.services.revenue_page import CohortsPage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class CohortsPart(RevenuePart):
    """Cohorts by month or quarter."""

    usual: ClassVar[dict[str, Any]] = {"by": "quarter"}

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: CohortsView = CohortsView()
        super().__init__("revenue cohorts", self.view, desk, parent)
        self.view.byChosen.connect(lambda by: self.choose("by", by))

    def ask(self, bench: Workbench, owner: str | None) -> CohortsPage:
        from cs_workbench.services.revenue_page import cohorts_page

        return cohorts_page(bench, owner, self.chosen["by"], self.chosen["currency"])

    def show(self, answer: Any, *, can_switch: bool) -> None:
        self.view.show_page(answer, can_switch=can_switch)

    def may_be(self, name: str, value: Any) -> bool:
        return name != "by" or value in BY
