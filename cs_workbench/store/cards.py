"""People who came from business cards."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


def add(  # noqa: PLR0917 - a person's fields
    db: Connection, account_id: int, name: str, reading: str, email: str, title: str, department: str, *,
    at: str, author: str,
) -> int | None:  # fmt: skip
    """Add a person to an account unless its address is known there; return its id."""
    known = db.execute(
        "SELECT 1 FROM local_person WHERE account_id = :account AND lower(email) = :email AND retired_at IS NULL "
        "UNION ALL SELECT 1 FROM remote_contact WHERE account_id = :account AND lower(email) = :email "
        "AND retired_at IS NULL",
        {"account": account_id, "email": email},
    ).fetchone()
    if known is not None:
        return None
    row = db.execute(
        "INSERT INTO local_person (uid, account_id, name, reading, email, title, department, at, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, name, reading or None, email, title or None, department or None, at, author),
    ).fetchone()
    return int(row[0])


def retire(db: Connection, person_ids: Sequence[int], at: str | None) -> list[int]:
    """Take people out of sight, or bring them back; return the accounts they are of."""
    rows = db.execute(
        "UPDATE local_person SET retired_at = ? WHERE id IN (SELECT value FROM json_each(?)) RETURNING account_id",
        (at, json.dumps(list(person_ids))),
    ).fetchall()
    return [account for (account,) in rows]
