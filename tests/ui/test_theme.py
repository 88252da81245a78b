"""Every pair of colours in use can be read, in both themes; text grows; fonts carry Japanese."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from cs_workbench.domain import palette as inks
from cs_workbench.kernel.resources import resource
from cs_workbench.ui.actions import action_specs
from cs_workbench.ui.theme import (
    BAND_TOKENS,
    DARK,
    LIGHT,
    Density,
    Look,
    Tokens,
    apply_look,
    contrast,
    font_families,
    font_of,
    palette_of,
    row_height,
)
from cs_workbench.ui.widgets.icons import icon

THEMES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("window", "surface", "raised", "sunken", "hover")
TEXT_PAIRS = [
    *itertools.product(("text", "muted"), GROUNDS),
    ("on_soft", "accent_soft"),
    ("on_accent", "accent"),
    ("accent", "surface"),
    ("danger", "surface"),
    ("surface", "text"),  # the toast
    *itertools.product(("text",), ("info_soft", "warn_soft", "error_soft", "accent_soft")),
]
UI_PAIRS = [
    *itertools.product(("edge", "focus", "healthy", "watch", "action", "unsure"), ("surface",)),
    *itertools.product(("focus", "edge"), ("window", "raised", "accent_soft")),
]


@pytest.fixture
def undress(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    apply_look(dressed, Look("light"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), UI_PAIRS)
def test_edges_rings_and_shapes_can_be_seen(theme: str, ink: str, ground: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", THEMES.values())
def test_qts_own_texts_can_be_read(tokens: Tokens) -> None:
    palette, role, group = palette_of(tokens), QPalette.ColorRole, QPalette.ColorGroup
    for of in (group.Active, group.Inactive, group.Disabled):
        for ink, ground in (
            (role.Text, role.Base),
            (role.WindowText, role.Window),
            (role.ButtonText, role.Button),
            (role.HighlightedText, role.Highlight),
            (role.PlaceholderText, role.Base),
            (role.ToolTipText, role.ToolTipBase),
        ):
            pair = palette.color(of, ink).name(), palette.color(of, ground).name()
            assert contrast(*pair) >= 4.5, (of, ink, pair)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_hint_in_an_empty_field_can_be_read(qtbot: QtBot, undress: QApplication, theme: str) -> None:
    apply_look(undress, Look(theme))
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.ensurePolished()
        roles = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base
        hint, ground = (field.palette().color(role) for role in roles)
        assert hint.alpha() == 255, "the style sheet thins what it does not name"
        assert contrast(hint.name(), ground.name()) >= 4.5


def test_health_wears_the_colours_that_everyone_can_tell_apart() -> None:
    colours = [[getattr(t, BAND_TOKENS[b]) for b in ("green", "yellow", "red")] for t in (LIGHT, DARK)]
    assert colours == [["#0072B2", "#C98200", "#8C1D18"], ["#56B4E9", "#F0E442", "#D55E00"]]


@pytest.mark.parametrize("theme", THEMES)
def test_the_window_wears_the_colours_that_charts_are_drawn_in(theme: str) -> None:
    drawn, worn = (
        dataclasses.asdict(one) for one in ({"light": inks.LIGHT, "dark": inks.DARK}[theme], THEMES[theme])
    )
    common = drawn.keys() & worn.keys()
    assert {"surface", "text", "muted", "healthy", "watch", "action", "unsure"} <= common
    assert {name: drawn[name] for name in common} == {name: worn[name] for name in common}


def test_contrast_is_the_standards() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("zoom", "density", "height"), [(100, "comfortable", 32), (100, "compact", 24), (200, "comfortable", 64)]
)
def test_rows_grow_with_the_text(undress: QApplication, zoom: int, density: str, height: int) -> None:
    apply_look(undress, Look("light", zoom, Density(density)))
    assert row_height() == height
    assert QFontMetrics(undress.font()).height() <= height


def test_zoom_scales_the_font_alone() -> None:
    assert font_of(200).pointSizeF() == pytest.approx(2 * font_of(100).pointSizeF())
    assert font_of(100).families() == font_of(200).families()


def test_japanese_is_never_shown_as_boxes(dressed: QApplication) -> None:
    if not font_families():
        pytest.skip("no Japanese font is installed here")
    metrics = QFontMetrics(font_of())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "顧客髙﨑㈱アあ")


def test_every_icon_that_is_named_is_drawn(undress: QApplication, qtbot: QtBot) -> None:
    named = {spec.icon for spec in action_specs() if spec.icon}
    for name in named | {path.stem for path in resource("icons").glob("*.svg")}:
        picture = icon(name).pixmap(24, 24).toImage()
        assert any(picture.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24)), name


def test_an_icon_follows_the_theme(undress: QApplication, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("band-red"))
    seen = []
    for theme in ("light", "dark"):
        apply_look(undress, Look(theme))
        seen.append(button.icon().pixmap(24, 24).toImage().pixelColor(12, 12).name().upper())
    assert seen == [LIGHT.text.upper(), DARK.text.upper()]
