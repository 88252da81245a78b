"""Facts of every account on a day, from what its sources brought and what was logged here.

One set-based query a group of facts; each answers columns aligned with the account ids. A fact whose
kind of record no source brings is unknown everywhere ("not connected"), not zero. Dated records count from
the day they happened.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import (
    Column,
    choice_column,
    date_column,
    joined,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.nouns import NOUNS, PHASES, Kind
from cs_workbench.store.book import load_source_book
from cs_workbench.store.connect import Connection
from cs_workbench.store.touches import EVERY

Floats = NDArray[np.float64]

QUARTER: Final = timedelta(days=90)
FOUR_WEEKS: Final = timedelta(days=28)
#: Accounts read at once: what a query answers is Python objects until it is columns.
SLICE: Final = 10_000
#: A product counts for the phase when it holds one part in so many of the ARR.
LEAST_SHARE: Final = 5
#: Metrics by which a source says how many people it counted itself.
MONTHLY_USERS: Final = "monthly_users"
DAILY_USERS: Final = "daily_users"


@dataclass(frozen=True, slots=True)
class ScoringInputs:
    """What rules work on.

    Attributes:
        account_id: int64, shape (n,), ascending.
        columns: fact id or ``own.<id>`` -> column; computed facts other than these are not in it.
        ages: fact id -> days since what it is made of was last heard of, NaN unknown; shape (n,).
        connected: the nouns of which any source brought a row.
        asked: what decided for all accounts between unknown and zero: tables that have rows of some kind.
    """

    account_id: NDArray[np.int64]
    columns: dict[str, Column]
    ages: dict[str, Floats]
    connected: frozenset[str]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The accounts and the day that every query is about."""

    db: Connection
    place: Mapping[int, int]
    only: str  # SQL that narrows ``account_id``, '' for all
    bound: dict[str, Any]
    said_yes: set[str] = field(default_factory=set)

    def columns(self, sql: str, count: int) -> list[list[Any]]:
        """Return ``count`` lists aligned with the accounts, from rows ``(account_id, *values)``."""
        found: list[list[Any]] = [[None] * len(self.place) for _ in range(count)]
        for account, *values in self.db.execute(sql.replace("/only/", self.only), self.bound):
            row = self.place.get(account)
            if row is not None:
                for column, value in zip(found, values, strict=True):
                    column[row] = value
        return found

    def any(self, table: str, where: str = "1") -> bool:
        """Say whether ``table`` has a row at all."""
        sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {where})"
        is_so = bool(self.db.execute(sql).fetchone()[0])
        if is_so:
            self.said_yes.add(f"{table}: {where}")
        return is_so


def load_scoring_inputs(
    db: Connection,
    as_of: date,
    accounts: Collection[int] | None = None,
    texts: Collection[str] | None = None,
) -> ScoringInputs:
    """Return the facts of the live ``accounts`` (None: all) as they were on ``as_of``.

    ``texts``: of the facts that are texts, these alone (None: all).
    """
    if accounts is None:
        live = [row for (row,) in db.execute("SELECT id FROM account WHERE retired_at IS NULL ORDER BY id")]
        if len(live) > SLICE:
            slices = (live[start : start + SLICE] for start in range(0, len(live), SLICE))
            return _joined([_load(db, as_of, some, texts) for some in slices])
    return _load(db, as_of, accounts, texts)


def _joined(parts: Sequence[ScoringInputs]) -> ScoringInputs:
    """Return all of ``parts`` in one; they are emptied column by column, so that nothing is there twice."""
    first = parts[0]
    return ScoringInputs(
        np.concatenate([part.account_id for part in parts]),
        {fact: joined([part.columns.pop(fact) for part in parts]) for fact in list(first.columns)},
        {fact: np.concatenate([part.ages.pop(fact) for part in parts]) for fact in list(first.ages)},
        first.connected,
        first.asked,
    )


