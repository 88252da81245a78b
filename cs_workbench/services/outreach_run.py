"""What starts, stops and settles a frozen campaign; the mails themselves are handed over by the sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import CANCELLED, DRAFT, FINISHED, OPEN, PAUSED, SCHEDULED, SENDING
from cs_workbench.domain.delivery import Event
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.outreach import done
from cs_workbench.services.outreach_landed import finish_if_done, landed, taken_back
from cs_workbench.services.outreach_ledger import note
from cs_workbench.services.outreach_rows import (
    QUESTIONS,
    WrongCampaignState,
    found_campaign,
    found_recipient,
    state_word,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: What has not left and will not by itself: whom `ResendMissing` writes to.
MISSING: Final = ("failed", "cancelled")
#: What a campaign takes over from the one whose missing recipients it has.
TAKEN: Final = (
    "kind", "topic", "condition", "as_of", "people", "copies", "tiers", "template_id", "mailbox_id", "hours", "late",
    *QUESTIONS, "evidence", "invitation", "country",
)  # fmt: skip


class NotInDoubt(WorkbenchError):
    """A mail whose fate is known, and should be settled by a person."""

    template = N_(
        "errors",
        "Of the mail to {name} it is known what became of it. Nothing was changed. Only mails that need a check are "
        "settled by hand.",
    )
    code = "CSW-2308"


class MailboxGone(WorkbenchError):
    """A mail that should be sent again from a mailbox that was taken away."""

    template = N_(
        "errors",
        "The mailbox {address}, from which “{title}” was sent, was removed. The mail was not sent again and stays "
        "unconfirmed. Make a new campaign for this recipient, from another mailbox.",
    )
    code = "CSW-2323"


class WrittenToAgain(WorkbenchError):
    """A campaign to those who were missed is there already."""

    template = N_(
        "errors",
        "Everybody whom “{title}” did not reach is in “{other}”. Nothing was made, so that nobody gets the mail twice. "
        "Send that one, or remove it first.",
    )
    code = "CSW-2322"


class CalledOff(WorkbenchError):
    """An invitation that nobody who missed it is to get any more."""

    template = N_(
        "errors",
        "The event of “{title}” was called off. Nothing was made: whom the invitation did not reach has nothing to "
        "strike out. Write to them with a campaign of its own.",
    )
    code = "CSW-2328"


class NobodyMissing(WorkbenchError):
    """A campaign of which everybody who should got the mail."""

    template = N_(
        "errors",
        "“{title}” has no mail that certainly did not leave. Nothing was made. Settle those that need a check first; "
        "who was held back is put in by hand.",
    )
    code = "CSW-2309"


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Stop a campaign after the mail that is leaving now; everything waits."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        row = _in(bench, writing.db, self.uid, SCHEDULED, SENDING)
        return _state(bench, writing, row, PAUSED, Resume(row["uid"]))


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Let a paused campaign go on where it stopped; one whose hour has not come yet waits for it again."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        row = _in(bench, writing.db, self.uid, PAUSED)
        state = SCHEDULED if row["start_at"] > iso(bench.clock.now()) else SENDING
        return _state(bench, writing, row, state, Pause(row["uid"]))


@dataclass(frozen=True, slots=True)
class Cancel(Command):
    """End a campaign: what has not left will not; what is in doubt stays in doubt."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Cancel every waiting recipient; the undo pauses the campaign with the same ones waiting again."""
        from cs_workbench.store import recipients

        db = writing.db
        row = _in(bench, db, self.uid, SCHEDULED, SENDING, PAUSED)
        waiting = recipients.of_campaign(db, row["id"], row["round"], ("queued", "deferred"))
        before = tuple((r["uid"], r["state"]) for r in waiting)
        at = iso(bench.clock.now())
        ids = [r["id"] for r in waiting]
        recipients.put_many(
            db, ids, {"state": "cancelled", "ended_at": at, "author": author(bench, writing)}, at=at
        )
        undo = CancelBack(row["uid"], before)
        return _state(bench, writing, row, CANCELLED, undo)


