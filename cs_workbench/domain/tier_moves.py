"""Tiers stay steady (domain.md 1.3): up at once, down only at a tier review."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.touch_model import TouchModel

#: At a review an account keeps its tier down to this share of the border, …
CLOSE: Final = 0.9
#: … and for this many days after its last change.
STEADY_DAYS: Final = 90
NO_TIER: Final = -1
Tiers = NDArray[np.int8]


def ranks_of(model: TouchModel) -> NDArray[np.int64]:
    """Return the rank of each of `facts.TIERS` in ``model``, and last that of no tier; the least where it has none."""
    rank = {tier.id: tier.rank for tier in model.tiers if not tier.overlay}
    least = np.iinfo(np.int64).min
    return np.array([*(rank.get(tier, least) for tier in TIERS), least])


def settled(model: TouchModel, computed: Tiers, held: Tiers) -> Tiers:
    """Return each account's tier between reviews: ``computed``, or ``held`` where that ranks higher.

    Codes over `facts.TIERS`, -1 none; shape (n,). What is not known any more is unclassified, never kept.
    """
    ranks = ranks_of(model)
    waits = (computed != NO_TIER) & (ranks[held] > ranks[computed])
    return np.where(waits, held, computed).astype(np.int8)


def reviewed(
    model: TouchModel, computed: Tiers, held: Tiers, days: NDArray[np.float64], eased: Tiers
) -> Tiers:
    """Return each account's tier at a review: ``computed``, or ``held`` where a demotion is too small or too early.

    Args:
        model: the published model.
        computed: what its rules say.
        held: the tiers in force.
        days: since each account's tier last changed, NaN never.
        eased: what the rules say with every border at `CLOSE` of itself.
    """
    ranks = ranks_of(model)
    close: Bools = ranks[eased] >= ranks[held]
    early: Bools = days < STEADY_DAYS  # NaN: False
    waits = (computed != NO_TIER) & (ranks[held] > ranks[computed]) & (close | early)
    return np.where(waits, held, computed).astype(np.int8)
