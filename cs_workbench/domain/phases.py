"""The phase (フェーズ) of an account whose source gives none, from the age of its contract and its usage."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.nouns import PHASES

#: Days after the start: the first day that is no longer welcome, and the first after onboarding.
WELCOME_DAYS: Final = 14
ONBOARDING_DAYS: Final = 90
#: At or above both, the product is in use, not only taken up (seats used in %, daily of monthly users in %).
USED_SEATS: Final = 80.0
USED_DAILY: Final = 30.0


def phases(
    given: NDArray[np.integer],
    started_on: NDArray[np.datetime64],
    seat_util: NDArray[np.float64],
    stickiness: NDArray[np.float64],
    today: date,
) -> tuple[NDArray[np.int8], Bools]:
    """Return each account's phase as a code over `nouns.PHASES`, -1 unknown, and whether it is assumed.

    Args:
        given: the source's phase as such a code, -1 where it gives none; it wins.
        started_on: datetime64[D], NaT unknown.
        seat_util: percent, NaN unknown.
        stickiness: percent, NaN unknown.
        today: the day the phase is asked for.
    """
    age: NDArray[Any] = (np.datetime64(today) - started_on).astype(np.float64)
    age = np.where(np.isnat(started_on), np.nan, age)
    in_use = (seat_util >= USED_SEATS) & (stickiness >= USED_DAILY)
    assumed_phase = np.select(
        [age < WELCOME_DAYS, age < ONBOARDING_DAYS, in_use, ~np.isnan(age)],
        [PHASES.index(phase) for phase in ("welcome", "onboarding", "utilisation", "adoption")],
        default=-1,
    )
    assumed = (given < 0) & (assumed_phase >= 0)
    return np.where(given >= 0, given, assumed_phase).astype(np.int8), assumed
