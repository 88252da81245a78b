"""The phases of accounts, read from the store, computed, and logged where they change."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools, Column
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.phases import (
    ADOPTION,
    CAUSES,
    EXITS,
    ONBOARDING,
    ONBOARDING_DAYS,
    RULES,
    SELF,
    THEN,
    UNKNOWN,
    UTILISATION,
    WELCOME,
    WELCOME_DAYS,
    Floats,
    PhaseFacts,
    Phases,
    no_states,
    phases,
    read_states,
    stands,
)

if TYPE_CHECKING:
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.phase_facts import Before

#: So many kinds of usage a source tells at least before their breadth says anything.
LEAST_FEATURES: Final = 2
WEEK: Final = timedelta(days=7)


def place_phases(
    db: Connection,
    as_of: date,
    ids: NDArray[np.int64],
    columns: Mapping[str, Column],
    *,
    features: frozenset[str] | None,
    accounts: Collection[int] | None,
) -> tuple[Phases, frozenset[str]]:
    """Return the phases of ``ids`` on ``as_of``, and the kinds of usage that breadth is measured against.

    Args:
        db: the store.
        as_of: the day of the facts.
        ids: the accounts.
        columns: what sources and people say of them, see `store.facts`.
        features: the kinds of usage of the whole book; None: those that these accounts use.
        accounts: what narrows the reading, None: all.
    """
    from cs_workbench.store import phase_facts
    from cs_workbench.store.standing import week_of

    monday = week_of(as_of)
    kept = phase_facts.before_week(db, monday, accounts)
    before = read_states([_pair(kept.get(a)) for a in ids.tolist()]) if kept else no_states(len(ids))
    given, product_on = _told(columns, as_of)
    by_hand = _by_hand(db, as_of, ids)
    facts = _from_columns(given, by_hand, product_on, columns)
    facts = _with_scores(facts, kept, ids, monday)
    phase = stands(facts, before, as_of)
    early = ids[(phase >= 0) & (phase <= ONBOARDING)].tolist()
    used = ids[phase == UTILISATION].tolist()
    metrics = phase_facts.features_used(db, used, as_of)
    known = features if features is not None else frozenset[str]().union(*metrics.values())
    touches: dict[int, float] = {}
    if not np.isnan(columns["touches_90d"].values).all():  # where touches are told, none are none
        touches = dict.fromkeys(used, 0.0)
    facts = replace(
        facts,
        kickoff_age=_aligned(phase_facts.kickoffs(db, early, as_of), ids),
        setup_done=_aligned(phase_facts.set_up(db, early, as_of), ids),
        goals_met=_aligned(phase_facts.goals_met(db, used, as_of), ids),
        own_touches=_aligned(touches | phase_facts.own_touches(db, used, as_of), ids),
        breadth=_aligned(_breadths(metrics, known), ids),
    )
    return _steady(db, phases(facts, before, as_of), ids), known


def log_phases(db: Connection, found: Phases, ids: NDArray[np.int64]) -> None:
    """Log whose phase is another than in the week before; a change that was taken back within it is none."""
    from cs_workbench.store import phase_changes

    rows = np.flatnonzero(_changed(found)).tolist()
    logged = (
        phase_changes.of_week(db, found.as_of, ids.tolist()) if phase_changes.any_of(db, found.as_of) else {}
    )
    gone = logged.keys() - {int(ids[row]) for row in rows}
    if rows or gone:
        phase_changes.put(db, found.as_of, [_line(found, row, int(ids[row])) for row in rows], gone)


# Inside


def _pair(before: Before | None) -> tuple[str, str] | None:
    return (before.week, before.phase) if before else None


def _told(columns: Mapping[str, Column], as_of: date) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the source's phase (-1 none), and the first day of a younger product that counts.

    A phase of the account stands before those of its products. Of these the least advanced one counts; one that
    has no phase is as far as its first day says.
    """
    own, of_products = columns["phase"], columns["product_phase"].values
    codes = np.array([*(PHASES.index(p) if p in PHASES else UNKNOWN for p in own.labels), UNKNOWN])
    given = codes[own.values]
    started_on, youngest = columns["started_on"].values, columns["product_started"].values
    age = (np.datetime64(as_of) - youngest).astype(np.float64)
    age = np.where(np.isnat(youngest), np.nan, age)
    reached = np.select([age < WELCOME_DAYS, age < ONBOARDING_DAYS], [WELCOME, ONBOARDING], ADOPTION)
    by_age = (given < 0) & ~np.isnan(age) & ((of_products < 0) | (reached < of_products))
    later = by_age & ~(started_on >= youngest)
    told = np.where(given >= 0, given, np.where(by_age, UNKNOWN, of_products))
    return told.astype(np.int8), np.where(later, youngest, np.datetime64("NaT")).astype("datetime64[D]")


