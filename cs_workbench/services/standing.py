"""Where every account stands: phase, tier, lifetime value and health, computed and kept for lists."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import Borders, borders_of
from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.health import (
    caps_that_hold,
    measure_values,
    measures_that_apply,
    measures_with_data,
    score_book,
)
from cs_workbench.domain.health_bands import (
    band_state_texts,
    displayed,
    read_band_states,
    season_adjust,
    season_median,
)
from cs_workbench.domain.lifetime_value import assumed_ltv
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.phases import phases
from cs_workbench.domain.placement import Placements, place
from cs_workbench.domain.reasons import ScoredBook, first_reasons
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard
from cs_workbench.domain.touch_model import Override
from cs_workbench.kernel.resources import resource
from cs_workbench.services.changes import Changes, changes_since
from cs_workbench.services.tiering import current_model

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DEFAULT_CARD: Final = "generic_b2b"
MONTH: Final = timedelta(days=30)
FOR_EVER: Final = "9999-12-31"
ROWS_A_WRITE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a single account's score needs of the whole book: kept at every full computing.

    ``connected``: measures whose source is connected; ``baselines``: the portfolio's median points;
    ``borders``: the touch model's borders in money; ``season``: the portfolio's usage against four weeks ago.
    """

    as_of: date
    connected: frozenset[str]
    baselines: Mapping[str, float]
    borders: Borders
    season: float

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return {
            "as_of": self.as_of.isoformat(),
            "connected": sorted(self.connected),
            "baselines": dict(self.baselines),
            "borders": {axis: dict(of) for axis, of in self.borders.by_axis.items()},
            "season": self.season,
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
    )


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything computed for some accounts (all of them: ``context`` is new)."""

    book: Book  # the computed facts
    phase_assumed: NDArray[np.bool_]
    placements: Placements
    scored: ScoredBook
    context: Context


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
    from cs_workbench.store import facts, overrides, standing

    inputs = facts.load_scoring_inputs(db, as_of, accounts)
    columns = dict(inputs.columns)
    ids = inputs.account_id
    ratios = columns["active_trend"].values
    season = context.season if context else season_median(ratios)
    columns["active_trend"] = Column(Kind.NUMBER, season_adjust(ratios, season))
    given = columns["phase"]
    codes = np.array([*(PHASES.index(p) if p in PHASES else -1 for p in given.labels), -1])[given.values]
    phase, assumed = phases(
        codes, columns["started_on"].values, columns["seat_util"].values, columns["stickiness"].values, as_of
    )
    columns["phase"] = Column(Kind.CHOICE, phase.astype(np.int32), PHASES)
    arr = columns["arr"]
    columns["ltv"] = Column(Kind.MONEY, assumed_ltv(arr.values), arr.labels, arr.known, arr.currency)
    book = Book(ids, columns)

    model, card = current_model(db), current_card(db)
    borders = context.borders if context else borders_of(model, book, as_of)
    in_force = [
        Override(o.account_id, o.value, date.fromisoformat(o.expires_on or FOR_EVER), o.reason, o.by, o.at)
        for o in overrides.in_force(db, "tier", today.isoformat()).values()
    ]
    placements = place(model, book, in_force, today, borders)
    columns["tier"] = Column(Kind.CHOICE, placements.tier.astype(np.int32), TIERS)
    book = Book(ids, columns)

    values = measure_values(card, book)
    ages = {m.id: inputs.ages[m.reads()] for m in card.measures if m.reads() in inputs.ages}
    connected = context.connected if context else measures_with_data(values)
    states = standing.states_before(db, week_of(as_of))
    previous = read_band_states([states.get(account) for account in ids.tolist()])
    health = score_book(
        card, values, ages, connected,
        caps=caps_that_hold(card, book, as_of),
        applies=measures_that_apply(card, book, as_of),
        previous=previous,
        baselines=context.baselines if context else None,
    )  # fmt: skip
    scored = ScoredBook(card, health, values, ages, as_of)
    baselines = dict(zip(health.measures, health.baseline.tolist(), strict=True))
    return Standings(
        book, assumed, placements, scored, context or Context(as_of, connected, baselines, borders, season)
    )


def week_of(day: date) -> str:
    """Return the Monday of a day's week, ISO: the name of its snapshot."""
    from cs_workbench.store.standing import week_of as stored_week

    return stored_week(day)


