"""Simulator, allocation, load and concentration: the specification's numbers, and laws that hold for any book."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cs_workbench.domain import allocation
from cs_workbench.domain.allocation import NotEnoughHours, fixed_team, long_run
from cs_workbench.domain.simulator import (
    Plan,
    affordable_price,
    break_even_price,
    churn_needed,
    extra_accounts,
    uplift,
)
from tests.domain.spec import vectors

TIERS = ("high", "low", "tech")


def one(name: str) -> tuple[Any, Any]:
    ((told, expected),) = vectors("simulator", name)
    return told, expected


@pytest.fixture(scope="module")
def plan() -> Plan:
    _, told = one("inputs")
    hours, tool, churn = (np.array([told[k][t] for t in TIERS], float) for k in ("hours", "tool", "churn"))
    return Plan(TIERS, hours, tool, churn, told["cost_hour"], told["gm"], told["months"])


def by_tier(values: dict[str, float]) -> list[float]:
    return [values[tier] for tier in TIERS]


def test_months_served_and_costs_are_the_specifications(plan: Plan) -> None:
    assert plan.months_served() == pytest.approx(by_tier(one("survival_months")[1]))
    assert plan.cost() == pytest.approx(by_tier(one("cost_per_account_month")[1]))
    assert affordable_price(plan) == pytest.approx([536_000, 103_500, 11_700])


def test_a_tier_is_worth_what_the_table_says(plan: Plan) -> None:
    for told, expected in vectors("simulator", "value_36m"):
        (found,) = plan.values(np.array([told["arpa"]], float))
        assert found == pytest.approx(by_tier(expected), abs=1)
    prices = np.array([5e3, 2e4, 5e4, 1e5, 3e5, 1e6])
    best = long_run(plan.values(prices), plan.hours)
    assert [TIERS[k] for k in best] == ["tech", "tech", "tech", "tech", "low", "high"]


def test_a_dearer_tier_pays_from_its_break_even_price(plan: Plan) -> None:
    _, expected = one("break_even_arpa")
    high, low, tech = range(3)
    assert break_even_price(plan, low, tech) == pytest.approx(expected["tech_to_low"], abs=0.01)
    assert break_even_price(plan, high, low) == pytest.approx(expected["low_to_high"], abs=0.01)
    assert break_even_price(plan, high, tech) == pytest.approx(expected["tech_to_high"], abs=0.01)
    assert break_even_price(plan, tech, low) is None, "a tier that keeps nobody longer never pays"


def test_the_churn_needed_is_said_instead_of_promised(plan: Plan) -> None:
    assert churn_needed(plan, 300_000, 0, 1) == pytest.approx(0.00344, abs=1e-5)
    assert churn_needed(plan, 100_000, 0, 1) is None, "not even without any churn"
    assert churn_needed(plan, 1_000, 1, 0) == 1.0, "the other one only loses"


def test_uplift_and_dividend_are_the_specifications() -> None:
    told, expected = one("retention_uplift")
    churn = (told["churn_from"], told["churn_to"])
    assert uplift(told["n"], told["arpa"], told["gm"], churn, told["months"]) == pytest.approx(
        expected, abs=1
    )
    assert extra_accounts(28, 8) == 3.5


def test_a_fixed_team_takes_the_best_choice(plan: Plan) -> None:
    for told, expected in vectors("simulator", "assign_fixed_team_optimum"):
        values = plan.values(np.array(told["arpa"], float), labour=False)
        found = fixed_team(values, plan.hours, told["cap_hours"])
        assert "".join("HLT"[k] for k in found.tier) == expected["tiers"]
        assert found.value == pytest.approx(expected["value"], abs=1)
        assert found.hours <= told["cap_hours"] + 1e-9
        assert (found.is_exact, found.gap) == (True, 0.0)


def test_too_few_hours_say_how_many_are_needed(plan: Plan) -> None:
    told, expected = one("assign_infeasible")
    values = plan.values(np.full(6, 1e5), labour=False)
    with pytest.raises(NotEnoughHours) as refused:
        fixed_team(values, plan.hours, told["cap_hours"])
    assert expected == f"infeasible: {refused.value.params['needed']} h needed"


def test_the_shadow_price_answers_whether_to_hire(plan: Plan) -> None:
    values = plan.values(np.array([6e5, 3e5, 1.5e5, 8e4, 4e4, 1e4]), labour=False)
    found = fixed_team(values, plan.hours, 5)
    assert found.an_hour == pytest.approx(210_205, abs=1)
    assert plan.cost_an_hour * plan.months_served()[0] < found.an_hour < plan.cost_an_hour * plan.months


def test_greedy_alone_misses_what_the_exact_way_finds(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allocation, "EXACT_ACCOUNTS", 0)
    values = plan.values(np.array([6e5, 3e5, 1.5e5, 8e4, 4e4, 1e4]), labour=False)
    found = fixed_team(values, plan.hours, 9)
    assert "".join("HLT"[k] for k in found.tier) == "LLLLLL"
    assert (found.value, found.bound) == pytest.approx((25_938_164, 26_550_135), abs=1)
    assert not found.is_exact
    assert found.gap == pytest.approx(1 - 25_938_164 / 26_550_135, abs=1e-6)


def test_a_large_book_is_within_its_bound(plan: Plan) -> None:
    prices = np.random.default_rng(7).lognormal(11.5, 1, 20_000)
    found = fixed_team(plan.values(prices, labour=False), plan.hours, 16_000)
    assert 0 <= found.gap < 1e-5
    assert found.hours <= 16_000


def test_accounts_that_keep_their_tier_keep_it(plan: Plan) -> None:
    values = plan.values(np.full(4, 1e6), labour=False)
    allowed = np.ones((4, 3), dtype=np.bool_)
    allowed[0] = [False, False, True]
    assert fixed_team(values, plan.hours, 100, allowed).tier.tolist() == [2, 0, 0, 0]
    assert long_run(plan.values(np.full(4, 1e6)), plan.hours, allowed).tolist() == [2, 0, 0, 0]


def test_no_account_needs_no_hours(plan: Plan) -> None:
    found = fixed_team(np.empty((0, 3)), plan.hours, 0)
    assert (len(found.tier), found.value, found.gap) == (0, 0.0, 0.0)
    assert len(long_run(np.empty((0, 3)), plan.hours)) == 0


def test_hours_rounded_up_are_not_called_exact() -> None:
    values, hours = np.array([[9.0, 8.0, 1.0]] * 3), np.array([1.05, 0.55, 0.05])
    found = fixed_team(values, hours, 1.7)
    assert found.hours <= 1.7 + 1e-9
    assert found.value <= found.bound + 1e-9
    assert found.value == pytest.approx(24), "three of the middle tier fit, though 0.6 h each would not"


books = st.lists(
    st.tuples(*[st.tuples(st.integers(0, 500), st.integers(1, 30)) for _ in range(3)]), min_size=1, max_size=6
)


@given(books, st.integers(0, 120))
def test_it_is_the_optimum_of_trying_everything(book: Any, spare: int) -> None:
    values = np.array([[v for v, _ in row] for row in book], float)
    hours = np.array([[h for _, h in row] for row in book]) / 10
    available = float(hours.min(axis=1).sum()) + spare / 10
    found = fixed_team(values, hours, available)
    rows = np.arange(len(book))
    best = max(
        float(values[rows, list(pick)].sum())
        for pick in product(range(3), repeat=len(book))
        if hours[rows, list(pick)].sum() <= available + 1e-9
    )
    assert found.value == pytest.approx(best)
    assert found.value == pytest.approx(float(values[rows, found.tier].sum()))
    assert found.hours == pytest.approx(float(hours[rows, found.tier].sum()))
    assert found.hours <= available + 1e-9


@given(books, st.integers(0, 120), st.randoms())
def test_order_changes_nothing_and_more_hours_never_harm(book: Any, spare: int, random: Any) -> None:
    def of(rows: Any, available: float) -> allocation.Allocation:
        values: NDArray[np.float64] = np.array([[v for v, _ in row] for row in rows], float)
        return fixed_team(values, np.array([[h for _, h in row] for row in rows]) / 10, available)

    available = sum(min(h for _, h in row) for row in book) / 10 + spare / 10
    found = of(book, available)
    assert of(random.sample(book, len(book)), available).value == pytest.approx(found.value)
    assert of(book, available + 1).value >= found.value - 1e-9
