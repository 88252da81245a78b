"""A page of mails that came in, written down in one transaction: events of recipients, opt-outs, to-dos, touches.

A message tells each event once, so a mail that is read again (a folder whose numbers were given out anew) changes
nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import ALL, MARKETING
from cs_workbench.domain.delivery import Event, State
from cs_workbench.domain.risk import Risk
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.mail.incoming import Kind
from cs_workbench.services.changes import Changes
from cs_workbench.services.commands import accounts_changed
from cs_workbench.services.inbox_people import People, touch_in, touch_out

if TYPE_CHECKING:
    from datetime import datetime

    from cs_workbench.mail.bounces import Bounce
    from cs_workbench.mail.incoming import Incoming
    from cs_workbench.services.commands import Command
    from cs_workbench.services.touches import LogTouch
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: So many mails that came back for now, in so many days, are a question.
SOFT_BOUNCES: Final = 3
SOFT_DAYS: Final = timedelta(days=14)
CHAMPION: Final = "champion"
#: What a to-do of ours is known by, with the mark of the address or the uid of the recipient behind it.
LEFT, SOFT, WISH = "mail:left:", "mail:soft:", "mail:opt_out:"


@dataclass(frozen=True, slots=True)
class Seen:
    """A mail of a folder: what it is, what makes it one mail, and whether it was written to a list of people."""

    mail: Incoming
    identity: str
    is_bulk: bool


class Page:
    """Takes mails inside an open transaction; ``counts`` says what became of them."""

    def __init__(self, bench: Workbench, writing: Writing, mailbox: Row, counts: Counter[str]) -> None:
        from cs_workbench.store import permissions

        self.bench, self.writing, self.db = bench, writing, writing.db
        self.mailbox, self.counts = mailbox, counts
        self.now = bench.clock.now()
        self.people = People(writing.db)
        self.key = permissions.make_secret(writing.db)
        self.changes = Changes()

    def finish(self) -> None:
        """Bring the standings that were touched up to date, and say what changed."""
        from cs_workbench.services.standing import refresh

        changes = self.changes
        if changes.touches("account"):
            changes = changes | refresh(self.bench, self.writing, changes)
        for kind, ids in changes.kinds.items():
            self.writing.changed(kind, ids)

    def take(self, seen: Seen) -> None:
        """Take a mail that came in."""
        mail = seen.mail
        row = self._recipient(mail.about)
        if row is not None:
            self.prove(row)
        match mail.kind:
            case Kind.BOUNCE:
                self._bounced(seen, row)
            case Kind.COMPLAINT:
                self._complained(seen, row)
            case Kind.OPT_OUT:
                self._opted_out(seen, row)
            case Kind.RSVP:
                self._rsvp(seen, row)
            case Kind.AUTO_REPLY if row is not None:
                self._happened(row, "auto_replied", seen, mail.subject)
            case Kind.REPLY if row is not None and self._is_of_ours(row, mail.sender):
                pass  # one of us answers to all: no word of the customer
            case Kind.REPLY if row is not None:
                self._happened(row, "replied", seen, mail.subject)
                self._touched(seen, row)
            case Kind.OTHER | Kind.REPLY:
                self._touched(seen, None)
            case _:  # a receipt has proven its mail; what else a machine wrote tells nothing
                pass

    def take_sent(self, seen: Seen, *, counts: bool) -> None:
        """Take a mail of the folder of sent ones; ``counts``: against what the provider lets through in a day."""
        from cs_workbench.mail.message import is_shaped_as_ours
        from cs_workbench.store import claims

        mail, at = seen.mail, self._at(seen.mail)
        row = self._recipient(mail.message_id)
        if row is not None:
            if row["copied_at"] is None:  # else we laid it there ourselves
                self.prove(row)
            return
        if is_shaped_as_ours(mail.message_id) or mail.kind in (Kind.AUTO_REPLY, Kind.RSVP):
            return
        if counts and at > self.now - timedelta(days=1):
            claims.sent_by_hand(self.db, self.mailbox["id"], iso(at), max(1, len(mail.to)))
        if not self.people.is_never_captured(mail.to):
            self._log(touch_out(mail, seen.identity, at, self.people.known(mail.to)))

    def prove(self, row: Row) -> bool:
        """Settle a mail of which there is evidence that it left: it was in doubt, or would leave again. Say whether."""
        from cs_workbench.services.outreach_ledger import happened
        from cs_workbench.store import campaigns

        if row["state"] not in (State.UNKNOWN, State.QUEUED, State.DEFERRED):
            return False
        campaign = campaigns.of_id(self.db, row["campaign_id"])
        known = {"mailbox_id": campaign["mailbox_id"], "campaign_state": campaign["state"]}
        happened(self.bench, self.writing, row | known, Event.PROVE)
        self.counts["proven"] += 1
        self._changed(accounts_changed(frozenset({int(row["account_id"])}), "touch"))
        self._changed(Changes({"campaign": frozenset({int(row["campaign_id"])})}))
        return True

    # -- what each kind of mail means

    def _bounced(self, seen: Seen, row: Row | None) -> None:
        if row is None:
            return  # anybody may write that a mail came back
        for bounce in seen.mail.bounces:
            why = f"{bounce.status} {bounce.diagnostic}".strip()
            address = self._lost(row, bounce)
            if address is None:
                continue
            if address != row["address"]:  # who got a copy
                if bounce.severity == "hard":
                    self._suppress(address, "hard_bounce", ALL, "", f"{seen.mail.about} {why}")
                continue
            if not self._happened(row, f"bounced_{bounce.severity}", seen, why) or not row["email"]:
                continue
            if bounce.severity == "hard":
                self._suppress(row["email"], "hard_bounce", ALL, "", f"{seen.mail.about} {why}")
                self._ask_whether_left(row, why)
            elif bounce.severity == "soft":
                self._ask_about_soft(row)

    def _lost(self, row: Row, bounce: Bounce) -> str | None:
        """Return the key of the address that a bounce is about: the recipient's, a copy's; None: it is not told."""
        told = [key_of(one) for one in (bounce.addressed, bounce.recipient) if one]
        copies = [key_of(copy["email"]) for copy in row["copies"] or ()]
        found = next((one for one in told if one == row["address"] or one in copies), None)
        return found if found is not None or copies else str(row["address"])

    def _ask_whether_left(self, row: Row, why: str) -> None:
        from cs_workbench.services.todos import AddTodo

        name = row["name"] or row["email"]
        text = self.bench.say(
            "inbox", N_("inbox", "Mail to {name} came back for good ({address}). Has {name} left the company?"),
            name=name, address=row["email"],
        )  # fmt: skip
        is_risk = row["role"] == CHAMPION
        cause = self.bench.say("inbox", N_("inbox", "The champion is not reached any more: {why}"), why=why)
        self._do(
            AddTodo(
                row["account_id"], "risk" if is_risk else "task", text, self.bench.today.isoformat(),
                LEFT + row["mark"], detail=Risk(cause=clip(cause, 300)).as_detail() if is_risk else None, by_rule=True,
            )
        )  # fmt: skip

    def _ask_about_soft(self, row: Row) -> None:
        from cs_workbench.services.todos import AddTodo
        from cs_workbench.store import inboxes

        count = inboxes.soft_bounces(self.db, row["mark"], iso(self.now - SOFT_DAYS))
        if count < SOFT_BOUNCES:
            return
        text = self.bench.say(
            "inbox",
            N_("inbox", "{count} mails to {name} came back in two weeks ({address}). Is the address right?"),
            count=count, name=row["name"] or row["email"], address=row["email"],
        )  # fmt: skip
        day = self.bench.today.isoformat()
        self._do(AddTodo(row["account_id"], "task", text, day, SOFT + row["mark"], by_rule=True))

    def _complained(self, seen: Seen, row: Row | None) -> None:
        complaint = seen.mail.complaint
        if row is None or complaint is None or not complaint.is_of_a_person:
            return
        copy = _copy_to(row, complaint.recipient)
        if copy is not None:
            if not copy.get("ours"):
                self._suppress(copy["email"], "complaint", MARKETING, "", seen.mail.about)
            return
        if self._happened(row, "complained", seen, complaint.feedback) and row["email"]:
            self._suppress(row["email"], "complaint", MARKETING, "", seen.mail.about)

    def _opted_out(self, seen: Seen, row: Row | None) -> None:
        from cs_workbench.store import inboxes

        mail = seen.mail
        if row is None:
            row = inboxes.last_sent_to(self.db, self._mark(mail.sender))
        if row is None or mail.opt_out is None or self._is_of_ours(row, mail.sender):
            return
        copy = _copy_to(row, mail.sender)
        if copy is not None:
            self._copy_opted_out(seen, row, copy, is_certain=mail.opt_out.is_certain)
            return
        if mail.opt_out.is_certain:
            if self._happened(row, "opted_out", seen, mail.subject) and row["email"]:
                self.opt_out(row, seen.identity)
            return
        if self._happened(row, "opt_out_asked", seen, mail.new_text or mail.subject):
            self._ask_to_confirm(row)
        self._touched(seen, row)

    def opt_out(self, row: Row, evidence: str, address: str = "") -> None:
        """Write to a recipient (or who had a copy) no more: of the campaign's topic, or any announcement."""
        from cs_workbench.services.permissions import opt_out, topic_of
        from cs_workbench.store import campaigns

        topic = topic_of(campaigns.of_id(self.db, row["campaign_id"]))
        self._do(opt_out(address or row["email"], topic, evidence))

    def _copy_opted_out(self, seen: Seen, row: Row, copy: dict[str, Any], *, is_certain: bool) -> None:
        """Obey who had a copy: the recipient has said nothing."""
        from cs_workbench.services.todos import AddTodo

        if is_certain:
            self.opt_out(row, seen.identity, copy["email"])
            return
        text = self.bench.say(
            "inbox",
            N_(
                "inbox",
                "{name} ({address}), who had a copy, seems to want no more mail. Look at the answer; it is kept in "
                "Settings, Opt-outs.",
            ),
            name=copy["name"] or copy["email"], address=copy["email"],
        )  # fmt: skip
        day, known = self.bench.today.isoformat(), f"{WISH}{row['uid']}:{copy['mark'][:16]}"
        self._do(AddTodo(row["account_id"], "reply", text, day, known, by_rule=True))
        self._touched(seen, row)

    def _is_of_ours(self, row: Row, address: str) -> bool:
        """Say whether one of us writes: from the mailbox itself, in copy as ours, or known as a colleague."""
        copy = _copy_to(row, address)
        if copy is not None:
            return bool(copy.get("ours"))
        is_recipient = key_of(address) == row["address"]  # a test of ours, to ourselves
        return not is_recipient and (
            key_of(address) == key_of(self.mailbox["address"]) or self.people.is_ours(address)
        )

    def _ask_to_confirm(self, row: Row) -> None:
        from cs_workbench.services.todos import AddTodo

        text = self.bench.say(
            "inbox",
            N_(
                "inbox",
                "{name} seems to want no more mail. Outreach, “No more mail?”: confirm it, or say that it is not so.",
            ),
            name=row["name"] or row["email"] or "",
        )  # fmt: skip
        day = self.bench.today.isoformat()
        self._do(AddTodo(row["account_id"], "reply", text, day, WISH + row["uid"], by_rule=True))

    def _rsvp(self, seen: Seen, row: Row | None) -> None:
        from cs_workbench.store import inboxes

        rsvp = seen.mail.rsvp
        if rsvp is None:
            return
        marks = [self._mark(rsvp.attendee), self._mark(seen.mail.sender)]
        found = [inboxes.invited_to(self.db, mark, rsvp.uid, rsvp.sequence) for mark in marks]
        invited = next((one for one in found if one is not None), None)
        if invited is None:
            return
        if rsvp.sequence is not None:  # else it may answer an earlier state of the event
            self.prove(invited)
        said = rsvp.comment
        if rsvp.is_counter:
            said = " ".join(part for part in (iso(rsvp.proposed) if rsvp.proposed else "", said) if part)
        kind = "countered" if rsvp.participation is None else rsvp.participation.value
        if kind != "needs-action":
            self._happened(invited, f"rsvp_{kind}", seen, said)

    def _touched(self, seen: Seen, row: Row | None) -> None:
        """Log a mail that a person wrote as a touch."""
        mail = seen.mail
        if row is None and seen.is_bulk:
            return  # what a company sends to everybody is no word to us
        if self.people.is_never_captured((mail.sender, *mail.to)):
            return
        account = None if row is None else int(row["account_id"])
        self._log(touch_in(mail, seen.identity, self._at(mail), self.people.known((mail.sender,)), account))

    # -- writing

    def _recipient(self, message_id: str) -> Row | None:
        from cs_workbench.store import recipients

        return recipients.of_message(self.db, message_id) if message_id else None

    def _happened(self, row: Row, kind: str, seen: Seen, text: str) -> bool:
        """Append an event; say whether it is new."""
        from cs_workbench.store import recipients

        told = "" if row["email"] is None or self.people.is_never_captured((seen.mail.sender,)) else text
        at = iso(self._at(seen.mail))
        is_new = recipients.add_event(
            self.db, row["id"], kind, at=at, text=clip(told, 300), message_id=seen.identity
        )
        if is_new:
            self.counts[kind] += 1
            self._changed(Changes({"campaign": frozenset({int(row["campaign_id"])})}))
        return is_new

    def _suppress(self, address: str, reason: str, scope: str, topic: str, evidence: str) -> None:
        from cs_workbench.services.permissions import Suppress

        self._do(Suppress(address, reason, scope, topic, clip(evidence, 300)))

    def _log(self, touch: LogTouch | None) -> None:
        if touch is not None and self._do(touch).kinds:
            self.counts["touches"] += 1

    def _do(self, command: Command) -> Changes:
        changes = command.perform(self.bench, self.writing).changes
        self._changed(changes)
        return changes

    def _changed(self, changes: Changes) -> None:
        self.changes = self.changes | changes

    def _at(self, mail: Incoming) -> datetime:
        """Return when a mail was written; a clock that is ahead of ours does not count."""
        return min(mail.date, self.now) if mail.date is not None else self.now

    def _mark(self, address: str) -> str:
        from cs_workbench.store import permissions

        return permissions.mark_of(self.key, key_of(address))


def _copy_to(row: Row, address: str) -> dict[str, Any] | None:
    """Return who had a copy of a recipient's mail at this address; None: nobody."""
    key = key_of(address) if address else ""
    found: dict[str, Any] | None = next(
        (copy for copy in row["copies"] or () if key and copy["email"] and key_of(copy["email"]) == key), None
    )
    return found


def key_of(address: str) -> str:
    """Return the form of an address by which two are the same; one that is none stays as it is."""
    from cs_workbench.mail.addresses import read_address
    from cs_workbench.mail.refusals import BadAddress

    try:
        return read_address(address, old_mobile=True).key
    except BadAddress:
        return address.lower()
