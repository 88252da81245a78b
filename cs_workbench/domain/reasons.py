"""Why a health score is what it is: stable reason codes and their sentences (domain.md 3.4)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.condition_syntax import facts_of, parse
from cs_workbench.domain.health import NO_CAP, HealthColumns
from cs_workbench.domain.health_bands import NO_BAND, Floats
from cs_workbench.domain.scorecard import TOUCH_AGE, Cap, Measure, Scorecard
from cs_workbench.kernel.i18n import N_, Catalogue

MOST_REASONS: Final = 3
#: A measure is a reason when it takes at least so many points from the score.
LEAST_LOSS: Final = -2.0
#: Points per 4 weeks from which a falling score is a reason.
FALLING: Final = -5.0
WHOLE_FROM: Final = 20.0

#: measure id -> (code, sentence with {value}, {threshold}, {date})
OF_MEASURE: Final = MappingProxyType(
    {
        "seat_util": (
            "LOW_SEAT_UTIL",
            N_("reasons", "{value} % of the seats are used (expected {threshold} %, as of {date})"),
        ),
        "stickiness": (
            "LOW_STICKINESS",
            N_("reasons", "{value} % of monthly users come daily (expected {threshold} %, as of {date})"),
        ),
        "active_trend": (
            "FALLING_ACTIVE",
            N_("reasons", "Usage is {value} times the 4 weeks before (expected {threshold}, as of {date})"),
        ),
        "goal_progress": (
            "GOALS_MISSED",
            N_("reasons", "{value} % of the goals due are met (expected {threshold} %, as of {date})"),
        ),
        "champion": (
            "NO_CHAMPION",
            N_("reasons", "There is no active champion (as of {date})"),
        ),
        TOUCH_AGE: (
            "LONG_NO_TOUCH",
            N_("reasons", "No meaningful touch for {value} days (cadence {threshold} days, as of {date})"),
        ),
        "days_since_touch": (
            "LONG_NO_TOUCH",
            N_("reasons", "No meaningful touch for {value} days (expected {threshold} days, as of {date})"),
        ),
        "open_p1": (
            "OPEN_P1",
            N_("reasons", "{value} P1 tickets are open (expected {threshold}, as of {date})"),
        ),
        "defects_90d": (
            "MANY_DEFECTS",
            N_("reasons", "{value} defects in 90 days (expected {threshold}, as of {date})"),
        ),
        "csat": (
            "LOW_CSAT",
            N_("reasons", "CSAT is {value} (expected {threshold}, as of {date})"),
        ),
        "overdue_days": (
            "OVERDUE",
            N_("reasons", "An invoice is {value} days overdue (expected {threshold}, as of {date})"),
        ),
    }
)
#: cap id -> (code, sentence with {value}, {cap}, {date})
OF_CAP: Final = MappingProxyType(
    {
        "churn_notice": (
            "CHURN_NOTICE",
            N_("reasons", "Notice received: the score is capped at {cap} (as of {date})"),
        ),
        "overdue60": (
            "OVERDUE",
            N_("reasons", "An invoice is {value} days overdue: the score is capped at {cap} (as of {date})"),
        ),
        "champion_left": (
            "CHAMPION_LEFT",
            N_("reasons", "A champion left {value} days ago: the score is capped at {cap} (as of {date})"),
        ),
        "p1_14d": (
            "OPEN_P1",
            N_(
                "reasons", "A P1 ticket is open for {value} days: the score is capped at {cap} (as of {date})"
            ),
        ),
    }
)
OTHER_MEASURE: Final = N_("reasons", "{measure} is {value} (expected {threshold}, as of {date})")
OTHER_CAP: Final = N_("reasons", "{measure}: the score is capped at {cap} (as of {date})")
NO_DATA: Final = N_("reasons", "No data on: {measure}")
FEW_FRESH: Final = N_("reasons", "Only {value} % of the score rests on fresh data (needed {threshold} %)")
NOT_CONNECTED: Final = N_("reasons", "Only {value} % of the scorecard has a source (needed {threshold} %)")
NO_CRITICAL: Final = N_("reasons", "Too important to be missing: {measure}")
SCORE_FALLS: Final = N_("reasons", "The score fell by {value} points in 4 weeks (as of {date})")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``text`` is marked in context 'reasons', ``ja`` and ``en`` name the measure or cap."""

    code: str
    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    ja: str = ""
    en: str = ""

    def say(self, catalogue: Catalogue) -> str:
        """Return the sentence in the catalogue's language."""
        name = self.ja if catalogue.language == "ja" else self.en
        return catalogue.form("reasons", self.text).format_map(
            {"measure": name, **catalogue.shown_params(self.params)}
        )


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of one account, as the page "Why?" lists it; None is unknown, never 0."""

    measure: Measure
    value: float | None
    points: float | None
    weight: float  # effective
    age_days: float | None
    contribution: float
    is_connected: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one account has its score. ``cap_loss``: what the cap took, 0 or less, the extra bar 上限."""

    reasons: tuple[Reason, ...]
    missing: tuple[Reason, ...]
    rows: tuple[MeasureRow, ...]
    caps: tuple[Cap, ...]
    cap_loss: float
    confidence: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ScoredBook:
    """What a book was scored with, and the scores; ``as_of`` is the day of the sync.

    ``values`` and ``ages`` are those handed to `health.score_book`.
    """

    card: Scorecard
    health: HealthColumns
    values: Mapping[str, Floats]
    ages: Mapping[str, Floats]
    as_of: date


