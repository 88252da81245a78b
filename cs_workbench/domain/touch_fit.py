"""Fits a touch model to a book: borders of number axes from its quantiles, as round as people write them."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_facts import axis_column, major_amounts
from cs_workbench.domain.columns import Book
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.touch_model import Axis, TouchModel

#: First digits of a round number.
ROUND: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
#: Fewer known values than this a band say nothing.
LEAST_A_BAND: Final = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """A suggestion for one axis. ``borders`` rise; None: the book knows too little, the axis stays."""

    axis: str
    known: int
    before: tuple[float, ...]
    borders: tuple[float, ...] | None
    counts: tuple[int, ...]  # accounts per band, lowest first, with the borders suggested


def fit(model: TouchModel, book: Book, today: date) -> tuple[TouchModel, list[Fitted]]:
    """Return ``model`` with borders from the book, bands of equal numbers of accounts, and what was suggested.

    Axes of amounts in several currencies stay as they are: currencies are never compared.
    """
    fitted: list[Fitted] = []
    axes = []
    for axis in model.axes:
        if axis.kind == "number" and len(axis.bands) > 1:
            values = _known_values(axis, book, today)
            suggestion = _suggestion(axis, values)
            fitted.append(suggestion)
            axes.append(axis if suggestion.borders is None else _with_borders(axis, suggestion.borders))
        else:
            axes.append(axis)
    return replace(model, axes=tuple(axes)), fitted


def _known_values(axis: Axis, book: Book, today: date) -> NDArray[np.float64]:
    column = axis_column(axis.source, book, today)
    if column is None or column.kind not in (Kind.INT, Kind.NUMBER, Kind.MONEY):
        return np.zeros(0)
    if column.kind is Kind.MONEY:
        if column.currency is None or len(set(column.currency[column.is_known()].tolist())) > 1:
            return np.zeros(0)
        values = major_amounts(column)
    else:
        values = column.values.astype(np.float64)
    return np.asarray(values[~np.isnan(values)])


def _suggestion(axis: Axis, values: NDArray[np.float64]) -> Fitted:
    bands = len(axis.bands)
    rising = sorted(axis.bands, key=lambda band: -math.inf if band.min is None else band.min)
    before = tuple(band.min for band in rising[1:] if band.min is not None)
    borders: tuple[float, ...] | None = None
    if len(values) >= LEAST_A_BAND * bands:
        quantiles = np.quantile(values, np.arange(1, bands) / bands).tolist()
        found = tuple(humane(quantile) for quantile in quantiles)
        low, high = rising[0].min, rising[-1].max
        within = (low is None or found[0] > low) and (high is None or found[-1] < high)
        if within and all(one < other for one, other in itertools.pairwise(found)):
            borders = found
    used = before if borders is None else borders
    counts = np.bincount(np.searchsorted(used, values, side="right"), minlength=bands)
    return Fitted(axis.id, len(values), before, borders, tuple(counts.tolist()))


def _with_borders(axis: Axis, borders: tuple[float, ...]) -> Axis:
    order = sorted(
        range(len(axis.bands)),
        key=lambda i: -math.inf if axis.bands[i].min is None else axis.bands[i].min or 0.0,
    )
    bands = list(axis.bands)
    for place, i in enumerate(order):
        low = borders[place - 1] if place > 0 else bands[i].min
        high = borders[place] if place < len(borders) else bands[i].max
        bands[i] = replace(bands[i], min=low, max=high)
    return replace(axis, bands=tuple(bands), provenance="fitted")


def humane(value: float) -> float:
    """Return the nearest number as people write borders: 3,000 rather than 2,871.4."""
    if value == 0 or not math.isfinite(value):
        return value
    size = 10.0 ** math.floor(math.log10(abs(value)))
    digit = min(ROUND, key=lambda first: abs(first - abs(value) / size))
    return math.copysign(round(digit * size, 12), value)
