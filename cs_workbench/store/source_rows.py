"""The sources a person added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: its mapping is the definition of kind 'mapping' with its name."""

    id: int
    name: str
    kind: str
    path: str
    added_at: str
    is_sample: bool
    definition: str = ""


#: The kind of a source of accounts; the others are calendars.
FILE: Final = "file"
_COLUMNS: Final = "id, name, kind, path, added_at, is_sample, coalesce(definition, '')"


def add(
    db: Connection,
    name: str,
    path: str,
    *,
    at: str,
    is_sample: bool = False,
    kind: str = FILE,
    definition: str | None = None,
) -> int:
    """Add a source, or bring back a removed one of this name; return its id."""
    row = db.execute(
        "INSERT INTO local_source (name, kind, definition, path, added_at, is_sample) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, path = excluded.path, "
        "added_at = excluded.added_at, is_sample = excluded.is_sample, definition = excluded.definition, "
        "removed_at = NULL RETURNING id",
        (name, kind, definition or name, path, at, int(is_sample)),
    ).fetchone()
    return int(row[0])


def remove(db: Connection, name: str, *, at: str) -> None:
    """Take a source out of the list; what it brought stays."""
    db.execute("UPDATE local_source SET removed_at = ? WHERE name = ?", (at, name))


def named(db: Connection, name: str) -> SourceRow | None:
    """Return the source of this name, unless it was removed."""
    sql = f"SELECT {_COLUMNS} FROM local_source WHERE name = ? AND removed_at IS NULL"
    row = db.execute(sql, (name,)).fetchone()
    return None if row is None else _row(row)


def all_rows(db: Connection, *, calendars: bool = False) -> list[SourceRow]:
    """Return the sources of accounts, or the calendars, in the order they were added."""
    which = "!=" if calendars else "="
    sql = f"SELECT {_COLUMNS} FROM local_source WHERE removed_at IS NULL AND kind {which} ? ORDER BY id"
    rows = db.execute(sql, (FILE,))
    return [_row(row) for row in rows]


def _row(values: tuple[Any, ...]) -> SourceRow:
    row_id, name, kind, path, added_at, is_sample, definition = values
    return SourceRow(row_id, name, kind, path, added_at, bool(is_sample), definition)