def _by_hand(db: Connection, as_of: date, ids: NDArray[np.int64]) -> NDArray[np.int8]:
    from cs_workbench.store import overrides

    day = as_of.isoformat()
    held = {a: o for a, o in overrides.in_force(db, "phase", day).items() if o.value in PHASES}
    out = np.full(len(ids), UNKNOWN, np.int8)
    if held:
        for row in np.flatnonzero(np.isin(ids, list(held))).tolist():
            out[row] = PHASES.index(held[int(ids[row])].value)
    return out


def _from_columns(
    given: NDArray[Any], by_hand: NDArray[Any], product_on: NDArray[Any], columns: Mapping[str, Column]
) -> PhaseFacts:
    nothing = np.full(len(given), np.nan)
    left = np.where(columns["champion"].values == 1, np.nan, columns["champion_left_days"].values)
    return PhaseFacts(
        given, by_hand, columns["started_on"].values, product_on,
                kickoff_age=nothing, setup_done=nothing, goals_met=nothing, breadth=nothing, own_touches=nothing,
        score=nothing, score_low=nothing,
        seat_util=columns["seat_util"].values, stickiness=columns["stickiness"].values,
        open_p1=columns["open_p1_days"].values, champion_left_days=left,
    )  # fmt: skip


def _with_scores(
    facts: PhaseFacts, kept: Mapping[int, Before], ids: NDArray[np.int64], monday: str
) -> PhaseFacts:
    """Return the facts with score and band of the week before: those of this one need the phase."""
    last = (date.fromisoformat(monday) - WEEK).isoformat()
    fresh = {a: b for a, b in kept.items() if b.week == last} if kept else {}
    if not fresh:
        return facts
    score, low = np.full(len(ids), np.nan), np.full(len(ids), np.nan)
    for row, account in enumerate(ids.tolist()):
        seen = fresh.get(account)
        if seen is not None and seen.score is not None and seen.band in ("green", "yellow", "red"):
            score[row], low[row] = seen.score, seen.band != "green"
    return replace(facts, score=score, score_low=low)


def _breadths(metrics: Mapping[int, frozenset[str]], known: frozenset[str]) -> dict[int, float]:
    """Return percent of the kinds of usage that each account has; none where too few are told."""
    if len(known) < LEAST_FEATURES:
        return {}
    return {account: 100 * len(used & known) / len(known) for account, used in metrics.items()}


def _aligned(found: Mapping[int, float], ids: NDArray[np.int64]) -> Floats:
    """Return the values of some accounts at the places of ``ids`` (ascending), NaN for the others."""
    out = np.full(len(ids), np.nan)
    if found:
        out[np.searchsorted(ids, np.fromiter(found, np.int64, len(found)))] = list(found.values())
    return out


def _changed(found: Phases) -> Bools:
    return np.asarray((found.before.phase >= 0) & (found.now.phase != found.before.phase))


def _steady(db: Connection, found: Phases, ids: NDArray[np.int64]) -> Phases:
    """Return the phases with the first day of a change of this week kept, when the week is looked at again."""
    from cs_workbench.store import phase_changes

    rows = np.flatnonzero(_changed(found)).tolist()
    if not rows:
        return found
    logged = phase_changes.of_week(db, found.as_of, [int(ids[row]) for row in rows])
    since = found.now.since.copy()
    for row in rows:
        line = logged.get(int(ids[row]))
        if line is not None and line.new == _id(found.now.phase[row]):
            since[row] = np.datetime64(line.changed_on)
    return replace(found, now=replace(found.now, since=since))


def _line(found: Phases, row: int, account: int) -> Any:
    from cs_workbench.store.phase_changes import PhaseChange

    old, cause = int(found.before.phase[row]), int(found.now.cause[row])
    asked = (*EXITS[old], *(THEN if old == UTILISATION else ())) if CAUSES[max(cause, 0)] == "data" else ()
    values = {rule: float(getattr(found.facts, RULES[rule].data)[row]) for rule in asked}
    told = [
        {"rule": rule, "value": value, "border": RULES[rule].border}
        for rule, value in values.items()
        if value == value and (old != SELF or RULES[rule].holds(np.array([value]))[0])  # noqa: PLR0124 - NaN
    ]
    since = found.now.since[row]
    return PhaseChange(
        account, str(found.as_of if np.isnat(since) else since), PHASES[old], _id(found.now.phase[row]),
        CAUSES[cause] if cause >= 0 else "", json.dumps(told),
    )  # fmt: skip


def _id(code: int) -> str | None:
    return PHASES[code] if code >= 0 else None
