"""A day as a person types it into a field: 2026-12-31, 2026年12月31日, 12/31, 明日, +7, 2週間."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.condition_values import TODAY_WORDS, read_span
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, fold

DAYS_AHEAD: Final = MappingProxyType(
    dict.fromkeys(TODAY_WORDS, 0)
    | dict.fromkeys(("tomorrow", "明日", "あした"), 1)
    | dict.fromkeys(("あさって", "明後日"), 2)
    | {"yesterday": -1, "昨日": -1}
)
_WHOLE: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_AHEAD: Final = re.compile(r"([+-])(\d{1,4})")


class NotADay(WorkbenchError):
    """Text where a date belongs."""

    template = N_("errors", "“{text}” is not a date. Nothing was changed. Type it like 2026-03-31.")
    code = "CSW-1703"


def typed_day(text: str, today: date | None = None, *, ahead: bool = False) -> date | None:
    """Return the day that ``text`` means, or None when it means none.

    A day without its year is the one nearest to ``today``, or with ``ahead`` the next one. Without
    ``today`` only whole days are read.
    """
    plain = unicodedata.normalize("NFKC", clean(text)).strip()
    if found := _WHOLE.fullmatch(plain):
        return _day(*map(int, found.groups()))
    if today is None:
        return None
    if (days := DAYS_AHEAD.get(fold(plain))) is not None:
        return today + timedelta(days=days)
    if found := _SHORT.fullmatch(plain):
        month, day = map(int, found.groups())
        years = (today.year - 1, today.year, today.year + 1)
        days_of = [made for year in years if (made := _day(year, month, day)) is not None]
        fits = [made for made in days_of if made >= today] if ahead else days_of
        return min(fits, key=lambda made: abs((made - today).days), default=None)
    if found := _AHEAD.fullmatch(plain):
        return _moved(today, int(found[1] + found[2]))
    span = read_span(plain.removesuffix("後"))
    return None if span is None else span.after(today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
