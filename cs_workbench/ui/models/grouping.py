"""Rows in groups: which group each account belongs to, and what a group's heading says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Column
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import (
    UNKNOWN,
    money_sums,
    money_sums_text,
    number_text,
    say,
    shown,
    value_word,
    yes_no_text,
)

Lines = NDArray[np.int32]
GROUPED_KINDS: Final = frozenset((Kind.CHOICE, Kind.REF, Kind.YES_NO, Kind.TEXT, Kind.DATE))


@dataclass(frozen=True, slots=True)
class Groups:
    """``code``: shape (n,), the group of each account; ``titles``: what the groups are called, in order."""

    code: NDArray[np.int64]
    titles: tuple[str, ...]


def groups_of(fact: str, column: Column) -> Groups:
    """Return the groups of a column in the order people expect; accounts without a value come last."""
    known = column.is_known()
    if column.kind in (Kind.CHOICE, Kind.REF):
        code = np.where(known, column.values, len(column.labels)).astype(np.int64)
        titles = [value_word(fact, label) for label in column.labels]
    elif column.kind is Kind.YES_NO:
        code = np.where(known, 1 - column.values, 2).astype(np.int64)
        titles = [yes_no_text(value=True), yes_no_text(value=False)]
    elif column.kind is Kind.DATE:
        months, code = np.unique(column.values.astype("datetime64[M]"), return_inverse=True)
        titles = [str(month).replace("-", "/") for month in months[~np.isnat(months)]]
        code = np.where(known, code, len(titles)).astype(np.int64)
    else:
        names, found = np.unique(column.values.astype(str), return_inverse=True)
        rank = np.argsort(sorted(range(len(names)), key=lambda i: (not names[i], fold(str(names[i])))))
        code = rank[found].astype(np.int64)
        titles = [shown(name) for name in sorted(map(str, names), key=lambda n: (not n, fold(n))) if name]
    return Groups(code, (*titles, say("table", "Unknown")))


class Grouped:
    """An order of accounts, group by group."""

    def __init__(self, order: Lines, groups: Groups) -> None:
        code = groups.code[order]
        by_group = np.argsort(code, kind="stable")
        self.titles = groups.titles
        self._rows, self._code = order[by_group], code[by_group]
        changes = self._code[1:] != self._code[:-1]
        self._starts = np.flatnonzero(np.r_[True, changes]) if len(order) else np.empty(0, np.intp)
        self._ends = np.r_[self._starts[1:], len(order)]
        self._place = {int(self._code[start]): place for place, start in enumerate(self._starts)}

    def lines(self, closed: frozenset[int]) -> Lines:
        """Return the rows with a line ``-1 - group`` above each group's; rows of ``closed`` ones left out."""
        headings = self._code[self._starts]
        lines = np.insert(self._rows, self._starts, (-1 - headings).astype(np.int32))
        if closed:
            owner = np.insert(self._code, self._starts, headings)
            lines = lines[(lines < 0) | ~np.isin(owner, list(closed))]
        return lines.astype(np.int32)

    def rows_of(self, group: int) -> Lines:
        """Return the rows of a group, in their order."""
        place = self._place[group]
        return self._rows[self._starts[place] : self._ends[place]]


def total_text(column: Column, rows: NDArray[np.int32]) -> str:
    """Return what stands in a group's heading line: money summed, whole numbers summed, numbers' mean."""
    if column.kind is Kind.MONEY:
        return money_sums_text(money_sums(column, rows))
    if column.kind not in (Kind.INT, Kind.NUMBER):
        return ""
    values = column.values[rows]
    values = values[~np.isnan(values)]
    if not len(values):
        return UNKNOWN
    if column.kind is Kind.INT:
        return number_text(float(values.sum()))
    return say("table", "mean {number}", number=number_text(float(values.mean()), 1))


def summary_sentence(parts: Sequence[str]) -> str:
    """Return the parts of a summary in one line."""
    return "  ·  ".join(part for part in parts if part)
