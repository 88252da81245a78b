"""Phases: the criteria, four weeks in a row, and what must hold for every book and every life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.phases import (
    CAUSES,
    EXITS,
    RULES,
    THEN,
    WEEKS,
    PhaseFacts,
    Phases,
    States,
    no_states,
    phases,
    read_states,
    state_texts,
)
from tests.domain.spec import spec

TODAY = date(2026, 11, 24)
WEEK = timedelta(days=7)
FIELDS = PhaseFacts.__slots__
#: Everything that leads on from each phase.
GOOD: dict[str, float] = {
    "kickoff_age": 3, "setup_done": 100, "seat_util": 90, "stickiness": 40, "goals_met": 2, "breadth": 80,
    "open_p1": 0, "own_touches": 1, "score": 85, "score_low": 0,
}  # fmt: skip


def facts(*rows: dict[str, Any]) -> PhaseFacts:
    """Return facts of accounts; ``started``: days before `TODAY`; what is left out is unknown."""
    columns: dict[str, Any] = {}
    for name in FIELDS:
        if name in ("given", "by_hand"):
            codes = [PHASES.index(row[name]) if row.get(name) else -1 for row in rows]
            columns[name] = np.array(codes, np.int8)
        elif name.endswith("_on"):
            key = "started" if name == "started_on" else "product"
            days = [TODAY - timedelta(days=row[key]) if key in row else "NaT" for row in rows]
            columns[name] = np.array(days, "datetime64[D]")
        else:
            columns[name] = np.array([row.get(name, np.nan) for row in rows], np.float64)
    return PhaseFacts(**columns)


def weeks(found: PhaseFacts, count: int, before: States | None = None, first: date = TODAY) -> Phases:
    """Evaluate ``count`` weeks in a row from ``first`` on, with the facts as they are."""
    for week in range(count):
        seen = phases(found, before or no_states(len(found.given)), first + week * WEEK)
        before = seen.now
    return seen


def stood(phase: str, up: int = 0, cause: str = "data", days: int = 400) -> States:
    """Return where one account stood the week before `TODAY`."""
    monday = np.datetime64(TODAY - timedelta(days=TODAY.weekday())) - np.timedelta64(7, "D")
    return States(
        np.array([PHASES.index(phase)], np.int8),
        np.array([CAUSES.index(cause)], np.int8),
        np.array([TODAY - timedelta(days=days)], "datetime64[D]"),
        np.array([up], np.int16),
        np.array([monday]),
    )


def word(found: Phases, row: int = 0) -> str | None:
    code = int(found.now.phase[row])
    return PHASES[code] if code >= 0 else None


def test_borders_are_those_of_the_specification() -> None:
    told = {row["id"]: f"{row['entry']} {row['exit']}" for row in spec("defaults")["phases"]}
    for phase, text in (
        ("welcome", "14 days"), ("onboarding", "seats_active>=50%"), ("onboarding", "day 90"),
        ("adoption", "MAU/seats>=80% AND DAU/MAU>=30% for 4 consecutive weeks"),
        ("utilisation", ">=1 success goal met AND key-feature breadth>=60% AND no P1 open"),
        ("self", "held 2 quarters AND human touches initiated by us <=1 per quarter with score>=70"),
        ("self", "utilisation<60% 4 weeks, or champion left, or band<green"),
    ):  # fmt: skip
        assert text in told[phase]
    borders: dict[str, Any] = {name: (rule.sign, rule.border) for name, rule in RULES.items()}
    assert borders["welcome_days"] == (">=", 14)
    assert borders["seats_half"] == (">=", 50)
    assert borders["onboarding_days"] == (">=", 90)
    assert (borders["seats_most"], borders["daily"]) == ((">=", 80), (">=", 30))
    assert (borders["goal_met"], borders["breadth"], borders["no_p1"]) == ((">=", 1), (">=", 60), ("<=", 0))
    assert (borders["few_touches"], borders["score"]) == (("<=", 1), (">=", 70))
    assert borders["seats_lost"] == ("<", 60)
    assert WEEKS == (1, 4, 4, 26, 4)


def test_every_rule_names_data_that_are_read() -> None:
    assert {rule.data for rule in RULES.values()} <= {*FIELDS, "age", "in_phase"}
    assert {rule for rules in (*EXITS, THEN) for rule in rules} <= RULES.keys()


def test_the_first_look_assumes_a_phase_from_age_and_usage() -> None:
    rows: list[tuple[dict[str, Any], str | None, bool]] = [
        ({"started": 0}, "welcome", True),
        ({"started": 13}, "welcome", True),
        ({"started": 14}, "onboarding", True),
        ({"started": 89}, "onboarding", True),
        ({"started": 90}, "adoption", True),
        ({"started": 90, "seat_util": 80, "stickiness": 30}, "utilisation", True),
        ({"started": 90, "seat_util": 79.9, "stickiness": 30}, "adoption", True),
        ({"seat_util": 80, "stickiness": 30}, "utilisation", True),
        ({"seat_util": 10, "stickiness": 10}, None, False),
        ({"given": "self"}, "self", False),
        ({"started": -1}, None, False),  # a contract that has not begun
        ({"started": -1, "seat_util": 90, "stickiness": 40, "given": "self"}, None, False),
    ]
    found = phases(facts(*(row for row, _, _ in rows)), no_states(len(rows)), TODAY)
    assert [word(found, row) for row in range(len(rows))] == [phase for _, phase, _ in rows]
    assert found.assumed().tolist() == [assumed for _, _, assumed in rows]


@pytest.mark.parametrize(
    ("phase", "needs"), [("onboarding", 4), ("adoption", 4), ("utilisation", 26)]
)  # fmt: skip
def test_a_phase_is_left_after_so_many_weeks_in_a_row(phase: str, needs: int) -> None:
    account = facts(GOOD | {"started": 80 if phase == "onboarding" else 300})
    next_phase = PHASES[PHASES.index(phase) + 1]
    assert word(phases(account, stood(phase, needs - 2, days=60), TODAY)) == phase
    moved = phases(account, stood(phase, needs - 1, days=60), TODAY)
    assert (word(moved), moved.now.cause[0], moved.now.since[0]) == (
        next_phase, CAUSES.index("data"), np.datetime64(TODAY),
    )  # fmt: skip


def test_a_kick_off_ends_the_welcome_at_once_and_day_14_without_one() -> None:
    assert (
        word(phases(facts({"started": 5, "kickoff_age": 0}), stood("welcome", days=5), TODAY)) == "onboarding"
    )
    assert word(phases(facts({"started": 13}), stood("welcome", days=13), TODAY)) == "welcome"
    assert word(phases(facts({"started": 14}), stood("welcome", days=14), TODAY)) == "onboarding"


def test_day_90_without_the_exit_moves_on_and_is_late_until_half_of_the_seats_are_used() -> None:
    account = {"started": 90, "seat_util": 30.0}
    late = phases(facts(account), stood("onboarding", days=76), TODAY)
    assert word(late) == "adoption"
    assert (late.progress_ids(), late.rule_ids()) == (["late"], ["onboarding_days"])
    caught_up = phases(facts(account | {"seat_util": 55.0}), late.now, TODAY + WEEK)
    assert caught_up.progress_ids() == ["on_track"]


def test_a_week_that_fails_or_was_not_looked_at_begins_the_count_anew() -> None:
    good, bad = facts(GOOD | {"started": 300}), facts(GOOD | {"started": 300, "seat_util": 79.0})
    assert phases(bad, stood("adoption", 3), TODAY).now.up[0] == 0
    assert phases(good, stood("adoption", 3), TODAY + WEEK).now.up[0] == 1


def test_the_source_stands_before_the_rules_and_a_person_before_the_source() -> None:
    account = facts(GOOD | {"started": 300, "given": "adoption"})
    assert word(phases(account, stood("adoption", 30), TODAY)) == "adoption"
    by_hand = facts(GOOD | {"started": 300, "given": "adoption", "by_hand": "onboarding"})
    held = phases(by_hand, stood("adoption", 30), TODAY)
    assert (word(held), held.now.cause[0]) == ("onboarding", CAUSES.index("hand"))


def test_a_younger_product_takes_the_account_back_to_its_beginning() -> None:
    account = facts(GOOD | {"started": 400, "product": 3})
    assert word(phases(account, stood("utilisation", 5, days=200), TODAY)) == "welcome"


def test_a_start_that_the_source_moves_takes_nobody_back() -> None:
    account = facts(GOOD | {"started": 3})  # the first day of the new term
    assert word(phases(account, stood("utilisation", 5, days=200), TODAY)) == "utilisation"


@pytest.mark.parametrize(
    "lost", [{"seat_util": 59.0}, {"champion_left_days": 10.0}, {"score_low": 1.0}]
)  # fmt: skip
def test_self_sufficiency_is_lost_after_four_weeks(lost: dict[str, float]) -> None:
    account = facts(GOOD | lost | {"started": 900})
    seen = phases(account, stood("self", 2), TODAY)
    assert (word(seen), seen.progress_ids()) == ("self", ["behind"])
    assert word(phases(account, seen.now, TODAY + WEEK)) == "utilisation"


@pytest.mark.parametrize(
    ("phase", "started", "days", "known", "expected"),
    [
        ("welcome", 20, 20, {}, ("late", "welcome_days", 20)),
        ("welcome", 5, 5, {}, ("on_track", "welcome_days", 5)),
        ("onboarding", 120, 106, {}, ("late", "onboarding_days", 120)),
        ("onboarding", 61, 47, {"seat_util": 49.0}, ("behind", "pace", 49)),
        ("onboarding", 59, 45, {"seat_util": 49.0}, ("on_track", "onboarding_days", 59)),
        ("adoption", 500, 30, {"seat_util": 41.0}, ("behind", "few_seats", 41)),
        ("adoption", 500, 200, {"seat_util": 70.0, "stickiness": 40.0}, ("stuck", "stuck_adoption", 200)),
        ("adoption", 500, 200, {"seat_util": 70.0}, ("on_track", "seats_most", 70)),
        ("utilisation", 900, 30, {"seat_util": 50.0}, ("behind", "seats_lost", 50)),
        ("utilisation", 900, 400, {"seat_util": 90.0, "goals_met": 0.0}, ("stuck", "stuck_utilisation", 400)),
        ("self", 900, 400, {"seat_util": 90.0}, ("on_track", "seats_lost", 90)),
        ("self", 900, 400, {}, (None, None, None)),
    ],
)
def test_progress_names_its_rule_and_value(
    phase: str, started: int, days: int, known: dict[str, float], expected: tuple[Any, ...]
) -> None:
    account = {"started": started, "given": phase, **known}
    found = phases(facts(account), stood(phase, cause="source", days=days), TODAY)
    value = None if np.isnan(found.value[0]) else found.value[0]
    assert (found.progress_ids()[0], found.rule_ids()[0], value) == expected


numbers = st.one_of(st.just(float("nan")), st.floats(0, 120))
accounts = st.fixed_dictionaries(
    {name: numbers for name in FIELDS if name not in ("given", "by_hand", "started_on", "product_on")},
    optional={
        "started": st.integers(-30, 900),
        "given": st.sampled_from(PHASES),
        "by_hand": st.sampled_from(PHASES),
    },
)


@settings(max_examples=60)
@given(st.lists(accounts, min_size=1, max_size=6), st.data())
def test_accounts_do_not_know_of_each_other(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(len(rows)))), np.intp)
    straight = weeks(facts(*rows), 6)
    turned = weeks(facts(*(rows[place] for place in order)), 6)
    assert state_texts(straight.now.take(order)) == state_texts(turned.now)
    assert straight.take(order).rule_ids() == turned.rule_ids()


@settings(max_examples=60)
@given(accounts, st.sampled_from(PHASES), st.integers(0, 30), st.data())
def test_missing_data_never_advance(
    account: dict[str, Any], phase: str, up: int, data: st.DataObject
) -> None:
    account = {k: v for k, v in account.items() if k not in ("given", "by_hand", "started")}
    rules = EXITS[PHASES.index(phase)] if phase != "self" else ()
    needed: Sequence[str] = [RULES[rule].data for rule in rules]
    if needed:
        account[data.draw(st.sampled_from(needed))] = float("nan")
    after = phases(facts(account), stood(phase, up), TODAY)
    assert after.now.phase[0] <= PHASES.index(phase)


@settings(max_examples=60)
@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_no_phase_is_left_before_four_good_weeks_in_a_row(lived: list[bool]) -> None:
    before, run = stood("adoption"), 0
    for week, good in enumerate(lived):
        row = GOOD | {"started": 300} | ({} if good else {"stickiness": 29.9})
        seen = phases(facts(row), before, TODAY + week * WEEK)
        run = run + 1 if good else 0
        assert (word(seen) == "utilisation") == (run >= 4)
        if run >= 4:
            break
        before = seen.now


@settings(max_examples=60)
@given(st.lists(accounts, min_size=1, max_size=5))
def test_a_week_may_be_looked_at_again(rows: list[dict[str, Any]]) -> None:
    before = weeks(facts(*rows), 3).now
    once = phases(facts(*rows), before, TODAY + 3 * WEEK)
    again = phases(facts(*rows), before, TODAY + 3 * WEEK)
    assert state_texts(once.now) == state_texts(again.now)


@settings(max_examples=60)
@given(st.lists(accounts, min_size=1, max_size=5))
def test_states_are_read_as_they_were_written(rows: list[dict[str, Any]]) -> None:
    now = weeks(facts(*rows), 5).now
    texts = state_texts(now)
    kept = read_states([(str(w), t) if t else None for w, t in zip(now.week, texts, strict=True)])
    assert state_texts(kept) == texts
    assert kept.week[now.phase >= 0].tolist() == now.week[now.phase >= 0].tolist()
