"""A review while it is written: its slides, what the chosen one looks like, and what is to be written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMargins, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.services.review_gate_words import SIGNS
from cs_workbench.services.review_rows import SlideText
from cs_workbench.ui.text import say, shown, tip, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.review_promises import ReviewPromises
from cs_workbench.ui.views.review_texts import ReviewTexts, state_text
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_outline import Built, Lack, SlideLine, Unsaved
    from cs_workbench.services.review_rows import ReviewRow

#: Verb -> what its button says, and the states of a review in which it is offered.
VERBS: Final = {
    "review.freeze": (N_("review", "Freeze the numbers (F7)"), ("draft",)),
    "review.ready": (N_("review", "Ready (Ctrl+Shift+Enter)"), ("draft",)),
    "review.hold": (N_("review", "Held… (F8)"), ("ready",)),
    "review.reopen": (N_("review", "Reopen… (Shift+F8)"), ("ready", "held")),
    "review.edit": (N_("review", "Period, language… (F3)"), ("draft", "ready", "held")),
    "review.check": (N_("review", "Check (Shift+F7)"), ("draft", "ready", "held")),
    "review.build": (N_("review", "Build… (Ctrl+B)"), ("draft", "ready", "held")),
}
#: What is done with the open review without a button in its head, and the states in which it is offered.
ONLY_IN: Final = {"review.picture": ("draft",)}
#: Why nothing but the note can be written, by state.
KEPT: Final = {
    "ready": N_(
        "review",
        "Ready: what it shows stays as it is. Reopen it (Shift+F8) to change it; only the note takes text.",
    ),
    "held": N_(
        "review",
        "Held: what it shows stays as it was. Reopen it with a reason (Shift+F8) to change it; only the note takes "
        "text.",
    ),
}
#: Slides with the promises below their picture.
WITH_PROMISES: Final = ("carried", "plan")
MOST_LACKS: Final = 3
#: How many of each weight there are, the weightiest first: what stops the deck, what is to be written, what to look at.
COUNTED: Final = {
    "stops": N_("review", "%n stop(s) the deck"),
    "": N_("review", "%n thing(s) missing"),
    "look": N_("review", "%n to look at"),
}
WEIGHTS: Final = {severity: place for place, severity in enumerate(COUNTED)}
LONGEST_LACK: Final = 90  # letters: a line of the narrowest window in Japanese; the tip says all
WIDTHS: Final = (264, 506, 340)  # pixels of slides, picture and texts
UNTIED: Final = SlideText({})


class LackStrip(QFrame):
    """What the review still lacks, in sentences; each leads to where it is mended."""

    slideWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("review", "What is missing"))
        self._title = Words("", "strong", wrap=False)
        self.buttons: list[QPushButton] = []
        self._more = QPushButton(self, flat=True)
        self._more.clicked.connect(self._unfold)
        self._lacks: Sequence[Lack] = ()
        self._is_whole = False
        self._flow = Flow(self, 4, QMargins(MARGIN, 0, MARGIN, GAP // 2))
        self._flow.addWidget(self._title)
        self.hide()

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Show the first of ``lacks`` and how many there are; nothing is missing: nothing is shown."""
        self._lacks = lacks = sorted(lacks, key=lambda lack: WEIGHTS[lack.severity])
        self._is_whole = self._is_whole and len(lacks) > MOST_LACKS
        self.setVisible(bool(lacks))
        counts: Counter[str] = Counter(lack.severity for lack in lacks)
        told = [say("review", text, counts[s]) for s, text in COUNTED.items() if counts[s]]
        self._title.setText(say("review", "{counts}:", counts=say("review", ", ").join(told)))
        most = len(lacks) if self._is_whole else MOST_LACKS
        for place in range(max(len(self.buttons), min(most, len(lacks)))):
            self._show_one(self._button(place), lacks[place] if place < min(most, len(lacks)) else None)
        more = len(lacks) - most
        self._flow.removeWidget(self._more)
        self._flow.addWidget(self._more)  # after those that were made meanwhile
        self._more.setVisible(more > 0)
        if more > 0:
            self._more.setText(say("review", "and %n more", more))

    def _button(self, place: int) -> QPushButton:
        while len(self.buttons) <= place:
            made = QPushButton(flat=True)
            made.clicked.connect(self._go)
            self._flow.addWidget(made)
            self.buttons.append(made)
        return self.buttons[place]

    def _show_one(self, button: QPushButton, lack: Lack | None) -> None:
        button.setVisible(lack is not None)
        if lack is not None:
            sign = f"{SIGNS[lack.severity]} " if lack.severity else ""
            text = sign + shown(lack.text)
            button.setText(clip(text, LONGEST_LACK).replace("&", "&&"))
            button.setToolTip(tip(text))
            button.setAccessibleName(text)
            button.setProperty("slide", lack.slide)

    def _unfold(self) -> None:
        self._is_whole = True
        self.show_lacks(self._lacks)
        self.buttons[MOST_LACKS].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Give the keyboard to the first of them."""
        self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self) -> None:
        self.slideWanted.emit(str(self.sender().property("slide")))


class ReviewBuilder(QWidget):
    """Shows one review. What is typed stays in its field until the slide is another."""

    backWanted = Signal()
    accountWanted = Signal(int)
    verbWanted = Signal(str)  # one of `VERBS`
    slideChosen = Signal(str)

    def __init__(self, today: date, preview: QWidget) -> None:
        super().__init__()
        self.built: Built | None = None
        self._name = QPushButton(flat=True)
        self._name.setProperty("title", True)
        self._stands = Words("", "muted", wrap=False)
        self.saved = Words("", "small", wrap=False)
        self._buttons: dict[str, QPushButton] = {}
        self._findings: tuple[Lack, ...] = ()
        self.lacks = LackStrip()
        self.lacks.slideWanted.connect(self.go_to_slide)
        self._banner = Words("", "strong")
        self._banner.setProperty("banner", True)
        self._banner.setContentsMargins(MARGIN, GAP // 2, MARGIN, GAP // 2)
        self.texts = ReviewTexts()
        self.promises = ReviewPromises(today)
        self.promises.hide()
        self.slides = Sheet(
            say("review", "Slides"),
            [say("review", "Slide"), say("review", "State")],
            grow=1,
            leading=True,
        )
        self.slides.setSizePolicy(
            self.slides.sizePolicy().horizontalPolicy(), self.slides.sizePolicy().Policy.Expanding
        )
        self.slides.setSelectionMode(Sheet.SelectionMode.SingleSelection)
        self.slides.currentCellChanged.connect(self._slide_changed)
        self.slides.chosen.connect(lambda _slide: self.texts.go_to(self._first_wanted()))
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(GAP, 0, GAP, GAP)
        middle.setSpacing(GAP)
        self._shown = QStackedWidget()
        self._left_out = Words("", "muted")
        self._left_out.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (preview, self._left_out):
            self._shown.addWidget(part)
        middle.addWidget(self._shown, 1)
        middle.addWidget(self.promises)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for part in (self.slides, centre, self.texts):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([pixels(width) for width in WIDTHS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.lacks)
        layout.addWidget(self._banner)
        layout.addWidget(self.split, 1)

    @property
    def row(self) -> ReviewRow | None:
        """The review that is shown."""
        return None if self.built is None else self.built.review.row

    @property
    def slide(self) -> str:
        """The slide that is chosen."""
        return str(self.slides.key_at(self.slides.currentRow()) or "")

    def clear(self, uid: str) -> None:
        """Show nothing: the review ``uid`` is on its way."""
        self.built = None
        self.show_findings(())
        for words in (self._stands, self.saved):
            words.setText("")
        self._name.setText("")
        self._banner.hide()
        with QSignalBlocker(self.slides):
            self.slides.fill([], [])
        self.texts.clear()
        self.promises.hide()
        self.promises.turn_to(uid)
        self._shown.setCurrentIndex(0)

    def offers(self, action: str) -> bool:
        """Say whether an action of the registry means something for the review as it stands."""
        states = VERBS[action][1] if action in VERBS else ONLY_IN.get(action)
        return self.row is not None and (states is None or self.row.state in states)

    def show_built(self, built: Built) -> None:
        """Show ``built``; the chosen slide stays chosen, what is being typed stays."""
        was, same = self.slide, self.row is not None and self.row.uid == built.review.row.uid
        self.built = built
        self._show_head(built)
        self._show_slides(built.slides, was if same else "")
        self._show_slide(anew=not same)

    def show_changed(self, built: Built) -> None:
        """Show what follows from what is being typed: states and what is missing; the fields stay as they are."""
        self.built = built
        self._show_slides(built.slides, self.slide)
        self._show_lacks()
        for told in built.slides:
            if told.slide == self.slide:
                self.texts.show_state(told)

    def show_findings(self, findings: Sequence[Lack]) -> None:
        """Show what the gate found, after what a draft lacks anyway; it stays until it is found anew."""
        self._findings = tuple(findings)
        self._show_lacks()

    def _show_lacks(self) -> None:
        built = self.built
        is_draft = built is not None and built.review.row.state == "draft"
        self.lacks.show_lacks((*(built.lacks if built is not None and is_draft else ()), *self._findings))

    def keep(self, unsaved: Unsaved | None) -> None:
        """Know what is typed and not stored, so that it stands there again when its slide is chosen."""
        if self.built is not None and unsaved is not None:
            review = self.built.review
            slides, shared = {**review.slides, **unsaved.slides}, {**review.shared, **unsaved.shared}
            self.built = replace(self.built, review=replace(review, slides=slides, shared=shared))

    def show_left_out(self, *, is_left_out: bool) -> None:
        """Say why there is no picture of the chosen slide, or show it."""
        told = (
            next((one for one in self.built.slides if one.slide == self.slide), None) if self.built else None
        )
        if is_left_out and told is not None:
            self._left_out.setText(
                say("review", "{slide}: {state}. It is in no file.", slide=told.name, state=state_text(told))
            )
        self._shown.setCurrentIndex(int(is_left_out))

    def go_to_slide(self, slide: str) -> None:
        """Choose a slide, the keyboard where it is mended: the promises, or the first text that is missing."""
        self.choose_slide(slide)
        if slide in WITH_PROMISES and self.promises.table.isVisible():
            self.promises.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.texts.go_to(self._first_wanted())

    def choose_slide(self, slide: str) -> None:
        """Choose a slide."""
        keys = [self.slides.key_at(line) for line in range(self.slides.rowCount())]
        if slide in keys:
            self.slides.setCurrentCell(keys.index(slide), 0)

    def step(self, by: int) -> None:
        """Go on or back by so many slides; the keyboard stays among the texts where it was there."""
        line = self.slides.currentRow() + by
        if not 0 <= line < self.slides.rowCount():
            return
        focused = QApplication.focusWidget()
        in_texts = focused is not None and self.texts.isAncestorOf(focused)
        self.slides.setCurrentCell(line, 0)
        if in_texts:
            self.texts.go_to(self._first_wanted())

    def focus_list(self) -> None:
        """Give the keyboard to the slides."""
        self.slides.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.promises.is_pasting:
            self.promises.take_over()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.promises.is_pasting:
            self.promises.close_paste()
        else:
            self.backWanted.emit()

    # Inside

    def _head(self) -> QVBoxLayout:
        back = QToolButton()
        back.setIcon(icon("chevron-left"))
        back.setAccessibleName(say("review", "Back"))
        back.setToolTip(say("review", "Back (Esc)"))
        back.clicked.connect(self.backWanted)
        self._name.clicked.connect(self._open_account)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for part in (back, self._name, self._stands):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.saved)
        verbs = Flow(gap=4)
        for verb, (text, _states) in VERBS.items():
            made = self._buttons[verb] = button(say("review", text))
            made.setProperty("verb", verb)
            made.clicked.connect(self._press)
            verbs.addWidget(made)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 10, MARGIN, GAP // 2)
        head.setSpacing(4)
        head.addLayout(top)
        head.addLayout(verbs)
        return head

    def _show_head(self, built: Built) -> None:
        row, facts = built.review.row, built.facts
        name = shown(row.account)
        self._name.setText(name.replace("&", "&&"))
        self._name.setAccessibleName(say("review", "Open the page of {account}", account=name))
        numbers = (
            say("review", "numbers frozen on {day}", day=day_text(row.as_of))
            if row.as_of
            else say("review", "today's numbers ({day})", day=day_text(facts.as_of))
        )
        parts = [
            value_word("review_kind", row.kind), built.period,
            value_word("review_state", row.state), numbers,
        ]  # fmt: skip
        if row.held_on:
            parts.append(say("review", "held on {day}", day=day_text(row.held_on)))
        elif row.meeting_on:
            parts.append(say("review", "meeting on {day}", day=day_text(row.meeting_on)))
        self._stands.setText("  ·  ".join(parts))
        for verb, (_text, states) in VERBS.items():
            self._buttons[verb].setVisible(row.state in states)
        is_draft = row.state == "draft"
        self._show_lacks()
        self._banner.setVisible(not is_draft)
        if not is_draft:
            self._banner.setText(say("review", KEPT[row.state]))

    def _show_slides(self, slides: Sequence[SlideLine], chosen: str) -> None:
        with QSignalBlocker(self.slides):
            self.slides.fill(
                [[told.name, f"{told.sign} {told.told}"] for told in slides], [told.slide for told in slides]
            )
            model = self.slides.model()
            for line, told in enumerate(slides):
                model.setData(model.index(line, 1), tip(state_text(told)), Qt.ItemDataRole.ToolTipRole)
            keys = [told.slide for told in slides]
            first = next((told.slide for told in slides if told.state == "wanted"), keys[0])
            self.slides.setCurrentCell(keys.index(chosen if chosen in keys else first), 0)

    def _show_slide(self, *, anew: bool) -> None:
        built = self.built
        if built is None:
            return
        slide, review = self.slide, built.review
        can_write = review.row.state == "draft"
        told = next(one for one in built.slides if one.slide == slide)
        if anew:
            self.texts.slide = ""
        self.texts.show_slide(
            told, review.slides.get(slide, UNTIED), review.shared.get(slide, {}), quarter=review.row.period,
            title=_auto_title(built.deck, slide, review.slides.get(slide, UNTIED)),
        )  # fmt: skip
        self.texts.let_write(can_write=can_write)
        self.texts.show_pictures(built.pictures.get(slide, ()), review.pictures.get(slide, ()))
        self.promises.setVisible(slide in WITH_PROMISES)
        if slide in WITH_PROMISES:
            self.promises.show_promises(review.promises, can_write=can_write)

    def _slide_changed(self) -> None:
        if self.slide:
            self.slideChosen.emit(self.slide)

    def show_chosen(self) -> None:
        """Show the fields of the chosen slide."""
        self._show_slide(anew=False)

    def _first_wanted(self) -> str:
        built = self.built
        told = next((one for one in built.slides if one.slide == self.slide), None) if built else None
        return told.wanted[0] if told is not None and told.wanted else ""

    def _open_account(self) -> None:
        if self.row is not None:
            self.accountWanted.emit(self.row.account_id)

    def _press(self) -> None:
        self.verbWanted.emit(str(self.sender().property("verb")))

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"slide": self.slide, "split": self.split.sizes()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        sizes = memory.get("split")
        if (
            isinstance(sizes, list)
            and len(sizes) == len(WIDTHS)
            and all(isinstance(s, int) and s > 0 for s in sizes)
        ):
            self.split.setSizes(sizes)


def _auto_title(deck: Deck, slide: str, written: SlideText) -> str:
    """Return the title that a slide has by itself; '' where the person wrote one or there is no slide."""
    if written.texts.get("title"):
        return ""
    return next((page.title for page in deck.slides if page.id == slide), "")
