"""The evidence of a scorecard: kept with its card and data, told when out of date; weights only under the gate."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.backtest import CalibrationRow, Gate
from cs_workbench.domain.chart import Calibrated
from cs_workbench.domain.discrimination import wilson
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.services.backtest import Asked, backtest, nominal_weights
from cs_workbench.services.backtest_figures import figure_rows
from cs_workbench.services.book import load_book
from cs_workbench.services.card_drafts import KeepCardDraft
from cs_workbench.services.charts.evidence import calibration
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.evidence import (
    ApplyWeights,
    EvidencePage,
    evidence_page,
    find_evidence,
    keep,
    moved_by,
    suggested_card,
)
from cs_workbench.services.evidence_text import evidence_text
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.scorecards import UseScorecard, card_of, exported
from cs_workbench.services.standing import recompute
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import remote
from tests.services.test_backtest import ACCOUNTS, CARD, FIRST, NOW, WRONG, fill, land, said
from tests.support.once import made_once

#: Defects say nothing here, and weigh most on the card.
SWAPPED: Final = CARD.replace("weight = 70.0", "weight = 7.0").replace("weight = 30.0", "weight = 93.0")

TRIALS: Final = 40  # fewer than a person gets


def fill_defects(bench: Workbench) -> None:
    rng = np.random.default_rng(8)
    land(bench, "ticket", [
        {"id": f"{n}-{day}", "account": f"a{n}", "kind": "defect",
         "opened_at": f"{FIRST + timedelta(days=int(day)):%Y-%m-%d}T00:00:00Z"}
        for n in range(ACCOUNTS) for day in np.unique(rng.integers(0, 690, int(rng.integers(1, 60))))
    ])  # fmt: skip


def make_tested(folder: Path) -> None:
    """Fill ``folder`` with a profile whose card weighs the wrong measure most; its back-test is kept."""
    opened = open_workbench(data_dir=folder, language="en", clock=FixedClock(NOW))
    fill(opened)
    fill_defects(opened)
    recompute(opened)
    do(opened, UseScorecard(SWAPPED))
    keep(opened, find_evidence(opened, Asked("mine"), bootstraps=TRIALS))
    close_workbench(opened)


@pytest.fixture(scope="session")
def tested_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the profile that `make_tested` fills; copy it before writing."""
    return made_once(tmp_path_factory, "tested", make_tested)


@pytest.fixture
def bench(tmp_path: Path, tested_profile: Path) -> Iterator[Workbench]:
    folder = Path(shutil.copytree(tested_profile, tmp_path / "profile"))
    opened = open_workbench(data_dir=folder, language="en", clock=FixedClock(NOW))
    yield opened
    close_workbench(opened)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workbench]:
    opened = open_workbench(data_dir=tmp_path / "empty", language="en", clock=FixedClock(NOW))
    yield opened
    close_workbench(opened)


def mine(bench: Workbench) -> Scorecard:
    return replace(card_of(bench, None), version=1, published_at="")


def page(bench: Workbench, card: Scorecard | None = None) -> EvidencePage:
    return evidence_page(bench, card or mine(bench))


def refusal(bench: Workbench, card_id: str = "mine") -> str:
    with pytest.raises(WorkbenchError) as refused:
        do(bench, ApplyWeights(card_id))
    return str(refused.value)


def test_a_kept_back_test_says_what_it_said_and_holds_no_name(bench: Workbench) -> None:
    made = find_evidence(bench, Asked("mine"), bootstraps=TRIALS)
    text = evidence_text(made)
    names = {left.account for left in made.tested.left}
    assert names
    assert not any(f'"{name}"' in text for name in names)
    shown = page(bench)
    kept = shown.kept
    assert kept is not None
    assert said(bench, kept.tested) == said(bench, made.tested)
    assert figure_rows(bench.say, kept.tested) == figure_rows(bench.say, made.tested)
    assert kept.tested.left == made.tested.left, "names and ids are found again by their uid"
    assert kept.tested.report.bands == made.tested.report.bands
    assert made.other is not None
    assert kept.other is not None
    assert np.array_equal(kept.other.low, made.other.low)
    assert evidence_text(kept) == text
    assert shown.words.made == "Back-test of 24 Nov 2026: version 1, data up to 24 Nov 2026."
    assert (shown.stale, shown.words.stale, shown.words.hidden) == ((), "", "")
    assert "Experimental: fewer than 100 left." in shown.words.findings


def test_it_says_when_the_card_or_the_data_changed_since(bench: Workbench) -> None:
    card = mine(bench)
    assert page(bench, replace(card, ja="別")).stale == ("card",)
    account = int(load_book(bench).account_id[-1])
    do(bench, AddOutcome(account, {"kind": "churn", "happened_on": "2026-11-20"}))
    assert page(bench).words.stale == "Since then outcomes were entered or changed."
    undo_last(bench)
    assert page(bench).stale == (), "what was taken back is no change"
    with bench.store.write("a sync", "test") as writing:
        writing.db.execute(
            "INSERT INTO sync_run (source, started_at, ended_at, state) VALUES ('crm', ?, ?, 'done')",
            ("2026-11-24T02:00:00Z", "2026-11-24T02:00:00Z"),
        )
    assert page(bench, replace(card, ja="別")).words.stale == (
        "Since then the card was changed. Since then data were synced."
    )


