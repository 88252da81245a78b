"""How sending goes: what waits in each mailbox, how fast it leaves, when it ends, and what it waits for.

Read from the database alone, so that every window shows the same, whichever process sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import SCHEDULED
from cs_workbench.domain.quota import DAY, MINUTE, Quota, plan
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.services.mailboxes import FOR_EVER
from cs_workbench.services.outreach_opening import window_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cs_workbench.domain.quota import Opening
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.rows import Row

#: Of more waiting mails the end is reckoned from the first so many, at their pace: it is looked at every second.
MOST_PLANNED: Final = 2_000


@dataclass(frozen=True, slots=True)
class MailboxWork:
    """A mailbox that has something to send.

    Attributes:
        waiting: mails of its running campaigns that have not come to their end; ``leaving``: of these, on the way.
        last_minute: how many left in the last sixty seconds; ``per_minute``: what the provider allows, None any number.
        left_today: how many more the rolling day holds; None: any number.
        begins_at, ends_at: when the first of those that wait may leave, and when the last will have, as far as it can
            be told; None: nobody knows.
        rests_until, rests_why: the mailbox sends nothing until then; `mailboxes.FOR_EVER`: until a person acts.
        campaigns: uids of its running campaigns.
        is_held: whether a sender holds the mailbox.
    """

    uid: str
    address: str
    waiting: int
    leaving: int
    last_minute: int
    per_minute: int | None
    left_today: int | None
    begins_at: datetime | None
    ends_at: datetime | None
    rests_until: datetime | None
    rests_why: str
    campaigns: tuple[str, ...]
    is_held: bool

    @property
    def is_stopped(self) -> bool:
        """Whether it rests until a person acts."""
        return self.rests_until is not None and self.rests_until >= from_iso(FOR_EVER)


@dataclass(frozen=True, slots=True)
class Sending:
    """What there is to send.

    Attributes:
        now: when it was looked.
        mailboxes: those with running campaigns.
        waiting: mails of running campaigns; ``unconfirmed``: mails in doubt of every campaign.
    """

    now: datetime
    mailboxes: tuple[MailboxWork, ...]
    waiting: int
    unconfirmed: int

    def of_campaign(self, uid: str) -> MailboxWork | None:
        """Return the mailbox that sends a campaign; None: it does not run."""
        return next((one for one in self.mailboxes if uid in one.campaigns), None)


@dataclass(frozen=True, slots=True)
class _From:
    """A moment from which on, and the hours in which, a mail may leave."""

    first: datetime
    hours: Opening | None

    def open_from(self, moment: datetime) -> datetime | None:
        """Return the first open moment from ``moment`` on."""
        later = max(moment, self.first)
        return later if self.hours is None else self.hours.open_from(later)


def sending(bench: Workbench) -> Sending:
    """Return what there is to send, and how it goes."""
    from cs_workbench.store import mailboxes as store
    from cs_workbench.store import outbox

    now = bench.clock.now()
    with bench.store.read() as db:
        unconfirmed = outbox.unconfirmed_count(db)
        rows = [store.mailbox_of_id(db, row_id) for row_id in outbox.mailboxes_with_work(db)]
        found = [_work(bench, db, row, now) for row in rows if row is not None and row["retired_at"] is None]
    return Sending(now, tuple(found), sum(one.waiting for one in found), unconfirmed)


def _work(bench: Workbench, db: Connection, mailbox: Row, now: datetime) -> MailboxWork:
    from cs_workbench.store import claims, outbox

    limits = claims.limits_of(mailbox)
    left = outbox.left_since(db, mailbox["id"], now - DAY)
    rests = from_iso(mailbox["paused_until"]) if mailbox["paused_until"] else None
    rests = rests if rests is not None and rests > now else None
    running = outbox.running(db, mailbox["id"])
    waiting = outbox.waiting(db, mailbox["id"])
    begins = ends = None
    if rests is None or rests < from_iso(FOR_EVER):
        begins, ends = _planned(bench, waiting, running, Quota(limits, left), max(now, rests or now))
    return MailboxWork(
        uid=mailbox["uid"], address=mailbox["address"], waiting=len(waiting),
        leaving=sum(row["state"] in ("sending", "committing") for row in waiting),
        last_minute=claims.used(db, mailbox["id"], now - MINUTE), per_minute=limits.per_minute,
        left_today=Quota(limits, left).left_today(now), begins_at=begins, ends_at=ends, rests_until=rests,
        rests_why=mailbox["paused_why"] or "" if rests else "", campaigns=tuple(row["uid"] for row in running),
        is_held=_is_held(bench, mailbox["address"]),
    )  # fmt: skip


def _planned(
    bench: Workbench, waiting: list[Row], running: list[Row], quota: Quota, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """Return when the first and the last of ``waiting`` would leave."""
    hours: dict[int, Mapping[str, Any]] = {row["id"]: row for row in running}
    openings = {
        row_id: _From(from_iso(row["start_at"] or iso(now)), window_of(bench, row["hours"]))
        for row_id, row in hours.items()
    }
    mails: list[tuple[str, Opening | None]] = []
    for row in waiting[:MOST_PLANNED]:
        opening = openings.get(row["campaign_id"])
        if opening is None:
            continue
        again = from_iso(row["next_at"]) if row["next_at"] else opening.first
        mails.append((row["domain"] or "", _From(max(opening.first, again), opening.hours)))
    found = plan(mails, quota, now)
    ends = found.ends_at
    if ends is not None and found.begins_at is not None and len(waiting) > len(mails) > 0:
        ends += (ends - found.begins_at) / len(mails) * (len(waiting) - len(mails))
    return found.begins_at, ends


def _is_held(bench: Workbench, address: str) -> bool:
    from cs_workbench.services.outreach_send import JOB

    lock = bench.store.job_lock(JOB, address)
    if lock.try_take():
        lock.free()
        return False
    return True


def is_before_the_first(state: str, start_at: datetime | None, now: datetime) -> bool:
    """Say whether a frozen campaign is in the time to think again: nothing has left."""
    return state == SCHEDULED and start_at is not None and start_at > now
