"""The headcount curve of the book as it grows, and the month in which the team there is falls short of the cadence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.capacity import TINY, mark
from cs_workbench.domain.headcount import (
    DAYS_A_MONTH,
    MEASURED_MONTHS,
    Measured,
    curve,
    months_until,
    people_needed,
)
from cs_workbench.services.economics import Assumption, basis, person_assumptions
from cs_workbench.services.simulation_ground import Asked, Ground, available_hours

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Net growth of the book a month where none is measured; the months that are shown, and those that are looked ahead.
GROWTH: Final = 0.02
SHOWN_MONTHS: Final = 24
FARTHEST_MONTHS: Final = 120


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: the hours the book calls for, the load of the team of today (None: nobody), and how many it takes."""

    month: date
    hours: float
    load: float | None
    mark: str
    people: int


@dataclass(frozen=True, slots=True)
class Headcount:
    """The curve.

    Attributes:
        growth: net, a month.
        available: hours a month of the ``people`` there are.
        state: 'broken' already, 'breaks' on ``breaks_on``, 'far' after ten years, or 'never'.
        months: today's and those to come.
    """

    as_of: date
    growth: float
    people: float
    available: float
    state: str
    breaks_on: date | None
    months: tuple[MonthRow, ...]
    assumptions: tuple[Assumption, ...]


def headcount(
    bench: Workbench, on: Ground, asked: Asked, growth: float | None = None, months: int = SHOWN_MONTHS
) -> Headcount:
    """Return the curve of the whole book, in every currency; ``growth`` a month, None: measured, else assumed."""
    rate = usual_growth(on) if growth is None else growth
    available, each = available_hours(on, asked), asked.person.available
    until = months_until(on.whole_hours, available, rate)
    state = (
        "never"
        if until is None
        else "broken"
        if until == 0
        else "far"
        if until > FARTHEST_MONTHS
        else "breaks"
    )
    hours = curve(on.whole_hours, rate, months).tolist()
    return Headcount(
        on.as_of,
        rate,
        on.people if asked.people is None else asked.people,
        available,
        state,
        on.as_of + timedelta(days=round((until or 0) * DAYS_A_MONTH)) if state == "breaks" else None,
        tuple(
            MonthRow(
                _month_after(on.as_of, number),
                needed,
                needed / available if available else None,
                mark(needed / available) if available else mark(float("inf")),
                people_needed(needed, each),
            )
            for number, needed in enumerate(hours)
        ),
        (
            Assumption(
                "growth",
                bench.say("economics", "Growth of the book a month"),
                rate,
                growth_basis(bench, on, growth),
            ),
            *person_assumptions(bench, asked.person, cost=False),
        ),
    )


def usual_growth(on: Ground) -> float:
    """Return the growth that was measured, else the one that is assumed; a thousandth is precise enough."""
    return GROWTH if on.measured is None else round(on.measured.growth, 3)


def growth_basis(bench: Workbench, on: Ground, growth: float | None) -> str:
    """Return where the growth is from, in words."""
    is_usual = growth is None or abs(growth - usual_growth(on)) < TINY
    if not is_usual or on.measured is None:
        return basis(bench, is_given=not is_usual)
    return measured_growth(bench, on.measured)


def measured_growth(bench: Workbench, of: Measured) -> str:
    """Return from how many accounts to how many, in words."""
    return bench.say(
        "economics",
        "measured: {before} to {now} accounts in {months} months",
        before=of.before,
        now=of.now,
        months=MEASURED_MONTHS,
    )


def _month_after(day: date, months: int) -> date:
    """Return the first day of the month that is ``months`` after that of ``day``; ``day`` itself for 0."""
    if not months:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
