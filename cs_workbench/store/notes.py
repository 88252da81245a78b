"""Notes on accounts. Rows are retired, not deleted, so that a removed note can come back."""

from __future__ import annotations

from dataclasses import dataclass

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Note:
    """One note."""

    id: int
    uid: str
    account_id: int
    body: str
    written_at: str
    author: str


def add(db: Connection, account_id: int, body: str, *, at: str, author: str) -> int:
    """Write a note; return its id."""
    row = db.execute(
        "INSERT INTO local_note (uid, account_id, body, written_at, author) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, body, at, author),
    ).fetchone()
    return int(row[0])


def change(db: Connection, note_id: int, body: str, *, at: str) -> str:
    """Put ``body`` in place of a note's text; return what stood there. Its day stays that of its writing.

    Raises:
        KeyError: there is no such note.
    """
    row = db.execute("SELECT body FROM local_note WHERE id = ?", (note_id,)).fetchone()
    if row is None:
        raise KeyError(note_id)
    db.execute("UPDATE local_note SET body = ? WHERE id = ?", (body, note_id))
    return str(row[0])


def retire(db: Connection, note_id: int, at: str | None) -> int:
    """Take a note away at ``at``, or bring it back (None); return its account.

    Raises:
        KeyError: there is no such note.
    """
    sql = "UPDATE local_note SET retired_at = ? WHERE id = ? RETURNING account_id"
    row = db.execute(sql, (at, note_id)).fetchone()
    if row is None:
        raise KeyError(note_id)
    return int(row[0])


def of_account(db: Connection, account_id: int) -> list[Note]:
    """Return an account's notes, newest first."""
    rows = db.execute(
        "SELECT id, uid, account_id, body, written_at, coalesce(author, '') FROM local_note "
        "WHERE account_id = ? AND retired_at IS NULL ORDER BY written_at DESC, id DESC",
        (account_id,),
    )
    return [Note(*row) for row in rows]
