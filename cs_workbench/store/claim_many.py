"""Many mails claimed at once, for a server that takes hundreds a second: `claims.claim`, asked for all together.

The first mail is claimed by `claims.claim`, which also says why there is none; the others come along.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from cs_workbench.domain.campaign import ANNOUNCEMENT, forbidden
from cs_workbench.domain.quota import DAY, MINUTE, Limits
from cs_workbench.kernel.clock import iso
from cs_workbench.store import claims, mailboxes, permissions, recipients, rows
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row


@dataclass(frozen=True, slots=True)
class Claims:
    """Mails to send now, in state 'sending' and with ``taken_at``; why there is no more; and who was held back."""

    recipients: list[Row]
    why: str
    next_at: datetime | None
    excluded: list[int]


def claim_many(db: Connection, mailbox_id: int, now: datetime, most: int) -> Claims:
    """Take up to ``most`` mails and as many tokens of the quota; call it inside a write transaction."""
    first = claims.claim(db, mailbox_id, now)
    excluded = list(first.excluded)
    if first.recipient is None:
        return Claims([], first.why, first.next_at, excluded)
    taken = [first.recipient | {"taken_at": iso(now)}]
    mailbox = mailboxes.mailbox_of_id(db, mailbox_id)
    limits = claims.limits_of(mailbox or {})
    room = min(most - 1, _room(db, mailbox_id, limits, now))
    for campaign in _campaigns(db, mailbox_id, now):
        for state in ("queued", "deferred"):
            if room <= 0:
                break
            due = recipients.due(db, campaign, state, iso(now), room)
            allowed = _of_open_domains(db, mailbox_id, limits, now, due)
            kept, held = _judged(db, campaign, allowed, now)
            _hold_back(db, held, now)
            excluded += [int(row["id"]) for out in held.values() for row in out]
            taken += _take(db, mailbox_id, campaign, kept, now)
            room -= len(kept)
    return Claims(taken, "", None, excluded)


def _room(db: Connection, mailbox_id: int, limits: Limits, now: datetime) -> int:
    """Return how many more the windows of the mailbox hold."""
    allowed = ((MINUTE, limits.per_minute), (DAY, limits.per_day_for(personal=False)))
    return min(
        (most - claims.used(db, mailbox_id, now - span) for span, most in allowed if most is not None),
        default=1_000_000,
    )


def _campaigns(db: Connection, mailbox_id: int, now: datetime) -> list[Row]:
    return rows.select(
        db, "local_campaign", ("id", "round", "kind", "topic", "state"),
        "mailbox_id = ? AND retired_at IS NULL AND state IN ('scheduled', 'sending') AND start_at <= ? "
        "ORDER BY kind DESC, start_at, id", (mailbox_id, iso(now)),
    )  # fmt: skip


def _of_open_domains(
    db: Connection, mailbox_id: int, limits: Limits, now: datetime, due: list[Row]
) -> list[Row]:
    """Return those whose customer's domain has not had its share of the minute."""
    if limits.domain_per_minute is None or not due:
        return due
    had = Counter(
        dict(
            db.execute(
                "SELECT domain, sum(mails) FROM outbox_quota WHERE mailbox_id = ? AND at >= ? AND domain IS NOT NULL "
                "GROUP BY domain",
                (mailbox_id, iso(now - MINUTE)),
            ).fetchall()
        )
    )
    kept = []
    for row in due:
        if had[row["domain"]] < limits.domain_per_minute:
            had[row["domain"]] += 1
            kept.append(row)
    return kept


def _judged(
    db: Connection, campaign: Row, due: list[Row], now: datetime
) -> tuple[list[Row], dict[str, list[Row]]]:
    """Return who may be written to, and by reason who may not any more."""
    kept: list[Row] = []
    held: dict[str, list[Row]] = {}
    if not due:
        return kept, held
    marks = [row["mark"] for row in due]
    standing = permissions.suppressions(db, marks)
    is_capped = campaign["kind"] == ANNOUNCEMENT
    days, most = claims.cap(db) if is_capped else (0, 0)
    since = iso(now - timedelta(days=days))
    reached = recipients.reached_since(db, marks, since, campaign["id"]) if is_capped else {}
    by_hand = recipients.written_since(db, since) if is_capped else {}
    for row in due:
        reason = forbidden(standing.get(row["mark"], ()), campaign["kind"], campaign["topic"] or "")
        if not reason and is_capped and not row["why"]:
            written = by_hand.get((int(row["account_id"]), row["name"] or ""), 0)
            reason = "cap" if reached.get(row["mark"], 0) + written >= most else ""
        if reason:
            held.setdefault(reason, []).append(row)
        else:
            kept.append(row)
    return kept, held


def _hold_back(db: Connection, held: dict[str, list[Row]], now: datetime) -> None:
    at = iso(now)
    for reason, out in held.items():
        values = {"state": "excluded", "reason": reason, "ended_at": at}
        recipients.put_many(db, [row["id"] for row in out], values, at=at)


def _take(db: Connection, mailbox_id: int, campaign: Row, kept: list[Row], now: datetime) -> list[Row]:
    if not kept:
        return []
    at = iso(now)
    db.execute(  # of its tries the first: 48 hours count from there
        "UPDATE outbox_recipient SET state = 'sending', claimed_at = coalesce(claimed_at, ?), next_at = NULL, "
        "changed_at = ? WHERE id IN (SELECT value FROM json_each(?))",
        (at, at, json.dumps([row["id"] for row in kept])),
    )
    rows.insert_many(
        db, "outbox_quota", ("mailbox_id", "recipient_id", "domain", "at", "mails"),
        [
            {"mailbox_id": mailbox_id, "recipient_id": row["id"], "domain": row["domain"], "at": at, "mails": 1}
            for row in kept
        ],
    )  # fmt: skip
    db.execute(
        "UPDATE local_campaign SET state = 'sending', changed_at = ? WHERE id = ? AND state = 'scheduled'",
        (at, campaign["id"]),
    )
    taken = {"state": "sending", "next_at": None, "taken_at": at}
    return [
        _without_stopped_copies(db, row | taken | {"claimed_at": row["claimed_at"] or at}, campaign, at)
        for row in kept
    ]


def _without_stopped_copies(db: Connection, row: Row, campaign: Row, at: str) -> Row:
    if not row["copies"]:
        return row
    claims.drop_copies(db, row | {"kind": campaign["kind"], "topic": campaign["topic"]}, at)
    return recipients.of_id(db, row["id"]) | {"taken_at": at}
