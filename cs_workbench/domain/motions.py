"""Motions (重点対応): efforts on top of a phase, for as long as their reason lasts: expansion, renewal, save."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import BANDS

MOTIONS: Final = ("expansion", "renewal", "save")
#: Days before the end, and before the notice deadline, from which a renewal is worked on.
RENEWAL_DAYS: Final = 120
NOTICE_DAYS: Final = 60
#: Percent of the seats in use; or of seats that the company could still buy, which says something only where those
#: it has are used (a project default: else nearly every account could buy more).
FULL_SEATS: Final = 90.0
ROOM: Final = 20.0
USED_SEATS: Final = 80.0
#: Days after which an expansion ends without an answer.
EXPANSION_DAYS: Final = 90
#: Facts that `motions` reads.
NEEDED: Final = (
    "renewal",
    "notice",
    "renewal_stage",
    "band",
    "churn_notice",
    "seat_util",
    "employees",
    "seats",
)


@dataclass(frozen=True, slots=True)
class Motions:
    """Which accounts are in which motion; shape (n,) each."""

    expansion: Bools
    renewal: Bools
    save: Bools

    def of(self, row: int) -> tuple[str, ...]:
        """Return the motions of one account."""
        return tuple(name for name in MOTIONS if getattr(self, name)[row])


def motions(book: Book, was_red: Bools, settled: Bools, today: date) -> Motions:
    """Return the motions of every account; missing data begin none.

    Args:
        book: `NEEDED`.
        was_red: whose health was red at the evaluation before, too.
        settled: whose expansion was won, lost or given up within `EXPANSION_DAYS`.
        today: the day.
    """
    ahead, to_notice = (_ahead(book[fact].values, today) for fact in ("renewal", "notice"))
    stage = book["renewal_stage"]
    done = np.isin(stage.values, [stage.labels.index(s) for s in ("renewed", "lost") if s in stage.labels])
    near = (ahead >= 0) & ((ahead <= RENEWAL_DAYS) | ((to_notice >= 0) & (to_notice <= NOTICE_DAYS)))
    band = book["band"]
    red = band.values == (band.labels.index("red") if "red" in band.labels else len(BANDS))
    seats, room = book["seats"].values, np.full(len(book), np.nan)
    np.divide((book["employees"].values - seats) * 100, seats, out=room, where=seats > 0)
    used = book["seat_util"].values
    wants = (used >= FULL_SEATS) | ((room >= ROOM) & (used >= USED_SEATS))
    return Motions(
        np.asarray(wants & ~settled),
        np.asarray(near & ~done),
        np.asarray((red & was_red) | (book["churn_notice"].values == 1)),
    )


def _ahead(days: NDArray[np.datetime64], today: date) -> NDArray[np.float64]:
    gap = (days - np.datetime64(today)).astype(np.float64)
    return np.where(np.isnat(days), np.nan, gap)
