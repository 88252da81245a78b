"""概要 Overview: why the account needs me, what comes next, and the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from cs_workbench.kernel.text import clip
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Page, Section, Words, button, column, facts_grid, row
from cs_workbench.ui.views.sheet import UNKNOWN
from cs_workbench.ui.views.why import headline
from cs_workbench.ui.views.wording import fact_heading, fact_text, moment_text
from cs_workbench.ui.widgets.sparkline import Sparkline

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.why import Explained

#: The facts shown, four across: the contract, the person, the use, the company.
SHOWN: Final = (
    "arr", "renewal", "notice", "plan",
    "tier", "phase", "owner", "last_touch",
    "seats", "seat_util", "active_trend", "open_tickets",
    "industry", "employees", "region", "started_on",
)  # fmt: skip
REASONS_SHOWN: Final = 4
PHASE_SHOWN: Final = 3  # sentences: which and why, since when, how it gets on
NOTES_SHOWN: Final = 2
CLIP: Final = 160


class OverviewTab(Page):
    """What one needs to know before picking up the phone."""

    whyWanted = Signal()
    nextStepWanted = Signal()
    tierWanted = Signal()
    phaseWanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("account", "Overview"), width=1180)

    def show_page(self, page: AccountPage, why: Explained | None) -> None:
        """Show ``page``; ``why`` explains its score and tier."""
        ask = button(say("account", "Why? (Ctrl+I)"))
        ask.clicked.connect(self.whyWanted)
        plan = button(say("account", "Plan the next step (S)"))
        plan.clicked.connect(self.nextStepWanted)
        tier = button(say("account", "Set touch tier (T)"))
        tier.clicked.connect(self.tierWanted)
        phase = button(say("account", "Set phase (F)"))
        phase.clicked.connect(self.phaseWanted)
        sides = QHBoxLayout()
        sides.setSpacing(6 * GAP)
        left = column(
            Section(say("account", "Health"), *self._health(page, why), row(ask)),
            Section(say("account", "Phase"), *_phase(why), row(phase)),
            gap=3 * GAP,
        )
        left.addStretch(1)
        right = column(
            Section(say("account", "Next step"), Words(next_step(page)), row(plan)),
            *(
                [Section(say("account", "Next meeting"), Words(page.next_meeting))]
                if page.next_meeting
                else []
            ),
            Section(
                say("account", "Touch tier"), Words((why.tier_sentence if why else "") or UNKNOWN), row(tier)
            ),
            Section(say("account", "Last notes"), *_notes(page)),
            gap=3 * GAP,
        )
        right.addStretch(1)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self.fill(sides, Section(say("account", "Facts"), facts_grid(self._facts(page), across=4)))

    def _health(self, page: AccountPage, why: Explained | None) -> list[QWidget | QLayout]:
        parts: list[QWidget | QLayout] = []
        if why is not None:
            parts.append(Words(headline(why), "strong"))
            parts += [Words(reason) for reason in why.reasons[:REASONS_SHOWN]]
        scores = [score for _day, score in page.scores]
        if len(scores) > 1:
            line = Sparkline()
            line.show_values(scores, say("account", "Health score by week"))
            line.setFixedSize(260, 44)
            parts.append(column(line, Words(say("account", "Health score by week"), "small"), gap=GAP // 2))
        return parts

    @staticmethod
    def _facts(page: AccountPage) -> list[tuple[str, str]]:
        return [
            (fact_heading(fact), fact_text(fact, page.facts.get(fact)) or UNKNOWN)
            for fact in SHOWN
            if fact in page.facts
        ]


def next_step(page: AccountPage) -> str:
    """Return the next step with its day, or that there is none."""
    step = page.facts.get("next_step")
    if not step:
        return say("account", "No next step is planned.")
    on = page.facts.get("next_step_on")
    if on is None:
        return str(step)
    return say("account", "{step} (until {day})", step=step, day=fact_text("next_step_on", on))


def _phase(why: Explained | None) -> list[Words]:
    """Return which phase it is and why, since when, and how it gets on there."""
    return [Words(sentence) for sentence in (why.phase[:PHASE_SHOWN] if why else ())] or [Words(UNKNOWN)]


def _notes(page: AccountPage) -> list[QWidget | QLayout]:
    """Return the last notes, each under its moment; without one, where a note is written."""
    if not page.notes:
        return [Words(say("account", "No notes yet. N writes one."), "muted")]
    return [
        column(Words(moment_text(note.written_at), "small"), Words(clip(note.body, CLIP)), gap=2)
        for note in page.notes[:NOTES_SHOWN]
    ]
