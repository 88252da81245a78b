"""What may leave next, and what became of it: the moves of the ledger that the sender makes (outreach.md 4.2).

`claim` asks once more, inside its transaction, everything that may have changed since the campaign was frozen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from cs_workbench.domain.campaign import ANNOUNCEMENT, CAP_DAYS, CAP_MAILS, forbidden
from cs_workbench.domain.delivery import FINAL, MOVES, WAITING, ImpossibleMove, State
from cs_workbench.domain.quota import DAY, DRAFTS, MINUTE, PRESETS, Limits
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.store import permissions, recipients, rows, settings
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SECOND: Final = timedelta(seconds=1)  # times are kept in whole seconds, and a window is closed at both ends


@dataclass(frozen=True, slots=True)
class Claim:
    """The mail to send now, or why there is none.

    Attributes:
        recipient: the claimed row, in state 'sending'; None: none now.
        why: '' , 'nothing', 'paused', 'minute', 'day' or 'later'.
        next_at: when it is worth asking again; None: not known.
        excluded: recipients that were found not to be written to any more, and are now held back.
    """

    recipient: Row | None = None
    why: Literal["", "nothing", "paused", "minute", "day", "later"] = ""
    next_at: datetime | None = None
    excluded: tuple[int, ...] = ()


def claim(db: Connection, mailbox_id: int, now: datetime) -> Claim:
    """Take the next mail of a mailbox and one token of its quota; call it inside a write transaction.

    Whoever opted out, was suppressed or reached the frequency cap since freezing is held back here, with the reason.
    Somebody who would get a copy and opted out gets none; the mail's ``sha256`` is then NULL until it is made anew.
    """
    mailbox = _mailbox(db, mailbox_id)
    if mailbox["paused_until"] and from_iso(mailbox["paused_until"]) > now:
        return Claim(why="paused", next_at=from_iso(mailbox["paused_until"]))
    limits = limits_of(mailbox)
    stop = _quota(db, mailbox_id, limits, now)
    if stop is not None:
        return stop
    excluded: list[int] = []
    while True:
        row = _due(db, mailbox_id, limits.domain_per_minute, now)
        if row is None:
            return _later(db, mailbox_id, tuple(excluded), now)
        reason = _forbidden(db, row, now)
        if not reason:
            break
        recipients.put(
            db, row["id"], {"state": "excluded", "reason": reason, "ended_at": iso(now)}, at=iso(now)
        )
        excluded.append(row["id"])
    _take(db, mailbox_id, row, now)
    drop_copies(db, row, iso(now))
    return Claim(recipients.of_id(db, row["id"]), "", None, tuple(excluded))


def mark(db: Connection, recipient_id: int, at: str) -> None:
    """Note that the last dot is about to be sent; whatever happens next, only evidence or a person frees it."""
    _move(db, recipients.of_id(db, recipient_id), State.COMMITTING, {"marked_at": at}, at)


def settle(
    db: Connection, recipient_id: int, state: str, *, at: str, answer: str = "", next_at: str | None = None,
    counts: bool = True,
) -> None:  # fmt: skip
    """Write what became of a mail: a state that `domain.delivery.settle` answered.

    ``counts``: whether the try counts; trouble with the mailbox is nobody's fault, and gives its token back. What would
    wait in a campaign that was cancelled meanwhile is cancelled too.
    """
    row = recipients.of_id(db, recipient_id)
    values: dict[str, Any] = {
        "answer": answer or None,
        "next_at": next_at,
        "tries": row["tries"] + int(counts),
    }
    if not counts:
        values["claimed_at"] = row["claimed_at"] if row["tries"] else None  # it was not tried yet
        db.execute(
            "DELETE FROM outbox_quota WHERE id = (SELECT max(id) FROM outbox_quota WHERE recipient_id = ?)",
            (recipient_id,),
        )
    _move(db, row, State(state), values, at)


def recover(db: Connection, mailbox_id: int, at: str) -> tuple[list[int], list[int]]:
    """Bring the ledger in order after a sender died: return what goes back to the queue, and what is in doubt."""
    back, doubtful = (_under(db, mailbox_id, state) for state in (State.SENDING, State.COMMITTING))
    for recipient in back:
        settle(db, recipient, State.QUEUED, at=at, counts=False)
    for recipient in doubtful:
        settle(db, recipient, State.UNKNOWN, at=at)
    return back, doubtful


def pause_mailbox(db: Connection, mailbox_id: int, until: str | None, why: str) -> None:
    """Hold a mailbox until a moment; None: let it go on."""
    rows.change(
        db, "local_mailbox", mailbox_id, {"paused_until": until, "paused_why": why if until else None}
    )


def sent_by_hand(db: Connection, mailbox_id: int, at: str, mails: int = 1) -> None:
    """Count mails that a person sent from the mailbox, as the provider does."""
    rows.insert(db, "outbox_quota", {"mailbox_id": mailbox_id, "at": at, "mails": mails})


def used(db: Connection, mailbox_id: int, since: datetime) -> int:
    """Return how many mails left a mailbox since a moment."""
    sql = "SELECT coalesce(sum(mails), 0) FROM outbox_quota WHERE mailbox_id = ? AND at >= ?"
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
    if mailbox.get("transport") == "draft":
        return DRAFTS
    return replace(PRESETS[mailbox["preset"]], **json.loads(mailbox["limits"]))


def cap(db: Connection) -> tuple[int, int]:
    """Return (days looked back, announcements and mails by hand in them that one person may get)."""
    days = int(settings.get(db, "outreach_cap_days", CAP_DAYS))
    return days, int(settings.get(db, "outreach_cap_mails", CAP_MAILS))


def _mailbox(db: Connection, mailbox_id: int) -> Row:
    row = rows.one(
        db, "local_mailbox", ("transport", "paused_until", "preset", "limits"), "id = ?", (mailbox_id,)
    )
    if row is None:
        raise KeyError(mailbox_id)
    return row


def _quota(db: Connection, mailbox_id: int, limits: Limits, now: datetime) -> Claim | None:
    """Return what holds the mailbox back; None: nothing. A part of the day's mails is kept for letters by hand."""
    most = limits.per_day_for(personal=False)
    spans: tuple[tuple[Literal["minute", "day"], timedelta, int | None], ...] = (
        ("minute", MINUTE, limits.per_minute),
        ("day", DAY, most),
    )
    for why, span, allowed in spans:
        if allowed is not None and used(db, mailbox_id, now - span) >= allowed:
            (first,) = db.execute(
                "SELECT min(at) FROM outbox_quota WHERE mailbox_id = ? AND at >= ?",
                (mailbox_id, iso(now - span)),
            ).fetchone()
            return Claim(why=why, next_at=from_iso(first) + span + SECOND if first else None)
    return None


