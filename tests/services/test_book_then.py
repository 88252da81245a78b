"""The whole book as it was on a day: records as known then, scores, phases and tiers as shown then."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.book_then import DayAhead, fields_known_from
from cs_workbench.services.commands import do
from cs_workbench.services.health_history import health_history
from cs_workbench.services.scorecards import UseScorecard, card_of, exported
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

TODAY = CLOCK.now().date()
THEN = TODAY - timedelta(weeks=5)


def test_health_is_what_was_shown_then_by_the_card_of_then(sample: Workbench) -> None:
    before = load_book(sample, THEN)
    text = exported(card_of(sample, None)).replace("weight = 40.0", "weight = 5.0", 1)
    do(sample, UseScorecard(text))
    again = load_book(sample, THEN)
    for fact in ("health", "confidence"):
        np.testing.assert_array_equal(before[fact].values, again[fact].values)
    for row in range(0, len(again), 40):
        account = int(again.account_id[row])
        week = next(w for w in health_history(sample, account) if w.week_on <= THEN)
        assert again["band"].at(row) == week.band
        assert round(again["health"].at(row) or 0) - (week.score or 0) in (-1, 0, 1)


def test_records_count_as_they_were_known_and_days_from_then(sample: Workbench) -> None:
    now, then = load_book(sample), load_book(sample, THEN)
    assert set(then.account_id.tolist()) < set(now.account_id.tolist()), "some became customers since"
    days = then["started_on"].values
    assert (np.isnat(days) | (days <= np.datetime64(THEN))).all()
    touched = then["last_touch"].values
    assert (np.isnat(touched) | (touched <= np.datetime64(THEN))).all()
    soon = select_book(sample, "renewal<30d", "renewal", ["name"], as_of=THEN)["renewal"].values
    assert len(soon)
    assert (soon >= np.datetime64(THEN)).all()
    assert (soon < np.datetime64(THEN + timedelta(days=30))).all()
    known_from = fields_known_from(sample)
    assert known_from is not None
    assert known_from > THEN
    assert not then["owner"].is_known().any(), "nothing tells who it was"


def test_what_was_typed_is_there_from_its_day_on(bench: Workbench) -> None:
    account = int(load_book(bench).account_id[0])
    do(bench, SetTier((account,), "high", "asked for", (TODAY + timedelta(days=30)).isoformat()))
    do(bench, AddTodo(account, "task", "call", TODAY.isoformat()))
    do(bench, LogTouch((account,), "phone", happened_at="2026-11-20T03:00:00Z"))
    yesterday = load_book(bench, TODAY - timedelta(days=1))
    row = yesterday.account_id.tolist().index(account)
    facts = ("tier", "next_step", "last_touch", "why", "ltv", "health")
    assert [yesterday[fact].at(row) for fact in facts] == [None] * len(facts)
    today = load_book(bench, TODAY)
    row = today.account_id.tolist().index(account)
    assert (today["tier"].at(row), today["next_step"].at(row)) == ("high", "call")


def test_a_day_before_everything_is_an_empty_book_and_one_ahead_is_refused(bench: Workbench) -> None:
    assert len(load_book(bench, date(1999, 1, 1))) == 0
    assert len(load_book(bench, TODAY)) == len(load_book(bench))
    with pytest.raises(DayAhead):
        load_book(bench, TODAY + timedelta(days=1))
