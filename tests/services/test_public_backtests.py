"""Example cards on public data: what they told is pinned, no more is claimed than there is, and leaks are flagged.

The cards were written before anyone looked at who left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.backtest import Gate, splits
from cs_workbench.domain.calibration import fit_logistic
from cs_workbench.domain.discrimination import Interval, auc
from cs_workbench.domain.leaks import leaks
from cs_workbench.domain.weight_suggestion import deficits
from cs_workbench.services import backtest_words as words
from cs_workbench.services.backtest import Asked, BackTest, backtest, other_weights
from cs_workbench.services.workbench import Workbench
from tests.support.public_data import CLOCK, EXAMPLES, pulled

Opened = Callable[[str], Workbench]
#: The last day of the simulation: uses and contracts go on in the files, outcomes do not.
CHURNSIM_END: Final = date(2023, 10, 1)
BOOTSTRAPS: Final = 40  # fewer than a person gets: the figures pinned here do not hang on them
MOST_OF_TELCO: Final = 0.86
MOST_OF_CHURNSIM: Final = 0.66


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    benches: list[Workbench] = []

    def open_one(name: str) -> Workbench:
        benches.append(open_workbench(data_dir=pulled(tmp_path_factory, name)[0], language="en", clock=CLOCK))
        return benches[-1]

    yield open_one
    for bench in benches:
        close_workbench(bench)


def card(name: str) -> Path:
    return EXAMPLES / "scorecards" / f"{name}.toml"


def rounded(figure: Interval) -> tuple[float, float, float]:
    return round(figure.value, 3), round(figure.low, 3), round(figure.high, 3)


def suspected(tested: BackTest) -> set[tuple[str, str]]:
    return {(leak.kind, leak.measure) for leak in tested.leaks}


def test_telcos_card_is_a_cross_section_with_a_leak_and_beats_chance_by_what_it_should(
    opened: Opened,
) -> None:
    bench = opened("telco")
    tested = backtest(bench, Asked(card("telco"), outcome="own.churned"))
    assert not tested.is_forecast
    assert "Cross-section: not a forecast." in words.headline(bench.say, tested)[0]
    assert (tested.report.rows, tested.report.events) == (7043, 1869)
    assert rounded(tested.report.auc) == (0.733, 0.719, 0.747)
    assert 0.72 <= tested.report.auc.value <= 0.80
    assert (round(tested.report.brier, 3), round(tested.report.lift[0.1][0], 2)) == (0.169, 1.90)
    assert suspected(tested) == {("frozen", "tenure")}
    churned = {band.band: round(band.share.value, 2) for band in tested.report.bands if band.rows}
    assert churned == {"green": 0.08, "yellow": 0.17, "red": 0.43}


def test_nothing_made_of_telcos_measures_is_too_good_to_be_true(opened: Opened) -> None:
    tested = backtest(opened("telco"), Asked(card("telco"), outcome="own.churned"))
    found = other_weights(tested, BOOTSTRAPS)
    assert found is not None
    assert found.is_offered
    assert rounded(found.out_of_time) == (0.79, 0.777, 0.803)
    assert dict(zip(found.measures, found.suggested.round(2), strict=True))["term_months"] == 0.55
    assert "has_internet" in found.reversed

    seen = tested.observed.seen.judged()
    x, risk = deficits(seen), np.full(len(seen), np.nan)
    for teach, test in splits(seen, tested.protocol):
        free = fit_logistic(x[teach], seen.y[teach], 1e-3)
        assert free is not None
        risk[test] = free.log_odds(x[test])
    best = auc(seen.y, risk)
    assert round(best, 3) == 0.836
    assert found.out_of_time.value < best < MOST_OF_TELCO


def test_a_card_that_reads_the_outcome_itself_is_found_out(opened: Opened, tmp_path: Path) -> None:
    text = card("telco").read_text(encoding="utf-8").replace("own.pays_itself", "own.churned")
    planted = tmp_path / "planted.toml"
    planted.write_text(text, encoding="utf-8")
    tested = backtest(opened("telco"), Asked(planted, outcome="own.churned"))
    assert ("alone", "pays_itself") in suspected(tested)


def test_ravenstack_gives_no_evidence(opened: Opened) -> None:
    bench = opened("ravenstack")
    tested = backtest(bench, Asked(card("ravenstack")))
    assert (tested.report.rows, tested.report.events, tested.report.gate) == (770, 140, Gate.CHANCE)
    assert rounded(tested.report.auc) == (0.536, 0.483, 0.590)
    assert tested.report.skill < 0
    assert words.findings(bench.say, tested)[0] == words.NO_EVIDENCE
    assert suspected(tested) == set()
    found = other_weights(tested, BOOTSTRAPS)
    assert found is not None
    assert not found.is_offered
    assert rounded(found.out_of_time) == (0.5, 0.445, 0.554)


@pytest.mark.long
def test_churnsim_is_judged_out_of_time_and_claims_nothing(opened: Opened) -> None:
    """Its card fails: who fills the seats of the plan leaves rather. The test says so, and offers nothing."""
    bench = opened("churnsim")
    tested = backtest(bench, Asked(card("churnsim"), until=CHURNSIM_END))
    assert tested.observed.last == CHURNSIM_END
    assert (tested.report.rows, tested.report.events) == (768, 64)
    assert rounded(tested.report.auc) == (0.429, 0.359, 0.499)
    assert "points the wrong way" in words.findings(bench.say, tested)[0]
    found = other_weights(tested, BOOTSTRAPS)
    assert found is not None
    assert not found.is_offered
    assert found.reversed == ("seat_util",)
    assert rounded(found.card) == rounded(found.out_of_time) == (0.493, 0.401, 0.585)
    assert max(tested.report.auc.value, found.out_of_time.value) <= MOST_OF_CHURNSIM


def test_a_leak_planted_in_churnsim_is_flagged(opened: Opened) -> None:
    """A measure that is emptied for who left, and one that knows the day."""
    tested = backtest(opened("churnsim"), Asked(card("churnsim"), until=CHURNSIM_END))
    seen = tested.observed.seen
    left = seen.label == 1
    emptied = np.where(left & (np.arange(len(seen)) % 4 > 0), np.nan, seen.points[1])
    planted = replace(seen, points=np.array([np.where(left, 3.0, seen.points[0]), emptied]))
    found = {(leak.kind, leak.measure) for leak in leaks(planted, tested.protocol, tested.card.measures)}
    assert found == {("alone", "seat_util"), ("missing", "active_trend")}
