"""Standings as the store keeps them: columns of stored values, sentences not yet made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Column
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.health_bands import band_state_texts, displayed
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.phases import ASSUMED, SOURCE, state_texts
from cs_workbench.domain.reasons import first_reasons

if TYPE_CHECKING:
    from cs_workbench.services.standing import Standings
    from cs_workbench.store.connect import Connection

MONTH: Final = timedelta(days=30)
NOTHING_BY_HAND: Final[Mapping[int, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Standings as the store keeps them: columns of stored values, one list each."""

    accounts: list[int]
    columns: dict[str, list[Any]]
    snapshot: dict[str, list[Any]]


def stored_rows(
    db: Connection, standings: Standings, by_hand: Mapping[int, str] = NOTHING_BY_HAND
) -> StoredRows:
    """Return computed standings as rows of ``calc_standing`` and ``calc_snapshot``.

    ``by_hand``: the bands that people set; they stand in the place of the computed ones, which the snapshots keep.
    """
    from cs_workbench.store import standing
    from cs_workbench.store.columns import CALCULATED, standing_column

    health, as_of = standings.scored.health, standings.scored.as_of
    accounts = standings.book.account_id.tolist()
    before = standing.bands_at(db, as_of - MONTH, accounts)
    then = np.array([before.get(a, ("", np.nan))[1] for a in accounts], dtype=np.float64)
    computed: dict[str, list[Any]] = {
        fact: stored_values(column) for fact, column in standings.book.columns.items() if fact in CALCULATED
    }
    computed |= {
        "band": [
            by_hand.get(account, BANDS[code])
            for account, code in zip(accounts, health.band.tolist(), strict=True)
        ],
        "health": _numbers(health.shown),
        "health_change": _numbers(health.shown - then),
        "confidence": _numbers(health.confidence),
        "why": _reasons(standings),
    }
    columns = {standing_column(fact): values for fact, values in computed.items()}
    columns |= {
        "tier_rule": standings.placements.rule_texts().tolist(),
        "tier_missing": standings.placements.missing_texts().tolist(),
        "currency": _currencies(standings.book["arr"], standings.book["ltv"]),
        "phase_assumed": standings.phases.assumed().astype(int).tolist(),
        "phase_rule": standings.phases.rule_ids(),
        "phase_value": _numbers(standings.phases.value),
        "shown": [None if np.isnan(score) else displayed(score) for score in health.shown.tolist()],
        "band_state": band_state_texts(health.state),
        "low": _numbers(health.low),
        "high": _numbers(health.high),
        "uncertain": health.uncertain.astype(int).tolist(),
        "as_of": [as_of.isoformat()] * len(accounts),
    }
    snapshot = health_columns(standings) | {
        "low": columns["low"],
        "high": columns["high"],
        "model_version": [f"{standings.scored.card.id}.{standings.scored.card.version}"] * len(accounts),
        "phase": _phase_states(standings),
    }
    return StoredRows(accounts, columns, snapshot)


def health_columns(standings: Standings) -> dict[str, list[Any]]:
    """Return what is kept of a week's health: score, what is shown of it, band, confidence, and what it is made of."""
    health = standings.scored.health
    return {
        "score": _numbers(health.score),
        "shown": _numbers(health.shown),
        "band": [BANDS[code] for code in health.band.tolist()],
        "confidence": _numbers(health.confidence),
        "detail": _details(standings, band_state_texts(health.state)),
    }


def stored_values(column: Column) -> list[Any]:
    """Return a column as the database keeps it; unknown is None."""
    values = column.values
    if column.kind is not Kind.TEXT and not column.is_known().any():
        return [None] * len(values)
    if column.kind in (Kind.DATE, Kind.TIME):
        return [None if text == "NaT" else text for text in np.datetime_as_string(values).tolist()]
    if column.kind is Kind.MONEY:
        known = column.known if column.known is not None else np.ones(len(values), np.bool_)
        return [v if k else None for v, k in zip(values.tolist(), known.tolist(), strict=True)]
    if column.kind in (Kind.CHOICE, Kind.REF):
        return [column.labels[code] if code >= 0 else None for code in values.tolist()]
    if column.kind is Kind.YES_NO:
        return [None if code < 0 else code for code in values.tolist()]
    if column.kind is Kind.TEXT:
        return [text or None for text in values.tolist()]
    if column.kind is Kind.INT:
        return [None if np.isnan(v) else int(v) for v in values.tolist()]
    return _numbers(values)


def _numbers(values: NDArray[Any]) -> list[float | None]:
    unknown = np.isnan(values)
    if unknown.all():
        return [None] * len(values)
    told: list[float | None] = values.astype(np.float64).tolist()
    for row in np.flatnonzero(unknown).tolist():
        told[row] = None
    return told


def _phase_states(standings: Standings) -> list[str | None]:
    """Return the states of phases; None where no score is kept and the phase will be found the same again."""
    now, score = standings.phases.now, standings.scored.health.score
    again = np.isnan(score) & (now.up == 0) & ((now.cause == SOURCE) | (now.cause == ASSUMED))
    return state_texts(now, again)


def _currencies(*amounts: Column) -> list[str | None]:
    """Return the currency of each account's amounts: that of the first of ``amounts`` that is known."""
    found: list[str | None] = [None] * len(amounts[0])
    for column in reversed(amounts):
        codes = column.currency if column.currency is not None else np.zeros(len(column), np.int8)
        for row in np.flatnonzero(column.is_known()).tolist():
            found[row] = column.labels[codes[row]]
    return found


def _reasons(standings: Standings) -> list[str | None]:
    """Return the first reason of each account as JSON: the sentence is made where it is read."""
    facts = {
        fact: c.values for fact, c in standings.book.columns.items() if c.kind in (Kind.INT, Kind.NUMBER)
    }
    texts: dict[int, str] = {}  # by identity: many accounts share one reason
    found = first_reasons(standings.scored, facts)
    for reason in found:
        if reason is not None and id(reason) not in texts:
            told = {"code": reason.code, "text": reason.text, "params": dict(reason.params)}
            texts[id(reason)] = json.dumps({**told, "ja": reason.ja, "en": reason.en}, ensure_ascii=False)
    return [None if reason is None else texts[id(reason)] for reason in found]


def _details(standings: Standings, states: Sequence[str]) -> list[str]:
    """Return per account: the band's state, then ``measure=points*weight`` of every measure that counted."""
    health = standings.scored.health
    points, weights = health.points.T.tolist(), health.effective.T.tolist()
    return [
        "|".join(
            [state]
            + [
                f"{m}={p:.1f}*{w:.4f}"
                for m, p, w in zip(health.measures, account_points, account_weights, strict=True)
                if w > 0
            ]
        )
        for state, account_points, account_weights in zip(states, points, weights, strict=True)
    ]
