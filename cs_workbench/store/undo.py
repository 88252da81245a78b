"""The steps that can be taken back: commands as data, with the command that undoes each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.store.connect import Connection

KEPT_STEPS: Final = 200
KEPT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``said`` is a template with ``params``, ``undo`` and ``redo`` are commands as JSON."""

    seq: int
    at: str
    said: str
    params: dict[str, Any]
    undo: dict[str, Any]
    redo: dict[str, Any]


_COLUMNS: Final = "seq, at, said, params, undo, redo"


def push(
    db: Connection,
    *,
    at: str,
    said: str,
    params: Mapping[str, Any],
    undo: Mapping[str, Any],
    redo: Mapping[str, Any],
) -> int:
    """Keep a step; what was taken back before it cannot be done again any more, and old steps go."""
    db.execute("DELETE FROM local_undo WHERE undone_at IS NOT NULL")
    values = (at, said, *(json.dumps(v, ensure_ascii=False, default=str) for v in (params, undo, redo)))
    sql = "INSERT INTO local_undo (at, said, params, undo, redo) VALUES (?, ?, ?, ?, ?) RETURNING seq"
    (seq,) = db.execute(sql, values).fetchone()
    db.execute(
        "DELETE FROM local_undo WHERE seq <= ? OR julianday(at) < julianday(?) - ?",
        (seq - KEPT_STEPS, at, KEPT_DAYS),
    )
    return int(seq)


def steps(db: Connection, limit: int = 50) -> list[Step]:
    """Return the steps that can be taken back, newest first."""
    sql = f"SELECT {_COLUMNS} FROM local_undo WHERE undone_at IS NULL ORDER BY seq DESC LIMIT ?"
    return [_step(row) for row in db.execute(sql, (limit,))]


def step(db: Connection, seq: int | None = None) -> Step | None:
    """Return the step numbered ``seq``, None: the last; None where it cannot be taken back (any more)."""
    sql = f"SELECT {_COLUMNS} FROM local_undo WHERE undone_at IS NULL AND seq = coalesce(?, seq) "
    row = db.execute(sql + "ORDER BY seq DESC LIMIT 1", (seq,)).fetchone()
    return None if row is None else _step(row)


def put(db: Connection, seq: int, *, at: str, undo: Mapping[str, Any], redo: Mapping[str, Any]) -> None:
    """Write a step anew: what was done last belongs to it."""
    values = (at, *(json.dumps(v, ensure_ascii=False, default=str) for v in (undo, redo)), seq)
    db.execute("UPDATE local_undo SET at = ?, undo = ?, redo = ? WHERE seq = ?", values)


def last_undone(db: Connection) -> Step | None:
    """Return the step that was taken back last: the one to be done again first."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_undo WHERE undone_at IS NOT NULL ORDER BY undone_at DESC, seq LIMIT 1"
    )
    row = db.execute(sql).fetchone()
    return None if row is None else _step(row)


def mark(db: Connection, seq: int, undone_at: str | None) -> None:
    """Say that a step was taken back, or (None) done again."""
    db.execute("UPDATE local_undo SET undone_at = ? WHERE seq = ?", (undone_at, seq))


def forget(db: Connection) -> None:
    """Forget every step: they may name somebody who has to be forgotten."""
    db.execute("DELETE FROM local_undo")


def _step(row: tuple[Any, ...]) -> Step:
    seq, at, said, params, undo, redo = row
    return Step(seq, at, said, json.loads(params), json.loads(undo), json.loads(redo))
