"""What a month is told from, beside other modules: weeks of health, open risks, words on them, records."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid5

from cs_workbench.store.connect import Connection

_SPACE: Final = UUID("0b9a1f4e-6c1d-5c57-8f5e-54a1f6a3a9d2")


@dataclass(frozen=True, slots=True)
class Week:
    """An account's health in a week, by its Monday; ``card`` and ``detail`` as in `store.standing.Snapshot`."""

    week: str
    shown: float | None
    band: str
    card: str
    detail: str


@dataclass(frozen=True, slots=True)
class OpenRisk:
    """A to-do of kind 'risk'."""

    account_id: int
    owner: str
    text: str
    due_on: str | None
    detail: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Word:
    """What a CSM wrote on an account's risk of a month."""

    uid: str
    account_id: int
    owner: str
    month: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Record:
    """A raw record behind a move. ``kind``: a name of `RECORDS`; ``day``: ISO."""

    kind: str
    day: str
    text: str


#: What to look for behind a measure or a cap: its kind -> SQL of (day, text) of one account, the newest by :day.
RECORDS: Final = MappingProxyType(
    {
        "usage": (
            "SELECT period_start, metric || ' ' || CAST(round(coalesce(users, value)) AS INTEGER) FROM remote_usage "
            "WHERE account_id = :account AND period_start <= :day "
            "ORDER BY period_start DESC, metric = :more DESC, metric"
        ),
        "touch": (
            "SELECT day, text FROM (SELECT substr(happened_at, 1, 10) AS day, coalesce(subject, channel) AS text "
            "FROM remote_interaction WHERE account_id = :account AND coalesce(meaningful, 1) UNION ALL "
            "SELECT substr(happened_at, 1, 10), coalesce(nullif(summary, ''), channel) FROM local_touch "
            "WHERE account_id = :account AND meaningful AND retired_at IS NULL) WHERE day <= :day ORDER BY day DESC"
        ),
        "ticket": (
            "SELECT substr(opened_at, 1, 10), coalesce(subject, kind, '') FROM remote_ticket "
            "WHERE account_id = :account AND substr(opened_at, 1, 10) <= :day "
            "AND (:more = '' OR kind = :more OR priority = :more) "
            "ORDER BY opened_at DESC"
        ),
        "survey": (
            "SELECT substr(answered_at, 1, 10), upper(coalesce(kind, '')) || ' ' || score FROM remote_survey "
            "WHERE account_id = :account AND substr(answered_at, 1, 10) <= :day ORDER BY answered_at DESC"
        ),
        "invoice": (
            "SELECT due_on, coalesce(number, '') FROM remote_invoice WHERE account_id = :account AND due_on <= :day "
            "AND (paid_on IS NULL OR paid_on > :day) ORDER BY due_on"
        ),
        "contact": (
            "SELECT left_on, name FROM remote_contact WHERE account_id = :account AND left_on <= :day "
            "ORDER BY role = 'champion' DESC, left_on DESC"
        ),
        "notice": (
            "SELECT happened_on, coalesce(reason, '') FROM remote_outcome WHERE account_id = :account "
            "AND kind = 'notice' AND happened_on <= :day UNION ALL SELECT happened_on, coalesce(comment, '') "
            "FROM local_outcome WHERE account_id = :account AND kind = 'notice' AND retired_at IS NULL "
            "AND happened_on <= :day ORDER BY happened_on DESC"
        ),
        "goal": (
            "SELECT coalesce(actual_on, due_on), name FROM local_goal WHERE account_id = :account "
            "AND retired_at IS NULL AND coalesce(actual_on, due_on) <= :day ORDER BY 1 DESC"
        ),
        "pulse": (
            "SELECT substr(happened_at, 1, 10), level || ' / 5' FROM local_pulse WHERE account_id = :account "
            "AND retired_at IS NULL AND substr(happened_at, 1, 10) <= :day ORDER BY happened_at DESC"
        ),
    }
)


