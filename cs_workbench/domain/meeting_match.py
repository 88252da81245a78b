"""Which account a meeting is with: told by the addresses of who takes part, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from cs_workbench.kernel.i18n import N_

#: Mail of everybody: such a domain says nothing about a company.
FREE_MAIL: Final = frozenset(
    (
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.jp", "ymail.ne.jp", "outlook.com", "outlook.jp",
        "hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com",
        "proton.me", "protonmail.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "mail.com", "zoho.com", "qq.com",
        "163.com", "126.com", "naver.com", "daum.net", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp",
        "i.softbank.jp", "ocn.ne.jp", "nifty.com", "biglobe.ne.jp", "so-net.ne.jp", "plala.or.jp", "excite.co.jp",
        "group.calendar.google.com", "resource.calendar.google.com",
    )
)  # fmt: skip
#: Below these no company is told from another: "co.jp" is nobody's domain.
SHARED_ENDINGS: Final = frozenset(
    (
        "co.jp", "or.jp", "ne.jp", "ac.jp", "go.jp", "gr.jp", "ed.jp", "lg.jp", "co.uk", "org.uk", "ac.uk", "gov.uk",
        "com.au", "net.au", "co.nz", "co.kr", "or.kr", "com.cn", "com.tw", "com.hk", "com.sg", "co.in", "com.br",
        "com.mx", "co.za", "co.th", "com.my", "co.id", "com.vn", "com.ph",
    )
)  # fmt: skip

BY_PERSON: Final = N_("meetings", "{who} is a contact of {account}.")
BY_DOMAIN: Final = N_("meetings", "{who} writes from {domain}, the domain of {account}.")
BY_COLLEAGUES: Final = N_("meetings", "{who} writes from {domain}, as contacts of {account} do.")
SEVERAL: Final = N_("meetings", "People of {count} accounts take part ({accounts}): none is chosen.")
SHARED: Final = N_("meetings", "{domain} is a domain of {count} accounts ({accounts}): none is chosen.")
UNKNOWN: Final = N_("meetings", "No account knows {domain}.")
FREE: Final = N_("meetings", "Only addresses of free mail take part, which say nothing about a company.")
INSIDE: Final = N_("meetings", "Only our own people take part.")
NOBODY: Final = N_("meetings", "The entry names nobody.")


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom we know: address -> accounts, domain of an account -> accounts, domain of contacts -> accounts."""

    people: Mapping[str, frozenset[int]] = field(default_factory=dict)
    domains: Mapping[str, frozenset[int]] = field(default_factory=dict)
    contact_domains: Mapping[str, frozenset[int]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """The account of a meeting, or none, and why: ``text`` is one of the templates above.

    ``accounts`` are those that the sentence names; ``who`` and ``domain`` its other values.
    """

    account_id: int | None
    text: str
    who: str = ""
    domain: str = ""
    accounts: tuple[int, ...] = ()


def domain_of(text: str) -> str:
    """Return the domain of an address, or of a company's web address: 'https://www.a.example/x' -> 'a.example'."""
    text = text.strip().lower()
    text = text.rpartition("@")[2] if "@" in text else text.partition("://")[2] or text
    text = text.split("/", 1)[0].split(":", 1)[0].rstrip(".")
    return text.removeprefix("www.")


def near(addresses: Iterable[str]) -> frozenset[str]:
    """Return the domains that people may write from whom `match` asks about for ``addresses``."""
    every = {domain_of(address) for address in addresses if "@" in address}
    return frozenset(every.union(*(_upwards(domain) for domain in every)))


def is_outside(address: str, own: frozenset[str]) -> bool:
    """Say whether an address is not of our own company."""
    return not any(part in own for part in _upwards(domain_of(address)))


def is_stopped(addresses: Iterable[str], stops: frozenset[str]) -> bool:
    """Say whether any address, or a domain it lies under, is on the stop-list."""
    return bool(stops) and any(
        address in stops or any(part in stops for part in _upwards(domain_of(address)))
        for address in addresses
    )


def match(addresses: Iterable[str], directory: Directory) -> Match:
    """Return the account that the people of a meeting point to.

    Addresses of known contacts come first, then the accounts' own domains, then domains that contacts of only one
    account write from. Two accounts at the same step: none, and the sentence says so.
    """
    every = list(dict.fromkeys(a.lower() for a in addresses if "@" in a))
    if not every:
        return Match(None, NOBODY)
    outside = [address for address in every if is_outside(address, directory.own)]
    if not outside:
        return Match(None, INSIDE)
    known = {a: directory.people[a] for a in outside if directory.people.get(a)}
    if known:
        return _by_person(known)
    company = [a for a in outside if domain_of(a) not in FREE_MAIL]
    if not company:
        return Match(None, FREE)
    for domains, text in ((directory.domains, BY_DOMAIN), (directory.contact_domains, BY_COLLEAGUES)):
        found = {a: place for a in company if (place := _known_domain(domain_of(a), domains))}
        if found:
            return _by_domain(found, domains, text)
    return Match(None, UNKNOWN, who=company[0], domain=domain_of(company[0]))


def _by_person(known: Mapping[str, frozenset[int]]) -> Match:
    sure = {address: accounts for address, accounts in known.items() if len(accounts) == 1} or known
    every = frozenset().union(*sure.values())
    who = next(iter(sure))
    if len(every) == 1:
        return Match(next(iter(every)), BY_PERSON, who=who, accounts=tuple(every))
    return Match(None, SEVERAL, who=who, accounts=tuple(sorted(every)))


def _by_domain(found: Mapping[str, str], domains: Mapping[str, frozenset[int]], text: str) -> Match:
    who, domain = next(iter(found.items()))
    every = frozenset().union(*(domains[place] for place in found.values()))
    if len(every) == 1:
        return Match(next(iter(every)), text, who=who, domain=domain, accounts=tuple(every))
    reason = SHARED if len(domains[domain]) > 1 else SEVERAL
    return Match(None, reason, who=who, domain=domain, accounts=tuple(sorted(every)))


def _known_domain(domain: str, domains: Mapping[str, frozenset[int]]) -> str:
    return next((part for part in _upwards(domain) if domains.get(part)), "")


def _upwards(domain: str) -> Iterable[str]:
    """Yield the domain and those it lies under, down to the last that can be a company's."""
    parts = domain.split(".")
    for place in range(len(parts) - 1):
        part = ".".join(parts[place:])
        if part not in SHARED_ENDINGS:
            yield part
