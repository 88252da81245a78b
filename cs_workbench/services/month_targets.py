"""Targets beside what was reached: of the month, and of the quarter, half and year that it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_workbench.domain.targets import MEASURES, MONEY, WHOLE, Measure, Period, elapsed_of, track
from cs_workbench.kernel.money import Money
from cs_workbench.services.month_touches import MonthTouches, touches_of
from cs_workbench.services.revenue import Asked, revenue
from cs_workbench.services.targets import Target, targets

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.revenue import Revenue
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target beside the actual value, both Money or a share; None unknown. ``until``: the last day of the actual.

    ``difference``: actual less target; ``track``: of `domain.targets.TRACKS`; ``accounts``: behind the actual value.
    """

    target: Target
    actual: Money | float | None
    difference: Money | float | None
    track: str
    since: date
    until: date
    accounts: tuple[int, ...]


def month_targets(bench: Workbench, book: MonthBook) -> tuple[TargetLine, ...]:
    """Return the targets of ``book.owner`` whose period holds the month, the shortest period first."""
    mine = [one for one in targets(bench, book.owner) if one.period.holds(book.first)]
    told: dict[Period, Revenue] = {}
    lines = []
    for one in sorted(mine, key=lambda one: one.period.last - one.period.first):
        until = min(one.period.last, book.last)
        if one.measure.id == "touches_kept":
            found = touches_of(bench, book, one.period.first, until)
            kept = found.whole.share if found.is_known else None
            lines.append(_line(one, kept, until, found.whole.below))
            continue
        if one.period not in told:
            told[one.period] = revenue(bench, Asked(one.period.first, until, owner=book.owner), book.arr)
        actual, accounts = _actual(told[one.period], one.measure, one.currency)
        opening = _opening(told[one.period], one.currency) if one.measure.id == "closing_arr" else None
        lines.append(_line(one, actual, until, accounts, opening))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reached in the month of a measure that may have no target; ``currency`` '' for a share."""

    measure: Measure
    currency: str
    value: Money | float | None
    accounts: tuple[int, ...]


def month_actuals(found: Revenue, touches: MonthTouches) -> tuple[Actual, ...]:
    """Return every measure's value of a month, money in the currency of most accounts."""
    currency = found.currencies[0].currency if found.currencies else ""
    told = []
    for measure in MEASURES.values():
        if measure.id == "touches_kept":
            value: Money | float | None = touches.whole.share if touches.is_known else None
            accounts = touches.whole.below
        else:
            value, accounts = _actual(found, measure, currency)
        told.append(Actual(measure, currency if measure.unit == MONEY else "", value, accounts))
    return tuple(told)


def _actual(found: Revenue, measure: Measure, currency: str) -> tuple[Money | float | None, tuple[int, ...]]:
    """Return what was reached, of a share in the currency of most accounts, and the accounts behind it."""
    of = next((of for of in found.currencies if currency in ("", of.currency)), None)
    if of is None:
        return None, ()
    figures = [of.whole[line] for line in measure.lines]
    accounts = tuple(dict.fromkeys(account for figure in figures for account in figure.accounts))
    if measure.unit == MONEY:
        total = sum(figure.value.minor for figure in figures if isinstance(figure.value, Money))
        return Money(total if measure.higher_is_better else -total, of.currency), accounts
    value = figures[0].value
    return (float(value) if isinstance(value, float | int) else None), accounts


def _opening(found: Revenue, currency: str) -> int | None:
    values = [of.whole["opening"].value for of in found.currencies if of.currency == currency]
    return next((value.minor for value in values if isinstance(value, Money)), None)


def _line(
    target: Target,
    actual: Money | float | None,
    until: date,
    accounts: tuple[int, ...],
    opening: int | None = None,
) -> TargetLine:
    counted = actual.minor if isinstance(actual, Money) else None if actual is None else actual * WHOLE
    difference: Money | float | None = None
    if isinstance(actual, Money) and isinstance(target.amount, Money):
        difference = Money(actual.minor - target.amount.minor, actual.currency)
    elif isinstance(actual, float) and isinstance(target.amount, float):
        difference = actual - target.amount
    stands = track(target.measure, target.minor, counted, elapsed_of(target.period, until), opening)
    return TargetLine(target, actual, difference, stands, target.period.first, until, accounts)
