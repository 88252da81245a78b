"""A back-test, other weights and what they would change, as documents for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cs_workbench.domain.discrimination import Interval
    from cs_workbench.domain.weight_suggestion import Suggestion
    from cs_workbench.services.backtest import BackTest
    from cs_workbench.services.card_preview import Preview
    from cs_workbench.services.workbench import Workbench


def as_json(bench: Workbench, tested: BackTest) -> dict[str, Any]:
    """Return a back-test as JSON names it; an unknown figure is null."""
    from cs_workbench.services.backtest_words import findings

    found, seen, card = tested.report, tested.observed, tested.card
    names = {told.id: told.name for told in tested.measures}
    return {
        "card": {"id": card.id, "version": card.version, "ja": card.ja, "en": card.en},
        "kind": "forecast" if tested.is_forecast else "cross_section",
        "outcome": tested.asked.outcome or None,
        "days": seen.days, "data": {"first": seen.first, "last": seen.last},
        "gap_days": tested.protocol.gap_days, "horizon_days": tested.protocol.horizon_days,
        "accounts": tested.accounts, "rows": found.rows, "events": found.events, "base_rate": found.base_rate,
        "gate": found.gate.name.lower(), "evidence": found.has_evidence, "says": findings(bench.say, tested),
        "auc": _interval(found.auc), "auc_without_gap": found.auc_at_once,
        "brier": found.brier, "skill": found.skill, "curve": found.curve or None, "calibrated": found.calibrated,
        "lift": [{"share": share, "lift": lift, "capture": caught} for share, (lift, caught) in found.lift.items()],
        "harrell_c": found.harrell, "lead_days": found.lead_days,
        "bands": [
            {"band": b.band, "rows": b.rows, "churned": b.churned, "share": _interval(b.share)} for b in found.bands
        ],
        "calibration": [{"rows": r.rows, "said": r.said, "came": _interval(r.came)} for r in found.calibration],
        "measures": [
            {"id": m.id, "name": m.name, "weight": m.weight, "known": m.known, "auc": m.auc, "why": m.why or None}
            for m in tested.measures
        ],
        "leaks": leaks_json(tested),
        "missed": [
            {"account_uid": m.account_uid, "account": m.account, "seen_on": m.seen_on, "score": m.score,
             "churned_on": m.churned_on, "reason": m.reason or None,
             "weakest": [names.get(one, one) for one in m.weakest]}
            for m in tested.missed
        ],
        "left_out": {**seen.left_out, "too_late": tested.too_late, "no_score": tested.no_score},
        "ignored": dict(seen.ignored), "from_snapshots": seen.snapshots,
    }  # fmt: skip


def leaks_json(tested: BackTest) -> list[dict[str, Any]]:
    """Return every suspicion."""
    return [
        {"kind": leak.kind, "measure": leak.measure or None, "value": leak.value} for leak in tested.leaks
    ]


def suggestion_json(found: Suggestion) -> dict[str, Any]:
    """Return other weights; an unknown figure is null."""
    return {
        "offered": found.is_offered, "experimental": found.is_experimental, "gain": found.gain, "gains": found.gains,
        "auc_out_of_time": _interval(found.out_of_time), "auc_card": _interval(found.card),
        "reversed": found.reversed,
        "weights": [
            {"measure": m, "own": float(own), "suggested": float(new), "low": float(low), "high": float(high)}
            for m, own, new, low, high in zip(
                found.measures, found.own, found.suggested, found.low, found.high, strict=True)
        ],
    }  # fmt: skip


def _interval(figure: Interval) -> dict[str, float]:
    return {"value": figure.value, "low": figure.low, "high": figure.high}


def preview_json(found: Preview) -> dict[str, Any]:
    """Return what a card would change."""
    return {
        "bands": {band: {"before": now, "after": then} for band, (now, then) in found.counts.items()},
        "moved": [
            {"account_uid": m.uid, "account": m.account, "before": m.before, "after": m.after}
            for m in found.moved
        ],
    }
