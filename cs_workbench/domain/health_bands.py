"""Health bands with hysteresis, trend and season (domain.md 3.5): whole books at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.scorecard import BandRule

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
#: Levels rise with the score: red 0, yellow 1, green 2; `BANDS` names them the other way round.
RED: Final = 0
GREEN: Final = 2
NO_LEVEL: Final = -1
NO_BAND: Final = BANDS.index("none")
TREND_LEAST_SCORES: Final = 4
WEEKS_PER_TREND: Final = 4
SEASON_LEAST_ACCOUNTS: Final = 20
SEASON_CLAMP: Final = (0.5, 1.5)


@dataclass(frozen=True, slots=True)
class BandState:
    """What the hysteresis remembers of each account from one weekly evaluation to the next; shape (n,).

    ``level``: the band it stands in, -1 before the first score; ``pending`` and ``count``: how often in a
    row the raw band was another one; ``last``: the score then, NaN before the first.
    """

    level: Levels
    pending: Levels
    count: NDArray[np.int16]
    last: Floats


def new_states(n: int) -> BandState:
    """Return the state of ``n`` accounts that were never scored."""
    none = np.full(n, NO_LEVEL, dtype=np.int8)
    return BandState(none, none.copy(), np.zeros(n, dtype=np.int16), np.full(n, np.nan))


def raw_level(rule: BandRule, score: Floats) -> Levels:
    """Return the level without memory, -1 where the score is NaN."""
    return np.where(np.isnan(score), NO_LEVEL, np.searchsorted(rule.cuts, score, side="right")).astype(
        np.int8
    )


def next_band(rule: BandRule, state: BandState, score: Floats) -> BandState:
    """Return the state after one more weekly evaluation; an account without a score keeps its own.

    A band changes when the score is ``down`` or ``up`` beyond the cut, when the raw band was the same other
    one ``dwell`` times in a row, or when the score moved by ``jump`` since the evaluation before.
    """
    raw = raw_level(rule, score)
    is_first = (state.level == NO_LEVEL) & (raw != NO_LEVEL)
    differs = (raw != state.level) & (raw != NO_LEVEL) & ~is_first
    count = np.where(differs, np.where(raw == state.pending, state.count + 1, 1), 0)
    cuts = np.array(rule.cuts)
    falls = raw < state.level
    near_cut = cuts[np.clip(np.where(falls, state.level - 1, state.level), 0, len(cuts) - 1)]
    is_beyond = np.where(falls, score <= near_cut - rule.down, score >= near_cut + rule.up)
    has_jumped = np.abs(score - state.last) >= rule.jump  # False where either is NaN
    changes = is_first | (differs & (is_beyond | (count >= rule.dwell) | has_jumped))
    is_scored = raw != NO_LEVEL
    is_waiting = differs & ~changes
    return BandState(
        np.where(changes, raw, state.level).astype(np.int8),
        np.where(is_waiting, raw, np.where(is_scored, NO_LEVEL, state.pending)).astype(np.int8),
        np.where(is_waiting, count, np.where(is_scored, 0, state.count)).astype(np.int16),
        np.where(is_scored, score, state.last),
    )


def at_once(rule: BandRule, state: BandState, score: Floats, rows: NDArray[np.bool_]) -> BandState:
    """Return the state in which ``rows`` have fallen to their raw level without waiting (a cap is a fact)."""
    raw = raw_level(rule, score)
    falls = rows & (raw != NO_LEVEL) & (raw < state.level)
    return BandState(
        np.where(falls, raw, state.level).astype(np.int8),
        np.where(falls, NO_LEVEL, state.pending).astype(np.int8),
        np.where(falls, 0, state.count).astype(np.int16),
        state.last,
    )


def band_codes(level: Levels) -> Levels:
    """Return codes over `facts.BANDS`."""
    return np.where(level == NO_LEVEL, NO_BAND, GREEN - level).astype(np.int8)


def band_state_texts(state: BandState) -> list[str]:
    """Return each state as a text to keep, '' before the first score."""
    rows = zip(
        state.level.tolist(), state.pending.tolist(), state.count.tolist(), state.last.tolist(), strict=True
    )
    return [
        f"{level} {pending} {count} {last!r}" if level >= 0 else "" for level, pending, count, last in rows
    ]


def read_band_states(texts: Sequence[str | None]) -> BandState:
    """Return the states that `band_state_texts` wrote; None and '' are accounts never scored."""
    state = new_states(len(texts))
    for row, text in enumerate(texts):
        if text:
            level, pending, count, last = text.split(" ")
            state.level[row], state.pending[row] = int(level), int(pending)
            state.count[row], state.last[row] = int(count), float(last)
    return state


def trend(scores: Floats) -> Floats:
    """Return points per 4 weeks: the Theil-Sen slope over weekly scores, shape (weeks, n), oldest first.

    NaN weeks are left out; fewer than 4 scores have no trend. Up and down count from +-5.
    """
    weeks = len(scores)
    out = np.full(scores.shape[1], np.nan)
    enough = (~np.isnan(scores)).sum(axis=0) >= TREND_LEAST_SCORES
    first, second = np.triu_indices(weeks, k=1)
    slopes = (scores[second][:, enough] - scores[first][:, enough]) / (second - first)[:, None]
    if enough.any():
        out[enough] = np.nanmedian(slopes, axis=0) * WEEKS_PER_TREND
    return out


def season_median(ratios: Floats) -> float:
    """Return the portfolio's median ratio of a week, within 0.5 and 1.5; 1 with fewer than 20 accounts."""
    known = ratios[~np.isnan(ratios)]
    if len(known) < SEASON_LEAST_ACCOUNTS:
        return 1.0
    return float(np.clip(np.median(known), *SEASON_CLAMP))


def season_adjust(ratios: Floats, median: float) -> Floats:
    """Return usage ratios with the season taken out (季節補正): divided by `season_median` of that week."""
    return np.asarray(ratios / median)


def displayed(score: float) -> int:
    """Return a score as it is shown: a whole number, halves up. Compare with cuts before rounding."""
    return int(Decimal(score).quantize(Decimal(1), ROUND_HALF_UP))
