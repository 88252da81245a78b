"""The ledger: every recipient (宛先) of every campaign, what became of each, and what happened after.

A row is never deleted. Rows of another ``round`` than the campaign's belong to an audience that was replaced; they can
be taken back, leave nobody anything, and go when the campaign has ended.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from cs_workbench.store import rows
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
#: Kept as JSON.
JSON: Final = ("edits", "data", "copies")
FIELDS: Final = (
    "id", "uid", "campaign_id", "account_id", "round", "address", "mark", "email", "name", "domain", "contact_id",
    "person", "role", "language", "is_high", "state", "reason", "why", "edits", "data", "copies", "version_id",
    "message_id", "sha256", "position", "tries", "next_at", "answer", "queued_at", "claimed_at", "marked_at",
    "ended_at", "changed_at", "author", "copied_at",
)  # fmt: skip
_NEW: Final = (
    "uid", "campaign_id", "account_id", "round", "address", "mark", "email", "name", "domain", "contact_id",
    "person", "role", "language", "is_high", "state", "reason", "why", "edits", "copies", "tries", "changed_at",
)  # fmt: skip
_FROZEN: Final = (
    "state", "reason", "data", "copies", "version_id", "message_id", "sha256", "position", "queued_at", "changed_at",
)  # fmt: skip
#: Who is in one of these gets the mail, or may have got it.
MAY_HAVE_IT: Final = ("queued", "sending", "committing", "deferred", "sent", "unknown")


def lay_in(db: Connection, recipients: Iterable[Mapping[str, Any]]) -> None:
    """Write the recipients of a new round; what a row does not name is not known."""
    nothing = dict.fromkeys(_NEW)
    rows.insert_many(db, "outbox_recipient", _NEW, [_stored(nothing | dict(row)) for row in recipients])


def of_campaign(
    db: Connection, campaign_id: int, round_: int, states: Collection[str] | None = None
) -> list[Row]:
    """Return a campaign's recipients of this round, in these states or all, in their order."""
    where = "campaign_id = ? AND round = ?"
    bound: list[Any] = [campaign_id, round_]
    if states is not None:
        where += " AND state IN (SELECT value FROM json_each(?))"
        bound.append(json.dumps(sorted(states)))
    found = rows.select(db, "outbox_recipient", FIELDS, f"{where} ORDER BY id", bound)
    return [_read(row) for row in found]


def due(
    db: Connection, campaign: Row, state: str, *, now: str, most: int, closed: Collection[str] = ()
) -> list[Row]:
    """Return the first recipients in a state whose time has come, in the order in which they are sent.

    ``closed``: domains that get nothing now.
    """
    where = (
        "campaign_id = ? AND state = ? AND round = ? AND coalesce(next_at, '') <= ? "
        "AND coalesce(domain, '') NOT IN (SELECT value FROM json_each(?)) ORDER BY position, id LIMIT ?"
    )
    bound = (campaign["id"], state, campaign["round"], now, json.dumps(list(closed)), most)
    return [_read(row) for row in rows.select(db, "outbox_recipient", FIELDS, where, bound)]


def addresses(db: Connection, campaigns: Collection[int], states: Collection[str] | None = None) -> set[str]:
    """Return the addresses in the present rounds of these campaigns: in these states, or all."""
    cursor = db.execute(
        "SELECT r.address FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id "
        "AND c.round = r.round WHERE c.id IN (SELECT value FROM json_each(?1)) "
        "AND (?2 IS NULL OR r.state IN (SELECT value FROM json_each(?2)))",
        (json.dumps(sorted(campaigns)), None if states is None else json.dumps(sorted(states))),
    )
    return {str(address) for (address,) in cursor}


def copied(db: Connection, campaigns: Collection[int]) -> set[str]:
    """Return the customers' addresses, as they are the same, that had a copy with a mail of these campaigns, or may."""
    cursor = db.execute(
        "SELECT DISTINCT lower(json_extract(c.value, '$.email')) FROM outbox_recipient r, json_each(r.copies) c "
        "WHERE r.campaign_id IN (SELECT value FROM json_each(?)) AND r.state IN (SELECT value FROM json_each(?)) "
        "AND json_extract(c.value, '$.ours') IS NULL",
        (json.dumps(sorted(campaigns)), json.dumps(sorted(MAY_HAVE_IT))),
    )
    return {str(address) for (address,) in cursor if address}


