"""What a business review reads of one account: usage with its grain, tickets since a day, and who stands for it.

Only columns that a customer may read are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_workbench.store.connect import Connection

_SOURCES: Final = "(SELECT source FROM account_key WHERE account_id = :account)"


@dataclass(frozen=True, slots=True)
class Used:
    """Usage of a metric in a day or week."""

    source: str
    metric: str
    grain: str
    start: str  # ISO day
    value: float
    users: int | None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket; times are ISO UTC."""

    source: str
    subject: str
    kind: str
    priority: str
    opened_at: str
    closed_at: str | None
    is_closed: int
    first_response_minutes: int | None


@dataclass(frozen=True, slots=True)
class Term:
    """A subscription; ``amount`` in minor units, what the term costs."""

    product: str
    plan: str
    started_on: str | None
    ends_on: str | None
    seats: int | None
    amount: int | None
    currency: str | None


def usage(db: Connection, account_id: int, since: str, until: str) -> list[Used]:
    """Return usage that began from ``since`` to ``until``, both days included, oldest first."""
    rows = db.execute(
        "SELECT source, metric, grain, period_start, value, users FROM remote_usage WHERE account_id = :account "
        f"AND source IN {_SOURCES} AND period_start BETWEEN :since AND :until ORDER BY period_start, metric, source",
        {"account": account_id, "since": since, "until": until},
    )
    return [Used(*row) for row in rows]


def tickets(db: Connection, account_id: int, since: str) -> list[Ticket]:
    """Return tickets opened from ``since`` (ISO UTC) on, oldest first."""
    rows = db.execute(
        "SELECT source, coalesce(subject, ''), coalesce(kind, ''), coalesce(priority, ''), opened_at, closed_at, "
        "closed_at IS NOT NULL OR coalesce(status, '') = 'closed', first_response_minutes FROM remote_ticket "
        f"WHERE account_id = :account AND source IN {_SOURCES} AND opened_at >= :since ORDER BY opened_at, id",
        {"account": account_id, "since": since},
    )
    return [Ticket(*row) for row in rows]


def tickets_known(db: Connection, account_id: int) -> tuple[str, str] | None:
    """Return since when (ISO UTC) the account's sources bring anybody's tickets, and their names; None: none."""
    first, names = db.execute(
        f"SELECT min(opened_at), group_concat(DISTINCT source) FROM remote_ticket WHERE source IN {_SOURCES}",
        {"account": account_id},
    ).fetchone()
    return None if first is None else (first, names)


def terms(db: Connection, account_id: int) -> list[Term]:
    """Return the account's contracts, earliest first."""
    rows = db.execute(
        "SELECT coalesce(p.name, s.product, ''), coalesce(s.plan, ''), s.started_on, s.ends_on, s.seats, s.amount, "
        "s.currency FROM remote_subscription s LEFT JOIN remote_product p ON p.source = s.source AND "
        "p.source_id = s.product WHERE s.retired_at IS NULL AND s.account_id = ? ORDER BY s.started_on, s.id",
        (account_id,),
    )
    return [Term(*row) for row in rows]


def colleagues(db: Connection, account_id: int, day: str) -> list[tuple[str, str]]:
    """Return (name, role) of our people who stand for the account on ``day``."""
    rows = db.execute(
        "SELECT DISTINCT p.name, coalesce(o.role, '') FROM remote_owner_role o JOIN remote_person p ON "
        "p.source = o.source AND p.source_id = o.person WHERE o.account_id = :account "
        "AND coalesce(o.from_on, '') <= :day AND (o.to_on IS NULL OR o.to_on >= :day) ORDER BY o.from_on, p.name",
        {"account": account_id, "day": day},
    )
    return [(name or "", role) for name, role in rows]


def team_of(db: Connection, person: str) -> str:
    """Return the name of the whole team above somebody called ``person``; '' unknown."""
    row = db.execute(
        "WITH RECURSIVE above (source, id, depth) AS (SELECT source, team, 0 FROM remote_person WHERE name = ? "
        "UNION SELECT t.source, t.parent, depth + 1 FROM above JOIN remote_team t ON t.source = above.source "
        "AND t.source_id = above.id WHERE t.parent IS NOT NULL AND depth < 9) "
        "SELECT t.name FROM above JOIN remote_team t ON t.source = above.source AND t.source_id = above.id "
        "ORDER BY depth DESC, t.name LIMIT 1",
        (person,),
    ).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def has_earlier_review(db: Connection, account_id: int, to_on: str) -> bool:
    """Say whether a review of the account has a period that ended before ``to_on``."""
    row = db.execute(
        "SELECT 1 FROM local_review WHERE account_id = ? AND to_on < ? AND retired_at IS NULL LIMIT 1",
        (account_id, to_on),
    ).fetchone()
    return row is not None


def names(db: Connection) -> tuple[list[tuple[int, str]], dict[int, int | None]]:
    """Return (account, name) of every account that was ever known, and account -> the account above it.

    An account may have two names: the one that people put in place, and that of its source.
    """
    rows = db.execute(
        "SELECT account_id, name, source, source_id, parent FROM remote_account WHERE account_id IS NOT NULL"
    ).fetchall()
    put = db.execute(
        "SELECT account_id, field, json_extract(value, '$') FROM local_field WHERE field IN ('name', 'parent')"
    ).fetchall()
    found = [(account, name) for account, name, *_ in rows if name]
    found += [(account, str(value)) for account, field, value in put if field == "name" and value]
    by_key = {(source, key): account for account, _, source, key, _ in rows}
    by_name = {name: account for account, name in found}
    above = {account: by_key.get((source, key), by_name.get(key)) for account, _, source, _, key in rows}
    return found, above | {account: by_name.get(value) for account, field, value in put if field == "parent"}


def people(db: Connection, account_id: int) -> list[str]:
    """Return the names of everybody on our side, and of the account's contacts of any source or of ours."""
    rows = db.execute(
        "SELECT name FROM remote_person UNION SELECT name FROM remote_contact WHERE account_id = :account "
        "UNION SELECT name FROM local_person WHERE account_id = :account",
        {"account": account_id},
    )
    return [str(name) for (name,) in rows if name]
