"""Files on accounts and notes; their bytes lie in the encrypted database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

KEPT_DAYS: Final = 30  # after it was removed: as long as undoing may ask for it


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file without its bytes."""

    id: int
    uid: str
    account_id: int | None
    note_id: int | None
    name: str
    mime: str
    size: int
    sha256: str
    at: str
    author: str
    has_text: int  # 1 where words were found in it
    retired_at: str | None


_COLUMNS: Final = (
    "id, uid, account_id, note_id, name, mime, size, sha256, at, coalesce(author, ''), text IS NOT NULL, "
    "retired_at"
)


def lay_in(
    db: Connection,
    account_id: int,
    note_id: int | None,
    *,
    name: str,
    mime: str,
    sha256: str,
    content: bytes,
    text: str | None,
    at: str,
    author: str,
) -> int:
    """Lay a file in, taken away until `retire` brings it back; return its id. What was long removed goes."""
    db.execute("DELETE FROM local_attachment WHERE julianday(retired_at) < julianday(?) - ?", (at, KEPT_DAYS))
    row = db.execute(
        "INSERT INTO local_attachment (uid, account_id, note_id, name, mime, size, sha256, content, text, at, author, "
        "retired_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, note_id, name, mime, len(content), sha256, content, text, at, author, at),
    ).fetchone()
    return int(row[0])


def retire(db: Connection, attachment_id: int, at: str | None) -> Attachment | None:
    """Take a file away at ``at``, or bring it back (None); return it, None when there is none."""
    db.execute("UPDATE local_attachment SET retired_at = ? WHERE id = ?", (at, attachment_id))
    return one(db, attachment_id)


def one(db: Connection, attachment_id: int | None = None, uid: str = "") -> Attachment | None:
    """Return the file with this id or uid, also when it was taken away."""
    sql = f"SELECT {_COLUMNS} FROM local_attachment WHERE id = ? OR uid = ?"
    row = db.execute(sql, (attachment_id, uid)).fetchone()
    return None if row is None else Attachment(*row)


def of_account(db: Connection, account_id: int) -> list[Attachment]:
    """Return an account's files, the latest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_attachment WHERE account_id = ? AND retired_at IS NULL "
        "ORDER BY at DESC, id DESC"
    )
    return [Attachment(*row) for row in db.execute(sql, (account_id,))]


def content(db: Connection, attachment_id: int) -> bytes | None:
    """Return a file's bytes."""
    row = db.execute("SELECT content FROM local_attachment WHERE id = ?", (attachment_id,)).fetchone()
    return None if row is None else bytes(row[0])


def text(db: Connection, attachment_id: int) -> str | None:
    """Return the text that was found in a file; None where none was looked for."""
    row = db.execute("SELECT text FROM local_attachment WHERE id = ?", (attachment_id,)).fetchone()
    return None if row is None else row[0]
