"""Days of the sample book: months, business days, and the weeks in which Japan is away."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

DAYS_PER_WEEK: Final = 7
SATURDAY: Final = 5
#: (month, day) from and to, share of the usual use that is left: 年末年始, Golden Week, お盆.
HOLIDAYS: Final = (((12, 29), (1, 3), 0.25), ((4, 29), (5, 5), 0.40), ((8, 11), (8, 16), 0.50))


def dice(*parts: object) -> Random:
    """Return a generator that depends on ``parts`` only, on every machine."""
    return Random(":".join(map(str, parts)))  # noqa: S311 - invented data, no secret


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def monday(day: date) -> date:
    """Return the Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=4096)
def holiday_use(day: date) -> float:
    """Return the share of use left on ``day``: 1.0 outside the three holidays."""
    for (from_month, from_day), (to_month, to_day), left in HOLIDAYS:
        start, end, at = (from_month, from_day), (to_month, to_day), (day.month, day.day)
        inside = start <= at <= end if start <= end else at >= start or at <= end
        if inside:
            return left
    return 1.0


@lru_cache(maxsize=4096)
def season(week: date) -> float:
    """Return the share of a usual week's use in the week that starts on ``week``."""
    return sum(holiday_use(week + timedelta(days=d)) for d in range(SATURDAY)) / SATURDAY


def business_day(day: date) -> date:
    """Return ``day`` or the next one that is neither a weekend nor one of the three holidays."""
    while day.weekday() >= SATURDAY or holiday_use(day) < 1.0:
        day += timedelta(days=1)
    return day


def last_business_day(day: date) -> date:
    """Return ``day`` or the last one before it that is neither a weekend nor one of the three holidays."""
    while day.weekday() >= SATURDAY or holiday_use(day) < 1.0:
        day -= timedelta(days=1)
    return day


def moment(day: date, hour: int, minute: int = 0) -> str:
    """Return ``hour``:``minute`` UTC of ``day`` as it is stored."""
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}:00Z"
