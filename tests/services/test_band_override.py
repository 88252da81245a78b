"""A health band set by hand: with a reason and an end, beside the score's, and no sync takes it away."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.account import explain
from cs_workbench.services.band_override import (
    BandWithoutReason,
    ClearBand,
    NoBandByHand,
    SetBand,
    list_by_hand,
    settle_ended,
)
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.health_history import health_history
from cs_workbench.services.standing import recompute
from cs_workbench.services.syncing import sync
from cs_workbench.services.today import looked, today_page
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

TODAY = CLOCK.now().date()
SOON = (TODAY + timedelta(days=20)).isoformat()


def healthy(bench: Workbench) -> int:
    """Return an account in a high tier whose score says that all is well."""
    book = select_book(bench, "band:green tier:high", "-health", ["name"])
    return int(book.account_id[0])


def bands(bench: Workbench, account: int) -> tuple[str | None, str | None]:
    """Return the band that counts and the score's."""
    book = load_book(bench)
    row = book.account_id.tolist().index(account)
    return book["band"].at(row), book["band_computed"].at(row)


def later(bench: Workbench, days: int) -> Workbench:
    """Return the same profile so many days later."""
    return dataclasses.replace(bench, clock=FixedClock(CLOCK.now() + timedelta(days=days)))


def test_both_values_stand_beside_each_other_and_no_computing_takes_it_away(sample: Workbench) -> None:
    account = healthy(sample)
    weeks = health_history(sample, account)
    do(sample, SetBand((account,), "red", "the sponsor told me they are leaving", SOON))
    assert bands(sample, account) == ("red", "green")
    assert account in select_book(sample, "band:red", "name", ["name"]).account_id
    recompute(sample)
    assert bands(sample, account) == ("red", "green")
    why = explain(sample, account)
    assert (why.band, why.computed_band) == ("red", "green")
    assert "手動設定" in why.by_hand
    assert "the sponsor told me they are leaving" in why.by_hand
    assert health_history(sample, account) == weeks, "the weeks keep to the score"
    (listed,) = list_by_hand(sample)
    assert (listed.account_id, listed.band, listed.computed, listed.until.isoformat()) == (
        account, "red", "green", SOON,
    )  # fmt: skip


def test_it_ends_by_hand_and_by_undo(sample: Workbench) -> None:
    account = healthy(sample)
    with pytest.raises(NoBandByHand):
        do(sample, ClearBand((account,)))
    do(sample, SetBand((account,), "red", "heard something", SOON))
    do(sample, SetBand((account,), "yellow", "not so bad", SOON))
    assert bands(sample, account) == ("yellow", "green")
    undo_last(sample)
    assert bands(sample, account) == ("red", "green")
    redo_last(sample)
    do(sample, ClearBand((account,)))
    assert bands(sample, account) == ("green", "green"), "none of them counts any more"
    assert not explain(sample, account).by_hand
    undo_last(sample)
    assert bands(sample, account) == ("yellow", "green")


def test_today_tells_a_week_before_it_ends_and_then_it_ends_by_itself(sample: Workbench) -> None:
    account = healthy(sample)
    do(sample, SetBand((account,), "red", "heard something", SOON))

    def told(bench: Workbench) -> list[str]:
        page = today_page(bench, None)
        return [
            r.text for s in page.sections for r in s.rows if r.kind == "override" and r.account_id == account
        ]

    assert told(sample) == []
    (text,) = told(later(sample, 14))
    assert "heard something" in text
    over = later(sample, 21)
    assert bands(over, account) == ("red", "green"), "nothing has looked at it yet"
    looked(over)
    assert bands(over, account) == ("green", "green")
    assert told(over) == []
    assert not settle_ended(over).kinds, "once a day"


def test_a_sync_does_not_erase_it(bench: Workbench) -> None:
    account = int(load_book(bench).account_id[0])
    do(bench, SetBand((account,), "red", "they told me so", SOON))
    sync(bench, [], Tracker())
    recompute(bench)
    assert bands(bench, account)[0] == "red"


def test_without_a_reason_or_too_long_it_is_refused(bench: Workbench) -> None:
    account = int(load_book(bench).account_id[0])
    for band, reason, until in (
        ("red", " ", SOON),
        ("red", "why", (TODAY + timedelta(days=91)).isoformat()),
        ("red", "why", (TODAY - timedelta(days=1)).isoformat()),
        ("none", "why", SOON),
    ):
        with pytest.raises(BandWithoutReason):
            do(bench, SetBand((account,), band, reason, until))
    do(bench, SetBand((account,), "red", "why", (TODAY + timedelta(days=90)).isoformat()))


def test_the_book_of_then_has_what_counted_then(sample: Workbench) -> None:
    account = healthy(sample)
    do(sample, SetBand((account,), "red", "heard something", SOON))
    before = load_book(sample, TODAY - timedelta(days=7))
    assert before["band"].at(before.account_id.tolist().index(account)) != "red"
