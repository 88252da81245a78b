"""A scorecard run over the past, on what was known then, kept apart from what was shown then.

Each week is written whole in one transaction, the oldest first, since bands remember the week before; a run that was
killed or stopped goes on with the first week that lacks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.conditions import matches, parse
from cs_workbench.domain.health_bands import displayed
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.scorecards import CARD_KIND, built_in, card_of, checked, exported
from cs_workbench.services.standing import (
    SCORED_AT_ONCE,
    Placed,
    Row,
    data_day,
    place_accounts,
    scored_after,
    week_of,
)
from cs_workbench.services.standing_rows import health_columns

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection

WEEKS: Final = 26
MOST_WEEKS: Final = 520
WEEK: Final = timedelta(days=7)
TO_SUNDAY: Final = timedelta(days=6)
COLUMNS: Final = ("score", "shown", "band", "confidence", "detail")  # as `store.rerun` keeps them
LENGTH: Final = 8  # characters of the mark of a text that was not published


class NothingRerun(WorkbenchError):
    """A card that was not run over the past."""

    template = N_(
        "errors",
        "The scorecard {card} was not run over the past. Nothing was changed. Run it: 'health rerun {card}'.",
    )
    code = "CSW-1403"


class TooManyWeeks(WorkbenchError):
    """A number of weeks that makes no sense."""

    template = N_(
        "errors", "{weeks} weeks cannot be run. Nothing was changed. Give a number from 1 to {most}."
    )
    code = "CSW-1404"


@dataclass(frozen=True, slots=True)
class RerunWeek:
    """A week: how many of the card's accounts were in each band as shown then (None: nothing was kept), and by it."""

    week_on: date
    bands: Mapping[str, tuple[int | None, int]]


@dataclass(frozen=True, slots=True)
class Rerun:
    """What stands after a run: the card, the weeks that were computed now, and every week, newest first."""

    card: Scorecard
    key: str
    computed: int
    weeks: tuple[RerunWeek, ...]


@dataclass(frozen=True, slots=True)
class KeptRerun:
    """A card that was run over the past."""

    key: str
    weeks: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class BothWeek:
    """An account's week as shown then and by the card; None unknown, also where one of them has no such week."""

    week_on: date
    shown: int | None
    band: str | None
    card_of_then: str
    score: int | None
    new_band: str | None


def key_of(bench: Workbench, card: Scorecard) -> str:
    """Return what names the card's text: ``ID.VERSION`` of a published or built-in one, else a mark of the text."""
    from cs_workbench.store import definitions

    text = exported(card)
    with bench.store.read() as db:
        row = definitions.version_of(db, CARD_KIND, card.id, card.version)
    same = row is not None and row.text == text
    if same or (row is None and any(one.id == card.id and exported(one) == text for one in built_in())):
        return f"{card.id}.{card.version}"
    return f"{card.id}~{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"


