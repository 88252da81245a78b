"""The phase (フェーズ) of every account: entry and exit criteria on data, week by week.

An account moves on when the exit of its phase has held in `WEEKS` consecutive weeks; data that are missing
never hold. `RULES` names for every rule its data, its border and its unit. What a person set, and what the
source says, stand before what the rules say.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.facts import PROGRESS
from cs_workbench.domain.nouns import PHASES

Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]
Codes = NDArray[np.int8]

WELCOME, ONBOARDING, ADOPTION, UTILISATION, SELF = range(len(PHASES))
UNKNOWN: Final = -1
#: Days after the start: the first day that is no longer welcome, and the first after onboarding.
WELCOME_DAYS: Final = 14
ONBOARDING_DAYS: Final = 90
#: Consecutive weeks in which an exit holds before the phase changes: 4, but a kick-off is held once, and two
#: quarters make an account self-sufficient.
WEEKS: Final = (1, 4, 4, 26, 4)
MOST_WEEKS: Final = 99  # counted no further
#: Days for which the automatic phase waits after a person set one.
HELD_DAYS: Final = 30
LATE, BEHIND, STUCK, ON_TRACK = range(len(PROGRESS))

#: How a phase came about; one letter each in a snapshot.
Cause = Literal["hand", "source", "assumed", "data", "late"]
CAUSES: Final[tuple[Cause, ...]] = ("hand", "source", "assumed", "data", "late")
HAND, SOURCE, ASSUMED, DATA, MOVED_LATE = range(len(CAUSES))


@dataclass(frozen=True, slots=True)
class Rule:
    """``data`` (a name of `PhaseFacts`, or 'age', 'in_phase') ``sign`` ``border``; ``unit`` as `facts.Fact` has it."""

    id: str
    data: str
    sign: Literal[">=", "<=", "<"]
    border: float
    unit: str = ""

    def holds(self, values: Floats) -> Bools:
        """Return where it holds; where ``values`` are unknown (NaN) it does not."""
        if self.sign == ">=":
            return np.asarray(values >= self.border)
        return np.asarray(values <= self.border if self.sign == "<=" else values < self.border)


#: 80 %, 30 %, day 60 with half of the seats: Sourcegraph's published figures; stuck_*: project defaults.
RULES: Final = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            Rule("kickoff", "kickoff_age", ">=", 0, "days"),
            Rule("welcome_days", "age", ">=", WELCOME_DAYS, "days"),
            Rule("setup", "setup_done", ">=", 100, "%"),
            Rule("seats_half", "seat_util", ">=", 50, "%"),
            Rule("onboarding_days", "age", ">=", ONBOARDING_DAYS, "days"),
            Rule("seats_most", "seat_util", ">=", 80, "%"),
            Rule("daily", "stickiness", ">=", 30, "%"),
            Rule("goal_met", "goals_met", ">=", 1, "goals"),
            Rule("breadth", "breadth", ">=", 60, "%"),
            Rule("no_p1", "open_p1", "<=", 0, "tickets"),
            Rule("few_touches", "own_touches", "<=", 1, "touches"),
            Rule("score", "score", ">=", 70, "points"),
            Rule("seats_lost", "seat_util", "<", 60, "%"),
            Rule("champion_left", "champion_left_days", "<=", 60, "days"),
            Rule("band_lost", "score_low", ">=", 1),
            Rule("pace", "seat_util", "<", 50, "%"),
            Rule("few_seats", "seat_util", "<", 50, "%"),
            Rule("stuck_adoption", "in_phase", ">=", 180, "days"),
            Rule("stuck_utilisation", "in_phase", ">=", 365, "days"),
        )
    }
)
PACE_DAY: Final = 60
#: What must hold in each of `WEEKS` for a phase to be left; of self, what leads back to utilisation (any of it).
EXITS: Final = (
    ("kickoff",),
    ("setup", "seats_half"),
    ("seats_most", "daily"),
    ("goal_met", "breadth", "no_p1"),
    ("seats_lost", "champion_left", "band_lost"),
)
#: What must hold as well in the week in which utilisation is left.
THEN: Final = ("few_touches", "score")
_RULE_IDS: Final = tuple(RULES)


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """What the rules read; shape (n,) each; unknown is NaN, NaT or -1.

    Attributes:
        given: the source's phase, a code over `nouns.PHASES`.
        by_hand: the phase a person set and that still counts, likewise.
        started_on: the first day of the contract.
        product_on: the first day of the youngest product that is a fifth of the ARR, where it is later than that.
        kickoff_age: days since a kick-off was held.
        setup_done: percent of the tasks of the onboarding playbook that are done.
        seat_util: monthly users of the seats, percent.
        stickiness: daily of the monthly users, percent.
        goals_met: goals of the success plan met so far.
        breadth: percent of the key features used within four weeks.
        open_p1: open tickets of priority 1.
        own_touches: human touches that we began within 90 days.
        score: the health score of the week before.
        score_low: 1 where its band was below green, 0 where it was green.
        champion_left_days: days since a champion left, where no other is there.
    """

    given: Codes
    by_hand: Codes
    started_on: Days
    product_on: Days
    kickoff_age: Floats
    setup_done: Floats
    seat_util: Floats
    stickiness: Floats
    goals_met: Floats
    breadth: Floats
    open_p1: Floats
    own_touches: Floats
    score: Floats
    score_low: Floats
    champion_left_days: Floats

    def begun(self) -> Days:
        """Return the day from which the phases count: the youngest product is the least advanced one."""
        return np.where(np.isnat(self.product_on), self.started_on, self.product_on)

    def take(self, rows: NDArray[np.intp] | slice) -> PhaseFacts:
        """Return the facts at ``rows`` only, in their order."""
        return PhaseFacts(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class States:
    """Where accounts stood at their last evaluation; shape (n,) each.

    Attributes:
        phase: a code over `nouns.PHASES`; -1: never evaluated.
        cause: a code over `CAUSES`, -1 with an unknown phase.
        since: the first day in the phase, NaT unknown.
        up: consecutive weeks in which the exit has held, of self what leads back.
        week: the Monday of the evaluation, NaT with an unknown phase.
    """

    phase: Codes
    cause: Codes
    since: Days
    up: NDArray[np.int16]
    week: Days

    def take(self, rows: NDArray[np.intp] | slice) -> States:
        """Return the states at ``rows`` only, in their order."""
        return States(*(getattr(self, field.name)[rows] for field in fields(self)))


def no_states(count: int) -> States:
    """Return the states of ``count`` accounts that were never evaluated."""
    nothing = np.full(count, UNKNOWN, np.int8)
    never = np.full(count, "NaT", "datetime64[D]")
    return States(nothing, nothing, never, np.zeros(count, np.int16), never)


@dataclass(frozen=True, slots=True)
class Phases:
    """Phases and how they came about; shape (n,) each.

    Attributes:
        now: where they stand.
        before: where they stood in an earlier week.
        progress: a code over `PROGRESS`, -1 where the data to say are missing.
        rule: the rule that says so, a code over ``tuple(RULES)``, -1 for none.
        value: what that rule's data are, NaN unknown.
        facts: what was read.
        as_of: the day of the facts.
    """

    now: States
    before: States
    progress: Codes
    rule: Codes
    value: Floats
    facts: PhaseFacts
    as_of: date

    def take(self, rows: NDArray[np.intp] | slice) -> Phases:
        """Return the accounts at ``rows`` only, in their order."""
        parts = (self.now.take(rows), self.before.take(rows), self.progress[rows], self.rule[rows])
        return Phases(*parts, self.value[rows], self.facts.take(rows), self.as_of)

    def assumed(self) -> Bools:
        """Return whose phase only follows from age and usage when it was first looked at."""
        return np.asarray((self.now.cause == ASSUMED) | (self.now.cause == MOVED_LATE))

    def rule_ids(self) -> list[str | None]:
        """Return the id of the rule behind each account's progress."""
        return [None if code < 0 else _RULE_IDS[code] for code in self.rule.tolist()]

    def progress_ids(self) -> list[str | None]:
        """Return each account's progress, None unknown."""
        return [None if code < 0 else PROGRESS[code] for code in self.progress.tolist()]


