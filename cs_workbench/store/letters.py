"""Mails with an account as a thread needs them: which Message-ID, and which ones before it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cs_workbench.store.connect import Connection

#: Of what came without an identity of its own, no other program knows.
_HAS_ID = "instr(message_id, '@') > 0 AND message_id NOT LIKE 'text:%' AND message_id NOT LIKE 'sha256:%'"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: its Message-ID without brackets, and the Message-IDs of its thread, with them, the oldest first."""

    message_id: str
    references: tuple[str, ...]


def named(db: Connection, account_id: int, message_id: str) -> Letter | None:
    """Return the mail with the account that has this Message-ID, with or without its brackets."""
    bare = message_id.strip("<> ")
    row = db.execute(
        "SELECT answers FROM local_touch WHERE account_id = ? AND message_id = ? AND retired_at IS NULL",
        (account_id, bare),
    ).fetchone()
    if row is not None:
        return Letter(bare, tuple((row[0] or "").split()))
    ours = db.execute(
        "SELECT data FROM outbox_recipient WHERE account_id = ? AND message_id = ? AND state IN ('sent', 'unknown')",
        (account_id, f"<{bare}>"),
    ).fetchone()
    return None if ours is None else Letter(bare, _references(ours[0]))


def last_with(db: Connection, account_id: int, mark: str, name: str) -> Letter | None:
    """Return the latest mail to or from a person: one of ours to the mark, or a touch that names the person."""
    row = db.execute(
        "SELECT message_id, answers, data FROM ("
        "SELECT trim(message_id, '<>') AS message_id, NULL AS answers, data, marked_at AS at, 1 AS ours, id "
        "FROM outbox_recipient WHERE account_id = :account AND mark = :mark AND state IN ('sent', 'unknown') "
        "UNION ALL SELECT t.message_id, t.answers, NULL, t.happened_at, 0, t.id "
        "FROM local_touch t, json_each(t.people) p "
        "WHERE t.account_id = :account AND t.channel = 'mail' AND t.group_uid IS NULL AND t.retired_at IS NULL "
        "AND t.people <> '' AND json_extract(p.value, '$.name') = :name) "
        f"WHERE {_HAS_ID} ORDER BY at DESC, ours DESC, id DESC LIMIT 1",
        {"account": account_id, "mark": mark, "name": name},
    ).fetchone()
    if row is None:
        return None
    message_id, answers, data = row
    return Letter(str(message_id), tuple((answers or "").split()) or _references(data))


def _references(data: str | None) -> tuple[str, ...]:
    """Return the thread that a letter of ours went on."""
    kept = json.loads(data) if data else {}
    return tuple(kept.get("references", ()))
