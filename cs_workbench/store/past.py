"""The database as it was known on a day: the same tables, read through views that hide what came later.

A connection of its own carries temporary views named as the tables are, so that every query of the store reads the
past without knowing it. Hidden are rows we learned of later; fields that changed later say what they said then.

What no row dates (an account's own fields, people and their roles) is unknown before the first sync brought it:
nothing stored says what it was. Accounts themselves are known from their start, else only those that are here to
stay could be looked at. What was typed here counts from the moment it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from cs_workbench.domain.nouns import NOUNS, Kind, Noun
from cs_workbench.store.columns import marks, quoted
from cs_workbench.store.connect import Connection
from cs_workbench.store.engine import Store
from cs_workbench.store.errors import explained
from cs_workbench.store.facts import FOUR_WEEKS

_CASTS: Final = {
    Kind.INT: "INTEGER",
    Kind.MONEY: "INTEGER",
    Kind.YES_NO: "INTEGER",
    Kind.NUMBER: "REAL",
}
#: An account's fields that hold whenever it is looked at.
_TIMELESS: Final = ("name", "reading", "started_on", "currency")
#: No fact looks further back at usage, see `store.facts`: a whole week more than two windows.
_USAGE: Final = 2 * FOUR_WEEKS + timedelta(days=7)
_UNTIL: Final = "(SELECT moment FROM temp.until)"
_SEP: Final = "char(31)"
#: Tables of what people write: name -> SQL that says when a row was written.
_WRITTEN: Final = {
    "local_touch": "uid < (SELECT uid FROM temp.until)",  # the id begins with the millisecond it was made in
    "local_pulse": "uid < (SELECT uid FROM temp.until)",
    "local_outcome": f"at < {_UNTIL}",
    "local_goal": f"at < {_UNTIL}",
    "local_person": f"at < {_UNTIL}",
    "local_override": f"at < {_UNTIL}",
    "local_field": f"at < {_UNTIL}",
    "calc_tier_change": f"changed_on < {_UNTIL}",
}
#: Rows of people and syncs of which the words may have changed since: what is not known to have been so then is
#: NULL. Name -> columns that are not simply as they stand, and when a row was there.
_CHANGING: Final = {
    "local_todo": (
        {
            "done_at": f"iif(done_at >= {_UNTIL}, NULL, done_at)",
            "due_on": "iif(due_on IS first_due_on, due_on, NULL)",  # nothing says when it was moved
        },
        f"created_at < {_UNTIL}",
    ),
    "local_note": (
        {
            "body": f"iif(coalesce(changed_at, written_at) < {_UNTIL}, body, NULL)",
            "retired_at": f"iif(retired_at >= {_UNTIL}, NULL, retired_at)",
        },
        f"written_at < {_UNTIL}",
    ),
    "local_renewal": (
        {
            "stage": f"iif(coalesce(changed_at, at) < {_UNTIL}, stage, NULL)",
            "closed_on": f"iif(closed_on >= {_UNTIL}, NULL, closed_on)",
            "retired_at": f"iif(retired_at >= {_UNTIL}, NULL, retired_at)",
        },
        f"at < {_UNTIL}",
    ),
    "sync_run": ({}, f"ended_at < {_UNTIL}"),
}
#: Columns that say when a row ended; what ended later had not.
_ENDS: Final = ("retired_at", "ended_at")


class Past:
    """The store on a day, `at` which it is told to be; one unchanging state of the database until it is closed."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        db.execute("CREATE TEMP TABLE until (moment TEXT NOT NULL, uid TEXT NOT NULL)")
        db.execute(
            "CREATE TEMP TABLE before (noun TEXT, source TEXT, source_id TEXT, field TEXT, old TEXT, id INTEGER, "
            "PRIMARY KEY (noun, source, source_id, field)) WITHOUT ROWID"
        )
        changed: dict[str, list[str]] = {}
        for noun, field in db.execute(
            "SELECT DISTINCT noun, field FROM main.field_change ORDER BY noun, field"
        ):
            changed.setdefault(noun, []).append(field)
        for noun in NOUNS:
            if noun.name != "usage":
                _make_view(db, f"remote_{noun.name}", _remote_view(db, noun, changed.get(noun.name, [])))
        db.execute("CREATE TEMP TABLE usage_then AS SELECT * FROM main.remote_usage WHERE 0")
        _make_view(db, "remote_usage", _usage_view(changed.get("usage", [])))
        for table, is_known in _WRITTEN.items():
            _make_view(db, table, f"SELECT {_as_not_ended(db, table)} FROM main.{table} WHERE {is_known}")
        for table, (told, is_known) in _CHANGING.items():
            columns = ", ".join(
                f'{told[name]} AS "{name}"' if name in told else f'"{name}"' for name in _columns(db, table)
            )
            _make_view(db, table, f"SELECT {columns} FROM main.{table} WHERE {is_known}")
        _make_view(db, "account", f"SELECT {_as_not_ended(db, 'account')} FROM main.account")

    def at(self, day: date) -> Connection:
        """Return the connection, on which it is the evening of ``day`` now."""
        until = day + timedelta(days=1)
        stamp = int(datetime(until.year, until.month, until.day, tzinfo=UTC).timestamp() * 1000)
        text = f"{stamp:012x}"
        db = self.db
        db.execute("DELETE FROM temp.until")
        db.execute("INSERT INTO temp.until VALUES (?, ?)", (until.isoformat(), f"{text[:8]}-{text[8:]}"))
        db.execute("DELETE FROM temp.before")
        db.execute(
            "INSERT INTO temp.before SELECT noun, source, iif(noun = 'usage', account_id || "
            f"{_SEP} || (source_id ->> 0) || {_SEP} || (source_id ->> 1) || {_SEP} || (source_id ->> 2), source_id), "
            "field, old, min(id) FROM main.field_change WHERE at >= ? GROUP BY 1, 2, 3, 4",
            (until.isoformat(),),
        )
        db.execute("DELETE FROM temp.usage_then")
        db.execute(
            "INSERT INTO temp.usage_then SELECT * FROM main.remote_usage WHERE period_start > ? AND period_start <= ? "
            "AND (known_at IS NULL OR known_at < ?)",
            ((day - _USAGE).isoformat(), day.isoformat(), until.isoformat()),
        )
        return db

    def stand(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Let every account stand as ``rows`` say: ``(account_id, *values)`` with ``columns`` of a standing."""
        db = self.db
        db.execute("DROP TABLE IF EXISTS temp.calc_standing")
        db.execute("CREATE TEMP TABLE calc_standing AS SELECT * FROM main.calc_standing WHERE 0")
        db.execute("CREATE UNIQUE INDEX temp.ix_standing ON calc_standing (account_id)")
        names = ["account_id", *columns]
        db.executemany(
            f"INSERT INTO temp.calc_standing ({quoted(names)}) VALUES ({marks(len(names))})", list(rows)
        )

    def unborn(self) -> set[int]:
        """Return the accounts without a first day that no source had told of yet."""
        rows = self.db.execute(
            f"SELECT account_id FROM main.remote_account WHERE started_on IS NULL AND known_at >= {_UNTIL}"
        )
        return {account for (account,) in rows}


@contextmanager
def past(store: Store) -> Iterator[Past]:
    """Yield the store's past, to be asked day by day."""
    with explained(store.path):
        db = store.connection()
        try:
            db.execute("BEGIN")
            yield Past(db)
        finally:
            db.rollback()
            db.close()


def _make_view(db: Connection, name: str, select: str) -> None:
    db.execute(f"CREATE TEMP VIEW {name} AS {select}")


def _columns(db: Connection, table: str) -> list[str]:
    return [row[0] for row in db.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))]


