"""Rows held back (取り込み保留): kept with their reason until they are repaired or dropped."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from cs_workbench.store.connect import Connection

STATES: Final = ("open", "repaired", "dropped")


class HeldBack(Protocol):
    """What `cs_workbench.sources.records.Held` says of one row."""

    @property
    def number(self) -> int: ...  # noqa: D102 - said there
    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def params(self) -> dict[str, str]: ...  # noqa: D102
    @property
    def raw(self) -> dict[str, str]: ...  # noqa: D102


class HeldPage(Protocol):
    """What `cs_workbench.sources.records.Page` says of one page."""

    @property
    def entry(self) -> int: ...  # noqa: D102
    @property
    def noun(self) -> str: ...  # noqa: D102
    @property
    def held(self) -> Sequence[HeldBack]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One held row; see `cs_workbench.sources.records.Held` for number, field, value, reason, params, raw."""

    id: int
    source: str
    entry: int
    file: str
    noun: str
    number: int
    field: str
    value: str
    reason: str
    params: dict[str, str]
    raw: dict[str, str]
    held_at: str
    state: str
    repair: dict[str, Any] | None


_NAMES: Final = tuple(field.name for field in dataclasses.fields(HeldRow))
_COLUMNS: Final = ", ".join(_NAMES)


def start_file(db: Connection, source: str, entry: int) -> frozenset[str]:
    """Forget the open rows of a file that is about to be read again.

    Returns:
        The fingerprints of its rows that a person settled; `add` leaves these alone.
    """
    db.execute("DELETE FROM held_row WHERE source = ? AND entry = ? AND state = 'open'", (source, entry))
    settled = db.execute(
        "SELECT fingerprint FROM held_row WHERE source = ? AND entry = ? AND state IN ('repaired', 'dropped')",
        (source, entry),
    )
    return frozenset(fingerprint for (fingerprint,) in settled)


def add(
    db: Connection,
    source: str,
    page: HeldPage,
    more: Sequence[HeldBack] = (),
    settled: frozenset[str] = frozenset(),
    *,
    at: str,
) -> int:
    """Hold the rows of a page back, and ``more`` that the store refused; return how many were not settled."""
    file = getattr(page, "file", "") or ""
    rows = [
        (source, page.entry, file, page.noun, h.number, h.field, h.value, h.reason, _json(h.params),
         _json(h.raw), at, mark)
        for h in (*page.held, *more)
        if (mark := fingerprint(page.noun, h)) not in settled
    ]  # fmt: skip
    db.executemany(
        "INSERT INTO held_row (source, entry, file, noun, number, field, value, reason, params, raw, held_at, "
        "fingerprint, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
        rows,
    )
    return len(rows)


def fingerprint(noun: str, row: HeldBack) -> str:
    """Return what makes a held row the same one at the next sync: its content and its fault, not its place."""
    content = _json([noun, row.field, row.value, row.reason, sorted(row.raw.items())])
    return hashlib.blake2b(content.encode(), digest_size=16).hexdigest()


def open_rows(db: Connection, source: str | None = None) -> list[HeldRow]:
    """Return the open rows, of one source or of all, in file order."""
    sql = f"SELECT {_COLUMNS} FROM held_row WHERE state = 'open' AND (:source IS NULL OR source = :source)"
    rows = db.execute(f"{sql} ORDER BY source, entry, number, id", {"source": source})
    return [_row(row) for row in rows]


def one(db: Connection, row_id: int) -> HeldRow | None:
    """Return one row, whatever its state."""
    row = db.execute(f"SELECT {_COLUMNS} FROM held_row WHERE id = ?", (row_id,)).fetchone()
    return None if row is None else _row(row)


def settle(
    db: Connection,
    row_id: int,
    state: str,
    cells: Mapping[str, str] | None = None,
    source_id: str | None = None,
) -> None:
    """Mark a row 'repaired' (with the corrected cells and the id it landed under), 'dropped' or 'open'.

    A repaired row that its source never brings right itself is known by ``source_id`` not to have vanished.
    """
    if state not in STATES:
        raise ValueError(f"no state of a held row: {state}")
    repair = None if cells is None else _json({"cells": dict(cells), "source_id": source_id})
    db.execute("UPDATE held_row SET state = ?, repair = ? WHERE id = ?", (state, repair, row_id))


def count_open(db: Connection, source: str) -> int:
    """Return how many rows of a source are held."""
    sql = "SELECT count(*) FROM held_row WHERE source = ? AND state = 'open'"
    return int(db.execute(sql, (source,)).fetchone()[0])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(values: tuple[Any, ...]) -> HeldRow:
    row = dict(zip(_NAMES, values, strict=True))
    for name in ("params", "raw", "repair"):
        row[name] = json.loads(row[name]) if row[name] else None
    return HeldRow(**row)
