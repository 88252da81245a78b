"""What sync writes into the mirror of a source: pages of rows, and usage.

The other things that may happen to the mirror stand in `store.vanished`; they are offered here too, so
that callers have one door.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.kernel.ids import uuid7s
from cs_workbench.store.columns import marks, quoted
from cs_workbench.store.connect import Connection
from cs_workbench.store.vanished import (
    Retired,
    answer_hold,
    count_rows,
    open_hold,
    retire_missing,
    retire_source,
    undo_run,
    would_go,
)

__all__ = [
    "PageResult", "Retired", "account_index", "answer_hold", "count_rows", "open_hold", "retire_missing",
    "retire_source", "undo_run", "upsert_page", "upsert_usage", "would_go",
]  # fmt: skip

_RECORD: Final = (
    "INSERT INTO field_change (noun, source, source_id, account_id, field, old, new, at, run) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UNKNOWN_ACCOUNT: Final = "unknown_account"
#: The page's ids come first in every join here: CROSS JOIN is how SQLite is told to keep that order.


@dataclass(slots=True)
class PageResult:
    """What became of a page. ``held``: (index in the page, reason, value) of rows without an account here.

    ``accounts``: those of rows that were new or differ, also those that such a row was of before.
    """

    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    held: list[tuple[int, str, Any]] = field(default_factory=list)
    accounts: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Sql:
    """The statements of one noun and one list of fields; ``names`` are the values they compare."""

    names: tuple[str, ...]
    known: str
    note_if_different: str
    different: str
    insert: str
    update: str


@lru_cache(maxsize=64)
def _sql(noun: str, fields: tuple[str, ...]) -> _Sql:
    is_account = noun == "account"
    table, key = (f"remote_{noun}", "account_id" if is_account else "id")
    names = (*(("account_id",) if BY_NAME[noun].of_account else ()), *fields, "own")
    columns = ("source", "source_id", *names, "known_at", "known_assumed", "run")
    columns += ("account_id", "updated_at") if is_account else ()
    differs = " OR ".join(f'"{name}" IS NOT ?' for name in names)
    sets = ", ".join(f'"{name}" = ?' for name in (*names, *(("updated_at",) if is_account else ())))
    return _Sql(
        names,
        known=f"SELECT k.source_id, k.{key} FROM json_each(?) j "
        f"CROSS JOIN {'account_key' if is_account else table} k ON k.source = ? AND k.source_id = j.value",
        note_if_different=f"INSERT INTO temp.different SELECT {key} FROM {table} WHERE {key} = ? AND source = ? "
        f"AND ({differs})",
        different=f"SELECT r.source_id, {quoted(names, 'r.')} FROM temp.different d "
        f"CROSS JOIN {table} r ON r.{key} = d.id",
        insert=f"INSERT INTO {table} ({quoted(columns)}) VALUES ({marks(len(columns))})",
        update=f"UPDATE {table} SET {sets} WHERE {key} = ?",
    )


def upsert_page(
    db: Connection,
    source: str,
    noun: str,
    fields: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    via: str | None = None,
    run: int,
    at: str,
    first: bool = False,
    lag_days: int = 0,
    known_at: Sequence[str | None] = (),
    same: Sequence[str] = (),
) -> PageResult:
    """Land one page; only rows that are new or differ are written, and what differs is recorded.

    SQLite compares: an unchanged row never becomes a Python object.

    Args:
        db: a write transaction of the store.
        source: the source's name.
        noun: a name of `domain.nouns.BY_NAME`; usage has `upsert_usage`.
        fields: the noun's fields that the rows carry; others keep what they have.
        rows: ``[source_id, account, *values, own]`` as `sources.records.Page` says; of two rows with one
            source id the later one counts.
        via: the noun whose row the second value names; None: the account itself.
        run: the number of the sync's run.
        at: when we learned of it, ISO UTC.
        first: no pull of this source was complete yet: dated facts count as known since they happened.
        lag_days: days between happening and being known, for ``first``.
        known_at: when each row was known, ISO UTC, as its source says; None or empty: as ``first`` says.
        same: source ids of rows that are as they were when they landed; they are only noted as seen.
    """
    sql = _sql(noun, tuple(fields))
    result = PageResult()
    page = _page_values(db, source, noun, rows, via=via, result=result)
    ids = json.dumps(list(page))
    known = dict(db.execute(sql.known, (ids, source)))
    new = {source_id: values for source_id, values in page.items() if source_id not in known}
    before = _different(db, sql, source, [(known[key], source, *page[key]) for key in page if key in known])

    dates = _known_dates(noun, sql.names, new.values(), first=first, lag_days=lag_days, at=at)
    if known_at:
        said = {row[0]: told for row, told in zip(rows, known_at, strict=False) if told}
        dates = ((said[key], 0) if key in said else date for key, date in zip(new, dates, strict=True))
    if noun == "account":
        made = _make_accounts(db, source, list(new))
        result.accounts.update(made.values(), (known[key] for key in before))
        inserts = [
            (source, key, *values, *known_on, run, account, at)
            for (key, values), known_on, account in zip(new.items(), dates, made.values(), strict=True)
        ]
        updates = [(*page[key], at, known[key]) for key in before]
        account_of = known
    else:
        inserts = [
            (source, key, *values, *known_on, run)
            for (key, values), known_on in zip(new.items(), dates, strict=True)
        ]
        updates = [(*page[key], known[key]) for key in before]
        account_of = {key: page[key][0] for key in before} if BY_NAME[noun].of_account else {}
        if BY_NAME[noun].of_account:
            result.accounts.update((row[0] for row in new.values()), account_of.values())
            result.accounts.update(olds[0] for olds in before.values())
    db.executemany(sql.insert, inserts)
    db.executemany(sql.update, updates)
    db.executemany(
        _RECORD,
        [
            (noun, source, key, account_of.get(key), name, old, value, at, run)
            for key, olds in before.items()
            for name, old, value in zip(sql.names, olds, page[key], strict=True)
            if old != value
        ],
    )
    if BY_NAME[noun].vanishes:
        seen = "INSERT INTO sync_seen (source, run, noun, source_ids) VALUES (?, ?, ?, ?)"
        db.execute(seen, (source, run, noun, json.dumps([*page, *same]) if same else ids))
    result.inserted, result.changed = len(new), len(before)
    result.unchanged = len(rows) - len(result.held) - len(new) - len(before) + len(same)
    return result


def _page_values(
    db: Connection,
    source: str,
    noun: str,
    rows: Sequence[Sequence[Any]],
    *,
    via: str | None,
    result: PageResult,
) -> dict[str, tuple[Any, ...]]:
    """Return the compared values by source id; rows of unknown accounts go to ``result.held``."""
    if not BY_NAME[noun].of_account:
        return {row[0]: tuple(row[2:]) for row in rows}
    accounts = _accounts_of(db, source, via, rows)
    page = {}
    for index, row in enumerate(rows):
        account = accounts.get(row[1])
        if account is None:
            result.held.append((index, UNKNOWN_ACCOUNT, row[1]))
        else:
            page[row[0]] = (account, *row[2:])
    return page


def _different(
    db: Connection, sql: _Sql, source: str, known: list[tuple[Any, ...]]
) -> dict[str, tuple[Any, ...]]:
    """Return the old values, by source id, of the known rows that say something else now."""
    if not known:
        return {}
    db.execute("CREATE TEMP TABLE IF NOT EXISTS different (id INTEGER)")
    db.executemany(sql.note_if_different, known)
    before = {source_id: tuple(olds) for source_id, *olds in db.execute(sql.different)}
    db.execute("DELETE FROM temp.different")
    return before


def account_index(db: Connection, source: str, via: str | None = None) -> dict[str, int]:
    """Return account ids by the source id of the account, or of the row of noun ``via`` that knows it."""
    table = "account_key" if via in (None, "account") else f"remote_{BY_NAME[via].name}"
    return dict(db.execute(f"SELECT source_id, account_id FROM {table} WHERE source = ?", (source,)))


def _accounts_of(
    db: Connection, source: str, via: str | None, rows: Sequence[Sequence[Any]]
) -> dict[Any, int]:
    """Return the account ids that a page needs, by the value that names them."""
    table = "account_key" if via in (None, "account") else f"remote_{BY_NAME[via].name}"
    names = json.dumps(list({row[1] for row in rows if row[1] is not None}))
    return dict(
        db.execute(
            f"SELECT t.source_id, t.account_id FROM json_each(?) j "
            f"CROSS JOIN {table} t ON t.source = ? AND t.source_id = j.value",
            (names, source),
        )
    )


def _make_accounts(db: Connection, source: str, keys: Sequence[str]) -> dict[str, int]:
    """Give accounts that were never seen an identity of their own; return their ids by source id."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM account").fetchone()
    made = {key: last + number for number, key in enumerate(keys, start=1)}
    db.execute(
        "INSERT INTO account (id, uid) SELECT ? + key, value FROM json_each(?)",
        (last + 1, json.dumps(uuid7s(len(made)))),
    )
    db.execute(
        "INSERT INTO account_key (source, source_id, account_id) SELECT ?, value, ? + key FROM json_each(?)",
        (source, last + 1, json.dumps(list(made))),
    )
    return made


