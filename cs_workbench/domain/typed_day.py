"""Days and times as people type them: ``来週火曜15時``, ``8/末``, ``+3d``, ``next tue 3pm``, ``3営業日後``.

One grammar, read in two ways: `read_day` finds a day among the words of a line, `typed_day` reads a text that is a
day and nothing else, as in a field. What alone can only be a day (``+7``, ``2週間``, ``12-31``) is none in a line.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from cs_workbench.domain.business_days import WEEKDAYS_ALONE, BusinessDays
from cs_workbench.domain.condition_values import read_span
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, fold

LONGEST: Final = 2_000
REIWA: Final = 2018
NOON: Final = 12
HOURS: Final = 24
DECEMBER: Final = 12
CENTURY: Final = 100
#: Years to each side in which a day without its year is looked for: 29 February may be eight years away.
YEARS: Final = 8
_KANJI: Final = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_N: Final = r"(?:\d{1,3}|[〇一二三四五六七八九十百]{1,5})"
_WEEK: Final = "月火水木金土日"
_ENGLISH_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_WORDS: Final = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_DAY_EN: Final = f"(?P<en>{_DAY_WORDS})"
_MONTH_EN: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
#: Nothing before and after that would make it part of a longer word or number.
_L: Final = r"(?<![\da-z/.:+-])"
_R: Final = r"(?![\da-z/:])"
#: What goes with a day: by friday; 12/5までに, 来週中に, 明日の.
_BEFORE: Final = re.compile(r"(?:by|until|till|on|due|from)\s+", re.IGNORECASE)
_AFTER: Final = re.compile(r"(?:中|頃|ごろ)?(?:までに|まで|から|に|の(?!件))?")
_NEAR: Final = {
    "今日": 0, "本日": 0, "きょう": 0, "今日中": 0, "本日中": 0, "today": 0, "tod": 0,
    "明日": 1, "あした": 1, "あす": 1, "明日中": 1, "tomorrow": 1, "tmr": 1, "tmrw": 1,
    "明後日": 2, "あさって": 2, "day after tomorrow": 2, "明々後日": 3, "しあさって": 3,
    "昨日": -1, "きのう": -1, "yesterday": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip
#: Words that name a day gone by: with a year, the only way to a past day.
PAST_WORDS: Final = ("昨日", "きのう", "yesterday", "一昨日", "おととい", "今週", "this")


class NotADay(WorkbenchError):
    """Text where a date belongs."""

    template = N_("errors", "“{text}” is not a date. Nothing was changed. Type it like 2026-03-31.")
    code = "CSW-1703"


@dataclass(frozen=True, slots=True)
class Found:
    """What was read at ``start`` to ``end`` (exclusive) of the text as typed."""

    start: int
    end: int
    day: date | None = None
    at: time | None = None


class Folded:
    """A text folded for reading (NFKC, lower case), whose places lead back to the text as typed."""

    def __init__(self, typed: str) -> None:
        text, places = [], []
        for place, sign in enumerate(typed[:LONGEST]):
            for folded in unicodedata.normalize("NFKC", sign).lower():
                text.append(folded)
                places.append(place)
        self.text = "".join(text)
        self._places = [*places, min(len(typed), LONGEST)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``start`` to ``end`` of the folded text stand in the text as typed."""
        last = self._places[end - 1] + 1 if end > start else self._places[start]
        return self._places[start], last


def number(text: str) -> int:
    """Return a number in digits or kanji, up to 999: ``十二`` is 12, ``二〇`` is 20."""
    if text.isdecimal():
        return int(text)
    if not any(sign in text for sign in "十百"):
        return int("".join(str(_KANJI[sign]) for sign in text))
    total, ones = 0, -1
    for sign in text:
        if sign in "十百":
            total += (1 if ones < 0 else ones) * (10 if sign == "十" else 100)
            ones = -1
        else:
            ones = _KANJI[sign]
    return total + max(ones, 0)


