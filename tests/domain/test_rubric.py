"""Automate or human: the specification's nine steps, and laws of the rubric."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.rubric import Rubric, judge, ladder
from tests.domain.spec import spec

NAMES = {
    "AUTOMATE_NOW": "now",
    "AUTOMATE_LATER": "later",
    "HYBRID": "hybrid",
    "HUMAN": "human",
    "DROP": "drop",
}
VECTORS = spec("vectors")["rubric"]
rubrics = st.builds(
    Rubric, st.booleans(), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.floats(0, 500),
    st.floats(0, 240), st.floats(0, 400), st.floats(0, 200_000), st.integers(1, 3),
)  # fmt: skip


def rubric_of(told: dict[str, Any]) -> Rubric:
    names = {"setup_h": "setup_hours"}
    return Rubric(**{names.get(k, k): bool(v) if k == "needed" else v for k, v in told.items()})


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["name"]))
def test_the_steps_of_the_specification(vector: dict[str, Any]) -> None:
    decision, hours, payback = vector["expect"]
    found = judge(rubric_of(vector["input"]))
    assert found.decision == NAMES[decision]
    if hours is not None:
        assert found.saved_hours == pytest.approx(hours, abs=vector["tol"])
    if payback is not None:
        assert found.payback == pytest.approx(payback, abs=vector["tol"])


def test_cheap_and_easy_steps_come_first() -> None:
    names = [vector["name"] for vector in VECTORS]
    order = ladder(names, [rubric_of(vector["input"]) for vector in VECTORS])
    assert order == [
        "FAQ", "feature guidance", "onboarding operation training", "usage recap mail", "in-app guided tour",
    ]  # fmt: skip


@given(rubrics)
def test_what_is_needed_and_worth_a_person_is_never_a_machine_s(rubric: Rubric) -> None:
    assert judge(replace(rubric, needed=True, human_value=3)).decision == "human"
    assert judge(replace(rubric, needed=False)).decision == "drop"


@given(rubrics, st.floats(0, 100_000))
def test_a_dearer_tool_never_pays_back_sooner(rubric: Rubric, more: float) -> None:
    cheap, dear = judge(rubric), judge(replace(rubric, tool_cost=rubric.tool_cost + more))
    if not math.isnan(cheap.payback):
        assert dear.payback >= cheap.payback


@given(st.lists(rubrics, max_size=8))
def test_the_ladder_holds_each_machine_s_step_once(found: list[Rubric]) -> None:
    order = ladder(range(len(found)), found)
    assert sorted(order) == [i for i, r in enumerate(found) if judge(r).decision in ("now", "later")]
