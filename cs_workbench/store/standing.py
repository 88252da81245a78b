"""Where each account stands: computed facts, and a snapshot a week. All of it may be made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from cs_workbench.domain.facts import BANDS
from cs_workbench.store.columns import STANDING_COLUMNS, marks, quoted
from cs_workbench.store.connect import Connection

COLUMNS: Final = tuple(name for name, _ in STANDING_COLUMNS)
NO_BAND: Final = -1  # in `BANDS`
SNAPSHOT_COLUMNS: Final = (
    "score", "shown", "band", "confidence", "low", "high", "model_version", "detail", "phase",
)  # fmt: skip
PHASE: Final = 1 + SNAPSHOT_COLUMNS.index("phase")


def knows_touches(db: Connection) -> bool:
    """Say whether a touch of any account is known."""
    return (
        db.execute("SELECT 1 FROM calc_standing WHERE last_touch IS NOT NULL LIMIT 1").fetchone() is not None
    )


def write_standings(db: Connection, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write standings where they differ in more than their day; return how many did.

    Args:
        db: a write transaction of the store.
        columns: names of `COLUMNS`, in the order of the values.
        rows: ``(account_id, *values)``: days as ISO text, yes/no as 0, 1 or None, unknown as None.
    """
    rows = list(rows)
    unknown = set(columns) - set(COLUMNS)
    if unknown:
        raise ValueError(f"no columns of a standing: {sorted(unknown)}")
    there = _among(db, "SELECT account_id FROM calc_standing WHERE account_id", rows)
    count = _insert(db, columns, [row for row in rows if row[0] not in there])
    names = quoted(list(columns))
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
    differs = " OR ".join(f'"{name}" IS NOT excluded."{name}"' for name in columns if name != "as_of")
    cursor = db.executemany(
        f"INSERT INTO calc_standing (account_id, {names}) VALUES ({marks(len(columns) + 1)}) "
        f"ON CONFLICT (account_id) DO UPDATE SET {sets} WHERE {differs}",
        [row for row in rows if row[0] in there],
    )
    return count + max(int(cursor.rowcount), 0)


