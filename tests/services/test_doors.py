"""Doors: a figure's own list, exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import Book, date_column, text_column
from cs_workbench.domain.condition_syntax import ConditionError, condition_text, parse, running
from cs_workbench.domain.condition_words import describe
from cs_workbench.domain.conditions import matches
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.ids import uuid7s
from cs_workbench.services.doors import Doors
from tests.services.conftest import CLOCK

TODAY = CLOCK.today()


def book(uids: list[str]) -> Book:
    """Return a book of which every third account has churned."""
    churned = ["2026-01-01" if n % 3 == 0 else None for n in range(len(uids))]
    columns = {"uid": text_column(uids), "churned_on": date_column(churned)}
    return Book(np.arange(11, 11 + len(uids), dtype=np.int64), columns)


@given(st.sets(st.integers(11, 50)))
def test_a_door_opens_exactly_its_accounts_churned_ones_too(wanted: set[int]) -> None:
    of = book(uuid7s(40))
    door = Doors(of).to(wanted)
    if not wanted:
        assert door == ""
        return
    condition = parse(door)
    assert parse(condition_text(condition)) == condition
    assert set(of.account_id[matches(running(condition), of, TODAY)].tolist()) == wanted


def test_ends_that_are_alike_are_written_longer() -> None:
    of = book(["x-1aaaaaa", "x-2aaaaaa", "x-3bbbbbb", "x-4cccccc", "x-5dddddd"])
    assert Doors(of).to([11]) == "uid:1aaaaaa"
    assert Doors(of).to(range(100)) == "uid:any"
    assert Doors(of).to([99]) == ""


def test_a_door_is_told_in_words_and_a_wrong_one_is_refused() -> None:
    of = book(uuid7s(3))
    for language, said in (("en", "2 accounts named one by one"), ("ja", "個別に指定した顧客2件")):
        assert describe(parse("uid:aa,bb"), load_catalogue(language)) == said
    for wrong in ("uid<aa", "uid:,"):
        with pytest.raises(ConditionError):
            matches(parse(wrong), of, TODAY)
    assert not matches(parse("uid:none"), of, TODAY).any()
    assert not matches(parse("uid:aa"), Book(np.arange(2), {}), TODAY).any()
