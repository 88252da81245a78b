"""Columns: the shape in which accounts travel from the query to the table model.

A `Column` knows its kind, so that sorting, filtering, sums, exports and the grid treat every fact
alike. Unknown is never zero: it is NaN, NaT, code -1, an empty text or a False in ``known``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.money import Money

UNKNOWN_CODE: Final = -1
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of every account.

    Attributes:
        kind: how to read ``values``.
        values: shape (n,). TEXT: object of str, '' unknown. INT, NUMBER: float64, NaN unknown.
            MONEY: int64 minor units, see ``known`` and ``currency``. DATE: datetime64[D], NaT
            unknown. TIME: datetime64[s], UTC. YES_NO: int8, 0, 1, -1 unknown. CHOICE and REF: int32
            index into ``labels``, -1 unknown.
        labels: CHOICE, REF: the ids that ``values`` index; MONEY: the currencies.
        known: MONEY only: which rows have an amount.
        currency: MONEY only: int8 index into ``labels``.
    """

    kind: Kind
    values: NDArray[Any]
    labels: tuple[str, ...] = ()
    known: Bools | None = None
    currency: NDArray[np.int8] | None = None

    def __len__(self) -> int:
        return len(self.values)

    def is_known(self) -> Bools:
        """Return which rows have a value; shape (n,)."""
        if self.known is not None:
            return self.known
        if self.kind is Kind.TEXT:
            return np.fromiter((bool(text) for text in self.values), np.bool_, len(self.values))
        if self.kind in (Kind.DATE, Kind.TIME):
            return np.asarray(~np.isnat(self.values))
        if self.kind in (Kind.CHOICE, Kind.REF, Kind.YES_NO):
            return np.asarray(self.values >= 0)
        return np.asarray(~np.isnan(self.values))

    def at(self, row: int) -> Any:
        """Return one value for a person: str, float, Money, date, datetime, bool, a label, or None."""
        value = self.values[row]
        if self.kind is Kind.MONEY:
            if self.known is None or self.currency is None or not self.known[row]:
                return None
            return Money(int(value), self.labels[self.currency[row]])
        if self.kind is Kind.TEXT:
            return value or None
        if self.kind in (Kind.DATE, Kind.TIME):
            return None if np.isnat(value) else value.item()
        if self.kind in (Kind.CHOICE, Kind.REF):
            return self.labels[value] if value >= 0 else None
        if self.kind is Kind.YES_NO:
            return bool(value) if value >= 0 else None
        return None if np.isnan(value) else float(value)

    def take(self, rows: NDArray[np.intp]) -> Column:
        """Return the column of ``rows`` only, in their order."""
        return Column(
            self.kind,
            self.values[rows],
            self.labels,
            None if self.known is None else self.known[rows],
            None if self.currency is None else self.currency[rows],
        )


@dataclass(frozen=True, slots=True)
class Book:
    """Accounts side by side: ``account_id`` int64, shape (n,), and one `Column` per fact id."""

    account_id: NDArray[np.int64]
    columns: Mapping[str, Column] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.account_id)

    def __getitem__(self, fact: str) -> Column:
        return self.columns[fact]

    def __contains__(self, fact: object) -> bool:
        return fact in self.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def take(self, rows: NDArray[np.intp]) -> Book:
        """Return the accounts at ``rows`` only, in their order."""
        return Book(self.account_id[rows], {name: c.take(rows) for name, c in self.columns.items()})


def joined(parts: Sequence[Column]) -> Column:
    """Return the columns of ``parts``, all of one kind, below each other; labels in order of appearance."""
    kind = parts[0].kind
    labels = tuple(dict.fromkeys(label for part in parts for label in part.labels))
    values = [part.values for part in parts]
    if kind is Kind.MONEY:
        known = np.concatenate([part.is_known() for part in parts])
        codes = [_recoded(part.currency, part.labels, labels) for part in parts if part.currency is not None]
        return Column(kind, np.concatenate(values), labels, known, np.concatenate(codes))
    if kind in (Kind.CHOICE, Kind.REF):
        values = [_recoded(part.values, part.labels, labels) for part in parts]
    return Column(kind, np.concatenate(values), labels)


def _recoded(codes: NDArray[Any], labels: Sequence[str], others: Sequence[str]) -> NDArray[Any]:
    """Return codes over ``labels`` as codes over ``others``."""
    place = {label: code for code, label in enumerate(others)}
    return np.asarray(np.array([*map(place.__getitem__, labels), UNKNOWN_CODE], dtype=codes.dtype)[codes])


def text_column(values: Sequence[str | None]) -> Column:
    """Return a TEXT column; None becomes the empty text."""
    array = np.empty(len(values), dtype=object)
    array[:] = [value or "" for value in values]
    return Column(Kind.TEXT, array)


def number_column(values: Sequence[float | None], kind: Kind = Kind.NUMBER) -> Column:
    """Return a NUMBER (or INT) column; None becomes NaN."""
    if values.count(None) == len(values):  # most facts of a small source
        return Column(kind, np.full(len(values), np.nan))
    return Column(kind, np.array([np.nan if v is None else v for v in values], dtype=np.float64))


def date_column(values: Sequence[str | None]) -> Column:
    """Return a DATE column from ISO days; None becomes NaT."""
    if not any(values):
        return Column(Kind.DATE, np.full(len(values), "NaT", dtype="datetime64[D]"))
    return Column(Kind.DATE, np.array([v or "NaT" for v in values], dtype="datetime64[D]"))


def time_column(values: Sequence[datetime | None]) -> Column:
    """Return a TIME column from UTC moments; None becomes NaT."""
    plain = [np.datetime64("NaT") if v is None else np.datetime64(v.replace(tzinfo=None)) for v in values]
    return Column(Kind.TIME, np.array(plain, dtype="datetime64[s]"))


def yes_no_column(values: Sequence[int | bool | None]) -> Column:
    """Return a YES_NO column; None becomes -1."""
    if values.count(None) == len(values):
        return Column(Kind.YES_NO, np.full(len(values), -1, np.int8))
    return Column(Kind.YES_NO, np.array([-1 if v is None else int(v) for v in values], dtype=np.int8))


def choice_column(values: Sequence[str | None], labels: Sequence[str] | None = None) -> Column:
    """Return a CHOICE column; without ``labels`` they are the values met, in order of appearance."""
    if not any(values):
        return Column(Kind.CHOICE, np.full(len(values), UNKNOWN_CODE, np.int32), tuple(labels or ()))
    every = tuple(dict.fromkeys((*(labels or ()), *filter(None, dict.fromkeys(values)))))
    codes: dict[str | None, int] = {"": UNKNOWN_CODE, None: UNKNOWN_CODE}
    codes |= {label: code for code, label in enumerate(every)}
    found = np.fromiter(map(codes.__getitem__, values), np.int32, len(values))
    return Column(Kind.CHOICE, found, every)


def money_column(minor: Sequence[int | None], currency: Sequence[str | None]) -> Column:
    """Return a MONEY column; an amount without a currency is unknown."""
    index: dict[str, int] = {}
    known = np.array(
        [m is not None and bool(c) for m, c in zip(minor, currency, strict=True)], dtype=np.bool_
    )
    codes = np.array([index.setdefault(c, len(index)) if c else 0 for c in currency], dtype=np.int8)
    values = np.array([m if m is not None else 0 for m in minor], dtype=np.int64)
    return Column(Kind.MONEY, values, tuple(index) or ("JPY",), known, codes)
