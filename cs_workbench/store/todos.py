"""To-dos: one table, one open row per account, kind and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

#: Reasons that begin so come from a rule: what is computed anew every time, until someone has dealt with it.
RULE: Final = "rule:"
#: What the cadence asks for, put off, until a touch after the day at the end of its reason fulfils it.
_FULFILLED: Final = (
    "reason >= 'rule:cadence:' AND reason < 'rule:cadence;' AND EXISTS (SELECT 1 FROM calc_standing s "
    "WHERE s.account_id = local_todo.account_id AND s.last_touch > substr(reason, -10))"
)


@dataclass(frozen=True, slots=True)
class Todo:
    """One to-do; days and moments are ISO text.

    Attributes:
        reason: what makes it one with the open to-do of the same account and kind; '' none.
        snoozed_until: hidden before this day. Of a skipped one, or one that a rule made: the rule keeps quiet
            before it.
        ended: 'done' or 'skipped', with ``ended_why``; '' open.
        due_at: local time of day, ``HH:MM``.
        origin: what made it, such as ``playbook:ID:UID``, with its ``position`` there.
        cover: the colleague who looks after it meanwhile.
    """

    id: int
    uid: str
    account_id: int | None
    kind: str
    reason: str
    text: str
    due_on: str | None
    owner: str
    done_at: str | None
    snoozed_until: str | None
    created_at: str
    due_at: str | None = None
    detail: Mapping[str, Any] | None = None
    origin: str = ""
    position: int | None = None
    first_due_on: str | None = None
    ended: str = ""
    ended_why: str = ""
    cover: str = ""


#: The columns as they stand, in one order: what a row is put back from.
COLUMNS: Final = (
    "id", "uid", "account_id", "kind", "reason", "text", "due_on", "owner", "done_at", "snoozed_until",
    "created_at", "due_at", "detail", "origin", "position", "first_due_on", "ended", "ended_why", "cover",
)  # fmt: skip
_EMPTY: Final = frozenset(("reason", "owner", "origin", "ended", "ended_why", "cover"))  # NULL reads as ''
_COLUMNS: Final = ", ".join(f"coalesce({name}, '')" if name in _EMPTY else name for name in COLUMNS)
_DETAIL: Final = COLUMNS.index("detail")


def _todo(row: Sequence[Any]) -> Todo:
    values = list(row)
    values[_DETAIL] = json.loads(values[_DETAIL]) if values[_DETAIL] else None
    return Todo(*values)


def put(
    db: Connection,
    account_id: int | None,
    kind: str,
    text: str,
    *,
    due_on: str | None = None,
    reason: str | None = None,
    owner: str = "",
    at: str,
    due_at: str | None = None,
    detail: Mapping[str, Any] | None = None,
    origin: str = "",
    position: int | None = None,
) -> int:
    """Add a to-do, or change the open one of this account, kind and reason; return its id.

    One that is put off stays put off, and keeps its owner, its first day and a detail that is not given.
    """
    found = open_one(db, account_id, kind, reason)
    if found is not None:
        change(db, found, text=text, due_on=due_on, due_at=due_at, detail=detail)
        return found
    row = db.execute(
        "INSERT INTO local_todo (uid, account_id, kind, reason, text, due_on, owner, created_at, due_at, detail, "
        "origin, position, first_due_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            uuid7(), account_id, kind, reason, text, due_on, owner, at, due_at, _json(detail),
            origin or None, position, due_on,
        ),
    ).fetchone()  # fmt: skip
    return int(row[0])


def open_one(db: Connection, account_id: int | None, kind: str, reason: str | None) -> int | None:
    """Return the open to-do of this account, kind and reason."""
    row = db.execute(
        "SELECT id FROM local_todo WHERE account_id IS ? AND kind = ? AND reason = ? AND done_at IS NULL",
        (account_id, kind, reason),
    ).fetchone()
    return None if row is None else int(row[0])


def change(
    db: Connection,
    todo_id: int,
    *,
    text: str,
    due_on: str | None,
    due_at: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Todo:
    """Change words, day, time and detail (None: as it is); return the to-do as it was.

    Raises:
        KeyError: there is no such to-do.
    """
    before = one(db, todo_id)
    if before is None:
        raise KeyError(todo_id)
    db.execute(
        "UPDATE local_todo SET text = ?, due_on = ?, due_at = ?, detail = coalesce(?, detail), "
        "first_due_on = coalesce(first_due_on, ?) WHERE id = ?",
        (text, due_on, due_at, _json(detail), due_on, todo_id),
    )
    return before


def end(db: Connection, todo_ids: Sequence[int], *, at: str | None, how: str = "done", why: str = "") -> None:
    """Mark to-dos as ended at ``at``, or open them again (None).

    One stays ended while another of its account, kind and reason is open.
    """
    db.execute(
        "UPDATE OR IGNORE local_todo SET done_at = ?, ended = ?, ended_why = ? "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (at, how if at else None, why or None if at else None, json.dumps(list(todo_ids))),
    )


def set_column(db: Connection, column: str, todo_ids: Sequence[int], value: str | None) -> None:
    """Set ``column`` ('snoozed_until', 'owner', 'due_on' or 'cover') of to-dos."""
    db.execute(
        f"UPDATE local_todo SET {column} = ? WHERE id IN (SELECT value FROM json_each(?))",
        (value, json.dumps(list(todo_ids))),
    )


def stored(db: Connection, todo_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return rows whole, as `restore` puts them back; an id that is not there is left out."""
    rows = db.execute(
        f"SELECT {', '.join(COLUMNS)} FROM local_todo WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(todo_ids)),),
    )
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def restore(db: Connection, rows: Sequence[Mapping[str, Any]], gone: Sequence[int]) -> None:
    """Put rows back as `stored` returned them, and take away ``gone`` as if they had never been written.

    A row stays as it is where it would be the second open one of its account, kind and reason.
    """
    db.execute(
        "DELETE FROM local_todo WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(gone)),)
    )
    for row in rows:
        values = [row.get(name) for name in COLUMNS]
        sets = ", ".join(f"{name} = ?" for name in COLUMNS)
        found = db.execute(
            f"UPDATE OR IGNORE local_todo SET {sets} WHERE id = ? RETURNING id", (*values, row["id"])
        )
        if found.fetchone() is None:
            marks = ", ".join("?" for _ in COLUMNS)
            db.execute(f"INSERT OR IGNORE INTO local_todo ({', '.join(COLUMNS)}) VALUES ({marks})", values)


