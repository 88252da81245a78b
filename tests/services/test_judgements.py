"""CSM and lead judge a renewal: kept with its history, taken back with one undo, refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cs_workbench.domain.judgement import NothingToJudge, WatchTooLate
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.forecast import BoardRow, renewal_board
from cs_workbench.services.judgements import Judge, judge_row, judge_rows, row_to_judge
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.records import WrongValue
from cs_workbench.services.renewals import SetRenewal
from cs_workbench.services.workbench import Workbench
from tests.support.contracts import contracts


def rows(bench: Workbench) -> dict[str, BoardRow]:
    return {row.coming.account: row for row in renewal_board(bench)}


def at(bench: Workbench, day: str) -> Workbench:
    moment = datetime.fromisoformat(f"{day}T01:00:00").replace(tzinfo=UTC)
    return replace(bench, clock=FixedClock(moment))


def test_judgements_stand_side_by_side_and_the_older_one_is_kept(empty: Workbench) -> None:
    contracts(empty, {"account": "a", "arr": 100, "ends_on": "2027-04-30"})
    account = find_account(empty, "A")
    do(empty, judge_row(row_to_judge(empty, account), "csm", "renew", " they said so \n"))
    do(empty, judge_row(row_to_judge(empty, account), "lead", "smaller", "budget is cut"))
    do(empty, judge_row(row_to_judge(empty, account), "csm", "watch", "new buyer"))
    told = rows(empty)["A"].coming.heard
    assert (told.csm, told.csm_from, told.lead) == ("watch", "written", "smaller")
    assert told.differences == (("rule", "lead"),), "who watches differs from nobody"
    assert [(j.role, j.verdict, j.why, bool(j.retired_at), j.category) for j in told.judgements] == [
        ("csm", "renew", "they said so", True, "likely"),
        ("lead", "smaller", "budget is cut", False, "likely"),
        ("csm", "watch", "new buyer", False, "likely"),
    ]
    undo_last(empty)
    assert rows(empty)["A"].coming.csm == "renew"
    redo_last(empty)
    assert rows(empty)["A"].coming.csm == "watch"
    do(empty, judge_row(rows(empty)["A"], "csm", ""))
    assert rows(empty)["A"].coming.csm == ""
    undo_last(empty)
    assert rows(empty)["A"].coming.csm == "watch"


def test_what_was_judged_at_six_months_is_asked_again_at_three(empty: Workbench) -> None:
    contracts(empty, {"account": "a", "arr": 100, "ends_on": "2027-04-30"})
    do(empty, judge_row(rows(empty)["A"], "csm", "watch", "too early"))
    (row,) = renewal_board(at(empty, "2027-01-29"))
    assert (row.look, row.coming.csm, row.wanted) == (6, "watch", ())
    (row,) = renewal_board(at(empty, "2027-01-30"))
    before = row.coming.heard.earlier("csm")
    assert (row.look, row.coming.csm, row.wanted, row.overdue) == (3, "", ("csm",), False)
    assert before is not None
    assert (before.verdict, before.why) == ("watch", "too early")
    later = at(empty, "2027-02-15")
    (row,) = renewal_board(later)
    assert row.overdue
    with pytest.raises(WatchTooLate):
        do(later, judge_row(row, "csm", "watch"))
    do(later, judge_row(row, "csm", "renew"))
    (row,) = renewal_board(later)
    assert (row.coming.csm, row.overdue) == ("renew", False)


def test_what_the_record_says_counts_until_a_judgement_is_written(empty: Workbench) -> None:
    contracts(empty, {"account": "a", "arr": 100, "ends_on": "2027-01-31"})
    account = find_account(empty, "A")
    do(
        empty,
        SetRenewal(account, {"amount": 60, "currency": "JPY", "next_step": "offer", "stage": "proposed"}),
    )
    row = rows(empty)["A"]
    assert (row.coming.csm, row.coming.heard.csm_from, row.coming.next_step) == ("smaller", "record", "offer")
    assert row.coming.heard.differences == (("rule", "csm"),)
    assert row.wanted == ("lead",), "rule and CSM differ: the lead is asked"
    do(empty, judge_row(row, "csm", "leave", "they told me"))
    told = rows(empty)["A"].coming.heard
    assert (told.csm, told.csm_from) == ("leave", "written")


def test_each_refusal_is_a_sentence_and_writes_nothing(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "far", "arr": 1, "ends_on": "2027-08-31"},
        {"account": "near", "arr": 1, "ends_on": "2027-01-31"},
        {"account": "endless", "arr": 1},
        {"account": "gone", "arr": 1, "ends_on": "2027-01-31"},
        {"account": "lost", "arr": 1, "ends_on": "2027-01-31"},
        {"account": "over", "arr": 1, "ends_on": "2026-11-01"},
    )
    do(empty, AddOutcome(find_account(empty, "GONE"), {"kind": "churn", "happened_on": "2026-11-20"}))
    do(empty, SetRenewal(find_account(empty, "LOST"), {"stage": "lost"}))
    for name in ("FAR", "ENDLESS", "GONE", "LOST", "OVER"):
        with pytest.raises(NothingToJudge) as refused:
            row_to_judge(empty, find_account(empty, name))
        assert name in str(refused.value)
    near = row_to_judge(empty, find_account(empty, "NEAR"))
    for wrong in (
        replace(judge_row(near, "boss", "renew")),
        replace(judge_row(near, "csm", "maybe")),
        replace(judge_row(near, "csm", "renew"), months=5),
        replace(judge_row(near, "csm", "renew"), ends_on="soon"),
    ):
        with pytest.raises(WrongValue):
            do(empty, wrong)
    assert rows(empty)["NEAR"].coming.heard.judgements == ()


def test_two_contracts_of_one_account_are_judged_each_for_itself(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "a", "product": "p", "arr": 100, "ends_on": "2027-01-31", "notice_days": 30},
        {"account": "a", "product": "q", "arr": 50, "ends_on": "2027-04-30", "notice_days": 60},
        {"account": "b", "arr": 10, "currency": "USD", "ends_on": "2027-01-31"},
    )
    first, dollars, second = renewal_board(empty)
    assert [row.deadline.isoformat() for row in (first, dollars, second)] == [
        "2027-01-01",
        "2027-01-31",
        "2027-03-01",
    ]
    assert [row.look for row in (first, dollars, second)] == [3, 3, 6]
    assert dollars.coming.due.currency == "USD"
    do(empty, judge_rows([first, dollars], "csm", "renew", "signed soon"))
    after = renewal_board(empty)
    assert [row.coming.csm for row in after] == ["renew", "renew", ""]
    undo_last(empty)
    assert [row.coming.csm for row in renewal_board(empty)] == ["", "", ""]
    account = find_account(empty, "A")
    assert row_to_judge(empty, account, second.coming.ends_on) == second


def test_a_passed_notice_deadline_is_counted_to_the_end_and_the_look_stays_the_last(empty: Workbench) -> None:
    contracts(empty, {"account": "a", "arr": 100, "ends_on": "2027-03-31", "notice_days": 180})
    (row,) = renewal_board(empty)
    assert row.deadline.isoformat() == "2027-03-31"
    assert row.coming.heard.decides.isoformat() == "2026-10-02"
    assert (row.look, row.overdue) == (3, True)


def test_a_command_is_itself_again_from_the_log(empty: Workbench) -> None:
    contracts(empty, {"account": "a", "arr": 100, "ends_on": "2027-01-31"})
    command = judge_row(rows(empty)["A"], "csm", "renew", "why")
    assert Judge.from_json(command.as_json()) == command
