"""Touches that were logged here; what a source knows of is ``remote_interaction``."""

from __future__ import annotations

from collections.abc import Sequence

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


def add(
    db: Connection,
    account_id: int,
    *,
    channel: str,
    happened_at: str,
    direction: str = "out",
    begun_by: str = "us",
    minutes: int | None = None,
    meaningful: bool = True,
    summary: str = "",
    people: str = "",
    author: str = "",
    body: str | None = None,
    message_id: str | None = None,
    group_uid: str | None = None,
) -> int:
    """Log a touch; return its id. ``people`` is JSON, ``group_uid`` is shared by touches logged in one step."""
    row = db.execute(
        "INSERT INTO local_touch (uid, account_id, channel, direction, begun_by, minutes, meaningful, "
        "happened_at, summary, people, author, body, message_id, group_uid) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, channel, direction, begun_by, minutes, int(meaningful), happened_at, summary,
         people, author, body, message_id, group_uid),
    ).fetchone()  # fmt: skip
    return int(row[0])


def retire(db: Connection, touch_id: int, at: str | None) -> int:
    """Take a touch away at ``at``, or bring it back (None); return its account.

    One whose mail was logged again meanwhile stays away.

    Raises:
        KeyError: there is no such touch.
    """
    db.execute("UPDATE OR IGNORE local_touch SET retired_at = ? WHERE id = ?", (at, touch_id))
    row = db.execute("SELECT account_id FROM local_touch WHERE id = ?", (touch_id,)).fetchone()
    if row is None:
        raise KeyError(touch_id)
    return int(row[0])


def of_message(db: Connection, account_id: int, message_id: str) -> int | None:
    """Return the account's touch made of this message."""
    row = db.execute(
        "SELECT id FROM local_touch WHERE account_id = ? AND message_id = ? AND retired_at IS NULL",
        (account_id, message_id),
    ).fetchone()
    return None if row is None else int(row[0])


def body(db: Connection, touch_id: int) -> str:
    """Return the whole text that came with a touch; '' for none."""
    row = db.execute("SELECT body FROM local_touch WHERE id = ?", (touch_id,)).fetchone()
    return "" if row is None else row[0] or ""


def uids(db: Connection, touch_ids: Sequence[int]) -> list[str]:
    """Return the uids of touches, in the order asked."""
    sql = "SELECT uid FROM local_touch WHERE id = ?"
    return [db.execute(sql, (touch_id,)).fetchone()[0] for touch_id in touch_ids]
