"""Points over two axes of one unit, with the line where both are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.chart import Calibrated, Role, Scatter
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.frame import GAP, tick_texts, values_axis
from cs_workbench.render.look import MARKS, mixed
from cs_workbench.render.scales import Axis, bounded, known, span
from cs_workbench.render.strokes import NOWHERE, Box

SMALLEST: Final = 7.0  # pixels of a point
LARGEST: Final = 22.0
WHOLE: Final = 100.0
SHARES: Final = ((0.0, WHOLE), (0.0, WHOLE))
KEY_HEAD: Final = 17.0  # pixels of a shape before its words
BAND_SHARE: Final = 0.16


@dataclass(frozen=True, slots=True)
class _Ground:
    """The two axes, drawn."""

    x: Axis
    y: Axis

    @property
    def box(self) -> Box:
        """Where points lie, and what is written beside them."""
        return (self.x.start, self.y.end - SMALLEST, self.x.end + LARGEST / 2, self.y.start)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point."""
        return self.x.at(x), self.y.at(y)


def paint_scatter(canvas: Canvas, figure: Scatter, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a point."""
    drawn = [point for point in figure.points if known(point.x) and known(point.y)]
    ends = span(point.x for point in drawn), span(point.y for point in drawn)
    roles = [role for role in MARKS if any(point.role == role for point in drawn)]
    top = _paint_key(canvas, frame, roles, figure.band_name if figure.band else "")
    inner = (frame[0], top, frame[2], frame[3])
    ground = _paint_ground(canvas, inner, ends, (figure.x_name, figure.y_name), reserve=LARGEST / 2)
    _paint_band(canvas, ground, figure)
    _paint_equal(canvas, ground)
    boxes = []
    groups: dict[Role, list[tuple[float, float, float]]] = {}
    for point in figure.points:
        if not (known(point.x) and known(point.y)):
            boxes.append(NOWHERE)
            continue
        x, y = ground.at(point.x, point.y)
        share = max(0.0, min(1.0, bounded(point.size)))
        wide = SMALLEST + (LARGEST - SMALLEST) * share**0.5
        groups.setdefault(point.role, []).append((x, y, wide))
        boxes.append((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2))
    for role in MARKS:
        canvas.shapes(sorted(groups.get(role, []), key=lambda place: -place[2]), role)
    _paint_labels(canvas, [point.label for point in figure.points], boxes, ground.box)
    return boxes


def paint_calibrated(canvas: Canvas, figure: Calibrated, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a bin."""
    ground = _paint_ground(canvas, frame, SHARES, (figure.x_name, figure.y_name), " %", reserve=SMALLEST)
    _paint_equal(canvas, ground)
    most = max((one.count for one in figure.bins), default=0)
    boxes, places, labels = [], [], []
    for one in figure.bins:
        labels.append(f"n={one.count:,}")
        if not (known(one.predicted) and known(one.observed)):
            boxes.append(NOWHERE)
            continue
        x, y = ground.at(one.predicted * WHOLE, one.observed * WHOLE)
        wide = SMALLEST + (LARGEST - SMALLEST) * 0.5 * (max(one.count, 0) / most if most else 0.0) ** 0.5
        ends = [ground.y.at(value * WHOLE) for value in (one.low, one.high) if known(value)]
        if len(ends) > 1:
            canvas.stroke([(x, ends[0]), (x, ends[1])], canvas.palette.accent, thick=1.6)
            for end in ends:
                canvas.stroke([(x - 4, end), (x + 4, end)], canvas.palette.accent, thick=1.6)
        places.append((x, y, wide))
        boxes.append((x - wide / 2, min([y - wide / 2, *ends]), x + wide / 2, max([y + wide / 2, *ends])))
    canvas.shapes(places, "accent")
    _paint_labels(canvas, labels, boxes, ground.box)
    return boxes


def _paint_key(canvas: Canvas, frame: Box, roles: Sequence[Role], band_name: str) -> float:
    """Write what shapes and band stand for at the top of ``frame``; return where this ends."""
    words = dict(canvas.look.words)
    named = [
        (words[role].removeprefix(MARKS[role].letter or " ").strip(), role) for role in roles if role in words
    ]
    entries: list[tuple[str, Role | None]] = [*named]
    if band_name:
        entries.append((band_name, None))
    left, top, right, _ = frame
    x, y = left, top + canvas.line / 2
    for name, role in entries:
        text = canvas.letters.drawable(name)
        wide = canvas.wide(text, canvas.small)
        if x + KEY_HEAD + wide > right and x > left:
            x, y = left, y + canvas.line
        if role is None:
            canvas.box((x, y - 6, x + 12, y + 6), _band_colour(canvas))
        else:
            canvas.shapes([(x + 6, y, 11.0)], role)
        canvas.text(x + KEY_HEAD, y, text, size=canvas.small, room=max(0.0, right - x - KEY_HEAD) + 1)
        x += wide + KEY_HEAD + 16
    return y + canvas.line / 2 + GAP / 2 if entries else top


def _band_colour(canvas: Canvas) -> str:
    return mixed(canvas.palette.accent, canvas.palette.surface, BAND_SHARE)


def _paint_ground(
    canvas: Canvas,
    frame: Box,
    ends: tuple[tuple[float, float], tuple[float, float]],
    axes: tuple[str, str],
    suffix: str = "",
    *,
    reserve: float,
) -> _Ground:
    """Draw two axes of the same unit, each as long as its values ask for."""
    left, top, right, bottom = frame
    small, muted, grid = canvas.small, canvas.palette.muted, canvas.palette.border
    x_name, y_name = (canvas.letters.drawable(name) for name in axes)
    if y_name:
        canvas.text(left, top + small * 0.68, f"↑ {y_name}", size=small, colour=muted, room=right - left)
        top += small * 1.36 + 4
    if x_name:
        low = bottom - small * 0.68
        canvas.text(right, low, f"{x_name} →", size=small, colour=muted, align="right", room=right - left)
        bottom -= small * 1.36 + 2
    most = max(2, min(6, int((bottom - top) / (canvas.line * 2))))
    bottom -= canvas.line
    y, marks = values_axis(*ends[1], bottom, top + reserve, most)
    texts = tick_texts(marks, suffix)
    left += max(canvas.wide(words, small) for words in texts) + GAP
    for value, words in zip(marks, texts, strict=True):
        canvas.stroke([(left, y.at(value)), (right, y.at(value))], grid, layer="grid")
        canvas.text(left - GAP, y.at(value), words, size=small, colour=muted, align="right")
    widest = max(canvas.wide(words, small) for words in tick_texts(ends[0], suffix)) + 3 * GAP
    x, marks = values_axis(*ends[0], left, right - reserve, max(2, min(8, int((right - left) / widest))))
    free = float("-inf")
    for value, words in zip(marks, tick_texts(marks, suffix), strict=True):
        canvas.stroke([(x.at(value), y.end - reserve), (x.at(value), bottom)], grid, layer="grid")
        half = canvas.wide(words, small) / 2
        at = min(x.at(value), canvas.width - half)
        if at - half > free:
            canvas.text(at, bottom + canvas.line / 2, words, size=small, colour=muted, align="center")
            free = at + half + 4
    return _Ground(x, y)


def _paint_equal(canvas: Canvas, ground: _Ground) -> None:
    low, high = max(ground.x.low, ground.y.low), min(ground.x.high, ground.y.high)
    if high > low:
        line = [ground.at(value, value) for value in (low, high)]
        canvas.stroke(line, canvas.palette.edge, thick=1.1, dashed=True, layer="grid")


def _paint_band(canvas: Canvas, ground: _Ground, figure: Scatter) -> None:
    rows = [row for row in figure.band if all(known(value) for value in row)]
    if len(rows) < 2:  # noqa: PLR2004 - a band has two ends
        return
    over = [ground.at(x, high) for x, _, high in rows]
    under = [ground.at(x, low) for x, low, _ in rows]
    canvas.area([*over, *reversed(under)], _band_colour(canvas))


def _paint_labels(canvas: Canvas, labels: Sequence[str], boxes: Sequence[Box], frame: Box) -> None:
    """Write a label beside each point that has one, clear of other labels and, where there is room, of all points."""
    size = canvas.small
    texts = [canvas.letters.elided(canvas.letters.drawable(label), size, size * 13) for label in labels]
    labelled = [box for box, words in zip(boxes, texts, strict=True) if words and box != NOWHERE]
    others = [box for box in boxes if box != NOWHERE]
    written: list[Box] = []
    for words, box in zip(texts, boxes, strict=True):
        if not words or box == NOWHERE:
            continue
        spots = [spot for spot in _spots(box, canvas.wide(words, size), size * 0.62) if _lies_in(spot, frame)]
        for taken in (others, labelled):
            free = (
                spot
                for spot in spots
                if not any(_meet(spot, other) for other in (*written, *taken) if other is not box)
            )
            found = next(free, None)
            if found is not None:
                canvas.text(found[0], (found[1] + found[3]) / 2, words, size=size, halo=True)
                written.append(found)
                break


def _spots(box: Box, wide: float, half: float) -> list[Box]:
    """Return where a label may stand beside ``box``, best first."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    places = (
        (right + 3, y),
        (left - 3 - wide, y),
        (x - wide / 2, top - half - 1),
        (x - wide / 2, bottom + half + 1),
        (right, top - half + 3),
        (right, bottom + half - 3),
        (left - wide, top - half + 3),
        (left - wide, bottom + half - 3),
    )
    return [(at, row - half, at + wide, row + half) for at, row in places]


def _lies_in(spot: Box, frame: Box) -> bool:
    return frame[0] <= spot[0] and spot[2] <= frame[2] and frame[1] <= spot[1] and spot[3] <= frame[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
