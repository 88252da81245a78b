"""The look: colours by meaning, light and dark, fonts, text size and row height, on Qt's Fusion style."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cs_workbench.domain import palette as inks
from cs_workbench.kernel.resources import resource


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme, named by what it means. Contrast is tested for every pair in use."""

    window: str  # the desk: rail, side list, bars
    surface: str  # the paper: tables, pages, fields
    raised: str  # menus, palette, toasts
    sunken: str  # headers, group rows, tracks of bars
    hover: str
    text: str
    muted: str  # second lines, placeholders, stale values
    border: str  # a line between two parts; says nothing by itself
    edge: str  # the edge of a field or button: must be seen
    accent: str
    on_accent: str
    accent_soft: str  # the ground of selected rows
    on_soft: str
    focus: str
    healthy: str
    watch: str
    action: str
    unsure: str
    danger: str  # words that say what is wrong
    info_soft: str
    warn_soft: str
    error_soft: str


LIGHT: Final = Tokens(
    window="#F4F5F8",
    surface=inks.LIGHT.surface,
    raised="#FFFFFF",
    sunken="#EDEFF3",
    hover="#F0F2F8",
    text=inks.LIGHT.text,
    muted=inks.LIGHT.muted,
    border=inks.LIGHT.border,
    edge=inks.LIGHT.edge,
    accent=inks.LIGHT.accent,
    on_accent="#FFFFFF",
    accent_soft="#E6E9FA",
    on_soft="#1A2130",
    focus="#3F4FB5",
    healthy=inks.LIGHT.healthy,
    watch=inks.LIGHT.watch,
    action=inks.LIGHT.action,
    unsure=inks.LIGHT.unsure,
    danger="#A3211B",
    info_soft="#E6E9FA",
    warn_soft="#FFF3DA",
    error_soft="#FBE6E4",
)
DARK: Final = Tokens(
    window="#14171D",
    surface=inks.DARK.surface,
    raised="#252A34",
    sunken="#232833",
    hover="#232936",
    text=inks.DARK.text,
    muted=inks.DARK.muted,
    border=inks.DARK.border,
    edge=inks.DARK.edge,
    accent=inks.DARK.accent,
    on_accent="#141A3A",
    accent_soft="#313B6B",
    on_soft="#F3F5FB",
    focus="#A9B4FA",
    healthy=inks.DARK.healthy,
    watch=inks.DARK.watch,
    action=inks.DARK.action,
    unsure=inks.DARK.unsure,
    danger="#FF9F82",
    info_soft="#262E55",
    warn_soft="#3D3214",
    error_soft="#4A2018",
)
BAND_TOKENS: Final = {"green": "healthy", "yellow": "watch", "red": "action", "none": "unsure"}

#: First those that carry both Latin and Japanese well on the system, then whatever carries Japanese.
FAMILIES: Final = {
    "win32": ("Segoe UI", "Yu Gothic UI", "Meiryo UI", "Meiryo"),
    "darwin": (".AppleSystemUIFont", "Hiragino Sans", "Hiragino Kaku Gothic ProN"),
    "linux": ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "VL PGothic"),
}
ANYWHERE: Final = ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "IPAPGothic", "TakaoPGothic")
SMALLEST_POINTS: Final = 9.0
LIGHT_ENOUGH: Final = 128


class Density(StrEnum):
    """How tall the rows of lists are."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


ROW_PIXELS: Final = {Density.COMFORTABLE: 32, Density.COMPACT: 24}


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose: ``theme`` 'system', 'light' or 'dark', ``zoom`` in percent, 80 to 200."""

    theme: str = "system"
    zoom: int = 100
    density: Density = Density.COMFORTABLE


def apply_look(application: QApplication, look: Look) -> None:
    """Dress the whole application; open windows follow at once."""
    chosen = DARK if is_dark(look.theme) else LIGHT
    application.setProperty("density", look.density.value)
    application.setProperty("zoom", look.zoom)
    application.setStyle("Fusion")
    application.setPalette(palette_of(chosen))
    application.setFont(font_of(look.zoom))
    application.setStyleSheet(style_sheet(chosen))


def is_dark(theme: str) -> bool:
    """Return whether ``theme`` is dark; 'system' asks the system, which may not know: then light."""
    from PySide6.QtCore import Qt

    if theme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def tokens() -> Tokens:
    """Return the tokens that the application wears now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < LIGHT_ENOUGH else LIGHT


def colour(name: str) -> QColor:
    """Return the colour of the token called ``name`` in the theme worn now."""
    return QColor(getattr(tokens(), name))


def band_colour(band: str) -> QColor:
    """Return the colour of a health band's shape; always with the shape and the word beside it."""
    return colour(BAND_TOKENS.get(band, "unsure"))


def row_height() -> int:
    """Return the height of a list's rows, in pixels, for the density and text size worn now."""
    application = QApplication.instance()
    density = Density(application.property("density") or Density.COMFORTABLE) if application else None
    zoom = int(application.property("zoom") or 100) if application else 100
    return round(ROW_PIXELS[density or Density.COMFORTABLE] * max(zoom, 100) / 100)


def pixels(at_100_percent: float) -> int:
    """Return a length that grows with the text."""
    application = QApplication.instance()
    zoom = int(application.property("zoom") or 100) if application else 100
    return round(at_100_percent * zoom / 100)


def palette_of(theme: Tokens) -> QPalette:
    """Return Qt's palette in these tokens."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for of, token in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.action,
        role.Highlight: theme.accent_soft,
        role.HighlightedText: theme.on_soft,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.edge,
        role.Shadow: theme.edge,
    }.items():
        palette.setColor(of, QColor(token))
    for of in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, of, QColor(theme.muted))
    palette.setColor(group.Disabled, role.Highlight, QColor(theme.sunken))
    palette.setColor(group.Disabled, role.HighlightedText, QColor(theme.muted))
    return palette


@lru_cache(maxsize=4)
def style_sheet(theme: Tokens) -> str:
    """Return the style sheet, ``resources/styles/workbench.qss``, in these tokens."""
    text = resource("styles", "workbench.qss").read_text(encoding="utf-8")
    pictures = {"pictures": resource("styles").as_posix(), "kind": "dark" if theme == DARK else "light"}
    return Template(text).substitute(dataclasses.asdict(theme), **pictures)


def font_of(zoom: int = 100) -> QFont:
    """Return the window's font: the system's size times ``zoom``, families that carry Japanese."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    font.setFamilies([*font_families(), system.family()])
    font.setPointSizeF(max(system.pointSizeF(), SMALLEST_POINTS) * zoom / 100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=1)
def font_families() -> list[str]:
    """Return the installed families of our stack, best first."""
    installed = set(QFontDatabase.families())
    wanted = (*FAMILIES.get(sys.platform, FAMILIES["linux"]), *ANYWHERE)
    return [name for name in dict.fromkeys(wanted) if name in installed or name.startswith(".")]


def figures(font: QFont) -> QFont:
    """Return ``font`` with figures of one width, so that numbers stand under each other."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    made = QColor(name)
    red, green, blue = (_linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's
