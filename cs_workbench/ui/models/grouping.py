"""Rows in groups: which group each account belongs to, and what a group's heading says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Column
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.ordering import Groups
from cs_workbench.ui.text import (
    UNKNOWN,
    money_sums,
    money_sums_text,
    number_text,
    say,
    value_word,
    yes_no_text,
)

Lines = NDArray[np.int32]
GROUPED_KINDS: Final = frozenset((Kind.CHOICE, Kind.REF, Kind.YES_NO, Kind.TEXT, Kind.DATE))


def titles_of(fact: str, column: Column, groups: Groups) -> tuple[str, ...]:
    """Return what each group is called."""
    return tuple(_title(fact, column, value) for value in groups.values)


def _title(fact: str, column: Column, value: Any) -> str:
    if value is None:
        return value_word("tier", "") if fact == "tier" else say("table", "Unknown")
    if column.kind is Kind.DATE:
        return str(value).replace("-", "/")
    if isinstance(value, bool):
        return yes_no_text(value)
    return value_word(fact, str(value))


class Grouped:
    """An order of accounts, group by group."""

    def __init__(self, order: Lines, groups: Groups, titles: tuple[str, ...]) -> None:
        code = groups.of_row[order]
        by_group = np.argsort(code, kind="stable")
        self.titles = titles
        self._rows, self._code = order[by_group], code[by_group]
        changes = self._code[1:] != self._code[:-1]
        self._starts = np.flatnonzero(np.r_[True, changes]) if len(order) else np.empty(0, np.intp)
        self._ends = np.r_[self._starts[1:], len(order)]
        self._place = {int(self._code[start]): place for place, start in enumerate(self._starts)}

    def lines(self, closed: frozenset[str]) -> Lines:
        """Return the rows with a line ``-1 - group`` above each group's.

        The rows of groups whose title is among ``closed`` are left out.
        """
        headings = self._code[self._starts]
        lines = np.insert(self._rows, self._starts, (-1 - headings).astype(np.int32))
        if closed:
            owner = np.insert(self._code, self._starts, headings)
            hidden = [code for code, title in enumerate(self.titles) if title in closed]
            lines = lines[(lines < 0) | ~np.isin(owner, hidden)]
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
