"""Accounts as a scorecard would have seen them on past days, and what became of them (domain.md 3.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.backtest import Observations
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.health import (
    HealthColumns,
    caps_that_hold,
    measure_values,
    measures_that_apply,
    measures_with_data,
    score_book,
)
from cs_workbench.domain.leaks import Leak, moved_by_notice
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.own_names import OWN
from cs_workbench.domain.point_in_time import (
    CHURNED,
    MONTHS_A_QUARTER,
    NOT_OVER,
    STAYED,
    Days,
    Protocol,
    known,
    labels,
    looking_days,
)
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.scorecards import cards_with, current_cards
from cs_workbench.services.standing import Placed, data_day, place_accounts, week_of

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.outcome_days import OutcomeDay

Floats = NDArray[np.float64]
#: Two windows of four weeks: earlier, usage has nothing to be compared with.
WARM_UP: Final = timedelta(days=56)
#: A contraction by so much of the ARR counts as churn.
HALF: Final = 0.5
NEVER: Final = np.datetime64("NaT", "D")


class NoOutcomes(WorkbenchError):
    """Nobody is known to have left."""

    template = N_(
        "errors",
        "No churn is known with its day, so there is nothing to hold the score against. Nothing was changed. "
        "Enter outcomes ('outcome add'), or name the yes/no field that says who left: --outcome {fields}.",
    )
    code = "CSW-1417"


class NoSuchField(WorkbenchError):
    """A field that does not say who left."""

    template = N_(
        "errors", "{name} is no yes/no field of an account. Nothing was changed. There are: {fields}."
    )
    code = "CSW-1418"


class NothingScored(WorkbenchError):
    """A card that scores nobody."""

    template = N_(
        "errors",
        "The scorecard {card} scores no account: nothing that it measures is known then. Nothing was changed. "
        "Connect a source that tells of {measures}, or test another card.",
    )
    code = "CSW-1419"


class TooShort(WorkbenchError):
    """A history too short to look ahead in."""

    template = N_(
        "errors",
        "The data reach from {first} to {last}. A back-test looks {days} days ahead, and two months back: "
        "that is too short. Nothing was changed. Try again when there is more.",
    )
    code = "CSW-1481"


class UnknownFact(WorkbenchError):
    """A card that reads what no account has."""

    template = N_(
        "errors",
        "The scorecard {card} reads {fact}, which no account has. Nothing was changed; the scorecard in force stays. "
        "Correct it, or connect the source that brings it.",
    )
    code = "CSW-1482"


@dataclass(slots=True)
class Observed:
    """What was seen, and what was left out.

    Attributes:
        seen: a row for each account and day that counts, also without a score or with an unfinished outcome.
        days: looked from; ``first``, ``last``: the days that the data reach.
        left_out: why rows were not looked at -> how many: 'churned', 'notice', 'young', 'vanished'.
        ignored: outcomes that cannot be: 'before_start', 'in_future'.
        snapshots: rows whose score is the one that was shown then.
        after_notice: measures that follow the notice.
        reasons: account and day of churn -> the reason told.
    """

    seen: Observations
    days: tuple[date, ...]
    first: date
    last: date
    left_out: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    snapshots: int = 0
    after_notice: tuple[Leak, ...] = ()
    reasons: Mapping[tuple[int, date], str] = field(default_factory=dict)


def observe(
    bench: Workbench,
    card: Scorecard,
    *,
    months: int,
    protocol: Protocol,
    is_in_force: bool,
    until: date | None = None,
    tracker: Tracker | None = None,
) -> Observed:
    """Return the accounts on days a quarter apart, each with what was known then and what came of it.

    ``is_in_force``: where a weekly snapshot of this version of the card was kept, its score counts. ``until``: the
    last day that the data tell everything of; None: the newest day that any record tells of.

    Raises:
        NoOutcomes: nobody is known to have left.
        TooShort: the data do not reach far enough.
        UnknownFact, NothingScored: the card reads what is not there.
    """
    from cs_workbench.store import outcome_days
    from cs_workbench.store.past import past

    with bench.store.read() as db:
        today = data_day(db, bench.today)
        span = outcome_days.told_span(db, min(until or today, today))
        history = _History.of(db, span[1]) if span else None
        if span is None or history is None or not history.churns:
            raise NoOutcomes(fields=" | ".join(yes_no_fields(db)) or "own.ID")
    first, last = span
    days = looking_days(first + WARM_UP, last, protocol, max(months // MONTHS_A_QUARTER, 1))
    if not days:
        raise TooShort(first=first, last=last, days=protocol.days_ahead)
    look = _Look(card, history, protocol, last, is_in_force=is_in_force)
    with past(bench.store) as before:
        for number, day in enumerate(days):
            if tracker is not None:
                tracker.step(day.isoformat(), number, len(days))
            look.at(before.at(day), day)
    return look.all_of(days, first)


def churns_known(db: Connection, last: date) -> int:
    """Return how many churns, and contractions, are known with their day by ``last``."""
    return _History.of(db, last).churns


def cross_section(bench: Workbench, card: Scorecard, outcome: str) -> Observed:
    """Return every account as it stands now, with what the yes/no field ``outcome`` says of it: no forecast.

    Raises:
        NoSuchField: ``outcome`` is no such field.
        UnknownFact, NothingScored: the card reads what is not there.
    """
    with bench.store.read() as db:
        today = data_day(db, bench.today)
        placed = of_card(db, card, bench.today, today)
        fields = yes_no_fields(db)
    if outcome not in fields:
        raise NoSuchField(name=outcome, fields=", ".join(fields) or "–")
    health = scored(card, placed)
    told = placed.book[outcome].values
    label = np.where(told == 1, CHURNED, np.where(told == 0, STAYED, NOT_OVER)).astype(np.int8)
    seen = _seen(card, health, placed.book, today, today)
    seen = replace(seen, churned_on=np.full(len(told), NEVER), label=label)
    return Observed(joined([seen], is_forecast=False), (today,), today, today)


def yes_no_fields(db: Connection) -> list[str]:
    """Return the own fields that say yes or no, as conditions call them."""
    from cs_workbench.store import own_fields

    return [f"{OWN}{one.id}" for one in own_fields.all_fields(db) if one.kind == Kind.YES_NO]


def of_card(db: Connection, card: Scorecard, today: date, as_of: date) -> Placed:
    """Return the accounts that ``card`` would score, were it in force among the others."""
    cards = cards_with(current_cards(db), card)
    placed = place_accounts(db, today, as_of, cards=cards)
    return placed.take(np.flatnonzero(placed.card == cards.index(card))) if len(cards) > 1 else placed


def scored(card: Scorecard, placed: Placed) -> HealthColumns:
    """Return the card's scores of accounts as they were placed, without memory of earlier weeks.

    Raises:
        UnknownFact: it reads what no account has.
        NothingScored: none of its measures has a column.
    """
    book = placed.book
    values = measure_values(card, book)
    for measure in card.measures:
        if measure.id not in values and measure.reads().startswith(OWN):
            raise UnknownFact(card=card.id, fact=measure.reads())
    if not values:
        raise NothingScored(card=card.id, measures=", ".join(m.en for m in card.measures))
    ages = {
        measure.id: placed.ages[name]
        for measure in card.measures
        for name in (measure.id, measure.reads())
        if name in placed.ages
    }
    return score_book(
        card, values, ages, measures_with_data(values),
        caps=caps_that_hold(card, book, placed.as_of), applies=measures_that_apply(card, book, placed.as_of),
    )  # fmt: skip


class _History:
    """Every outcome as arrays, oldest first; accounts are rows of the sorted ``ids``."""

    def __init__(
        self, told: Sequence[OutcomeDay], accounts: Sequence[tuple[int, str | None, str | None]]
    ) -> None:
        self.ids = np.array([account for account, _, _ in accounts], dtype=np.int64)
        self.since = np.array([since or "NaT" for _, since, _ in accounts], dtype="datetime64[D]")
        self.gone = np.array([gone or "NaT" for _, _, gone in accounts], dtype="datetime64[D]")
        self.row = np.searchsorted(self.ids, [one.account for one in told])
        self.kind = np.array([one.kind or "" for one in told], dtype=object)
        self.happened = np.array([one.happened_on for one in told], dtype="datetime64[D]")
        self.known = np.array([one.known_on for one in told], dtype="datetime64[D]")
        self.amount = np.array(
            [np.nan if one.amount is None else one.amount for one in told], dtype=np.float64
        )
        self.currency = np.array([one.currency for one in told], dtype=object)
        self.reasons = {(one.account, date.fromisoformat(one.happened_on)): one.reason for one in told}
        self.ignored: Counter[str] = Counter()

    @classmethod
    def of(cls, db: Connection, last: date) -> _History:
        """Return the outcomes by ``last`` that can be, contracts that ended without a word among them."""
        from cs_workbench.store import outcome_days
        from cs_workbench.store.outcome_days import OutcomeDay

        accounts = outcome_days.account_days(db)
        since = {account: day or "" for account, day, _ in accounts}
        told, ignored = [], Counter[str]()
        for one in outcome_days.outcome_days(db):
            if one.happened_on > last.isoformat():
                ignored["in_future"] += 1
            elif one.happened_on < since.get(one.account, ""):
                ignored["before_start"] += 1
            else:
                told.append(one)
        if not any(one.kind == "churn" for one in told):  # where nobody tells, a contract's end does
            for account, end in outcome_days.contract_ends(db, last).items():
                day = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
                told.append(OutcomeDay(account, "churn", day, day, "", None, ""))
        told += outcome_days.come_backs(db)
        told.sort(key=lambda one: one.happened_on)  # of one day, a contract that begins comes last
        found = cls(told, accounts)
        found.ignored = ignored
        return found

    @property
    def churns(self) -> int:
        """How many there were."""
        return int((self.kind == "churn").sum() + (self.kind == "contraction").sum())

    def stands_at(self, day: date, kinds: Collection[str], seen: Bools) -> NDArray[Any]:
        """Return each account's last kind of ``kinds`` among the ``seen`` outcomes by ``day``, '' none; shape (n,)."""
        found = np.full(len(self.ids), "", dtype=object)
        which = seen & (self.happened <= np.datetime64(day)) & np.isin(self.kind.astype(str), list(kinds))
        found[self.row[which]] = self.kind[which]  # the last one written stays
        return found

    def first_churn_after(self, day: date, arr: Floats, currency: NDArray[Any]) -> Days:
        """Return each account's first churn after ``day``, NaT none; a contraction by half of ``arr`` is one, too."""
        is_half = (self.kind == "contraction") & (self.amount >= HALF * arr[self.row])
        is_half &= (arr[self.row] > 0) & (self.currency == currency[self.row])
        which = np.flatnonzero((self.happened > np.datetime64(day)) & ((self.kind == "churn") | is_half))
        found = np.full(len(self.ids), NEVER)
        found[self.row[which[::-1]]] = self.happened[which[::-1]]  # newest first: the earliest stays
        return found


