"""Lays a slide's blocks out: what does not fit goes on to the next page, and no text gets smaller than 14 points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from cs_workbench.domain.chart import Bars, Chart
from cs_workbench.domain.deck import (
    LEAST_POINTS,
    MOST_LINES,
    Block,
    Lines,
    Missing,
    Plot,
    Slide,
    Status,
    Table,
    Tiles,
)
from cs_workbench.render.deck_letters import LEADING, height, one_line, told, width, wrap
from cs_workbench.render.letters import pieces

LEAST: Final = float(LEAST_POINTS)
SIZES: Final = (20.0, 18.0, 16.0, LEAST)
TABLE_SIZES: Final = (16.0, LEAST)
GAP: Final = 20.0  # between two blocks
PAD_X: Final = 7.0  # inside a cell, left and right
PAD_Y: Final = 5.0
BETWEEN: Final = 0.45  # between two lines of a list, in sizes
INDENT: Final = 1.2  # of a list's sign, in sizes
WIDER: Final = 0.6  # the share of the first of two blocks
LYING: Final = 26.0  # points of a lying bar with its name
LYING_BESIDE: Final = 17.0  # points of one of several beside each other in a category
CAPTION: Final = 3  # lines over a chart at most
STATUS_EMS: Final = 9.0
BOLD: Final = 1.08  # a bold text is wider
LONGEST_WORD: Final = 10.0  # sizes: a longer word is broken
SHORT: Final = 6  # characters of a heading that stays on one line
CRAMPED: Final = 1.2  # as much wider than its place, a table is read no more
LEAST_TILE: Final = 104.0
TILE: Final = 210.0  # a tile is no higher


class Rect(NamedTuple):
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, or what of it fits, in its place with the size of its text."""

    block: Block
    rect: Rect
    points: float = LEAST


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a slide; ``number`` counts from 0, and pages after the first continue it."""

    slide: Slide
    number: int
    placed: tuple[Placed, ...]


def pages(slide: Slide, blocks: tuple[Block, ...], body: Rect, first: int = 0) -> Iterator[Page]:
    """Yield the pages that ``blocks`` need in ``body``; at least one."""
    rest, number = blocks, first
    while True:
        placed, rest = _page(rest, body, is_more=number > first)
        yield Page(slide, number, placed)
        number += 1
        if not rest:
            return


def fitted(block: Block, rect: Rect, *, is_more: bool = False) -> tuple[Placed, Block | None]:
    """Return what of ``block`` fits into ``rect``, and what is left; ``is_more``: it goes on, in the smallest size."""
    match block:
        case Lines():
            return _lines(block, rect, SIZES[-1:] if is_more else SIZES)
        case Table():
            return _table(block, rect, TABLE_SIZES[-1:] if is_more else TABLE_SIZES)
        case Tiles():
            return _tiles(block, rect)
        case Plot(Chart(figure=Bars(across=True))):
            return _bars(block, rect)
        case _:
            return Placed(block, rect), None


def columns(block: Table, room: float, points: float) -> list[float]:
    """Return the width of each column of ``block``, that of the status last where it has any."""
    status = points * STATUS_EMS if block.statuses else 0.0
    count = max(len(block.headings), 1)
    shares = [max(share, 0) for share in block.widths[:count]] + [1] * (count - len(block.widths))
    total = sum(shares) or count
    found = [(room - status) * (share if sum(shares) else 1) / total for share in shares]
    return [*found, status] if block.statuses else found


def unbroken(block: Table, room: float, points: float) -> Table:
    """Return ``block`` with columns wide enough for their longest word or date, as far as there is room."""
    wide = columns(block, room, points)
    least = _least(block, points)
    free = sum(wide[: len(least)])
    if sum(least) > free:
        return replace(block, widths=tuple(round(one * 10) for one in least))
    surplus = [max(have - need, 0.0) for have, need in zip(wide, least, strict=False)]
    missing = sum(max(need - have, 0.0) for have, need in zip(wide, least, strict=False))
    share = missing / sum(surplus) if sum(surplus) else 0.0
    taken = [
        need if have < need else have - more * share
        for have, need, more in zip(wide, least, surplus, strict=False)
    ]
    return replace(block, widths=tuple(round(one * 10) for one in taken))


def _least(block: Table, points: float) -> list[float]:
    """Return how wide each column of ``block`` must be for its longest word or date."""
    least = []
    for column in range(max(len(block.headings), 1)):
        cells = [told(row[column]) for row in (block.headings, *block.rows) if column < len(row)]
        head = width(cells[0], points) if cells and len(cells[0]) <= SHORT else 0.0
        word = max((head, *(width(part.strip(), points) for cell in cells for part in pieces(cell))))
        least.append(min(word * BOLD, points * LONGEST_WORD) + 2 * PAD_X + points * 0.8)
    return least


def _needs_page(block: Block, rect: Rect) -> bool:
    """Say whether a table is cramped in ``rect``: far less wide than its words, or with rows left over."""
    if not isinstance(block, Table):
        return False
    free = sum(columns(block, rect.width, LEAST)[: max(len(block.headings), 1)])
    return sum(_least(block, LEAST)) > free * CRAMPED or fitted(block, rect)[1] is not None


def inside(room: float, points: float) -> float:
    """Return what a column has for its text; a little less than it is, as fonts run differently wide."""
    return max(room - 2 * PAD_X - points * 0.7, points)


def row_height(cells: tuple[str, ...], wide: list[float], points: float) -> float:
    """Return how high a row of ``cells`` is."""
    return 2 * PAD_Y + max(
        (height(told(cell), points, inside(room, points)) for cell, room in zip(cells, wide, strict=False)),
        default=points * LEADING,
    )


def _page(
    blocks: tuple[Block, ...], body: Rect, *, is_more: bool
) -> tuple[tuple[Placed, ...], tuple[Block, ...]]:
    said = [block for block in blocks if isinstance(block, Missing)]
    shown = [block for block in blocks if not isinstance(block, Missing)]
    placed: list[Placed] = []
    if not shown:
        return tuple(_stacked(said, body)), ()
    for one in reversed(said):  # a sentence each, below everything else
        high = min(height(one_line(one.text), LEAST, body.width - 2 * GAP) + 2 * GAP / 2, body.height / 3)
        placed.append(Placed(one, Rect(body.left, body.top + body.height - high, body.width, high)))
        body = body._replace(height=body.height - high - GAP / 2)
    rooms = _rooms(shown, body)
    rest: list[Block] = []
    for block, room in zip(shown, rooms, strict=False):
        one_placed, more = fitted(block, room, is_more=is_more)
        placed.append(one_placed)
        if more is not None:
            rest.append(more)
    return tuple(placed), (*rest, *shown[len(rooms) :])


def _rooms(shown: Sequence[Block], body: Rect) -> list[Rect]:
    """Return the places of a page in ``body``, the first for the first of ``shown``; what has none goes on."""
    if len(shown) == 1:
        return [body]
    left = (body.width - GAP) * WIDER
    right = body._replace(left=body.left + left + GAP, width=body.width - left - GAP)
    if _needs_page(shown[1], right):
        return [body]
    return [body._replace(width=left), *_below(shown[1:], right)]


def _below(blocks: Sequence[Block], rect: Rect) -> list[Rect]:
    """Return places for ``blocks`` one below the other where all are lists that fit so, else ``rect`` for the first."""
    lists = [block for block in blocks if isinstance(block, Lines)]
    for points in SIZES if len(lists) == len(blocks) else ():
        highs = [lines_height(block, points, rect.width) for block in lists]
        if sum(highs) + GAP * (len(highs) - 1) <= rect.height:
            tops = [rect.top + sum(highs[:n]) + GAP * n for n in range(len(highs))]
            return [rect._replace(top=top, height=high) for top, high in zip(tops, highs, strict=True)]
    return [rect]


def _stacked(said: list[Missing], body: Rect) -> Iterator[Placed]:
    top = body.top
    for one in said:
        high = min(height(one_line(one.text), SIZES[1], body.width - 2 * GAP) + 2 * GAP, body.height)
        yield Placed(one, Rect(body.left, top, body.width, high), SIZES[1])
        top += high + GAP / 2


def lines_height(block: Lines, points: float, room: float) -> float:
    """Return how high a list stands in ``room``."""
    head = height(told(block.head), points, room) + points * BETWEEN if block.head else 0.0
    inner = room - points * INDENT
    return head + sum(height(told(line), points, inner) + points * BETWEEN for line in block.lines)


def _lines(block: Lines, rect: Rect, sizes: tuple[float, ...]) -> tuple[Placed, Block | None]:
    now = replace(block, lines=block.lines[:MOST_LINES])
    later = block.lines[MOST_LINES:]
    for points in sizes:
        if lines_height(now, points, rect.width) <= rect.height:
            return Placed(now, rect, points), replace(block, lines=later, head="") if later else None
    room = rect.width - LEAST * INDENT
    left = rect.height - lines_height(replace(block, lines=()), LEAST, rect.width)
    taken: list[str] = []
    rest = list(block.lines)
    while rest and len(taken) < MOST_LINES:
        parts = wrap(told(rest[0]), LEAST, room)
        most = int((left - LEAST * BETWEEN) / (LEAST * LEADING) + 1e-6)
        if most < len(parts) and (taken or block.head) and most < 2:  # noqa: PLR2004 - no single line is left alone
            break
        here, there = parts[: max(most, 1)], parts[max(most, 1) :]
        taken.append("".join(here))
        left -= len(here) * LEAST * LEADING + LEAST * BETWEEN
        rest[:1] = ["".join(there)] if there else []
        if there:
            break
    if not taken:  # a head that leaves no room: the list goes on without it
        return Placed(replace(block, lines=()), rect), replace(block, head="")
    left_over = replace(block, lines=tuple(rest), head="") if rest else None
    return Placed(replace(block, lines=tuple(taken)), rect), left_over


def _table(block: Table, rect: Rect, sizes: tuple[float, ...]) -> tuple[Placed, Block | None]:
    given = block
    for points in sizes:
        block = unbroken(given, rect.width, points)
        wide = columns(block, rect.width, points)
        if points > sizes[-1] and sum(_least(given, points)) > sum(wide[: max(len(given.headings), 1)]):
            continue  # smaller letters break no word
        if sum(row_height(row, wide, points) for row in (block.headings, *block.rows)) <= rect.height:
            return Placed(block, rect, points), None
    wide = columns(block, rect.width, LEAST)
    left = rect.height - row_height(block.headings, wide, LEAST)
    none: Status = ""
    rows, marks = list(block.rows), list(block.statuses or [none] * len(block.rows))
    taken: list[tuple[tuple[str, ...], Status]] = []
    while rows:
        high = row_height(rows[0], wide, LEAST)
        if high > left:
            break
        left -= high
        taken.append((rows.pop(0), marks.pop(0)))
    if not taken:  # one row is higher than the page: each cell goes on below
        most = max(int((left - 2 * PAD_Y) / (LEAST * LEADING)), 1)
        parts = [
            wrap(told(cell), LEAST, inside(room, LEAST)) for cell, room in zip(rows[0], wide, strict=False)
        ]
        taken.append((tuple("".join(part[:most]) for part in parts), marks[0]))
        below = tuple("".join(part[most:]) for part in parts)
        rows[:1] = [below] if any(below) else []
        marks[:1] = [none] if any(below) else []
    now, later = _of(block, [row for row, _ in taken], [mark for _, mark in taken]), _of(block, rows, marks)
    return Placed(now, rect), later if rows else None


def _of(block: Table, rows: list[tuple[str, ...]], marks: list[Status]) -> Table:
    return replace(block, rows=tuple(rows), statuses=tuple(marks) if block.statuses else ())


def _tiles(block: Tiles, rect: Rect) -> tuple[Placed, Block | None]:
    across = rect.width >= 2 * rect.height or rect.width > 600  # noqa: PLR2004 - a whole slide's width
    most = 4 if across else max(1, int((rect.height + GAP / 2) / (LEAST_TILE + GAP / 2)))
    now, later = block.tiles[:most], block.tiles[most:]
    return Placed(Tiles(now), rect), Tiles(later) if later else None


def tile_rects(count: int, rect: Rect) -> list[Rect]:
    """Return the place of each of ``count`` tiles, side by side in a wide rectangle, else one below the other."""
    gap = GAP / 2
    if rect.width >= 2 * rect.height or rect.width > 600:  # noqa: PLR2004 - as `_tiles`
        wide = (rect.width - gap * (count - 1)) / max(count, 1)
        high = min(rect.height, TILE)
        return [Rect(rect.left + n * (wide + gap), rect.top, wide, high) for n in range(count)]
    high = min((rect.height - gap * (count - 1)) / max(count, 1), TILE)
    return [Rect(rect.left, rect.top + n * (high + gap), rect.width, high) for n in range(count)]


def _bars(block: Plot, rect: Rect) -> tuple[Placed, Block | None]:
    """A lying bar needs the height of its name; what is too many goes on as a second chart."""
    figure = block.chart.figure
    assert isinstance(figure, Bars)  # noqa: S101 - `fitted` matched it
    each_high = len(figure.parts) * LYING_BESIDE + GAP / 2 if figure.beside else LYING
    most = max(int((rect.height - (CAPTION - 1) * LEAST * LEADING - LYING) / each_high), 1)
    if len(figure.categories) <= most:
        return Placed(block, rect), None
    each = math.ceil(len(figure.categories) / math.ceil(len(figure.categories) / most))
    now, later = _between(figure, 0, each), _between(figure, each, len(figure.categories))
    return (
        Placed(replace(block, chart=replace(block.chart, figure=now)), rect),
        replace(block, chart=replace(block.chart, figure=later)),
    )


def _between(figure: Bars, start: int, end: int) -> Bars:
    parts = tuple(
        replace(part, values=part.values[start:end], labels=part.labels[start:end]) for part in figure.parts
    )
    return replace(
        figure, categories=figure.categories[start:end], parts=parts, above=figure.above[start:end]
    )
