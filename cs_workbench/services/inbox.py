"""The watcher of a mailbox: reads what is new in it and writes down what it means, page by page.

Killed at any moment it reads on where it was: a page and the cursor behind it are one transaction. Heads are read
first; a whole mail only where it may be about a mail of ours.
"""

from __future__ import annotations

import hashlib
import logging
import ssl
import threading
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import Retry
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Tracker
from cs_workbench.mail.inbox_refusals import InboxTrouble, NoSuchFolder
from cs_workbench.services.inbox_copies import keep_copies, saves_sent
from cs_workbench.services.inbox_evidence import prove_doubtful
from cs_workbench.services.inbox_page import Page, Seen, key_of
from cs_workbench.services.inboxes import has_inbox, open_inbox
from cs_workbench.services.mailboxes import found_mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.mail.imap import Cursor, Head, Inbox
    from cs_workbench.mail.incoming import Incoming
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: The lock's kind: ``job-inbox-<address>.lock``.
JOB: Final = "inbox"
PAGE: Final = 50  # mails a transaction
FIRST: Final = timedelta(days=30)  # so far back a mailbox is read that never was
WAIT_S: Final = 60.0  # between two looks
_LOOK_S: Final = 0.5  # so soon a stop is seen
_BULK: Final = frozenset({"bulk", "list"})


@dataclass(frozen=True, slots=True)
class InboxRead:
    """What a look at a mailbox brought.

    Attributes:
        read: mails looked at, in the inbox and among the sent.
        found: what they were -> how many: events of recipients by kind, 'touches', 'proven' (mails in doubt that
            turned out to have left), 'copied' (put into Sent).
        saves_sent: whether the server keeps sent mail itself; None: not known yet.
    """

    mailbox: str
    read: int
    found: Mapping[str, int] = field(default_factory=dict)
    saves_sent: bool | None = None


def read_inbox(
    bench: Workbench, mailbox: str, tracker: Tracker | None = None, *, trust: ssl.SSLContext | None = None
) -> InboxRead:
    """Read what is new in a mailbox, once.

    Raises:
        Busy: another process reads it.
        NotThere, NoInbox, NoPassword, NoKeychain, OnlyDrafts, NoServer: it cannot be read.
        InboxTrouble: one of its kinds says what is wrong; what was read so far is kept.
        Cancelled: the tracker was asked to stop; what was read so far is kept.
    """
    row = found_mailbox(bench, mailbox)
    with bench.store.job_lock(JOB, row["address"]).held(_what(bench, row)):
        return _look(bench, row, tracker or Tracker(), trust)


def watch_inbox(
    bench: Workbench, mailbox: str, tracker: Tracker, told: Callable[[InboxRead | InboxTrouble], None],
    *, trust: ssl.SSLContext | None = None, wait_s: float = WAIT_S,
) -> None:  # fmt: skip
    """Read a mailbox again and again until the tracker stops it; trouble that may pass is told, and outlasted.

    Raises:
        Busy, NotThere, NoInbox, NoPassword, NoKeychain, OnlyDrafts, NoServer: it cannot be read.
        InboxTrouble: it waits for a person.
        Cancelled: the tracker was asked to stop.
    """
    row = found_mailbox(bench, mailbox)
    with bench.store.job_lock(JOB, row["address"]).held(_what(bench, row)):
        while True:
            try:
                told(_look(bench, found_mailbox(bench, row["uid"]), tracker, trust))
            except InboxTrouble as trouble:
                if trouble.retry is not Retry.LATER:
                    raise
                told(trouble)
            _wait(tracker, wait_s)


def look_beside(bench: Workbench, mailbox: str, trust: ssl.SSLContext | None = None) -> InboxRead | None:
    """Read a mailbox beside other work: None where it says not where, somebody else reads it, or it cannot be read."""
    from cs_workbench.kernel.errors import WorkbenchError

    if not has_inbox(found_mailbox(bench, mailbox)):
        return None
    with suppress(WorkbenchError):
        return read_inbox(bench, mailbox, trust=trust)
    return None


def _what(bench: Workbench, row: Row) -> str:
    return bench.say("inbox", N_("inbox", "Reading {address}"), address=row["address"])


def _look(bench: Workbench, row: Row, tracker: Tracker, trust: ssl.SSLContext | None) -> InboxRead:
    with open_inbox(bench, row, trust) as inbox:
        return _Reader(bench, row, inbox, tracker).run()


def _wait(tracker: Tracker, seconds: float) -> None:
    never, until = threading.Event(), monotonic() + seconds
    tracker.check()
    while monotonic() < until:
        tracker.check()
        never.wait(_LOOK_S)


