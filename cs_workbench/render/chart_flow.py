"""What changes and what may come: bridges, bars to both sides of zero, ranges with their middle."""

from __future__ import annotations

from typing import Final

from cs_workbench.domain.chart import Bridge, Diverging, Ranges, Role
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.frame import GAP, caption, level_plane, tick_texts, upright_plane, zero_line
from cs_workbench.render.scales import Plane, bounded, known, span, ticks
from cs_workbench.render.strokes import Box

NARROWEST: Final = 40.0  # pixels of a column's slot; below this a bridge lies
UNKNOWN: Final = "–"
RANGE_WIDE: Final = 36.0


def paint_bridge(canvas: Canvas, figure: Bridge, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a step."""
    steps = figure.steps
    spans = _levels(figure)
    names, labels = [step.name for step in steps], [step.label for step in steps]
    ends = [value for pair in spans for value in pair if known(value)]
    widest = max((canvas.wide(label, canvas.small) for label in labels), default=0.0)
    slot = (frame[2] - frame[0] - 60) / max(len(steps), 1)
    top = caption(canvas, frame, figure.unit)
    inner = (frame[0], top, frame[2], frame[3])
    words = (canvas.letters.narrowest(canvas.letters.drawable(name), canvas.small) for name in names)
    if slot < max(NARROWEST, widest + 4, *(word + 6 for word in words)) and len(steps) > 1:
        plane = level_plane(canvas, inner, names, ends, room_after=widest + GAP)
    else:
        plane = upright_plane(canvas, inner, names, ends, above=True)
    boxes = []
    for place, (step, (begin, end)) in enumerate(zip(steps, spans, strict=True)):
        if not known(end):
            boxes.append(plane.slot(place))
            _tell(canvas, plane, place, (bounded(begin),) * 2, step.label or UNKNOWN)
            continue
        role: Role = "muted" if step.is_total else "gain" if end >= begin else "loss"
        box = plane.bar(place, begin, end)
        canvas.bar(box, role)
        boxes.append(box)
        _tell(canvas, plane, place, (begin, end), step.label, bold=step.is_total)
    for place in range(len(steps) - 1):
        level = spans[place][1] if known(spans[place][1]) else spans[place][0]
        if known(level):
            along = plane.slots.bar(place)[1], plane.slots.bar(place + 1)[0]
            canvas.stroke([plane.point(at, level) for at in along], canvas.palette.edge, thick=0.9)
    zero_line(canvas, plane)
    return boxes


def _levels(figure: Bridge) -> list[tuple[float, float]]:
    """Return where each bar begins and ends; an unknown change leaves the level as it was."""
    level = 0.0
    found = []
    for step in figure.steps:
        if not known(step.amount):
            found.append((level, float("nan")))
            continue
        begin, level = (0.0, bounded(step.amount)) if step.is_total else (level, level + bounded(step.amount))
        found.append((begin, level))
    return found


def _tell(
    canvas: Canvas, plane: Plane, place: int, ends: tuple[float, float], words: str, *, bold: bool = False
) -> None:
    """Write a bar's label where it ends to the right, or above it."""
    x, y = plane.point(plane.slots.middle(place), max(ends))
    if not plane.across:
        canvas.text(x, y - canvas.small * 0.75, words, size=canvas.small, align="center", bold=bold)
    elif plane.slots.step >= canvas.small:
        canvas.text(x + 5, y, words, size=canvas.small, bold=bold, room=max(0.0, canvas.width - x - 5))


def paint_diverging(canvas: Canvas, figure: Diverging, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a bar."""
    left, top, right, bottom = frame
    widest = max((canvas.wide(label, canvas.small) for label in figure.labels), default=0.0)
    widest = min(widest, (right - left) * 0.2) + GAP
    top = caption(canvas, frame, figure.unit)
    bottom -= canvas.line if figure.total else 0.0
    below = any(known(amount) and amount < 0 for amount in figure.amounts)
    plane = level_plane(
        canvas,
        (left, top, right, bottom),
        figure.names,
        figure.amounts,
        room_before=widest if below else 0.0,
        room_after=widest,
    )
    boxes = []
    for place, amount in enumerate(figure.amounts[: len(figure.names)]):
        words = figure.labels[place] if place < len(figure.labels) else ""
        is_known = known(amount)
        box = plane.bar(place, 0.0, bounded(amount))
        if is_known and amount:
            canvas.bar(box, "gain" if amount > 0 else "loss")
        boxes.append(box if is_known and amount else plane.slot(place))
        if plane.slots.step >= canvas.small or place % 3 == 0:
            is_left = is_known and amount < 0
            canvas.text(
                box[0] - 5 if is_left else box[2] + 5,
                plane.slots.middle(place),
                words or ("" if is_known else UNKNOWN),
                size=canvas.small,
                align="right" if is_left else "left",
                room=widest,
                colour="" if is_known else canvas.palette.muted,
            )
    if figure.total:
        y = plane.slots.end + canvas.line * 1.55
        canvas.text(right, y, figure.total, align="right", bold=True, room=right - left)
    zero_line(canvas, plane)
    return boxes


def paint_ranges(canvas: Canvas, figure: Ranges, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a category."""
    left, top, right, bottom = frame
    if figure.mark_name and figure.marks:
        words = canvas.letters.drawable(figure.mark_name)
        start = max(left + 12, right - canvas.wide(words, canvas.small))
        y = top + canvas.small * 0.68
        canvas.shapes([(start - 10, y, 9.0)], "second")
        canvas.text(start, y, words, size=canvas.small, room=right - start + 1)
    top = caption(
        canvas, (left, top, right - canvas.wide(figure.mark_name, canvas.small) - 24, bottom), figure.unit
    )
    count = len(figure.categories)
    values = [*figure.low, *figure.high, *figure.middle, *figure.marks]
    inner = (left, max(top, frame[1] + canvas.line if figure.marks else top), right, bottom)
    plane = upright_plane(canvas, inner, figure.categories, values, widest=RANGE_WIDE)
    numbers = ticks(*span(values), 6)
    step = (numbers[1] - numbers[0]) / 10 if len(numbers) > 1 else 1.0
    boxes = []
    targets = []
    for place in range(count):
        low, middle, high, mark = (
            _at(row, place) for row in (figure.low, figure.middle, figure.high, figure.marks)
        )
        boxes.append(plane.slot(place))
        if known(low) and known(high):
            box = boxes[-1] = plane.bar(place, low, high)
            canvas.bar(box, "accent")
        if known(middle):
            _paint_middle(canvas, plane, place, middle, tick_texts((middle, middle + step))[0])
        if known(mark):
            x, y = plane.point(plane.slots.middle(place), mark)
            targets.append((x, y, 9.0))
    canvas.shapes(targets, "second")
    zero_line(canvas, plane)
    return boxes


def _paint_middle(canvas: Canvas, plane: Plane, place: int, middle: float, words: str) -> None:
    begin, end = plane.slots.bar(place)
    _, y = plane.point(begin, middle)
    canvas.stroke([(begin, y), (end, y)], canvas.palette.surface, thick=4.0)
    canvas.stroke([(begin - 3, y), (end + 3, y)], canvas.palette.text, thick=2.0)
    room = plane.slots.room(place)[1] - end - 5
    if canvas.wide(words, canvas.small) <= room:
        canvas.text(end + 5, y, words, size=canvas.small)


def _at(values: tuple[float, ...], place: int) -> float:
    return values[place] if place < len(values) else float("nan")
