"""A mail to one person (個別メール): in the same ledger, by the same sender, as safe as one to many.

It is a campaign of one recipient, of a kind of its own (`domain.campaign.LETTER`), which no list of campaigns shows:
it stands in the account's activity, as what it is. Its text is what was typed, with no template and no foot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import CANCELLED, LETTER, SCHEDULED, Candidate, PersonRule, forbidden
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError, WrongUsage
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.inbox_page import key_of
from cs_workbench.services.notes import author
from cs_workbench.services.outreach_freeze import UNDO_WINDOW
from cs_workbench.services.outreach_letters import Composed, Composer, NoMailbox
from cs_workbench.services.records import NotThere, WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: In the place of a Message-ID: the latest mail to or from the person.
LAST: Final = "last"


class NotWrittenTo(WorkbenchError):
    """A person whom nobody may write to any more, by whatever mail."""

    template = N_(
        "errors",
        "{name} ({address}) is not to be written to any more, so the mail was not made. 'suppress list' says why; only "
        "the person's own word ends it.",
    )
    code = "CSW-2354"


class NobodyToWriteTo(WorkbenchError):
    """An account at which nobody has an address."""

    template = N_(
        "errors",
        "Nobody at {account} has a mail address, so there is nobody to write to. Nothing was made. Add a person, or "
        "name an address.",
    )
    code = "CSW-2355"


@dataclass(frozen=True, slots=True)
class WriteMail(Command):
    """Write a mail to one person of an account; it leaves with the sender, after the time to think again.

    Attributes:
        address: of somebody who is known at the account.
        answers: the Message-ID of a mail with the account, whose thread it goes on; `LAST`; '' it begins one.
        mailbox: uid, address or name; '' the only one there is, else the person's own.
    """

    account_id: int
    address: str
    subject: str
    body: str
    answers: str = ""
    mailbox: str = ""
    uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Fix it as a frozen campaign of one; the undo cancels it, unless it has left."""
        from cs_workbench.store import campaigns, recipients

        db, now = writing.db, bench.clock.now()
        known = campaigns.of_uid(db, self.uid)
        if known is not None:
            return self._again(bench, writing, known)
        subject, body = " ".join(clean(self.subject).split()), clean(self.body).strip()
        for name, text in (("subject", subject), ("body", body)):
            if not text:
                raise WrongValue(field=name, value="", choices="–")
        mailbox = _mailbox(bench, db, self.mailbox, subject)
        row = self._recipient(bench, db, iso(now))
        thread = _thread(db, row, self.answers)
        at, by = iso(now), author(bench, writing)
        fixed = {
            "mailbox": {name: mailbox[name] for name in ("name", "address")},
            "settings": {},
            "snippets": [],
        }
        campaign_id = campaigns.add(
            db, self.uid,
            {
                "title": subject, "kind": LETTER, "state": SCHEDULED, "round": 1, "mailbox_id": mailbox["id"],
                "late": "send", "frozen_at": at, "frozen": fixed, "frozen_count": 1, "start_at": iso(now + UNDO_WINDOW),
            },
            at=at, author=by,
        )  # fmt: skip
        recipients.lay_in(db, [row | {"campaign_id": campaign_id}])
        stored = recipients.of_uid(db, row["uid"]) or {}
        values = {"edits": {"subject": subject, "body": body}, "data": thread, "position": 1, "queued_at": at}
        made = composed(
            Composer(bench, db, campaigns.of_id(db, campaign_id), [stored]), stored | values, None
        )
        values |= {"message_id": made.message.message_id, "sha256": made.sha256}
        recipients.put(db, stored["id"], values, at=at)
        return self._done(campaign_id, row)

    def _again(self, bench: Workbench, writing: Writing, campaign: Row) -> Done:
        """Let it leave after all: it was taken back and is done again."""
        from cs_workbench.store import campaigns, recipients

        db, now = writing.db, bench.clock.now()
        (row,) = recipients.of_campaign(db, campaign["id"], campaign["round"])
        if campaign["state"] == CANCELLED and row["state"] == CANCELLED:
            recipients.put(db, row["id"], {"state": "queued", "ended_at": None}, at=iso(now))
            values = {"state": SCHEDULED, "ended_at": None, "start_at": iso(now + UNDO_WINDOW)}
            campaigns.put(db, campaign["id"], values, at=iso(now))
        return self._done(campaign["id"], row)

    def _done(self, campaign_id: int, row: Row) -> Done:
        from cs_workbench.services.outreach_run import Cancel

        said = N_("done", "Mail to {name} leaves in half a minute: {title}")
        params = {"name": row["name"] or row["email"], "title": " ".join(clean(self.subject).split())}
        return Done(Changes({"campaign": frozenset({campaign_id})}), Cancel(self.uid), said, params, self.uid)

    def _recipient(self, bench: Workbench, db: Connection, at: str) -> dict[str, Any]:
        """Return the recipient as the ledger keeps it."""
        from cs_workbench.mail.addresses import read_address
        from cs_workbench.services.outreach_audience import language_of
        from cs_workbench.store import permissions, reachable

        address = read_address(self.address, old_mobile=True)
        people = reachable.people_at(db, [self.account_id]).get(self.account_id, [])
        person = next((one for one in people if one.email and key_of(one.email) == address.key), None)
        if person is None:
            raise NotThere(uid=self.address)
        mark = permissions.mark_of(permissions.make_secret(db), address.key)
        if forbidden(permissions.suppressions(db, [mark]).get(mark, ()), LETTER, ""):
            raise NotWrittenTo(name=person.name or address.shown, address=address.shown)
        return {
            "uid": uuid7(), "account_id": self.account_id, "round": 1, "address": address.key, "mark": mark,
            "email": address.shown, "name": person.name, "domain": address.domain, "contact_id": person.contact_id,
            "person": person.person or None, "role": person.role, "language": language_of(bench, person.language, ""),
            "is_high": 0, "state": "queued", "reason": None, "copies": None, "tries": 0, "changed_at": at,
        }  # fmt: skip


