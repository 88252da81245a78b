"""Who gets a campaign: accounts by a condition become people by a visible rule, and each may be put in or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import (
    DEFAULT_ROLES,
    EXCLUDED,
    OVERRULED,
    Candidate,
    PersonRule,
)
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean, fold
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.outreach import done
from cs_workbench.services.outreach_rows import found_recipient, open_campaign
from cs_workbench.services.records import WrongValue

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

MOST_EACH: Final = 50
#: What a person may write of one recipient in the place of the template's text.
EDITABLE: Final = ("subject", "body")
LANGUAGES: Final = ("ja", "en")
#: Facts of an account that the audience asks for.
FACTS: Final = ("name", "owner", "tier", "country")


class WithoutReason(WorkbenchError):
    """Somebody is left out, or put in all the same, only with a reason."""

    template = N_(
        "errors",
        "Why {name} should be treated differently is not said. Nothing was changed. Write the reason in a few words.",
    )
    code = "CSW-2304"


class NobodyThere(WorkbenchError):
    """An audience of exact accounts, of which no source knows any more."""

    template = N_(
        "errors",
        "None of these accounts is in the book any more, so nobody was chosen. Nothing was changed. Choose accounts "
        "that are there.",
    )
    code = "CSW-2321"


class CannotInclude(WorkbenchError):
    """Somebody who must not be written to, whatever a person says."""

    template = N_(
        "errors",
        "{name} cannot be put in: {why}. Nothing was changed. Correct the address or the record of consent, then "
        "check again.",
    )
    code = "CSW-2305"


@dataclass(frozen=True)  # without slots: what was read ahead stands beside the fields
class SetAudience(Command):
    """Choose the audience: the accounts of ``condition`` (a view's, or exact ones by `services.doors`).

    Each becomes at most ``most`` people, looked for in the order of ``roles``. Who is chosen again stays left out, put
    in or written to differently as before; the undo brings the audience before it back.
    """

    uid: str
    condition: str
    roles: tuple[str, ...] = DEFAULT_ROLES
    most: int = 1

    def prepare(self, bench: Workbench) -> None:
        """Ask the condition before the write lock is taken: of a large book that takes a second."""
        object.__setattr__(self, "_ahead", self._asked(bench))

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Choose the people and lay them in."""
        from cs_workbench.store import campaigns, permissions, reachable, recipients

        db = writing.db
        row = open_campaign(bench, db, self.uid)
        self._check()
        ahead: Book | None = getattr(self, "_ahead", None)
        book = self._asked(bench) if ahead is None else ahead
        people = reachable.people_at(db, book.account_id.tolist())
        rule, key = PersonRule(self.roles, self.most), permissions.make_secret(db)
        round_, at = recipients.last_round(db, row["id"]) + 1, iso(bench.clock.now())
        chosen, without = _chosen(book, people, rule)
        laid = _recipients(bench, book, chosen, key)
        recipients.lay_in(
            db, ({**one, "campaign_id": row["id"], "round": round_, "changed_at": at} for one in laid)
        )
        _take_over(db, row, round_, at)
        before = {name: row[name] for name in ("condition", "as_of", "round", "people", "without")}
        values = {
            "condition": self.condition, "as_of": bench.today.isoformat(), "round": round_,
            "people": {"roles": list(self.roles), "most": self.most}, "without": without,
        }  # fmt: skip
        campaigns.unchecked(db, row["id"], values, at=at)
        said = N_("done", "%n recipient(s) chosen from {accounts} accounts")
        answer = done(row["id"], AudienceBack(row["uid"], before), said, row["title"], row["uid"])
        params = {"n": len(laid), "accounts": len(book)}
        return Done(answer.changes, answer.undo, said, params, row["uid"])

    def _asked(self, bench: Workbench) -> Book:
        from cs_workbench.services.book import select_book

        return select_book(bench, self.condition, "name", FACTS)

    def _check(self) -> None:
        if not 1 <= self.most <= MOST_EACH:
            raise WrongValue(field="most", value=self.most, choices=f"1-{MOST_EACH}")
        for role in self.roles:
            if role not in DEFAULT_ROLES:
                raise WrongValue(field="roles", value=role, choices=", ".join(filter(None, DEFAULT_ROLES)))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an audience would reach: accounts, people among them, and accounts without anybody."""

    accounts: int
    people: int
    without: int


def reach(bench: Workbench, condition: str, roles: tuple[str, ...], most: int) -> Reach:
    """Return whom `SetAudience` would choose; nothing is written.

    Raises:
        ConditionError: the condition cannot be read.
    """
    from cs_workbench.services.book import select_book
    from cs_workbench.store import reachable

    book = select_book(bench, condition, "name", FACTS)
    with bench.store.read() as db:
        people = reachable.people_at(db, book.account_id.tolist())
    chosen, without = _chosen(book, people, PersonRule(roles, most))
    return Reach(len(book), len(chosen), len(without))


@dataclass(frozen=True, slots=True)
class AudienceBack(Command):
    """Put another round of recipients in the place of the present one: what undoes `SetAudience`."""

    uid: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what stood there."""
        from cs_workbench.store import campaigns

        row = open_campaign(bench, writing.db, self.uid)
        before = {name: row[name] for name in self.values}
        campaigns.unchecked(writing.db, row["id"], self.values, at=iso(bench.clock.now()))
        undo = AudienceBack(row["uid"], before)
        return done(row["id"], undo, N_("done", "Audience as before: {title}"), row["title"], row["uid"])


@dataclass(frozen=True, slots=True)
class EditRecipient(Command):
    """Leave somebody out, put somebody in, or write their mail differently, before the campaign is frozen.

    Attributes:
        include: False: no mail, ``why`` says the reason. True: a mail all the same, where a person may say so (left
            out by hand, on hold, over the frequency cap). None: as it is.
        edits: `EDITABLE` -> text (a template like the campaign's); '' the campaign's own again; None: as it is.
    """

    uid: str
    include: bool | None = None
    why: str = ""
    edits: Mapping[str, str] | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the undo writes what stood there."""
        from cs_workbench.store import campaigns

        db, row = writing.db, found_recipient(writing.db, self.uid)
        campaign = _campaign_of(bench, db, row)
        values: dict[str, Any] = {}
        if self.include is not None:
            values = self._included(bench, row)
        if self.edits is not None:
            values["edits"] = self._edited(row) or None
        before = {name: row[name] for name in values}
        at = iso(bench.clock.now())
        undo = RecipientBack(row["uid"], before)
        _put(db, row, values, at=at, by=author(bench, writing))
        campaigns.unchecked(db, campaign["id"], {}, at=at)
        said = N_("done", "Recipient changed: {title}")
        return done(campaign["id"], undo, said, row["name"] or row["email"] or "", row["uid"])

    def _included(self, bench: Workbench, row: Row) -> dict[str, Any]:
        why = clean(self.why).strip()
        name = row["name"] or row["email"] or ""
        if not why:
            raise WithoutReason(name=name)
        if not self.include:
            return {"state": EXCLUDED, "reason": "by_hand", "why": why}
        if row["reason"] is not None and row["reason"] not in OVERRULED:
            raise CannotInclude(name=name, why=bench.say("values", word("held_back", row["reason"])))
        return {"state": "planned", "reason": None, "why": why}

    def _edited(self, row: Row) -> dict[str, str]:
        for part in self.edits or {}:
            if part not in EDITABLE:
                raise WrongValue(field="edits", value=part, choices=", ".join(EDITABLE))
        texts = {**(row["edits"] or {}), **{k: clean(v) for k, v in (self.edits or {}).items()}}
        return {part: text for part, text in texts.items() if text.strip()}


@dataclass(frozen=True, slots=True)
class RecipientBack(Command):
    """Write what stood in a recipient: what undoes `EditRecipient`."""

    uid: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what stood there."""
        from cs_workbench.store import campaigns

        row = found_recipient(writing.db, self.uid)
        campaign = _campaign_of(bench, writing.db, row)
        before = {name: row[name] for name in self.values}
        at = iso(bench.clock.now())
        _put(writing.db, row, self.values, at=at, by=author(bench, writing))
        campaigns.unchecked(writing.db, campaign["id"], {}, at=at)
        said = N_("done", "Recipient as before: {title}")
        return done(campaign["id"], RecipientBack(row["uid"], before), said, row["name"] or "", row["uid"])


def exactly(bench: Workbench, accounts: Iterable[int]) -> str:
    """Return the condition of `SetAudience` that lists these accounts and nobody else.

    Raises:
        NobodyThere: none of them is in the book.
    """
    from cs_workbench.services.doors import doors_of

    door = doors_of(bench).to(accounts)
    if not door:
        raise NobodyThere
    return door


def campaign_to(title: str, kind: str, condition: str, view: str = "") -> Command:
    """Return the one step that makes a draft to the accounts of ``condition``; ``view``: which view that is."""
    from cs_workbench.services.commands import Together
    from cs_workbench.services.outreach import NewCampaign

    new = NewCampaign(title, kind, {"which_view": view} if view else {})
    steps = (new.as_json(), SetAudience(new.uid, condition).as_json())
    return Together(steps, N_("done", "Campaign made: {title}"), {"title": title})


def language_of(bench: Workbench, spoken: str, country: str) -> str:
    """Return 'ja' or 'en': what the person speaks, else what the account's country does, else ours."""
    told = fold(spoken).strip()
    if told:
        return "ja" if told.startswith(("ja", "jp", "日本", "にほん")) else "en"
    if country.strip():
        return "ja" if fold(country) in ("jp", "jpn", "japan", fold("日本")) else "en"
    return "ja" if bench.catalogue.language == "ja" else "en"


def _campaign_of(bench: Workbench, db: Connection, row: Row) -> Row:
    from cs_workbench.store import campaigns

    return open_campaign(bench, db, campaigns.of_id(db, row["campaign_id"])["uid"])


def _put(db: Connection, row: Row, values: Mapping[str, Any], *, at: str, by: str) -> None:
    from cs_workbench.store import recipients

    recipients.put(db, row["id"], {**values, "author": by}, at=at)


def _take_over(db: Connection, campaign: Row, round_: int, at: str) -> None:
    """Let what a person decided of a recipient hold in the new round, where the same address is in it."""
    from cs_workbench.store import recipients

    before = {
        row["address"]: row for row in recipients.of_campaign(db, campaign["id"], campaign["round"])
        if row["edits"] or row["why"]
    }  # fmt: skip
    for row in recipients.of_campaign(db, campaign["id"], round_) if before else ():
        old = before.get(row["address"])
        if old is None or row["reason"]:
            continue
        values = {name: old[name] for name in ("edits", "why", "author")}
        if old["reason"] == "by_hand":
            values |= {"state": EXCLUDED, "reason": "by_hand"}
        recipients.put(db, row["id"], values, at=at)


def _chosen(
    book: Book, people: Mapping[int, Sequence[Candidate]], rule: PersonRule
) -> tuple[list[tuple[int, Candidate]], list[tuple[int, str]]]:
    """Return (place in the book, person) of everybody chosen, and (account, why) of those without anybody."""
    chosen: list[tuple[int, Candidate]] = []
    without: list[tuple[int, str]] = []
    for place, account in enumerate(book.account_id.tolist()):
        found, why = rule.chosen(people.get(account, ()))
        chosen += [(place, person) for person in found]
        if why:
            without.append((account, why))
    return chosen, without


def _recipients(
    bench: Workbench, book: Book, chosen: Iterable[tuple[int, Candidate]], key: bytes
) -> list[dict[str, Any]]:
    """Return the rows of the ledger for these people; an address that stands twice is written to once."""
    from cs_workbench.mail.addresses import read_address
    from cs_workbench.mail.refusals import BadAddress, OldMobileAddress
    from cs_workbench.store.permissions import mark_of

    rows, seen = [], set()
    for place, person in chosen:
        try:
            address = read_address(person.email)
            known, shown, domain, reason = address.key, address.shown, address.domain, None
        except (BadAddress, OldMobileAddress):
            known, shown, domain, reason = fold(person.email).strip(), person.email, None, "bad_address"
        if known in seen and reason is None:
            reason = "duplicate"  # until the check, which may find that the other one is held back
        seen.add(known)
        country = str(book["country"].at(place) or "")
        rows.append(
            {
                "uid": uuid7(), "account_id": person.account_id, "address": known, "mark": mark_of(key, known),
                "email": shown, "name": person.name, "domain": domain, "contact_id": person.contact_id,
                "person": person.person or None, "role": person.role, "tries": 0,
                "language": language_of(bench, person.language, country),
                "is_high": int(book["tier"].at(place) == "high"),
                "state": EXCLUDED if reason else "planned", "reason": reason,
            }
        )  # fmt: skip
    return rows
