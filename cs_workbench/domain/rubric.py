"""Automate or human: whether a step of the customer journey (カスタマージャーニー) is a person's or a machine's.

The rule of article 000: a machine may do what is needed and loses nothing of the experience; cheap and easy
steps come first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

#: Money an hour of a CSM costs, in the book's main unit; a project default.
HOUR_COST: Final = 6_700.0
#: Part of a person's minutes that a machine saves.
SAVED_SHARE: Final = 0.7
#: Months within which it must have paid for itself, and the hardest that is worth beginning now.
PAYBACK_MONTHS: Final = 6.0
EASY: Final = 2

Decision = Literal["now", "later", "hybrid", "human", "drop"]
DECISIONS: Final[tuple[Decision, ...]] = ("now", "later", "hybrid", "human", "drop")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rubric:
    """What is known of a step. ``human_value``, ``experience_loss``, ``common``: 0 to 3; ``difficulty``: 1 to 3.

    ``volume``: times a month; ``minutes``: a person's, each time; ``setup_hours``: once; ``tool_cost``: money a month.
    """

    needed: bool = True
    human_value: int = 0
    experience_loss: int = 0
    common: int = 3
    volume: float = 0.0
    minutes: float = 0.0
    setup_hours: float = 0.0
    tool_cost: float = 0.0
    difficulty: int = 1


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rubric says. ``saved_hours`` a month and ``payback`` in months (inf: never); NaN where not asked."""

    decision: Decision
    saved_hours: float = math.nan
    payback: float = math.nan


def judge(rubric: Rubric, hour_cost: float = HOUR_COST) -> Judged:
    """Return whether a step is automated now or later, prepared by a machine, a person's, or dropped."""
    if not rubric.needed:
        return Judged("drop")
    if 3 in (rubric.human_value, rubric.experience_loss):  # noqa: PLR2004 - the top of the scale
        return Judged("human")
    if 2 in (rubric.human_value, rubric.experience_loss) or rubric.common < 2:  # noqa: PLR2004 - likewise
        return Judged("hybrid")
    saved = rubric.volume * rubric.minutes / 60 * SAVED_SHARE
    net = saved * hour_cost - rubric.tool_cost
    payback = rubric.setup_hours * hour_cost / net if net > 0 else math.inf
    is_now = rubric.difficulty <= EASY and payback <= PAYBACK_MONTHS
    return Judged("now" if is_now else "later", saved, payback)


def ladder(steps: Sequence[T], rubrics: Sequence[Rubric], hour_cost: float = HOUR_COST) -> list[T]:
    """Return the steps that a machine should do, those for now first, each part cheap and easy first.

    Order: difficulty, tool cost, payback, then as given.
    """
    judged = [judge(rubric, hour_cost) for rubric in rubrics]
    machine = [row for row, found in enumerate(judged) if found.decision in ("now", "later")]
    machine.sort(
        key=lambda row: (
            judged[row].decision == "later", rubrics[row].difficulty, rubrics[row].tool_cost, judged[row].payback,
        )
    )  # fmt: skip
    return [steps[row] for row in machine]
