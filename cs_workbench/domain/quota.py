"""How fast a mailbox may send: rolling limits of its provider, per customer's domain, and when a plan would end.

A mail counts from the moment it is taken until a minute, or a day, after its answer: wherever in between the provider's
own clock saw it, no window of its holds more than the limit. Times are UTC; nothing here asks a clock.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final, Protocol

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
_TICK: Final = timedelta(microseconds=1)  # a window is closed at both ends


@dataclass(frozen=True, slots=True)
class Limits:
    """What a provider allows; None: not limited. ``reserve``: the share of a day kept for one-to-one mail."""

    per_minute: int | None
    per_day: int | None
    connections: int
    domain_per_minute: int | None = 10
    domain_connections: int = 2
    reserve: float = 0.2
    largest_bytes: int = 25_000_000

    def per_day_for(self, *, personal: bool) -> int | None:
        """Return how many mails a day may bring; personal mail may use the reserve."""
        if self.per_day is None or personal:
            return self.per_day
        return max(1, int(self.per_day * (1 - self.reserve)))


#: Microsoft: 30 a minute, 10,000 recipients a day, 3 connections. Google: what it publishes for Workspace and free.
PRESETS: Final = MappingProxyType(
    {
        "microsoft365": Limits(per_minute=30, per_day=10_000, connections=3, largest_bytes=35_000_000),
        "google_workspace": Limits(per_minute=60, per_day=2_000, connections=3),
        "google_free": Limits(per_minute=20, per_day=500, connections=1),
        "custom": Limits(per_minute=60, per_day=None, connections=2),
    }
)


#: Files leave nothing that a provider counts; what is sent of them is a person's.
DRAFTS: Final = Limits(
    per_minute=None, per_day=None, connections=1, domain_per_minute=None, domain_connections=1, reserve=0.0
)


@dataclass(slots=True)
class _Rate:
    """A rolling limit: those under way, and when the others were answered, sorted."""

    limit: int | None
    span: timedelta
    under_way: int = 0
    answered: list[datetime] = field(default_factory=list)

    def earliest(self, now: datetime, limit: int | None) -> datetime | None:
        """Return when one more fits; None: not before one under way is answered."""
        if limit is None:
            return now
        recent = len(self.answered) - bisect_left(self.answered, now - self.span)
        over = recent + self.under_way - limit + 1
        if over <= 0:
            return now
        if over > recent:
            return None
        return self.answered[len(self.answered) - recent + over - 1] + self.span + _TICK

    def answer(self, at: datetime) -> None:
        self.under_way -= 1
        self.answered.insert(bisect_left(self.answered, at), at)
        if len(self.answered) > 4 * (self.limit or 0) + 64:
            del self.answered[: bisect_left(self.answered, at - self.span)]


class Quota:
    """What one mailbox has sent and is sending, against its limits.

    ``history``: when it sent, in the last day at least; also mails that a person wrote by hand.
    """

    def __init__(self, limits: Limits, history: Iterable[datetime] = ()) -> None:
        self.limits = limits
        self._minute = _Rate(limits.per_minute, MINUTE)
        self._day = _Rate(limits.per_day, DAY)
        for at in sorted(history):
            self._minute.answered.append(at)
            self._day.answered.append(at)
        self._domains: dict[str, _Rate] = defaultdict(lambda: _Rate(limits.domain_per_minute, MINUTE))

    def earliest(self, domain: str, now: datetime, *, personal: bool = False) -> datetime | None:
        """Return when a mail to ``domain`` may begin, ``now`` at best; None: when one under way has been answered."""
        whole = self.earliest_of_all(now, personal=personal)
        there = self.earliest_there(domain, now)
        return None if whole is None or there is None else max(whole, there)

    def earliest_of_all(self, now: datetime, *, personal: bool = False) -> datetime | None:
        """Return when the mailbox may send at all; None: when a mail under way has been answered."""
        if self._minute.under_way >= self.limits.connections:
            return None
        minute = self._minute.earliest(now, self.limits.per_minute)
        day = self._day.earliest(now, self.limits.per_day_for(personal=personal))
        return None if minute is None or day is None else max(minute, day)

    def earliest_there(self, domain: str, now: datetime) -> datetime | None:
        """Return when ``domain`` may get one more, whatever the mailbox may."""
        there = self._domains[domain]
        if there.under_way >= self.limits.domain_connections:
            return None
        return there.earliest(now, self.limits.domain_per_minute)

    def take(self, domain: str) -> None:
        """Note that a mail to ``domain`` is under way."""
        for rate in (self._minute, self._day, self._domains[domain]):
            rate.under_way += 1

    def answered(self, domain: str, at: datetime) -> None:
        """Note that it has been answered, or has failed: it counts until a minute, or a day, from then."""
        for rate in (self._minute, self._day, self._domains[domain]):
            rate.answer(at)

    def left_today(self, now: datetime, *, personal: bool = False) -> int | None:
        """Return how many more the rolling day holds; None: it is not limited."""
        limit = self.limits.per_day_for(personal=personal)
        if limit is None:
            return None
        used = len(self._day.answered) - bisect_left(self._day.answered, now - DAY)
        return max(0, limit - used - self._day.under_way)


class Opening(Protocol):
    """When a recipient may be written to; `send_window.Window` is one."""

    def open_from(self, moment: datetime) -> datetime | None:
        """Return the first moment from ``moment`` on; None: never."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """When a campaign would be sent if nothing goes wrong. ``never``: how many have no open hour at all."""

    begins_at: datetime | None
    ends_at: datetime | None
    per_day: dict[date, int]
    never: int


def plan(
    waiting: Sequence[tuple[str, Opening | None]],
    quota: Quota,
    now: datetime,
    *,
    seconds_each: float = 1.0,
    day_of: Callable[[datetime], date] = datetime.date,
) -> Plan:
    """Return when ``waiting`` mails, each a domain and its opening hours, would go; ``quota`` is used up.

    The next mail is always the one that may go first; what one customer's domain or hours hold back, others overtake.
    """
    queue = [(now, place, n) for place, n in enumerate(spread([domain for domain, _ in waiting]))]
    clock, never, sent = now, 0, []
    took = timedelta(seconds=seconds_each) / quota.limits.connections
    while queue:
        at, place, number = heapq.heappop(queue)
        domain, opening = waiting[number]
        clock = max(clock, at)
        free = quota.earliest_of_all(clock) or clock
        first = max(free, quota.earliest_there(domain, clock) or clock)
        opened = opening.open_from(first) if opening is not None else first
        if opened is None:
            never += 1
        elif opened > max(clock, free):
            heapq.heappush(queue, (opened, place, number))
        else:
            quota.take(domain)
            quota.answered(domain, opened)
            sent.append(opened)
            clock = opened + took
    return Plan(
        sent[0] if sent else None, sent[-1] if sent else None, dict(Counter(day_of(at) for at in sent)), never
    )


def spread(domains: Sequence[str]) -> list[int]:
    """Return the places of ``domains`` in an order in which no domain comes in a heap."""
    totals, seen = Counter(domains), Counter[str]()
    keys = []
    for place, domain in enumerate(domains):
        keys.append(((seen[domain] + 0.5) / totals[domain], place))
        seen[domain] += 1
    return [place for _, place in sorted(keys)]