class _Reader:
    """One look at a mailbox."""

    def __init__(self, bench: Workbench, mailbox: Row, inbox: Inbox, tracker: Tracker) -> None:
        from cs_workbench.store import permissions

        self.bench, self.mailbox, self.inbox, self.tracker = bench, mailbox, inbox, tracker
        self.counts: Counter[str] = Counter()
        self.read = 0
        with bench.store.read() as db:
            self.key = permissions.secret(db)

    def run(self) -> InboxRead:
        """Read the inbox, then what was sent."""
        from cs_workbench.mail.imap import INBOX

        self._folder(INBOX, is_sent=False)
        saves: bool | None = None
        try:
            sent = self.inbox.sent_folder()
        except NoSuchFolder:
            log.info("a mailbox has no folder of sent mails")
        else:
            self._folder(sent, is_sent=True)
            saves = saves_sent(self.bench, self.mailbox, self.inbox, sent)
        self.counts += prove_doubtful(self.bench, self.mailbox, self.inbox)
        if saves is False:
            self.counts["copied"] += keep_copies(self.bench, self.mailbox, self.inbox, sent, self.tracker)
        return InboxRead(self.mailbox["address"], self.read, dict(+self.counts), saves)

    def _folder(self, folder: str, *, is_sent: bool) -> None:
        """Read what is new in a folder, a page a transaction."""
        from cs_workbench.mail.imap import Cursor as At
        from cs_workbench.store import inboxes

        with self.bench.store.read() as db:
            kept = inboxes.cursor(db, self.mailbox["id"], folder)
        after = None if kept is None else At(*kept)
        news = self.inbox.news(after, (self.bench.clock.now() - FIRST).date(), folder)
        for start in range(0, len(news.uids), PAGE):
            self.tracker.step(_what(self.bench, self.mailbox), start, len(news.uids))
            uids = news.uids[start : start + PAGE]
            is_last = start + PAGE >= len(news.uids)
            seen = [self._seen(head, folder, is_sent=is_sent) for head in self.inbox.heads(uids, folder)]
            upto = news.cursor if is_last else At(news.cursor.validity, uids[-1])
            self._write(folder, seen, upto, is_sent=is_sent, is_anew=news.is_anew)
            self.read += len(seen)
        if not news.uids and news.cursor != after:
            self._write(folder, [], news.cursor, is_sent=is_sent, is_anew=news.is_anew)

    def _write(self, folder: str, seen: list[Seen], upto: Cursor, *, is_sent: bool, is_anew: bool) -> None:
        """Write down a page with the cursor behind it."""
        from cs_workbench.store import inboxes

        with self.bench.store.write("read the inbox", "inbox") as writing:
            page = Page(self.bench, writing, self.mailbox, self.counts)
            for one in seen:
                if is_sent:
                    page.take_sent(one, counts=not is_anew)
                else:
                    page.take(one)
            page.finish()
            at = iso(self.bench.clock.now())
            inboxes.put_cursor(writing.db, self.mailbox["id"], folder, (upto.validity, upto.uid), at=at)

    def _seen(self, head: Head, folder: str, *, is_sent: bool) -> Seen:
        """Return what a mail is: by its head alone, or whole where it may be about a mail of ours."""
        from cs_workbench.mail.incoming import read
        from cs_workbench.mail.parts import take_apart

        mail, octets = read(head.octets, self._is_ours), head.octets
        if not is_sent and self._is_worth_fetching(mail, head):
            octets = self.inbox.mail(head.uid, folder) or head.octets
            mail = read(octets, self._is_ours)
        fields = take_apart(head.octets)
        is_bulk = bool(fields.first("list-unsubscribe") or fields.first("list-id"))
        is_bulk = is_bulk or fields.first("precedence").lower() in _BULK
        named = mail.message_id or f"sha256:{hashlib.sha256(head.octets).hexdigest()[:32]}"
        return Seen(mail, named, is_bulk)

    def _is_worth_fetching(self, mail: Incoming, head: Head) -> bool:
        from cs_workbench.mail.incoming import may_be_about_ours
        from cs_workbench.store import inboxes, permissions

        if mail.about or may_be_about_ours(head.octets):
            return True
        if self.key is None or not mail.sender:
            return False
        with self.bench.store.read() as db:  # an answer to an invitation may name no mail of ours
            return inboxes.is_invited(db, permissions.mark_of(self.key, key_of(mail.sender)))

    def _is_ours(self, message_id: str) -> bool:
        from cs_workbench.store import inboxes

        with self.bench.store.read() as db:
            return inboxes.is_ours(db, message_id)


def last_read(bench: Workbench, mailbox: str) -> datetime | None:
    """Return when a mailbox was read last; None: it never was."""
    from cs_workbench.store import inboxes

    row = found_mailbox(bench, mailbox)
    with bench.store.read() as db:
        at = inboxes.read_at(db, row["id"])
    return None if at is None else from_iso(at)
