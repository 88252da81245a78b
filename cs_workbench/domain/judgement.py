"""Judgements of a renewal (domain.md 4.3): rule, CSM and lead side by side at two looks, never averaged.

The looks are six and three months before the day that decides: the notice deadline, else the end of the term. What
was judged at the first look does not count at the second, where nobody may only watch any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.arr_history import months_later
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

ROLES: Final = ("csm", "lead")
VERDICTS: Final = ("renew", "smaller", "leave", "watch")
#: Months before the deciding day at which a judgement is wanted, the first look first.
LOOKS: Final = (6, 3)
FIRST_LOOK, LAST_LOOK = LOOKS
#: A judgement is overdue so many days after its look began.
DUE_DAYS: Final = 14
#: Categories of the rule that expect the renewal.
SURE: Final = frozenset(("commit", "likely"))
#: Decided renewals below which no share of right ones is told.
LEAST_JUDGED: Final = 20
#: Where the CSM's judgement is from: written as one, or read off stage and amount of the renewal record.
WRITTEN, FROM_RECORD = "written", "record"
#: Columns of the board, from left to right; those that are no facts have their titles here (context 'facts').
COLUMNS: Final = (
    "name", "days_left", "arr", "rule", "verdict_csm", "verdict_lead", "difference", "why_judged", "next_step",
    "renewal_stage", "owner",
)  # fmt: skip
TITLES: Final = MappingProxyType(
    {
        "days_left": N_("facts", "Days"),
        "deadline": N_("facts", "Deadline"),
        "rule": N_("facts", "Rule"),
        "chance": N_("facts", "Renews (%)"),
        "basis": N_("facts", "Basis"),
        "verdict_csm": N_("facts", "CSM"),
        "verdict_lead": N_("facts", "Lead"),
        "difference": N_("facts", "Difference"),
        "why_judged": N_("facts", "Reason"),
        "to_do": N_("facts", "To do"),
        "earlier": N_("facts", "At six months"),
        "renewal_stage": N_("facts", "Stage"),
        "look": N_("facts", "Look"),
    }
)
#: Column -> whose judgement stands in it.
ROLE_OF: Final = MappingProxyType({"verdict_csm": "csm", "verdict_lead": "lead"})


class WatchTooLate(WorkbenchError):
    """A renewal that is to be watched when it has to be judged."""

    template = N_(
        "errors",
        "Three months before the deadline “monitor” is no judgement any more. Nothing was written; what was judged "
        "before stays. Choose: renew, smaller or leave.",
    )
    code = "CSW-1720"


class NothingToJudge(WorkbenchError):
    """An account without a renewal that is to be judged."""

    template = N_(
        "errors",
        "{account} has no open renewal with a deadline within six months{of_day}, so there is nothing to judge yet. "
        "Nothing was written. 'renewal board' lists what is.",
    )
    code = "CSW-1721"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judged of a term, as it is kept.

    Attributes:
        ends_on: last day of the term; ``deadline_on``: the day that decided, as it was known then.
        months: the look it was written for, one of `LOOKS`.
        role: one of `ROLES`; ``verdict``: one of `VERDICTS`.
        category: of the rule at that moment, '' unknown.
        at: when it was written (UTC, ISO); ``retired_at``: when another took its place, '' while it counts.
    """

    uid: str
    account_id: int
    ends_on: date
    deadline_on: date
    months: int
    role: str
    verdict: str
    why: str
    category: str
    at: str
    author: str
    retired_at: str = ""


def deciding_day(notice: date | None, ends: date) -> date:
    """Return the day before which the looks are: the notice deadline where one is known in the term, else the end."""
    return ends if notice is None else min(notice, ends)


def countdown_day(notice: date | None, ends: date, today: date) -> date:
    """Return the day that is counted down to: the notice deadline while it is ahead, then the end."""
    decides = deciding_day(notice, ends)
    return decides if decides >= today else ends


def look_begins(decides: date, months: int) -> date:
    """Return the first day of a look."""
    return months_later(decides, -months)


def look_on(decides: date, today: date) -> int | None:
    """Return the look that is on ``today``; None before the first one. The last one goes on to the end."""
    return next((months for months in reversed(LOOKS) if look_begins(decides, months) <= today), None)


def is_overdue(decides: date, months: int, today: date) -> bool:
    """Say whether a judgement of this look that is not there should be."""
    return today > look_begins(decides, months) + timedelta(days=DUE_DAYS)


def check_verdict(verdict: str, months: int) -> None:
    """Refuse to watch at the last look.

    Raises:
        WatchTooLate: it is only watched.
    """
    if verdict == "watch" and months == LAST_LOOK:
        raise WatchTooLate


def verdicts_of(months: int) -> tuple[str, ...]:
    """Return what may be judged at a look."""
    return tuple(v for v in VERDICTS if v != "watch" or months != LAST_LOOK)


def current(judgements: Iterable[Judgement], role: str, months: int | None) -> Judgement | None:
    """Return the judgement of ``role`` that counts at a look: the newest written for it; None for none."""
    found = [j for j in judgements if j.role == role and j.months == months and not j.retired_at]
    return max(found, key=lambda j: (j.at, j.uid), default=None)


def earlier(judgements: Iterable[Judgement], role: str, months: int | None) -> Judgement | None:
    """Return what ``role`` judged last at an earlier look: it is told, and does not count."""
    found = [
        j
        for j in judgements
        if j.role == role and months is not None and j.months > months and not j.retired_at
    ]
    return max(found, key=lambda j: (j.at, j.uid), default=None)


def differences(category: str, csm: str, lead: str) -> tuple[tuple[str, str], ...]:
    """Return who says different things: pairs of 'rule', 'csm' and 'lead'.

    The rule expects the renewal (`SURE`) or does not; a person expects it with 'renew' alone. Who watches, or has
    not judged, differs from nobody.
    """
    said = {role: verdict for role, verdict in (("csm", csm), ("lead", lead)) if verdict not in ("", "watch")}
    found = [("rule", role) for role, verdict in said.items() if (category in SURE) != (verdict == "renew")]
    if len(set(said.values())) > 1:
        found.append(("csm", "lead"))
    return tuple(found)


def wanted(category: str, csm: str, lead: str) -> tuple[str, ...]:
    """Return whose judgement is missing: the CSM's always, the lead's where rule and CSM differ."""
    missing = () if csm else ("csm",)
    return (*missing, "lead") if not lead and differences(category, csm, "") else missing


def stays(verdict: str) -> bool | None:
    """Return whether a verdict or a category says that the customer stays, smaller or not; None: neither."""
    if verdict in ("", "watch"):
        return None
    return verdict in SURE or verdict in ("renew", "smaller")
