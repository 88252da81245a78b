"""A scorecard run over the past: week by week, resumed where it was stopped, beside what was shown then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.services.account import explain
from cs_workbench.services.book import load_book
from cs_workbench.services.rerun import NothingRerun, TooManyWeeks, both_histories, key_of, rerun, reruns
from cs_workbench.services.scorecards import card_of, exported
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

TODAY = CLOCK.now().date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
WEEKS = 4


def rows(bench: Workbench, table: str) -> list[tuple[object, ...]]:
    with bench.store.read() as db:
        return list(db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))


@pytest.fixture
def harsh(sample: Workbench, tmp_path: Path) -> str:
    """Return a card in a file that makes most accounts need action."""
    card = card_of(sample, None)
    file = tmp_path / "harsh.toml"
    file.write_text(exported(replace(card, bands=replace(card.bands, cuts=(85.0, 95.0)))), encoding="utf-8")
    return str(file)


def test_a_run_that_was_stopped_goes_on_and_ends_as_one_in_one_go(sample: Workbench, harsh: str) -> None:
    shown = rows(sample, "calc_snapshot")
    done = rerun(sample, harsh, Tracker(), WEEKS)
    assert done.computed == WEEKS
    assert [week.week_on for week in done.weeks] == [
        MONDAY - timedelta(weeks=back) for back in range(1, WEEKS + 1)
    ]
    whole = rows(sample, "calc_rerun")
    asked = iter([False, False, False, True])  # before the first week, and after each
    with pytest.raises(Cancelled):
        rerun(sample, harsh, Tracker(None, lambda: next(asked)), WEEKS, anew=True)
    kept = rows(sample, "calc_rerun")
    assert 0 < len(kept) < len(whole)
    assert set(kept) < set(whole), "each week whole"
    assert rerun(sample, harsh, Tracker(), WEEKS).computed == 1
    assert rows(sample, "calc_rerun") == whole
    assert rerun(sample, harsh, Tracker(), WEEKS).computed == 0
    assert rerun(sample, harsh, Tracker(), WEEKS + 1).computed == WEEKS + 1, "bands remember the week before"
    assert rows(sample, "calc_snapshot") == shown, "what was shown then stays"


def test_both_are_told_side_by_side_and_why_keeps_what_was_shown(sample: Workbench, harsh: str) -> None:
    account = int(load_book(sample).account_id[0])
    with pytest.raises(NothingRerun):
        both_histories(sample, account, harsh)
    before = explain(sample, account, MONDAY - timedelta(weeks=1)).compared
    done = rerun(sample, harsh, Tracker(), 2)
    assert done.key.startswith("generic_b2b~"), "a text that nobody published"
    weeks = both_histories(sample, account, harsh)
    ran = [week for week in weeks if week.new_band is not None]
    assert len(ran) == 2
    assert all(week.card_of_then == "generic_b2b.1" and week.shown is not None for week in ran)
    assert len(weeks) > 2, "weeks of then without the card stay in the list"
    then = explain(sample, account, MONDAY - timedelta(weeks=1)).compared
    assert then is not None
    assert before is not None
    assert (then.shown, then.band, then.card) == (before.shown, before.band, before.card)
    assert len(then.reruns) == 1
    assert then.reruns[0].startswith(done.key)
    red = [week.bands["red"] for week in done.weeks]
    assert all(then is not None and now > then for then, now in red)
    assert all(sum(now for _, now in week.bands.values()) > 300 for week in done.weeks)
    assert set(done.weeks[0].bands) == set(BANDS)


def test_a_card_in_force_has_its_name_and_its_runs_are_listed(sample: Workbench) -> None:
    card = card_of(sample, None)
    assert key_of(sample, card) == "generic_b2b.1"
    rerun(sample, "generic_b2b", Tracker(), 1)
    (kept,) = reruns(sample)
    assert (kept.key, kept.weeks, kept.first) == ("generic_b2b.1", 1, MONDAY - timedelta(weeks=1))
    with pytest.raises(TooManyWeeks):
        rerun(sample, "generic_b2b", Tracker(), 0)
    assert isinstance(kept.last, date)
