"""The lifetime value of every account of a book (domain.md 1.5): the best method for what is known of each.

Margin up to the end after a notice; renewals where the end of the contract is known; else how long accounts like it
stayed. Ages are whole months. The renewal rate is that of the health band at the end of last week: the score of
today depends on the tier, and the tier may depend on this value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools, Column
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.lifetime_value import (
    CHURN_A_MONTH,
    GROSS_MARGIN_PERCENT,
    LEAST_RATE,
    MONTHS_A_YEAR,
    MOST_RATE,
    RENEWAL_RATES,
    Terms,
    constant_churn,
    paid_months,
    until_end,
    until_renewals,
)
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.survival import Curve, has_curve, kaplan_meier, shrunk_churn

Floats = NDArray[np.float64]
DAYS_A_MONTH: Final = 30.4375
USUAL_TERM: Final = 12.0
#: A segment with fewer accounts is counted as the whole book.
LEAST_LIKE: Final = 10
#: The whole book, among the segments of `Stays`.
EVERYBODY: Final = ""


@dataclass(frozen=True, slots=True)
class Stays:
    """How long accounts of a segment stayed: churn a month (shrunk), and the curve where they are enough for one."""

    accounts: int
    churns: int
    hazard: float
    curve: Curve | None

    def still_there(self, age: float, months: int) -> Floats:
        """Return the chance to be there in month t, of one of ``age`` months; shape (months,)."""
        if self.curve is None:
            return constant_churn(self.hazard, months)
        return self.curve.still_there(age, months, self.hazard)

    def as_json(self) -> list[Any]:
        """Return it as the database keeps it."""
        curve = self.curve and [
            self.curve.times.tolist(),
            self.curve.share.tolist(),
            self.curve.believed_until,
        ]
        return [self.accounts, self.churns, self.hazard, curve]


def stays_of(values: Mapping[str, Sequence[Any]]) -> dict[str, Stays]:
    """Return what `Stays.as_json` wrote, by segment."""
    found = {}
    for segment, (accounts, churns, hazard, curve) in values.items():
        nobody = np.zeros(0, dtype=np.int64)
        made = curve and Curve(np.array(curve[0]), np.array(curve[1]), nobody, nobody, curve[2])
        found[segment] = Stays(accounts, churns, hazard, made or None)
    return found


def like_it(stays: Mapping[str, Stays], segment: str) -> Stays:
    """Return the accounts like one of ``segment``: its own where they are enough, else the whole book."""
    own, everybody = stays.get(segment), stays[EVERYBODY]
    return everybody if own is None or (own.curve is None and everybody.curve is not None) else own


def months_of(days: NDArray[np.timedelta64]) -> Floats:
    """Return days as months, NaN where they are not known."""
    whole = days.astype("timedelta64[D]")
    return np.where(np.isnat(whole), np.nan, whole.astype(np.float64) / DAYS_A_MONTH)


def measured_stays(
    started: NDArray[np.datetime64],
    churned: NDArray[np.datetime64],
    segment: NDArray[Any],
    today: np.datetime64,
) -> dict[str, Stays]:
    """Return how long the accounts of each segment stayed; shape (n,) each, a segment as its text."""
    gone = ~np.isnat(churned) & (churned <= today)
    months = months_of(np.where(gone, churned, today) - started)
    known = np.flatnonzero(months > 0)
    months, gone = months[known], gone[known]
    usual = shrunk_churn(float(gone.sum()), float(months.sum()), CHURN_A_MONTH)
    found = {EVERYBODY: _stays(months, gone, usual)}
    index: dict[str, int] = {}
    codes = np.fromiter(
        (index.setdefault(s, len(index)) for s in segment[known].tolist()), np.int64, len(known)
    )
    counts = np.bincount(codes, minlength=len(index))
    for name, code in index.items():
        if name and counts[code] >= LEAST_LIKE:
            here = codes == code
            found[name] = _stays(months[here], gone[here], usual)
    return found


def _stays(months: Floats, gone: Bools, usual: float) -> Stays:
    hazard = shrunk_churn(float(gone.sum()), float(months.sum()), usual)
    curve = kaplan_meier(np.floor(months), gone) if has_curve(gone) else None
    return Stays(len(months), int(gone.sum()), hazard, curve)


def book_ltv(
    columns: Mapping[str, Column], bands: Sequence[str], stays: Mapping[str, Stays], today: np.datetime64
) -> Column:
    """Return the LTV of every account in its own currency, by the default `Terms`; unknown where it cannot be told.

    ``columns``: the facts of the book, and ``term_months``; ``bands``: each account's band at the end of last week.
    """
    arr, terms = columns["arr"], Terms()
    left = columns["renewal"].values - today
    begun = np.nan_to_num(months_of(columns["started_on"].values - today))
    age, skipped = np.floor(np.maximum(-begun, 0)), np.clip(np.rint(begun), 0, terms.months)
    term = np.where(columns["term_months"].values > 0, columns["term_months"].values, USUAL_TERM)
    has_end = ~np.isnat(left)
    ended = columns["churned_on"].is_known()
    nothing = ended | (columns["is_trial"].values == 1) | (columns["is_paid"].values == 0)
    notice = (columns["churn_notice"].values == 1) & ~nothing
    days = np.where(has_end, left.astype("timedelta64[D]").astype(np.int64), 0)

    def at_end(days: int, skipped: int) -> float:
        return paid_months(until_end(max(days / DAYS_A_MONTH, 0), terms.months), terms, skipped)

    def renewed(days: int, skipped: int, term: int, band: int) -> float:
        months = days / DAYS_A_MONTH
        months = months % term if months < 0 else months
        there = until_renewals(months, float(term), believed_rate(BANDS[band]), terms.months)
        return paid_months(there, terms, skipped)

    def stayed(age: int, skipped: int, segment: int) -> float:
        there = like_it(stays, segments[segment]).still_there(float(age), terms.months)
        return paid_months(there, terms, skipped)

    band = np.fromiter(
        map({name: code for code, name in enumerate(BANDS)}.__getitem__, bands), np.int64, len(bands)
    )
    segments = list(dict.fromkeys(columns["segment"].values.tolist()))
    place = {name: code for code, name in enumerate(segments)}
    segment = np.fromiter(map(place.__getitem__, columns["segment"].values.tolist()), np.int64, len(bands))
    worth = np.zeros(len(left))
    _each(worth, notice & has_end, at_end, days, skipped)
    _each(worth, ~notice & ~nothing & has_end, renewed, days, skipped, term, band)
    _each(worth, ~notice & ~nothing & ~has_end, stayed, age, skipped, segment)
    margin = np.maximum(arr.values, 0) * (GROSS_MARGIN_PERCENT / 100 / MONTHS_A_YEAR)
    amount = np.floor(margin * worth + 0.5).astype(np.int64)
    known = arr.is_known() & ~(notice & ~has_end)
    return Column(Kind.MONEY, amount, arr.labels, known, arr.currency)


def believed_rate(band: str) -> float:
    """Return the chance to renew of an account of ``band`` before there is a history."""
    return min(max(RENEWAL_RATES.get(band, RENEWAL_RATES["none"]), LEAST_RATE), MOST_RATE)


def _each(worth: Floats, which: Bools, of: Callable[..., float], *columns: NDArray[Any]) -> None:
    """Fill ``worth`` where ``which``: accounts that are alike in ``columns`` (whole numbers) are counted once."""
    rows = np.flatnonzero(which)
    if not len(rows):
        return
    told = [column[rows].astype(np.int64) for column in columns]
    codes = np.zeros(len(rows), dtype=np.int64)
    for column in told:
        least = column.min()
        codes = codes * (column.max() - least + 1) + column - least
    _, first, where = np.unique(codes, return_index=True, return_inverse=True)
    once = zip(*(column[first].tolist() for column in told), strict=True)
    worth[rows] = np.array([of(*values) for values in once])[where]
