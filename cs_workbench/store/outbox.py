"""What the sender of a mailbox asks the ledger beside `claims`: what is open, what runs, when mails left."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.store import rows
from cs_workbench.store.claims import OF_ADDRESS
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

#: What the ledger file may know more of than the database.
UNSETTLED: Final = ("queued", "deferred", "sending", "committing", "unknown")
_OF_MAILBOX: Final = (
    "FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id AND c.round = r.round "
)


def unsettled(db: Connection, mailbox_id: int) -> list[Row]:
    """Return every recipient of a mailbox of whom it is not settled what became of the mail."""
    names = (
        "id",
        "uid",
        "campaign_id",
        "address",
        "state",
        "tries",
        "claimed_at",
        "marked_at",
        "campaign_uid",
        "campaign_state",
        "mailbox_id",
    )
    cursor = db.execute(
        "SELECT r.id, r.uid, r.campaign_id, r.address, r.state, r.tries, r.claimed_at, r.marked_at, c.uid, c.state, "
        "c.mailbox_id "
        f"{_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.state IN (SELECT value FROM json_each(?)) ORDER BY r.id",
        (mailbox_id, json.dumps(UNSETTLED)),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def ever_marked(db: Connection, mailbox_id: int) -> bool:
    """Say whether a mail of the mailbox ever came as far as its last dot."""
    sql = f"SELECT 1 {_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.marked_at IS NOT NULL LIMIT 1"
    return db.execute(sql, (mailbox_id,)).fetchone() is not None


def running(db: Connection, mailbox_id: int) -> list[Row]:
    """Return the campaigns of a mailbox that may send: id, uid, title, hours, late, start_at, frozen_at."""
    found = rows.select(
        db, "local_campaign", ("id", "uid", "title", "state", "hours", "late", "start_at", "frozen_at"),
        "mailbox_id = ? AND retired_at IS NULL AND state IN ('scheduled', 'sending') ORDER BY id", (mailbox_id,),
    )  # fmt: skip
    return [row | {"hours": json.loads(row["hours"])} for row in found]


def campaign_states(db: Connection, ids: Collection[int]) -> dict[int, str]:
    """Return campaign -> state."""
    cursor = db.execute(
        "SELECT id, state FROM local_campaign WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {int(row_id): str(state) for row_id, state in cursor}


def open_accounts(db: Connection, campaign_id: int) -> list[Row]:
    """Return the accounts whose mails of a campaign have not left."""
    cursor = db.execute(
        "SELECT DISTINCT account_id FROM outbox_recipient WHERE campaign_id = ? AND state IN "
        "('queued', 'deferred', 'sending', 'committing')",
        (campaign_id,),
    )
    return [{"account_id": int(account)} for (account,) in cursor]


def open_count(db: Connection, mailbox_id: int) -> int:
    """Return how many mails of a mailbox's running campaigns have not come to their end."""
    (count,) = db.execute(
        f"SELECT count(*) {_OF_MAILBOX}WHERE c.mailbox_id = ? AND c.state IN ('scheduled', 'sending') "
        "AND r.state IN ('queued', 'deferred', 'sending', 'committing')",
        (mailbox_id,),
    ).fetchone()
    return int(count)


