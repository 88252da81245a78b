"""What a lead's table asks of the store: the weeks that were kept, and the record behind a measure that moved."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.facts import BANDS
from cs_workbench.store.connect import Connection

#: What a measure or cap of the standard card rests on. Others rest on a field of the account.
RECORD_OF: Final = MappingProxyType(
    {
        **dict.fromkeys(("seat_util", "stickiness", "active_trend"), "usage"),
        **dict.fromkeys(("open_p1", "p1_14d", "open_p1_days"), "p1"),
        **dict.fromkeys(("defects_90d", "open_tickets"), "ticket"),
        "csat": "csat",
        **dict.fromkeys(("champion", "champion_left", "champion_left_days"), "contact"),
        **dict.fromkeys(("touch_age", "days_since_touch", "touches_90d"), "touch"),
        **dict.fromkeys(("overdue_days", "overdue60"), "invoice"),
        **dict.fromkeys(("churn_notice",), "notice"),
        "goal_progress": "goal",
        "pulse": "pulse",
    }
)
_SOME: Final = "account_id IN (SELECT value FROM json_each(:accounts))"
#: Kind of record -> account, its name, its day, newest last (which is the one that counts).
_RECORDS: Final = {
    "usage": "SELECT account_id, metric || ' ' || cast(coalesce(value, users) AS INTEGER), max(period_start) "
    "FROM remote_usage WHERE metric NOT IN ('monthly_users', 'daily_users') AND period_start <= :day "
    f"AND date(period_start, iif(grain = 'week', '+6 days', '+0 days')) <= :day AND {_SOME} "
    f"AND source IN (SELECT source FROM account_key WHERE {_SOME}) GROUP BY account_id",
    "p1": "SELECT account_id, coalesce(subject, ''), substr(opened_at, 1, 10) AS day FROM remote_ticket "
    f"WHERE priority = 'p1' AND substr(opened_at, 1, 10) <= :day AND {_SOME} ORDER BY day",
    "ticket": "SELECT account_id, coalesce(subject, ''), substr(opened_at, 1, 10) AS day FROM remote_ticket "
    f"WHERE substr(opened_at, 1, 10) <= :day AND {_SOME} ORDER BY day",
    "csat": "SELECT account_id, cast(score AS TEXT), day FROM (SELECT account_id, csat AS score, "
    "substr(coalesce(closed_at, opened_at), 1, 10) AS day FROM remote_ticket WHERE csat IS NOT NULL "
    "UNION ALL SELECT account_id, score, substr(answered_at, 1, 10) FROM remote_survey WHERE kind = 'csat') "
    f"WHERE day <= :day AND {_SOME} ORDER BY day",
    "contact": "SELECT account_id, coalesce(name, ''), left_on AS day FROM remote_contact WHERE role = 'champion' "
    f"AND left_on <= :day AND {_SOME} ORDER BY day",
    "touch": "SELECT account_id, name, max(day) FROM (SELECT account_id, channel AS name, "
    "substr(happened_at, 1, 10) AS day FROM remote_interaction WHERE coalesce(meaningful, 1) "
    "UNION ALL SELECT account_id, channel, substr(happened_at, 1, 10) FROM local_touch "
    f"WHERE meaningful AND retired_at IS NULL) WHERE day <= :day AND {_SOME} GROUP BY account_id",
    "invoice": "SELECT account_id, coalesce(number, ''), due_on AS day FROM remote_invoice WHERE due_on < :day "
    f"AND (paid_on IS NULL OR paid_on > :day) AND {_SOME} ORDER BY day DESC",
    "notice": "SELECT account_id, '', happened_on AS day FROM (SELECT account_id, kind, happened_on "
    "FROM remote_outcome UNION ALL SELECT account_id, kind, happened_on FROM local_outcome "
    f"WHERE retired_at IS NULL) WHERE kind = 'notice' AND day <= :day AND {_SOME} ORDER BY day",
    "goal": "SELECT account_id, coalesce(name, ''), due_on AS day FROM (SELECT account_id, name, due_on "
    "FROM remote_goal UNION ALL SELECT account_id, name, due_on FROM local_goal WHERE retired_at IS NULL) "
    f"WHERE day <= :day AND {_SOME} ORDER BY day",
    "pulse": "SELECT account_id, cast(level AS TEXT), substr(happened_at, 1, 10) AS day FROM local_pulse "
    f"WHERE day <= :day AND {_SOME} ORDER BY day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptWeek:
    """What was kept of an account's health in a week; ``card`` is ``ID.VERSION``."""

    band: str
    score: float | None
    shown: float | None
    card: str
    detail: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The record that a measure rests on: its kind, a name of `RECORD_OF`, what it is called, and its day."""

    kind: str
    name: str
    day: date | None


def first_week(db: Connection) -> date | None:
    """Return the Monday of the first week of which any health was kept."""
    (week,) = db.execute("SELECT min(week) FROM calc_snapshot WHERE band IS NOT NULL").fetchone()
    return date.fromisoformat(week) if week else None


def owners_on(db: Connection, day: date) -> dict[int, str]:
    """Return whose each account was on ``day``, where a source tells who stood for it from when to when."""
    rows = db.execute(
        "SELECT r.account_id, coalesce(p.name, r.person) FROM remote_owner_role r LEFT JOIN remote_person p "
        "ON p.source = r.source AND p.source_id = r.person WHERE r.role = 'csm' AND r.from_on <= :day "
        "AND (r.to_on IS NULL OR r.to_on >= :day) AND substr(r.known_at, 1, 10) <= :day ORDER BY r.from_on, r.id",
        {"day": day.isoformat()},
    )
    return dict(rows)


def kept_weeks(db: Connection, day: date, accounts: Collection[int]) -> dict[int, KeptWeek]:
    """Return the newest kept week of each of ``accounts`` that had begun by ``day``."""
    rows = db.execute(
        f"SELECT s.account_id, coalesce(s.band, '{BANDS[-1]}'), s.score, coalesce(s.shown, s.score), "
        "coalesce(s.model_version, ''), coalesce(s.detail, '') FROM json_each(:accounts) a "
        "JOIN calc_snapshot s ON s.account_id = a.value AND s.week = (SELECT max(week) FROM calc_snapshot "
        "WHERE account_id = a.value AND week <= :day AND band IS NOT NULL)",
        {"day": day.isoformat(), "accounts": json.dumps(sorted(accounts))},
    )
    return {account: KeptWeek(*values) for account, *values in rows}


def records_behind(db: Connection, asked: Mapping[int, str], day: date) -> dict[int, Behind]:
    """Return the record behind each account's measure or cap of ``asked``, as known by ``day``; none where none is."""
    found: dict[int, Behind] = {}
    by_kind: dict[str, list[int]] = {}
    for account, measure in asked.items():
        if measure in RECORD_OF:
            by_kind.setdefault(RECORD_OF[measure], []).append(account)
    for kind, accounts in by_kind.items():
        bound = {"day": day.isoformat(), "accounts": json.dumps(accounts)}
        for account, name, on in db.execute(_RECORDS[kind], bound):
            found[account] = Behind(kind, name or "", date.fromisoformat(on[:10]) if on else None)
    return found
