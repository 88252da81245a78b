"""Values in conditions, as people write them: 4.8M, 480万, １２０, 50%, 60d, 2026-12-31, 今日."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

UNKNOWN_WORDS: Final = frozenset(("none", "unknown", "なし", "不明"))
KNOWN_WORDS: Final = frozenset(("any", "あり"))
#: A length of time counts backwards for these: ``last_touch>30d`` is more than 30 days ago. For every
#: other date (renewals, deadlines, own date fields) it counts ahead: ``renewal<60d`` is from today to less
#: than 60 days ahead.
PAST_FACTS: Final = frozenset(("last_touch", "started_on", "churned_on", "synced"))
#: ``days_since_touch>cadence``: beyond the longest gap that the account's own tier and phase allow.
CADENCE_WORDS: Final = frozenset(("cadence", "対応頻度"))
ME_WORDS: Final = frozenset(("me", "自分"))
TODAY_WORDS: Final = frozenset(("today", "今日", "本日"))
YES_NO_WORDS: Final[Mapping[str, bool]] = MappingProxyType(
    {"yes": True, "1": True, "true": True, "はい": True, "no": False, "0": False, "false": False}
    | {"いいえ": False}
)
FACTORS: Final = MappingProxyType(
    {"": 1, "k": 1_000, "千": 1_000, "万": 10_000, "m": 1_000_000, "億": 100_000_000, "b": 1_000_000_000}
)
SHARES: Final = frozenset(("0-1", "ratio"))
_NUMBER: Final = re.compile(r"[¥$€£]?([+-]?\d[\d,]*(?:\.\d+)?)([km千万億b%d日]?)円?", re.IGNORECASE)
_CODED: Final = re.compile(r"([A-Z]{3})\s*(\S.*)", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SPAN: Final = re.compile(r"(\d{1,5})(d|日|w|週間?|m|[かヶケカヵ]月|y|年)", re.IGNORECASE)
UNIT_OF: Final = MappingProxyType({"日": "d", "週": "w", "年": "y"})


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: ``count`` of ``unit``: d, w, m (calendar months) or y."""

    count: int
    unit: str

    def after(self, day: date) -> date | None:
        """Return the day so much later, or None beyond the calendar."""
        return self._moved(day, self.count)

    def before(self, day: date) -> date | None:
        """Return the day so much earlier, or None beyond the calendar."""
        return self._moved(day, -self.count)

    def _moved(self, day: date, count: int) -> date | None:
        if self.unit in "dw":
            try:
                return day + timedelta(days=count * (7 if self.unit == "w" else 1))
            except OverflowError:
                return None
        months = day.year * 12 + day.month - 1 + count * (12 if self.unit == "y" else 1)
        year, month = divmod(months, 12)
        if not date.min.year <= year <= date.max.year:
            return None
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_number(text: str, unit: str = "") -> float | None:
    """Return the number a person wrote for a fact of ``unit``, or None when it is none."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    number, suffix = Decimal(found[1].replace(",", "")), found[2].lower()
    if suffix == "%":
        return float(number / 100 if unit in SHARES else number)
    if suffix in ("d", "日"):
        return float(number) if unit == "days" else None
    return float(number * FACTORS[suffix])


def read_currency(text: str) -> tuple[str, str]:
    """Return the currency before an amount, '' for any, and the amount: 'JPY 3,000,000' is one in yen alone."""
    found = _CODED.fullmatch(unicodedata.normalize("NFKC", text))
    return (found[1].upper(), found[2]) if found else ("", text)


def read_day(text: str, today: date) -> date | None:
    """Return the day a person wrote, or None when it is none."""
    if text.casefold() in TODAY_WORDS:
        return today
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def read_span(text: str) -> Span | None:
    """Return the length of time a person wrote, or None when it is none."""
    found = _SPAN.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    unit = found[2].lower()
    return Span(int(found[1]), UNIT_OF.get(unit[0], "m" if unit.endswith("月") else unit))
