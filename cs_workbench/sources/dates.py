"""Days and times as people write them: ISO, 2026年4月1日, 令和8年4月1日, R8.4.1, 4/1/2026, 1 Apr 2026."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from cs_workbench.domain.japanese_days import ERAS

LONGEST: Final = 60
_ERAS: Final = {key: era.first for era in ERAS for key in (era.name, era.letter)}
_ERA: Final = re.compile(
    r"(令和|平成|昭和|[RHS])\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?", re.IGNORECASE
)
_YMD: Final = re.compile(r"(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*日?")
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{1,2})")
_DAY_NAME: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -.]+([A-Za-z]{3,9})\.?[ ,-.]+(\d{4}|\d\d)")
_NAME_DAY: Final = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
_WEEKDAY: Final = re.compile(
    r"\s*\((?:[月火水木金土日]|[A-Za-z]{3,9})(?:曜日?)?\)|^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,\s*"
)
_CLOCK: Final = re.compile(
    r"(?:[T\s]|^|(?<=日))\s*(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})[:時](?P<minute>\d{1,2})"
    r"(?:[:分](?P<second>\d{1,2})(?:[.,]\d{1,9})?秒?|分)?\s*(?P<ampm>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|JST|[-+]\d{2}:?\d{2})?$"
)
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_FIRST_YEAR, _LAST_YEAR = 1800, 2999
_PIVOT: Final = 69  # two-digit years as POSIX reads them: 69-99 are 1969-1999
#: Excel counts days from here (1900 system, with its 29 February 1900); only plausible days are taken.
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 75_000)  # 1954 to 2105


class Ambiguous(ValueError):
    """Two readings, and the mapping does not say which order is meant."""


@dataclass(frozen=True, slots=True)
class DateWriting:
    """How a file writes days. ``order``: 'ymd', 'dmy', 'mdy' or '' (not said); ``format``: strptime's.

    ``serials``: bare numbers are days as a spreadsheet counts them. ``zone``: of times that name none.
    """

    order: str = ""
    format: str = ""
    serials: bool = False
    zone: tzinfo = UTC


def read_day(text: str, writing: DateWriting) -> date | None:
    """Return the day ``text`` writes, or None when it writes none; a time behind it is left off.

    Raises:
        Ambiguous: day and month can be either way.
    """
    moment = read_moment(text, writing)
    if moment is None:
        return None
    day, at = moment
    if at is not None and at.tzinfo is not None and writing.zone is not UTC:
        return datetime.combine(day, at).astimezone(writing.zone).date()
    return day


def read_time(text: str, writing: DateWriting) -> datetime | None:
    """Return the moment ``text`` writes, UTC; a day without a time begins at midnight in its zone.

    Raises:
        Ambiguous: day and month can be either way.
    """
    moment = read_moment(text, writing)
    if moment is None:
        return None
    day, at = moment
    at = at or time()
    if at.tzinfo is None:
        at = at.replace(tzinfo=writing.zone)
    try:
        return datetime.combine(day, at).astimezone(UTC)
    except OverflowError:
        return None


def read_moment(text: str, writing: DateWriting) -> tuple[date, time | None] | None:
    """Return the day and, when written, the time of ``text``; None when it writes no day."""
    if len(text) > LONGEST:
        return None
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = plain.strip()
    try:
        if writing.format:
            made = datetime.strptime(plain, writing.format)  # noqa: DTZ007 - the zone is the mapping's
            return made.date(), made.timetz()
        plain = _WEEKDAY.sub("", plain).strip()
        clock = _CLOCK.search(plain)
        day = _day(plain[: clock.start()].strip() if clock else plain, writing)
        if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return None
        return day, _time(clock) if clock else None
    except Ambiguous:
        raise
    except ValueError:  # 31 February, hour 25
        return None


def _day(text: str, writing: DateWriting) -> date | None:
    if found := _YMD.fullmatch(text) or _COMPACT.fullmatch(text):
        return date(*map(int, found.groups()))
    if found := _NUMBERS.fullmatch(text):
        first, second, last = found.groups()
        return _in_order(first, second, last, writing.order)
    if found := _ERA.fullmatch(text):
        return _era_day(*found.groups())
    if found := _DAY_NAME.fullmatch(text):
        day, name, year = found.groups()
        return _named(day, name, year)
    if found := _NAME_DAY.fullmatch(text):
        name, day, year = found.groups()
        return _named(day, name, year)
    if writing.serials:
        return _serial(text)
    return None


def _serial(text: str) -> date | None:
    whole = text.partition(".")[0]
    if whole.isdigit() and int(whole) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(whole))
    return None


def _in_order(first: str, second: str, last: str, order: str) -> date | None:
    """Return the day of three numbers; without an ``order`` only when a single reading is possible."""
    if len(last) == 1 and order != "ymd":
        return None
    if order == "ymd":
        return date(_full_year(first), int(second), int(last)) if len(last) < len("2026") else None
    if order:
        day, month = (first, second) if order == "dmy" else (second, first)
        return date(_full_year(last), int(month), int(day))
    if len(last) < len("2026"):
        raise Ambiguous
    if first == second or int(first) > 12:  # noqa: PLR2004 - months in a year
        return date(int(last), int(second), int(first))
    if int(second) > 12:  # noqa: PLR2004
        return date(int(last), int(first), int(second))
    raise Ambiguous


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > len("26"):
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _era_day(era: str, year: str, month: str, day: str) -> date | None:
    """Return a day of a Japanese era; days before its beginning do not exist."""
    begins = _ERAS[era.upper()]
    made = date(begins.year + (1 if year == "元" else int(year)) - 1, int(month), int(day))
    return made if made >= begins else None


def _named(day: str, name: str, year: str) -> date | None:
    month = _MONTHS.get(name[:3].lower())
    return None if month is None else date(_full_year(year), month, int(day))


def _time(found: re.Match[str]) -> time:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    half = found["half"] or (found["ampm"] or "")[:1].lower()
    if half:
        if hour > 12:  # noqa: PLR2004 - hours of a half day
            raise ValueError(hour)
        hour = hour % 12 + (12 if half in ("午後", "p") else 0)
    return time(hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text in ("Z", "UTC", "GMT"):
        return UTC
    if text == "JST":
        return timezone(timedelta(hours=9))
    digits = text.replace(":", "")
    shift = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-shift if text[0] == "-" else shift)