def one(db: Connection, todo_id: int) -> Todo | None:
    """Return one to-do."""
    row = db.execute(f"SELECT {_COLUMNS} FROM local_todo WHERE id = ?", (todo_id,)).fetchone()
    return None if row is None else _todo(row)


def of_uid(db: Connection, uid: str) -> list[Todo]:
    """Return the to-dos whose uid is ``uid`` or ends with it."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_todo WHERE uid = ? OR substr(uid, -length(?)) = ? ORDER BY id LIMIT 2"
    )
    return [_todo(row) for row in db.execute(sql, (uid, uid, uid))]


def open_todos(db: Connection) -> list[Todo]:
    """Return every open to-do, earliest day first, also those put off."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_todo WHERE done_at IS NULL AND NOT ({_FULFILLED}) "
        "ORDER BY due_on IS NULL, due_on, id"
    )
    return [_todo(row) for row in db.execute(sql)]


def done_since(db: Connection, at: str) -> list[Todo]:
    """Return what ended since the moment ``at``, newest first."""
    sql = f"SELECT {_COLUMNS} FROM local_todo WHERE done_at >= ? ORDER BY done_at DESC, id DESC"
    return [_todo(row) for row in db.execute(sql, (at,))]


def of_account(db: Connection, account_id: int, most: int = -1) -> list[Todo]:
    """Return an account's open to-dos, earliest day first, then the ended ones, newest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM local_todo WHERE account_id = ? AND (done_at IS NOT NULL OR NOT ({_FULFILLED})) "
        "ORDER BY done_at IS NOT NULL, done_at DESC, due_on IS NULL, due_on, id LIMIT ?"
    )
    return [_todo(row) for row in db.execute(sql, (account_id, most))]


def open_of_origin(db: Connection, account_id: int, origin: str) -> list[Todo]:
    """Return an account's open to-dos whose origin begins with ``origin``."""
    sql = f"SELECT {_COLUMNS} FROM local_todo WHERE account_id = ? AND done_at IS NULL AND origin >= ? AND origin < ?"
    return [_todo(row) for row in db.execute(sql, (account_id, origin, origin + "\U0010ffff"))]


def last_done(db: Connection, accounts: Sequence[int], kinds: Sequence[str]) -> dict[int, str]:
    """Return account -> the ISO day on which the last to-do of ``kinds`` was done."""
    rows = db.execute(
        "SELECT account_id, max(substr(done_at, 1, 10)) FROM local_todo WHERE ended = 'done' "
        "AND account_id IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?)) "
        "GROUP BY account_id",
        (json.dumps(list(accounts)), json.dumps(list(kinds))),
    )
    return dict(rows.fetchall())


def quiet_rules(db: Connection, today: str) -> set[tuple[int | None, str]]:
    """Return (account, reason) of the rules that say nothing today.

    Someone has made the row a to-do of its own, or ended it: for good, or until a day that has not come.
    """
    rows = db.execute(
        "SELECT account_id, reason FROM local_todo WHERE reason >= ? AND reason < ? "
        "AND (done_at IS NULL OR snoozed_until IS NULL OR snoozed_until > ?)",
        (RULE, RULE[:-1] + ";", today),
    )
    return {(account, reason) for account, reason in rows}


def is_quiet(db: Connection, account_id: int | None, kind: str, reason: str, today: str) -> bool:
    """Say whether the rule of this account, kind and reason was skipped until a day that has not come."""
    sql = (
        "SELECT 1 FROM local_todo WHERE account_id IS ? AND kind = ? AND reason = ? AND ended = 'skipped' "
        "AND snoozed_until > ? LIMIT 1"
    )
    return db.execute(sql, (account_id, kind, reason, today)).fetchone() is not None


def _json(detail: Mapping[str, Any] | None) -> str | None:
    return None if detail is None else json.dumps(detail, ensure_ascii=False, sort_keys=True)
