"""How far mailboxes were read, and what reading them asks of the ledger."""

from __future__ import annotations

import json
from collections.abc import Collection

from cs_workbench.store import recipients
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

#: Of an unfinished campaign too: what has left may come back.
_OF_MAILBOX = "FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id AND c.round = r.round "


def cursor(db: Connection, mailbox_id: int, folder: str) -> tuple[int, int] | None:
    """Return (UIDVALIDITY, last UID) up to which a folder was read; None: it never was."""
    sql = "SELECT validity, uid FROM inbox_folder WHERE mailbox_id = ? AND folder = ?"
    row = db.execute(sql, (mailbox_id, folder)).fetchone()
    return None if row is None else (int(row[0]), int(row[1]))


def put_cursor(db: Connection, mailbox_id: int, folder: str, upto: tuple[int, int], *, at: str) -> None:
    """Note up to which (UIDVALIDITY, UID) a folder was read; in the transaction that writes what was read."""
    db.execute(
        "INSERT INTO inbox_folder (mailbox_id, folder, validity, uid, read_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (mailbox_id, folder) DO UPDATE SET validity = excluded.validity, uid = excluded.uid, "
        "read_at = excluded.read_at",
        (mailbox_id, folder, *upto, at),
    )


def read_at(db: Connection, mailbox_id: int) -> str | None:
    """Return when a mailbox was read last; None: it never was."""
    sql = "SELECT max(read_at) FROM inbox_folder WHERE mailbox_id = ?"
    (at,) = db.execute(sql, (mailbox_id,)).fetchone()
    return None if at is None else str(at)


def is_ours(db: Connection, message_id: str) -> bool:
    """Say whether a mail of the ledger has this Message-ID, and may have left."""
    sql = "SELECT 1 FROM outbox_recipient WHERE message_id = ? AND state NOT IN ('planned', 'excluded')"
    return db.execute(sql, (message_id,)).fetchone() is not None


def is_invited(db: Connection, mark: str) -> bool:
    """Say whether a mail that left invited this address to something."""
    sql = (
        "SELECT 1 FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id "
        "WHERE r.mark = ? AND c.invitation IS NOT NULL AND r.state IN ('sent', 'unknown') LIMIT 1"
    )
    return db.execute(sql, (mark,)).fetchone() is not None


def invited_to(db: Connection, mark: str, event_uid: str, sequence: int | None) -> Row | None:
    """Return the recipient of this address whom a mail invited to the event of this UID and SEQUENCE (None: any)."""
    found = db.execute(
        f"SELECT r.id {_OF_MAILBOX}WHERE r.mark = ?1 AND json_extract(c.invitation, '$.uid') = ?2 "
        "AND (?3 IS NULL OR json_extract(c.invitation, '$.sequence') = ?3) "
        "AND r.state IN ('sent', 'unknown') ORDER BY r.id DESC LIMIT 1",
        (mark, event_uid, sequence),
    ).fetchone()
    return None if found is None else recipients.of_id(db, int(found[0]))


def last_sent_to(db: Connection, mark: str) -> Row | None:
    """Return the recipient of this address whose mail left last."""
    found = db.execute(
        "SELECT id FROM outbox_recipient WHERE mark = ? AND state IN ('sent', 'unknown') "
        "ORDER BY coalesce(ended_at, marked_at) DESC, id DESC LIMIT 1",
        (mark,),
    ).fetchone()
    return None if found is None else recipients.of_id(db, int(found[0]))


def soft_bounces(db: Connection, mark: str, since: str) -> int:
    """Return how many mails to an address came back for now since a moment."""
    sql = (
        "SELECT count(DISTINCT r.id) FROM outbox_event e JOIN outbox_recipient r ON r.id = e.recipient_id "
        "WHERE r.mark = ? AND e.kind = 'bounced_soft' AND e.at >= ?"
    )
    return int(db.execute(sql, (mark, since)).fetchone()[0])


