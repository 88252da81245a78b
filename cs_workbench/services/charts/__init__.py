"""Every chart by its id, in the order of domain.md 7: what a list calls it, and who makes it once it is asked for.

A maker answers a `Chart` of what the services know: the finding as its title, definition and day below it, a table
whose rows are doors. It is imported when its chart is made.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Entry:
    """A chart. ``title``: what a list calls it (context 'findings'); ``maker``: module of this package and function.

    ``takes``: what it may be asked for beside the open profile, by keyword: 'owner' (a name), 'currency' (a code),
    'account' (an id, without which there is no chart) and others of its own.
    """

    title: str
    maker: str
    takes: tuple[str, ...] = ("owner",)


CHARTS: Final[Mapping[str, Entry]] = MappingProxyType(
    {
        "health_distribution": Entry(
            N_("findings", "Health: accounts and ARR by band"), "health.distribution", ("owner", "currency")
        ),
        "health_histogram": Entry(N_("findings", "Health: scores in steps of 5 points"), "health.histogram"),
        "book_heatmap": Entry(
            N_("findings", "The book by touch tier and phase"), "book.heatmap", ("owner", "currency")
        ),
        "arr_at_risk": Entry(
            N_("findings", "ARR at risk by month of renewal"), "forecast.risk_by_month", ("owner", "currency")
        ),
        "contact_balance": Entry(N_("findings", "Contact balance: touches given and needed"), "care.balance"),
        "pareto": Entry(N_("findings", "Concentration: ARR by account"), "book.pareto", ("currency",)),
        "cohorts": Entry(
            N_("findings", "Cohorts: who is still there"),
            "revenue.cohorts",
            ("owner", "currency", "by", "of"),
        ),
        "trend": Entry(N_("findings", "Health of an account by week"), "score.trend", ("account",)),
        "contributions": Entry(
            N_("findings", "What makes an account's score"), "score.contributions", ("account",)
        ),
        "load": Entry(N_("findings", "Load of each CSM"), "care.load", ("owner", "person")),
        "arr_bridge": Entry(
            N_("findings", "ARR from opening to closing"),
            "revenue.bridge",
            ("owner", "currency", "period", "rates"),
        ),
        "forecast": Entry(
            N_("findings", "What the coming renewals bring"),
            "forecast.forecast",
            ("owner", "currency", "months"),
        ),
        "calibration": Entry(N_("findings", "Calibration: chances said and what came"), "evidence.kept", ()),
    }
)


def make(bench: Workbench, chart_id: str, **asked: Any) -> Chart:
    """Return the chart called ``chart_id``, one of `CHARTS`; of ``asked`` the maker is told what it takes.

    Raises:
        NothingInCurrency: no account has a known ARR in the currency asked for.
    """
    entry = CHARTS[chart_id]
    module, _, function = entry.maker.partition(".")
    maker = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    told = {name: value for name, value in asked.items() if name in entry.takes and value is not None}
    made: Chart = maker(bench, **told)
    return made
