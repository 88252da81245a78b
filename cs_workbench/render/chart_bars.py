"""Bars, stacked or side by side, upright or lying, of amounts or of shares."""

from __future__ import annotations

from typing import Final

from cs_workbench.domain.chart import Bars
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.frame import GAP, caption, key, level_plane, upright_plane, zero_line
from cs_workbench.render.look import MARKS
from cs_workbench.render.scales import Plane, bounded, joined, known
from cs_workbench.render.strokes import NOWHERE, Box

SEAM: Final = 1.0  # of ground between two parts of a bar
UNKNOWN: Final = "–"
WHOLE: Final = 100.0


def paint_bars(canvas: Canvas, figure: Bars, frame: Box, marks_wanted: int) -> list[Box]:
    """Draw ``figure``; return a box a bar, or one a part where so many ``marks_wanted``."""
    count = len(figure.categories)
    stacks = [_stack(figure, place) for place in range(count)]
    top = frame[1]
    if len(figure.parts) > 1:
        top = key(canvas, frame, [(part.name, part.role) for part in figure.parts])
    suffix = " %" if figure.whole else ""
    if not figure.whole and not (figure.across and figure.ticks):
        top = caption(canvas, (frame[0], top, frame[2], frame[3]), figure.unit)
    inner = (frame[0], top, frame[2], frame[3])
    ends = [value for stack in stacks for begin, end in stack if known(end) for value in (begin, end)]
    if figure.across:
        after = max((canvas.wide(words) for words in _end_texts(figure)), default=0.0)
        after = min(after + GAP, (frame[2] - frame[0]) * 0.3) if after else 0.0
        plane = level_plane(
            canvas,
            inner,
            figure.categories,
            ends,
            suffix=suffix,
            marks=figure.ticks,
            room_after=after,
            whole=figure.whole,
            bars=_abreast(figure),
        )
    else:
        plane = upright_plane(
            canvas,
            inner,
            figure.categories,
            ends,
            suffix=suffix,
            marks=figure.ticks,
            above=bool(_end_texts(figure)),
            whole=figure.whole,
            bars=_abreast(figure),
        )
    boxes = [_paint_stack(canvas, figure, plane, place, stack) for place, stack in enumerate(stacks)]
    zero_line(canvas, plane)
    _paint_ticks(canvas, figure, plane)
    if figure.beside:
        _paint_each_end(canvas, figure, plane, stacks)
    else:
        _paint_ends(canvas, figure, plane, stacks, boxes)
    if len(figure.parts) > 1 and marks_wanted == count * len(figure.parts):
        return [box for stack in boxes for box in stack]
    return [_bar_of(plane, place, stack) for place, stack in enumerate(boxes)]


def _abreast(figure: Bars) -> int:
    """Return how many bars stand beside each other in a category."""
    return len(figure.parts) if figure.beside else 1


def _stack(figure: Bars, place: int) -> list[tuple[float, float]]:
    """Return (begin, end) a part; what is unknown takes no room, negative parts hang below zero."""
    values = [part.values[place] if place < len(part.values) else float("nan") for part in figure.parts]
    if figure.beside:
        return [(0.0, bounded(value)) if known(value) else (float("nan"), float("nan")) for value in values]
    total = sum(abs(bounded(value)) for value in values)
    up = down = 0.0
    found = []
    for value in values:
        if not known(value) or (figure.whole and not total):
            found.append((float("nan"), float("nan")))
            continue
        size = abs(bounded(value)) / total * WHOLE if figure.whole else bounded(value)
        if size >= 0:
            found.append((up, up + size))
            up += size
        else:
            found.append((down, down + size))
            down += size
    return found


def _paint_stack(
    canvas: Canvas, figure: Bars, plane: Plane, place: int, stack: list[tuple[float, float]]
) -> list[Box]:
    boxes = []
    for number, (part, (begin, end)) in enumerate(zip(figure.parts, stack, strict=True)):
        if not known(end) or begin == end:
            boxes.append(NOWHERE)
            continue
        left, top, right, bottom = box = _box(figure, plane, place, number, (begin, end))
        if begin and figure.across and right - left > 3 * SEAM:
            box = (left + SEAM, top, right, bottom)
        elif begin and not figure.across and bottom - top > 3 * SEAM:
            box = (left, top, right, bottom - SEAM)
        canvas.bar(box, part.role)
        boxes.append(box)
        words = part.labels[place] if place < len(part.labels) else ""
        if words and not _stands_outside(figure):
            canvas.label(box, words, canvas.colour(part.role), hatched=bool(MARKS[part.role].hatch))
    return boxes


def _stands_outside(figure: Bars) -> bool:
    """Say whether the labels stand at the ends of the bars: side by side, or of one part where nothing else does."""
    return figure.beside or (len(figure.parts) == 1 and not figure.above)


