"""Targets by period, owner and measure: one row each, taken away and brought back under the same uid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from cs_workbench.store.connect import Connection

_SPACE: Final = UUID("6f0f3a52-7a0a-5d29-9a3e-0d3d5b6a7c11")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target. ``owner`` '': the team's; ``amount``: minor units of ``currency``, or millionths of a share."""

    uid: str
    owner: str
    period: str
    measure: str
    amount: int
    currency: str
    at: str
    author: str


def uid_of(owner: str, period: str, measure: str, currency: str) -> str:
    """Return the uid of the one row for these."""
    return str(uuid5(_SPACE, f"{owner}\x1f{period}\x1f{measure}\x1f{currency}"))


def all_targets(db: Connection) -> list[TargetRow]:
    """Return every target that stands, by period, the team's first."""
    rows = db.execute(
        "SELECT uid, coalesce(owner, ''), period, measure, amount, coalesce(currency, ''), at, coalesce(author, '') "
        "FROM local_target WHERE retired_at IS NULL ORDER BY period, coalesce(owner, ''), measure, currency"
    )
    return [TargetRow(*row) for row in rows]


def put(db: Connection, row: TargetRow, *, retired: bool = False) -> int | None:
    """Write a target, or take it away; return the amount that stood there before, None for none."""
    found = db.execute("SELECT amount, retired_at FROM local_target WHERE uid = ?", (row.uid,)).fetchone()
    before = None if found is None or found[1] is not None else int(found[0])
    db.execute(
        "INSERT INTO local_target (uid, owner, period, measure, amount, currency, at, author, retired_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET amount = excluded.amount, "
        "at = excluded.at, author = excluded.author, retired_at = excluded.retired_at",
        (row.uid, row.owner or None, row.period, row.measure, row.amount, row.currency or None, row.at,
         row.author or None, row.at if retired else None),
    )  # fmt: skip
    return before
