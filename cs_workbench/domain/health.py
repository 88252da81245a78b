"""The health score: a weighted scorecard that says how sure it is and why (domain.md 3.3), for whole books.

``m`` connected measures, ``g`` groups, ``n`` accounts; matrices are (m, n). Nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.cadence import touch_age
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.conditions import NO_ALIASES, matches, parse
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.health_bands import (
    GREEN,
    NO_BAND,
    RED,
    BandState,
    Floats,
    at_once,
    band_codes,
    new_states,
    next_band,
    raw_level,
)
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.scorecard import TOUCH_AGE, Measure, Scorecard

#: Data whose freshness fell below this is left out altogether.
LEAST_FRESHNESS: Final = 0.10
NO_CAP: Final = -1
NEUTRAL: Final = 50.0


@dataclass(frozen=True, slots=True)
class HealthColumns:
    """The scores of a book.

    Attributes:
        measures: ids of the connected measures, the rows of the (m, n) matrices.
        groups: ids of the card's groups, the rows of ``subscores``.
        score: (n,) 0 to 100 before caps, NaN without any data; ``shown``: after caps.
        confidence: (n,) part of the connected weight that is fresh, 0 to 1.
        connected: (n,) part of the whole card's weight whose source is connected.
        low, high: (n,) where the score could lie if all were known.
        band: (n,) codes over `facts.BANDS`.
        uncertain: (n,) low to high crosses a cut.
        state: what to hand in as ``previous`` at the next weekly evaluation.
        points: (m, n) 0 to 100, NaN missing; ``freshness``: 0 to 1.
        effective: (m, n) weights that made the score, sum 1; ``full``: if all were known and fresh.
        contribution: (m, n) effective weight x (points - baseline); baseline: the portfolio's median points.
        baseline: (m,).
        cap: (n,) index of the lowest cap that holds, -1 none.
        subscores: (g, n), NaN without data.
    """

    measures: tuple[str, ...]
    groups: tuple[str, ...]
    score: Floats
    shown: Floats
    confidence: Floats
    connected: Floats
    low: Floats
    high: Floats
    band: NDArray[np.int8]
    uncertain: Bools
    state: BandState
    points: Floats
    freshness: Floats
    effective: Floats
    full: Floats
    contribution: Floats
    baseline: Floats
    cap: NDArray[np.int16]
    subscores: Floats


def score_book(
    card: Scorecard,
    values: Mapping[str, Floats],
    ages: Mapping[str, Floats],
    connected: Collection[str],
    *,
    caps: Bools | None = None,
    applies: Mapping[str, Bools] | None = None,
    previous: BandState | None = None,
    baselines: Mapping[str, float] | None = None,
) -> HealthColumns:
    """Score every account.

    A measure that is not connected is left out of the weights: it lowers nothing and is never critical.
    A connected measure without a value lowers the confidence.

    Args:
        card: the scorecard.
        values: measure id -> its fact, NaN missing; shape (n,); at least one entry.
        ages: measure id -> days since it was measured; absent or NaN counts as measured today.
        connected: ids of the measures whose source is connected for this book.
        caps: (caps, n) which caps hold, see `caps_that_hold`; None: none.
        applies: measure id -> which accounts have this measure, see `measures_that_apply`; absent: all.
        previous: the state of the last weekly evaluation (not of an earlier sync in the same week).
        baselines: measure id -> points to measure contributions from; absent: the portfolio's median.
    """
    n = len(next(iter(values.values())))
    everywhere = np.ones(n, dtype=np.bool_)
    used = [m for m in card.measures if m.id in connected and m.id in values]
    exists = {m.id: everywhere if applies is None else applies.get(m.id, everywhere) for m in card.measures}

    weights = _weights(used, exists, n)
    points, freshness = _points(used, values, ages, n)
    full = _shares(card, used, weights)
    effective = _shares(card, used, weights * freshness)
    known_points = np.where(freshness > 0, points, 0.0)

    has_data = effective.any(axis=0)
    score = np.where(has_data, (effective * known_points).sum(axis=0), np.nan)
    low = (full * freshness * known_points).sum(axis=0)
    high = low + 100 * (full * (1 - freshness)).sum(axis=0)
    cap, ceiling = _lowest_cap(card, caps, n)
    shown = np.minimum(score, ceiling)
    baseline = _baseline(used, points, freshness * weights, baselines)

    confidence = (full * freshness).sum(axis=0)
    connected_share = _connected(card, used, weights, exists)
    state = next_band(card.bands, previous or new_states(n), shown)
    state = at_once(card.bands, state, shown, shown < score)
    is_critical = np.array([m.critical for m in used], dtype=np.bool_)
    lacks_critical = ((weights > 0) & (freshness == 0) & is_critical[:, None]).any(axis=0)
    too_little = ~has_data | (connected_share < card.confidence.connected_min)
    too_little |= (confidence < card.confidence.show_band_min) | (lacks_critical & (state.level == GREEN))
    # Whatever is missing, a cap in red leaves no other band.
    surely_red = raw_level(card.bands, ceiling) == RED
    band = np.where(too_little, NO_BAND, band_codes(state.level))
    band = np.where(surely_red, band_codes(np.array([RED], dtype=np.int8)), band).astype(np.int8)
    return HealthColumns(
        measures=tuple(m.id for m in used),
        groups=tuple(group.id for group in card.groups),
        score=score,
        shown=shown,
        confidence=confidence,
        connected=connected_share,
        low=low,
        high=high,
        band=band,
        uncertain=(raw_level(card.bands, low) != raw_level(card.bands, high))
        & (band != NO_BAND)
        & ~surely_red,
        state=state,
        points=points,
        freshness=freshness,
        effective=effective,
        full=full,
        contribution=effective * (known_points - baseline[:, None]),
        baseline=baseline,
        cap=cap,
        subscores=_subscores(card, used, weights * freshness, known_points),
    )


def baselines_of(
    card: Scorecard,
    values: Mapping[str, Floats],
    ages: Mapping[str, Floats],
    connected: Collection[str],
    applies: Mapping[str, Bools],
) -> dict[str, float]:
    """Return the portfolio's median points by measure; arguments as `score_book` has them."""
    n = len(next(iter(values.values())))
    used = [m for m in card.measures if m.id in connected and m.id in values]
    everywhere = np.ones(n, dtype=np.bool_)
    weights = _weights(used, {m.id: applies.get(m.id, everywhere) for m in used}, n)
    points, freshness = _points(used, values, ages, n)
    found = _baseline(used, points, freshness * weights, None)
    return {measure.id: float(median) for measure, median in zip(used, found, strict=True)}


