"""Who may be written to: the ledger of consent (同意の記録), opt-outs (配信停止) by topic or whole, and suppression.

An opt-out holds at once and for good, for customers too (特定電子メール法 3条3項): only the person's own word ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from cs_workbench.domain.campaign import (
    ALL,
    ANNOUNCEMENT,
    BASES,
    MARKETING,
    OPTED_OUT,
    SCOPES,
    SUPPRESSIONS,
    TOPIC,
)
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean, fold
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.outreach_landed import taken_back
from cs_workbench.services.records import NotThere, WrongValue, iso_day

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row


class WithoutEvidence(WorkbenchError):
    """A record of consent that proves nothing."""

    template = N_(
        "errors",
        "How {name} agreed is not said, so the record would prove nothing. Nothing was changed. Write how: a form, a "
        "card that was handed over, the contract.",
    )
    code = "CSW-2311"


class NotAsked(WorkbenchError):
    """A suppression that should end without the person's word."""

    template = N_(
        "errors",
        "Why {address} may be written to again is not said. The address stays suppressed. Write when and how the "
        "person asked for it.",
    )
    code = "CSW-2312"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent: what it rests on (`domain.campaign.BASES`), since when, how it came, and what shows it."""

    uid: str
    account_id: int | None
    account: str
    name: str
    address: str
    basis: str
    given_on: date
    how: str
    evidence: str
    author: str


@dataclass(frozen=True, slots=True)
class SuppressionRow:
    """A standing promise not to write. ``address`` '' : the person was erased, only the mark is left."""

    uid: str
    address: str
    reason: str
    scope: str
    topic: str
    evidence: str
    at: datetime
    author: str


def consents(bench: Workbench, address: str = "") -> list[ConsentRow]:
    """Return the standing consents, the newest first: of one address, or all."""
    from cs_workbench.store import activity, permissions

    with bench.store.read() as db:
        mark = _mark(db, address) if address else None
        rows = [] if address and mark is None else permissions.consent_rows(db, mark)
        names = activity.names(db, {r["account_id"] for r in rows if r["account_id"] is not None})
    return [
        ConsentRow(
            r["uid"], r["account_id"], names.get(r["account_id"], ""), r["name"] or "", r["address"] or "",
            r["basis"], date.fromisoformat(r["given_on"]), r["how"], r["evidence"] or "", r["author"] or "",
        )
        for r in rows
    ]  # fmt: skip


def suppressions(bench: Workbench) -> list[SuppressionRow]:
    """Return the standing suppressions and opt-outs, the newest first."""
    from cs_workbench.store import permissions

    with bench.store.read() as db:
        rows = permissions.suppression_rows(db)
    return [
        SuppressionRow(
            r["uid"], r["address"] or "", r["reason"], r["scope"], r["topic"] or "", r["evidence"] or "",
            from_iso(r["at"]), r["author"] or "",
        )
        for r in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddConsents(Command):
    """Keep why people may be written to.

    Attributes:
        people: (address, name, account or None) of each.
        basis: one of `domain.campaign.BASES`; ``given_on``: ISO day.
        how: the way it came, such as "contract", "exchange of cards at the fair"; ``evidence``: where it can be seen.
        uids: of the rows, made if left out; kept so that it can be done again.
    """

    people: tuple[tuple[str, str, int | None], ...]
    basis: str
    given_on: str
    how: str
    evidence: str = ""
    uids: tuple[str, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write."""
        from cs_workbench.store import permissions

        db, at = writing.db, iso(bench.clock.now())
        if self.basis not in BASES:
            raise WrongValue(field="basis", value=self.basis, choices=", ".join(BASES))
        day, how = iso_day("given_on", self.given_on), clean(self.how).strip()
        if not how:
            raise WithoutEvidence(name=self.people[0][1] or self.people[0][0] if self.people else "–")
        key, by = permissions.make_secret(db), author(bench, writing)
        uids = self.uids or tuple(uuid7() for _ in self.people)
        for uid, (address, name, account) in zip(uids, self.people, strict=True):
            known = _known(address)
            permissions.add_consent(
                db,
                {
                    "uid": uid, "account_id": account, "mark": permissions.mark_of(key, known), "address": known,
                    "name": clean(name), "basis": self.basis, "given_on": day, "how": how,
                    "evidence": clean(self.evidence).strip() or None, "at": at, "author": by,
                },
            )  # fmt: skip
        said = N_("done", "Consent kept of %n person(s)")
        return _done(EndConsents(uids), said, {"n": len(uids)}, uids)


