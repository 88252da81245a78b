"""Rows of a table as name -> value: written, changed and read by the columns that are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

Row = dict[str, Any]


def insert(db: Connection, table: str, values: Mapping[str, Any]) -> int:
    """Write a new row; return its id."""
    names, marks = list(values), ", ".join("?" * len(values))
    row = db.execute(
        f"INSERT INTO {table} ({quoted(names)}) VALUES ({marks}) RETURNING id", tuple(values.values())
    ).fetchone()
    return int(row[0])


def insert_many(db: Connection, table: str, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write new rows with the columns ``names`` each."""
    marks = ", ".join("?" * len(names))
    db.executemany(
        f"INSERT INTO {table} ({quoted(list(names))}) VALUES ({marks})",
        [tuple(row[name] for name in names) for row in rows],
    )


def change(db: Connection, table: str, row_id: int, values: Mapping[str, Any]) -> None:
    """Write some columns of the row with this id."""
    sets = ", ".join(f'"{name}" = ?' for name in values)
    db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), row_id))


def select(
    db: Connection, table: str, names: Collection[str], where: str, bound: Sequence[Any] = ()
) -> list[Row]:
    """Return the rows that ``where`` (with ORDER BY where order matters) names."""
    cursor = db.execute(f"SELECT {quoted(list(names))} FROM {table} WHERE {where}", tuple(bound))
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(db: Connection, table: str, names: Collection[str], where: str, bound: Sequence[Any]) -> Row | None:
    """Return the first of them; None: there is none."""
    return next(iter(select(db, table, names, where, bound)), None)


def ending(db: Connection, table: str, names: Collection[str], uid: str, shortest: int) -> Row | None:
    """Return the row of this uid, or the only one that stands and whose uid ends so; None: none, or several."""
    found = one(db, table, names, "uid = ? AND retired_at IS NULL", (uid,))
    if found is not None or len(uid) < shortest:
        return found
    near = select(db, table, names, "substr(uid, -length(?)) = ? AND retired_at IS NULL LIMIT 2", (uid, uid))
    return near[0] if len(near) == 1 else None


def last_change(db: Connection) -> int:
    """Return the number of the last write that told what it changed."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0])
