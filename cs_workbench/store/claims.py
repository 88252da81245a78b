"""What may leave next: mails of a mailbox, claimed with as many tokens of its quota (outreach.md 4.2).

`claim` asks once more, inside its transaction, everything that may have changed since the campaign was frozen: consent,
suppression, frequency cap, pause, quota. What became of a claimed mail is written by `outbox.settle`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from cs_workbench.domain.campaign import ANNOUNCEMENT, CAP_DAYS, CAP_MAILS, LETTER, barred, bars_copy
from cs_workbench.domain.quota import DAY, DRAFTS, MINUTE, PRESETS, Limits
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.store import permissions, recipients, rows, settings
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SECOND: Final = timedelta(seconds=1)  # times are kept in whole seconds, and a window is closed at both ends
#: The mailboxes of one address: who takes one away and makes it anew has the same provider, which forgets nothing.
OF_ADDRESS: Final = (
    "mailbox_id IN (SELECT m.id FROM local_mailbox m JOIN local_mailbox one ON one.address = m.address COLLATE NOCASE "
    "WHERE one.id = ?)"
)
_UNLIMITED: Final = 1_000_000
Why = Literal["", "nothing", "paused", "minute", "day", "later"]


@dataclass(frozen=True, slots=True)
class Claims:
    """The mails to send now, or why there is none.

    Attributes:
        recipients: the claimed rows, in state 'sending', each with ``taken_at``.
        why: '' where there are some.
        next_at: when it is worth asking again; None: not known.
        excluded: recipients that were found not to be written to any more, and are now held back.
    """

    recipients: list[Row] = field(default_factory=list)
    why: Why = ""
    next_at: datetime | None = None
    excluded: list[int] = field(default_factory=list)


def claim(db: Connection, mailbox_id: int, now: datetime, most: int = 1) -> Claims:
    """Take up to ``most`` mails and their tokens of the quota; call it inside a write transaction.

    Letters by hand first, for which a part of the day is kept; notices before announcements, first tries before
    others, domains by turns. Whoever opted out, withdrew a consent, was suppressed or reached the frequency cap since
    freezing is held back here, with the reason; who would get a copy and must not gets none, and the mail's ``sha256``
    is then NULL until it is made anew.
    """
    mailbox = rows.one(
        db, "local_mailbox", ("transport", "paused_until", "preset", "limits"), "id = ?", (mailbox_id,)
    )
    if mailbox is None:
        raise KeyError(mailbox_id)
    if mailbox["paused_until"] and from_iso(mailbox["paused_until"]) > now:
        return Claims(why="paused", next_at=from_iso(mailbox["paused_until"]))
    limits = limits_of(mailbox)
    stop = _quota(db, mailbox_id, limits, now, personal=True)
    if stop is not None:
        return stop
    taken: list[Row] = []
    excluded: list[int] = []
    left = {personal: _room(db, mailbox_id, limits, now, personal=personal) for personal in (False, True)}
    had = Counter() if limits.domain_per_minute is None else _had(db, mailbox_id, now)
    for campaign in _campaigns(db, mailbox_id, now):
        is_letter = campaign["kind"] == LETTER
        for state in ("queued", "deferred"):
            while len(taken) < most and left[is_letter] > 0:
                closed = _closed(had, limits)
                some = min(most - len(taken), left[is_letter])
                due = recipients.due(db, campaign, state, now=iso(now), most=some, closed=closed)
                if not due:
                    break
                kept, held = _judged(db, campaign, due, now)
                excluded += _hold_back(db, held, now)
                open_ = _within(had, limits, kept, left[is_letter])
                taken += _take(db, mailbox_id, campaign, open_, now)
                count = sum(_recipients(row) for row in open_)
                left = {personal: room - count for personal, room in left.items()}
    if taken:
        return Claims(taken, excluded=excluded)
    stop = _quota(db, mailbox_id, limits, now, personal=False)
    return _later(db, mailbox_id, excluded, now) if stop is None else replace(stop, excluded=excluded)


def pause_mailbox(db: Connection, mailbox_id: int, until: str | None, why: str) -> None:
    """Hold a mailbox until a moment; None: let it go on."""
    rows.change(
        db, "local_mailbox", mailbox_id, {"paused_until": until, "paused_why": why if until else None}
    )


def sent_by_hand(db: Connection, mailbox_id: int, at: str, mails: int = 1) -> None:
    """Count mails that a person sent from the mailbox, as the provider does."""
    rows.insert(db, "outbox_quota", {"mailbox_id": mailbox_id, "at": at, "mails": mails, "recipients": mails})


def used(
    db: Connection, mailbox_id: int, since: datetime, of: Literal["mails", "recipients"] = "mails"
) -> int:
    """Return how many mails left a mailbox's address since a moment; or to how many recipients, copies with them."""
    sql = f"SELECT coalesce(sum({of}), 0) FROM outbox_quota WHERE {OF_ADDRESS} AND at >= ?"
    return int(db.execute(sql, (mailbox_id, iso(since))).fetchone()[0])