def test_suggested_weights_are_previewed_then_in_force_as_a_new_version_and_taken_back(
    bench: Workbench,
) -> None:
    before, shown = card_of(bench, None), page(bench)
    kept = shown.kept
    assert kept is not None
    assert shown.can_apply
    assert not shown.is_applied
    preview = moved_by(bench, kept)
    assert preview.moved
    assert shown.words.moved.startswith("With these weights: ")
    done = do(bench, ApplyWeights("mine"))
    assert bench.say("done", done.said, **done.params) == "Suggested weights of Mine are in force"
    after = card_of(bench, None)
    assert (after.version, after.provenance) == (
        before.version + 1,
        "weights suggested by a back-test on 2026-11-24",
    )
    assert kept.other is not None
    offered = dict(zip(kept.other.measures, kept.other.suggested, strict=True))
    assert nominal_weights(after) == pytest.approx({m: w for m, w in offered.items() if w > 0})
    book = load_book(bench)
    bands = {int(account): book["band"].at(row) for row, account in enumerate(book.account_id)}
    assert all(bands[row.account_id] == row.after for row in preview.moved), "just what the preview said"
    shown = page(bench)
    assert shown.is_applied
    assert shown.words.verdict == ("The weights suggested on 24 Nov 2026 are in force.",)
    assert shown.stale == ("card",)
    assert not shown.can_apply
    assert "is not the card that was back-tested on 2026-11-24" in refusal(bench)
    undo_last(bench)
    assert card_of(bench, None) == before
    assert page(bench).can_apply


def test_no_weights_are_put_in_force_below_the_gate(bench: Workbench, empty: Workbench) -> None:
    before = card_of(bench, None)
    assert "The card was not back-tested yet. Nothing was changed" in refusal(empty, "generic_b2b")
    few = find_evidence(bench, Asked("mine", months=6))
    assert few.other is None
    keep(bench, few)
    assert "Other weights need 40 who left" in refusal(bench)
    assert not page(bench).can_apply
    made = find_evidence(bench, Asked("mine"), bootstraps=TRIALS)
    assert made.other is not None
    keep(bench, replace(made, other=replace(made.other, is_offered=False)))
    assert "were not better often enough" in refusal(bench)
    assert card_of(bench, None) == before


def test_a_draft_is_tested_as_it_is_typed_and_its_weights_are_not_those_of_the_card(bench: Workbench) -> None:
    draft = parse_scorecard(CARD)
    do(bench, KeepCardDraft("mine", exported(draft)))
    made = find_evidence(bench, Asked("mine", is_draft=True), bootstraps=TRIALS)
    assert nominal_weights(made.tested.card) == nominal_weights(draft)
    assert nominal_weights(backtest(bench, Asked("mine")).card) == nominal_weights(mine(bench))
    keep(bench, made)
    shown = page(bench, draft)
    assert shown.words.made.startswith("Back-test of 24 Nov 2026: the draft")
    assert shown.stale == ()
    assert not shown.can_apply, "the card in force is another one"


def test_a_card_for_some_is_tested_on_those_alone(bench: Workbench) -> None:
    some = replace(parse_scorecard(CARD), id="some", applies_when="name:a1")
    do(bench, UseScorecard(exported(some)))
    tested = backtest(bench, Asked("some"))
    names = {one.account for one in tested.left}
    assert 0 < tested.accounts < ACCOUNTS
    assert all("a1" in name for name in names)
    assert backtest(bench, Asked("mine")).accounts + tested.accounts == ACCOUNTS


def test_below_twenty_churns_there_is_one_sentence(empty: Workbench) -> None:
    land(empty, "account", [{"id": "a", "name": "A", "started_on": "2025-01-01"}])
    shown = page(empty, card_of(empty, None))
    assert shown.words.hidden == "Too few cases to judge: 0 churns known with the day. A back-test needs 20."
    assert shown.chart is None
    assert shown.words.findings == ()


def test_a_back_test_that_is_stopped_keeps_what_was_kept(bench: Workbench) -> None:
    looked: list[str] = []
    tracker = Tracker(lambda what, _done, _total: looked.append(what), lambda: len(looked) > 2)
    with pytest.raises(Cancelled):
        find_evidence(bench, Asked("mine"), tracker)
    assert looked
    kept = page(bench).kept
    assert kept is not None
    assert kept.tested.report.rows == backtest(bench, Asked("mine")).report.rows