def _as_not_ended(db: Connection, table: str) -> str:
    """Return the columns of a table, the end of a row unknown before it came."""
    return ", ".join(
        f'iif("{name}" >= {_UNTIL}, NULL, "{name}") AS "{name}"' if name in _ENDS else f'"{name}"'
        for name in _columns(db, table)
    )


def _remote_view(db: Connection, noun: Noun, changed: list[str]) -> str:
    """Return the SELECT of a noun's rows as they were known."""
    names = _columns(db, f"remote_{noun.name}")
    is_account = noun.name == "account"
    fields = {field.name: field.kind for field in noun.fields}
    told = [name for name in changed if name in fields or name in ("own", "account_id")]
    columns = []
    for name in names:
        value = f'r."{name}"'
        if name in told:
            cast = "INTEGER" if name == "account_id" else _CASTS.get(fields.get(name, Kind.TEXT), "TEXT")
            value = f"iif(b{told.index(name)}.noun IS NULL, {value}, CAST(b{told.index(name)}.old AS {cast}))"
        if is_account and (name in fields or name == "own") and name not in _TIMELESS:
            value = f"iif(r.known_at < {_UNTIL}, {value}, NULL)"
        if name == "retired_at":
            value = f"iif({value} >= {_UNTIL}, NULL, {value})"
        columns.append(f'{value} AS "{name}"')
    joins = [
        f"LEFT JOIN temp.before b{place} ON b{place}.noun = '{noun.name}' AND b{place}.source = r.source "
        f"AND b{place}.source_id = r.source_id AND b{place}.field = '{name}'"
        for place, name in enumerate(told)
    ]
    known = "" if is_account else f" WHERE r.known_at < {_UNTIL}"
    return f"SELECT {', '.join(columns)} FROM main.remote_{noun.name} r {' '.join(joins)}{known}"


def _usage_view(changed: list[str]) -> str:
    """Return the SELECT of the usage that `Past.at` brought near, corrected values as they were."""
    key = f"r.account_id || {_SEP} || r.metric || {_SEP} || r.grain || {_SEP} || r.period_start"
    columns, joins = [], []
    for name in (
        "source",
        "account_id",
        "metric",
        "grain",
        "period_start",
        "value",
        "users",
        "known_at",
        "run",
    ):
        if name in changed and name in ("value", "users"):
            kind = "REAL" if name == "value" else "INTEGER"
            columns.append(f"iif({name}_b.noun IS NULL, r.{name}, CAST({name}_b.old AS {kind})) AS {name}")
            joins.append(
                f"LEFT JOIN temp.before {name}_b ON {name}_b.noun = 'usage' AND {name}_b.source = r.source "
                f"AND {name}_b.source_id = {key} AND {name}_b.field = '{name}'"
            )
        else:
            columns.append(f"r.{name}")
    return f"SELECT {', '.join(columns)} FROM temp.usage_then r {' '.join(joins)}"
