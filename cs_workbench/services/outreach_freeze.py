"""Freezing: from here on it is fixed who gets which mail. What leaves later can be proven against it.

Kept are the condition and the count, sender, foot and snippets, and of each recipient the version of the template, the
values, the Message-ID and the sha256 of the mail: made again, whatever was changed since, it is the same mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import CHECKED, EXCLUDED, SCHEDULED
from cs_workbench.domain.quota import spread
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.outreach import done
from cs_workbench.services.outreach_check import Examined, Examining, report
from cs_workbench.services.outreach_rows import WrongCampaignState, found_campaign, open_campaign, state_word

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: Between the press and the first mail: time to think again.
UNDO_WINDOW: Final = timedelta(seconds=30)
#: A mail in one of these may have left, whenever it was claimed: a restored backup does not know.
MAY_HAVE_LEFT: Final = ("sending", "committing", "deferred", "sent", "unknown", "failed")
#: With more recipients the number has to be typed.
ASKS_ABOVE: Final = 50


class CannotFreeze(WorkbenchError):
    """A campaign in which pre-flight found something that stops it."""

    template = N_(
        "errors", "“{title}” was not frozen: {why} Nothing will be sent. Correct it, then check again."
    )
    code = "CSW-2302"


class WrongNumber(WorkbenchError):
    """The number that was typed is not how many get the mail."""

    template = N_(
        "errors",
        "“{title}” goes to {count} recipients, and {typed} was typed. Nothing will be sent. Type {count} if so many "
        "are meant.",
    )
    code = "CSW-2306"


class AlreadyLeaving(WorkbenchError):
    """A frozen campaign of which mails have left."""

    template = N_(
        "errors",
        "Mails of “{title}” have left already, so it stays as it was frozen. Pause it or cancel what has not left.",
    )
    code = "CSW-2307"


@dataclass(frozen=True)
class Freeze(Examining):
    """Fix who gets what, and let it leave: `planned` becomes `queued`.

    Attributes:
        confirm: how many get the mail, as a person typed it; needed above fifty.
        start_at: ISO UTC when the first mail may leave; None: after the time to think again.
    """

    confirm: int | None = None
    start_at: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it without the number: whoever does it again types it again."""
        return {**super().as_json(), "confirm": None}

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Judge once more who may be written to, and fix the rest."""
        from cs_workbench.store import campaigns, recipients

        db, now = writing.db, bench.clock.now()
        row = open_campaign(bench, db, self.uid)
        seen = self.examined(bench, db, row)
        self._check(bench, row, seen)
        at = iso(now)
        recipients.freeze(db, _frozen(seen, at))
        start = max(from_iso(self.start_at), now + UNDO_WINDOW) if self.start_at else now + UNDO_WINDOW
        values = {
            "state": SCHEDULED, "frozen_at": at, "frozen": seen.fixed, "frozen_count": len(seen.made),
            "start_at": iso(start), "checked_at": at, "check_report": report(seen),
        }  # fmt: skip
        campaigns.put(db, row["id"], values, at=at)
        undo, said = (
            Unfreeze(row["uid"], takes_back=True),
            N_("done", "“{title}” leaves from {start}: %n mail(s)"),
        )
        answer = done(row["id"], undo, said, row["title"], row["uid"])
        params = {"n": len(seen.made), "title": row["title"], "start": _told(bench, row, start)}
        return Done(answer.changes, answer.undo, answer.said, params, row["uid"])

    def _check(self, bench: Workbench, row: Row, seen: Examined) -> None:
        if seen.stops:
            why = " ".join(finding.said(bench) for finding in seen.stops)
            raise CannotFreeze(title=row["title"], why=why)
        if len(seen.made) > ASKS_ABOVE and self.confirm != len(seen.made):
            typed = "–" if self.confirm is None else self.confirm
            raise WrongNumber(title=row["title"], count=len(seen.made), typed=typed)


def _told(bench: Workbench, row: Row, start: datetime) -> str:
    """Return when the first mail may leave, hours minded: the hour, and the day where it is not today."""
    from cs_workbench.services.outreach_opening import window_of

    window = window_of(bench, row["hours"])
    first = (start if window is None else window.open_from(start) or start).astimezone()
    return first.strftime("%H:%M" if first.date() == bench.today else "%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True)
class Unfreeze(Command):
    """Make a frozen campaign a checked draft again, as long as nothing has left: what undoes `Freeze`.

    ``takes_back``: as the undo of that; where it is a draft again already there is nothing left to do.
    """

    uid: str
    takes_back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Open it; everybody is planned again."""
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        row = found_campaign(db, self.uid)
        said = N_("done", "“{title}” is a draft again")
        if self.takes_back and row["frozen_at"] is None:
            return Done(Changes(), None, said, {"title": row["title"]}, row["uid"])
        if row["frozen_at"] is None:
            raise WrongCampaignState(title=row["title"], state=state_word(bench, row["state"]))
        rows = recipients.of_campaign(db, row["id"], row["round"])
        if any(r["claimed_at"] or r["marked_at"] or r["state"] in MAY_HAVE_LEFT for r in rows):
            raise AlreadyLeaving(title=row["title"])
        back = {
            "state": "planned", "data": None, "copies": None, "version_id": None, "message_id": None, "sha256": None,
            "position": None, "queued_at": None, "ended_at": None,
        }  # fmt: skip
        ids = [r["id"] for r in rows if r["state"] in ("queued", "cancelled")]
        recipients.put_many(db, ids, back, at=at)
        values = {
            "state": CHECKED,
            "frozen_at": None,
            "frozen": None,
            "frozen_count": None,
            "start_at": None,
            "ended_at": None,
        }
        campaigns.put(db, row["id"], values, at=at)
        # Nothing is taken back that would send it: that is said anew, with the number.
        return done(row["id"], None, said, row["title"], row["uid"])


def _frozen(seen: Examined, at: str) -> list[dict[str, Any]]:
    """Return what the ledger keeps of each recipient, in an order in which no customer's domain comes in a heap."""
    made = [row for row in seen.rows if row["id"] in seen.made]
    places = {
        made[index]["id"]: place for place, index in enumerate(spread([r["domain"] or "" for r in made]))
    }
    frozen = []
    for row in seen.rows:
        composed = seen.made.get(row["id"])
        fixed: dict[str, Any] = {
            "id": row["id"], "state": "queued" if composed else EXCLUDED, "changed_at": at,
            "reason": seen.reasons[row["id"]] or None, "data": None, "copies": None, "version_id": None,
            "message_id": None, "sha256": None, "position": None, "queued_at": None,
        }  # fmt: skip
        if composed is not None:
            fixed |= {
                "data": composed.data, "copies": list(composed.copies), "version_id": composed.version["id"],
                "message_id": composed.message.message_id, "sha256": composed.sha256,
                "position": places[row["id"]], "queued_at": at,
            }  # fmt: skip
        frozen.append(fixed)
    return frozen
