"""What a chart is drawn of, before it has an ink: words, boxes, lines, areas and dots in logical pixels.

`render.canvas` makes pictures of them with matplotlib; the window's paper paints them as they are, so that a chart on
paper is sharp at any size and its words can be searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

#: left, top, right, bottom in logical pixels.
Box = tuple[float, float, float, float]
NOWHERE: Final[Box] = (0.0, 0.0, 0.0, 0.0)
Align = Literal["left", "center", "right"]
Layer = Literal["ground", "grid", "mark", "hatch", "line", "text"]
Shape = Literal["circle", "triangle", "square", "diamond"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on the baseline ``y``; ``wide``: as measured; ``halo``: a colour around it, '' for none."""

    x: float
    y: float
    text: str
    wide: float
    size: float
    colour: str
    align: Align = "left"
    bold: bool = False
    halo: str = ""
    layer: Layer = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle; '' for no fill or edge; ``hatch``: as matplotlib names it, in the colour of the edge."""

    box: Box
    fill: str
    edge: str
    thick: float
    hatch: str
    layer: Layer


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float
    dashed: bool
    layer: Layer


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape by its corners."""

    points: tuple[tuple[float, float], ...]
    fill: str
    layer: Layer


@dataclass(frozen=True, slots=True)
class Dots:
    """A shape at each (x, y, width)."""

    places: tuple[tuple[float, float, float], ...]
    shape: Shape
    fill: str
    edge: str
    layer: Layer = "mark"


Stroke = Words | Block | Line | Area | Dots