def composed(composer: Composer, row: Row, at: datetime | None) -> Composed:
    """Return a letter as it was typed, in its thread."""
    from cs_workbench.mail.addresses import read_address
    from cs_workbench.mail.message import Mailbox, Message
    from cs_workbench.services.outreach_letters import NO_DATE

    letter, thread = row["edits"] or {}, row["data"] or {}
    mailbox = composer.mailbox
    if mailbox is None:
        raise NoMailbox(title=composer.campaign["title"])
    message = Message(
        composer.message_id(row), at or NO_DATE, Mailbox(mailbox["address"], mailbox["name"]),
        Mailbox(read_address(row["email"], old_mobile=True).wire, row["name"] or ""), letter["subject"],
        letter["body"] + "\n", in_reply_to=thread.get("answers", ""), references=tuple(thread.get("references", ())),
    )  # fmt: skip
    return Composed(message, {}, dict(thread), ())


def who_is_meant(bench: Workbench, text: str) -> tuple[int, str]:
    """Return (account, address) of a contact's address, or of whom one writes to first at an account.

    Raises:
        NotThere, NoSuchAccount: nobody, or no account, is called so.
        WrongUsage: the address is known at several accounts.
        NobodyToWriteTo: nobody at the account has an address.
    """
    from cs_workbench.services.account import find_account
    from cs_workbench.store import activity, addresses, reachable

    if "@" in text:
        with bench.store.read() as db:
            accounts = sorted({known.account_id for known in addresses.with_addresses(db, [text.lower()])})
            names = activity.names(db, accounts)
        if not accounts:
            raise NotThere(uid=text)
        if len(accounts) > 1:
            raise WrongUsage(
                what=f"{text} is known at several accounts: {', '.join(names.values())}. Use --account."
            )
        return accounts[0], text
    account = find_account(bench, text)
    with bench.store.read() as db:
        people = reachable.people_at(db, [account]).get(account, [])
        name = activity.names(db, [account]).get(account, "")
    chosen: list[Candidate] = PersonRule().chosen(people)[0]
    if not chosen:
        raise NobodyToWriteTo(account=name)
    return account, chosen[0].email


def _mailbox(bench: Workbench, db: Connection, text: str, title: str) -> Row:
    """Return the mailbox that is meant: by its name, else the person's own, else the only one."""
    from cs_workbench.store import mailboxes, settings

    if text:
        found = mailboxes.mailbox(db, text)
        if found is None:
            raise NotThere(uid=text)
        return found
    every = mailboxes.mailboxes(db)
    me = str(settings.get(db, "owner", "") or "")
    own = [row for row in every if me and row["owner"] == me]
    if len(own or every) != 1:
        raise NoMailbox(title=title)
    return (own or every)[0]


def _thread(db: Connection, row: Row, answers: str) -> Mapping[str, Any]:
    """Return what a mail names as its thread: the mail that it answers, and those before it, the oldest first.

    Raises:
        NotThere: no mail with the account has this Message-ID.
    """
    from cs_workbench.store import letters

    if not answers:
        return {}
    account = int(row["account_id"])
    if answers == LAST:
        found = letters.last_with(db, account, row["mark"], row["name"] or row["email"])
    else:
        found = letters.named(db, account, answers)
    if found is None:
        raise NotThere(uid=answers)
    return {"answers": f"<{found.message_id}>", "references": [*found.references, f"<{found.message_id}>"]}