def _insert(db: Connection, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Insert standings of accounts that have none, without the columns that none of them knows."""
    if not rows:
        return 0
    columns_of = enumerate(zip(*rows, strict=True))
    known = [at for at, values in columns_of if not at or values.count(None) < len(values)]
    names = ["account_id", *columns]
    db.executemany(
        f"INSERT INTO calc_standing ({quoted([names[at] for at in known])}) VALUES ({marks(len(known))})",
        [[row[at] for at in known] for row in rows],
    )
    return len(rows)


def _among(db: Connection, select: str, rows: Sequence[Sequence[Any]], *bound: Any) -> set[int]:
    """Return which accounts of ``rows`` (their first values) a query up to ``WHERE account_id`` finds."""
    ids = json.dumps([row[0] for row in rows])
    return {found for (found,) in db.execute(f"{select} IN (SELECT value FROM json_each(?))", (*bound, ids))}


def standings(db: Connection, columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
    """Return ``columns`` of every account that has a standing."""
    rows = db.execute(f"SELECT account_id, {quoted(list(columns))} FROM calc_standing")
    return {account: tuple(values) for account, *values in rows}


def standing_of(db: Connection, account_id: int) -> dict[str, Any] | None:
    """Return all that was computed of one account, by column."""
    sql = f"SELECT {quoted(COLUMNS)} FROM calc_standing WHERE account_id = ?"
    row = db.execute(sql, (account_id,)).fetchone()
    return None if row is None else dict(zip(COLUMNS, row, strict=True))


def cells(db: Connection, accounts: Collection[int]) -> dict[int, tuple[str, str | None]]:
    """Return account -> (the rule that gave its tier, the ISO day of its last touch)."""
    rows = db.execute(
        "SELECT account_id, coalesce(tier_rule, ''), last_touch FROM calc_standing "
        "WHERE account_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(accounts)),),
    )
    return {account: (rule, day) for account, rule, day in rows}


def forget(db: Connection, account_ids: Iterable[int]) -> None:
    """Remove the standings of accounts that are no longer there."""
    db.executemany("DELETE FROM calc_standing WHERE account_id = ?", [(account,) for account in account_ids])


def week_of(day: date) -> str:
    """Return the Monday of ``day``'s week, ISO, as a snapshot names its week."""
    return (day - timedelta(days=day.weekday())).isoformat()


def write_snapshots(db: Connection, day: date, rows: Iterable[Sequence[Any]]) -> int:
    """Write the snapshots of ``day``'s week where they differ; return how many did.

    A snapshot of a week that is over (its account has a later one) is history and stays as it is. Where
    nothing is known (no score, no band, no state of a phase) there is none, unless this week had known something.

    Args:
        db: a write transaction of the store.
        day: a day of the week.
        rows: ``(account_id, *values of SNAPSHOT_COLUMNS)``.
    """
    names = quoted(SNAPSHOT_COLUMNS)
    sets = ", ".join(f"{name} = excluded.{name}" for name in SNAPSHOT_COLUMNS)
    differs = " OR ".join(f"{name} IS NOT excluded.{name}" for name in SNAPSHOT_COLUMNS)
    week = week_of(day)
    rows = list(rows)
    nothing = [
        row for row in rows if row[1] is None and row[3] in (None, BANDS[NO_BAND]) and row[PHASE] is None
    ]
    if nothing:
        there = _among(
            db, "SELECT account_id FROM calc_snapshot WHERE week = ? AND account_id", nothing, week
        )
        left_out = {row[0] for row in nothing} - there
        rows = [row for row in rows if row[0] not in left_out]
    cursor = db.executemany(
        f"INSERT INTO calc_snapshot (week, account_id, {names}) VALUES ({marks(len(SNAPSHOT_COLUMNS) + 2)}) "
        f"ON CONFLICT (account_id, week) DO UPDATE SET {sets} WHERE ({differs}) AND NOT EXISTS "
        "(SELECT 1 FROM calc_snapshot l WHERE l.account_id = excluded.account_id AND l.week > excluded.week)",
        ((week, *row) for row in rows),
    )
    return max(int(cursor.rowcount), 0)


def states_before(db: Connection, week: str, accounts: Collection[int] | None = None) -> dict[int, str]:
    """Return the state of each account's band at its newest snapshot before the Monday ``week``.

    ``accounts`` narrows them (None: all). The state is the first part of ``detail``, up to the bar.
    """
    rows = db.execute(
        "SELECT account_id, substr(detail, 1, instr(detail, '|') - 1), max(week) FROM calc_snapshot "
        f"WHERE week < :week AND detail IS NOT NULL {_only(accounts)} GROUP BY account_id",
        {"week": week, "accounts": json.dumps(sorted(accounts or ()))},
    )
    return {account: state for account, state, _ in rows if state}


def _only(accounts: Collection[int] | None) -> str:
    return "" if accounts is None else "AND account_id IN (SELECT value FROM json_each(:accounts))"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an account's health was in a week: of its Monday ``week``, by ``card`` (``ID.VERSION``), None unknown.

    ``detail``: the band's state, then ``measure=points*weight`` of every measure that counted, parted by bars.
    """

    week: str
    shown: float | None
    band: str
    confidence: float | None
    low: float | None
    high: float | None
    card: str
    detail: str
    phase: str = ""


_SNAPSHOT: Final = (
    f"coalesce(shown, score), coalesce(band, '{BANDS[NO_BAND]}'), confidence, low, high, "
    "coalesce(model_version, ''), coalesce(detail, ''), coalesce(phase, '')"
)


def snapshots_at(db: Connection, day: date) -> dict[int, Snapshot]:
    """Return each account's newest snapshot of a week begun by ``day``."""
    rows = db.execute(
        f"SELECT account_id, week, {_SNAPSHOT}, max(week) FROM calc_snapshot WHERE week <= ? GROUP BY account_id",
        (day.isoformat(),),
    )
    return {account: Snapshot(*row) for account, *row, _ in rows}


def snapshots(db: Connection, account_id: int, until: date | None = None, limit: int = -1) -> list[Snapshot]:
    """Return an account's snapshots of weeks begun by ``until`` (None: all), newest first; at most ``limit``."""
    rows = db.execute(
        f"SELECT week, {_SNAPSHOT} FROM calc_snapshot "
        "WHERE account_id = ? AND week <= ? ORDER BY week DESC LIMIT ?",
        (account_id, until.isoformat() if until else "9999", limit),
    )
    return [Snapshot(*row) for row in rows]


def snapshot_at(db: Connection, account_id: int, day: date) -> Snapshot | None:
    """Return an account's newest snapshot of a week begun by ``day``."""
    return next(iter(snapshots(db, account_id, day, 1)), None)


def any_before(db: Connection, week: str) -> bool:
    """Say whether there is a snapshot before the Monday ``week`` at all."""
    return bool(
        db.execute("SELECT EXISTS (SELECT 1 FROM calc_snapshot WHERE week < ?)", (week,)).fetchone()[0]
    )


def bands_at(
    db: Connection, day: date, accounts: Collection[int] | None = None
) -> dict[int, tuple[str, float]]:
    """Return (band, shown score) by account as the newest snapshot of a week begun by ``day`` has it.

    ``accounts`` narrows them (None: all).
    """
    # Accounts first, then one look into the index for each: snapshots are many, and wide.
    some = "SELECT id FROM account" if accounts is None else "SELECT value AS id FROM json_each(:accounts)"
    rows = db.execute(
        f"SELECT s.account_id, s.band, coalesce(s.shown, s.score) FROM ({some}) a "
        "JOIN calc_snapshot s ON s.account_id = a.id AND s.week = ("
        "SELECT max(week) FROM calc_snapshot WHERE account_id = a.id AND week <= :day AND band IS NOT NULL)",
        {"day": day.isoformat(), "accounts": json.dumps(sorted(accounts or ()))},
    )
    return {account: (band, score) for account, band, score in rows if score is not None}


def history(db: Connection, account_id: int) -> list[tuple[str, float | None, str | None]]:
    """Return (Monday, score shown, band) of an account's weeks, oldest first."""
    rows = db.execute(
        "SELECT week, coalesce(shown, score), band FROM calc_snapshot WHERE account_id = ? ORDER BY week",
        (account_id,),
    )
    return [(week, score, band) for week, score, band in rows]
