"""The customer journey (カスタマージャーニー) as text.

Per step: what to watch, what to do outside the normal range, and whether a person or a machine does it; per phase
and usage: what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from cs_workbench.domain.definition_text import UnreadableDefinition, definition_text, read_definition
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.motions import MOTIONS
from cs_workbench.domain.nouns import CHANNELS, PHASES, Kind
from cs_workbench.domain.rubric import DECISIONS, Judged, Rubric, judge
from cs_workbench.kernel.i18n import N_

#: Where a step stands: a phase, or a motion on top of one.
PLACES: Final = (*PHASES, *MOTIONS)
OWNERS: Final = ("csm", "sales", "onboarding", "support", "lead", "nobody")
#: Seats in use, in percent: from where usage is fair, and from where it is high.
USAGE: Final = ("low", "fair", "high")
FAIR_FROM: Final = 50.0
HIGH_FROM: Final = 80.0
MOST_STEPS: Final = 200
#: Data that steps watch and that are no facts of an account (context 'phases').
MORE_DATA: Final[Mapping[str, str]] = {
    "kickoff": N_("phases", "Kick-off held"),
    "setup_tasks": N_("phases", "Set-up tasks done"),
    "mail_opens": N_("phases", "Mails opened"),
    "breadth": N_("phases", "Key features in use"),
}
#: Rubric field -> the least and the most it may be.
SPANS: Final[Mapping[str, tuple[float, float]]] = {
    "human_value": (0, 3), "experience_loss": (0, 3), "common": (0, 3), "volume": (0, 1e6), "minutes": (0, 1e4),
    "setup_hours": (0, 1e5), "tool_cost": (0, 1e9), "difficulty": (1, 3),
}  # fmt: skip
#: Which accounts a motion's step is about, as a condition can say it.
WHILE: Final[Mapping[str, str]] = {"expansion": "", "renewal": "renewal<=120d ", "save": "band:red "}
_ID: Final = re.compile(r"[a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Texts are by language.

    Attributes:
        place: one of `PLACES`.
        question: what the customer asks themselves here.
        data: what is watched: facts, own fields, `MORE_DATA`, or what no source tells yet.
        low, high: the normal range of the first of ``data``, in its unit; None: no border.
        play: what is done outside of it.
        owner: one of `OWNERS`, 'nobody' a machine alone.
        outcome: what the customer has afterwards.
        decision: of `rubric.DECISIONS`; '': as the rubric says.
        reason, decided_on, review_on: of the decision; ISO days, '' none.
    """

    id: str
    place: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    data: tuple[str, ...]
    play: Mapping[str, str]
    outcome: Mapping[str, str]
    owner: Literal["csm", "sales", "onboarding", "support", "lead", "nobody"] = "csm"
    channel: str = "mail"
    low: float | None = None
    high: float | None = None
    rubric: Rubric = field(default_factory=Rubric)
    decision: Literal["", "now", "later", "hybrid", "human", "drop"] = ""
    reason: str = ""
    decided_on: str = ""
    review_on: str = ""

    def judged(self) -> Judged:
        """Return what the rubric says."""
        return judge(self.rubric)

    def decided(self) -> str:
        """Return what counts: the decision, else what the rubric says."""
        return self.decision or self.judged().decision


@dataclass(frozen=True, slots=True)
class Action:
    """What to do with the accounts of a phase whose usage is as `USAGE` says."""

    phase: str
    usage: Literal["low", "fair", "high"]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Journey:
    """The map: steps in their order, and the actions of the grid."""

    id: str
    title: Mapping[str, str]
    step: tuple[Step, ...]
    action: tuple[Action, ...] = ()


def parse_journey(text: str) -> Journey:
    """Return the journey that a TOML text describes.

    Raises:
        UnreadableDefinition: the text is none; says where.
    """
    journey = read_definition(Journey, text)
    if not 0 < len(journey.step) <= MOST_STEPS:
        raise UnreadableDefinition(place="step")
    if len({step.id for step in journey.step}) < len(journey.step):
        raise UnreadableDefinition(place="step.id")
    for row, step in enumerate(journey.step):
        wrong = wrong_field(step)
        if wrong:
            raise UnreadableDefinition(place=f"step[{row}].{wrong}")
    for row, action in enumerate(journey.action):
        if action.phase not in PHASES:
            raise UnreadableDefinition(place=f"action[{row}].phase")
    return journey


def wrong_field(step: Step) -> str:
    """Return the first field of a step that cannot be; '' where all can."""
    if not _ID.fullmatch(step.id):
        return "id"
    if step.place not in PLACES:
        return "place"
    if step.channel not in CHANNELS:
        return "channel"
    if step.low is not None and step.high is not None and step.low > step.high:
        return "high"
    for name in ("decided_on", "review_on"):
        if not _is_day(getattr(step, name)):
            return name
    for name, (least, most) in SPANS.items():
        if not least <= getattr(step.rubric, name) <= most:
            return f"rubric.{name}"
    return ""


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def journey_text(journey: Journey) -> str:
    """Return a journey as TOML, as `parse_journey` reads it."""
    return definition_text(journey)


def outside(step: Step) -> str:
    """Return the condition under which an account is outside the step's normal range; '' where none can say."""
    watched = step.data[0] if step.data else ""
    where = f"phase:{step.place} " if step.place in PHASES else WHILE[step.place]
    fact = BY_ID.get(watched)
    if fact is None:
        return ""
    if fact.kind is Kind.YES_NO and step.low is not None:
        return f"{where}{watched}:no"
    parts = [
        f"{watched}{sign}{border:g}"
        for sign, border in (("<", step.low), (">", step.high))
        if border is not None
    ]
    if fact.kind not in (Kind.INT, Kind.NUMBER) or not parts:
        return ""
    return f"{where}({' OR '.join(parts)})" if len(parts) > 1 else f"{where}{parts[0]}"


def usage_condition(phase: str, usage: str) -> str:
    """Return the condition of a cell of the grid."""
    span = {
        "low": f"seat_util<{FAIR_FROM:g}",
        "fair": f"seat_util>={FAIR_FROM:g} seat_util<{HIGH_FROM:g}",
        "high": f"seat_util>={HIGH_FROM:g}",
        "": "seat_util:none",
    }
    return f"phase:{phase} {span[usage]}"


__all__ = [
    "DECISIONS",
    "Action",
    "Journey",
    "Step",
    "journey_text",
    "outside",
    "parse_journey",
    "usage_condition",
]
