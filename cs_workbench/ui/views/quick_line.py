"""The line under a list on which a note, a touch or a next step is written for the current row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter

from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.touch_fields import DIRECTIONS, TouchFields, choices
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine, show_title

MODES: Final = {
    "note": (N_("quick", "Note"), N_("quick", "What happened? Enter saves, Esc closes.")),
    "touch": (N_("quick", "Log touch"), N_("quick", "What was it about? Enter saves, Esc closes.")),
    "next_step": (N_("quick", "Next step"), N_("quick", "What comes next? Enter saves, Esc closes.")),
    "snooze": (N_("quick", "Snooze"), ""),
    "tier": (N_("quick", "Set touch tier"), N_("quick", "Why? The reason stays beside the tier.")),
    "band": (N_("quick", "Set health by hand"), N_("quick", "Why? The score's own band stays beside it.")),
    "phase": (N_("quick", "Set phase"), N_("quick", "Why? For 30 days it moves only by hand.")),
    "voice": (N_("quick", "Customer voice"), N_("quick", "What did they say? Enter saves, Esc closes.")),
    "judge": (
        N_("quick", "Judgement"),
        N_("quick", "Why? It is read when the renewal is decided. Enter saves."),
    ),
    "topic": (N_("quick", "Topic"), N_("quick", "Name of the topic; empty: none. Enter saves, Esc closes.")),
    "request": (N_("quick", "Under a request"), N_("quick", "Title of the request, known or new")),
    "view": (N_("quick", "Save as a view"), N_("quick", "Name of the view")),
    "own_field": (N_("quick", "Add an own field"), N_("quick", "Name of the field")),
}
LONGEST: Final = 2_000
#: Kinds of own fields, as a person chooses them.
KINDS: Final = {
    "text": N_("quick", "Text"),
    "number": N_("quick", "Number"),
    "date": N_("quick", "Date"),
    "yes_no": N_("quick", "Yes or no"),
}
#: Modes in which nothing need be written.
WORDLESS: Final = ("touch", "snooze", "topic")

__all__ = ["DIRECTIONS", "QuickLine", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written on the line; fields that the mode does not have keep their defaults."""

    mode: str
    text: str = ""
    channel: str = "mail"
    direction: str = "out"
    minutes: int | None = None
    on: date | None = None
    tier: str = ""
    band: str = ""
    phase: str = ""
    sheet: bool = False
    kind: str = "text"
    begun_by: str | None = None
    counts: bool | None = None
    people: tuple[tuple[int, str, str, bool], ...] = ()
    voice: str = ""
    verdict: str = ""


