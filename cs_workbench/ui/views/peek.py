"""The pane beside a list: one account in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.account_tabs.overview import next_step
from cs_workbench.ui.views.parts import Page, Section, Words, button, column, facts_form, row
from cs_workbench.ui.views.wording import band_text, fact_heading, fact_text, moment_text, word_text
from cs_workbench.ui.widgets.sparkline import Sparkline

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.why import Explained

SHOWN: Final = ("arr", "renewal", "notice", "phase", "owner", "last_touch", "seat_util", "open_tickets")
REASONS_SHOWN: Final = 3
NOTES_SHOWN: Final = 3
BEGINNING: Final = 600  # characters of a note: a look, and a label takes seconds over a long text


class PeekView(Page):
    """Shows an account's state, reasons, next step, facts and last notes."""

    openWanted = Signal(int)
    whyWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(say("account", "Preview"), width=480)
        self.account_id: int | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what would stand here."""
        self.account_id = None
        self.fill(Words(say("account", "Choose an account, and it stands here in one look."), "muted"))

    def show_page(self, page: AccountPage, why: Explained | None) -> None:
        """Show ``page``."""
        self.account_id = page.account_id
        more = button(say("account", "Open (Enter)"))
        more.clicked.connect(self._open)
        ask = button(say("account", "Why? (Ctrl+I)"))
        ask.clicked.connect(self._ask_why)
        facts = [
            (fact_heading(fact), fact_text(fact, page.facts[fact]))
            for fact in SHOWN
            if page.facts.get(fact) is not None
        ]
        state = [word_text("tier", page.facts.get("tier") or ""), band_text(page.facts)]
        parts: list[QWidget | QLayout] = [
            column(Words(page.name, "title"), Words("  ·  ".join(s for s in state if s), "strong"), gap=4)
        ]
        reasons = why.reasons[:REASONS_SHOWN] if why is not None else ()
        if reasons:
            parts.append(Section(say("account", "Why"), *(Words(reason) for reason in reasons)))
        scores = [score for _day, score in page.scores]
        if len(scores) > 1:
            line = Sparkline()
            line.show_values(scores, say("account", "Health score by week"))
            line.setFixedSize(240, 36)
            parts.append(column(line, Words(say("account", "Health score by week"), "small"), gap=2))
        parts.append(Section(say("account", "Next step"), Words(next_step(page))))
        parts.append(Section(say("account", "Facts"), facts_form(facts)))
        if page.notes:
            notes = [
                column(Words(moment_text(note.written_at), "small"), Words(_beginning(note.body)), gap=2)
                for note in page.notes[:NOTES_SHOWN]
            ]
            parts.append(Section(say("account", "Last notes"), *notes))
        parts.append(row(more, ask))
        self.fill(*parts)

    def _open(self) -> None:
        if self.account_id is not None:
            self.openWanted.emit(self.account_id)

    def _ask_why(self) -> None:
        if self.account_id is not None:
            self.whyWanted.emit(self.account_id)


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING]}…"
