"""What care costs on a real profile: load, simulation, concentration and lifetime value, with their assumptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.capacity import Person
from cs_workbench.domain.lifetime_value import Method
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import lifetime_value
from cs_workbench.services.account import NoSuchAccount, find_account
from cs_workbench.services.capacity import capacity
from cs_workbench.services.commands import do
from cs_workbench.services.economics import (
    NothingInCurrency,
    WrongAssumption,
    pareto,
    person_of,
    running_book,
)
from cs_workbench.services.lifetime_value import account_ltv
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.simulation import simulate
from cs_workbench.services.simulation_ground import Asked, UnknownCost
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK
from tests.support.crm import MAPPING, write_accounts


def ltv(bench: Workbench, name: str, asked: lifetime_value.Asked | None = None) -> lifetime_value.Explained:
    return account_ltv(bench, find_account(bench, name), asked or lifetime_value.Asked())


def test_an_ltv_says_its_horizon_discount_method_and_where_each_number_is_from(bench: Workbench) -> None:
    found = ltv(bench, "あおば")
    assert (found.ltv.method, found.ltv.terms.months, found.ltv.terms.annual_discount) == (
        Method.RENEWALS,
        36,
        0.1,
    )
    assert found.ltv.flags == ("assumed_margin",)
    assert found.flags == ("The gross margin is not known; 80 % is assumed.",)
    inputs = {i.id: f"{i.value} {i.basis}" for i in found.inputs}
    assert inputs["gross_margin"] == "0.8 assumed: our default, not measured"
    assert inputs["months_left"] == "2.4 the account's contract"
    assert inputs["term_months"] == "12.0 assumed: our default, not measured", "no contract says how long"
    given = ltv(bench, "あおば", lifetime_value.Asked(gross_margin=0.5, renewal_rate=0.9))
    assert {i.id: i.basis for i in given.inputs}["renewal_rate"] == "assumed: given for this question"
    assert given.ltv.flags == ()


def test_each_method_can_be_asked_for(bench: Workbench) -> None:
    def by(method: str) -> int:
        found = ltv(bench, "あおば", lifetime_value.Asked(method=method))
        assert found.ltv.amount is not None
        return found.ltv.amount.minor

    assert by("arr") == 8_640_000
    assert by("simple") == 8_640_000 // 12 * 36 * 8 // 10, "capped at the horizon"
    assert by("churn") < by("simple")
    assert by("segment") > 0
    by_hand = ltv(bench, "あおば", lifetime_value.Asked(amount=Money(5, "JPY"))).ltv
    assert (by_hand.amount, by_hand.method) == (Money(5, "JPY"), Method.MANUAL)


def test_what_is_not_known_stays_unknown(bench: Workbench) -> None:
    found = ltv(bench, "花水木")
    assert found.ltv.amount is None
    assert found.flags == ("Its ARR is not known, so nothing can be told.",)
    with pytest.raises(NoSuchAccount):
        account_ltv(bench, 99_999, lifetime_value.Asked())
    with pytest.raises(WrongAssumption, match="1200"):
        ltv(bench, "あおば", lifetime_value.Asked(months=1200))


def test_after_a_notice_the_margin_counts_up_to_the_end(bench: Workbench) -> None:
    before = ltv(bench, "椿屋").ltv.amount
    do(bench, AddOutcome(find_account(bench, "椿屋"), {"kind": "notice"}))
    found = ltv(bench, "椿屋").ltv
    assert found.method is Method.NOTICE
    told = {i.id for i in ltv(bench, "椿屋").inputs}
    assert told == {"months", "annual_discount", "gross_margin", "months_left"}, "no renewal is counted on"
    assert before is not None
    assert found.amount is not None
    assert found.amount.minor < before.minor // 4
    do(bench, AddOutcome(find_account(bench, "東雲"), {"kind": "churn", "happened_on": "2026-11-20"}))
    assert ltv(bench, "東雲").ltv.flags == ("churned",)
    assert len(running_book(bench)) == 3


def test_everybody_s_load_is_told_with_a_proposal(bench: Workbench) -> None:
    found = capacity(bench, Person())
    assert {row.owner: row.accounts for row in found.owners} == {"佐藤": 2, "鈴木": 2}
    assert found.hours == pytest.approx(sum(row.hours for row in found.owners))
    assert found.people == pytest.approx(found.hours / 112)
    assert all(row.hours == pytest.approx(sum(h for _, h in row.by_tier)) for row in found.owners)
    assert (found.handovers, found.without_owner) == ((), 0)
    tight = capacity(bench, person_of(10, 1.0, None))
    assert {a.id: a.basis for a in tight.assumptions}["hours_a_month"] == "assumed: given for this question"
    assert tight.owners[0].mark == "overload"
    with pytest.raises(WrongAssumption, match="utilisation"):
        person_of(None, 1.5, None)


def test_a_simulation_proposes_and_changes_nothing(bench: Workbench) -> None:
    before = running_book(bench)["tier"].values.tolist()
    found = simulate(bench, Asked())
    assert (found.currency, found.accounts, found.arr_unknown) == ("JPY", 3, 1)
    assert sum(row.long_run for row in found.tiers) == 3
    assert found.fixed is not None
    assert found.fixed.hours <= found.available == 224
    assert found.value_long_run.minor >= found.value_now.minor
    assert (found.break_even[0].cheaper, found.break_even[0].dearer) == ("tech", "low")
    assert {a.id for a in found.assumptions} >= {"annual_cost", "churn.high", "tool_cost.tech", "hours"}
    assert running_book(bench)["tier"].values.tolist() == before


def test_a_renewal_that_is_near_keeps_its_tier(bench: Workbench) -> None:
    do(
        bench,
        SetTier((find_account(bench, "椿屋"), find_account(bench, "東雲")), "tech", "test", "2026-12-31"),
    )
    found = simulate(bench, Asked())
    assert found.kept == 2, "both that renew within 90 days"
    assert found.fixed is not None
    moved = {move.account: (move.tier, move.to) for move in found.fixed.moves}
    assert "椿屋ホーム" not in moved
    assert moved["東雲ケミカル"] == ("tech", "high"), "there are hours enough"


def test_too_small_a_team_is_said_and_the_long_run_still_answered(bench: Workbench) -> None:
    found = simulate(bench, Asked(people=0))
    assert found.fixed is None
    assert found.problem.startswith("The team has 0.00 hours a month")
    assert sum(row.long_run for row in found.tiers) == 3


def test_amounts_of_two_currencies_are_never_added(bench: Workbench, tmp_path: Path) -> None:
    folder = tmp_path / "abroad"
    folder.mkdir()
    write_accounts(folder, "b1,Acme,12000,2027-02-04,Smith,2024-02-05")
    add_source(bench, folder, MAPPING.replace('"crm"', '"abroad"').replace("JPY", "USD"))
    sync(bench, ["abroad"], Tracker())
    ours, abroad = pareto(bench), pareto(bench, "USD")
    assert (ours.currency, ours.accounts, ours.in_other_currencies) == ("JPY", 3, 1)
    assert ours.arr == Money(14_880_000, "JPY")
    assert (abroad.arr, abroad.in_other_currencies) == (Money(1_200_000, "USD"), 3)
    with pytest.raises(UnknownCost):
        simulate(bench, Asked(currency="USD"))
    priced = simulate(bench, Asked(currency="USD", person=Person(annual_cost=90_000), has_cost=True))
    assert priced.tiers[0].cost == Money(53_571, "USD"), "cents"
    with pytest.raises(NothingInCurrency, match="EUR"):
        pareto(bench, "EUR")


def test_concentration_is_measured_and_its_tenths_add_up(bench: Workbench) -> None:
    found = pareto(bench)
    assert found.head_share + found.tail_share == pytest.approx(1)
    assert sum(row.arr.minor for row in found.tenths) == found.arr.minor
    assert sum(row.accounts for row in found.tenths) == 3
    assert sum(row.untouched for row in found.tenths) == 3, "nothing was ever logged"
    assert found.accounts_for_most == 2


def test_the_sample_book_s_overload_is_relieved_by_few_hand_overs(sample: Workbench) -> None:
    found = capacity(sample, Person())
    before = {row.owner: (row.load, row.mark) for row in found.owners}
    assert before["佐藤"][1] == "overload"
    assert all(row.proposed_load <= 1 for row in found.owners)
    assert 0 < len(found.handovers) < 20
    assert {h.owner for h in found.handovers} == {o for o, (_, mark) in before.items() if mark == "overload"}
    assert sum(row.proposed_accounts for row in found.owners) == sum(row.accounts for row in found.owners)


def test_the_sample_book_answers_how_long_accounts_stay_and_who_pays(sample: Workbench) -> None:
    measured = ltv(sample, "あおば精機", lifetime_value.Asked(method="segment"))
    assert measured.ltv.method is Method.SEGMENT
    assert measured.inputs[-2].basis.startswith("実測")
    found = simulate(sample, Asked())
    assert found.fixed is not None
    assert found.fixed.gap < 0.001
    assert found.fixed.hours <= found.available
    assert sum(row.now for row in found.tiers) == sum(row.long_run for row in found.tiers) == found.accounts


def test_a_profile_without_accounts_has_no_load_and_says_what_is_missing(tmp_path: Path) -> None:
    empty = open_workbench(data_dir=tmp_path / "empty", language="en", clock=CLOCK)
    try:
        found = capacity(empty, Person())
        assert (found.owners, found.hours, found.people) == ((), 0.0, 0.0)
        for ask in (pareto, lambda bench: simulate(bench, Asked())):
            with pytest.raises(NothingInCurrency):
                ask(empty)
    finally:
        close_workbench(empty)
