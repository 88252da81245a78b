"""A line: a thread with an SMTP connection of its own, which makes each mail as it was frozen and hands it over."""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase, Verdict
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.mail.hand_over import Ready, hand_over
from cs_workbench.mail.headers import date_field
from cs_workbench.mail.refusals import LedgerUnwritable, MailboxTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cs_workbench.kernel.clock import Clock
    from cs_workbench.mail.ledger_file import LedgerFile
    from cs_workbench.mail.message import Message
    from cs_workbench.mail.server import Outlet
    from cs_workbench.services.mailboxes import Door
    from cs_workbench.services.outreach_feed import Feed
    from cs_workbench.services.outreach_letters import Composer
    from cs_workbench.store.rows import Row

log = logging.getLogger(__name__)

#: A line without work says goodbye: servers end idle connections, and one that is ended looks like trouble.
IDLE_S: Final = 10.0
_LOOK_S: Final = 0.5
#: After these nothing more goes until they were judged: of the campaign, or (True) from the mailbox.
_HOLDS: Final = {Verdict.CONTENT_REFUSED: False, Verdict.ACCOUNT_TROUBLE: True}


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of a claimed mail.

    Attributes:
        marked_at: when its last dot was allowed; None: it never was, so it was certainly not delivered.
        sha256: of the mail but for its Date, where it was made anew because a copy was dropped; else None.
        trouble: the error that tells about the mailbox.
        error: what must end the run; the mail was not sent.
    """

    row: Row
    outcome: Outcome
    at: datetime
    marked_at: datetime | None = None
    sha256: str | None = None
    trouble: MailboxTrouble | None = None
    error: BaseException | None = None


class Maker:
    """Makes mails from what was frozen; lines share it."""

    def __init__(self, composers: Mapping[int, Composer], clock: Clock, say: Callable[..., str]) -> None:
        self._composers, self._clock, self._say = composers, clock, say
        self._one = threading.Lock()

    def made(self, row: Row) -> tuple[Ready, str] | Answer:
        """Return a mail and its sha256; or, where it would not be the one that was frozen, why it is held."""
        composer = self._composers[int(row["campaign_id"])]
        if not row["email"]:
            return self._held(N_("outreach", "not sent: the address is no longer known"))
        try:
            with self._one:
                message = composer.compose(row).message
        except WorkbenchError as error:
            return Answer(Phase.BODY, 0, error.explain(composer.catalogue))
        undated = message.to_bytes()
        sha256 = hashlib.sha256(undated).hexdigest()
        if row["sha256"] not in (None, sha256):
            return self._held(
                N_("outreach", "not sent: the mail would no longer be the one that was frozen (sha256)")
            )
        ready = Ready(
            composer.campaign["uid"], row["address"], message, dated(message, undated, self._clock.now())
        )
        return ready, sha256

    def _held(self, text: str) -> Answer:
        return Answer(Phase.BODY, 0, self._say("outreach", text))


def dated(message: Message, undated: bytes, at: datetime) -> bytes:
    """Return the octets of a mail with its Date, which is the first line, put in; nothing else is touched."""
    first = date_field(message.date).encode()
    if not undated.startswith(first):
        return replace(message, date=at).to_bytes()
    return date_field(at).encode() + undated[len(first) :]


@dataclass(frozen=True, slots=True)
class Post:
    """What the lines of a mailbox share: where mail is handed in, what is marked, and who is told."""

    door: Door
    ledger: LedgerFile
    clock: Clock
    told: SimpleQueue[Handed]


class Line(threading.Thread):
    """Takes from the feed until it is closed; tells what became of each in ``told``."""

    def __init__(self, number: int, feed: Feed, maker: Maker, post: Post) -> None:
        super().__init__(name=f"line-{number}", daemon=True)
        self._feed, self._maker, self._door = feed, maker, post.door
        self._ledger, self._clock, self._told = post.ledger, post.clock, post.told
        self._connection: Outlet | None = None

    def run(self) -> None:
        """Work until the feed is closed."""
        since = monotonic()
        try:
            while not self._feed.closed:
                row = self._feed.take(_LOOK_S)
                if row is not None:
                    handed = self._handed(row)
                    if handed.outcome.verdict in _HOLDS:
                        self._feed.hold(row, all_of_them=_HOLDS[handed.outcome.verdict])
                    self._told.put(handed)  # before the next line: nothing is ever neither under way nor told
                    self._feed.answered(row)
                    since = monotonic()
                elif monotonic() - since > IDLE_S:
                    self._leave()
        finally:
            self._leave()

    def _handed(self, row: Row) -> Handed:
        """Make and hand over one mail; whatever happens is answered."""
        marked: list[datetime] = []
        try:
            made = self._maker.made(row)
            if isinstance(made, Answer):
                return Handed(row, Outcome(Verdict.CONTENT_REFUSED, made), self._clock.now())
            ready, sha256 = made
            outcome = self._send(ready, marked)
            return Handed(
                row, outcome, self._clock.now(), marked[-1] if marked else None,
                sha256 if row["sha256"] is None else None,
            )  # fmt: skip
        except MailboxTrouble as trouble:
            self._connection = None
            return Handed(row, trouble.outcome, self._clock.now(), trouble=trouble)
        except Exception as error:
            if not isinstance(error, LedgerUnwritable):
                log.exception("a mail was not handed over")
            verdict = Verdict.UNKNOWN if marked else Verdict.ACCOUNT_TROUBLE
            at = marked[-1] if marked else None
            return Handed(row, Outcome(verdict, Answer(Phase.DATA, 0)), self._clock.now(), at, error=error)

    def _send(self, ready: Ready, marked: list[datetime]) -> Outcome:
        """Hand over on the open connection; one that had ended while it was idle is opened again once."""
        is_fresh = self._connection is None or not self._connection.is_usable
        if self._connection is None or is_fresh:
            self._connection = self._door.open()
        outcome = self._over(self._connection, ready, marked)
        if not is_fresh and outcome.answer.code == 0 and outcome.answer.phase is Phase.MAIL:
            self._connection = self._door.open()
            outcome = self._over(self._connection, ready, marked)
        return outcome

    def _over(self, connection: Outlet, ready: Ready, marked: list[datetime]) -> Outcome:
        return hand_over(
            connection, self._ledger, ready, self._clock, lambda: marked.append(self._clock.now())
        )

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.leave()
            self._connection = None
