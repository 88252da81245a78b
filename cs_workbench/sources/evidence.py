"""What the cells of a column say about it: how many are known, distinct, dates, numbers, amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.text import fold
from cs_workbench.sources.numbers import read_number
from cs_workbench.sources.values import TWO_DATES, Bad, Writing, converter
from cs_workbench.sources.words import NO, NOTHING, YES

ENOUGH: Final = 0.9  # of the known cells must be of a kind
MOST_CHOICES: Final = 12
FEWEST_ROWS_A_CHOICE: Final = 3
_LONGEST_CHOICE: Final = 40
_SHORT_DAY: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?:\D|$)")
_MONTHS, _DAYS = 12, 31


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a look: its heading, its known cells in order, and how many rows there are."""

    heading: str
    known: tuple[str, ...]
    rows: int

    @property
    def distinct(self) -> tuple[str, ...]:
        """The different cells, in order of appearance."""
        return tuple(dict.fromkeys(self.known))

    @property
    def is_unique(self) -> bool:
        """Every row has a cell and no two are the same."""
        return 0 < self.rows == len(self.known) == len(set(self.known))


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of a look."""
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    found = []
    for heading, column in zip(headings, cells, strict=True):
        known = tuple(text for cell in column if (text := cell.strip()) not in NOTHING)
        found.append(Column(heading, known, len(rows)))
    return found


def share_read(
    column: Column, kind: Kind, writing: Writing, name: str = "", choices: tuple[str, ...] = ()
) -> float:
    """Return the share of the column's different cells that are of ``kind``; 1 for a blank column."""
    cells = column.distinct[:500]
    if not cells:
        return 1.0
    values = converter(kind, writing, name=name, choices=choices, currency="XXX").column(cells)
    bad = 0
    for cell, value in zip(cells, values, strict=True):
        if type(value) is not Bad or value.reason == TWO_DATES:
            continue
        bad += kind is not Kind.MONEY or read_number(cell) is None
    return 1 - bad / len(cells)


def own_kind(column: Column, writing: Writing) -> tuple[Kind, tuple[str, ...]]:
    """Return what kind of own field a column makes, with its choices."""
    cells = column.distinct
    if not cells:
        return Kind.TEXT, ()
    if len(cells) <= 2 and all(fold(cell) in YES | NO for cell in cells):  # noqa: PLR2004 - yes and no
        return Kind.YES_NO, ()
    if share_read(column, Kind.DATE, writing) >= ENOUGH:
        return Kind.DATE, ()
    if share_read(column, Kind.NUMBER, writing) >= ENOUGH and not any(map(_is_code, cells)):
        return Kind.NUMBER, ()
    few = len(cells) <= MOST_CHOICES and len(column.known) >= FEWEST_ROWS_A_CHOICE * len(cells)
    if few and max(map(len, cells)) <= _LONGEST_CHOICE:
        return Kind.CHOICE, cells
    return Kind.TEXT, ()


def _is_code(cell: str) -> bool:
    """Tell a postcode from a number: zeros in front are part of it."""
    return len(cell) > 1 and cell[0] == "0" and cell.isdigit()


def date_order(columns: Iterable[Column]) -> str:
    """Return the order that days like 25/12/2024 prove, '' when none or both do."""
    proofs = set()
    for column in columns:
        for cell in column.distinct:
            if found := _SHORT_DAY.match(cell):
                first, second, last = (int(part) for part in found.groups())
                if second > _MONTHS >= first:
                    proofs.add("mdy")
                elif first > _DAYS and last <= _DAYS:
                    proofs.add("ymd")
                elif first > _MONTHS >= second and last > _DAYS:  # else 26/04/01 could be a year first
                    proofs.add("dmy")
    return proofs.pop() if len(proofs) == 1 else ""


def currency_of(columns: Iterable[Column]) -> str:
    """Return the currency that signs beside amounts or headings name; a guess for a person to check."""
    is_japanese = False
    for column in columns:
        heading = unicodedata.normalize("NFKC", column.heading).lower()
        if found := re.search(r"(?:^|[^a-z])(usd|jpy|eur|gbp)(?:$|[^a-z])", heading):
            return found[1].upper()
        for cell in column.distinct[:50]:
            text = unicodedata.normalize("NFKC", cell)
            for sign, code in (("¥", "JPY"), ("円", "JPY"), ("$", "USD"), ("€", "EUR"), ("£", "GBP")):
                if sign in text and (number := read_number(text)) and number.currencies:
                    return code
        is_japanese = is_japanese or not heading.isascii()
    return "JPY" if is_japanese else "USD"
