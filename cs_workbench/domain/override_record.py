"""What a person set by hand, held against what became of the account: was the person right, or the formula (N10)?

Levels rise with what is said of an account: a band from 要対応 to 健全, a tier from the lightest to the closest care.
-1 is unknown. Everything has shape (n,), an override each; days are datetime64[D], NaT for never.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.discrimination import Interval, wilson
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.point_in_time import Days, Protocol
from cs_workbench.kernel.i18n import N_

Levels = NDArray[np.int8]
Codes = NDArray[np.int8]
UNKNOWN: Final = -1
#: Days after the override within which something must have come of it: as far as a back-test looks.
HORIZON: Final = Protocol().days_ahead
#: So many judged ones a share needs.
LEAST: Final = 20
EVEN: Final = 0.5


class Came(IntEnum):
    """What happened within the horizon, the gravest first."""

    CHURN = 0
    CONTRACTION = 1
    RENEWAL = 2
    STAYED = 3
    NOTHING_YET = 4


class Right(IntEnum):
    """Who was right; `SAME` both, `OPEN` the horizon is not over, `UNTOLD` what the formula said is not known."""

    PERSON = 0
    FORMULA = 1
    SAME = 2
    OPEN = 3
    UNTOLD = 4


CAME: Final = {
    Came.CHURN: N_("evidence", "left"),
    Came.CONTRACTION: N_("evidence", "shrank"),
    Came.RENEWAL: N_("evidence", "renewed"),
    Came.STAYED: N_("evidence", "stayed"),
    Came.NOTHING_YET: N_("evidence", "nothing yet"),
}
RIGHT: Final = {
    Right.PERSON: N_("evidence", "the person"),
    Right.FORMULA: N_("evidence", "the formula"),
    Right.SAME: N_("evidence", "both said the same"),
    Right.OPEN: N_("evidence", "not over yet"),
    Right.UNTOLD: N_("evidence", "not known what the formula said"),
}


def band_level(band: str) -> int:
    """Return the level of a band, -1 of none."""
    order = [name for name in ("red", "yellow", "green") if name in BANDS]
    return order.index(band) if band in order else UNKNOWN


def tier_level(tier: str) -> int:
    """Return the level of a tier, -1 of none."""
    return len(TIERS) - 1 - TIERS.index(tier) if tier in TIERS else UNKNOWN


def over(set_on: Days, data_end: date) -> Bools:
    """Return whose horizon the data tell of to its end."""
    return np.asarray(set_on + np.timedelta64(HORIZON, "D") <= np.datetime64(data_end))


def came_of(set_on: Days, churned: Days, shrank: Days, renewed: Days, data_end: date) -> Codes:
    """Return `Came` of each override, from the first of each kind after the day it was set."""
    ends = set_on + np.timedelta64(HORIZON, "D")

    def within(happened: Days) -> Bools:
        return np.asarray((happened > set_on) & (happened <= ends))

    found = np.where(over(set_on, data_end), Came.STAYED, Came.NOTHING_YET)
    for kind, happened in ((Came.RENEWAL, renewed), (Came.CONTRACTION, shrank), (Came.CHURN, churned)):
        found = np.where(within(happened), kind, found)
    return np.asarray(found, dtype=np.int8)


def who_was_right(formula: Levels, person: Levels, came: Codes, *, is_over: Bools, is_tier: Bools) -> Codes:
    """Return `Right` of each override.

    Only where the horizon is over is anything judged: else losses alone would be counted early. Who said better than
    the formula was right where the account stayed, who said worse where it was lost (or shrank). A tier, either way,
    was right where the account stayed: that is all an outcome tells of it.
    """
    lost = (came == Came.CHURN) | (came == Came.CONTRACTION)
    warned = (person < formula) & ~is_tier
    found = np.where(warned == lost, Right.PERSON, Right.FORMULA)
    found = np.where(~is_over, Right.OPEN, found)
    found = np.where(formula == person, Right.SAME, found)
    found = np.where((formula == UNKNOWN) | (person == UNKNOWN), Right.UNTOLD, found)
    return np.asarray(found, dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a person (``who``; '' all together) and the formula were right.

    ``share``: of the person, of those ``judged``, with its Wilson interval.
    """

    who: str
    overrides: int
    person: int
    formula: int
    same: int
    open: int
    untold: int
    share: Interval

    @property
    def judged(self) -> int:
        """Overrides of which one of the two was right."""
        return self.person + self.formula

    @property
    def can_tell(self) -> bool:
        """Whether there are enough to speak of a share."""
        return self.judged >= LEAST

    @property
    def verdict(self) -> str:
        """'few', or who is right more often beyond chance: 'person', 'formula', or 'neither'."""
        if not self.can_tell:
            return "few"
        if self.share.low > EVEN:
            return "person"
        return "formula" if self.share.high < EVEN else "neither"


def tally(who: str, right: NDArray[Any]) -> Tally:
    """Return the counts of some overrides."""
    count = np.bincount(right.astype(np.int64), minlength=len(Right)).tolist()
    person, formula = count[Right.PERSON], count[Right.FORMULA]
    return Tally(
        who, len(right), person, formula, count[Right.SAME], count[Right.OPEN], count[Right.UNTOLD],
        wilson(person, person + formula),
    )  # fmt: skip


def tallies(who: list[str], right: NDArray[Any]) -> tuple[Tally, ...]:
    """Return the counts of all, then of each person, who overrode most first."""
    people, place = np.unique(np.array(who, dtype=object).astype(str), return_inverse=True)
    each = [tally(str(name), right[place == number]) for number, name in enumerate(people)]
    return (tally("", right), *sorted(each, key=lambda one: (-one.overrides, one.who)))