def end_if_done(db: Connection, campaign_id: int, at: str) -> bool:
    """Finish a campaign of which nothing is under way any more; say whether it is finished now."""
    cursor = db.execute(
        "UPDATE local_campaign SET state = 'finished', ended_at = ?, changed_at = ? WHERE id = ? "
        "AND state IN ('scheduled', 'sending') AND NOT EXISTS (SELECT 1 FROM outbox_recipient r "
        "WHERE r.campaign_id = local_campaign.id AND r.round = local_campaign.round "
        "AND r.state IN ('planned', 'queued', 'sending', 'committing', 'deferred')) RETURNING id",
        (at, at, campaign_id),
    )
    return cursor.fetchone() is not None


def limits_of(mailbox: Row) -> Limits:
    """Return what a stored mailbox may send: its provider's limits with what was set in their place."""
    if mailbox["transport"] == "draft":
        return DRAFTS
    return replace(PRESETS[mailbox["preset"]], **json.loads(mailbox["limits"]))


def cap(db: Connection) -> tuple[int, int]:
    """Return (days looked back, announcements and mails by hand in them that one person may get)."""
    days = int(settings.get(db, "outreach_cap_days", CAP_DAYS))
    return days, int(settings.get(db, "outreach_cap_mails", CAP_MAILS))


def _windows(
    limits: Limits, *, personal: bool
) -> tuple[tuple[Why, timedelta, int | None, Literal["mails", "recipients"]], ...]:
    """Return what may leave in which span: mails of a minute, recipients of a day (letters by hand keep a part)."""
    day = limits.per_day_for(personal=personal)
    return ("minute", MINUTE, limits.per_minute, "mails"), ("day", DAY, day, "recipients")


def _quota(
    db: Connection, mailbox_id: int, limits: Limits, now: datetime, *, personal: bool
) -> Claims | None:
    """Return what holds the mailbox back; None: nothing."""
    for why, span, allowed, of in _windows(limits, personal=personal):
        if allowed is not None and used(db, mailbox_id, now - span, of) >= allowed:
            (first,) = db.execute(
                f"SELECT min(at) FROM outbox_quota WHERE {OF_ADDRESS} AND at >= ?",
                (mailbox_id, iso(now - span)),
            ).fetchone()
            return Claims(why=why, next_at=from_iso(first) + span + SECOND if first else None)
    return None


def _room(db: Connection, mailbox_id: int, limits: Limits, now: datetime, *, personal: bool) -> int:
    """Return how many more the windows of the mailbox hold."""
    windows = (
        allowed - used(db, mailbox_id, now - span, of)
        for _, span, allowed, of in _windows(limits, personal=personal)
        if allowed is not None
    )
    return min(windows, default=_UNLIMITED)


def _had(db: Connection, mailbox_id: int, now: datetime) -> Counter[str]:
    """Return customer's domain -> mails of the last minute."""
    cursor = db.execute(
        f"SELECT domain, sum(mails) FROM outbox_quota WHERE {OF_ADDRESS} AND at >= ? AND domain IS NOT NULL "
        "GROUP BY domain",
        (mailbox_id, iso(now - MINUTE)),
    )
    return Counter({str(domain): int(mails) for domain, mails in cursor})


def _closed(had: Counter[str], limits: Limits) -> list[str]:
    """Return the domains that have had their share of the minute."""
    share = limits.domain_per_minute
    return [] if share is None else [domain for domain, mails in had.items() if mails >= share]


def _within(had: Counter[str], limits: Limits, kept: list[Row], room: int) -> list[Row]:
    """Return those for whom there is room and whose domain has not had its share, and count them."""
    open_ = []
    for row in kept:
        domain = row["domain"] or ""
        if room > 0 and (limits.domain_per_minute is None or had[domain] < limits.domain_per_minute):
            had[domain] += bool(domain)
            room -= _recipients(row)
            open_.append(row)
    return open_


def _campaigns(db: Connection, mailbox_id: int, now: datetime) -> list[Row]:
    return rows.select(
        db, "local_campaign", ("id", "round", "kind", "topic"),
        "mailbox_id = ? AND retired_at IS NULL AND state IN ('scheduled', 'sending') AND start_at <= ? "
        "ORDER BY kind = 'letter' DESC, kind DESC, start_at, id", (mailbox_id, iso(now)),
    )  # fmt: skip


