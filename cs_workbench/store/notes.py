"""Notes on accounts, with the texts they had before. Rows are retired, not deleted: a removed note can come back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

#: A text that stood is kept at most once in this many seconds, the last of them.
REVISION_S: Final = 300
KEPT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Note:
    """One note; moments are ISO UTC. ``kind``: note, meeting or call."""

    id: int
    uid: str
    account_id: int
    body: str
    written_at: str
    author: str
    kind: str
    title: str
    changed_at: str
    retired_at: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that a note had, and when it was written."""

    id: int
    note_id: int
    body: str
    at: str
    author: str


_COLUMNS: Final = (
    "id, uid, account_id, body, written_at, coalesce(author, ''), coalesce(kind, 'note'), coalesce(title, ''), "
    "coalesce(changed_at, written_at), retired_at"
)


def add(
    db: Connection,
    account_id: int,
    body: str,
    *,
    at: str,
    author: str,
    uid: str = "",
    kind: str = "note",
    title: str = "",
) -> int:
    """Write a note; return its id."""
    row = db.execute(
        "INSERT INTO local_note (uid, account_id, body, written_at, author, kind, title, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uid or uuid7(), account_id, body, at, author, kind, title, at),
    ).fetchone()
    return int(row[0])


def change(db: Connection, note_id: int, body: str, *, title: str, kind: str, at: str) -> None:
    """Put ``body`` in place of a note's text. Its day stays that of its writing."""
    db.execute(
        "UPDATE local_note SET body = ?, title = ?, kind = ?, changed_at = ?, retired_at = NULL WHERE id = ?",
        (body, title, kind, at, note_id),
    )


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


def one(db: Connection, note_id: int | None = None, uid: str = "") -> Note | None:
    """Return the note with this id or uid, also when it was taken away."""
    row = db.execute(f"SELECT {_COLUMNS} FROM local_note WHERE id = ? OR uid = ?", (note_id, uid)).fetchone()
    return None if row is None else Note(*row)


def of_account(db: Connection, account_id: int | None, most: int = -1) -> list[Note]:
    """Return an account's notes (None: everybody's), newest first."""
    one = "" if account_id is None else "AND account_id = :account"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM local_note WHERE retired_at IS NULL {one} "
        "ORDER BY written_at DESC, id DESC LIMIT :most",
        {"account": account_id, "most": most},
    )
    return [Note(*row) for row in rows]


def newest(db: Connection, account_ids: Sequence[int]) -> list[Note]:
    """Return the newest note of each of these accounts that has one."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM local_note WHERE id IN (SELECT (SELECT id FROM local_note "
        "WHERE account_id = a.value AND retired_at IS NULL ORDER BY written_at DESC, id DESC LIMIT 1) "
        "FROM json_each(?) a)",
        (json.dumps(list(account_ids)),),
    )
    return [Note(*row) for row in rows]


def keep_revision(
    db: Connection, note_id: int, body: str, *, at: str, author: str, now: str, always: bool
) -> None:
    """Keep a text that stood since ``at`` and is replaced ``now``; what is 30 days old goes, the newest stays.

    Of the texts written within the same five minutes the last one is kept; ``always``: beside the others.
    """
    newest = db.execute(
        "SELECT id, body, CAST(strftime('%s', at) AS INTEGER) / :s = CAST(strftime('%s', :at) AS INTEGER) / :s "
        "FROM local_note_revision WHERE note_id = :note ORDER BY at DESC, id DESC LIMIT 1",
        {"s": REVISION_S, "at": at, "note": note_id},
    ).fetchone()
    if newest is not None and newest[1] == body:
        return
    if newest is not None and newest[2] and not always:
        db.execute(
            "UPDATE local_note_revision SET body = ?, at = ?, author = ? WHERE id = ?",
            (body, at, author, newest[0]),
        )
    else:
        db.execute(
            "INSERT INTO local_note_revision (note_id, body, at, author) VALUES (?, ?, ?, ?)",
            (note_id, body, at, author),
        )
    db.execute(
        "DELETE FROM local_note_revision WHERE note_id = :note AND julianday(at) < julianday(:now) - :days AND id NOT "
        "IN (SELECT id FROM local_note_revision WHERE note_id = :note ORDER BY at DESC, id DESC LIMIT 1)",
        {"note": note_id, "now": now, "days": KEPT_DAYS},
    )


def revisions(db: Connection, note_id: int) -> list[Revision]:
    """Return the texts that a note had before, newest first."""
    rows = db.execute(
        "SELECT id, note_id, body, at, coalesce(author, '') FROM local_note_revision WHERE note_id = ? "
        "ORDER BY at DESC, id DESC",
        (note_id,),
    )
    return [Revision(*row) for row in rows]