def test_a_text_of_another_shape_is_no_back_test(bench: Workbench) -> None:
    with bench.store.write("an older program", "test") as writing:
        writing.db.execute("UPDATE local_definition SET text = '{\"shape\": 0}' WHERE kind = 'evidence'")
    assert page(bench).kept is None
    assert "was not back-tested yet" in refusal(bench)


def test_calibration_is_drawn_only_where_the_gate_allows(bench: Workbench) -> None:
    kept = page(bench).kept
    assert kept is not None
    chart = calibration(bench, kept.tested, bench.today)
    assert chart.figure is None
    assert chart.rows == ()
    assert chart.empty.startswith("A chance needs 100 who left and as many who stayed")
    rows = (
        CalibrationRow(200, 0.05, wilson(9, 200)),
        CalibrationRow(200, 0.1, wilson(21, 200)),
        CalibrationRow(200, 0.6, wilson(80, 200)),
    )
    enough = replace(
        kept.tested, report=replace(kept.tested.report, gate=Gate.CHANCE, calibration=rows, calibrated=600)
    )
    chart = calibration(bench, enough, bench.today)
    assert isinstance(chart.figure, Calibrated)
    assert [one.count for one in chart.figure.bins] == [200, 200, 200]
    assert chart.title == "In 1 of 3 groups fewer left than was said."
    assert chart.rows[2] == ("60.0", "200", "40.0", "33.5–46.9")
    assert "600 looks" in chart.subtitle
    assert "24 Nov 2026" in chart.subtitle
    held = replace(enough, report=replace(enough.report, calibration=rows[:2]))
    assert calibration(bench, held, bench.today).title.startswith("The chances hold: in each of 2 groups")


def test_who_left_is_told_band_by_band(bench: Workbench) -> None:
    kept = page(bench).kept
    assert kept is not None
    tested = kept.tested
    by_band = {band: sum(one.band == band for one in tested.left) for band in BANDS}
    assert by_band == {row.band: row.churned for row in tested.report.bands}
    assert [one for one in tested.left if one.band == "green"] == list(tested.missed)


def test_the_suggested_card_differs_in_its_weights_alone(bench: Workbench) -> None:
    kept = page(bench).kept
    assert kept is not None
    card = suggested_card(bench, kept)
    stands = mine(bench)
    assert (card.bands, card.caps, card.id, card.applies_when) == (
        stands.bands,
        stands.caps,
        stands.id,
        stands.applies_when,
    )


@pytest.mark.parametrize(("wrong", "told"), WRONG[:-1])  # the last one has its data here
def test_a_wrong_card_leaves_the_card_in_force_and_its_evidence(
    bench: Workbench, tmp_path: Path, wrong: str, told: str
) -> None:
    before, kept = card_of(bench, None), page(bench).kept
    path = tmp_path / "wrong.toml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(WorkbenchError, match=re.escape(told)):
        find_evidence(bench, Asked(path), bootstraps=TRIALS)
    if "own.mood" not in told:  # a source may still bring it
        with pytest.raises(WorkbenchError):
            do(bench, UseScorecard(wrong))
    assert card_of(bench, None) == before
    assert kept is not None
    again = page(bench).kept
    assert again is not None
    assert evidence_text(again) == evidence_text(kept)


def test_where_everything_is_missing_a_sentence_says_so_and_what_was_kept_stays(bench: Workbench) -> None:
    before = card_of(bench, None)
    with bench.store.write("nothing is known", "test") as writing:
        writing.db.execute("DELETE FROM remote_usage")
        writing.db.execute("DELETE FROM remote_ticket")
        writing.db.execute("UPDATE remote_subscription SET seats = NULL")
    with pytest.raises(WorkbenchError, match=r"scores no account|too short"):
        find_evidence(bench, Asked("mine"))
    shown = page(bench)
    assert shown.kept is not None
    assert shown.words.findings
    assert card_of(bench, None) == before


def test_uses_in_the_future_and_beyond_all_bounds_change_no_finding(bench: Workbench) -> None:
    before = backtest(bench, Asked("mine")).report
    with bench.store.read() as db:
        ids = [row[0] for row in db.execute("SELECT id FROM account ORDER BY id LIMIT 20")]
    with bench.store.write("of another time", "sync") as writing:
        items = [(account, "logins", "week", "2031-01-06", 1.0, 1) for account in ids]
        remote.upsert_usage(writing.db, "crm", items, at="2026-11-24T01:00:00Z", first=True)
    assert backtest(bench, Asked("mine")).report == before
    with bench.store.write("without end", "test") as writing:
        writing.db.execute(
            "UPDATE remote_usage SET value = 9e999, users = 9e999 WHERE account_id = ?", (ids[0],)
        )
    found = backtest(bench, Asked("mine")).report
    assert 0 < found.auc.low < found.auc.high < 1
    assert np.isfinite([found.brier, found.harrell, *(band.share.high for band in found.bands)]).all()
