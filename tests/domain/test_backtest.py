"""The report of a back-test, its gates, how rows teach each other, and the leaks it looks for."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_workbench.domain.backtest import Gate, Observations, gate, report, splits
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.leaks import leaks, moved_by_notice
from cs_workbench.domain.point_in_time import CHURNED, STAYED, Protocol, labels
from cs_workbench.domain.scorecard import Measure

NAN = float("nan")
PROTOCOL = Protocol()
END = date(2026, 9, 30)
DAYS = [np.datetime64(day) for day in ("2025-06-29", "2025-09-28", "2025-12-28", "2026-03-29")]


def observed(n: int = 400, *, tells: float = 2.0, rate: float = 0.2, seed: int = 3) -> Observations:
    """Return ``n`` rows over four quarters; the second of two measures tells of churn, ``tells`` how strongly."""
    rng = np.random.default_rng(seed)
    t0 = np.sort(rng.choice(DAYS, n))
    leaves = rng.random(n) < rate
    after = rng.integers(31, 120, n).astype("timedelta64[D]")
    churned_on = np.where(leaves, t0 + after, np.datetime64("NaT"))
    points = np.clip(np.array([rng.normal(60, 15, n), rng.normal(60, 15, n) - 10 * tells * leaves]), 0, 100)
    score = points.mean(axis=0)
    return Observations(
        measures=("noise", "use"),
        account=rng.integers(0, n // 3 + 1, n),
        t0=t0,
        score=score,
        band=np.where(score >= 70, 0, np.where(score >= 40, 1, 2)).astype(np.int8),
        points=points,
        weight=np.array([0.5, 0.5]),
        churned_on=churned_on,
        label=labels(t0, churned_on, END, PROTOCOL),
        data_end=END,
    )


def undated(seen: Observations) -> Observations:
    return replace(seen, is_forecast=False)


def kinds(seen: Observations, *measures: Measure) -> set[tuple[str, str]]:
    return {(leak.kind, leak.measure) for leak in leaks(seen, PROTOCOL, measures)}


@pytest.mark.parametrize(
    ("events", "others", "expected"),
    [
        (0, 0, Gate.COUNTS),
        (19, 900, Gate.COUNTS),
        (900, 19, Gate.COUNTS),
        (20, 180, Gate.AREA),
        (99, 900, Gate.AREA),
        (100, 300, Gate.AREA),  # fewer than Riley's 500 or so for six measures
        (100, 899, Gate.CHANCE),
        (100, 900, Gate.STEPS),
    ],
)
def test_so_many_churns_allow_so_much(events: int, others: int, expected: Gate) -> None:
    assert gate(events, others, 6) == expected


def test_a_card_that_tells_is_reported_with_its_interval() -> None:
    found = report(observed(600), PROTOCOL)
    assert found.gate == Gate.CHANCE
    assert found.has_evidence
    assert found.auc.low > 0.6
    assert found.skill > 0.05
    assert found.lift[0.1][0] > 1.5
    assert sum(band.rows for band in found.bands) == found.rows == 600
    assert sum(band.churned for band in found.bands) == found.events
    assert sum(row.rows for row in found.calibration) == found.calibrated < found.rows
    assert 0.5 < found.harrell < 1
    assert 31 <= found.lead_days <= 120


def test_chance_is_no_evidence() -> None:
    found = report(observed(600, tells=0.0, seed=4), PROTOCOL)
    assert not found.has_evidence
    assert found.auc.holds(0.5)


def test_with_few_churns_only_counts_are_told() -> None:
    found = report(observed(60), PROTOCOL)
    assert found.gate == Gate.COUNTS
    assert math.isnan(found.auc.value)
    assert found.lift == {}
    assert found.curve == ""
    assert {band.band for band in found.bands} == set(BANDS)


def test_nobody_at_all_is_a_report_too() -> None:
    seen = observed(60)
    nothing = report(seen.take(np.zeros(60, np.bool_)), PROTOCOL)
    assert (nothing.rows, nothing.events, nothing.missed) == (0, 0, ())
    assert math.isnan(nothing.base_rate)
    unscored = report(replace(seen, score=np.full(60, NAN)), PROTOCOL)
    assert unscored.rows == 0


def test_who_churned_while_green_is_listed_once_the_newest_first() -> None:
    seen = observed(400, tells=0.0)
    found = report(seen, PROTOCOL)
    judged = seen.judged()
    rows = list(found.missed)
    assert rows
    assert all(judged.y[row] == 1 and BANDS[judged.band[row]] == "green" for row in rows)
    assert len({judged.account[row] for row in rows}) == len(rows)
    days = [judged.t0[row] for row in rows]
    assert days == sorted(days, reverse=True)


def test_only_days_whose_outcome_was_over_teach_a_later_one() -> None:
    seen = observed()
    parts = splits(seen, PROTOCOL)
    assert [np.unique(seen.t0[test]).tolist() for _, test in parts] == [[DAYS[2].item()], [DAYS[3].item()]]
    for teach, test in parts:
        assert (seen.t0[teach] + np.timedelta64(PROTOCOL.days_ahead, "D")).max() <= seen.t0[test].min()


@settings(max_examples=10)
@given(st.integers(6, 200))
def test_undated_rows_are_judged_once_and_never_by_their_own_account(n: int) -> None:
    seen = undated(observed(n))
    parts = splits(seen, PROTOCOL)
    assert len(parts) == 5
    assert (np.sum([test for _, test in parts], axis=0) == 1).all()
    for teach, test in parts:
        assert not set(seen.account[teach]) & set(seen.account[test])


def test_an_honest_card_raises_no_suspicion() -> None:
    assert kinds(observed(600)) == set()


def test_a_measure_that_tells_nearly_all_is_flagged() -> None:
    seen = observed(600)
    points = seen.points.copy()
    points[0] = np.where(seen.label == CHURNED, 5.0, 95.0)
    assert kinds(replace(seen, points=points)) == {("alone", "noise")}


def test_a_measure_that_lacks_only_for_who_left_is_flagged() -> None:
    seen = observed(600)
    points = seen.points.copy()
    points[0, np.flatnonzero(seen.label == CHURNED)[::2]] = NAN
    assert kinds(replace(seen, points=points)) == {("missing", "noise")}
    points[0] = np.where(seen.label == CHURNED, 50.0, NAN)
    assert ("missing", "noise") in kinds(replace(seen, points=points))
    points[0] = np.where(np.arange(600) % 2, 50.0, NAN)
    assert kinds(replace(seen, points=points)) == set(), "lacking at random is no leak"


def test_a_source_that_came_later_is_no_leak() -> None:
    """Nobody left on the first two days, and the measure was not known on them."""
    seen = observed(600)
    early = seen.t0 <= DAYS[1]
    stays = replace(seen, label=np.where(early, STAYED, seen.label).astype(np.int8))
    points = seen.points.copy()
    points[0, early] = NAN
    assert kinds(replace(stays, points=points)) == set()


def test_a_score_that_sees_only_the_last_days_is_flagged() -> None:
    """It falls two weeks before the churn, far too late to do anything."""
    seen = observed(1_200, tells=0.0, rate=0.0)
    rng = np.random.default_rng(5)
    leaves = rng.random(1_200) < 0.3
    days = rng.integers(1, 120, 1_200)
    churned_on = np.where(leaves, seen.t0 + days.astype("timedelta64[D]"), np.datetime64("NaT"))
    score = seen.score - 40 * (leaves & (days <= 30))
    label = labels(seen.t0, churned_on, END, PROTOCOL)
    assert ("gap", "") in kinds(replace(seen, churned_on=churned_on, score=score, label=label))


def test_a_measure_that_follows_the_notice_is_flagged() -> None:
    before, after = np.full(8, 90.0), np.array([10.0, 15, 20, 5, 0, 10, 80, NAN])
    (leak,) = moved_by_notice("pulse", before, after)
    assert (leak.kind, leak.measure, round(leak.value, 2)) == ("after_notice", "pulse", 0.86)
    assert moved_by_notice("pulse", before, before) == []
    assert moved_by_notice("pulse", before[:4], after[:4]) == [], "four are too few"


def test_time_as_a_customer_is_frozen_where_nothing_is_dated() -> None:
    tenure = Measure("noise", "g", 1.0, ((0, 0), (1, 100)), "契約月数", "Months with us", unit="months")
    assert kinds(undated(observed(600)), tenure) == {("frozen", "noise")}
    assert kinds(observed(600), tenure) == set()
