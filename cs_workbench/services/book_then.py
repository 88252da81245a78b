"""The whole book as it was on a day: what was known then, and what was shown then of health, phase and tier.

Facts are read from the past of the database (`store.past`). Health, band, confidence and phase are those of the
newest weekly snapshot begun by the day, made by the scorecard of then; tiers those of the log and of what people had
set by hand. What nothing kept tells is unknown: the first reason, a computed lifetime value, the phase's progress.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.health_bands import displayed, season_adjust, season_median
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.phases import read_states
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.ltv_by_hand import KIND as LTV_KIND
from cs_workbench.services.ltv_by_hand import money_of
from cs_workbench.services.standing_rows import MONTH, stored_values

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.standing import Snapshot

#: Facts that were not made of records alone, and so are not made again.
SHOWN: Final = frozenset(
    ("tier", "band", "band_computed", "health", "health_change", "confidence", "why", "ltv",
     "phase", "phase_progress", "phase_since")
)  # fmt: skip


class DayAhead(WorkbenchError):
    """A day that has not come."""

    template = N_("errors", "{day} has not come yet. Nothing was changed. Ask for a day up to {today}.")
    code = "CSW-1402"


@dataclass(frozen=True, slots=True)
class Then:
    """What was shown of one account: None unknown."""

    health: float | None = None
    band: str | None = None
    change: float | None = None
    confidence: float | None = None
    phase: str | None = None
    phase_since: str | None = None
    tier: str | None = None


def is_past(bench: Workbench, day: date | None) -> bool:
    """Say whether ``day`` is before the day that the book is of.

    Raises:
        DayAhead: it has not come yet.
    """
    from cs_workbench.services.standing import data_day

    if day is None:
        return False
    if day > bench.today:
        raise DayAhead(day=bench.catalogue.shown(day), today=bench.catalogue.shown(bench.today))
    with bench.store.read() as db:
        return day < data_day(db, bench.today)


def load_book_then(bench: Workbench, day: date) -> Book:
    """Return the accounts of ``day``, with every fact and own field as it was known and shown then."""
    from cs_workbench.services.book import worded
    from cs_workbench.store import facts
    from cs_workbench.store.book import load_book as load
    from cs_workbench.store.columns import CALCULATED, standing_column
    from cs_workbench.store.past import past

    with past(bench.store) as before:
        db = before.at(day)
        before.stand((), ())
        inputs = facts.load_scoring_inputs(db, day)
        columns = dict(inputs.columns)
        ratios = columns["active_trend"].values
        columns["active_trend"] = Column(Kind.NUMBER, season_adjust(ratios, season_median(ratios)))
        ids = inputs.account_id.tolist()
        told = {
            standing_column(fact): stored_values(columns[fact])
            for fact in CALCULATED
            if fact in columns and fact not in SHOWN
        }
        told["currency"] = _currencies(columns["arr"])
        told |= _shown(db, day, ids)
        told |= _by_hand(db, day, ids, told)
        told["as_of"] = [day.isoformat()] * len(ids)
        before.stand(list(told), zip(ids, *told.values(), strict=True))
        book = worded(bench, load(db))
        unborn = before.unborn()
    begins = book["started_on"].values
    is_there = np.isnat(begins) | (begins <= np.datetime64(day))
    if unborn:
        is_there &= ~np.isin(book.account_id, list(unborn))
    return book if is_there.all() else book.take(np.flatnonzero(is_there))


def fields_known_from(bench: Workbench) -> date | None:
    """Return the first day on which a source told of its accounts' own fields, such as the owner; None: none did."""
    from cs_workbench.store import book

    with bench.store.read() as db:
        first = book.first_told(db)
    return None if first is None else date.fromisoformat(first[:10])


# Inside


def _currencies(arr: Column) -> list[str | None]:
    codes = np.zeros(len(arr), np.int8) if arr.currency is None else arr.currency
    known = arr.is_known()
    return [
        arr.labels[code] if is_known else None
        for code, is_known in zip(codes.tolist(), known.tolist(), strict=True)
    ]


def _shown(db: Connection, day: date, ids: list[int]) -> dict[str, list[Any]]:
    """Return what the newest snapshots begun by ``day`` kept, and the tiers of the log."""
    from cs_workbench.store import overrides, standing, tier_changes

    kept = standing.snapshots_at(db, day)
    month = standing.bands_at(db, day - MONTH)
    tiers: dict[int, str | None] = dict(tier_changes.last(db, ids))
    tiers |= {account: o.value for account, o in overrides.in_force(db, "tier", day.isoformat()).items()}
    rows = [_then(kept.get(account), month.get(account), tiers.get(account)) for account in ids]
    by_hand = overrides.in_force(db, "band", day.isoformat())
    return {
        "band": [
            by_hand[account].value if account in by_hand else row.band
            for account, row in zip(ids, rows, strict=True)
        ],
        "health": [row.health for row in rows],
        "shown": [None if row.health is None else displayed(row.health) for row in rows],
        "health_change": [row.change for row in rows],
        "confidence": [row.confidence for row in rows],
        "phase": [row.phase for row in rows],
        "phase_since": [row.phase_since for row in rows],
        "tier": [row.tier for row in rows],
    }


def _then(kept: Snapshot | None, month: tuple[str, float] | None, tier: str | None) -> Then:
    if kept is None:
        return Then(tier=tier)
    state = read_states([(kept.week, kept.phase)]) if kept.phase else None
    since = None if state is None or np.isnat(state.since[0]) else str(state.since[0])
    return Then(
        health=kept.shown,
        band=kept.band if kept.band in BANDS else None,
        change=None if kept.shown is None or month is None else kept.shown - month[1],
        confidence=kept.confidence,
        phase=None if state is None or state.phase[0] < 0 else PHASES[int(state.phase[0])],
        phase_since=since,
        tier=tier,
    )


def _by_hand(
    db: Connection, day: date, ids: list[int], told: Mapping[str, list[Any]]
) -> dict[str, list[Any]]:
    """Return the lifetime values that people had set; a computed one is not known any more."""
    from cs_workbench.store import overrides

    found = overrides.in_force(db, LTV_KIND, day.isoformat())
    amounts: list[Any] = [None] * len(ids)
    currencies = list(told["currency"])
    for row, account in enumerate(ids):
        if account in found:
            money = money_of(found[account].value)
            amounts[row], currencies[row] = money.minor, currencies[row] or money.currency
    return {"ltv_minor": amounts, "currency": currencies}
