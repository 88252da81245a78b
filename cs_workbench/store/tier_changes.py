"""The log of touch tiers: which a published touch model gave each account, from which day, by which rule."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.store.columns import marks
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class TierChange:
    """One line of the log. ``old`` and ``new``: a tier, None unclassified; ``old == new``: the model was published.

    ``cause``: 'published', 'moved' (a promotion, or facts became known or unknown) or 'review';
    ``because``: JSON, see `services.tier_log`.
    """

    account_id: int
    model: str
    version: int
    cause: str
    changed_on: str  # ISO day
    old: str | None
    new: str | None
    rule: str
    because: str


_COLUMNS: Final = (
    "account_id, model, version, cause, changed_on, old, new, coalesce(rule, ''), coalesce(because, '')"
)
_WIDTH: Final = 9


def add(db: Connection, changes: Iterable[TierChange]) -> None:
    """Write lines at the end of the log."""
    db.executemany(
        "INSERT INTO calc_tier_change (account_id, model, version, cause, changed_on, old, new, rule, because) "
        f"VALUES ({marks(_WIDTH)})",
        [
            (c.account_id, c.model, c.version, c.cause, c.changed_on, c.old, c.new, c.rule, c.because)
            for c in changes
        ],
    )


def held(
    db: Connection, model: str, version: int, accounts: Collection[int] | None = None
) -> dict[int, str | None]:
    """Return the tier that one version of a model gave each account last; ``accounts`` narrows them (None: all)."""
    rows = db.execute(
        "SELECT account_id, new, max(id) FROM calc_tier_change WHERE model = :model AND version = :version "
        f"{_only(accounts)} GROUP BY account_id",
        {"model": model, "version": version, "accounts": json.dumps(sorted(accounts or ()))},
    )
    return {account: new for account, new, _ in rows}


def last(db: Connection, accounts: Collection[int]) -> dict[int, str | None]:
    """Return the tier of each account so far, whichever model gave it: as logged last, else as it stands."""
    some = (json.dumps(list(accounts)),)
    among = "account_id IN (SELECT value FROM json_each(?))"
    stood = dict(db.execute(f"SELECT account_id, tier FROM calc_standing WHERE {among}", some))
    rows = db.execute(
        f"SELECT account_id, new, max(id) FROM calc_tier_change WHERE {among} GROUP BY account_id", some
    )
    return stood | {account: new for account, new, _ in rows}


def changed_on(db: Connection, accounts: Collection[int] | None = None) -> dict[int, str]:
    """Return the day (ISO) on which each account last went from one tier to another, under any model."""
    rows = db.execute(
        "SELECT account_id, max(changed_on) FROM calc_tier_change WHERE old IS NOT NULL AND new IS NOT NULL "
        f"AND old <> new {_only(accounts)} GROUP BY account_id",
        {"accounts": json.dumps(sorted(accounts or ()))},
    )
    return dict(rows)


def of_account(db: Connection, account_id: int) -> list[TierChange]:
    """Return an account's lines, newest first."""
    rows: list[Any] = db.execute(
        f"SELECT {_COLUMNS} FROM calc_tier_change WHERE account_id = ? ORDER BY id DESC", (account_id,)
    ).fetchall()
    return [TierChange(*row) for row in rows]


def last_id(db: Connection) -> int:
    """Return the number of the newest line, 0 before the first."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM calc_tier_change").fetchone()[0])


def remove_after(db: Connection, line: int, model: str, version: int) -> None:
    """Remove what one version of a model wrote after ``line``: a review is taken back."""
    db.execute(
        "DELETE FROM calc_tier_change WHERE id > ? AND model = ? AND version = ?", (line, model, version)
    )


def put_back(db: Connection, model: str, version: int, on: str) -> None:
    """Log that an earlier version counts again: a line for each account to which a later one gave another tier."""
    db.execute(
        "INSERT INTO calc_tier_change (account_id, model, version, cause, changed_on, old, new, rule, because) "
        "SELECT h.account_id, h.model, h.version, 'rolled_back', :on, l.new, h.new, h.rule, h.because "
        "FROM calc_tier_change h JOIN calc_tier_change l ON l.account_id = h.account_id "
        "WHERE h.id IN (SELECT max(id) FROM calc_tier_change WHERE model = :model AND version = :version "
        "GROUP BY account_id) "
        "AND l.id IN (SELECT max(id) FROM calc_tier_change GROUP BY account_id) AND l.new IS NOT h.new",
        {"model": model, "version": version, "on": on},
    )


def _only(accounts: Collection[int] | None) -> str:
    return "" if accounts is None else "AND account_id IN (SELECT value FROM json_each(:accounts))"