def stands(facts: PhaseFacts, before: States, as_of: date) -> NDArray[np.integer]:
    """Return where accounts stand before the rules of this week are asked; -1 unknown."""
    day = np.datetime64(as_of)
    first, _, _ = _first(facts, _days(day - facts.begun()), day)
    told = np.where(facts.by_hand >= 0, facts.by_hand, facts.given)
    return np.where(told >= 0, told, np.where(before.phase >= 0, before.phase, first))


def phases(facts: PhaseFacts, before: States, as_of: date) -> Phases:
    """Return each account's phase in the week of ``as_of``, from its facts and where it stood in an earlier week.

    Evaluating a week again, from the same ``before``, changes nothing.
    """
    monday = np.datetime64(as_of - timedelta(days=as_of.weekday()))
    day = np.datetime64(as_of)
    begun = facts.begun()
    age = _days(day - begun)
    known = before.phase >= 0
    phase, cause, since = _first(facts, age, day)
    moved, moved_cause = _moved(facts, before, age)
    moved_since = np.where(moved == before.phase, before.since, day)
    phase, cause = np.where(known, moved, phase), np.where(known, moved_cause, cause)
    since = np.where(known, moved_since, since)
    for told, code in ((facts.given, SOURCE), (facts.by_hand, HAND)):
        stays = known & (before.phase == told)
        first_day = np.where(stays, before.since, np.where(known, day, _nominal(told, begun, day)))
        since = np.where(told >= 0, first_day, since)
        phase, cause = np.where(told >= 0, told, phase), np.where(told >= 0, code, cause)
    ahead = age < 0  # the contract has not begun: nobody's word makes a phase of it
    phase, cause = (
        np.where(ahead, UNKNOWN, phase).astype(np.int8),
        np.where(ahead, UNKNOWN, cause).astype(np.int8),
    )
    since = np.where(ahead, np.datetime64("NaT"), since)
    follows = known & (before.week == monday - np.timedelta64(7, "D")) & (before.phase == phase)
    held = _held(phase, facts)
    up = np.where(held, np.minimum(np.where(follows, before.up, 0) + 1, MOST_WEEKS), 0)
    week = np.where(phase >= 0, monday, np.datetime64("NaT"))
    now = States(phase, cause, since.astype("datetime64[D]"), up.astype(np.int16), week)
    progress, rule, value = _progress(now, facts, age, day)
    return Phases(now, before, progress, rule, value, facts, as_of)


