"""Wires 売上, a page of Insights with parts: one entry each in `PARTS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.insights import PagesView
from cs_workbench.ui.windows.month_page import MonthPage
from cs_workbench.ui.windows.pages_place import PagesPlace
from cs_workbench.ui.windows.place import Place
from cs_workbench.ui.windows.revenue_arr import ArrPart
from cs_workbench.ui.windows.revenue_cohorts import CohortsPart
from cs_workbench.ui.windows.revenue_concentration import ConcentrationPart
from cs_workbench.ui.windows.revenue_forecast import ForecastPart

if TYPE_CHECKING:
    from cs_workbench.ui.windows.desk import Desk

#: Every part in the order of its tab: its words (context 'insights'), and what makes it.
PARTS: Final[dict[str, tuple[str, Callable[[Desk, QObject], Place]]]] = {
    "arr": (N_("insights", "ARR"), ArrPart),
    "forecast": (N_("insights", "Renewal forecast"), ForecastPart),
    "cohorts": (N_("insights", "Cohorts"), CohortsPart),
    "concentration": (N_("insights", "Concentration"), ConcentrationPart),
    "month": (N_("insights", "Month"), MonthPage),
}


class RevenuePage(PagesPlace):
    """The parts of revenue."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__("revenue", PagesView(say("insights", "Revenue")), PARTS, desk, parent)