def of_frozen(db: Connection, states: Collection[str]) -> list[Row]:
    """Return the recipients in these states of every campaign that is frozen and stands, in their order."""
    where = (
        "state IN (SELECT value FROM json_each(?)) AND campaign_id IN (SELECT id FROM local_campaign "
        "WHERE frozen_at IS NOT NULL AND retired_at IS NULL) ORDER BY campaign_id, position, id"
    )
    found = rows.select(db, "outbox_recipient", FIELDS, where, (json.dumps(sorted(states)),))
    return [_read(row) for row in found]


def of_uid(db: Connection, text: str) -> Row | None:
    """Return the recipient of this uid, or the only one whose uid ends so."""
    found = rows.one(db, "outbox_recipient", FIELDS, "uid = ?", (text,))
    if found is None and len(text) >= SHORTEST_UID:
        near = rows.select(
            db, "outbox_recipient", FIELDS, "substr(uid, -length(?)) = ? LIMIT 2", (text, text)
        )
        found = near[0] if len(near) == 1 else None
    return None if found is None else _read(found)


def of_id(db: Connection, row_id: int) -> Row:
    """Return the recipient by its number here.

    Raises:
        KeyError: there is none.
    """
    found = rows.one(db, "outbox_recipient", FIELDS, "id = ?", (row_id,))
    if found is None:
        raise KeyError(row_id)
    return _read(found)


def of_message(db: Connection, message_id: str) -> Row | None:
    """Return the recipient whose mail has this Message-ID: what bounces, replies and look-ups in Sent ask."""
    found = rows.one(db, "outbox_recipient", FIELDS, "message_id = ?", (message_id,))
    return None if found is None else _read(found)


def of_token(db: Connection, token: str) -> Row | None:
    """Return the recipient whose mail's Message-ID has this left half; None: none has, or it never could leave."""
    where = "message_id >= ? AND message_id < ? AND state NOT IN ('planned', 'excluded')"
    found = rows.one(db, "outbox_recipient", FIELDS, where, (f"<{token}@", f"<{token}A"))
    return None if found is None else _read(found)


def waiting_of(db: Connection, mark: str) -> list[int]:
    """Return the recipients of an address, in every campaign, whose mail has not left and is not leaving."""
    cursor = db.execute(
        "SELECT id FROM outbox_recipient WHERE mark = ? AND state IN ('planned', 'queued', 'deferred')",
        (mark,),
    )
    return [int(row_id) for (row_id,) in cursor]


def sent_to(db: Connection, mark: str) -> list[int]:
    """Return the recipients of an address, in every campaign, whose mail left."""
    cursor = db.execute("SELECT id FROM outbox_recipient WHERE mark = ? AND state = 'sent'", (mark,))
    return [int(row_id) for (row_id,) in cursor]


def put(db: Connection, row_id: int, values: Mapping[str, Any], *, at: str) -> None:
    """Write some columns of a recipient."""
    rows.change(db, "outbox_recipient", row_id, {**_stored(values), "changed_at": at})


def put_many(db: Connection, ids: Collection[int], values: Mapping[str, Any], *, at: str) -> None:
    """Write the same in several recipients."""
    values = {**_stored(values), "changed_at": at}
    sets = ", ".join(f'"{name}" = ?' for name in values)
    db.execute(
        f"UPDATE outbox_recipient SET {sets} WHERE id IN (SELECT value FROM json_each(?))",
        (*values.values(), json.dumps(sorted(ids))),
    )


def freeze(db: Connection, frozen: Iterable[Mapping[str, Any]]) -> None:
    """Write what freezing decided of each recipient, named by ``id``."""
    sets = ", ".join(f"{name} = ?" for name in _FROZEN)
    db.executemany(
        f"UPDATE outbox_recipient SET {sets} WHERE id = ?",
        [(*(_stored(row)[name] for name in _FROZEN), row["id"]) for row in frozen],
    )


def drop_other_rounds(db: Connection, campaign_id: int) -> None:
    """Delete the audiences of a campaign that were replaced."""
    db.execute(
        "DELETE FROM outbox_recipient WHERE campaign_id = ?1 "
        "AND round <> (SELECT round FROM local_campaign WHERE id = ?1)",
        (campaign_id,),
    )


def last_round(db: Connection, campaign_id: int) -> int:
    """Return the highest round that was ever laid in."""
    sql = "SELECT coalesce(max(round), 0) FROM outbox_recipient WHERE campaign_id = ?"
    return int(db.execute(sql, (campaign_id,)).fetchone()[0])


