"""Who comes (参加・欠席・未回答): of everybody whom a campaign invited, the last answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_rows import found_campaign

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Event of the ledger -> the answer; who has not answered is `UNANSWERED`.
ANSWERS: Final = {
    "rsvp_accepted": "coming",
    "rsvp_declined": "not_coming",
    "rsvp_tentative": "perhaps",
    "rsvp_delegated": "delegated",
    "rsvp_countered": "another_time",
}
UNANSWERED: Final = "unanswered"


class NotAnInvitation(WorkbenchError):
    """A campaign that invites to nothing."""

    template = N_(
        "errors", "“{title}” invites to nothing, so nobody answers whether to come. Nothing was changed."
    )
    code = "CSW-2356"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody whose invitation left; ``answer``: one of `ANSWERS`, or `UNANSWERED`."""

    recipient: str
    account_id: int
    account: str
    name: str
    address: str
    answer: str


def invited(bench: Workbench, uid: str) -> list[Invited]:
    """Return everybody whose invitation left, or may have left, with the last answer.

    Raises:
        NotThere: there is no such campaign.
        NotAnInvitation: it invites to nothing.
    """
    from cs_workbench.store import activity, inboxes, recipients

    with bench.store.read() as db:
        row = found_campaign(db, uid)
        if not row["invitation"]:
            raise NotAnInvitation(title=row["title"])
        rows = recipients.of_campaign(db, row["id"], row["round"], ("sent", "unknown"))
        said = inboxes.answers(db, row["id"], ANSWERS)
        names = activity.names(db, {int(one["account_id"]) for one in rows})
    return [
        Invited(
            one["uid"], int(one["account_id"]), names.get(one["account_id"], ""), one["name"] or "",
            one["email"] or "", ANSWERS.get(said.get(one["id"], ""), UNANSWERED),
        )
        for one in rows
    ]  # fmt: skip


def tally(rows: list[Invited]) -> dict[str, int]:
    """Return answer -> how many, each in its place though it is none."""
    found = Counter(row.answer for row in rows)
    return {answer: found[answer] for answer in (*ANSWERS.values(), UNANSWERED)}
