"""The text of a mail that is a touch, read from the mailbox when somebody asks for it, and kept from then on."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.inboxes import open_inbox, readable
from cs_workbench.services.mailboxes import found_mailbox
from cs_workbench.services.records import NotThere

if TYPE_CHECKING:
    from cs_workbench.mail.imap import Inbox
    from cs_workbench.services.workbench import Workbench


class TextGone(WorkbenchError):
    """A mail that no mailbox of ours holds any more."""

    template = N_(
        "errors",
        "The mail “{title}” is in no mailbox that can be read here: it was moved or deleted there. Its subject stays "
        "as it is.",
    )
    code = "CSW-2357"


def mail_text(bench: Workbench, touch: str, *, trust: ssl.SSLContext | None = None) -> str:
    """Return the text of the mail behind a touch (uid or its end): as it is kept, else from the mailbox.

    Raises:
        NotThere: there is no such touch, or it is of no mail.
        TextGone: no mailbox holds the mail.
        InboxTrouble: one of its kinds says why a mailbox cannot be read.
    """
    from cs_workbench.store import touches

    with bench.store.read() as db:
        row = touches.mail_of(db, touch)
    if row is None:
        raise NotThere(uid=touch)
    if row["body"]:
        return str(row["body"])
    for uid in readable(bench):
        with open_inbox(bench, found_mailbox(bench, uid), trust) as inbox:
            text = _text(inbox, f"<{row['message_id']}>")
        if text is not None:
            with bench.store.write("keep a mail's text", "inbox") as writing:
                touches.put_body(writing.db, row["id"], text)
                writing.changed("touch", [row["account_id"]])
            return text
    raise TextGone(title=row["summary"] or "–")


def _text(inbox: Inbox, message_id: str) -> str | None:
    """Return the words of a mail; None: it is in no folder that is looked into."""
    from cs_workbench.mail.imap import INBOX
    from cs_workbench.mail.incoming import read

    for folder in (INBOX, *inbox.folders_of_proof()):
        mail = inbox.mail_named(message_id, folder)
        if mail:
            return read(mail).text
    return None
