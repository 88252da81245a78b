"""Prints of the rows that landed: an unchanged row is neither converted nor compared at the next sync.

A file's prints are taken out when its reading begins and put back when it has ended whole, so that after a
kill there are none and every row is looked at again. What they are: `sources.records.Prints`.
"""

from __future__ import annotations

from cs_workbench.store.connect import Connection


def take(db: Connection, source: str, entry: int) -> tuple[int, str, bytes] | None:
    """Take the (seed, reading, marks) of a file out of the database; None: there are none."""
    row = db.execute(
        "DELETE FROM sync_print WHERE source = ? AND entry = ? RETURNING seed, reading, prints",
        (source, entry),
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]), bytes(row[2]))


def keep(db: Connection, source: str, entry: int, prints: tuple[int, str, bytes]) -> None:
    """Keep the (seed, reading, marks) of a file that was read whole."""
    db.execute(
        "INSERT OR REPLACE INTO sync_print (source, entry, seed, reading, prints) VALUES (?, ?, ?, ?, ?)",
        (source, entry, *prints),
    )


def forget(db: Connection, source: str) -> None:
    """Drop the prints of a source whose rows were changed by something else than a sync."""
    db.execute("DELETE FROM sync_print WHERE source = ?", (source,))
