"""A team counted by CSM: the rows add up to the total, whatever the book; causes follow what moved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.team import (
    DOWN,
    STILL,
    UP,
    Seen,
    cause,
    counts,
    falls_stand_out,
    kept,
    moved,
    ranks,
    seen,
    sums,
    totals,
)

ROWS, CURRENCIES = 4, 3
ACCOUNT = st.tuples(
    st.integers(0, ROWS - 1), st.booleans(), st.integers(-(10**15), 10**15), st.integers(0, CURRENCIES - 1)
)
BAND = st.sampled_from((*BANDS, None))
NEED = st.one_of(st.just(float("nan")), st.floats(0, 50))


@given(st.lists(ACCOUNT, max_size=40))
def test_the_rows_add_up_to_the_total_to_the_minor_unit(accounts: list[tuple[int, bool, int, int]]) -> None:
    group, chosen, minor, currency = (np.array(c) for c in zip(*accounts, strict=True)) if accounts else (
        np.array([], np.int64), np.array([], np.bool_), np.array([], np.int64), np.array([], np.int64)
    )  # fmt: skip
    chosen = chosen.astype(np.bool_)
    by_row = sums(group, minor, currency, chosen, (ROWS, CURRENCIES))
    whole = sums(np.zeros_like(group), minor, currency, chosen, (1, CURRENCIES))
    assert (by_row.sum(axis=0) == whole[0]).all()
    assert counts(group, chosen, ROWS).sum() == chosen.sum()
    for code in range(CURRENCIES):
        exact = sum(int(m) for _, c, m, k in accounts if c and k == code)
        assert int(whole[0][code]) == exact


@given(st.lists(st.tuples(st.integers(0, ROWS - 1), NEED, st.integers(0, 60)), min_size=1, max_size=40))
def test_a_touch_too_many_makes_up_for_no_other(accounts: list[tuple[int, float, int]]) -> None:
    group, need, given_ = (np.array(c) for c in zip(*accounts, strict=True))
    given_ = given_.astype(np.float64)
    found = kept(group, need, given_, ROWS)
    for row in range(ROWS):
        mine = (group == row) & ~np.isnan(need)
        if need[mine].sum() > 0:
            assert 0 <= found[row] <= 1 + 1e-9
            assert found[row] == pytest.approx(np.minimum(need, given_)[mine].sum() / need[mine].sum())
        else:
            assert np.isnan(found[row]), "where nothing is promised, nothing is kept or broken"
    more = kept(group, need, given_ + 1, ROWS)
    assert (np.isnan(found) | (more >= found - 1e-9)).all()
    assert totals(group, need, ROWS).sum() == pytest.approx(np.nansum(need))


@given(st.lists(st.tuples(BAND, BAND), max_size=40))
def test_a_band_that_is_unknown_on_either_day_has_not_moved(
    pairs: list[tuple[str | None, str | None]],
) -> None:
    before, now = ranks([b for b, _ in pairs]), ranks([n for _, n in pairs])
    found = moved(before, now)
    assert (moved(now, before) == -found).all(), "a fall seen backwards is a rise"
    for (b, n), way in zip(pairs, found.tolist(), strict=True):
        if b in (None, "none") or n in (None, "none") or b == n:
            assert way == STILL
        else:
            better = ("red", "yellow", "green").index(n) > ("red", "yellow", "green").index(b)
            assert way == (UP if better else DOWN)


def test_what_moved_an_account_most_is_its_cause() -> None:
    before = seen("2 -1 0 70.0|seat_util=80.0*0.2500|active_trend=90.0*0.1500|csat=70.0*0.0500", 75.0, 75.0)
    now = seen("1 -1 0 60.0|seat_util=78.0*0.2500|active_trend=20.0*0.1500|csat=90.0*0.0500", 62.0, 62.0)
    assert cause(before, now, DOWN) == "active_trend"
    assert cause(before, now, UP) == "csat"
    assert cause(before, Seen(before.measures, 30.0), DOWN, "churn_notice") == "cap:churn_notice"
    assert cause(Seen(before.measures, 30.0), before, UP) == "cap:", "which cap held then was not kept"
    assert cause(before, before, DOWN) == "", "no measure tells: the band waited for its third week"
    lost = Seen({name: of for name, of in before.measures.items() if name != "seat_util"})
    assert cause(before, lost, DOWN) == "lost:seat_util"


def test_falls_stand_out_only_beyond_the_team_s_own_rate() -> None:
    accounts = np.array([50, 50, 50, 50])
    assert falls_stand_out(np.array([8, 1, 0, 1]), accounts).tolist() == [True, False, False, False]
    assert not falls_stand_out(np.array([4, 3, 2, 3]), accounts).any(), "within what chance gives"
    assert not falls_stand_out(np.array([2, 0, 0, 0]), accounts).any(), "two falls say nothing"
    assert falls_stand_out(np.array([], np.int64), np.array([], np.int64)).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 200)), min_size=1, max_size=12))
def test_nobody_stands_out_who_is_not_above_the_team_s_rate(rows: list[tuple[int, int]]) -> None:
    fell, accounts = (np.array(c) for c in zip(*rows, strict=True))
    for row in np.flatnonzero(falls_stand_out(fell, accounts)).tolist():
        assert fell[row] * accounts.sum() > accounts[row] * fell.sum()
