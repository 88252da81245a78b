"""Simulation as its page asks for it: read once, asked often, every number with its unit, day and reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from cs_workbench.kernel.money import Money
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.cost_to_serve import cost_to_serve
from cs_workbench.services.headcount import headcount
from cs_workbench.services.simulation import simulate
from cs_workbench.services.simulation_answers import Answers, Question, answers, usual
from cs_workbench.services.simulation_ground import Asked, Ground, ground
from cs_workbench.services.simulation_words import (
    cautions,
    cost_line,
    freed_text,
    headcount_lines,
    needed_text,
    price_text,
    verdicts,
)
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.workbench import Workbench
from tests.support.crm import MAPPING, write_accounts


@pytest.fixture
def on(bench: Workbench) -> Ground:
    return ground(bench)


def told(bench: Workbench, found: Answers) -> str:
    """Return everything that is said of the answers."""
    assert found.simulation is not None
    assert found.costs is not None
    simulation = found.simulation
    prices = [text(bench.say, row) for row in simulation.break_even for text in (price_text, needed_text)]
    lines = headcount_lines(bench.say, found.headcount, str)
    return "\n".join(
        (
            *verdicts(bench.say, simulation),
            *cautions(bench.say, simulation),
            *prices,
            *lines,
            cost_line(bench.say, found.costs),
        )
    )


def test_the_page_answers_as_the_command_line_does(sample: Workbench) -> None:
    on = ground(sample)
    found, whole = answers(sample, on, Question()).simulation, simulate(sample, Asked())
    assert found is not None
    assert found.fixed is not None
    assert whole.fixed is not None
    assert found.fixed.moved == whole.fixed.moved == len(whole.fixed.moves)
    assert found.fixed.moves == whole.fixed.moves[: len(found.fixed.moves)]
    assert (found.tiers, found.break_even, found.dividend) == (whole.tiers, whole.break_even, whole.dividend)
    assert found.dividend.extra == pytest.approx(found.dividend.hours / 8)


def test_every_assumption_is_called_one_and_what_is_measured_says_of_whom_and_when(sample: Workbench) -> None:
    known = usual(sample, ground(sample))
    assert known["churn.high"].basis == "仮定"
    assert known["growth"].basis.startswith("実測(")
    assert "12か月" in known["growth"].basis
    assert known["people"] == replace(known["people"], value=8)
    found = answers(sample, ground(sample), Question(growth=0.05))
    assert found.headcount.assumptions[0].basis == "仮定: この試算で指定"


def test_the_month_in_which_the_cadence_breaks_is_named(bench: Workbench, on: Ground) -> None:
    short = headcount(bench, on, Asked(people=0.5), 0.1)
    assert short.state == "breaks"
    assert short.breaks_on is not None
    first = next(row for row in short.months if row.load is not None and row.load > 1)
    assert date(short.breaks_on.year, short.breaks_on.month, 1) <= first.month
    assert headcount(bench, on, Asked(people=0.01), 0.1).state == "broken"
    assert headcount(bench, on, Asked(), 0.0).state == "never"
    assert headcount(bench, on, Asked(people=1_000), 0.001).state == "far"
    nobody = headcount(bench, on, Asked(people=0), 0.1)
    assert (nobody.state, nobody.months[0].load) == ("broken", None)
    assert "There" not in headcount_lines(bench.say, nobody, str)[0]


def test_dear_accounts_are_listed_with_their_share_and_the_dearest_first(
    bench: Workbench, on: Ground
) -> None:
    everything = cost_to_serve(on, Asked(), 0.0)
    assert everything.count == everything.accounts == len(everything.rows)
    assert sum(row.cost.minor for row in everything.rows) == pytest.approx(everything.cost.minor, abs=3)
    costs = [row.cost.minor for row in everything.rows]
    assert costs == sorted(costs, reverse=True)
    assert cost_to_serve(on, Asked(), 100.0).rows == ()
    free = replace(on, prices=np.zeros(len(on.prices)))
    assert {row.share for row in cost_to_serve(free, Asked()).rows} == {None}, "nothing is paid: no share"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Question(gross_margin=0.0), "never: no margin"),
        (Question(gross_margin=-0.5), "no tier pays, whatever the price"),
        (Question(churn={"high": 0.0, "low": 0.0, "tech": 0.0}), "No churn is assumed in any tier"),
        (Question(churn={"high": 0.0, "low": 0.0, "tech": 0.0}), "never: keeps nobody longer"),
        (Question(people=0.0), "The team has 0.00 hours a month"),
        (Question(people=1_000.0), "no account gains from another hour"),
        (Question(annual_cost=0.0), "Hire?"),
        (
            Question(annual_discount=0.5, months=12, utilisation=0.05, hours_a_month=20.0),
            "cadence breaks now",
        ),
    ],
)
def test_the_edges_are_sentences(bench: Workbench, on: Ground, question: Question, says: str) -> None:
    said = told(bench, answers(bench, on, question))
    assert says in said
    assert "nan" not in said
    assert "inf" not in said


def test_hiring_is_answered_against_both_costs(sample: Workbench) -> None:
    on = ground(sample)
    said = [
        next(
            line
            for line in told(sample, answers(sample, on, Question(annual_cost=cost))).split("\n")
            if "採用は?" in line
        )
        for cost in (100_000, 1_500_000, 9_000_000)
    ]
    assert [line.split("。")[0] for line in said] == [
        "採用は? 見合います", "採用は? 解約で空く時間を再利用するなら見合います", "採用は? 見合いません",
    ]  # fmt: skip


def test_hours_that_tech_touch_frees_serve_more_accounts(bench: Workbench, on: Ground) -> None:
    found = answers(bench, on, Question(hours_freed=28)).simulation
    assert found is not None
    assert freed_text(bench.say, found, 28) == "28 h a month freed serve 3.5 more high-touch accounts."
    assert freed_text(bench.say, found, 0) == ""


def test_in_another_currency_the_headcount_is_answered_and_the_price_asked_for(
    bench: Workbench, tmp_path: Path
) -> None:
    folder = tmp_path / "abroad"
    folder.mkdir()
    write_accounts(folder, "b1,Acme,12000,2027-02-04,Smith,2024-02-05")
    add_source(bench, folder, MAPPING.replace('"crm"', '"abroad"').replace("JPY", "USD"))
    sync(bench, ["abroad"], Tracker())
    abroad = ground(bench, "USD")
    assert abroad.currencies == ("JPY", "USD")
    assert usual(bench, abroad)["annual_cost"].value is None
    found = answers(bench, abroad, Question())
    assert (found.simulation, found.costs) == (None, None)
    assert "What one CSM costs a year in USD is not known" in found.problem
    assert found.headcount.people == 3
    priced = answers(bench, abroad, Question(annual_cost=90_000.0))
    assert priced.simulation is not None
    assert priced.simulation.tiers[0].cost == Money(53_571, "USD")
    assert "1" in told(bench, priced), "one account alone"
