"""Mappings, touch models, views and the like: versions of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of one definition."""

    kind: str
    id: str
    version: int
    text: str
    published_at: str | None


_COLUMNS: Final = "kind, id, version, text, published_at"


def put(db: Connection, kind: str, definition_id: str, text: str, *, at: str) -> int:
    """Keep ``text`` as the newest version; return its number."""
    row = db.execute(
        f"INSERT INTO local_definition ({_COLUMNS}) SELECT ?, ?, coalesce(max(version), 0) + 1, ?, ? "
        "FROM local_definition WHERE kind = ? AND id = ? RETURNING version",
        (kind, definition_id, text, at, kind, definition_id),
    ).fetchone()
    return int(row[0])


def latest(db: Connection, kind: str, definition_id: str) -> Definition | None:
    """Return the newest version."""
    sql = f"SELECT {_COLUMNS} FROM local_definition WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1"
    row = db.execute(sql, (kind, definition_id)).fetchone()
    return None if row is None else Definition(*row)


def version_of(db: Connection, kind: str, definition_id: str, version: int) -> Definition | None:
    """Return one version."""
    sql = f"SELECT {_COLUMNS} FROM local_definition WHERE kind = ? AND id = ? AND version = ?"
    row = db.execute(sql, (kind, definition_id, version)).fetchone()
    return None if row is None else Definition(*row)


def versions(db: Connection, kind: str) -> list[Definition]:
    """Return every version of every definition of a kind, those published last first."""
    sql = f"SELECT {_COLUMNS} FROM local_definition WHERE kind = ? ORDER BY published_at DESC, rowid DESC"
    return [Definition(*row) for row in db.execute(sql, (kind,))]


def remove_version(db: Connection, kind: str, definition_id: str, version: int) -> None:
    """Remove one version."""
    sql = "DELETE FROM local_definition WHERE kind = ? AND id = ? AND version = ?"
    db.execute(sql, (kind, definition_id, version))


def current(db: Connection, kind: str) -> list[Definition]:
    """Return the newest version of every definition of a kind, by id."""
    sql = f"SELECT {_COLUMNS} FROM local_definition d WHERE kind = ? AND version = {_NEWEST} ORDER BY id"
    return [Definition(*row) for row in db.execute(sql, (kind,))]


def remove(db: Connection, kind: str, definition_id: str) -> Definition:
    """Remove every version; return the newest.

    Raises:
        KeyError: there is none.
    """
    newest = latest(db, kind, definition_id)
    if newest is None:
        raise KeyError(definition_id)
    db.execute("DELETE FROM local_definition WHERE kind = ? AND id = ?", (kind, definition_id))
    return newest


_NEWEST: Final = "(SELECT max(version) FROM local_definition n WHERE n.kind = d.kind AND n.id = d.id)"
