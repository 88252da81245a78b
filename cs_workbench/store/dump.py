"""The mirror as text, by natural keys: two databases that say the same dump the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from cs_workbench.domain.nouns import NOUNS, Noun
from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

#: The account of a row, as its source calls it.
_KEY: Final = (
    "(SELECT group_concat(k.source || ':' || k.source_id) FROM account_key k "
    "WHERE k.account_id = r.account_id)"
)


def dump(db: Connection) -> str:
    """Return ``remote_*``, held rows and finished files, one JSON line a row, sorted.

    Left out is what two runs over the same input may differ in: integer ids, uids, known_at, runs,
    times of writing and the change log (ARCHITECTURE: "Equals an unkilled run").
    """
    return "".join(f"{line}\n" for line in _lines(db))


def _lines(db: Connection) -> Iterator[str]:
    for noun in NOUNS:
        yield from sorted(_rows(db, f"remote_{noun.name}", _select(noun)))
    yield from sorted(
        _rows(
            db,
            "held_row",
            "SELECT source, entry, file, noun, number, field, value, reason, params, raw, state FROM held_row",
        )
    )
    yield from sorted(_rows(db, "sync_cursor", "SELECT source, file FROM sync_cursor"))


def _select(noun: Noun) -> str:
    table = f"remote_{noun.name}"
    fields = quoted([field.name for field in noun.fields], "r.")
    if noun.name == "usage":
        return f"SELECT r.source, {_KEY}, {fields} FROM remote_usage r"
    if noun.name == "account":
        return (
            f"SELECT r.source, r.source_id, a.retired_at IS NULL, r.own, {fields} FROM remote_account r "
            "JOIN account a ON a.id = r.account_id"
        )
    account = f"{_KEY}, " if noun.of_account else ""
    live = "r.retired_at IS NULL, " if noun.vanishes else ""
    return f"SELECT r.source, r.source_id, {account}{live}r.own, {fields} FROM {table} r"


def _rows(db: Connection, table: str, sql: str) -> Iterator[str]:
    for row in db.execute(sql):
        yield json.dumps([table, *row], ensure_ascii=False)