@dataclass(frozen=True, slots=True)
class _When:
    """What days count from. ``ahead``: without its year a day is the next one, else the nearest."""

    today: date
    days: BusinessDays | None  # None: not known, so business days are not read
    ahead: bool

    def pick(self, days: Iterable[date]) -> date:
        """Return the one of ``days`` that is meant, the earlier one of two as near.

        Raises:
            ValueError: there is none.
        """
        fits = (day for day in days if not self.ahead or day >= self.today)
        return min(fits, key=lambda day: abs((day - self.today).days))


def read_day(
    typed: str, today: date, days: BusinessDays = WEEKDAYS_ALONE, skip: tuple[tuple[int, int], ...] = ()
) -> Found | None:
    """Return the first day that ``typed`` names, outside the places to ``skip``; None: it names none.

    A day without a year is one that comes; a day gone by is answered only where it is written as such.
    """
    return _first(typed, _When(today, days, ahead=True), skip)


def typed_day(
    text: str, today: date, days: BusinessDays | None = None, *, ahead: bool = False
) -> date | None:
    """Return the day that ``text`` is, or None when it is none or says more.

    A day without its year is the one nearest to ``today``, or with ``ahead`` the next one. Without ``days``
    business days are not read.
    """
    plain, when = clean(text).strip(), _When(today, days, ahead)
    found = _first(plain, when)
    if found is not None and found.end == len(plain) and _BEFORE.sub("", plain[: found.start]) == "":
        return found.day
    return _alone(unicodedata.normalize("NFKC", plain), when)


def _first(typed: str, when: _When, skip: tuple[tuple[int, int], ...] = ()) -> Found | None:
    folded = Folded(typed)
    best: tuple[int, int, date] | None = None
    for pattern, read in _DAYS:
        for match in _compiled(pattern).finditer(folded.text):
            after = _AFTER.match(folded.text, match.end())
            start, end = folded.span(match.start(), after.end() if after else match.end())
            if any(start < last and first < end for first, last in skip):
                continue
            try:
                day = read(match, when)
            except (ValueError, OverflowError):
                day = None
            # The first one counts; of several that begin there the longest.
            if day is not None and (best is None or (start, -end) < best[:2]):
                best = (start, -end, day)
            if day is not None:
                break
    return None if best is None else Found(best[0], -best[1], day=best[2])


def _alone(plain: str, when: _When) -> date | None:
    """Return the day of a text that is one only where nothing else stands."""
    if (days := _NEAR.get(fold(plain))) is not None:
        return when.today + timedelta(days=days)
    try:
        for pattern, read in _ALONE:
            if match := _compiled(pattern).fullmatch(plain):
                return read(match, when)
    except (ValueError, OverflowError):
        return None
    span = read_span(plain)
    return None if span is None else span.after(when.today)


def read_time(typed: str) -> Found | None:
    """Return the first time of day that ``typed`` names; None: it names none."""
    folded = Folded(typed)
    for match in _TIME.finditer(folded.text):
        at = _time_of(match)
        if at is not None:
            start, end = folded.span(match.start(), match.end())
            return Found(start, end, at=at)
    return None


_TIME: Final = re.compile(
    rf"(?:{_L}(?:"
    r"(?P<half>午前|午後|am|pm)?\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})\s?(?P<after>am|pm)?"
    rf"|(?P<bare>\d{{1,2}})\s?(?P<ampm>am|pm)"
    r"|(?P<noon>正午|noon)"
    r")(?![\da-z/:])"
    rf"|(?<![\d:])(?P<jhalf>午前|午後)?(?P<jhour>{_N})時(?!間)(?:(?P<jhalfpast>半)|(?P<jminute>{_N})分)?"
    r")(?:\s?[-~〜–]\s?\d{1,2}(?:時半?|:\d{2}))?(?:から|に)?"
)


