"""Where every account stands: phase, tier, lifetime value and health, computed and kept for lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import borders_of, completed
from cs_workbench.domain.axis_facts import SAME_AS
from cs_workbench.domain.book_ltv import book_ltv, measured_stays, stays_of
from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.condition_syntax import facts_of, parse
from cs_workbench.domain.conditions import matches
from cs_workbench.domain.facts import BANDS, PROGRESS, TIERS
from cs_workbench.domain.health import (
    baselines_of,
    caps_that_hold,
    measure_values,
    measures_that_apply,
    measures_with_data,
    score_book,
)
from cs_workbench.domain.health_bands import (
    NO_BAND,
    read_band_states,
    season_adjust,
    season_median,
)
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.phases import Phases
from cs_workbench.domain.placement import Placements, place
from cs_workbench.domain.reasons import ScoredBook
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.domain.touch_model import Override, TouchModel, human_plays
from cs_workbench.services.changes import Changes, changes_since
from cs_workbench.services.ltv_by_hand import KIND as LTV_KIND
from cs_workbench.services.ltv_by_hand import put_by_hand
from cs_workbench.services.phasing import log_phases, place_phases
from cs_workbench.services.scorecards import current_cards
from cs_workbench.services.standing_context import CONTEXT, CardContext, Context, kept_context
from cs_workbench.services.standing_rows import StoredRows, stored_rows
from cs_workbench.services.tier_log import held_tiers, log_tiers
from cs_workbench.services.tiering import current_model, in_force

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

#: A snapshot as `store.standing.write_snapshots` takes it.
Row = tuple[Any, ...]
FOR_EVER: Final = "9999-12-31"
ROWS_A_WRITE: Final = 1_000
SCORED_AT_ONCE: Final = 8_192  # their matrices stay in the cache: three times as fast as all of a large book
#: Kinds of rows that people write where a source may bring none.
WRITTEN: Final = ("goal", "person", "outcome")
#: Medians and borders of a book hold while at most this share of its accounts was touched by syncs.
MOST_MOVED: Final = 0.05


@dataclass(frozen=True, slots=True)
class Placed:
    """Accounts with everything that is computed of them but their scores."""

    book: Book  # facts, phases and tiers
    phases: Phases
    placements: Placements
    ages: Mapping[str, NDArray[np.float64]]  # by fact
    cards: tuple[Scorecard, ...]
    card: NDArray[np.intp]  # which of them each account is scored by
    as_of: date
    context: Context  # the one handed in, a new one of all accounts otherwise
    asked: frozenset[str]  # see `facts.ScoringInputs`

    def parts(self, size: int) -> Iterator[Placed]:
        """Yield them ``size`` accounts of one card at a time: what scores take up is bounded."""
        for number, card in enumerate(self.cards):
            of_card = np.flatnonzero(self.card == number)
            for start in range(0, len(of_card), size):
                part = self.take(of_card[start : start + size])
                yield replace(part, cards=(card,), card=np.zeros(len(part.card), dtype=np.intp))

    def take(self, rows: NDArray[np.intp]) -> Placed:
        """Return the accounts at ``rows`` only, in their order."""
        return replace(
            self,
            book=self.book.take(rows),
            phases=self.phases.take(rows),
            placements=self.placements.take(rows),
            ages={fact: ages[rows] for fact, ages in self.ages.items()},
            card=self.card[rows],
        )

    def running(self) -> Placed:
        """Return those that have not churned."""
        return self.take(np.flatnonzero(~self.book["churned_on"].is_known()))

    def on_trial(self, cards: tuple[Scorecard, ...]) -> Placed:
        """Return them to be scored by other cards than those in force; what no card named before is not known."""
        context = {card.id: _of_book(card, self.book, self.ages, self.as_of) for card in cards}
        return replace(
            self,
            cards=cards,
            card=_chosen(cards, self.book, self.as_of),
            context=replace(self.context, cards=context),
        )


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything computed for some accounts of one card."""

    book: Book  # the computed facts
    phases: Phases
    placements: Placements
    scored: ScoredBook


def compute(
    db: Connection,
    today: date,
    as_of: date,
    context: Context | None = None,
    accounts: Collection[int] | None = None,
    *,
    cards: tuple[Scorecard, ...] | None = None,
) -> list[Standings]:
    """Compute the standing of ``accounts`` (None: all), with facts as they were on ``as_of``; a card a part.

    ``context`` carries what one account needs of the whole book; it is made anew when None. ``cards``: other
    cards than those in force, on trial.
    """
    placed = place_accounts(db, today, as_of, context, accounts, cards=cards)
    return [score(db, part) for part in placed.parts(SCORED_AT_ONCE)]


