"""A back-test of a scorecard with everything that can stand on its page, as the services make it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from cs_workbench.domain.backtest import BandRow, CalibrationRow, Gate, Report
from cs_workbench.domain.discrimination import Interval, wilson
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.leaks import Leak
from cs_workbench.domain.override_record import Came, Right, tallies
from cs_workbench.domain.point_in_time import Protocol
from cs_workbench.domain.weight_suggestion import Suggestion
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.backtest import Asked, BackTest, MeasureTold, Missed, nominal_weights
from cs_workbench.services.backtest_figures import figure_rows, weight_figures
from cs_workbench.services.backtest_words import measure_note
from cs_workbench.services.card_preview import BINS, Preview, Rescored
from cs_workbench.services.charts.evidence import calibration
from cs_workbench.services.evidence import EvidencePage, LeftRow
from cs_workbench.services.evidence_text import DataState, Evidence, unseen
from cs_workbench.services.evidence_words import evidence_words
from cs_workbench.services.observing import Observed
from cs_workbench.services.override_record import OverrideRecord, OverrideRow
from cs_workbench.services.scorecards import built_in
from cs_workbench.services.workbench import Workbench
from cs_workbench.ui.views.wording import either_text

if TYPE_CHECKING:
    from cs_workbench.store.engine import Store

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
DAY = date(2026, 6, 28)
LONG = "株式会社あおば精機グループホールディングス"


def bench() -> Workbench:
    """Return a ticket that can only speak."""
    catalogue = load_catalogue(either_text("ja", "en"))
    return Workbench(cast("Store", None), FixedClock(NOW), catalogue, Path(), "made")


def evidence() -> EvidencePage:
    """Return a page with all that can be told at once: enough churns, leaks, an offer, overrides."""
    (card, *_), ticket = built_in(), bench()
    ids = tuple(m.id for m in card.measures)
    bands = tuple(
        BandRow(band, rows, left, wilson(left, rows))
        for band, rows, left in zip(BANDS, (1644, 477, 181, 776), (60, 39, 41, 4), strict=True)
    )
    report = Report(
        rows=3078, events=144, base_rate=144 / 3078, gate=Gate.CHANCE, auc=Interval(0.772, 0.69, 0.854),
        auc_at_once=0.791, brier=0.024, skill=0.031, curve="platt", lift={0.1: (3.6, 0.36), 0.2: (2.6, 0.52)},
        bands=bands,
        calibration=tuple(CalibrationRow(300, p, wilson(int(300 * p) + 9, 300)) for p in (0.01, 0.03, 0.2)),
        harrell=0.79, lead_days=86.0, missed=(), calibrated=900,
    )  # fmt: skip
    left = tuple(
        Missed(f"u{n}", LONG, DAY, 70.0 + n, date(2026, 10, n + 1), "adoption", ids[:2], "green" if n < 8 else "red", n)
        for n in range(1, 13)
    )  # fmt: skip
    observed = Observed(
        unseen(ids, [1 / len(ids)] * len(ids), DAY, is_forecast=True), (date(2025, 3, 30), DAY), date(2024, 1, 1),
        date(2026, 11, 22), Counter(notice=42, churned=177), Counter(before_start=2), 31,
    )  # fmt: skip
    tested = BackTest(
        card=card, asked=Asked(card.id), protocol=Protocol(), observed=observed, accounts=352, no_score=3, too_late=5,
        report=report,
        measures=tuple(
            MeasureTold(m.id, either_text(m.ja, m.en), 0.1, 0.7, math.nan if n == 4 else 0.6,
                        "no_history" if n == 4 else "constant" if n == 5 else "")
            for n, m in enumerate(card.measures)
        ),
        leaks=(Leak("missing", ids[0], 0.9), Leak("missing", ids[1], 0.9), Leak("after_notice", ids[2], 0.85)),
        left=left,
    )  # fmt: skip
    own = np.array(list(nominal_weights(card).values()))
    other = Suggestion(
        ids, own, np.roll(own, 1), np.maximum(own - 0.1, 0), own + 0.1, 0.03, 0.97, ids[:1], is_offered=True,
        is_experimental=True, out_of_time=Interval(0.79, 0.71, 0.86), card=Interval(0.77, 0.69, 0.85),
    )  # fmt: skip
    kept = Evidence(tested, other, NOW, DataState("", ""))
    rows = tuple(
        OverrideRow(
            n, f"u{n}", LONG, kind, formula, person, "佐藤" if n % 3 else "鈴木", "電話で確認", DAY, None, False,
            Came.CHURN, date(2026, 8, 1), Right.FORMULA,
        )
        for n in range(1, 25)
        for kind, formula, person in [("tier", "low", "high") if n % 2 else ("band", "red", "green")]
    )  # fmt: skip
    record = OverrideRecord(
        NOW.date(), rows, tallies([row.by for row in rows], np.array([row.right for row in rows]))
    )
    moved = Preview(
        400, 400, dict.fromkeys(BANDS, (81, 90)),
        tuple(Rescored(n, f"u{n}", LONG, "green", "red" if n % 2 else "yellow", 71, 38) for n in range(1, 20)),
        (tuple(range(BINS)), tuple(range(BINS))), (),
    )  # fmt: skip
    stale = ("card", "data")
    words = evidence_words(ticket, kept, record, stale=stale, churns=144, moved=moved, is_applied=False)
    return EvidencePage(
        words=words, kept=kept, stale=stale,
        left=tuple(LeftRow(one, either_text("利用が定着せず", "adoption never took root"), "–") for one in left),
        notes={m.id: measure_note(ticket.say, m.why) for m in tested.measures},
        now=dict(zip(ids, own.tolist(), strict=True)), can_apply=True, is_applied=False,
        figures=tuple(figure_rows(ticket.say, tested)), other_figures=tuple(weight_figures(ticket.say, other)),
        moved=moved, chart=calibration(ticket, tested, NOW.date()), record=record,
    )  # fmt: skip


def hidden() -> EvidencePage:
    """Return a page with too few churns for anything."""
    record = OverrideRecord(NOW.date(), (), ())
    words = evidence_words(bench(), None, record, stale=(), churns=7, moved=None, is_applied=False)
    return replace(
        evidence(), words=words, kept=None, stale=(), left=(), notes={}, figures=(), other_figures=(), moved=None,
        chart=None, record=record, can_apply=False,
    )  # fmt: skip
