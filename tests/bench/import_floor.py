"""``python -m tests.bench.import_floor CSV DATABASE``: the least that bringing the file in must cost.

csv.reader, the program's own typed conversions, and one upsert-where-changed of all rows in one FULL
transaction on a database opened as the store opens its own. Prints milliseconds, imports left out.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME, Kind
from cs_workbench.sources.records import PAGE_ROWS
from cs_workbench.sources.values import Converter, Writing, converter
from cs_workbench.store.connect import create_empty, open_connection
from tests.bench.accounts_csv import FIELDS

KEY: Final = bytes(range(32))
NAMES: Final = [field or "source_id" for field in FIELDS.values()]


def bring_in(path: Path, database: Path) -> int:
    """Upsert every row of ``path`` and return how many there were."""
    if not database.exists():
        create_empty(database)
    db = open_connection(database, KEY)
    columns = ", ".join(f"{name} PRIMARY KEY" if name == "source_id" else name for name in NAMES)
    db.execute(f"CREATE TABLE IF NOT EXISTS account ({columns}) WITHOUT ROWID")
    db.execute("BEGIN IMMEDIATE")
    with path.open(encoding="utf-8", newline="") as file:
        db.executemany(upsert(), rows_of(file))
    db.execute("COMMIT")
    count: int = db.execute("SELECT count(*) FROM account").fetchone()[0]
    db.close()
    return count


def rows_of(lines: Iterator[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the typed values of every row, converted column by column as the program does."""
    reader = csv.reader(lines)
    next(reader)
    converters = [converter_of(name) for name in NAMES]
    while chunk := list(islice(reader, PAGE_ROWS)):
        columns = zip(*chunk, strict=True)
        yield from zip(*(c.column(cells) for c, cells in zip(converters, columns, strict=True)), strict=True)


def converter_of(name: str) -> Converter:
    """Return the converter of an account's field."""
    field = BY_NAME["account"].by_name.get(name)
    if field is None:
        return converter(Kind.TEXT, Writing())
    return converter(field.kind, Writing(), name=name, choices=field.choices, currency="JPY")


def upsert() -> str:
    """Return the statement that writes a row only when it is new or differs."""
    fields = [name for name in NAMES if name != "source_id"]
    sets = ", ".join(f"{name} = excluded.{name}" for name in fields)
    differs = " OR ".join(f"{name} IS NOT excluded.{name}" for name in fields)
    marks = ", ".join("?" * len(NAMES))
    return (
        f"INSERT INTO account ({', '.join(NAMES)}) VALUES ({marks}) "
        f"ON CONFLICT (source_id) DO UPDATE SET {sets} WHERE {differs}"
    )


if __name__ == "__main__":
    start = perf_counter()
    bring_in(Path(sys.argv[1]), Path(sys.argv[2]))
    print((perf_counter() - start) * 1000)  # noqa: T201 - its answer
