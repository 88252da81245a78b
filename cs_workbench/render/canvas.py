"""A sheet to draw on, in logical pixels from its upper left corner, on matplotlib's artists.

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

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

#: left, top, right, bottom in logical pixels.
Box = tuple[float, float, float, float]
NOWHERE: Final[Box] = (0.0, 0.0, 0.0, 0.0)
Align = Literal["left", "center", "right"]
CAP: Final = 0.36  # half the height of a capital letter, in sizes
HATCH_LINE: Final = 0.8
HATCH_SHARE: Final = 0.42
MARKER: Final = {"circle": "o", "triangle": "^", "square": "s", "diamond": "D"}
#: Shapes of one width look of one size only with these.
EVEN: Final = {"circle": 1.0, "triangle": 1.08, "square": 0.88, "diamond": 0.82}
LAYERS: Final = {"ground": 0, "grid": 1, "mark": 2, "hatch": 3, "line": 4, "text": 5}


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
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.look, self.width, self.height = look, float(width), float(height)
        self.palette, self.size, self.small = look.palette, look.size, look.small
        self.letters = letters_of(look.families)
        self.figure: Figure = Figure(
            figsize=(self.width / DPI, self.height / DPI), dpi=DPI, facecolor=self.palette.surface
        )
        place = Affine2D.from_values(1 / DPI, 0, 0, -1 / DPI, 0, self.height / DPI)
        self._transform = place + self.figure.dpi_scale_trans

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
        from matplotlib.patheffects import withStroke
        from matplotlib.text import Text

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
        self._add(
            Text(
                x,
                y + CAP * size,
                words,
                fontproperties=_font(self.letters.families, size, bold),
                color=colour or self.palette.text,
                horizontalalignment=align,
                verticalalignment="baseline",
                parse_math=False,
                transform=self._transform,
                zorder=LAYERS["text"],
                path_effects=[withStroke(linewidth=2.4, foreground=self.palette.surface)] if halo else None,
            )
        )
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
        layer: str = "mark",
        hatch: str = "",
    ) -> None:
        """Fill ``box``."""
        from matplotlib.patches import Rectangle

        left, top, right, bottom = box
        patch = Rectangle(
            (left, top),
            right - left,
            bottom - top,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=thick * POINTS / DPI,
            transform=self._transform,
            zorder=LAYERS[layer],
        )
        if hatch:
            patch.set(hatch=hatch, hatch_linewidth=HATCH_LINE * POINTS / DPI)
        self._add(patch)

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
        layer: str = "line",
    ) -> None:
        """Draw a line through ``points``."""
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=colour,
                linewidth=thick * POINTS / DPI,
                linestyle=(0, (4, 3)) if dashed else "-",
                solid_capstyle="butt",
                solid_joinstyle="round",
                transform=self._transform,
                zorder=LAYERS[layer],
            )
        )

    def area(self, points: Sequence[tuple[float, float]], fill: str, *, layer: str = "ground") -> None:
        """Fill the shape whose corners are ``points``."""
        from matplotlib.patches import Polygon

        self._add(
            Polygon(
                points,
                closed=True,
                facecolor=fill,
                edgecolor="none",
                transform=self._transform,
                zorder=LAYERS[layer],
            )
        )

    def shapes(self, places: Sequence[tuple[float, float, float]], role: Role, *, edge: str = "") -> None:
        """Draw a role's shape at each (x, y, width)."""
        from matplotlib.collections import PathCollection
        from matplotlib.markers import MarkerStyle
        from matplotlib.transforms import IdentityTransform

        if not places:
            return
        mark = MARKS[role]
        marker = MarkerStyle(MARKER[mark.shape])
        path = marker.get_path().transformed(marker.get_transform())
        even = EVEN[mark.shape]
        made = PathCollection(
            [path],
            sizes=[(wide * even * POINTS / DPI) ** 2 for _, _, wide in places],
            offsets=[(x, y) for x, y, _ in places],
            offset_transform=self._transform,
            facecolors=self.colour(role),
            edgecolors=edge or self.palette.surface,
            linewidths=0.9 * POINTS / DPI,
            zorder=LAYERS["mark"],
        )
        made.set_transform(IdentityTransform())
        self._add(made)

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

        self.figure.set_dpi(DPI * scale)
        canvas = FigureCanvasAgg(self.figure)
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
        self.figure.savefig(out, format=kind, dpi=dpi, metadata=metadata, facecolor=self.palette.surface)
        return out.getvalue()

    def _add(self, artist: Any) -> None:
        artist.set_clip_on(False)
        self.figure.add_artist(artist)