def _time_of(match: re.Match[str]) -> time | None:
    part = match.groupdict()
    if part["noon"]:
        return time(NOON)
    half = part["half"] or part["after"] or part["ampm"] or part["jhalf"] or ""
    hour = number(part["hour"] or part["bare"] or part["jhour"])
    minute = 30 if part["jhalfpast"] else number(part["minute"] or part["jminute"] or "0")
    if half in ("午後", "pm") and hour < NOON:
        hour += NOON
    elif half == "am" and hour == NOON:
        hour = 0
    return time(hour, minute) if hour < HOURS and minute < 60 else None  # noqa: PLR2004 - minutes of an hour


def _month_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _in_years(made: Callable[[int], date], when: _When) -> date:
    """Return the day meant by one without its year; ``made`` of a year raises where it has no such day."""
    found = []
    for year in range(when.today.year - YEARS, when.today.year + YEARS + 1):
        with suppress(ValueError):
            found.append(made(year))
    return when.pick(found)


def _of_month(month: int, day: int, when: _When) -> date:
    return _in_years(lambda year: date(year, month, day), when)


def _weekday(index: int, week: str | None, today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    ahead = {"今週": 0, "this": 0, "来週": 1, "翌週": 1, "next": 1, "再来週": 2}.get(week or "")
    if ahead is not None:
        return monday + timedelta(days=7 * ahead + index)
    return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)


def _slashed(match: re.Match[str], when: _When) -> date:
    month, day = int(match["m"]), int(match["d"])
    return _of_month(month, day, when) if month <= DECEMBER else _of_month(day, month, when)


def _of_year(match: re.Match[str], _when: _When) -> date:
    year = int(match["y"]) + (REIWA if match["era"] else 0)
    return date(year, number(match["m"]), number(match["d"]))


def _relative(match: re.Match[str], when: _When) -> date | None:
    count, unit = number(match["n"]), match["unit"]
    if unit in ("営業日", "bd", "business day", "business days", "working day", "working days"):
        return None if when.days is None else when.days.after(when.today, count)
    if unit in ("日", "d", "day", "days"):
        return when.today + timedelta(days=count)
    if unit in ("週間", "週", "w", "week", "weeks"):
        return when.today + timedelta(days=7 * count)
    return _month_later(when.today, count)


def _month_end_word(match: re.Match[str], when: _When) -> date:
    later = _month_later(
        when.today.replace(day=1), {"来": 1, "翌": 1, "再来": 2, "next ": 1}.get(match["far"] or "", 0)
    )
    return _month_end(later.year, later.month)


def _next_unit(match: re.Match[str], when: _When) -> date:
    far = 2 if match["far"] == "再来" else 1
    if match["unit"] in ("週", "week"):
        return when.today - timedelta(days=when.today.weekday()) + timedelta(days=7 * far)
    return _month_later(when.today.replace(day=1), far)


def _named(match: re.Match[str], when: _When) -> date:
    month = _MONTHS.index((match["mon"] or match["mon2"])[:3]) + 1
    day = int(match["day"] or match["day2"])
    return date(int(match["year"]), month, day) if match["year"] else _of_month(month, day, when)


def _bare_day(match: re.Match[str], when: _When) -> date:
    day, found = number(match["d"]), []
    for months in range(-3, 4):
        with suppress(ValueError):
            found.append(_month_later(when.today.replace(day=1), months).replace(day=day))
    return when.pick(found)


def _days_on(match: re.Match[str], when: _When) -> date:
    return when.today + timedelta(days=int(match["n"]))


_WEEKDAY_MARK: Final = rf"(?:\s?\([{_WEEK}](?:曜日?)?\))?"  # 12/5(土): the weekday is said twice
Reader = Callable[["re.Match[str]", _When], "date | None"]


Rule = tuple[str, Reader]


@functools.cache  # not while the window starts: all of them take 20 ms
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _words(words: dict[str, int]) -> Rule:
    longest = sorted(words, key=len, reverse=True)
    kana = "|".join(w for w in longest if not w.isascii())
    latin = "|".join(w for w in longest if w.isascii())
    pattern = rf"(?P<word>{kana}|\b(?:{latin})\b)"
    return pattern, lambda match, when: when.today + timedelta(days=words[match["word"]])


def _weekday_read(match: re.Match[str], when: _When) -> date:
    return _weekday(_WEEK.index(match["d"]), match["week"], when.today)