def _load(
    db: Connection, as_of: date, accounts: Collection[int] | None, texts: Collection[str] | None
) -> ScoringInputs:
    book, raw = load_source_book(db, accounts, texts)
    ids = book.account_id.tolist()
    asked = _Asked(
        db,
        {account: row for row, account in enumerate(ids)},
        "" if accounts is None else "AND account_id IN (SELECT value FROM json_each(:accounts))",
        {
            "day": as_of.isoformat(),
            "quarter": (as_of - QUARTER).isoformat(),
            "month": (as_of - FOUR_WEEKS).isoformat(),
            "two_months": (as_of - 2 * FOUR_WEEKS).isoformat(),
            "usage_from": (as_of - 2 * FOUR_WEEKS - timedelta(days=7)).isoformat(),
            "accounts": json.dumps(ids if accounts is not None else None),
        },
    )
    columns, ages = dict(book.columns), dict[str, Floats]()
    columns |= _contracts(asked, raw)
    columns |= _outcomes(
        asked, columns.pop("_running"), columns.pop("_last_end"), columns.pop("_begun"), as_of
    )
    columns |= _usage(asked, columns["seats"], ages)
    columns |= _touches(asked, as_of)
    columns |= _tickets(asked, ages)
    columns |= _promises(asked)
    columns |= _champions(asked)
    connected = frozenset(noun.name for noun in NOUNS if asked.any(f"remote_{noun.name}"))
    return ScoringInputs(book.account_id, columns, ages, connected, frozenset(asked.said_yes))


#: Subscriptions begun by :day, with the product's own word where the subscription has none. ARR is the
#: recurring amount per year; trials and free plans have none.
_BEGUN: Final = """
    SELECT s.account_id, coalesce(p.name, s.product) AS product, s.is_paid, s.is_trial, s.ends_on, s.seats,
        s.auto_renews, s.started_on, coalesce(s.ends_on, '9999-12-31') || s.term_months AS end_term,
        s.phase, coalesce(s.is_hook, p.is_hook) AS is_hook, coalesce(s.is_main, p.is_main) AS is_main,
        s.currency, date(s.ends_on, '-' || s.notice_days || ' days') AS notice_on,
        CASE WHEN s.is_trial = 1 OR s.is_paid = 0 THEN 0 ELSE coalesce(s.arr, s.mrr * 12,
            CAST(round(s.amount * 12.0 / nullif(coalesce(s.period_months, s.term_months), 0)) AS INTEGER))
        END AS arr
    FROM remote_subscription s
    LEFT JOIN remote_product p ON p.source = s.source AND p.source_id = s.product
    WHERE s.retired_at IS NULL AND coalesce(s.started_on, '') <= :day /only/
"""
_RUNNING: Final = f"{_BEGUN} AND (s.ends_on IS NULL OR s.ends_on >= :day)"
#: The products that run on :day, each in its own currency, since its first term, with its part of the ARR.
_CODE: Final = " ".join(f"WHEN '{phase}' THEN {code}" for code, phase in enumerate(PHASES))
PRODUCTS: Final = f"""
    SELECT account_id, product, min(iif(runs, code, NULL)) AS code, min(started_on) AS first_on,
        sum(iif(runs, arr, NULL)) AS part,
        sum(sum(iif(runs, arr, NULL))) OVER (PARTITION BY account_id, currency) AS whole
    FROM (SELECT *, CASE phase {_CODE} END AS code, ends_on IS NULL OR ends_on >= :day AS runs FROM ({_BEGUN}))
    GROUP BY account_id, product, currency HAVING max(runs)
"""
#: The least advanced phase among products that hold a fifth of the ARR: until such a product has taken root it may
#: be cancelled, whatever the others do. And the first day of the youngest of them whose phase no source gives.
_PHASE: Final = f"""
    SELECT account_id, min(code), max(iif(code IS NULL, first_on, NULL)) FROM ({PRODUCTS})
    WHERE coalesce(part, 0) * {LEAST_SHARE} >= coalesce(whole, 0) GROUP BY account_id
"""


