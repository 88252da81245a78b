"""What an axis of the touch model may ask of an account: facts, own fields, and a few derived from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Bools, Column
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.potential import potential_index
from cs_workbench.kernel.money import decimals

#: A preset's word -> the fact that answers it.
SAME_AS: Final = MappingProxyType(
    {
        "strategic_flag": "strategic",
        "is_paid_plan": "is_paid",
        "is_hook_product": "hook_only",
        "main_plan": "plan",
    }
)
ONBOARDING_PHASES: Final = ("welcome", "onboarding")


def major_amounts(column: Column, currency: str | None = None) -> NDArray[np.float64]:
    """Return a MONEY column in major units; NaN where unknown or not in ``currency`` (None: any)."""
    if column.known is None or column.currency is None:
        return np.full(len(column), np.nan)
    if len(column.labels) == 1 and currency in (None, column.labels[0]):
        return np.where(column.known, column.values / 10.0 ** decimals(column.labels[0]), np.nan)
    units = np.array([10.0 ** decimals(label) for label in column.labels])
    wanted = np.array([currency in (None, label) for label in column.labels])
    return np.where(column.known & wanted[column.currency], column.values / units[column.currency], np.nan)


def texts_of(book: Book, fact: str) -> NDArray[Any]:
    """Return a CHOICE fact as its labels, '' unknown; shape (n,)."""
    if fact not in book:
        return np.full(len(book), "")
    column = book[fact]
    return np.asarray(np.array([*column.labels, ""])[column.values])


def _days_since_introduction(book: Book, today: date) -> Column | None:
    if "started_on" not in book:
        return None
    started = book["started_on"].values
    days = (np.datetime64(today) - started).astype(np.float64)
    return Column(Kind.INT, np.where(np.isnat(started), np.nan, days))


def _in_onboarding(book: Book, today: date) -> Column | None:
    if "phase" not in book:
        return None
    phases = book["phase"]
    lookup = np.array([*(label in ONBOARDING_PHASES for label in phases.labels), -1], dtype=np.int8)
    return Column(Kind.YES_NO, lookup[phases.values])


def _product_state(book: Book, today: date) -> Column | None:
    """The phase of the least advanced product that counts; the account's own where no product has one."""
    phases, products = book.columns.get("phase"), book.columns.get("product_phase")
    if phases is None or products is None:
        return phases
    own = np.array([*(PHASES.index(label) if label in PHASES else -1 for label in phases.labels), -1])
    codes = np.where(products.values >= 0, products.values, own[phases.values])
    return Column(Kind.CHOICE, codes.astype(np.int32), PHASES)


def _has_main_product(book: Book, today: date) -> Column | None:
    """An account whose products are known runs a main product unless it runs hook products only."""
    if "hook_only" not in book:
        return None
    hook_only = book["hook_only"].values
    return Column(Kind.YES_NO, np.where(hook_only >= 0, 1 - hook_only, -1).astype(np.int8))


def _arr_usd(book: Book, today: date) -> Column | None:
    return Column(Kind.NUMBER, major_amounts(book["arr"], "USD")) if "arr" in book else None


def _potential_index(book: Book, today: date) -> Column | None:
    """Unknown where nothing at all is known: the middle of the scale would be a guess."""
    employees = book["employees"].values if "employees" in book else np.full(len(book), np.nan)
    parts = [texts_of(book, fact) for fact in ("legal_form", "growing", "attitude")]
    known: Bools = ~np.isnan(employees)
    for part in parts:
        known = known | (part != "")
    index = potential_index(parts[0], employees, parts[1], parts[2])
    return Column(Kind.NUMBER, np.where(known, index, np.nan))


DERIVED: Final[Mapping[str, Callable[[Book, date], Column | None]]] = MappingProxyType(
    {
        "days_since_introduction": _days_since_introduction,
        "in_onboarding": _in_onboarding,
        "product_state": _product_state,
        "has_main_product": _has_main_product,
        "arr_usd": _arr_usd,
        "potential_index": _potential_index,
    }
)
#: Asked by a preset, answered by no fact: only a column or an own field of this name can.
NO_FACT: Final = frozenset(("complex_or_enterprise", "high_aov_or_ltv"))


def is_axis_fact(source: str) -> bool:
    """Say whether an axis may name ``source``."""
    return (
        source in BY_ID
        or source in SAME_AS
        or source in DERIVED
        or source in NO_FACT
        or source.startswith("own.")
    )


def axis_column(source: str, book: Book, today: date) -> Column | None:
    """Return the column that answers ``source``, or None when the book has nothing to answer it with."""
    if source in book:
        return book[source]
    if source in DERIVED:
        return DERIVED[source](book, today)
    return book.columns.get(SAME_AS.get(source, ""))