def in_doubt(db: Connection, mailbox_id: int) -> dict[str, int]:
    """Return Message-ID -> recipient of a mailbox's mails of which nobody knows whether they left.

    Those of which we laid a copy into Sent ourselves are not among them: it would prove nothing.
    """
    cursor = db.execute(
        f"SELECT r.message_id, r.id {_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.state = 'unknown' "
        "AND r.message_id IS NOT NULL AND r.copied_at IS NULL",
        (mailbox_id,),
    )
    return {str(message_id): int(row_id) for message_id, row_id in cursor}


def sent_before(db: Connection, mailbox_id: int, since: str, before: str, most: int) -> list[str]:
    """Return Message-IDs of mails that left a mailbox in a span, the latest first."""
    cursor = db.execute(
        f"SELECT r.message_id {_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.state = 'sent' AND r.ended_at >= ? "
        "AND r.ended_at <= ? AND r.message_id IS NOT NULL ORDER BY r.ended_at DESC, r.id DESC LIMIT ?",
        (mailbox_id, since, before, most),
    )
    return [str(message_id) for (message_id,) in cursor]


def without_copy(db: Connection, mailbox_id: int, since: str, most: int) -> list[Row]:
    """Return recipients of a mailbox whose mail left since a moment and of whom Sent is not known to have a copy."""
    cursor = db.execute(
        f"SELECT r.id {_OF_MAILBOX}WHERE c.mailbox_id = ? AND r.state = 'sent' AND r.copied_at IS NULL "
        "AND r.message_id IS NOT NULL AND r.email IS NOT NULL AND r.ended_at >= ? "
        "ORDER BY r.campaign_id, r.position, r.id LIMIT ?",
        (mailbox_id, since, most),
    )
    return [recipients.of_id(db, int(row_id)) for (row_id,) in cursor.fetchall()]


def put_copied(db: Connection, recipient_id: int, at: str) -> None:
    """Note that the copy of a mail is settled: Sent has it."""
    db.execute("UPDATE outbox_recipient SET copied_at = ? WHERE id = ?", (at, recipient_id))


def wishes(db: Connection) -> list[Row]:
    """Return whose words ask for no more mail and wait for a person, the newest first.

    Columns: id, uid, email, campaign_id, name, account_id, topic, kind, title, campaign (a uid), at, text, message_id.
    """
    names = (
        "id", "uid", "email", "campaign_id", "name", "account_id", "topic", "kind", "title", "campaign", "at", "text",
        "message_id",
    )  # fmt: skip
    cursor = db.execute(
        "SELECT r.id, r.uid, r.email, r.campaign_id, r.name, r.account_id, coalesce(c.topic, ''), c.kind, c.title, "
        "c.uid, e.at, coalesce(e.text, ''), coalesce(e.message_id, '') FROM outbox_event e "
        "JOIN outbox_recipient r ON r.id = e.recipient_id JOIN local_campaign c ON c.id = r.campaign_id "
        "WHERE e.kind = 'opt_out_asked' AND r.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outbox_event later "
        "WHERE later.recipient_id = r.id AND later.id > e.id AND later.kind IN ('opted_out', 'opt_out_declined')) "
        "AND e.id = (SELECT max(id) FROM outbox_event WHERE recipient_id = r.id AND kind = 'opt_out_asked') "
        "ORDER BY e.id DESC"
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def answers(db: Connection, campaign_id: int, kinds: Collection[str]) -> dict[int, str]:
    """Return recipient -> the last event of these kinds, of a campaign."""
    cursor = db.execute(
        "SELECT e.recipient_id, e.kind FROM outbox_event e JOIN outbox_recipient r ON r.id = e.recipient_id "
        "WHERE r.campaign_id = ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY e.at, e.id",
        (campaign_id, json.dumps(sorted(kinds))),
    )
    return {int(recipient): str(kind) for recipient, kind in cursor}
