"""The way of one mail to one person (outreach.md 4.2): states, what may happen in each, and what then follows.

Before the last dot nothing has been delivered, whatever goes wrong; between the dot and its answer it cannot be known;
a mail in doubt is never sent again by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.smtp_answers import Outcome, Trouble, Verdict


class State(StrEnum):
    """Where a mail is."""

    PLANNED = "planned"
    EXCLUDED = "excluded"  # it will not be sent, for a reason
    QUEUED = "queued"  # frozen: template, values, Message-ID, sha256
    SENDING = "sending"  # talking, the dot not yet allowed
    COMMITTING = "committing"  # marked: the dot may have been sent
    DEFERRED = "deferred"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """What happens to a mail."""

    EXCLUDE = "exclude"  # pre-flight, or an opt-out that came before its turn
    FREEZE = "freeze"
    CLAIM = "claim"
    LET_GO = "let_go"  # the account's trouble, or a crash before the mark: not an attempt
    MARK = "mark"
    ACCEPT = "accept"  # the server's 2xx to the dot
    DEFER = "defer"
    REFUSE = "refuse"
    DOUBT = "doubt"  # no answer to the dot; a crash after the mark; a mark in the ledger the database does not know
    PROVE = "prove"  # found in Sent, a bounce, an answer; or the ledger says sent
    CALL_SENT = "call_sent"  # a person knows that it arrived
    SEND_AGAIN = "send_again"  # a person knows that it did not
    CANCEL = "cancel"


_S, _E = State, Event
#: (state, event) -> state. What is not here cannot happen.
MOVES: Final = MappingProxyType(
    {
        (_S.PLANNED, _E.EXCLUDE): _S.EXCLUDED,
        (_S.PLANNED, _E.FREEZE): _S.QUEUED,
        (_S.PLANNED, _E.CANCEL): _S.CANCELLED,
        (_S.QUEUED, _E.CLAIM): _S.SENDING,
        (_S.QUEUED, _E.EXCLUDE): _S.EXCLUDED,
        (_S.QUEUED, _E.CANCEL): _S.CANCELLED,
        (_S.QUEUED, _E.DOUBT): _S.UNKNOWN,  # a database older than the ledger
        (_S.QUEUED, _E.PROVE): _S.SENT,
        (_S.DEFERRED, _E.CLAIM): _S.SENDING,
        (_S.DEFERRED, _E.EXCLUDE): _S.EXCLUDED,
        (_S.DEFERRED, _E.CANCEL): _S.CANCELLED,
        (_S.DEFERRED, _E.DOUBT): _S.UNKNOWN,
        (_S.DEFERRED, _E.PROVE): _S.SENT,
        (_S.SENDING, _E.LET_GO): _S.QUEUED,
        (_S.SENDING, _E.DEFER): _S.DEFERRED,
        (_S.SENDING, _E.REFUSE): _S.FAILED,
        (_S.SENDING, _E.MARK): _S.COMMITTING,
        (_S.SENDING, _E.DOUBT): _S.UNKNOWN,
        (_S.SENDING, _E.PROVE): _S.SENT,
        (_S.COMMITTING, _E.ACCEPT): _S.SENT,
        (_S.COMMITTING, _E.DEFER): _S.DEFERRED,
        (_S.COMMITTING, _E.REFUSE): _S.FAILED,
        (_S.COMMITTING, _E.LET_GO): _S.QUEUED,  # 421, a quota: a clear no to this mail now
        (_S.COMMITTING, _E.DOUBT): _S.UNKNOWN,
        (_S.COMMITTING, _E.PROVE): _S.SENT,
        (_S.UNKNOWN, _E.PROVE): _S.SENT,
        (_S.UNKNOWN, _E.CALL_SENT): _S.SENT,
        (_S.UNKNOWN, _E.SEND_AGAIN): _S.QUEUED,
    }
)
FINAL: Final = frozenset({_S.EXCLUDED, _S.SENT, _S.FAILED, _S.CANCELLED})
#: Only these may need a connection; a start-up finds the last two only after a crash.
WAITING: Final = frozenset({_S.QUEUED, _S.DEFERRED})
#: What a start does with mails that a dead process left behind.
AFTER_CRASH: Final = MappingProxyType({_S.SENDING: _E.LET_GO, _S.COMMITTING: _E.DOUBT})

RETRY_AFTER: Final = tuple(timedelta(minutes=m) for m in (15, 60, 240, 720, 1440))
GIVE_UP_AFTER: Final = timedelta(hours=48)
REFUSALS_IN_A_ROW: Final = 3

#: How long a mailbox rests after its nth trouble in a row, minutes; none: until a person acts.
_RESTS: Final = MappingProxyType(
    {
        Trouble.NETWORK: (1, 2, 5, 15, 30),
        Trouble.BUSY: (5, 15, 60, 120),
        Trouble.CONNECTIONS: (1, 2, 5),
        Trouble.QUOTA: (360, 1440),
        Trouble.SECURITY: (
            15,
            60,
        ),  # a hotel's network shows its own certificate until one has signed in there
        Trouble.SIGN_IN: (),
        Trouble.SENDER: (),
        Trouble.PROTOCOL: (15, 60),
    }
)


class ImpossibleMove(ValueError):
    """Our own mistake: an event that cannot happen in a state."""


def after(state: State, event: Event) -> State:
    """Return the state that follows, or raise `ImpossibleMove`."""
    try:
        return MOVES[state, event]
    except KeyError:
        raise ImpossibleMove(f"{event} cannot happen to a mail that is {state}") from None


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a mail after an answer. ``counted``: it was one of its tries."""

    state: State
    event: Event
    next_at: datetime | None
    counted: bool


