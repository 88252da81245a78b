"""Customer voices, and the requests they ask for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing a customer told us."""

    id: int
    uid: str
    account_id: int
    kind: str
    text: str
    request_id: int | None
    request: str
    heard_at: str
    author: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request of the register; ``accounts``: whose voices ask for it."""

    id: int
    uid: str
    title: str
    state: str
    at: str
    shipped_on: str | None
    note: str
    accounts: tuple[int, ...]
    voices: int
    newest: str


_VOICE: Final = (
    "SELECT v.id, v.uid, v.account_id, v.kind, v.text, v.request_id, coalesce(r.title, ''), v.heard_at, "
    "coalesce(v.author, '') FROM local_voice v LEFT JOIN local_request r ON r.id = v.request_id "
    "AND r.retired_at IS NULL WHERE v.retired_at IS NULL"
)
_REQUEST: Final = (
    "SELECT r.id, r.uid, r.title, r.state, r.at, r.shipped_on, coalesce(r.note, ''), "
    "json_group_array(DISTINCT v.account_id) FILTER (WHERE v.id IS NOT NULL), count(v.id), "
    "coalesce(max(v.heard_at), '') FROM local_request r LEFT JOIN local_voice v ON v.request_id = r.id "
    "AND v.retired_at IS NULL WHERE r.retired_at IS NULL {} GROUP BY r.id"
)


def add(
    db: Connection,
    account_id: int,
    kind: str,
    text: str,
    *,
    heard_at: str,
    author: str,
    request_id: int | None = None,
    note_id: int | None = None,
) -> int:
    """Add a voice; return its id."""
    row = db.execute(
        "INSERT INTO local_voice (uid, account_id, kind, text, request_id, note_id, heard_at, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, kind, text, request_id, note_id, heard_at, author),
    ).fetchone()
    return int(row[0])


def retire(db: Connection, voice_id: int, at: str | None) -> int:
    """Take a voice away at ``at``, or bring it back (None); return its account."""
    row = db.execute(
        "UPDATE local_voice SET retired_at = ? WHERE id = ? RETURNING account_id", (at, voice_id)
    ).fetchone()
    return int(row[0])


def all_voices(db: Connection, *, kind: str = "", account_id: int | None = None) -> list[Voice]:
    """Return voices, the newest first."""
    more, bound = "", list[object]()
    if kind:
        more, bound = more + " AND v.kind = ?", [*bound, kind]
    if account_id is not None:
        more, bound = more + " AND v.account_id = ?", [*bound, account_id]
    return [Voice(*row) for row in db.execute(f"{_VOICE}{more} ORDER BY v.heard_at DESC, v.id DESC", bound)]


def link(
    db: Connection, voice_ids: Sequence[int], request_id: int | None
) -> list[tuple[int, int | None, int]]:
    """Put voices under a request (None: under none); return (voice, the request it had, account)."""
    found = []
    for voice_id in voice_ids:
        row = db.execute(
            "SELECT request_id, account_id FROM local_voice WHERE id = ?", (voice_id,)
        ).fetchone()
        if row is not None:
            found.append((voice_id, row[0], row[1]))
            db.execute("UPDATE local_voice SET request_id = ? WHERE id = ?", (request_id, voice_id))
    return found


def add_request(db: Connection, title: str, *, state: str, at: str, note: str, shipped_on: str | None) -> int:
    """Add a request; return its id."""
    row = db.execute(
        "INSERT INTO local_request (uid, title, state, at, note, shipped_on) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), title, state, at, note, shipped_on),
    ).fetchone()
    return int(row[0])


def change_request(
    db: Connection, request_id: int, *, title: str, state: str, note: str, shipped_on: str | None
) -> None:
    """Write a request's fields."""
    db.execute(
        "UPDATE local_request SET title = ?, state = ?, note = ?, shipped_on = ? WHERE id = ?",
        (title, state, note, shipped_on, request_id),
    )


def retire_request(db: Connection, request_id: int, at: str | None) -> None:
    """Take a request away at ``at``, or bring it back (None)."""
    db.execute("UPDATE local_request SET retired_at = ? WHERE id = ?", (at, request_id))


def requests(db: Connection) -> list[Request]:
    """Return the register: the most asked for first."""
    rows = db.execute(_REQUEST.format("") + " ORDER BY 9 DESC, r.at DESC, r.id DESC")
    return [_request(row) for row in rows]


def request(db: Connection, request_id: int) -> Request | None:
    """Return one request; None when it is gone."""
    row = db.execute(_REQUEST.format("AND r.id = ?"), (request_id,)).fetchone()
    return None if row is None else _request(row)


def request_named(db: Connection, text: str) -> list[int]:
    """Return the requests with this uid or title."""
    rows = db.execute(
        "SELECT id FROM local_request WHERE retired_at IS NULL AND (uid = :text OR title = :text)",
        {"text": text},
    ).fetchall()
    return [request_id for (request_id,) in rows]


def _request(row: Sequence[object]) -> Request:
    uid, title, state, at, shipped, note = row[1:7]
    accounts = tuple(sorted(json.loads(str(row[7]))))
    return Request(
        int(str(row[0])), str(uid), str(title), str(state), str(at), None if shipped is None else str(shipped),
        str(note), accounts, int(str(row[8])), str(row[9]),
    )  # fmt: skip
