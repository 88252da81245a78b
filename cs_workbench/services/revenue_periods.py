"""Periods of revenue that a person chooses by name: trailing months, and those of the fiscal year from April."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.arr_history import months_later
from cs_workbench.domain.retention import PERIODS, period_start
from cs_workbench.kernel.i18n import N_

FISCAL_START: Final = 4  # April
YEAR: Final = 12
#: In the order of the choice: what the person reads (context 'flow').
CHOICES: Final = MappingProxyType(
    {
        "12m": N_("flow", "Last 12 months"),
        "month": N_("flow", "This month"),
        "quarter": N_("flow", "This quarter"),
        "fiscal": N_("flow", "Fiscal year from April"),
        "last_month": N_("flow", "Last month"),
        "last_quarter": N_("flow", "Last quarter"),
        "last_fiscal": N_("flow", "Last fiscal year"),
    }
)
USUAL: Final = "12m"


def days_of(period: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period of `CHOICES`; what goes on ends today. Other names are `USUAL`."""
    name = period.removeprefix("last_")
    if name in PERIODS:
        first = period_start(today, PERIODS[name])
        before = months_later(first, -PERIODS[name])
    elif name == "fiscal":
        first = date(today.year - (today.month < FISCAL_START), FISCAL_START, 1)
        before = months_later(first, -YEAR)
    else:
        return months_later(today, -YEAR) + timedelta(days=1), today
    return (before, first - timedelta(days=1)) if period != name else (first, today)
