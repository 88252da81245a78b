"""An LTV set by hand counts everywhere the computed one does, with its reason, until its last day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cs_workbench.kernel.money import Money
from cs_workbench.services.account import find_account
from cs_workbench.services.activity import Asked as AskedActivity
from cs_workbench.services.activity import activity_page
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.lifetime_value import Asked, account_ltv
from cs_workbench.services.ltv_by_hand import EndLtv, LtvWithoutReason, SetLtv
from cs_workbench.services.standing import recompute
from cs_workbench.services.why import explain_account
from cs_workbench.services.workbench import Workbench

REASON = "Takes our largest plan in spring"


def stands(bench: Workbench, account: int) -> tuple[Money | None, str | None]:
    book = load_book(bench)
    row = book.account_id.tolist().index(account)
    return book["ltv"].at(row), book["tier"].at(row)


def test_it_counts_in_lists_tiers_why_and_activity_and_undo_takes_it_back(bench: Workbench) -> None:
    account, until = find_account(bench, "東雲ケミカル"), (bench.today + timedelta(days=90)).isoformat()
    before = stands(bench, account)
    assert before[1] == "tech"
    do(bench, SetLtv(account, 90_000_000, "JPY", REASON, until))
    assert stands(bench, account) == (Money(90_000_000, "JPY"), "high")
    recompute(bench)
    assert stands(bench, account)[0] == Money(90_000_000, "JPY")
    told = account_ltv(bench, account, Asked())
    assert (told.ltv.amount, told.ltv.method) == (Money(90_000_000, "JPY"), "manual")
    assert f"Set by hand until {until} by" in told.flags[-1]
    assert account_ltv(bench, account, Asked(months=36)).ltv.amount == before[0], (
        "asked, the computed one answers"
    )
    assert REASON in explain_account(bench, account).ltv_sentences[-1]
    assert any(
        "LTV" in row.text and REASON in row.text
        for row in activity_page(bench, AskedActivity(accounts=(account,))).rows
    )
    undo_last(bench)
    assert stands(bench, account) == before


def test_it_ends_by_hand_and_comes_back_by_undo(bench: Workbench) -> None:
    account = find_account(bench, "花水木カフェ")
    before = stands(bench, account)
    assert before[0] is None, "its ARR is not known"
    made = do(bench, SetLtv(account, 70_000_00, "USD", REASON, bench.today.isoformat())).value
    assert isinstance(made, int)
    assert stands(bench, account)[0] == Money(70_000_00, "USD"), "in a currency that the book did not have"
    do(bench, EndLtv(made))
    assert stands(bench, account) == before
    undo_last(bench)
    assert stands(bench, account)[0] == Money(70_000_00, "USD")


@pytest.mark.parametrize(
    ("minor", "currency", "reason", "days"),
    [
        (-1, "JPY", REASON, 10), (100, "JPY", "  ", 10), (100, "JPY", REASON, -1), (100, "JPY", REASON, 400),
        (100, "USD", REASON, 10), (100, "", REASON, 10),
    ],
)  # fmt: skip
def test_without_amount_reason_or_day_nothing_changes(
    bench: Workbench, minor: int, currency: str, reason: str, days: int
) -> None:
    account = find_account(bench, "東雲ケミカル")
    before = stands(bench, account)
    day = (bench.today + timedelta(days=days)).isoformat()
    with pytest.raises(LtvWithoutReason):
        do(bench, SetLtv(account, minor, currency, reason, day))
    assert stands(bench, account) == before