def _contracts(asked: _Asked, raw: Mapping[str, Sequence[Any]]) -> dict[str, Column]:
    """Return what running subscriptions say; an account without any subscription speaks for itself."""
    ever, first_day, last_end = asked.columns(
        "SELECT account_id, 1, min(started_on), max(ends_on) FROM remote_subscription "
        "WHERE retired_at IS NULL AND coalesce(started_on, '') <= :day /only/ GROUP BY account_id",
        3,
    )
    running, renewal, notice, products, seats, paid, trial, hook, main, renews, begun, end_term = (
        asked.columns(
            "SELECT account_id, count(*), min(ends_on), min(iif(notice_on >= :day, notice_on, NULL)), "
            "group_concat(DISTINCT product), sum(seats), max(is_paid), min(is_trial), max(is_hook), max(is_main), "
            f"min(auto_renews), max(started_on), min(end_term) FROM ({_RUNNING}) GROUP BY account_id",
            12,
        )
    )
    phase, youngest = asked.columns(_PHASE, 2)
    amount, currency = (
        asked.columns(  # of several currencies, the one with the largest sum (SQLite's bare column)
            "SELECT account_id, max(total), currency FROM (SELECT account_id, currency, sum(arr) AS total "
            f"FROM ({_RUNNING}) GROUP BY account_id, currency) GROUP BY account_id",
            2,
        )
    )

    def either(of_contracts: Sequence[Any], of_account: Sequence[Any]) -> list[Any]:
        return [
            own if not had else value for value, own, had in zip(of_contracts, of_account, ever, strict=True)
        ]

    own_arr = [a if a is not None else m and m * 12 for a, m in zip(raw["arr"], raw["mrr"], strict=True)]
    own_notice = [
        on or _days_before(end, days)
        for on, end, days in zip(raw["notice_on"], raw["ends_on"], raw["notice_days"], strict=True)
    ]
    # Contracts that run out leave 0. The account speaks for itself where it has none, or where none tells its amount.
    money = [
        0 if had and not n else total if total is not None else own
        for had, n, total, own in zip(ever, running, amount, own_arr, strict=True)
    ]
    hook_only = [
        None if h is None and not m else int(bool(h) and not m) for h, m in zip(hook, main, strict=True)
    ]
    started = [own or first for own, first in zip(raw["started_on"], first_day, strict=True)]
    return {
        "arr": money_column(money, [c or own for c, own in zip(currency, raw["currency"], strict=True)]),
        "renewal": date_column(either(renewal, raw["ends_on"])),
        "notice": date_column(either(notice, own_notice)),
        "product_phase": choice_column([None if code is None else PHASES[code] for code in phase], PHASES),
        "product_started": date_column(youngest),
        "products": text_column([p and p.replace(",", ", ") for p in products]),
        # one person may use several products: the account's own count is the better one
        "seats": number_column(
            [own if own is not None else n for own, n in zip(raw["seats"], seats, strict=True)], Kind.INT
        ),
        "is_paid": yes_no_column(either(paid, raw["is_paid"])),
        "is_trial": yes_no_column(either(trial, raw["is_trial"])),
        "hook_only": yes_no_column(hook_only),
        "auto_renews": yes_no_column(either(renews, raw["auto_renews"])),
        "started_on": date_column(started),
        "term_months": number_column([text and float(text[len("9999-12-31") :]) for text in end_term]),
        "_running": number_column(
            [None if not had else n or 0 for had, n in zip(ever, running, strict=True)]
        ),
        "_last_end": date_column(last_end),
        "_begun": date_column(begun),
    }


@lru_cache(maxsize=1 << 14)  # many accounts end on one day
def _days_before(day: str | None, days: int | None) -> str | None:
    if day is None or days is None:
        return None
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


