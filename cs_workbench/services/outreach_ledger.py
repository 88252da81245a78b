"""The ledger file beside the database, and what a sender's start learns from it (ARCHITECTURE 4).

The database may be older than the file (a restored backup, a crash before its commit); it is never newer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.campaign import CANCELLED
from cs_workbench.domain.delivery import Event, State, after
from cs_workbench.kernel.clock import iso
from cs_workbench.mail.ledger_file import LedgerFile, Record, catch_up
from cs_workbench.services.outreach_landed import finish_if_done, landed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

LEDGER: Final = "sent-ledger.log"


@dataclass(frozen=True, slots=True)
class Caught:
    """What a start brought in order: mails by the state they came to, and lines of the ledger that are damaged."""

    states: Counter[State]
    damaged: int


def open_ledger(bench: Workbench) -> LedgerFile:
    """Return the profile's ledger file; the caller closes it.

    Raises:
        LedgerUnwritable: the folder is read-only, or the disk is full.
    """
    from cs_workbench.store import permissions

    with bench.store.read() as db:
        secret = permissions.secret(db)
    if secret is None:
        with bench.store.write("make the secret of the marks", "command") as writing:
            secret = permissions.make_secret(writing.db)
    return LedgerFile(bench.folder / LEDGER, secret)


def note(bench: Workbench, campaign: str, address: str, event: Event) -> None:
    """Note what a person said of a mail in doubt: it arrived, it is sent again, or (`Event.DOUBT`) neither any more.

    Without it the open mark would hold a mail that is sent again, and a restored backup would send one that is not.
    Written last, before the database commits: whoever is killed in between leaves what was said, or a doubt.
    """
    with open_ledger(bench) as ledger:
        if event is Event.DOUBT:
            ledger.mark(campaign, address, bench.clock.now())
        else:
            ledger.settle(campaign, address, event, bench.clock.now())


def bring_in_order(bench: Workbench, mailbox_id: int, ledger: LedgerFile, record: Record) -> Caught:
    """Settle what a sender that died, or a restored backup, left open: before anything is sent."""
    from cs_workbench.store import outbox

    states: Counter[State] = Counter()
    with bench.store.write("bring the ledger in order", "outreach") as writing:
        # Marks that the database knows and an empty file does not: it is another one, and tells nothing.
        is_lost = not record.last and outbox.ever_marked(writing.db, mailbox_id)
        touched: set[int] = set()
        for row in outbox.unsettled(writing.db, mailbox_id):
            event = catch_up(State(row["state"]), ledger.proof(record, row["campaign_uid"], row["address"]))
            if is_lost and row["state"] == State.SENDING:
                event = Event.DOUBT
            if event is not None:
                states[happened(bench, writing, row, event)] += 1
                touched.add(int(row["campaign_id"]))
        for campaign_id in touched:
            writing.changed("campaign", [campaign_id])
            finish_if_done(bench, writing, campaign_id)
    return Caught(states, record.damaged)


def happened(bench: Workbench, writing: Writing, row: Row, event: Event) -> State:
    """Write what the ledger file knows of a recipient (a row of `outbox.unsettled`); return the state it comes to."""
    from cs_workbench.store import claims, recipients

    at = iso(bench.clock.now())
    state = after(State(row["state"]), event)
    if state is State.QUEUED and row["campaign_state"] == CANCELLED:
        state = after(state, Event.CANCEL)
    values = {"state": state, "ended_at": None if state is State.QUEUED else at, "next_at": None}
    if event is Event.LET_GO and not row["tries"]:
        values["claimed_at"] = None  # it was not tried yet
    if event in (Event.PROVE, Event.DOUBT):
        values["marked_at"] = row["marked_at"] or row["claimed_at"] or at
    if event is Event.PROVE:
        values["ended_at"] = values["marked_at"]  # it left then, and not when that was found
    recipients.put(writing.db, row["id"], values, at=at)
    if event in (Event.PROVE, Event.DOUBT):
        whole = recipients.of_id(writing.db, row["id"])
        claims.keep_token(writing.db, row["mailbox_id"], whole, str(values["marked_at"]))
    if event is Event.PROVE:
        landed(bench, writing, row["id"], str(values["marked_at"]))
    return state