def record_behind(db: Connection, kind: str, account_id: int, day: date, more: str = "") -> Record | None:
    """Return the record of ``kind`` that stood behind an account's score on ``day``; None where none is known."""
    bound = {"account": account_id, "day": day.isoformat(), "more": more}
    row = db.execute(f"{RECORDS[kind]} LIMIT 1", bound).fetchone()
    return None if row is None or row[0] is None else Record(kind, str(row[0]), str(row[1] or ""))


def weeks_at(db: Connection, day: date, accounts: Collection[int]) -> dict[int, Week]:
    """Return each account's newest week begun by ``day`` of which a band was kept."""
    return _weeks(db, "max(week)", "week <= :day", day, accounts)


def first_weeks(db: Connection, day: date, accounts: Collection[int]) -> dict[int, Week]:
    """Return each account's oldest week begun from ``day`` on of which a band was kept."""
    return _weeks(db, "min(week)", "week >= :day", day, accounts)


def _weeks(db: Connection, which: str, when: str, day: date, accounts: Collection[int]) -> dict[int, Week]:
    # Accounts first, then one look into the index for each: snapshots are many, and wide.
    rows = db.execute(
        "SELECT s.account_id, s.week, coalesce(s.shown, s.score), s.band, coalesce(s.model_version, ''), "
        "coalesce(s.detail, '') FROM (SELECT value AS id FROM json_each(:accounts)) a "
        f"JOIN calc_snapshot s ON s.account_id = a.id AND s.week = (SELECT {which} FROM calc_snapshot "
        f"WHERE account_id = a.id AND {when} AND band IS NOT NULL)",
        {"day": day.isoformat(), "accounts": json.dumps(sorted(accounts))},
    )
    return {int(account): Week(*values) for account, *values in rows}


def first_week(db: Connection) -> date | None:
    """Return the first Monday of which any health was kept."""
    (week,) = db.execute("SELECT min(week) FROM calc_snapshot WHERE band IS NOT NULL").fetchone()
    return date.fromisoformat(week) if week else None


def risks_open_on(db: Connection, day: date) -> list[OpenRisk]:
    """Return the risks that were written down by ``day`` and not ended then, in the order they were made."""
    rows = db.execute(
        "SELECT account_id, coalesce(owner, ''), text, due_on, detail FROM local_todo WHERE kind = 'risk' "
        "AND account_id IS NOT NULL AND substr(created_at, 1, 10) <= :day "
        "AND (done_at IS NULL OR substr(done_at, 1, 10) > :day) ORDER BY id",
        {"day": day.isoformat()},
    )
    return [
        OpenRisk(int(account), owner, text, due_on, json.loads(detail) if detail else None)
        for account, owner, text, due_on, detail in rows
    ]


def uid_of(account_uid: str, owner: str, month: str) -> str:
    """Return the uid of the one row of words for these."""
    return str(uuid5(_SPACE, f"{account_uid}\x1f{owner}\x1f{month}"))


def words_of(db: Connection, month: str) -> list[Word]:
    """Return the words on a month's risks, the latest last."""
    rows = db.execute(
        "SELECT uid, account_id, owner, month, text, at FROM local_month_word "
        "WHERE month = ? AND retired_at IS NULL ORDER BY at, id",
        (month,),
    )
    return [Word(*row) for row in rows]


def word_of(db: Connection, uid: str) -> str:
    """Return what stands on a risk under ``uid``; '' nothing."""
    row = db.execute(
        "SELECT text FROM local_month_word WHERE uid = ? AND retired_at IS NULL", (uid,)
    ).fetchone()
    return "" if row is None else str(row[0])


def put_word(db: Connection, word: Word, author: str) -> None:
    """Write words; an empty text takes them away."""
    db.execute(
        "INSERT INTO local_month_word (uid, account_id, owner, month, text, at, author, retired_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET text = excluded.text, at = excluded.at, "
        "author = excluded.author, retired_at = excluded.retired_at",
        (word.uid, word.account_id, word.owner, word.month, word.text, word.at, author or None,
         None if word.text else word.at),
    )  # fmt: skip
