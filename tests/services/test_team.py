"""The lead's table on real profiles: every number opens exactly its accounts, today and on days before."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from cs_workbench.kernel.money import Money
from cs_workbench.services.absences import SetAbsence
from cs_workbench.services.account import find_account
from cs_workbench.services.accounts import SetFields
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.capacity import capacity
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.economics import person_of, running_book
from cs_workbench.services.forecast import renewal_forecast
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.team import (
    DayToCome,
    NotInTeam,
    Number,
    Team,
    TeamRow,
    is_a_team,
    opens_on_team,
    team,
)
from cs_workbench.services.team_handover import hand_over_to, offers
from cs_workbench.services.team_words import FIGURES, span_text
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench

THEN = date(2026, 11, 10)


def listed(bench: Workbench, number: Number) -> set[int]:
    return set(select_book(bench, number.condition, "name", []).account_id.tolist())


def expect_doors(bench: Workbench, found: Team) -> None:
    """Expect every condition to list exactly the accounts behind its number, and counts to count these."""
    checked = 0
    for row in (*found.rows, found.total):
        for number in row.numbers.values():
            assert bool(number.condition) == bool(number.accounts), number
            if number.condition:
                assert listed(bench, number) == set(number.accounts), (row.owner, number.id)
                checked += 1
            if FIGURES[number.id][1] == "accounts" and number.value is not None:
                assert number.value == len(number.accounts), (row.owner, number.id)
    assert checked > len(found.rows)


def test_every_number_opens_exactly_its_accounts(sample: Workbench) -> None:
    expect_doors(sample, team(sample))


def test_so_does_every_number_of_a_past_day_also_of_accounts_that_left_since(sample: Workbench) -> None:
    found = team(sample, date(2026, 9, 1))
    expect_doors(sample, found)
    gone = set(found.total["accounts"].accounts) - set(running_book(sample).account_id.tolist())
    assert gone, "accounts that churned since stood in the table then"


def added(rows: tuple[TeamRow, ...], number: str) -> object:
    values = [row[number].value for row in rows]
    if all(isinstance(value, tuple) for value in values):
        sums: Counter[str] = Counter()
        for value in values:
            for amount in value if isinstance(value, tuple) else ():
                sums[amount.currency] += amount.minor
        return {currency: minor for currency, minor in sums.items() if minor}
    return sum(value for value in values if isinstance(value, int))


@pytest.mark.parametrize("day", [None, THEN])
def test_the_rows_add_up_to_the_total(sample: Workbench, day: date | None) -> None:
    found = team(sample, day)
    counted = ["accounts", "arr", "green", "yellow", "red", "none", "due", "past", "overdue", "promises"]
    counted += [f"{name}_{days}" for days in (7, 30) for name in ("down", "up", "net")]
    for number in (*counted, "at_risk", "expected_loss"):
        whole = found.total[number].value
        if whole is None:
            assert all(row[number].value is None for row in found.rows)
            continue
        told = {m.currency: m.minor for m in whole if m.minor} if isinstance(whole, tuple) else whole
        if number == "expected_loss" and isinstance(told, dict):  # each row is rounded once
            rows = added(found.rows, number)
            assert isinstance(rows, dict)
            assert {c: pytest.approx(minor, abs=len(found.rows)) for c, minor in told.items()} == rows
        else:
            assert added(found.rows, number) == told, number
    assert sum(len(row.moved) for row in found.rows) == len(found.total.moved)


def test_the_sample_book_s_team_is_as_documented(sample: Workbench) -> None:
    found = team(sample)
    rows = {row.owner: row for row in found.rows}
    loads = {owner: round(float(str(row["load"].value)) * 100) for owner, row in rows.items()}
    assert loads == {
        "佐藤": 118, "伊藤": 76, "鈴木": 71, "中村": 65, "高橋": 64, "小林": 64, "渡辺": 63, "山本": 61,
    }  # fmt: skip
    assert [row.owner for row in found.rows if row.needs_help] == ["佐藤", "渡辺"]
    assert rows["佐藤"].reason.startswith("手助けが必要: ")
    assert "稼働負荷118%" in rows["佐藤"].reason
    away = rows["渡辺"].away
    assert away is not None
    assert (away.from_on, away.to_on, away.cover, away.is_now) == (
        date(2026, 11, 30),
        date(2026, 12, 4),
        "",
        False,
    )
    fallen = {one.account: (one.cause, one.record) for one in rows["佐藤"].moved if one.days == 7}
    assert fallen["すずらん薬局"] == ("cap:churn_notice", "2026/11/18の解約通知")
    assert fallen["Halcyon Robotics Japan"][0] == "cap:p1_14d"
    assert fallen["蒼天物流"][0] == "cap:champion_left"
    assert len(fallen) == 4, "the four that Today tells of"
    assert (rows["佐藤"]["overdue"].value, rows["佐藤"]["promises"].value) == (2, 2)
    assert found.currencies[0] == "JPY"
    moves = [found.total[f"{way}_{days}"].value for days in (7, 30) for way in ("down", "up")]
    assert moves == [12, 5, 19, 23]
    assert rows["佐藤"]["arr"].value == (Money(92_670_000, "JPY"), Money(4_800_000, "USD"))
    assert span_text(sample.say, found, "11/24") == "11/24 · 手助けが必要な行が2件、急ぐ順"


def test_the_numbers_are_those_of_load_forecast_and_accounts(sample: Workbench) -> None:
    found = team(sample)
    of_load = {o.owner: o.load for o in capacity(sample, person_of(None, None, None)).owners}
    ahead = renewal_forecast(sample, None, "佐藤")
    exposed = tuple(c.whole.exposure for c in ahead.currencies if c.whole.exposure.minor)
    for row in found.rows:
        assert row["load"].value == pytest.approx(of_load[row.owner])
    mine = found.row_of("佐藤")
    assert mine["at_risk"].value == exposed
    assert sum(one.due.minor for one in mine.at_risk) == sum(amount.minor for amount in exposed)
    without = team(sample, with_renewals=False)
    assert (without.has_renewals, without.total["at_risk"].value, without.total.at_risk) == (False, None, ())
    assert without.total["down_7"] == found.total["down_7"]


def test_causes_add_up_to_the_moves(sample: Workbench) -> None:
    for row in (*(found := team(sample)).rows, found.total):
        for days in (7, 30):
            told = Counter({-1: 0, 1: 0})
            for one in row.causes[days]:
                told[one.direction] += len(one.accounts)
                assert listed(sample, Number("", None, one.accounts, one.condition)) == set(one.accounts)
            assert (told[-1], told[1]) == (row[f"down_{days}"].value, row[f"up_{days}"].value)


def test_a_past_day_is_told_as_it_was_known_and_the_rest_is_unknown(sample: Workbench) -> None:
    found = team(sample, THEN)
    assert (found.as_of, found.is_past) == (THEN, True)
    assert [row["overdue"].value for row in found.rows] == [None] * len(found.rows)
    assert [row["at_risk"].value for row in found.rows] == [None] * len(found.rows)
    assert found.total["red"].value not in (None, 0)
    assert found.total["down_7"].value is not None
    assert any("わかっていた" in said for said in found.remarks)
    early = team(sample, date(2026, 1, 10))
    assert early.total["accounts"].value
    assert [early.total[n].value for n in ("green", "red", "down_7", "net_30")] == [None] * 4
    assert early.total["arr"].value != found.total["arr"].value
    with pytest.raises(DayToCome):
        team(sample, sample.today + timedelta(days=1))


def test_an_account_that_changed_hands_stands_with_who_had_it_then(bench: Workbench) -> None:
    account = find_account(bench, "あおば")
    assert account in team(bench).row_of("佐藤")["accounts"].accounts
    done = do(bench, hand_over_to(bench, [account], "鈴木"))
    assert bench.say("done", done.said, **done.params).startswith("1 account handed over")
    assert account in team(bench).row_of("鈴木")["accounts"].accounts
    undo_last(bench)
    assert account in team(bench).row_of("佐藤")["accounts"].accounts


def test_a_hand_over_shows_both_loads_before_and_after(sample: Workbench) -> None:
    found = team(sample)
    account = found.row_of("佐藤").moved[0].account_id
    told = offers(sample, [account])
    (giver,) = told.givers
    assert giver.owner == "佐藤"
    assert giver.after < giver.load
    assert told.takers[0].owner == "山本", "the least loaded first"
    assert "佐藤" not in {one.owner for one in told.takers}
    taken = giver.load - giver.after
    assert all(one.after == pytest.approx(one.load + taken) for one in told.takers)
    do(sample, hand_over_to(sample, [account], "山本"))
    after = team(sample)
    assert after.row_of("山本")["load"].value == pytest.approx(told.takers[0].after)
    assert after.row_of("佐藤")["load"].value == pytest.approx(giver.after)


def test_accounts_of_nobody_are_a_row_and_the_first_to_need_help(bench: Workbench) -> None:
    account = find_account(bench, "椿屋")
    do(bench, SetFields({account: {"owner": None}}))
    if load_book(bench)["owner"].at(list(load_book(bench).account_id).index(account)) is not None:
        do(bench, SetFields({account: {"owner": ""}}))
    found = team(bench)
    first = found.rows[0]
    assert (first.owner, first["accounts"].accounts, first["load"].value) == ("", (account,), None)
    assert first.reason.startswith("Needs help: 1 account has no owner")
    expect_doors(bench, found)


def test_to_dos_stand_with_whose_they_are(bench: Workbench) -> None:
    account = find_account(bench, "あおば")
    yesterday = (bench.today - timedelta(days=1)).isoformat()
    do(bench, AddTodo(account, "promise", "send the figures", yesterday, owner="鈴木"))
    do(bench, AddTodo(account, "task", "call", yesterday))
    do(bench, AddTodo(account, "task", "later", bench.today.isoformat()))
    found = team(bench)
    assert [(one.text, one.days) for one in found.row_of("鈴木").overdue] == [("send the figures", 1)]
    assert [one.text for one in found.row_of("佐藤").overdue] == ["call"]
    assert (found.total["overdue"].value, found.total["promises"].value) == (2, 1)
    assert "1 overdue promise" in found.row_of("鈴木").reason


def test_who_is_away_is_told_with_who_covers(bench: Workbench) -> None:
    do(bench, SetAbsence("佐藤", "2026-11-23", "2026-11-27", "鈴木"))
    do(bench, SetAbsence("鈴木", "2026-12-07", "2026-12-11"))
    found = team(bench)
    assert "away until 27 Nov 2026, 鈴木 covers" in found.row_of("佐藤").reason
    assert not found.row_of("佐藤").needs_help, "somebody covers"
    assert found.row_of("鈴木").away is None, "the week after next is not near"


def test_no_touch_was_ever_told_so_the_cadence_is_unknown(bench: Workbench) -> None:
    found = team(bench)
    assert [found.total[name].value for name in ("kept", "due", "past")] == [None] * 3
    assert any("cadence is unknown" in said for said in found.remarks)


def test_one_owner_is_no_team_and_neither_is_an_empty_book(bench: Workbench, empty: Workbench) -> None:
    assert is_a_team(bench)
    assert not is_a_team(empty)
    book = running_book(bench)
    do(bench, SetFields({int(account): {"owner": "佐藤"} for account in book.account_id}))
    assert not is_a_team(bench)
    do(bench, SetSetting("role", "lead"))
    assert not opens_on_team(bench), "a lead without a team opens on Today"
    undo_last(bench)
    found = team(empty)
    assert (found.rows, found.total["accounts"].value, found.total["arr"].value) == ((), 0, None)
    assert found.remarks == ("No account runs on this day, so there is nothing to count.",)


def test_a_book_that_has_churned_whole_has_no_rows(bench: Workbench) -> None:
    from cs_workbench.services.outcomes import AddOutcome

    for account in running_book(bench).account_id.tolist():
        do(bench, AddOutcome(account, {"kind": "churn", "happened_on": "2026-11-01"}))
    assert len(running_book(bench)) == 0
    found = team(bench)
    assert (found.rows, found.total["accounts"].value) == ((), 0)
    assert not is_a_team(bench)


def test_a_name_without_a_row_is_a_sentence(bench: Workbench) -> None:
    with pytest.raises(NotInTeam) as caught:
        team(bench).row_of("nobody")
    assert "佐藤" in caught.value.explain(bench.catalogue)
