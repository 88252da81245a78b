"""Touches that were logged here; what a source knows of is ``remote_interaction``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store import rows
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
_MAIL: Final = ("id", "account_id", "message_id", "summary", "body")

#: Every touch with its day, ours and the sources'; meaningful unless somebody says otherwise. ``/only/``: of which
#: accounts.
EVERY: Final = (
    "SELECT account_id, substr(happened_at, 1, 10) AS day, channel, direction, coalesce(meaningful, 1) AS meaningful "
    "FROM remote_interaction WHERE 1 /only/ UNION ALL "
    "SELECT account_id, substr(happened_at, 1, 10), channel, direction, meaningful FROM local_touch "
    "WHERE retired_at IS NULL /only/"
)
#: Channels that reach many at once.
DIGITAL: Final = ("event", "content")
#: What `sums` counts, in its order: ``inbound`` came from them, ``unanswered`` is what we sent since the last
#: meaningful touch, from ``asked_from`` to ``asked_to``.
SUMS: Final = ("touches", "recent", "digital", "inbound", "unanswered", "asked_from", "asked_to")


def sums(db: Connection, today: date, days: int, recent: int) -> Mapping[int, Mapping[str, Any]]:
    """Return account -> `SUMS` of the ``days`` up to ``today``; ``recent``: touches of its last days alone.

    Accounts without any touch in that time are left out.
    """
    bound = {
        "today": today.isoformat(),
        "since": (today - timedelta(days=days)).isoformat(),
        "recent": (today - timedelta(days=recent)).isoformat(),
        "digital": json.dumps(DIGITAL),
    }
    found = db.execute(
        "SELECT account_id, sum(meaningful), sum(meaningful AND day > :recent), "
        "sum(meaningful AND channel IN (SELECT value FROM json_each(:digital))), sum(inbound), "
        "sum(unanswered), min(iif(unanswered, day, NULL)), max(iif(unanswered, day, NULL)) FROM ("
        "SELECT *, direction IS 'in' AS inbound, NOT meaningful AND direction IS NOT 'in' AND day > coalesce("
        "max(iif(meaningful, day, NULL)) OVER (PARTITION BY account_id), '') AS unanswered "
        f"FROM ({EVERY.replace('/only/', '')}) WHERE day > :since AND day <= :today) GROUP BY account_id",
        bound,
    )
    return {int(account): dict(zip(SUMS, values, strict=True)) for account, *values in found}


def minutes(db: Connection, today: date, days: int) -> Mapping[int, tuple[int, int, int]]:
    """Return account -> touches in the ``days`` up to ``today``, how many of them tell their minutes, and those.

    Whether a touch came to something does not matter: it took its time.
    """
    found = db.execute(
        "SELECT account_id, count(*), count(minutes), coalesce(sum(minutes), 0) FROM ("
        "SELECT account_id, substr(happened_at, 1, 10) AS day, minutes FROM remote_interaction UNION ALL "
        "SELECT account_id, substr(happened_at, 1, 10), minutes FROM local_touch WHERE retired_at IS NULL) "
        "WHERE day > ? AND day <= ? AND account_id IS NOT NULL GROUP BY account_id",
        ((today - timedelta(days=days)).isoformat(), today.isoformat()),
    )
    return {int(account): (int(n), int(timed), int(spent)) for account, n, timed, spent in found}


def tickets_opened(db: Connection, today: date, days: int) -> Mapping[int, int]:
    """Return account -> tickets opened in the ``days`` up to ``today``."""
    found = db.execute(
        "SELECT account_id, count(*) FROM remote_ticket WHERE substr(opened_at, 1, 10) > ? "
        "AND substr(opened_at, 1, 10) <= ? GROUP BY account_id",
        ((today - timedelta(days=days)).isoformat(), today.isoformat()),
    )
    return {int(account): int(count) for account, count in found}


def is_known(db: Connection) -> bool:
    """Return whether any touch was ever told: else none is unknown, not zero."""
    sql = "SELECT EXISTS (SELECT 1 FROM remote_interaction) OR EXISTS (SELECT 1 FROM local_touch)"
    return bool(db.execute(sql).fetchone()[0])


def add(
    db: Connection,
    account_id: int,
    *,
    channel: str,
    happened_at: str,
    direction: str = "out",
    begun_by: str = "us",
    minutes: int | None = None,
    meaningful: bool = True,
    summary: str = "",
    people: str = "",
    author: str = "",
    body: str | None = None,
    message_id: str | None = None,
    group_uid: str | None = None,
    answers: str | None = None,
) -> int:
    """Log a touch; return its id. ``people`` is JSON, ``group_uid`` is shared by touches logged in one step.

    ``message_id`` is kept without its brackets; ``answers``: the Message-IDs that the mail names as its thread, the
    oldest first.
    """
    row = db.execute(
        "INSERT INTO local_touch (uid, account_id, channel, direction, begun_by, minutes, meaningful, "
        "happened_at, summary, people, author, body, message_id, group_uid, answers) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), account_id, channel, direction, begun_by, minutes, int(meaningful), happened_at, summary,
         people, author, body, message_id and message_id.strip("<>"), group_uid, answers),
    ).fetchone()  # fmt: skip
    return int(row[0])


def retire(db: Connection, touch_id: int, at: str | None) -> int:
    """Take a touch away at ``at``, or bring it back (None); return its account.

    One whose mail was logged again meanwhile stays away.

    Raises:
        KeyError: there is no such touch.
    """
    db.execute("UPDATE OR IGNORE local_touch SET retired_at = ? WHERE id = ?", (at, touch_id))
    row = db.execute("SELECT account_id FROM local_touch WHERE id = ?", (touch_id,)).fetchone()
    if row is None:
        raise KeyError(touch_id)
    return int(row[0])


def of_message(db: Connection, account_id: int, message_id: str) -> int | None:
    """Return the account's touch made of this message."""
    row = db.execute(
        "SELECT id FROM local_touch WHERE account_id = ? AND message_id = ? AND retired_at IS NULL",
        (account_id, message_id.strip("<>")),
    ).fetchone()
    return None if row is None else int(row[0])