def values_of(rule: Rule, facts: PhaseFacts, age: Floats, in_phase: Floats) -> Floats:
    """Return the data of a rule; shape (n,), NaN unknown. ``in_phase``: days in the phase."""
    derived = {"age": age, "in_phase": in_phase}
    return derived[rule.data] if rule.data in derived else np.asarray(getattr(facts, rule.data))


def state_texts(states: States, left_out: Bools | None = None) -> list[str | None]:
    """Return states as snapshots keep them; None where the phase is unknown, or where ``left_out`` says so."""
    if left_out is not None and left_out.any():
        texts: list[str | None] = [None] * len(left_out)
        kept = np.flatnonzero(~left_out)
        for row, text in zip(kept.tolist(), state_texts(states.take(kept)), strict=True):
            texts[row] = text
        return texts
    since = np.datetime_as_string(states.since).tolist()
    columns = (states.phase.tolist(), states.cause.tolist(), since, states.up.tolist())
    return [
        None if phase < 0 else f"{CAUSES[cause][0]}{phase} {'' if day == 'NaT' else day} {up}"
        for phase, cause, day, up in zip(*columns, strict=True)
    ]


def read_states(found: list[tuple[str, str] | None]) -> States:
    """Return the states of ``(Monday, text)`` pairs as `state_texts` made them, None never evaluated."""
    letters = {cause[0]: code for code, cause in enumerate(CAUSES)}
    phase, cause, since, up, week = [], [], [], [], []
    for pair in found:
        text = pair[1] if pair else ""
        head, day, weeks = text.split(" ") if text else ("", "", "0")
        phase.append(int(head[1:]) if head else UNKNOWN)
        cause.append(letters[head[0]] if head else UNKNOWN)
        since.append(day or "NaT")
        up.append(int(weeks))
        week.append(pair[0] if pair and text else "NaT")
    return States(
        np.array(phase, np.int8), np.array(cause, np.int8), np.array(since, "datetime64[D]"),
        np.array(up, np.int16), np.array(week, "datetime64[D]"),
    )  # fmt: skip


