"""An own field keeps its heading as its name, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.condition_syntax import Clause, condition_text, parse
from cs_workbench.domain.own_names import LONGEST, is_own_name, own_name, own_word


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("温度感メモ", "温度感メモ"),
        ("ﾒﾓ", "メモ"),
        ("Pulse note (new)", "pulse_note_new"),
        ("年額（千円）", "年額_千円"),
        ("Größe", "größe"),
        ("2024年売上", "field_2024年売上"),
        ("★", "field"),
        ("x" * 50, "x" * LONGEST),
    ],
)
def test_a_heading_is_its_name(heading: str, name: str) -> None:
    assert own_name(heading) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert own_name("メモ", {"メモ", "メモ_2"}) == "メモ_3"
    assert own_name("x" * 50, {"x" * LONGEST}) == f"{'x' * (LONGEST - 2)}_2"


@given(st.text(max_size=60))
def test_whatever_the_heading_conditions_and_mappings_read_its_name(heading: str) -> None:
    name = own_name(heading)
    assert len(name) <= LONGEST
    assert is_own_name(name)
    assert own_word(name) == name
    assert condition_text(parse(f"own.{name}:x")) == f"own.{name}:x"
    assert parse(f"own.{name}:x") == Clause(f"own.{name}", ":", "x")
