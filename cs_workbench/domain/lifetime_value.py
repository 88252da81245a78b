"""Lifetime value (LTV): until it is estimated from renewals, an assumption that says so."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

#: The method's name, shown beside every amount it gave.
ASSUMED: Final = "assumed"
MONTHS_A_YEAR: Final = 12
#: 80 % gross margin over a horizon of 36 months (domain.md 1.5: the defaults).
GROSS_MARGIN_PERCENT: Final = 80
HORIZON_MONTHS: Final = 36


def assumed_ltv(arr_minor: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ARR / 12 x 0.8 x 36 in minor units, rounded half up once; shape as given."""
    times, by = GROSS_MARGIN_PERCENT * HORIZON_MONTHS, 100 * MONTHS_A_YEAR
    return divided_half_up(arr_minor * times, np.int64(by))


def divided_half_up(amount: NDArray[np.int64], by: NDArray[np.int64] | np.int64) -> NDArray[np.int64]:
    """Return ``amount / by`` as whole numbers, halves away from zero; ``by`` is positive."""
    return np.asarray(np.sign(amount) * ((2 * np.abs(amount) + by) // (2 * by)), dtype=np.int64)
