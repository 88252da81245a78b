"""What a mark means is told apart by everyone: by colour, also without red or green, by hatch and by shape."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.chart import Role
from cs_workbench.domain.palette import PALETTES, Theme
from cs_workbench.render.chart_heat import shade
from cs_workbench.render.look import MARKS, colour_of, contrast, ink_on, mixed
from tests.render.colour_vision import SEEN, ciede2000, difference

THEMES: tuple[Theme, ...] = get_args(Theme)
HEALTH: tuple[Role, ...] = ("healthy", "watch", "action")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_the_oracle_is_the_published_one() -> None:
    """The first, the hardest and the last pair of the test data of Sharma, Wu and Dalal."""
    pairs = [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ]
    for one, other, expected in pairs:
        assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
        assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("vision", SEEN)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_bands_of_health_stay_apart(theme: Theme, vision: str) -> None:
    colours = [colour_of(PALETTES[theme], role) for role in HEALTH]
    assert min(difference(one, other, vision) for one, other in combinations(colours, 2)) >= 20


@pytest.mark.parametrize("vision", SEEN)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "pair",
    [("gain", "loss"), ("gain", "muted"), ("loss", "muted"), ("accent", "second"), ("accent", "muted")],
)
def test_series_that_stand_beside_each_other_stay_apart(
    theme: Theme, vision: str, pair: tuple[Role, Role]
) -> None:
    one, other = (colour_of(PALETTES[theme], role) for role in pair)
    assert difference(one, other, vision) >= 10


def test_a_traffic_light_would_not_do() -> None:
    assert difference("#2E7D32", "#C62828", "deutan") < 20


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", MARKS)
def test_every_mark_can_be_seen_and_written_on(theme: Theme, role: Role) -> None:
    colour = colour_of(PALETTES[theme], role)
    assert contrast(colour, PALETTES[theme].surface) >= 3.0
    assert contrast(ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_the_paper_and_lines_be_seen(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.text, palette.surface) >= 4.5
    assert contrast(palette.muted, palette.surface) >= 4.5
    assert contrast(palette.accent, palette.surface) >= 4.5  # the last value of a trend
    assert contrast(palette.edge, palette.surface) >= 3.0


@given(COLOURS)
def test_black_or_white_can_be_read_on_any_ground(ground: str) -> None:
    assert contrast(ink_on(ground), ground) >= 4.5


def test_no_role_is_told_by_colour_alone() -> None:
    assert set(MARKS) == set(get_args(Role))
    groups: tuple[tuple[Role, ...], ...] = ((*HEALTH, "unsure"), ("accent", "second"), ("gain", "loss"))
    for group in groups:
        marks = [MARKS[role] for role in group]
        assert len({mark.hatch for mark in marks}) == len(marks)
        assert len({mark.shape for mark in marks}) == len(marks)
    assert [MARKS[role].letter for role in groups[0]] == ["●", "▲", "■", "◇"]


def test_more_is_darker_in_a_heat_map() -> None:
    lightness = [contrast(shade(step / 20), "#000000") for step in range(21)]
    assert lightness == sorted(lightness, reverse=True)


def test_colours_are_mixed_evenly() -> None:
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"
    assert mixed("#123456", "#FFFFFF", 1.0) == "#123456"
