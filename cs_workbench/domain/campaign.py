"""One mail to many (一斉メール): who of an account gets it, who must not, and what a campaign's numbers add up to.

Pure rules. What a single mail goes through is `domain.delivery`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cs_workbench.kernel.text import fold

#: 業務連絡 belongs to the contract; 案内 is an advertisement before the law: it needs a consent and a footer.
NOTICE, ANNOUNCEMENT = "notice", "announcement"
KINDS: Final = (NOTICE, ANNOUNCEMENT)
#: A mail to one person, by hand: in the ledger a campaign of its own, which no list shows.
LETTER: Final = "letter"
DRAFT, CHECKED, SCHEDULED, SENDING = "draft", "checked", "scheduled", "sending"
PAUSED, FINISHED, CANCELLED = "paused", "finished", "cancelled"
STATES: Final = (DRAFT, CHECKED, SCHEDULED, SENDING, PAUSED, FINISHED, CANCELLED)
#: In these a campaign may still be written; from `SCHEDULED` on it is frozen.
OPEN: Final = (DRAFT, CHECKED)
#: In these mails of it wait, or are leaving.
RUNNING: Final = (SCHEDULED, SENDING, PAUSED)

#: Why somebody gets none, the weightiest first: the first that holds is the one that is told.
REASONS: Final = (
    "by_hand", "duplicate", "bad_address", "suppressed", "opted_out", "no_consent", "customer_hold", "cap",
    "missing_field",
)  # fmt: skip
#: Of these a person may say "send it all the same", with a reason; the law and the address allow no such word.
OVERRULED: Final = ("by_hand", "customer_hold", "cap")

#: How long a promise not to write reaches: everything, every announcement, or those of one topic.
ALL, MARKETING, TOPIC = "all", "marketing", "topic"
SCOPES: Final = (ALL, MARKETING, TOPIC)
OPTED_OUT: Final = "opted_out"
SUPPRESSIONS: Final = (OPTED_OUT, "hard_bounce", "complaint", "erased", "by_hand")
#: What the law takes as a reason to write an announcement (特定電子メール法 3条1項): 同意, 取引関係, 名刺・書面, 公表.
BASES: Final = ("consent", "relationship", "card", "published")

#: At most so many announcements and mails by hand reach one person in so many days, unless the settings say otherwise.
CAP_DAYS, CAP_MAILS = 7, 2

#: Roles in the order in which somebody is looked for; '' is a person whose role nobody knows.
DEFAULT_ROLES: Final = ("champion", "admin", "economic_buyer", "executive", "end_user", "")
NOBODY, NO_ADDRESS, NO_ROLE = "nobody", "no_address", "no_role"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of an account who may be written to; what is not known is ''.

    ``contact_id``: of the source's contact; ``person``: uid of what we wrote of somebody; either may be missing.
    ``channel``, ``hours``: how the person likes to be reached.
    """

    account_id: int
    contact_id: int | None
    person: str
    name: str
    email: str
    role: str = ""
    family_name: str = ""
    given_name: str = ""
    reading: str = ""
    title: str = ""
    department: str = ""
    language: str = ""
    channel: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class PersonRule:
    """How an account becomes people: of ``roles`` in this order, at most ``most`` each (1 or more)."""

    roles: tuple[str, ...] = DEFAULT_ROLES
    most: int = 1

    def chosen(self, people: Sequence[Candidate]) -> tuple[list[Candidate], str]:
        """Return who of one account gets the mail; and why nobody does: '' , `NOBODY`, `NO_ADDRESS`, `NO_ROLE`."""
        if not people:
            return [], NOBODY
        reached = [person for person in people if person.email.strip()]
        if not reached:
            return [], NO_ADDRESS
        wanted = [person for person in reached if person.role in self.roles]
        if not wanted:
            return [], NO_ROLE
        wanted.sort(
            key=lambda p: (self.roles.index(p.role), p.contact_id is None, p.contact_id or 0, p.person)
        )
        return wanted[: self.most], ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A standing promise not to write to somebody: of the tables, as the rule needs it."""

    reason: str
    scope: str
    topic: str = ""

    def forbids(self, kind: str, topic: str) -> bool:
        """Say whether it forbids a campaign of ``kind`` about ``topic``."""
        if self.scope == ALL:
            return True
        if kind != ANNOUNCEMENT:
            return False
        return self.scope == MARKETING or fold(self.topic) == fold(topic)


def forbidden(suppressed: Iterable[Suppressed], kind: str, topic: str) -> str:
    """Return why somebody may not be written to: 'suppressed', 'opted_out', or '' for nothing."""
    reasons = {s.reason for s in suppressed if s.forbids(kind, topic)}
    if not reasons:
        return ""
    return "suppressed" if reasons - {OPTED_OUT} else OPTED_OUT


def barred(kind: str, topic: str, suppressed: Iterable[Suppressed], *, has_consent: bool) -> str:
    """Return why the law keeps a campaign from somebody, whatever a person of ours says; '' for nothing."""
    return forbidden(suppressed, kind, topic) or (
        "no_consent" if kind == ANNOUNCEMENT and not has_consent else ""
    )


def bars_copy(
    kind: str, topic: str, suppressed: Iterable[Suppressed], *, has_consent: bool, is_ours: bool
) -> str:
    """Return why somebody gets no copy. A customer's people like the recipient; ours mind what stops every mail."""
    if is_ours:
        return forbidden(suppressed, NOTICE, "")
    return barred(kind, topic, suppressed, has_consent=has_consent)


