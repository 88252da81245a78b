"""When a series of meetings takes place: RRULE, RDATE and EXDATE within a window, at bounded cost."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from cs_workbench.sources.calendars.records import Window

#: Seconds that one rule may take; a rule that never fits a day would go on to the year 9999.
PATIENCE: Final = 1.0
#: A series may begin this long before the window: its rule is walked from its start.
MOST_STEPS: Final = 200_000
NO_MEETING: Final = frozenset(("SECONDLY", "MINUTELY"))
Start = date | datetime


class OddRule(Exception):
    """A rule that repeats too often, costs too much to be a meeting's, or is not understood."""


@dataclass(frozen=True, slots=True)
class Series:
    """A meeting that repeats. ``start`` carries its zone, or none when it floats or is a day."""

    start: Start
    rules: tuple[dict[str, Any], ...] = ()
    extra: tuple[Start, ...] = ()
    without: tuple[Start, ...] = ()
    without_rules: tuple[dict[str, Any], ...] = field(default=())


def starts(series: Series, window: Window) -> list[Start]:
    """Return the starts of ``series`` that may lie in ``window``, in order, each once.

    A day more on each side is answered: the caller knows how long a meeting lasts and where it is.

    Raises:
        OddRule: the series is no meeting's.
    """
    zone = series.start.tzinfo if isinstance(series.start, datetime) else None
    first = wall(series.start, zone)
    found = {first}
    low = datetime.combine(window.first, time()) - timedelta(days=2)
    high = datetime.combine(window.last, time()) + timedelta(days=3)
    for rule in series.rules:
        found.update(_of_rule(rule, first, zone, low, high))
    found.update(wall(extra, zone) for extra in series.extra)
    gone = {wall(moment, zone) for moment in series.without if isinstance(moment, datetime)}
    if zone is None:  # a floating series: what it leaves out is meant by the hour, whatever zone stands there
        gone |= {m.replace(tzinfo=None) for m in series.without if isinstance(m, datetime)}
    days = {day for day in series.without if not isinstance(day, datetime)}
    for rule in series.without_rules:
        gone.update(_of_rule(rule, first, zone, low, high))
    kept = sorted(m for m in found if low <= m <= high and m not in gone and m.date() not in days)
    if isinstance(series.start, datetime):
        return [moment.replace(tzinfo=zone) for moment in kept]
    return list(dict.fromkeys(moment.date() for moment in kept))


def wall(moment: Start, zone: tzinfo | None) -> datetime:
    """Return what a clock in ``zone`` shows at ``moment``; midnight for a day."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(zone).replace(tzinfo=None)  # zone None: the local clock


def _of_rule(
    rule: dict[str, Any], first: datetime, zone: tzinfo | None, low: datetime, high: datetime
) -> Iterator[datetime]:
    """Yield a rule's moments from ``low`` to ``high`` on the clock of its zone."""
    from dateutil.rrule import rrulestr

    try:
        if str(rule["FREQ"][0]).upper() in NO_MEETING:
            raise OddRule
        moments = rrulestr(_text(rule, zone), dtstart=first)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise OddRule from error
    with patience(PATIENCE):
        try:
            for step, moment in enumerate(moments):
                if moment > high:
                    return
                if step > MOST_STEPS:
                    raise OddRule
                if moment >= low:
                    yield moment
        except (ValueError, OverflowError, TypeError) as error:
            raise OddRule from error


def _text(rule: dict[str, Any], zone: tzinfo | None) -> str:
    """Return the rule for a clock without zone: UNTIL as that clock shows it."""
    parts = []
    gregorian = str(rule.get("RSCALE", [""])[0]).upper() == "GREGORIAN"
    for name, values in rule.items():
        if gregorian and name.upper() in ("RSCALE", "SKIP"):
            continue  # what is meant anyway
        if name.upper() == "UNTIL":
            until = values[0]
            if isinstance(until, datetime):
                shown = wall(until, zone or UTC if until.tzinfo else zone)
            else:
                shown = datetime.combine(until, time(23, 59, 59))
            parts.append(f"UNTIL={shown:%Y%m%dT%H%M%S}")
        else:
            parts.append(f"{name.upper()}={','.join(map(str, values))}")
    return ";".join(parts)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise `OddRule` when the block takes more processor time; where the system has no such clock, never."""
    if not hasattr(signal, "setitimer"):  # Windows: the reader's own limits alone
        yield
        return

    def stop(*_: Any) -> None:
        raise OddRule

    try:
        before = signal.signal(signal.SIGVTALRM, stop)
    except ValueError:  # not the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