#: What happened to the contract, told by a source or entered here; of one day, what was entered here counts.
_HAPPENED: Final = """
    SELECT account_id, kind, max(happened_on || ours), ours FROM (
        SELECT account_id, kind, happened_on, 0 AS ours FROM remote_outcome WHERE happened_on <= :day /only/
        UNION ALL SELECT account_id, kind, happened_on, 1 FROM local_outcome
            WHERE happened_on <= :day AND retired_at IS NULL /only/)
    WHERE kind IN ('notice', 'churn', 'reactivation') GROUP BY account_id
"""


def _outcomes(
    asked: _Asked, running: Column, last_end: Column, begun: Column, as_of: date
) -> dict[str, Column]:
    """Return an open notice, and the first day without service of an account that runs nothing any more.

    A source's churn waits until its contracts have ended. A churn entered here holds at once, unless a contract
    began on that day or after it.
    """
    kind, happened, ours = asked.columns(_HAPPENED, 3)
    told = asked.any("remote_outcome")
    notice = [int(k == "notice") if told or k is not None else None for k in kind]
    day_after = last_end.values + np.timedelta64(1, "D")
    ended = (running.values == 0) & ~np.isnat(last_end.values) & (day_after <= np.datetime64(as_of))
    days = date_column([day and day[:-1] for day in happened]).values
    churn = np.array([k == "churn" for k in kind], dtype=np.bool_) & ~np.isnat(days)
    is_ours = np.array([bool(o) for o in ours], dtype=np.bool_)
    runs = (running.values > 0) & ~(is_ours & ~(begun.values >= days))
    churned = np.where(churn, days, np.where(ended, day_after, np.datetime64("NaT")))
    churned[runs] = np.datetime64("NaT")
    return {"churn_notice": yes_no_column(notice), "churned_on": Column(Kind.DATE, churned)}


#: Usage by account and period. ``lag``: days from the period's last day to :day, so that only whole weeks
#: count. Sources count users per metric, and people counted twice cannot be told apart: a period's users are
#: the largest count of any metric, a lower bound.
_PERIODS: Final = f"""
    SELECT account_id, period_start, max(users) AS users, sum(value) AS value,
        CAST(julianday(:day) - julianday(period_start) AS INTEGER) - iif(grain = 'week', 6, 0) AS lag
    FROM remote_usage WHERE metric NOT IN ('{MONTHLY_USERS}', '{DAILY_USERS}')
        AND period_start > :usage_from AND period_start <= :day /source/ /only/
    GROUP BY account_id, period_start, grain
"""


#: Days from a period's last day to :day; below 0 the period is not over.
_LAG: Final = "julianday(:day) - julianday(period_start) - iif(grain = 'week', 6, 0)"
#: The newest count, or the mean of several, by a source that counts people itself.
_COUNTED: Final = (
    "SELECT account_id, {}, max(period_start) FROM remote_usage WHERE metric = '{}' "
    "AND period_start > {} AND period_start <= :day {} /source/ /only/ GROUP BY account_id"
)


