"""What the rules of phases read beside the facts of accounts: each asked of few accounts, through their index."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from cs_workbench.domain.nouns import PHASES
from cs_workbench.store.connect import Connection
from cs_workbench.store.facts import DAILY_USERS, FOUR_WEEKS, MONTHLY_USERS, PRODUCTS, QUARTER
from cs_workbench.store.touches import DIGITAL

_SOME: Final = "account_id IN (SELECT value FROM json_each(:accounts))"
#: Titles that say a kick-off.
_KICKOFF: Final = " OR ".join(
    f"{{0}} LIKE '%{word}%'" for word in ("キックオフ", "kickoff", "kick-off", "kick off")
)
#: Table -> its kick-offs.
_HELD: Final = {
    table: f"SELECT account_id, substr({time}, 1, 10) AS day FROM {table} WHERE {_SOME} "
    f"AND ({_KICKOFF.format(title)}) AND {where}"
    for table, time, title, where in (
        ("remote_interaction", "happened_at", "subject", "coalesce(meaningful, 1)"),
        ("local_touch", "happened_at", "summary", "meaningful AND retired_at IS NULL"),
        ("local_note", "written_at", "title", "retired_at IS NULL"),
        ("local_meeting", "held_at", "title", "retired_at IS NULL"),
        ("local_todo", "done_at", "text", "kind = 'meeting' AND ended IS NULL"),
    )
}
_SET_UP: Final = "origin >= 'playbook:onboarding:' AND origin < 'playbook:onboarding;'"


@dataclass(frozen=True, slots=True)
class Before:
    """What an account's newest snapshot before a week says: its Monday, state of the phase, score, band."""

    week: str
    phase: str
    score: float | None
    band: str


def before_week(db: Connection, week: str, accounts: Collection[int] | None = None) -> dict[int, Before]:
    """Return the newest snapshot before the Monday ``week`` by account; ``accounts`` narrows them (None: all)."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM calc_snapshot WHERE week < ?)", (week,)).fetchone()[0]:
        return {}
    some = "SELECT id FROM account" if accounts is None else "SELECT value AS id FROM json_each(:accounts)"
    rows = db.execute(
        f"SELECT s.account_id, s.week, coalesce(s.phase, ''), coalesce(s.shown, s.score), coalesce(s.band, '') "
        f"FROM ({some}) a JOIN calc_snapshot s ON s.account_id = a.id AND s.week = "
        "(SELECT max(week) FROM calc_snapshot WHERE account_id = a.id AND week < :week)",
        {"week": week, "accounts": json.dumps(sorted(accounts or ()))},
    )
    return {account: Before(*values) for account, *values in rows}


def kickoffs(db: Connection, accounts: Collection[int], day: date) -> dict[int, int]:
    """Return, by account, days since a kick-off was held first."""
    held = _arms(db, _HELD)
    sql = (
        f"SELECT account_id, julianday(:day) - julianday(min(day)) FROM ({held}) WHERE day <= :day GROUP BY 1"
    )
    return _by_account(db, sql, accounts, day) if held else {}


def set_up(db: Connection, accounts: Collection[int], day: date) -> dict[int, float]:
    """Return percent done of the tasks of the onboarding playbook, by account; none where it never began."""
    if not has_set_up(db):
        return {}
    sql = (
        "SELECT account_id, 100.0 * sum(done_at IS NOT NULL AND substr(done_at, 1, 10) <= :day) / count(*) "
        f"FROM local_todo WHERE {_SOME} AND {_SET_UP} AND substr(created_at, 1, 10) <= :day GROUP BY 1"
    )
    return _by_account(db, sql, accounts, day)


def goals_met(db: Connection, accounts: Collection[int], day: date) -> dict[int, int]:
    """Return goals of the success plan met by ``day``, by account; none where there is no plan."""
    arms = {
        "remote_goal": f"SELECT account_id, met_on <= :day AS met FROM remote_goal WHERE {_SOME}",
        "local_goal": "SELECT account_id, state = 'met' AND coalesce(actual_on, due_on, substr(at, 1, 10)) <= :day "
        f"AS met FROM local_goal WHERE {_SOME} AND state <> 'dropped' AND retired_at IS NULL",
    }
    goals = _arms(db, arms)
    if not goals:
        return {}
    sql = f"SELECT account_id, sum(met) FROM ({goals}) GROUP BY 1"
    return {account: met or 0 for account, met in _by_account(db, sql, accounts, day).items()}


def own_touches(db: Connection, accounts: Collection[int], day: date) -> dict[int, int]:
    """Return human touches that we began within a quarter, by account; those without any are left out."""
    arms = {
        table: f"SELECT account_id FROM {table} WHERE {_SOME} AND substr(happened_at, 1, 10) > :quarter "
        f"AND substr(happened_at, 1, 10) <= :day AND {meaningful} AND coalesce(channel, '') NOT IN "
        "(SELECT value FROM json_each(:digital)) AND coalesce(begun_by, iif(direction = 'in', 'them', 'us')) = 'us'"
        for table, meaningful in (
            ("remote_interaction", "coalesce(meaningful, 1)"),
            ("local_touch", "meaningful AND retired_at IS NULL"),
        )
    }
    touches = _arms(db, arms)
    sql = f"SELECT account_id, count(*) FROM ({touches}) GROUP BY 1"
    return _by_account(db, sql, accounts, day) if touches else {}


def features_used(db: Connection, accounts: Collection[int], day: date) -> dict[int, frozenset[str]]:
    """Return the metrics of usage that came within four weeks, by account; counts of people are none."""
    if not _arms(db, {"remote_usage": "1"}):
        return {}
    sql = (
        f"SELECT DISTINCT account_id, metric FROM remote_usage WHERE {_SOME} AND source IN (SELECT source "
        f"FROM account_key WHERE {_SOME}) AND period_start > :month AND period_start <= :day AND value > 0 "
        f"AND metric NOT IN ('{MONTHLY_USERS}', '{DAILY_USERS}')"
    )
    found: dict[int, set[str]] = {}
    for account, metric in _rows(db, sql, accounts, day):
        found.setdefault(account, set()).add(metric)
    return {account: frozenset(metrics) for account, metrics in found.items()}


@dataclass(frozen=True, slots=True)
class Product:
    """A running product: the source's phase (None where it gives none), its first day, share of the ARR (0 to 1)."""

    name: str
    phase: str | None
    first_on: str | None
    share: float | None


