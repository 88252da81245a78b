"""``health backtest|suggest``: a scorecard held against what became of the accounts, and other weights for it."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.discrimination import Interval
    from cs_workbench.domain.weight_suggestion import Suggestion
    from cs_workbench.services.backtest import Asked, BackTest
    from cs_workbench.services.workbench import Workbench

MONTHS: Final = (6, 120)
MOST_MISSED: Final = 20
BAND_HEADINGS: Final = (
    N_("cli", "Health"), N_("cli", "Looks"), N_("cli", "Left"), N_("cli", "Left %"), N_("cli", "95 % interval"),
)  # fmt: skip
FIGURE_HEADINGS: Final = (N_("cli", "Figure"), N_("cli", "Value"), N_("cli", "95 % interval"))
MEASURE_HEADINGS: Final = (
    N_("cli", "Measure"), N_("cli", "Weight %"), N_("cli", "Known %"), N_("cli", "AUC alone"), N_("cli", "Remark"),
)  # fmt: skip
CALIBRATION_HEADINGS: Final = (
    N_("cli", "Chance said %"), N_("cli", "Looks"), N_("cli", "Left %"), N_("cli", "95 % interval"),
)  # fmt: skip
MISSED_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Seen on"), N_("cli", "Score"), N_("cli", "Churned on"), N_("cli", "Reason"),
    N_("cli", "Weakest measures"),
)  # fmt: skip
WEIGHT_HEADINGS: Final = (
    N_("cli", "Measure"), N_("cli", "Yours %"), N_("cli", "Suggested %"), N_("cli", "80 % interval"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    backtest = verbs.add_parser(
        "backtest", help="how well a scorecard told those who left from those who stayed"
    )
    _add_asked(backtest)
    backtest.set_defaults(run=run_backtest, window=False)
    suggest = verbs.add_parser("suggest", help="other weights, where they prove better; nothing is changed")
    _add_asked(suggest)
    suggest.add_argument(
        "--to", type=Path, metavar="FILE", help="write the card with these weights to a file"
    )
    suggest.set_defaults(run=run_suggest, window=False)


def _add_asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--card", type=Path, metavar="FILE", help="a scorecard (default: the one in force)")
    parser.add_argument("--months", type=int, metavar="N", help="how far back to look (default 24)")
    parser.add_argument("--until", metavar="DAY", help="the last day that the data tell everything of")
    parser.add_argument(
        "--outcome", default="", metavar="own.ID", help="for data without days: who left, a yes/no field"
    )


def _asked(options: argparse.Namespace, bench: Workbench) -> Asked:
    from cs_workbench.services.backtest import MONTHS as USUAL
    from cs_workbench.services.backtest import Asked
    from cs_workbench.services.economics import within
    from cs_workbench.services.quick_entry import written_day

    months = int(within(options.months, USUAL, "months", *MONTHS))
    until = written_day(bench, options.until) if options.until else None
    return Asked(options.card, options.outcome, months, until)


def run_backtest(options: argparse.Namespace) -> int:
    """Print what became of the accounts, in words and in figures."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.backtest import backtest

    with opened(options) as bench:
        tested = backtest(bench, _asked(options, bench))
        if options.json:
            print_json({"backtest": as_json(bench, tested)})
        else:
            _print(bench, tested)
    return 0