def settle(state: State, outcome: Outcome, *, tries: int, first_tried_at: datetime, now: datetime) -> Settled:
    """Return what becomes of a mail in ``state`` (sending or committing) after ``outcome``.

    ``tries`` are those before this one. A deferral after the last wait, or that would end 48 hours after the first
    try, is a failure.
    """
    event = {
        Verdict.SENT: Event.ACCEPT,
        Verdict.DEFERRED: Event.DEFER,
        Verdict.FAILED: Event.REFUSE,
        Verdict.CONTENT_REFUSED: Event.REFUSE,
        Verdict.ACCOUNT_TROUBLE: Event.LET_GO,
        Verdict.UNKNOWN: Event.DOUBT,
    }[outcome.verdict]
    next_at = next_try(tries + 1, first_tried_at, now) if event is Event.DEFER else None
    if event is Event.DEFER and next_at is None:
        event = Event.REFUSE
    return Settled(after(state, event), event, next_at, counted=event is not Event.LET_GO)


def next_try(tries: int, first_tried_at: datetime, now: datetime) -> datetime | None:
    """Return when to try again after ``tries`` that were deferred; None: give up."""
    if not 1 <= tries <= len(RETRY_AFTER):
        return None
    at = now + RETRY_AFTER[tries - 1]
    return at if at - first_tried_at <= GIVE_UP_AFTER else None


def rests_until(trouble: Trouble, in_a_row: int, now: datetime) -> datetime | None:
    """Return until when the mailbox rests after ``in_a_row`` such troubles (from 1); None: until a person acts."""
    rests = _RESTS[trouble]
    return now + timedelta(minutes=rests[min(in_a_row, len(rests)) - 1]) if rests else None


def pauses_campaign(latest: Sequence[Verdict]) -> bool:
    """Say whether the last verdicts are so many refusals of the content that the campaign waits for a person."""
    return len(latest) >= REFUSALS_IN_A_ROW and all(
        v is Verdict.CONTENT_REFUSED for v in latest[-REFUSALS_IN_A_ROW:]
    )
