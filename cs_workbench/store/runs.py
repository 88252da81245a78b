"""Runs of a sync: which are going, which files of an interrupted one are done, how each ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.store.connect import Connection

#: A run in one of these states is gone on with; its finished files are not read again.
UNFINISHED: Final = ("running", "cancelled", "failed")
COMPLETE: Final = ("done", "held")


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a source."""

    id: int
    source: str
    started_at: str
    ended_at: str | None
    state: str  # running, done, held, cancelled, failed, undone
    report: dict[str, Any]


def start(db: Connection, source: str, at: str) -> tuple[int, dict[str, dict[str, Any]], bool]:
    """Begin a run, or go on with one that was interrupted.

    Returns:
        Its number, what `finish_file` kept of its finished files, and whether no run was ever complete.
    """
    complete = "SELECT count(*) FROM sync_run WHERE source = ? AND state IN (?, ?)"
    first = db.execute(complete, (source, *COMPLETE)).fetchone()[0] == 0
    before = last(db, source)
    if before is not None and before.state in UNFINISHED:
        db.execute("UPDATE sync_run SET state = 'running', ended_at = NULL WHERE id = ?", (before.id,))
        finished = db.execute(
            "SELECT file, cursor FROM sync_cursor WHERE source = ? AND run = ?", (source, before.id)
        )
        return before.id, {file: json.loads(cursor) for file, cursor in finished}, first
    made = db.execute(
        "INSERT INTO sync_run (source, started_at, state) VALUES (?, ?, 'running') RETURNING id", (source, at)
    ).fetchone()
    db.execute("DELETE FROM sync_cursor WHERE source = ?", (source,))
    return int(made[0]), {}, first


def finish_file(db: Connection, run: int, file: str, report: dict[str, Any]) -> None:
    """Say that the run is through with ``file``."""
    db.execute(
        "INSERT INTO sync_cursor (source, file, run, cursor) SELECT source, ?, id, ? FROM sync_run WHERE id = ? "
        "ON CONFLICT DO UPDATE SET run = excluded.run, cursor = excluded.cursor",
        (file, json.dumps(report, ensure_ascii=False), run),
    )


def end(db: Connection, run: int, at: str, state: str, report: dict[str, Any]) -> None:
    """Close a run."""
    db.execute(
        "UPDATE sync_run SET ended_at = ?, state = ?, report = ? WHERE id = ?",
        (at, state, json.dumps(report, ensure_ascii=False), run),
    )


def last(db: Connection, source: str) -> Run | None:
    """Return the newest run of a source."""
    row = db.execute(
        "SELECT id, source, started_at, ended_at, state, report FROM sync_run WHERE source = ? "
        "ORDER BY id DESC LIMIT 1",
        (source,),
    ).fetchone()
    if row is None:
        return None
    run, name, started_at, ended_at, state, report = row
    return Run(run, name, started_at, ended_at, state, json.loads(report or "{}"))


def newest_end(db: Connection) -> str | None:
    """Return when the newest complete run of any source ended, ISO UTC."""
    sql = "SELECT max(ended_at) FROM sync_run WHERE state IN (?, ?)"
    (at,) = db.execute(sql, COMPLETE).fetchone()
    return None if at is None else str(at)


def newest(db: Connection) -> int:
    """Return the number of the newest run of any source, 0 before the first."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM sync_run").fetchone()[0])


def latest(db: Connection, source: str) -> int:
    """Return the number of the newest run of a source, 0 before the first."""
    run = last(db, source)
    return 0 if run is None else run.id


def mark_undone(db: Connection, run: int) -> None:
    """Say that what the run brought was taken back."""
    db.execute("UPDATE sync_run SET state = 'undone' WHERE id = ?", (run,))
