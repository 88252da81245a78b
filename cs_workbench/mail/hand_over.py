"""One mail over one connection, in the only order in which nothing is lost and nothing goes twice."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from cs_workbench.domain.smtp_answers import Outcome
from cs_workbench.kernel.clock import Clock
from cs_workbench.mail.ledger_file import LedgerFile
from cs_workbench.mail.message import Message
from cs_workbench.mail.refusals import LedgerUnwritable
from cs_workbench.mail.server import Envelope, Outlet


@dataclass(frozen=True, slots=True)
class Ready:
    """A mail that may go: of which campaign, to whom (the address's key), its message and its octets."""

    campaign: str
    key: str
    message: Message
    octets: bytes


def hand_over(
    connection: Outlet,
    ledger: LedgerFile,
    mail: Ready,
    clock: Clock,
    before_dot: Callable[[], None] | None = None,
) -> Outcome:
    """Send ``mail`` and return what became of it: body, mark on the disk, dot, answer, note of the answer.

    ``before_dot`` runs after the mark, for what the database wants to know; it may raise, and then nothing is sent.

    Raises:
        LedgerUnwritable: the mark is not on the disk; nothing was sent, the connection is closed.
    """
    message = mail.message
    envelope = Envelope(
        message.sender.address, message.recipients, message.message_id, message.needs_smtputf8
    )
    refused = connection.begin(envelope, mail.octets)
    if refused is not None:
        return refused
    try:
        ledger.mark(mail.campaign, mail.key, clock.now())
        if before_dot is not None:
            before_dot()
    except BaseException:
        connection.abandon()
        raise
    outcome = connection.commit()
    # The answer counts also where it cannot be noted: should the database lose it too, the open mark is a doubt.
    with contextlib.suppress(LedgerUnwritable):
        ledger.done(mail.campaign, mail.key, outcome.verdict, clock.now())
    return outcome