def rerun(bench: Workbench, name: str, tracker: Tracker, weeks: int = WEEKS, *, anew: bool = False) -> Rerun:
    """Run the card that ``name`` means over the ``weeks`` before this one; only weeks that lack are computed.

    ``anew``: what is kept of the card is thrown away first.

    Raises:
        NoSuchScorecard, ScorecardRefused: the card.
        TooManyWeeks: the number.
        Cancelled: asked to stop; whole weeks stay.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise TooManyWeeks(weeks=weeks, most=MOST_WEEKS)
    card = card_of(bench, name)
    checked(bench, exported(card))
    key = key_of(bench, card)
    missing = _missing(bench, key, _mondays(bench, weeks), anew=anew)
    _run(bench, card, key, missing, tracker)
    return Rerun(card, key, len(missing), tuple(_weeks(bench, key)))


def reruns(bench: Workbench) -> list[KeptRerun]:
    """Return the cards that were run over the past."""
    from cs_workbench.store import rerun as rows

    with bench.store.read() as db:
        found = rows.kept(db)
    return [
        KeptRerun(k.card, k.weeks, date.fromisoformat(k.first), date.fromisoformat(k.last)) for k in found
    ]


def both_histories(bench: Workbench, account_id: int, name: str) -> list[BothWeek]:
    """Return an account's weeks as shown then beside what the card that ``name`` means says of them, newest first.

    Raises:
        NoSuchScorecard: it means none.
        NothingRerun: the card was not run over the past.
    """
    from cs_workbench.store import rerun as rows
    from cs_workbench.store import standing

    key = key_of(bench, card_of(bench, name))
    with bench.store.read() as db:
        if not rows.weeks_of(db, key):
            raise NothingRerun(card=name)
        then = {row.week: row for row in standing.snapshots(db, account_id)}
        now = {row.week: row for row in rows.of_account(db, key, account_id)}
    found = []
    for week in sorted(then.keys() | now.keys(), reverse=True):
        was, new = then.get(week), now.get(week)
        found.append(
            BothWeek(
                date.fromisoformat(week),
                None if was is None else _points(was.shown),
                None if was is None else was.band,
                "" if was is None else was.card,
                None if new is None else _points(new.shown),
                None if new is None else new.band,
            )
        )
    return found


# Inside


def _points(shown: float | None) -> int | None:
    return None if shown is None else displayed(shown)


def _mondays(bench: Workbench, weeks: int) -> list[str]:
    """Return the Mondays of the weeks before that of the data, oldest first."""
    with bench.store.read() as db:
        now = date.fromisoformat(week_of(data_day(db, bench.today)))
    return [(now - back * WEEK).isoformat() for back in range(weeks, 0, -1)]


def _missing(bench: Workbench, key: str, wanted: list[str], *, anew: bool) -> list[str]:
    """Return which weeks are to be computed: from the first that lacks, since each remembers the one before."""
    from cs_workbench.store import rerun as rows

    with bench.store.read() as db:
        there = set() if anew else set(rows.weeks_of(db, key))
    first = next((place for place, week in enumerate(wanted) if week not in there), len(wanted))
    missing = wanted[first:]
    if missing:
        with bench.store.write("forget a rerun", "rerun") as writing:
            rows.forget(writing.db, key, "" if anew else missing[0])
    return missing


def _run(bench: Workbench, card: Scorecard, key: str, missing: list[str], tracker: Tracker) -> None:
    from cs_workbench.store import rerun as rows
    from cs_workbench.store.past import past

    tracker.step(card.id, 0, len(missing))
    with past(bench.store) as before:
        for number, week in enumerate(missing, 1):
            monday = date.fromisoformat(week)
            sunday = monday + TO_SUNDAY
            with bench.store.read() as db:
                states = rows.states(db, key, (monday - WEEK).isoformat())
            scored = _scored(before.at(sunday), card, sunday, states, before.unborn)
            with bench.store.write("a week of a rerun", "rerun") as writing:
                rows.write_week(writing.db, key, week, scored)
            tracker.step(card.id, number, len(missing))


def _scored(
    db: Connection, card: Scorecard, day: date, states: Mapping[int, str], unborn: Callable[[], set[int]]
) -> list[Row]:
    """Return the card's scores of the accounts that it is for and that were there on ``day``."""
    placed = place_accounts(db, day, day, cards=(card,))
    placed = placed.take(_of_card(card, placed, day, unborn()))
    found: list[Row] = []
    for part in placed.parts(SCORED_AT_ONCE):
        standings = scored_after(part, states)
        columns = health_columns(standings)
        ids = standings.book.account_id.tolist()
        found += zip(ids, *(columns[name] for name in COLUMNS), strict=True)
    return found


def _of_card(card: Scorecard, placed: Placed, day: date, unborn: set[int]) -> NDArray[np.intp]:
    """Return the rows of the accounts that the card is for and that were there."""
    book = placed.book
    begins = book["started_on"].values
    meant = matches(parse(card.applies_when), book, day)
    meant &= np.isnat(begins) | (begins <= np.datetime64(day))
    meant &= ~np.isin(book.account_id, list(unborn))
    return np.flatnonzero(meant)


def _weeks(bench: Workbench, key: str) -> list[RerunWeek]:
    from cs_workbench.store import rerun as rows

    with bench.store.read() as db:
        weeks, bands = rows.weeks_of(db, key), rows.bands(db, key)
    return [
        RerunWeek(
            date.fromisoformat(week),
            {band: (bands[week][0].get(band), n) for band, n in bands[week][1].items()},
        )
        for week in reversed(weeks)
        if week in bands
    ]
