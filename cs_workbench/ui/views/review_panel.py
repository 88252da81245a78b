"""The tier review on the page 配置: how far the session is, who would move, and what can be done next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_session import AGREE, OBJECT, REVIEW
from cs_workbench.ui.text import number_text, say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words, button, column
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, either_text, word_text
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

if TYPE_CHECKING:
    from cs_workbench.services.review_session import ReviewLine, ReviewState

#: What the buttons do, and in which state they stand there; texts in context 'allocation'.
STEPS: Final = {
    "begin": N_("allocation", "Begin a tier review"),
    "export": N_("allocation", "Write the sheets…"),
    "read": N_("allocation", "Take in a sheet…"),
    "publish_review": N_("allocation", "Publish the review…"),
    "drop": N_("allocation", "Drop the review"),
    "memo": N_("allocation", "Memo…"),
}
SHOWN_IN: Final = {
    "none": ("begin", "memo"),
    "open": ("export", "read", "publish_review", "drop", "memo"),
    "scheduled": ("export", "read", "publish_review", "drop", "memo"),
    "change": ("publish_review", "drop", "memo"),
}
ANSWERS: Final = {
    "": N_("allocation", "no answer yet"),
    AGREE: N_("allocation", "agrees"),
    OBJECT: N_("allocation", "objects"),
}
MOST_ROWS: Final = 300


class PublishLine(FootLine):
    """Asks from which day; Enter says it, Esc leaves."""

    dayChosen = Signal(str, object)  # what is published, the day

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._what = today, ""
        self._title = Words("", "strong", wrap=False)
        self.day = DayField(say("allocation", "Publish from"), today)
        self.day.set_first(today)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.listen_to(self.day)
        self.day.wrong.connect(self.say_problem)
        self.save = button(say("allocation", "Publish"))
        self.save.clicked.connect(self.enter)
        close = button(say("allocation", "Close"))
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP, QMargins(GAP, GAP, GAP, GAP))
        for part in (self._title, self.day, self.save, close, self.problem):
            layout.addWidget(part)

    def open(self, what: str, title: str) -> None:
        """Ask for the day of ``what``, today first."""
        self._what = what
        self._title.setText(title)
        self.day.set_day(self._today)
        self.say_problem("")
        self.show()
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.selectAll()

    def enter(self) -> None:
        """Say the day, if it is one."""
        day = self.day.day() if self.day.check() else None
        if day is None:
            self.day.setFocus()
            return
        self.leave()
        self.dayChosen.emit(self._what, day)


class ReviewPanel(QWidget):
    """Shows the running session; says which of `STEPS` is wanted."""

    stepWanted = Signal(str)
    accountWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.state = Words("")
        account, to, owner, answer = (
            say("allocation", "Account"),
            say("allocation", "From, to"),
            say("allocation", "Owner"),
            say("allocation", "Answer"),
        )
        name = say("allocation", "Accounts of the tier review")
        self.lines = Sheet(name, [account, to, owner, answer], grow=0)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.lines.setMinimumHeight(pixels(60))
        self.lines.chosen.connect(self._open)
        self.steps = {step: button(say("allocation", text)) for step, text in STEPS.items()}
        bar = Flow(gap=GAP)
        for step, made in self.steps.items():
            made.setProperty("step", step)
            made.clicked.connect(self._press)
            bar.addWidget(made)
        buttons = QWidget()
        buttons.setLayout(bar)
        heading = Words(say("allocation", "Tier review"), "heading", wrap=False)
        layout = column(heading, self.state, buttons, self.lines, gap=GAP // 2)
        layout.setStretchFactor(self.lines, 1000)
        layout.addStretch(1)  # where no line is shown
        self.setLayout(layout)

    def show_review(self, review: ReviewState | None) -> None:
        """Show the running session; None: there is none."""
        name = "none" if review is None else review.state if review.kind == REVIEW else "change"
        for step, made in self.steps.items():
            made.setVisible(step in SHOWN_IN[name])
        self.state.setText(_state_text(review))
        lines = () if review is None else review.lines[:MOST_ROWS]
        self.lines.setVisible(bool(lines))
        self.lines.fill([_cells(line) for line in lines], [line.account_id for line in lines])

    def _press(self) -> None:
        self.stepWanted.emit(self.sender().property("step"))

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)


def _state_text(review: ReviewState | None) -> str:
    if review is None:
        return say("allocation", "None is running. Only a tier review lets tiers go down and moves borders.")
    model, day = either_text(review.model.ja, review.model.en), day_text(review.from_on)
    if review.from_on is None:
        from_when = ""
    elif review.state == "open":
        from_when = say(
            "allocation", "It could not be published on {day}: publish it again to see why.", day=day
        )
    else:
        from_when = say("allocation", "{model} counts from {day}.", model=model, day=day)
    if review.kind != REVIEW:
        return from_when
    told = say(
        "allocation",
        "Begun on {day} for {model}: %n account(s) move, {agree} agreed, {objections} objected, {open} open.",
        len(review.lines), day=day_text(review.begun_on), model=model, agree=number_text(review.answered(AGREE)),
        objections=number_text(review.answered(OBJECT)), open=number_text(review.answered("")),
    )  # fmt: skip
    return f"{told} {from_when}".rstrip()


def _cells(line: ReviewLine) -> list[str]:
    mark = "▲" if line.why == "up" else "▼"
    answer = say("allocation", ANSWERS[line.answer])
    return [
        shown(line.account),
        f"{mark} {word_text('tier', line.old or '')} → {word_text('tier', line.new or '')}",
        shown(line.owner),
        f"{answer}: {shown(line.comment)}" if line.comment else answer,
    ]
