"""Days as Japanese letters write them: 2026年11月27日（金）, 令和8年11月27日."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple


class Era(NamedTuple):
    """An era: its name, its letter on forms, its first day."""

    name: str
    letter: str
    first: date


#: The newest first.
ERAS: Final = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
)
WEEKDAYS: Final = "月火水木金土日"


def long_day(day: date) -> str:
    """Return ``day`` with its weekday: 2026年11月27日（金）."""
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def short_day(day: date) -> str:
    """Return ``day`` without its year: 11月27日（金）."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def era_day(day: date) -> str:
    """Return ``day`` by its era: 令和8年11月27日; before Shōwa with the year of the calendar."""
    for era in ERAS:
        if day >= era.first:
            year = day.year - era.first.year + 1
            return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"
