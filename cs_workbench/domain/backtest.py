"""A scorecard against what became of the accounts: the report of a back-test and its gates (domain.md 3.6, 3.7)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.calibration import isotonic, most_r2, platt, riley_rows
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.discrimination import (
    Interval,
    auc,
    auc_interval,
    brier,
    brier_skill,
    harrell_c,
    lift,
    wilson,
)
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.point_in_time import CHURNED, STAYED, Days, Labels, Protocol, labels

Floats = NDArray[np.float64]
Split = tuple[Bools, Bools]  # which rows teach, which are judged
FOLDS: Final = 5
SHARES: Final = (0.1, 0.2)
#: Rows of the calibration table.
CALIBRATION_ROWS: Final = 5
COUNTS_BELOW: Final = 20
CHANCE_FROM: Final = 100
STEPS_FROM_ROWS: Final = 1_000
SUGGEST_FROM: Final = 40
SUGGEST_PER_MEASURE: Final = 5
#: Part of what could be explained that a scorecard is expected to explain.
EXPECTED_R2: Final = 0.15


class Gate(IntEnum):
    """What so many churns allow: counts; an AUC; a chance by Platt's curve; a chance by steps as well."""

    COUNTS = 0
    AREA = 1
    CHANCE = 2
    STEPS = 3


def gate(events: int, others: int, measures: int) -> Gate:
    """Return what ``events`` churns and ``others`` that stayed allow, with a card of so many measures."""
    fewer, rows = min(events, others), events + others
    if fewer < COUNTS_BELOW:
        return Gate.COUNTS
    if fewer < CHANCE_FROM or rows < riley_rows(max(measures, 1), EXPECTED_R2 * most_r2(events / rows)):
        return Gate.AREA
    return Gate.STEPS if rows >= STEPS_FROM_ROWS else Gate.CHANCE


def churns_to_suggest(measures: int) -> int:
    """Return how many churns, and as many that stayed, other weights need."""
    return max(SUGGEST_FROM, SUGGEST_PER_MEASURE * measures)


@dataclass(frozen=True, slots=True)
class Observations:
    """Accounts as they were known on past days, a row for each time one was looked at; ``n`` rows, ``m`` measures.

    Attributes:
        measures: ids of the card's measures, the rows of ``points``.
        account: ids, shape (n,).
        t0: the day each was looked at, shape (n,).
        score: what the card said, after caps, 0 to 100; NaN without data; shape (n,).
        band: codes over `facts.BANDS`, shape (n,).
        points: 0 to 100, NaN not known; shape (m, n).
        weight: each measure's part of the card, sum 1 over those known anywhere; shape (m,).
        churned_on: the first churn after t0, NaT none; shape (n,).
        label: what came of it, see `point_in_time.labels`; shape (n,).
        data_end: the last day that the data tell of.
        is_forecast: False: one undated state of the book, whose outcome may be older than its measures.
    """

    measures: tuple[str, ...]
    account: NDArray[np.int64]
    t0: Days
    score: Floats
    band: NDArray[np.int8]
    points: Floats
    weight: Floats
    churned_on: Days
    label: Labels
    data_end: date
    is_forecast: bool = True

    def __len__(self) -> int:
        return len(self.account)

    @property
    def risk(self) -> Floats:
        """The card's risk, 100 - score."""
        return 100 - self.score

    @property
    def y(self) -> NDArray[np.int8]:
        """1 for who churned, 0 for who stayed."""
        return np.asarray(self.label == CHURNED, dtype=np.int8)

    def take(self, rows: NDArray[Any]) -> Observations:
        """Return the observations at ``rows`` (indices or a mask)."""
        return replace(
            self, account=self.account[rows], t0=self.t0[rows], score=self.score[rows], band=self.band[rows],
            points=self.points[:, rows], churned_on=self.churned_on[rows], label=self.label[rows],
        )  # fmt: skip

    def judged(self) -> Observations:
        """Return those with a score and an outcome."""
        return self.take(((self.label == CHURNED) | (self.label == STAYED)) & ~np.isnan(self.score))

    def looked_at_once(self, protocol: Protocol) -> Observations:
        """Return the same with what came of it when nothing is left out for being too late (a gap of 0 days)."""
        found = labels(self.t0, self.churned_on, self.data_end, replace(protocol, gap_days=0))
        return replace(self, label=found)


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band (of `facts.BANDS`), how many stood in it, how many of them churned, and the share with its interval."""

    band: str
    rows: int
    churned: int
    share: Interval


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Rows of like chance: how many, the chance said on average, and the share that churned with its interval."""

    rows: int
    said: float
    came: Interval


