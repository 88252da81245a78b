"""What a template may do to a value: a short list of filters, none of which can make much out of little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from types import MappingProxyType
from typing import Any, Final

from liquid.builtin.filters import array, math, misc, string
from liquid.exceptions import FilterArgumentError, ResourceLimitError

from cs_workbench.domain.japanese_days import era_day, long_day, short_day
from cs_workbench.domain.salutation import honoured
from cs_workbench.kernel.i18n import MONTHS

MOST_SIGNS: Final = 200_000
MOST_ITEMS: Final = 10_000
MOST_NUMBER: Final = 10**15
_MOST_PLACES: Final = 6
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,12})?")
_TO_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TO_KATAKANA: Final = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}

Filter = Callable[..., Any]


def limited(work: Filter) -> Filter:
    """Refuse what a filter makes when it is too long, too many or too large."""

    @wraps(work)
    def inner(value: object, *args: object, **more: object) -> object:
        made = work(value, *args, **more)
        if isinstance(made, str):
            _check(len(made), MOST_SIGNS)
        elif isinstance(made, list | tuple):
            _check(len(made), MOST_ITEMS)
        elif isinstance(made, int | float) and not isinstance(made, bool):
            _check(abs(made), MOST_NUMBER)
        return made

    return inner


def _check(size: float, most: int) -> None:
    if not size <= most:  # also what is no number
        raise ResourceLimitError(f"{most:,}", token=None)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _join(value: object, between: object = " ") -> str:
    items, sign = (
        [_text(item) for item in value] if isinstance(value, list | tuple) else [_text(value)],
        _text(between),
    )
    _check(sum(map(len, items)) + len(sign) * len(items), MOST_SIGNS)
    return sign.join(items)


def _replace(value: object, old: object, new: object = "") -> str:
    text, was, becomes = _text(value), _text(old), _text(new)
    if not was:
        return text
    _check(len(text) + text.count(was) * len(becomes), MOST_SIGNS)
    return text.replace(was, becomes)


def _remove(value: object, old: object) -> str:
    return _replace(value, old, "")


def _round(value: object, places: object = 0) -> object:
    if not isinstance(places, int) or not 0 <= places <= _MOST_PLACES:
        raise FilterArgumentError("0-6", token=None)
    return math.round_(value, places)


def _comma(value: object) -> str:
    """Return a number with its thousands apart; what is no number stays as it is."""
    text = _text(value)
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return text
    number = Decimal(plain)
    return f"{number:,}" if number % 1 else f"{int(number):,}"


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not _text(value).strip():
        return None
    try:
        return date.fromisoformat(_text(value)[:10])
    except ValueError:
        raise FilterArgumentError(_text(value)[:40], token=None) from None


def _of_day(write: Callable[[date], str]) -> Filter:
    def inner(value: object) -> str:
        day = _day(value)
        return "" if day is None else write(day)

    return inner


def _english(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _honour(value: object, title: object = "様") -> str:
    return honoured(_text(value), _text(title) or "様") or "ご担当者様"


def _hiragana(value: object) -> str:
    return unicodedata.normalize("NFKC", _text(value)).translate(_TO_HIRAGANA)


def _katakana(value: object) -> str:
    return unicodedata.normalize("NFKC", _text(value)).translate(_TO_KATAKANA)


#: name -> filter; the Japanese names are the ones in the help, the others for who types English.
FILTERS: Final[Mapping[str, Filter]] = MappingProxyType(
    {
        name: limited(work)
        for name, work in dict[str, Filter]({
            "敬称": _honour, "honorific": _honour,
            "日付": _of_day(long_day), "date_ja": _of_day(long_day),
            "月日": _of_day(short_day), "day_ja": _of_day(short_day),
            "和暦": _of_day(era_day), "era": _of_day(era_day),
            "date": _of_day(_english),
            "ひらがな": _hiragana, "hiragana": _hiragana,
            "カタカナ": _katakana, "katakana": _katakana,
            "桁区切り": _comma, "comma": _comma,
            "default": misc.default, "size": misc.size,
            "join": _join, "replace": _replace, "remove": _remove, "round": _round,
            "append": string.append, "prepend": string.prepend, "strip": string.strip, "squish": string.squish,
            "upcase": string.upcase, "downcase": string.downcase, "capitalize": string.capitalize,
            "truncate": string.truncate, "split": string.split,
            "first": array.first, "last": array.last, "sort": array.sort, "uniq": array.uniq,
            "plus": math.plus, "minus": math.minus, "times": math.times, "divided_by": math.divided_by,
            "at_least": math.at_least, "at_most": math.at_most,
        }).items()
    }
)  # fmt: skip
