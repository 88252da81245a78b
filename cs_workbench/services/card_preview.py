"""What a scorecard would change on the whole book: read once, then scored anew for every change of the card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.facts import BANDS, WORST_FIRST
from cs_workbench.domain.health_bands import NO_BAND, Floats, displayed
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.services.scorecards import cards_with, checked, current_cards, exported
from cs_workbench.services.standing import (
    Placed,
    Standings,
    data_day,
    facts_named,
    place_accounts,
    scored_after,
    week_of,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

BINS: Final = 20  # of 5 points each


@dataclass(frozen=True, slots=True)
class Rescored:
    """An account that another card would put in another band; scores as shown, None unknown."""

    account_id: int
    uid: str
    account: str
    before: str
    after: str
    score: int | None
    new_score: int | None


@dataclass(frozen=True, slots=True)
class MeasureData:
    """How many of the card's accounts a measure has data for.

    ``known``: fresh data; ``stale``: data that counts less, or no longer; ``none``: no value.
    """

    id: str
    known: int
    stale: int
    none: int

    @property
    def has_data(self) -> bool:
        """Whether any account has data for it."""
        return bool(self.known or self.stale)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a card would change.

    Attributes:
        accounts: how many are scored.
        of_card: how many of them by this card.
        counts: band -> accounts before and after.
        moved: whose band changes, the worst first.
        scores: accounts in each of `BINS` parts of 0 to 100 points, before and after.
        measures: of this card.
    """

    accounts: int
    of_card: int
    counts: dict[str, tuple[int, int]]
    moved: tuple[Rescored, ...]
    scores: tuple[tuple[int, ...], tuple[int, ...]]
    measures: tuple[MeasureData, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """The book as cards are tried on it; who has churned is not told of.

    ``facts``: what its cards named; texts that none named are not in it. ``bands``, ``shown``: of the running
    accounts, in their order.
    """

    placed: Placed
    states: Mapping[int, str]
    names: Mapping[int, tuple[str, str]]
    facts: frozenset[str]
    bands: NDArray[np.int8]  # codes over `BANDS`, as the cards in force give them
    shown: Floats

    def holds_for(self, card: Scorecard) -> bool:
        """Return whether everything that ``card`` names was read."""
        return facts_named((), (card,)) <= self.facts


def ground(bench: Workbench, card: Scorecard | None = None) -> Ground:
    """Return the book with everything that the cards in force and ``card`` name."""
    from cs_workbench.services.touch_reasons import names_and_uids
    from cs_workbench.store import standing

    with bench.store.read() as db:
        now = current_cards(db)
        every = now if card is None else (*now, card)
        placed = place_accounts(db, bench.today, data_day(db, bench.today), cards=every).on_trial(now)
        states = standing.states_before(db, week_of(placed.as_of))
    bands, shown, _standings = _scored(placed.running(), states)
    return Ground(placed, states, names_and_uids(bench), facts_named((), every), bands, shown)


def preview(bench: Workbench, card: Scorecard) -> Preview:
    """Return what putting ``card`` in force would change, account by account; nothing is written.

    Raises:
        ScorecardRefused: it has mistakes.
    """
    checked(bench, exported(card))
    return tried(ground(bench, card), card)


def tried(on: Ground, card: Scorecard) -> Preview:
    """Return what putting a card without mistakes in force would change; `Ground.holds_for` it must hold."""
    trial = on.placed.on_trial(cards_with(on.placed.cards, card)).running()
    bands, shown, standings = _scored(trial, on.states)
    ids = trial.book.account_id.tolist()
    moved = [_rescored(on, ids[row], row, bands, shown) for row in np.flatnonzero(bands != on.bands).tolist()]
    moved.sort(key=lambda m: (WORST_FIRST.index(m.after), (m.new_score or 0) - (m.score or 0), m.account))
    then, later = (Counter(codes.tolist()) for codes in (on.bands, bands))
    own = next((one for one in standings if one.scored.card is card), None)
    return Preview(
        len(bands),
        0 if own is None else len(own.book),
        {band: (then[code], later[code]) for code, band in enumerate(BANDS)},
        tuple(moved),
        (_bins(on.shown), _bins(shown)),
        () if own is None else tuple(_measures(own)),
    )


def _scored(placed: Placed, states: Mapping[int, str]) -> tuple[NDArray[np.int8], Floats, list[Standings]]:
    """Return band codes and scores of every account in the book's order, and the standings card by card."""
    ids, size = placed.book.account_id, len(placed.book)
    bands, shown = np.full(size, NO_BAND, np.int8), np.full(size, np.nan)
    standings = [scored_after(part, states) for part in placed.parts(max(size, 1))]
    for one in standings:
        rows = np.searchsorted(ids, one.book.account_id)
        bands[rows], shown[rows] = one.scored.health.band, one.scored.health.shown
    return bands, shown, standings


def _rescored(on: Ground, account: int, row: int, bands: NDArray[np.int8], shown: Floats) -> Rescored:
    name, uid = on.names[account]
    before, after = BANDS[on.bands[row]], BANDS[bands[row]]
    return Rescored(account, uid, name, before, after, _whole(on.shown[row]), _whole(shown[row]))


def _whole(score: float) -> int | None:
    return None if np.isnan(score) else displayed(float(score))


def _bins(shown: Floats) -> tuple[int, ...]:
    counts, _edges = np.histogram(shown[~np.isnan(shown)], bins=BINS, range=(0, 100))
    return tuple(int(count) for count in counts)


def _measures(of: Standings) -> list[MeasureData]:
    """Return the data of each measure, among the accounts that it applies to."""
    from cs_workbench.domain.health import measures_that_apply

    scored, size = of.scored, len(of.book)
    applies = measures_that_apply(scored.card, of.book, scored.as_of)
    found = []
    for measure in scored.card.measures:
        here = applies.get(measure.id, np.ones(size, np.bool_))
        values = scored.values.get(measure.id, np.full(size, np.nan))
        ages = np.nan_to_num(scored.ages.get(measure.id, np.zeros(size)), nan=0.0)
        has, old = here & ~np.isnan(values), ages > measure.fresh_days
        known, stale = int((has & ~old).sum()), int((has & old).sum())
        found.append(MeasureData(measure.id, known, stale, int(here.sum()) - known - stale))
    return found
