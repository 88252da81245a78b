"""Cells into values: one converter a column, which remembers what it has already read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import decimals
from cs_workbench.kernel.text import clean, fold
from cs_workbench.sources.dates import Ambiguous, DateWriting, read_day, read_time
from cs_workbench.sources.numbers import Number, read_number
from cs_workbench.sources.words import CURRENCY_WORDS, NO, NOTHING, UNITS, YES, choice_words

NOT_A_DATE: Final = N_("held", "{value} is not a date.")
TWO_DATES: Final = N_(
    "held", "{value} can be read as two dates. Name the order of day and month in the mapping."
)
NOT_A_TIME: Final = N_("held", "{value} is not a date and time.")
NOT_WHOLE: Final = N_("held", "{value} is not a whole number.")
NOT_A_NUMBER: Final = N_("held", "{value} is not a number.")
NOT_MONEY: Final = N_("held", "{value} is not an amount of money.")
OTHER_CURRENCY: Final = N_("held", "{value} is in another currency than {currency}.")
NO_CURRENCY: Final = N_("held", "The amount {value} has no currency.")
NOT_A_CURRENCY: Final = N_("held", "{value} is not a currency code such as JPY.")
NOT_YES_NO: Final = N_("held", "{value} is neither yes nor no.")
NOT_A_CHOICE: Final = N_("held", "{value} is none of: {choices}.")
NOT_IN_TABLE: Final = N_("held", "{value} is not in the mapping's table of values.")

_REMEMBERED: Final = 4_096
_LARGEST: Final = 2**63 - 1
#: Our own exports put ' before what a spreadsheet would run; reading them again takes it away.
_NEUTRALISED: Final = tuple("'" + sign for sign in "=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that is not what its field needs: a template in context 'held' and its values."""

    reason: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file writes its values: what says nothing, dates, the decimal sign."""

    nothing: frozenset[str] = NOTHING
    dates: DateWriting = field(default_factory=DateWriting)
    decimal_comma: bool = False


Parse = Callable[[str], Any]


class Converter(dict[str, Any]):
    """One column's cells into values; unknown cells become None, wrong ones `Bad`.

    It is its own memory: each distinct cell is read once. ``failed``: the last column had a `Bad`.
    """

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self.parse, self.failed = parse, False

    def __missing__(self, cell: str) -> Any:
        value = self.parse(cell)
        if type(value) is Bad:
            self.failed = True
            return value
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = value
        return value

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Return the values of ``cells``, in order."""
        self.failed = False
        return list(map(self.__getitem__, cells))


class DigitColumn(Converter):
    """Whole numbers times ``factor``: columns of bare digits are read at once."""

    def __init__(self, parse: Parse, factor: int = 1) -> None:
        super().__init__(parse)
        self.factor = factor

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Return the values of ``cells``, in order."""
        whole = "".join(cells)
        if (
            whole.isdigit()
            and whole.isascii()
            and "" not in cells
            and len(max(cells, key=len)) < len("999999999999")
        ):
            self.failed = False
            numbers = map(int, cells)
            return list(numbers) if self.factor == 1 else [number * self.factor for number in numbers]
        return super().column(cells)


class TextColumn(Converter):
    """Texts: cleaned, without spaces around; columns of clean texts are read at once."""

    def __init__(self, nothing: frozenset[str]) -> None:
        super().__init__(self._text)
        self._nothing = nothing

    def _text(self, cell: str) -> str | None:
        if cell.startswith(_NEUTRALISED):
            cell = cell[1:]
        text = clean(cell).strip()
        return None if text in self._nothing else text

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Return the values of ``cells``, in order."""
        self.failed = False
        whole = "".join(cells)
        easy = whole.isascii() or unicodedata.is_normalized("NFC", whole)
        if not (easy and whole.isprintable()) or "'" in whole or len(whole) > len(cells) * 300:
            return list(map(self._text, cells))
        nothing = self._nothing
        return [None if cell in nothing else cell for cell in map(str.strip, cells)]


