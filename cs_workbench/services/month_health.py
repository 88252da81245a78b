"""Health of a month: how it was spread before and at its end, who moved, by which measure and which record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.health_bands import displayed
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.why import KNOWN_NO_LONGER, LEAST_MOVE, MOVED, NEWLY_KNOWN

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.month import Record, Week

RANK: Final = MappingProxyType({"green": 0, "yellow": 1, "red": 2})
UNKNOWN_BAND: Final = BANDS[-1]
#: Which records stand behind a measure or a cap: (kind of `store.month.RECORDS`, what more is asked).
BEHIND: Final = MappingProxyType(
    {
        "seat_util": ("usage", "monthly_users"),
        "stickiness": ("usage", "daily_users"),
        "active_trend": ("usage", "logins"),
        "goal_progress": ("goal", ""),
        "champion": ("contact", ""),
        "champion_left": ("contact", ""),
        "touch_age": ("touch", ""),
        "days_since_touch": ("touch", ""),
        "defects_90d": ("ticket", "defect"),
        "open_p1": ("ticket", "p1"),
        "p1_14d": ("ticket", "p1"),
        "csat": ("survey", ""),
        "nps": ("survey", ""),
        "overdue_days": ("invoice", ""),
        "overdue60": ("invoice", ""),
        "churn_notice": ("notice", ""),
        "pulse": ("pulse", ""),
    }
)
#: How a record is called, marked in context 'month'.
RECORD_WORDS: Final = MappingProxyType(
    {
        "usage": N_("month", "usage of {day}: {text}"),
        "touch": N_("month", "last touch {day}: {text}"),
        "ticket": N_("month", "ticket of {day}: {text}"),
        "survey": N_("month", "answer of {day}: {text}"),
        "invoice": N_("month", "invoice due {day}: {text}"),
        "contact": N_("month", "{text} left on {day}"),
        "notice": N_("month", "notice of {day}: {text}"),
        "goal": N_("month", "goal of {day}: {text}"),
        "pulse": N_("month", "CSM pulse of {day}: {text}"),
    }
)
HELD: Final = N_("month", "{cap}: the score is held at {score}")
RELEASED: Final = N_("month", "{cap}: no longer")
FOLLOWED: Final = N_("month", "the score stayed beyond the border for weeks, and the band followed")
MANY_SMALL: Final = N_("month", "several small changes")
NEAR: Final = 0.01  # points within which a score is a cap's


@dataclass(frozen=True, slots=True)
class Move:
    """An account in another band than before the month. ``went``: 'down' or 'up'.

    ``cause``: a sentence on the measure that moved it most; ``record``: on the raw record behind that, '' unknown.
    ``since``, ``on``: the Mondays of the two weeks.
    """

    account_id: int
    account_uid: str
    account: str
    owner: str
    before: str
    now: str
    score_before: int | None
    score: int | None
    went: str
    cause: str
    record: str
    since: date
    on: date


@dataclass(frozen=True, slots=True)
class MonthHealth:
    """``before`` and ``now``: band -> accounts; ``week_on``: the Monday of the last week; None where none was kept.

    ``first_kept``: the first Monday of which any health is known.
    """

    before: Mapping[str, tuple[int, ...]]
    now: Mapping[str, tuple[int, ...]]
    moves: tuple[Move, ...]
    week_on: date | None
    first_kept: date | None


def month_health(bench: Workbench, book: MonthBook) -> MonthHealth:
    """Return the health of the accounts that had not churned by the month's end."""
    from cs_workbench.store import month as stored

    ids = book.ids(book.stays)
    with bench.store.read() as db:
        now = stored.weeks_at(db, book.last, ids)
        # What the month before ended with, so that each move is in one month; else the first week within.
        before = stored.weeks_at(db, book.before, ids)
        before = {**stored.first_weeks(db, book.first, [a for a in ids if a not in before]), **before}
        before = {account: week for account, week in before.items() if week.week <= book.last.isoformat()}
        causes = _Causes(bench, db, book.last)
        moves = [
            _move(book, causes, account, before[account], week)
            for account, week in now.items()
            if account in before and _has_moved(before[account], week)
        ]
        first_kept = stored.first_week(db)
    moves.sort(key=lambda move: (move.went == "up", RANK[move.before] - RANK[move.now], move.account))
    last = max((week.week for week in now.values()), default=None)
    return MonthHealth(
        _spread(before, ids),
        _spread(now, ids),
        tuple(moves),
        date.fromisoformat(last) if last else None,
        first_kept,
    )


def bands_of(health: MonthHealth) -> dict[int, str]:
    """Return account -> band at the month's end."""
    return {account: band for band, accounts in health.now.items() for account in accounts}


def _spread(weeks: Mapping[int, Week], ids: Sequence[int]) -> dict[str, tuple[int, ...]]:
    bands = {account: weeks[account].band if account in weeks else UNKNOWN_BAND for account in ids}
    return {band: tuple(a for a in ids if bands[a] == band) for band in BANDS}


