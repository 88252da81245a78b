"""Plays at work: what the cadence of an account's cell puts on Today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cs_workbench.kernel.clock import iso
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.plays import MOST_ROWS
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.today import TodayRow, today_page
from cs_workbench.services.todos import AddTodo, EndTodo, RemoveTodo, SkipTodo, SnoozeTodo, todo_list
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench


@pytest.fixture
def otaka(sample: Workbench) -> int:
    """Return the account of the sample book that is past its cadence."""
    return find_account(sample, "大鷹重機")


def touches(bench: Workbench, account: int | None = None, section: str = "now") -> list[TodayRow]:
    page = today_page(bench, "佐藤" if account is not None else None)
    rows = next(s.rows for s in page.sections if s.id == section)
    return [row for row in rows if row.kind == "due_touch" and account in (None, row.account_id)]


def test_a_due_touch_says_cell_plays_cadence_and_last_touch(sample: Workbench, otaka: int) -> None:
    (row,) = touches(sample, otaka)
    assert row.text == (
        "最終接点2026/09/11から74日。30日以内: ハイタッチ・活用(個別の導入サポート、個別の定例ミーティングや勉強会)"
    )
    assert row.reason == "rule:cadence:h_onboard:2026-09-11", "one an account, play and period"
    assert row.due_on == sample.today


def test_any_touch_of_any_channel_fulfils_it_and_its_undo_brings_it_back(
    sample: Workbench, otaka: int
) -> None:
    for channel, direction in (("phone", "out"), ("mail", "in"), ("event", "out")):
        do(sample, LogTouch((otaka,), channel, direction))
        assert not touches(sample, otaka)
        undo_last(sample)
        assert touches(sample, otaka)
    do(sample, LogTouch((otaka,), "mail", "out"))
    assert touches(sample, otaka), "a mail that nobody answered reached nobody yet"


def test_a_planned_touch_or_meeting_suppresses_it_while_it_comes_soon(sample: Workbench, otaka: int) -> None:
    day = sample.today + timedelta(days=6)
    for kind, due_on, is_told in (
        ("due_touch", day, 0),
        ("meeting", day, 0),
        ("reply", day, 0),
        ("task", day, 1),
        ("meeting", sample.today + timedelta(days=60), 1),
    ):
        planned = do(sample, AddTodo(otaka, kind, "x", due_on.isoformat())).value
        assert len([row for row in touches(sample, otaka) if row.todo_id is None]) == is_told, kind
        do(sample, RemoveTodo(int(str(planned))))


def test_done_it_counts_as_a_touch_until_the_next_period(sample: Workbench, otaka: int) -> None:
    (row,) = touches(sample, otaka)
    do(sample, EndTodo((), (row.as_rule(),)))
    assert not touches(sample, otaka)
    ended = iso(datetime.combine(sample.today - timedelta(days=40), datetime.min.time(), UTC))
    with sample.store.write("long ago", "test") as writing:
        writing.db.execute("UPDATE local_todo SET done_at = ? WHERE reason = ?", (ended, row.reason))
    (again,) = touches(sample, otaka)
    assert again.reason != row.reason
    assert "40日" in again.text


def test_skipped_it_keeps_quiet_until_its_day_and_a_reason_is_asked(sample: Workbench, otaka: int) -> None:
    (row,) = touches(sample, otaka)
    do(sample, SkipTodo((), "先方が繁忙期", None, (row.as_rule(),)))
    assert not touches(sample, otaka)
    undo_last(sample)
    assert touches(sample, otaka) == [row]


def test_put_off_it_comes_up_again_unless_a_touch_came_meanwhile(sample: Workbench, otaka: int) -> None:
    (row,) = touches(sample, otaka)
    until = sample.today + timedelta(days=5)
    do(sample, SnoozeTodo((), until.isoformat(), (row.as_rule(),)))
    (later,) = touches(sample, otaka, "week")
    assert later.due_on == until
    assert not touches(sample, otaka), "one due touch an account and period"
    do(sample, LogTouch((otaka,), "phone"))
    assert not touches(sample, otaka, "week")
    assert not [line for line in todo_list(sample, otaka) if line.kind == "due_touch"]


def test_a_tier_set_by_hand_brings_its_own_cadence_without_the_rules_plays(
    sample: Workbench, otaka: int
) -> None:
    do(sample, SetTier((otaka,), "low", "縮小中", (sample.today + timedelta(days=90)).isoformat()))
    (row,) = touches(sample, otaka)
    assert row.text == "最終接点2026/09/11から74日。60日以内: ロータッチ・活用"


def test_many_are_a_few_rows_and_one_that_opens_the_list_and_tech_touch_is_one_row(sample: Workbench) -> None:
    page = today_page(sample, None)
    now = next(section.rows for section in page.sections if section.id == "now")
    computed = [row for row in now if row.reason.startswith("rule:cadence")]
    groups = {row.key: row for row in now if row.kind == "tech_group"}
    assert len(computed) == MOST_ROWS
    assert groups["touches_due"].condition == "-tier:tech days_since_touch>cadence"
    assert groups["tech_due"].condition == "tier:tech days_since_touch>cadence"
    from cs_workbench.services.book import select_book

    for row in (groups["touches_due"], groups["tech_due"]):
        assert len(select_book(sample, f"{row.condition} churned_on:none", "name", ())) == row.count
    do(sample, EndTodo((), tuple(row.as_rule() for row in groups.values())))
    now = next(section.rows for section in today_page(sample, None).sections if section.id == "now")
    assert not [row for row in now if row.kind == "tech_group"]


def test_where_no_touch_is_known_none_is_due(bench: Workbench) -> None:
    page = today_page(bench, None)
    assert not [row for section in page.sections for row in section.rows if row.kind == "due_touch"]
