"""What the world thinks of a mailbox's mail (送信ドメイン診断): a mail to oneself is sent, read back, and looked at."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.mail.inbox_refusals import NoSuchFolder
from cs_workbench.services.inbox_copies import note_saves_sent
from cs_workbench.services.inboxes import open_inbox, server_of
from cs_workbench.services.mailboxes import found_mailbox
from cs_workbench.services.outreach_trial import sent_to_oneself

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.mail.imap import Inbox
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

#: So long a mail may be on its way, and so often it is looked for.
PATIENCE_S: Final = 120
EACH_S: Final = 5
#: A server that keeps what it sends has done so by then.
_SENT_LOOKS: Final = 4
_UNSUBSCRIBE: Final = "list-unsubscribe"


class NotArrived(WorkbenchError):
    """A mail to oneself that was taken and has not come in."""

    template = N_(
        "errors",
        "The test mail to {address} was taken, but did not come into the inbox within {seconds} seconds. No customer "
        "got anything. Look into the folder for spam; then try again.",
    )
    code = "CSW-2353"
    retry = Retry.LATER


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What became of a mail to oneself.

    Attributes:
        spf, dkim, dmarc: 'pass', 'fail', 'none' ... as the receiving server says; '' where it says nothing.
        told_by: that server; '' where it does not say its name.
        signed_by: the domains that signed; ``is_aligned``: the mailbox's own is among them.
        has_unsubscribe: List-Unsubscribe arrived whole; ``covers_unsubscribe``: a signature covers it.
        saves_sent: whether the server keeps sent mail itself; it is remembered. None: there is no such folder.
    """

    mailbox: str
    message_id: str
    spf: str
    dkim: str
    dmarc: str
    told_by: str
    signed_by: tuple[str, ...]
    is_aligned: bool
    has_unsubscribe: bool
    covers_unsubscribe: bool
    saves_sent: bool | None


def diagnose(
    bench: Workbench,
    mailbox: str,
    *,
    trust: ssl.SSLContext | None = None,
    pause: Callable[[float], None] = sleep,
) -> Diagnosis:
    """Send a mail from a mailbox to itself, read it back and say what is known of it; ``pause`` waits so many seconds.

    Raises:
        NotThere, OnlyDrafts, NoServer, NoInbox, NoPassword, NoKeychain: nothing can be sent, or read.
        MailboxTrouble, InboxTrouble: one of their kinds says what is wrong.
        TrialNotTaken: the server refused the mail.
        NotArrived: it did not come in.
    """
    from cs_workbench.mail.authentication import authentication
    from cs_workbench.mail.parts import read_fields, split_head

    row = found_mailbox(bench, mailbox)
    server_of(row)  # before anything is sent
    subject = bench.say("outreach", N_("outreach", "Test of the mailbox {address}"), address=row["address"])
    text = bench.say(
        "outreach", N_("outreach", "CS Workbench sent this mail to see how it arrives. It can be deleted.")
    )
    unsubscribe = f"mailto:{row['address']}?subject=unsubscribe%20test"
    message_id = sent_to_oneself(bench, row, (subject, text), unsubscribe, trust).message_id
    with open_inbox(bench, row, trust) as inbox:
        mail = _arrived(inbox, row, message_id, pause)
        saves = _saves_sent(inbox, message_id, pause)
    if saves is not None:
        note_saves_sent(bench, row["uid"], saves=saves)
    told = authentication(mail)
    arrived = dict(reversed(read_fields(split_head(mail)[0]))).get(_UNSUBSCRIBE, "")
    domains = tuple(dict.fromkeys(one.domain for one in told.signatures))
    own = row["address"].rpartition("@")[2].lower()
    return Diagnosis(
        row["address"], message_id, told.results["spf"], told.results["dkim"], told.results["dmarc"], told.server,
        domains, any(own == domain or own.endswith(f".{domain}") for domain in domains),
        "".join(arrived.split()) == f"<{unsubscribe}>", told.covers(_UNSUBSCRIBE), saves,
    )  # fmt: skip


