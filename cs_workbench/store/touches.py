"""Touches that were logged here; what a source knows of is ``remote_interaction``."""

from __future__ import annotations

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
) -> int:
    """Log a touch; return its id."""
    row = db.execute(
        "INSERT INTO local_touch (uid, account_id, channel, direction, begun_by, minutes, meaningful, "
        "happened_at, summary, people, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, channel, direction, begun_by, minutes, int(meaningful), happened_at, summary,
         people, author),
    ).fetchone()  # fmt: skip
    return int(row[0])


def retire(db: Connection, touch_id: int, at: str | None) -> int:
    """Take a touch away at ``at``, or bring it back (None); return its account.

    Raises:
        KeyError: there is no such touch.
    """
    sql = "UPDATE local_touch SET retired_at = ? WHERE id = ? RETURNING account_id"
    row = db.execute(sql, (at, touch_id)).fetchone()
    if row is None:
        raise KeyError(touch_id)
    return int(row[0])
