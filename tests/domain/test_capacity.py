"""Load and hand-overs, and how much of a book hangs on a few accounts."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.capacity import (
    HOURS,
    RENEWAL_HOURS,
    SAVE_HOURS,
    Person,
    band_of,
    hours_needed,
    loads,
    mark,
    reassigned,
)
from cs_workbench.domain.concentration import accounts_for, gini, herfindahl, lorenz, tenths, top_share
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from tests.domain.spec import spec, vectors

PYRAMID = np.array([6000, 2400, 1200, 900, 600, 300, 240, 180, 120, 60], float)


def test_the_hours_are_those_of_the_defaults() -> None:
    told = spec("defaults")["hours_per_account_month"]
    assert tuple(told["phases"]) == PHASES
    for tier in ("high", "low", "tech"):
        row = TIERS.index(tier)
        assert HOURS[row, :-1].tolist() == told[tier]
        assert RENEWAL_HOURS[row] == told["motions"]["renewal"][tier]
        assert SAVE_HOURS[row] == told["motions"]["save"][tier]


def test_a_person_has_the_hours_and_cost_of_the_specification() -> None:
    ((told, expected),) = vectors("simulator", "capacity")
    person = Person(told["hours_month"], told["util"], told["annual_cost"])
    assert person.available == pytest.approx(expected["available"])
    assert person.cost_an_hour == pytest.approx(expected["cost_hour"])
    adoption = PHASES.index("adoption")
    for tier, accounts in expected["accounts"].items():
        assert person.available / HOURS[TIERS.index(tier), adoption] == pytest.approx(accounts, abs=0.001)


def test_a_team_is_loaded_as_the_specification_counts() -> None:
    ((told, expected),) = vectors("simulator", "team_load")
    hours = np.concatenate([np.full(told[tier][0], told[tier][1]) for tier in ("high", "low", "tech")])
    available = Person().available
    assert hours.sum() == pytest.approx(expected["load"])
    assert hours.sum() / available / told["csm"] == pytest.approx(expected["util"])
    assert hours.sum() / available == pytest.approx(expected["fte"])


def test_hours_add_renewal_and_rescue_and_unclassified_is_unknown() -> None:
    tier, phase = np.array([0, 2, 3, -1]), np.array([2, -1, 4, 0])
    yes, no = np.ones(4, dtype=np.bool_), np.zeros(4, dtype=np.bool_)
    assert hours_needed(tier, phase, no, no)[:3].tolist() == [8, 1.5, 0.05]
    assert hours_needed(tier, phase, yes, yes)[:3].tolist() == [25, 7, 0.75]
    assert np.isnan(hours_needed(tier, phase, yes, no)[3])


def test_marks_stand_at_seventy_ninety_and_a_hundred() -> None:
    assert [mark(load) for load in (0, 0.699, 0.7, 0.899, 0.9, 1.0, 1.001)] == [
        "slack", "slack", "good", "good", "tight", "tight", "overload",
    ]  # fmt: skip


def test_accounts_of_nobody_go_to_the_least_loaded_the_longest_first() -> None:
    ((told, expected),) = vectors("simulator", "lpt")
    hours = np.array(told["loads"], float)
    to = reassigned(hours, np.full(len(hours), -1), np.full(told["csm"], 112.0))
    assert [sorted(hours[to == i].tolist(), reverse=True) for i in range(told["csm"])] == expected


def test_owners_keep_their_accounts_while_they_have_room() -> None:
    hours, owner = np.array([60.0, 40.0, 30.0, 5.0, np.nan]), np.array([0, 0, 0, 1, 0])
    assert reassigned(hours, owner, np.array([112.0, 112.0])).tolist() == [1, 0, 0, 1, 0], (
        "one hand-over, not two"
    )
    stays = np.array([True, False, False, False, False])
    assert reassigned(hours, owner, np.array([112.0, 112.0]), stays).tolist() == [0, 1, 0, 1, 0]
    assert reassigned(hours, owner, np.array([112.0, 60.0])).tolist() == [0, 0, 0, 1, 0], "nobody has room"
    assert reassigned(hours, owner, np.array([150.0, 112.0])).tolist() == owner.tolist()
    assert reassigned(hours, np.full(5, -1), np.empty(0)).tolist() == [-1] * 5, "no team"


@given(
    st.lists(st.tuples(st.floats(0, 30), st.integers(-1, 3)), max_size=40),
    st.lists(st.floats(1, 200), min_size=4, max_size=4),
)
def test_a_proposal_loses_no_account_and_overloads_nobody_new(rows: Any, available: Any) -> None:
    hours, owner = np.array([r[0] for r in rows], float), np.array([r[1] for r in rows], dtype=np.int64)
    room = np.array(available)
    to = reassigned(hours, owner, room)
    assert np.all((to >= 0) & (to < 4))
    before, after = loads(hours, owner, 4), loads(hours, to, 4)
    assert after.sum() == pytest.approx(hours.sum())
    if np.all(owner >= 0):
        assert np.all((after <= room + 1e-6) | (after <= before + 1e-6))
        if np.all(before <= room):
            assert to.tolist() == owner.tolist()


@given(
    st.lists(st.tuples(st.integers(1, 3000), st.integers(-1, 2)), max_size=25, unique_by=lambda row: row[0]),
    st.randoms(),
)
def test_a_proposal_depends_on_no_order(rows: Any, random: Any) -> None:
    def to(of: Any) -> dict[int, int]:
        hours = np.array([h for h, _ in of], float) / 100
        found = reassigned(hours, np.array([o for _, o in of], dtype=np.int64), np.array([30.0, 40.0, 50.0]))
        return {h: int(who) for (h, _), who in zip(of, found, strict=True)}

    assert to(rows) == to(random.sample(rows, len(rows)))


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(-1, 2)), min_size=1, max_size=25), st.floats(0, 10))
def test_more_hours_never_make_a_load_less(rows: Any, more: float) -> None:
    hours, owner = np.array([h for h, _ in rows]), np.array([o for _, o in rows], dtype=np.int64)
    before, raised = loads(hours, owner, 3), hours.copy()
    raised[0] += more
    after = loads(raised, owner, 3)
    assert np.all(after >= before - 1e-9)
    assert after.sum() - before.sum() == pytest.approx(more if owner[0] >= 0 else 0, abs=1e-6)


def test_the_published_bands_meet_without_a_gap() -> None:
    assert [band_of(count)[0] for count in (0.4, 15.4, 15.6, 50.2, 51, 100, 100.6, 5000)] == [
        1, 1, 16, 16, 51, 51, 101, 101,
    ]  # fmt: skip


def test_concentration_is_the_specifications() -> None:
    for told, expected in vectors("concentration", "gini"):
        assert gini(np.array(told, float)) == pytest.approx(expected, abs=1e-9)
    for told, expected in vectors("concentration", "top_share"):
        assert top_share(np.array(told["x"], float), told["p"]) == pytest.approx(expected)
    for told, expected in vectors("concentration", "accounts_for_80pct"):
        assert accounts_for(np.array(told, float), 0.8) == expected
    for told, expected in vectors("concentration", "hhi_effective_n"):
        found = herfindahl(np.array(told, float))
        assert (found, 1 / found) == pytest.approx((expected["hhi"], expected["effective_n"]))
    assert gini(np.array([0, 0, 0, 10.0]), corrected=True) == pytest.approx(1)
    assert 1 - top_share(PYRAMID, 0.2) == pytest.approx(0.3)


def test_a_book_without_money_is_not_concentrated() -> None:
    for book in (np.zeros(3), np.empty(0)):
        assert (gini(book, corrected=True), accounts_for(book, 0.8)) == (0.0, 0)
        assert np.isnan(herfindahl(book))
    assert top_share(np.zeros(4), 0.25) == pytest.approx(0.25)
    assert gini(np.array([7.0]), corrected=True) == 0


def test_the_tail_is_told_by_tenths() -> None:
    found = tenths(PYRAMID, np.arange(10) >= 5)
    assert [t.amount for t in found] == PYRAMID.tolist()
    assert [t.untouched_amount for t in found] == [0, 0, 0, 0, 0, 300, 240, 180, 120, 60]
    assert len(tenths(np.array([1.0, 2.0]), np.array([True, False]))) == 10


amounts = st.lists(st.integers(0, 10**9), min_size=1, max_size=60)


@given(amounts, st.randoms(), st.integers(2, 9))
def test_concentration_depends_neither_on_order_nor_on_the_currency(
    book: list[int], random: Any, by: int
) -> None:
    x, mixed = np.array(book, float), np.array(random.sample(book, len(book)), float)
    assert gini(x) == pytest.approx(gini(mixed * by), abs=1e-9)
    assert 0 <= gini(x) < 1
    accounts, brought = lorenz(x)
    assert np.all(np.diff(brought) >= -1e-12)
    assert np.all(brought <= accounts + 1e-9)
    shares = [top_share(x, p) for p in (0.1, 0.2, 0.5, 1.0)]
    assert shares == sorted(shares)
    parts = tenths(x, x > np.median(x))
    assert sum(t.amount for t in parts) == pytest.approx(x.sum())
    assert sum(t.accounts for t in parts) == len(book)
    assert Counter(t.untouched <= t.accounts for t in parts) == {True: 10}
