"""Where every account stands: phase, tier, lifetime value and health, computed and kept for lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import Borders, borders_of, completed
from cs_workbench.domain.axis_facts import SAME_AS
from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.condition_syntax import facts_of, parse
from cs_workbench.domain.facts import PROGRESS, TIERS
from cs_workbench.domain.health import (
    baselines_of,
    caps_that_hold,
    measure_values,
    measures_that_apply,
    measures_with_data,
    score_book,
)
from cs_workbench.domain.health_bands import (
    read_band_states,
    season_adjust,
    season_median,
)
from cs_workbench.domain.lifetime_value import assumed_ltv
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.phases import Phases
from cs_workbench.domain.placement import Placements, place
from cs_workbench.domain.reasons import ScoredBook
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard
from cs_workbench.domain.touch_model import Override, TouchModel
from cs_workbench.kernel.resources import resource
from cs_workbench.services.changes import Changes, changes_since
from cs_workbench.services.phasing import log_phases, place_phases
from cs_workbench.services.standing_rows import stored_rows
from cs_workbench.services.tier_log import held_tiers, log_tiers
from cs_workbench.services.tiering import current_model, in_force

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DEFAULT_CARD: Final = "generic_b2b"
FOR_EVER: Final = "9999-12-31"
ROWS_A_WRITE: Final = 1_000
#: A setting's key.
CONTEXT: Final = "standing_context"
#: Kinds of rows that people write where a source may bring none.
WRITTEN: Final = ("goal", "person", "outcome")
#: Medians and borders of a book hold while at most this share of its accounts was touched by syncs.
MOST_MOVED: Final = 0.05


@dataclass(frozen=True, slots=True)
class Context:
    """What a single account's score needs of the whole book: kept at every full computing.

    ``connected``: measures whose source is connected; ``baselines``: the portfolio's median points;
    ``borders``: the touch model's borders in money; ``season``: the portfolio's usage against four weeks ago;
    ``features``: the kinds of usage that phases measure breadth against.
    The others tell whether it still holds. ``rules``: the model and the card in force; ``asked``: see
    `facts.ScoringInputs`; ``run``: the newest run of a sync that the standings follow; ``accounts``: how many
    it was made of; ``moved``: how many of them syncs have touched since.
    """

    as_of: date
    connected: frozenset[str]
    baselines: Mapping[str, float]
    borders: Borders
    season: float
    features: frozenset[str] = frozenset()
    rules: str = ""
    asked: frozenset[str] = frozenset()
    run: int = 0
    accounts: int = 0
    moved: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return {
            "as_of": self.as_of.isoformat(),
            "connected": sorted(self.connected),
            "baselines": dict(self.baselines),
            "borders": {axis: dict(of) for axis, of in self.borders.by_axis.items()},
            "season": self.season,
            "features": sorted(self.features),
            "rules": self.rules,
            "asked": sorted(self.asked),
            "run": self.run,
            "accounts": self.accounts,
            "moved": self.moved,
        }


def context_of(values: Mapping[str, Any]) -> Context:
    """Return the context that `Context.as_json` wrote."""
    borders = {axis: {c: tuple(b) for c, b in of.items()} for axis, of in values["borders"].items()}
    return Context(
        date.fromisoformat(values["as_of"]),
        frozenset(values["connected"]),
        values["baselines"],
        Borders(borders),
        values["season"],
        frozenset(values.get("features", ())),
        values.get("rules", ""),  # a context kept by an older version holds for nothing
        frozenset(values.get("asked", ())),
        values.get("run", 0),
        values.get("accounts", 0),
        values.get("moved", 0),
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Accounts with everything that is computed of them but their scores."""

    book: Book  # facts, phases and tiers
    phases: Phases
    placements: Placements
    ages: Mapping[str, NDArray[np.float64]]  # by measure
    card: Scorecard
    as_of: date
    context: Context  # the one handed in, a new one of all accounts otherwise
    asked: frozenset[str]  # see `facts.ScoringInputs`

    def parts(self, size: int) -> Iterator[Placed]:
        """Yield them ``size`` accounts at a time: what scores take up is bounded."""
        for start in range(0, len(self.book), size):
            rows = np.arange(start, min(start + size, len(self.book)))
            yield replace(
                self,
                book=self.book.take(rows),
                phases=self.phases.take(slice(start, start + size)),
                placements=self.placements.take(rows),
                ages={measure: ages[rows] for measure, ages in self.ages.items()},
            )


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything computed for some accounts."""

    book: Book  # the computed facts
    phases: Phases
    placements: Placements
    scored: ScoredBook


def current_card(db: Connection) -> Scorecard:
    """Return the scorecard in force; the default one before another was published."""
    from cs_workbench.store import definitions

    row = definitions.latest(db, "scorecard", DEFAULT_CARD)
    text = row.text if row else resource("scorecards", f"{DEFAULT_CARD}.toml").read_text(encoding="utf-8")
    return parse_scorecard(text)


def compute(
    db: Connection,
    today: date,
    as_of: date,
    context: Context | None = None,
    accounts: Collection[int] | None = None,
) -> Standings:
    """Compute the standing of ``accounts`` (None: all), with facts as they were on ``as_of``.

    ``context`` carries what one account needs of the whole book; it is made anew when None.
    """
    return score(db, place_accounts(db, today, as_of, context, accounts))


def place_accounts(
    db: Connection,
    today: date,
    as_of: date,
    context: Context | None = None,
    accounts: Collection[int] | None = None,
    *,
    also: Collection[TouchModel] = (),
) -> Placed:
    """Return facts, phases and tiers of ``accounts``; arguments as `compute` has them.

    ``also``: models that are tried on the same book; what they ask for is read, too.
    """
    from cs_workbench.store import facts, overrides, runs

    model, card = current_model(db), current_card(db)
    inputs = facts.load_scoring_inputs(db, as_of, accounts, _named((model, *also), card))
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
    arr = columns["arr"]
    columns["ltv"] = Column(Kind.MONEY, assumed_ltv(arr.values), arr.labels, arr.known, arr.currency)
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

    ages = {m.id: inputs.ages[m.reads()] for m in card.measures if m.reads() in inputs.ages}
    if context is None:
        values = measure_values(card, book)
        connected = measures_with_data(values)
        baselines = baselines_of(card, values, ages, connected, measures_that_apply(card, book, as_of))
        context = Context(
            as_of, connected, baselines, borders, season, features, rules_text(model, card), inputs.asked,
            runs.newest(db), len(ids),
        )  # fmt: skip
    return Placed(book, phases, placements, ages, card, as_of, context, inputs.asked)


def score(db: Connection, placed: Placed) -> Standings:
    """Return what was placed with its scores."""
    from cs_workbench.store import standing

    card, book, context = placed.card, placed.book, placed.context
    values = measure_values(card, book)
    accounts = book.account_id.tolist()
    states = standing.states_before(db, week_of(placed.as_of), accounts)
    health = score_book(
        card, values, placed.ages, context.connected,
        caps=caps_that_hold(card, book, placed.as_of),
        applies=measures_that_apply(card, book, placed.as_of),
        previous=read_band_states([states.get(account) for account in accounts]),
        baselines=context.baselines,
    )  # fmt: skip
    scored = ScoredBook(card, health, values, placed.ages, placed.as_of)
    return Standings(book, placed.phases, placed.placements, scored)


def rules_text(model: TouchModel, card: Scorecard) -> str:
    """Return which model and card are in force."""
    return f"{model.id}.{model.version} {card.id}.{card.version}"


def _named(models: Collection[TouchModel], card: Scorecard) -> frozenset[str]:
    """Return the facts that the models and the card name; texts that none names are not read."""
    conditions = [cap.when for cap in card.caps] + [m.applies_when for m in card.measures if m.applies_when]
    sources = [axis.source for model in models for axis in model.axes]
    asked = frozenset[str]().union(*(facts_of(parse(text)) for text in conditions))
    return asked | frozenset(sources) | frozenset(SAME_AS.get(source, "") for source in sources)


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
        and kept.rules == rules_text(current_model(db), current_card(db))
        and kept.moved + touched <= MOST_MOVED * kept.accounts
    )


def _refresh_some(bench: Workbench, kept: Context, accounts: list[int]) -> bool:
    """Bring some standings up to date; False when a kind of record or a measure turns out to be new."""
    for start in range(0, len(accounts), ROWS_A_WRITE):
        with bench.store.write("standings of a sync", "standing") as writing:
            some = accounts[start : start + ROWS_A_WRITE]
            placed = place_accounts(writing.db, bench.today, kept.as_of, kept, some)
            if placed.asked != kept.asked or _is_first(placed, kept):
                return False
            _put(writing, placed, bench.today)
    return True


def _is_first(placed: Placed, kept: Context) -> bool:
    """Say whether a measure has data for the first time: then every account is scored by it."""
    return bool(measures_with_data(measure_values(placed.card, placed.book)) - kept.connected)


def kept_context(db: Connection) -> Context | None:
    """Return the context of the last full computing; None before the first."""
    from cs_workbench.store import settings

    kept = settings.get(db, CONTEXT, None)
    return None if kept is None else context_of(kept)


def _keep(bench: Workbench, context: Context) -> None:
    from cs_workbench.store import settings

    with bench.store.write("standing context", "standing") as writing:
        settings.put(writing.db, CONTEXT, context.as_json())


def backfill(bench: Workbench, weeks: int) -> None:
    """Score the ``weeks`` before this one on this day of the week, from what had happened, oldest first."""
    for back in range(weeks, 0, -1):
        day = bench.today - timedelta(weeks=back)
        with bench.store.read() as db:
            placed = place_accounts(db, day, day)
        _write(bench, placed, history_only=True)


def _write(bench: Workbench, placed: Placed, *, history_only: bool = False) -> None:
    for part in placed.parts(ROWS_A_WRITE):
        with bench.store.write("standings", "standing") as writing:
            _put(writing, part, bench.today, history_only=history_only)


def _put(writing: Writing, placed: Placed, today: date, *, history_only: bool = False) -> None:
    from cs_workbench.store import standing

    if not history_only:
        log_tiers(writing.db, placed.placements, placed.book, today, placed.context.borders)
        log_phases(writing.db, placed.phases, placed.book.account_id)
    standings = score(writing.db, placed)
    rows = stored_rows(writing.db, standings)
    if not history_only:
        names = list(rows.columns)
        values = zip(rows.accounts, *rows.columns.values(), strict=True)
        if standing.write_standings(writing.db, names, values):
            writing.changed("standing", rows.accounts)
    snapshots = zip(rows.accounts, *(rows.snapshot[n] for n in standing.SNAPSHOT_COLUMNS), strict=True)
    standing.write_snapshots(writing.db, standings.scored.as_of, snapshots)


def refresh(bench: Workbench, writing: Writing, changes: Changes) -> Changes:
    """Bring the standings that ``changes`` concern up to date, inside the open transaction."""
    from cs_workbench.store import settings

    kept = kept_context(writing.db)
    accounts = changes.ids("account")
    if kept is None or (accounts is not None and not accounts):
        return Changes()
    as_of = data_day(writing.db, bench.today)
    if accounts is not None and not changes.touches("definition"):
        some = place_accounts(writing.db, bench.today, as_of, kept, accounts)
        if not (changes.touches(*WRITTEN) and _is_first(some, kept)):
            _put(writing, some, bench.today)
            return Changes()
    placed = place_accounts(writing.db, bench.today, as_of)
    for part in placed.parts(ROWS_A_WRITE):
        _put(writing, part, bench.today)
    settings.put(writing.db, CONTEXT, replace(placed.context, run=kept.run).as_json())
    return Changes()


def data_day(db: Connection, today: date) -> date:
    """Return the day the facts are of: that of the last complete sync, today before the first."""
    from cs_workbench.store import runs

    newest = runs.newest_end(db)
    return min(today, date.fromisoformat(newest[:10])) if newest else today
