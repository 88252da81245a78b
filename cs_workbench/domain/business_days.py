"""Business days (営業日): weekdays that are neither a holiday of the country nor one of the company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

SATURDAY: Final = 5
#: Days looked through for an open one; a company that is closed for longer has none.
FARTHEST: Final = 3_700
_DAY: Final = r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?"
_SPAN: Final = re.compile(rf"^{_DAY}(?:\s*(?:\.\.|-|~|–|—|〜|から|to)\s*{_DAY})?(?:\s+|:|まで|$)")


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """``is_holiday`` says whether a weekday is closed; Saturday and Sunday always are."""

    is_holiday: Callable[[date], bool]

    def is_open(self, day: date) -> bool:
        """Say whether people work on ``day``."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def first_from(self, day: date) -> date | None:
        """Return the first business day from ``day`` on; None: there is none for ten years."""
        return self._step(day, 1) if not self.is_open(day) else day

    def after(self, day: date, count: int) -> date | None:
        """Return the business day ``count`` business days after ``day`` (before it when negative).

        With 0, the first one from ``day`` on.
        """
        if count == 0:
            return self.first_from(day)
        found: date | None = day
        for _ in range(abs(count)):
            found = None if found is None else self._step(found, 1 if count > 0 else -1)
        return found

    def _step(self, day: date, way: int) -> date | None:
        ordinal = day.toordinal()
        for other in range(ordinal + way, ordinal + way * FARTHEST, way):
            if not 0 < other <= date.max.toordinal():
                return None
            if self.is_open(date.fromordinal(other)):
                return date.fromordinal(other)
        return None


WEEKDAYS_ALONE: Final = BusinessDays(lambda _day: False)


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """Days on which the company is closed, both ends included; ``year`` None: every year."""

    first: tuple[int, int]  # month, day
    last: tuple[int, int]
    year: int | None = None
    last_year: int | None = None

    def holds(self, day: date) -> bool:
        """Say whether ``day`` is in the span; a span of every year may run over New Year."""
        here = (day.month, day.day)
        if self.year is not None:
            return (self.year, *self.first) <= (day.year, *here) <= (self.last_year or self.year, *self.last)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


def closed_spans(text: str) -> tuple[tuple[ClosedSpan, ...], str]:
    """Return the company's holidays that a text names, and the first part of it that names none ('' all do).

    One a line or between commas: ``2026-12-29..2027-01-03``, ``8/13-8/15`` (every year), ``5/2``; words after a
    span are a remark.
    """
    spans, wrong = [], ""
    for part in re.split(r"[\n,、;]+", unicodedata.normalize("NFKC", text)):
        line = part.strip()
        if not line:
            continue
        found = _SPAN.match(line)
        span = _span(found) if found else None
        if span is None:
            wrong = wrong or line
        else:
            spans.append(span)
    return tuple(spans), wrong


def _span(found: re.Match[str]) -> ClosedSpan | None:
    year, month, day, last_year, last_month, last_day = (int(n) if n else None for n in found.groups())
    first = (month or 0, day or 0)
    last = (last_month or first[0], last_day or first[1])
    try:
        date(year or 2024, *first)  # a leap year: 2/29 is a day
        end = last_year or (None if year is None else year + (last < first))
        date(end or 2024, *last)
    except ValueError:
        return None
    if year is not None and end is not None and (end, *last) < (year, *first):
        return None
    return ClosedSpan(first, last, year, end)
