"""Scorecards as they are being changed: a draft of each is kept with every change, until it is published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.card_edit import free_id
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, Together
from cs_workbench.services.scorecards import CardRow, UseScorecard, cards, exported

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DRAFT: Final = "scorecard_draft"


@dataclass(frozen=True, slots=True)
class Editable:
    """A scorecard to be edited. ``row``: as it stands, None for one that is only a draft; ``draft``: None without."""

    row: CardRow | None
    draft: Scorecard | None

    @property
    def card(self) -> Scorecard:
        """The draft, else the card as it stands, as a text that is not published has it."""
        found = self.draft or self.stands
        if found is None:
            raise ValueError("neither a card nor a draft")
        return found

    @property
    def stands(self) -> Scorecard | None:
        """The card as it stands, without number and day of publishing."""
        return None if self.row is None else replace(self.row.card, version=1, published_at="")

    @property
    def place(self) -> int:
        """From 1 in the order in which accounts are asked; 0 where it is not in force."""
        return 0 if self.row is None else self.row.place

    @property
    def is_for_all(self) -> bool:
        """Whether it is in force for every account that no other card is for."""
        return self.row is not None and bool(self.place) and not self.row.card.applies_when


def editable_cards(bench: Workbench) -> list[Editable]:
    """Return the cards in force in their order, then the others, then those that are only drafts."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        drafts = {row.id: parse_scorecard(row.text) for row in definitions.current(db, DRAFT)}
    rows = [Editable(row, drafts.pop(row.card.id, None)) for row in cards(bench)]
    return [*rows, *(Editable(None, draft) for draft in drafts.values())]


def draft_of(bench: Workbench, card_id: str) -> Scorecard | None:
    """Return the draft that is kept of a card; None without one."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        row = definitions.latest(db, DRAFT, card_id)
    return None if row is None else parse_scorecard(row.text)


def copy_of(card: Scorecard, known: list[Editable]) -> Scorecard:
    """Return a card like ``card`` under an id and a name of its own."""
    made = free_id(card.id, {one.card.id for one in known})
    number = made.rpartition("_")[2]
    return replace(
        card, id=made, ja=f"{card.ja} {number}", en=f"{card.en} {number}", version=1, published_at=""
    )


@dataclass(frozen=True, slots=True)
class KeepCardDraft(Command):
    """Keep the draft of a card, given as text, with mistakes or without; '' takes it away.

    Attributes:
        what, value: the field that was changed and what it is now, as told to the person; '' of more than a field.
    """

    card_id: str
    text: str
    what: str = ""
    value: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what was there."""
        before = _replaced(bench, writing.db, self.card_id, self.text)
        said = (
            N_("done", "Draft of the scorecard kept")
            if self.text
            else N_("done", "Draft of the scorecard discarded")
        )
        params = {}
        if self.what:
            said, params = N_("done", "Draft: {what} is {value}"), {"what": self.what, "value": self.value}
        return Done(Changes({DRAFT: None}), KeepCardDraft(self.card_id, before), said, params)


@dataclass(frozen=True, slots=True)
class PublishCard(Command):
    """Put a card in force, given as text, as a new version, and be done with its draft."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it in force; one undo takes back both."""
        card_id = parse_scorecard(self.text).id
        done = UseScorecard(self.text).perform(bench, writing)
        before = _replaced(bench, writing.db, card_id, "")
        steps = [] if done.undo is None else [done.undo.as_json()]
        steps += [KeepCardDraft(card_id, before).as_json()] if before else []
        undo = Together(tuple(steps), done.said, done.params)
        return replace(done, changes=done.changes | Changes({DRAFT: None}), undo=undo)


def _replaced(bench: Workbench, db: Connection, card_id: str, text: str) -> str:
    """Keep ``text`` as the one draft of a card ('': none); return what was kept before."""
    from cs_workbench.store import definitions

    row = definitions.latest(db, DRAFT, card_id)
    if row is not None:
        definitions.remove(db, DRAFT, card_id)
    if text:
        definitions.put(db, DRAFT, card_id, exported(parse_scorecard(text)), at=iso(bench.clock.now()))
    return "" if row is None else row.text
