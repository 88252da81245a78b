"""In which band of an axis each account stands (domain.md 1.3), for whole columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_facts import axis_column, major_amounts
from cs_workbench.domain.columns import Book, Bools, Column
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.touch_model import Axis, TouchModel
from cs_workbench.kernel.text import fold

Bands = NDArray[np.int16]
NO_BAND: Final = -1
#: A share that equals a cut belongs beyond it, whatever the last bit of a float says.
CUT_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Borders:
    """The published borders of cumulated-share axes, in money, frozen until the next tier review.

    ``by_axis``: axis id -> currency -> for each band but the last, the lowest amount (minor units) in it.
    """

    by_axis: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return them as JSON carries them."""
        return {
            axis: {currency: list(low) for currency, low in of.items()} for axis, of in self.by_axis.items()
        }


def completed(frozen: Borders, live: Borders) -> Borders:
    """Return the frozen borders, with today's where a currency or an axis had no amount when they were frozen."""
    return Borders({axis: {**of, **frozen.by_axis.get(axis, {})} for axis, of in live.by_axis.items()})


def borders_from(values: Mapping[str, Any]) -> Borders:
    """Return the borders that `Borders.as_json` wrote."""
    return Borders(
        {axis: {currency: tuple(low) for currency, low in of.items()} for axis, of in values.items()}
    )


def bands_of_book(
    model: TouchModel, book: Book, today: date, borders: Borders | None, ease: float = 1.0
) -> dict[str, Bands]:
    """Return axis id -> band index of every account, `NO_BAND` where the fact is missing.

    ``ease``: borders of numbers and frozen borders are taken times this.
    """
    return {
        axis.id: bands_of_column(axis, axis_column(axis.source, book, today), book.account_id, borders, ease)
        for axis in model.axes
    }


def bands_of_column(
    axis: Axis,
    column: Column | None,
    account_id: NDArray[np.int64],
    borders: Borders | None = None,
    ease: float = 1.0,
) -> Bands:
    """Return the band index of every account on one axis; shape (n,). ``ease``: see `bands_of_book`."""
    n = len(account_id)
    if column is None:
        bands = np.full(n, NO_BAND, dtype=np.int16)
    elif axis.kind == "number":
        bands = _number_bands(axis, column, ease)
    elif axis.kind == "cumshare":
        frozen = None if borders is None else borders.by_axis.get(axis.id)
        bands = (
            _share_bands(axis, column, account_id)
            if frozen is None
            else _frozen_bands(axis, column, frozen, ease)
        )
    else:
        bands = named_bands(axis, column)
    assumed = next((i for i, band in enumerate(axis.bands) if band.id == axis.unknown), NO_BAND)
    return np.where(bands == NO_BAND, np.int16(assumed), bands).astype(np.int16)


def borders_of(model: TouchModel, book: Book, today: date) -> Borders:
    """Return today's borders of every cumulated-share axis, to be published and frozen."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for axis in model.axes:
        column = axis_column(axis.source, book, today) if axis.kind == "cumshare" else None
        if column is not None:
            found[axis.id] = _borders(axis, column, book.account_id)
    return Borders(found)


def named_bands(axis: Axis, column: Column) -> Bands:
    """Return the bands that texts, choices or yes and no name."""
    index = {
        fold(name): i
        for i, band in reversed(list(enumerate(axis.bands)))
        for name in (band.en, band.ja, *band.values, band.id)
        if name
    }
    if column.kind is Kind.YES_NO:
        words: tuple[str, ...] = ("no", "yes")
    elif column.kind in (Kind.CHOICE, Kind.REF):
        words = column.labels
    else:
        of_text: dict[Any, int] = {text: index.get(fold(str(text)), NO_BAND) for text in set(column.values)}
        return np.fromiter((of_text[text] for text in column.values), np.int16, len(column))
    lookup = np.array([*(index.get(fold(word), NO_BAND) for word in words), NO_BAND], dtype=np.int16)
    return np.asarray(lookup[column.values])


def _number_bands(axis: Axis, column: Column, ease: float) -> Bands:
    """Bands from ``min`` (included) to ``max`` (excluded); amounts are read in major units."""
    values = major_amounts(column) if column.kind is Kind.MONEY else column.values
    bands = np.full(len(values), NO_BAND, dtype=np.int16)
    for i, band in enumerate(axis.bands):
        low = -np.inf if band.min is None else band.min * ease
        high = np.inf if band.max is None else band.max * ease
        np.copyto(bands, np.int16(i), where=(values >= low) & (values < high))
    return bands


def _amounts(column: Column) -> tuple[NDArray[Any], Bools, NDArray[Any], tuple[str, ...]]:
    """Return amounts, which are known, their currency codes and the currencies ('' for plain numbers)."""
    if column.kind is Kind.MONEY and column.known is not None and column.currency is not None:
        return column.values, column.known, column.currency, column.labels
    known = column.is_known()
    return np.where(known, column.values, 0), known, np.zeros(len(column), dtype=np.int8), ("",)


def _share_bands(axis: Axis, column: Column, account_id: NDArray[np.int64]) -> Bands:
    """Band = the first cut above the share of all strictly earlier amounts, per currency.

    Sorted by amount, descending, ties by account id. Currencies are never added together. An account
    that is worth nothing (a trial) stands in the last band, whatever the others are worth.
    """
    amounts, known, currency, labels = _amounts(column)
    bands = np.full(len(amounts), NO_BAND, dtype=np.int16)
    last = len(axis.bands) - 1
    for code in range(len(labels)):
        rows = np.flatnonzero(known & (currency == code))
        rows = rows[np.lexsort((account_id[rows], -amounts[rows]))]
        worth = np.maximum(amounts[rows], 0)
        until = np.cumsum(worth)
        total = until[-1] if len(until) and until[-1] > 0 else 1
        before = (until - worth) / total
        band = np.searchsorted(np.array(axis.cuts) - CUT_TOLERANCE, before, side="right")
        bands[rows] = np.where(worth > 0, np.minimum(band, last), last)
    return bands


def _borders(axis: Axis, column: Column, account_id: NDArray[np.int64]) -> dict[str, tuple[int, ...]]:
    amounts, known, currency, labels = _amounts(column)
    bands = _share_bands(axis, column, account_id)
    found = {}
    for code, label in enumerate(labels):
        worth = known & (currency == code) & (amounts > 0)
        if worth.any():
            top = int(amounts[worth].max())
            within = [amounts[worth & (bands <= band)] for band in range(len(axis.bands) - 1)]
            found[label] = tuple(int(part.min()) if len(part) else top + 1 for part in within)
    return found


def _frozen_bands(axis: Axis, column: Column, frozen: Mapping[str, tuple[int, ...]], ease: float) -> Bands:
    """Bands by the published borders; a currency without published borders is unknown."""
    amounts, known, currency, labels = _amounts(column)
    bands = np.full(len(amounts), NO_BAND, dtype=np.int16)
    for code, label in enumerate(labels):
        if label in frozen:
            rows = known & (currency == code)
            rising = np.array(frozen[label])[::-1] * ease
            bands[rows] = len(rising) - np.searchsorted(rising, amounts[rows], side="right")
    bands[known & (amounts <= 0)] = len(axis.bands) - 1
    return bands
