"""Campaigns (一斉メール): what was planned, for whom, and how far it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from cs_workbench.domain.campaign import DRAFT
from cs_workbench.store import rows
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
#: Kept as JSON.
JSON: Final = ("people", "copies", "tiers", "without", "hours", "invitation", "check_report", "frozen")
FIELDS: Final = (
    "title", "kind", "topic", "state", "condition", "as_of", "round", "people", "copies", "tiers", "without",
    "template_id", "mailbox_id", "hours", "late", "which_view", "why_these", "evidence", "as_sequence", "invitation",
    "country", "checked_at", "check_report", "frozen_at", "frozen", "start_at", "ended_at", "frozen_count",
    "resends_id", "retired_at",
)  # fmt: skip
HEAD: Final = ("id", "uid", "at", "changed_at", "author", *FIELDS)
_EMPTY: Final[Mapping[str, Any]] = {"people": {}, "copies": {}, "tiers": {}, "without": [], "hours": {}}


def add(db: Connection, uid: str, values: Mapping[str, Any], *, at: str, author: str) -> int:
    """Write a new campaign; return its id."""
    whole = {"round": 0, "late": "ask", **_EMPTY, **values}
    return rows.insert(db, "local_campaign", {"uid": uid, "at": at, "author": author, **_stored(whole)})


def put(db: Connection, row_id: int, values: Mapping[str, Any], *, at: str) -> None:
    """Write some of `FIELDS`."""
    rows.change(db, "local_campaign", row_id, {**_stored(values), "changed_at": at})


def one(db: Connection, uid: str) -> Row | None:
    """Return the campaign of this uid or the end of it; None: none, or several."""
    row = rows.ending(db, "local_campaign", HEAD, uid, SHORTEST_UID)
    return None if row is None else _read(row)


def of_uid(db: Connection, uid: str) -> Row | None:
    """Return the campaign of this whole uid, also one that was taken away."""
    row = rows.one(db, "local_campaign", HEAD, "uid = ?", (uid,))
    return None if row is None else _read(row)


def of_id(db: Connection, row_id: int) -> Row:
    """Return the campaign by its number here, also one that was taken away.

    Raises:
        KeyError: there is none.
    """
    row = rows.one(db, "local_campaign", HEAD, "id = ?", (row_id,))
    if row is None:
        raise KeyError(row_id)
    return _read(row)


def family(db: Connection, row_id: int) -> list[int]:
    """Return the others of a campaign and all that were made for those whom one of them did not reach, newest last."""
    cursor = db.execute(
        "WITH RECURSIVE above(id, of) AS (SELECT id, resends_id FROM local_campaign WHERE id = ?1 "
        "UNION SELECT c.id, c.resends_id FROM local_campaign c JOIN above ON c.id = above.of), "
        "below(id) AS (SELECT id FROM above UNION SELECT c.id FROM local_campaign c "
        "JOIN below ON c.resends_id = below.id) SELECT id FROM below WHERE id <> ?1 ORDER BY id",
        (row_id,),
    )
    return [int(found) for (found,) in cursor]


def unchecked(db: Connection, row_id: int, values: Mapping[str, Any], *, at: str) -> None:
    """Write some of `FIELDS`; what was checked is no more."""
    put(db, row_id, {**values, "state": DRAFT, "checked_at": None, "check_report": None}, at=at)


def listed(db: Connection) -> list[Row]:
    """Return the campaigns that stand, the newest first; a mail to one person is none."""
    found = rows.select(
        db, "local_campaign", HEAD, "retired_at IS NULL AND kind <> 'letter' ORDER BY id DESC"
    )
    return [_read(row) for row in found]


def of_event(db: Connection, uid: str) -> list[Row]:
    """Return the campaigns that stand and carry the event of this UID, in the order of their SEQUENCE."""
    found = (one for one in listed(db) if (one["invitation"] or {}).get("uid") == uid)
    return sorted(found, key=lambda one: (int(one["invitation"]["sequence"]), one["id"]))


def topics(db: Connection) -> list[str]:
    """Return every topic that a campaign or an opt-out names, by name."""
    found = db.execute(
        "SELECT topic FROM local_campaign WHERE topic <> '' AND retired_at IS NULL "
        "UNION SELECT topic FROM local_suppression WHERE topic <> '' AND retired_at IS NULL ORDER BY 1"
    )
    return [topic for (topic,) in found]


def others_with(db: Connection, template_id: int, campaign_id: int) -> int:
    """Return how many other campaigns use a template."""
    (count,) = db.execute(
        "SELECT count(*) FROM local_campaign WHERE template_id = ? AND id <> ? AND retired_at IS NULL",
        (template_id, campaign_id),
    ).fetchone()
    return int(count)


def add_file(db: Connection, values: Mapping[str, Any]) -> int:
    """Write an attachment; ``account_id`` None: everybody gets it."""
    return rows.insert(db, "local_campaign_file", values)


def retire_file(db: Connection, campaign_id: int, uid: str, at: str | None) -> bool:
    """Take an attachment of a campaign away or (None) bring it back; say whether it has it."""
    cursor = db.execute(
        "UPDATE local_campaign_file SET retired_at = ? WHERE uid = ? AND campaign_id = ?",
        (at, uid, campaign_id),
    )
    return bool(cursor.rowcount)


def files(db: Connection, campaign_id: int) -> list[Row]:
    """Return the attachments of a campaign with their bytes."""
    names = ("id", "uid", "account_id", "name", "mime", "sha256", "content")
    return rows.select(
        db, "local_campaign_file", names, "campaign_id = ? AND retired_at IS NULL ORDER BY id", (campaign_id,)
    )


def _stored(values: Mapping[str, Any]) -> Row:
    return {
        name: json.dumps(value, ensure_ascii=False, sort_keys=True)
        if name in JSON and value is not None
        else value
        for name, value in values.items()
    }


def _read(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in JSON if row[name] is not None}
