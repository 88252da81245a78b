"""Why an account is in a list, or not: for every view it says what the list itself shows."""

from __future__ import annotations

import numpy as np
import pytest

from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.commands import do
from cs_workbench.services.listed import NoSuchView, why_everywhere, why_in_view, why_listed
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.views import views
from cs_workbench.services.workbench import Workbench


def test_for_every_view_and_account_it_says_what_the_list_shows(sample: Workbench) -> None:
    do(sample, SetSetting("owner", "佐藤"))
    book = load_book(sample)
    shown = {
        row.view.id: set(select_book(sample, row.view.condition, "name", ["name"]).account_id.tolist())
        for row in views(sample)
    }
    assert 0 < len(shown["my_book"]) < len(shown["all"]) < len(book)
    churned = book.account_id[book["churned_on"].is_known()]
    for account in [*book.account_id[::40].tolist(), *churned[:3].tolist()]:
        for one in why_everywhere(sample, account):
            assert one.is_listed == (account in shown[one.view]), one.headline
            assert one.headline
            assert list(one.said())


def test_taking_away_what_keeps_it_out_lets_it_in(sample: Workbench) -> None:
    book = load_book(sample)
    account = int(book.account_id[np.flatnonzero(book["churned_on"].is_known())[0]])
    one = why_in_view(sample, account, "needs_action")
    assert one.loosened[-1].text == "解約した顧客を除く"
    condition = one.condition
    while not one.is_listed:
        condition = one.loosened[0].condition
        lets_in = one.loosened[0].lets_in
        one = why_listed(sample, account, condition)
        assert one.is_listed == lets_in
    assert account in select_book(sample, condition, "name", ["name"]).account_id


def test_a_view_is_called_by_its_id_or_its_name(sample: Workbench) -> None:
    account = int(load_book(sample).account_id[0])
    for name in ("needs_action", "要対応", "Needs action"):
        assert why_in_view(sample, account, name).view == "needs_action"
    with pytest.raises(NoSuchView):
        why_in_view(sample, account, "nothing")