def _box(figure: Bars, plane: Plane, place: int, number: int, ends: tuple[float, float]) -> Box:
    """Return where a part's bar stands: the whole bar of its category, or its strip of it."""
    left, top, right, bottom = plane.bar(place, *ends)
    if not figure.beside:
        return left, top, right, bottom
    if figure.across:
        wide = (bottom - top) / len(figure.parts)
        return left, top + number * wide, right, top + (number + 1) * wide - SEAM
    wide = (right - left) / len(figure.parts)
    return left + number * wide, top, left + (number + 1) * wide - SEAM, bottom


def _end_texts(figure: Bars) -> tuple[str, ...]:
    if figure.beside:
        return tuple(text for part in figure.parts for text in part.labels)
    if figure.above:
        return figure.above
    return figure.parts[0].labels if len(figure.parts) == 1 else ()


def _paint_ends(
    canvas: Canvas,
    figure: Bars,
    plane: Plane,
    stacks: list[list[tuple[float, float]]],
    boxes: list[list[Box]],
) -> None:
    texts = _end_texts(figure)
    last = float("-inf")
    for place, stack in enumerate(stacks):
        words = texts[place] if place < len(texts) else ""
        is_known = any(known(end) for _, end in stack)
        if not is_known and not words:
            words = UNKNOWN
        drawn = [box for box in boxes[place] if box != NOWHERE]
        middle = plane.slots.middle(place)
        is_below = (
            is_known and max((max(b, e) for b, e in stack if known(e)), default=0.0) <= 0 and bool(drawn)
        )
        colour = "" if is_known else canvas.palette.muted
        if figure.across:
            x = (joined(drawn)[2] if drawn else plane.axis.at(0)) + 6
            if plane.slots.step >= canvas.small or place % 3 == 0:
                plate = canvas.palette.surface if figure.ticks else ""
                room = max(0.0, canvas.width - x)
                canvas.text(x, middle, words, size=canvas.small, colour=colour, room=room, plate=plate)
            continue
        box = joined(drawn) if drawn else (middle, plane.axis.at(0), middle, plane.axis.at(0))
        wide = canvas.wide(words, canvas.small)
        if middle - wide / 2 > last + 3:
            y = box[3] + canvas.small * 0.7 if is_below else box[1] - canvas.small * 0.7
            canvas.text(middle, y, words, size=canvas.small, colour=colour, align="center")
            last = middle + wide / 2


def _paint_each_end(
    canvas: Canvas, figure: Bars, plane: Plane, stacks: list[list[tuple[float, float]]]
) -> None:
    """Write at the end of every bar its label, and of one that is not known a dash."""
    small = canvas.small
    for place, stack in enumerate(stacks):
        last = float("-inf")
        for number, (part, (_, end)) in enumerate(zip(figure.parts, stack, strict=True)):
            is_known = known(end)
            words = part.labels[place] if place < len(part.labels) else ""
            words = words if is_known else words or UNKNOWN
            colour = "" if is_known else canvas.palette.muted
            value = end if is_known else 0.0
            left, top, right, bottom = _box(figure, plane, place, number, (0.0, value))
            if figure.across:
                y = (top + bottom) / 2
                if y - last >= small:
                    room = max(0.0, canvas.width - right - 6)
                    canvas.text(right + 6, y, words, size=small, colour=colour, room=room)
                    last = y
                continue
            middle, wide = (left + right) / 2, canvas.wide(words, small)
            if middle - wide / 2 > last + 3:
                y = bottom + small * 0.7 if value < 0 else top - small * 0.7
                canvas.text(middle, y, words, size=small, colour=colour, align="center")
                last = middle + wide / 2


def _paint_ticks(canvas: Canvas, figure: Bars, plane: Plane) -> None:
    ends = plane.slots.start, plane.slots.end
    small, muted = canvas.small, canvas.palette.muted
    free = canvas.width
    for value, words in sorted(figure.ticks, reverse=True):
        line = [plane.point(end, value) for end in ends]
        canvas.stroke(line, canvas.palette.text, thick=1.1, dashed=True)
        (x, y), wide = line[0], canvas.wide(words, small)
        if not plane.across:
            canvas.text(line[1][0] + GAP, y, words, size=small, colour=muted)
            continue
        right = min(x + wide / 2, free)  # where the next one is near, this one moves to the left
        if right >= x - wide / 2:
            canvas.text(right, y - canvas.line / 2, words, size=small, align="right", colour=muted)
            free = right - wide - 5


def _bar_of(plane: Plane, place: int, stack: list[Box]) -> Box:
    """Return a bar's box, of its slot where nothing is known: its row is still a door."""
    drawn = [box for box in stack if box != NOWHERE]
    return joined(drawn) if drawn else plane.slot(place)
