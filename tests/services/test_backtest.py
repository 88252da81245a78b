"""A back-test over a book's history: what was known then, what came of it, and what cannot be answered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.backtest import Gate
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard, scorecard_text
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services import backtest_words as words
from cs_workbench.services.account import find_account
from cs_workbench.services.backtest import (
    Asked,
    BackTest,
    backtest,
    churns_needed,
    nominal_weights,
    other_weights,
    suggested_text,
)
from cs_workbench.services.commands import do
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import own_fields, remote, standing
from tests.support.once import made_once

NOW: Final = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
AT: Final = "2026-11-24T01:00:00Z"
ACCOUNTS: Final = 160
FIRST: Final = date(2025, 1, 6)
WEEKS: Final = 98
CARD: Final = """
id = "mine"
ja = "試し"
en = "Mine"
groups = [{ id = "use", ja = "利用", en = "Use", weight = 100.0 }]

[[measures]]
id = "seat_util"
group = "use"
weight = 70.0
points = [[0.0, 0.0], [100.0, 100.0]]
ja = "席の利用率"
en = "Seat use"

[[measures]]
id = "defects_90d"
group = "use"
weight = 30.0
points = [[0.0, 100.0], [10.0, 0.0]]
ja = "不具合"
en = "Defects"
"""


def land(
    bench: Workbench, noun: str, rows: list[dict[str, Any]], *, first: bool = True, at: str = AT
) -> None:
    fields = tuple(sorted({name for row in rows for name in row} - {"id", "account", "own"}))
    values = [[row["id"], row.get("account"), *(row.get(f) for f in fields), row.get("own")] for row in rows]
    with bench.store.write(noun, "sync") as writing:
        remote.upsert_page(writing.db, "crm", noun, fields, values, run=1, at=at, first=first)


def fill(bench: Workbench) -> None:
    """Bring two years of use: two of five leave, half a year after they began to use less."""
    rng = np.random.default_rng(2)
    keys = [f"a{n}" for n in range(ACCOUNTS)]
    leaves = {key: FIRST + timedelta(days=int(rng.integers(260, 650))) for key in keys[: ACCOUNTS * 2 // 5]}
    land(bench, "account", [{"id": k, "name": k, "started_on": "2024-01-01"} for k in keys])
    land(bench, "subscription", [
        {"id": k, "account": k, "started_on": "2024-01-01", "seats": 20, "arr": 1200, "currency": "JPY",
         "ends_on": leaves[k].isoformat() if k in leaves else None}
        for k in keys
    ])  # fmt: skip
    land(bench, "outcome", [
        {"id": k, "account": k, "kind": "churn", "happened_on": on.isoformat(), "reason": "price"}
        for k, on in leaves.items()
    ])  # fmt: skip
    with bench.store.read() as db:
        ids = remote.account_index(db, "crm")
    items = []
    for key in keys:
        for week in range(WEEKS):
            monday = FIRST + timedelta(weeks=week)
            falls = key in leaves and 0 < (leaves[key] - monday).days < 180
            users = int(rng.integers(4, 16) if falls else rng.integers(8, 20))
            items.append((ids[key], "logins", "week", monday.isoformat(), float(users), users))
    with bench.store.write("usage", "sync") as writing:
        remote.upsert_usage(writing.db, "crm", items, at=AT, first=True)


@pytest.fixture(scope="session")
def history_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        opened = open_workbench(data_dir=folder, language="en", clock=FixedClock(NOW))
        fill(opened)
        close_workbench(opened)

    return made_once(tmp_path_factory, "history", make)


@pytest.fixture
def bench(tmp_path: Path, history_profile: Path) -> Iterator[Workbench]:
    folder = Path(shutil.copytree(history_profile, tmp_path / "profile"))
    opened = open_workbench(data_dir=folder, language="en", clock=FixedClock(NOW))
    yield opened
    close_workbench(opened)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workbench]:
    opened = open_workbench(data_dir=tmp_path / "empty", language="en", clock=FixedClock(NOW))
    yield opened
    close_workbench(opened)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return written(tmp_path, CARD)


def written(folder: Path, text: str) -> Path:
    path = folder / "card.toml"
    path.write_text(text, encoding="utf-8")
    return path


def said(bench: Workbench, tested: BackTest) -> str:
    return "\n".join([
        *words.headline(bench.say, tested), *words.findings(bench.say, tested), *words.suspicions(bench.say, tested),
        *words.remarks(bench.say, tested),
    ])  # fmt: skip


def refusal(bench: Workbench, asked: Asked) -> str:
    with pytest.raises(WorkbenchError) as refused:
        backtest(bench, asked)
    return str(refused.value)


def without(text: str, measure: str) -> str:
    """Return a card's text without one of its measures."""
    head, *measures = text.split("\n[[measures]]")
    return head + "".join(f"\n[[measures]]{m}" for m in measures if f'id = "{measure}"' not in m)


