"""A grid of cells, the darker the more."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeVar

from cs_workbench.domain.chart import Heatmap
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.frame import GAP
from cs_workbench.render.look import contrast, ink_on, luminance, mixed
from cs_workbench.render.scales import bounded, joined, known, number_text
from cs_workbench.render.strokes import Box

T = TypeVar("T")
SEAM: Final = 2.0
LIGHTEST: Final = 0.96
DARKEST: Final = 0.06  # of cividis, whose ends are too near to paper and ink
STEPS: Final = 24  # of the key
KEY_WIDE: Final = 96.0
KEY_HIGH: Final = 9.0
FAINT_SHARE: Final = 0.4
NAMES_SHARE: Final = 0.3
SEEN: Final = 3.0


@lru_cache(maxsize=256)
def _cividis(step: int) -> str:
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    return to_hex(colormaps["cividis"](step)).upper()


def shade(share: float) -> str:
    """Return the colour of a share of the most, 0 to 1."""
    return _cividis(round(255 * (LIGHTEST + (DARKEST - LIGHTEST) * max(0.0, min(1.0, share)))))


def paint_heatmap(canvas: Canvas, figure: Heatmap, frame: Box, marks_wanted: int) -> list[Box]:
    """Draw ``figure``; return a box a cell, row by row, or one a row where so many ``marks_wanted``."""
    seen = [bounded(value) for row in figure.values for value in row if known(value)]
    low, high = (min(seen), max(seen)) if seen else (0.0, 1.0)
    left, top, right, bottom = frame
    top = _paint_key(canvas, figure, frame, low, high)
    small, names = canvas.small, [canvas.letters.drawable(name) for name in figure.rows]
    room = min(max((canvas.wide(name) for name in names), default=0.0), (right - left) * NAMES_SHARE)
    left += room + (GAP if room else 0.0)
    columns = [canvas.letters.drawable(name) for name in figure.columns]
    wide = (right - left) / max(len(columns), 1)
    top = _paint_columns(canvas, columns, left, top, wide)
    high_cell = min((bottom - top) / max(len(names), 1), canvas.line * 5)
    every = max(1, -int(-canvas.size * 1.15 // max(high_cell, 0.1)))
    for place, name in enumerate(names):
        if place % every == 0:
            y = top + (place + 0.5) * high_cell
            canvas.text(
                left - GAP,
                y,
                name,
                align="right",
                room=room + 1,
                size=min(canvas.size, max(small, high_cell)),
            )
    faint, open_ = frozenset(figure.faint), frozenset(figure.open)
    rows = []
    for row in range(len(names)):
        boxes = []
        for column in range(len(columns)):
            x, y = left + column * wide, top + row * high_cell
            seam = min(SEAM, wide * 0.1, high_cell * 0.1)
            box = (x, y, x + wide - seam, y + high_cell - seam)
            boxes.append(box)
            value = _cell(figure.values, row, column, float("nan"))
            if known(value):
                share = (bounded(value) - low) / (high - low) if high > low else 0.5
                place_ = (row, column)
                _paint_cell(
                    canvas, figure, place_, box, shade(share), faint=place_ in faint, opened=place_ in open_
                )
        rows.append(boxes)
    if marks_wanted == len(rows) and len(columns) != 1 and columns:
        return [joined(boxes) for boxes in rows]
    return [box for boxes in rows for box in boxes]


def _paint_cell(
    canvas: Canvas, figure: Heatmap, place: tuple[int, int], box: Box, fill: str, *, faint: bool, opened: bool
) -> None:
    surface = canvas.palette.surface
    if faint:
        fill = mixed(_grey(fill), surface, FAINT_SHARE)
    edge = canvas.palette.edge if contrast(fill, surface) < SEEN else ""
    canvas.box(box, fill, edge=edge, thick=0.7 if edge else 0.0)
    ink = ink_on(fill)
    if opened:
        canvas.box(box, edge=mixed(ink, fill, 0.45), hatch="///", layer="hatch")
    label, note = (_cell(texts, *place, "") for texts in (figure.labels, figure.notes))
    left, top, right, bottom = box
    room, high = right - left - 4, bottom - top
    label, note = canvas.letters.drawable(label), canvas.letters.drawable(note)
    size = canvas.size if canvas.wide(label) <= room else canvas.small
    if not label or canvas.wide(label, size) > room or high < size * 1.05:
        return
    middle, y = (left + right) / 2, (top + bottom) / 2
    has_note = bool(note) and canvas.wide(note, canvas.small) <= room and high >= (size + canvas.small) * 1.25
    shift = canvas.small * 0.68 if has_note else 0.0
    plate = fill if opened else ""
    canvas.text(middle, y - shift, label, align="center", size=size, colour=ink, bold=has_note, plate=plate)
    if has_note:
        y += size * 0.68
        canvas.text(middle, y, note, align="center", size=canvas.small, colour=ink, plate=plate)


def _paint_key(canvas: Canvas, figure: Heatmap, frame: Box, low: float, high: float) -> float:
    """Write the unit, and from which to which value the shades run; return where this ends."""
    left, top, right, _ = frame
    y, small, muted = top + canvas.line / 2, canvas.small, canvas.palette.muted
    step = (high - low) / 10 if high > low else 1.0
    texts = [
        number_text(value, 10.0 ** max(-2, len(f"{int(step)}") - 2) if step < 1 else 1.0)
        for value in (low, high)
    ]
    x = right - canvas.wide(texts[1], small)
    canvas.text(x, y, texts[1], size=small, colour=muted)
    x -= KEY_WIDE + 5
    for number in range(STEPS):
        one = KEY_WIDE / STEPS
        begin = x + number * one
        canvas.box(
            (begin, y - KEY_HIGH / 2, begin + one + 0.5, y + KEY_HIGH / 2), shade(number / (STEPS - 1))
        )
    canvas.text(x - 5, y, texts[0], size=small, colour=muted, align="right")
    x -= canvas.wide(texts[0], small) + 5 + GAP
    canvas.text(left, y, figure.unit, size=small, colour=muted, room=max(0.0, x - left))
    return top + canvas.line + GAP / 2


def _paint_columns(canvas: Canvas, columns: list[str], left: float, top: float, wide: float) -> float:
    size = canvas.small
    widest = max((canvas.wide(name, size) for name in columns), default=0.0)
    most = 2 if widest > wide - 4 and wide > size * 3 else 1
    every = 1 if most > 1 else max(1, -int(-(min(widest, size * 6) + 4) // max(wide, 0.1)))
    room = wide * every - 4
    high = 0
    for place in range(0, len(columns), every):
        lines = canvas.letters.wrapped(columns[place], size, room, most=most)
        high = max(high, len(lines))
        for number, part in enumerate(lines):
            x = left + (place + 0.5) * wide - 1
            half = canvas.wide(part, size) / 2
            x = min(max(x, half), canvas.width - half)
            y = top + (number + 0.5) * size * 1.25
            canvas.text(x, y, part, size=size, align="center", colour=canvas.palette.muted)
    return top + high * size * 1.25 + 4


def _grey(colour: str) -> str:
    light = luminance(colour)
    part = round(255 * (1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light))  # noqa: PLR2004 - sRGB
    return f"#{part:02X}{part:02X}{part:02X}"


def _cell(table: tuple[tuple[T, ...], ...], row: int, column: int, other: T) -> T:
    return table[row][column] if row < len(table) and column < len(table[row]) else other