def run_suggest(options: argparse.Namespace) -> int:
    """Print other weights beside the card's own."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.backtest import (
        backtest,
        churns_needed,
        name_of,
        other_weights,
        suggested_text,
    )
    from cs_workbench.services.backtest_words import headline, suspicions, verdict
    from cs_workbench.services.export import write_bytes

    with opened(options) as bench:
        tested = backtest(bench, _asked(options, bench))
        found = other_weights(tested)
        said = verdict(bench.say, found, churns_needed(tested), tested)
        if options.to is not None and found is not None:
            write_bytes(options.to, suggested_text(bench, tested, found).encode("utf-8"))
        if options.json:
            document = None if found is None else _suggestion_json(found)
            print_json({"suggestion": document, "says": said, "churns_needed": churns_needed(tested),
                        "leaks": _leaks_json(tested)})  # fmt: skip
            return 0
        print("\n".join([*headline(bench.say, tested), *said]))
        if found is not None:
            names = {m.id: name_of(bench, m) for m in tested.card.measures}
            _table(bench, WEIGHT_HEADINGS, [
                [names[m], _percent(own), _percent(new), _span(low, high)]
                for m, own, new, low, high in zip(
                    found.measures, found.own, found.suggested, found.low, found.high, strict=True)
            ])  # fmt: skip
            _table(bench, FIGURE_HEADINGS, [
                [bench.say("cli", N_("cli", "AUC of your weights")), *_figure(found.card)],
                [bench.say("cli", N_("cli", "AUC of weights learned elsewhere")), *_figure(found.out_of_time)],
            ])  # fmt: skip
        for sentence in suspicions(bench.say, tested):
            talk(sentence)
    return 0


def as_json(bench: Workbench, tested: BackTest) -> dict[str, Any]:
    """Return a back-test as JSON names it; an unknown figure is null."""
    from cs_workbench.services.backtest_words import findings

    found, seen, card = tested.report, tested.observed, tested.card
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
        "leaks": _leaks_json(tested),
        "missed": [
            {"account_uid": m.account_uid, "account": m.account, "seen_on": m.seen_on, "score": m.score,
             "churned_on": m.churned_on, "reason": m.reason or None, "weakest": m.weakest}
            for m in tested.missed
        ],
        "left_out": {**seen.left_out, "too_late": tested.too_late, "no_score": tested.no_score},
        "ignored": dict(seen.ignored), "from_snapshots": seen.snapshots,
    }  # fmt: skip


def _leaks_json(tested: BackTest) -> list[dict[str, Any]]:
    return [
        {"kind": leak.kind, "measure": leak.measure or None, "value": leak.value} for leak in tested.leaks
    ]


def _suggestion_json(found: Suggestion) -> dict[str, Any]:
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


def _print(bench: Workbench, tested: BackTest) -> None:
    from cs_workbench.domain.words import word
    from cs_workbench.services import backtest_words as words

    say, found = bench.say, tested.report
    print("\n".join(words.headline(say, tested)))
    print("\n".join([*words.findings(say, tested), *words.suspicions(say, tested)]))
    _table(bench, BAND_HEADINGS, [
        [say("values", word("band", b.band)), b.rows, b.churned, _percent(b.share.value),
         _span(b.share.low, b.share.high) if b.rows else None]
        for b in found.bands
    ])  # fmt: skip
    figures = [
        [say("cli", N_("cli", "Right pairs (AUC)")), *_figure(found.auc)],
        [say("cli", N_("cli", "AUC with the first 30 days")), _number(found.auc_at_once), None],
        [say("cli", N_("cli", "Right order in time (Harrell C)")), _number(found.harrell), None],
        [say("cli", N_("cli", "Error of the chance (Brier)")), _number(found.brier), None],
        [say("cli", N_("cli", "Better than the base rate (skill)")), _number(found.skill), None],
        *[
            [say("cli", N_("cli", "Lift of the lowest {share} %"), share=round(share * 100)), _number(times), None]
            for share, (times, _caught) in found.lift.items()
        ],
        [say("cli", N_("cli", "Days from a warning to the churn")), _days(found.lead_days), None],
    ]  # fmt: skip
    if any(value is not None for _, value, _ in figures):
        _table(bench, FIGURE_HEADINGS, [row for row in figures if row[1] is not None])
    if found.calibration:
        _table(bench, CALIBRATION_HEADINGS, [
            [_percent(r.said), r.rows, _percent(r.came.value), _span(r.came.low, r.came.high)]
            for r in found.calibration
        ])  # fmt: skip
    _table(bench, MEASURE_HEADINGS, [
        [m.name, _percent(m.weight), _percent(m.known), _number(m.auc), words.measure_note(say, m.why)]
        for m in tested.measures
    ])  # fmt: skip
    if tested.missed:
        _table(bench, MISSED_HEADINGS, [
            [m.account, str(m.seen_on), round(m.score), str(m.churned_on or ""), words.reason_text(say, m),
             say("backtest", N_("backtest", ", ")).join(m.weakest)]
            for m in tested.missed[:MOST_MISSED]
        ])  # fmt: skip
        if len(tested.missed) > MOST_MISSED:
            talk(say("cli", "%n more; --json lists all.", len(tested.missed) - MOST_MISSED))
    for remark in words.remarks(say, tested):
        talk(remark)


def _table(bench: Workbench, headings: tuple[str, ...], rows: list[list[Any]]) -> None:
    print()
    print_table([bench.say("cli", text) for text in headings], rows)


def _figure(figure: Interval) -> list[str | None]:
    return [_number(figure.value), None if math.isnan(figure.low) else f"{figure.low:.3f}–{figure.high:.3f}"]


def _number(value: float) -> str | None:
    return None if math.isnan(value) else f"{value:.3f}"


def _days(value: float) -> str | None:
    return None if math.isnan(value) else f"{value:.0f}"


def _percent(share: float) -> float | None:
    return None if math.isnan(share) else float(round(share * 100))


def _span(low: float, high: float) -> str:
    return f"{low * 100:.0f}–{high * 100:.0f}"
