"""What a source hands over: pages of finished rows, and the rows it had to hold back."""

from __future__ import annotations

import dataclasses
import secrets
from dataclasses import dataclass
from typing import Any, Final

#: A page is one transaction of the store: fewer rows cost more commits, more would keep a person waiting who writes.
PAGE_ROWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """A row that cannot land as it stands (取り込み保留), with what a person needs to repair it.

    Attributes:
        number: the row's number as the person's spreadsheet counts it (the first line is 1).
        field: our field's name, '' when the whole row is meant.
        value: the cell's text.
        reason: a template marked in context 'held', e.g. "{value} is not a date."
        params: the template's values.
        raw: column heading -> text of the whole row, clipped.
    """

    number: int
    field: str
    value: str
    reason: str
    params: dict[str, str] = dataclasses.field(default_factory=dict)
    raw: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something true of many rows, told once per file: a shared id, a value joined by a table."""

    text: str  # a template marked in context 'remarks'; {count} rows, {groups} distinct, {value}, {instead}
    count: int
    params: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prints:
    """What tells the rows of a file that landed from all others, so that they need not be read again.

    Attributes:
        seed: the hash seed of the process that made them: the same text has the same mark only under it.
        reading: how the rows were read (mapping, headings, versions); marks of another reading say nothing.
        marks: one signed 64-bit hash a row, as ``array("q")`` lays them out.
    """

    seed: int
    reading: str = ""
    marks: bytes = b""

    @classmethod
    def new(cls) -> Prints:
        """Return prints of no row, under a seed that nobody can guess."""
        return cls(secrets.randbelow(2**32))


@dataclass(frozen=True, slots=True)
class Page:
    """At most `PAGE_ROWS` rows of one file of a source.

    Attributes:
        entry: index of the mapping's ``[[file]]``.
        noun: a name of `domain.nouns.BY_NAME`.
        fields: field names, in the order of the values.
        rows: ``[source_id, account, *values, own]``: ``account`` is the source id of the account, or of the
            row of noun ``via`` that knows it, or None; values as stored (ISO days, minor units, 0/1);
            ``own`` is a JSON object of own fields or None.
        numbers: the row numbers of ``rows``.
        held: rows of this page held back by the reader.
        remarks: for the whole file, on its last page only.
        read: rows read of this file so far; ``total``: rows in it, 0 when not known.
        last: the file ends with this page.
        file: the name of the file read, where the mapping names a pattern.
        known: when each row was known, ISO UTC or None, where the mapping names a column for it; else empty.
        marks: the marks of ``rows``, one each.
        same: the source ids of rows that are as they were when they landed; they are not among ``rows``.
        same_marks: their marks.
        reading: on the last page: the `Prints.reading` of all marks; '' where rows may not be skipped.
    """

    entry: int
    noun: str
    fields: tuple[str, ...]
    rows: list[list[Any]]
    numbers: list[int]
    held: list[Held] = dataclasses.field(default_factory=list)
    remarks: list[Remark] = dataclasses.field(default_factory=list)
    read: int = 0
    total: int = 0
    last: bool = False
    file: str = ""
    known: list[str | None] = dataclasses.field(default_factory=list)
    marks: list[int] = dataclasses.field(default_factory=list)
    same: list[str] = dataclasses.field(default_factory=list)
    same_marks: list[int] = dataclasses.field(default_factory=list)
    reading: str = ""