# Inside


def _days(gap: NDArray[Any]) -> Floats:
    """Return days as numbers, NaN where there is no day."""
    return np.where(np.isnat(gap), np.nan, gap.astype(np.float64))


def _each(rules: tuple[str, ...], facts: PhaseFacts) -> list[Bools]:
    return [RULES[rule].holds(getattr(facts, RULES[rule].data)) for rule in rules]


def _all(rules: tuple[str, ...], facts: PhaseFacts) -> Bools:
    return np.asarray(np.logical_and.reduce(_each(rules, facts)))


def _held(phase: NDArray[np.integer], facts: PhaseFacts) -> Bools:
    """Return where the exit of ``phase`` holds now; of self, anything that leads back."""
    back = np.asarray(np.logical_or.reduce(_each(EXITS[SELF], facts)))
    exits = [*(_all(rules, facts) for rules in EXITS[:SELF]), back]
    return np.select([phase == code for code in range(len(PHASES))], exits, default=False)


def _first(facts: PhaseFacts, age: Floats, day: np.datetime64) -> tuple[NDArray[Any], NDArray[Any], Days]:
    """Return phase, cause and first day of accounts that are looked at for the first time: assumed, not reached."""
    in_use = _all(EXITS[ADOPTION], facts)
    phase = np.select(
        [age < 0, age < WELCOME_DAYS, age < ONBOARDING_DAYS, in_use, ~np.isnan(age)],
        [UNKNOWN, WELCOME, ONBOARDING, UTILISATION, ADOPTION],
        default=UNKNOWN,
    )
    cause = np.where(phase >= 0, ASSUMED, UNKNOWN)
    return phase, cause, _nominal(phase, facts.begun(), day)


def _nominal(phase: NDArray[Any], started_on: Days, day: np.datetime64) -> Days:
    """Return the day on which a phase usually begins, at the latest ``day``; NaT where none is usual."""
    after = np.select(
        [phase == WELCOME, phase == ONBOARDING, phase == ADOPTION], [0, WELCOME_DAYS, ONBOARDING_DAYS], -1
    )
    usual = np.minimum(started_on + after.astype("timedelta64[D]"), day)
    return np.where(after < 0, np.datetime64("NaT"), usual)


