"""One file into pages of finished rows: opened, its headings found, converted. Runs in the limited child."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import sys
from array import array
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from cs_workbench import __version__
from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.convert import CONVERSION, OPEN_QUOTE, RowMaker
from cs_workbench.sources.feeds import NO_HEADER, FileEntry, Mapping
from cs_workbench.sources.formats import RawTable, open_table
from cs_workbench.sources.headings import SEARCHED, heading_names, known_names, likely_row, row_with
from cs_workbench.sources.mapping_writer import mapping_text
from cs_workbench.sources.records import PAGE_ROWS, Page, Prints
from cs_workbench.sources.refusals import refused

NO_COLUMN: Final = N_(
    "refused", "It has no column {column}; row {row} has: {columns}. Correct the file or the mapping."
)
NO_HEADINGS: Final = N_(
    "refused", "It has no row with any of the columns {columns}. Correct the file or the mapping."
)
CHANGED: Final = N_("refused", "It was changed while it was being read. Sync again.")

_NUMBERED: Final = re.compile(r"column (\d{1,3})")
_NAMED: Final = 30  # columns told in a sentence


def pages_of(mapping: Mapping, index: int, path: Path, prints: Prints | None = None) -> Iterator[Page]:
    """Yield the file's pages, at most `PAGE_ROWS` rows each; the last one says so and carries the remarks.

    Rows whose marks are among ``prints`` come as `Page.same`, if they were read as they would be now.

    Raises:
        Refused: the file cannot be read, or lacks a column that the mapping names.
    """
    entry = mapping.files[index]
    encoding = entry.encoding or mapping.encoding
    with open_table(path, encoding=encoding, separator=entry.separator, sheet=entry.sheet) as table:
        before = path.stat()
        above, headings, header_row = find_headings(path, table, entry)
        reading = reading_of(mapping, index, headings, separator=table.separator, serials=table.serials)
        landed = prints.marks if prints is not None and prints.reading == reading else b""
        maker = RowMaker(
            mapping, index, headings, separator=table.separator, serials=table.serials,
            landed=frozenset(array("q", landed)),
        )  # fmt: skip
        rows, number = chain(above, table.rows), header_row
        read, last_row = 0, []
        while batch := list(islice(rows, PAGE_ROWS)):
            numbers = list(range(number + 1, number + len(batch) + 1))
            number += len(batch)
            last_row = batch[-1]
            swallowed = _swallowed(table, last_row) if len(batch) < PAGE_ROWS else 0
            if swallowed:
                batch.pop()
            page = maker.page(numbers[: len(batch)], batch)
            if swallowed:
                page.held.append(maker.held_row(numbers[-1], last_row, OPEN_QUOTE, lines=f"{swallowed:,}"))
            read += len(batch)
            yield _told(page, read, max(table.total - header_row, read), path)
        after = path.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise refused(path, CHANGED, later=True)
        page = maker.page([], [])
        page.remarks.extend(maker.remarks())
        yield dataclasses.replace(_told(page, read, read, path), last=True, reading=reading)


def _told(page: Page, read: int, total: int, path: Path) -> Page:
    return dataclasses.replace(page, read=read, total=total, file=path.name)


def reading_of(mapping: Mapping, index: int, headings: list[str], **how: object) -> str:
    """Return what says how rows become values: the same text under another reading may mean something else.

    Usage has none: its rows add up, so every one is needed at every sync.
    """
    if mapping.files[index].into == "usage":
        return ""
    told = (mapping_text(mapping), index, headings, how, __version__, CONVERSION, sys.version)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _swallowed(table: RawTable, row: list[str]) -> int:
    """Return how many lines the last row took in through a quotation mark that never closes."""
    if not table.quotes_odd or not row:
        return 0
    lines = max(cell.count("\n") for cell in row)
    return lines or int(table.separator in row[-1])


def find_headings(
    path: Path, table: RawTable, entry: FileEntry | None = None
) -> tuple[list[list[str]], list[str], int]:
    """Return rows already taken that lie below the headings, the headings, and their row (0: there are none).

    Raises:
        Refused: no row has the columns that the mapping names.
    """
    if entry is not None and entry.header_row is not None:
        taken = list(islice(table.rows, entry.header_row or SEARCHED))
        if entry.header_row == NO_HEADER:
            width = max(map(len, taken), default=0)
            return taken, _checked(path, heading_names([""] * width), entry, 0), 0
        cells = taken[-1] if len(taken) == entry.header_row else []
        return [], _checked(path, heading_names(cells), entry, entry.header_row), entry.header_row
    taken = list(islice(table.rows, SEARCHED))
    if entry is not None and entry.columns():
        place = row_with(taken, entry.columns())
        if place is None:
            found = likely_row(taken)
            if found is None:
                raise refused(path, NO_HEADINGS, columns=", ".join(entry.columns()[:_NAMED]))
            place = found
        headings = _checked(path, heading_names(_cut(taken[place])), entry, place + 1)
        return taken[place + 1 :], headings, place + 1
    place = likely_row(taken)
    if place is None:
        return taken, heading_names([""] * max(map(len, taken), default=0)), 0
    return taken[place + 1 :], heading_names(_wide(taken, place)), place + 1


def _cut(row: list[str]) -> list[str]:
    """Return the row without the blanks at its end."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return row[:width]


def _wide(rows: list[list[str]], place: int) -> list[str]:
    """Return a found heading row, as wide as most rows below it: a few longer ones are torn, not wider."""
    below = sorted(len(_cut(row)) for row in rows[place + 1 :] if any(row))
    row = _cut(rows[place])
    return [*row, *[""] * ((below[len(below) // 2] if below else 0) - len(row))]


def _checked(path: Path, names: list[str], entry: FileEntry, row: int) -> list[str]:
    """Return the headings as the mapping writes them; every column it names must be there."""
    wanted = entry.columns()
    blank = [int(found[1]) for name in wanted if (found := _NUMBERED.fullmatch(name))]
    names = known_names([*names, *heading_names([""] * max(blank, default=0))[len(names) :]], wanted)
    for name in wanted:
        if name not in names:
            told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
            raise refused(path, NO_COLUMN, column=name, row=row, columns=told)
    return names