#: What a campaign counts, in the order shown -> the states of `domain.delivery` in it; the excluded are told apart by
#: their reason. Every recipient is in exactly one.
COUNTED: Final = MappingProxyType(
    {
        "sent": ("sent",),
        "opted_out": (),
        "held_back": (),
        "failed": ("failed",),
        "needs_check": ("unknown",),
        "cancelled": ("cancelled",),
        "waiting": ("planned", "queued", "sending", "committing", "deferred"),
    }
)
_PLACE: Final = MappingProxyType({state: name for name, states in COUNTED.items() for state in states})
EXCLUDED: Final = "excluded"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many recipients stand where; the seven add up to ``total``.

    ``bounced``: of the sent, those that came back; ``replied``: of the sent, those that were answered.
    """

    sent: int = 0
    opted_out: int = 0
    held_back: int = 0
    failed: int = 0
    needs_check: int = 0
    cancelled: int = 0
    waiting: int = 0
    bounced: int = 0
    replied: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(getattr(self, name) for name in COUNTED)


def counted(rows: Iterable[tuple[str, str | None, int]], bounced: int = 0, replied: int = 0) -> Counts:
    """Return the counts of (state, reason, how many) rows."""
    found = dict.fromkeys(COUNTED, 0)
    for state, reason, count in rows:
        if state == EXCLUDED:
            found["opted_out" if reason == OPTED_OUT else "held_back"] += count
        else:
            found[_PLACE[state]] += count
    return Counts(**found, bounced=bounced, replied=replied)


#: Countries under the GDPR and ePrivacy (EU, EEA, UK, Switzerland beside it).
_GDPR: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
        "IS",
        "LI",
        "NO",
        "GB",
        "CH",
    ]
)


def law_of(country: str) -> str:
    """Return whose rules a mail to a country (ISO 3166) follows: 'jp', 'us' or 'eu'.

    Of a country that is not known 'jp', which asks for every part of a footer.
    """
    code = country.strip().upper()
    return "us" if code in {"US", "USA"} else "eu" if code in _GDPR else "jp"


def footer_parts(kind: str, law: str, *, has_page: bool = False) -> tuple[str, ...]:
    """Return what the foot of a mail must hold, in order: 'sender', 'stop', 'page', 'address', 'contact'.

    'page' only where the team has one on which a person stops announcements.

    A notice says who writes. An announcement: 特定電子メール法 4条 all four; CAN-SPAM sender, way to stop and
    postal address; GDPR sender, way to object and whom to ask.
    """
    if kind == NOTICE:
        return ("sender",)
    parts = {
        "jp": ("sender", "stop", "page", "address", "contact"),
        "us": ("sender", "stop", "page", "address"),
        "eu": ("sender", "stop", "page", "contact"),
    }[law]
    return tuple(part for part in parts if has_page or part != "page")


def outliers(lengths: Mapping[int, int], share: float = 0.4, least: int = 5) -> list[int]:
    """Return the keys of texts longer or shorter than the middle one by more than ``share``.

    Of fewer than ``least`` texts nobody can say what is usual.
    """
    if len(lengths) < least:
        return []
    middle = sorted(lengths.values())[len(lengths) // 2]
    return [key for key, length in lengths.items() if abs(length - middle) > share * middle]