@dataclass(frozen=True, slots=True)
class CancelBack(Command):
    """Take a cancellation back: the same recipients wait again, and the campaign is paused until it is resumed."""

    uid: str
    waiting: tuple[tuple[str, str], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; whoever a later campaign to the missing writes to does not wait here too."""
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        row = _in(bench, db, self.uid, CANCELLED)
        elsewhere = recipients.addresses(db, campaigns.family(db, row["id"]), recipients.MAY_HAVE_IT)
        for uid, state in self.waiting:
            one = found_recipient(db, uid)
            if one["state"] == "cancelled" and one["address"] not in elsewhere:
                recipients.put(db, one["id"], {"state": state, "ended_at": None}, at=at)
        return _state(bench, writing, row, PAUSED, Cancel(row["uid"]))


@dataclass(frozen=True, slots=True)
class ResolveUnknown(Command):
    """Say of a mail in doubt (要確認) what became of it, as a person who looked: it arrived, or it is sent again.

    It is sent again under the same Message-ID, so that a mail that did arrive is seen as the same one; also where the
    campaign has ended or was cancelled, which then goes on for this one alone.
    """

    uid: str
    sent: bool

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Settle it; only before the mail leaves again can this be taken back."""
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        row = found_recipient(db, self.uid)
        if row["state"] != "unknown":
            raise NotInDoubt(name=row["name"] or row["email"] or "")
        by = author(bench, writing)
        campaign = campaigns.of_id(db, row["campaign_id"])
        before = {name: campaign[name] for name in ("state", "ended_at", "retired_at")}
        if self.sent:
            said = N_("done", "Noted as sent: {title}")
            values: dict[str, Any] = {"state": "sent", "why": _said_by(bench, by), "author": by}
            recipients.put(db, row["id"], values, at=at)
            landed(bench, writing, row["id"], row["marked_at"] or at)
        else:
            said = N_("done", "Sent again: {title}")
            values = {"state": "queued", "ended_at": None, "next_at": None, "author": by}
            recipients.put(db, row["id"], values, at=at)
            _check_mailbox(db, campaign)
            if campaign["state"] in (FINISHED, CANCELLED):
                goes_on = {"state": SENDING, "ended_at": None, "retired_at": None}
                campaigns.put(db, campaign["id"], goes_on, at=at)
        note(bench, campaign["uid"], row["address"], Event.CALL_SENT if self.sent else Event.SEND_AGAIN)
        kept = {name: row[name] for name in ("ended_at", "why", "author")}
        undo = UnknownAgain(row["uid"], kept, self.sent, before)
        return done(campaign["id"], undo, said, row["name"] or row["email"] or "", row["uid"])


@dataclass(frozen=True, slots=True)
class UnknownAgain(Command):
    """Take a person's word about a mail in doubt back, unless the mail has left, or is leaving, since.

    Attributes:
        sent: what the person said: that it arrived, or that it is sent again.
        campaign: what stood in the campaign before, where that word let it go on.
    """

    uid: str
    values: Mapping[str, Any]
    sent: bool = False
    campaign: Mapping[str, Any] = field(default_factory=dict)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it back in doubt, in the ledger file too: there it is marked again."""
        from cs_workbench.store import campaigns, recipients

        db = writing.db
        row = found_recipient(db, self.uid)
        if row["state"] != ("sent" if self.sent else "queued"):
            raise NotInDoubt(name=row["name"] or row["email"] or "")
        at, campaign = iso(bench.clock.now()), campaigns.of_id(db, row["campaign_id"])
        if self.sent:
            taken_back(writing, row["id"], at)
        recipients.put(db, row["id"], {**self.values, "state": "unknown"}, at=at)
        if finish_if_done(bench, writing, campaign["id"]) and self.campaign:
            campaigns.put(db, campaign["id"], self.campaign, at=at)
        note(bench, campaign["uid"], row["address"], Event.DOUBT)
        undo = ResolveUnknown(row["uid"], self.sent)
        said = N_("done", "To be checked again: {title}")
        return done(row["campaign_id"], undo, said, row["name"] or "", row["uid"])


@dataclass(frozen=True, slots=True)
class ResendMissing(Command):
    """Make a new draft with exactly those recipients of a campaign whose mail certainly did not leave.

    Each with the text that was written for it alone, and the files; whoever such a draft or campaign has already is not
    among them.
    """

    uid: str
    new_uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Make it; what is in doubt is not among them."""
        from cs_workbench.services.outreach import SetCampaign
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        row = _in(bench, db, self.uid, FINISHED, CANCELLED)
        missing = recipients.of_campaign(db, row["id"], row["round"], MISSING)
        known = campaigns.of_uid(db, self.new_uid)
        if known is None:
            missing = _not_elsewhere(db, row, missing)
        title = bench.say(
            "outreach", N_("outreach", "{title} (to those it did not reach)"), title=row["title"]
        )
        values = {name: row[name] for name in TAKEN} | {"title": title, "resends_id": row["id"], "round": 1}
        values["invitation"] = _as_it_stands(db, row)
        if known is None:
            by = author(bench, writing)
            made = campaigns.add(db, self.new_uid, {**values, "state": DRAFT}, at=at, author=by)
            recipients.lay_in(db, [{**anew(r, made, at), "edits": r["edits"]} for r in missing])
            accounts = {int(r["account_id"]) for r in missing}
            for file in campaigns.files(db, row["id"]):
                if file["account_id"] is None or int(file["account_id"]) in accounts:
                    of = {"id", "uid", "campaign_id"}
                    copied = {name: value for name, value in file.items() if name not in of}
                    campaigns.add_file(
                        db, {**copied, "uid": uuid7(), "campaign_id": made, "at": at, "author": by}
                    )
        else:
            made = known["id"]
            campaigns.put(db, made, {"retired_at": None}, at=at)
        undo = SetCampaign(self.new_uid, {"retired": True})
        return done(made, undo, N_("done", "Campaign made: {title}"), title, self.new_uid)


def _not_elsewhere(db: Connection, row: Row, missing: list[Row]) -> list[Row]:
    """Return those whom no other campaign to the missing writes to, or may yet.

    Raises:
        NobodyMissing: nobody is missing at all.
        WrittenToAgain: there is nobody else.
    """
    from cs_workbench.store import campaigns, recipients

    if not missing:
        raise NobodyMissing(title=row["title"])
    family = campaigns.family(db, row["id"])
    others = [campaigns.of_id(db, other) for other in family]
    drafts = [other["id"] for other in others if other["state"] in OPEN and not other["retired_at"]]
    taken = recipients.addresses(db, family, recipients.MAY_HAVE_IT) | recipients.addresses(db, drafts)
    left = [one for one in missing if one["address"] not in taken]
    if not left:
        raise WrittenToAgain(title=row["title"], other=others[-1]["title"])
    return left


def _as_it_stands(db: Connection, row: Row) -> dict[str, Any] | None:
    """Return the invitation of a campaign as its event stands now: changed since, perhaps.

    Raises:
        CalledOff: it is called off.
    """
    from cs_workbench.store import campaigns

    if not row["invitation"]:
        return None
    told = [one for one in campaigns.of_event(db, row["invitation"]["uid"]) if one["frozen_at"]]
    latest: dict[str, Any] = told[-1]["invitation"] if told else row["invitation"]
    if latest.get("method") == "CANCEL" and row["invitation"].get("method") != "CANCEL":
        raise CalledOff(title=row["title"])
    return latest


def anew(row: Row, campaign_id: int, at: str) -> dict[str, Any]:
    """Return a recipient of one campaign as a planned one of another."""
    kept = (
        "account_id", "address", "mark", "email", "name", "domain", "contact_id", "person", "role", "language",
        "is_high",
    )  # fmt: skip
    return {
        **{name: row[name] for name in kept}, "uid": uuid7(), "campaign_id": campaign_id, "round": 1,
        "state": "planned", "tries": 0, "changed_at": at,
    }  # fmt: skip


def _check_mailbox(db: Connection, campaign: Row) -> None:
    from cs_workbench.store import mailboxes

    mailbox = mailboxes.mailbox_of_id(db, campaign["mailbox_id"])
    if mailbox is None or mailbox["retired_at"]:
        raise MailboxGone(title=campaign["title"], address="–" if mailbox is None else mailbox["address"])


def _said_by(bench: Workbench, by: str) -> str:
    return bench.say("outreach", N_("outreach", "{name} knows that it arrived"), name=by or "–")


def _in(bench: Workbench, db: Connection, uid: str, *states: str) -> Row:
    row = found_campaign(db, uid)
    if row["state"] not in states:
        raise WrongCampaignState(title=row["title"], state=state_word(bench, row["state"]))
    return row


def _state(bench: Workbench, writing: Writing, row: Row, state: str, undo: Command) -> Done:
    from cs_workbench.store import campaigns

    at = iso(bench.clock.now())
    ended = at if state == CANCELLED else None
    campaigns.put(writing.db, row["id"], {"state": state, "ended_at": ended}, at=at)
    return done(row["id"], undo, _SAID[state], row["title"], row["uid"])


_SAID: Final = {
    PAUSED: N_("done", "Campaign paused: {title}"),
    SCHEDULED: N_("done", "Campaign waits for its hour: {title}"),
    SENDING: N_("done", "Campaign goes on: {title}"),
    CANCELLED: N_("done", "Campaign cancelled: {title}"),
}
