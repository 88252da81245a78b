"""What stands around the marks: the key, the axis of values with its grid, the names of the categories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from cs_workbench.domain.chart import Role
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.look import MARKS
from cs_workbench.render.scales import Axis, Plane, Slots, number_text, span, ticks
from cs_workbench.render.strokes import Box

GAP: Final = 8.0
KEY_GAP: Final = 18.0
SWATCH: Final = 11.0
NEAR_END: Final = 0.4  # of a step
BEYOND: Final = 0.1
FEWEST: Final = 3  # round values that an axis keeps
LONGEST_NAME: Final = 0.34  # of the width, for names beside lying bars
LEVEL_WIDEST: Final = 40.0  # pixels of a lying bar, and of its slot where there is room for more
LEVEL_STEP: Final = 72.0
BESIDE_WIDEST: Final = 22.0  # pixels of one of several lying bars in a category
BESIDE_STEP: Final = 30.0
COLUMN_WIDEST: Final = 48.0
THICK: Final = 0.68  # of a slot
THICK_BESIDE: Final = 0.82


def key(canvas: Canvas, frame: Box, entries: Iterable[tuple[str, Role]]) -> float:
    """Write what each role stands for in rows from the top of ``frame``; return where they end."""
    left, top, right, _ = frame
    x, y = left, top + canvas.line / 2
    drawn = False
    for name, role in entries:
        letter = MARKS[role].letter
        words = canvas.letters.drawable(name.removeprefix(letter).strip() if letter else name)
        head = SWATCH + 5 + (canvas.wide(letter, canvas.small) + 4 if letter else 0)
        room = min(canvas.wide(words, canvas.small), right - left - head)
        if drawn and x + head + room > right:
            x, y = left, y + canvas.line
        canvas.bar((x, y - SWATCH / 2, x + SWATCH, y + SWATCH / 2), role)
        if letter:
            canvas.text(x + SWATCH + 5, y, letter, size=canvas.small, colour=canvas.palette.muted)
        canvas.text(x + head, y, words, size=canvas.small, colour=canvas.palette.text, room=room + 1)
        x += head + room + KEY_GAP
        drawn = True
    return y + canvas.line / 2 + GAP / 2 if drawn else top


def caption(canvas: Canvas, frame: Box, words: str, *, at_end: bool = False) -> float:
    """Write the unit of the values in small letters at the top of ``frame``; return where it ends."""
    left, top, right, _ = frame
    if not words:
        return top
    canvas.text(
        right if at_end else left,
        top + canvas.small * 0.68,
        words,
        size=canvas.small,
        colour=canvas.palette.muted,
        room=right - left,
        align="right" if at_end else "left",
    )
    return top + canvas.small * 1.36 + 3


def values_axis(
    low: float, high: float, start: float, end: float, most: int
) -> tuple[Axis, tuple[float, ...]]:
    """Return an axis and its round values; it ends at one where that is near, else a little beyond the values."""
    marks = ticks(low, high, most)
    step = marks[1] - marks[0]
    if marks[-1] - high > step * NEAR_END and len(marks) > FEWEST:
        marks, high = marks[:-1], high + step * BEYOND
    if low - marks[0] > step * NEAR_END and len(marks) > FEWEST:
        marks, low = marks[1:], low - step * BEYOND
    return Axis(min(low, marks[0]), max(high, marks[-1]), start, end), marks


def tick_texts(marks: Sequence[float], suffix: str = "") -> list[str]:
    """Return the texts of round values."""
    step = marks[1] - marks[0] if len(marks) > 1 else 1.0
    return [number_text(mark, step) + suffix for mark in marks]


def level_plane(
    canvas: Canvas,
    frame: Box,
    names: Sequence[str],
    values: Iterable[float],
    *,
    suffix: str = "",
    marks: Sequence[tuple[float, str]] = (),
    room_before: float = 0.0,
    room_after: float = 0.0,
    whole: bool = False,
    bars: int = 1,
) -> Plane:
    """Draw the ground of lying bars: names to the left, values along the bottom (or ``marks`` along the top).

    ``bars``: how many stand beside each other in a category.
    """
    left, top, right, bottom = frame
    size, small = canvas.size, canvas.small
    shown = [canvas.letters.drawable(name) for name in names]
    widest = max((canvas.wide(name) for name in shown), default=0.0)
    names_room = min(widest, (right - left) * LONGEST_NAME)
    left += names_room + (GAP if names_room else 0)
    beside = left - GAP
    left += room_before
    right -= room_after
    low, high = (0.0, 100.0) if whole else span([*values, *(value for value, _ in marks)])
    if marks:
        axis = Axis(low, high * 1.02, left, right)
        top += canvas.line
    else:
        bottom = min(bottom, top + len(names) * max(LEVEL_STEP, bars * BESIDE_STEP) + canvas.line)
        most = max(2, int((right - left) / max(canvas.wide("0,000,000", small), 1)))
        bottom -= canvas.line
        axis, numbers = values_axis(low, high, left, right, min(most, 6))
        texts = tick_texts(numbers, suffix)
        for value, words in zip(numbers, texts, strict=True):
            x = axis.at(value)
            canvas.stroke([(x, top), (x, bottom)], canvas.palette.border, layer="grid")
            align: Literal["center", "right"] = "center" if x < right - 1 or room_after else "right"
            canvas.text(
                x, bottom + canvas.line / 2, words, size=small, colour=canvas.palette.muted, align=align
            )
    slots = Slots(len(names), top, bottom, _share(bars), max(LEVEL_WIDEST, bars * BESIDE_WIDEST))
    every = max(1, -int(-size * 1.15 // max(slots.step, 0.1)))
    for place, name in enumerate(shown):
        if place % every == 0:
            _name_beside(canvas, beside, names_room, name, slots.room(place))
    return Plane(slots, axis, across=True)


def _share(bars: int) -> float:
    """Return how much of its slot a bar takes, or ``bars`` beside each other."""
    return THICK if bars == 1 else THICK_BESIDE


def _name_beside(canvas: Canvas, x: float, room: float, name: str, row: tuple[float, float]) -> None:
    begin, end = row
    size = canvas.size if (end - begin) >= canvas.size * 1.3 else canvas.small
    most = max(1, int((end - begin) / (size * 1.3)))
    lines = canvas.letters.wrapped(name, size, room + 1, most=min(most, 2))
    y = (begin + end) / 2 - (len(lines) - 1) * size * 0.6
    for part in lines:
        canvas.text(x, y, part, align="right", size=size)
        y += size * 1.2


def upright_plane(
    canvas: Canvas,
    frame: Box,
    names: Sequence[str],
    values: Iterable[float],
    *,
    suffix: str = "",
    marks: Sequence[tuple[float, str]] = (),
    above: bool = False,
    whole: bool = False,
    widest: float = 72.0,
    bars: int = 1,
) -> Plane:
    """Draw the ground of columns: names below, values along the left with a grid across; ``bars`` as above."""
    left, top, right, bottom = frame
    small = canvas.small
    low, high = (0.0, 100.0) if whole else span([*values, *(value for value, _ in marks)])
    most = max(2, min(6, int((bottom - top) / (canvas.line * 2.4))))
    _, numbers = values_axis(low, high, bottom, top, most)
    texts = tick_texts(numbers, suffix)
    left += max(canvas.wide(words, small) for words in texts) + GAP
    if marks:
        right -= max(canvas.wide(words, small) for _, words in marks) + GAP
    slots = Slots(len(names), left, right, _share(bars), widest if bars == 1 else bars * COLUMN_WIDEST)
    bottom = _names_below(canvas, slots, names, bottom, (bottom - top) * 0.3)
    top += canvas.line * 0.9 if above else small * 0.5
    axis, _ = values_axis(low, high, bottom, top, most)
    for value, words in zip(numbers, texts, strict=True):
        y = axis.at(value)
        canvas.stroke([(left, y), (right, y)], canvas.palette.border, layer="grid")
        canvas.text(left - GAP, y, words, size=small, colour=canvas.palette.muted, align="right")
    return Plane(slots, axis, across=False)


def _names_below(
    canvas: Canvas, slots: Slots, names: Sequence[str], bottom: float, most_high: float
) -> float:
    """Write the categories at the bottom, as many as find room; return where the bars may end."""
    size = canvas.small
    shown = [canvas.letters.drawable(name) for name in names]
    most = max(1, min(3, int(most_high / (size * 1.2))))
    every = 1
    while True:
        room = slots.step * every - 6
        wrapped = [canvas.letters.wrapped(name, size, room, most=most) for name in shown]
        cut = [
            lines
            for name, lines in zip(shown[::every], wrapped[::every], strict=True)
            if name and (not lines or lines[-1].endswith("…"))
        ]
        if every >= len(shown) or not cut or (room > size * 7 and len(cut) <= len(wrapped[::every]) // 3):
            break
        every += 1
        if every > 1 and room > size * 9:
            break
    high = max((len(lines) for lines in wrapped[::every]), default=0)
    end = bottom - high * size * 1.22 - (5 if high else 0)
    for place in range(0, len(shown), every):
        middle = slots.middle(place)
        for number, part in enumerate(wrapped[place]):
            half = canvas.wide(part, size) / 2
            x = min(max(middle, half + 1), canvas.width - half - 1)
            canvas.text(
                x,
                end + 5 + (number + 0.5) * size * 1.22,
                part,
                size=size,
                align="center",
                colour=canvas.palette.muted,
            )
    return end


def zero_line(canvas: Canvas, plane: Plane) -> None:
    """Draw where the values begin."""
    ends = plane.slots.start, plane.slots.end
    zero = max(plane.axis.low, min(plane.axis.high, 0.0))
    canvas.stroke([plane.point(end, zero) for end in ends], canvas.palette.edge, thick=1.2)
