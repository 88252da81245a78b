"""To-dos: one table, one open row per account, kind and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Todo:
    """One to-do; days and moments are ISO text."""

    id: int
    uid: str
    account_id: int | None
    kind: str
    reason: str
    text: str
    due_on: str | None
    owner: str
    done_at: str | None
    snoozed_until: str | None
    created_at: str


_COLUMNS: Final = (
    "id, uid, account_id, kind, coalesce(reason, ''), text, due_on, coalesce(owner, ''), done_at, "
    "snoozed_until, created_at"
)


def put(
    db: Connection,
    account_id: int | None,
    kind: str,
    text: str,
    *,
    due_on: str | None = None,
    reason: str | None = None,
    owner: str = "",
    at: str,
) -> int:
    """Add a to-do, or change the open one of this account, kind and reason; return its id."""
    open_one = db.execute(
        "SELECT id FROM local_todo WHERE account_id IS ? AND kind = ? AND reason = ? AND done_at IS NULL",
        (account_id, kind, reason),
    ).fetchone()
    if open_one is not None:
        change(db, open_one[0], text=text, due_on=due_on)
        return int(open_one[0])
    row = db.execute(
        "INSERT INTO local_todo (uid, account_id, kind, reason, text, due_on, owner, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, kind, reason, text, due_on, owner, at),
    ).fetchone()
    return int(row[0])


def change(db: Connection, todo_id: int, *, text: str, due_on: str | None) -> Todo:
    """Change words and day; return the to-do as it was.

    Raises:
        KeyError: there is no such to-do.
    """
    before = one(db, todo_id)
    if before is None:
        raise KeyError(todo_id)
    db.execute("UPDATE local_todo SET text = ?, due_on = ? WHERE id = ?", (text, due_on, todo_id))
    return before


def remove(db: Connection, todo_id: int) -> Todo:
    """Take a to-do away as if it had never been written; return it.

    Raises:
        KeyError: there is no such to-do.
    """
    gone = one(db, todo_id)
    if gone is None:
        raise KeyError(todo_id)
    db.execute("DELETE FROM local_todo WHERE id = ?", (todo_id,))
    return gone


def end(db: Connection, todo_ids: Sequence[int], *, at: str | None) -> list[int]:
    """Mark to-dos as done at ``at``, or open them again (None); return the accounts they are of.

    One stays done while another of its account, kind and reason is open.
    """
    return _set(db, "done_at", todo_ids, at)


def snooze(db: Connection, todo_ids: Sequence[int], until: str | None) -> list[int]:
    """Hide to-dos before the day ``until``; return the accounts they are of."""
    return _set(db, "snoozed_until", todo_ids, until)


def _set(db: Connection, column: str, todo_ids: Sequence[int], value: str | None) -> list[int]:
    rows = db.execute(
        f"UPDATE OR IGNORE local_todo SET {column} = ? WHERE id IN (SELECT value FROM json_each(?)) "
        "RETURNING account_id",
        (value, json.dumps(list(todo_ids))),
    ).fetchall()
    return [account for (account,) in rows if account is not None]


def one(db: Connection, todo_id: int) -> Todo | None:
    """Return one to-do."""
    row = db.execute(f"SELECT {_COLUMNS} FROM local_todo WHERE id = ?", (todo_id,)).fetchone()
    return None if row is None else Todo(*row)


def open_todos(db: Connection) -> list[Todo]:
    """Return every open to-do, earliest day first, also those put off."""
    sql = f"SELECT {_COLUMNS} FROM local_todo WHERE done_at IS NULL ORDER BY due_on IS NULL, due_on, id"
    return [Todo(*row) for row in db.execute(sql)]


def done_since(db: Connection, at: str) -> list[Todo]:
    """Return what was done since the moment ``at``, newest first."""
    sql = f"SELECT {_COLUMNS} FROM local_todo WHERE done_at >= ? ORDER BY done_at DESC, id DESC"
    return [Todo(*row) for row in db.execute(sql, (at,))]


def of_account(db: Connection, account_id: int) -> list[Todo]:
    """Return an account's open to-dos, earliest day first, then the done ones, newest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_todo WHERE account_id = ? "
        "ORDER BY done_at IS NOT NULL, done_at DESC, due_on IS NULL, due_on, id"
    )
    return [Todo(*row) for row in db.execute(sql, (account_id,))]
