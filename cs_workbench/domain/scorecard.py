"""The scorecard as data: weighted measures, caps, bands and how sure a score must be (domain.md 3.2)."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.condition_syntax import ConditionError, parse
from cs_workbench.domain.definition_text import KNOWN_TEXTS, definition_text, read_definition
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.messages import Message
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.own_names import OWN
from cs_workbench.kernel.i18n import N_

NUMBERS: Final = frozenset((Kind.INT, Kind.NUMBER, Kind.YES_NO, Kind.MONEY))
#: Days since touch as a share of the longest gap that the account's tier and phase allow.
TOUCH_AGE: Final = "touch_age"
BEST: Final = 100.0
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of one kind; ``weight`` is its part of the score."""

    id: str
    ja: str
    en: str
    weight: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured fact. ``points``: [value, score] pairs, joined by straight lines, level outside.

    A value counts whole for ``fresh_days``, then half after each ``half_life_days``. ``applies_when`` is a
    condition; an account it does not mean has no such measure. ``target`` is what a reason compares with;
    without it, the value of the best score.
    """

    id: str
    group: str
    weight: float
    points: tuple[tuple[float, ...], ...]
    ja: str
    en: str
    fact: str = ""  # the fact it reads; '' the one of its own id
    unit: str = ""
    source: str = ""
    fresh_days: float = 30.0
    half_life_days: float = 30.0
    critical: bool = False
    null_policy: Literal["exclude", "neutral50", "worst0"] = "exclude"
    applies_when: str = ""
    target: float | None = None
    note: str = ""

    def reads(self) -> str:
        """Return the fact this measure reads."""
        return self.fact or self.id

    def points_of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the points of values, 0 to 100; NaN stays NaN."""
        at, worth = np.array(self.points, dtype=np.float64).T
        return np.asarray(np.interp(values, at, worth))

    def threshold(self) -> float:
        """Return the value that a reason names as expected."""
        return self.target if self.target is not None else max(self.points, key=lambda p: p[1])[0]


@dataclass(frozen=True, slots=True)
class Cap:
    """While the condition ``when`` holds, the score shown is at most ``cap``."""

    id: str
    when: str
    cap: float
    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class BandRule:
    """Where bands meet, and how far or how long a score must move to change its band (domain.md 3.5)."""

    cuts: tuple[float, ...] = (40.0, 70.0)  # red below the first, green from the second
    down: float = 3.0
    up: float = 5.0
    dwell: int = 3
    jump: float = 15.0


