"""The "Why?" panel: a score as sentences first, then every measure with its weight, age and share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, button, column, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, percent_text, word_text
from cs_workbench.ui.widgets.reason_bars import Reason, ReasonBars

if TYPE_CHECKING:
    from cs_workbench.services.listed import Listed
    from cs_workbench.services.why import Compared, Explained, MeasureRow

STATES: Final = {
    "ok": N_("why", "fresh"),
    "stale": N_("why", "out of date"),
    "missing": N_("why", "missing"),
    "not_connected": N_("why", "not connected"),
}


#: Keys that ask about another week, and the buttons that do the same.
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
STEP_TEXTS: Final = {-1: N_("why", "Week before (←)"), 1: N_("why", "Week after (→)")}
NOWHERE: Final = object()


class WhyView(Page):
    """Answers why an account's score and tier are what they are; Left and Right ask about another week."""

    weekWanted = Signal(object)  # the Monday of a week before, None: now

    def __init__(self) -> None:
        super().__init__(say("why", "Why?"), width=720)
        self._why: Explained | None = None

    def show_explained(self, name: str, why: Explained, listed: Listed | None = None) -> None:
        """Show ``why`` of the account called ``name``, or what stood in the week that was asked for.

        ``listed``: why it is in the list that is shown beside, or not.
        """
        self._why = why
        title = Words(say("why", "Why? {account}", account=name), "title")
        if why.compared is None:
            head = column(title, Words(headline(why), "muted"), self._week_bar())
            self.fill(head, *why_sections(why, listed))
        else:
            then = Words(then_headline(why.compared), "muted")
            self.fill(column(title, then, self._week_bar()), *then_sections(why.compared))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.step(step)

    def step(self, step: int) -> None:
        """Ask about the week before (-1) or after (1), where something is known of one."""
        other = self._other(step)
        if other is not NOWHERE:
            self.weekWanted.emit(other)

    def _week_bar(self) -> QHBoxLayout:
        made = []
        for step, text in STEP_TEXTS.items():
            other = button(say("why", text))
            other.setFocusPolicy(
                Qt.FocusPolicy.NoFocus
            )  # the arrow keys do the same, and it goes with its week
            other.setEnabled(self._other(step) is not NOWHERE)
            other.setProperty("step", step)
            other.clicked.connect(self._press)
            made.append(other)
        return row(*made)

    def _other(self, step: int) -> object:
        """Return the Monday of the next known week before (-1) or after (1), None for now, or `NOWHERE`."""
        if self._why is None:
            return NOWHERE
        then, weeks = self._why.compared, self._why.weeks
        here = None if then is None else then.week_on or then.since
        if step < 0:
            earlier = [week for week in weeks if here is None or week < here]
            return earlier[-1] if earlier else NOWHERE
        return NOWHERE if here is None else next((week for week in weeks if week > here), None)

    def _press(self) -> None:
        self.step(int(self.sender().property("step")))


def then_headline(then: Compared) -> str:
    """Return the score of a week before as it was shown then, and the scorecard that made it."""
    if then.week_on is None:
        return say("why", "Of {day} nothing was kept.", day=day_text(then.since))
    week, card = (
        day_text(then.week_on),
        say("why", "{card}, version {version}", card=then.card, version=then.version),
    )
    if then.shown is None:
        return say("why", "Week of {day}: not enough data for a score · {card}", day=week, card=card)
    return say(
        "why", "Week of {day}: health score {score} · {band} · confidence {sure} · {card}",
        day=week, score=then.shown, band=word_text("band", then.band), sure=percent_text(then.confidence), card=card,
    )  # fmt: skip


def then_sections(then: Compared) -> list[QWidget | QLayout]:
    """Return the sections of a week before: what the score was made of, and what moved until now."""
    if then.week_on is None:
        return []
    moves = then.moves or (say("why", "Nothing moved."),)
    sheet = Sheet(
        say("why", "Measures of that week"),
        [say("why", "Measure"), say("why", "Points"), say("why", "Weight")],
        numbers=(1, 2),
        most=20,
    )
    sheet.fill([[one.heading, number_text(one.points, 0), percent_text(one.weight)] for one in then.rows])
    tried = [
        Section(say("why", "Scorecards run over that week later"), *(Words(line) for line in then.reruns))
    ]
    return [
        Section(say("why", "Moved from then until now"), *(Words(line) for line in moves)),
        Section(say("why", "Measures of that week"), sheet),
        *(tried if then.reruns else []),
    ]