def place_accounts(
    db: Connection,
    today: date,
    as_of: date,
    context: Context | None = None,
    accounts: Collection[int] | None = None,
    *,
    also: Collection[TouchModel] = (),
    cards: tuple[Scorecard, ...] | None = None,
) -> Placed:
    """Return facts, phases and tiers of ``accounts``; arguments as `compute` has them.

    ``also``: models that are tried on the same book; what they ask for is read, too. ``cards``: another card than
    the one in force, on trial.
    """
    from cs_workbench.store import facts, overrides, runs

    model, cards = current_model(db), cards or current_cards(db)
    inputs = facts.load_scoring_inputs(db, as_of, accounts, facts_named((model, *also), cards))
    columns = dict(inputs.columns)
    ids = inputs.account_id
    ratios = columns["active_trend"].values
    season = context.season if context else season_median(ratios)
    columns["active_trend"] = Column(Kind.NUMBER, season_adjust(ratios, season))
    phases, features = place_phases(
        db, as_of, ids, columns, features=context.features if context else None, accounts=accounts
    )
    columns |= {
        "phase": Column(Kind.CHOICE, phases.now.phase.astype(np.int32), PHASES),
        "phase_progress": Column(Kind.CHOICE, phases.progress.astype(np.int32), PROGRESS),
        "phase_since": Column(Kind.DATE, phases.now.since),
    }
    day = np.datetime64(as_of)
    stays = (
        stays_of(context.stays)
        if context
        else measured_stays(
            columns["started_on"].values, columns["churned_on"].values, columns["segment"].values, day
        )
    )
    computed = book_ltv(columns, bands_last_week(db, as_of, ids.tolist(), accounts), stays, day)
    columns["ltv"] = put_by_hand(computed, ids, overrides.in_force(db, LTV_KIND, today.isoformat()))
    book = Book(ids, columns)

    published = in_force(db)
    borders = context.borders if context else borders_of(model, book, as_of)
    if context is None and published and published.borders:
        borders = completed(published.borders, borders)
    by_hand = [
        Override(o.account_id, o.value, date.fromisoformat(o.expires_on or FOR_EVER), o.reason, o.by, o.at)
        for o in overrides.in_force(db, "tier", today.isoformat()).values()
    ]
    held = held_tiers(db, published, ids, accounts) if published and published.holds_on(today) else None
    placements = place(model, book, by_hand, today, borders, held=held)
    columns["tier"] = Column(Kind.CHOICE, placements.tier.astype(np.int32), TIERS)
    book = Book(ids, columns)

    if context is None:
        context = Context(
            as_of, {card.id: _of_book(card, book, inputs.ages, as_of) for card in cards}, borders, season,
            features, rules_text(model, cards), inputs.asked, runs.newest(db), len(ids), plays=human_plays(model),
            stays={name: found.as_json() for name, found in stays.items()},
        )  # fmt: skip
    return Placed(
        book,
        phases,
        placements,
        inputs.ages,
        cards,
        _chosen(cards, book, as_of),
        as_of,
        context,
        inputs.asked,
    )


def _chosen(cards: Sequence[Scorecard], book: Book, as_of: date) -> NDArray[np.intp]:
    """Return which card each account is scored by: the first whose condition means it; the last is for all."""
    chosen = np.full(len(book), len(cards) - 1, dtype=np.intp)
    for number in range(len(cards) - 2, -1, -1):
        chosen[matches(parse(cards[number].applies_when), book, as_of)] = number
    return chosen


def _of_book(
    card: Scorecard, book: Book, ages: Mapping[str, NDArray[np.float64]], as_of: date
) -> CardContext:
    values = measure_values(card, book)
    connected = measures_with_data(values)
    applies = measures_that_apply(card, book, as_of)
    return CardContext(connected, baselines_of(card, values, ages_of(card, ages), connected, applies))


def ages_of(card: Scorecard, ages: Mapping[str, NDArray[np.float64]]) -> dict[str, NDArray[np.float64]]:
    """Return the days since each measure's value was known, from those of its fact."""
    return {measure.id: ages[measure.reads()] for measure in card.measures if measure.reads() in ages}


def bands_last_week(
    db: Connection, as_of: date, ids: Sequence[int], accounts: Collection[int] | None
) -> list[str]:
    """Return each account's health band at the end of the week before ``as_of``, 'none' where it has none."""
    from cs_workbench.store import standing

    before = date.fromisoformat(week_of(as_of)) - timedelta(days=1)
    found = standing.bands_at(db, before, accounts) if standing.any_before(db, week_of(as_of)) else {}
    return [found[account][0] if account in found else BANDS[NO_BAND] for account in ids]