def explain_score(
    book: ScoredBook, row: int, facts: Mapping[str, float] | None = None, trend: float | None = None
) -> Explanation:
    """Explain one account's score.

    ``facts``: the account's numbers by fact id, which sentences about caps name; ``trend``: points per 4
    weeks, see `health_bands.trend`.
    """
    health = book.health
    rows = [_row(book, measure, row) for measure in book.card.measures]
    losses = _losses(book, slice(row, row + 1))[:, 0]
    by_loss = [health.measures[at] for at in np.argsort(losses, kind="stable") if losses[at] <= LEAST_LOSS]
    cap = int(health.cap[row])
    caps = () if cap == NO_CAP else (book.card.caps[cap],)
    reasons = [_of_cap(c, book.as_of, facts or {}) for c in caps]
    reasons += _too_little(book, row)
    by_id = {measure.id: measure for measure in book.card.measures}
    for measure in by_loss[:MOST_REASONS]:
        reasons += _of_rows(book, by_id[measure], np.array([row]))
    if trend is not None and trend <= FALLING:
        params = {"value": number_text(-trend), "date": book.as_of.isoformat()}
        reasons.append(Reason("FALLING_SCORE", SCORE_FALLS, params))
    loss = float(health.shown[row] - health.score[row])
    return Explanation(
        tuple(reasons),
        tuple(Reason("NO_DATA", NO_DATA, {}, m.ja, m.en) for m in _without_data(book, row)),
        tuple(rows),
        caps,
        0.0 if np.isnan(loss) else loss,
        float(health.confidence[row]),
        float(health.low[row]),
        float(health.high[row]),
    )


def first_reasons(book: ScoredBook, facts: Mapping[str, Floats] | None = None) -> list[Reason | None]:
    """Return the first reason of every account, as `explain_score` orders them; None where there is none.

    ``facts``: fact id -> (n,) numbers that sentences about caps name, NaN unknown.
    """
    health = book.health
    found: list[Reason | None] = [None] * len(health.score)
    is_free = health.cap == NO_CAP
    for i, cap in enumerate(book.card.caps):
        for row in np.flatnonzero(health.cap == i).tolist():
            found[row] = _of_cap(
                cap, book.as_of, {f: float(column[row]) for f, column in (facts or {}).items()}
            )
    shares = zip(health.connected.tolist(), health.confidence.tolist(), strict=True)
    alike: dict[tuple[float, float], Reason | None] = {}  # most accounts without a band share their reason
    sure = book.card.confidence
    for row, (share, is_bandless) in enumerate(
        zip(shares, (is_free & (health.band == NO_BAND)).tolist(), strict=True)
    ):
        if not is_bandless:
            continue
        if share not in alike or not (share[0] < sure.connected_min or share[1] < sure.show_band_min):
            alike[share] = next(_too_little(book, row), None)
        found[row] = alike[share]
    if health.measures:
        losses = _losses(book, slice(None))
        worst = losses.argmin(axis=0)
        loses = is_free & (health.band != NO_BAND) & (losses.min(axis=0) <= LEAST_LOSS)
        for measure in book.card.measures:
            if measure.id in health.measures:
                rows = np.flatnonzero(loses & (worst == health.measures.index(measure.id)))
                for row, reason in zip(rows.tolist(), _of_rows(book, measure, rows), strict=True):
                    found[row] = reason
    return found


