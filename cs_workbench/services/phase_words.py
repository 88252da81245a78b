"""The page of phases in words, for the window and the command line alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.facts import BY_ID, PROGRESS
from cs_workbench.domain.journey import MORE_DATA, PLACES
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.journey import Step
    from cs_workbench.services.phase_page import PhasePage, StepRow

Say = Callable[..., str]

OVERVIEW: Final = (
    N_("phases", "Phase"),
    N_("phases", "Accounts"),
    N_("phases", "ARR"),
    N_("phases", "Late"),
    N_("phases", "Behind"),
    N_("phases", "Stuck"),
    N_("phases", "On track"),
    N_("phases", "Not known"),
)
#: The columns of `OVERVIEW` that count a progress, in its order.
COUNTED: Final = (*PROGRESS, "")
WATCH: Final = (
    N_("phases", "Phase"),
    N_("phases", "Step"),
    N_("phases", "The customer asks"),
    N_("phases", "Data watched"),
    N_("phases", "From"),
    N_("phases", "To"),
    N_("phases", "Outside"),
    N_("phases", "What to do then"),
    N_("phases", "Who"),
)
RECORD: Final = (
    N_("phases", "Order"),
    N_("phases", "Step"),
    N_("phases", "The rubric says"),
    N_("phases", "Decision"),
    N_("phases", "Reason"),
    N_("phases", "Review on"),
    N_("phases", "Decided on"),
    N_("phases", "Outcome"),
    N_("phases", "Channel"),
    N_("phases", "Hours a month"),
    N_("phases", "Pays back in months"),
)
UNBOUND: Final = N_("phases", "◇ {data} (no source tells it)")
NEVER: Final = N_("phases", "never")
AS_IT_SAYS: Final = N_("phases", "as the rubric says")


def place_word(say: Say, place: str) -> str:
    """Return the word of a phase or a motion; '' is a phase that is not known."""
    if not place:
        return say("phases", N_("phases", "Phase not known"))
    of = "phase" if place in PHASES else "motion"
    return say("values", word(of, place))


def overview_lines(say: Say, page: PhasePage) -> list[list[str]]:
    """Return the rows under `OVERVIEW`."""
    return [
        [
            place_word(say, row.phase),
            f"{row.accounts:,}",
            " + ".join(money.short() for money in row.arr),
            *(f"{row.progress[name]:,}" for name in COUNTED),
        ]
        for row in page.rows
    ]


def data_text(say: Say, row: StepRow) -> str:
    """Return the data that a step watches; those that no source tells are marked."""
    texts = []
    for name in row.step.data:
        heading = say("facts", BY_ID[name].heading) if name in BY_ID else name
        heading = say("phases", MORE_DATA[name]) if name in MORE_DATA else heading
        texts.append(say("phases", UNBOUND, data=heading) if name in row.unbound else heading)
    return " · ".join(texts)


def border_text(value: float | None) -> str:
    """Return a border of a normal range as it is typed; '' for none."""
    return "" if value is None else f"{value:g}"


def watch_lines(say: Say, page: PhasePage) -> list[list[str]]:
    """Return the rows under `WATCH`, in the order of the journey."""
    return [
        [
            place_word(say, row.step.place),
            row.title,
            row.question,
            data_text(say, row),
            border_text(row.step.low),
            border_text(row.step.high),
            "" if row.outside is None else f"{row.outside:,}",
            row.play,
            say("values", word("step_owner", row.step.owner)),
        ]
        for row in sorted(page.steps, key=lambda row: PLACES.index(row.step.place))
    ]


def by_rank(page: PhasePage) -> list[StepRow]:
    """Return the steps: what to automate first, cheap and easy first; then the others in their order."""
    return sorted(page.steps, key=lambda row: row.rank or math.inf)


def decision_text(say: Say, step: Step) -> str:
    """Return what was decided."""
    return say("values", word("decision", step.decision)) if step.decision else say("phases", AS_IT_SAYS)


def record_lines(say: Say, rows: Sequence[StepRow], day: Callable[[str], str] = str) -> list[list[str]]:
    """Return the rows under `RECORD`; ``day`` shows a day that is kept as ISO text."""
    lines = []
    for row in rows:
        judged = row.step.judged()
        hours = "" if math.isnan(judged.saved_hours) else f"{judged.saved_hours:,.1f}"
        back = "" if math.isnan(judged.payback) else f"{judged.payback:,.1f}"
        lines.append(
            [
                str(row.rank) if row.rank else "",
                row.title,
                say("values", word("decision", judged.decision)),
                decision_text(say, row.step),
                row.step.reason,
                day(row.step.review_on),
                day(row.step.decided_on),
                row.outcome,
                say("values", word("channel", row.step.channel)),
                hours,
                say("phases", NEVER) if math.isinf(judged.payback) else back,
            ]
        )
    return lines
