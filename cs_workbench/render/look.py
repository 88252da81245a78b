"""How a chart looks: theme and letters, and the colour, hatch and shape of what a mark means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cs_workbench.domain.chart import Role
from cs_workbench.domain.palette import PALETTES, Palette, Theme

#: Logical pixels of an inch, and points.
DPI: Final = 96
POINTS: Final = 72
SMALLEST_POINTS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart is dressed in.

    Attributes:
        theme: 'light' or 'dark'.
        points: size of the text, at least 9.
        families: fonts, best first; those that are not installed are passed over.
        audience: 'window', where the title stands above the picture, or 'paper', where it is part of it.
        words: what a role is called in the key of a figure whose marks have no names of their own.
    """

    theme: Theme = "light"
    points: float = 10.0
    families: tuple[str, ...] = ()
    audience: Literal["window", "paper"] = "paper"
    words: tuple[tuple[Role, str], ...] = ()

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    @property
    def size(self) -> float:
        """The size of the text in logical pixels."""
        return max(self.points, SMALLEST_POINTS) * DPI / POINTS

    @property
    def small(self) -> float:
        """The size of second lines in logical pixels."""
        return max(self.points * 0.92, SMALLEST_POINTS) * DPI / POINTS


@dataclass(frozen=True, slots=True)
class Mark:
    """What a role is told by: a colour of the palette, a hatch of matplotlib, a shape."""

    colour: str
    hatch: str = ""
    shape: Literal["circle", "triangle", "square", "diamond"] = "circle"
    letter: str = ""  # what stands before the words of a health band everywhere


MARKS: Final[dict[Role, Mark]] = {
    "healthy": Mark("healthy", "", "circle", "●"),
    "watch": Mark("watch", "///", "triangle", "▲"),
    "action": Mark("action", "xxx", "square", "■"),
    "unsure": Mark("unsure", "...", "diamond", "◇"),
    "accent": Mark("accent", "", "circle"),
    "second": Mark("second", "\\\\\\", "diamond"),
    "muted": Mark("quiet", "", "circle"),
    "gain": Mark("gain", "", "triangle"),
    "loss": Mark("loss", "///", "square"),
}


def colour_of(palette: Palette, role: Role) -> str:
    """Return the colour of a role, as #RRGGBB."""
    return str(getattr(palette, MARKS[role].colour))


def luminance(colour: str) -> float:
    """Return how light ``colour`` (#RRGGBB) is, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Return black or white, whichever can be read on ``ground``: at least 4.5:1 on any."""
    return max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, ground))


def mixed(colour: str, ground: str, share: float) -> str:
    """Return ``share`` of ``colour`` over ``ground``."""
    parts = [
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's
