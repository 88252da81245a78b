"""The one place that knows what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests hand in a `FixedClock`."""

    def now(self) -> datetime:
        """Return the current moment, UTC, whole seconds."""
        ...

    def today(self) -> date:
        """Return the local calendar day."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the current moment, UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return the local calendar day."""
        return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        """Return the one moment it knows."""
        return self.at

    def today(self) -> date:
        """Return the day of that moment in UTC."""
        return self.at.date()


def iso(moment: datetime) -> str:
    """Return a UTC moment as it is stored and printed: ``2026-11-24T01:02:03Z``."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment!r}")
    return (
        moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    )  # strftime cuts a year's zeros


def from_iso(text: str) -> datetime:
    """Return the UTC moment that `iso` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)
