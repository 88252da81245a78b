"""Contact balance: the specification's example, its tails, and what must hold for every book."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cs_workbench.domain.balance import (
    LEAST_EXPECTED,
    RARE,
    RISK,
    chance_band,
    concentration,
    favour,
    figures,
    floors,
    high_tail,
    least_reached,
    loudness_bias,
    loudness_ranks,
    low_tail,
    misallocation,
    needed,
    neglected,
    over_served,
    over_share,
    unmet_share,
)
from tests.domain.spec import spec, vectors

Floats = NDArray[np.float64]
((EXAMPLE, EXPECTED),) = vectors("equity", "example8")
NEED, ACTUAL, INBOUND = (np.array(EXAMPLE[name], np.float64) for name in ("need", "actual", "inbound"))


def floats(*values: float) -> Floats:
    return np.array(values, np.float64)


def test_the_example_of_eight_accounts_is_exact() -> None:
    ranks = loudness_ranks(INBOUND)
    found = {
        "misallocation": misallocation(NEED, ACTUAL),
        "unmet_share": unmet_share(NEED, ACTUAL),
        "overserve_share": over_share(NEED, ACTUAL),
        "ci_actual": concentration(ACTUAL, ranks),
        "ci_need": concentration(NEED, ranks),
        "loudness_bias": loudness_bias(NEED, ACTUAL, INBOUND),
    }
    assert found == pytest.approx(EXPECTED, abs=1e-12)


def test_of_the_example_only_the_loudness_bias_is_beyond_chance() -> None:
    found = figures(NEED, ACTUAL, INBOUND)
    assert (found["misallocation"].mean, found["misallocation"].edge) == pytest.approx(
        (0.203, 0.319), abs=0.01
    )
    assert found["loudness"].edge == pytest.approx(0.191, abs=0.01)
    assert [name for name, figure in found.items() if figure.stands_out] == ["loudness"]
    assert figures(NEED, ACTUAL, INBOUND) == found  # the dice are the same every time


@pytest.mark.parametrize(("asked", "expected"), vectors("equity", "poisson_low_tail"))
def test_the_tail_of_few_touches_is_exact(asked: dict[str, Any], expected: float) -> None:
    count, mean = floats(asked["k"]), floats(asked["mu"])
    assert low_tail(count, mean)[0] == pytest.approx(expected, abs=1e-12)
    assert high_tail(count + 1, mean)[0] == pytest.approx(1 - expected, abs=1e-12)


def test_tails_know_nothing_needed_nothing_known_and_very_much() -> None:
    assert low_tail(floats(0, 3), floats(0, np.nan)).tolist()[:1] == [1.0]
    assert np.isnan(low_tail(floats(3), floats(np.nan))).all()
    assert high_tail(floats(0, 1), floats(0, 0)).tolist() == [1.0, 0.0]
    assert low_tail(floats(1_000), floats(1_000))[0] == pytest.approx(0.508, abs=0.001)


def test_the_need_follows_cadence_risk_and_time_as_a_customer() -> None:
    assert dict(RISK) == spec("defaults")["cadence_touches_per_month"]["risk_multiplier"]
    tier, phase = np.array([0, 2, 3, -1, 0]), np.array([2, 2, 2, 2, -1])
    risk, days = floats(1.5, 1.0, 1.0, 1.2, 1.0), floats(90, 90, 90, 90, 15)
    assert needed(tier, phase, risk, days).tolist() == pytest.approx([9, 3, 0, np.nan, 1], nan_ok=True)


def test_who_is_neglected_by_the_gap_or_by_the_count() -> None:
    """P(0 | 3) and P(2 | 6) are flagged, P(1 | 3) is not; a need of 1 never is by its count."""
    need, count = floats(3, 3, 6, 1, 3, np.nan), floats(0, 1, 2, 0, 3, 0)
    days, tier, phase = floats(20, 20, 20, 20, 46, 400), np.array([2, 2, 2, 2, 2, -1]), np.full(6, 2)
    found = neglected(days, tier, phase, need, count, arr=np.full(6, 100.0))
    assert found.by_count.tolist() == [True, False, True, False, False, False]
    assert found.by_gap.tolist() == [False, False, False, False, True, False]
    assert found.order.argmax() == 4


def test_who_is_over_served_gets_twice_the_need_beyond_chance() -> None:
    """A tech-touch account, of which nothing is planned, is measured against one touch a longest gap."""
    tier, phase = np.array([2, 2, 2, 3, 3, -1]), np.full(6, 2)
    need, count = floats(3, 3, 1, 0, 0, np.nan), floats(12, 5, 2, 1, 5, 40)
    floor = floors(tier, phase, np.full(6, 90.0))
    assert over_served(need, count, floor).tolist() == [True, False, False, False, True, False]


def test_favourites_are_those_far_above_their_need() -> None:
    need = np.full(12, 3.0)
    fair = favour(need, np.full(12, 3.0))
    assert fair is not None
    assert not fair.stands_out
    given_ = floats(20, 15, 12, *[1] * 9)
    found = favour(need, given_)
    assert found is not None
    assert found.stands_out
    assert found.rows == (0, 1, 2)
    assert found.excess == pytest.approx(47 / 56 - 0.25)
    assert favour(need[:3], given_[:3]) is None  # three accounts are all there is
    assert favour(need / 10, given_) is None


def test_chance_alone_leaves_some_accounts_without_a_touch() -> None:
    reached = least_reached(np.full(100, 1.0))  # on average 63.2 of them
    assert reached == pytest.approx(100 * (1 - np.exp(-1)) - 1.645 * 4.82, abs=1.5)
    assert least_reached(np.full(100, 0.1)) is None


def test_a_small_book_is_told_in_counts_only() -> None:
    need = np.full(6, LEAST_EXPECTED / 6 - 0.01)
    assert figures(need, np.full(6, 9.0), np.arange(6.0)) == {}
    assert figures(np.empty(0), np.empty(0), np.empty(0)) == {}
    assert favour(np.empty(0), np.empty(0)) is None


def test_where_nothing_was_given_there_is_no_share_of_it() -> None:
    found = figures(NEED, np.zeros(8), INBOUND)
    assert {name: figure.value for name, figure in found.items()} == {
        "unmet": 1.0,
        "over": None,
        "misallocation": None,
        "loudness": None,
    }
    assert not found["over"].stands_out


COUNTS = st.integers(0, 60)
BOOKS = st.lists(st.tuples(st.integers(1, 24), COUNTS, COUNTS), min_size=1, max_size=30)


def columns(book: list[tuple[int, int, int]]) -> tuple[Floats, Floats, Floats]:
    need, count, inbound = np.array(book, np.float64).T
    return need, count, inbound


@given(book=BOOKS, data=st.data())
def test_the_order_of_accounts_means_nothing(book: list[tuple[int, int, int]], data: st.DataObject) -> None:
    other = data.draw(st.permutations(book))
    (need, count, loud), (need2, count2, loud2) = columns(book), columns(other)
    for measure in (unmet_share, over_share, misallocation):
        assert measure(need, count) == pytest.approx(measure(need2, count2), abs=1e-9)
    assert loudness_bias(need, count, loud) == pytest.approx(loudness_bias(need2, count2, loud2), abs=1e-9)


@given(book=BOOKS, times=st.integers(1, 9))
def test_touches_in_proportion_to_the_need_are_allocated_well(
    book: list[tuple[int, int, int]], times: int
) -> None:
    need, _, loud = columns(book)
    assert misallocation(need, need * times) == pytest.approx(0, abs=1e-12)
    assert loudness_bias(need, need * times, loud) == pytest.approx(0, abs=1e-12)
    assert unmet_share(need, need * times) == 0
    assert over_share(need, need * times) == pytest.approx(1 - 1 / times)


@given(book=BOOKS)
def test_every_share_stays_within_its_bounds(book: list[tuple[int, int, int]]) -> None:
    need, count, loud = columns(book)
    for share in (unmet_share(need, count), over_share(need, count), misallocation(need, count)):
        assert share is None or 0 <= share <= 1 + 1e-12
    index = concentration(count, loudness_ranks(loud))
    assert index is None or -1 <= index <= 1
    tails = low_tail(count, need)
    assert ((tails >= 0) & (tails <= 1)).all()
    assert (low_tail(count + 1, need) >= tails).all()


@settings(max_examples=20)
@given(book=BOOKS)
def test_the_most_visited_are_no_accident_of_their_place(book: list[tuple[int, int, int]]) -> None:
    need, count, _ = columns(book)
    found, turned = favour(need, count), favour(need[::-1].copy(), count[::-1].copy())
    assert (found is None) == (turned is None)
    if found is not None and turned is not None:
        assert found.excess == pytest.approx(turned.excess)
        assert 0 < found.p <= 1


@given(st.lists(st.floats(0, 60), min_size=1, max_size=8))
def test_the_band_of_chance_leaves_a_tenth_at_most_on_either_side(needs: list[float]) -> None:
    need = floats(*needs)
    low, high = chance_band(need)
    assert (low <= high).all()
    assert (low_tail(low - 1, need) <= RARE + 1e-9).all()
    assert (high_tail(high + 1, need) <= RARE + 1e-9).all()
    assert (low_tail(low, need) > RARE).all(), "one touch more is no longer rare"


def test_the_band_of_an_unknown_need_is_unknown() -> None:
    low, high = chance_band(floats(np.nan, 0))
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert (low[1], high[1]) == (0, 0)
    assert chance_band(floats())[0].shape == (0,)
