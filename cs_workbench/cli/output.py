"""How commands print: a table for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.domain.deck import Deck

UNKNOWN = "–"


def jsonable(value: Any) -> Any:
    """Return ``value`` in the shapes ARCHITECTURE names: ISO times and days, money as minor units."""
    if isinstance(value, Money):
        return value.as_json()
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, frozenset, set)):
        return [jsonable(item) for item in value]
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN is unknown
        return None
    return value


def print_json(document: Any) -> None:
    """Print exactly one JSON document."""
    json.dump(jsonable(document), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def deck_json(deck: Deck, path: Path) -> dict[str, Any]:
    """Return a deck that was written to ``path`` as JSON names it."""
    slides = [{"id": slide.id, "title": slide.title} for slide in deck.slides]
    return {"file": str(path), "as_of": deck.as_of, "is_internal": deck.is_internal, "slides": slides}


def width(text: str) -> int:
    """Return how many terminal cells ``text`` takes; Japanese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cell(value: Any) -> str:
    """Return a value as a table shows it."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() or abs(value) >= 100 else f"{value:,.1f}"  # noqa: PLR2004
    if isinstance(value, bool):
        return "●" if value else "○"
    return clip(str(value), 60)


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[Any]], *, numbers: Collection[int] = ()
) -> None:
    """Print rows under headings, numbers to the right, padded for East Asian width.

    ``numbers``: columns of texts that are numbers too.
    """
    texts = [[cell(value) for value in row] for row in rows]
    right = [
        i in numbers
        or any(isinstance(row[i], (int, float, Money)) and not isinstance(row[i], bool) for row in rows)
        for i in range(len(headings))
    ]
    widths = [max([width(h), *(width(row[i]) for row in texts)]) for i, h in enumerate(headings)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            " " * (w - width(c)) + c if r else c + " " * (w - width(c))
            for c, w, r in zip(cells, widths, right, strict=True)
        )
        return "  ".join(padded).rstrip()

    print(line(headings))
    print(line(["─" * w for w in widths]))
    for row in texts:
        print(line(row))


def talk(text: str) -> None:
    """Say something to the person; never on stdout."""
    print(text, file=sys.stderr)
