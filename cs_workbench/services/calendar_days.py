"""Which days people work: weekends, national holidays of the country chosen, and the company's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cs_workbench.domain.business_days import BusinessDays, closed_spans
from cs_workbench.services import settings

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


def business_days(bench: Workbench) -> BusinessDays:
    """Return the business days of this profile; a year's holidays are looked up when a day of it is asked for."""
    spans, _ = closed_spans(str(settings.get(bench, "company_holidays") or ""))
    country = settings.get(bench, "country")
    if country == "auto":
        country = "JP" if bench.catalogue.language == "ja" else "none"
    national = _National(country)

    def is_holiday(day: date) -> bool:
        return any(span.holds(day) for span in spans) or day in national

    return BusinessDays(is_holiday)


class _National:
    """The holidays of one country, a year at a time."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._years: dict[int, frozenset[date]] = {}

    def __contains__(self, day: date) -> bool:
        if self._country == "none":
            return False
        found = self._years.get(day.year)
        if found is None:
            # Late: a tenth of a second, and only who counts business days needs it.
            from holidays import country_holidays

            found = self._years[day.year] = frozenset(country_holidays(self._country, years=day.year))
        return day in found