def measure_values(card: Scorecard, book: Book) -> dict[str, Floats]:
    """Return each measure's values from a book's facts, NaN missing; absent where there is no column."""
    found = {}
    for measure in card.measures:
        column = book.columns.get(measure.reads())
        if measure.reads() == TOUCH_AGE:
            if all(fact in book for fact in ("days_since_touch", "tier", "phase")):
                tier, phase = _codes(book, "tier", TIERS), _codes(book, "phase", PHASES)
                found[measure.id] = touch_age(book["days_since_touch"].values, tier, phase)
        elif column is not None and column.kind is Kind.YES_NO:
            found[measure.id] = np.where(column.values >= 0, column.values, np.nan).astype(np.float64)
        elif column is not None:
            found[measure.id] = column.values.astype(np.float64)
    return found


def measures_with_data(values: Mapping[str, Floats]) -> frozenset[str]:
    """Return the measures known for at least one account: what counts as connected when nobody says more."""
    return frozenset(measure for measure, column in values.items() if not np.isnan(column).all())


def caps_that_hold(card: Scorecard, book: Book, today: date) -> Bools:
    """Return which caps hold for which accounts; shape (caps, n)."""
    held = [matches(parse(cap.when), book, today, NO_ALIASES) for cap in card.caps]
    return np.array(held, dtype=np.bool_).reshape(-1, len(book))


def measures_that_apply(card: Scorecard, book: Book, today: date) -> dict[str, Bools]:
    """Return measure id -> which accounts have it, for measures with a condition."""
    return {m.id: matches(parse(m.applies_when), book, today) for m in card.measures if m.applies_when}


def _codes(book: Book, fact: str, labels: tuple[str, ...]) -> NDArray[Any]:
    column = book[fact]
    lookup = [labels.index(label) if label in labels else -1 for label in column.labels]
    return np.asarray(np.array([*lookup, -1])[column.values])