@dataclass(frozen=True, slots=True)
class Report:
    """What a back-test found. Below its gate a figure is NaN or empty: too few churns to tell.

    Attributes:
        rows, events: observations with score and outcome, and how many of them churned.
        base_rate: their share.
        gate: what so many churns allow.
        auc: how often who left had the higher risk, with interval; ``auc_at_once``: with a gap of 0 days.
        brier, skill: of chances that were learned from other rows; ``curve``: 'platt', 'isotonic' or ''.
        lift: share of the book -> (lift, capture).
        bands: churn by band, every band of `facts.BANDS`.
        calibration: the lowest chances first.
        harrell: time to churn, over everything the data tell.
        lead_days: median days between a warning (yellow or red) and the churn, NaN unknown.
        left: rows of `Observations.judged` that churned, newest first, an account once in each band it left from;
            ``missed``: those of them that were green.
        calibrated: rows whose chance was learned from others.
    """

    rows: int
    events: int
    base_rate: float
    gate: Gate
    auc: Interval
    auc_at_once: float
    brier: float
    skill: float
    curve: str
    lift: dict[float, tuple[float, float]]
    bands: tuple[BandRow, ...]
    calibration: tuple[CalibrationRow, ...]
    harrell: float
    lead_days: float
    missed: tuple[int, ...]
    calibrated: int
    left: tuple[int, ...] = ()

    @property
    def has_evidence(self) -> bool:
        """Whether the AUC lies above chance with its whole interval."""
        return self.auc.low > 0.5  # noqa: PLR2004 - a coin


def report(seen: Observations, protocol: Protocol) -> Report:
    """Return what a back-test of ``seen`` found."""
    judged = seen.judged()
    y, risk = judged.y, judged.risk
    events = int(y.sum())
    reached = gate(events, len(y) - events, int((judged.weight > 0).sum()))
    tells = reached >= Gate.AREA
    at_once = (
        seen.looked_at_once(protocol).judged()
        if seen.is_forecast
        else seen.take(np.zeros(len(seen), np.bool_))
    )
    chances, curve = _best_chances(judged, reached, protocol)
    has = ~np.isnan(chances)
    days, left = _days(judged), _left(judged)
    warned = (
        (y > 0)
        & np.isin(judged.band, [BANDS.index("yellow"), BANDS.index("red")])
        & ~np.isnat(judged.churned_on)
    )
    return Report(
        rows=len(y),
        events=events,
        base_rate=float(y.mean()) if len(y) else math.nan,
        gate=reached,
        auc=auc_interval(y, risk) if tells else Interval(math.nan, math.nan, math.nan),
        auc_at_once=auc(at_once.y, at_once.risk) if tells else math.nan,
        brier=brier(y[has], chances[has]),
        skill=brier_skill(y[has], chances[has]),
        curve=curve,
        lift={share: lift(y, risk, share) for share in SHARES} if tells else {},
        bands=tuple(_band_row(judged, code) for code in range(len(BANDS))),
        calibration=_calibration(y[has], chances[has]),
        harrell=harrell_c(days, ~np.isnat(judged.churned_on), risk)
        if tells and judged.is_forecast
        else math.nan,
        lead_days=float(np.median(days[warned])) if warned.any() else math.nan,
        missed=tuple(row for row in left if judged.band[row] == BANDS.index("green")),
        calibrated=int(has.sum()),
        left=left,
    )