def recompute(bench: Workbench) -> None:
    """Bring every standing up to date; a thousand rows a transaction, so that nobody waits."""
    from cs_workbench.store import settings

    seq = bench.store.changes_since(0)[0]
    with bench.store.read() as db:
        as_of = data_day(db, bench.today)
        standings = compute(db, bench.today, as_of)
        rows = stored_rows(db, standings)
    _write(bench, rows, as_of)
    with bench.store.write("standing context", "standing") as writing:
        settings.put(writing.db, "standing_context", standings.context.as_json())
    _, later = changes_since(bench, seq)
    if later.touches("touch", "todo", "field", "override") and later.ids("account"):
        with bench.store.write("late standings", "standing") as writing:
            refresh(bench, writing, later)


def backfill(bench: Workbench, weeks: int) -> None:
    """Score the ``weeks`` before this one on this day of the week, from what had happened, oldest first."""
    for back in range(weeks, 0, -1):
        day = bench.today - timedelta(weeks=back)
        with bench.store.read() as db:
            rows = stored_rows(db, compute(db, day, day))
        _write(bench, rows, day, history_only=True)


def _write(bench: Workbench, rows: StoredRows, day: date, *, history_only: bool = False) -> None:
    for start in range(0, len(rows.accounts), ROWS_A_WRITE):
        part = rows.part(start, start + ROWS_A_WRITE)
        with bench.store.write("standings", "standing") as writing:
            _put(writing, part, day, history_only=history_only)


def _put(writing: Writing, rows: StoredRows, day: date, *, history_only: bool = False) -> None:
    from cs_workbench.store import standing

    if not history_only:
        names = list(rows.columns)
        standings = zip(rows.accounts, *rows.columns.values(), strict=True)
        if standing.write_standings(writing.db, names, standings):
            writing.changed("standing", rows.accounts)
    snapshots = zip(rows.accounts, *(rows.snapshot[n] for n in standing.SNAPSHOT_COLUMNS), strict=True)
    standing.write_snapshots(writing.db, day, snapshots)


def refresh(bench: Workbench, writing: Writing, changes: Changes) -> Changes:
    """Bring the standings that ``changes`` concern up to date, inside the open transaction."""
    from cs_workbench.store import settings

    kept = settings.get(writing.db, "standing_context", None)
    accounts = changes.ids("account")
    if kept is None or (accounts is not None and not accounts):
        return Changes()
    context = None if changes.touches("definition") else context_of(kept)
    as_of = data_day(writing.db, bench.today)
    standings = compute(writing.db, bench.today, as_of, context if accounts is not None else None, accounts)
    rows = stored_rows(writing.db, standings)
    _put(writing, rows, as_of)
    return Changes()