def _moved(facts: PhaseFacts, before: States, age: Floats) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return phase and cause by the rules, of accounts that stood somewhere; nobody's word counts here."""
    phase, cause = before.phase.astype(np.int64), before.cause.astype(np.int64)
    ready = np.zeros(len(phase), np.bool_)
    for code in range(SELF):
        here = (phase == code) & _all(EXITS[code], facts) & (before.up + 1 >= WEEKS[code])
        ready |= here & _all(THEN, facts) if code == UTILISATION else here
    back = (phase == SELF) & _held(phase, facts) & (before.up + 1 >= WEEKS[SELF])
    # A product bought since the phase began is the least advanced one.
    younger = (facts.product_on > before.since) & (phase > WELCOME) & (age < ONBOARDING_DAYS)
    new = np.where(ready, phase + 1, np.where(back, phase - 1, phase))
    new = np.where(younger, np.where(age < WELCOME_DAYS, WELCOME, ONBOARDING), new)
    new_cause = np.where(ready | back, DATA, np.where(younger, ASSUMED, cause))
    new = np.where((new == WELCOME) & (age >= WELCOME_DAYS), ONBOARDING, new)
    late = (new == ONBOARDING) & (age >= ONBOARDING_DAYS)
    return np.where(late, ADOPTION, new), np.where(late, MOVED_LATE, new_cause)


def _progress(now: States, facts: PhaseFacts, age: Floats, day: np.datetime64) -> tuple[Codes, Codes, Floats]:
    """Return progress, the rule that says so and its value: late before behind, behind before stuck."""
    in_phase = _days(day - now.since)
    phase = now.phase
    values = {name: values_of(rule, facts, age, in_phase) for name, rule in RULES.items()}
    holds = {name: rule.holds(values[name]) for name, rule in RULES.items()}
    exits_known = [
        np.logical_and.reduce([~np.isnan(values[rule]) for rule in EXITS[code]]) for code in range(SELF)
    ]
    not_yet = now.up == 0
    cases: list[tuple[Bools, int, str]] = [
        ((phase == WELCOME) & holds["welcome_days"], LATE, "welcome_days"),
        ((phase == ONBOARDING) & holds["onboarding_days"], LATE, "onboarding_days"),
        ((phase == ADOPTION) & (now.cause == MOVED_LATE) & ~holds["seats_half"], LATE, "onboarding_days"),
        ((phase == ONBOARDING) & (age >= PACE_DAY) & holds["pace"], BEHIND, "pace"),
        ((phase == ADOPTION) & holds["few_seats"], BEHIND, "few_seats"),
        ((phase == UTILISATION) & holds["seats_lost"], BEHIND, "seats_lost"),
        *(((phase == SELF) & holds[rule], BEHIND, rule) for rule in EXITS[SELF]),
        (
            (phase == ADOPTION) & holds["stuck_adoption"] & not_yet & exits_known[ADOPTION],
            STUCK, "stuck_adoption",
        ),
        (
            (phase == UTILISATION) & holds["stuck_utilisation"] & ~holds["goal_met"]
            & ~np.isnan(values["goal_met"]), STUCK, "stuck_utilisation",
        ),
        ((phase == WELCOME) & ~np.isnan(age), ON_TRACK, "welcome_days"),
        ((phase == ONBOARDING) & ~np.isnan(age), ON_TRACK, "onboarding_days"),
        ((phase == ADOPTION) & holds["seats_most"] & ~np.isnan(facts.stickiness), ON_TRACK, "daily"),
        ((phase == ADOPTION) & ~np.isnan(facts.seat_util), ON_TRACK, "seats_most"),
        ((phase == UTILISATION) & ~np.isnan(facts.seat_util) & ~holds["goal_met"], ON_TRACK, "goal_met"),
        ((phase == UTILISATION) & ~np.isnan(facts.seat_util), ON_TRACK, "breadth"),
        ((phase == SELF) & ~np.isnan(facts.seat_util), ON_TRACK, "seats_lost"),
    ]  # fmt: skip
    conditions = [case[0] for case in cases]
    progress = np.select(conditions, [np.int8(case[1]) for case in cases], np.int8(UNKNOWN))
    rule = np.select(conditions, [np.int8(_RULE_IDS.index(case[2])) for case in cases], np.int8(UNKNOWN))
    value = np.select(conditions, [values[case[2]] for case in cases], np.nan)
    return progress.astype(np.int8), rule.astype(np.int8), value
