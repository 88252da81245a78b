"""What a mail server's answer means: for this mail, for the mailbox, for the campaign (outreach.md 2.4, 2.6, 4.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cs_workbench.domain.bounce_reasons import Severity, reason_of, severity_of


class Phase(StrEnum):
    """What the server answers to."""

    CONNECT = "connect"
    HELLO = "hello"
    TLS = "tls"
    SIGN_IN = "sign_in"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    BODY = "body"
    DOT = "dot"


class Verdict(StrEnum):
    """What an answer means."""

    SENT = "sent"
    DEFERRED = "deferred"  # try this mail again later
    FAILED = "failed"  # this person cannot be reached
    CONTENT_REFUSED = "content_refused"  # this text is not wanted; three in a row pause the campaign
    ACCOUNT_TROUBLE = "account_trouble"  # nothing to do with this mail; the mailbox rests
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """Why a mailbox rests."""

    NETWORK = "network"
    BUSY = "busy"
    CONNECTIONS = "connections"  # fewer at once
    QUOTA = "quota"
    SIGN_IN = "sign_in"
    SECURITY = "security"  # the server cannot prove who it is, or does not encrypt
    SENDER = "sender"  # this mailbox may not send so, or not from here
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; ``code`` 0: nothing, the connection ended or time ran out.

    ``address``: the recipient it is about, where it is about one.
    """

    phase: Phase
    code: int
    text: str = ""
    address: str = ""

    @property
    def enhanced(self) -> str:
        """Return the enhanced status code (RFC 3463), '' where there is none."""
        found = _ENHANCED.match(self.text)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer means.

    ``suppress``: the address does not exist, nothing is sent there any more. ``refused_copies``: of recipients in copy
    who were refused while the mail itself went on.
    """

    verdict: Verdict
    answer: Answer
    trouble: Trouble | None = None
    suppress: bool = False
    refused_copies: tuple[Outcome, ...] = ()


_ENHANCED: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")
_OK, _LATER, _NEVER = 2, 4, 5

_ABOUT_A_MAIL: Final = frozenset({Phase.RCPT, Phase.DATA, Phase.BODY, Phase.DOT})

_SIGN_IN_CODES: Final = frozenset({530, 534, 535, 538})
_PROTOCOL_CODES: Final = frozenset({500, 502, 503, 504})
#: Gmail: daily limit. Microsoft 365: submission quota, recipients a day.
_QUOTA_ENHANCED: Final = frozenset({"5.4.5", "5.1.90"})
_QUOTA_TEXT: Final = re.compile(
    r"submission\s?quota|(?:daily|hourly)[^.]{0,20}(?:limit|quota)"
    r"|(?:sending|sender|recipient rate)[- ](?:limit|quota)",
    re.IGNORECASE,
)
#: The mailbox may not send so: as somebody else, from here, at all.
_SENDER_ENHANCED: Final = frozenset(
    {
        "5.1.7",
        "5.1.8",
        "5.2.252",
        "5.7.54",
        "5.7.57",
        "5.7.60",
        "5.7.68",
        "5.7.501",
        "5.7.502",
        "5.7.503",
        "5.7.508",
    }
)
_SENDER_TEXT: Final = re.compile(
    r"send\s?as\s?denied|not allowed to send(?! (?:(?:an? )?(?:e-?mails?|mails?|messages?) )?to "
    r"(?:this|that|these|<|\S+@|the (?:recipient|user|address|mailbox|group|list)))"
    r"|relay(?:ing)? (?:access )?denied|unable to relay",
    re.IGNORECASE,
)
_TOO_BIG: Final = frozenset({"5.3.4", "5.2.3", "4.3.4"})
_TOO_BIG_CODE: Final = 552
_THEIR_MAILBOX: Final = frozenset({"5.2.0", "5.2.2"})


def judge(answer: Answer) -> Outcome:
    """Return what ``answer`` means; of RCPT, DATA and BODY only answers that end the mail are asked about."""
    phase, code = answer.phase, answer.code
    if code == 0:
        return _silence(answer)
    if phase is Phase.DOT and code // 100 == _OK:
        return Outcome(Verdict.SENT, answer)
    if code // 100 not in (_LATER, _NEVER):
        if phase is Phase.DOT:
            return Outcome(Verdict.UNKNOWN, answer)  # an answer that means nothing is no answer
        return _account(answer, Trouble.PROTOCOL)
    trouble = _trouble(answer)
    if trouble is not None:
        return _account(answer, trouble)
    if code // 100 == _LATER:
        return Outcome(Verdict.DEFERRED, answer)
    return _refused(answer)


def _silence(answer: Answer) -> Outcome:
    if answer.phase is Phase.DOT:
        return Outcome(Verdict.UNKNOWN, answer)
    if answer.phase in _ABOUT_A_MAIL:
        # Certainly not delivered; counted, so that a mail that makes a server drop cannot do so for ever.
        return Outcome(Verdict.DEFERRED, answer)
    return _account(answer, Trouble.NETWORK)


def _account(answer: Answer, trouble: Trouble) -> Outcome:
    return Outcome(Verdict.ACCOUNT_TROUBLE, answer, trouble)


def _trouble(answer: Answer) -> Trouble | None:
    """Return what ails the mailbox where the answer is about it, whatever it answers to."""
    phase, code, enhanced = answer.phase, answer.code, answer.enhanced
    if code == 432:  # noqa: PLR2004 - Microsoft 365: concurrent connections
        return Trouble.CONNECTIONS
    if enhanced in _QUOTA_ENHANCED or _QUOTA_TEXT.search(answer.text):
        return Trouble.QUOTA
    if code in (421, 454):
        return Trouble.BUSY
    if code in _SIGN_IN_CODES:
        return Trouble.SIGN_IN
    if enhanced in _SENDER_ENHANCED or _SENDER_TEXT.search(answer.text):
        return Trouble.SENDER
    if phase in _ABOUT_A_MAIL:
        return Trouble.PROTOCOL if code in _PROTOCOL_CODES else None
    if phase is Phase.MAIL and (code == _TOO_BIG_CODE or enhanced in _TOO_BIG):
        return None
    if code // 100 == _LATER:
        return Trouble.BUSY
    return Trouble.SIGN_IN if phase is Phase.SIGN_IN else Trouble.SENDER


def _refused(answer: Answer) -> Outcome:
    enhanced, phase = answer.enhanced, answer.phase
    if severity_of(reason_of(enhanced, answer.text), enhanced) is Severity.HARD:
        return Outcome(Verdict.FAILED, answer, suppress=True)
    if phase is Phase.RCPT or enhanced in _THEIR_MAILBOX:
        return Outcome(Verdict.FAILED, answer)
    return Outcome(Verdict.CONTENT_REFUSED, answer)
