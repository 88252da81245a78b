"""Why: the reasons of one account's tier and health, in sentences and measure by measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.facts import BANDS, BY_ID
from cs_workbench.domain.health_bands import NO_BAND, displayed
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.reasons import MeasureRow as Measured
from cs_workbench.domain.reasons import explain_score
from cs_workbench.domain.touch_words import axis_name
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.standing import Standings, compute, context_of, data_day, week_of

if TYPE_CHECKING:
    from cs_workbench.domain.placement import Placement
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.overrides import Override

#: Points x weight by which a measure must have moved since last week to be told.
LEAST_MOVE: Final = 1.0
SINCE_LAST_WEEK: Final = N_("why", "{measure}: {before} → {now} points since last week")
MOVED: Final = N_("why", "{measure}: {before} → {now} points")
KNOWN_NO_LONGER: Final = N_("why", "{measure}: no fresh data any more")
NEWLY_KNOWN: Final = N_("why", "{measure}: not known then, now {now} points")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure. ``state``: 'ok', 'stale', 'missing' or 'not_connected'; None is unknown, never 0.

    ``weight``: share of the score, 0 to 1; ``contribution``: points it adds against the portfolio's median.
    """

    id: str
    heading: str
    value: float | None
    unit: str
    points: float | None
    weight: float
    age_days: float | None
    contribution: float
    state: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How the health of a day before differs from today's: the score then (None unknown) and what moved since.

    ``week_on``: the Monday of the week whose score it is; None where none was kept.
    """

    since: date
    week_on: date | None
    shown: int | None
    band: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Why an account stands where it stands; every sentence in the person's language."""

    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    rows: tuple[MeasureRow, ...]
    score: float | None
    shown: int | None
    band: str
    confidence: float
    low: float
    high: float
    caps: tuple[str, ...]
    cap_loss: float
    as_of: date
    changed_since_last_week: tuple[str, ...]
    tier: str | None
    computed_tier: str | None
    tier_sentence: str
    tier_missing: tuple[str, ...]
    phase_assumed: bool
    compared: Compared | None = None  # where a day was asked for
    phase: tuple[str, ...] = ()  # why it stands in its phase, the first sentence says which
    phase_changes: tuple[str, ...] = ()  # newest first