def _has_moved(before: Week, now: Week) -> bool:
    return before.band in RANK and now.band in RANK and before.band != now.band


def _move(book: MonthBook, causes: _Causes, account: int, before: Week, now: Week) -> Move:
    cause, record = causes.of(account, before, now)
    row = book.row_of[account]
    return Move(
        account, book.book["uid"].at(row) or "", book.book["name"].at(row) or "", book.book["owner"].at(row) or "",
        before.band, now.band, _score(before), _score(now), "down" if RANK[now.band] > RANK[before.band] else "up",
        cause, record, date.fromisoformat(before.week), date.fromisoformat(now.week),
    )  # fmt: skip


def _score(week: Week) -> int | None:
    return None if week.shown is None else displayed(week.shown)


class _Causes:
    """Finds what moved a score between two weeks; scorecards are read once."""

    def __init__(self, bench: Workbench, db: Connection, day: date) -> None:
        self._bench, self._db, self._day = bench, db, day
        self._cards: dict[str, Scorecard | None] = {}

    def of(self, account: int, before: Week, now: Week) -> tuple[str, str]:
        """Return a sentence on what moved it most, and one on the record behind that."""
        sign = 1 if RANK[now.band] < RANK[before.band] else -1
        if ((now.shown or 0) - (before.shown or 0)) * sign <= 0:  # bands have hysteresis
            return self._say(FOLLOWED), ""
        held, was_held = self._cap(now), self._cap(before)
        if held is not None and sign < 0:
            return self._say(HELD, cap=held[1], score=_score(now)), self._record(account, held[0])
        if was_held is not None and sign > 0 and held is None:
            return self._say(RELEASED, cap=was_held[1]), self._record(account, was_held[0])
        then, here = dict(_points(before.detail)), dict(_points(now.detail))
        moved = Counter(
            {m: (here[m][0] - then[m][0]) * then[m][1] * sign for m in then.keys() & here.keys()}
        ).most_common(1)
        if moved and moved[0][1] >= LEAST_MOVE:
            measure = moved[0][0]
            text = self._bench.say(
                "why", MOVED, measure=self._name(now, measure),
                before=displayed(then[measure][0]), now=displayed(here[measure][0]),
            )  # fmt: skip
            return text, self._record(account, measure)
        for measures, text in (
            (then.keys() - here.keys(), KNOWN_NO_LONGER),
            (here.keys() - then.keys(), NEWLY_KNOWN),
        ):
            for measure in sorted(measures):
                points = displayed(here[measure][0]) if measure in here else ""
                week = before if measure in then else now
                told = self._bench.say("why", text, measure=self._name(week, measure), now=points)
                return told, self._record(account, measure)
        return self._say(MANY_SMALL), ""

    def _record(self, account: int, of: str) -> str:
        from cs_workbench.store import month as stored

        kind, more = BEHIND.get(of, ("", ""))
        found = stored.record_behind(self._db, kind, account, self._day, more) if kind else None
        return "" if found is None else record_text(self._bench, found)

    def _cap(self, week: Week) -> tuple[str, str] | None:
        """Return the cap (id, name) that held a score down: its measures alone would give more."""
        points = list(_points(week.detail))
        weights = sum(weight for _, (_, weight) in points)
        card = self._card(week)
        if card is None or week.shown is None or not weights:
            return None
        alone = sum(value * weight for _, (value, weight) in points) / weights
        for cap in card.caps:
            if abs(week.shown - cap.cap) < NEAR and alone > cap.cap + LEAST_MOVE:
                return cap.id, self._in_language(cap.ja, cap.en) or cap.id
        return None

    def _card(self, week: Week) -> Scorecard | None:
        from cs_workbench.services.why import card_of_then

        if week.card not in self._cards:
            self._cards[week.card] = card_of_then(self._db, week.card)
        return self._cards[week.card]

    def _name(self, week: Week, measure: str) -> str:
        card = self._card(week)
        found: Iterable[str] = (
            self._in_language(m.ja, m.en) for m in (card.measures if card else ()) if m.id == measure
        )
        return next(iter(found), measure)

    def _in_language(self, ja: str, en: str) -> str:
        return ja if self._bench.catalogue.language == "ja" else en

    def _say(self, text: str, **params: object) -> str:
        return self._bench.say("month", text, **params)


def record_text(bench: Workbench, record: Record) -> str:
    """Return a record as people call it."""
    day = bench.catalogue.shown(date.fromisoformat(record.day[:10]))
    return bench.say("month", RECORD_WORDS[record.kind], day=day, text=record.text).rstrip(": ")


def _points(detail: str) -> Iterable[tuple[str, tuple[float, float]]]:
    """Yield measure -> (points, weight) as a snapshot keeps them."""
    for part in detail.split("|")[1:]:
        measure, _, rest = part.partition("=")
        points, _, weight = rest.partition("*")
        yield measure, (float(points), float(weight))
