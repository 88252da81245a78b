"""A touch model as a grid: a cell's tier is changed, and changed back, and nothing else with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.touch_cells import cell_grid, cell_tiers, changed_cells, with_tier
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model, touch_model_text
from cs_workbench.domain.touch_model_checks import touch_model_messages
from cs_workbench.services.tiering import preset_text, presets

PRESETS = {model.id: model for model in presets()}


def own_tiers(model: TouchModel) -> list[str]:
    return [tier.id for tier in model.tiers if not tier.overlay]


def test_a_model_without_phases_is_shown_against_them() -> None:
    grids = {name: cell_grid(model) for name, model in PRESETS.items()}
    assert {name: (grid.rows.id if grid.rows else None, grid.columns.id) for name, grid in grids.items()} == {
        "all_high": (None, "phase"),
        "all_tech": (None, "phase"),
        "four_models": ("ltv", "strategic"),
        "freemium_hook": ("paid", "hook"),
        "high_low_remote": ("complex", "value"),
        "ltv_pyramid": ("ltv", "phase"),
        "ltv_state": ("ltv", "state"),
        "potential_index": ("pi", "phase"),
        "salesforce_jp": ("support", "phase"),
        "sansan": ("segment", "phase"),
        "smarthr": ("employees", "onboarding"),
        "sourcegraph_fy25": ("devs", "arr"),
    }


@pytest.mark.parametrize("name", PRESETS)
def test_a_cell_gets_its_tier_alone_and_is_taken_back(name: str) -> None:
    model = PRESETS[name]
    before = cell_tiers(model)
    for cell, tiers in before.items():
        for tier in own_tiers(model):
            made = with_tier(model, cell, tier, model)
            if name == "four_models" and cell_tiers(made)[cell] != (tier,):
                continue  # the strategic flag comes first
            after = cell_tiers(made)
            assert after[cell] == (tier,)
            assert {c: t for c, t in after.items() if c != cell} == {
                c: t for c, t in before.items() if c != cell
            }
            assert set(changed_cells(model, made)) == ({cell} if tiers != (tier,) else set())
            assert not [m for m in touch_model_messages(made) if m.blocks]
            assert parse_touch_model(touch_model_text(made)) == made
            if len(tiers) == 1 and tiers[0]:
                assert with_tier(made, cell, tiers[0], model) == model


@given(
    st.sampled_from(("ltv_pyramid", "ltv_state", "salesforce_jp")),
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 2)), max_size=8),
)
def test_whatever_is_changed_the_way_back_is_the_model_itself(
    name: str, steps: list[tuple[int, int]]
) -> None:
    model = parse_touch_model(preset_text(name))
    cells, before, made = cell_grid(model).cells, cell_tiers(model), model
    wanted = {}
    for place, tier in steps:
        cell, wanted_tier = cells[place % len(cells)], own_tiers(model)[tier % len(own_tiers(model))]
        made = with_tier(made, cell, wanted_tier, model)
        wanted[cell] = wanted_tier
    assert {cell: cell_tiers(made)[cell] for cell in wanted} == {
        cell: (tier,) for cell, tier in wanted.items()
    }
    for cell in wanted:
        made = with_tier(made, cell, before[cell][0], model)
    assert made == model
