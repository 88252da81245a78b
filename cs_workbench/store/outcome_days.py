"""When accounts left, and how far the data reach: what a back-test is judged by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from cs_workbench.store.connect import Connection

#: The first and last day of every kind of record that tells of what has happened by :day; never of what is planned.
#: A week is over when its last day is. An outcome is no first sign of anything.
_SPANS: Final = """
    SELECT min(period_start) AS first, max(period_start) AS last FROM remote_usage
        WHERE grain = 'day' AND period_start <= :day
    UNION ALL SELECT min(period_start), date(max(period_start), '+6 days') FROM remote_usage
        WHERE grain = 'week' AND period_start <= :week
    UNION ALL SELECT min(opened_at), max(opened_at) FROM remote_ticket WHERE opened_at < :after
    UNION ALL SELECT min(answered_at), max(answered_at) FROM remote_survey WHERE answered_at < :after
    UNION ALL SELECT min(happened_at), max(happened_at) FROM remote_interaction WHERE happened_at < :after
    UNION ALL SELECT NULL, max(happened_on) FROM remote_outcome WHERE happened_on <= :day
    UNION ALL SELECT min(issued_on), max(issued_on) FROM remote_invoice WHERE issued_on <= :day
    UNION ALL SELECT min(happened_at), max(happened_at) FROM local_touch
        WHERE happened_at < :after AND retired_at IS NULL
    UNION ALL SELECT NULL, max(happened_on) FROM local_outcome
        WHERE happened_on <= :day AND retired_at IS NULL
"""


class OutcomeDay(NamedTuple):
    """What happened to a contract, when, and when it was known here. ``amount``: minor units, None unknown."""

    account: int
    kind: str
    happened_on: str
    known_on: str
    reason: str
    amount: int | None
    currency: str


def outcome_days(db: Connection) -> list[OutcomeDay]:
    """Return every outcome that sources told or people entered, oldest first."""
    rows = db.execute(
        "SELECT account_id, kind, happened_on, known_on, coalesce(reason, ''), amount, coalesce(currency, '') FROM ("
        "SELECT account_id, kind, happened_on, substr(known_at, 1, 10) AS known_on, reason, amount, currency, "
        "0 AS ours, id FROM remote_outcome WHERE happened_on IS NOT NULL UNION ALL "
        "SELECT account_id, kind, happened_on, substr(at, 1, 10), reasons ->> 0, amount, currency, 1, id "
        "FROM local_outcome WHERE retired_at IS NULL) ORDER BY happened_on, ours, id"
    )
    return [OutcomeDay(*row) for row in rows]


def come_backs(db: Connection) -> list[OutcomeDay]:
    """Return a 'begun' for every contract of the accounts that ever churned: one that begins later brings them back."""
    rows = db.execute(
        "SELECT account_id, started_on, substr(known_at, 1, 10) FROM remote_subscription WHERE retired_at IS NULL "
        "AND started_on IS NOT NULL AND account_id IN (SELECT account_id FROM remote_outcome WHERE kind = 'churn' "
        "UNION SELECT account_id FROM local_outcome WHERE kind = 'churn' AND retired_at IS NULL)"
    )
    return [OutcomeDay(account, "begun", on, known, "", None, "") for account, on, known in rows]


def contract_ends(db: Connection, day: date) -> dict[int, str]:
    """Return account -> last day of its last contract, where all of its contracts have ended before ``day``."""
    rows = db.execute(
        "SELECT account_id, max(coalesce(ends_on, '9999-12-31')) AS last FROM remote_subscription "
        "WHERE retired_at IS NULL AND coalesce(started_on, '') <= :day GROUP BY account_id HAVING last < :day",
        {"day": day.isoformat()},
    )
    return {int(account): str(last) for account, last in rows}


def account_days(db: Connection) -> list[tuple[int, str | None, str | None]]:
    """Return (account, customer since, day it vanished from its source) of every account there ever was, by id."""
    rows = db.execute(
        "SELECT a.id, coalesce(r.started_on, (SELECT min(s.started_on) FROM remote_subscription s "
        "WHERE s.account_id = a.id)), substr(a.retired_at, 1, 10) FROM account a "
        "LEFT JOIN remote_account r ON r.account_id = a.id ORDER BY a.id"
    )
    return [(int(account), since, gone) for account, since, gone in rows]


def told_span(db: Connection, day: date) -> tuple[date, date] | None:
    """Return the first and the last day by ``day`` of which any record tells; None of none."""
    bound = {
        "day": day.isoformat(),
        "after": (day + timedelta(days=1)).isoformat(),
        "week": (day - timedelta(days=6)).isoformat(),
    }
    first, last = db.execute(
        f"SELECT substr(coalesce(min(first), max(last)), 1, 10), substr(max(last), 1, 10) FROM ({_SPANS})",
        bound,
    ).fetchone()
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def week_scores(db: Connection, week: str, version: str) -> dict[int, tuple[float, str]]:
    """Return account -> (score shown, band) in the snapshots of the Monday ``week``, of one card's version."""
    rows: Any = db.execute(
        "SELECT account_id, shown, band FROM calc_snapshot WHERE week = ? AND model_version = ? "
        "AND shown IS NOT NULL AND band IS NOT NULL",
        (week, version),
    )
    return {int(account): (float(shown), str(band)) for account, shown, band in rows}


def names_and_uids(db: Connection) -> dict[int, tuple[str, str]]:
    """Return account -> (name, uid), of those that have left their source, too."""
    rows = db.execute(
        "SELECT a.id, coalesce(r.name, ''), a.uid FROM account a LEFT JOIN remote_account r ON r.account_id = a.id"
    )
    return {int(account): (name, uid) for account, name, uid in rows}


def renewal_days(db: Connection) -> list[tuple[int, str]]:
    """Return (account, day) of every renewal that was closed as renewed, oldest first."""
    rows = db.execute(
        "SELECT account_id, closed_on FROM local_renewal WHERE stage = 'renewed' AND kind = 'renewal' "
        "AND closed_on IS NOT NULL AND retired_at IS NULL ORDER BY closed_on"
    )
    return [(int(account), str(on)) for account, on in rows]


def outcomes_print(db: Connection) -> str:
    """Return a text that another one takes the place of whenever an outcome comes, changes or goes."""
    rows = db.execute(
        "SELECT count(*), coalesce(max(id), 0), coalesce(sum(julianday(happened_on)), 0) FROM remote_outcome "
        "UNION ALL SELECT count(*), coalesce(max(id), 0), coalesce(sum(julianday(happened_on)), 0) "
        "FROM local_outcome WHERE retired_at IS NULL"
    )
    return " ".join(f"{count}.{last}.{days:.0f}" for count, last, days in rows)
