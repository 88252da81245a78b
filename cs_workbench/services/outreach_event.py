"""An invitation that people already hold: its time or place changes, or it is called off (RFC 5546 3.2.2, 3.2.5).

Both are a new draft to exactly those whose calendar may have it, under the same UID and a higher SEQUENCE. Who never
got it is told nothing, and never gets a cancellation of what is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import CANCELLED, DRAFT, FINISHED, NOTICE
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.outreach import SetCampaign, checked_event, done
from cs_workbench.services.outreach_rows import WrongCampaignState, found_campaign, state_word
from cs_workbench.services.outreach_run import TAKEN, anew
from cs_workbench.services.records import WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row


CHANGEABLE: Final = frozenset(("starts_at", "ends_at", "zone", "title", "place"))


class NoInvitation(WorkbenchError):
    """A campaign that invites to nothing, or whose invitation nobody holds any more."""

    template = N_(
        "errors",
        "Nobody holds an invitation of “{title}”. Nothing was made. An invitation can be changed or called off once "
        "it was sent, and until it is called off.",
    )
    code = "CSW-2346"


class ChangeWaits(WorkbenchError):
    """An invitation whose change is being written, or is leaving."""

    template = N_(
        "errors",
        "“{other}” already tells the invited what changed and has not left. Nothing was made, so that nobody is told "
        "twice. Send that one, or remove it first.",
    )
    code = "CSW-2347"


@dataclass(frozen=True, slots=True)
class ChangeInvitation(Command):
    """Make a draft that tells everybody who was invited of another time or place, or that it is called off.

    Nobody of ours gets the first campaign's to-do once more.

    Attributes:
        event: what changes of {"starts_at", "ends_at", "zone", "title", "place"}; None: it is called off.
    """

    uid: str
    event: Mapping[str, Any] | None = None
    new_uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Make it; the text is still to be chosen, for what the first one said does not hold any more."""
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        row = found_campaign(db, self.uid)
        if row["state"] not in (FINISHED, CANCELLED):
            raise WrongCampaignState(title=row["title"], state=state_word(bench, row["state"]))
        event = _campaigns_of(db, row)
        waits = next((one for one in event if one["state"] not in (FINISHED, CANCELLED)), None)
        if waits is not None:
            raise ChangeWaits(other=waits["title"])
        rounds = [one for one in event if one["frozen_at"]]
        invited = _holders(db, rounds)
        if not invited:
            raise NoInvitation(title=row["title"])
        values = {name: row[name] for name in TAKEN} | self._told(bench, row, rounds, at)
        known = campaigns.of_uid(db, self.new_uid)
        if known is None:
            made = campaigns.add(
                db, self.new_uid, {**values, "state": DRAFT}, at=at, author=author(bench, writing)
            )
            recipients.lay_in(db, [anew(one, made, at) for one in invited])
        else:  # made again after it was taken away
            made = known["id"]
            campaigns.put(db, made, {"retired_at": None}, at=at)
        undo = SetCampaign(self.new_uid, {"retired": True})
        return done(made, undo, N_("done", "Campaign made: {title}"), values["title"], self.new_uid)

    def _told(self, bench: Workbench, row: Row, rounds: list[Row], at: str) -> dict[str, Any]:
        latest = rounds[-1]["invitation"]
        unknown = set(self.event or {}) - CHANGEABLE
        if unknown:
            raise WrongValue(field="field", value=min(unknown), choices=", ".join(sorted(CHANGEABLE)))
        event = {**latest, **(self.event or {}), "sequence": int(latest["sequence"]) + 1, "stamped_at": at}
        event["method"] = "CANCEL" if self.event is None else "REQUEST"
        said = (
            N_("outreach", "{title} (called off)")
            if self.event is None
            else N_("outreach", "{title} (changed)")
        )
        return {
            "title": bench.say("outreach", said, title=row["title"]), "kind": NOTICE, "round": 1,
            "invitation": checked_event(event, at), "template_id": None, "tiers": {},
        }  # fmt: skip


def _campaigns_of(db: Connection, row: Row) -> list[Row]:
    """Return every campaign that carries the same event, in the order of their SEQUENCE."""
    from cs_workbench.store import campaigns

    return campaigns.of_event(db, row["invitation"]["uid"]) if row["invitation"] else []


def _holders(db: Connection, rounds: Iterable[Row]) -> list[Row]:
    """Return who may hold the invitation: got it, or perhaps did, and it was not taken back since."""
    from cs_workbench.store import recipients

    held: dict[str, Row] = {}
    for campaign in rounds:
        for one in recipients.of_campaign(db, campaign["id"], campaign["round"], ("sent", "unknown")):
            if campaign["invitation"].get("method") == "CANCEL":
                held.pop(one["address"], None)
            else:
                held[one["address"]] = one
    return list(held.values())
