"""A month: what CSMs add up to, what moved whom, what is unknown, and targets beside it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cs_workbench.kernel.money import Money
from cs_workbench.services import month_words as words
from cs_workbench.services.balance import NoSuchOwner
from cs_workbench.services.book import owners, select_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.month import Month, month
from cs_workbench.services.month_book import WrongMonth, month_of
from cs_workbench.services.month_doors import doors
from cs_workbench.services.month_sections import sections
from cs_workbench.services.month_text import markdown, slack_text
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.records import WrongValue
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.targets import SetTargets, TargetsRefused, target_wanted, targets, targets_in
from cs_workbench.services.workbench import Workbench
from tests.support.contracts import contracts

ROOT = Path(__file__).parents[2]
MONEY_LINES = (
    "opening",
    "new",
    "reactivated",
    "expansion",
    "contraction",
    "churn",
    "closing",
    "due",
    "renewed",
)


def test_the_months_of_the_csms_add_up_to_the_team_s(sample: Workbench) -> None:
    """The day Month end, as the lead sees it: nothing is lost or counted twice between a CSM and the team."""
    for text in ("", "last"):
        team, parts = month(sample, text), [month(sample, text, owner) for owner in owners(sample)]
        sums: Counter[tuple[str, str]] = Counter()
        for part in parts:
            for of in part.currencies:
                for line in MONEY_LINES:
                    value = of[line].value
                    assert isinstance(value, Money)
                    sums[of.currency, line] += value.minor
        told = {(of.currency, line): of[line].value for of in team.currencies for line in MONEY_LINES}
        assert {key: value.minor for key, value in told.items() if isinstance(value, Money)} == dict(sums)
        for name in ("accounts", "renewals", "changes", "risks"):
            assert len(getattr(team, name)) == sum(len(getattr(part, name)) for part in parts), name
        assert len(team.health.moves) == sum(len(part.health.moves) for part in parts)
        assert len(team.next.renewals) == sum(len(part.next.renewals) for part in parts)
        assert team.touches.whole.given == sum(part.touches.whole.given for part in parts)
        kept = [part.touches.whole.kept or 0 for part in parts]
        assert team.touches.whole.kept == pytest.approx(sum(kept))


def test_who_is_named_adds_up_to_the_lines_of_the_bridge(sample: Workbench) -> None:
    team = month(sample, "last")
    for of in team.currencies:
        for line in ("new", "expansion", "contraction", "churn"):
            named = [one for one in team.changes if one.line == line and one.arr.currency == of.currency]
            value = of[line].value
            assert isinstance(value, Money)
            assert sum(one.arr.minor for one in named) == value.minor
            assert {one.account_id for one in named} == set(of[line].accounts)
    assert all(one.reason for one in team.changes if one.line == "churn"), "each says why it left"


def test_moves_tell_their_measure_and_the_record_behind_it(sample: Workbench) -> None:
    moves = {move.account: move for move in month(sample, "", "佐藤").health.moves}
    overdue = next(move for name, move in moves.items() if name.startswith("㈱髙﨑"))
    assert (overdue.before, overdue.now, overdue.went) == ("green", "red", "down")
    assert (overdue.score_before, overdue.score) == (80, 39)
    assert overdue.cause.startswith("60日を超える支払遅れ")
    assert overdue.record.startswith("支払期限2026/09/23の請求")
    p1 = moves["Halcyon Robotics Japan"]
    assert p1.cause.startswith("14日を超える未解決のP1")
    assert "2026/11/08の問い合わせ" in p1.record
    assert moves["すずらん薬局"].record == "2026/11/18の解約通知: 利用が定着せず"
    assert moves["すずらん薬局"].cause == "解約通知: スコアの上限は0"


def test_a_closed_month_ends_with_its_own_weeks(sample: Workbench) -> None:
    now, before = month(sample), month(sample, "last")
    assert (now.last, now.is_closed) == (date(2026, 11, 24), False)
    assert (before.last, before.is_closed) == (date(2026, 10, 31), True)
    assert before.health.week_on == date(2026, 10, 26)
    assert words.as_of(sample.say, now) == "月の途中: 今日(2026/11/24)まで。顧客324社。"
    assert words.as_of(sample.say, before).startswith("2026/10/31までの1か月分")
    closing, opening = (of["closing" if of is before.currencies[0] else "opening"].value
                        for of in (before.currencies[0], now.currencies[0]))  # fmt: skip
    assert closing == opening, "a month opens with what the one before closed with"
    both = set(now.accounts) & set(before.accounts)
    ended = {a: band for band, accounts in before.health.now.items() for a in accounts if a in both}
    begun = {a: band for band, accounts in now.health.before.items() for a in accounts if a in both}
    assert {a for a in both if ended[a] != begun[a] and ended[a] != "none"} == set()
    old = month(sample, "2026-01")
    assert old.health.week_on is None
    assert "ヘルス: 週ごとの記録がありません" in words.headlines(sample.say, old)
    assert any("2026/08/24の週" in remark for remark in old.remarks)


def test_the_open_risk_tells_plan_amount_and_whose_help_is_wanted(sample: Workbench) -> None:
    mine = month(sample, "", "佐藤")
    risk = mine.risks[0]
    assert (risk.account, risk.why[0], risk.amount) == ("あおば精機", "risk", Money(8_640_000, "JPY"))
    assert (risk.help_from, risk.deadline) == ("加藤", date(2026, 12, 6))
    assert risk.plan
    assert "加藤(あおば精機)" in words.headlines(sample.say, mine)[4]
    assert {risk.account for risk in mine.risks} >= {"すずらん薬局", "あおば精機"}
    assert any(d.account == "あおば精機" and d.notice_on == date(2026, 12, 6) for d in mine.next.deadlines)


def test_the_sample_book_has_the_targets_that_its_document_names(sample: Workbench) -> None:
    lines = month(sample).targets
    assert {(line.target.measure.id, line.target.period.id): line.track for line in lines} == {
        ("closing_arr", "2026-11"): "on_track",
        ("new_arr", "2026-11"): "reached",
        ("churn_arr", "2026-11"): "on_track",
        ("nrr", "2026-11"): "on_track",
        ("renewal_rate", "2026-11"): "on_track",
        ("touches_kept", "2026-11"): "behind",
        ("closing_arr", "FY2026"): "behind",
    }
    assert words.targets_line(sample.say, month(sample)) == "目標: 7件中5件が達成または順調"
    assert words.targets_line(sample.say, month(sample, "last")) == "目標: 7件中1件が達成または順調"
    assert words.targets_line(sample.say, month(sample, "", "佐藤")) == "目標: 4件中4件が達成または順調"
    assert len(targets(sample, everybody=True)) == 2 * (6 + 8 * 4) + 1
    text = (ROOT / "docs/sample-book.md").read_text(encoding="utf-8")
    assert "77 targets" in text
    assert "5 of 7" in text


def test_every_number_leads_to_its_accounts(sample: Workbench) -> None:
    team = month(sample)
    found = doors(sample, team)
    behind = {
        f"bridge.{line}": {account for of in team.currencies for account in of[line].accounts}
        for line in team.currencies[0].period.figures
    }
    behind |= {f"band.{band}": set(accounts) for band, accounts in team.health.now.items()}
    behind |= {f"actual.{actual.measure.id}": set(actual.accounts) for actual in team.actuals}
    behind |= {f"target.{line.target.uid}": set(line.accounts) for line in team.targets}
    assert max(len(accounts) for accounts in behind.values()) > 60, "also where they are many"
    for number, accounts in behind.items():
        condition = found[number]
        listed = select_book(sample, condition, "name", ()).account_id.tolist() if condition else ()
        assert set(listed) == accounts, number
    assert found["bridge.contraction"] == "", "nobody stands behind it"


def test_a_text_for_slack_has_five_lines_and_no_markup_of_an_account_s_own(sample: Workbench) -> None:
    team = month(sample)
    told = slack_text(sample, team).splitlines()
    assert told[0] == "*月次 2026年11月: チーム*"
    assert [line[:2] for line in told[2:]] == ["• "] * 5
    evil = dataclasses.replace(team.risks[0], account="<!channel> *A*", help_from="@here")
    said = slack_text(sample, dataclasses.replace(team, risks=(evil,)))
    assert "<!channel>" not in said
    assert "&lt;!channel&gt;" in said
    page = markdown(sample, team)
    assert page.count("\n## ") == len(sections(sample.say, team)) + 1
    assert "| --- |" in page


def test_two_currencies_stay_apart_and_nothing_is_added(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "a", "arr": 1_500_000},
        {"account": "b", "arr": 10_000_00, "currency": "USD", "ends_on": "2026-11-10"},
        {"account": "new", "arr": 70, "started_on": "2026-11-05"},
    )
    found = month(empty)
    assert {of.currency for of in found.currencies} == {"JPY", "USD"}
    assert len(sections(empty.say, found)[1].headings) == 3
    assert [(one.account, one.line) for one in found.changes] == [("NEW", "new"), ("B", "churn")]
    with pytest.raises(WrongValue, match="JPY, USD"):
        target_wanted(empty, None, "2026-11", "closing_arr", text="5M")
    do(empty, target_wanted(empty, None, "2026-11", "churn_arr", text="9000", currency="usd"))
    (line,) = month(empty).targets
    assert (line.actual, line.track) == (Money(10_000_00, "USD"), "over")


def test_a_reason_stands_beside_a_lost_term(empty: Workbench) -> None:
    contracts(empty, {"account": "left", "arr": 80, "ends_on": "2026-10-09"}, {"account": "stays", "arr": 10})
    account = month(empty, "2026-10").changes[0].account_id
    do(
        empty,
        AddOutcome(
            account, {"kind": "churn", "happened_on": "2026-10-10", "reasons": ["price", "competitor"]}
        ),
    )
    found = month(empty, "2026-10")
    (term,) = found.renewals
    assert (term.account, term.became, term.reason) == ("LEFT", "lost", "Price, Competitor")
    assert found.changes[0].reason == "Price, Competitor"


def test_an_empty_book_and_a_month_before_the_data_are_sentences(empty: Workbench) -> None:
    for text in ("", "1999-01"):
        found = month(empty, text)
        assert (found.currencies, found.accounts, found.targets) == ((), (), ())
        assert all(words.headlines(empty.say, found))
        assert any("No ARR is known" in remark for remark in found.remarks)
        assert "is judged" not in markdown(empty, found)
    assert words.headlines(empty.say, month(empty))[3].startswith("Touches: none is known")


@pytest.mark.parametrize("text", ["2026-12", "2099-01", "nonsense", "FY2026", "13", "2026-00", "0000-01"])
def test_a_month_that_lies_ahead_or_is_none_is_a_sentence(bench: Workbench, text: str) -> None:
    with pytest.raises(WrongMonth, match="2026-11"):
        month(bench, text)


def test_a_month_is_called_in_many_ways(bench: Workbench) -> None:
    assert [month_of(bench, text).id for text in ("", "今月", "先月", "last", "11", "12", "３月", "2025年3月")] == [
        "2026-11", "2026-11", "2026-10", "2026-10", "2026-11", "2025-12", "2026-03", "2025-03",
    ]  # fmt: skip


def test_an_unknown_owner_is_a_sentence(bench: Workbench) -> None:
    with pytest.raises(NoSuchOwner, match="佐藤"):
        month(bench, "", "nobody")


def actual(found: Month, measure: str) -> object:
    return next(one.value for one in found.actuals if one.measure.id == measure)


def test_a_target_is_set_changed_taken_away_and_put_back(bench: Workbench) -> None:
    assert actual(month(bench), "closing_arr") == Money(14_880_000, "JPY")
    do(bench, target_wanted(bench, "佐藤", "2026-11", "closing_arr", text="15M"))
    do(bench, target_wanted(bench, "佐藤", "2026-11", "closing_arr", text="14M"))
    (line,) = month(bench, "", "佐藤").targets
    assert (line.target.amount, line.difference) == (Money(14_000_000, "JPY"), Money(640_000, "JPY"))
    assert month(bench).targets == (), "a CSM's target is not the team's"
    undo_last(bench)
    assert [one.amount for one in targets(bench, "佐藤")] == [Money(15_000_000, "JPY")]
    do(bench, target_wanted(bench, "佐藤", "2026-11", "closing_arr", text=""))
    assert targets(bench, "佐藤") == []
    undo_last(bench)
    assert len(targets(bench, "佐藤")) == 1
    undo_last(bench)
    assert targets(bench, everybody=True) == []


@pytest.mark.parametrize(
    ("period", "measure", "text", "currency", "said"),
    [
        ("soon", "nrr", "95", "", "2026-11, FY2026-Q3"),
        ("2026-11", "happiness", "95", "", "closing_arr"),
        ("2026-11", "nrr", "nan", "", "95, 95%"),
        ("2026-11", "closing_arr", "inf", "", "480M"),
        ("2026-11", "closing_arr", "-5", "", "480M"),
        ("2026-11", "closing_arr", "5", "EUR", "JPY"),
    ],
)
def test_a_target_that_cannot_be_is_a_sentence(
    bench: Workbench, period: str, measure: str, text: str, *, currency: str, said: str
) -> None:
    with pytest.raises(WrongValue, match=said):
        target_wanted(bench, None, period, measure, text=text, currency=currency)
    assert targets(bench, everybody=True) == []


def test_the_fiscal_year_follows_the_setting(bench: Workbench) -> None:
    do(bench, target_wanted(bench, None, "FY2026", "closing_arr", text="20M"))
    (line,) = month(bench).targets
    assert line.target.period.first == date(2026, 4, 1)
    do(bench, SetSetting("fiscal_month", 1))
    (line,) = month(bench).targets
    assert (line.target.period.first, line.target.period.last) == (date(2026, 1, 1), date(2026, 12, 31))
    do(bench, SetSetting("fiscal_month", 12))
    assert month(bench).targets == (), "the year begins in December now"


def test_a_file_of_targets_is_taken_in_either_language(bench: Workbench) -> None:
    rows = [
        ["担当CSM", "期間", "指標", "値", "通貨"],
        ["佐藤", "2026-11", "期末ARR", "1500万", "JPY"],
        ["チーム", "2026年度下期", "NRR", "0.95", ""],
        ["", "", "", "", ""],
        ["鈴木", "FY2026-Q3", "touches_kept", "60%", ""],
    ]
    do(bench, targets_in(bench, rows, "targets.xlsx"))
    found = {(one.owner, one.period.id, one.measure.id): one.amount for one in targets(bench, everybody=True)}
    assert found == {
        ("佐藤", "2026-11", "closing_arr"): Money(15_000_000, "JPY"),
        (None, "FY2026-H2", "nrr"): 0.95,
        ("鈴木", "FY2026-Q3", "touches_kept"): 0.6,
    }
    undo_last(bench)
    assert targets(bench, everybody=True) == [], "the file goes in one step"


def test_a_file_of_targets_with_a_stranger_is_not_taken_at_all(bench: Workbench) -> None:
    head = ["Owner", "Period", "Measure", "Amount", "Currency"]
    good = ["佐藤", "2026-11", "NRR", "95", ""]
    wrong = [
        ["田村", "2026-11", "NRR", "95", ""],
        ["佐藤", "2026-Q4", "NRR", "95", ""],
        ["佐藤", "2026-11", "Joy", "95", ""],
        ["佐藤", "2026-11", "Closing ARR", "NaN", "JPY"],
        ["佐藤", "2026-11", "Closing ARR", "5", "EUR"],
        good,
    ]
    with pytest.raises(TargetsRefused) as refused:
        targets_in(bench, [head, good, *wrong], "t.csv")
    told = refused.value.params["sentences"]
    assert isinstance(told, tuple)
    assert [sentence.split(":")[0] for sentence in told] == [
        "Row 3, column Owner", "Row 4, column Period", "Row 5, column Measure", "Row 6, column Amount",
        "Row 7, column Currency", "Row 8, column Period",
    ]  # fmt: skip
    assert "田村" in told[0]
    for rows in ([], [["a", "b"]], [head]):
        with pytest.raises(TargetsRefused):
            targets_in(bench, rows, "t.csv")
    assert targets(bench, everybody=True) == []


def test_setting_many_targets_is_one_undo(bench: Workbench) -> None:
    row = {"owner": "", "period": "2026-11", "currency": ""}
    do(
        bench,
        SetTargets(
            ({**row, "measure": "nrr", "amount": 950_000}, {**row, "measure": "grr", "amount": 900_000})
        ),
    )
    assert len(targets(bench)) == 2
    undo_last(bench)
    assert targets(bench) == []
