"""The accounts of a cell as a condition of the one language, so that Accounts lists exactly them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import NO_BAND
from cs_workbench.domain.axis_facts import SAME_AS
from cs_workbench.domain.condition_syntax import And, Clause, Condition, Not, Or, condition_text
from cs_workbench.domain.conditions import matches
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.touch_cells import Cell, cell_grid
from cs_workbench.kernel.money import decimals

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Bools
    from cs_workbench.domain.touch_model import Axis, TouchModel
    from cs_workbench.services.allocation import Board

#: Sources that are phases, though not always the account's own: what differs is named.
PHASE_OF: Final = {"product_state": "phase"}


def cell_condition(board: Board, model: TouchModel, cell: Cell, today: date) -> str:
    """Return the condition that finds the accounts of a cell (`NO_BAND`: not known), and no other running one.

    What the language cannot ask exactly (a border in each of two currencies, the least advanced product) is asked
    as nearly as it can, and the accounts that differ are named.
    """
    grid = cell_grid(model)
    row, column = grid.places(board.bands)
    here = (row == cell[0]) & (column == cell[1])
    axes = [(grid.rows, cell[0]), (grid.columns, cell[1])]
    asked = [part for axis, place in axes if axis is not None for part in _asked(board, axis, place)]
    if not asked:
        return condition_text(_named(board, here)) or "churned_on:none"
    found = matches(And(tuple(asked)), board.book, today)
    wanted: Condition = And((*asked, *(Not(name) for name in _names(board, found & ~here))))
    missing = _names(board, here & ~found)
    return condition_text(Or((wanted, *missing)) if missing else wanted)


def _asked(board: Board, axis: Axis, place: int) -> list[Condition]:
    """Return clauses that ask for a band, as nearly as facts in `Board.book` can; none: it cannot be asked."""
    fact = SAME_AS.get(axis.source, PHASE_OF.get(axis.source, axis.source))
    if fact not in BY_ID or fact not in board.book:
        return []
    if place == NO_BAND:
        return [Clause(fact, ":", "none")]
    band = axis.bands[place]
    if axis.kind == "cumshare":
        return _share(board, axis, fact, place)
    if axis.kind == "number":
        low = [] if band.min is None else [Clause(fact, ">=", _digits(band.min))]
        return [*low, *([] if band.max is None else [Clause(fact, "<", _digits(band.max))])]
    known, words = BY_ID[fact].labels, (band.id, *band.values)
    if BY_ID[fact].kind is Kind.YES_NO:
        known = ("yes", "no")
    elif not known:
        known = words = tuple(word for word in (*words, band.en, band.ja) if word)
    sign = "=" if BY_ID[fact].kind is Kind.TEXT else ":"
    asked = [Clause(fact, sign, word) for word in dict.fromkeys(words) if word in known]
    return [asked[0] if len(asked) == 1 else Or(tuple(asked))] if asked else []


def _share(board: Board, axis: Axis, fact: str, place: int) -> list[Condition]:
    """Ask with the borders of the currency that most accounts have."""
    money = board.book[fact]
    borders = board.borders.by_axis.get(axis.id, {})
    codes = money.currency if money.currency is not None else np.zeros(len(money), np.int8)
    counts = np.bincount(codes[money.is_known()].astype(np.int64), minlength=len(money.labels))
    if not counts.any() or money.labels[int(counts.argmax())] not in borders:
        return []
    currency = money.labels[int(counts.argmax())]
    lows = [low / 10 ** decimals(currency) for low in borders[currency]]
    found: list[Condition] = []
    if place < len(lows):
        found.append(Clause(fact, ">=", _digits(lows[place])))
    if place > 0:
        found.append(Clause(fact, "<", _digits(lows[place - 1])))
    return found


def _names(board: Board, rows: Bools) -> list[Condition]:
    names = board.book["name"]
    places: NDArray[np.intp] = np.flatnonzero(rows)
    return [Clause("name", "=", names.at(row) or "", quoted=True) for row in places.tolist()]


def _named(board: Board, rows: Bools) -> Condition:
    return Or(tuple(_names(board, rows)))


def _digits(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else repr(float(value))
