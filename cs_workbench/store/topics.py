"""Topics: what ties mails, meetings and events of one account together."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

#: Rows that carry their topic themselves; those of a source are named in ``local_topic_item``.
_OWN: Final = {"note": "local_note", "touch": "local_touch"}


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; ``count`` of what hangs on it."""

    id: int
    uid: str
    account_id: int
    name: str
    at: str
    count: int


def add(db: Connection, account_id: int, name: str, at: str) -> int:
    """Add a topic; return its id."""
    sql = "INSERT INTO local_topic (uid, account_id, name, at) VALUES (?, ?, ?, ?) RETURNING id"
    return int(db.execute(sql, (uuid7(), account_id, name, at)).fetchone()[0])


def retire(db: Connection, topic_id: int, at: str | None) -> int:
    """Take a topic away at ``at``, or bring it back (None); return its account."""
    row = db.execute(
        "UPDATE local_topic SET retired_at = ? WHERE id = ? RETURNING account_id", (at, topic_id)
    ).fetchone()
    return int(row[0])


def named(db: Connection, account_id: int, name: str) -> int | None:
    """Return the account's topic of this name."""
    row = db.execute(
        "SELECT id FROM local_topic WHERE account_id = ? AND name = ? AND retired_at IS NULL",
        (account_id, name),
    ).fetchone()
    return None if row is None else int(row[0])


def of_account(db: Connection, account_id: int) -> list[Topic]:
    """Return an account's topics, the newest first."""
    rows = db.execute(
        "SELECT t.id, t.uid, t.account_id, t.name, t.at, "
        "(SELECT count(*) FROM local_touch WHERE topic_id = t.id AND retired_at IS NULL) "
        "+ (SELECT count(*) FROM local_note WHERE topic_id = t.id AND retired_at IS NULL) "
        "+ (SELECT count(*) FROM local_topic_item WHERE topic_id = t.id) "
        "FROM local_topic t WHERE t.account_id = ? AND t.retired_at IS NULL ORDER BY t.at DESC, t.id DESC",
        (account_id,),
    )
    return [Topic(*row) for row in rows]


def names(db: Connection, ids: Collection[int]) -> dict[int, str]:
    """Return the names of topics by id."""
    sql = (
        "SELECT id, name FROM local_topic WHERE id IN (SELECT value FROM json_each(?)) AND retired_at IS NULL"
    )
    return dict(db.execute(sql, (json.dumps(sorted(ids)),)).fetchall())


def assign(db: Connection, kind: str, item: int, topic_id: int | None) -> int | None:
    """Put a note, touch or interaction under a topic (None: under none); return the topic it had."""
    if kind in _OWN:
        table = _OWN[kind]
        before = db.execute(f"SELECT topic_id FROM {table} WHERE id = ?", (item,)).fetchone()
        db.execute(f"UPDATE {table} SET topic_id = ? WHERE id = ?", (topic_id, item))
    else:
        where = (kind, item)
        before = db.execute(
            "SELECT topic_id FROM local_topic_item WHERE kind = ? AND item = ?", where
        ).fetchone()
        db.execute("DELETE FROM local_topic_item WHERE kind = ? AND item = ?", where)
        if topic_id is not None:
            db.execute(
                "INSERT INTO local_topic_item (kind, item, topic_id) VALUES (?, ?, ?)", (*where, topic_id)
            )
    return None if before is None else before[0]
