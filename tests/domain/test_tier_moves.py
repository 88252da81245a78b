"""Tiers stay steady, models are fitted and compared, and what holds for any model and any book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.axis_bands import Borders, bands_of_book, borders_of
from cs_workbench.domain.columns import Book, choice_column, money_column, number_column
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.placement import decide, place
from cs_workbench.domain.tier_moves import CLOSE, Tiers, reviewed, settled
from cs_workbench.domain.touch_fit import fit, humane
from cs_workbench.domain.touch_model import TouchModel
from cs_workbench.domain.touch_model_checks import touch_model_messages, uncovered
from cs_workbench.domain.touch_words import differences, say_difference, stand_text, stands
from cs_workbench.kernel.i18n import load_catalogue
from tests.bench.touch_bench import MODELS, books, by_masks
from tests.domain.spec import PRESETS, preset

TODAY = date(2026, 11, 24)
MODEL = preset("ltv_pyramid")
BORDERS = Borders({"ltv": {"JPY": (1000, 500)}})


def codes(*tiers: str | None) -> Tiers:
    return np.array([-1 if tier is None else TIERS.index(tier) for tier in tiers], dtype=np.int8)


def names(tiers: Tiers) -> list[str | None]:
    return [None if code < 0 else TIERS[code] for code in tiers.tolist()]


def book_of(amounts: list[int | None]) -> Book:
    n = len(amounts)
    return Book(np.arange(1, n + 1), {"ltv": money_column(amounts, ["JPY"] * n)})


def test_between_reviews_a_tier_goes_up_at_once_and_never_down() -> None:
    computed = codes("high", "tech", None, "low", "tech")
    held = codes("low", "low", "high", None, "tech")
    assert names(settled(MODEL, computed, held)) == ["high", "low", None, "low", "tech"]


def test_a_tier_that_the_model_no_longer_has_is_not_kept() -> None:
    assert names(settled(preset("all_tech"), codes("tech"), codes("high"))) == ["tech"]


def test_a_review_spares_who_is_close_to_the_border_and_who_just_moved() -> None:
    amounts: list[int | None] = [900, 899, 100, 100, 100, 2000]
    held = codes("high", "high", "high", "high", "high", "low")
    days = np.array([np.nan, np.nan, 89.0, 90.0, np.nan, 1.0])
    book = book_of(amounts)
    computed = decide(MODEL, bands_of_book(MODEL, book, TODAY, BORDERS)).tier
    eased = decide(MODEL, bands_of_book(MODEL, book, TODAY, BORDERS, CLOSE)).tier
    after = names(reviewed(MODEL, computed, held, days, eased))
    assert after == ["high", "low", "high", "tech", "tech", "high"]


def test_what_is_held_counts_until_the_review_and_overrides_count_before_it() -> None:
    placed = place(MODEL, book_of([100, 1200]), [], TODAY, BORDERS, held=codes("high", "tech"))
    assert names(placed.tier) == ["high", "high"]
    assert names(placed.by_rules) == ["tech", "high"]
    assert placed.at(0).rules_tier == "tech"


def test_a_model_of_one_tier_serves_a_whole_book() -> None:
    assert names(place(preset("all_high"), book_of([1, None, 0]), [], TODAY).tier) == ["high"] * 3
    assert place(preset("all_tech"), book_of([1, None]), [], TODAY).missing_texts().tolist() == ["", ""]


@pytest.mark.parametrize("model_id", PRESETS)
def test_the_presets_have_no_hole_but_the_one_that_no_account_can_fall_into(model_id: str) -> None:
    holes = uncovered(preset(model_id))
    if model_id == "freemium_hook":  # a main product without a plan of it
        assert holes == [f"paid=yes × hook={hook} × main=yes × plan=none" for hook in ("yes", "no")]
    else:
        assert touch_model_messages(preset(model_id)) == []


@pytest.mark.parametrize(
    ("value", "said"), [(2871.4, 3000), (0.23, 0.25), (1, 1), (-47, -50), (0, 0), (99_000_000, 100_000_000)]
)
def test_a_border_is_as_round_as_people_write_it(value: float, said: float) -> None:
    assert humane(value) == said


def test_a_model_is_fitted_to_the_book_and_stays_where_the_book_knows_too_little() -> None:
    model = preset("smarthr")
    sizes: list[float | None] = [*(float(n) for n in range(1, 301)), None]
    fitted, (employees,) = fit(model, Book(np.arange(301), {"employees": number_column(sizes)}), TODAY)
    assert (employees.borders, employees.known, employees.counts) == ((100.0, 200.0), 300, (99, 100, 101))
    assert [(band.id, band.min, band.max) for band in fitted.axes[0].bands if band.min == 100.0] == [
        ("smb", 100.0, 200.0)
    ]
    assert (fitted.axes[0].provenance, touch_model_messages(fitted)) == ("fitted", [])
    few = Book(np.arange(2), {"employees": number_column([5, 5000])})
    same, (nothing,) = fit(model, few, TODAY)
    assert (same, nothing.borders) == (model, None)
    assert fit(model, Book(np.arange(2), {}), TODAY)[1][0].known == 0


def test_two_models_are_told_apart_in_words() -> None:
    before = preset("smarthr")
    axis = before.axes[0]
    bands = tuple(replace(band, min=200.0) if band.min == 1000 else band for band in axis.bands)
    rules = (*before.rules[1:], replace(before.rules[0], tier="tech"))
    after = replace(before, axes=(replace(axis, bands=bands), *before.axes[1:]), rules=rules, teams=())
    told = [say_difference(message, load_catalogue("en")) for message in differences(before, after)]
    assert "Axis employees: ent.min was 1,000 and is 200." in told
    assert "Team onboarding is gone." in told
    assert "The order of Rule differs." in told
    assert differences(before, before) == []
    assert "が加わりました" in say_difference(differences(after, before)[1], load_catalogue("ja"))


def test_where_an_account_stands_is_told_with_value_and_borders_in_both_languages() -> None:
    texts = {
        language: [
            stand_text(MODEL.axes[0], stand, load_catalogue(language))
            for (stand,) in stands(MODEL, book_of([1200, 700, 3, None]), TODAY, BORDERS)
        ]
        for language in ("en", "ja")
    }
    assert texts["en"] == [
        "LTV: 1,200 JPY is High (1,000 JPY or more)",
        "LTV: 700 JPY is Mid (500 JPY or more, under 1,000 JPY)",
        "LTV: 3 JPY is Low (under 500 JPY)",
        "LTV: not known",
    ]
    assert texts["ja"][1] == "LTV:700 JPY は「中」(500 JPY 以上 1,000 JPY 未満)"


def test_the_least_advanced_product_gives_the_state_and_the_account_where_no_product_does() -> None:
    book = Book(
        np.arange(2),
        {
            "ltv": money_column([100, 100], ["JPY"] * 2),
            "phase": choice_column(["self", "self"], PHASES),
            "product_phase": choice_column(["adoption", None], PHASES),
        },
    )
    placed = place(preset("ltv_state"), book, [], TODAY, Borders({"ltv": {"JPY": (50, 20)}}))
    assert [placed.at(row).decided_by for row in range(2)] == ["ls_high_adopt", "ls_high_self"]


amounts_of_books = st.lists(st.one_of(st.none(), st.integers(-5, 10**12)), min_size=1, max_size=30)


@given(amounts_of_books, st.sampled_from(PRESETS))
def test_every_account_is_counted_once_in_a_tier_or_unclassified(
    amounts: list[int | None], model_id: str
) -> None:
    placed = place(preset(model_id), book_of(amounts), [], TODAY)
    assert sum((placed.tier == code).sum() for code in range(-1, len(TIERS))) == len(amounts)


@given(amounts_of_books, st.randoms(use_true_random=False))
def test_the_order_of_accounts_and_rules_changes_no_tier(amounts: list[int | None], rng: object) -> None:
    rules = list(MODEL.rules)
    rng.shuffle(rules)  # type: ignore[attr-defined]
    shuffled: TouchModel = replace(MODEL, rules=tuple(rules))
    book = book_of(amounts)
    rows = np.array(rng.sample(range(len(amounts)), len(amounts)))  # type: ignore[attr-defined]
    once = place(MODEL, book, [], TODAY).tier[rows]
    assert names(once) == names(place(shuffled, book.take(rows), [], TODAY).tier)


@given(amounts_of_books, st.data())
def test_a_higher_value_never_gives_a_lower_tier(amounts: list[int | None], data: st.DataObject) -> None:
    borders = borders_of(MODEL, book_of(amounts), TODAY)
    row = data.draw(st.integers(0, len(amounts) - 1))
    amount = amounts[row]
    if amount is None:
        return
    more = [*amounts[:row], amount + data.draw(st.integers(0, 10**12)), *amounts[row + 1 :]]
    before, after = (place(MODEL, book_of(each), [], TODAY, borders).tier[row] for each in (amounts, more))
    assert after <= before, "tiers count down: 0 is high touch"


@pytest.mark.parametrize("model_id", MODELS)
def test_a_book_is_placed_as_bare_masks_over_bare_arrays_place_it(model_id: str) -> None:
    book, bare = books(5_000)
    model = preset(model_id)
    assert (place(model, book, [], TODAY).tier == by_masks(model, bare)).all()
