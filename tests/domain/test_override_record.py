"""Who was right, the person or the formula: told only once the time is over, and only of those who differed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.discrimination import wilson
from cs_workbench.domain.override_record import (
    HORIZON,
    LEAST,
    UNKNOWN,
    Came,
    Right,
    band_level,
    came_of,
    over,
    tallies,
    tally,
    tier_level,
    who_was_right,
)

SET_ON = date(2026, 1, 5)
GREEN, YELLOW, RED, NONE = (band_level(band) for band in ("green", "yellow", "red", "none"))


def days(*told: str) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    return np.array([day or "NaT" for day in told], dtype="datetime64[D]")


def came(churned: str = "", shrank: str = "", renewed: str = "", data_end: date = date(2026, 12, 31)) -> Came:
    (code,) = came_of(days(SET_ON.isoformat()), days(churned), days(shrank), days(renewed), data_end)
    return Came(int(code))


def right(formula: int, person: int, what: Came, *, is_over: bool = True, is_tier: bool = False) -> Right:
    (code,) = who_was_right(
        np.array([formula], np.int8), np.array([person], np.int8), np.array([what], np.int8),
        is_over=np.array([is_over]), is_tier=np.array([is_tier]),
    )  # fmt: skip
    return Right(int(code))


def test_what_came_is_the_gravest_within_the_horizon() -> None:
    assert HORIZON == 120
    assert came(churned="2026-05-05") is Came.CHURN, "the last day of the horizon"
    assert came(churned="2026-05-06") is Came.STAYED, "a day after it"
    assert came(churned="2026-01-05") is Came.STAYED, "the day it was set is not after it"
    assert came(churned="2026-03-01", renewed="2026-02-01") is Came.CHURN
    assert came(shrank="2026-03-01", renewed="2026-02-01") is Came.CONTRACTION
    assert came(renewed="2026-02-01") is Came.RENEWAL
    assert came(data_end=date(2026, 5, 4)) is Came.NOTHING_YET
    assert came(churned="2026-03-01", data_end=date(2026, 3, 2)) is Came.CHURN


def test_who_said_better_is_right_where_it_stayed_and_who_warned_where_it_left() -> None:
    assert right(RED, GREEN, Came.STAYED) is Right.PERSON
    assert right(RED, GREEN, Came.CHURN) is Right.FORMULA
    assert right(GREEN, RED, Came.CHURN) is Right.PERSON
    assert right(GREEN, YELLOW, Came.CONTRACTION) is Right.PERSON
    assert right(GREEN, RED, Came.RENEWAL) is Right.FORMULA
    assert right(GREEN, GREEN, Came.CHURN) is Right.SAME
    assert right(NONE, RED, Came.CHURN) is Right.UNTOLD


def test_a_tier_was_right_where_the_account_stayed_whichever_way_it_was_moved() -> None:
    high, tech = tier_level("high"), tier_level("tech")
    assert high > tech
    for formula, person in ((high, tech), (tech, high)):
        assert right(formula, person, Came.RENEWAL, is_tier=True) is Right.PERSON
        assert right(formula, person, Came.CHURN, is_tier=True) is Right.FORMULA
    assert tier_level("") == UNKNOWN == NONE


def test_a_loss_told_early_waits_as_a_stay_does() -> None:
    """Else those set lately would count their losses alone."""
    assert right(RED, GREEN, Came.CHURN, is_over=False) is Right.OPEN
    assert over(days("2026-01-05"), date(2026, 5, 5)).tolist() == [True]
    assert over(days("2026-01-05"), date(2026, 5, 4)).tolist() == [False]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(list(Right)))))
def test_counts_add_up_and_the_share_is_wilsons(told: list[tuple[str, Right]]) -> None:
    found = tallies([who for who, _ in told], np.array([r for _, r in told], np.int8))
    everybody, *people = found
    for one in found:
        assert one.person + one.formula + one.same + one.open + one.untold == one.overrides
        assert not one.judged or one.share == wilson(one.person, one.judged)
        assert one.can_tell is (one.judged >= LEAST)
    assert everybody.overrides == len(told) == sum(one.overrides for one in people)
    assert [one.overrides for one in people] == sorted((one.overrides for one in people), reverse=True)


@pytest.mark.parametrize(
    ("person", "formula", "verdict"),
    [(19, 0, "few"), (20, 0, "person"), (12, 8, "neither"), (2, 18, "formula"), (0, 0, "few")],
)
def test_nobody_is_called_right_more_often_below_the_gate_or_within_chance(
    person: int, formula: int, verdict: str
) -> None:
    found = tally("x", np.array([Right.PERSON] * person + [Right.FORMULA] * formula, np.int8))
    assert found.verdict == verdict
