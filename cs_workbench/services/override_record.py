"""What people set by hand, and what became of it: were they right, or the formula (N10)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.health_bands import band_codes
from cs_workbench.domain.override_record import (
    HORIZON,
    LEAST,
    Came,
    Right,
    Tally,
    band_level,
    came_of,
    over,
    tallies,
    tier_level,
    who_was_right,
)
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cs_workbench.domain.point_in_time import Days
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.outcome_days import OutcomeDay
    from cs_workbench.store.overrides import Past

NEVER: Final = np.datetime64("NaT", "D")
VERDICTS: Final = {
    "few": N_("evidence", "Too few to judge: of {judged} it is known who was right, {least} are needed."),
    "person": N_("evidence", "The person was right more often than the formula: {person} of {judged} times."),
    "formula": N_("evidence", "The formula was right more often than the person: {formula} of {judged} times."),
    "neither": N_("evidence", "Neither was right more often beyond chance: the person {person} of {judged} times."),
}  # fmt: skip
#: Words of JSON.
CAME_IDS: Final = {came: came.name.lower() for came in Came}
RIGHT_IDS: Final = {right: right.name.lower() for right in Right}


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """One value set by hand.

    Attributes:
        kind: 'band' or 'tier'; ``formula`` ('' not known) and ``person``: what each said.
        until: its last day, None without one; ``is_running``: it counts still.
        came, came_on: what happened within the horizon, and when (None: nothing has a day).
    """

    account_id: int
    account_uid: str
    account: str
    kind: str
    formula: str
    person: str
    by: str
    reason: str
    set_on: date
    until: date | None
    is_running: bool
    came: Came
    came_on: date | None
    right: Right


@dataclass(frozen=True, slots=True)
class OverrideRecord:
    """Every override, newest first, and the counts: of all, then of each person. ``as_of``: what the data tell of."""

    as_of: date
    rows: tuple[OverrideRow, ...]
    tallies: tuple[Tally, ...]


def override_record(bench: Workbench) -> OverrideRecord:
    """Return what people set by hand, what came of it, and who was right."""
    with bench.store.read() as db:
        return record_of(db, bench.today)


def record_of(db: Connection, today: date) -> OverrideRecord:
    """Return the same from an open connection."""
    from cs_workbench.services.standing import data_day
    from cs_workbench.store import outcome_days, overrides

    last = data_day(db, today)
    past = overrides.record(db, today.isoformat())
    if not past:
        return OverrideRecord(last, (), ())
    told = [one for one in outcome_days.outcome_days(db) if one.happened_on <= last.isoformat()]
    names = outcome_days.names_and_uids(db)
    set_on = np.array([one.set_on for one in past], dtype="datetime64[D]")
    days = {
        Came.CHURN: _first_after(past, _of_kind(told, "churn")),
        Came.CONTRACTION: _first_after(past, _of_kind(told, "contraction")),
        Came.RENEWAL: _first_after(past, outcome_days.renewal_days(db)),
    }
    came = came_of(set_on, days[Came.CHURN], days[Came.CONTRACTION], days[Came.RENEWAL], last)
    running = _tiers_now(db, today, last, past)
    computed = [_computed(one) or running.get(one.account_id, "") * (one.kind == "tier") for one in past]
    level: dict[str, Callable[[str], int]] = {"band": band_level, "tier": tier_level}
    formula = np.array(
        [level[one.kind](said) for one, said in zip(past, computed, strict=True)], dtype=np.int8
    )
    person = np.array([level[one.kind](one.value) for one in past], dtype=np.int8)
    is_tier = np.array([one.kind == "tier" for one in past], dtype=np.bool_)
    right = who_was_right(formula, person, came, is_over=over(set_on, last), is_tier=is_tier)
    rows = tuple(
        OverrideRow(
            one.account_id, names[one.account_id][1], names[one.account_id][0], one.kind, computed[row], one.value,
            one.by, one.reason, date.fromisoformat(one.set_on),
            None if one.until.startswith("9999") else date.fromisoformat(one.until), bool(one.is_running),
            Came(int(came[row])), _day_of(days, Came(int(came[row])), row), Right(int(right[row])),
        )
        for row, one in enumerate(past)
    )  # fmt: skip
    return OverrideRecord(last, rows, tallies([one.by for one in past], right))


def verdict_text(bench: Workbench, found: Tally) -> str:
    """Return in a sentence who is right more often, or that there are too few to tell."""
    return bench.say(
        "evidence", VERDICTS[found.verdict], judged=found.judged, least=LEAST, person=found.person,
        formula=found.formula,
    )  # fmt: skip


def definition_text(bench: Workbench) -> str:
    """Return how it is judged."""
    text = N_(
        "evidence",
        "Judged {days} days after it was set: who said better than the formula was right where the account stayed, "
        "who said worse where it left or shrank; a tier was right where the account stayed. Running ones wait.",
    )
    return bench.say("evidence", text, days=HORIZON)


def _of_kind(told: Sequence[OutcomeDay], kind: str) -> list[tuple[int, str]]:
    return [(one.account, one.happened_on) for one in told if one.kind == kind]


def _first_after(past: Sequence[Past], happened: Iterable[tuple[int, str]]) -> Days:
    """Return each override's first day of ``happened`` (oldest first) after the day it was set, NaT none."""
    by_account: dict[int, list[str]] = {}
    for account, on in happened:
        by_account.setdefault(account, []).append(on)
    found = [
        next((on for on in by_account.get(one.account_id, ()) if on > one.set_on), "NaT") for one in past
    ]
    return np.array(found, dtype="datetime64[D]")


def _tiers_now(db: Connection, today: date, as_of: date, past: Sequence[Past]) -> dict[int, str]:
    """Return the computed tier of accounts whose tier is set by hand now and was never logged."""
    from cs_workbench.services.standing import place_accounts
    from cs_workbench.services.standing_context import kept_context

    accounts = {one.account_id for one in past if one.kind == "tier" and one.is_running and not one.computed}
    context = kept_context(db)
    if not accounts or context is None:
        return {}
    placed = place_accounts(db, today, as_of, context, accounts)
    codes = placed.placements.computed.tolist()
    ids = placed.book.account_id.tolist()
    return {account: TIERS[code] for account, code in zip(ids, codes, strict=True) if code >= 0}


def _computed(one: Past) -> str:
    """Return what the formula said; a week that shows the band set by hand tells by the state of the score."""
    if one.kind != "band" or one.computed != one.value or not one.state:
        return one.computed
    level = np.array([int(one.state.split(" ")[0])], dtype=np.int8)
    return BANDS[int(band_codes(level)[0])]


def _day_of(days: dict[Came, Days], came: Came, row: int) -> date | None:
    day = days[came][row] if came in days else NEVER
    return None if np.isnat(day) else day.item()
