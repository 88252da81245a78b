"""Renewals: which day is counted down to, and when the work should have begun."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.facts import RENEWAL_STAGES
from cs_workbench.kernel.i18n import N_

KINDS: Final = ("renewal", "expansion")
CLOSED: Final = ("renewed", "lost")
STATES: Final = ("notice", "late", "over")
#: The motion starts this long before the notice deadline at the latest.
MOTION_DAYS: Final = 60
#: A closed record leaves the calendar this long after its term ended.
SHOWN_AFTER_DAYS: Final = 30
#: Columns of the calendar, from left to right; those that are no facts have their titles here (context 'facts').
COLUMNS: Final = (
    "name", "days_left", "notice", "renewal", "amount", "renewal_stage", "renewal_state", "next_step", "decides",
    "band", "owner",
)  # fmt: skip
TITLES: Final = MappingProxyType(
    {
        "days_left": N_("facts", "Days left"),
        "amount": N_("facts", "Amount"),
        "renewal_stage": N_("facts", "Stage"),
        "renewal_state": N_("facts", "State"),
        "decides": N_("facts", "Who decides"),
        "renewal_kind": N_("facts", "Kind"),
        "deadline": N_("facts", "Deadline"),
    }
)
EDITABLE: Final = frozenset(("amount", "renewal_stage", "next_step", "decides"))
Days = NDArray[np.datetime64]


def deadlines(notice: Days, ends: Days, today: date) -> Days:
    """Return the day each countdown runs to: the notice deadline while it is ahead, then the end."""
    ahead = ~np.isnat(notice) & (notice >= np.datetime64(today))
    return np.where(ahead | np.isnat(ends), notice, ends)


def states(stage: NDArray[np.int32], noticed: Bools, notice: Days, ends: Days, today: date) -> NDArray[Any]:
    """Return what is to be said of each row, as index of `STATES`, -1 for nothing.

    Args:
        stage: index of `RENEWAL_STAGES`.
        noticed: whether the customer has given notice.
        notice: the notice deadline.
        ends: the last day of the term.
        today: the day.
    """
    now = np.datetime64(today)
    is_open = stage < RENEWAL_STAGES.index(CLOSED[0])
    first = np.where(np.isnat(notice), ends, notice)
    late = (stage == 0) & ~np.isnat(first) & (first - np.timedelta64(MOTION_DAYS, "D") <= now)
    over = ~np.isnat(ends) & (ends < now)
    found = np.where(late, STATES.index("late"), -1)
    found = np.where(over, STATES.index("over"), found)
    return np.where(is_open, np.where(noticed, STATES.index("notice"), found), -1).astype(np.int32)
