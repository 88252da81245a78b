"""Sorting and grouping of columns: stable, and the unknown last, whichever way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Bools, Column
from cs_workbench.domain.facts import FACTS
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.text import company_key

Ranks = NDArray[np.int64]
MOST_INT64: Final = 2**63
#: Choices declared in this order (tiers, bands, phases) are sorted by it; all others by their text.
DECLARED: Final = frozenset(fact.labels for fact in FACTS if fact.labels)


def text_ranks(texts: Sequence[str] | NDArray[Any]) -> Ranks:
    """Return where each text stands in the order of its language; equal texts share a rank. Shape (n,).

    Without 株式会社 and Inc., width and case folded: figures, Latin, kana, then kanji. Ask once and keep it:
    100,000 names take about half a second.
    """
    key_of = {text: company_key(text) if text else "" for text in set(texts)}
    rank_of_key = {key: rank for rank, key in enumerate(sorted(set(key_of.values())))}
    rank_of = {text: rank_of_key[key] for text, key in key_of.items()}
    return np.fromiter((rank_of[text] for text in texts), np.int64, len(texts))


def name_ranks(name: Column, reading: Column) -> Ranks:
    """Return the ranks of names by their readings, where there is one: 青葉 (あおば) stands under あ."""
    return text_ranks([r or n for n, r in zip(name.values, reading.values, strict=True)])


def ranks_of(book: Book, fact: str) -> Ranks:
    """Return the ranks of a text column of ``book``; names go by their readings where there are any."""
    if fact == "name" and "reading" in book:
        return name_ranks(book[fact], book["reading"])
    return text_ranks(book[fact].values)


def order_of(column: Column, descending: bool = False, rank: Ranks | None = None) -> NDArray[np.intp]:
    """Return the permutation that sorts a column; equal values keep their order, the unknown stand last.

    Amounts of different currencies are not compared: the most frequent currency comes first.
    ``rank`` is what `text_ranks` or `name_ranks` kept for this column.
    """
    key = _sort_key(column) if rank is None else rank
    if descending:
        key = -key
    known = column.is_known()
    if known.all():
        order = _stable_order(key)
    else:
        rows = np.flatnonzero(known)
        order = np.concatenate([rows[_stable_order(key[rows])], np.flatnonzero(~known)])
    if column.kind is Kind.MONEY and column.currency is not None and len(column.labels) > 1:
        order = order[np.argsort(_currency_turn(column.currency, known)[order], kind="stable")]
    return order


def _stable_order(key: NDArray[Any]) -> NDArray[np.intp]:
    """Return what `numpy.argsort` with ``kind="stable"`` would; whole numbers take a third of its time.

    With its row in its last digits every number is another one, and numpy's fastest sort, which is not stable, will do.
    """
    rows = len(key)
    if rows and np.issubdtype(key.dtype, np.signedinteger):
        least, most = int(key.min()), int(key.max())
        if (most - least + 1) * rows < MOST_INT64:
            return np.argsort((key.astype(np.int64) - least) * rows + np.arange(rows))
    return np.argsort(key, kind="stable")


def _sort_key(column: Column) -> NDArray[Any]:
    if column.kind is Kind.TEXT:
        return text_ranks(column.values)
    if column.kind in (Kind.DATE, Kind.TIME):
        return column.values.astype(np.int64)
    if column.kind in (Kind.CHOICE, Kind.REF) and column.labels and column.labels not in DECLARED:
        return np.asarray(text_ranks(column.labels)[column.values])
    return column.values


def _currency_turn(codes: NDArray[np.int8], known: Bools) -> NDArray[np.int8]:
    """Return which turn each row's currency has, the most frequent first; the unknown come last."""
    counts = np.bincount(codes[known])
    turn = np.empty(len(counts), dtype=np.int8)  # sorted by counting
    turn[np.argsort(-counts, kind="stable")] = np.arange(len(counts))
    at = np.where(known, codes, 0)
    return np.where(known, turn[at] if len(turn) else np.int8(0), np.int8(len(turn)))


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows put together: ``of_row`` (n,) indexes ``values``, which stand in order; None, unknown, last."""

    of_row: NDArray[np.int64]
    values: tuple[Any, ...]

    def counts(self) -> NDArray[np.int64]:
        """Return how many rows each group has."""
        return np.bincount(self.of_row, minlength=len(self.values))


def group_by(column: Column) -> Groups:
    """Group rows by equal values, days by their month ('2026-11'); groups stand in the column's order."""
    is_day = column.kind in (Kind.DATE, Kind.TIME)
    if is_day:
        column = Column(Kind.DATE, column.values.astype("datetime64[M]"))
    known = column.is_known()
    rows = np.flatnonzero(known)
    _, first, code = np.unique(_identity(column)[rows], return_index=True, return_inverse=True)
    heads = rows[first]
    turn = order_of(column.take(heads))
    place = np.empty(len(turn), dtype=np.int64)
    place[turn] = np.arange(len(turn))
    of_row = np.full(len(column), len(heads), dtype=np.int64)
    of_row[rows] = place[code]
    values = [str(column.values[row]) if is_day else column.at(int(row)) for row in heads[turn]]
    return Groups(of_row, (*values, None) if len(rows) < len(column) else tuple(values))


def _identity(column: Column) -> NDArray[Any]:
    """Return numbers that are equal where the values are."""
    if column.kind is Kind.TEXT:
        code_of: dict[Any, int] = {}
        codes = (code_of.setdefault(text, len(code_of)) for text in column.values)
        return np.fromiter(codes, np.int64, len(column))
    if column.currency is not None:
        return np.asarray(column.values * len(column.labels) + column.currency)
    return column.values
