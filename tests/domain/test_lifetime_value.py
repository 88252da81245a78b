"""Lifetime value: the published numbers, every edge with its flag, and why margin / churn is refused."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.cohorts import fit_cohort
from cs_workbench.domain.lifetime_value import (
    Method,
    Standing,
    Terms,
    at_rate,
    constant_churn,
    ltv_arr_only,
    ltv_by,
    ltv_by_renewals,
    ltv_manual,
    ltv_simple,
    monthly_discount,
    monthly_margin,
    paid_months,
    perpetuity_months,
    simple_months,
    smoothed_rate,
    until_end,
    until_renewals,
)
from cs_workbench.domain.survival import has_curve, kaplan_meier, restricted_mean, shrunk_churn
from cs_workbench.kernel.money import Money
from tests.domain.spec import vectors
from tests.shared_data import shared

#: ARR 600,000 at 80 % margin: 40,000 a month, as the specification counts.
ACCOUNT = Standing(Money(600_000, "JPY"), months_left=5)
TERMS = Terms(gross_margin=Decimal("0.8"), annual_discount=0.0)


def one(name: str, group: str = "ltv") -> tuple[Any, Any]:
    ((told, expected),) = vectors(group, name)
    return told, expected


def curve_of(told: dict[str, Any]) -> Any:
    return kaplan_meier(np.array(told["T"], dtype=np.float64), np.array(told["E"], dtype=np.bool_))


def test_margin_divided_by_churn_is_what_teachers_say() -> None:
    told, expected = one("simple")
    assert told["arpa_month"] * told["gm"] * simple_months(told["churn_month"]) == pytest.approx(expected)
    assert simple_months(0.02, most=36) == 36
    assert simple_months(0.0, most=36) == 36, "no churn is no infinite life"


def test_a_yearly_discount_is_taken_monthly() -> None:
    told, expected = one("monthly_discount")
    assert monthly_discount(told["annual"]) == pytest.approx(expected)


@pytest.mark.parametrize(("when", "first_now"), [("now", True), ("after_survival", False)])
def test_a_perpetuity_says_when_the_first_payment_comes(when: str, *, first_now: bool) -> None:
    told, expected = one(f"perpetuity_first_payment_{when}")
    months = perpetuity_months(told["r"], told["annual"], first_now=first_now)
    assert told["margin"] * months == pytest.approx(expected, abs=0.001)


def test_no_perpetuity_outruns_its_discount() -> None:
    with pytest.raises(ValueError, match="no end"):
        perpetuity_months(0.98, 0.10, growth=0.04)


@pytest.mark.parametrize("months", [12, 36, 60])
def test_a_finite_horizon_sums_its_months(months: int) -> None:
    told, expected = one(f"finite_{months}")
    terms = Terms(months=months, annual_discount=told["annual"])
    worth = paid_months(constant_churn(1 - told["r"], months), terms)
    assert told["margin"] * worth == pytest.approx(expected, abs=0.001)


def test_renewals_count_the_term_then_the_rate() -> None:
    told, expected = one("renewal_based")
    found = ltv_by_renewals(ACCOUNT, TERMS, told["rho"])
    assert found.amount == Money(int(expected), "JPY")
    assert found.paid_months == pytest.approx(28.168875)
    assert (found.method, found.flags) == (Method.RENEWALS, ())


@pytest.mark.parametrize("name", ["km_sum_12m_undiscounted", "km_sum_12m_10pct"])
def test_a_curve_sums_its_months(name: str) -> None:
    told, expected = one(name)
    months = np.arange(told["months"], dtype=np.float64)
    terms = Terms(months=told["months"], annual_discount=told["annual"])
    worth = paid_months(curve_of(told).at(months), terms)
    assert told["margin"] * worth == pytest.approx(expected, abs=0.001)


def test_who_is_there_already_has_survived_so_far() -> None:
    told, expected = one("km_residual_age5_7m")
    curve = curve_of(told)
    ahead = curve.at(told["age"] + np.arange(told["months"], dtype=np.float64)) / curve.at(np.array([5.0]))
    assert told["margin"] * float(ahead.sum()) == pytest.approx(expected, abs=0.001)
    believed = replace(curve, believed_until=12.0)
    assert believed.still_there(5, 7, 0.02) == pytest.approx(ahead)


def test_kaplan_meier_is_the_published_curve() -> None:
    told, expected = one("kaplan_meier", "survival")
    curve = curve_of(told)
    assert curve.times.tolist() == expected["times"]
    assert curve.share == pytest.approx(expected["S"], abs=1e-6)
    assert (curve.at_risk.tolist(), curve.events.tolist()) == (expected["at_risk"], expected["events"])
    for months in (6, 9, 12):
        told, area = one(f"rmst_{months}", "survival")
        assert restricted_mean(curve_of(told), told["tau"]) == pytest.approx(area)


def test_beyond_the_data_a_constant_churn_goes_on() -> None:
    curve = kaplan_meier(np.arange(1, 41, dtype=np.float64), np.arange(40) % 2 == 0)
    assert curve.believed_until == 31
    at = curve.with_tail(np.array([31.0, 32.0, 33.0]), 0.1)
    assert at[1:] / at[:-1] == pytest.approx([0.9, 0.9])
    ahead = curve.still_there(50, 3, 0.1)
    assert ahead == pytest.approx([1, 0.9, 0.81]), "older than anybody seen"
    gone = kaplan_meier(np.full(20, 5.0), np.ones(20, dtype=np.bool_))
    assert gone.still_there(9, 2, 0.1) == pytest.approx([1, 0.9]), "where nobody was seen to be so old"


def test_no_churn_yet_is_not_no_churn() -> None:
    for told, expected in vectors("ltv", "shrunk_churn"):
        found = shrunk_churn(told["events"], told["exposure"], told["lambda0"], told["kappa"])
        assert found == pytest.approx(expected)


def test_a_rate_of_few_renewals_is_pulled_to_the_usual() -> None:
    for told, expected in vectors("metrics", "smoothed_renewal_rate"):
        assert smoothed_rate(told["renewed"], told["n"], told["p0"], told["kappa"]) == pytest.approx(expected)


def test_a_segment_has_a_curve_from_thirty_accounts_and_ten_churns() -> None:
    assert has_curve(np.arange(30) < 10)
    assert not has_curve(np.arange(29) < 10)
    assert not has_curve(np.arange(30) < 9)


@pytest.mark.parametrize("name", ["sbg_highend", "sbg_regular"])
def test_a_cohort_goes_on_as_fader_and_hardie_published(name: str) -> None:
    told, expected = one(name)
    cohort = fit_cohort(np.array(told["survivors_pct"]) * told["n"] / 100)
    assert cohort.alpha == pytest.approx(expected["alpha"], abs=0.005)
    assert cohort.beta == pytest.approx(expected["beta"], abs=0.005)
    assert cohort.log_likelihood == pytest.approx(expected["ll"], abs=0.01)
    there = cohort.still_there(12)
    for year in (1, 8, 10, 12):
        assert there[year] == pytest.approx(expected[f"S{year}"], abs=0.005)
    assert np.all(np.diff(cohort.retention(12)) > 0), "those likely to go are gone"


def test_a_cohort_that_grows_is_none() -> None:
    with pytest.raises(ValueError, match="cohort"):
        fit_cohort(np.array([10.0, 12.0]))


def test_each_edge_says_so() -> None:
    there = constant_churn(0.02, 36)

    def by_churn(account: Standing, terms: Terms = TERMS) -> Any:
        found = ltv_by(Method.CHURN, account, terms, there)
        return found.amount and found.amount.minor, found.flags

    assert by_churn(ACCOUNT, replace(TERMS, gross_margin=None))[1] == ("assumed_margin",)
    for margin in (Decimal(0), Decimal("-0.1")):
        assert by_churn(ACCOUNT, replace(TERMS, gross_margin=margin)) == (0, ("negative_margin",))
    dear = replace(TERMS, tool_cost=Decimal(50_000))
    assert by_churn(ACCOUNT, dear) == (0, ("negative_margin",))
    assert by_churn(replace(ACCOUNT, is_free=True)) == (0, ("free",))
    assert by_churn(replace(ACCOUNT, has_churned=True)) == (0, ("churned",))
    assert by_churn(Standing(None)) == (None, ("arr_unknown",))
    assert by_churn(replace(ACCOUNT, has_notice=True)) == (200_000, ("notice",)), "five months of margin"
    assert by_churn(replace(ACCOUNT, has_notice=True, months_left=2.5)) == (100_000, ("notice",))
    assert by_churn(replace(ACCOUNT, has_notice=True, months_left=-1.0))[0] == 0
    assert by_churn(replace(ACCOUNT, has_notice=True, months_left=None)) == (None, ("notice", "end_unknown"))
    whole, paused = by_churn(ACCOUNT), by_churn(replace(ACCOUNT, skipped=2))
    assert whole[0] - paused[0] == 40_000 + 39_200
    assert paused[1] == ("skipped",)


def test_an_end_that_has_passed_is_taken_as_renewed() -> None:
    late = ltv_by_renewals(replace(ACCOUNT, months_left=-7.0), TERMS, 0.85)
    assert late.amount == ltv_by_renewals(ACCOUNT, TERMS, 0.85).amount
    assert late.flags == ("end_past",)
    unknown = ltv_by_renewals(replace(ACCOUNT, months_left=None), TERMS, 0.85)
    assert (unknown.amount, unknown.flags) == (None, ("end_unknown",))


def test_a_renewal_is_never_believed_certain() -> None:
    sure, likely = (ltv_by_renewals(ACCOUNT, TERMS, rate) for rate in (1.0, 0.98))
    assert sure == likely


def test_simple_arr_only_and_manual_name_themselves() -> None:
    simple = ltv_simple(ACCOUNT, Terms(gross_margin=Decimal("0.8")), 0.001)
    assert (simple.amount, simple.terms.annual_discount) == (Money(1_440_000, "JPY"), 0.0)
    only = ltv_arr_only(ACCOUNT, TERMS)
    assert (only.amount, only.method, only.terms.months) == (Money(600_000, "JPY"), Method.ARR, 12)
    said = ltv_manual(Money(7, "USD"), TERMS)
    assert (said.amount, said.method) == (Money(7, "USD"), Method.MANUAL)


def test_money_of_another_currency_is_valued_at_a_rate_once() -> None:
    assert at_rate(Money(12_345, "USD"), Decimal("150.5"), "JPY") == Money(18_579, "JPY")


@pytest.mark.parametrize("months", [11, 61])
def test_a_horizon_is_one_to_five_years(months: int) -> None:
    with pytest.raises(ValueError, match="horizon"):
        Terms(months=months)


@given(st.integers(0, 10**12), st.floats(0, 1), st.integers(12, 60))
def test_the_amount_is_the_margin_times_its_months_rounded_once(arr: int, churn: float, months: int) -> None:
    terms = Terms(months=months, gross_margin=Decimal("0.8"))
    found = ltv_by(Method.CHURN, Standing(Money(arr, "JPY")), terms, constant_churn(churn, months))
    exact = monthly_margin(arr, terms) * Decimal(repr(found.paid_months))
    assert found.amount is not None
    assert found.amount.minor == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.floats(0, 48), st.floats(1, 24), st.floats(0.05, 0.98), st.floats(0, 1), st.integers(12, 59))
def test_it_grows_with_horizon_and_rate_and_shrinks_with_discount(
    left: float, term: float, rate: float, discount: float, months: int
) -> None:
    def worth(rate: float, discount: float, months: int) -> float:
        there = until_renewals(left, term, rate, months)
        return paid_months(there, Terms(months=months, annual_discount=discount))

    base = worth(rate, discount, months)
    assert worth(rate, discount, months + 1) >= base
    assert worth(min(rate + 0.01, 1.0), discount, months) >= base - 1e-9
    assert worth(rate, discount + 0.1, months) <= base + 1e-9
    assert base <= months
    assert until_end(left, months).sum() <= until_renewals(left, term, rate, months).sum() + 1e-9


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=80), st.randoms())
def test_a_curve_falls_whatever_the_order_of_accounts(rows: list[tuple[int, bool]], random: Any) -> None:
    mixed = random.sample(rows, len(rows))
    first, second = (
        kaplan_meier(np.array([r[0] for r in of], dtype=np.float64), np.array([r[1] for r in of]))
        for of in (rows, mixed)
    )
    assert first.share.tolist() == second.share.tolist()
    ahead = first.with_tail(np.arange(80, dtype=np.float64), 0.05)
    assert ahead[0] == 1
    assert np.all(np.diff(ahead) <= 1e-12)
    assert np.all((ahead >= 0) & (ahead <= 1))


def test_telco_shows_why_margin_divided_by_churn_is_refused() -> None:
    path = shared("data", "telco_ibm_classic", "Telco-Customer-Churn.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["tenure"] != "0"]
    table = {
        "Month-to-month": (3875, 1655, 42.2, 33.5, 2243, 1780, 1.3),
        "One year": (1472, 166, 373, 57.3, 19424, 2985, 6.5),
        "Two year": (1685, 48, 2003, 59.9, 97564, 2915, 33),
    }
    for contract, expected in table.items():
        mine = [row for row in rows if row["Contract"] == contract]
        stayed = np.array([float(row["tenure"]) for row in mine])
        churned = np.array([row["Churn"] == "Yes" for row in mine])
        margin = 0.8 * float(np.mean([float(row["MonthlyCharges"]) for row in mine]))
        forever = simple_months(float(churned.sum() / stayed.sum()))
        mean = restricted_mean(kaplan_meier(stayed, churned), 60)
        found = (len(mine), int(churned.sum()), forever, mean, margin * forever, margin * mean)
        assert found == pytest.approx(expected[:-1], rel=0.002), contract
        assert float(f"{forever / mean:.2g}") == expected[-1], contract