def counts(db: Connection, campaign_id: int | None = None) -> dict[int, list[tuple[str, str | None, int]]]:
    """Return campaign -> (state, reason, how many) of its round; one campaign's, or all."""
    found: dict[int, list[tuple[str, str | None, int]]] = {}
    cursor = db.execute(
        "SELECT r.campaign_id, r.state, r.reason, count(*) FROM outbox_recipient r "
        "JOIN local_campaign c ON c.id = r.campaign_id AND c.round = r.round "
        "WHERE coalesce(?, r.campaign_id) = r.campaign_id GROUP BY 1, 2, 3",
        (campaign_id,),
    )
    for campaign, state, reason, count in cursor:
        found.setdefault(int(campaign), []).append((state, reason, int(count)))
    return found


def event_counts(db: Connection, campaign_id: int | None = None) -> dict[int, dict[str, int]]:
    """Return campaign -> kind of event -> how many of the sent mails it happened to."""
    found: dict[int, dict[str, int]] = {}
    cursor = db.execute(
        "SELECT r.campaign_id, e.kind, count(DISTINCT r.id) FROM outbox_event e "
        "JOIN outbox_recipient r ON r.id = e.recipient_id AND r.state = 'sent' "
        "WHERE coalesce(?, r.campaign_id) = r.campaign_id GROUP BY 1, 2",
        (campaign_id,),
    )
    for campaign, kind, count in cursor:
        found.setdefault(int(campaign), {})[kind] = int(count)
    return found


def events(db: Connection, campaign_id: int) -> dict[int, list[Row]]:
    """Return recipient -> what happened after the mail, in order."""
    names = ("recipient_id", "kind", "at", "text", "message_id")
    found: dict[int, list[Row]] = {}
    where = "recipient_id IN (SELECT id FROM outbox_recipient WHERE campaign_id = ?) ORDER BY at, id"
    for row in rows.select(db, "outbox_event", names, where, (campaign_id,)):
        found.setdefault(int(row["recipient_id"]), []).append(row)
    return found


def add_event(
    db: Connection, recipient_id: int, kind: str, *, at: str, text: str = "", message_id: str = ""
) -> bool:
    """Append that something happened after the mail; say whether it is new: the same message tells it once."""
    told = db.execute(
        "SELECT 1 FROM outbox_event WHERE recipient_id = ? AND kind = ? AND message_id = ?",
        (recipient_id, kind, message_id),
    ).fetchone()
    if message_id and told is not None:
        return False
    values = {
        "recipient_id": recipient_id, "kind": kind, "at": at, "text": text or None,
        "message_id": message_id or None,
    }  # fmt: skip
    rows.insert(db, "outbox_event", values)
    return True


def reached_since(db: Connection, marks: Collection[str], since: str, but: int) -> dict[str, int]:
    """Return mark -> announcements that were sent since, are leaving or may have left, of other campaigns."""
    cursor = db.execute(
        "SELECT r.mark, count(*) FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id "
        "WHERE r.mark IN (SELECT value FROM json_each(?)) AND r.campaign_id <> ? AND c.kind = 'announcement' "
        "AND (r.state IN ('sending', 'committing') OR (r.state IN ('sent', 'unknown') "
        "AND coalesce(r.marked_at, r.ended_at) >= ?)) GROUP BY 1",
        (json.dumps(sorted(marks)), but, since),
    )
    return {mark: int(count) for mark, count in cursor}


def written_since(
    db: Connection, since: str, accounts: Collection[int] | None = None
) -> dict[tuple[int, str], int]:
    """Return (account, name of the person) -> mails written by hand since, of these accounts or all.

    A mail that names nobody is under ''.
    Mails of campaigns are not among them: their touches carry the campaign's uid as group.
    """
    found: dict[tuple[int, str], int] = {}
    cursor = db.execute(
        "SELECT t.account_id, coalesce(json_extract(p.value, '$.name'), ''), count(DISTINCT t.id) FROM local_touch t "
        "LEFT JOIN json_each(iif(t.people IS NULL OR t.people = '', '[]', t.people)) p "
        "WHERE t.channel = 'mail' AND t.direction = 'out' AND t.retired_at IS NULL AND t.happened_at >= ?1 "
        "AND (?2 IS NULL OR t.account_id IN (SELECT value FROM json_each(?2))) "
        "AND NOT EXISTS (SELECT 1 FROM local_campaign c WHERE c.uid = t.group_uid) GROUP BY 1, 2",
        (since, None if accounts is None else json.dumps(sorted(accounts))),
    )
    for account, name, count in cursor:
        found[int(account), name] = int(count)
    return found


def _stored(values: Mapping[str, Any]) -> Row:
    return {
        name: json.dumps(value, ensure_ascii=False, sort_keys=True)
        if name in JSON and value is not None
        else value
        for name, value in values.items()
    }


def _read(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in JSON if row[name] is not None}