def _usage(asked: _Asked, seats: Column, ages: dict[str, Floats]) -> dict[str, Column]:
    """Return seat use, stickiness and trend.

    A source that counts people itself brings the metrics `MONTHLY_USERS` and `DAILY_USERS`. Else monthly users
    are the most of any period of 28 days, and daily users known where usage comes by the day. The trend compares
    four weeks of users with the four before; of events, where no users are counted.
    """
    of_sources = (
        "AND source IN (SELECT source FROM account_key WHERE account_id IN (SELECT value FROM json_each(:accounts)))"
        if asked.only
        else ""
    )

    def ask(sql: str, count: int) -> list[list[Any]]:
        return asked.columns(sql.replace("/source/", of_sources), count)

    *sums, last = ask(
        "SELECT account_id, max(iif(lag BETWEEN 0 AND 27, users, NULL)), "
        "sum(iif(lag BETWEEN 0 AND 27, users, NULL)), sum(iif(lag BETWEEN 28 AND 55, users, NULL)), "
        "sum(iif(lag BETWEEN 0 AND 27, value, NULL)), sum(iif(lag BETWEEN 28 AND 55, value, NULL)), "
        f"max(period_start) FROM ({_PERIODS}) GROUP BY account_id",
        6,
    )
    peak, users, users_before, value, value_before = (number_column(column).values for column in sums)
    counted, daily_counted = (
        number_column(ask(sql, 2)[0]).values
        for sql in (
            _COUNTED.format("value", MONTHLY_USERS, ":two_months", f"AND {_LAG} >= 0"),
            _COUNTED.format("avg(value)", DAILY_USERS, ":two_months", f"AND {_LAG} BETWEEN 0 AND 27"),
        )
    )
    by_day = number_column(
        ask(
            "SELECT account_id, sum(users) / 28.0 FROM (SELECT account_id, period_start, max(users) AS users "
            "FROM remote_usage WHERE grain = 'day' AND period_start > :month AND period_start <= :day "
            "AND users IS NOT NULL /source/ /only/ GROUP BY account_id, period_start) GROUP BY account_id",
            1,
        )[0]
    ).values
    monthly = np.where(np.isnan(counted), peak, counted)
    daily = np.where(np.isnan(daily_counted), by_day, daily_counted)
    has_users = ~np.isnan(users) & ~np.isnan(users_before)
    ages.update(dict.fromkeys(("seat_util", "stickiness", "active_trend"), _age(asked, last)))
    return {
        "seat_util": Column(Kind.NUMBER, _ratio(monthly, seats.values) * 100),
        "stickiness": Column(Kind.NUMBER, _ratio(daily, monthly) * 100),
        "active_trend": Column(
            Kind.NUMBER,
            _ratio(np.where(has_users, users, value), np.where(has_users, users_before, value_before)),
        ),
    }


def _age(asked: _Asked, days: Sequence[str | None]) -> Floats:
    """Return days from each of ``days`` to the day asked about, NaN unknown."""
    since = date_column(days).values
    gap = (since - np.datetime64(asked.bound["day"])).astype(np.float64)
    return np.where(np.isnat(since), np.nan, -gap)


def _ratio(above: Floats, below: Floats) -> Floats:
    out = np.full(len(above), np.nan)
    np.divide(above, below, out=out, where=(below > 0) & np.isfinite(above) & np.isfinite(below))
    return out


def _touches(asked: _Asked, as_of: date) -> dict[str, Column]:
    """Return the last meaningful touch of either side, and how many there were in 90 days."""
    last, count = asked.columns(
        f"SELECT account_id, max(day), sum(day > :quarter) FROM ({EVERY}) "
        "WHERE meaningful AND day <= :day GROUP BY account_id",
        2,
    )
    connected = asked.any("remote_interaction") or asked.any("local_touch")
    last_touch = date_column(last)
    silence = (np.datetime64(as_of) - last_touch.values).astype(np.float64)
    return {
        "last_touch": last_touch,
        "days_since_touch": Column(Kind.INT, np.where(np.isnat(last_touch.values), np.nan, silence)),
        "touches_90d": _zero_if(connected, count),
    }


def _zero_if(connected: bool, values: Sequence[Any]) -> Column:
    """Return counts: none is zero where some source would have told, everything unknown where none does."""
    return number_column([(v or 0) if connected else None for v in values], Kind.INT)