def _later(db: Connection, mailbox_id: int, excluded: list[int], now: datetime) -> Claims:
    """Return that nothing is due, and when something may be."""
    (next_at, waiting) = db.execute(
        "SELECT min(max(c.start_at, coalesce(r.next_at, c.start_at))), count(*) FROM outbox_recipient r "
        "JOIN local_campaign c ON c.id = r.campaign_id AND c.round = r.round WHERE c.mailbox_id = ? "
        "AND c.retired_at IS NULL AND c.state IN ('scheduled', 'sending') AND r.state IN ('queued', 'deferred')",
        (mailbox_id,),
    ).fetchone()
    if not waiting:
        return Claims(why="nothing", excluded=excluded)
    moment = from_iso(next_at)
    return Claims(why="later", next_at=moment if moment > now else now + MINUTE, excluded=excluded)


def _judged(
    db: Connection, campaign: Row, due: list[Row], now: datetime
) -> tuple[list[Row], dict[str, list[int]]]:
    """Return who may be written to, without the copies that may not be; and by reason who may not any more."""
    kind, topic = campaign["kind"], campaign["topic"] or ""
    marks = {row["mark"] for row in due}
    copied = {copy["mark"] for row in due for copy in row["copies"] or ()}
    standing = permissions.suppressions(db, marks | copied)
    consented = permissions.consented(db, marks | copied)
    is_full = _capped(db, campaign, due, now)
    kept: list[Row] = []
    held: dict[str, list[int]] = {}
    for row in due:
        mark = row["mark"]
        reason = barred(kind, topic, standing.get(mark, ()), has_consent=mark in consented)
        reason = reason or ("cap" if row["id"] in is_full else "")
        if reason:
            held.setdefault(reason, []).append(int(row["id"]))
            continue
        copies = row["copies"] or []
        may = [
            copy
            for copy in copies
            if not bars_copy(
                kind, topic, standing.get(copy["mark"], ()),
                has_consent=copy["mark"] in consented, is_ours=bool(copy.get("ours")),
            )
        ]  # fmt: skip
        if len(may) < len(copies):
            recipients.put(db, row["id"], {"copies": may, "sha256": None}, at=iso(now))
            kept.append(row | {"copies": may, "sha256": None})
        else:
            kept.append(row)
    return kept, held


def _capped(db: Connection, campaign: Row, due: list[Row], now: datetime) -> set[int]:
    """Return who has had enough mail; a person who said "all the same" has overruled that."""
    if campaign["kind"] != ANNOUNCEMENT:
        return set()
    days, most = cap(db)
    since = iso(now - timedelta(days=days))
    reached = recipients.reached_since(db, {row["mark"] for row in due}, since, campaign["id"])
    by_hand = recipients.written_since(db, since, {int(row["account_id"]) for row in due})
    return {
        int(row["id"])
        for row in due
        if not row["why"]
        and reached.get(row["mark"], 0) + by_hand.get((int(row["account_id"]), row["name"] or ""), 0) >= most
    }


def _hold_back(db: Connection, held: dict[str, list[int]], now: datetime) -> list[int]:
    at = iso(now)
    for reason, ids in held.items():
        recipients.put_many(db, ids, {"state": "excluded", "reason": reason, "ended_at": at}, at=at)
    return [row_id for ids in held.values() for row_id in ids]


def _take(db: Connection, mailbox_id: int, campaign: Row, open_: list[Row], now: datetime) -> list[Row]:
    if not open_:
        return []
    at = iso(now)
    db.execute(  # of its tries the first: 48 hours count from there
        "UPDATE outbox_recipient SET state = 'sending', claimed_at = coalesce(claimed_at, ?), next_at = NULL, "
        "changed_at = ? WHERE id IN (SELECT value FROM json_each(?))",
        (at, at, json.dumps([row["id"] for row in open_])),
    )
    add_tokens(db, mailbox_id, open_, at)
    db.execute(
        "UPDATE local_campaign SET state = 'sending', changed_at = ? WHERE id = ? AND state = 'scheduled'",
        (at, campaign["id"]),
    )
    taken = {"state": "sending", "next_at": None, "taken_at": at, "changed_at": at, "kind": campaign["kind"]}
    return [row | taken | {"claimed_at": row["claimed_at"] or at} for row in open_]


def add_tokens(db: Connection, mailbox_id: int, mails: Iterable[Row], at: str) -> None:
    """Count mails to these recipients (id, domain, copies) as left at ``at``."""
    rows.insert_many(
        db, "outbox_quota", ("mailbox_id", "recipient_id", "domain", "at", "mails", "recipients"),
        [
            {"mailbox_id": mailbox_id, "recipient_id": row["id"], "domain": row["domain"], "at": at, "mails": 1,
             "recipients": _recipients(row)}
            for row in mails
        ],
    )  # fmt: skip


def keep_token(db: Connection, mailbox_id: int, row: Row, at: str) -> None:
    """Count a mail that left unknown to the database, unless it was counted when it was claimed."""
    known = db.execute("SELECT 1 FROM outbox_quota WHERE recipient_id = ? LIMIT 1", (row["id"],)).fetchone()
    if known is None:
        add_tokens(db, mailbox_id, [row], at)


def _recipients(row: Row) -> int:
    return 1 + len(row["copies"] or ())
