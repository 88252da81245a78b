"""What people keep of an account, for its page: the plan, the stakeholders, renewals, outcomes, hand-overs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.goals import GoalRow
    from cs_workbench.services.handovers import HandoverRow
    from cs_workbench.services.outcomes import OutcomeRow
    from cs_workbench.services.people import PersonRow
    from cs_workbench.services.renewals import RenewalRow
    from cs_workbench.services.review_rows import ReviewRow
    from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class AccountRecords:
    """Everything of one account that `services.records` knows.

    Attributes:
        role_gaps: marked in context 'people'.
        stored: uid -> the row as it was stored when this was read: what a form begins with.
    """

    goals: tuple[GoalRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    role_gaps: tuple[str, ...] = ()
    renewals: tuple[RenewalRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    handovers: tuple[HandoverRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    stored: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


#: Kinds whose forms are open while somebody else may write.
WRITTEN: Final = ("goal", "person", "renewal", "handover")
NOTHING_KEPT: Final = AccountRecords()


def records_of(
    db: Connection, account_id: int, goals_of_source: tuple[Mapping[str, Any], ...], today: date
) -> AccountRecords:
    """Return what people keep of one account."""
    from cs_workbench.services.goals import goals_of
    from cs_workbench.services.handovers import handovers_of
    from cs_workbench.services.outcomes import outcomes_of
    from cs_workbench.services.people import people_of, role_gaps
    from cs_workbench.services.renewals import rows_of_account
    from cs_workbench.services.review_rows import reviews_of
    from cs_workbench.store import records

    people = people_of(db, account_id)
    return AccountRecords(
        goals=goals_of(db, account_id, goals_of_source, today),
        people=people,
        role_gaps=tuple(role_gaps(people)),
        renewals=rows_of_account(db, account_id, today),
        outcomes=outcomes_of(db, account_id),
        handovers=handovers_of(db, account_id),
        reviews=reviews_of(db, account_id),
        stored={row["uid"]: row for kind in WRITTEN for row in records.of_account(db, kind, account_id)},
    )
