"""One mail of a campaign to oneself, made and handed over like every other: what a person looks at before the rest."""

from __future__ import annotations

import ssl
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.smtp_answers import Verdict
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.mail.addresses import read_address
from cs_workbench.mail.hand_over import Ready, hand_over
from cs_workbench.mail.message import Mailbox, Message, message_id
from cs_workbench.services.mailboxes import OnlyDrafts, door_of, found_mailbox
from cs_workbench.services.outreach_ledger import open_ledger
from cs_workbench.services.outreach_letters import NoMailbox, token_of
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_rows import campaign
from cs_workbench.services.outreach_settle import said

if TYPE_CHECKING:
    from cs_workbench.mail.addresses import Address
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row


#: In a test mail, in the place of what names the recipient's mail on the page that stops announcements.
TRIAL: Final = "test"


class TrialNotTaken(WorkbenchError):
    """The server did not take the mail to oneself, or nobody knows whether it did."""

    template = N_(
        "errors",
        "The test mail to {address} was not taken: {why}. No customer got anything. Correct what the server names, "
        "then test again.",
    )
    code = "CSW-2345"


@dataclass(frozen=True, slots=True)
class Trial:
    """A test mail that the server took: for whom it was made, and what the server said."""

    to: str
    recipient: str
    subject: str
    message_id: str
    answer: str


def send_trial(
    bench: Workbench, uid: str, to: str, *, number: int = 1, recipient: str = "", trust: ssl.SSLContext | None = None
) -> Trial:  # fmt: skip
    """Send the mail of one recipient to ``to``, without copies; the recipient gets nothing.

    Raises:
        NotThere, NoSuchPreview: there is no such campaign or recipient.
        NoMailbox, OnlyDrafts, NoServer, NoPassword, NoKeychain, MailboxTrouble: nothing can be sent.
        BadAddress: ``to`` is none.
        TrialNotTaken: the server refused it.
    """
    address = read_address(to)
    row = campaign(bench, uid)
    if not row.mailbox:
        raise NoMailbox(title=row.title)
    seen = preview(bench, row.uid, number, recipient)
    mailbox = found_mailbox(bench, row.mailbox)
    token = token_of(seen.message.message_id)  # pressed in a test, it would be the customer's own word
    message = replace(
        seen.message, to=Mailbox(address.wire, mailbox["name"]), cc=(), list_unsubscribe=(),
        text=seen.message.text.replace(token, TRIAL), html=seen.message.html.replace(token, TRIAL),
    )  # fmt: skip
    known, answer = _handed_in(bench, mailbox, message, address, trust)
    return Trial(address.wire, seen.recipient.uid, message.subject, known, answer)


def sent_to_oneself(
    bench: Workbench,
    mailbox: Row,
    letter: tuple[str, str],
    unsubscribe: str,
    trust: ssl.SSLContext | None = None,
) -> Trial:
    """Send a mail (subject, text) that belongs to no campaign from a stored mailbox to itself.

    Raises:
        OnlyDrafts, NoServer, NoPassword, NoKeychain, MailboxTrouble: nothing can be sent.
        TrialNotTaken: the server refused it.
    """
    address = read_address(mailbox["address"])
    own = Mailbox(address.wire, mailbox["name"])
    message = Message("", bench.clock.now(), own, own, *letter, list_unsubscribe=(unsubscribe,))
    known, answer = _handed_in(bench, mailbox, message, address, trust)
    return Trial(address.wire, "", message.subject, known, answer)


def _handed_in(
    bench: Workbench, mailbox: Row, message: Message, to: Address, trust: ssl.SSLContext | None
) -> tuple[str, str]:
    """Hand in a mail under a Message-ID of its own; return that and what the server said."""
    from cs_workbench.store import claims

    if mailbox["transport"] == "draft":
        raise OnlyDrafts(address=mailbox["address"])
    with open_ledger(bench) as ledger, closing(door_of(bench, mailbox, trust).open()) as connection:
        now, trial = bench.clock.now(), f"trial-{uuid7()}"
        known = message_id(b"", trial, to.key, mailbox["address"].rpartition("@")[2])
        message = replace(message, message_id=known, date=now)
        with bench.store.write("count a test mail", "outreach") as writing:
            claims.sent_by_hand(writing.db, mailbox["id"], iso(now))
        outcome = hand_over(
            connection, ledger, Ready(trial, to.key, message, message.to_bytes()), bench.clock
        )
        connection.leave()
    if outcome.verdict is not Verdict.SENT:
        raise TrialNotTaken(address=to.wire, why=said(outcome.answer) or "–")
    return known, said(outcome.answer)
