"""What the coming renewals will bring: expected, how far it may be off, and what is at risk (domain.md 4.3).

Renewals are taken as independent of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.lifetime_value import LEAST_RATE, MOST_RATE, RENEWAL_RATES, smoothed_rate
from cs_workbench.kernel.money import half_up

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Up to so many renewals every outcome is counted; beyond, outcomes are drawn.
MOST_EXACT: Final = 15
DRAWS: Final = 10_000
SEED: Final = 20_261_124
TINY: Final = 1e-9
#: ARR is exposed below this probability.
EXPOSED_BELOW: Final = 0.70
#: Categories with the probability each begins at, the surest first.
CATEGORIES: Final = (("commit", 0.90), ("likely", 0.70), ("at_risk", 0.40), ("critical", 0.0))
#: Past renewals of known health below which the stated rates count instead of the measured ones.
LEAST_HISTORY: Final = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """How likely each sum is: ``sums`` ascending minor units, ``chances`` that add up to 1; shape (k,) each."""

    sums: Ints
    chances: Floats

    def quantile(self, share: float) -> int:
        """Return the smallest sum that is not exceeded with a probability of ``share``."""
        place = int(np.searchsorted(np.cumsum(self.chances), share - TINY))
        return int(self.sums[min(place, len(self.sums) - 1)])


@dataclass(frozen=True, slots=True)
class Forecast:
    """The renewals of a horizon in one currency; amounts in minor units.

    Attributes:
        due: ARR up for renewal.
        expected: what is renewed on average, rounded half up once.
        sd: standard deviation of that sum.
        p10, p50, p90: a tenth, half and nine tenths of the outcomes are no higher.
        exposure: ARR with a probability below `EXPOSED_BELOW`.
        expected_loss: ARR that is lost on average.
        largest: row that brings most of the spread, None where nothing is open; ``largest_share``: its part of the
            variance.
        is_exact: every outcome was counted, none drawn.
    """

    due: int
    expected: int
    sd: float
    p10: int
    p50: int
    p90: int
    exposure: int
    expected_loss: int
    largest: int | None
    largest_share: float
    is_exact: bool


def category(probability: float) -> str:
    """Return the category of a renewal: 'commit', 'likely', 'at_risk' or 'critical'."""
    return next(name for name, least in CATEGORIES if probability >= least - TINY)


def is_exposed(probability: float) -> bool:
    """Say whether a renewal is ARR at risk."""
    return probability < EXPOSED_BELOW - TINY


def within_bounds(probability: float) -> float:
    """Return a probability as far as it is believed before anything is signed."""
    return min(max(probability, LEAST_RATE), MOST_RATE)


def band_rates(bands: Sequence[str], renewed: Sequence[bool]) -> tuple[dict[str, float], bool]:
    """Return the renewal rate of each health band, and whether it was measured.

    Args:
        bands: the band that each past renewal had before it, 'none' where there was no score.
        renewed: whether it was renewed.

    Returns:
        Rates pulled towards the rate of all, once there are `LEAST_HISTORY` of them; else `RENEWAL_RATES`, stated
        defaults.
    """
    if len(bands) < LEAST_HISTORY:
        return dict(RENEWAL_RATES), False
    overall = sum(renewed) / len(renewed)
    rates = {}
    for band in RENEWAL_RATES:
        those = [is_renewed for of, is_renewed in zip(bands, renewed, strict=True) if of == band]
        rates[band] = smoothed_rate(sum(those), len(those), overall)
    return rates, True


def open_count(amounts: Sequence[int], chances: Sequence[float]) -> int:
    """Return how many renewals may go either way."""
    return sum(0 < p < 1 and bool(a) for a, p in zip(amounts, chances, strict=True))


def draws(amounts: Sequence[int], chances: Sequence[float], dice: np.random.PCG64 | None = None) -> Ints:
    """Return `DRAWS` sums of the renewals that happen, the same each time.

    Args:
        amounts: minor units each brings.
        chances: of each to happen, known to 1/65536, which is far finer than so many draws can tell.
        dice: thrown on from where they are, so that sums of several parts can be added; None: new ones.
    """
    thrown = np.random.PCG64(SEED) if dice is None else dice
    drawn = np.zeros(DRAWS, dtype=np.int64)
    for amount, chance in zip(amounts, chances, strict=True):
        if chance >= 1:
            drawn += amount
        elif chance > 0 and amount:
            throw = thrown.random_raw(DRAWS // 4).view(np.uint16)  # four in each word
            drawn += amount * (throw < np.uint16(min(round(chance * 65536), 65535)))
    return drawn


def spread(amounts: Sequence[int], chances: Sequence[float], drawn: Ints | None = None) -> Spread:
    """Return how likely each sum of the renewals is that happen; up to `MOST_EXACT` exactly, else by `DRAWS` draws.

    ``drawn``: what `draws` told of these renewals, where it was asked before.
    """
    if open_count(amounts, chances) <= MOST_EXACT:
        found = {sum(a for a, p in zip(amounts, chances, strict=True) if p >= 1): 1.0}
        for amount, chance in zip(amounts, chances, strict=True):
            if not (0 < chance < 1 and amount):
                continue
            after: dict[int, float] = {}
            for so_far, likely in found.items():
                after[so_far + amount] = after.get(so_far + amount, 0.0) + likely * chance
                after[so_far] = after.get(so_far, 0.0) + likely * (1 - chance)
            found = after
        sums = np.array(sorted(found), dtype=np.int64)
        return Spread(sums, np.array([found[int(value)] for value in sums]))
    sums, counts = np.unique(draws(amounts, chances) if drawn is None else drawn, return_counts=True)
    return Spread(sums, counts / DRAWS)


def forecast(
    arr: Sequence[int],
    chances: Sequence[float],
    renewed_at: Sequence[int] | None = None,
    *,
    drawn: Ints | None = None,
) -> Forecast:
    """Return the forecast of renewals of ``arr`` minor units with ``chances`` to be renewed, 1 signed and 0 lost.

    ``renewed_at``: what each will bring when it is renewed; None: as much as before. ``drawn``: as `spread` takes it.

    Raises:
        ValueError: a chance is no number from 0 to 1.
    """
    if not all(0 <= chance <= 1 for chance in chances):
        raise ValueError("a chance outside 0 to 1")
    brings = list(arr if renewed_at is None else renewed_at)
    found = spread(brings, chances, drawn)
    variances = [(float(b) ** 2) * p * (1 - p) for b, p in zip(brings, chances, strict=True)]
    variance = sum(variances)
    largest = max(range(len(brings)), key=variances.__getitem__) if variance > 0 else None
    return Forecast(
        due=sum(arr),
        expected=half_up(_mean(brings, chances)),
        sd=variance**0.5,
        p10=found.quantile(0.1),
        p50=found.quantile(0.5),
        p90=found.quantile(0.9),
        exposure=sum(a for a, chance in zip(arr, chances, strict=True) if is_exposed(chance)),
        expected_loss=half_up(sum(arr) - _mean(arr, chances)),
        largest=largest,
        largest_share=0.0 if largest is None else variances[largest] / variance,
        is_exact=open_count(brings, chances) <= MOST_EXACT,
    )


def _mean(amounts: Sequence[int], chances: Sequence[float]) -> Fraction:
    """Return the mean sum, exact; a chance of 0.05 is a twentieth, not the float nearest to it."""
    of_chance: dict[float, int] = {}
    for amount, chance in zip(amounts, chances, strict=True):
        of_chance[chance] = of_chance.get(chance, 0) + amount
    return sum((amount * Fraction(repr(float(p))) for p, amount in of_chance.items()), Fraction(0))
