"""The simulator and the knapsack; the floor is what they may take: at once at a slider, a second for a large book."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.allocation import fixed_team, long_run
from cs_workbench.domain.simulator import Plan
from tests.bench.measure import Figure, busy_ms, in_turns

PLAN: Final = Plan(
    ("high", "low", "tech"), np.array([8, 1.5, 0.1]), np.array([0, 300, 500.0]), np.array([0.01, 0.016, 0.022]), 6700
)  # fmt: skip
HOURS_EACH: Final = 0.8
SLIDER_MS, LARGE_MS = 50.0, 1_000.0


def figures(folder: Path) -> list[Figure]:
    """Measure; nothing is written."""
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
    ]


def prices(accounts: int) -> NDArray[np.float64]:
    """Return invented monthly prices, many small and a few large."""
    return np.random.default_rng(11).lognormal(11.5, 1, accounts)