def _known_dates(
    noun: str,
    names: tuple[str, ...],
    rows: Collection[Sequence[Any]],
    *,
    first: bool,
    lag_days: int,
    at: str,
) -> Iterable[tuple[str, int]]:
    """Return (known_at, known_assumed) for the values of each of ``rows``."""
    happened = BY_NAME[noun].happened
    if not first or happened not in names:
        return repeat((at, 0), len(rows))
    place = names.index(happened)

    @lru_cache(maxsize=4096)
    def assumed(day_or_time: str | None) -> tuple[str, int]:
        if not day_or_time:
            return at, 1
        day, _, time = day_or_time.partition("T")
        if lag_days:
            day = (date.fromisoformat(day) + timedelta(days=lag_days)).isoformat()
        return f"{day}T{time or '00:00:00Z'}", 1

    return (assumed(values[place]) for values in rows)


def upsert_usage(
    db: Connection,
    source: str,
    items: Sequence[tuple[int, str, str, str, float, int | None]],
    *,
    at: str,
    first: bool = False,
) -> PageResult:
    """Land (account id, metric, grain, period start, value, users) of periods; at most a page at a time."""
    (run,) = db.execute("SELECT coalesce(max(id), 0) FROM sync_run WHERE source = ?", (source,)).fetchone()
    existing = {
        key: (value, users)
        for *key_parts, value, users in db.execute(
            "SELECT u.account_id, u.metric, u.grain, u.period_start, u.value, u.users FROM json_each(?) j "
            "CROSS JOIN remote_usage u ON u.source = ? AND u.account_id = j.value ->> 0 AND u.metric = j.value ->> 1 "
            "AND u.grain = j.value ->> 2 AND u.period_start = j.value ->> 3",
            (json.dumps([item[:4] for item in items]), source),
        )
        if (key := tuple(key_parts))
    }
    new = [item for item in items if item[:4] not in existing]
    changed = [item for item in items if existing.get(item[:4], item[4:]) != item[4:]]
    db.executemany(
        "INSERT INTO remote_usage (source, account_id, metric, grain, period_start, value, users, known_at, run) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(source, *item, None if first else at, run) for item in new],
    )
    db.executemany(
        "UPDATE remote_usage SET value = ?, users = ? WHERE source = ? AND account_id = ? AND metric = ? "
        "AND grain = ? AND period_start = ?",
        [(*item[4:], source, *item[:4]) for item in changed],
    )
    db.executemany(
        _RECORD,
        [
            ("usage", source, json.dumps(item[1:4]), item[0], name, old, new, at, run)
            for item in changed
            for name, old, new in zip(("value", "users"), existing[item[:4]], item[4:], strict=True)
            if old != new
        ],
    )
    touched = {item[0] for item in (*new, *changed)}
    return PageResult(len(new), len(changed), len(items) - len(new) - len(changed), accounts=touched)
