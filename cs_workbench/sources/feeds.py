"""What a mapping file says: which column of which file feeds which field. Docs: ``docs/mapping.md``."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Final

from cs_workbench.domain.nouns import Kind

ORDERS: Final = ("ymd", "dmy", "mdy")
NO_HEADER: Final = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """Where one field's value comes from: a ``column`` of the file, or the same ``constant`` in every row.

    Attributes:
        unit: a word of `words.UNITS` that the column's numbers are counted in.
        currency, currency_column: of an amount, when it is not the row's or the source's.
        values: cell -> what to read in its place; "*" stands for every other known cell, "" for unknown.
        values_only: a cell that is not in ``values`` is held.
        format: how the column writes dates, as `datetime.strptime` says.
    """

    column: str = ""
    constant: str | None = None
    unit: str = ""
    currency: str = ""
    currency_column: str = ""
    values: Table[str, str] = field(default_factory=dict)
    values_only: bool = False
    format: str = ""


@dataclass(frozen=True, slots=True)
class OwnFeed:
    """An own field (独自項目) that a column feeds; ``kind`` is one of `nouns.OWN_KINDS`."""

    feed: Feed
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountFeed:
    """Which column names the row's account, or the row of noun ``via`` that knows it."""

    column: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class SkipIf:
    """Rows that are no record of this kind: ``column`` says ``equals`` ('' is a blank cell)."""

    column: str
    equals: str = ""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One ``[[file]]``: a table of rows that become records of one noun.

    Attributes:
        path: relative to the source's folder; a pattern (``*``, ``?``) means its newest file.
        into: a name of `nouns.BY_NAME`.
        key: the columns that together are a row's source id; one column's text is taken as it is.
        id: a column expected to be unique; shared ids are remarked, the rows kept under ``key``.
        sheet: of a workbook; its first sheet with rows when ''.
        header_row: as the spreadsheet counts; None: it is found; 0: there is none ('column 1' ...).
        known: the column that says when a fact became known.
        spill: the column whose unquoted separators made some rows too long; its cells are joined again.
    """

    path: str
    into: str
    key: tuple[str, ...] = ()
    id: str = ""
    account: AccountFeed | None = None
    fields: Table[str, Feed] = field(default_factory=dict)
    own: Table[str, OwnFeed] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None
    encoding: str = ""
    separator: str = ""
    date_order: str = ""
    lag_days: int = 0
    known: str = ""
    skip_if: SkipIf | None = None
    spill: str = ""

    @property
    def via(self) -> str | None:
        """The noun through which the account is known, or None."""
        return (self.account.via or None) if self.account else None

    def columns(self) -> tuple[str, ...]:
        """Return every heading the file must have, the key's first."""
        named = [*self.key, self.id, self.known, self.spill]
        named.append(self.account.column if self.account else "")
        named.append(self.skip_if.column if self.skip_if else "")
        for feed in (*self.fields.values(), *(own.feed for own in self.own.values())):
            named += [feed.column, feed.currency_column]
        return tuple(dict.fromkeys(filter(None, named)))


@dataclass(frozen=True, slots=True)
class Mapping:
    """A source's mapping. The defaults hold for every file that does not say otherwise.

    ``time_zone`` is of times that name none; ``missing`` are further texts that mean "not known";
    ``decimal`` is the decimal sign, '.' or ','.
    """

    source: str
    files: tuple[FileEntry, ...] = ()
    currency: str = ""
    date_order: str = ""
    time_zone: str = "UTC"
    encoding: str = ""
    decimal: str = "."
    missing: tuple[str, ...] = ()