def test_a_score_that_saw_it_coming_is_told_in_words_and_figures(bench: Workbench, card: Path) -> None:
    tested = backtest(bench, Asked(card))
    assert tested.observed.days == (
        date(2025, 3, 30), date(2025, 6, 29), date(2025, 9, 28), date(2025, 12, 28), date(2026, 3, 29),
        date(2026, 6, 28),
    )  # fmt: skip
    assert tested.report.gate == Gate.AREA
    assert tested.report.has_evidence
    assert tested.report.auc.value > 0.8
    assert tested.observed.left_out["churned"] > 0
    assert tested.leaks == ()
    text = said(bench, tested)
    assert "times in 100; 50 is chance" in text
    assert "counts as known since it happened" in text
    seat, defects = tested.measures
    assert (seat.weight, seat.why) == (1.0, "")
    assert (defects.weight, defects.why) == (0.0, "not_connected")
    assert {m.reason for m in tested.missed} <= {"price"}


def test_use_that_was_told_later_was_not_known_then(bench: Workbench, card: Path) -> None:
    with bench.store.write("a late source", "test") as writing:
        writing.db.execute("UPDATE remote_usage SET known_at = ?", (AT,))
    assert "scores no account" in refusal(bench, Asked(card))


def test_nothing_learned_later_changes_what_was_seen(bench: Workbench, card: Path) -> None:
    """Today old tickets come to light, and uses and seats are corrected."""
    before = backtest(bench, Asked(card)).observed.seen
    land(bench, "ticket", [
        {"id": f"t{n}", "account": f"a{n}", "kind": "defect", "opened_at": "2025-09-01T00:00:00Z"} for n in range(100)
    ], first=False)  # fmt: skip
    land(
        bench,
        "subscription",
        [{"id": f"a{n}", "account": f"a{n}", "seats": 1} for n in range(64, 100)],
        first=False,
    )
    with bench.store.read() as db:
        ids = remote.account_index(db, "crm")
    with bench.store.write("corrections", "sync") as writing:
        remote.upsert_usage(
            writing.db,
            "crm",
            [(ids[f"a{n}"], "logins", "week", "2025-09-15", 1.0, 1) for n in range(100)],
            at=AT,
        )
    after = backtest(bench, Asked(card)).observed.seen
    assert np.array_equal(before.account, after.account)
    assert np.array_equal(before.score, after.score, equal_nan=True)
    assert np.array_equal(before.points, after.points, equal_nan=True)
    with bench.store.write("as if it had been known", "test") as writing:
        writing.db.execute("UPDATE remote_ticket SET known_at = opened_at")
        writing.db.execute("UPDATE field_change SET at = '2025-09-02T00:00:00Z'")
    told = backtest(bench, Asked(card)).observed.seen
    assert not np.array_equal(before.score, told.score, equal_nan=True), (
        "known in time, they would have counted"
    )


