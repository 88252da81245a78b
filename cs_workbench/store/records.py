"""What people keep of an account beside its source: goals, people, renewals, outcomes, hand-overs.

One row a uid. A row that was taken away is retired and comes back by writing it again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final

from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

Row = dict[str, Any]
#: Kind -> the columns a person writes; each table has a uid, an account, ``at`` and ``retired_at`` beside them.
FIELDS: Final = MappingProxyType(
    {
        "goal": (
            "name", "measure", "unit", "start_value", "target_value", "actual_value", "actual_on", "due_on", "owner",
            "contact", "shareable", "internal_note", "state",
        ),
        "person": (
            "contact_id", "name", "reading", "email", "title", "department", "role", "influence", "attitude", "note",
            "left_on",
        ),
        "renewal": (
            "kind", "subscription", "ends_on", "notice_on", "stage", "amount", "currency", "next_step", "decides",
            "note", "changed_at", "closed_on",
        ),
        "outcome": ("kind", "happened_on", "amount", "currency", "reasons", "comment", "renewal_id"),
        "handover": ("occasion", "fields", "state", "from_owner", "to_owner", "changed_at", "accepted_at"),
    }
)  # fmt: skip
_AUTHORED: Final = ("person", "renewal", "outcome", "handover")


def put(
    db: Connection, kind: str, uid: str, account_id: int, values: Mapping[str, Any], *, at: str, author: str
) -> Row | None:
    """Write ``values`` of the row ``uid`` (``retired``: take it away); return what they were, None for a new row.

    A row that comes back keeps what it had. The answer has ``retired`` in it, so that writing it undoes this.
    """
    written = {name: value for name, value in values.items() if name in FIELDS[kind]}
    before = one(db, kind, uid)
    if before is None:
        new: Row = {"uid": uid, "account_id": account_id, "at": at, **written}
        if kind in _AUTHORED:
            new["author"] = author
        marks = ", ".join("?" * len(new))
        db.execute(f"INSERT INTO local_{kind} ({quoted(list(new))}) VALUES ({marks})", tuple(new.values()))
        return None
    written["retired_at"] = at if values.get("retired") else None
    sets = ", ".join(f'"{name}" = ?' for name in written)
    db.execute(f"UPDATE local_{kind} SET {sets} WHERE uid = ?", (*written.values(), uid))
    kept = {name: before[name] for name in written if name != "retired_at"}
    return kept | {"retired": before["retired_at"] is not None}


def one(db: Connection, kind: str, uid: str) -> Row | None:
    """Return the row ``uid``, also one that was taken away."""
    return next(iter(_rows(db, kind, "uid = ?", (uid,))), None)


def of_account(db: Connection, kind: str, account_id: int) -> list[Row]:
    """Return an account's rows, in the order they were made."""
    return _rows(db, kind, "account_id = ? AND retired_at IS NULL", (account_id,))


def of_all(db: Connection, kind: str, accounts: Collection[int] | None = None) -> list[Row]:
    """Return the rows of ``accounts`` (None: all), in the order they were made."""
    if accounts is None:
        return _rows(db, kind, "retired_at IS NULL", ())
    some = "retired_at IS NULL AND account_id IN (SELECT value FROM json_each(?))"
    return _rows(db, kind, some, (json.dumps(sorted(accounts)),))


def _rows(db: Connection, kind: str, where: str, values: tuple[Any, ...]) -> list[Row]:
    names = ["id", "uid", "account_id", "at", "retired_at", *FIELDS[kind]]
    names += ["author"] if kind in _AUTHORED else []
    cursor = db.execute(f"SELECT {quoted(names)} FROM local_{kind} WHERE {where} ORDER BY id", values)
    return [dict(zip(names, row, strict=True)) for row in cursor]


def uid_of(db: Connection, kind: str, row_id: int | None) -> str | None:
    """Return the uid of a row by its number here."""
    row = db.execute(f"SELECT uid FROM local_{kind} WHERE id = ?", (row_id,)).fetchone()
    return None if row is None else str(row[0])
