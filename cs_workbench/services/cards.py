"""People of a vCard file: looked at first, then landed as people of the accounts their addresses point to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cs_workbench.domain import meeting_match
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.sources.calendars.records import Card
    from cs_workbench.store.engine import Writing


@dataclass(frozen=True, slots=True)
class CardRow:
    """A person of the file: with which account and why, or why with none; ``is_known``: a contact already."""

    name: str
    reading: str
    email: str
    title: str
    department: str
    company: str
    account_id: int | None
    account: str
    is_known: bool
    why: str


def preview_cards(bench: Workbench, path: Path) -> list[CardRow]:
    """Return the people of a vCard file and where each would land; nothing lands.

    Raises:
        Refused: the file cannot be read, or there is no card in it.
    """
    from cs_workbench.sources.calendars.reading import cards_in
    from cs_workbench.store import calendars
    from cs_workbench.store.book import load_book
    from cs_workbench.sync.directory import directory

    cards = cards_in(path)
    with bench.store.read() as db:
        known = directory(db)
        stops = frozenset(calendars.stops(db))
        matches = [meeting_match.match(card.emails, known) for card in cards]
        accounts = sorted({account for found in matches for account in found.accounts})
        book = load_book(db, accounts, facts=("name",))
    names = {int(book.account_id[row]): book["name"].at(row) or "" for row in range(len(book))}
    return [
        _row(bench, card, found, known, names)
        for card, found in zip(cards, matches, strict=True)
        if not meeting_match.is_stopped(card.emails, stops)
    ]


def _row(
    bench: Workbench,
    card: Card,
    found: meeting_match.Match,
    known: meeting_match.Directory,
    names: dict[int, str],
) -> CardRow:
    listed = ", ".join(names.get(account, "") for account in found.accounts)
    why = (
        N_("meetings", "The card has no mail address.") if found.text == meeting_match.NOBODY else found.text
    )
    who = card.name if card.name != found.who else found.who
    told = bench.say(
        "meetings",
        why,
        who=who,
        domain=found.domain,
        account=listed,
        accounts=listed,
        count=len(found.accounts),
    )
    account_id = found.account_id if found.account_id in names else None
    outside = [email for email in card.emails if meeting_match.is_outside(email, known.own)]
    email = next(iter(outside or card.emails), "")
    return CardRow(
        card.name, card.reading, email, card.title, card.department, card.company, account_id,
        names.get(account_id or 0, ""), any(email in known.people for email in card.emails), told,
    )  # fmt: skip


def cards_to_land(rows: list[CardRow]) -> LandCards:
    """Return the command that lands those of ``rows`` that have an account and are not known yet."""
    return LandCards(
        tuple(
            (row.account_id, row.name, row.reading, row.email, row.title, row.department)
            for row in rows
            if row.account_id is not None and not row.is_known
        )
    )


@dataclass(frozen=True, slots=True)
class LandCards(Command):
    """Add people: each (account, name, reading, address, title, department); one whose address is known is left."""

    people: tuple[tuple[int, str, str, str, str, str], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them."""
        from cs_workbench.store import cards

        at, who = iso(bench.clock.now()), author(bench, writing)
        made = [cards.add(writing.db, *person, at=at, author=who) for person in self.people]
        ids = tuple(person for person in made if person is not None)
        accounts = frozenset(person[0] for person in self.people)
        said = N_("done", "%n person(s) added from cards")
        return Done(
            accounts_changed(accounts, "person"),
            RemoveCards(ids) if ids else None,
            said,
            {"n": len(ids)},
            ids,
        )


@dataclass(frozen=True, slots=True)
class RemoveCards(Command):
    """Take people that came from cards away again; ``back`` brings them back."""

    person_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import cards

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(cards.retire(writing.db, self.person_ids, at))
        said = N_("done", "%n person(s) brought back") if self.back else N_("done", "%n person(s) removed")
        undo = RemoveCards(self.person_ids, not self.back)
        return Done(accounts_changed(accounts, "person"), undo, said, {"n": len(self.person_ids)})
