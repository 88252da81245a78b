"""What a review may say of an account: figures of 13 whole weeks, unknown where they are, and nothing of ours."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.services.account import NoSuchAccount, find_account
from cs_workbench.services.commands import do
from cs_workbench.services.goals import CheckGoal, SetGoal
from cs_workbench.services.review_facts import Facts, Seats, Series, collect
from cs_workbench.services.review_reading import window
from cs_workbench.services.voices import AddVoice
from cs_workbench.services.workbench import Workbench
from tests.services.test_commands import ids
from tests.support.reviews import THIRD_QUARTER, TO_TODAY

#: Words of what is ours alone; no field of the facts may be called so.
OURS = re.compile(
    r"health|band|score|tier|ltv|lifetime|churn|risk|note|internal|pulse|attitude|influence|override|role"
)


def test_no_field_of_the_facts_is_called_like_something_of_ours() -> None:
    names = set(every_field(Facts))
    assert {"weekly_users", "response_minutes", "shipped_on", "ends_on"} <= names
    assert [name for name in names if OURS.search(name)] == []


def every_field(of: type) -> list[str]:
    found = []
    for f in fields(of):
        found.append(f.name)
        found += [name for part in parts(get_type_hints(of)[f.name]) for name in every_field(part)]
    return found


def parts(hint: Any) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [part for arg in get_args(hint) for part in parts(arg)]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_window_is_13_whole_weeks_that_were_over(to_on: date, today: date) -> None:
    begin, end = window(to_on, today)
    assert (begin.weekday(), end.weekday()) == (0, 6)
    assert end - begin == timedelta(days=90)
    assert end <= to_on
    assert end < today
    assert min(to_on, today - timedelta(days=1)) - end < timedelta(days=7)


def test_weekly_users_seats_and_tickets_stand_beside_what_they_were(sample: Workbench) -> None:
    facts = collect(sample, find_account(sample, "あおば精機"), *TO_TODAY)
    assert (facts.window_from, facts.window_to) == (date(2026, 8, 24), date(2026, 11, 22))
    assert (len(facts.weekly_users.now), facts.weekly_users.now[0], facts.weekly_users.now[-1]) == (
        13,
        239,
        45,
    )
    assert len(facts.weekly_users.before) == len(facts.weekly_users.year) == 13
    assert (facts.seats.purchased, facts.seats.purchased_before, facts.seats.purchased_year) == (
        320,
        320,
        298,
    )
    assert facts.seats.active is not None
    assert facts.seats.active_year is None  # the source brought monthly users for 26 weeks only
    assert facts.tickets.now is not None
    assert (facts.tickets.now.count, facts.tickets.now.urgent) == (6, 1)
    assert [(u.opened_on, u.closed_on) for u in facts.tickets.urgent] == [(date(2026, 11, 18), None)]
    assert sum(map(sum, facts.tickets.weeks)) == facts.tickets.now.count
    assert [p.name for p in facts.ours] == ["佐藤"]
    assert "田中 浩一" not in {p.name for p in facts.theirs}  # who has left
    assert facts.contract is None


def test_only_goals_that_may_be_shared_are_read_with_what_was_measured_before(bench: Workbench) -> None:
    account = ids(bench)[0]
    shared = do(bench, SetGoal(account, {"name": "Approve in one day", "unit": "days", "start_value": 3,
                                               "target_value": 1, "due_on": "2027-02-01",
                                               "internal_note": "they will churn"})).value  # fmt: skip
    do(bench, SetGoal(account, {"name": "Ours", "shareable": 0}))
    do(bench, SetGoal(account, {"name": "Keep them high touch"}))
    for day, value in (("2026-06-20", 2.8), ("2026-08-20", 2.1), ("2026-11-20", 1.4)):
        do(bench, CheckGoal(str(shared), day, value))
    (goal,) = collect(bench, account, *THIRD_QUARTER).goals
    assert (goal.name, goal.start, goal.target) == ("Approve in one day", 3, 1)
    assert (goal.previous, goal.actual, goal.actual_on) == (2.8, 2.1, date(2026, 8, 20))
    assert "churn" not in collect(bench, account, *THIRD_QUARTER).as_json()


def test_what_no_source_brings_is_unknown_and_says_why(bench: Workbench) -> None:
    facts = collect(bench, ids(bench)[3], *TO_TODAY)
    assert (facts.weekly_users, facts.activity, facts.tickets.now, facts.goals) == (
        Series(),
        Series(),
        None,
        (),
    )
    assert facts.seats.active is None
    assert {told.figure: told.gap for told in facts.told} == {
        "weekly_users": "none", "activity": "none", "features": "none", "seat_use": "none", "tickets": "none",
        "goals": "no_plan", "requests": "none",
    }  # fmt: skip


def test_usage_by_day_and_feature_tells_features_but_no_people(bench: Workbench) -> None:
    account = ids(bench)[0]
    use(bench, account, "day", [("report", "2026-09-01", 5), ("report", "2026-10-01", 7), ("export", "2026-10-02", 3),
                                ("export", "2026-07-01", 9), ("LTV", "2026-10-02", 99)])  # fmt: skip
    facts = collect(bench, account, *TO_TODAY)
    assert [(f.name, f.now, f.before) for f in facts.features] == [("report", 12, None), ("export", 3, 9)]
    assert facts.weekly_users == Series()
    told = facts.source_of("weekly_users")
    assert told is not None
    assert told.gap == "daily"
    assert facts.activity.now[1] == 5
    assert facts.activity.now[0] is None  # a week without a record is not a week without use


def test_usage_that_stopped_says_since_when(bench: Workbench) -> None:
    account = ids(bench)[0]
    use(bench, account, "week", [("logins", "2026-09-07", 50), ("logins", "2026-09-14", 60)], users=12)
    facts = collect(bench, account, *TO_TODAY)
    told = facts.source_of("weekly_users")
    assert told is not None
    assert (told.gap, told.since) == ("stopped", date(2026, 9, 20))
    assert facts.weekly_users.now[:4] == (None, None, 12, 12)


def test_weeks_that_lack_before_the_window_are_told_with_the_day_from_which_all_are_there(
    bench: Workbench,
) -> None:
    account = ids(bench)[0]
    mondays = [(date(2026, 5, 25) + timedelta(weeks=n)).isoformat() for n in range(26) if n != 3]
    use(bench, account, "week", [("logins", day, 50) for day in mondays], users=12)
    facts = collect(bench, account, *TO_TODAY)
    assert (facts.weekly_users.before[2:5], None in facts.weekly_users.now) == ((12, None, 12), False)
    told = facts.source_of("weekly_users")
    assert told is not None
    assert (told.gap, told.since) == ("short", date(2026, 6, 22))


def test_seats_that_were_counted_only_lately_say_since_when(bench: Workbench) -> None:
    account = ids(bench)[0]
    use(bench, account, "month", [("monthly_users", day, 9) for day in ("2026-10-05", "2026-11-02")])
    with bench.store.write("seats", "test") as writing:
        writing.db.execute("UPDATE remote_account SET seats = 20 WHERE account_id = ?", (account,))
        writing.changed("account", None)
    told = collect(bench, account, *TO_TODAY).source_of("seat_use")
    assert told is not None
    assert (told.gap, told.since) == ("short", date(2026, 10, 5))


def use(
    bench: Workbench, account: int, grain: str, rows: list[tuple[str, str, float]], users: int | None = None
) -> None:
    with bench.store.write("usage", "test") as writing:
        source = writing.db.execute(
            "SELECT source FROM account_key WHERE account_id = ?", (account,)
        ).fetchone()[0]
        writing.db.executemany(
            "INSERT INTO remote_usage (source, account_id, metric, grain, period_start, value, users, run) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            [(source, account, metric, grain, day, value, users) for metric, day, value in rows],
        )


def test_a_customer_is_quoted_only_with_what_it_asked_for(bench: Workbench) -> None:
    account = ids(bench)[0]
    do(bench, AddVoice(account, "request", "a report by department"))
    do(bench, AddVoice(account, "pain", "too dear"))
    do(bench, AddVoice(account, "request", "they want a high-touch service"))
    assert [a.text for a in collect(bench, account, *TO_TODAY).asked] == ["a report by department"]


def test_the_contract_is_read_only_when_it_is_asked_for(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    terms = collect(sample, account, *TO_TODAY, contract=True).contract
    assert terms is not None
    assert {(t.product, t.seats, t.ends_on) for t in terms} == {
        ("Nagare ワークフロー", 320, date(2027, 2, 4)), ("Nagare 経費", 320, date(2027, 2, 4)),
    }  # fmt: skip


def test_facts_read_back_as_they_were_kept(sample: Workbench) -> None:
    for name in ("あおば精機", "蒼天ホールディングス"):
        facts = collect(sample, find_account(sample, name), *THIRD_QUARTER, contract=True)
        assert Facts.read(facts.as_json()) == facts
    assert (
        Facts.read(
            '{"account": "A", "account_uid": "u", "from_on": "2026-07-01", "to_on": "2026-09-30",'
            ' "as_of": "2026-10-01", "window_from": "2026-06-29", "window_to": "2026-09-27"}'
        ).seats
        == Seats()
    )


def test_an_account_that_is_not_there_is_a_sentence(sample: Workbench) -> None:
    with pytest.raises(NoSuchAccount):
        collect(sample, 99_999, *TO_TODAY)


def test_the_queries_name_no_table_of_what_is_ours() -> None:
    text = Path("cs_workbench/store/review_facts.py").read_text(encoding="utf-8")
    assert re.findall(r"\b(?:calc_|local_note|local_pulse|local_override)\w*", text) == []
