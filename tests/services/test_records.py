"""Renewals, outcomes, goals, people and hand-overs: written by a person, seen by the score, taken back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.kernel.money import Money
from cs_workbench.services.account import account_page
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.goals import CheckGoal, SetGoal, plan_of, shareable_plan
from cs_workbench.services.handover_draft import markdown, write_sheet
from cs_workbench.services.handover_due import missing, missing_text
from cs_workbench.services.handovers import (
    AcceptHandover,
    HandoverRow,
    SetHandover,
    list_handovers,
)
from cs_workbench.services.meeting_notes import SetPulse
from cs_workbench.services.notes import WriteNote
from cs_workbench.services.outcomes import AddOutcome, TooManyReasons, list_outcomes
from cs_workbench.services.people import SetPerson, command_for, list_people, role_gaps
from cs_workbench.services.records import NotThere, WithoutCurrency, WithoutName, WrongValue
from cs_workbench.services.renewals import RenewalRow, SetRenewal, SetRenewals, renewal_rows
from cs_workbench.services.today import today_page
from cs_workbench.services.todos import EndTodo
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

TODAY = CLOCK.today()


def account(bench: Workbench, name: str) -> int:
    book = load_book(bench)
    return next(int(i) for i, n in zip(book.account_id, book["name"].values, strict=True) if n == name)


def fact(bench: Workbench, account_id: int, name: str) -> object:
    book = load_book(bench)
    return book[name].at(book.account_id.tolist().index(account_id))


def renewal(bench: Workbench, account_id: int) -> RenewalRow:
    (row,) = [r for r in renewal_rows(bench, account_id=account_id) if r.kind == "renewal"]
    return row


def todos(bench: Workbench, account_id: int) -> list[tuple[str, str, bool]]:
    return [(t.kind, t.reason, t.done_at is None) for t in account_page(bench, account_id).todos]


# Renewals


def test_a_renewal_is_proposed_from_the_contract_before_anybody_writes(bench: Workbench) -> None:
    rows = renewal_rows(bench)
    assert [r.account for r in rows] == ["椿屋ホーム", "あおば精機", "花水木カフェ", "東雲ケミカル"]
    first = rows[0]
    assert (first.uid, first.stage, first.amount) == ("", "not_started", Money(6_000_000, "JPY"))
    assert (first.deadline, first.days_left) == (date(2026, 12, 10), 16)
    assert first.state == "late", "the motion starts 60 days before the deadline"
    assert rows[2].amount is None, "unknown stays unknown"


def test_the_first_edit_keeps_the_record_and_undo_makes_it_a_proposal_again(bench: Workbench) -> None:
    tsubaki = account(bench, "椿屋ホーム")
    command = SetRenewal(tsubaki, {"stage": "proposed", "amount": 5_400_000, "next_step": "見積りを送る"})
    do(bench, command)
    row = renewal(bench, tsubaki)
    assert (row.uid, row.stage, row.state) == (command.uid, "proposed", "")
    assert (row.amount, row.next_step) == (Money(5_400_000, "JPY"), "見積りを送る")
    assert fact(bench, tsubaki, "renewal_stage") == "proposed"
    assert select_book(bench, "renewal_stage:proposed", "name", ()).account_id.tolist() == [tsubaki]
    undo_last(bench)
    assert renewal(bench, tsubaki).uid == ""
    redo_last(bench)
    assert renewal(bench, tsubaki).uid == command.uid
    undo_last(bench)
    assert renewal(bench, tsubaki).uid == ""


def test_a_closed_renewal_keeps_the_days_of_its_term(bench: Workbench) -> None:
    tsubaki = account(bench, "椿屋ホーム")
    command = SetRenewal(tsubaki, {"stage": "agreed"})
    do(bench, command)
    do(bench, SetRenewal(tsubaki, {"stage": "renewed"}, command.uid))
    with bench.store.read() as db:
        kept = db.execute("SELECT ends_on, closed_on FROM local_renewal").fetchone()
    assert kept == ("2026-12-10", TODAY.isoformat())
    undo_last(bench)
    assert renewal(bench, tsubaki).stage == "agreed"
    with bench.store.read() as db:
        assert db.execute("SELECT ends_on, closed_on FROM local_renewal").fetchone() == (None, None)


def test_an_expansion_is_the_same_record_beside_the_renewal(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    more = {"kind": "expansion", "subscription": "経費", "amount": 1_200_000, "ends_on": "2027-01-20"}
    do(bench, SetRenewal(aoba, more))
    rows = renewal_rows(bench, account_id=aoba)
    assert [(r.kind, r.deadline) for r in rows] == [
        ("expansion", date(2027, 1, 20)),
        ("renewal", date(2027, 2, 4)),
    ]
    assert rows[0].product == "経費"


def test_several_records_are_one_step(bench: Workbench) -> None:
    two = [account(bench, "あおば精機"), account(bench, "花水木カフェ")]
    rows = tuple(SetRenewal(one, {"stage": "preparing"}).as_json() for one in two)
    do(bench, SetRenewals(rows))
    assert [renewal(bench, one).stage for one in two] == ["preparing"] * 2
    undo_last(bench)
    assert [renewal(bench, one).stage for one in two] == ["not_started"] * 2
    redo_last(bench)
    assert [renewal(bench, one).stage for one in two] == ["preparing"] * 2


def test_an_amount_nobody_knows_the_currency_of_is_refused(bench: Workbench) -> None:
    with pytest.raises(WithoutCurrency):
        do(bench, SetRenewal(account(bench, "花水木カフェ"), {"amount": 1}))
    with pytest.raises(WrongValue, match="stage"):
        do(bench, SetRenewal(account(bench, "花水木カフェ"), {"stage": "won"}))
    assert renewal(bench, account(bench, "花水木カフェ")).uid == ""


# Outcomes


def test_a_notice_entered_here_counts_like_a_sources_and_is_undone(bench: Workbench) -> None:
    tsubaki, aoba = account(bench, "椿屋ホーム"), account(bench, "あおば精機")
    do(bench, SetRenewal(tsubaki, {"stage": "preparing"}))
    notice = {
        "kind": "notice",
        "happened_on": "2026-11-20",
        "reasons": ["price", "unused"],
        "comment": "電話で",
    }
    do(bench, AddOutcome(tsubaki, notice))
    assert fact(bench, tsubaki, "churn_notice") is True
    assert fact(bench, aoba, "churn_notice") is None, "nobody told of the others"
    assert renewal(bench, tsubaki).state == "notice"
    (row,) = list_outcomes(bench, tsubaki)
    assert (row.kind, row.reasons, row.comment) == ("notice", ("price", "unused"), "電話で")
    with bench.store.read() as db:
        tied = db.execute(
            "SELECT r.account_id FROM local_outcome o JOIN local_renewal r ON r.id = o.renewal_id"
        )
        assert tied.fetchone() == (tsubaki,)
    undo_last(bench)
    assert fact(bench, tsubaki, "churn_notice") is None
    assert list_outcomes(bench, tsubaki) == ()


def test_a_churn_counts_from_its_first_day_without_service(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    do(bench, AddOutcome(aoba, {"kind": "churn", "happened_on": (TODAY + timedelta(days=30)).isoformat()}))
    assert fact(bench, aoba, "churned_on") is None
    do(bench, AddOutcome(aoba, {"kind": "churn", "happened_on": "2026-11-01", "amount": 8_640_000}))
    assert fact(bench, aoba, "churned_on") == date(2026, 11, 1)
    assert "あおば精機" not in [r.account for r in renewal_rows(bench)]
    do(bench, AddOutcome(aoba, {"kind": "reactivation", "happened_on": "2026-11-10"}))
    assert fact(bench, aoba, "churned_on") is None, "the newer one wins"


def test_at_most_three_known_reasons_are_kept(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    with pytest.raises(TooManyReasons):
        do(bench, AddOutcome(aoba, {"kind": "notice", "reasons": ["price", "budget", "unused", "other"]}))
    with pytest.raises(WrongValue, match="rain"):
        do(bench, AddOutcome(aoba, {"kind": "notice", "reasons": ["rain"]}))
    assert list_outcomes(bench, aoba) == ()


# Success plans


def test_goals_that_are_due_make_the_fact_and_checks_move_the_value(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    values = {
        "name": "承認を3日から1日に",
        "measure": "承認日数",
        "unit": "日",
        "start_value": 3.0,
        "target_value": 1.0,
    }
    goal = SetGoal(aoba, values | {"due_on": "2026-11-01"})
    do(bench, goal)
    assert fact(bench, aoba, "goal_progress") == 0.0
    do(bench, CheckGoal(goal.uid, "2026-10-20", 2.0, "まだ半分"))
    (row,) = plan_of(bench, aoba)
    assert (row.actual, row.progress, [c.value for c in row.checks]) == (2.0, 0.5, [2.0])
    do(bench, SetGoal(aoba, {"state": "met", "actual_on": "2026-10-30"}, goal.uid))
    assert fact(bench, aoba, "goal_progress") == 100.0
    undo_last(bench)
    undo_last(bench)
    (row,) = plan_of(bench, aoba)
    assert (row.actual, row.checks, row.state) == (None, (), "open")


def test_a_first_goal_is_seen_by_the_score_though_no_source_brings_goals(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    before = fact(bench, aoba, "confidence")
    do(
        bench,
        SetGoal(aoba, {"name": "稟議", "state": "met", "due_on": "2026-11-01", "actual_on": "2026-11-01"}),
    )
    after = fact(bench, aoba, "confidence")
    assert before != after


def test_a_goal_has_a_name_and_a_known_state(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    with pytest.raises(WithoutName):
        do(bench, SetGoal(aoba, {"measure": "x"}))
    with pytest.raises(WrongValue):
        do(bench, SetGoal(aoba, {"name": "x", "due_on": "31/3"}))
    with pytest.raises(NotThere):
        do(bench, CheckGoal("no-such", "2026-11-01", 1.0))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(secret=st.text(alphabet="秘密漏洩厳禁甲乙丙丁QZX", min_size=6, max_size=40))
def test_no_internal_note_ever_reaches_the_shareable_plan(bench: Workbench, secret: str) -> None:
    aoba = account(bench, "あおば精機")
    shared, inner = (
        SetGoal(aoba, {"name": "公開の目標", "internal_note": secret}),
        SetGoal(aoba, {"name": f"内部 {secret}", "shareable": 0}),
    )
    do(bench, shared)
    do(bench, inner)
    do(bench, CheckGoal(shared.uid, "2026-11-01", 5.0, secret))
    text = shareable_plan(bench, aoba)
    assert secret not in text
    assert "公開の目標" in text
    assert "内部" not in text
    assert "2026-11-01" in text
    for _ in range(3):
        undo_last(bench)


def test_a_goals_name_opens_no_heading_of_its_own(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    do(bench, SetGoal(aoba, {"name": "# one\n# two", "contact": "a | b"}))
    text = shareable_plan(bench, aoba)
    assert "## one # two" in text
    assert "a / b" in text


# People


def test_a_champion_who_leaves_is_a_risk_and_a_fact_until_it_is_taken_back(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    tanaka = SetPerson(aoba, {"name": "田中", "reading": "タナカ", "role": "champion", "influence": "high"})
    do(bench, tanaka)
    assert fact(bench, aoba, "champion") is True
    assert todos(bench, aoba) == []
    do(bench, SetPerson(aoba, {"left_on": "2026-11-04"}, tanaka.uid))
    assert (fact(bench, aoba, "champion"), fact(bench, aoba, "champion_left_days")) == (False, 20.0)
    assert todos(bench, aoba) == [("risk", "champion_left", True)]
    undo_last(bench)
    assert fact(bench, aoba, "champion") is True
    assert todos(bench, aoba) == []
    redo_last(bench)
    assert todos(bench, aoba) == [("risk", "champion_left", True)]


def test_people_stand_by_reading_and_missing_roles_are_said(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    for name, reading, role in (
        ("渡辺", "ワタナベ", "admin"),
        ("青木", "アオキ", ""),
        ("岡", "オカ", "champion"),
    ):
        do(bench, SetPerson(aoba, {"name": name, "reading": reading, "role": role}))
    people = list_people(bench, aoba)
    assert [p.name for p in people] == ["岡", "青木", "渡辺"]
    assert role_gaps(people) == ["No economic buyer is known.", "No executive is known."]
    with pytest.raises(WithoutName):
        do(bench, SetPerson(aoba, {"role": "admin"}))


def test_what_we_know_is_laid_over_the_sources_contact(sample: Workbench) -> None:
    aoba = account(sample, "あおば精機")
    people = list_people(sample, aoba)
    kashiwagi = next(p for p in people if p.name.startswith("柏木"))
    assert kashiwagi.contact_id is not None
    do(sample, command_for(aoba, kashiwagi, {"name": kashiwagi.name, "role": "champion", "influence": "mid"}))
    now = next(p for p in list_people(sample, aoba) if p.contact_id == kashiwagi.contact_id)
    assert (now.name, now.role, now.influence, now.email) == (
        kashiwagi.name, "champion", "mid", kashiwagi.email,
    )  # fmt: skip
    assert fact(sample, aoba, "champion") is True
    assert len(list_people(sample, aoba)) == len(people)


# Hand-overs


def sheet(bench: Workbench, account_id: int) -> HandoverRow:
    return list_handovers(bench, account_id)[0]


def test_a_new_account_without_a_sheet_is_on_today(bench: Workbench) -> None:
    (one,) = missing(bench)
    assert (one.account, one.occasion, one.since) == ("東雲ケミカル", "new_account", date(2026, 11, 10))
    now = today_page(bench, None).sections[0]
    assert missing_text(bench, one) in [row.text for row in now.rows if row.kind == "handover"]
    do(bench, SetHandover(one.account_id, {"occasion": "new_account"}))
    assert missing(bench) == []


def test_a_sheet_is_filled_from_what_is_known_and_its_gaps_are_tasks(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    do(bench, WriteNote(aoba, "# 導入の背景\n紙の稟議をやめたい\n\n営業から月次レポートの約束あり"))
    do(bench, SetPerson(aoba, {"name": "田中", "role": "champion"}))
    do(bench, SetHandover(aoba, {"from_owner": "営業 森"}))
    made = sheet(bench, aoba)
    fields = {f.id: (f.text, f.origin) for f in made.fields}
    assert fields["why"] == ("紙の稟議をやめたい", "note")
    assert fields["people"] == ("田中 (Champion)", "contact")
    assert fields["promises"] == ("営業から月次レポートの約束あり", "note")
    assert fields["contract"][1] == "account"
    assert (fields["result"], fields["risks"]) == (("", ""), ("", ""))
    assert (made.gaps, made.to_owner, made.from_owner) == (2, "佐藤", "営業 森")
    gaps = [reason for _, reason, is_open in todos(bench, aoba) if is_open]
    assert gaps == [f"handover:{made.uid}:result", f"handover:{made.uid}:risks"]
    do(bench, SetHandover(aoba, {"fields": {"result": "承認を1日に"}}, made.uid))
    assert [r for _, r, is_open in todos(bench, aoba) if is_open] == [f"handover:{made.uid}:risks"]
    undo_last(bench)
    assert len([r for _, r, is_open in todos(bench, aoba) if is_open]) == 2
    assert sheet(bench, aoba).gaps == 2
    undo_last(bench)
    assert list_handovers(bench, aoba) == []
    assert not [r for _, r, is_open in todos(bench, aoba) if is_open]


def test_accepting_a_sheet_begins_onboarding_and_opens_the_plan(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    command = SetHandover(aoba, {"fields": {"result": "承認を1日に\n紙をなくす"}})
    do(bench, command)
    do(bench, AcceptHandover(command.uid))
    assert (sheet(bench, aoba).state, [g.name for g in plan_of(bench, aoba)]) == ("accepted", ["承認を1日に"])
    steps = [
        reason for _, reason, is_open in todos(bench, aoba) if is_open and reason.startswith("Onboarding")
    ]
    assert sorted(steps) == [f"Onboarding, step {step} of 8" for step in range(1, 9)]
    undo_last(bench)
    assert (sheet(bench, aoba).state, plan_of(bench, aoba)) == ("draft", ())
    assert not [reason for _, reason, _ in todos(bench, aoba) if reason.startswith("Onboarding")]
    redo_last(bench)
    assert [g.name for g in plan_of(bench, aoba)] == ["承認を1日に"]
    assert len([reason for _, reason, _ in todos(bench, aoba) if reason.startswith("Onboarding")]) == 8


def test_a_sheet_for_another_owner_and_an_onboarding_under_way_start_none(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    for occasion in ("owner", "new_account", "new_account"):
        command = SetHandover(aoba, {"occasion": occasion})
        do(bench, command)
        do(bench, AcceptHandover(command.uid))
        begun = [reason for _, reason, _ in todos(bench, aoba) if reason.startswith("Onboarding")]
        assert len(begun) == (0 if occasion == "owner" else 8)


def test_a_gap_task_that_was_ended_by_hand_stays_ended(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    command = SetHandover(aoba, {})
    do(bench, command)
    page = account_page(bench, aoba)
    todo = next(t for t in page.todos if t.reason.endswith(":risks"))
    do(bench, EndTodo((todo.id,)))
    do(bench, SetHandover(aoba, {"fields": {"why": "価格"}}, command.uid))
    assert ("task", todo.reason, False) in todos(bench, aoba)
    with pytest.raises(WrongValue):
        do(bench, SetHandover(aoba, {"fields": {"weather": "x"}}, command.uid))


def test_a_sheet_leaves_as_markdown_and_as_a_workbook_without_formulas(
    bench: Workbench, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    aoba = account(bench, "あおば精機")
    do(bench, SetHandover(aoba, {"fields": {"why": "=cmd()|calc", "risks": "# 予算\n-縮小"}}))
    made = sheet(bench, aoba)
    text = markdown(bench, made)
    assert text.startswith("# Hand-over sheet: あおば精機")
    assert "\n- 予算\n- 縮小\n" in text
    assert "Not known yet" in text
    assert "(written here)" in text
    write_sheet(bench, made, tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text("utf-8") == text
    write_sheet(bench, made, tmp_path / "a.xlsx")
    cells = [c for row in load_workbook(tmp_path / "a.xlsx").active for c in row]
    assert {c.data_type for c in cells if c.value is not None} == {"s"}
    assert "'=cmd()|calc" in [c.value for c in cells]
    with pytest.raises(UnknownEnding):
        write_sheet(bench, made, tmp_path / "a.doc")


def test_what_was_written_goes_with_the_sample_book(sample: Workbench) -> None:
    from cs_workbench.services.demo import remove_sample

    aoba = account(sample, "あおば精機")
    goal = SetGoal(aoba, {"name": "x"})
    do(sample, goal)
    do(sample, CheckGoal(goal.uid, "2026-11-01", 1.0))
    do(sample, command_for(aoba, list_people(sample, aoba)[0], {"influence": "high"}))
    do(sample, SetRenewal(aoba, {"stage": "preparing"}))
    do(sample, AddOutcome(aoba, {"kind": "contraction", "amount": 100}))
    do(sample, SetHandover(aoba, {}))
    do(sample, SetPulse(aoba, 2))
    remove_sample(sample)
    with sample.store.read() as db:
        for table in ("goal", "goal_check", "person", "renewal", "outcome", "handover"):
            assert db.execute(f"SELECT count(*) FROM local_{table}").fetchone() == (0,)


def test_commands_are_data_that_json_carries(bench: Workbench) -> None:
    command = SetHandover(account(bench, "あおば精機"), {"fields": {"why": "価格"}})
    assert SetHandover.from_json(json.loads(json.dumps(command.as_json()))) == command