def converter(
    kind: Kind,
    writing: Writing,
    *,
    name: str = "",
    choices: tuple[str, ...] = (),
    unit: str = "",
    currency: str = "",
) -> Converter:
    """Return the converter of one column.

    Args:
        kind: what the column holds.
        writing: how the file writes it.
        name: the field's name, by which synonyms of its choices are known; 'currency' takes words like 円.
        choices: what a CHOICE may be.
        unit: a word of `words.UNITS`, or ''.
        currency: of MONEY, ISO 4217.
    """
    times = Decimal(UNITS[unit]) if unit else Decimal(1)
    if name == "currency":
        return Converter(lambda cell: _currency(cell, writing))
    if kind in (Kind.TEXT, Kind.REF):
        return TextColumn(writing.nothing)
    if kind is Kind.INT:
        parse = _known(writing, lambda text: _whole(text, writing, times))
        return DigitColumn(parse, int(times)) if times == int(times) else Converter(parse)
    if kind is Kind.NUMBER:
        return Converter(_known(writing, lambda text: _number(text, writing, times)))
    if kind is Kind.MONEY:
        minor = times.scaleb(decimals(currency))
        parse = _known(writing, lambda text: _money(text, writing, minor, currency))
        return DigitColumn(parse, int(minor)) if minor == int(minor) else Converter(parse)
    if kind is Kind.DATE:
        return Converter(_known(writing, lambda text: _day(text, writing.dates)))
    if kind is Kind.TIME:
        return Converter(_known(writing, lambda text: _moment(text, writing.dates)))
    if kind is Kind.YES_NO:
        return Converter(lambda cell: _yes_no(cell, writing))
    words = choice_words(name, choices)
    return Converter(_known(writing, lambda text: _choice(text, words, choices)))


def _known(writing: Writing, parse: Parse) -> Parse:
    """Return ``parse`` for cells that say something; the others are None."""

    def parse_known(cell: str) -> Any:
        text = cell.strip()
        return None if text in writing.nothing else parse(text)

    return parse_known


def _amount(text: str, writing: Writing) -> Number | None:
    return read_number(text, writing.decimal_comma)


def _whole(text: str, writing: Writing, times: Decimal) -> int | Bad:
    number = _amount(text, writing)
    if number is None:
        return Bad(NOT_WHOLE)
    amount = number.amount * times
    if amount != amount.to_integral_value() or abs(amount) > _LARGEST or number.is_percent:
        return Bad(NOT_WHOLE)
    return int(amount)


def _number(text: str, writing: Writing, times: Decimal) -> float | Bad:
    number = _amount(text, writing)
    if number is None:
        return Bad(NOT_A_NUMBER)
    value = float(number.amount * (Decimal("0.01") if number.is_percent else times))
    return value if abs(value) < float("inf") else Bad(NOT_A_NUMBER)


def _money(text: str, writing: Writing, minor: Decimal, currency: str) -> int | Bad:
    """Return minor units, rounded half up. ``minor``: minor units in one of what the column counts."""
    number = _amount(text, writing)
    if number is None or number.is_percent:
        return Bad(NOT_MONEY)
    if not currency:
        return Bad(NO_CURRENCY)
    if number.currencies is not None and currency not in number.currencies:
        return Bad(OTHER_CURRENCY, {"currency": currency})
    amount = (number.amount * minor).to_integral_value("ROUND_HALF_UP")
    return int(amount) if abs(amount) <= _LARGEST else Bad(NOT_MONEY)


def _day(text: str, dates: DateWriting) -> str | Bad:
    try:
        day = read_day(text, dates)
    except Ambiguous:
        return Bad(TWO_DATES)
    return Bad(NOT_A_DATE) if day is None else day.isoformat()


def _moment(text: str, dates: DateWriting) -> str | Bad:
    try:
        moment = read_time(text, dates)
    except Ambiguous:
        return Bad(TWO_DATES)
    return Bad(NOT_A_TIME) if moment is None else iso(moment)


def _yes_no(cell: str, writing: Writing) -> int | Bad | None:
    word = fold(cell.strip())
    if word in YES:
        return 1
    if word in NO:
        return 0
    return None if cell.strip() in writing.nothing else Bad(NOT_YES_NO)


def _choice(text: str, words: Mapping[str, str], choices: tuple[str, ...]) -> str | Bad:
    found = words.get(fold(text))
    return Bad(NOT_A_CHOICE, {"choices": ", ".join(choices)}) if found is None else found


def _currency(cell: str, writing: Writing) -> str | Bad | None:
    text = cell.strip()
    if text in writing.nothing:
        return None
    word = unicodedata.normalize("NFKC", text)
    code = CURRENCY_WORDS.get(word.lower()) or word.upper()
    return code if len(code) == len("JPY") and code.isascii() and code.isalpha() else Bad(NOT_A_CURRENCY)
