"""From values to places: round ticks, their texts, bars in slots, whichever way they lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.render.strokes import Box

FARTHEST: Final = 1e15  # beyond this a value says nothing that a person could read off a picture
MOST_DIGITS: Final = 6
THINNEST: Final = 2.0  # pixels of the smallest bar that is not zero


def known(value: float) -> bool:
    """Say whether ``value`` can be drawn."""
    return math.isfinite(value)


def bounded(value: float) -> float:
    """Return a known value within what can be drawn; 0 for an unknown one."""
    return max(-FARTHEST, min(FARTHEST, value)) if math.isfinite(value) else 0.0


def span(values: Iterable[float], *, zero: bool = True) -> tuple[float, float]:
    """Return the lowest and highest of the known ``values``, with ``zero`` among them; never of no length."""
    seen = [bounded(value) for value in values if known(value)]
    if zero:
        seen.append(0.0)
    low, high = (min(seen), max(seen)) if seen else (0.0, 1.0)
    return (low, high) if high - low > abs(high) * 1e-9 else (min(low, 0.0), max(high, 0.0) or low + 1.0)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return round values from at or below ``low`` to at or above ``high``, at most about ``most`` steps."""
    from matplotlib.ticker import MaxNLocator

    found = MaxNLocator(nbins=max(1, most), steps=[1, 2, 5, 10], min_n_ticks=2).tick_values(low, high)
    return tuple(0.0 if abs(value) < 1e-12 * max(abs(low), abs(high)) else float(value) for value in found)


def number_text(value: float, step: float = 1.0) -> str:
    """Return a value as an axis of steps of ``step`` tells it."""
    exact = (digits for digits in range(MOST_DIGITS) if abs(round(step, digits) - step) < abs(step) * 1e-6)
    digits = next(exact, MOST_DIGITS)
    return f"{value:,.{digits}f}"


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from ``low`` at the pixel ``start`` to ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value, never beyond the ends."""
        share = (bounded(value) - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * max(0.0, min(1.0, share))


@dataclass(frozen=True, slots=True)
class Slots:
    """Room for ``count`` categories from the pixel ``start`` to ``end``; a bar takes ``thick`` of its slot."""

    count: int
    start: float
    end: float
    thick: float = 0.68
    widest: float = 72.0

    @property
    def step(self) -> float:
        """The room of one category."""
        return (self.end - self.start) / max(self.count, 1)

    def middle(self, place: int) -> float:
        """Return the middle of a category."""
        return self.start + (place + 0.5) * self.step

    def bar(self, place: int) -> tuple[float, float]:
        """Return where the bar of a category begins and ends."""
        half = min(self.step * self.thick, self.widest) / 2
        return self.middle(place) - half, self.middle(place) + half

    def room(self, place: int) -> tuple[float, float]:
        """Return where the whole slot of a category begins and ends."""
        return self.start + place * self.step, self.start + (place + 1) * self.step


@dataclass(frozen=True, slots=True)
class Plane:
    """Slots and an axis of values over each other; ``across``: the bars lie."""

    slots: Slots
    axis: Axis
    across: bool

    def bar(self, place: int, begin: float, end: float) -> Box:
        """Return the box of a bar between two values; one that is not nothing can be seen."""
        one, other = self.axis.at(begin), self.axis.at(end)
        if begin != end and abs(other - one) < THINNEST:
            other = one + math.copysign(THINNEST, other - one or self.axis.end - self.axis.start)
        return self._turned(*self.slots.bar(place), *sorted((one, other)))

    def slot(self, place: int) -> Box:
        """Return the whole slot of a category."""
        return self._turned(*self.slots.room(place), *sorted((self.axis.start, self.axis.end)))

    def point(self, along: float, value: float) -> tuple[float, float]:
        """Return the place of a value at the pixel ``along`` the slots."""
        return (self.axis.at(value), along) if self.across else (along, self.axis.at(value))

    def _turned(self, from_: float, to: float, low: float, high: float) -> Box:
        return (low, from_, high, to) if self.across else (from_, low, to, high)


def joined(boxes: Sequence[Box]) -> Box:
    """Return the box around all ``boxes``."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