def headline(why: Explained) -> str:
    """Return the score as it counts, what limits took from it or its range, and confidence."""
    sure, day = percent_text(why.confidence), day_text(why.as_of)
    if why.score is None or why.shown is None:
        return say("why", "Not enough data for a score. Confidence {sure}.", sure=sure)
    band, before = word_text("band", why.band), number_text(why.score, 0)
    if why.cap_loss < 0 and before != str(why.shown):
        return say(
            "why", "Health score {score} ({before} before limits) · {band} · confidence {sure} · as of {day}",
            score=why.shown, before=before, band=band, sure=sure, day=day,
        )  # fmt: skip
    if round(why.low) == round(why.high):
        return say(
            "why", "Health score {score} · {band} · confidence {sure} · as of {day}",
            score=why.shown, band=band, sure=sure, day=day,
        )  # fmt: skip
    return say(
        "why", "Health score {score} ({low} to {high}) · {band} · confidence {sure} · as of {day}",
        score=why.shown, low=number_text(why.low, 0), high=number_text(why.high, 0), band=band, sure=sure, day=day,
    )  # fmt: skip


def listed_heading(listed: Listed) -> str:
    """Return the title of what is said about the list."""
    if not listed.name:
        if listed.is_listed:
            return say("listed", "Why it is in this list")
        return say("listed", "Why it is not in this list")
    if listed.is_listed:
        return say("listed", "Why it is in “{list}”", list=listed.name)
    return say("listed", "Why it is not in “{list}”", list=listed.name)


def why_sections(why: Explained, listed: Listed | None = None) -> list[QWidget | QLayout]:
    """Return the sections: reasons, changes, limits, the tier, the phase, measures, and what is not known."""
    nothing = (say("why", "Nothing stands out."),)
    tier = (why.tier_sentence, *why.tier_missing) if why.tier_sentence else why.tier_missing
    sentences: tuple[tuple[str, tuple[str, ...]], ...] = (
        (say("why", "Health set by hand"), (why.by_hand,) if why.by_hand else ()),
        (say("why", "Reasons"), why.reasons or nothing),
        ("" if listed is None else listed_heading(listed), () if listed is None else tuple(listed.said())),
        (say("why", "Changed since last week"), why.changed_since_last_week),
        (say("why", "Limits that hold the score"), why.caps),
        (say("why", "Touch tier"), tier),
        (say("why", "Lifetime value"), why.ltv_sentences),
        (say("why", "Phase"), (*why.phase, *why.phase_changes)),
        (say("why", "What we do not know"), (*why.missing, *_gaps(why))),
    )
    sections: list[QWidget | QLayout] = [
        Section(heading, *(Words(line) for line in lines)) for heading, lines in sentences if lines
    ]
    sections.append(Section(say("why", "Measures"), measure_bars(why)))
    sections.append(Section(say("why", "Weight and age of the data"), measures_sheet(why)))
    return sections


def measure_bars(why: Explained) -> ReasonBars:
    """Return what each measure adds or takes, as bars, the longest first."""
    bars = ReasonBars()
    bars.show_reasons(
        [
            Reason(m.heading, number_text(m.value), m.contribution if m.points is not None else None)
            for m in _heaviest(why)
        ]
    )
    bars.setFixedHeight(bars.sizeHintForRow(0) * bars.count() + 2 if bars.count() else 0)
    return bars


def _heaviest(why: Explained) -> list[MeasureRow]:
    """Return the measures, the heaviest first; without those that this account is not measured by."""
    counted = [m for m in why.rows if m.weight or m.state in ("missing", "not_connected")]
    return sorted(counted, key=lambda m: -abs(m.contribution))


def measures_sheet(why: Explained) -> Sheet:
    """Return the measures, those that move the score most first."""
    sheet = Sheet(
        say("why", "Measures"),
        [
            say("why", "Measure"),
            say("why", "Points"),
            say("why", "Weight"),
            say("why", "Data"),
        ],
        numbers=(1, 2),
        most=20,
    )
    sheet.fill([_cells(measure) for measure in _heaviest(why)])
    return sheet


def _cells(measure: MeasureRow) -> list[str]:
    data = say("why", STATES[measure.state])
    if measure.state in ("ok", "stale") and measure.age_days is not None:
        data = say("why", "{state}, {days} days old", state=data, days=round(measure.age_days))
    return [measure.heading, number_text(measure.points, 0), percent_text(measure.weight), data]


def _gaps(why: Explained) -> tuple[str, ...]:
    apart = [m.heading for m in why.rows if m.state == "not_connected"]
    if not apart:
        return ()
    names = say("why", ", ").join(apart)
    return (say("why", "No source is connected for: {measures}. They do not count.", measures=names),)
