"""Finds the row of headings, whatever stands above it, and gives every column a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from cs_workbench.domain.nouns import NOUNS
from cs_workbench.kernel.text import clean, fold
from cs_workbench.sources.dates import Ambiguous, DateWriting, read_moment
from cs_workbench.sources.numbers import read_number

SEARCHED: Final = 40
_KNOWN: Final = frozenset(fold(word) for noun in NOUNS for field in noun.fields for word in field.headers)
_LONG: Final = 60
_SURE: Final = 3  # known headings in one row
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def heading_names(cells: Sequence[str]) -> list[str]:
    """Return a name for each column: its heading, numbered when it stands twice, 'column 3' when blank."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, 1):
        plain = " ".join(clean(cell).split()) or f"column {number}"
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name)
        names.append(name)
    return names


def known_names(names: Sequence[str], wanted: Iterable[str]) -> list[str]:
    """Return ``names`` as the mapping writes them: width, case and spaces do not matter."""
    there = set(names)
    by_key: dict[str, str] = {}
    for name in wanted:
        if name not in there:
            by_key.setdefault(folded(name), name)
    return [by_key.pop(folded(name), name) for name in names]


def folded(heading: str) -> str:
    """Return a heading for comparing: width, case and spaces folded."""
    return " ".join(fold(heading).split())


def row_with(rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> int | None:
    """Return the index of the row that has most of the ``wanted`` headings, None when no row has any."""
    keys = {folded(name) for name in wanted}
    counts = [len(keys & {folded(name) for name in heading_names(row)}) for row in rows]
    best = max(counts, default=0)
    return counts.index(best) if best else None


def likely_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row that looks like headings; None when there seems to be none.

    Headings are texts, each its own, about as wide as the rows below, and often words we know.
    """
    widths = [sum(1 for cell in row if cell.strip()) for row in rows]
    usual = sorted(width for width in widths if width)
    if not usual:
        return None
    middle = usual[len(usual) // 2]
    wide = [i for i, width in enumerate(widths) if width and width >= 0.6 * middle]  # not a title, a note
    known = [sum(1 for cell in rows[i] if folded(cell.strip()) in _KNOWN) for i in wide]
    if max(known) >= _SURE:
        return wide[known.index(max(known))]
    return wide[0] if _are_headings(rows, wide[0]) else None


def _are_headings(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell headings from a first row of data, which holds values where the rows below hold values."""
    said = {i: cell.strip() for i, cell in enumerate(rows[place]) if cell.strip()}
    values = [i for i, cell in said.items() if is_value(cell) and not _YEAR.fullmatch(cell)]
    if len(values) * 2 > len(said) or sum(len(cell) <= _LONG for cell in said.values()) * 2 < len(said):
        return False
    for i in values:
        below = [row[i].strip() for row in rows[place + 1 :] if i < len(row) and row[i].strip()]
        if below and sum(map(is_value, below)) * 2 > len(below):
            return False
    return True


def is_value(cell: str) -> bool:
    """Tell whether a cell holds a number or a date rather than a name."""
    if re.search(r"\d", cell) is None:
        return False
    try:
        return read_number(cell) is not None or read_moment(cell, DateWriting()) is not None
    except Ambiguous:
        return True
