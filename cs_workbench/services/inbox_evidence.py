"""Mails in doubt (要確認) that the mailbox proves to have left: they are among its sent ones (outreach.md 4.2)."""

from __future__ import annotations

import logging
import ssl
from collections import Counter
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.inbox_page import Page
from cs_workbench.services.inboxes import has_inbox, open_inbox

if TYPE_CHECKING:
    from cs_workbench.mail.imap import Inbox
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: A start of the sender waits no longer for a mailbox that does not answer.
AT_START_S: Final = 15.0


def prove_doubtful(bench: Workbench, mailbox: Row, inbox: Inbox) -> Counter[str]:
    """Settle the mails in doubt of a mailbox that it holds itself; return how many: 'proven'.

    Raises:
        InboxTrouble: one of its kinds says what is wrong; nothing was changed.
    """
    from cs_workbench.store import inboxes, recipients

    counts: Counter[str] = Counter()
    with bench.store.read() as db:
        doubtful = inboxes.in_doubt(db, mailbox["id"])
    if not doubtful:
        return counts
    proven: set[str] = set()
    for folder in inbox.folders_of_proof():
        proven |= inbox.proven(sorted(set(doubtful) - proven), folder)
    if proven:
        with bench.store.write("settle mails in doubt", "inbox") as writing:
            page = Page(bench, writing, mailbox, counts)
            for message_id in sorted(proven):
                page.prove(recipients.of_id(writing.db, doubtful[message_id]))
            page.finish()
    return counts


def prove_at_start(bench: Workbench, mailbox: Row, trust: ssl.SSLContext | None = None) -> None:
    """Do so before a sender sends; a mailbox that cannot be read holds nobody up, and leaves the doubt."""
    from cs_workbench.store import inboxes

    with bench.store.read() as db:
        is_needed = has_inbox(mailbox) and bool(inboxes.in_doubt(db, mailbox["id"]))
    if not is_needed:
        return
    try:
        with open_inbox(bench, mailbox, trust, seconds=AT_START_S) as inbox:
            prove_doubtful(bench, mailbox, inbox)
    except WorkbenchError as error:
        log.warning("mails in doubt were not looked for in the mailbox: %s", error.code)
