"""What a deck's blocks are drawn on: a sheet takes texts, tables, charts and pictures, whatever its ink is.

A slide of a PPTX is such a sheet (`deck_ink`), a page on paper or on the screen another (`deck_pages`). All measures
are points from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.render.deck_fit import Rect


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``colour``: a key of `deck_ink.THEMED` or #RRGGBB."""

    text: str
    points: float
    bold: bool = False
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``after``: points below it; ``sign``: it is an entry of a list."""

    runs: tuple[Run, ...]
    align: str = "l"
    after: float = 0.0
    sign: bool = False


class Sheet(Protocol):
    """A page that takes what stands on it."""

    def box(
        self,
        rect: Rect,
        paras: Sequence[Para],
        *,
        panel: str = "",
        anchor: str = "t",
        pad: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Write ``paras`` into a box, filled with ``panel`` where it is given."""

    def rows(
        self,
        rect: Rect,
        wide: Sequence[float],
        rows: Sequence[tuple[float, Sequence[Para]]],
        pad: tuple[float, float],
        alt: str,
    ) -> None:
        """Write a table: each row its height and its cells; the first is the heading."""

    def plot(self, chart: Chart, rect: Rect, alt: str) -> None:
        """Draw a chart that has a figure, without its title."""

    def picture(self, content: bytes, rect: Rect, alt: str) -> bool:
        """Fit a picture into ``rect``, in the middle, never stretched; return False for one that cannot be read."""
