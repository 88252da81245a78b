"""The log of phases: at most one line an account and week, where its phase is another than in the week before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cs_workbench.store.connect import Connection
from cs_workbench.store.standing import week_of


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """One line. ``new`` None: unknown since; ``cause``: of `domain.phases.CAUSES`; ``because``: JSON, the rules."""

    account_id: int
    changed_on: str  # ISO day
    old: str
    new: str | None
    cause: str
    because: str

    @property
    def day(self) -> date:
        """The day of the change."""
        return date.fromisoformat(self.changed_on)


_COLUMNS: Final = "account_id, changed_on, old, new, coalesce(cause, ''), because"


def any_of(db: Connection, day: date) -> bool:
    """Say whether anything was logged in the week of ``day``."""
    sql = "SELECT EXISTS (SELECT 1 FROM calc_phase_change WHERE changed_on BETWEEN ? AND ?)"
    return bool(db.execute(sql, _week(day)).fetchone()[0])


def of_week(db: Connection, day: date, accounts: Collection[int]) -> dict[int, PhaseChange]:
    """Return, by account, what was logged of ``accounts`` in the week of ``day``."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM calc_phase_change WHERE changed_on BETWEEN ? AND ? "
        "AND +account_id IN (SELECT value FROM json_each(?))",
        (*_week(day), json.dumps(list(accounts))),
    )
    return {row[0]: PhaseChange(*row) for row in rows}


def _week(day: date) -> tuple[str, str]:
    """Return Monday and Sunday of a day's week, ISO."""
    monday = week_of(day)
    return monday, (date.fromisoformat(monday) + timedelta(days=6)).isoformat()


def put(db: Connection, day: date, changes: Iterable[PhaseChange], gone: Iterable[int]) -> None:
    """Write the lines of the week of ``day``; take away those of ``gone``, whose phase is what it was before."""
    monday = week_of(day)
    db.executemany(
        "DELETE FROM calc_phase_change WHERE account_id = ? AND week = ?",
        [(account, monday) for account in gone],
    )
    db.executemany(
        "INSERT OR REPLACE INTO calc_phase_change (account_id, week, changed_on, old, new, cause, because) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(c.account_id, monday, c.changed_on, c.old, c.new, c.cause, c.because) for c in changes],
    )


def of_account(db: Connection, account_id: int) -> list[PhaseChange]:
    """Return an account's lines, newest first."""
    sql = f"SELECT {_COLUMNS} FROM calc_phase_change WHERE account_id = ? ORDER BY week DESC"
    return [PhaseChange(*row) for row in db.execute(sql, (account_id,))]
