"""A sheet to draw on, in logical pixels from its upper left corner; matplotlib makes the picture of it.

Only the artists, the fonts and the writers of matplotlib are used: what stands where is computed here, so that the
places of the marks are known and texts never meet. `pyplot` is never imported.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from cs_workbench.domain.chart import Role
from cs_workbench.render.letters import LINE, Letters
from cs_workbench.render.look import DPI, MARKS, POINTS, Look, colour_of, ink_on, mixed
from cs_workbench.render.strokes import Align, Area, Block, Box, Dots, Layer, Line, Stroke, Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

CAP: Final = 0.36  # half the height of a capital letter, in sizes
HATCH_LINE: Final = 0.8
HATCH_SHARE: Final = 0.42
HALO: Final = 2.4
DASHES: Final = (4.0, 3.0)  # in widths of the line
DOT_EDGE: Final = 0.9
MARKER: Final = {"circle": "o", "triangle": "^", "square": "s", "diamond": "D"}
#: Shapes of one width look of one size only with these.
EVEN: Final = {"circle": 1.0, "triangle": 1.08, "square": 0.88, "diamond": 0.82}
LAYERS: Final[dict[Layer, int]] = {"ground": 0, "grid": 1, "mark": 2, "hatch": 3, "line": 4, "text": 5}


@lru_cache(maxsize=1)
def library() -> Any:
    """Return matplotlib, set up once: no mathematics in names, no dates and chance in files."""
    import matplotlib as mpl

    logging.getLogger("matplotlib.font_manager").setLevel(
        logging.ERROR
    )  # "building the font cache" is no news
    mpl.rcParams.update(
        {
            "text.parse_math": False,
            "text.hinting": "none",
            "axes.unicode_minus": False,
            "svg.hashsalt": "cs-workbench",
            "svg.fonttype": "path",  # the same picture where the font is missing
        }
    )
    return mpl


@lru_cache(maxsize=4)
def letters_of(families: tuple[str, ...]) -> Letters:
    """Return what measures texts in ``families``."""
    library()
    return Letters(families)


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: float, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(
        family=list(families), size=size * POINTS / DPI, weight="bold" if bold else "normal"
    )


class Canvas:
    """An empty sheet of ``width`` by ``height`` logical pixels in a look."""

    def __init__(self, look: Look, width: float, height: float) -> None:
        library()
        self.look, self.width, self.height = look, float(width), float(height)
        self.palette, self.size, self.small = look.palette, look.size, look.small
        self.letters = letters_of(look.families)
        self._strokes: list[Stroke] = []

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn, in the order in which it is painted."""
        return tuple(sorted(self._strokes, key=lambda stroke: LAYERS[stroke.layer]))

    # Measures

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.size * LINE

    def wide(self, text: str, size: float | None = None, *, bold: bool = False) -> float:
        """Return how wide ``text`` runs."""
        return self.letters.width(self.letters.drawable(text), size or self.size, bold=bold)

    def colour(self, role: Role) -> str:
        """Return a role's colour."""
        return colour_of(self.palette, role)

    # Marks

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        align: Align = "left",
        size: float | None = None,
        colour: str = "",
        bold: bool = False,
        room: float | None = None,
        plate: str = "",
        halo: bool = False,
    ) -> Box:
        """Write ``words`` with the middle of their line at ``y``; return where they stand.

        ``room``: as much as fits into it; ``plate``: a colour behind them; ``halo``: the surface around them.
        """
        size = size or self.size
        words = self.letters.drawable(words)
        if room is not None:
            words = self.letters.elided(words, size, room, bold=bold)
        if not words:
            return (x, y, x, y)
        wide = self.letters.width(words, size, bold=bold)
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        box = (left, y - size * LINE / 2, left + wide, y + size * LINE / 2)
        if plate:
            self.box((left - 2, y - size * 0.55, left + wide + 2, y + size * 0.55), plate, layer="line")
        around = self.palette.surface if halo else ""
        ink = colour or self.palette.text
        self._strokes.append(Words(x, y + CAP * size, words, wide, size, ink, align, bold, around))
        return box

    def lines(
        self,
        x: float,
        y: float,
        words: str,
        room: float,
        *,
        most: int = 2,
        align: Align = "left",
        size: float | None = None,
        colour: str = "",
        bold: bool = False,
    ) -> float:
        """Write ``words`` in lines that begin at ``y``, at most ``most``; return where the last one ends."""
        size = size or self.size
        for part in self.letters.wrapped(self.letters.drawable(words), size, room, most=most, bold=bold):
            self.text(x, y + size * LINE / 2, part, align=align, size=size, colour=colour, bold=bold)
            y += size * LINE
        return y

    def box(
        self,
        box: Box,
        fill: str = "",
        *,
        edge: str = "",
        thick: float = 0.0,
        layer: Layer = "mark",
        hatch: str = "",
    ) -> None:
        """Fill ``box``."""
        self._strokes.append(Block(box, fill, edge, thick, hatch, layer))

    def bar(self, box: Box, role: Role, *, faint: bool = False) -> None:
        """Draw a bar of a role: its colour, and its hatch over it."""
        colour = self.colour(role)
        if faint:
            colour = mixed(colour, self.palette.surface, 0.35)
        self.box(box, colour)
        if MARKS[role].hatch:
            ink = mixed(self.palette.surface, colour, HATCH_SHARE)
            self.box(box, edge=ink, hatch=MARKS[role].hatch, layer="hatch")

    def stroke(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        *,
        thick: float = 1.0,
        dashed: bool = False,
        layer: Layer = "line",
    ) -> None:
        """Draw a line through ``points``."""
        self._strokes.append(Line(tuple(points), colour, thick, dashed, layer))

    def area(self, points: Sequence[tuple[float, float]], fill: str, *, layer: Layer = "ground") -> None:
        """Fill the shape whose corners are ``points``."""
        self._strokes.append(Area(tuple(points), fill, layer))

    def shapes(self, places: Sequence[tuple[float, float, float]], role: Role, *, edge: str = "") -> None:
        """Draw a role's shape at each (x, y, width)."""
        if places:
            shape, ink = MARKS[role].shape, self.colour(role)
            self._strokes.append(Dots(tuple(places), shape, ink, edge or self.palette.surface))

    def label(self, box: Box, words: str, ground: str, *, hatched: bool = False) -> bool:
        """Write ``words`` into ``box`` where they fit; say whether they did."""
        left, top, right, bottom = box
        size = self.small
        if bottom - top < size * 1.1 or right - left < self.wide(words, size) + 6:
            return False
        self.text(
            (left + right) / 2,
            (top + bottom) / 2,
            words,
            align="center",
            size=size,
            colour=ink_on(ground),
            plate=ground if hatched else "",
        )
        return True

    # What comes out

    def pixels(self, scale: float) -> tuple[int, int, bytes]:
        """Return width, height and the bytes (R, G, B, A) of the picture at ``scale`` pixels a logical one."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        canvas = FigureCanvasAgg(self.figure(DPI * scale))
        canvas.draw()  # type: ignore[no-untyped-call]
        wide, high = canvas.get_width_height(physical=True)
        return wide, high, bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]

    def file(self, kind: Literal["png", "svg"], title: str, description: str, dpi: float) -> bytes:
        """Return the picture as a file; the same chart gives the same bytes."""
        out = io.BytesIO()
        metadata: dict[str, Any] = {"Title": title, "Description": description}
        if kind == "svg":
            metadata |= {"Date": None, "Creator": "CS Workbench"}
        else:
            metadata |= {"Software": "CS Workbench"}
        self.figure().savefig(out, format=kind, dpi=dpi, metadata=metadata, facecolor=self.palette.surface)
        return out.getvalue()

    def figure(self, dpi: float = DPI) -> Figure:
        """Return what was drawn as matplotlib's figure."""
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        figure = Figure(
            figsize=(self.width / DPI, self.height / DPI), dpi=dpi, facecolor=self.palette.surface
        )
        place = Affine2D.from_values(1 / DPI, 0, 0, -1 / DPI, 0, self.height / DPI) + figure.dpi_scale_trans
        for stroke in self._strokes:
            artist = _artist(stroke, place, self.letters.families)
            artist.set_zorder(LAYERS[stroke.layer])
            artist.set_clip_on(False)
            figure.add_artist(artist)
        return figure