@dataclass(frozen=True, slots=True)
class ConfidenceRule:
    """How much must be known: parts of the weight that are fresh, and that have a source at all.

    Below ``connected_min`` a score would rest on one corner of the card (touches alone are 0.12 of the
    default card, usage alone 0.40), so no band is shown.
    """

    show_band_min: float = 0.6
    high: float = 0.8
    connected_min: float = 0.35


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How a health score is made; ``applies_when``: the condition of the accounts it is for, '' every other one."""

    id: str
    ja: str
    en: str
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    caps: tuple[Cap, ...] = ()
    bands: BandRule = field(default_factory=BandRule)
    confidence: ConfidenceRule = field(default_factory=ConfidenceRule)
    applies_when: str = ""
    version: int = 1
    published_at: str = ""
    provenance: str = ""


@lru_cache(maxsize=KNOWN_TEXTS)
def parse_scorecard(text: str) -> Scorecard:
    """Return the scorecard that a TOML text describes; the last texts are not read again.

    Raises:
        UnreadableDefinition: the text is no scorecard; says where.
    """
    return read_definition(Scorecard, text)


def scorecard_text(card: Scorecard) -> str:
    """Return a scorecard as TOML, as `parse_scorecard` reads it."""
    return definition_text(card)


def scorecard_messages(card: Scorecard) -> list[Message]:
    """Return everything that keeps ``card`` from being published. Never raises."""
    return [
        *_ids(card),
        *_measures(card),
        *_caps(card),
        *_rules(card),
        *_condition(card.id, card.applies_when, "card.applies_when"),
    ]


def _block(text: str, at: str, **params: str) -> Message:
    return Message("checks", text, params, blocks=True, at=at)


def _ids(card: Scorecard) -> Iterator[Message]:
    for kind, parts in (("groups", card.groups), ("measures", card.measures), ("caps", card.caps)):
        for doubled in sorted(id_ for id_, count in Counter(part.id for part in parts).items() if count > 1):
            yield _block(N_("checks", "The id {id} is used twice."), f"{kind}.{doubled}.id", id=doubled)
    for group in card.groups:
        at = f"groups.{group.id}"
        if group.weight <= 0:
            yield _block(N_("checks", "The weight of {id} must be above 0."), f"{at}.weight", id=group.id)
        if not any(measure.group == group.id for measure in card.measures):
            yield _block(N_("checks", "Group {group} has no measure."), f"{at}.id", group=group.id)
    if not card.groups:
        yield _block(N_("checks", "The scorecard has no group."), "")


def _measures(card: Scorecard) -> Iterator[Message]:
    groups = {group.id for group in card.groups}
    for measure in card.measures:
        fact, at = measure.reads(), f"measures.{measure.id}"
        numeric = fact == TOUCH_AGE or (fact in BY_ID and BY_ID[fact].kind in NUMBERS)
        if not numeric and not fact.startswith(OWN):
            yield _block(
                N_("checks", "Measure {measure} reads {fact}, which is no number of an account."),
                f"{at}.fact",
                measure=measure.id,
                fact=fact,
            )
        if measure.group not in groups:
            yield _block(
                N_("checks", "Measure {measure} names group {group}, which is not defined."),
                f"{at}.group",
                measure=measure.id,
                group=measure.group,
            )
        if measure.weight <= 0:
            yield _block(N_("checks", "The weight of {id} must be above 0."), f"{at}.weight", id=measure.id)
        if measure.fresh_days < 0 or measure.half_life_days <= 0:
            field_ = "fresh_days" if measure.fresh_days < 0 else "half_life_days"
            text = N_("checks", "The days of {measure} must be above 0.")
            yield _block(text, f"{at}.{field_}", measure=measure.id)
        if not _good_points(measure.points):
            yield _block(
                N_(
                    "checks",
                    "The points of {measure} need two or more pairs, rising values, "
                    "and scores from 0 to 100 that only rise or only fall.",
                ),
                f"{at}.points",
                measure=measure.id,
            )
        yield from _condition(measure.id, measure.applies_when, f"{at}.applies_when")


def _good_points(points: tuple[tuple[float, ...], ...]) -> bool:
    if len(points) < PAIR or any(len(point) != PAIR for point in points):
        return False
    values, scores = zip(*points, strict=True)
    steps = list(itertools.pairwise(scores))
    one_way = all(a <= b for a, b in steps) or all(a >= b for a, b in steps)
    return (
        one_way and all(a < b for a, b in itertools.pairwise(values)) and all(0 <= s <= BEST for s in scores)
    )


def _caps(card: Scorecard) -> Iterator[Message]:
    for cap in card.caps:
        if not 0 <= cap.cap <= BEST:
            yield _block(N_("checks", "Cap {cap} must be from 0 to 100."), f"caps.{cap.id}.cap", cap=cap.id)
        yield from _condition(cap.id, cap.when or "()", f"caps.{cap.id}.when")


def _condition(of: str, text: str, at: str) -> Iterator[Message]:
    try:
        parse(text)
    except ConditionError as error:
        yield _block(
            N_("checks", "The condition of {id} cannot be read at character {position}."),
            at,
            id=of,
            position=str(error.params["position"]),
        )


def _rules(card: Scorecard) -> Iterator[Message]:
    bands, sure = card.bands, card.confidence
    rising = len(bands.cuts) == PAIR and 0 < bands.cuts[0] < bands.cuts[1] < BEST
    if not rising or min(bands.down, bands.up, bands.jump) < 0 or bands.dwell < 1:
        text = N_("checks", "The bands need two rising cuts between 0 and 100 and no negative step.")
        yield _block(text, "bands.dwell" if rising and bands.dwell < 1 else "bands.cuts")
    if not all(0 <= share <= 1 for share in (sure.show_band_min, sure.high, sure.connected_min)):
        text = N_("checks", "The shares of confidence must be from 0 to 1.")
        yield _block(text, "confidence.show_band_min")
