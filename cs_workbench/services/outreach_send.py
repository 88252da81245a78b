"""The sender of one mailbox: claims, lets its lines hand over, and writes down what became of each mail.

One process at a time holds a mailbox; one thread of it writes to the store, one to three lines talk to the server.
Killed at any moment it loses nothing and doubles nothing: the ledger file knows what the database does not yet.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.delivery import State
from cs_workbench.domain.quota import DAY, MINUTE, Quota
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Tracker
from cs_workbench.mail.ledger_file import LedgerFile, Proof, catch_up
from cs_workbench.services.inbox_evidence import prove_at_start
from cs_workbench.services.mailboxes import FOR_EVER, Door, door_of, found_mailbox
from cs_workbench.services.outreach_feed import Feed, SteadyClock
from cs_workbench.services.outreach_ledger import Caught, bring_in_order, happened, open_ledger
from cs_workbench.services.outreach_line import Handed, Line, Maker, Post
from cs_workbench.services.outreach_opening import put_off
from cs_workbench.services.outreach_settle import Settler

if TYPE_CHECKING:
    from cs_workbench.services.outreach_letters import Composer
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: The lock's kind: ``job-outreach-<address>.lock``.
JOB: Final = "outreach"
_LOOK_S: Final = 0.25  # a pause or a cancel is seen so soon
_GATHER_S: Final = 0.1  # answers that come so close share a transaction
_MOST_TOLD: Final = 96
_AHEAD_S: Final = 0.5  # of work is claimed ahead
_MOST_AHEAD: Final = 128
_RECHECK_S: Final = 30.0  # also where nothing told of a change


class MailboxRests(WorkbenchError):
    """A mailbox that waits for a person, whatever there is to send."""

    template = N_(
        "errors",
        "The mailbox {address} sends nothing until somebody has seen to it: {why} Nothing is lost, the mails wait. "
        "Then try it: outreach mailbox test {address}.",
    )
    code = "CSW-2344"
    retry = Retry.AFTER_LOGIN


@dataclass(frozen=True, slots=True)
class Outgoing:
    """How a run of a sender ended.

    Attributes:
        sent, deferred, failed, unknown, returned, cancelled: what the mails that were tried came to.
        caught_up: mails by state that an earlier, broken run or a restored backup had left open.
        waiting: mails of running campaigns that have not come to their end; ``next_at``: when the next may go.
        why: 'nothing' is left, or what it waits for: 'later', 'minute', 'day', 'paused'.
        paused: titles of campaigns that were paused because their text was refused three times in a row.
        damaged: lines of the ledger file that cannot be read.
    """

    mailbox: str
    sent: int
    deferred: int
    failed: int
    unknown: int
    returned: int
    cancelled: int
    waiting: int
    next_at: datetime | None
    why: str
    paused: tuple[str, ...] = ()
    caught_up: Mapping[str, int] = field(default_factory=dict)
    damaged: int = 0


def send_from(
    bench: Workbench, mailbox: str, tracker: Tracker | None = None, *, once: bool = False,
    trust: ssl.SSLContext | None = None,
) -> Outgoing:  # fmt: skip
    """Send what a mailbox's running campaigns have, until nothing is open; ``once``: until nothing may go now.

    Raises:
        Busy: another process sends from it.
        NotThere, OnlyDrafts, NoServer, NoPassword, NoKeychain: it cannot send.
        MailboxRests, MailboxTrouble: it waits for a person.
        LedgerUnwritable: the disk is full or fails; nothing more was sent.
        Cancelled: the tracker was asked to stop; the mails that were leaving have left.
    """
    row = found_mailbox(bench, mailbox)
    what = bench.say("outreach", N_("outreach", "Sending from {address}"), address=row["address"])
    with (
        bench.store.job_lock(JOB, row["address"]).held(what),
        open_ledger(bench) as ledger,
        closing(bench.store.connection()) as reading,
    ):
        sender = _Sender(bench, row, ledger, reading, tracker or Tracker(), once=once)
        return sender.run(trust)


class _Sender:
    """One run."""

    def __init__(
        self, bench: Workbench, mailbox: Row, ledger: LedgerFile, reading: Connection, tracker: Tracker, *, once: bool
    ) -> None:  # fmt: skip
        from cs_workbench.store import claims, outbox

        self.bench, self.mailbox, self.ledger, self.reading = bench, mailbox, ledger, reading
        self.tracker, self.once = tracker, once
        self.clock = SteadyClock(bench.clock, monotonic)
        self.limits = claims.limits_of(mailbox)
        with bench.store.read() as db:
            left = outbox.left_since(db, mailbox["id"], self.clock.now() - DAY)
        self.feed = Feed(Quota(self.limits, left), self.clock)
        self.told: SimpleQueue[Handed] = SimpleQueue()
        self.composers: dict[int, Composer] = {}
        self.lines: list[Line] = []
        self.why, self.ask_at = "", self.clock.now()
        self.begun, self.known, self.rate = self.clock.now(), -1, 0.0
        self.looked_at = self.asked = monotonic()
        self.total, self.counted = 0, 0.0
        self.error: BaseException | None = None

    def run(self, trust: ssl.SSLContext | None) -> Outgoing:
        """Bring in order, send, and leave everything in order again."""
        self.record = self.ledger.read()
        caught = bring_in_order(self.bench, self.mailbox["id"], self.ledger, self.record)
        prove_at_start(self.bench, self.mailbox, trust)
        door = door_of(self.bench, self.mailbox, trust)
        self.settler = Settler(self.bench, self.mailbox, door.server.host)
        try:
            while self._round(door):
                self._report()
        finally:
            self._wind_down()
        self._report()
        if self.error is not None:
            raise self.error
        if self.settler.stopped is not None:
            raise self.settler.stopped
        return self._outgoing(caught)

    def _round(self, door: Door) -> bool:
        """Write what was told and claim what may go; say whether there is more to do."""
        self.tracker.check()  # before anything is taken from the lines that would then not be written down
        told = self._gathered()
        if told or self._is_time() or self._is_changed(self.reading):
            with self.bench.store.write("send mail", "outreach") as writing:
                if self._is_changed(writing.db):
                    self._ask_again(writing)
                self._settle(writing, told)
                claimed = self._claimed(writing)
            self.known = self.known if writing.number is None else writing.number
            self._feed(claimed, door)
            self.feed.release([handed.row for handed in told])
        if self.error is not None or self.settler.stopped is not None:
            return False
        is_idle = not len(self.feed) and not self.feed.under_way and self.told.empty()
        if is_idle and self.why == "paused" and self.ask_at >= from_iso(FOR_EVER):
            raise MailboxRests(address=self.mailbox["address"], why=self._paused_why())
        return not (is_idle and (self.why == "nothing" or (self.once and self.why)))

    def _gathered(self) -> list[Handed]:
        """Return what the lines told since; many answers at once share a transaction."""
        told: list[Handed] = []
        until = monotonic() + (_LOOK_S if len(self.feed) or self.feed.under_way or self.why else 0)
        while len(told) < _MOST_TOLD:
            try:
                told.append(self.told.get(timeout=max(0.0, until - monotonic())))
            except Empty:
                break
            if len(told) == 1:
                until = monotonic() + _GATHER_S
            if len(self.feed) <= len(self.lines):
                until = 0.0
        took = monotonic() - self.looked_at
        if told and took > 0:
            self.rate = len(told) / took
            self.looked_at = monotonic()
        return told

    def _is_time(self) -> bool:
        """Say whether there is room for more, and it may be time."""
        if len(self.feed) >= self._ahead():
            return False
        return self.clock.now() >= self.ask_at or monotonic() - self.asked > _RECHECK_S

    def _is_changed(self, db: Connection) -> bool:
        """Say whether somebody else wrote something since this run last did."""
        from cs_workbench.store import rows

        return rows.last_change(db) != self.known

    def _ask_again(self, writing: Writing) -> None:
        """Take back what waits for a line: an opt-out, a pause or an end may have come, and claiming asks for all."""
        from cs_workbench.store import rows

        self.settler.let_go(writing, self.feed.withdraw())
        self.known = rows.last_change(writing.db)

    def _ahead(self) -> int:
        """Return how many may wait for a line."""
        count = self.limits.connections
        if self.limits.per_minute is not None:
            return count
        return max(2 * count, min(_MOST_AHEAD, int(self.rate * _AHEAD_S)))

    def _settle(self, writing: Writing, told: list[Handed]) -> None:
        self.settler.settle(writing, told)
        self.error = next((handed.error for handed in told if handed.error is not None), self.error)
        if self.settler.fewer:
            self.feed.fewer()
            self.settler.fewer = False
        if self.settler.rests is not None and self.settler.rests > self.clock.now():
            self.settler.let_go(writing, self.feed.withdraw())
        self.settler.finish(writing, {int(handed.row["campaign_id"]) for handed in told})

    def _claimed(self, writing: Writing) -> list[Row]:
        """Claim what may go now; note why there is no more, and when to ask again."""
        from cs_workbench.store import claims, outbox

        if self.error is not None or self.settler.stopped is not None:
            return []
        now, db, self.asked = self.clock.now(), writing.db, monotonic()
        free_at = self.feed.free_at(now)
        if free_at is not None and free_at > now:
            # Of what was claimed already nothing may go: do not sit on it.
            self.settler.let_go(writing, self.feed.withdraw())
            self.why, self.ask_at = "minute", free_at
            return []
        put_off(self.bench, writing, self.mailbox, now, self.begun)
        running = {int(row["id"]): row for row in outbox.running(db, self.mailbox["id"])}
        self.settler.let_go(writing, self.feed.withdraw(self.feed.campaigns() - running.keys()))
        for campaign_id, row in running.items():  # opened again and frozen anew, it is made of something else
            if (
                campaign_id in self.composers
                and self.composers[campaign_id].campaign["frozen_at"] != row["frozen_at"]
            ):
                del self.composers[campaign_id]
        claimed: list[Row] = []
        self.why, self.ask_at = "", now
        while (room := self._ahead() - len(claimed) - len(self.feed)) > 0:
            found = claims.claim(db, self.mailbox["id"], now, room)
            if found.excluded:
                writing.changed("campaign", None)
            if not found.recipients:
                self.why, self.ask_at = found.why, found.next_at or now + MINUTE
                self.settler.finish(writing, set(running))
                break
            claimed += [
                row
                for row in found.recipients
                if not self._is_known_sent(writing, row, str(running[int(row["campaign_id"])]["uid"]))
            ]
        return claimed

    def _is_known_sent(self, writing: Writing, row: Row, campaign: str) -> bool:
        """Say whether the ledger file knows of a mark; then the mail is not sent, and the database learns of it."""
        if not self.record.last:
            return False
        known = (Proof.SENT, Proof.OPEN)
        proof = self.ledger.proof(self.record, campaign, row["address"])
        if proof in known:  # a person may have settled it since
            self.record = self.ledger.read()
            proof = self.ledger.proof(self.record, campaign, row["address"])
        event = catch_up(State(row["state"]), proof) if proof in known else None
        if event is None:
            return False
        known_of = row | {"campaign_state": "sending", "mailbox_id": self.mailbox["id"]}
        self.settler.states[happened(self.bench, writing, known_of, event)] += 1
        writing.changed("campaign", [row["campaign_id"]])
        return True

    def _feed(self, claimed: list[Row], door: Door) -> None:
        """Give the lines what was claimed, after the database knows that it was."""
        for row in claimed:
            self._composer(row).version_of(row)  # read now: a line must not use this connection
        self.feed.put(claimed)
        if claimed and not self.lines:
            maker = Maker(self.composers, self.clock, self.bench.say)
            post = Post(door, self.ledger, self.clock, self.told)
            for number in range(self.limits.connections):
                line = Line(number, self.feed, maker, post)
                self.lines.append(line)
                line.start()

    def _composer(self, row: Row) -> Composer:
        from cs_workbench.services.outreach_letters import Composer
        from cs_workbench.store import campaigns, outbox

        known = self.composers.get(int(row["campaign_id"]))
        if known is None or int(row["account_id"]) not in known.places:
            campaign = campaigns.of_id(self.reading, row["campaign_id"])
            rows = [*outbox.open_accounts(self.reading, campaign["id"]), row]
            known = self.composers[campaign["id"]] = Composer(self.bench, self.reading, campaign, rows)
        return known

    def _wind_down(self) -> None:
        """Let the mails that are leaving leave, write that down, and put back what had not begun."""
        self.feed.close()
        waiting = self.feed.withdraw()
        for line in self.lines:
            line.join()
        told: list[Handed] = []
        while not self.told.empty():
            told.append(self.told.get())
        if told or waiting:
            with self.bench.store.write("end sending", "outreach") as writing:
                self._settle(writing, told)
                self.settler.let_go(writing, waiting)

    def _report(self) -> None:
        """Tell how far it is; what waits is counted once a second, since that looks at every row."""
        done = sum(self.settler.states[state] for state in (State.SENT, State.FAILED, State.UNKNOWN))
        if monotonic() - self.counted >= 1:
            self.total, self.counted = done + self._waiting(), monotonic()
        self.tracker.step(self.mailbox["address"], done, max(self.total, done))

    def _waiting(self) -> int:
        from cs_workbench.store import outbox

        with self.bench.store.read() as db:
            return outbox.open_count(db, self.mailbox["id"])

    def _paused_why(self) -> str:
        from cs_workbench.store import mailboxes

        row = mailboxes.mailbox_of_id(self.reading, self.mailbox["id"])
        return str((row or {}).get("paused_why") or "–")

    def _outgoing(self, caught: Caught) -> Outgoing:
        states, waiting = self.settler.states, self._waiting()
        return Outgoing(
            self.mailbox["address"], states[State.SENT], states[State.DEFERRED], states[State.FAILED],
            states[State.UNKNOWN], states[State.QUEUED], states[State.CANCELLED], waiting,
            self.ask_at if waiting else None, self.why, tuple(self.settler.refused.values()),
            {str(state): count for state, count in caught.states.items()}, caught.damaged,
        )  # fmt: skip
