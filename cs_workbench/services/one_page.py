"""A page of paper that is exactly one: what does not fit is cut, and said to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A small table. ``widths``: each column's share, any unit; ``numbers``: columns that align right.

    ``share``: of the page's width; two in a row that are below 1 stand side by side.
    ``lines``: how many lines a cell may take. ``nothing``: said where there are no rows.
    ``is_whole``: it is cut only when nothing else can be.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    share: float = 1.0
    lines: int = 1
    nothing: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class OnePage:
    """A4 upright. ``lines``: sentences below the subtitle; ``more``: says how many rows are left out."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: str
    more: Callable[[int], str]