def explain_account(bench: Workbench, account_id: int, since: date | None = None) -> Explained:
    """Return why the account's tier and health are what they are, computed anew from its facts.

    ``since``: a day with which today's health is compared as well.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.phase_reasons import change_text, reasons_of
    from cs_workbench.store import overrides, settings, standing

    with bench.store.read() as db:
        kept = settings.get(db, "standing_context", None)
        if kept is None:
            raise NoSuchAccount(count=0, text=account_id)
        as_of = data_day(db, bench.today)
        standings = compute(db, bench.today, as_of, context_of(kept), [account_id])
        if not len(standings.book):
            raise NoSuchAccount(count=0, text=account_id)
        last_week = date.fromisoformat(week_of(as_of)) - timedelta(days=7)
        before = standing.snapshot_at(db, account_id, last_week)
        then = standing.snapshot_at(db, account_id, since) if since else None
        by_hand = overrides.in_force(db, "tier", bench.today.isoformat()).get(account_id)
        phase = reasons_of(db, account_id, standings.phases, bench.today)
    health, book = standings.scored.health, standings.book
    facts = {
        fact: float(column.values[0])
        for fact, column in book.columns.items()
        if column.kind in (Kind.INT, Kind.NUMBER) and not np.isnan(column.values[0])
    }
    found = explain_score(standings.scored, 0, facts)
    score = None if np.isnan(health.score[0]) else float(health.score[0])
    placement = standings.placements.at(0)
    return Explained(
        reasons=tuple(reason.say(bench.catalogue) for reason in found.reasons),
        missing=tuple(reason.say(bench.catalogue) for reason in found.missing),
        rows=tuple(_row(bench, row) for row in found.rows),
        score=score,
        shown=None if np.isnan(health.shown[0]) else displayed(float(health.shown[0])),
        band=BANDS[int(health.band[0])],
        confidence=found.confidence,
        low=found.low,
        high=found.high,
        caps=tuple(_name(bench, cap.ja, cap.en) or cap.id for cap in found.caps),
        cap_loss=found.cap_loss,
        as_of=as_of,
        changed_since_last_week=tuple(_moves(bench, SINCE_LAST_WEEK, standings, before[3] if before else "")),
        tier=placement.tier,
        computed_tier=placement.computed_tier,
        tier_sentence=_tier_sentence(bench, standings, placement, by_hand),
        tier_missing=tuple(
            bench.say("facts", BY_ID[f].heading) if f in BY_ID else f for f in placement.unknown
        ),
        phase_assumed=bool(standings.phases.assumed()[0]),
        compared=None if since is None else _compared(bench, standings, since, then),
        phase=phase.sentences[bench.catalogue.language],
        phase_changes=tuple(
            bench.say("why", N_("why", "{day}: {change}"), day=bench.catalogue.shown(line.day), change=change)
            for line, change in ((line, change_text(bench.catalogue, line)) for line in phase.log)
        ),
    )


def _compared(
    bench: Workbench, standings: Standings, since: date, then: tuple[str, float | None, str, str] | None
) -> Compared:
    if then is None:
        return Compared(since, None, None, BANDS[NO_BAND], ())
    week, shown, band, detail = then
    moves = tuple(_moves(bench, MOVED, standings, detail, told_unknown=True))
    return Compared(since, date.fromisoformat(week), None if shown is None else displayed(shown), band, moves)


def _row(bench: Workbench, row: Measured) -> MeasureRow:
    if not row.is_connected:
        state = "not_connected"
    elif row.value is None:
        state = "missing"
    else:
        state = "stale" if (row.age_days or 0) > row.measure.fresh_days else "ok"
    return MeasureRow(
        row.measure.id, _name(bench, row.measure.ja, row.measure.en), row.value, row.measure.unit, row.points,
        row.weight, row.age_days, row.contribution, state,
    )  # fmt: skip


def _name(bench: Workbench, ja: str, en: str) -> str:
    return ja if bench.catalogue.language == "ja" else en


def _moves(
    bench: Workbench, text: str, standings: Standings, detail: str, *, told_unknown: bool = False
) -> list[str]:
    """Return what moved since the snapshot of ``detail``, as sentences, the largest move first.

    ``told_unknown``: also what is known no longer, or was not known then; these stand last.
    """
    if not detail:
        return []
    card, health = standings.scored.card, standings.scored.health
    names = {measure.id: _name(bench, measure.ja, measure.en) for measure in card.measures}
    now = {m: float(health.points[i, 0]) for i, m in enumerate(health.measures) if health.effective[i, 0] > 0}
    moves, before = [], set()
    for part in detail.split("|")[1:]:
        measure, _, rest = part.partition("=")
        points, _, weight = rest.partition("*")
        before.add(measure)
        effect = (now.get(measure, np.nan) - float(points)) * float(weight)
        if abs(effect) >= LEAST_MOVE:
            moves.append((effect, measure, float(points), now[measure]))
    found = [
        bench.say("why", text, measure=names[m], before=displayed(b), now=displayed(c))
        for _, m, b, c in sorted(moves, key=lambda move: -abs(move[0]))
        if m in names
    ]
    if told_unknown:
        found += [
            bench.say("why", KNOWN_NO_LONGER, measure=names[m]) for m in names if m in before - now.keys()
        ]
        found += [
            bench.say("why", NEWLY_KNOWN, measure=names[m], now=displayed(now[m]))
            for m in names
            if m in now.keys() - before
        ]
    return found


def _tier_sentence(
    bench: Workbench, standings: Standings, placement: Placement, by_hand: Override | None
) -> str:
    model = placement_model_name(bench, standings)
    tier = bench.say("values", word("tier", placement.tier or ""))
    if by_hand is not None:
        text = N_("why", "{tier}, set by hand until {until}: {reason}. The model says {computed}.")
        computed = bench.say("values", word("tier", placement.computed_tier or ""))
        return bench.say(
            "why", text, tier=tier, until=by_hand.expires_on, reason=by_hand.reason, computed=computed
        )
    if placement.tier is None:
        names = [bench.say("facts", BY_ID[f].heading) if f in BY_ID else f for f in placement.unknown]
        text = N_("why", "Unclassified in {model}: {missing} is not known.")
        return bench.say("why", text, model=model, missing=", ".join(names) or "–")
    if placement.computed_tier != placement.rules_tier:
        text = N_("why", "{tier} until the next tier review; the rules of {model} now say {rules}.")
        rules = bench.say("values", word("tier", placement.rules_tier or ""))
        return bench.say("why", text, tier=tier, model=model, rules=rules)
    rule = next((r for r in standings.placements.model.rules if r.id == placement.decided_by), None)
    bands = [
        f"{axis_name(axis, bench.catalogue)}: {_name(bench, band.ja, band.en)}"
        for axis in standings.placements.model.axes
        for band in axis.bands
        if rule and band.id in rule.when.get(axis.id, ())
    ]
    text = N_("why", "{tier} by {model} ({bands})")
    return bench.say("why", text, tier=tier, model=model, bands=", ".join(bands) or "–")


def placement_model_name(bench: Workbench, standings: Standings) -> str:
    """Return the touch model's name in the person's language."""
    model = standings.placements.model
    return _name(bench, model.ja, model.en)
