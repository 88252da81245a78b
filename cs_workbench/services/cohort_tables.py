"""Cohort retention: of the accounts that began together, how many are still there, and what they pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.domain.arr_history import History, day_number, months_later
from cs_workbench.domain.retention import LEAST_ACCOUNTS, MOST_MONTHS, PERIODS, cohorts, period_start
from cs_workbench.kernel.money import Money
from cs_workbench.services.arr_book import load_arr_book

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A cohort by periods since its start; a share is None where it cannot be seen yet, never 0 for that.

    Attributes:
        start: first day of the month or quarter in which they first paid.
        accounts: their ids.
        opening: what they paid on their first day together.
        logos, revenue: shares of accounts and of ``opening`` at the end of each period.
        is_partial: the period is not over, so it stands as of today.
        is_small: too few accounts to read much into it.
    """

    start: date
    accounts: tuple[int, ...]
    opening: Money
    logos: tuple[float | None, ...]
    revenue: tuple[float | None, ...]
    is_partial: tuple[bool, ...]
    is_small: bool


@dataclass(frozen=True, slots=True)
class CohortTable:
    """The cohorts of one currency, the oldest first.

    ``undated``: accounts in no row, as their first day is unknown or more than ten years ago.
    """

    currency: str
    by: str
    rows: tuple[CohortRow, ...]
    undated: int


def cohort_tables(
    bench: Workbench, by: str = "quarter", owner: str | None = None, since: date | None = None
) -> tuple[CohortTable, ...]:
    """Return the cohorts of each currency by 'month' or 'quarter', of accounts that first paid from ``since`` on."""
    book = load_arr_book(bench, owner)
    spans = book.contracts.spans
    history = History(spans.take(book.mine[spans.account]), book.history.accounts, book.history.currencies)
    tables = []
    for column, currency in enumerate(book.currencies):
        found = cohorts(history, column, bench.today, PERIODS[by], since)
        first = history.first_paid()[:, column]
        oldest = period_start(months_later(bench.today, -MOST_MONTHS), PERIODS[by])
        undated = int((first < day_number(oldest)).sum())
        rows = tuple(
            CohortRow(
                found.starts[row],
                book.ids(found.members[row]),
                Money(int(found.opening[row]), currency),
                _shares(found.logos[row]),
                _shares(found.revenue[row]),
                tuple(found.is_partial[row].tolist()),
                int(found.members[row].sum()) < LEAST_ACCOUNTS,
            )
            for row in range(len(found))
        )
        if rows or undated:
            tables.append(CohortTable(currency, by, rows, undated))
    return tuple(sorted(tables, key=lambda table: -sum(len(row.accounts) for row in table.rows)))


def _shares(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)
