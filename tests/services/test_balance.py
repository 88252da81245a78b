"""Contact balance of real books: who is on which list and why, whose page it is, and what it does not say."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from cs_workbench.domain.balance import Figure
from cs_workbench.services import balance
from cs_workbench.services.balance import NoSuchOwner, contact_balance, find_owner, first_owner, weights
from cs_workbench.services.balance_words import measure_lines, remarks
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench


def reasons(rows: tuple[balance.BalanceRow, ...]) -> dict[str, str]:
    return {row.account: row.reason for row in rows}


def test_the_stories_of_the_sample_stand_on_their_lists(sample: Workbench) -> None:
    found = contact_balance(sample, first_owner(sample))
    neglected, silent, over = (reasons(rows) for rows in (found.neglected, found.silent, found.over))
    assert found.neglected[0].account == "大鷹重機"  # nearly the longest gap, of much the highest ARR
    assert neglected["大鷹重機"] == "最終接点から74日(上限30日)、2026/10/12から超過"
    assert "汐留マリンサービス" in silent
    assert silent["汐留マリンサービス"].startswith("返信のない連絡5回、2026/09/15～2026/11/13")
    assert list(over)[:2] == ["ひばり文具店", "花水木カフェ"]
    assert over["花水木カフェ"].startswith("2026/08/26から接点12回、必要")
    (quiet,) = (row for row in found.silent if row.account == "汐留マリンサービス")
    assert quiet.usage is not None  # they may be reading
    assert quiet.usage > 1


def test_what_counts_as_a_touch_is_what_the_table_of_accounts_counts(sample: Workbench) -> None:
    book = load_book(sample)
    mine = book["owner"].values == book["owner"].labels.index("佐藤")
    here = mine & ~book["churned_on"].is_known()
    found = contact_balance(sample, "佐藤")
    with sample.store.read() as db:
        from cs_workbench.store.facts import load_scoring_inputs

        counted = load_scoring_inputs(db, sample.today).columns["touches_90d"].values
    assert found.accounts == int(here.sum())
    assert found.touches == int(np.nansum(counted[here]))
    assert sum(tier.accounts for tier in found.tiers) == found.accounts
    assert sum(tier.touches for tier in found.tiers) == found.touches
    assert all(t.recent <= t.covered <= t.accounts and t.digital <= t.touches for t in found.tiers)


def test_amounts_of_two_currencies_are_ordered_each_by_its_own_mean(sample: Workbench) -> None:
    """The only account in dollars weighs what an average one in yen does."""
    book = load_book(sample)
    arr, found = book["arr"], weights(book)
    assert found[np.flatnonzero(book["name"].values == "Halcyon Robotics Japan")] == [1.0]
    yen = arr.is_known() & (arr.currency == arr.labels.index("JPY"))
    assert found[yen].mean() == pytest.approx(1)
    assert any(
        "換算はしていません" in remark for remark in remarks(sample.say, contact_balance(sample, None))
    )


def test_a_csm_sees_their_own_page_first_and_a_lead_the_team(sample: Workbench) -> None:
    assert first_owner(sample) == "佐藤"
    do(sample, SetSetting("role", "lead"))
    assert first_owner(sample) is None
    team, own = contact_balance(sample, None), contact_balance(sample, "佐藤")
    assert team.accounts > own.accounts > 0
    assert {row.owner for row in own.neglected} == {"佐藤"}
    assert len({row.owner for row in team.neglected}) > 1
    assert find_owner(sample, "鈴木") == "鈴木"
    with pytest.raises(NoSuchOwner):
        find_owner(sample, "誰か")
    assert contact_balance(sample, "誰か").accounts == 0


def test_no_favourite_is_named_until_a_mailbox_tells_of_mail(
    sample: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = contact_balance(sample, None)
    assert (found.mail_counted, found.favourites) == (False, ())
    assert any("メールは未集計" in remark for remark in remarks(sample.say, found))
    monkeypatch.setattr(balance, "mailbox_connected", lambda _bench: True)
    counted = contact_balance(sample, None)
    assert all(len(one.accounts) == 3 and one.excess > 0.15 and one.p < 0.05 for one in counted.favourites)
    said = remarks(sample.say, counted)
    assert not any("メールは未集計" in remark for remark in said)
    assert [remark.split("さん")[0] for remark in said[: len(counted.favourites)]] == [
        one.owner for one in counted.favourites
    ]


def test_every_measure_says_whether_it_is_within_chance(sample: Workbench) -> None:
    found = contact_balance(sample, None)
    assert list(found.measures) == ["unmet", "over", "misallocation", "loudness"]
    lines = measure_lines(sample.say, found)
    assert {line[3] for line in lines} <= {"▲ 目立つ", "● 偶然の範囲内"}
    assert found.measures["unmet"] == contact_balance(sample, None).measures["unmet"]  # the same dice
    assert not Figure(None, 0.1, 0.2).stands_out


def test_a_new_account_is_not_over_served_for_what_sales_did(bench: Workbench) -> None:
    book = load_book(bench)
    (row,) = (i for i in range(len(book)) if book["name"].at(i) == "東雲ケミカル")  # a customer for 14 days
    new = int(book.account_id[row])
    for ago in (1, 20):
        do(bench, LogTouch((new,), "visit", happened_at=f"{bench.today - timedelta(days=ago)}T03:00:00Z"))
    found = contact_balance(bench, None)
    assert (found.touches, found.over) == (2, ())


def test_nothing_is_said_of_a_book_whose_touches_nobody_tells(bench: Workbench) -> None:
    found = contact_balance(bench, None)
    assert not found.is_known
    assert (found.measures, found.tiers, found.neglected, found.silent, found.over) == ({}, (), (), (), ())
    assert remarks(bench.say, found)[0].startswith("No touch is known yet")


def test_a_logged_touch_ends_a_silence_and_too_few_are_told_in_counts(bench: Workbench) -> None:
    first, second = (int(account) for account in load_book(bench).account_id[:2])
    day = bench.today
    for ago in (40, 20, 10, 3):
        do(bench, LogTouch((first,), "mail", happened_at=f"{day - timedelta(days=ago)}T03:00:00Z"))
    do(bench, LogTouch((second,), "visit", happened_at=f"{day - timedelta(days=100)}T03:00:00Z"))
    found = contact_balance(bench, None)
    (silent,) = found.silent
    assert (silent.account_id, silent.touches, silent.since) == (first, 0, date(2026, 10, 15))
    assert found.touches == 0
    assert found.measures == {}  # fewer than 20 touches are needed
    assert any("too few" in remark for remark in remarks(bench.say, found))
    do(bench, LogTouch((first,), "phone", "in"))
    answered = contact_balance(bench, None)
    assert (answered.silent, answered.touches) == ((), 1)
