"""Whom we know, for matching meetings and cards; apart from `sync.calendars`, which reads files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from cs_workbench.domain import meeting_match
from cs_workbench.domain.meeting_match import Directory, domain_of
from cs_workbench.store import calendars, settings

if TYPE_CHECKING:
    from cs_workbench.store.connect import Connection

OWN_DOMAINS: Final = "own_domains"


def directory(db: Connection, wanted: Iterable[str] | None = None) -> Directory:
    """Return whom we know, for matching; ``wanted``: as much of it as these addresses can be matched by."""
    people: dict[str, set[int]] = {}
    colleagues: dict[str, set[int]] = {}
    near = None if wanted is None else meeting_match.near(wanted)
    for address, account in calendars.writers(db, near):
        colleagues.setdefault(domain_of(address), set()).add(account)
        people.setdefault(address, set()).add(account)
    domains: dict[str, set[int]] = {}
    for account, text in calendars.account_domains(db, near):
        domains.setdefault(domain_of(text), set()).add(account)
    ours = {domain_of(address) for address in calendars.own_addresses(db)}
    said = str(settings.get(db, OWN_DOMAINS, "") or "")
    ours |= {domain_of(part) for part in said.replace(",", " ").replace(";", " ").replace("、", " ").split()}
    return Directory(
        _frozen(people), _frozen(domains), _frozen(colleagues), frozenset(ours - meeting_match.FREE_MAIL)
    )


def _frozen(sets: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {key: frozenset(ids) for key, ids in sets.items()}