def waiting(db: Connection, mailbox_id: int) -> list[Row]:
    """Return the mails of a mailbox's running campaigns that have not come to their end, in the order of sending."""
    names = ("campaign_id", "domain", "state", "next_at")
    cursor = db.execute(
        f"SELECT r.campaign_id, r.domain, r.state, r.next_at {_OF_MAILBOX}WHERE c.mailbox_id = ? "
        "AND c.retired_at IS NULL AND c.state IN ('scheduled', 'sending') "
        "AND r.state IN ('queued', 'deferred', 'sending', 'committing') "
        "ORDER BY c.kind DESC, c.start_at, c.id, r.position, r.id",
        (mailbox_id,),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def unconfirmed_count(db: Connection) -> int:
    """Return how many mails of standing campaigns are in doubt."""
    (count,) = db.execute(
        "SELECT count(*) FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id "
        "WHERE r.state = 'unknown' AND c.retired_at IS NULL"
    ).fetchone()
    return int(count)


def mailboxes_with_work(db: Connection) -> list[int]:
    """Return the mailboxes of running campaigns, and of mails that a sender left half done."""
    cursor = db.execute(
        "SELECT mailbox_id FROM local_campaign WHERE retired_at IS NULL AND mailbox_id IS NOT NULL "
        "AND state IN ('scheduled', 'sending') UNION SELECT c.mailbox_id FROM outbox_recipient r "
        "JOIN local_campaign c ON c.id = r.campaign_id WHERE r.state IN ('sending', 'committing') "
        "AND c.mailbox_id IS NOT NULL ORDER BY 1"
    )
    return [int(row_id) for (row_id,) in cursor]


def waits_for(db: Connection, mailbox_id: int) -> str:
    """Return the title of a campaign that needs the mailbox: not over, or with a mail half done; '' none does."""
    row = db.execute(
        "SELECT title FROM local_campaign c WHERE mailbox_id = ? AND retired_at IS NULL "
        "AND (state IN ('scheduled', 'sending', 'paused') OR EXISTS (SELECT 1 FROM outbox_recipient r "
        "WHERE r.campaign_id = c.id AND r.state IN ('sending', 'committing'))) ORDER BY id LIMIT 1",
        (mailbox_id,),
    ).fetchone()
    return "" if row is None else str(row[0])


def left_since(db: Connection, mailbox_id: int, since: datetime) -> list[datetime]:
    """Return when mails left a mailbox's address, in order: one moment a mail."""
    cursor = db.execute(
        f"SELECT at, mails FROM outbox_quota WHERE {OF_ADDRESS} AND at >= ? ORDER BY at",
        (mailbox_id, iso(since)),
    )
    return [from_iso(at) for at, mails in cursor for _ in range(int(mails))]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a claimed mail.

    Attributes:
        taken_at: when it was claimed; ``at``: when it was settled.
        counts: whether the try counts, and keeps its token of the quota.
    """

    recipient_id: int
    state: str
    taken_at: str
    at: str
    answer: str | None = None
    next_at: str | None = None
    ended_at: str | None = None
    marked_at: str | None = None
    sha256: str | None = None
    counts: bool = True


def settle(db: Connection, mailbox_id: int, settled: Collection[Settled]) -> None:
    """Write what became of claimed mails; a mail that was not claimed is a mistake of ours.

    The token of a try that counts is kept from the answer on, since that is when the provider saw the mail at the
    latest; the token of one that does not is given back.
    """
    if not settled:
        return
    cursor = db.executemany(
        "UPDATE outbox_recipient SET state = ?, answer = ?, next_at = ?, ended_at = ?, "
        "marked_at = coalesce(?, marked_at), sha256 = coalesce(?, sha256), "
        "claimed_at = iif(? = 0 AND tries = 0, NULL, claimed_at), tries = tries + ?, changed_at = ? "
        "WHERE id = ? AND state IN ('sending', 'committing')",
        [
            (
                s.state,
                s.answer,
                s.next_at,
                s.ended_at,
                s.marked_at,
                s.sha256,
                int(s.counts),
                int(s.counts),
                s.at,
                s.recipient_id,
            )
            for s in settled
        ],
    )
    if cursor.rowcount != len(settled):
        raise ValueError(f"{len(settled) - cursor.rowcount} of {len(settled)} mails were not claimed")
    since = min(s.taken_at for s in settled)
    for counts, sql in (
        (True, "UPDATE outbox_quota SET at = max(at, ?)"),
        (False, "DELETE FROM outbox_quota"),
    ):
        ids = [s.recipient_id for s in settled if s.counts is counts]
        if ids:
            db.execute(
                f"{sql} WHERE mailbox_id = ? AND at >= ? AND recipient_id IN (SELECT value FROM json_each(?))",
                (*([max(s.at for s in settled)] if counts else []), mailbox_id, since, json.dumps(ids)),
            )


def refs_of(db: Connection, contacts: Collection[int]) -> dict[int, str]:
    """Return contact -> how a touch names it: as its source calls it."""
    cursor = db.execute(
        "SELECT id, source || ':' || source_id FROM remote_contact WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(contacts)),),
    )
    return {int(contact): str(ref) for contact, ref in cursor}


def touches_of(db: Connection, group_uid: str, accounts: Collection[int]) -> dict[int, tuple[int, list[Row]]]:
    """Return account -> its touch of a group (a campaign), with the people in it."""
    cursor = db.execute(
        "SELECT account_id, id, people FROM local_touch WHERE account_id IN (SELECT value FROM json_each(?)) "
        "AND group_uid = ? AND retired_at IS NULL",
        (json.dumps(sorted(accounts)), group_uid),
    )
    return {
        int(account): (int(touch), json.loads(people) if people else []) for account, touch, people in cursor
    }