_DUE: Final = (
    "FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id AND c.round = r.round "
    "WHERE c.mailbox_id = :mailbox AND c.retired_at IS NULL AND c.state IN ('scheduled', 'sending') "
    "AND r.state IN ('queued', 'deferred')"
)


_NEXT: Final = (
    "SELECT id, mark, account_id, name, why, domain, campaign_id FROM outbox_recipient "
    "WHERE campaign_id = :campaign AND state = :state AND round = :round AND coalesce(next_at, '') <= :now "
    "AND (:domain IS NULL OR domain NOT IN (SELECT q.domain FROM outbox_quota q WHERE q.mailbox_id = :mailbox "
    "AND q.at >= :since AND q.domain IS NOT NULL GROUP BY q.domain HAVING sum(q.mails) >= :domain)) "
    "ORDER BY position, id LIMIT 1"
)


def _due(db: Connection, mailbox_id: int, per_domain: int | None, now: datetime) -> Row | None:
    """Return the next recipient: notices before announcements, first tries before others, domains by turns.

    Campaign by campaign, so that each question is answered by the first row of an index.
    """
    campaigns = db.execute(
        "SELECT id, round, kind, topic FROM local_campaign WHERE mailbox_id = ? AND retired_at IS NULL "
        "AND state IN ('scheduled', 'sending') AND start_at <= ? ORDER BY kind DESC, start_at, id",
        (mailbox_id, iso(now)),
    ).fetchall()
    names = ("id", "mark", "account_id", "name", "why", "domain", "campaign_id", "kind", "topic")
    bound = {"mailbox": mailbox_id, "now": iso(now), "domain": per_domain, "since": iso(now - MINUTE)}
    for campaign, round_, kind, topic in campaigns:
        for state in ("queued", "deferred"):
            asked = {**bound, "campaign": campaign, "round": round_, "state": state}
            row = db.execute(_NEXT, asked).fetchone()
            if row is not None:
                return dict(zip(names, (*row, kind, topic), strict=True))
    return None