def _artist(stroke: Stroke, place: Any, families: tuple[str, ...]) -> Any:
    """Return matplotlib's own of a stroke; ``place``: from logical pixels to those of the figure."""
    match stroke:
        case Words():
            from matplotlib.patheffects import withStroke
            from matplotlib.text import Text

            around = [withStroke(linewidth=HALO, foreground=stroke.halo)] if stroke.halo else None
            return Text(
                stroke.x,
                stroke.y,
                stroke.text,
                fontproperties=_font(families, stroke.size, stroke.bold),
                color=stroke.colour,
                horizontalalignment=stroke.align,
                verticalalignment="baseline",
                parse_math=False,
                transform=place,
                path_effects=around,
            )
        case Block(box=(left, top, right, bottom)):
            from matplotlib.patches import Rectangle

            patch = Rectangle(
                (left, top),
                right - left,
                bottom - top,
                facecolor=stroke.fill or "none",
                edgecolor=stroke.edge or "none",
                linewidth=stroke.thick * POINTS / DPI,
                transform=place,
            )
            if stroke.hatch:
                patch.set(hatch=stroke.hatch, hatch_linewidth=HATCH_LINE * POINTS / DPI)
            return patch
        case Line():
            from matplotlib.lines import Line2D

            return Line2D(
                [x for x, _ in stroke.points],
                [y for _, y in stroke.points],
                color=stroke.colour,
                linewidth=stroke.thick * POINTS / DPI,
                linestyle=(0, DASHES) if stroke.dashed else "-",
                solid_capstyle="butt",
                solid_joinstyle="round",
                transform=place,
            )
        case Area():
            from matplotlib.patches import Polygon

            return Polygon(
                stroke.points, closed=True, facecolor=stroke.fill, edgecolor="none", transform=place
            )
        case Dots():
            return _dots(stroke, place)


def _dots(dots: Dots, place: Any) -> Any:
    from matplotlib.collections import PathCollection
    from matplotlib.markers import MarkerStyle
    from matplotlib.transforms import IdentityTransform

    marker = MarkerStyle(MARKER[dots.shape])
    even = EVEN[dots.shape]
    made = PathCollection(
        [marker.get_path().transformed(marker.get_transform())],
        sizes=[(wide * even * POINTS / DPI) ** 2 for _, _, wide in dots.places],
        offsets=[(x, y) for x, y, _ in dots.places],
        offset_transform=place,
        facecolors=dots.fill,
        edgecolors=dots.edge,
        linewidths=DOT_EDGE * POINTS / DPI,
    )
    made.set_transform(IdentityTransform())
    return made