def test_what_no_row_dates_is_left_out_and_said_so(bench: Workbench, tmp_path: Path) -> None:
    """Today's number of seats of an account says nothing of a year ago."""
    with bench.store.write("seats", "test") as writing:
        own_fields.add(writing.db, "mood", "Mood", "number", at=AT)
    land(bench, "account", [
        {"id": f"a{n}", "name": f"a{n}", "started_on": "2024-01-01", "own": f'{{"mood": {n % 5}}}'}
        for n in range(ACCOUNTS)
    ])  # fmt: skip
    path = written(tmp_path, CARD.replace('id = "defects_90d"', 'id = "mood"\nfact = "own.mood"'))
    tested = backtest(bench, Asked(path))
    assert tested.measures[1].why == "no_history"
    assert "nothing stored says what it was" in words.measure_note(bench.say, "no_history")


def test_the_score_that_was_shown_then_counts(bench: Workbench) -> None:
    """The card in force; a snapshot of the week that ended on the day of the look."""
    account = find_account(bench, "a159")
    row = (account, 5.0, 5.0, "red", 1.0, 5.0, 5.0, "generic_b2b.1", "", None)
    with bench.store.write("a snapshot", "test") as writing:
        standing.write_snapshots(writing.db, date(2025, 9, 28), [row])
        standing.write_snapshots(writing.db, date(2025, 12, 28), [(*row[:7], "generic_b2b.9", "", None)])
    tested = backtest(bench, Asked())
    seen = tested.observed.seen
    of_account = seen.score[seen.account == account].tolist()
    assert of_account[2] == 5.0
    assert of_account[3] > 5.0, "another version's score is not this one's"
    assert tested.observed.snapshots == 1
    assert "1 score is the one that was shown then" in said(bench, tested)


def test_a_contraction_by_half_counts_as_churn_and_a_smaller_one_does_not(
    bench: Workbench, card: Path
) -> None:
    large, small = find_account(bench, "a150"), find_account(bench, "a151")
    before = backtest(bench, Asked(card)).report.events
    land(bench, "outcome", [
        {"id": key, "account": key, "kind": "contraction", "happened_on": "2025-12-01", "amount": amount,
         "currency": "JPY"}
        for key, amount in (("a150", 600), ("a151", 500))
    ])  # fmt: skip
    tested = backtest(bench, Asked(card))
    assert tested.report.events == before + 1
    seen = tested.observed.seen
    assert (seen.label[seen.account == large] == 1).sum() == 1
    assert (seen.label[seen.account == small] == 1).sum() == 0


def test_outcomes_that_cannot_be_are_left_out_and_told(bench: Workbench, card: Path) -> None:
    land(bench, "outcome", [
        {"id": "x1", "account": "a150", "kind": "churn", "happened_on": "2023-12-31"},
        {"id": "x2", "account": "a151", "kind": "churn", "happened_on": "2027-03-01"},
    ])  # fmt: skip
    tested = backtest(bench, Asked(card))
    assert dict(tested.observed.ignored) == {"before_start": 1, "in_future": 1}
    text = said(bench, tested)
    assert "1 outcome left out: dated before the account was a customer." in text
    assert "1 outcome left out: dated after the data end." in text
    assert tested.observed.seen.account.tolist().count(find_account(bench, "a150")) == 6


def test_a_new_contract_brings_a_customer_back(bench: Workbench, card: Path) -> None:
    account = find_account(bench, "a150")
    land(bench, "outcome", [{"id": "c", "account": "a150", "kind": "churn", "happened_on": "2025-05-01"}])
    land(
        bench,
        "subscription",
        [{"id": "a150", "account": "a150", "started_on": "2024-01-01", "ends_on": "2025-05-01"}],
    )
    seen = backtest(bench, Asked(card)).observed.seen
    assert seen.label[seen.account == account].tolist() == [1], "looked at once, before it left"
    land(bench, "subscription", [{"id": "new", "account": "a150", "started_on": "2025-08-01", "seats": 20}])
    seen = backtest(bench, Asked(card)).observed.seen
    assert seen.label[seen.account == account].tolist() == [1, 0, 0, 0, 0]


