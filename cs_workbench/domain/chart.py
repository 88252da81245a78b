"""What a chart shows, before anybody draws it: one of a few figures, a title that says the finding, and its table.

The same `Chart` is drawn in the window, written as PNG or SVG, turned into a native chart of a deck and exported as
CSV. Values are plain numbers in the unit the figure names (ARR in thousands of yen, percent, points of health ...);
NaN is unknown and drawn as a gap, never as zero. Whatever a person reads is already in their language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

#: What a mark means; the renderer has its colour, hatch and shape, light and dark.
Role = Literal["healthy", "watch", "action", "unsure", "accent", "second", "muted", "gain", "loss"]


@dataclass(frozen=True, slots=True)
class Part:
    """One series of bars, a value a category; ``labels``: what is printed on each mark (none: nothing)."""

    name: str
    role: Role
    values: tuple[float, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars, a bar a category; ``beside``: a bar a part in each category, with its label at its end.

    ``across``: the bars lie; ``whole``: each stack is 100 % of itself; ``above``: a text over each stack (at its end
    where they lie); ``ticks``: marks on the axis of values with their texts, such as 70, 90 and 100 % of a capacity.
    """

    categories: tuple[str, ...]
    parts: tuple[Part, ...]
    unit: str
    across: bool = False
    whole: bool = False
    above: tuple[str, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of a bridge: ``amount`` is the level of a total, else the change (negative: less)."""

    name: str
    amount: float
    label: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Bridge:
    """From an opening to a closing total, change by change."""

    steps: tuple[Step, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A grid of ``values[row][column]``, the darker the more; NaN stays blank.

    ``labels`` and the smaller ``notes`` are printed in the cells; ``faint``: cells on too few to be read closely,
    greyed; ``open``: cells whose period still goes on, hatched.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    labels: tuple[tuple[str, ...], ...]
    unit: str
    notes: tuple[tuple[str, ...], ...] = ()
    faint: tuple[tuple[int, int], ...] = ()
    open: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a scatter; ``label`` is printed beside it ("" for most); ``size``: share of the largest, 0 to 1."""

    x: float
    y: float
    size: float
    role: Role
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points over two axes of one unit, the line where both are equal, and the band that chance alone fills.

    ``band``: (x, lowest y, highest y), x ascending; none: no band.
    """

    points: tuple[Point, ...]
    x_name: str
    y_name: str
    band: tuple[tuple[float, float, float], ...] = ()
    band_name: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Columns in descending order with the running total on the same axis of percent (Pareto).

    ``bars`` and ``running`` in percent; ``mark``: (how many bars, percent) of the point that the title speaks of.
    """

    bars: tuple[float, ...]
    running: tuple[float, ...]
    x_name: str
    bars_name: str
    running_name: str
    mark: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """A line over weeks or months on a fixed axis from ``low`` to ``high``; ``cuts``: lines across with their names.

    ``changes``: (place, text) where something changed and is ticked, such as a band.
    """

    times: tuple[str, ...]
    values: tuple[float, ...]
    low: float
    high: float
    unit: str
    cuts: tuple[tuple[float, str], ...] = ()
    changes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Diverging:
    """Lying bars to both sides of zero, what they add up to printed at the end."""

    names: tuple[str, ...]
    amounts: tuple[float, ...]
    labels: tuple[str, ...]
    unit: str
    total: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """A bar from ``low`` to ``high`` a category with a tick at ``middle``; ``marks``: a target or the amount due."""

    categories: tuple[str, ...]
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]
    unit: str
    marks: tuple[float, ...] = ()
    mark_name: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin of a calibration: predicted and observed share of ``count`` accounts, 0 to 1, with the interval of it."""

    predicted: float
    observed: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Predicted against observed; on the line both are the same."""

    bins: tuple[Bin, ...]
    x_name: str
    y_name: str


Figure = Bars | Bridge | Heatmap | Scatter | Curve | Trend | Diverging | Ranges | Calibrated


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its words and its table.

    ``id`` names it in exports; ``title`` states the finding with its number; ``subtitle`` the definition and the
    as-of date. ``headings`` and ``rows`` are the table (``numbers``: columns that align right), ``doors`` the
    condition behind each row ("" for none), which a mark of the figure opens too: marks are in the order of the rows
    (of bars: bar by bar, or bar by bar and part by part where the table has so many rows; of a heat map: row by row,
    cell by cell). Rows below the last mark, such as a sum, have none; a table with fewer rows than marks has no marks
    that are doors. ``figure`` is None where there is nothing to draw; ``empty``
    then says why and what to do.
    """

    id: str
    title: str
    subtitle: str
    figure: Figure | None
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    doors: tuple[str, ...] = ()
    empty: str = ""


def unitless(chart: Chart) -> Chart:
    """Return a chart whose figure says no unit, for where a text over it does."""
    figure = chart.figure
    if isinstance(figure, Bars | Bridge | Diverging | Trend):
        return replace(chart, figure=replace(figure, unit=""))
    return chart