def _year_named(match: re.Match[str], when: _When) -> date | None:
    return _of_year(match, when) if match["era"] or int(match["y"]) >= CENTURY else None


_UNIT: Final = "営業日|日|週間|週|か月|ヶ月|カ月|ヵ月|ケ月|箇月"
_UNIT_EN: Final = "business days?|working days?|days?|weeks?|months?"
_DAYS: Final[tuple[Rule, ...]] = (
    # 2026-12-05, 2026年12月5日, 令和8年12月5日
    (
        rf"{_L}(?P<era>)(?P<y>\d{{4}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){_WEEKDAY_MARK}{_R}",
        _of_year,
    ),
    (
        rf"(?P<era>令和|r)?(?<!\d)(?P<y>\d{{1,4}})年(?P<m>{_N})月(?P<d>{_N})日{_WEEKDAY_MARK}(?!間|後)",
        _year_named,
    ),
    # 12月5日, 12/5(土), 8/末, 12月末, 月末, 来月末
    (
        rf"(?<![\d年])(?P<m>{_N})月(?P<d>{_N})日{_WEEKDAY_MARK}(?!間|後)",
        lambda match, when: _of_month(number(match["m"]), number(match["d"]), when),
    ),
    (rf"{_L}(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){_WEEKDAY_MARK}{_R}", _slashed),
    (
        rf"(?<![\d/])(?P<m>{_N})(?:/|月の?)末日?",
        lambda match, when: _in_years(lambda year: _month_end(year, number(match["m"])), when),
    ),
    (r"(?P<far>再来|来|翌|今)?月末日?", _month_end_word),
    (r"\b(?:end of (?P<far>next )?(?:the |this )?month|eom)\b", _month_end_word),
    # +3d, 3営業日後, in 2 weeks
    (rf"(?<![\da-z/.:])\+\s?(?P<n>\d{{1,3}})\s?(?P<unit>bd|d|w|m){_R}", _relative),
    (rf"(?P<n>{_N})\s?(?P<unit>{_UNIT})後", _relative),
    (rf"\bin (?P<n>\d{{1,3}}) (?P<unit>{_UNIT_EN})\b", _relative),
    # 来週火, 金曜, next tue
    (
        rf"(?P<week>今週|再来週|来週|翌週|次)の?(?P<d>[{_WEEK}])(?:曜日?)?(?=[^\w]|\d|$|午前|午後|[ぁ-んァ-ヶ])",
        _weekday_read,
    ),
    (rf"(?P<week>今週|再来週|来週|翌週|次)?の?(?P<d>[{_WEEK}])曜日?", _weekday_read),
    (
        rf"\b(?:(?P<week>next|this) )?{_DAY_EN}\b",
        lambda match, when: _weekday(_ENGLISH_DAYS.index(match["en"][:3]), match["week"], when.today),
    ),
    # dec 5, 5th december 2026
    (
        (
            rf"\b(?:(?P<mon>{_MONTH_EN})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<mon2>{_MONTH_EN}))(?:,? (?P<year>\d{{4}}))?{_R}"
        ),
        _named,
    ),
    # 明日, 来週, 15日
    _words(_NEAR),
    (r"(?P<far>再来|来|翌)(?P<unit>週|月)(?!の?[月火水木金土日末])(?:頃|ごろ)?", _next_unit),
    (r"(?P<far>)\bnext (?P<unit>week|month)\b", _next_unit),
    (
        rf"(?<![\d/:.月年〇一二三四五六七八九十百])(?P<d>{_N})日(?!間|後|前|目|本|々|常|程|時|報|誌|数|営|休)",
        _bare_day,
    ),
)
#: 2026/3-31, 2026年3月31; 12-31, 12.31, 12月31; +7, -1: days only where nothing else stands.
_ALONE: Final[tuple[Rule, ...]] = (
    (r"(?P<era>)(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?", _of_year),
    (r"(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?", _slashed),
    (r"(?P<n>[+-]\d{1,4})", _days_on),
)
