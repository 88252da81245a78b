"""Scoring 100,000 accounts by 12 measures, beside the bare mean of their points by weight.

The floor reads the points of each value with `numpy.interp` and takes their mean by weight, leaving NaN out. Ours
also says how fresh each is, how sure the score, where it could lie, its band with hysteresis, and what each measure
gave or took.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.health import baselines_of, score_book
from cs_workbench.domain.scorecard import Group, Measure, Scorecard
from cs_workbench.services.standing import SCORED_AT_ONCE
from tests.bench.measure import Figure, busy_ms, in_turns

ACCOUNTS: Final = 100_000
MEASURES: Final = 12
GROUPS: Final = 4
Floats = NDArray[np.float64]


def figures(folder: Path) -> list[Figure]:
    """Measure; ``folder`` is not needed."""
    card, (values, ages) = a_card(), a_book(ACCOUNTS)
    connected = frozenset(values)
    base = baselines_of(card, values, ages, connected, {})
    parts = [
        (
            {m: v[at : at + SCORED_AT_ONCE] for m, v in values.items()},
            {m: a[at : at + SCORED_AT_ONCE] for m, a in ages.items()},
        )
        for at in range(0, ACCOUNTS, SCORED_AT_ONCE)
    ]

    def ours() -> None:
        for some, days in parts:
            score_book(card, some, days, connected, baselines=base)

    taken, floor = in_turns(partial(busy_ms, ours), partial(busy_ms, partial(bare_mean, card, values)))
    return [Figure(f"score {ACCOUNTS:,} accounts by {MEASURES} measures", taken, floor, target=3.0)]


def a_card() -> Scorecard:
    """Return a card of `MEASURES` measures in `GROUPS` groups."""
    groups = tuple(Group(f"g{g}", "", "", 10.0 * (g + 1)) for g in range(GROUPS))
    points = ((0.0, 0.0), (50.0, 40.0), (80.0, 100.0))
    measures = tuple(
        Measure(f"m{m}", groups[m % GROUPS].id, 10.0 + m, points, "", "", critical=m == 0)
        for m in range(MEASURES)
    )
    return Scorecard("bench", "", "", groups, measures)


def a_book(n: int) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Return values, a tenth of them unknown, and the days since they were known."""
    rng = np.random.default_rng(7)
    values: dict[str, Any] = {}
    ages = {}
    for measure in range(MEASURES):
        values[f"m{measure}"] = rng.uniform(-10, 100, n)
        values[f"m{measure}"][rng.random(n) < 0.1] = np.nan
        ages[f"m{measure}"] = rng.integers(0, 120, n).astype(np.float64)
    return values, ages


def bare_mean(card: Scorecard, values: dict[str, Floats]) -> Floats:
    """Return the mean of the points by weight."""
    points = np.array([measure.points_of(values[measure.id]) for measure in card.measures])
    weights = np.array([measure.weight for measure in card.measures])[:, None]
    known = ~np.isnan(points)
    return np.asarray((np.where(known, points, 0.0) * weights).sum(axis=0) / (known * weights).sum(axis=0))