def of_group(db: Connection, account_id: int, group_uid: str) -> tuple[int, list[dict[str, Any]]] | None:
    """Return the account's touch of this group with its people; None: there is none."""
    row = db.execute(
        "SELECT id, people FROM local_touch WHERE account_id = ? AND group_uid = ? AND retired_at IS NULL",
        (account_id, group_uid),
    ).fetchone()
    return None if row is None else (int(row[0]), json.loads(row[1]) if row[1] else [])


def put_people(db: Connection, touch_id: int, people: str) -> None:
    """Write who a touch was with, as JSON."""
    db.execute("UPDATE local_touch SET people = ? WHERE id = ?", (people, touch_id))


def mail_of(db: Connection, uid: str) -> Row | None:
    """Return the touch of a mail by its uid or the end of it: id, account_id, message_id, summary, body."""
    row = rows.ending(db, "local_touch", _MAIL, uid, SHORTEST_UID)
    return None if row is None or not row["message_id"] else row


def put_body(db: Connection, touch_id: int, text: str) -> None:
    """Keep the whole text of a touch."""
    db.execute("UPDATE local_touch SET body = ? WHERE id = ?", (text, touch_id))


def body(db: Connection, touch_id: int) -> str:
    """Return the whole text that came with a touch; '' for none."""
    row = db.execute("SELECT body FROM local_touch WHERE id = ?", (touch_id,)).fetchone()
    return "" if row is None else row[0] or ""


def uids(db: Connection, touch_ids: Sequence[int]) -> list[str]:
    """Return the uids of touches, in the order asked."""
    sql = "SELECT uid FROM local_touch WHERE id = ?"
    return [db.execute(sql, (touch_id,)).fetchone()[0] for touch_id in touch_ids]
