"""Why a mail came back, in one word, and whether the person is gone: from status codes and what servers write.

The words are those of Sisimai, which has collected bounces for twenty years; the texts are those of its corpus.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final


class Severity(StrEnum):
    """What a bounce means for the address (outreach.md 2.4).

    HARD: nobody there, nothing is sent any more. SOFT: may pass. POLICY: our mail was not wanted, so or from here.
    """

    HARD = "hard"
    SOFT = "soft"
    POLICY = "policy"


class Reason(StrEnum):
    """Why a mail came back."""

    USER_UNKNOWN = "userunknown"
    HOST_UNKNOWN = "hostunknown"
    HAS_MOVED = "hasmoved"
    NOT_ACCEPT = "notaccept"
    SUSPEND = "suspend"
    MAILBOX_FULL = "mailboxfull"
    TOO_BIG = "mesgtoobig"
    EXPIRED = "expired"
    SPEEDING = "speeding"
    NETWORK = "networkerror"
    SYSTEM = "systemerror"
    FILTERED = "filtered"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    SPAM = "spamdetected"
    VIRUS = "virusdetected"
    AUTH_FAILURE = "authfailure"
    RELAYING = "norelaying"
    SECURITY = "securityerror"
    POLICY = "policyviolation"
    UNDEFINED = "undefined"


_SEVERITY: Final = {
    **dict.fromkeys(
        (Reason.USER_UNKNOWN, Reason.HOST_UNKNOWN, Reason.HAS_MOVED, Reason.NOT_ACCEPT), Severity.HARD
    ),
    **dict.fromkeys(
        (
            Reason.REJECTED,
            Reason.BLOCKED,
            Reason.SPAM,
            Reason.VIRUS,
            Reason.AUTH_FAILURE,
            Reason.RELAYING,
            Reason.SECURITY,
            Reason.POLICY,
            Reason.SPEEDING,
        ),
        Severity.POLICY,
    ),
}

#: What servers write, the surest words first; small letters.
_TEXTS: Final = (
    (
        Reason.NOT_ACCEPT,
        (
            r"null ?mx|does ?n[o']t accept (?:any )?(?:e?mails?|smtp)\b(?! from)|no mails? accepted"
            r"|not accepting any mail\b(?! from)|system does not accept\b(?!.{0,20} from)"
            r"|host/domain does not accept|accepts no mail"
            r"|indicated no smtp service|\b[45]56\b.*5\.1\.10\b(?!.*recipientnotfound)"
        ),
    ),
    (
        Reason.REJECTED,
        (
            r"domain of sender|sender (?:address )?(?:\S+ )?(?:does not exist|verif)"
            r"|>? from: ?domain is invalid|permission to post|投稿する権限|send e-?mail to yourself"
        ),
    ),
    (Reason.NETWORK, r"malformed or unexpected name server|name server reply|procmail: couldn't create"),
    (
        Reason.HAS_MOVED,
        (
            r"has (?:been )?(?:changed|moved|replaced)|recipient(?:'s address)? has moved|user has moved"
            r"|address (?:has )?changed|no longer (?:with|employed)|転居|アドレスが変更"
        ),
    ),
    (
        Reason.AUTH_FAILURE,
        (
            r"\bdmarc\b|\bspf\b|\bdkim\b|sender policy framework|authentication (?:checks?|results?|required by)"
            r"|unauthenticated (?:e?mail|sender)|(?:is )?not authenticated|domain ?keys"
        ),
    ),
    (
        Reason.BLOCKED,
        (
            r"reverse dns|\bptr\b|\brdns\b|blacklist|blocklist|black ?list|block ?list|blocked (?:by|using"
            r"|for|from)|\brbl\b"
            r"|dnsbl|spamhaus|spamcop|barracudacentral|reputation|is blocked|has been blocked"
            r"|ip (?:address )?(?:\S+ )?(?:is )?(?:not allowed|rejected|blocked)"
            r"|client host.{0,60}(?:rejected|blocked)|connections? (?:will not be )?(?:accepted|rejected"
            r"|refused) from"
            r"|too many (?:spam|invalid recipients)|helo command rejected|cannot find your hostname"
        ),
    ),
    (
        Reason.MAILBOX_FULL,
        (
            r"(?:mail ?box|mail ?folder|quota|inbox|disk|account|storage|user|recipient).{0,40}"
            r"(?:\bfull\b|exceed|over ?quota|out of (?:space|storage)|quota)|over ?quota"
            r"|exceeded (?:the )?(?:storage|quota|disk)"
            r"|insufficient (?:disk|system) (?:space|storage|quota)|not enough (?:disk|storage) space|disk full"
            r"|no space left|容量|メールボックスが(?:いっぱい|一杯|満杯)"
        ),
    ),
    (
        Reason.TOO_BIG,
        (
            r"message (?:size|length|is too|too)\s?(?:exceeds|large|big|larger)|too (?:large|big)\b"
            r"|size limit|exceeds? (?:the )?(?:maximum|fixed|size)"
        ),
    ),
    (Reason.VIRUS, r"\bvirus\b|malware|infected|ウイルス|executable attachment"),
    (
        Reason.SPAM,
        (
            r"(?:classified|detected|considered|identified|rejected|marked|looks like|appears to be|blocked"
            r"|suspected).{0,40}\b(?:spam|uce|junk|unsolicited)"
            r"|\bspam\b.{0,40}(?:detected|score|content|message|filter|rejected|found|blocked|refused)"
            r"|unsolicited|spamassassin|spam score|scored as spam|is spam|迷惑メール"
        ),
    ),
    (
        Reason.RELAYING,
        (
            r"relay(?:ing)? (?:access )?(?:denied|prohibited|not (?:permitted|allowed))"
            r"|unable to relay|not (?:permitted|allowed) to relay|we do not relay|must authenticate"
            r"|relaying mail to .{0,80} is not allowed"
        ),
    ),
    (
        Reason.SPEEDING,
        (
            r"too (?:many|much) (?:connections|messages|emails|mails|concurrent|recipients|sessions)"
            r"|receiving (?:e?mail|mail) (?:too quickly|at a rate)"
            r"|rate ?limit|throttl|try again later.{0,30}rate|deferred due to user complaints"
            r"|daily (?:user )?sending (?:quota|limit)"
        ),
    ),
    (
        Reason.USER_UNKNOWN,
        (
            r"(?:user|recipient|mailbox|address|account|destination|alias|addressee|mail ?drop|person"
            r"|nickname|e-?mail address)[^.\n]{0,70}"
            r"(?:unknown|not found|does(?: not|n't|nt) exist|do not exist|not (?:known|listed|exist"
            r"|registered|valid|available|recognized|present|local)|invalid|undefined|couldn't be found"
            r"|wasn't found|could not be found|no longer|not a valid)"
            r"|(?:unknown|no such|invalid|non-?existent|bad destination|unrouteable|unrouteable|unroutable"
            r"|undeliverable|undefined|unrecognized) (?:local )?(?:-?\s?)(?:user|recipient|mailbox|address"
            r"|account|alias|person|local[- ]part|e-?mail|addressee|destination)"
            r"|no mailbox|no valid recipients|invalid final delivery userid|not a registered|not listed in"
            r"|recipnotfound|recipientnotfound|does ?n[o']t have an? .{0,20}account"
            r"|adr\.recip|no one (?:here )?by that|unknown to|doesn't exist|does not exist"
            r"|no account by that|isn't (?:a )?valid|is not a known|not our customer"
            r"|delivery to the following recipient.{0,20}failed permanently.{0,200}5\.1\.1|宛先不明"
            r"|存在し(?:ない|ません)|見つかりません|ユーザー?が(?:い|見つ|存在)"
        ),
    ),
    (
        Reason.SUSPEND,
        (
            r"(?:account|mailbox|user|recipient|address).{0,60}(?:disabled|inactive|suspended|not active"
            r"|deactivated|locked|closed|discontinued|unavailable|expired|currently suspended)"
            r"|(?:disabled|inactive|suspended|deactivated|discontinued) (?:account|mailbox|user|recipient)|休止"
        ),
    ),
    (
        Reason.HOST_UNKNOWN,
        (
            r"(?:host|domain|server|site|name)[^.\n]{0,80}(?:unknown|not found|does(?: not|n't) exist"
            r"|couldn't be found|could not be found|lookup failed|no such|not exist|invalid|not reachable)"
            r"|(?:unknown|no such|invalid|bad|illegal|nonexistent|non-existent) (?:mail )?(?:host|domain"
            r"|name)|(?:unrouteable|unroutable) (?:mail )?domain|all relevant mx records point to non"
            r"|couldn't find any host|dns error|no mx|hostname lookup|nxdomain|name or service not known"
            r"|could ?n[o']t find an? (?:mail ?exchanger|host)|host or domain name not found"
        ),
    ),
    (
        Reason.EXPIRED,
        (
            r"timed? ?out|time-?out|delay(?:ed)?\b|too (?:old|long)|has been in the queue|retry time"
            r"|retried|queue.{0,30}(?:expired|too long)|expired"
            r"|could not be delivered (?:for|within)|cannot send message (?:for|within)|will keep trying"
            r"|still being (?:retried|tried)|no further action|not yet delivered|delivery time"
        ),
    ),
    (
        Reason.NETWORK,
        (
            r"connection (?:refused|reset|lost|dropped|died)|network (?:is )?unreachable|no route to host"
            r"|(?:host|server) (?:is )?(?:unreachable|not responding)|loops? back|mail loop|too many hops"
            r"|routing loop|hop count|lost connection"
        ),
    ),
    (Reason.SECURITY, r"certificate|\btls\b|\bssl\b|encryption|security (?:policy|violation|error)|sasl"),
    (
        Reason.REJECTED,
        (
            r"sender (?:address )?(?:rejected|denied|not|refused|verif)|(?:from"
            r"|sender)[^.\n]{0,40}(?:not allowed|rejected|refused|denied|invalid|does not exist|restricted)"
            r"|you are not allowed to|not (?:allowed|permitted|authori[sz]ed) to (?:send|post)"
            r"|may not have permission|access denied|backscatter"
        ),
    ),
    (
        Reason.POLICY,
        (
            r"polic(?:y|ies)|prohibited|not (?:allowed|permitted|accepted)|administrative(?:ly)?"
            r"|header error|content (?:reject|restrict|filter)|restricted|forbidden|denied by|blocked"
        ),
    ),
    (
        Reason.SYSTEM,
        (
            r"local (?:configuration )?error|system (?:error|problem|resources)|internal error"
            r"|service unavailable|configuration|interrupted by|server error"
        ),
    ),
)

#: What an enhanced status code (RFC 3463) says by itself, without its first digit. X.1.0 says nothing: servers give it
#: for a sender they do not like as well as for a recipient who is gone.
_STATUS: Final = {
    "1.1": Reason.USER_UNKNOWN,
    "1.2": Reason.HOST_UNKNOWN,
    "1.3": Reason.USER_UNKNOWN,
    "1.4": Reason.USER_UNKNOWN,
    "1.6": Reason.HAS_MOVED,
    "1.7": Reason.REJECTED,
    "1.8": Reason.REJECTED,
    "1.9": Reason.REJECTED,
    "1.10": Reason.NOT_ACCEPT,
    "2.1": Reason.SUSPEND,
    "2.2": Reason.MAILBOX_FULL,
    "2.3": Reason.TOO_BIG,
    "3.4": Reason.TOO_BIG,
    "3.1": Reason.SYSTEM,
    "3.2": Reason.NOT_ACCEPT,
    "3.5": Reason.SYSTEM,
    "4.1": Reason.EXPIRED,
    "4.2": Reason.NETWORK,
    "4.4": Reason.HOST_UNKNOWN,
    "4.6": Reason.NETWORK,
    "4.7": Reason.EXPIRED,
    "7.1": Reason.POLICY,
    "7.2": Reason.RELAYING,
}
#: Codes that are to be believed, unless the words name one of _OTHERWISE; other codes only where the words say nothing.
_SURE: Final = frozenset({"1.1", "1.2", "1.6", "1.7", "1.8", "1.9", "2.1", "2.2", "2.3", "3.4"})
_OTHERWISE: Final = {
    "1.1": frozenset({Reason.BLOCKED, Reason.AUTH_FAILURE, Reason.NETWORK}),
    "2.1": frozenset({Reason.USER_UNKNOWN, Reason.HOST_UNKNOWN, Reason.HAS_MOVED, Reason.SPEEDING}),
}
_ABOUT_US: Final = "5.7."  # of policy and security: such a bounce never says that somebody is gone
STATUS: Final = re.compile(r"(?<![\d.])([245])\.(\d{1,3}\.\d{1,3})(?![\d.]*\d)")


@cache  # not while the window starts: all of them take 40 ms
def _patterns() -> tuple[tuple[Reason, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern)) for reason, pattern in _TEXTS)


def severity_of(reason: Reason, status: str) -> Severity:
    """Return how bad ``reason`` is; a status of 4.x is never final, whatever the words."""
    found = _SEVERITY.get(reason, Severity.SOFT)
    return Severity.SOFT if found is Severity.HARD and status.startswith("4.") else found


def reason_of(status: str, words: str) -> Reason:
    """Return why: ``words`` is what the server wrote, ``status`` its code as "5.1.1" or ''."""
    words = " ".join(words.lower().split())
    said = next((reason for reason, pattern in _patterns() if pattern.search(words)), None)
    code = _STATUS.get(status[2:])
    if code is not None and (
        said is None or (status[2:] in _SURE and said not in _OTHERWISE.get(status[2:], ()))
    ):
        return code
    if (
        status.startswith(_ABOUT_US)
        and _SEVERITY.get(said or code or Reason.UNDEFINED) is not Severity.POLICY
    ):
        return Reason.POLICY
    return said or Reason.UNDEFINED
