"""What a brief counts itself: usage of four weeks against the four before, and since when health is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal

PERIOD: Final = timedelta(days=28)
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
LONGEST_NOTE: Final = 600  # characters of a note that a brief shows

How = Literal["sum", "mean", "last"]
#: How the values of a period become one number; those of people counted at a time are not added up.
COUNTED: Final[Mapping[str, How]] = MappingProxyType({"monthly_users": "last", "daily_users": "mean"})
Points = Sequence[tuple[date, float, int | None]]  # (period start, value, users), oldest first


@dataclass(frozen=True, slots=True)
class UsageChange:
    """One metric over the newest four weeks there are, and over the four before; both days included.

    ``before`` is None where the source did not reach back so far: unknown, never 0.
    """

    metric: str
    how: How
    now: float
    from_on: date
    to_on: date
    before: float | None
    before_from: date
    before_to: date

    @property
    def share(self) -> float | None:
        """The change as a share of before (-0.38: 38 % less); None where there is nothing to compare with."""
        return (self.now - self.before) / self.before if self.before else None


def usage_changes(usage: Mapping[str, Points], as_of: date) -> tuple[UsageChange, ...]:
    """Return what changed in each metric; periods that were not over on ``as_of`` do not count."""
    found = (_change(metric, points, as_of) for metric, points in usage.items())
    return tuple(change for change in found if change is not None)


def _change(metric: str, points: Points, as_of: date) -> UsageChange | None:
    starts = [start for start, _, _ in points]
    grain = min((later - start for start, later in pairwise(starts)), default=WEEK)
    last_day = min(grain, WEEK) - timedelta(days=1)
    over = [(start, value) for start, value, _ in points if start + last_day <= as_of]
    if not over:
        return None
    how = COUNTED.get(metric, "sum")
    to_on = over[-1][0] + last_day
    middle, begin = to_on - PERIOD, to_on - 2 * PERIOD  # the last days of the two periods before
    now = _one([value for start, value in over if start > middle], how)
    earlier = [value for start, value in over if begin < start <= middle]
    day = timedelta(days=1)
    reaches = over[0][0] <= begin + day + last_day
    before = _one(earlier, how) if earlier and reaches else None
    return UsageChange(metric, how, now, middle + day, to_on, before, begin + day, middle)


def _one(values: list[float], how: How) -> float:
    if how == "last":
        return values[-1]
    return sum(values) / (len(values) if how == "mean" else 1)


def health_since(last_touch: date | None, today: date) -> tuple[date, bool]:
    """Return the day with which today's health is compared, and whether it is that of the last touch.

    Health is kept once a week: a touch of this week has nothing to be compared with, and then it is 30 days.
    """
    monday = today - timedelta(days=today.weekday())
    if last_touch is not None and last_touch < monday:
        return last_touch, True
    return today - MONTH, False


def clipped(text: str, most: int = LONGEST_NOTE) -> str:
    """Return at most ``most`` characters, lines kept, without blank lines at either end."""
    bare = text.strip()
    return bare if len(bare) <= most else bare[: most - 1].rstrip() + "…"
