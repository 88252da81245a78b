"""A first look at a file: its headings and its first rows as they stand, for suggestions and previews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from cs_workbench.kernel.text import clip
from cs_workbench.sources.feeds import FileEntry
from cs_workbench.sources.formats import open_table
from cs_workbench.sources.pages import find_headings

LOOKED_AT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in a file.

    Attributes:
        headings: a name for each column.
        rows: at most `LOOKED_AT`, each as wide as the headings, cells clipped; blank ones left out.
        header_row: as the spreadsheet counts; 0: there are no headings.
        total: rows in the file, about; 0 when not known.
    """

    headings: list[str]
    rows: list[list[str]]
    header_row: int
    total: int = 0
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)


def look_at(path: Path, options: Mapping[str, Any]) -> Look:
    """Return a look at ``path``.

    ``options`` may name encoding, separator, sheet, header_row, and how many rows to look at ('most').

    Raises:
        Refused: the file cannot be read.
    """
    named = {key: str(options.get(key, "")) for key in ("encoding", "separator", "sheet")}
    with open_table(path, **named) as table:
        given = options.get("header_row")
        entry = None if given is None else FileEntry(path.name, "account", header_row=given)
        above, headings, header_row = find_headings(path, table, entry)
        width = len(headings)
        rows = [
            [clip(cell) for cell in (*row[:width], *[""] * (width - len(row)))]
            for row in islice(chain(above, table.rows), int(options.get("most", LOOKED_AT)))
            if any(map(str.strip, row))
        ]
        return Look(
            headings,
            rows,
            header_row,
            table.total,
            table.encoding,
            table.separator,
            table.sheet,
            table.sheets,
        )