def _later(db: Connection, mailbox_id: int, excluded: tuple[int, ...], now: datetime) -> Claim:
    """Return that nothing is due, and when something may be."""
    (next_at, waiting) = db.execute(
        f"SELECT min(max(c.start_at, coalesce(r.next_at, c.start_at))), count(*) {_DUE}",
        {"mailbox": mailbox_id},
    ).fetchone()
    if not waiting:
        return Claim(why="nothing", excluded=excluded)
    moment = from_iso(next_at)
    return Claim(why="later", next_at=moment if moment > now else now + MINUTE, excluded=excluded)


def _forbidden(db: Connection, row: Row, now: datetime) -> str:
    """Return why a recipient may not be written to by now; '' nothing."""
    standing = permissions.suppressions(db, (row["mark"],)).get(row["mark"], ())
    reason = forbidden(standing, row["kind"], row["topic"] or "")
    if reason or row["kind"] != ANNOUNCEMENT or row["why"]:
        return reason  # a person who said "all the same" has overruled the cap
    days, most = cap(db)
    since = iso(now - timedelta(days=days))
    reached = recipients.reached_since(db, [row["mark"]], since, row["campaign_id"]).get(row["mark"], 0)
    if reached + _by_hand(db, row, since) >= most:
        return "cap"
    return ""


def drop_copies(db: Connection, row: Row, at: str) -> None:
    """Take out of a claimed mail's copies whoever must not be written to by now."""
    copies = recipients.of_id(db, row["id"])["copies"]
    if not copies:
        return
    standing = permissions.suppressions(db, {copy["mark"] for copy in copies})
    kept = [
        copy
        for copy in copies
        if not forbidden(standing.get(copy["mark"], ()), row["kind"], row["topic"] or "")
    ]
    if len(kept) < len(copies):
        recipients.put(db, row["id"], {"copies": kept, "sha256": None}, at=at)


def _by_hand(db: Connection, row: Row, since: str) -> int:
    written = recipients.written_since(db, since, row["account_id"])
    return written.get((row["account_id"], row["name"] or ""), 0)


def _take(db: Connection, mailbox_id: int, row: Row, now: datetime) -> None:
    at = iso(now)
    rows.insert(
        db, "outbox_quota",
        {"mailbox_id": mailbox_id, "recipient_id": row["id"], "domain": row["domain"], "at": at, "mails": 1},
    )  # fmt: skip
    first = recipients.of_id(db, row["id"])["claimed_at"] or at  # of its tries: 48 hours count from there
    recipients.put(db, row["id"], {"state": "sending", "claimed_at": first, "next_at": None}, at=at)
    db.execute(
        "UPDATE local_campaign SET state = 'sending', changed_at = ? WHERE id = ? AND state = 'scheduled'",
        (at, row["campaign_id"]),
    )


def _under(db: Connection, mailbox_id: int, state: str) -> list[int]:
    cursor = db.execute(
        "SELECT r.id FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id "
        "WHERE c.mailbox_id = ? AND r.state = ?",
        (mailbox_id, state),
    )
    return [int(row_id) for (row_id,) in cursor]


def _move(db: Connection, row: Row, state: State, values: dict[str, Any], at: str) -> None:
    """Move a recipient on; a move that `domain.delivery` does not know is a mistake of ours."""
    if not any(was == row["state"] and now is state for (was, _), now in MOVES.items()):
        raise ImpossibleMove(f"a mail that is {row['state']} cannot become {state}")
    if state in WAITING and rows.one(
        db, "local_campaign", ("id",), "id = ? AND state = 'cancelled'", (row["campaign_id"],)
    ):
        state = State.CANCELLED
    ended = state in FINAL or state is State.UNKNOWN
    recipients.put(db, row["id"], {**values, "state": state.value, "ended_at": at if ended else None}, at=at)
