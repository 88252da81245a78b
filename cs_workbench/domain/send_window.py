"""The hours in which a recipient is written to: on business days, on the clock of where the recipient is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from cs_workbench.domain.business_days import BusinessDays

_FARTHEST_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class Window:
    """From ``first`` until before ``last``, local time of ``zone``, on the open days of ``days``."""

    zone: ZoneInfo
    days: BusinessDays
    first: time = time(9)
    last: time = time(18)

    def __post_init__(self) -> None:
        """Refuse hours that are none."""
        if self.first >= self.last:
            raise ValueError(f"hours from {self.first} until {self.last}")

    def is_open(self, moment: datetime) -> bool:
        """Say whether a mail may leave at ``moment``."""
        there = moment.astimezone(self.zone)
        return self.first <= there.time() < self.last and self.days.is_open(there.date())

    def open_from(self, moment: datetime) -> datetime | None:
        """Return the first open moment from ``moment`` on, UTC; None: there is none for more than a year."""
        if self.is_open(moment):
            return moment.astimezone(UTC)
        day = moment.astimezone(self.zone).date()
        for ahead in range(_FARTHEST_DAYS):
            other = day + timedelta(days=ahead)
            if not self.days.is_open(other):
                continue
            # An hour that a change of clocks leaves out is the first moment after it.
            opens = datetime.combine(other, self.first, self.zone).astimezone(UTC)
            if opens > moment and self.is_open(opens):
                return opens
        return None
