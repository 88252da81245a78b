"""The potential index: 0 to 100 points for an account whose LTV is not known yet (domain.md 1.4)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: value -> points; '' is unknown.
LEGAL_FORM: Final = {"corporate": 30, "individual": 0, "": 15}
GROWING: Final = {"yes": 20, "no": 0, "": 10}
ATTITUDE: Final = {"upgrade_considering": 20, "neutral": 10, "negative": 0, "": 10}
EMPLOYEE_STEPS: Final = (10.0, 100.0, 1000.0)
EMPLOYEE_POINTS: Final = (0, 10, 20, 30)
EMPLOYEES_UNKNOWN: Final = 10


def potential_index(
    legal_form: NDArray[Any], employees: NDArray[np.float64], growing: NDArray[Any], attitude: NDArray[Any]
) -> NDArray[np.float64]:
    """Return the index; texts are value ids, '' unknown; employees NaN unknown. Shape (n,)."""
    size = np.searchsorted(EMPLOYEE_STEPS, np.nan_to_num(employees, nan=0.0), side="right")
    by_size = np.where(np.isnan(employees), EMPLOYEES_UNKNOWN, np.array(EMPLOYEE_POINTS)[size])
    parts = ((legal_form, LEGAL_FORM), (growing, GROWING), (attitude, ATTITUDE))
    total = by_size.astype(np.float64)
    for texts, points in parts:
        for value, worth in points.items():
            total += np.where(texts == value, worth, 0)
    return total
