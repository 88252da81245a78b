"""When reviews are due: each tier's rhythm, the steps of a planned one on Today, and what the sample book has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.promise_lines import read_lines
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.review_calendar import CalendarRow, review_calendar
from cs_workbench.services.review_due import RHYTHM, last_quarter, next_on, steps
from cs_workbench.services.reviews import HoldReview, MarkReady, NewReview, SetReview, review, reviews
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.today import today_page
from cs_workbench.services.today_rows import TodayRow
from cs_workbench.services.todos import EndTodo, SkipTodo, SnoozeTodo
from cs_workbench.services.workbench import Workbench

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def row_of(bench: Workbench, account: str) -> CalendarRow:
    return next(row for row in review_calendar(bench).rows if row.account == account)


def told(bench: Workbench, owner: str | None = None) -> list[tuple[str, TodayRow]]:
    return [
        (section.id, row)
        for section in today_page(bench, owner).sections
        for row in section.rows
        if row.reason.startswith("rule:review:")
    ]


def planned(bench: Workbench, account: str, meeting: date) -> str:
    command = NewReview(
        find_account(bench, account), "qbr", "2026-07-01", "2026-09-30", meeting_on=meeting.isoformat()
    )
    return str(do(bench, command).value)


@given(DAYS)
def test_the_last_quarter_is_whole_and_over(today: date) -> None:
    first, last = last_quarter(today)
    assert next_on(first, 3) == last + timedelta(days=1) <= today < next_on(first, 6)


@given(DAYS, DAYS, st.sampled_from(["draft", "ready"]))
def test_no_step_is_later_than_the_meeting_or_on_a_weekend_before_it(
    meeting: date, today: date, state: str
) -> None:
    found = steps(meeting, state, today)
    assert all(due <= meeting for due in found.values())
    assert ("hold" in found) is (meeting < today)
    assert found.get("pre_read", date(2026, 11, 23)).weekday() < 5
    assert not (state == "ready" and "prepare" in found)


@given(st.text(max_size=200))
def test_any_text_is_read_as_lines(text: str) -> None:
    assert all(0 < line.number <= len(text.splitlines()) for line in read_lines(text))


def test_the_steps_of_a_planned_review_are_rows_of_today_until_they_are_done(bench: Workbench) -> None:
    uid = planned(bench, "あおば", bench.today + timedelta(days=3))
    rows = {row.reason.split(":")[2]: (section, row) for section, row in told(bench)}
    assert {step: (section, row.due_on) for step, (section, row) in rows.items()} == {
        "invite": ("now", date(2026, 11, 6)),
        "prepare": ("now", date(2026, 11, 13)),
        "pre_read": ("week", date(2026, 11, 25)),
    }
    do(bench, EndTodo((), (rows["invite"][1].as_rule(),)))
    do(bench, SkipTodo((), "電話で済んだ", rules=(rows["pre_read"][1].as_rule(),)))
    do(bench, SnoozeTodo((), "2026-11-26", (rows["prepare"][1].as_rule(),)))
    assert [section for section, row in told(bench) if row.todo_id is None] == []
    for _ in range(3):
        undo_last(bench)
    assert len(told(bench)) == 3
    do(bench, MarkReady(uid))
    assert "prepare" not in {row.reason.split(":")[2] for _, row in told(bench)}
    do(bench, SetReview(uid, {"meeting_on": (bench.today + timedelta(days=40)).isoformat()}))
    assert told(bench) == []
    do(bench, SetReview(uid, {"meeting_on": (bench.today - timedelta(days=2)).isoformat()}))
    ((section, row),) = told(bench)
    assert (section, row.reason.split(":")[2]) == ("now", "hold")
    assert row_of(bench, "あおば精機").state == "overdue"
    assert told(bench, "鈴木") == []
    do(bench, HoldReview(uid, (bench.today - timedelta(days=2)).isoformat()))
    assert told(bench) == []


@pytest.mark.parametrize(
    ("tier", "held_ago", "state"),
    [
        ("high", 30, "later"),
        ("high", 85, "due"),
        ("high", 130, "overdue"),
        ("low", 130, "later"),
        ("low", 200, "overdue"),
        ("tech", 200, "later"),
    ],
)
def test_each_tier_has_its_rhythm(bench: Workbench, tier: str, held_ago: int, state: str) -> None:
    assert (row_of(bench, "あおば精機").state, row_of(bench, "あおば精機").next_on) == ("never", None)
    do(bench, SetTier((find_account(bench, "あおば"),), tier, "test", "2027-01-31"))
    uid = planned(bench, "あおば", bench.today)
    do(bench, MarkReady(uid))
    held = bench.today - timedelta(days=held_ago)
    do(bench, HoldReview(uid, held.isoformat()))
    row = row_of(bench, "あおば精機")
    assert (row.state, row.last_on, row.months, row.source) == (state, held, RHYTHM[tier], "assumption")
    assert row.next_on == next_on(held, RHYTHM[tier])
    assert ("late" in row.why) is (state == "overdue")
    assert bool(told(bench)) is (state in ("due", "overdue"))
    assert review_calendar(bench, "佐藤").of_state(state)[0].account == "あおば精機"


def test_the_sample_book_has_a_held_review_a_draft_and_an_overdue_one(sample: Workbench) -> None:
    assert [(r.account, r.state) for r in reviews(sample, "佐藤")] == [
        ("椿屋ホーム", "draft"),
        ("椿屋ホーム", "held"),
    ]
    draft, held = (review(sample, row.uid) for row in reviews(sample, "佐藤"))
    assert (draft.row.meeting_on, held.row.held_on) == (date(2026, 11, 27), date(2026, 8, 21))
    assert sorted((p.outcome, p.carries) for p in held.promises) == [
        ("carried", 0), ("carried", 1), ("done", 0), ("done", 0), ("done", 0),
    ]  # fmt: skip
    now = draft.promises
    assert [(p.text, p.state, p.carries) for p in now if p.state == "open"] == [
        ("部署別レポートの提供日を示す", "open", 2)
    ]
    assert [(p.owner, p.state) for p in now[1:]] == [("椿 正樹", "done")]
    assert draft.shared["roadmap"]["lines"]
    assert draft.slides["agenda"].note
    (late,) = review_calendar(sample).of_state("overdue")
    assert late.owner not in ("佐藤", "")
    assert late.last_on is not None
    assert (late.tier, (sample.today - late.last_on).days >= 130) == ("high", True)
    assert [(section, row.account) for section, row in told(sample, "佐藤")] == [("week", "椿屋ホーム")]
    assert [section for section, _ in told(sample, late.owner)] == ["now"]