def _weights(measures: Collection[Measure], exists: Mapping[str, Bools], n: int) -> Floats:
    """Return the weights within their groups, 0 where a measure does not apply; shape (m, n)."""
    return np.array([m.weight * exists[m.id] for m in measures], dtype=np.float64).reshape(len(measures), n)


def _shares(card: Scorecard, measures: Collection[Measure], weights: Floats) -> Floats:
    """Return each measure's part of the whole, sum 1 per account (0 without any); shape (m, n).

    A group's weight goes to those of its measures that weigh something; an empty group's to the others.
    """
    of_group = _membership(card, measures)
    in_group = of_group @ weights
    group_weights = np.array([group.weight for group in card.groups])[:, None] * (in_group > 0)
    total = group_weights.sum(axis=0)
    part = group_weights / np.where(total > 0, total, 1) / np.where(in_group > 0, in_group, 1)
    return np.asarray((of_group.T @ part) * weights)


def _connected(
    card: Scorecard, used: Collection[Measure], weights: Floats, exists: Mapping[str, Bools]
) -> Floats:
    """Return the part of the whole card's weight that is ``used``; shape (n,)."""
    n = weights.shape[1]
    if len(used) == len(card.measures):
        return np.asarray(weights.any(axis=0), dtype=np.float64)
    on_card = _shares(card, card.measures, _weights(card.measures, exists, n))
    return np.asarray(on_card[[m in used for m in card.measures]].sum(axis=0))


def _membership(card: Scorecard, measures: Collection[Measure]) -> Floats:
    """Return 1 where a measure is in a group; shape (g, m)."""
    rows = [[float(m.group == group.id) for m in measures] for group in card.groups]
    return np.array(rows, dtype=np.float64).reshape(len(card.groups), len(measures))


def _points(
    measures: Collection[Measure], values: Mapping[str, Floats], ages: Mapping[str, Floats], n: int
) -> tuple[Floats, Floats]:
    points = np.full((len(measures), n), np.nan)
    freshness = np.zeros((len(measures), n))
    for row, measure in enumerate(measures):
        points[row] = measure.points_of(values[measure.id])
        is_missing = np.isnan(points[row])
        fresh = np.ones(n)
        if measure.id in ages:
            stale = np.fmax(ages[measure.id] - measure.fresh_days, 0.0)  # NaN: measured today
            fresh = np.exp2(stale / -measure.half_life_days)
            fresh[fresh < LEAST_FRESHNESS] = 0.0
        freshness[row] = np.where(is_missing, 0.0, fresh)
        if measure.null_policy != "exclude":
            points[row, is_missing] = NEUTRAL if measure.null_policy == "neutral50" else 0.0
            freshness[row, is_missing] = 1.0
    return points, freshness


def _lowest_cap(card: Scorecard, caps: Bools | None, n: int) -> tuple[NDArray[np.int16], Floats]:
    """Return the index of the lowest cap that holds, -1 none, and the score it allows."""
    if caps is None or not card.caps:
        return np.full(n, NO_CAP, dtype=np.int16), np.full(n, 100.0)
    limits = np.where(caps, np.array([cap.cap for cap in card.caps])[:, None], np.inf)
    lowest = limits.argmin(axis=0)
    limit = limits[lowest, np.arange(n)]
    return np.where(np.isinf(limit), NO_CAP, lowest).astype(np.int16), np.minimum(limit, 100.0)


def _baseline(
    measures: Collection[Measure], points: Floats, weighs: Floats, given: Mapping[str, float] | None
) -> Floats:
    """Return the points to compare with: as given, else the median of the accounts that count; 0 for none."""
    found = np.zeros(len(measures))
    for row, measure in enumerate(measures):
        if given is not None and measure.id in given:
            found[row] = given[measure.id]
        elif len(counted := points[row][weighs[row] > 0]):
            found[row] = np.median(counted)
    return found


def _subscores(card: Scorecard, measures: Collection[Measure], weighs: Floats, points: Floats) -> Floats:
    of_group = _membership(card, measures)
    total = of_group @ weighs
    return np.where(total > 0, (of_group @ (weighs * points)) / np.where(total > 0, total, 1), np.nan)