def test_who_had_given_notice_or_went_without_a_word_is_not_judged(bench: Workbench, card: Path) -> None:
    noticed, gone = find_account(bench, "a150"), find_account(bench, "a151")
    land(bench, "outcome", [{"id": "n", "account": "a150", "kind": "notice", "happened_on": "2025-09-01"}])
    with bench.store.write("it vanished", "test") as writing:
        writing.db.execute("UPDATE account SET retired_at = '2025-10-15T00:00:00Z' WHERE id = ?", (gone,))
    tested = backtest(bench, Asked(card))
    seen = tested.observed.seen
    assert (seen.account == noticed).sum() == 2
    assert (seen.account == gone).sum() == 1
    assert tested.observed.left_out["notice"] == 4
    assert tested.observed.left_out["vanished"] == 2


def test_a_measure_that_moves_after_the_notice_is_flagged(bench: Workbench, card: Path) -> None:
    """Use falls to nothing the week after the notice: that is the churn, not a sign of it."""
    some = [f"a{n}" for n in range(140, 152)]
    land(bench, "outcome", [
        {"id": f"n{k}", "account": k, "kind": "notice", "happened_on": "2025-10-10"} for k in some
    ])  # fmt: skip
    with bench.store.write("no more use", "test") as writing:
        writing.db.execute(
            "UPDATE remote_usage SET users = 0 WHERE period_start > '2025-10-10' AND account_id IN "
            "(SELECT account_id FROM account_key WHERE source_id BETWEEN 'a140' AND 'a151')"
        )
    tested = backtest(bench, Asked(card))
    assert [(leak.kind, leak.measure) for leak in tested.leaks] == [("after_notice", "seat_util")]
    assert "It follows the churn" in said(bench, tested)


def test_undated_outcomes_are_a_cross_section_and_no_forecast(bench: Workbench, card: Path) -> None:
    with bench.store.write("a flag", "test") as writing:
        own_fields.add(writing.db, "left", "Left", "yes_no", at=AT)
        writing.db.execute("DELETE FROM remote_outcome")
        writing.db.execute("UPDATE remote_subscription SET ends_on = NULL")
    assert "--outcome own.left" in refusal(bench, Asked(card))
    assert "There are: own.left." in refusal(bench, Asked(card, outcome="own.seats"))
    land(bench, "account", [
        {"id": f"a{n}", "name": f"a{n}", "own": f'{{"left": {"true" if n < 64 else "false"}}}'}
        for n in range(ACCOUNTS - 5)
    ])  # fmt: skip
    tested = backtest(bench, Asked(card, outcome="own.left"))
    assert not tested.is_forecast
    assert (tested.report.rows, tested.report.events) == (ACCOUNTS - 5, 64)
    assert np.isnan(tested.report.harrell)
    assert said(bench, tested).startswith("Cross-section: not a forecast.")


def test_where_nobody_tells_a_contracts_end_is_the_churn(bench: Workbench, card: Path) -> None:
    told = backtest(bench, Asked(card))
    with bench.store.write("no outcomes", "test") as writing:
        writing.db.execute("DELETE FROM remote_outcome")
    assert abs(backtest(bench, Asked(card)).report.events - told.report.events) <= 2


def test_other_weights_are_offered_as_a_card_and_nothing_is_changed(bench: Workbench, tmp_path: Path) -> None:
    """Defects say nothing here, and weigh most on the card."""
    rng = np.random.default_rng(8)
    land(bench, "ticket", [
        {"id": f"{n}-{day}", "account": f"a{n}", "kind": "defect",
         "opened_at": f"{FIRST + timedelta(days=int(day)):%Y-%m-%d}T00:00:00Z"}
        for n in range(ACCOUNTS) for day in np.unique(rng.integers(0, 690, int(rng.integers(1, 60))))
    ])  # fmt: skip
    swapped = CARD.replace("weight = 70.0", "weight = 7.0").replace("weight = 30.0", "weight = 93.0")
    tested = backtest(bench, Asked(written(tmp_path, swapped)))
    found = other_weights(tested, 60)
    assert found is not None
    assert found.is_offered
    assert found.is_experimental
    assert found.suggested[0] > 0.5
    card = parse_scorecard(suggested_text(bench, tested, found))
    assert nominal_weights(card) == pytest.approx(
        {m: w for m, w in zip(found.measures, found.suggested, strict=True) if w > 0}
    )
    assert "nothing was changed" in "\n".join(words.verdict(bench.say, found, churns_needed(tested), tested))