def _arrived(inbox: Inbox, row: Row, message_id: str, pause: Callable[[float], None]) -> bytes:
    """Return the mail as it came in."""
    from cs_workbench.mail.imap import INBOX

    for _ in range(PATIENCE_S // EACH_S):
        mail = inbox.mail_named(message_id, INBOX)
        if mail:
            return mail
        pause(EACH_S)
    raise NotArrived(address=row["address"], seconds=PATIENCE_S)


def _saves_sent(inbox: Inbox, message_id: str, pause: Callable[[float], None]) -> bool | None:
    try:
        sent = inbox.sent_folder()
    except NoSuchFolder:
        return None
    for look in range(_SENT_LOOKS):
        if inbox.proven([message_id], sent):
            return True
        if look < _SENT_LOOKS - 1:
            pause(EACH_S)
    return False


def told(bench: Workbench, found: Diagnosis) -> list[tuple[str, str]]:
    """Return what was looked at, with its result in the person's language."""
    say = bench.say
    yes, no, unsaid = (say("diagnosis", text) for text in (_YES, _NO, _UNSAID))

    def answer(known: bool | None) -> str:
        return unsaid if known is None else yes if known else no

    signed = ", ".join(found.signed_by) or no
    return [
        ("SPF", found.spf or unsaid),
        ("DKIM", found.dkim or unsaid),
        ("DMARC", found.dmarc or unsaid),
        (say("diagnosis", N_("diagnosis", "Signed by")), signed),
        (say("diagnosis", N_("diagnosis", "The way to opt out arrives whole")), answer(found.has_unsubscribe)),
        (say("diagnosis", N_("diagnosis", "The signature covers the way to opt out")),
         answer(found.covers_unsubscribe)),
        (say("diagnosis", N_("diagnosis", "The server keeps sent mail itself")), answer(found.saves_sent)),
    ]  # fmt: skip


def advice(bench: Workbench, found: Diagnosis) -> list[str]:
    """Return what to ask of whom, a sentence each; empty: nothing."""
    domain = found.mailbox.rpartition("@")[2]
    lines = [
        (found.spf not in ("pass", ""), _ASK_SPF),
        (not found.signed_by or found.dkim not in ("pass", ""), _ASK_DKIM),
        (bool(found.signed_by) and not found.is_aligned, _ASK_ALIGNED),
        (found.dmarc not in ("pass", ""), _ASK_DMARC),
        (bool(found.signed_by) and not found.covers_unsubscribe, _ASK_COVER),
        (not any((found.spf, found.dkim, found.dmarc)), _SAYS_NOTHING),
    ]
    return [bench.say("diagnosis", text, domain=domain) for is_said, text in lines if is_said]


_YES: Final = N_("diagnosis", "yes")
_NO: Final = N_("diagnosis", "no")
_UNSAID: Final = N_("diagnosis", "not said")
_ASK_SPF: Final = N_(
    "diagnosis",
    "SPF did not pass: ask who runs the DNS of {domain} to name the mail server there (SPF record).",
)
_ASK_DKIM: Final = N_(
    "diagnosis",
    "The mail carries no DKIM signature that holds: ask who runs the mail server to sign the mail of {domain}.",
)
_ASK_ALIGNED: Final = N_(
    "diagnosis",
    "Another domain than {domain} signs the mail: ask who runs the mail server to sign with {domain}.",
)
_ASK_DMARC: Final = N_(
    "diagnosis",
    "DMARC did not pass, so large providers may refuse the mail: SPF or DKIM must hold for {domain} itself.",
)
_ASK_COVER: Final = N_(
    "diagnosis",
    "The signature does not cover List-Unsubscribe: mail programmes may not show the way to opt out. It stands in the "
    "text of every announcement all the same.",
)
_SAYS_NOTHING: Final = N_(
    "diagnosis",
    "The server said nothing of SPF, DKIM and DMARC, as many do for mail to oneself. Send a test mail of a campaign to "
    "an address elsewhere, and look at its header there.",
)
