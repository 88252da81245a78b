"""Everything of one account, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

#: What the page lists, and by which field, newest first.
_ORDER: Final = {
    "contact": "name",
    "subscription": "coalesce(ends_on, '9999') DESC, started_on DESC",
    "ticket": "opened_at DESC",
    "survey": "answered_at DESC",
    "invoice": "issued_on DESC",
    "outcome": "happened_on DESC",
    "deal": "coalesce(closed_on, opened_on) DESC",
    "goal": "due_on",
    "owner_role": "from_on DESC",
}
PAGE_NOUNS: Final = tuple(_ORDER)
MOST: Final = 200  # rows of a list: Activity has the others, a page at a time


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a sync changed."""

    noun: str
    field: str
    old: str | None
    new: str | None
    at: str


def rows_of(db: Connection, noun: str, account_id: int, most: int = MOST) -> list[dict[str, Any]]:
    """Return an account's newest live rows of ``noun`` as field -> stored value, with ``source`` and ``source_id``."""
    names = ["source", "source_id", *(field.name for field in BY_NAME[noun].fields)]
    live = "AND retired_at IS NULL" if BY_NAME[noun].vanishes else ""
    cursor = db.execute(
        f"SELECT {quoted(names)} FROM remote_{noun} WHERE account_id = ? {live} ORDER BY {_ORDER[noun]}, id LIMIT ?",
        (account_id, most),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def local_fields(db: Connection, account_id: int) -> list[str]:
    """Return the facts and own fields that have a local value."""
    rows = db.execute("SELECT field FROM local_field WHERE account_id = ? ORDER BY field", (account_id,))
    return [name for (name,) in rows]


def usage(db: Connection, account_id: int) -> dict[str, list[tuple[str, float, int | None]]]:
    """Return metric -> (period start, value, users), oldest first."""
    found: dict[str, list[tuple[str, float, int | None]]] = {}
    rows = db.execute(
        "SELECT metric, period_start, value, users FROM remote_usage WHERE account_id = :account AND source IN "
        "(SELECT source FROM account_key WHERE account_id = :account) ORDER BY metric, period_start",
        {"account": account_id},
    )
    for metric, start, value, users in rows:
        found.setdefault(metric, []).append((start, value, users))
    return found


def changes(db: Connection, account_id: int, most: int = MOST) -> list[Change]:
    """Return the fields that syncs changed, newest first."""
    rows = db.execute(
        "SELECT noun, field, old, new, at FROM field_change WHERE account_id = ? ORDER BY at DESC, id DESC LIMIT ?",
        (account_id, most),
    )
    return [Change(*row) for row in rows]


def keys(db: Connection, account_id: int) -> list[tuple[str, str]]:
    """Return (source, id there) of every source that knows the account."""
    sql = "SELECT source, source_id FROM account_key WHERE account_id = ? ORDER BY source, source_id"
    return [(source, key) for source, key in db.execute(sql, (account_id,))]