def splits(seen: Observations, protocol: Protocol) -> list[Split]:
    """Return which rows teach and which are judged by it: older days teach newer ones; undated ones in five folds.

    A day teaches only where its outcome was over before the day it teaches. No account is on both sides of a fold.
    """
    if not seen.is_forecast:
        fold = _folds(seen.account)
        return [(fold != part, fold == part) for part in range(FOLDS)]
    over = seen.t0 + np.timedelta64(protocol.days_ahead, "D")
    return [(over <= day, seen.t0 == day) for day in np.unique(seen.t0) if (over <= day).any()]


def _folds(account: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a fold for each row: accounts in a fixed random order, dealt out like cards."""
    known, inverse = np.unique(account, return_inverse=True)
    dealt = np.random.default_rng(0).permutation(len(known)) % FOLDS
    return np.asarray(dealt[inverse], dtype=np.int64)


def _best_chances(judged: Observations, reached: Gate, protocol: Protocol) -> tuple[Floats, str]:
    """Return (chances learned from other rows, the curve they follow); NaN where none can be learned."""
    nothing = np.full(len(judged), np.nan)
    if reached < Gate.AREA:
        return nothing, ""
    parts = splits(judged, protocol)
    smooth = _chances(judged, parts, by_steps=False)
    if np.isnan(smooth).all():
        return nothing, ""
    if reached == Gate.STEPS:
        stepped = _chances(judged, parts, by_steps=True)
        has = ~np.isnan(smooth) & ~np.isnan(stepped)
        if has.any() and brier(judged.y[has], stepped[has]) < brier(judged.y[has], smooth[has]):
            return stepped, "isotonic"
    return smooth, "platt"


def _chances(judged: Observations, parts: Sequence[Split], *, by_steps: bool) -> Floats:
    found = np.full(len(judged), np.nan)
    for teach, test in parts:
        y, risk = judged.y[teach], judged.risk[teach]
        if not 0 < y.sum() < len(y):
            continue
        if by_steps:
            at, chance = isotonic(risk, y)
            found[test] = np.interp(judged.risk[test], at, chance)
        elif (curve := platt(y, risk)) is not None:
            found[test] = curve.chance(judged.risk[test, None])
    return found


def _days(judged: Observations) -> Floats:
    """Return days until each churned, or until the data end."""
    ends = np.where(np.isnat(judged.churned_on), np.datetime64(judged.data_end), judged.churned_on)
    return np.asarray((ends - judged.t0).astype("timedelta64[D]").astype(np.float64))


def _band_row(judged: Observations, code: int) -> BandRow:
    inside = judged.band == code
    rows, churned = int(inside.sum()), int(judged.y[inside].sum())
    return BandRow(BANDS[code], rows, churned, wilson(churned, rows))


def _calibration(y: NDArray[np.int8], chances: Floats) -> tuple[CalibrationRow, ...]:
    order = np.argsort(chances, kind="stable")
    parts = [rows for rows in np.array_split(order, CALIBRATION_ROWS) if len(rows)]
    return tuple(
        CalibrationRow(len(rows), float(chances[rows].mean()), wilson(int(y[rows].sum()), len(rows)))
        for rows in parts
    )


def _left(judged: Observations) -> tuple[int, ...]:
    rows = np.flatnonzero(judged.y > 0)
    newest: dict[tuple[int, int], int] = {}
    for row in rows[np.argsort(judged.t0[rows], kind="stable")].tolist():
        newest[int(judged.account[row]), int(judged.band[row])] = row
    return tuple(sorted(newest.values(), key=lambda row: judged.t0[row], reverse=True))
