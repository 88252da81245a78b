"""Today reads as little as it can: the accounts that one person's day can speak of."""

from __future__ import annotations

import pytest

from cs_workbench.services import today
from cs_workbench.services.accounts import SetFields
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.today import today_page
from cs_workbench.services.workbench import Workbench

ME, OTHER = "佐藤", "鈴木"


def accounts_of(bench: Workbench, owner: str) -> list[int]:
    book = load_book(bench)
    return [int(account) for row, account in enumerate(book.account_id) if book["owner"].at(row) == owner]


@pytest.mark.parametrize("is_moved", [False, True])
def test_the_day_of_one_is_that_of_the_whole_book(
    sample: Workbench, monkeypatch: pytest.MonkeyPatch, *, is_moved: bool
) -> None:
    if is_moved:  # hand over one account here, take another: the source still says otherwise
        do(sample, SetFields({accounts_of(sample, ME)[0]: {"owner": OTHER}}))
        do(sample, SetFields({accounts_of(sample, OTHER)[0]: {"owner": ME}}))
    read = today_page(sample, ME)
    with sample.store.read() as db:
        concerned = today._concerned(db, ME, [])
    assert concerned is not None
    assert set(accounts_of(sample, ME)) <= concerned
    assert len(concerned) < len(load_book(sample)) / 2
    monkeypatch.setattr(today, "_concerned", lambda *_: None)
    assert today_page(sample, ME) == read