@dataclass(frozen=True, slots=True)
class EndConsents(Command):
    """Withdraw consents; ``back`` lets them stand again."""

    uids: tuple[str, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import permissions

        permissions.end_consents(writing.db, self.uids, None if self.back else iso(bench.clock.now()))
        said = (
            N_("done", "Consent of %n person(s) stands again")
            if self.back
            else N_("done", "Consent of %n person(s) withdrawn")
        )
        return _done(EndConsents(self.uids, not self.back), said, {"n": len(self.uids)}, self.uids)


@dataclass(frozen=True, slots=True)
class Suppress(Command):
    """Promise not to write to an address: to none of its spellings, from no campaign, from now on.

    Attributes:
        reason: one of `domain.campaign.SUPPRESSIONS`; 'opted_out' is the person's own word.
        scope: 'all', 'marketing' (every 案内) or 'topic' (those of ``topic``).
        evidence: where it can be seen, such as the Message-ID of the answer.
    """

    address: str
    reason: str = "by_hand"
    scope: str = ALL
    topic: str = ""
    evidence: str = ""
    uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the same promise twice is one."""
        from cs_workbench.store import permissions

        self._check()
        db = writing.db
        known = _known(self.address)
        mark = permissions.mark_of(permissions.make_secret(db), known)
        topic = clean(self.topic).strip()
        twin = next(
            (
                row for row in permissions.suppression_rows(db, mark)
                if (row["mark"], row["reason"], row["scope"], row["topic"] or "")
                == (mark, self.reason, self.scope, topic)
            ),
            None,
        )  # fmt: skip
        if twin is not None:
            return Done(
                Changes(),
                None,
                N_("done", "{address} is suppressed already"),
                {"address": known},
                twin["uid"],
            )
        permissions.add_suppression(
            db,
            {
                "uid": self.uid, "mark": mark, "address": known, "reason": self.reason, "scope": self.scope,
                "topic": topic or None, "evidence": clean(self.evidence).strip() or None,
                "at": iso(bench.clock.now()), "author": author(bench, writing),
            },
        )  # fmt: skip
        undo = EndSuppression(self.uid, bench.say("permissions", N_("permissions", "taken back")))
        return _done(undo, N_("done", "{address} is not written to any more"), {"address": known}, self.uid)

    def _check(self) -> None:
        for name, value, allowed in (("reason", self.reason, SUPPRESSIONS), ("scope", self.scope, SCOPES)):
            if value not in allowed:
                raise WrongValue(field=name, value=value, choices=", ".join(allowed))
        if (self.scope == TOPIC) != bool(self.topic.strip()):
            raise WrongValue(field="topic", value=self.topic, choices="scope=topic")


@dataclass(frozen=True, slots=True)
class EndSuppression(Command):
    """End a suppression, since the person asked for it; ``back`` lets it stand again."""

    uid: str
    why: str = ""
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import permissions

        db, why = writing.db, clean(self.why).strip()
        if self.back:
            permissions.end_suppression(db, self.uid, None, None)
            said = N_("done", "Suppression stands again")
            return _done(EndSuppression(self.uid, self.why), said, {}, self.uid)
        row = permissions.suppression(db, self.uid)
        if row is None:
            raise NotThere(uid=self.uid)
        address = row["address"] or row["mark"][:8]
        if not why:
            raise NotAsked(address=address)
        permissions.end_suppression(db, row["uid"], iso(bench.clock.now()), why)
        undo = EndSuppression(row["uid"], self.why, back=True)
        return _done(undo, N_("done", "{address} may be written to again"), {"address": address}, row["uid"])


def opt_out(address: str, topic: str = "", evidence: str = "") -> Suppress:
    """Return the command that keeps a person's own "no more": of one topic, or of every announcement."""
    return Suppress(address, OPTED_OUT, TOPIC if topic else MARKETING, topic, evidence)


def topic_of(campaign: Row) -> str:
    """Return what an answer to a campaign's mail (``kind``, ``topic``) opts out of: '' every announcement."""
    return str(campaign["topic"] or "") if campaign["kind"] == ANNOUNCEMENT else ""


@dataclass(frozen=True, slots=True)
class ErasePerson(Command):
    """Forget a person (GDPR 17, 個人情報保護法): of an address only its mark stays, so that nobody writes again.

    What left stays proven by state, day and hash. Steps that could be undone may name the person, so all of them go.
    It cannot be taken back.
    """

    address: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Suppress for good, hold back what has not left, and forget."""
        from cs_workbench.store import permissions, recipients, undo

        db, at = writing.db, iso(bench.clock.now())
        known = _known(self.address)
        mark = permissions.mark_of(permissions.make_secret(db), known)
        waiting = recipients.waiting_of(db, mark)
        recipients.put_many(db, waiting, {"state": "excluded", "reason": "suppressed", "ended_at": at}, at=at)
        permissions.add_suppression(
            db,
            {
                "uid": uuid7(), "mark": mark, "address": None, "reason": "erased", "scope": ALL, "topic": None,
                "evidence": None, "at": at, "author": author(bench, writing),
            },
        )  # fmt: skip
        for row in recipients.sent_to(db, mark):
            taken_back(writing, row, at)
        rows = permissions.erase(db, mark)
        undo.forget(db)
        said = N_(
            "done", "The person was erased from %n mail(s); only a mark stays, so that nobody writes again"
        )
        return Done(Changes({"permission": None, "campaign": None}), None, said, {"n": rows})


def _done(undo: Command, said: str, params: Mapping[str, object], value: object) -> Done:
    return Done(Changes({"permission": None}), undo, said, params, value)


def _known(address: str) -> str:
    """Return the form of an address by which two are the same.

    Raises:
        BadAddress: it is none.
    """
    from cs_workbench.mail.addresses import read_address

    return read_address(address, old_mobile=True).key


def _mark(db: Connection, address: str) -> str | None:
    from cs_workbench.store import permissions

    key = permissions.secret(db)
    return None if key is None else permissions.mark_of(key, _known(address))


def find_consents(bench: Workbench, uids: Iterable[str]) -> tuple[str, ...]:
    """Return the whole uids of consents, given whole or by their ends.

    Raises:
        NotThere: one is none.
    """
    from cs_workbench.store import permissions

    with bench.store.read() as db:
        found: list[Row | None] = [permissions.consent(db, uid) for uid in uids]
    for uid, row in zip(uids, found, strict=True):
        if row is None:
            raise NotThere(uid=uid)
    return tuple(str(row["uid"]) for row in found if row is not None)


def people_of_accounts(bench: Workbench, accounts: Iterable[int]) -> tuple[tuple[str, str, int | None], ...]:
    """Return (address, name, account) of everybody at these accounts with an address, as `AddConsents` takes them."""
    from cs_workbench.mail.addresses import read_address
    from cs_workbench.mail.refusals import BadAddress, OldMobileAddress
    from cs_workbench.store import reachable

    with bench.store.read() as db:
        people = reachable.people_at(db, list(accounts))
    found: dict[str, tuple[str, str, int | None]] = {}
    for person in (one for group in people.values() for one in group):
        try:
            key = read_address(person.email).key
        except (BadAddress, OldMobileAddress):
            continue
        found.setdefault(fold(key), (person.email, person.name, person.account_id))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Reachable:
    """A person whom a consent may be about; ``account_id`` None: an address that belongs to nobody we know."""

    address: str
    name: str
    account_id: int | None = None
    account: str = ""


def people_matching(bench: Workbench, text: str, most: int = 200) -> list[Reachable]:
    """Return whom ``text`` means: people of accounts called so, or who are; at last, the address itself."""
    from cs_workbench.mail.addresses import read_address
    from cs_workbench.mail.refusals import BadAddress, OldMobileAddress
    from cs_workbench.store import reachable
    from cs_workbench.store.book import load_book

    wanted = fold(text)
    if not wanted:
        return []
    with bench.store.read() as db:
        book = load_book(db, None, ("name",))
        names = {
            int(uid): str(book["name"].at(place) or "") for place, uid in enumerate(book.account_id.tolist())
        }
        people = reachable.people_at(db, names)
    found = [
        Reachable(person.email, person.name, account, names[account])
        for account, group in people.items()
        for person in group
        if person.email
        and any(wanted in fold(said) for said in (names[account], person.name, person.reading, person.email))
    ]
    found.sort(key=lambda one: (fold(one.account), fold(one.name), one.address))
    if not found and "@" in text:
        try:
            return [Reachable(read_address(text, old_mobile=True).key, "")]
        except (BadAddress, OldMobileAddress):
            return []
    return found[:most]
