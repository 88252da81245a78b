"""Targets: what a CSM or the team wants to reach in a month, quarter, half or year, and whether it is on track.

The fiscal year begins in April unless a setting says otherwise, and has the name of the calendar year it begins in:
``FY2026`` is 2026年度. Amounts are whole numbers: money in minor units, shares in millionths (95 % is 950,000).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import to_minor

MONEY, SHARE = "money", "share"
FIRST_MONTH: Final = 4
WHOLE: Final = 1_000_000  # a share of 1
#: A share above this, as a person writes it in percent, is a slip.
MOST_PERCENT: Final = 1_000
MOST_MONEY: Final = 10**15  # minor units
YEARS: Final = (1990, 2200)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a target is about; ``title`` and ``definition`` are marked in context 'targets'.

    ``lines``: of `revenue_words.FIGURES`, added. ``is_flow``: it grows within a period, so that an unfinished one is
    held against its part.
    """

    id: str
    unit: str
    higher_is_better: bool
    is_flow: bool
    lines: tuple[str, ...]
    title: str
    definition: str


MEASURES: Final = MappingProxyType(
    {
        one.id: one
        for one in (
            Measure(
                "closing_arr", MONEY, True, False, ("closing",), N_("targets", "Closing ARR"),
                N_("targets",
                   "Recurring amount per year of the contracts that run at the end of the period; at least."),
            ),
            Measure(
                "new_arr", MONEY, True, True, ("new", "expansion"), N_("targets", "New and expansion ARR"),
                N_("targets", "ARR of accounts that never paid before the period, and what others pay more; at least."),
            ),
            Measure(
                "churn_arr", MONEY, False, True, ("churn",), N_("targets", "Churn ARR"),
                N_("targets", "Opening ARR of accounts whose contracts all ended in the period; at most."),
            ),
            Measure(
                "contraction_arr", MONEY, False, True, ("contraction",), N_("targets", "Contraction ARR"),
                N_("targets", "What accounts of the opening pay less at the end of the period; at most."),
            ),
            Measure(
                "nrr", SHARE, True, False, ("nrr",), N_("targets", "NRR"),
                N_("targets", "(opening + expansion - contraction - churn) / opening, within the period; at least."),
            ),
            Measure(
                "grr", SHARE, True, False, ("grr",), N_("targets", "GRR"),
                N_("targets", "What is left of each account's opening ARR, nothing above it, / opening; at least."),
            ),
            Measure(
                "renewal_rate", SHARE, True, False, ("renewal_rate",), N_("targets", "Renewal rate"),
                N_("targets",
                   "Renewed / up for renewal, of the terms that ended in the period and are decided; at least."),
            ),
            Measure(
                "touches_kept", SHARE, True, False, (), N_("targets", "Meaningful touches kept"),
                N_("targets",
                   "Meaningful touches given, up to what the cadence promises each account, / touches promised; "
                   "at least."),
            ),
        )
    }
)  # fmt: skip
#: Words of how a target stands, marked in context 'targets'.
TRACKS: Final = MappingProxyType(
    {
        "reached": N_("targets", "reached"),
        "missed": N_("targets", "missed"),
        "on_track": N_("targets", "on track"),
        "behind": N_("targets", "behind"),
        "over": N_("targets", "over the limit"),
        "unknown": N_("targets", "not known"),
    }
)


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half or year. ``id``: ``2026-11``, ``FY2026-Q3``, ``FY2026-H2`` or ``FY2026``."""

    id: str
    first: date
    last: date

    @property
    def kind(self) -> str:
        """'month', 'quarter', 'half' or 'year'."""
        if not self.id.startswith("FY"):
            return "month"
        return {"Q": "quarter", "H": "half"}.get(self.id[7:8], "year")

    def holds(self, day: date) -> bool:
        """Say whether ``day`` is in it."""
        return self.first <= day <= self.last


_MONTH: Final = re.compile(r"(\d{4})[-/.年]\s*(\d{1,2})月?")
_FISCAL: Final = re.compile(r"(?:FY\s*(\d{4})|(\d{4})年度)(?:[-\s]*(.+))?", re.IGNORECASE)
_PARTS: Final = MappingProxyType(
    {
        "上期": ("H", 1),
        "下期": ("H", 2),
        "上半期": ("H", 1),
        "下半期": ("H", 2),
        "H1": ("H", 1),
        "H2": ("H", 2),
    }
    | {
        f"{lead}{n}{tail}": ("Q", n)
        for n in range(1, 5)
        for lead, tail in (("Q", ""), ("第", "四半期"), ("", "Q"))
    }
)
_MONTHS: Final = {"Q": 3, "H": 6, "": 12}


def month_period(year: int, month: int) -> Period:
    """Return a calendar month."""
    first = date(year, month, 1)
    return Period(f"{year:04}-{month:02}", first, _before(year, month + 1))


def period_of(text: str, first_month: int = FIRST_MONTH) -> Period | None:
    """Return the period that a person wrote; None: it is none.

    Read are 2026-11, 2026年11月, FY2026, FY2026-H2, 2026年度下期, FY2026-Q3.
    A quarter belongs to a fiscal year: ``2026-Q4`` could be two, so it is none.
    """
    told = unicodedata.normalize("NFKC", text).strip()
    found = _MONTH.fullmatch(told)
    if found is not None:
        year, month = int(found[1]), int(found[2])
        return month_period(year, month) if _is_year(year) and 1 <= month <= 12 else None  # noqa: PLR2004
    found = _FISCAL.fullmatch(told)
    if found is None or not _is_year(int(found[1] or found[2])):
        return None
    part = _PARTS.get((found[3] or "").strip().upper(), None) if found[3] else ("", 1)
    if part is None:
        return None
    kind, number = part
    year, months = int(found[1] or found[2]), _MONTHS[kind]
    begins = first_month + (number - 1) * months
    first = _first(year, begins)
    return Period(f"FY{year:04}{f'-{kind}{number}' if kind else ''}", first, _before(year, begins + months))


def periods_around(day: date, first_month: int = FIRST_MONTH) -> tuple[Period, ...]:
    """Return the month, quarter, half and fiscal year that ``day`` is in."""
    year = day.year if day.month >= first_month else day.year - 1
    at = (day.month - first_month) % 12
    names = (f"FY{year}-Q{at // 3 + 1}", f"FY{year}-H{at // 6 + 1}", f"FY{year}")
    fiscal = (period_of(name, first_month) for name in names)
    return (month_period(day.year, day.month), *(period for period in fiscal if period is not None))


def period_text(say: Callable[..., str], period: Period) -> str:
    """Return a period as people call it."""
    if period.kind == "month":
        return say("targets", N_("targets", "{year}-{month}"), year=period.id[:4], month=period.id[5:])
    year, number = period.id[2:6], period.id[8:]
    texts = {
        "quarter": N_("targets", "FY{year} Q{number}"),
        "half1": N_("targets", "FY{year} first half"),
        "half2": N_("targets", "FY{year} second half"),
        "year": N_("targets", "FY{year}"),
    }
    kind = period.kind + (number if period.kind == "half" else "")
    return say("targets", texts[kind], year=year, number=number)


def amount_of(measure: Measure, text: str, currency: str) -> int | None:
    """Return what a person typed as a target of ``measure``: ``480M``, ``4億8000万``, ``95%``; None: it is none.

    A share is in percent. Up to 2 without its sign it is a share, as a workbook hands over a cell shown as percent.
    """
    told = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace(" ", "")
    number = _number(told.removesuffix("%"))
    if number is None or number < 0:
        return None
    if measure.unit == MONEY:
        if told.endswith("%"):
            return None
        minor = to_minor(number, currency)
        return minor if minor <= MOST_MONEY else None
    percent = number * 100 if number <= 2 and not told.endswith("%") else number  # noqa: PLR2004
    return int((percent * WHOLE / 100).to_integral_value()) if percent <= MOST_PERCENT else None


_SCALED: Final = re.compile(r"(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)万)?(\d+(?:\.\d+)?)?円?")
_LETTER: Final = MappingProxyType({"k": 10**3, "m": 10**6, "b": 10**9})


def _number(text: str) -> Decimal | None:
    text = text.lstrip("¥$€£")
    plain = text[:-1] if text[-1:].lower() in _LETTER else text
    try:
        number = Decimal(plain) * _LETTER.get(text[-1:].lower() if plain != text else "", 1)
    except InvalidOperation:
        found = _SCALED.fullmatch(text)
        if not text or found is None or not any(found.groups()):
            return None
        parts = zip(found.groups(), (10**8, 10**4, 1), strict=True)
        number = sum((Decimal(part) * factor for part, factor in parts if part), Decimal(0))
    return number if number.is_finite() else None


def track(
    measure: Measure, target: int, actual: float | None, elapsed: float, opening: float | None = None
) -> str:
    """Return how a target stands, of `TRACKS`. ``elapsed``: which part of its period is over, 1: all of it.

    In an unfinished period a flow (new ARR) is held against its part of the target, a limit (churn) against the whole,
    and what starts from an ``opening`` (closing ARR) against the straight way from there to the target.
    """
    if actual is None or math.isnan(actual):
        return "unknown"
    if elapsed >= 1:
        good = actual >= target if measure.higher_is_better else actual <= target
        return "reached" if good else "missed"
    if not measure.higher_is_better:
        return "on_track" if actual <= target else "over"
    if measure.is_flow and actual >= target:
        return "reached"
    start = 0.0 if measure.is_flow else target if opening is None else opening
    wanted = start + (target - start) * elapsed
    return "on_track" if actual >= wanted else "behind"


def elapsed_of(period: Period, day: date) -> float:
    """Return which part of a period is over at the end of ``day``, 0 to 1."""
    days = (period.last - period.first).days + 1
    return min(max(((day - period.first).days + 1) / days, 0.0), 1.0)


def _is_year(year: int) -> bool:
    return YEARS[0] <= year <= YEARS[1]


def _first(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _before(year: int, month: int) -> date:
    return _first(year, month) - timedelta(days=1)
