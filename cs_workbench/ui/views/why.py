"""The "Why?" panel: a score as sentences first, then every measure with its weight, age and share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, column
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, percent_text, word_text
from cs_workbench.ui.widgets.reason_bars import Reason, ReasonBars

if TYPE_CHECKING:
    from cs_workbench.services.why import Explained, MeasureRow

STATES: Final = {
    "ok": N_("why", "fresh"),
    "stale": N_("why", "out of date"),
    "missing": N_("why", "missing"),
    "not_connected": N_("why", "not connected"),
}


class WhyView(Page):
    """Answers why an account's score and tier are what they are."""

    def __init__(self) -> None:
        super().__init__(say("why", "Why?"), width=720)

    def show_explained(self, name: str, why: Explained) -> None:
        """Show ``why`` of the account called ``name``."""
        self.fill(
            column(Words(say("why", "Why? {account}", account=name), "title"), Words(headline(why), "muted")),
            *why_sections(why),
        )


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


def why_sections(why: Explained) -> list[QWidget | QLayout]:
    """Return the sections: reasons, changes, limits, the tier, the phase, measures, and what is not known."""
    nothing = (say("why", "Nothing stands out."),)
    tier = (why.tier_sentence, *why.tier_missing) if why.tier_sentence else why.tier_missing
    sentences: tuple[tuple[str, tuple[str, ...]], ...] = (
        (say("why", "Reasons"), why.reasons or nothing),
        (say("why", "Changed since last week"), why.changed_since_last_week),
        (say("why", "Limits that hold the score"), why.caps),
        (say("why", "Touch tier"), tier),
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