def data_day(db: Connection, today: date) -> date:
    """Return the day the facts are of: that of the last complete sync, today before the first."""
    from cs_workbench.store import runs

    newest = runs.newest_end(db)
    return min(today, date.fromisoformat(newest[:10])) if newest else today


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Standings as the store keeps them: columns of stored values, one list each."""

    accounts: list[int]
    columns: dict[str, list[Any]]
    snapshot: dict[str, list[Any]]

    def part(self, start: int, stop: int) -> StoredRows:
        """Return the rows from ``start`` to before ``stop``."""
        return StoredRows(
            self.accounts[start:stop],
            {name: column[start:stop] for name, column in self.columns.items()},
            {name: column[start:stop] for name, column in self.snapshot.items()},
        )


def stored_rows(db: Connection, standings: Standings) -> StoredRows:
    """Return computed standings as rows of ``calc_standing`` and ``calc_snapshot``."""
    from cs_workbench.store import standing
    from cs_workbench.store.columns import CALCULATED, standing_column

    health, as_of = standings.scored.health, standings.scored.as_of
    accounts = standings.book.account_id.tolist()
    before = standing.bands_at(db, as_of - MONTH)
    then = np.array([before.get(a, ("", np.nan))[1] for a in accounts], dtype=np.float64)
    states = band_state_texts(health.state)
    computed: dict[str, list[Any]] = {
        fact: stored_values(column) for fact, column in standings.book.columns.items() if fact in CALCULATED
    }
    computed |= {
        "band": [BANDS[code] for code in health.band.tolist()],
        "health": _numbers(health.shown),
        "health_change": _numbers(health.shown - then),
        "confidence": _numbers(health.confidence),
        "why": _reasons(standings),
    }
    columns = {standing_column(fact): values for fact, values in computed.items()}
    columns |= {
        "tier_rule": standings.placements.rule_texts().tolist(),
        "tier_missing": standings.placements.missing_texts().tolist(),
        "currency": _currencies(standings.book["arr"]),
        "phase_assumed": standings.phase_assumed.astype(int).tolist(),
        "shown": [None if np.isnan(score) else displayed(score) for score in health.shown.tolist()],
        "band_state": states,
        "low": _numbers(health.low),
        "high": _numbers(health.high),
        "uncertain": health.uncertain.astype(int).tolist(),
        "as_of": [as_of.isoformat()] * len(accounts),
    }
    snapshot = {
        "score": _numbers(health.score),
        "shown": _numbers(health.shown),
        "band": columns["band"],
        "confidence": columns["confidence"],
        "low": columns["low"],
        "high": columns["high"],
        "model_version": [f"{standings.scored.card.id}.{standings.scored.card.version}"] * len(accounts),
        "detail": _details(standings, states),
    }
    return StoredRows(accounts, columns, snapshot)


def stored_values(column: Column) -> list[Any]:
    """Return a column as the database keeps it; unknown is None."""
    values = column.values
    if column.kind in (Kind.DATE, Kind.TIME):
        return [None if text == "NaT" else text for text in np.datetime_as_string(values).tolist()]
    if column.kind is Kind.MONEY:
        known = column.known if column.known is not None else np.ones(len(values), np.bool_)
        return [v if k else None for v, k in zip(values.tolist(), known.tolist(), strict=True)]
    if column.kind in (Kind.CHOICE, Kind.REF):
        return [column.labels[code] if code >= 0 else None for code in values.tolist()]
    if column.kind is Kind.YES_NO:
        return [None if code < 0 else code for code in values.tolist()]
    if column.kind is Kind.TEXT:
        return [text or None for text in values.tolist()]
    if column.kind is Kind.INT:
        return [None if np.isnan(v) else int(v) for v in values.tolist()]
    return _numbers(values)


def _numbers(values: NDArray[Any]) -> list[float | None]:
    return [None if v != v else v for v in values.astype(np.float64).tolist()]  # noqa: PLR0124 - NaN


def _currencies(arr: Column) -> list[str | None]:
    codes = arr.currency if arr.currency is not None else np.zeros(len(arr), np.int8)
    known = arr.is_known().tolist()
    return [arr.labels[code] if k else None for code, k in zip(codes.tolist(), known, strict=True)]


def _reasons(standings: Standings) -> list[str | None]:
    """Return the first reason of each account as JSON: the sentence is made where it is read."""
    facts = {
        fact: c.values for fact, c in standings.book.columns.items() if c.kind in (Kind.INT, Kind.NUMBER)
    }
    return [
        None
        if reason is None
        else json.dumps(
            {
                "code": reason.code,
                "text": reason.text,
                "params": dict(reason.params),
                "ja": reason.ja,
                "en": reason.en,
            },
            ensure_ascii=False,
        )
        for reason in first_reasons(standings.scored, facts)
    ]


def _details(standings: Standings, states: Sequence[str]) -> list[str]:
    """Return per account: the band's state, then ``measure=points*weight`` of every measure that counted."""
    health = standings.scored.health
    points, weights = health.points.T.tolist(), health.effective.T.tolist()
    return [
        "|".join(
            [state]
            + [
                f"{m}={p:.1f}*{w:.4f}"
                for m, p, w in zip(health.measures, account_points, account_weights, strict=True)
                if w > 0
            ]
        )
        for state, account_points, account_weights in zip(states, points, weights, strict=True)
    ]
