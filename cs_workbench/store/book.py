"""Every live account as columns: the source's fields, what people put in their place, what was computed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from cs_workbench.domain.columns import (
    Book,
    Column,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.facts import FACTS, Fact
from cs_workbench.domain.nouns import BY_NAME, Kind
from cs_workbench.kernel.text import clip
from cs_workbench.store import own_fields
from cs_workbench.store.columns import CALCULATED, STANDING_COLUMNS, quoted
from cs_workbench.store.connect import Connection

#: Facts read from ``remote_account`` as they are; ``phase`` too, where nothing was computed.
_REMOTE: Final = tuple(fact.id for fact in FACTS if fact.id in BY_NAME["account"].by_name and fact.id != "arr")
_STANDING: Final = tuple(name for name, _ in STANDING_COLUMNS)
#: Columns of more than one origin, in the order of their precedence.
_BOTH: Final = tuple(name for name in _REMOTE if name in CALCULATED)


def load_book(db: Connection) -> Book:
    """Return the live accounts, ordered by id, with every fact of `domain.facts` and ``own.<id>`` columns.

    A local value replaces the source's; unknown stays unknown. 100,000 accounts take about a second.
    """
    ids, raw = _raw_columns(db)
    place = {account: row for row, account in enumerate(ids)}
    fields = own_fields.all_fields(db)
    raw |= _own_values(raw.pop("own_json"), [field.id for field in fields])
    _resolve_references(db, raw)
    raw["next_step"], raw["next_step_on"] = _next_steps(db, place)
    raw["last_note"] = _last_notes(db, place)
    raw["synced"] = _sync_days(db, raw["source"])
    _put_local_values(db, raw, place)

    columns = {fact.id: _column(fact, raw) for fact in FACTS}
    for own in fields:
        columns[f"own.{own.id}"] = own_column(Kind(own.kind), raw[f"own.{own.id}"], own.choices)
    return Book(np.array(ids, dtype=np.int64), columns)


def _raw_columns(db: Connection) -> tuple[list[int], dict[str, list[Any]]]:
    """Return account ids and, by name, what the tables hold; shape (n,) each."""
    both = ", ".join(f'coalesce(s."{name}", r."{name}")' for name in _BOTH)
    only = [f'r."{name}"' for name in _REMOTE if name not in _BOTH]
    computed = [name for name in _STANDING if name not in _BOTH]
    names = [*(name for name in _REMOTE if name not in _BOTH), *_BOTH, "source", "own_json", *computed]
    cursor = db.execute(
        f"SELECT a.id, {', '.join(only)}, {both}, r.source, r.own, {quoted(computed, 's.')} FROM account a "
        "JOIN remote_account r ON r.account_id = a.id LEFT JOIN calc_standing s ON s.account_id = a.id "
        "WHERE a.retired_at IS NULL ORDER BY a.id"
    )
    columns = [list(column) for column in zip(*cursor, strict=True)] or [[] for _ in range(len(names) + 1)]
    return columns[0], dict(zip(names, columns[1:], strict=True))


def _resolve_references(db: Connection, raw: dict[str, list[Any]]) -> None:
    """Put names in the place of the source ids of owners and parent accounts; an unknown id stays."""
    people = {
        (source, key): name
        for source, key, name in db.execute("SELECT source, source_id, name FROM remote_person")
    }
    raw["owner"] = [
        owner and people.get((source, owner), owner)
        for source, owner in zip(raw["source"], raw["owner"], strict=True)
    ]
    if any(raw["parent"]):
        parents = {
            (source, key): name
            for source, key, name in db.execute("SELECT source, source_id, name FROM remote_account")
        }
        raw["parent"] = [
            parent and parents.get((source, parent), parent)
            for source, parent in zip(raw["source"], raw["parent"], strict=True)
        ]


def _own_values(texts: Sequence[str | None], ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return what the source brought for own fields."""
    if not any(texts) or not ids:
        return {f"own.{own}": [None] * len(texts) for own in ids}
    parsed = [json.loads(text) if text else {} for text in texts]
    return {f"own.{own}": [values.get(own) for values in parsed] for own in ids}


def _next_steps(db: Connection, place: Mapping[int, int]) -> tuple[list[Any], list[Any]]:
    """Return text and day of the open to-do that comes first on each account."""
    steps: list[Any] = [None] * len(place)
    days: list[Any] = [None] * len(place)
    rows = db.execute(
        "SELECT account_id, text, due_on FROM local_todo WHERE done_at IS NULL AND account_id IS NOT NULL "
        "ORDER BY due_on IS NOT NULL, due_on DESC, id DESC"
    )
    for account, text, due_on in rows:  # the last one written wins: the earliest day
        row = place.get(account)
        if row is not None:
            steps[row], days[row] = clip(text), due_on
    return steps, days


def _last_notes(db: Connection, place: Mapping[int, int]) -> list[Any]:
    notes: list[Any] = [None] * len(place)
    rows = db.execute(
        "SELECT account_id, body, max(written_at) FROM local_note WHERE retired_at IS NULL GROUP BY account_id"
    )
    for account, body, _ in rows:
        row = place.get(account)
        if row is not None:
            notes[row] = clip(body)
    return notes


def _sync_days(db: Connection, sources: Sequence[str]) -> list[Any]:
    days = dict(
        db.execute(
            "SELECT source, substr(max(ended_at), 1, 10) FROM sync_run WHERE state IN ('done', 'held') GROUP BY source"
        )
    )
    return [days.get(source) for source in sources]


def _put_local_values(db: Connection, raw: dict[str, list[Any]], place: Mapping[int, int]) -> None:
    for account, name, value in db.execute("SELECT account_id, field, value FROM local_field"):
        row = place.get(account)
        if row is not None and name in raw:
            raw[name][row] = json.loads(value)


def _column(fact: Fact, raw: Mapping[str, list[Any]]) -> Column:
    if fact.kind is Kind.MONEY:
        return money_column(raw[f"{fact.id}_minor"], raw["currency"])
    return _typed(fact.kind, raw[fact.id], fact.labels)


def _typed(kind: Kind, values: Sequence[Any], labels: Sequence[str]) -> Column:
    if kind is Kind.DATE:
        return date_column(values)
    if kind is Kind.YES_NO:
        return yes_no_column(values)
    if kind in (Kind.INT, Kind.NUMBER):
        return number_column(values, kind)
    if kind in (Kind.CHOICE, Kind.REF):
        return choice_column(values, labels)
    return text_column(values)


def own_column(kind: Kind, values: Sequence[Any], choices: Sequence[str]) -> Column:
    """Return an own field's column; a value of another type, left from an earlier definition, is unknown."""
    fitting = {Kind.NUMBER: (int, float), Kind.INT: (int, float), Kind.YES_NO: (bool, int)}.get(kind, (str,))
    return _typed(kind, [v if isinstance(v, fitting) else None for v in values], choices)


