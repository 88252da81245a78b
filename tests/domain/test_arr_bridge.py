"""From opening to closing ARR: the specification's vectors, and what must hold for every book."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.arr_bridge import LINES, Bridge, at_rates, bridge
from tests.domain.spec import vectors

FLAGS = ("returned", "paid_before", "stays", "switched", "present", "unopened")
AMOUNTS = st.one_of(st.just(0), st.integers(0, 10**13), st.integers(-1000, 1000))


def amounts(*values: int) -> Any:
    return np.array(values, dtype=np.int64)


@st.composite
def books(draw: st.DrawFn) -> tuple[Any, Any, dict[str, Any]]:
    """Draw opening and closing ARR of some accounts, and what else is known of them."""
    rows = draw(st.lists(st.tuples(AMOUNTS, AMOUNTS, *([st.booleans()] * len(FLAGS))), max_size=12))
    columns = list(zip(*rows, strict=True)) or [()] * (2 + len(FLAGS))
    flags = {name: np.array(column, dtype=np.bool_) for name, column in zip(FLAGS, columns[2:], strict=True)}
    return amounts(*columns[0]), amounts(*columns[1]), flags


def test_the_bridge_of_the_specification() -> None:
    for told, expected in vectors("metrics", "arr_bridge"):
        names = sorted(told["open"] | told["close"])
        found = bridge(*(amounts(*(told[end].get(name, 0) for name in names)) for end in ("open", "close")))
        assert found.amount("expansion") == expected["expansion"]
        assert found.amount("contraction") == -expected["contraction"]
        assert found.amount("churn") == -expected["churn"]
        assert found.amount("new") == expected["new"]
        assert found.amount("closing") == expected["closing"]
        assert found.nrr == pytest.approx(expected["nrr"])
        assert found.grr == pytest.approx(expected["grr"])
        assert found.logo_churn == pytest.approx(expected["logo_churn"])
        assert [names[i] for i in np.flatnonzero(found.accounts("churn"))] == ["D"]
        assert found.arpa == Fraction(12_000, 12 * 7)
        assert found.monthly("closing") * 12 == 12_000
        assert found.monthly("churn") == -125


def test_rates_of_the_opening_keep_their_effect_apart() -> None:
    for told, expected in vectors("metrics", "fx_constant_currency"):
        cents = [amounts(told[end] * 100).reshape(1, 1) for end in ("usd_open", "usd_close")]
        rate_open, rate_close = ({"USD": Fraction(told[name])} for name in ("rate_open", "rate_close"))
        opening, constant = (at_rates(minor, ("USD",), rate_open, "JPY") for minor in cents)
        reported = at_rates(cents[1], ("USD",), rate_close, "JPY")
        found = bridge(opening, constant, fx=reported - constant)
        assert found.nrr == expected["nrr_constant"]
        assert found.amount("fx") == expected["fx_line"]
        assert found.amount("closing") == 1_400_000
        assert bridge(opening, reported).nrr == pytest.approx(expected["nrr_reported"], abs=1e-6)


def test_currencies_are_counted_in_one_only_at_a_rate() -> None:
    book = np.array([[1_000, 0], [0, 250], [7, 125]])
    found = at_rates(book, ("JPY", "USD"), {"USD": Fraction(150)}, "JPY")
    assert found.tolist() == [1_000, 375, Fraction(7) + Fraction(375, 2)]
    with pytest.raises(KeyError):
        at_rates(book, ("JPY", "USD"), {}, "JPY")
    assert at_rates(book[:1], ("JPY", "USD"), {}, "JPY").tolist() == [1_000], "nothing in USD needs no rate"


def test_who_came_back_stayed_or_pays_in_another_currency_is_no_churn_of_its_own_kind() -> None:
    opening, closing = amounts(100, 100, 100, 0, 0, 0, 0), amounts(40, 0, 0, 50, 60, 70, 30)

    def only(*rows: int) -> Any:
        return np.isin(np.arange(7), rows)

    found = bridge(
        opening, closing, returned=only(0), stays=only(1), switched=only(2, 3), paid_before=only(4),
        present=only(6),
    )  # fmt: skip
    assert {line: found.amount(line) for line in LINES} == {
        "new": 70, "reactivated": 40 + 60, "expansion": 30, "contraction": -100, "churn": -100,
        "switched": -100 + 50, "unopened": 0, "fx": 0,
    }  # fmt: skip
    assert found.grr == pytest.approx(1 / 3), "who switched counts as kept"
    assert found.logo_churn == pytest.approx(1 / 3)


def test_an_unknown_opening_is_in_no_retention_figure() -> None:
    found = bridge(amounts(100, 100), amounts(150, 120), unopened=np.array([True, False]))
    assert (found.amount("opening"), found.amount("unopened"), found.amount("new")) == (100, 150, 0)
    assert (found.nrr, found.amount("closing")) == (1.2, 270)


def test_without_an_opening_nothing_was_kept_or_lost() -> None:
    for found in (bridge(amounts(), amounts()), bridge(amounts(0, 0), amounts(5, 0))):
        assert (found.nrr, found.grr, found.logo_churn) == (None, None, None)
    assert bridge(amounts(), amounts()).arpa is None
    assert bridge(amounts(0), amounts(1)).arpa == Fraction(1, 12)


@given(books())
def test_opening_and_lines_add_up_to_the_closing(book: tuple[Any, Any, dict[str, Any]]) -> None:
    opening, closing, flags = book
    found = bridge(opening, closing, **flags)
    lines = sum(found.amount(line) for line in LINES)
    assert found.amount("opening") + lines == found.amount("closing")
    assert found.closing.tolist() == np.maximum(closing, 0).tolist()


@given(books())
def test_gross_retention_is_at_most_one_and_never_above_net(book: tuple[Any, Any, dict[str, Any]]) -> None:
    opening, closing, flags = book
    found = bridge(opening, closing, **flags)
    if found.nrr is None or found.grr is None or found.logo_churn is None:
        assert found.amount("opening") == 0
        return
    assert 0 <= found.grr <= 1
    assert found.nrr >= found.grr
    assert 0 <= found.logo_churn <= 1
    if not any(flag.any() for flag in flags.values()):
        kept = np.minimum(found.closing, found.opening).sum()
        assert found.grr == pytest.approx(int(kept) / int(found.opening.sum()))


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_accounts_tells_nothing(book: tuple[Any, Any, dict[str, Any]], dice: Any) -> None:
    opening, closing, flags = book
    order = list(range(len(opening)))
    dice.shuffle(order)

    def figures(of: Bridge) -> list[Any]:
        return [*(of.amount(line) for line in LINES), of.nrr, of.grr, of.logo_churn, of.arpa]

    turned = {name: flag[order] for name, flag in flags.items()}
    assert figures(bridge(opening, closing, **flags)) == figures(
        bridge(opening[order], closing[order], **turned)
    )
