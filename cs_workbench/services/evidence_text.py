"""A back-test as text and back: what it found, without what it looked at and without a customer's name."""

from __future__ import annotations

import dataclasses
import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.backtest import BandRow, CalibrationRow, Gate, Observations, Report
from cs_workbench.domain.discrimination import Interval
from cs_workbench.domain.leaks import Leak
from cs_workbench.domain.point_in_time import Protocol
from cs_workbench.domain.scorecard import parse_scorecard
from cs_workbench.domain.weight_suggestion import Suggestion
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.services.backtest import Asked, BackTest, MeasureTold, Missed
from cs_workbench.services.observing import Observed
from cs_workbench.services.scorecards import exported

#: Of this shape; a text of another one is passed over.
SHAPE: Final = 1


@dataclass(frozen=True, slots=True)
class DataState:
    """What the data were like: when they were synced last (ISO, '' never), and a print of every outcome."""

    synced_at: str
    outcomes: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A back-test as it was kept.

    Attributes:
        tested: what came out; its ``observed.seen`` is empty but for the card's weights.
        other: other weights, None with too few churns for them.
        at: when it was made; ``state``: of which data.
    """

    tested: BackTest
    other: Suggestion | None
    at: datetime
    state: DataState


def evidence_text(found: Evidence) -> str:
    """Return it as text."""
    tested, seen = found.tested, found.tested.observed
    document = {
        "shape": SHAPE,
        "at": iso(found.at),
        "state": found.state,
        "card": exported(tested.card),
        "version": tested.card.version,
        "asked": replace(tested.asked, card=None if tested.asked.card is None else str(tested.asked.card)),
        "protocol": tested.protocol,
        "is_forecast": tested.is_forecast,
        "observed": {
            "days": seen.days, "first": seen.first, "last": seen.last, "left_out": dict(seen.left_out),
            "ignored": dict(seen.ignored), "snapshots": seen.snapshots, "weight": seen.seen.weight,
        },
        "accounts": tested.accounts, "no_score": tested.no_score, "too_late": tested.too_late,
        "report": {**_fields(tested.report), "lift": list(tested.report.lift.items())},
        "measures": [{**_fields(m), "name": ""} for m in tested.measures],
        "leaks": tested.leaks,
        "left": [{**_fields(one), "account": "", "account_id": 0} for one in tested.left],
        "other": found.other,
    }  # fmt: skip
    return json.dumps(_plain(document), ensure_ascii=False)


def read_evidence(text: str, known: Mapping[str, tuple[int, str]], language: str) -> Evidence | None:
    """Return what `evidence_text` wrote; None of another shape.

    ``known``: account uid -> its id and name; whoever is not there any more is left out.
    ``language``: 'ja' or 'en', of the names of measures.
    """
    told = json.loads(text)
    if told.get("shape") != SHAPE:
        return None
    card = replace(parse_scorecard(told["card"]), version=told["version"])
    called = {m.id: m.ja if language == "ja" else m.en for m in card.measures}
    asked, seen = told["asked"], told["observed"]
    until = _day(asked["until"])
    tested = BackTest(
        card=card,
        asked=Asked(asked["card"], asked["outcome"], asked["months"], until, asked["is_draft"]),
        protocol=Protocol(**told["protocol"]),
        observed=Observed(
            unseen(tuple(called), seen["weight"], date.fromisoformat(seen["last"]), is_forecast=told["is_forecast"]),
            tuple(date.fromisoformat(day) for day in seen["days"]),
            date.fromisoformat(seen["first"]), date.fromisoformat(seen["last"]),
            Counter(seen["left_out"]), Counter(seen["ignored"]), seen["snapshots"],
        ),
        accounts=told["accounts"], no_score=told["no_score"], too_late=told["too_late"],
        report=_report(told["report"]),
        measures=tuple(
            MeasureTold(**{**m, "name": called.get(m["id"], m["id"]), "auc": _number(m["auc"])})
            for m in told["measures"]
        ),
        leaks=tuple(Leak(one["kind"], one["measure"], _number(one["value"])) for one in told["leaks"]),
        left=tuple(_left(one, known) for one in told["left"] if one["account_uid"] in known),
    )  # fmt: skip
    return Evidence(tested, _other(told["other"]), from_iso(told["at"]), DataState(**told["state"]))


# Inside


def _fields(value: Any) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    """Return ``value`` as JSON can carry it; NaN is null."""
    if dataclasses.is_dataclass(value):
        return _plain(_fields(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, np.ndarray)):
        return [_plain(item) for item in value]
    if isinstance(value, (date, Path)):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(value)
    return value


def _number(told: float | None) -> float:
    return math.nan if told is None else float(told)


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _interval(told: Mapping[str, Any]) -> Interval:
    return Interval(_number(told["value"]), _number(told["low"]), _number(told["high"]))


def _array(told: list[float | None]) -> NDArray[np.float64]:
    return np.array([_number(one) for one in told], dtype=np.float64)


def _report(told: dict[str, Any]) -> Report:
    numbers = {
        name: _number(told[name])
        for name in ("base_rate", "auc_at_once", "brier", "skill", "harrell", "lead_days")
    }
    return Report(
        **{
            **told,
            **numbers,
            "gate": Gate(told["gate"]),
            "auc": _interval(told["auc"]),
            "lift": {
                float(share): (_number(lift), _number(caught)) for share, (lift, caught) in told["lift"]
            },
            "bands": tuple(
                BandRow(b["band"], b["rows"], b["churned"], _interval(b["share"])) for b in told["bands"]
            ),
            "calibration": tuple(
                CalibrationRow(row["rows"], _number(row["said"]), _interval(row["came"]))
                for row in told["calibration"]
            ),
            "missed": tuple(told["missed"]),
            "left": tuple(told["left"]),
        }
    )


def _left(told: dict[str, Any], known: Mapping[str, tuple[int, str]]) -> Missed:
    account_id, name = known[told["account_uid"]]
    return Missed(
        told["account_uid"], name, date.fromisoformat(told["seen_on"]), float(told["score"]),
        _day(told["churned_on"]), told["reason"], tuple(told["weakest"]), told["band"], account_id,
    )  # fmt: skip


def _other(told: dict[str, Any] | None) -> Suggestion | None:
    if told is None:
        return None
    arrays = {name: _array(told[name]) for name in ("own", "suggested", "low", "high")}
    spans = {name: _interval(told[name]) for name in ("out_of_time", "card")}
    names = {name: tuple(told[name]) for name in ("measures", "reversed")}
    return Suggestion(**{**told, **arrays, **spans, **names, "gain": _number(told["gain"])})


def unseen(
    measures: tuple[str, ...], weight: list[float | None], data_end: date, *, is_forecast: bool
) -> Observations:
    """Return no observations, but the card's weights."""
    nothing = np.zeros(0)
    return Observations(
        measures=measures, account=nothing.astype(np.int64), t0=nothing.astype("datetime64[D]"), score=nothing,
        band=nothing.astype(np.int8), points=np.zeros((len(measures), 0)), weight=_array(weight),
        churned_on=nothing.astype("datetime64[D]"), label=nothing.astype(np.int8), data_end=data_end,
        is_forecast=is_forecast,
    )  # fmt: skip
