"""Judgements of renewals: one row a judgement; one that another took the place of is retired, never written over."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from cs_workbench.domain.judgement import Judgement
from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

#: Columns in the order of `Judgement`.
_COLUMNS: Final = (
    "uid", "account_id", "ends_on", "deadline_on", "months", "role", "verdict", "why", "category", "at", "author",
    "retired_at",
)  # fmt: skip


def add(db: Connection, one: Judgement) -> None:
    """Write a judgement; the one of the same term, look and role that counts until now is retired at its moment."""
    retire(db, current_uids(db, one.account_id, one.ends_on.isoformat(), one.months, one.role), one.at)
    values = [getattr(one, name) for name in _COLUMNS[:-1]]
    db.execute(
        f"INSERT INTO local_judgement ({quoted(list(_COLUMNS[:-1]))}) VALUES ({', '.join('?' * len(values))})",
        tuple(value.isoformat() if isinstance(value, date) else value for value in values),
    )


def current_uids(db: Connection, account_id: int, ends_on: str, months: int, role: str) -> list[str]:
    """Return the uids of what counts of one term, look and role: none or one."""
    rows = db.execute(
        "SELECT uid FROM local_judgement WHERE account_id = ? AND ends_on = ? AND months = ? AND role = ? "
        "AND retired_at IS NULL ORDER BY id",
        (account_id, ends_on, months, role),
    )
    return [uid for (uid,) in rows]


def retire(db: Connection, uids: Sequence[str], at: str | None) -> None:
    """Retire judgements at ``at``, or let them count again (None)."""
    db.executemany("UPDATE local_judgement SET retired_at = ? WHERE uid = ?", [(at, uid) for uid in uids])


def remove(db: Connection, uids: Sequence[str]) -> None:
    """Take judgements away as if they had never been written: only an undo does."""
    db.executemany("DELETE FROM local_judgement WHERE uid = ?", [(uid,) for uid in uids])


def account_of(db: Connection, uid: str) -> int | None:
    """Return whose renewal a judgement is of; None when it is not there."""
    row = db.execute("SELECT account_id FROM local_judgement WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])


def of_terms(
    db: Connection, accounts: Collection[int] | None = None
) -> Mapping[tuple[int, str], tuple[Judgement, ...]]:
    """Return every judgement, also retired ones, by account and last day of its term (ISO); the oldest first."""
    some, values = "", tuple[str, ...]()
    if accounts is not None:
        some, values = "WHERE account_id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(accounts)),)
    found: dict[tuple[int, str], list[Judgement]] = {}
    for row in db.execute(
        f"SELECT {quoted(list(_COLUMNS))} FROM local_judgement {some} ORDER BY at, id", values
    ):
        one = _judgement(dict(zip(_COLUMNS, row, strict=True)))
        found.setdefault((one.account_id, row[2]), []).append(one)
    return {term: tuple(some) for term, some in found.items()}


def _judgement(row: Mapping[str, Any]) -> Judgement:
    told = {name: row[name] or "" for name in ("why", "category", "author", "retired_at")}
    days = {name: date.fromisoformat(row[name]) for name in ("ends_on", "deadline_on")}
    return Judgement(**{**row, **days, **told})
