"""A scorecard changed field by field, as a person types."""

from __future__ import annotations

import pytest

from cs_workbench.domain.card_edit import (
    NotANumber,
    NotPoints,
    field_text,
    has_part,
    with_cap,
    with_field,
    with_group,
    with_measure,
    without,
)
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard, scorecard_messages, scorecard_text
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.resources import resource


@pytest.fixture
def card() -> Scorecard:
    return parse_scorecard(resource("scorecards", "generic_b2b.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("place", "shown", "typed", "then"),
    [
        ("groups.adoption.weight", "40", "３５", "35"),
        ("measures.seat_util.points", "0:0 50:40 80:100", "0:0、45.5:40, 80:100", "0:0 45.5:40 80:100"),
        ("measures.goal_progress.critical", "1", "", ""),
        ("measures.csat.null_policy", "exclude", "worst0", "worst0"),
        ("measures.csat.fact", "", "own.pulse", "own.pulse"),
        ("measures.touch_age.applies_when", "tier:any", "　tier:high", "tier:high"),
        ("caps.overdue60.cap", "39", "1,0", "10"),
        ("bands.cuts", "40 70", "35 65", "35 65"),
        ("bands.dwell", "3", "2", "2"),
        ("confidence.high", "0.8", ".75", "0.75"),
        ("card.applies_when", "", "tier:high", "tier:high"),
    ],
)
def test_what_is_typed_stands_there(card: Scorecard, place: str, shown: str, typed: str, then: str) -> None:
    assert field_text(card, place) == shown
    changed = with_field(card, place, typed)
    assert field_text(changed, place) == then
    assert with_field(changed, place, shown) == card
    assert parse_scorecard(scorecard_text(changed)) == changed


@pytest.mark.parametrize(
    ("place", "typed", "error"),
    [
        ("groups.adoption.weight", "viel", NotANumber),
        ("groups.adoption.weight", "", NotANumber),
        ("groups.adoption.weight", "nan", NotANumber),
        ("bands.cuts", "40 1e999", NotANumber),
        ("measures.seat_util.points", "0-0 1:2", NotPoints),
        ("measures.seat_util.points", "0:0 1:x", NotPoints),
    ],
)
def test_what_cannot_be_read_is_said(
    card: Scorecard, place: str, typed: str, error: type[WorkbenchError]
) -> None:
    with pytest.raises(error):
        with_field(card, place, typed)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("groups.adoption.weight", "0"),
        ("measures.csat.weight", "-1"),
        ("measures.csat.fact", "nobody"),
        ("measures.csat.points", "5:0 3:40"),
        ("measures.csat.half_life_days", "0"),
        ("measures.csat.applies_when", "tier:"),
        ("caps.overdue60.when", ""),
        ("caps.overdue60.cap", "101"),
        ("bands.cuts", "70 40"),
        ("bands.dwell", "0"),
        ("card.applies_when", "("),
    ],
)
def test_a_mistake_is_told_at_its_field(card: Scorecard, place: str, typed: str) -> None:
    assert [message.at for message in scorecard_messages(with_field(card, place, typed))] == [place]


def test_measures_caps_and_groups_come_and_go(card: Scorecard) -> None:
    more, measure = with_measure(card, "support", "新しい指標", "New measure")
    assert [m.id for m in more.measures if m.group == "support"] == ["defects_90d", "csat", measure]
    assert [m.at for m in scorecard_messages(more)] == [f"measures.{measure}.fact"]
    assert scorecard_messages(with_field(more, f"measures.{measure}.fact", "open_tickets")) == []
    assert without(more, f"measures.{measure}.") == card
    assert [has_part(one, f"measures.{measure}.weight") for one in (card, more)] == [False, True]
    again, second = with_measure(more, "support", "", "")
    assert (second, len(again.measures)) == ("measure_2", len(card.measures) + 2)
    capped, cap = with_cap(card, "新しい上限", "New cap")
    assert [m.at for m in scorecard_messages(capped)] == [f"caps.{cap}.when"]
    assert without(capped, f"caps.{cap}.") == card
    grouped, group = with_group(card, "新しい群", "New group")
    filled, _measure = with_measure(grouped, group, "", "")
    assert without(filled, f"groups.{group}.") == card
