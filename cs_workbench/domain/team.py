"""A team counted by CSM: pure sums over columns, so that the rows always add up to the total (domain.md 2, 3.5).

``group`` is the row of each account, 0 to ``rows`` - 1; an account of nobody has a row, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.balance import high_tail
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.facts import BANDS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: How good a band is, by its place in `BANDS`; one without data is neither better nor worse than another.
RANKS: Final = {"green": 2, "yellow": 1, "red": 0}
UNRANKED: Final = -1
DOWN, STILL, UP = -1, 0, 1
#: Falls that chance gives in fewer than so many of 100 teams stand out.
RARE: Final = 0.05
#: Below so many expected falls of the team nothing is said of chance.
LEAST_FALLS: Final = 3
CAP: Final = "cap:"
LOST: Final = "lost:"


def counts(group: Ints, chosen: Bools, rows: int) -> Ints:
    """Return how many of the ``chosen`` accounts each row has; shape (rows,)."""
    return np.bincount(group[chosen], minlength=rows).astype(np.int64)


def sums(
    group: Ints, minor: Ints, currency: NDArray[np.integer], chosen: Bools, shape: tuple[int, int]
) -> Ints:
    """Return the ``chosen`` amounts of each row and currency in minor units, exact; shape (rows, currencies)."""
    found = np.zeros(shape, dtype=np.int64)
    np.add.at(found, (group[chosen], currency[chosen]), minor[chosen])
    return found


def totals(group: Ints, values: Floats, rows: int) -> Floats:
    """Return the sum of the known ``values`` of each row; shape (rows,)."""
    known = ~np.isnan(values)
    return np.bincount(group[known], weights=values[known], minlength=rows).astype(np.float64)


def ranks(bands: Sequence[str | None]) -> NDArray[np.int8]:
    """Return how good each band is: 0 needs action to 2 healthy, -1 unknown."""
    return np.array([RANKS.get(band or "", UNRANKED) for band in bands], dtype=np.int8)


def moved(before: NDArray[np.int8], now: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return `DOWN`, `STILL` or `UP` for each account; one whose band is unknown on either day has not moved."""
    known = (before != UNRANKED) & (now != UNRANKED)
    return np.where(known, np.sign(now - before), STILL).astype(np.int8)


def kept(group: Ints, need: Floats, given: Floats, rows: int) -> Floats:
    """Return which share of the touches promised was given, 0 to 1; NaN where none was promised. Shape (rows,).

    A touch beyond what an account needs makes up for none that another was promised.
    """
    promised = totals(group, need, rows)
    met = totals(group, np.where(np.isnan(need), np.nan, np.minimum(need, given)), rows)
    return np.asarray(np.divide(met, promised, out=np.full(rows, np.nan), where=promised > 0))


def falls_stand_out(fell: Ints, accounts: Ints) -> Bools:
    """Return whose accounts fell more often than chance would, at the rate of the whole team; shape (rows,)."""
    whole, book = int(fell.sum()), int(accounts.sum())
    if whole < LEAST_FALLS or not book:
        return np.zeros(len(fell), dtype=np.bool_)
    expected = np.asarray(accounts * (whole / book), dtype=np.float64)
    return np.asarray((high_tail(fell.astype(np.float64), expected) < RARE) & (fell > expected))


@dataclass(frozen=True, slots=True)
class Seen:
    """A week's kept health: points and weight by measure, and what a cap took from the score (0: none held)."""

    measures: Mapping[str, tuple[float, float]]
    cap_loss: float = 0.0


def seen(detail: str, score: float | None, shown: float | None) -> Seen:
    """Return what a snapshot says; ``detail`` as `services.standing_rows` writes it."""
    measures = {}
    for part in detail.split("|")[1:]:
        measure, _, rest = part.partition("=")
        points, _, weight = rest.partition("*")
        measures[measure] = (float(points), float(weight))
    loss = 0.0 if score is None or shown is None else max(score - shown, 0.0)
    return Seen(measures, loss)


def cause(before: Seen, now: Seen, direction: int, cap: str = "") -> str:
    """Return what moved an account most in ``direction``: a measure's id, ``cap:ID`` or ``lost:ID``; '' unknown.

    ``cap``: the cap that holds now; one that holds no more is ``cap:``, as its name was not kept. A measure of which
    nothing fresh is known any more can only be the cause where no other is.
    """
    taken = now.cap_loss - before.cap_loss
    effects = {
        measure: (points - before.measures[measure][0]) * weight
        for measure, (points, weight) in now.measures.items()
        if measure in before.measures
    }
    if taken * direction < 0:
        effects[CAP + cap] = -taken
    most = max(effects, key=lambda name: effects[name] * direction, default="")
    if most and effects[most] * direction > 0:
        return most
    gone = [m for m in before.measures if m not in now.measures]
    return LOST + max(gone, key=lambda m: before.measures[m][1]) if gone else ""


def band_place(band: str | None) -> int:
    """Return a band's place in `BANDS`, unknown among those without data."""
    return BANDS.index(band) if band in BANDS else BANDS.index("none")