def test_with_few_churns_the_own_weights_are_kept(bench: Workbench, card: Path) -> None:
    tested = backtest(bench, Asked(card, months=6))
    assert len(tested.observed.days) == 2
    assert other_weights(tested) is None
    (sentence,) = words.verdict(bench.say, None, churns_needed(tested), tested)
    assert "Keep your own." in sentence


def test_no_data_is_a_sentence(empty: Workbench) -> None:
    assert "No churn is known with its day" in refusal(empty, Asked())
    land(empty, "account", [{"id": "a", "name": "A", "started_on": "2025-01-01"}])
    do(empty, AddOutcome(find_account(empty, "A"), {"kind": "churn", "happened_on": "2026-11-20"}))
    assert "that is too short" in refusal(empty, Asked())


def test_one_account_is_too_few(empty: Workbench) -> None:
    land(empty, "account", [{"id": "a", "name": "A", "started_on": "2025-01-01"}])
    land(empty, "ticket", [
        {"id": str(n), "account": "a", "kind": "defect", "opened_at": f"2026-0{n}-01T00:00:00Z"} for n in range(1, 9)
    ])  # fmt: skip
    land(empty, "outcome", [{"id": "o", "account": "a", "kind": "churn", "happened_on": "2026-11-01"}])
    tested = backtest(empty, Asked())
    assert (tested.report.rows, tested.report.events, tested.report.gate) == (2, 0, Gate.COUNTS)
    assert "Too few cases to judge: 0 churned and 2 stayed" in said(empty, tested)
    assert tested.measures[7].why in ("", "constant")


def test_the_same_for_everybody_tells_nobody_apart(bench: Workbench, card: Path) -> None:
    with bench.store.write("all alike", "test") as writing:
        writing.db.execute("UPDATE remote_usage SET users = 10")
    tested = backtest(bench, Asked(card))
    assert tested.measures[0].why == "constant"
    assert tested.report.auc.value == 0.5
    assert words.NO_EVIDENCE in said(bench, tested)


#: Cards with a mistake, and what is said of each.
WRONG: Final = [
    (CARD.replace('id = "defects_90d"', 'id = "mood"'), "reads mood, which is no number of an account"),
    (
        CARD.replace('id = "defects_90d"', 'id = "mood"\nfact = "own.mood"'),
        "reads own.mood, which no account has",
    ),
    (CARD.replace("weight = 70.0", "weight = nan"), "cannot be read at measures[0].weight"),
    (CARD.replace("weight = 70.0", "weight = -70.0"), "must be above 0"),
    (CARD.replace("weight = 100.0", "weight = inf"), "cannot be read at groups[0].weight"),
    (CARD.replace("[100.0, 100.0]", "[inf, 100.0]"), "cannot be read at measures[0].points"),
    (CARD.replace("[[0.0, 0.0]", "[[nan, 0.0]"), "cannot be read at measures[0].points"),
    (CARD + "fresh_days = nan\n", "cannot be read at measures[1].fresh_days"),
    ("id = 3", "cannot be read at"),
    (without(CARD, "seat_util").replace("30.0", "1.0"), "scores no account"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_a_card_that_cannot_be_tested_is_a_sentence(
    bench: Workbench, tmp_path: Path, wrong: str, told: str
) -> None:
    text = refusal(bench, Asked(written(tmp_path, wrong)))
    assert told in text
    assert "Nothing was changed" in text or "stays" in text


def test_a_file_that_is_no_card_is_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    assert "cannot be read as the text of a scorecard" in refusal(bench, Asked(path))
    path.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as the text of a scorecard" in refusal(bench, Asked(path))


def test_the_parts_of_a_card_are_those_of_its_groups() -> None:
    card: Scorecard = parse_scorecard(CARD)
    assert nominal_weights(card) == pytest.approx({"seat_util": 0.7, "defects_90d": 0.3})
    assert parse_scorecard(scorecard_text(replace(card, version=2))).version == 2
