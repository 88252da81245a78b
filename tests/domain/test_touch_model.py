"""Touch models: their text, their checks, and where they put accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.axis_bands import borders_of
from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.definition_text import UnreadableDefinition
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.placement import Placements, evaluate, place
from cs_workbench.domain.potential import potential_index
from cs_workbench.domain.touch_model import (
    Axis,
    Band,
    Override,
    Play,
    Rule,
    Tier,
    TouchModel,
    parse_touch_model,
    touch_model_text,
)
from cs_workbench.domain.touch_model_checks import touch_model_messages
from tests.domain.spec import PRESETS, preset, spec, vectors

TODAY = date(2026, 11, 24)


def ids(n: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.arange(1, n + 1, dtype=np.int64)


def ltv_book(amounts: list[int | None], currency: str = "JPY") -> Book:
    n = len(amounts)
    return Book(ids(n), {"ltv": money_column(amounts, [currency] * n)})


def tiers(placed: Placements) -> list[str | None]:
    return [placed.at(row).tier for row in range(len(placed.tier))]


@pytest.mark.parametrize("vector", spec("preset_vectors"), ids=lambda v: f"{v['preset']}-{v['facts']}")
def test_presets_place_accounts_as_specified(vector: dict[str, Any]) -> None:
    placed = evaluate(preset(vector["preset"]), vector["facts"])
    expected = vector["expect"]
    assert {
        "tier": placed.tier,
        "team": placed.team,
        "owner": placed.owner,
        "plays": list(placed.plays),
        "rules": list(placed.rules),
        "overlays": list(placed.overlays),
        "unknown": list(placed.unknown),
    } == expected


def test_every_preset_of_the_specification_is_carried_whole() -> None:
    presets = spec("presets")
    assert set(presets) | {"all_high", "all_tech"} == set(PRESETS)
    for model_id, given_ in presets.items():
        model = preset(model_id)
        assert [(p.id, p.ja, p.en, p.channel, p.audience) for p in model.plays] == [
            (p["id"], p["ja"], p["en"], p["channel"], p["audience"]) for p in given_["plays"]
        ]
        assert [(r.id, r.provenance, r.note, r.tier) for r in model.rules] == [
            (r["id"], r.get("provenance", ""), r.get("note", ""), r.get("tier")) for r in given_["rules"]
        ]
        assert (model.ja, model.en) == (given_["ja"], given_["en"])


@pytest.mark.parametrize("model_id", PRESETS)
def test_presets_can_be_published_and_written_again(model_id: str) -> None:
    model = preset(model_id)
    assert not [m for m in touch_model_messages(model) if m.blocks]
    assert parse_touch_model(touch_model_text(model)) == model


def test_the_pyramid_cuts_at_70_and_90_percent() -> None:
    for given_, expected in vectors("tiering", "pareto_cut_70_90"):
        assert tiers(place(preset("ltv_pyramid"), ltv_book(given_["ltv"]), [], TODAY)) == expected


def test_the_potential_index_counts_points() -> None:
    for given_, expected in vectors("tiering", "potential_index"):
        form, employees, growing, attitude = (np.array(part) for part in zip(*given_, strict=True))
        index = potential_index(form, employees.astype(np.float64), growing, attitude)
        assert index.tolist() == expected


def test_an_unknown_ltv_is_unclassified_and_a_known_zero_is_low() -> None:
    placed = place(preset("ltv_pyramid"), ltv_book([100, None, 0]), [], TODAY)
    assert tiers(placed) == ["high", None, "tech"]
    assert placed.at(1).unknown == ("ltv",)
    assert placed.missing_texts().tolist() == ["", "ltv", ""]
    assert placed.rule_texts().tolist() == ["lp1", "", "lp3"]


def test_a_book_without_the_fact_is_unclassified_not_low() -> None:
    placed = place(preset("smarthr"), Book(ids(2), {}), [], TODAY)
    assert tiers(placed) == [None, None]
    assert placed.at(0).unknown == ("employees", "in_onboarding")


def test_an_empty_book_has_no_placements() -> None:
    assert tiers(place(preset("smarthr"), Book(ids(0), {}), [], TODAY)) == []


def test_a_book_of_worthless_accounts_is_low() -> None:
    assert tiers(place(preset("ltv_pyramid"), ltv_book([0, 0]), [], TODAY)) == ["tech", "tech"]


def test_currencies_are_never_added_together() -> None:
    book = Book(ids(3), {"ltv": money_column([1_000_000, 10_000, 10], ["JPY", "USD", "USD"])})
    assert tiers(place(preset("ltv_pyramid"), book, [], TODAY)) == ["high", "high", "tech"]


def test_published_borders_do_not_move_with_other_accounts() -> None:
    model = preset("ltv_pyramid")
    amounts: list[int | None] = [6000, 2400, 1200, 900, 600, 300, 240, 180, 120, 60]
    borders = borders_of(model, ltv_book(amounts), TODAY)
    assert borders.by_axis == {"ltv": {"JPY": (2400, 600)}}
    placed = place(model, ltv_book([1_000_000, *amounts]), [], TODAY, borders)
    assert tiers(placed) == ["high", *["high"] * 2, *["low"] * 3, *["tech"] * 5]
    assert tiers(place(model, ltv_book([6000], "USD"), [], TODAY, borders)) == [None]


def test_a_single_large_account_leaves_the_middle_band_empty() -> None:
    model = preset("ltv_pyramid")
    book = ltv_book([95, 5])
    assert tiers(place(model, book, [], TODAY)) == ["high", "tech"]
    assert tiers(place(model, book, [], TODAY, borders_of(model, book, TODAY))) == ["high", "tech"]


def test_an_override_counts_until_its_last_day_and_the_computed_tier_stays() -> None:
    model = preset("ltv_pyramid")
    overrides = [
        Override(2, "high", TODAY, "renewal"),
        Override(1, "tech", date(2026, 11, 23), "over"),
        Override(99, "tech", TODAY, "gone"),
    ]
    placed = place(model, ltv_book([100, 1]), overrides, TODAY)
    assert tiers(placed) == ["high", "high"]
    assert placed.at(1).computed_tier == "tech"


def test_phases_of_the_book_answer_every_preset_that_asks_for_them() -> None:
    n = len(PHASES)
    book = Book(
        ids(n),
        {
            "phase": choice_column(PHASES),
            "support_contract": choice_column(["paid"] * n),
            "ltv": money_column([100] * n, ["JPY"] * n),
            "segment": text_column(["大手顧客"] * n),
            "started_on": date_column(["2026-11-01"] * n),
        },
    )
    assert tiers(place(preset("salesforce_jp"), book, [], TODAY)) == ["low", "tech", "high", "high", "high"]
    assert tiers(place(preset("sansan"), book, [], TODAY)) == ["high"] * n
    assert tiers(place(preset("ltv_state"), book, [], TODAY)) == ["high", "high", "high", "high", "tech"]
    days = place(preset("sansan"), book, [], TODAY).at(0)
    assert (days.owner, days.unknown) == ("dedicated_csm", ())


def test_derived_facts_answer_freemium_potential_and_size() -> None:
    book = Book(
        ids(2),
        {
            "is_paid": yes_no_column([1, 0]),
            "hook_only": yes_no_column([1, None]),
            "legal_form": choice_column(["corporate", None]),
            "growing": choice_column(["yes", None]),
            "attitude": choice_column(["upgrade_considering", None]),
            "employees": number_column([1500, None]),
            "phase": choice_column(["welcome", None]),
            "arr": money_column([12_000_000, 900], ["USD", "JPY"]),
        },
    )
    assert tiers(place(preset("freemium_hook"), book, [], TODAY)) == ["tech", "tech"]
    assert tiers(place(preset("potential_index"), book, [], TODAY)) == ["high", None]
    assert tiers(place(preset("sourcegraph_fy25"), book, [], TODAY)) == ["high", None]
    assert place(preset("smarthr"), book, [], TODAY).at(0).team == "onboarding"


@given(st.lists(st.one_of(st.none(), st.integers(-5, 10**12)), min_size=1, max_size=30), st.randoms())
def test_a_placement_does_not_depend_on_the_order_of_accounts(amounts: list[int | None], rng: Any) -> None:
    book = ltv_book(amounts)
    rows = list(range(len(amounts)))
    rng.shuffle(rows)
    shuffled = book.take(np.array(rows, dtype=np.intp))
    model = preset("ltv_pyramid")
    assert [tiers(place(model, book, [], TODAY))[row] for row in rows] == tiers(
        place(model, shuffled, [], TODAY)
    )


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**12)), min_size=1, max_size=30))
def test_whole_books_and_single_accounts_are_placed_alike(amounts: list[int | None]) -> None:
    model = preset("ltv_pyramid")
    borders = borders_of(model, ltv_book(amounts), TODAY)
    placed = place(model, ltv_book(amounts), [], TODAY, borders)
    for row, amount in enumerate(amounts):
        assert (placed.at(row).tier is None) == (amount is None)
    worth = [(a, t) for a, t in zip(amounts, placed.tier, strict=True) if a is not None]
    worth.sort(key=lambda pair: -pair[0])
    assert [t for _, t in worth] == sorted(t for _, t in worth), "a larger amount is never in a lower tier"


names = st.text(max_size=12)
small = st.text("abc_", min_size=1, max_size=4)


@given(
    st.builds(
        TouchModel,
        id=small,
        ja=names,
        en=names,
        tiers=st.lists(
            st.builds(Tier, id=small, rank=st.integers(-9, 9), ja=names, en=names), max_size=3
        ).map(tuple),
        axes=st.lists(
            st.builds(
                Axis,
                id=small,
                source=small,
                kind=st.sampled_from(("number", "cumshare")),
                bands=st.lists(
                    st.builds(Band, id=small, ja=names, en=names, min=st.none() | st.floats(-9, 9)),
                    max_size=3,
                ).map(tuple),
                cuts=st.lists(st.floats(0, 1), max_size=2).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        rules=st.lists(
            st.builds(
                Rule,
                id=small,
                when=st.dictionaries(small, st.lists(small, max_size=2).map(tuple), max_size=2),
                tier=st.none() | small,
                plays=st.lists(small, max_size=2).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        plays=st.lists(
            st.builds(Play, id=small, ja=names, en=names, channel=st.just("email"), audience=st.just("1:n")),
            max_size=2,
        ).map(tuple),
        version=st.integers(0, 99),
        note=names,
    )
)
def test_any_model_survives_its_text_and_its_checks(model: TouchModel) -> None:
    assert parse_touch_model(touch_model_text(model)) == model
    touch_model_messages(model)


@pytest.mark.parametrize(
    ("text", "place_"),
    [
        ("id = ", "1"),
        ("id = 1 x", "1:8"),
        ('id = "x"', "ja"),
        (
            'id = "x"\nja = "x"\nen = "x"\ntiers = []\naxes = []\nrules = [{id = "r", tier = 1}]',
            "rules[0].tier",
        ),
        ('id = "x"\nja = "x"\nen = "x"\ntiers = []\naxes = []\nrules = []\ncolour = 1', "colour"),
    ],
)
def test_a_text_that_is_no_model_says_where(text: str, place_: str) -> None:
    with pytest.raises(UnreadableDefinition) as raised:
        parse_touch_model(text)
    assert raised.value.params["place"] == place_


def checks(*, axes: tuple[Axis, ...] = (), rules: tuple[Rule, ...] = (), **more: Any) -> str:
    two = (Tier("high", 2, "", ""), Tier("tech", 1, "", ""))
    model = TouchModel("m", "", "", more.pop("tiers", two), axes, rules, **more)
    return " ".join(message.text.format_map(message.params) for message in touch_model_messages(model))


def number_axis(*spans: tuple[float | None, float | None]) -> Axis:
    bands = tuple(Band(f"b{i}", "", "", low, high) for i, (low, high) in enumerate(spans))
    return Axis("size", "employees", "number", bands)


def test_checks_name_what_is_wrong() -> None:
    good = number_axis((0, 10), (10, None))
    flag = Axis("vip", "strategic", "flag", (Band("yes", "", ""), Band("no", "", "")))
    always = Rule("all", {}, tier="tech")
    assert checks(rules=(always,)) == ""
    assert "twice" in checks(rules=(always, always))
    assert "size are out of order" in checks(
        axes=(number_axis((10, 20), (0, 10), (20, None)),), rules=(always,)
    )
    same = (Tier("high", 2, "", ""), Tier("low", 2, "", ""))
    assert "high and low have the same rank" in checks(tiers=same, rules=(Rule("all", {}, tier="low"),))
    assert "overlap" in checks(axes=(number_axis((0, 11), (10, None)),), rules=(always,))
    assert "gap" in checks(axes=(number_axis((0, 9), (10, None)),), rules=(always,))
    assert "is empty" in checks(axes=(number_axis((10, 10), (10, None)),), rules=(always,))
    assert "nope" in checks(rules=(Rule("r", {}, tier="nope"),))
    assert "r names size.b9" in checks(axes=(good,), rules=(Rule("r", {"size": ("b9",)}, tier="high"),))
    assert "can never hold" in checks(axes=(good,), rules=(Rule("r", {"size": ()}, tier="high"), always))
    assert "1 cells have no touch tier: size=b1" in checks(
        axes=(good,), rules=(Rule("r", {"size": ("b0",)}, tier="high"),)
    )
    assert "never decides" in checks(axes=(good,), rules=(always, Rule("r", {"size": ("b0",)}, tier="tech")))
    first = (Rule("a", {}, 10, tier="high"), Rule("b", {"vip": ("yes",)}, 20, tier="tech"))
    assert "give different" in checks(axes=(flag,), rules=first)
    assert "no account has" in checks(axes=(Axis("x", "shoe_size", "flag", flag.bands),), rules=(always,))
    assert "rising cuts" in checks(axes=(Axis("x", "ltv", "cumshare", flag.bands),), rules=(always,))
    assert "not one of" in checks(tiers=(Tier("gold", 1, "", ""),), rules=(always,))
    assert "no touch tier" in checks(tiers=(Tier("c", 1, "", "", overlay=True),))
    assert "has no band zzz" in checks(
        axes=(Axis("vip", "strategic", "flag", flag.bands, unknown="zzz"),), rules=(always,)
    )
    huge = tuple(Axis(f"a{i}", "employees", "flag", flag.bands) for i in range(20))
    assert "not tried" in checks(axes=huge, rules=(always,))


def test_an_axis_may_assume_a_band_for_unknown_facts() -> None:
    axis = Axis("vip", "strategic", "flag", (Band("yes", "", ""), Band("no", "", "")), unknown="no")
    rules = (Rule("v", {"vip": ("yes",)}, tier="high"), Rule("n", {"vip": ("no",)}, tier="tech"))
    model = TouchModel("m", "", "", (Tier("high", 2, "", ""), Tier("tech", 1, "", "")), (axis,), rules)
    assert evaluate(model, {"strategic": None}).tier == "tech"
    assert evaluate(model, {"strategic": True}, override="low").tier == "low"
    assert set(TIERS) == {"high", "mid", "low", "tech"}
