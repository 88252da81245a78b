"""Where each account stands: computed facts, and a snapshot a week. All of it may be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from cs_workbench.store.columns import STANDING_COLUMNS, marks, quoted
from cs_workbench.store.connect import Connection

COLUMNS: Final = tuple(name for name, _ in STANDING_COLUMNS)
SNAPSHOT_COLUMNS: Final = ("score", "shown", "band", "confidence", "low", "high", "model_version", "detail")


def write(db: Connection, accounts: Sequence[int], columns: Mapping[str, Sequence[Any]]) -> set[int]:
    """Write standings where they differ; return the accounts whose standing did.

    Args:
        db: a write transaction of the store.
        accounts: their ids, shape (n,).
        columns: names of `COLUMNS` -> values, shape (n,) each: days as ISO text, yes/no as 0, 1 or None,
            unknown as None.
    """
    unknown = columns.keys() - set(COLUMNS)
    if unknown:
        raise ValueError(f"no columns of a standing: {sorted(unknown)}")
    names = tuple(columns)
    place = names.index("as_of") if "as_of" in names else len(names)
    old = {
        account: values
        for account, *values in db.execute(
            f"SELECT account_id, {quoted(names)} FROM calc_standing "
            "WHERE account_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(accounts)),),
        )
    }
    rows = [
        (a, *values) for a, *values in zip(accounts, *columns.values(), strict=True) if old.get(a) != values
    ]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    db.executemany(
        f"INSERT INTO calc_standing (account_id, {quoted(names)}) VALUES ({marks(len(names) + 1)}) "
        f"ON CONFLICT (account_id) DO UPDATE SET {sets}",
        rows,
    )
    dated = {
        row[0] for row in rows if row[0] in old and _without(old[row[0]], place) == _without(row[1:], place)
    }
    return {row[0] for row in rows} - dated


def _without(values: Sequence[Any], place: int) -> list[Any]:
    """Return ``values`` without the one at ``place``: a standing that only grew a day older did not change."""
    return [*values[:place], *values[place + 1 :]]


def standings(db: Connection, columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
    """Return ``columns`` of every account that has a standing."""
    rows = db.execute(f"SELECT account_id, {quoted(list(columns))} FROM calc_standing")
    return {account: tuple(values) for account, *values in rows}


def standing_of(db: Connection, account_id: int) -> dict[str, Any] | None:
    """Return all that was computed of one account, by column."""
    sql = f"SELECT {quoted(COLUMNS)} FROM calc_standing WHERE account_id = ?"
    row = db.execute(sql, (account_id,)).fetchone()
    return None if row is None else dict(zip(COLUMNS, row, strict=True))


def forget(db: Connection, account_ids: Iterable[int]) -> None:
    """Remove the standings of accounts that are no longer there."""
    db.executemany("DELETE FROM calc_standing WHERE account_id = ?", [(account,) for account in account_ids])


def write_snapshots(
    db: Connection, accounts: Sequence[int], week: str, columns: Mapping[str, Sequence[Any]]
) -> int:
    """Write the snapshots of a week, named by its Monday, where they differ; return how many did.

    Snapshots of a week before the newest one of their account are history and stay as they are.

    Args:
        db: a write transaction of the store.
        accounts: their ids, shape (n,).
        week: the Monday, ISO.
        columns: names of `SNAPSHOT_COLUMNS` -> values, shape (n,) each.
    """
    unknown = columns.keys() - set(SNAPSHOT_COLUMNS)
    if unknown:
        raise ValueError(f"no columns of a snapshot: {sorted(unknown)}")
    names = quoted(tuple(columns))
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns)
    differs = " OR ".join(f"{name} IS NOT excluded.{name}" for name in columns)
    cursor = db.executemany(
        f"INSERT INTO calc_snapshot (week, account_id, {names}) VALUES ({marks(len(columns) + 2)}) "
        f"ON CONFLICT (account_id, week) DO UPDATE SET {sets} WHERE ({differs}) AND NOT EXISTS "
        "(SELECT 1 FROM calc_snapshot l WHERE l.account_id = excluded.account_id AND l.week > excluded.week)",
        [(week, *row) for row in zip(accounts, *columns.values(), strict=True)],
    )
    return int(cursor.rowcount)


def previous_states(db: Connection, accounts: Sequence[int], week: str) -> list[str | None]:
    """Return the state of each account's band at its newest snapshot before ``week``; shape (n,).

    The state is the first part of ``detail``, up to the bar.
    """
    rows = db.execute(
        "SELECT account_id, substr(detail, 1, instr(detail, '|') - 1), max(week) FROM calc_snapshot "
        "WHERE week < ? AND account_id IN (SELECT value FROM json_each(?)) GROUP BY account_id",
        (week, json.dumps(list(accounts))),
    )
    found = {account: state or None for account, state, _ in rows}
    return [found.get(account) for account in accounts]


def bands_at(db: Connection, day: date) -> dict[int, tuple[str, float]]:
    """Return (band, shown score) by account as the newest snapshot of a week begun by ``day`` has it."""
    rows = db.execute(
        "SELECT account_id, band, coalesce(shown, score), max(week) FROM calc_snapshot "
        "WHERE week <= ? AND band IS NOT NULL GROUP BY account_id",
        (day.isoformat(),),
    )
    return {account: (band, score) for account, band, score, _ in rows if score is not None}


def scores(db: Connection, account_id: int) -> list[tuple[str, float]]:
    """Return (Monday, score shown) of an account's weeks, oldest first."""
    rows = db.execute(
        "SELECT week, coalesce(shown, score) FROM calc_snapshot WHERE account_id = ? "
        "AND coalesce(shown, score) IS NOT NULL ORDER BY week",
        (account_id,),
    )
    return [(week, score) for week, score in rows]
