"""Phases at work: kept week by week, set by hand with a reason, explained, logged; the sample book's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.phase_page import PhasePage, phase_page
from cs_workbench.services.phase_reasons import explain_phase
from cs_workbench.services.phases import ContractAhead, PhaseWithoutReason, SetPhase, UnknownPhase, with_sheet
from cs_workbench.services.sample.stories import NUMBERS
from cs_workbench.services.standing import recompute
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

#: The sample book as of `CLOCK`: accounts by phase; late, behind, stuck, on track and not known; stories.
SAMPLE_PHASES = {"welcome": 4, "onboarding": 18, "adoption": 147, "utilisation": 102, "self": 53}
SAMPLE_PROGRESS = {
    "welcome": (0, 0, 0, 4, 0),
    "onboarding": (0, 1, 0, 17, 0),
    "adoption": (0, 62, 46, 34, 5),
    "utilisation": (0, 8, 0, 94, 0),
    "self": (0, 8, 0, 45, 0),
}
SAMPLE_STORIES = {
    "signed": ("welcome", "on_track", "welcome_days", 5),
    "notice": ("adoption", "behind", "few_seats", 39),
    "aoba": ("adoption", "stuck", "stuck_adoption", 933),
    "favourite": ("adoption", "on_track", "daily", 44),
    "self_sufficient": ("self", "on_track", "seats_lost", 96),
}
AOBA, TSUBAKI, SHINONOME, HANAMIZUKI = 1, 2, 3, 4


def later(bench: Workbench, weeks: int) -> Workbench:
    """Return the same profile ``weeks`` after `CLOCK`."""
    return replace(bench, clock=FixedClock(CLOCK.now() + timedelta(weeks=weeks)))


def phase_of(bench: Workbench, account: int) -> object:
    book = load_book(bench)
    return book["phase"].at(book.account_id.tolist().index(account))


def test_without_a_word_from_the_source_the_phase_follows_the_start(bench: Workbench) -> None:
    assert [phase_of(bench, account) for account in (AOBA, TSUBAKI, SHINONOME)] == [
        "adoption",
        "adoption",
        "onboarding",
    ]
    reasons = explain_phase(bench, SHINONOME)
    assert (reasons.cause, reasons.since) == ("assumed", CLOCK.now().date())
    assert (reasons.progress, reasons.rule, reasons.value) == ("on_track", "onboarding_days", 14.0)
    assert "On track: Days since the start 14, border 90 (as of 24 Nov 2026)" in reasons.sentences["en"]


def test_a_phase_set_by_hand_waits_thirty_days_and_is_undone(bench: Workbench) -> None:
    done = do(bench, SetPhase((TSUBAKI,), "self", "運用を任せられる"))
    said = bench.say("done", done.said, **done.params)
    assert said == "Phase of 1 account set by hand: Self-sufficient, until 24 Dec 2026"
    assert phase_of(bench, TSUBAKI) == "self"
    reasons = explain_phase(bench, TSUBAKI)
    assert (reasons.cause, reasons.reason, str(reasons.held_until)) == (
        "hand",
        "運用を任せられる",
        "2026-12-24",
    )
    rows = activity_page(bench, Asked(accounts=(TSUBAKI,))).rows
    assert [row.text for row in rows] == ["Set by hand: Self-sufficient (運用を任せられる)"]
    undo_last(bench)
    assert phase_of(bench, TSUBAKI) == "adoption"


@pytest.mark.parametrize(
    ("phase", "reason", "error", "words"),
    [
        ("growth", "why", UnknownPhase, "There is no phase growth."),
        ("self", "  ", PhaseWithoutReason, "A phase set by hand needs a reason."),
    ],
)
def test_a_wrong_phase_is_a_sentence_and_changes_nothing(
    bench: Workbench, phase: str, reason: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        do(bench, SetPhase((TSUBAKI,), phase, reason))
    assert phase_of(bench, TSUBAKI) == "adoption"


def test_a_contract_that_begins_later_has_no_phase_yet(bench: Workbench) -> None:
    with bench.store.write("a future contract", "account") as writing:
        writing.db.execute(
            "UPDATE remote_account SET started_on = '2027-01-05' WHERE account_id = ?", (TSUBAKI,)
        )
    recompute(bench)
    assert phase_of(bench, TSUBAKI) is None
    with pytest.raises(ContractAhead, match="2027"):
        do(bench, SetPhase((TSUBAKI,), "welcome", "早めに始める"))


def test_a_change_of_phase_opens_a_hand_over_sheet_in_one_step(bench: Workbench) -> None:
    do(bench, with_sheet(SetPhase((TSUBAKI,), "utilisation", "目標を達成")))
    with bench.store.read() as db:
        assert db.execute("SELECT occasion FROM local_handover WHERE retired_at IS NULL").fetchall() == [
            ("phase",)
        ]
    undo_last(bench)
    assert phase_of(bench, TSUBAKI) == "adoption"


def test_day_90_is_logged_once_and_told_in_activity(bench: Workbench) -> None:
    """No usage is known: nothing is advanced but by the calendar, and that is late."""
    recompute(bench)
    with bench.store.write("as if it had been looked at", "standing") as writing:
        writing.db.execute(
            "INSERT INTO calc_snapshot (account_id, week, phase) VALUES (?, '2027-02-01', 'a1 2026-11-24 0')",
            (SHINONOME,),
        )
        writing.db.execute("UPDATE sync_run SET ended_at = '2027-02-09T01:00:00Z'")  # the day of the facts
    then = later(bench, 11)  # 2027-02-09, day 91
    for _ in range(2):
        recompute(then)
    assert phase_of(then, SHINONOME) == "adoption"
    reasons = explain_phase(then, SHINONOME)
    assert (reasons.cause, reasons.progress, reasons.rule) == ("late", "late", "onboarding_days")
    assert [(line.old, line.new, line.cause) for line in reasons.log] == [("onboarding", "adoption", "late")]
    rows = [row for row in activity_page(then, Asked(accounts=(SHINONOME,))).rows if row.kind == "phase"]
    assert [row.text for row in rows] == ["Phase: Onboarding → Adoption · day 90 passed"]


@pytest.fixture(scope="module")
def page(sample_profile: Path) -> Iterator[tuple[Workbench, PhasePage]]:
    opened = open_workbench(data_dir=sample_profile, language="en", clock=CLOCK)
    yield opened, phase_page(opened, None)
    close_workbench(opened)


def test_the_sample_book_stands_where_its_files_say(page: tuple[Workbench, PhasePage]) -> None:
    bench, found = page
    assert {row.phase: row.accounts for row in found.rows} == SAMPLE_PHASES
    late_and_so_on = {row.phase: tuple(row.progress.values()) for row in found.rows}
    assert late_and_so_on == SAMPLE_PROGRESS
    assert bench.today == CLOCK.now().date()


def test_every_number_of_the_page_lists_exactly_its_accounts(page: tuple[Workbench, PhasePage]) -> None:
    bench, found = page
    for row in found.rows:
        for name, condition in row.conditions.items():
            count = row.accounts if name == "all" else row.progress[name]
            assert listed(bench, condition) == count, condition
    for cell in found.cells:
        assert listed(bench, cell.condition) == cell.accounts, cell.condition
    for step in found.steps:
        if step.outside is not None:
            assert listed(bench, step.condition) == step.outside, step.condition


def listed(bench: Workbench, condition: str) -> int:
    return len(select_book(bench, condition, "name", ("name",)))


def test_data_that_no_source_tells_are_marked(page: tuple[Workbench, PhasePage]) -> None:
    _, found = page
    assert {row.step.id: row.unbound for row in found.steps if row.unbound} == {
        "setup": ("setup_tasks",),
        "guidance": ("breadth",),
        "blast": ("mail_opens",),
    }


def test_the_stories_of_the_sample_say_how_they_get_on(page: tuple[Workbench, PhasePage]) -> None:
    bench, _ = page
    with bench.store.read() as db:
        rows = db.execute("SELECT source_id, account_id FROM remote_account")
        accounts = dict(rows)
    found = {}
    for story in SAMPLE_STORIES:
        reasons = explain_phase(bench, accounts[f"A{NUMBERS[story]:05d}"])
        found[story] = (reasons.phase, reasons.progress, reasons.rule, round(reasons.value or 0))
    assert found == SAMPLE_STORIES
