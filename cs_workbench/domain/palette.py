"""The colours that mean something, light and dark: the window wears them and charts are drawn in them.

Healthy, watch and action stay apart for people who see no red or no green (CIEDE2000 of at least 20 between any two
under the simulation of Machado, Oliveira and Fernandes 2009); each stands out from its surface by 3:1, texts by 4.5:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each as #RRGGBB."""

    surface: str  # the paper that all others stand on
    text: str
    muted: str  # second lines
    border: str  # a line that says nothing by itself
    edge: str  # a line that must be seen
    accent: str
    healthy: str
    watch: str
    action: str
    unsure: str
    second: str  # beside the accent: another series
    quiet: str  # a mark that is not what the chart is about
    gain: str
    loss: str


LIGHT: Final = Palette(
    surface="#FFFFFF",
    text="#1A2130",
    muted="#586174",
    border="#DCE0E8",
    edge="#788191",
    accent="#3F4FB5",
    healthy="#0072B2",
    watch="#C98200",
    action="#8C1D18",
    unsure="#687184",
    second="#0F7B6C",
    quiet="#8790A2",
    gain="#0072B2",
    loss="#BF4E0B",
)
DARK: Final = Palette(
    surface="#1B1F27",
    text="#E7EAF0",
    muted="#A2ABBB",
    border="#323947",
    edge="#8891A3",
    accent="#A9B4FA",
    healthy="#56B4E9",
    watch="#F0E442",
    action="#D55E00",
    unsure="#929BAB",
    second="#45B8A6",
    quiet="#727B8D",
    gain="#56B4E9",
    loss="#F08C4A",
)
PALETTES: Final[dict[Theme, Palette]] = {"light": LIGHT, "dark": DARK}
