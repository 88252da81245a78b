"""To-dos: one identity each, quiet when told so, and everything can be taken back."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.domain.risk import Risk, risk_of
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.money import Money
from cs_workbench.services.absences import EndAbsence, SetAbsence, WrongAbsence, absences
from cs_workbench.services.account import find_account
from cs_workbench.services.book import load_book
from cs_workbench.services.calendar_days import business_days
from cs_workbench.services.commands import Command, do, redo_last, undo_last
from cs_workbench.services.playbooks import (
    ApplyPlaybook,
    NoSuchPlaybook,
    PlaybookRuns,
    RemovePlaybook,
    SavePlaybook,
    playbooks,
)
from cs_workbench.services.quick_entry import (
    NothingToAdd,
    UnclearAccount,
    line_todo,
    read_future_day,
    read_line,
)
from cs_workbench.services.risks import risk_text, told_of_rows
from cs_workbench.services.settings import SetSetting, WrongSetting
from cs_workbench.services.today import TodayPage, TodayRow, looked, today_page
from cs_workbench.services.todos import (
    AddTodo,
    AddTodos,
    AssignTodo,
    ChangeTodo,
    EndTodo,
    NoDayToCome,
    SkippedWithoutReason,
    SkipTodo,
    SnoozeTodo,
)
from cs_workbench.services.workbench import Workbench

TODAY = "2026-11-24"


def ids(bench: Workbench) -> list[int]:
    return [int(i) for i in load_book(bench).account_id]


def add(bench: Workbench, account: int | None, text: str, due_on: str | None = TODAY, **more: Any) -> int:
    made = do(bench, AddTodo(account, more.pop("kind", "task"), text, due_on, **more))
    assert isinstance(made.value, int)
    return made.value


def rows(page: TodayPage) -> dict[str, list[TodayRow]]:
    found: dict[str, list[TodayRow]] = {}
    for section in page.sections:
        found.setdefault(section.id, []).extend(section.rows)
    return found


def texts(page: TodayPage, section: str) -> list[str]:
    return [row.text for row in rows(page).get(section, [])]


def at(bench: Workbench, day: str) -> Workbench:
    """Return the same profile on another day."""
    moment = bench.clock.now() + (date.fromisoformat(day) - bench.today)
    return dataclasses.replace(bench, clock=FixedClock(moment))


def stored(bench: Workbench) -> list[Any]:
    with bench.store.read() as db:
        todo = db.execute("SELECT * FROM local_todo ORDER BY id").fetchall()
        away = db.execute("SELECT * FROM local_absence ORDER BY id").fetchall()
        return [
            todo,
            away,
            db.execute("SELECT kind, id, text FROM local_definition ORDER BY 1, 2").fetchall(),
        ]


def test_one_put_off_stays_put_off_however_often_its_rule_fires(bench: Workbench) -> None:
    account = ids(bench)[0]
    todo = add(bench, account, "Call", kind="due_touch", reason="gap", by_rule=True)
    do(bench, SnoozeTodo((todo,), "2026-12-01"))
    assert add(bench, account, "Call now", kind="due_touch", reason="gap", by_rule=True) == todo
    assert "Call now" not in texts(today_page(bench, "佐藤"), "now")
    assert "Call now" in texts(today_page(at(bench, "2026-12-01"), "佐藤"), "now")[0]


def test_a_skipped_one_keeps_its_rule_quiet_for_the_time_stated(bench: Workbench) -> None:
    account = ids(bench)[0]
    fire = AddTodo(account, "due_touch", "Call", TODAY, "gap", by_rule=True)
    todo = do(bench, fire).value
    with pytest.raises(SkippedWithoutReason):
        do(bench, SkipTodo((todo,), " "))  # type: ignore[arg-type]
    done = do(bench, SkipTodo((todo,), "they are closed", "2026-12-10"))  # type: ignore[arg-type]
    assert "2026-12-10" in bench.say("done", done.said, **done.params)
    assert do(bench, fire).value is None
    assert do(at(bench, "2026-12-10"), fire).value not in (None, todo)
    assert any("they are closed" in text for text in texts(today_page(bench, "佐藤"), "done"))


def test_a_rules_row_is_done_put_off_skipped_and_given_away_like_any(bench: Workbench) -> None:
    page = today_page(bench, "佐藤")
    renewal = next(row for row in (*rows(page)["week"], *rows(page)["now"]) if row.kind == "renewal")
    do(bench, EndTodo((), (renewal.as_rule(),)))
    assert all(
        row.reason != renewal.reason for found in rows(today_page(bench, "佐藤")).values() for row in found
    )
    undo_last(bench)
    assert rows(today_page(bench, "佐藤")) == rows(page)
    do(bench, SnoozeTodo((), "2026-12-05", (renewal.as_rule(),)))
    later = [row for row in rows(today_page(bench, "佐藤"))["later"] if row.todo_id is not None]
    assert [(row.kind, row.due_on) for row in later] == [("renewal", date(2026, 12, 10))]
    undo_last(bench)
    do(bench, AssignTodo((), "鈴木", (renewal.as_rule(),)))
    assert renewal.text in texts(today_page(bench, "鈴木"), "later")
    undo_last(bench)
    bare = next(row for row in rows(page)["no_next_step"])
    assert not bare.can_be_done
    do(bench, SkipTodo((), "looks after itself", "2026-12-24", (bare.as_rule(),)))
    now = today_page(bench, "佐藤")
    assert bare.key not in [row.key for row in rows(now)["no_next_step"]]
    assert load_book(bench)["next_step"].at(0) is None, "skipping plans nothing"
    assert bare.key in [row.key for row in rows(today_page(at(bench, "2026-12-24"), "佐藤"))["no_next_step"]]


def test_a_detail_survives_what_does_not_name_it(bench: Workbench) -> None:
    risk = Risk("logins fell", Money(8_640_000, "JPY"), date(2026, 12, 6), "meet the buyer", "加藤")
    account = ids(bench)[0]
    todo = add(bench, account, "Save あおば", kind="risk", reason="r", detail=risk.as_detail())
    do(bench, ChangeTodo(todo, "Save them", "2026-12-01"))
    assert add(bench, account, "Save them now", kind="risk", reason="r") == todo
    row = next(r for r in rows(today_page(bench, "佐藤"))["now"] if r.todo_id == todo)
    assert risk_of(row.detail) == risk


def test_a_risk_reads_in_slack_in_both_languages_and_carries_no_markup(bench: Workbench) -> None:
    risk = Risk("*bold* <!channel> & co", Money(8_640_000, "JPY"), date(2026, 12, 6), "line\nbreak", "加藤")
    todo = add(bench, ids(bench)[0], "Champion left", kind="risk", detail=risk.as_detail())
    row = next(r for r in rows(today_page(bench, "佐藤"))["now"] if r.todo_id == todo)
    told = told_of_rows([row])
    english, japanese = risk_text(bench, told), risk_text(bench, told, "ja")
    assert english.splitlines() == [
        "*Risk: あおば精機*",
        "Champion left",
        "• Cause: ∗bold∗ &lt;!channel&gt; &amp; co",
        "• Amount at risk: ¥8,640,000",
        "• Until: 2026-12-06",
        "• Plan: line break",
        "• Help wanted from: 加藤",
    ]
    assert "• 原因: " in japanese
    assert "• 助けてほしい人: 加藤" in japanese


def test_more_urgent_rows_stand_first(bench: Workbench) -> None:
    account = ids(bench)[0]
    add(bench, account, "some time today")
    add(bench, account, "at three", due_at="15:00")
    add(bench, account, "at nine", due_at="09:00")
    add(bench, account, "overdue", "2026-11-20")
    add(bench, account, "urgent", detail={"urgent": True})
    mine = [row for row in rows(today_page(bench, "佐藤"))["now"] if row.todo_id]
    assert [row.text.split(" (")[0] for row in mine] == [
        "urgent",
        "overdue",
        "at nine",
        "at three",
        "some time today",
    ]


def test_what_is_given_to_a_colleague_is_on_their_day(bench: Workbench) -> None:
    todo = add(bench, ids(bench)[0], "Send the deck")
    do(bench, AssignTodo((todo,), "鈴木"))
    assert "Send the deck" not in texts(today_page(bench, "佐藤"), "now")
    assert "Send the deck" in texts(today_page(bench, "鈴木"), "now")
    do(bench, AssignTodo((todo,), ""))
    assert "Send the deck" in texts(today_page(bench, "佐藤"), "now")


def test_a_line_becomes_a_to_do_on_the_right_account(bench: Workbench) -> None:
    command = line_todo(bench, "来週火曜15時 あおば 電話")
    assert command.account_id == find_account(bench, "あおば精機")
    assert (command.due_on, command.due_at, command.text, command.detail) == (
        "2026-12-01",
        "15:00",
        "電話",
        {"channel": "phone"},
    )
    do(bench, command)
    do(bench, line_todo(bench, "金曜 あおば 電話"))
    assert texts(today_page(bench, "佐藤"), "week")[:2] == ["電話", "電話"], "on two days it is two to-dos"
    assert line_todo(bench, "明日 経費精算").account_id is None
    read = read_line(bench, "アオバ 見積り")
    assert [candidate.name for candidate in read.candidates] == ["あおば精機"], "kana of either kind"


def test_a_line_that_says_too_little_is_refused(bench: Workbench) -> None:
    with pytest.raises(NothingToAdd):
        line_todo(bench, "明日 15時")
    with pytest.raises(UnclearAccount):
        line_todo(bench, "明日 @だれか 電話")
    assert line_todo(bench, "fri ask the board").account_id is None
    with pytest.raises(NoDayToCome):
        read_future_day(bench, "昨日")
    with pytest.raises(NoDayToCome):
        read_future_day(bench, "いつか")


def test_business_days_know_the_country_and_the_company(bench: Workbench) -> None:
    assert read_future_day(bench, "+20bd") == date(2026, 12, 22), "in English weekends alone are known"
    do(bench, SetSetting("country", "JP"))
    days = business_days(bench)
    assert [
        day for day in (date(2026, 11, 23), date(2027, 1, 1), date(2026, 5, 6)) if days.is_open(day)
    ] == []
    do(bench, SetSetting("company_holidays", "11/25 創立記念日\n12/29-1/3"))
    assert read_future_day(bench, "1営業日後") == date(2026, 11, 26)
    assert business_days(bench).after(date(2026, 12, 28), 1) == date(2027, 1, 4)
    with pytest.raises(WrongSetting):
        do(bench, SetSetting("company_holidays", "お盆"))


def test_a_playbook_becomes_ordinary_to_dos_once(bench: Workbench) -> None:
    assert [(row.playbook.id, row.title) for row in playbooks(bench)] == [
        ("onboarding", "Onboarding"),
        ("renewal_rescue", "Renewal rescue"),
    ]
    account, before = ids(bench)[0], stored(bench)
    done = do(bench, ApplyPlaybook(account, "renewal_rescue", "2026-11-27"))
    with bench.store.read() as db:
        made = db.execute("SELECT due_on, position, origin FROM local_todo ORDER BY position").fetchall()
    assert [day for day, _, _ in made[:4]] == ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-03"]
    assert [position for _, position, _ in made] == [1, 2, 3, 4, 5, 6, 7]
    assert len({origin for _, _, origin in made}) == 1
    assert made[0][2].startswith("playbook:renewal_rescue:")
    with pytest.raises(PlaybookRuns):
        do(bench, ApplyPlaybook(account, "renewal_rescue"))
    assert isinstance(done.value, tuple)
    do(bench, SkipTodo(done.value, "not needed"))
    do(bench, ApplyPlaybook(account, "renewal_rescue"))
    for _ in range(3):
        undo_last(bench)
    assert stored(bench) == before


def test_ones_own_playbook_replaces_a_built_in_one_until_it_goes(bench: Workbench) -> None:
    text = 'id = "onboarding"\n[title]\nen = "Ours"\n[[task]]\ntext = {ja = "一"}\n'
    do(bench, SavePlaybook(text))
    assert playbooks(bench)[0].title == "Ours"
    do(bench, RemovePlaybook("onboarding"))
    assert playbooks(bench)[0].title == "Onboarding"
    undo_last(bench)
    assert playbooks(bench)[0].title == "Ours"
    with pytest.raises(NoSuchPlaybook):
        do(bench, ApplyPlaybook(ids(bench)[0], "dance"))


def test_due_touches_move_behind_an_absence_and_the_rest_is_covered(bench: Workbench) -> None:
    account = ids(bench)[0]
    touch = add(bench, account, "Call", "2026-12-02", kind="due_touch")
    promise = add(bench, account, "Send the plan", "2026-12-03", kind="promise")
    add(bench, account, "Later", "2026-12-09")
    start = stored(bench)
    do(bench, SetAbsence("佐藤", "2026-12-01", "2026-12-04", "鈴木"))
    with bench.store.read() as db:
        found = dict(db.execute("SELECT id, due_on || coalesce(cover, '') FROM local_todo"))
    assert found[touch] == "2026-12-07", "the first business day back"
    assert found[promise] == "2026-12-03鈴木"
    covered = [
        section for section in today_page(at(bench, "2026-12-03"), "鈴木").sections if section.id == "cover"
    ]
    assert [(section.who, [row.text for row in section.rows]) for section in covered] == [
        ("佐藤", ["Send the plan"])
    ]
    undo_last(bench)
    assert stored(bench) == start
    do(bench, SetAbsence("佐藤", "2026-12-01", "2026-12-04", "鈴木", "cover"))
    with bench.store.read() as db:
        assert db.execute("SELECT count(*) FROM local_todo WHERE cover = '鈴木'").fetchone() == (2,)
    (away,) = absences(bench)
    assert (away.owner, away.back_on) == ("佐藤", date(2026, 12, 7))
    do(bench, EndAbsence(away.id))
    assert absences(bench) == []
    with bench.store.read() as db:
        assert db.execute("SELECT count(*) FROM local_todo WHERE cover IS NOT NULL").fetchone() == (0,)


def test_an_absence_that_cannot_be_is_refused(bench: Workbench) -> None:
    for first, last, cover, due in (
        ("2026-12-04", "2026-12-01", "", "redate"),
        ("2026-11-01", "2026-11-05", "", "redate"),
        ("soon", "2026-12-01", "", "redate"),
        ("2026-12-01", "2026-12-02", "", "cover"),
        ("2026-12-01", "2026-12-02", "佐藤", "cover"),
    ):
        with pytest.raises(WrongAbsence):
            do(bench, SetAbsence("佐藤", first, last, cover, due))


def test_the_first_look_back_says_what_happened_meanwhile(bench: Workbench) -> None:
    account = ids(bench)[0]
    looked(bench)
    todo = add(bench, account, "Send the plan", "2026-12-03", kind="promise")
    do(bench, SetAbsence("佐藤", "2026-12-01", "2026-12-04", "鈴木"))
    do(at(bench, "2026-12-03"), EndTodo((todo,)))
    monday = at(bench, "2026-12-07")
    assert today_page(monday, "佐藤").happened == (
        "Away 1 Dec 2026 to 4 Dec 2026",
        "鈴木 covered",
        "1 to-do done",
    )
    assert today_page(monday, "鈴木").happened == (), "nothing happened on the colleague's own accounts"
    looked(monday)
    assert today_page(monday, "佐藤").happened, "it stays until the day is over"
    assert today_page(at(bench, "2026-12-08"), "佐藤").happened == ()


def steps(accounts: list[int]) -> st.SearchStrategy[Command]:
    account, text = st.sampled_from(accounts), st.text("aあ", max_size=2)
    some = st.lists(st.integers(1, 6), max_size=3, unique=True).map(tuple)
    day = st.integers(0, 30).map(lambda n: (date(2026, 11, 24) + timedelta(days=n)).isoformat())
    rule = st.builds(
        lambda a, r: (
            {"account_id": a, "kind": "renewal", "reason": f"rule:{r}", "text": "x", "due_on": None},
        ),
        st.one_of(account, st.none()),
        st.sampled_from(["renewal:2027-01-01", "tech_group"]),
    )
    rules = st.one_of(st.just(()), rule)
    kind = st.sampled_from(["task", "due_touch", "risk"])
    return st.one_of(
        st.builds(AddTodo, st.one_of(account, st.none()), kind, text, day, text, by_rule=st.booleans()),
        st.builds(AddTodos, st.tuples(account, account), kind, text, day),
        st.builds(EndTodo, some, rules),
        st.builds(SkipTodo, some, st.just("why"), day, rules),
        st.builds(SnoozeTodo, some, day, rules),
        st.builds(AssignTodo, some, st.sampled_from(["鈴木", ""]), rules),
        st.builds(ApplyPlaybook, account, st.just("onboarding"), day),
        st.builds(
            SetAbsence,
            st.just("佐藤"),
            st.just(TODAY),
            day,
            st.just("鈴木"),
            st.sampled_from(["redate", "cover"]),
        ),
        st.builds(EndAbsence, st.integers(1, 2)),
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_undoing_everything_gives_back_every_row_as_it_was(bench: Workbench, data: st.DataObject) -> None:
    while undo_last(bench):
        pass
    start = stored(bench)
    for command in data.draw(st.lists(steps(ids(bench)[:2]), min_size=1, max_size=6)):
        try:
            do(bench, command)
        except (PlaybookRuns, WrongAbsence):
            continue
    end = [len(part) for part in stored(bench)]
    taken = 0
    while undo_last(bench):
        taken += 1
    assert stored(bench) == start
    for _ in range(taken):
        redo_last(bench)
    assert [len(part) for part in stored(bench)] == end
