"""The CSM's own reading of an account: five levels, with reasons; the newest counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Pulse:
    """One reading; ``reasons`` as JSON."""

    id: int
    uid: str
    account_id: int
    level: int
    reasons: str
    comment: str
    happened_at: str
    author: str


def add(
    db: Connection, account_id: int, level: int, *, reasons: Sequence[str], comment: str, at: str, author: str
) -> int:
    """Write a reading; return its id."""
    row = db.execute(
        "INSERT INTO local_pulse (uid, account_id, level, reasons, comment, happened_at, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, level, json.dumps(list(reasons), ensure_ascii=False), comment, at, author),
    ).fetchone()
    return int(row[0])


def retire(db: Connection, pulse_id: int, at: str | None) -> int:
    """Take a reading away at ``at``, or bring it back (None); return its account.

    Raises:
        KeyError: there is no such reading.
    """
    sql = "UPDATE local_pulse SET retired_at = ? WHERE id = ? RETURNING account_id"
    row = db.execute(sql, (at, pulse_id)).fetchone()
    if row is None:
        raise KeyError(pulse_id)
    return int(row[0])


def of_account(db: Connection, account_id: int, most: int = 20) -> list[Pulse]:
    """Return an account's readings, newest first."""
    rows = db.execute(
        "SELECT id, uid, account_id, level, coalesce(reasons, '[]'), coalesce(comment, ''), happened_at, "
        "coalesce(author, '') FROM local_pulse WHERE account_id = ? AND retired_at IS NULL "
        "ORDER BY happened_at DESC, id DESC LIMIT ?",
        (account_id, most),
    )
    return [Pulse(*row) for row in rows]
