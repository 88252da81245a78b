"""What a hand-over sheet is filled from, and which accounts changed hands. The sheets themselves are `records`."""

from __future__ import annotations

import json
from collections.abc import Collection

from cs_workbench.store.connect import Connection


def voices(db: Connection, account_id: int) -> list[tuple[str, str]]:
    """Return (kind, text) of what the customer told us, newest first."""
    sql = (
        "SELECT kind, text FROM local_voice WHERE account_id = ? AND retired_at IS NULL "
        "ORDER BY heard_at DESC, id DESC"
    )
    return [(kind, text) for kind, text in db.execute(sql, (account_id,))]


def owner_changes(db: Connection, since: str) -> dict[int, tuple[str, str, str]]:
    """Return account -> (day, owner before, owner after) of the last change of owner since a day.

    A source tells it by a CSM's time on the account, or by changing the account's owner; or it was set here.
    """
    found: dict[int, tuple[str, str, str]] = {}
    rows = db.execute(
        "SELECT r.account_id, r.from_on, coalesce(b.name, before.person), coalesce(n.name, r.person) "
        "FROM remote_owner_role r JOIN remote_owner_role before ON before.account_id = r.account_id "
        "AND before.role = 'csm' AND before.from_on < r.from_on AND before.person <> r.person "
        "LEFT JOIN remote_person n ON n.source = r.source AND n.source_id = r.person "
        "LEFT JOIN remote_person b ON b.source = before.source AND b.source_id = before.person "
        "WHERE r.role = 'csm' AND r.from_on >= :since ORDER BY r.from_on, before.from_on",
        {"since": since},
    ).fetchall()
    rows += db.execute(
        "SELECT f.account_id, substr(f.at, 1, 10), coalesce(o.name, f.old), coalesce(n.name, f.new) "
        "FROM field_change f LEFT JOIN remote_person o ON o.source = f.source AND o.source_id = f.old "
        "LEFT JOIN remote_person n ON n.source = f.source AND n.source_id = f.new "
        "WHERE f.noun = 'account' AND f.field = 'owner' AND f.old IS NOT NULL AND f.new IS NOT NULL "
        "AND f.at >= :since ORDER BY f.at, f.id",
        {"since": since},
    ).fetchall()
    rows += db.execute(
        "SELECT l.account_id, substr(l.at, 1, 10), coalesce(o.name, a.owner), json_extract(l.value, '$') "
        "FROM local_field l JOIN remote_account a ON a.account_id = l.account_id "
        "LEFT JOIN remote_person o ON o.source = a.source AND o.source_id = a.owner "
        "WHERE l.field = 'owner' AND l.at >= :since AND a.owner IS NOT NULL "
        "AND json_extract(l.value, '$') <> coalesce(o.name, a.owner)",
        {"since": since},
    ).fetchall()
    for account, day, before, after in rows:  # the last one counts
        found[account] = (day, before, after)
    return found


def note_todo(db: Connection, todo_id: int, origin: str) -> None:
    """Keep what made a to-do."""
    db.execute("UPDATE local_todo SET origin = ? WHERE id = ?", (origin, todo_id))


def todos_of(db: Connection, account_id: int, reasons: Collection[str]) -> dict[str, tuple[int, bool]]:
    """Return reason -> (id, whether it is done) of the newest task of each of ``reasons``."""
    rows = db.execute(
        "SELECT reason, id, done_at IS NOT NULL FROM local_todo WHERE account_id = ? AND kind = 'task' "
        "AND reason IN (SELECT value FROM json_each(?)) ORDER BY id",
        (account_id, json.dumps(sorted(reasons))),
    )
    return {reason: (todo_id, bool(done)) for reason, todo_id, done in rows}


def sheets(db: Connection) -> list[tuple[int, str, str]]:
    """Return (account, occasion, moment made) of every sheet that stands."""
    sql = "SELECT account_id, occasion, at FROM local_handover WHERE retired_at IS NULL"
    return [tuple(row) for row in db.execute(sql)]
