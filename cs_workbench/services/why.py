"""Why: the reasons of one account's tier and health, in sentences and measure by measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.facts import BANDS, BY_ID
from cs_workbench.domain.health_bands import NO_BAND, displayed
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.reasons import MeasureRow as Measured
from cs_workbench.domain.reasons import explain_score
from cs_workbench.domain.scorecard import parse_scorecard
from cs_workbench.domain.touch_words import axis_name
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.band_override import bands_by_hand, by_hand_text
from cs_workbench.services.lifetime_value import Asked, ltv_of, ltv_sentences
from cs_workbench.services.ltv_by_hand import money_of, reason_text, set_by_hand
from cs_workbench.services.standing import Standings, bands_last_week, compute, data_day, week_of
from cs_workbench.services.standing_context import context_of

if TYPE_CHECKING:
    from cs_workbench.domain.placement import Placement
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.overrides import Override
    from cs_workbench.store.rerun import Week
    from cs_workbench.store.standing import Snapshot

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
class ThenRow:
    """A measure as it counted then: points from 0 to 100, share of the score from 0 to 1."""

    id: str
    heading: str
    points: float
    weight: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What stood on a day before: the score then (None unknown), what it was made of, and what moved since.

    Attributes:
        since: the day that was asked for.
        week_on: the Monday of the week whose score it is; None where none was kept.
        moves: sentences, the largest move first.
        card: what people call the scorecard of then, with its ``version``.
        rows: the measures that counted, the heaviest first.
        reruns: what cards that were run over the past say of the week, as sentences; nobody was shown these.
    """

    since: date
    week_on: date | None
    shown: int | None
    band: str
    moves: tuple[str, ...]
    confidence: float | None = None
    card: str = ""
    version: int = 0
    rows: tuple[ThenRow, ...] = ()
    reruns: tuple[str, ...] = ()


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
    ltv_sentences: tuple[str, ...] = ()
    compared: Compared | None = None  # where a day was asked for
    weeks: tuple[date, ...] = ()  # Mondays before this week of which something is known, oldest first
    phase: tuple[str, ...] = ()  # why it stands in its phase, the first sentence says which
    phase_changes: tuple[str, ...] = ()  # newest first
    computed_band: str = ""  # what the score says, also where a person set another one
    by_hand: str = ""  # the sentence about it; '' where the score's band counts