def score(db: Connection, placed: Placed) -> Standings:
    """Return accounts of one card (see `Placed.parts`) with their scores."""
    from cs_workbench.store import standing

    accounts = placed.book.account_id.tolist()
    return scored_after(placed, standing.states_before(db, week_of(placed.as_of), accounts))


def scored_after(placed: Placed, states: Mapping[int, str]) -> Standings:
    """Return accounts of one card with their scores, after the ``states`` of their bands the week before."""
    (card,), book = placed.cards, placed.book
    context = placed.context.cards.get(card.id, CardContext())
    values, ages = measure_values(card, book), ages_of(card, placed.ages)
    accounts = book.account_id.tolist()
    health = score_book(
        card, values, ages, context.connected,
        caps=caps_that_hold(card, book, placed.as_of),
        applies=measures_that_apply(card, book, placed.as_of),
        previous=read_band_states([states.get(account) for account in accounts]),
        baselines=context.baselines,
    )  # fmt: skip
    scored = ScoredBook(card, health, values, ages, placed.as_of)
    return Standings(book, placed.phases, placed.placements, scored)


def rules_text(model: TouchModel, cards: Collection[Scorecard]) -> str:
    """Return which model and cards are in force."""
    return " ".join([f"{model.id}.{model.version}", *(f"{card.id}.{card.version}" for card in cards)])


def facts_named(models: Collection[TouchModel], cards: Collection[Scorecard]) -> frozenset[str]:
    """Return the facts that the models and the cards name; texts that none names are not read."""
    conditions = [cap.when for card in cards for cap in card.caps]
    conditions += [
        measure.applies_when for card in cards for measure in card.measures if measure.applies_when
    ]
    conditions += [card.applies_when for card in cards if card.applies_when]
    sources = [axis.source for model in models for axis in model.axes]
    asked = frozenset[str]().union(*(facts_of(parse(text)) for text in conditions))
    return asked | {"segment"} | frozenset(sources) | frozenset(SAME_AS.get(source, "") for source in sources)


def week_of(day: date) -> str:
    """Return the Monday of a day's week, ISO: the name of its snapshot."""
    from cs_workbench.store.standing import week_of as stored_week

    return stored_week(day)


def recompute(bench: Workbench) -> None:
    """Bring every standing up to date; a thousand rows a transaction, so that nobody waits."""
    seq = bench.store.changes_since(0)[0]
    with bench.store.read() as db:
        placed = place_accounts(db, bench.today, data_day(db, bench.today))
    _write(bench, placed)
    _keep(bench, placed.context)
    _, later = changes_since(bench, seq)
    if later.touches("touch", "todo", "field", "override") and later.ids("account"):
        with bench.store.write("late standings", "standing") as writing:
            refresh(bench, writing, later)


def catch_up(bench: Workbench, touched: Collection[int] | None, before: int) -> None:
    """Bring up to date what follows from syncs: the accounts they touched, or everything where more may differ.

    Everything where the kept context no longer holds: the day of the data, the model or the card is another,
    more than `MOST_MOVED` of the book moved since it was made, or a kind of record came for the first time.

    Args:
        bench: the open profile.
        touched: the accounts; None where that cannot be told.
        before: the newest run there was before these syncs.
    """
    from cs_workbench.store import runs

    with bench.store.read() as db:
        kept, newest = kept_context(db), runs.newest(db)
        if kept is not None and (kept.run != before or not _holds(bench, db, kept, len(touched or ()))):
            kept = None
    if kept is None or touched is None or not _refresh_some(bench, kept, sorted(touched)):
        recompute(bench)
    else:
        _keep(bench, replace(kept, run=newest, moved=kept.moved + len(touched)))


def _holds(bench: Workbench, db: Connection, kept: Context, touched: int) -> bool:
    """Say whether the kept context is still that of the book, but for ``touched`` accounts."""
    return (
        kept.as_of == data_day(db, bench.today)
        and kept.rules == rules_text(current_model(db), current_cards(db))
        and kept.moved + touched <= MOST_MOVED * kept.accounts
    )


def _refresh_some(bench: Workbench, kept: Context, accounts: list[int]) -> bool:
    """Bring some standings up to date; False when a kind of record or a measure turns out to be new."""
    week: list[Row] = []
    for start in range(0, len(accounts), ROWS_A_WRITE):
        with bench.store.write("standings of a sync", "standing") as writing:
            some = accounts[start : start + ROWS_A_WRITE]
            placed = place_accounts(writing.db, bench.today, kept.as_of, kept, some)
            if placed.asked != kept.asked or _is_first(placed, kept):
                return False
            for part in placed.parts(ROWS_A_WRITE):
                week += _put(writing, part, bench.today)
    _write_week(bench, kept.as_of, week)
    return True


