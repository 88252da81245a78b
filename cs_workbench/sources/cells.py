"""The pieces that `sources.convert` is made of: a page's cells by column, and readers behind tables of values."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.sources.feeds import Feed
from cs_workbench.sources.values import NOT_IN_TABLE, Bad, Converter

Values = list[Any]
ANY_OTHER: Final = "*"  # in a table of values: whatever else stands there


class Columns:
    """The cells of some rows by heading; a heading that is not there reads as blanks."""

    def __init__(self, headings: dict[str, int], rows: Sequence[Sequence[str]]) -> None:
        self._headings, self._rows = headings, rows
        self._cells: list[tuple[str, ...]] | None = None
        self.count = len(rows)

    def __getitem__(self, heading: str) -> Sequence[str]:
        place = self._headings.get(heading)
        if place is None or not self.count:
            return ("",) * self.count
        if self._cells is None:
            self._cells = list(zip(*self._rows, strict=True))
        return self._cells[place]

    def alone(self, heading: str) -> Sequence[str]:
        """Return a column without laying out all the others; for the few that are asked of every row."""
        place = self._headings.get(heading)
        return ("",) * self.count if place is None else [row[place] for row in self._rows]


@dataclass(slots=True)
class Reading:
    """One field of the entry: its name, where it comes from, and how a page's cells become its values."""

    name: str
    feed: Feed
    read: Callable[[Columns], tuple[Values, bool]]  # the values, and whether some are `Bad`
    required: bool = False
    table: dict[str, str] | None = None  # remarked per row: texts that the mapping replaced


def filled(
    read: Callable[[Columns], tuple[Values, bool]], instead: str
) -> Callable[[Columns], tuple[Values, bool]]:
    """Return ``read`` with ``instead`` for what is unknown: a blank currency is the source's."""

    def filled(columns: Columns) -> tuple[Values, bool]:
        values, failed = read(columns)
        return (
            [instead if value is None else value for value in values] if None in values else values
        ), failed

    return filled


def through_table(reads: Converter, feed: Feed, nothing: frozenset[str]) -> Converter:
    """Return ``reads`` behind the feed's table of values."""
    if not feed.values:
        return reads
    table, inner = dict(feed.values), reads.parse
    others = table.pop(ANY_OTHER, None)

    def parse(cell: str) -> Any:
        text = cell.strip()
        instead = table.get(text, others if text not in nothing else None)
        if instead is not None:
            return inner(instead) if instead else None
        return Bad(NOT_IN_TABLE) if feed.values_only and inner(cell) is not None else inner(cell)

    return Converter(parse)


def joined(*parts: str | None) -> str | None:
    """Return a composite id; None when no part is known."""
    if not any(parts):
        return None
    texts = [part or "" for part in parts]
    if any("|" in text or "\\" in text for text in texts):
        texts = [text.replace("\\", "\\\\").replace("|", "\\|") for text in texts]
    return "|".join(texts)


def own_json(own: dict[str, Any]) -> str:
    """Return own fields as a row carries them."""
    return json.dumps(own, ensure_ascii=False, separators=(",", ":"))