class _Look:
    """Looks at the book day by day and gathers what it sees."""

    def __init__(
        self, card: Scorecard, history: _History, protocol: Protocol, last: date, *, is_in_force: bool
    ) -> None:
        self.card, self.history = card, history
        self.protocol, self.last, self.is_in_force = protocol, last, is_in_force
        self.parts: list[Observations] = []
        self.left_out: Counter[str] = Counter()
        self.snapshots = 0
        shape = (len(card.measures), len(history.ids))
        self.points_before = np.full(shape, np.nan)  # of the day before, of those who had not given notice
        self.moves: list[tuple[Floats, Floats]] = []

    def at(self, db: Connection, day: date) -> None:
        """Look at everybody on ``day``."""
        placed = of_card(db, self.card, day, day)
        if not len(placed.book):
            return
        health, book, history = scored(self.card, placed), placed.book, self.history
        row = np.searchsorted(history.ids, book.account_id)
        everything = np.ones(len(history.row), dtype=np.bool_)
        was_known = known(history.happened, history.known, day)
        left = (history.stands_at(day, ("churn", "reactivation", "begun"), everything) == "churn")[row]
        left |= ~np.isnat(book["churned_on"].values)
        noticed = (history.stands_at(day, ("notice", "churn", "reactivation"), was_known) == "notice")[row]
        age = (np.datetime64(day) - history.since[row]).astype(np.float64)
        young = ~np.isnat(history.since[row]) & (age < self.protocol.least_age_days)
        unborn = ~np.isnat(history.since[row]) & (age < 0)
        counted = ~left & ~noticed & ~young
        for why, mask in (
            ("churned", left),
            ("notice", noticed & ~left),
            ("young", young & ~left & ~noticed & ~unborn),
        ):
            self.left_out[why] += int(mask.sum())
        self._compare(health, row, counted, noticed & ~left)

        churned_on = history.first_churn_after(day, *self._arr(book, row))[row]
        label = labels(np.full(len(row), np.datetime64(day)), churned_on, self.last, self.protocol)
        gone = history.gone[row] <= np.datetime64(day + timedelta(days=self.protocol.days_ahead))
        gone &= (label == STAYED) & counted
        self.left_out["vanished"] += int(gone.sum())
        seen = replace(_seen(self.card, health, book, day, self.last), churned_on=churned_on, label=label)
        self.parts.append(self._as_shown(db, day, seen.take(np.flatnonzero(counted & ~gone))))

    def _arr(self, book: Book, row: NDArray[np.intp]) -> tuple[Floats, NDArray[Any]]:
        """Return everybody's ARR in minor units (NaN unknown) and its currency, by row of the history."""
        arr = book["arr"]
        n = len(self.history.ids)
        amount, currency = np.full(n, np.nan), np.full(n, "", dtype=object)
        amount[row] = np.where(arr.is_known(), arr.values, np.nan)
        if arr.currency is not None:
            currency[row] = np.array(arr.labels, dtype=object)[arr.currency]
        return amount, currency

    def _compare(self, health: HealthColumns, row: NDArray[np.intp], counted: Bools, noticed: Bools) -> None:
        """Keep how measures moved when notice was given."""
        points = _points_of(self.card, health)
        had = ~np.isnan(self.points_before[:, row[noticed]]).all(axis=0)
        self.moves.append((self.points_before[:, row[noticed]][:, had], points[:, noticed][:, had]))
        self.points_before[:] = np.nan
        self.points_before[:, row[counted]] = points[:, counted]

    def _as_shown(self, db: Connection, day: date, seen: Observations) -> Observations:
        """Return the observations with the scores that were shown then, where this version's snapshots keep them."""
        from cs_workbench.store import outcome_days

        if not self.is_in_force:
            return seen
        kept = outcome_days.week_scores(db, week_of(day), f"{self.card.id}.{self.card.version}")
        score, band = seen.score.copy(), seen.band.copy()
        for at, account in enumerate(seen.account.tolist()):
            if account in kept:
                score[at], band[at] = kept[account][0], BANDS.index(kept[account][1])
                self.snapshots += 1
        return replace(seen, score=score, band=band)

    def all_of(self, days: Sequence[date], first: date) -> Observed:
        """Return everything that was seen."""
        if not self.parts:
            raise NothingScored(card=self.card.id, measures=", ".join(m.en for m in self.card.measures))
        before, after = (np.concatenate(part, axis=1) for part in zip(*self.moves, strict=True))
        suspicions = [
            leak
            for at, m in enumerate(self.card.measures)
            for leak in moved_by_notice(m.id, before[at], after[at])
        ]
        return Observed(
            joined(self.parts), tuple(days), first, self.last, self.left_out,
            self.history.ignored, self.snapshots, tuple(suspicions), self.history.reasons,
        )  # fmt: skip


