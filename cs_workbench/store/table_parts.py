"""What the tables that people write have in common. Loaded only when a database is made or migrated."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

#: Columns that every row a person wrote has at its end.
RETIRABLE: Final = ("author", "retired_at")


def texts(*names: str) -> list[Column[Any]]:
    """Return text columns; a name with ``!`` may not be NULL."""
    return [Column(name.rstrip("!"), Text, nullable=not name.endswith("!")) for name in names]


def int_column(name: str) -> Column[Any]:
    """Return a column of whole numbers."""
    return Column(name.rstrip("!"), Integer, nullable=not name.endswith("!"))


def to(name: str, table: str) -> Column[Any]:
    """Return a column that points to the ``id`` of ``table``."""
    return Column(name.rstrip("!"), Integer, ForeignKey(f"{table}.id"), nullable=not name.endswith("!"))


def written(
    name: str, metadata: MetaData, *columns: Any, account: str = "account_id!", uid: bool = True
) -> None:
    """Describe a table of rows that people write: an id, mostly a uid and an account, then ``columns``."""
    identity: list[Column[Any]] = [Column("id", Integer, primary_key=True)]
    identity += [Column("uid", Text, nullable=False, unique=True)] if uid else []
    identity += [to(account, "account")] if account else []
    Table(name, metadata, *identity, *columns)


def by(table: str, *columns: str) -> Index:
    """Return an index named after the first of its columns."""
    return Index(f"ix_{table}_{columns[0].removesuffix('_id')}", *columns)
