"""Cadence (対応頻度): how often a tier and phase call for a touch, and the longest gap allowed.

Project defaults. Every tier has a floor: a tech-touch account, too, has a longest gap.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.nouns import PHASES

#: Rows: `facts.TIERS` (mid touch is served as low touch); columns: `PHASES`, then an unknown
#: phase, read as adoption.
TOUCHES_PER_MONTH: Final = np.array(
    [
        [4, 4, 2, 1, 0.34, 2],
        [2, 2, 1, 0.5, 0.34, 1],
        [2, 2, 1, 0.5, 0.34, 1],
        [0, 0, 0, 0, 0, 0],
        [np.nan] * (len(PHASES) + 1),  # unclassified
    ]
)
MAX_GAP_DAYS: Final = np.array(
    [
        [7, 14, 30, 30, 60, 30],
        [14, 21, 45, 60, 90, 45],
        [14, 21, 45, 60, 90, 45],
        [30, 30, 60, 90, 90, 60],
        [np.nan] * (len(PHASES) + 1),
    ]
)


def max_gap_days(tier: NDArray[np.integer], phase: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return the most days without a meaningful touch; codes over `facts.TIERS` and `PHASES`, -1 unknown.

    NaN for unclassified accounts. Shape (n,).
    """
    return np.asarray(MAX_GAP_DAYS[tier, phase], dtype=np.float64)


def touches_per_month(tier: NDArray[np.integer], phase: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return how many touches a month the cadence plans; NaN for unclassified accounts. Shape (n,)."""
    return np.asarray(TOUCHES_PER_MONTH[tier, phase], dtype=np.float64)


def touch_age(
    days_since_touch: NDArray[np.float64], tier: NDArray[np.integer], phase: NDArray[np.integer]
) -> NDArray[np.float64]:
    """Return days since the last touch as a share of the longest gap allowed; NaN where unknown."""
    return np.asarray(days_since_touch / max_gap_days(tier, phase), dtype=np.float64)
