"""When colleagues are away, and who covers for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence; days are ISO text, both included."""

    id: int
    uid: str
    owner: str
    from_on: str
    to_on: str
    cover: str
    note: str


COLUMNS: Final = ("id", "uid", "owner", "from_on", "to_on", "cover", "note", "at", "retired_at")
_READ: Final = "id, uid, owner, from_on, to_on, coalesce(cover, ''), coalesce(note, '')"


def add(db: Connection, owner: str, from_on: str, to_on: str, *, cover: str, note: str, at: str) -> int:
    """Add an absence; return its id."""
    row = db.execute(
        "INSERT INTO local_absence (uid, owner, from_on, to_on, cover, note, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id",
        (uuid7(), owner, from_on, to_on, cover or None, note or None, at),
    ).fetchone()
    return int(row[0])


def live(db: Connection, since: str = "") -> list[Absence]:
    """Return the absences whose last day is ``since`` or later, by first day."""
    sql = f"SELECT {_READ} FROM local_absence WHERE retired_at IS NULL AND to_on >= ? ORDER BY from_on, id"
    return [Absence(*row) for row in db.execute(sql, (since,))]


def end(db: Connection, absence_id: int, *, to_on: str | None, at: str | None) -> None:
    """Let an absence end on ``to_on``, or take it away at ``at``."""
    db.execute(
        "UPDATE local_absence SET to_on = coalesce(?, to_on), retired_at = ? WHERE id = ?",
        (to_on, at, absence_id),
    )


def stored(db: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return rows whole, as `restore` puts them back."""
    found = []
    for absence_id in ids:
        row = db.execute(
            f"SELECT {', '.join(COLUMNS)} FROM local_absence WHERE id = ?", (absence_id,)
        ).fetchone()
        if row is not None:
            found.append(dict(zip(COLUMNS, row, strict=True)))
    return found


def restore(db: Connection, rows: Sequence[Mapping[str, Any]], gone: Sequence[int]) -> None:
    """Put rows back as `stored` returned them, and take ``gone`` away."""
    for absence_id in gone:
        db.execute("DELETE FROM local_absence WHERE id = ?", (absence_id,))
    for row in rows:
        marks = ", ".join("?" for _ in COLUMNS)
        db.execute(
            f"INSERT OR REPLACE INTO local_absence ({', '.join(COLUMNS)}) VALUES ({marks})",
            [row.get(name) for name in COLUMNS],
        )


def work_since(db: Connection, since: str) -> dict[str, list[int | None]]:
    """Return the accounts of what was written by hand since the moment ``since``, one entry for each.

    Under 'todos' (ended), 'notes', 'touches' and 'replies' (new and open).
    """
    asked = {
        "todos": "SELECT account_id FROM local_todo WHERE done_at >= ?",
        "notes": "SELECT account_id FROM local_note WHERE written_at >= ? AND retired_at IS NULL",
        "touches": "SELECT account_id FROM local_touch WHERE happened_at >= ? AND retired_at IS NULL",
        "replies": "SELECT account_id FROM local_todo WHERE created_at >= ? AND kind = 'reply' AND done_at IS NULL",
    }
    return {name: [account for (account,) in db.execute(sql, (since,))] for name, sql in asked.items()}
