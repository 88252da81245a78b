"""Prints the deck of a sample account as text, for reading it aloud.

``python packaging/print_deck.py PROFILE ACCOUNT [ja|en] [qbr|ebr|digital] [FROM TO]``
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.deck import Block, Deck, Lines, Missing, Plot, Table, Tiles
from cs_workbench.services.account import find_account
from cs_workbench.services.review_deck import deck
from cs_workbench.services.review_facts import collect


@dataclass
class _Review:
    """A review without anything written."""

    row: Any
    slides: dict[str, Any] = field(default_factory=dict)
    shared: dict[str, dict[str, str]] = field(default_factory=dict)
    promises: tuple[Any, ...] = ()
    pictures: dict[str, Any] = field(default_factory=dict)


def text_of(deck: Deck) -> str:
    """Return a deck as plain text."""
    lines = [f"{deck.title} | {deck.account} | {deck.ours} | {deck.period} | {deck.as_of}"]
    for number, slide in enumerate(deck.slides, 1):
        lines += ["", f"--- {number} [{slide.id}] {slide.title}"]
        for block in slide.blocks:
            lines += _block(block)
        lines += [f"    foot: {slide.foot}"] if slide.foot else []
        lines += [f"    note: {line}" for line in slide.notes.splitlines()]
    return "\n".join(lines)


def _block(block: Block) -> list[str]:
    match block:
        case Tiles(tiles):
            return [f"  [{t.name}] {t.value} | {t.target} | {t.previous} | {t.last_year}" for t in tiles]
        case Lines(lines, head):
            return [f"  {head}"] * bool(head) + [f"  * {line}" for line in lines]
        case Table():
            return ["  | " + " | ".join(row) for row in (block.headings, *block.rows)]
        case Plot(chart):
            return [f"  <{type(chart.figure).__name__}> {chart.subtitle}", f"  {chart.figure}"]
        case Missing(text):
            return [f"  ? {text}"]
    return [f"  {type(block).__name__}"]


def main(arguments: list[str]) -> int:
    """Print the deck of an account."""
    folder, name, *more = arguments
    language, kind, start, end = (*more, *("ja", "qbr", "2026-07-01", "2026-09-30")[len(more) :])
    bench = open_workbench(data_dir=Path(folder))
    try:
        account = find_account(bench, name)
        row = SimpleNamespace(
            kind=kind, account_id=account, language=language, meeting_on=None,
            from_on=date.fromisoformat(start), to_on=date.fromisoformat(end),
        )  # fmt: skip
        facts = collect(bench, account, row.from_on, row.to_on)
        print(text_of(deck(bench, _Review(row), facts)))
    finally:
        close_workbench(bench)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