def _is_first(placed: Placed, kept: Context) -> bool:
    """Say whether a measure has data for the first time: then every account is scored by it."""
    return any(
        measures_with_data(measure_values(card, placed.book))
        - kept.cards.get(card.id, CardContext()).connected
        for card in placed.cards
    )


def _keep(bench: Workbench, context: Context) -> None:
    from cs_workbench.store import settings

    with bench.store.write("standing context", "standing") as writing:
        settings.put(writing.db, CONTEXT, context.as_json())


def backfill(bench: Workbench, weeks: int) -> None:
    """Score the ``weeks`` before this one on this day of the week, from what had happened, oldest first."""
    for back in range(weeks, 0, -1):
        day = bench.today - timedelta(weeks=back)
        week: list[Row] = []
        with bench.store.read() as db:
            for part in place_accounts(db, day, day).parts(ROWS_A_WRITE):
                week += _snapshot_rows(stored_rows(db, score(db, part)))
        _write_week(bench, day, week)


def _write(bench: Workbench, placed: Placed) -> None:
    week: list[Row] = []
    for part in placed.parts(ROWS_A_WRITE):
        with bench.store.write("standings", "standing") as writing:
            week += _put(writing, part, bench.today)
    _write_week(bench, placed.as_of, week)


def _write_week(bench: Workbench, day: date, week: Sequence[Row]) -> None:
    """Write the snapshots of ``day``'s week in one transaction: a week is whole, or as it was before."""
    from cs_workbench.store import standing

    with bench.store.write("snapshots of a week", "standing") as writing:
        standing.write_snapshots(writing.db, day, week)


def _put(writing: Writing, placed: Placed, today: date) -> list[Row]:
    """Write the standings of accounts, and what changed of tiers and phases; return their snapshots, unwritten."""
    from cs_workbench.store import overrides, standing

    log_tiers(writing.db, placed.placements, placed.book, today, placed.context.borders)
    log_phases(writing.db, placed.phases, placed.book.account_id)
    standings = score(writing.db, placed)
    by_hand = {
        account: o.value for account, o in overrides.in_force(writing.db, "band", today.isoformat()).items()
    }
    rows = stored_rows(writing.db, standings, by_hand)
    names = list(rows.columns)
    values = zip(rows.accounts, *rows.columns.values(), strict=True)
    if standing.write_standings(writing.db, names, values):
        writing.changed("standing", rows.accounts)
    return _snapshot_rows(rows)


def _snapshot_rows(rows: StoredRows) -> list[Row]:
    from cs_workbench.store import standing

    return list(zip(rows.accounts, *(rows.snapshot[n] for n in standing.SNAPSHOT_COLUMNS), strict=True))


def _put_whole(writing: Writing, placed: Placed, today: date) -> None:
    """Write standings and snapshots in the open transaction."""
    from cs_workbench.store import standing

    week = [row for part in placed.parts(ROWS_A_WRITE) for row in _put(writing, part, today)]
    standing.write_snapshots(writing.db, placed.as_of, week)


def refresh(bench: Workbench, writing: Writing, changes: Changes) -> Changes:
    """Bring the standings that ``changes`` concern up to date, inside the open transaction."""
    from cs_workbench.store import settings

    kept = kept_context(writing.db)
    accounts = changes.ids("account")
    if kept is None or (accounts is not None and not accounts):
        return Changes()
    as_of = data_day(writing.db, bench.today)
    is_new_week = week_of(kept.as_of) != week_of(
        as_of
    )  # a sync was ended before it: of this week nothing stands
    if accounts is not None and not is_new_week and not changes.touches("definition"):
        some = place_accounts(writing.db, bench.today, as_of, kept, accounts)
        if not (changes.touches(*WRITTEN) and _is_first(some, kept)):
            _put_whole(writing, some, bench.today)
            return Changes()
    placed = place_accounts(writing.db, bench.today, as_of)
    _put_whole(writing, placed, bench.today)
    settings.put(writing.db, CONTEXT, replace(placed.context, run=kept.run).as_json())
    return Changes()


def data_day(db: Connection, today: date) -> date:
    """Return the day the facts are of: that of the last complete sync, today before the first."""
    from cs_workbench.store import runs

    newest = runs.newest_end(db)
    return min(today, date.fromisoformat(newest[:10])) if newest else today
