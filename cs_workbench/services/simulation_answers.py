"""Every answer of 試算 at once, to what its sliders say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.capacity import Person
from cs_workbench.domain.headcount import MEASURED_MONTHS
from cs_workbench.domain.lifetime_value import GROSS_MARGIN_PERCENT, HORIZON_MONTHS
from cs_workbench.domain.simulator import AFFORDABLE
from cs_workbench.services.cost_to_serve import CostToServe, cost_to_serve
from cs_workbench.services.headcount import Headcount, headcount, usual_growth
from cs_workbench.services.simulation import Simulation, answer
from cs_workbench.services.simulation_ground import CHURN, HOME_CURRENCY, Asked, Ground, UnknownCost

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: A slider is answered at once: small books exactly, others with a bound; and lists show their beginning.
SLIDER_CELLS: Final = 200_000
MOST_MOVES: Final = 100


@dataclass(frozen=True, slots=True)
class Question:
    """What was said; None and missing tiers: as usual. Shares are 0 to 1, money is whole currency."""

    people: float | None = None
    hours_a_month: float | None = None
    utilisation: float | None = None
    annual_cost: float | None = None
    gross_margin: float | None = None
    churn: Mapping[str, float] = field(default_factory=dict)
    months: int | None = None
    annual_discount: float | None = None
    growth: float | None = None
    limit: float | None = None
    hours_freed: float = 0.0

    def asked(self) -> Asked:
        """Return the question to the simulation."""
        usual, person = Asked(), Person()
        return Asked(
            people=self.people,
            person=Person(
                self.hours_a_month or person.hours_a_month,
                self.utilisation or person.utilisation,
                person.annual_cost if self.annual_cost is None else self.annual_cost,
            ),
            has_cost=self.annual_cost is not None,
            gross_margin=usual.gross_margin if self.gross_margin is None else self.gross_margin,
            months=self.months or usual.months,
            annual_discount=usual.annual_discount if self.annual_discount is None else self.annual_discount,
            churn=self.churn,
            hours_freed=self.hours_freed,
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers; ``simulation`` and ``costs`` are None where ``problem`` says what is missing."""

    headcount: Headcount
    simulation: Simulation | None
    costs: CostToServe | None
    problem: str


@dataclass(frozen=True, slots=True)
class Usual:
    """What an assumption is without being asked, None unknown, and where it is from, in words."""

    value: float | None
    basis: str


def answers(bench: Workbench, on: Ground, question: Question) -> Answers:
    """Answer on what was read before; ``bench`` is for its words alone."""
    asked = question.asked()
    heads = headcount(bench, on, asked, question.growth)
    try:
        simulation = answer(bench, on, asked, most=MOST_MOVES, cells=SLIDER_CELLS)
        costs = cost_to_serve(on, asked, AFFORDABLE if question.limit is None else question.limit)
    except UnknownCost:
        problem = bench.say(
            "simulation",
            "What one CSM costs a year in {currency} is not known, so no tier can be priced. Set it at the left; "
            "the headcount needs no price.",
            currency=on.of.currency,
        )
        return Answers(heads, None, None, problem)
    return Answers(heads, simulation, costs, "")


def usual(bench: Workbench, on: Ground) -> dict[str, Usual]:
    """Return what each field of `Question` is without being asked; ``churn.TIER`` by tier."""
    person, assumed = Person(), bench.say("simulation", "assumption")
    counted = bench.say("simulation", "measured ({people}, {day})", people=on.people, day=on.as_of)
    grown = assumed
    if on.measured is not None:
        told = {"before": on.measured.before, "now": on.measured.now, "months": MEASURED_MONTHS}
        grown = bench.say("simulation", "measured ({before} → {now}, {months} months)", **told)
    return {
        "people": Usual(on.people, counted),
        "hours_a_month": Usual(person.hours_a_month, assumed),
        "utilisation": Usual(person.utilisation, assumed),
        "annual_cost": Usual(person.annual_cost if on.of.currency == HOME_CURRENCY else None, assumed),
        "gross_margin": Usual(GROSS_MARGIN_PERCENT / 100, assumed),
        **{f"churn.{tier}": Usual(churn, assumed) for tier, churn in CHURN.items()},
        "months": Usual(HORIZON_MONTHS, assumed),
        "annual_discount": Usual(Asked().annual_discount, assumed),
        "growth": Usual(usual_growth(on), grown),
        "limit": Usual(AFFORDABLE, assumed),
        "hours_freed": Usual(0.0, assumed),
    }
