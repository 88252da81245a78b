"""What is being written and is no note yet: one row a draft, saved whole each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_workbench.store.connect import Connection

LEFT: Final = 0  # the process of a draft that its window put down in good order


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft. ``note_id``: the note it changes, ``base``: the text that had; ``process``: whose it is, 0 nobody's."""

    id: int
    account_id: int | None
    note_id: int | None
    body: str
    base: str | None
    caret: int
    saved_at: str
    process: int


_COLUMNS: Final = "id, account_id, note_id, body, base, coalesce(caret, 0), saved_at, process"


def save(
    db: Connection,
    draft_id: int | None,
    *,
    account_id: int | None,
    note_id: int | None,
    body: str,
    base: str | None,
    caret: int,
    at: str,
    process: int,
) -> int:
    """Save a draft; return its id. One that was taken away meanwhile is made anew."""
    row = (
        db.execute(
            "UPDATE local_draft SET account_id = ?, body = ?, base = ?, caret = ?, saved_at = ?, process = ? "
            "WHERE id = ? RETURNING id",
            (account_id, body, base, caret, at, process, draft_id),
        ).fetchone()
        or db.execute(
            "INSERT INTO local_draft (account_id, note_id, body, base, caret, saved_at, process) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (account_id, note_id, body, base, caret, at, process),
        ).fetchone()
    )
    return int(row[0])


def remove(db: Connection, draft_id: int) -> None:
    """Take a draft away."""
    db.execute("DELETE FROM local_draft WHERE id = ?", (draft_id,))


def remove_text(db: Connection, note_id: int, body: str) -> None:
    """Take away every draft of a note that says ``body``."""
    db.execute("DELETE FROM local_draft WHERE note_id = ? AND body = ?", (note_id, body))


def every(db: Connection) -> list[Draft]:
    """Return every draft, the latest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM local_draft ORDER BY saved_at DESC, id DESC")
    return [Draft(*row) for row in rows]


def put_down(db: Connection, process: int) -> None:
    """Say of every draft that is not ``process``'s that nobody is writing it."""
    db.execute("UPDATE local_draft SET process = ? WHERE process <> ?", (LEFT, process))
