"""The copy in Sent (送信済み): of a server that does not keep what it sends, each mail is put there once.

Killed between the copy and its note, the next look finds the copy by its Message-ID and only notes it.
"""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.inboxes import SERVERS
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.mail.imap import Inbox
    from cs_workbench.services.outreach_letters import Composer
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: So long after a mail has left, a server that keeps it has done so.
AFTER: Final = timedelta(minutes=2)
#: Older mails get no copy any more: nobody who looks for them there has missed them.
SINCE: Final = timedelta(days=7)
_ASKED: Final = 5  # mails by which it is found out
_PAGE: Final = 200


def saves_sent(bench: Workbench, mailbox: Row, inbox: Inbox, sent: str) -> bool | None:
    """Say whether the server keeps sent mail in the folder ``sent`` itself; found out once. None: not known yet."""
    from cs_workbench.store import inboxes

    if mailbox["saves_sent"] is not None:
        return bool(mailbox["saves_sent"])
    now = bench.clock.now()
    if mailbox["preset"] in SERVERS:
        saves = True
    else:
        with bench.store.read() as db:
            asked = inboxes.sent_before(db, mailbox["id"], iso(now - SINCE), iso(now - AFTER), _ASKED)
        if not asked:
            return None
        saves = bool(inbox.proven(asked, sent))
    note_saves_sent(bench, mailbox["uid"], saves=saves)
    return saves


def note_saves_sent(bench: Workbench, uid: str, *, saves: bool) -> None:
    """Remember of a mailbox whether its server keeps sent mail itself."""
    from cs_workbench.store import mailboxes

    with bench.store.write("note where copies are kept", "inbox") as writing:
        at, by = iso(bench.clock.now()), author(bench, writing)
        mailboxes.put_mailbox(writing.db, uid, {"saves_sent": int(saves)}, at=at, author=by)
        writing.changed("mailbox", None)


def keep_copies(bench: Workbench, mailbox: Row, inbox: Inbox, sent: str, tracker: Tracker) -> int:
    """Put a copy of every mail that left into the folder ``sent``, unless it is there; return how many were put.

    Raises:
        InboxTrouble: one of its kinds says what is wrong; what is put is put once, however often it is asked again.
        Cancelled: the tracker was asked to stop.
    """
    from cs_workbench.store import inboxes

    since, put = iso(bench.clock.now() - SINCE), 0
    with closing(bench.store.connection()) as db:
        while rows := inboxes.without_copy(db, mailbox["id"], since, _PAGE):
            composers = _composers(bench, db, rows)
            for row in rows:
                tracker.check()
                octets = _octets(composers[int(row["campaign_id"])], row)
                if octets:
                    moment = from_iso(row["marked_at"] or row["ended_at"])
                    put += inbox.keep_copy(octets, row["message_id"], sent, moment)
                with bench.store.write("note a copy", "inbox") as writing:
                    inboxes.put_copied(writing.db, row["id"], iso(bench.clock.now()))
    return put


def _composers(bench: Workbench, db: Connection, rows: list[Row]) -> dict[int, Composer]:
    """Return what makes the mails of each campaign."""
    from cs_workbench.services.outreach_letters import Composer
    from cs_workbench.store import campaigns

    of: dict[int, list[Row]] = {}
    for row in rows:
        of.setdefault(int(row["campaign_id"]), []).append(row)
    return {
        campaign: Composer(bench, db, campaigns.of_id(db, campaign), some) for campaign, some in of.items()
    }


def _octets(composer: Composer, row: Row) -> bytes:
    """Return a mail as it left; b"" where it can no longer be made so."""
    try:
        made = composer.compose(row, from_iso(row["marked_at"] or row["ended_at"]))
    except WorkbenchError:
        log.warning("a mail of which a copy should be kept can no longer be made", exc_info=True)
        return b""
    if row["sha256"] not in (None, made.sha256):
        log.warning("a mail of which a copy should be kept is no longer the one that was sent")
        return b""
    return made.message.to_bytes()
