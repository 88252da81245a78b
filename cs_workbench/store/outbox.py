"""What the sender of a mailbox asks the ledger beside `claims`: what is open, what runs, when mails left."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.store import rows
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
        "claimed_at",
        "marked_at",
        "campaign_uid",
        "campaign_state",
    )
    cursor = db.execute(
        "SELECT r.id, r.uid, r.campaign_id, r.address, r.state, r.claimed_at, r.marked_at, c.uid, c.state "
        f"{_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.state IN (SELECT value FROM json_each(?)) ORDER BY r.id",
        (mailbox_id, json.dumps(UNSETTLED)),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def ever_marked(db: Connection, mailbox_id: int) -> bool:
    """Say whether a mail of the mailbox ever came as far as its last dot."""
    sql = f"SELECT 1 {_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.marked_at IS NOT NULL LIMIT 1"
    return db.execute(sql, (mailbox_id,)).fetchone() is not None


def running(db: Connection, mailbox_id: int) -> list[Row]:
    """Return the campaigns of a mailbox that may send: id, uid, title, hours, late, start_at."""
    found = rows.select(
        db, "local_campaign", ("id", "uid", "title", "state", "hours", "late", "start_at"),
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


def mailboxes_with_work(db: Connection) -> list[int]:
    """Return the mailboxes of running campaigns."""
    cursor = db.execute(
        "SELECT DISTINCT mailbox_id FROM local_campaign WHERE retired_at IS NULL AND mailbox_id IS NOT NULL "
        "AND state IN ('scheduled', 'sending') ORDER BY 1"
    )
    return [int(row_id) for (row_id,) in cursor]


def left_since(db: Connection, mailbox_id: int, since: datetime) -> list[datetime]:
    """Return when mails left a mailbox, in order: one moment a mail."""
    cursor = db.execute(
        "SELECT at, mails FROM outbox_quota WHERE mailbox_id = ? AND at >= ? ORDER BY at",
        (mailbox_id, iso(since)),
    )
    return [from_iso(at) for at, mails in cursor for _ in range(int(mails))]


def answered(db: Connection, mailbox_id: int, recipient_id: int, claimed_at: str, at: str) -> None:
    """Let a mail's token count from its answer: that is when the provider saw it, or later."""
    db.execute(
        "UPDATE outbox_quota SET at = ? WHERE mailbox_id = ? AND at >= ? AND recipient_id = ?",
        (at, mailbox_id, claimed_at, recipient_id),
    )
