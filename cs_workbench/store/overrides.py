"""Tiers and bands set by hand, each with a reason and a last day."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Override:
    """One override; ``kind`` is 'tier', 'band', 'phase' or 'ltv'."""

    id: int
    account_id: int
    kind: str
    value: str
    reason: str
    by: str
    at: str
    expires_on: str  # ISO day, the last one


_COLUMNS: Final = (
    "id, account_id, kind, value, reason, coalesce(\"by\", ''), at, coalesce(expires_on, '9999-12-31')"
)


def add(
    db: Connection,
    account_id: int,
    kind: str,
    value: str,
    *,
    reason: str,
    by: str,
    at: str,
    expires_on: str | None,
) -> int:
    """Set a value by hand; return the override's id. The newest one in force counts."""
    row = db.execute(
        'INSERT INTO local_override (uid, account_id, kind, value, reason, "by", at, expires_on) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, kind, value, reason, by, at, expires_on),
    ).fetchone()
    return int(row[0])


def end(db: Connection, override_id: int, at: str | None) -> int:
    """End an override at ``at``, or put it in force again (None); return its account.

    Raises:
        KeyError: there is no such override.
    """
    sql = "UPDATE local_override SET ended_at = ? WHERE id = ? RETURNING account_id"
    row = db.execute(sql, (at, override_id)).fetchone()
    if row is None:
        raise KeyError(override_id)
    return int(row[0])


def in_force(db: Connection, kind: str, day: str) -> dict[int, Override]:
    """Return, by account, the newest override of ``kind`` that counts on ``day`` (ISO)."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM local_override WHERE kind = ? AND ended_at IS NULL "
        "AND (expires_on IS NULL OR expires_on >= ?) ORDER BY id",
        (kind, day),
    )
    return {row[1]: Override(*row) for row in rows}


def live(db: Connection, kind: str, day: str, accounts: Collection[int]) -> list[int]:
    """Return the overrides of ``kind`` that have not ended by ``day`` on ``accounts``, also those under a newer one."""
    rows = db.execute(
        "SELECT id FROM local_override WHERE kind = ? AND ended_at IS NULL "
        "AND (expires_on IS NULL OR expires_on >= ?) AND account_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (kind, day, json.dumps(list(accounts))),
    )
    return [override for (override,) in rows]


def ended_between(db: Connection, since: str, day: str) -> set[int]:
    """Return the accounts on which an override's last day was ``since`` or later, and before ``day``."""
    rows = db.execute(
        "SELECT account_id FROM local_override WHERE ended_at IS NULL AND expires_on >= ? AND expires_on < ?",
        (since, day),
    )
    return {account for (account,) in rows}


def of_account(db: Connection, account_id: int) -> list[Override]:
    """Return the overrides of an account that were not ended by hand, newest first."""
    sql = f"SELECT {_COLUMNS} FROM local_override WHERE account_id = ? AND ended_at IS NULL ORDER BY id DESC"
    return [Override(*row) for row in db.execute(sql, (account_id,))]


@dataclass(frozen=True, slots=True)
class Past:
    """An override with what was computed when it was set.

    Attributes:
        by: who set it, '' not told; ``reason``: why.
        set_on, until: ISO days, the last one it counted; ``is_running``: 1 while it counts.
        computed: the band of that week, or the tier by the log ('' not known); ``state``: that of the band.
    """

    id: int
    account_id: int
    kind: str
    value: str
    reason: str
    by: str
    set_on: str
    until: str
    is_running: int
    computed: str
    state: str


def record(db: Connection, today: str) -> list[Past]:
    """Return every band and tier ever set by hand, newest first; what was taken back the same day is none."""
    rows = db.execute(
        """
        SELECT o.id, o.account_id, o.kind, o.value, o.reason, coalesce(o."by", ''), substr(o.at, 1, 10),
            min(coalesce(substr(o.ended_at, 1, 10), '9999-12-31'), coalesce(o.expires_on, '9999-12-31')) AS until,
            o.ended_at IS NULL AND coalesce(o.expires_on, '9999-12-31') >= :today,
            coalesce(CASE o.kind WHEN 'band' THEN s.band ELSE (
                SELECT t.new FROM calc_tier_change t WHERE t.account_id = o.account_id
                AND t.changed_on <= substr(o.at, 1, 10) ORDER BY t.id DESC LIMIT 1) END, ''),
            coalesce(substr(s.detail, 1, instr(s.detail, '|') - 1), '')
        FROM local_override o LEFT JOIN calc_snapshot s ON o.kind = 'band' AND s.account_id = o.account_id
            AND s.week = (SELECT max(week) FROM calc_snapshot
                WHERE account_id = o.account_id AND week <= substr(o.at, 1, 10))
        WHERE o.kind IN ('band', 'tier')
            AND (o.ended_at IS NULL OR substr(o.ended_at, 1, 10) > substr(o.at, 1, 10))
        ORDER BY o.id DESC
        """,
        {"today": today},
    )
    return [Past(*row) for row in rows]
