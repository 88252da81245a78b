"""The to-dos that lines of a note stand for: rows of ``local_todo`` whose origin is ``note:UID``.

A row is handed about whole, as column -> value, so that undoing puts back exactly what was there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

Row = dict[str, Any]


def of_note(db: Connection, uid: str) -> list[Row]:
    """Return the to-dos of a note in the order of its lines."""
    return _rows(db, "origin = ? ORDER BY position IS NULL, position, id", (origin(uid),))


def open_one(db: Connection, account_id: int, kind: str, reason: str) -> Row | None:
    """Return the open to-do of this identity, whoever wrote it."""
    found = _rows(
        db, "account_id = ? AND kind = ? AND reason = ? AND done_at IS NULL", (account_id, kind, reason)
    )
    return found[0] if found else None


def add(db: Connection, uid: str, account_id: int, values: Mapping[str, Any]) -> None:
    """Add a to-do of the note with this uid."""
    row = {"uid": uuid7(), "account_id": account_id, "origin": origin(uid), **values}
    _insert(db, row)


def change(db: Connection, todo_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a to-do."""
    sets = ", ".join(f'"{name}" = ?' for name in values)
    db.execute(f"UPDATE local_todo SET {sets} WHERE id = ?", (*values.values(), todo_id))


def remove(db: Connection, todo_ids: Collection[int]) -> None:
    """Take to-dos away as if they had never been written."""
    db.executemany("DELETE FROM local_todo WHERE id = ?", [(todo_id,) for todo_id in todo_ids])


def put_back(db: Connection, uid: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make the note's to-dos exactly ``rows``, with their ids; rows of another origin are given back to it."""
    mine = {row["id"] for row in of_note(db, uid)}
    remove(db, mine | {row["id"] for row in rows})
    for row in rows:
        _insert(db, row)


def origin(uid: str) -> str:
    """Return what a to-do says of the note it comes from."""
    return f"note:{uid}"


def _insert(db: Connection, row: Mapping[str, Any]) -> None:
    marks = ", ".join("?" for _ in row)
    db.execute(f"INSERT INTO local_todo ({quoted(list(row))}) VALUES ({marks})", tuple(row.values()))


def _rows(db: Connection, where: str, values: Sequence[Any]) -> list[Row]:
    cursor = db.execute(f"SELECT * FROM local_todo WHERE {where}", values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
