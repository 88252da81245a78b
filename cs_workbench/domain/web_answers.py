"""What an answer of a provider's own way to send means (Microsoft Graph sendMail, Gmail API messages.send).

The request was whole when it was answered, so an error that does not say "not done" leaves a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase, Trouble, Verdict

LONGEST_WAIT_S: Final = 86_400.0

_SENT: Final = frozenset({200, 202})
#: Codes that mean "not done, later": too many, not now.
_LATER: Final = frozenset({429, 503, 509})
#: The way itself is wrong: another address, another method, a version that is gone.
_PROTOCOL: Final = frozenset({404, 405, 406, 410, 411, 415, 421, 426, 431, 501, 505})
_TOO_LARGE: Final = 413
#: The day's or the account's limit, in the providers' own words.
_QUOTA: Final = re.compile(
    r"dailyLimitExceeded|quotaExceeded|ErrorExceededMessageLimit|SubmissionQuotaExceeded|RecipientLimitExceeded"
    r"|(?:daily|sending|user)[^.]{0,20}(?:limit|quota)",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"rateLimitExceeded|userRateLimitExceeded|TooManyRequests|MailboxConcurrency", re.IGNORECASE
)
#: The recipient's address, not the text.
_RECIPIENT: Final = re.compile(
    r"ErrorInvalidRecipients|Invalid (?:To|Cc) header|Recipient address required", re.IGNORECASE
)
_SIGN_IN: Final = re.compile(
    r"InvalidAuthenticationToken|authError|insufficientPermissions|insufficient.{0,20}scope", re.IGNORECASE
)
_TEXT: Final = (400, 412, 422)


def judge(code: int, text: str = "", wait_s: float | None = None) -> Outcome:
    """Return what HTTP status ``code`` with the provider's words means; 0: no answer. ``wait_s``: its Retry-After."""
    answer = Answer(Phase.DOT, code, text)
    if code in _SENT:
        return Outcome(Verdict.SENT, answer)
    trouble = _trouble(code, text)
    if trouble is not None:
        waits = None if wait_s is None else min(max(wait_s, 1.0), LONGEST_WAIT_S)
        return Outcome(Verdict.ACCOUNT_TROUBLE, answer, trouble, wait_s=waits)
    if code in _TEXT or code == _TOO_LARGE:
        is_theirs = code != _TOO_LARGE and _RECIPIENT.search(text) is not None
        return Outcome(Verdict.FAILED if is_theirs else Verdict.CONTENT_REFUSED, answer)
    return Outcome(Verdict.UNKNOWN, answer)


def early(code: int, text: str = "", wait_s: float | None = None) -> Outcome:
    """Return what an answer means that came before the request was whole: nothing was done, whatever it says."""
    outcome = judge(code, text, wait_s)
    if outcome.verdict in (Verdict.SENT, Verdict.UNKNOWN):
        return Outcome(Verdict.ACCOUNT_TROUBLE, replace(outcome.answer, phase=Phase.BODY), Trouble.PROTOCOL)
    return outcome


def _trouble(code: int, text: str) -> Trouble | None:
    """Return what ails the mailbox, where the answer is about it."""
    if code in (401, 407):
        return Trouble.SIGN_IN
    if code in (403, 429) and _QUOTA.search(text) and not _RATE.search(text):
        return Trouble.QUOTA
    if code in _LATER or (code == 403 and _RATE.search(text)):  # noqa: PLR2004
        return Trouble.BUSY
    if code == 403:  # noqa: PLR2004 - not allowed to send so, or at all
        return Trouble.SIGN_IN if _SIGN_IN.search(text) else Trouble.SENDER
    if code in _PROTOCOL or 300 <= code < 400:  # noqa: PLR2004 - sent on to somewhere else: we do not follow
        return Trouble.PROTOCOL
    return None
