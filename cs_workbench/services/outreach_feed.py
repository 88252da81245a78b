"""Between the ledger and the lines: mails that were claimed and wait, a moment at most, for a line that is free.

The quota is asked here, in the moment in which a mail really goes; a customer's domain that has had enough is passed
over for the next one's.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from cs_workbench.domain.campaign import LETTER
from cs_workbench.domain.quota import Quota
from cs_workbench.kernel.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cs_workbench.store.rows import Row


class SteadyClock:
    """A clock that never goes back: set back an hour, it goes on as if it had not been; set forward, it follows."""

    def __init__(self, clock: Clock, ticks: Callable[[], float]) -> None:
        self._clock, self._ticks = clock, ticks
        self._lock = threading.Lock()
        self._last, self._at = clock.now(), ticks()

    def now(self) -> datetime:
        """Return the moment, whole seconds."""
        with self._lock:
            steady = self._last + timedelta(seconds=self._ticks() - self._at)
            told = self._clock.now()
            if told >= steady:
                self._last, self._at = told, self._ticks()
                return told
            return steady.replace(microsecond=0)

    def today(self) -> date:
        """Return the local day, as the clock under it tells it."""
        return self._clock.today()


class Feed:
    """Mails that were claimed. Threads take; one thread puts and withdraws."""

    def __init__(self, quota: Quota, clock: Clock) -> None:
        self._quota, self._clock = quota, clock
        self._rows: list[Row] = []
        self._changed = threading.Condition()
        self._closed = False
        self._under_way = 0
        self._held: dict[int, int | None] = {}

    def __len__(self) -> int:
        with self._changed:
            return len(self._rows)

    @property
    def under_way(self) -> int:
        """Return how many are being handed over."""
        with self._changed:
            return self._under_way

    def campaigns(self) -> set[int]:
        """Return the campaigns of those that wait."""
        with self._changed:
            return {int(row["campaign_id"]) for row in self._rows}

    def put(self, rows: Iterable[Row]) -> None:
        """Add claimed mails."""
        with self._changed:
            self._rows += rows
            self._changed.notify_all()

    def take(self, patience: float) -> Row | None:
        """Return the first mail that may go now; None: there is none within ``patience`` seconds, or it is over."""
        with self._changed:
            if not self._rows and not self._closed:
                self._changed.wait(patience)
            now, held = self._clock.now(), set(self._held.values())
            for place, row in enumerate(self._rows):
                if held and (None in held or row["campaign_id"] in held):
                    continue
                first = self._quota.earliest(row["domain"] or "", now, personal=row["kind"] == LETTER)
                if first is not None and first <= now:
                    del self._rows[place]
                    self._quota.take(row["domain"] or "")
                    self._under_way += 1
                    return row
            if self._rows and not self._closed:
                self._changed.wait(patience)
            return None

    def answered(self, row: Row) -> None:
        """Note that a mail that was taken has come to an answer."""
        with self._changed:
            self._quota.answered(row["domain"] or "", self._clock.now())
            self._under_way -= 1
            self._changed.notify_all()

    def hold(self, row: Row, *, all_of_them: bool) -> None:
        """Let nothing more of a mail's campaign, or of the mailbox, be taken until its answer has been judged."""
        with self._changed:
            self._held[int(row["id"])] = None if all_of_them else int(row["campaign_id"])

    def release(self, rows: Iterable[Row]) -> None:
        """Go on after these: they have been judged, and what must not go was withdrawn."""
        with self._changed:
            for row in rows:
                self._held.pop(int(row["id"]), None)
            self._changed.notify_all()

    def free_at(self, now: datetime) -> datetime | None:
        """Return when the mailbox may send, letters by hand at least; None: when one under way has been answered."""
        with self._changed:
            return self._quota.earliest_of_all(now, personal=True)

    def withdraw(self, campaigns: set[int] | None = None) -> list[Row]:
        """Take back what waits, of these campaigns or (None) all of it: it has not begun."""
        with self._changed:
            out = [row for row in self._rows if campaigns is None or row["campaign_id"] in campaigns]
            self._rows = [row for row in self._rows if row not in out]
            return out

    def fewer(self) -> None:
        """Hold one mail less at once from now on: the server wants fewer connections."""
        with self._changed:
            limits = self._quota.limits
            self._quota.limits = replace(limits, connections=max(1, limits.connections - 1))

    def close(self) -> None:
        """Let nothing more be taken; who waits gets None."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether it is over."""
        return self._closed