def _losses(book: ScoredBook, rows: slice) -> Floats:
    """Return the contributions that may be reasons, (m, rows): a value that reaches its threshold is none."""
    health = book.health
    measures = [m for m in book.card.measures if m.id in health.measures]
    enough = np.array([m.points_of(np.array([m.threshold()])) for m in measures]).reshape(-1, 1)
    falls_short = health.points[:, rows] < enough
    return np.where(falls_short, health.contribution[:, rows], 0.0)


def _of_rows(book: ScoredBook, measure: Measure, rows: NDArray[np.intp]) -> Iterator[Reason]:
    """Yield the reason that ``measure`` is for each of ``rows``."""
    unknown = np.full(len(rows), np.nan)
    value, age, days = (
        (columns[name][rows] if name in columns else unknown).tolist()
        for columns, name in (
            (book.values, measure.id),
            (book.ages, measure.id),
            (book.values, "days_since_touch"),
        )
    )
    for at in range(len(rows)):
        yield _of_measure(measure, value[at], age[at], days[at], book.as_of)


def number_text(value: float) -> str:
    """Return a number as sentences show it: whole from 20 on, below with as many decimals as help."""
    if abs(value) >= WHOLE_FROM or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _at(columns: Mapping[str, Floats], name: str, row: int) -> float | None:
    value = float(columns[name][row]) if name in columns else float("nan")
    return None if np.isnan(value) else value


def _row(book: ScoredBook, measure: Measure, row: int) -> MeasureRow:
    value, age = _at(book.values, measure.id, row), _at(book.ages, measure.id, row)
    health = book.health
    if measure.id not in health.measures:
        return MeasureRow(measure, value, None, 0.0, age, 0.0, is_connected=False)
    at = health.measures.index(measure.id)
    points = float(health.points[at, row])
    return MeasureRow(
        measure,
        value,
        None if np.isnan(points) else points,
        float(health.effective[at, row]),
        age,
        float(health.contribution[at, row]),
        is_connected=True,
    )


def _of_measure(measure: Measure, value: float, age: float, days: float, as_of: date) -> Reason:
    """Return the reason that a measure is; ``days`` since the last touch, NaN unknown like the others."""
    code, text = OF_MEASURE.get(measure.id, ("LOW_MEASURE", OTHER_MEASURE))
    threshold = measure.threshold()
    if measure.id == TOUCH_AGE and value > 0 and not math.isnan(days):  # a person thinks in days
        value, threshold = days, days / value
    measured_on = as_of if math.isnan(age) else as_of - timedelta(days=int(age))
    params = {
        "value": "–" if math.isnan(value) else number_text(value),
        "threshold": number_text(threshold),
        "date": measured_on.isoformat(),
    }
    return Reason(code, text, params, measure.ja, measure.en)


def _of_cap(cap: Cap, as_of: date, facts: Mapping[str, float]) -> Reason:
    code, text = OF_CAP.get(cap.id, ("CAP", OTHER_CAP))
    known = [
        facts[fact] for fact in sorted(facts_of(parse(cap.when))) if not np.isnan(facts.get(fact, np.nan))
    ]
    value = number_text(known[0]) if known else "–"
    params = {"value": value, "cap": number_text(cap.cap), "date": as_of.isoformat()}
    return Reason(code, text, params, cap.ja or cap.id, cap.en or cap.id)


def _too_little(book: ScoredBook, row: int) -> Iterator[Reason]:
    """Yield why the band is not shown, when it is not."""
    health, sure = book.health, book.card.confidence
    if health.band[row] != NO_BAND:
        return
    for code, text, share, needed in (
        ("NOT_CONNECTED", NOT_CONNECTED, health.connected[row], sure.connected_min),
        ("FEW_FRESH_DATA", FEW_FRESH, health.confidence[row], sure.show_band_min),
    ):
        if share < needed:
            params = {"value": number_text(round(100 * float(share))), "threshold": number_text(100 * needed)}
            yield Reason(code, text, params)
            return
    for measure in _without_data(book, row):
        if measure.critical:
            yield Reason("CRITICAL_MISSING", NO_CRITICAL, {}, measure.ja, measure.en)


def _without_data(book: ScoredBook, row: int) -> Iterator[Measure]:
    """Yield the connected measures that the account has, without data fresh enough to count."""
    health = book.health
    for measure in book.card.measures:
        if measure.id in health.measures:
            at = health.measures.index(measure.id)
            if health.full[at, row] > 0 and health.effective[at, row] == 0:
                yield measure
