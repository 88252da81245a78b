"""The simulator and the knapsack; the floor is what they may take: at once at a slider, a second for a large book.

A moved slider asks for every answer of the page; beside what that may take stands what plain numpy takes for the
arithmetic alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.allocation import fixed_team, long_run
from cs_workbench.domain.capacity import Person
from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    money_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.simulator import Plan
from cs_workbench.services.simulation_answers import Question, answers
from cs_workbench.services.simulation_ground import Ground, ground_of
from tests.bench.measure import Figure, busy_ms, in_turns

PLAN: Final = Plan(
    ("high", "low", "tech"), np.array([8, 1.5, 0.1]), np.array([0, 300, 500.0]), np.array([0.01, 0.016, 0.022]), 6700
)  # fmt: skip
HOURS_EACH: Final = 0.8
SLIDER_MS, LARGE_MS = 50.0, 1_000.0
TODAY: Final = date(2026, 11, 24)


def figures(folder: Path) -> list[Figure]:
    """Measure; nothing is written but an empty profile, for its words."""
    some, many = prices(5_000), prices(20_000)

    def simulated() -> None:
        long_run(PLAN.values(some), PLAN.hours)
        fixed_team(PLAN.values(some, labour=False), PLAN.hours, HOURS_EACH * len(some))

    values = PLAN.values(many, labour=False)
    found = fixed_team(values, PLAN.hours, HOURS_EACH * len(many))
    slider, large = in_turns(
        lambda: busy_ms(simulated),
        lambda: busy_ms(lambda: fixed_team(values, PLAN.hours, HOURS_EACH * len(many))),
    )
    return [
        Figure("simulate 5,000 accounts", slider, SLIDER_MS, target=1.0),
        Figure(f"fixed team, 20,000 accounts (bound {found.gap:.4%} away)", large, LARGE_MS, target=1.0),
        *moved_slider(folder),
    ]


def moved_slider(folder: Path) -> list[Figure]:
    """Measure all answers of the page of simulation, as a slider asks for them."""
    found = []
    bench = open_workbench(data_dir=folder / "words", language="en")
    try:
        for accounts in (400, 5_000):
            on = ground_of(book(accounts), TODAY)
            asked = Question(
                utilisation=0.6, churn={"high": 0.008}, people=on.whole_hours / Person().available
            )
            ours, floor = in_turns(
                lambda on=on, asked=asked: busy_ms(lambda: answers(bench, on, asked)),  # type: ignore[misc]
                lambda on=on: busy_ms(lambda: arithmetic(on)),  # type: ignore[misc]
            )
            found += [
                Figure(f"a moved slider, {accounts:,} accounts", ours, SLIDER_MS, target=1.0),
                Figure("  against the arithmetic in plain numpy", ours, floor),
            ]
    finally:
        close_workbench(bench)
    return found


def arithmetic(on: Ground) -> NDArray[np.intp]:
    """Do what a slider cannot do without: both tables of values, the best of each row, the upgrades in order."""
    served = ((1 - PLAN.churn)[:, None] ** np.arange(36)).sum(axis=1)
    worth = served * (on.prices[:, None] * PLAN.gross_margin - PLAN.cost_an_hour * on.hours - PLAN.tool_cost)
    sunk = served * (on.prices[:, None] * PLAN.gross_margin - PLAN.tool_cost)
    an_hour = np.diff(sunk, axis=1) / np.diff(on.hours, axis=1)
    worth.argmax(axis=1)
    return np.argsort(-an_hour, axis=None)


def book(accounts: int) -> Book:
    """Return an invented book with what the answers read."""
    rng = np.random.default_rng(3)

    def days(least: int, most: int, share: float) -> list[str | None]:
        found = np.datetime64(TODAY) + rng.integers(least, most, accounts)
        return [
            str(day) if keep else None for day, keep in zip(found, rng.random(accounts) < share, strict=True)
        ]

    def picked(of: tuple[str, ...]) -> list[str]:
        return [of[i] for i in rng.integers(0, len(of), accounts)]

    yen = (prices(accounts) * 12).astype(np.int64).tolist()
    columns = {
        "uid": text_column([f"u{n}" for n in range(accounts)]),
        "name": text_column([f"株式会社{n}" for n in range(accounts)]),
        "tier": choice_column(picked(TIERS), TIERS),
        "phase": choice_column(picked(PHASES), PHASES),
        "owner": choice_column(picked(tuple(f"CSM {n}" for n in range(40)))),
        "band": choice_column(picked(("green", "yellow", "red"))),
        "arr": money_column(yen, ["JPY"] * accounts),
        "renewal": date_column(days(0, 360, 1)),
        "started_on": date_column(days(-1500, 0, 1)),
        "churned_on": date_column(days(-360, 0, 0.05)),
        "churn_notice": yes_no_column((rng.random(accounts) < 0.02).tolist()),
        "strategic": yes_no_column((rng.random(accounts) < 0.02).tolist()),
    }
    return Book(np.arange(1, accounts + 1, dtype=np.int64), columns)


def prices(accounts: int) -> NDArray[np.float64]:
    """Return invented monthly prices, many small and a few large."""
    return np.random.default_rng(11).lognormal(11.5, 1, accounts)
