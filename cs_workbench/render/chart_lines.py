"""Lines: a running total over its columns, and a value over time on a fixed axis."""

from __future__ import annotations

from typing import Final

from cs_workbench.domain.chart import Curve, Trend
from cs_workbench.render.canvas import Canvas
from cs_workbench.render.frame import GAP, caption, tick_texts, upright_plane
from cs_workbench.render.look import mixed
from cs_workbench.render.scales import Axis, Plane, Slots, bounded, known, number_text, ticks
from cs_workbench.render.strokes import NOWHERE, Box

WHOLE: Final = 100.0
DOT: Final = 9.0
THINNEST_BAR: Final = 3.0  # pixels; thinner bars are one shape
NEAR: Final = 0.6


def paint_curve(canvas: Canvas, figure: Curve, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a column."""
    left, top, right, bottom = frame
    small, muted = canvas.small, canvas.palette.muted
    name = canvas.letters.drawable(figure.x_name)
    if name:
        canvas.text(
            right,
            bottom - small * 0.68,
            f"{name} →",
            size=small,
            colour=muted,
            align="right",
            room=right - left,
        )
        bottom -= small * 1.36 + 2
    top = _paint_key(canvas, figure, frame)
    count = max(len(figure.bars), len(figure.running))
    plane = upright_plane(canvas, (left, top, right, bottom - canvas.line), (), (), suffix=" %", whole=True)
    plane = Plane(Slots(count, plane.slots.start, plane.slots.end, 0.78, 48.0), plane.axis, across=False)
    boxes = [
        plane.bar(place, 0.0, value) if known(value) and value else plane.slot(place)
        for place, value in enumerate(figure.bars)
    ]
    if plane.slots.step >= THINNEST_BAR:
        for box, value in zip(boxes, figure.bars, strict=True):
            if known(value) and value:
                canvas.bar(box, "muted")
    else:
        _paint_steps(canvas, plane, figure.bars)
    begin, zero = plane.slots.start, plane.axis.at(0)
    canvas.stroke([(begin, zero), (plane.slots.end, zero)], canvas.palette.edge, thick=1.2)
    for part in _runs(
        [(begin, zero), *(_running(plane, place, value) for place, value in enumerate(figure.running))]
    ):
        canvas.stroke(part, canvas.palette.accent, thick=2.2)
    _paint_counts(canvas, plane, count)
    _paint_mark(canvas, plane, figure)
    return boxes


def _running(plane: Plane, place: int, value: float) -> tuple[float, float] | None:
    return (plane.slots.room(place)[1], plane.axis.at(value)) if known(value) else None


def _paint_key(canvas: Canvas, figure: Curve, frame: Box) -> float:
    left, top, right, _ = frame
    y = top + canvas.line / 2
    canvas.stroke([(left, y), (left + 16, y)], canvas.palette.accent, thick=2.2)
    box = canvas.text(left + 21, y, figure.running_name, size=canvas.small, room=(right - left) * 0.5)
    if figure.bars_name:
        x = box[2] + 18
        canvas.bar((x, y - 5, x + 11, y + 5), "muted")
        canvas.text(x + 16, y, figure.bars_name, size=canvas.small, room=max(0.0, right - x - 16))
    return top + canvas.line + GAP / 2


def _paint_steps(canvas: Canvas, plane: Plane, values: tuple[float, ...]) -> None:
    zero = plane.axis.at(0)
    corners = [(plane.slots.start, zero)]
    for place, value in enumerate(values):
        begin, end = plane.slots.room(place)
        y = plane.axis.at(value) if known(value) else zero
        corners += [(begin, y), (end, y)]
    canvas.area([*corners, (corners[-1][0], zero)], canvas.colour("muted"), layer="mark")


def _paint_counts(canvas: Canvas, plane: Plane, count: int) -> None:
    """Write how many columns lie to the left, below the axis."""
    y = plane.axis.start + canvas.line * 0.55
    last = float("-inf")
    for value in ticks(0.0, float(max(count, 1)), 6):
        if value > count or not value.is_integer():
            continue
        words = number_text(value)
        half = canvas.wide(words, canvas.small) / 2
        x = min(plane.slots.start + value * plane.slots.step, canvas.width - half)
        if x - half > last:
            canvas.text(x, y, words, size=canvas.small, colour=canvas.palette.muted, align="center")
            last = x + half + 4


def _paint_mark(canvas: Canvas, plane: Plane, figure: Curve) -> None:
    if figure.mark is None or not known(figure.mark[1]):
        return
    count, share = figure.mark
    x = max(plane.slots.start, min(plane.slots.end, plane.slots.start + count * plane.slots.step))
    y = plane.axis.at(share)
    text = canvas.palette.text
    canvas.stroke([(x, plane.axis.start), (x, y), (plane.slots.start, y)], text, dashed=True)
    canvas.shapes([(x, y, DOT)], "accent")
    words = f"{count:,} → {number_text(round(bounded(share), 1), 1 if float(share).is_integer() else 0.1)} %"
    wide = canvas.wide(words, canvas.size, bold=True)
    is_left = x + wide + GAP > plane.slots.end
    spot = (x - GAP, y - canvas.line * NEAR) if is_left else (x + GAP, y + canvas.line * NEAR)
    canvas.text(*spot, words, bold=True, align="right" if is_left else "left", plate=canvas.palette.surface)


def paint_trend(canvas: Canvas, figure: Trend, frame: Box) -> list[Box]:
    """Draw ``figure``; return a box a time."""
    left, top, right, bottom = frame
    top = caption(canvas, frame, figure.unit)
    small, palette = canvas.small, canvas.palette
    low, high = sorted((bounded(figure.low), bounded(figure.high)))
    high = high if high > low else low + 1.0
    most = max(2, min(6, int((bottom - top) / (canvas.line * 2.4))))
    marks = [value for value in ticks(low, high, most) if low <= value <= high]
    texts = tick_texts(marks)
    left += max((canvas.wide(words, small) for words in texts), default=0.0) + GAP
    names_room = max((canvas.wide(name, small) for _, name in figure.cuts), default=0.0)
    names_room = max(names_room, canvas.wide("0,000", canvas.size, bold=True))
    right -= min(names_room, (right - left) * 0.3) + GAP
    if figure.changes:
        top += canvas.line
    bottom -= canvas.line * 1.2
    axis, slots = Axis(low, high, bottom, top + small * 0.5), Slots(len(figure.times), left, right)
    for value, words in zip(marks, texts, strict=True):
        y = axis.at(value)
        canvas.stroke([(left, y), (right, y)], palette.border, layer="grid")
        canvas.text(left - GAP, y, words, size=small, colour=palette.muted, align="right")
    places = [
        (slots.middle(place), axis.at(value)) if known(value) else None
        for place, value in enumerate(figure.values[: slots.count])
    ]
    last = next((place for place in reversed(places) if place is not None), None)
    _paint_cuts(canvas, figure, axis, (left, right), last)
    for part in _runs(places):
        if len(part) == 1:
            canvas.shapes([(*part[0], 6.0)], "accent")
        canvas.stroke(part, palette.accent, thick=2.2)
    _paint_changes(canvas, figure, slots, axis, places)
    _paint_times(canvas, figure, slots, bottom)
    if last is not None:
        value = next(value for value in reversed(figure.values[: slots.count]) if known(value))
        canvas.shapes([(*last, DOT)], "accent")
        words = number_text(round(value, 1), 1.0 if round(value, 1).is_integer() else 0.1)
        canvas.text(last[0] + GAP, last[1], words, bold=True, colour=palette.accent, plate=palette.surface)
    return [
        NOWHERE if place is None else (*slots.room(number)[:1], axis.end, slots.room(number)[1], axis.start)
        for number, place in enumerate(places)
    ]


def _paint_cuts(
    canvas: Canvas, figure: Trend, axis: Axis, ends: tuple[float, float], last: tuple[float, float] | None
) -> None:
    taken = [] if last is None else [last[1]]
    for value, name in figure.cuts:
        if not known(value) or not axis.low <= value <= axis.high:
            continue
        y = axis.at(value)
        canvas.stroke([(ends[0], y), (ends[1], y)], canvas.palette.edge, thick=1.0, dashed=True, layer="grid")
        room = canvas.width - ends[1] - GAP / 2
        spot = y
        while any(abs(spot - other) < canvas.small * 1.15 for other in taken) and spot < axis.start:
            spot += canvas.small * NEAR
        taken.append(spot)
        canvas.text(
            ends[1] + GAP / 2 + 2, spot, name, size=canvas.small, colour=canvas.palette.muted, room=room
        )


def _paint_changes(
    canvas: Canvas, figure: Trend, slots: Slots, axis: Axis, places: list[tuple[float, float] | None]
) -> None:
    free = float("-inf")
    line = mixed(canvas.palette.text, canvas.palette.surface, 0.45)
    for number, words in sorted(figure.changes):
        if not 0 <= number < len(places):
            continue
        x, place = slots.middle(number), places[number]
        canvas.stroke([(x, axis.end), (x, place[1] if place else axis.start)], line, thick=1.0)
        canvas.shapes([(x, axis.end, 8.0)], "muted")
        half = canvas.wide(words, canvas.small) / 2
        spot = min(max(x, half), canvas.width - half)
        if spot - half > free:
            canvas.text(spot, axis.end - canvas.line * 0.72, words, size=canvas.small, align="center")
            free = spot + half + 6


def _paint_times(canvas: Canvas, figure: Trend, slots: Slots, bottom: float) -> None:
    free = float("-inf")
    widest = max((canvas.wide(name, canvas.small) for name in figure.times), default=0.0) + 10
    every = max(1, -int(-widest // max(slots.step, 0.1)))
    for place in range(len(figure.times) - 1, -1, -every):
        words = figure.times[place]
        half = min(canvas.wide(words, canvas.small), canvas.width) / 2
        x = min(max(slots.middle(place), half), canvas.width - half)
        if free == float("-inf") or x + half < free:
            canvas.text(
                x,
                bottom + canvas.line * 0.7,
                words,
                size=canvas.small,
                colour=canvas.palette.muted,
                align="center",
                room=canvas.width,
            )
            free = x - half


def _runs(places: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Return the stretches without a gap."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is not None:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
