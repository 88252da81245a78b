"""Adoption and sentiment in figures that say how sure they are (domain.md 4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Final

import numpy as np

from cs_workbench.domain.business_days import BusinessDays
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.survival import Floats, kaplan_meier

PROMOTER_FROM, DETRACTOR_TO = 9, 6
#: Below so many answers the answers are shown, not a score.
LEAST_ANSWERS: Final = 10
SURE: Final = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Nps:
    """A net promoter score, -100 to 100, with its 95 % ``margin``; ``is_enough``: there are answers for a score."""

    score: float
    margin: float
    answers: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough answers to show a score."""
        return self.answers >= LEAST_ANSWERS


def nps(promoters: int, passives: int, detractors: int) -> Nps | None:
    """Return the score of so many answers of 9-10, 7-8 and 0-6; None without any."""
    n = promoters + passives + detractors
    if n == 0:
        return None
    up, down = promoters / n, detractors / n
    margin = SURE * 100 * sqrt((up + down - (up - down) ** 2) / n)
    return Nps((promoters - detractors) * 100 / n, margin, n)


def nps_of(scores: Floats) -> Nps | None:
    """Return the score of answers from 0 to 10."""
    promoters, detractors = int((scores >= PROMOTER_FROM).sum()), int((scores <= DETRACTOR_TO).sum())
    return nps(promoters, len(scores) - promoters - detractors, detractors)


def time_to_value(days: Floats, reached: Bools) -> float | None:
    """Return in how many days half of the accounts reach their first value; None where fewer than half have so far.

    ``days`` from the start to the first value, or until now where it was not ``reached``: those still waiting count,
    so it is later than the median of those who are through.
    """
    curve = kaplan_meier(days, reached)
    below = np.flatnonzero(curve.share <= 1 / 2 + 1e-12)
    return float(curve.times[below[0]]) if len(below) else None


def stickiness(
    daily_users: Mapping[date, float], monthly_users: float, open_days: BusinessDays | None = None
) -> float | None:
    """Return mean daily users / monthly users (DAU/MAU), over ``open_days`` of the window alone, None: all its days.

    None where no day counts or nobody was there.
    """
    counted = [users for day, users in daily_users.items() if open_days is None or open_days.is_open(day)]
    return sum(counted) / len(counted) / monthly_users if counted and monthly_users > 0 else None