def explain_account(bench: Workbench, account_id: int, since: date | None = None) -> Explained:
    """Return why the account's tier and health are what they are, computed anew from its facts.

    ``since``: a day of which is told what stood then, as it was kept, and what moved since.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.phase_reasons import change_text, reasons_of
    from cs_workbench.store import overrides, rerun, settings, standing

    with bench.store.read() as db:
        kept = settings.get(db, "standing_context", None)
        if kept is None:
            raise NoSuchAccount(count=0, text=account_id)
        as_of = data_day(db, bench.today)
        context = context_of(kept)
        computed = compute(db, bench.today, as_of, context, [account_id])
        if not computed:
            raise NoSuchAccount(count=0, text=account_id)
        (standings,) = computed
        last_week = date.fromisoformat(week_of(as_of)) - timedelta(days=7)
        kept_weeks = standing.snapshots(db, account_id, last_week)
        before = next(iter(kept_weeks), None)
        then = standing.snapshot_at(db, account_id, since) if since else None
        card = card_of_then(db, then.card) if then else None
        tried = rerun.of_week(db, account_id, then.week) if then else []
        by_hand = overrides.in_force(db, "tier", bench.today.isoformat()).get(account_id)
        band_by_hand = bands_by_hand(db, bench.today).get(account_id)
        (band,) = bands_last_week(db, as_of, [account_id], [account_id])
        hand = set_by_hand(bench, db).get(account_id)
        phase = reasons_of(db, account_id, standings.phases, bench.today)
    health, book = standings.scored.health, standings.book
    facts = {
        fact: float(column.values[0])
        for fact, column in book.columns.items()
        if column.kind in (Kind.INT, Kind.NUMBER) and not np.isnan(column.values[0])
    }
    found = explain_score(standings.scored, 0, facts)
    score = None if np.isnan(health.score[0]) else float(health.score[0])
    computed_band = BANDS[int(health.band[0])]
    placement = standings.placements.at(0)
    asked = Asked() if hand is None else Asked(amount=money_of(hand.value))
    ltv, _ = ltv_of(bench, book, band, context.stays, asked, as_of=as_of)
    on_ltv = ltv_sentences(bench, ltv)
    return Explained(
        reasons=tuple(reason.say(bench.catalogue) for reason in found.reasons),
        missing=tuple(reason.say(bench.catalogue) for reason in found.missing),
        rows=tuple(_row(bench, row) for row in found.rows),
        score=score,
        shown=None if np.isnan(health.shown[0]) else displayed(float(health.shown[0])),
        band=computed_band if band_by_hand is None else band_by_hand.value,
        confidence=found.confidence,
        low=found.low,
        high=found.high,
        caps=tuple(_name(bench, cap.ja, cap.en) or cap.id for cap in found.caps),
        cap_loss=found.cap_loss,
        as_of=as_of,
        changed_since_last_week=tuple(
            _moves(bench, SINCE_LAST_WEEK, standings, before.detail if before else "")
        ),
        tier=placement.tier,
        computed_tier=placement.computed_tier,
        tier_sentence=_tier_sentence(bench, standings, placement, by_hand),
        tier_missing=tuple(
            bench.say("facts", BY_ID[f].heading) if f in BY_ID else f for f in placement.unknown
        ),
        phase_assumed=bool(standings.phases.assumed()[0]),
        ltv_sentences=on_ltv if hand is None else (*on_ltv, reason_text(bench, hand)),
        compared=None if since is None else _compared(bench, standings, since, then, (card, tried)),
        weeks=tuple(date.fromisoformat(one.week) for one in reversed(kept_weeks)),
        phase=phase.sentences[bench.catalogue.language],
        phase_changes=tuple(
            bench.say("why", N_("why", "{day}: {change}"), day=bench.catalogue.shown(line.day), change=change)
            for line, change in ((line, change_text(bench.catalogue, line)) for line in phase.log)
        ),
        computed_band=computed_band,
        by_hand="" if band_by_hand is None else by_hand_text(bench, band_by_hand, computed_band),
    )


def _compared(
    bench: Workbench,
    standings: Standings,
    since: date,
    then: Snapshot | None,
    cards: tuple[Scorecard | None, Sequence[tuple[str, Week]]],
) -> Compared:
    card, tried = cards
    if then is None:
        return Compared(since, None, None, BANDS[NO_BAND], ())
    card_id, _, version = then.card.rpartition(".")
    names = {m.id: _name(bench, m.ja, m.en) for m in (card or standings.scored.card).measures}
    rows = [ThenRow(m, names.get(m, m), points, weight) for m, points, weight in _measures_then(then.detail)]
    return Compared(
        since,
        date.fromisoformat(then.week),
        None if then.shown is None else displayed(then.shown),
        then.band,
        tuple(_moves(bench, MOVED, standings, then.detail, told_unknown=True)),
        then.confidence,
        _name(bench, card.ja, card.en) if card else card_id,
        int(version) if version.isdecimal() else 0,
        tuple(sorted(rows, key=lambda row: -row.weight)),
        tuple(_rerun_text(bench, name, week) for name, week in tried),
    )


def _rerun_text(bench: Workbench, card: str, week: Week) -> str:
    """Return what a card that was run over the past says of a week."""
    band = bench.say("values", word("band", week.band))
    if week.shown is None:
        return bench.say("why", N_("why", "{card}: not enough data for a score"), card=card)
    text = N_("why", "{card}: {score} ({band})")
    return bench.say("why", text, card=card, score=displayed(week.shown), band=band)


def card_of_then(db: Connection, kept: str) -> Scorecard | None:
    """Return the scorecard that a snapshot names (``ID.VERSION``); None where its text is not kept."""
    from cs_workbench.services.scorecards import CARD_KIND, built_in
    from cs_workbench.store import definitions

    card_id, _, version = kept.rpartition(".")
    number = int(version) if version.isdecimal() else 0
    row = definitions.version_of(db, CARD_KIND, card_id, number)
    if row is not None:
        return parse_scorecard(row.text)
    return next((card for card in built_in() if card.id == card_id and card.version == number), None)


def _measures_then(detail: str) -> Iterator[tuple[str, float, float]]:
    """Yield measure, points and weight of every measure that a snapshot counted."""
    for part in detail.split("|")[1:]:
        measure, _, rest = part.partition("=")
        points, _, weight = rest.partition("*")
        yield measure, float(points), float(weight)


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
    for measure, points, weight in _measures_then(detail):
        before.add(measure)
        effect = (now.get(measure, np.nan) - points) * weight
        if abs(effect) >= LEAST_MOVE:
            moves.append((effect, measure, points, now[measure]))
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
