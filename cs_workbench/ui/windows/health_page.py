"""Wires ヘルススコア, a page of Insights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_workbench.domain.scorecard import scorecard_messages
from cs_workbench.ui.text import say
from cs_workbench.ui.views.card_fields import mistakes, place_name, value_text
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.windows.evidence_side import SHOWS, EvidenceSide
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.card_drafts import Editable
    from cs_workbench.services.card_preview import Ground, Preview
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.card_fields import Own
    from cs_workbench.ui.windows.desk import Desk

#: Kinds of changes after which the cards, and after which the book, are read anew.
CARDS = ("definition", "scorecard_draft")
BOOK = ("account", "standing", "override", "definition", "field")


@dataclass(slots=True)
class _Reading:
    """The book as it was read last; only the store lane fills it.

    ``wanted``: the number of the newest question; ``asked``: the card that it is about.
    """

    ground: Ground | None = None
    wanted: int = 0
    asked: Scorecard | None = None


class HealthPage(Place):
    """The draft is shown at once and kept with every field; what it would change follows."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: HealthView = HealthView()
        super().__init__("health", self.view, desk, parent)
        self._known: list[Editable] = []
        self._own: Own = ()
        self._chosen = ""
        self._card: Scorecard | None = None  # as the tables show it
        self._keeping = 0  # changes on their way to the store
        self._then_edit = ""  # the field to be opened once it is shown
        self._reading = _Reading()
        self._remembered: dict[str, Any] = {}
        view = self.view
        view.cardChosen.connect(self._choose)
        view.editor.fieldTyped.connect(self._type)
        view.editor.fieldTyping.connect(self._try_typed)
        view.editor.fieldLeft.connect(self._try_again)
        view.editor.removeWanted.connect(self._remove)
        view.editor.deedWanted.connect(self._do)
        view.evidence.accountWanted.connect(self.accountWanted)
        view.evidence.whyWanted.connect(self.whyWanted)
        view.evidence.peekWanted.connect(self.paneWanted)
        view.evidence.currentAccountChanged.connect(self._follow)
        view.sideChosen.connect(self._ask_evidence)
        view.backtest.whyThenWanted.connect(self.whyThenWanted)
        view.backtest.peekWanted.connect(self.paneWanted)
        view.backtest.listWanted.connect(self.listWanted)
        view.backtest.currentAccountChanged.connect(self._follow)
        self.evidence = EvidenceSide(view.backtest, desk, lambda: self._reading.ground, self)
        self.evidence.draftKept.connect(view.show_preview)
        self.evidence.filled.connect(self.filled)

    def refresh(self, changes: Changes | None) -> None:
        book = changes is None or changes.touches(*BOOK)
        if book:
            self._reading = _Reading()
        if changes is None or changes.touches(*CARDS):
            self.desk.ask("health cards", _ask_cards, self._show)
        elif book:
            self._try()
        if changes is not None and changes.touches(*SHOWS):
            self._ask_evidence()

    def current_account(self) -> int | None:
        side = self.view.backtest if self.view.shows_backtest else self.view.evidence
        return side.current_account()

    def focus(self) -> None:
        self.view.editor.focus_table()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "card": self._chosen} if self._known else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if isinstance(memory.get("card"), str):
            self._chosen = memory["card"]
        self.view.remember(memory)

    # Inside

    def _follow(self, account_id: int | None) -> None:
        """Let the pane follow the side that is shown alone."""
        side = self.sender()
        if isinstance(side, QWidget) and side.isVisible():
            self.peekWanted.emit(account_id)

    def _show(self, answer: tuple[list[Editable], Own]) -> None:
        first = not self._known
        self._known, self._own = answer
        if self._of(self._chosen) is None:
            self._chosen = self._usual()
        self.view.show_choice(self._known, self._chosen)
        one = self._of(self._chosen)
        if one is not None and not self._keeping:  # else what the person did last is not there yet
            self._show_card(one.card)
        if first:
            self.view.remember(self._remembered)
        self.filled.emit()

    def _show_card(self, card: Scorecard) -> None:
        """Show a card, and ask what it would change."""
        one = self._of(self._chosen)
        if one is None:
            return
        self._card = card
        told = mistakes(card, self.desk.bench.catalogue)
        self.view.show_card(one, card, told, self._own, is_draft=self._is_draft(card))
        if self._then_edit:
            self.view.editor.go_to(self._then_edit, edit=True)
            self._then_edit = ""
        self._ask_evidence()
        if told:
            text = say("scorecards", "What this draft would change is told once its mistakes are corrected.")
            self.view.evidence.show_waiting(text)
        else:
            self._try(card)

    def _ask_evidence(self) -> None:
        """Show the back-test of the card as it is shown, while it stands beside it."""
        if self._card is not None and self.view.shows_backtest:
            self.evidence.ask(
                self._card, is_draft=self._is_draft(self._card), can_test=not scorecard_messages(self._card)
            )

    def _try(self, card: Scorecard | None = None) -> None:
        """Ask what ``card`` (None: that of the tables) would change; of several questions only the last counts."""
        card, reading = card or self._card, self._reading
        if card is None or card == reading.asked or scorecard_messages(card):
            return
        reading.asked = card
        reading.wanted += 1
        number, one = reading.wanted, self._of(self._chosen)
        is_draft = self._is_draft(card) or one is None or not one.place

        def question(bench: Workbench) -> Preview | None:
            from cs_workbench.services.card_preview import ground, tried

            if reading.wanted != number:
                return None
            if reading.ground is None or not reading.ground.holds_for(card):
                reading.ground = ground(bench, card)
            return tried(reading.ground, card)

        def answer(found: Preview | None) -> None:
            if found is not None:
                self.view.evidence.show_preview(found, card, is_draft=is_draft)
                self.filled.emit()

        self.desk.ask("health preview", question, answer)

    def _choose(self, card_id: str) -> None:
        one = self._of(card_id)
        if one is not None:
            self._chosen = card_id
            self._show_card(one.card)

    def _type(self, place: str, text: str) -> None:
        from cs_workbench.domain.card_edit import has_part, with_field

        if self._card is None or not has_part(self._card, place):
            return
        made = with_field(self._card, place, text)
        if place.endswith(".fact"):
            made = _named_after(made, place, text)
        if made != self._card:
            self._keep(made, place_name(made, place), value_text(place, text, self._own))

    def _try_typed(self, place: str, text: str) -> None:
        from cs_workbench.domain.card_edit import has_part, with_field

        if self._card is not None and has_part(self._card, place):
            self._try(with_field(self._card, place, text))

    def _try_again(self) -> None:
        """Ask about the card of the tables, where what was typed was not entered."""
        self._try()

    def _remove(self, place: str) -> None:
        from cs_workbench.domain.card_edit import without

        if self._card is not None and place.partition(".")[0] in ("groups", "measures", "caps"):
            name = place_name(self._card, f"{place}.name")
            self._keep(without(self._card, f"{place}."), name, say("scorecards", "removed"))

    def _do(self, deed: str) -> None:
        from cs_workbench.services.card_drafts import KeepCardDraft, PublishCard, copy_of
        from cs_workbench.services.scorecards import DropScorecard, exported

        card = self._card
        if card is None:
            return
        if deed == "publish":
            self.desk.do(PublishCard(exported(card)))
        elif deed == "discard":
            self.desk.do(KeepCardDraft(card.id, ""))
        elif deed == "drop":
            self.desk.do(DropScorecard(card.id))
        elif deed == "rise":
            self._rise(card.id)
        elif deed == "copy":
            made = copy_of(card, self._known)
            self._chosen = made.id
            self.desk.do(KeepCardDraft(made.id, exported(made)))
        else:
            self._add(deed, card)

    def _rise(self, card_id: str) -> None:
        """Let accounts be asked for this card before the one that stands above it."""
        from cs_workbench.services.scorecards import OrderScorecard

        one = self._of(card_id)
        above = next((other for other in self._known if one and other.place == one.place - 1), None)
        if above is not None:
            self.desk.do(OrderScorecard(card_id, above.card.id))

    def _add(self, what: str, card: Scorecard) -> None:
        from cs_workbench.domain.card_edit import with_cap, with_group, with_measure

        if what == "measure":
            group = self._group_at_cursor(card)
            if not group:
                return
            made, made_id = with_measure(card, group, *_both(say("scorecards", "New measure")))
            self._then_edit = f"measures.{made_id}.fact"
        elif what == "cap":
            made, made_id = with_cap(card, *_both(say("scorecards", "New cap")))
            self._then_edit = f"caps.{made_id}.when"
        else:
            made, made_id = with_group(card, *_both(say("scorecards", "New group")))
            self._then_edit = f"groups.{made_id}.weight"
        self._keep(made, "", "")

    def _group_at_cursor(self, card: Scorecard) -> str:
        kind, _, part = self.view.editor.part_at_cursor().partition(".")
        if kind == "measures":
            return next((m.group for m in card.measures if m.id == part), "")
        return part if kind == "groups" else next((group.id for group in reversed(card.groups)), "")

    def _keep(self, card: Scorecard, what: str, value: str) -> None:
        """Show a draft at once, and write it; a draft like the card as it stands is none."""
        from cs_workbench.services.card_drafts import KeepCardDraft
        from cs_workbench.services.scorecards import exported

        self._show_card(card)
        self._keeping += 1
        text = exported(card) if self._is_draft(card) else ""
        self.desk.do(KeepCardDraft(card.id, text, what, value), self._kept, self._kept)

    def _kept(self, _answer: object) -> None:
        self._keeping -= 1

    def _of(self, card_id: str) -> Editable | None:
        return next((one for one in self._known if one.card.id == card_id), None)

    def _is_draft(self, card: Scorecard) -> bool:
        """Say whether ``card`` differs from the chosen one as it stands."""
        one = self._of(self._chosen)
        return one is None or one.stands != card

    def _usual(self) -> str:
        """Return the card in force of every account that no other is for."""
        return max(self._known, key=lambda one: one.place).card.id if self._known else ""


def _both(name: str) -> tuple[str, str]:
    return name, name


def _named_after(card: Scorecard, place: str, fact: str) -> Scorecard:
    """Return ``card`` with a measure that has no name of its own yet called as the fact it reads."""
    from cs_workbench.domain.card_edit import field_text, with_field
    from cs_workbench.ui.text import heading

    at, new = place.removesuffix("fact"), say("scorecards", "New measure")
    if field_text(card, f"{at}ja") != new:
        return card
    return with_field(with_field(card, f"{at}ja", heading(fact)), f"{at}en", heading(fact))


def _ask_cards(bench: Workbench) -> tuple[list[Editable], Own]:
    from cs_workbench.domain.own_names import OWN
    from cs_workbench.domain.scorecard import NUMBERS
    from cs_workbench.services.book import own_fields
    from cs_workbench.services.card_drafts import editable_cards

    return editable_cards(bench), [
        (f"{OWN}{field.id}", field.label) for field in own_fields(bench) if field.kind in NUMBERS
    ]
