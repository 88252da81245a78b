"""How each column's values are written into cells, prepared once per column, and how they are spoken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QLocale

from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.money import SIGNS, decimals
from cs_workbench.ui.text import (
    BAND_SHAPES,
    UNKNOWN,
    date_text,
    health_spoken,
    moment_text,
    say,
    shown,
    value_word,
    yes_no_text,
)

#: Row of the book -> the text, and the id of the band or tier whose mark is painted beside it.
Writer = Callable[[int], tuple[str, str]]
MARKED: Final = {"band": BANDS, "tier": TIERS}


def writer_of(fact: str, book: Book, today: date | None, *, is_past: bool = False) -> Writer:
    """Return what writes the cells of a column; ``is_past``: a tier that is not told is not known, either."""
    column = book[fact]
    if column.kind is Kind.MONEY:
        return _money(column)
    if column.kind in (Kind.INT, Kind.NUMBER):
        bands = book["band"] if fact == "health" and "band" in book else None
        return _number(column, bands, signed=fact == "health_change")
    if fact == "band" and "band_computed" in book:
        return _band(column, book["band_computed"])
    if column.kind in (Kind.CHOICE, Kind.REF):
        return _choice(fact, column, UNKNOWN if is_past else None)
    if column.kind is Kind.YES_NO:
        words = (yes_no_text(value=False), yes_no_text(value=True), UNKNOWN)
        values = column.values
        return lambda row: (words[values[row]], "")
    if column.kind is Kind.DATE:
        return _date(fact, column, today)
    if column.kind is Kind.TIME:
        return _time(column)
    texts = column.values
    return lambda row: (shown(texts[row]) or UNKNOWN, "")


def _money(column: Column) -> Writer:
    values, known, currency = column.values, column.is_known(), column.currency
    signs = [SIGNS.get(label, f"{label} ") for label in column.labels]
    places = [decimals(label) for label in column.labels]

    def write(row: int) -> tuple[str, str]:
        if not known[row]:
            return UNKNOWN, ""
        of = 0 if currency is None else int(currency[row])
        minor, digits = int(values[row]), places[of]
        # In whole numbers: an amount is never a float.
        major, rest = divmod(abs(minor), 10**digits)
        tail = f".{rest:0{digits}d}" if digits else ""
        return f"{'-' if minor < 0 else ''}{signs[of]}{major:,}{tail}", ""

    return write


def _number(column: Column, bands: Column | None, *, signed: bool) -> Writer:
    values, locale = column.values, QLocale()
    known = values[column.is_known()]
    digits = 0 if column.kind is Kind.INT or not len(known) or bool((known % 1 == 0).all()) else 1
    if bands is not None:
        digits = 0

    def write(row: int) -> tuple[str, str]:
        value = float(values[row])
        mark = "" if bands is None else bands.at(row) or "none"
        if value != value:  # noqa: PLR0124 - NaN, without a call per cell
            return UNKNOWN, mark
        if signed:
            sign = "+" if value > 0 else "−" if value < 0 else "±"
            return sign + locale.toString(abs(value), "f", digits), mark
        return locale.toString(value, "f", digits), mark

    return write


def _band(column: Column, computed: Column) -> Writer:
    """Return what writes a band; one that a person set has the score's beside it."""
    plain = _choice("band", column)
    if column.labels == computed.labels and bool((column.values == computed.values).all()):
        return plain

    def write(row: int) -> tuple[str, str]:
        text, mark = plain(row)
        other = computed.at(row)
        if other == column.at(row):
            return text, mark
        return say("table", "{band} ≠ {shape}", band=text, shape=BAND_SHAPES.get(other, UNKNOWN)), mark

    return write


def both_bands(book: Book, row: int) -> str:
    """Return the band that a person set and the score's, in words; '' where the score's counts."""
    if "band_computed" not in book:
        return ""
    band, computed = book["band"].at(row), book["band_computed"].at(row)
    if band == computed:
        return ""
    return say(
        "table",
        "{band} set by hand; the score says {computed}",
        band=value_word("band", band),
        computed=value_word("band", computed),
    )


def _choice(fact: str, column: Column, nothing: str | None = None) -> Writer:
    nothing = nothing or (value_word("tier", "") if fact == "tier" else UNKNOWN)
    words = [value_word(fact, label) for label in column.labels]
    marks = [label if fact in MARKED else "" for label in column.labels]
    pairs = [*zip(words, marks, strict=True), (nothing, "")]  # -1, unknown, is the last
    values = column.values
    return lambda row: pairs[values[row]]


def _date(fact: str, column: Column, today: date | None) -> Writer:
    values = column.values

    def write(row: int) -> tuple[str, str]:
        day: Any = values[row].item()
        return (UNKNOWN if day is None else date_text(fact, day, today or date.min)), ""

    return write


def _time(column: Column) -> Writer:
    def write(row: int) -> tuple[str, str]:
        moment: datetime | None = column.at(row)
        return (UNKNOWN if moment is None else moment_text(moment)), ""

    return write


def spoken_cell(book: Book, fact: str, row: int, title: str, text: str) -> str:
    """Return a cell as a screen reader says it: what it is, then its value."""
    if fact in ("health", "band"):
        band = book["band"].at(row) if "band" in book else None
        score = book["health"].at(row) if "health" in book else None
        change = book["health_change"].at(row) if "health_change" in book else None
        if band is not None:
            return health_spoken(score, band, change)
    value = say("table", "unknown") if text == UNKNOWN else text
    return say("table", "{heading}: {value}", heading=title, value=value)