def products(db: Connection, account: int, day: date) -> list[Product]:
    """Return an account's running products, the largest first."""
    sql = f"SELECT product, code, first_on, 1.0 * part / nullif(whole, 0) FROM ({PRODUCTS}) ORDER BY part DESC, 1"
    rows = db.execute(
        sql.replace("/only/", "AND account_id = :account"), {"day": day.isoformat(), "account": account}
    )
    return [
        Product(name or "", None if code is None else PHASES[code], first, share)
        for name, code, first, share in rows
    ]


def begin_later(db: Connection, accounts: Collection[int], day: date) -> dict[int, str]:
    """Return, by account, the first day of its contracts where that is after ``day``."""
    sql = (
        "SELECT account_id, min(started_on) FROM (SELECT account_id, started_on FROM remote_account "
        f"WHERE {_SOME} UNION ALL SELECT account_id, started_on FROM remote_subscription WHERE {_SOME} "
        "AND retired_at IS NULL) WHERE started_on IS NOT NULL GROUP BY 1 HAVING min(started_on) > :day"
    )
    return _by_account(db, sql, accounts, day)


def _arms(db: Connection, arms: Mapping[str, str]) -> str:
    """Return the selects of those tables that have a row at all, joined; '' for none."""
    found = [
        sql
        for table, sql in arms.items()
        if db.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]
    ]
    return " UNION ALL ".join(found)


def _rows(db: Connection, sql: str, accounts: Collection[int], day: date) -> Iterable[tuple[Any, ...]]:
    if not accounts:
        return ()
    bound = {
        "accounts": json.dumps(list(accounts)),
        "day": day.isoformat(),
        "month": (day - FOUR_WEEKS).isoformat(),
        "quarter": (day - QUARTER).isoformat(),
        "digital": json.dumps(DIGITAL),
    }
    rows: Iterable[tuple[Any, ...]] = db.execute(sql, bound)
    return rows


def _by_account(db: Connection, sql: str, accounts: Collection[int], day: date) -> dict[int, Any]:
    found: dict[int, Any] = dict(_rows(db, sql, accounts, day))
    return found


def has_set_up(db: Connection) -> bool:
    """Say whether the onboarding playbook was ever begun on an account."""
    return bool(db.execute(f"SELECT EXISTS (SELECT 1 FROM local_todo WHERE {_SET_UP})").fetchone()[0])


def expansions_over(db: Connection, today: date, days: int) -> frozenset[int]:
    """Return the accounts whose expansion was closed within ``days``, or is open for longer than that."""
    since = (today - timedelta(days=days)).isoformat()
    rows = db.execute(
        "SELECT DISTINCT account_id FROM local_renewal WHERE kind = 'expansion' AND retired_at IS NULL "
        "AND iif(closed_on IS NULL, substr(at, 1, 10) <= :since, closed_on > :since)",
        {"since": since},
    )
    return frozenset(account for (account,) in rows)