class QuickLine(FootLine):
    """Closed until `open`; Enter says `written`, Esc says `left`. It never takes the text away unasked."""

    written = Signal(object)  # Written
    touchBegun = Signal()  # the line was opened for a touch

    def __init__(self, today: date) -> None:
        super().__init__()
        self._mode, self._today = "note", today
        self._title = Words("", "strong", wrap=False)
        self.touch = TouchFields(self)
        self.touch.grown.connect(self.updateGeometry)
        self.channel, self.direction, self.minutes = (
            self.touch.channel,
            self.touch.direction,
            self.touch.minutes,
        )
        self.voice = choices(
            say("quick", "Kind of voice"), {v: word_text("voice", v) for v in WORDS["voice"]}
        )
        self.tier = choices(say("quick", "Touch tier"), {t: word_text("tier", t) for t in TIERS})
        bands = {band: word_text("band", band) for band in ("red", "yellow", "green")}
        self.band = choices(say("quick", "Health"), bands | {"": say("quick", "As the score says")})
        self.phase = choices(say("quick", "Phase"), {p: word_text("phase", p) for p in PHASES})
        self.verdict = choices(
            say("quick", "Judgement"), {v: word_text("verdict", v) for v in WORDS["verdict"]}
        )
        self.sheet = QCheckBox(say("quick", "Open a hand-over sheet"))
        self.kind = choices(say("quick", "Kind"), {key: say("quick", text) for key, text in KINDS.items()})
        self.day = DayField(say("quick", "Day"), today)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.day.wrong.connect(self.say_problem)
        self.line = LineEdit(say("quick", "Note"))
        self.line.setMaxLength(LONGEST)
        self.save = button(say("quick", "Save"))
        self.save.clicked.connect(self.enter)
        close = button(say("quick", "Close"))
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        fields = (
            *self.touch.widgets,
            self.voice,
            self.verdict,
            self.tier,
            self.band,
            self.phase,
            self.kind,
            self.day,
            self.line,
            self.sheet,
        )
        for part in (self._title, *fields, self.save, close, self.problem, self.touch.people):
            layout.addWidget(part)
        self.listen_to(*fields, self.touch.people)

    def open(self, mode: str, whom: str, *, in_days: int = 0) -> None:
        """Show the line for ``mode`` (one of `MODES`) and ``whom``, the keyboard in its first field."""
        title, hint = MODES[mode]
        self._mode = mode
        what = say("quick", title)
        name = say("quick", "{what}: {whom}", what=what, whom=whom) if whom else what
        show_title(self._title, name)
        self.line.setPlaceholderText(say("quick", hint) if hint else "")
        self.line.setAccessibleName(name)
        self.touch.begin()
        self.line.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        for part in self.touch.widgets:
            part.setVisible(mode == "touch")
        self.voice.setVisible(mode == "voice")
        self.verdict.setVisible(mode == "judge")
        self.say_problem("")
        self.tier.setVisible(mode == "tier")
        self.band.setVisible(mode == "band")
        for part in (self.phase, self.sheet):
            part.setVisible(mode == "phase")
        self.sheet.setChecked(False)
        self.kind.setVisible(mode == "own_field")
        self.day.setVisible(mode in ("next_step", "snooze", "tier", "band", "touch"))
        self.line.setVisible(mode != "snooze")
        is_past = mode == "touch"
        self.day.set_first(None if is_past else self._today)
        self.day.set_last(self._today if is_past else None)
        self.day.set_day(date.fromordinal(self._today.toordinal() + in_days))
        self.show()
        first = {
            "snooze": self.day,
            "tier": self.tier,
            "band": self.band,
            "phase": self.phase,
            "touch": self.channel,
            "voice": self.voice,
        }.get(mode, self.line)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if mode == "touch":
            self.touchBegun.emit()

    def judge(self, verdicts: tuple[str, ...], chosen: str) -> None:
        """Offer ``verdicts``, the keyboard on the reason where one is ``chosen``, else on the choice."""
        self.verdict.clear()
        for verdict in verdicts:
            self.verdict.addItem(word_text("verdict", verdict), verdict)
        self.verdict.setCurrentIndex(max(self.verdict.findData(chosen), 0))
        (self.line if chosen in verdicts else self.verdict).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_words(self, words: list[str]) -> None:
        """Offer ``words`` while the line is typed."""
        completer = QCompleter(words, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    def write_first(self, text: str) -> None:
        """Put ``text`` on the line, selected, so that typing replaces it."""
        self.line.setText(text)
        self.line.selectAll()

    def enter(self) -> None:
        """Say what was written, if it can be taken so."""
        text = self.line.text().strip()
        needs_words = self._mode not in WORDLESS and not (self._mode == "judge" and self._is_plain())
        ends_band = self._mode == "band" and not self.band.currentData()
        if not text and needs_words and not ends_band:
            self.line.setFocus()
            if self._mode == "judge":
                self.say_problem(say("quick", "Say why in a few words: only “renews” stands without."))
            return
        if self.day.isVisible() and not self.day.check():
            self.day.setFocus()
            return
        said = Written(
            mode=self._mode,
            text=text,
            channel=self.channel.currentData(),
            direction=self.direction.currentData(),
            minutes=self.touch.minutes_told(),
            on=self.day.day(),
            tier=self.tier.currentData(),
            band=self.band.currentData(),
            phase=self.phase.currentData(),
            sheet=self.sheet.isChecked(),
            kind=self.kind.currentData(),
            begun_by=self.touch.begun.currentData(),
            counts=self.touch.counts_told(),
            people=self.touch.people.told(),
            voice=self.voice.currentData(),
            verdict=self.verdict.currentData() or "",
        )
        self.line.clear()
        self.hide()
        self.written.emit(said)

    def _is_plain(self) -> bool:
        """Say whether what is judged needs no reason."""
        return bool(self.verdict.currentData() == "renew")
