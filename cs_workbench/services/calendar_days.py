"""Which days people work: weekends, national holidays of the country chosen, and the company's own."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
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

    def is_holiday(day: date) -> bool:
        return any(span.holds(day) for span in spans) or (
            country != "none" and day in _national(country, day.year)
        )

    return BusinessDays(is_holiday)


def read_ahead(bench: Workbench, days: Iterable[str | None]) -> None:
    """Look up the holidays around ISO ``days`` (None: today) now: a command does so before it takes the lock."""
    known = business_days(bench)
    for day in days:
        with suppress(ValueError):
            known.after(date.fromisoformat(day) if day else bench.today, 1)


@lru_cache(maxsize=64)
def _national(country: str, year: int) -> frozenset[date]:
    # Late: half a second the first time, and only who counts business days needs it.
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))