def _tickets(asked: _Asked, ages: dict[str, Floats]) -> dict[str, Column]:
    still_open = (
        "substr(opened_at, 1, 10) <= :day AND (substr(closed_at, 1, 10) > :day "
        "OR closed_at IS NULL AND coalesce(status, 'open') = 'open')"
    )
    opened, p1, defects = asked.columns(
        f"SELECT account_id, sum({still_open}), "
        f"julianday(:day) - min(julianday(iif(priority = 'p1' AND {still_open}, substr(opened_at, 1, 10), NULL))), "
        "sum(kind = 'defect' AND substr(opened_at, 1, 10) > :quarter AND substr(opened_at, 1, 10) <= :day) "
        "FROM remote_ticket WHERE 1 /only/ GROUP BY account_id",
        3,
    )
    csat, csat_day = asked.columns(
        "SELECT account_id, avg(score), max(day) FROM ("
        "SELECT account_id, csat AS score, substr(coalesce(closed_at, opened_at), 1, 10) AS day FROM remote_ticket "
        "WHERE csat IS NOT NULL /only/ UNION ALL "
        "SELECT account_id, score, substr(answered_at, 1, 10) FROM remote_survey WHERE kind = 'csat' /only/) "
        "WHERE day > :quarter AND day <= :day GROUP BY account_id",
        2,
    )
    ages["csat"] = _age(asked, csat_day)
    return {
        "open_tickets": _zero_if(asked.any("remote_ticket"), opened),
        "open_p1_days": _zero_if(asked.any("remote_ticket", "priority IS NOT NULL"), p1),
        "defects_90d": _zero_if(asked.any("remote_ticket", "kind IS NOT NULL"), defects),
        "csat": number_column(csat),
    }


def _promises(asked: _Asked) -> dict[str, Column]:
    """Return invoices overdue (where the source tells what was paid) and goals met of those due, ours too."""
    (overdue,) = asked.columns(
        "SELECT account_id, julianday(:day) - julianday(min(due_on)) FROM remote_invoice "
        "WHERE due_on < :day AND (paid_on IS NULL OR paid_on > :day) /only/ GROUP BY account_id",
        1,
    )
    (goals,) = asked.columns(
        "SELECT account_id, 100.0 * sum(met) / count(*) FROM ("
        "SELECT account_id, met_on IS NOT NULL AND met_on <= :day AS met FROM remote_goal "
        "WHERE due_on <= :day /only/ UNION ALL "
        "SELECT account_id, state = 'met' AND coalesce(actual_on, due_on) <= :day FROM local_goal "
        "WHERE due_on <= :day AND state <> 'dropped' AND retired_at IS NULL /only/) GROUP BY account_id",
        1,
    )
    return {
        "overdue_days": _zero_if(asked.any("remote_invoice", "paid_on IS NOT NULL"), overdue),
        "goal_progress": number_column(goals),
    }


#: Everybody with a role: the contacts of sources with what we wrote on them, and the people only we know.
_ROLES: Final = """
    SELECT c.account_id, coalesce(p.role, c.role) AS role, coalesce(c.active, 1) AS active,
        coalesce(p.left_on, c.left_on) AS left_on
    FROM (SELECT * FROM remote_contact WHERE retired_at IS NULL /only/) c LEFT JOIN (SELECT * FROM local_person
        WHERE retired_at IS NULL AND contact_id IS NOT NULL /only/) p ON p.contact_id = c.id
    UNION ALL SELECT account_id, role, 1, left_on FROM local_person
        WHERE retired_at IS NULL AND contact_id IS NULL /only/
"""


def _champions(asked: _Asked) -> dict[str, Column]:
    here, left = asked.columns(
        "SELECT account_id, max(active = 1 AND (left_on IS NULL OR left_on > :day)), "
        "julianday(:day) - julianday(max(iif(left_on <= :day, left_on, NULL))) "
        f"FROM ({_ROLES}) WHERE role = 'champion' GROUP BY account_id",
        2,
    )
    connected = asked.any("remote_contact", "role IS NOT NULL")
    return {
        "champion": yes_no_column([h if h is not None else 0 if connected else None for h in here]),
        "champion_left_days": number_column(left, Kind.INT),
    }
