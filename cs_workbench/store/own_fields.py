"""Own fields (独自項目), and local values in the place of a source's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class OwnField:
    """One own field; ``kind`` is a `domain.nouns.Kind`."""

    id: str
    label: str
    kind: str
    choices: tuple[str, ...]


def all_fields(db: Connection) -> list[OwnField]:
    """Return the own fields in the order they were made."""
    rows = db.execute("SELECT id, label, kind, choices FROM local_own_field ORDER BY created_at, rowid")
    return [OwnField(own, label, kind, tuple(json.loads(choices))) for own, label, kind, choices in rows]


def add(db: Connection, field: str, label: str, kind: str, choices: Sequence[str] = (), *, at: str) -> None:
    """Declare an own field, or change the label, kind and choices of the one with this id."""
    db.execute(
        "INSERT INTO local_own_field (id, label, kind, choices, created_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET label = excluded.label, kind = excluded.kind, choices = excluded.choices",
        (field, label, kind, json.dumps(list(choices), ensure_ascii=False), at),
    )


def remove(db: Connection, field: str) -> OwnField:
    """Take an own field out of the lists and return it; its values stay and come back with it.

    Raises:
        KeyError: there is none of this id.
    """
    row = db.execute(
        "DELETE FROM local_own_field WHERE id = ? RETURNING id, label, kind, choices", (field,)
    ).fetchone()
    if row is None:
        raise KeyError(field)
    own, label, kind, choices = row
    return OwnField(own, label, kind, tuple(json.loads(choices)))


def put_values(
    db: Connection, values: Mapping[int, Mapping[str, Any]], *, at: str, by: str
) -> dict[int, dict[str, Any]]:
    """Set local values: account id -> {fact id or ``own.<id>``: value}; None takes the local value away.

    Returns:
        What was there before, in the same form.
    """
    accounts = json.dumps(list(values))
    sql = "SELECT account_id, field, value FROM local_field WHERE account_id IN (SELECT value FROM json_each(?))"
    known = {(account, name): json.loads(value) for account, name, value in db.execute(sql, (accounts,))}
    cells = [(account, name, value) for account, fields in values.items() for name, value in fields.items()]
    db.executemany(
        "DELETE FROM local_field WHERE account_id = ? AND field = ?",
        [(account, name) for account, name, value in cells if value is None],
    )
    db.executemany(
        "INSERT INTO local_field (account_id, field, value, at, by) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at, by = excluded.by",
        [
            (account, name, json.dumps(value, ensure_ascii=False), at, by)
            for account, name, value in cells
            if value is not None
        ],
    )
    return {
        account: {name: known.get((account, name)) for name in fields} for account, fields in values.items()
    }