def joined(parts: Sequence[Observations], *, is_forecast: bool = True) -> Observations:
    """Return what was seen on several days below each other, the card's weights as their mean."""
    weight = np.sum([part.weight for part in parts], axis=0)
    return Observations(
        measures=parts[0].measures,
        account=np.concatenate([part.account for part in parts]),
        t0=np.concatenate([part.t0 for part in parts]),
        score=np.concatenate([part.score for part in parts]),
        band=np.concatenate([part.band for part in parts]),
        points=np.concatenate([part.points for part in parts], axis=1),
        weight=weight / weight.sum() if weight.sum() > 0 else weight,
        churned_on=np.concatenate([part.churned_on for part in parts]),
        label=np.concatenate([part.label for part in parts]),
        data_end=parts[0].data_end,
        is_forecast=is_forecast,
    )


def _points_of(card: Scorecard, health: HealthColumns) -> Floats:
    """Return the points that counted, NaN where nothing is known; shape (measures of the card, n)."""
    counts = (health.freshness > 0) & (health.full > 0)
    return _rows_of(card, health, np.where(counts, health.points, np.nan), np.nan)


def _rows_of(card: Scorecard, health: HealthColumns, values: Floats, lacking: float) -> Floats:
    """Return rows of the connected measures as rows of all measures of the card."""
    place = {measure: row for row, measure in enumerate(health.measures)}
    nothing = np.full(len(health.score), lacking)
    return np.array([values[place[m.id]] if m.id in place else nothing for m in card.measures])


def _seen(card: Scorecard, health: HealthColumns, book: Book, day: date, last: date) -> Observations:
    """Return everybody as seen on ``day``; what came of them is not said yet."""
    n = len(book)
    return Observations(
        measures=tuple(m.id for m in card.measures),
        account=book.account_id,
        t0=np.full(n, np.datetime64(day)),
        score=health.shown,
        band=health.band,
        points=_points_of(card, health),
        weight=_rows_of(card, health, health.full, 0.0).sum(axis=1),
        churned_on=np.full(n, NEVER),
        label=np.full(n, NOT_OVER, dtype=np.int8),
        data_end=last,
    )
