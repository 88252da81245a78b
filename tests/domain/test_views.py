"""Views: the built-in ones mean something, and any view survives its text."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.condition_syntax import ConditionError, facts_of
from cs_workbench.domain.conditions import matches, parse, running
from cs_workbench.domain.definition_text import UnreadableDefinition
from cs_workbench.domain.facts import BANDS, BY_ID, TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.views import BUILT_IN, View, parse_view, view_text
from cs_workbench.kernel.i18n import load_catalogue

TODAY = date(2026, 11, 24)
BOOK = Book(
    np.arange(4, dtype=np.int64),
    {
        "owner": choice_column(["佐藤", "鈴木", "佐藤", "佐藤"]),
        "band": choice_column(["red", "green", None, "red"], BANDS),
        "tier": choice_column(["high", "tech", "low", "high"], TIERS),
        "phase": choice_column(["adoption", "adoption", "welcome", None], PHASES),
        "renewal": date_column(["2027-01-01", "2027-12-31", None, "2026-12-01"]),
        "notice": date_column([None, "2027-02-22", None, None]),
        "days_since_touch": number_column([31, 59, None, 99]),
        "next_step": text_column(["x", None, None, None]),
        "started_on": date_column(["2020-01-01", "2026-08-26", "2026-12-01", "2026-11-24"]),
        "hook_only": yes_no_column([0, 1, None, 1]),
        "churned_on": date_column([None, None, None, "2026-11-01"]),
    },
)


@pytest.mark.parametrize(
    ("view_id", "expected"),
    [
        ("all", [0, 1, 2]),
        ("my_book", [0, 2]),
        ("needs_action", [0]),
        ("renewals_90", [0, 1]),
        ("neglected", [0]),
        ("no_next_step", [2]),
        ("new", [1]),
        ("hook_only", [1]),
    ],
)
def test_a_built_in_view_means_these_accounts(view_id: str, expected: list[int]) -> None:
    view = next(v for v in BUILT_IN if v.id == view_id)
    mask = matches(running(parse(view.condition)), BOOK, TODAY, {"owner": {"me": "佐藤"}})
    assert np.flatnonzero(mask).tolist() == expected


def test_a_list_leaves_churned_accounts_out_unless_it_asks_for_them() -> None:
    def rows(condition: str) -> list[int]:
        return np.flatnonzero(matches(running(parse(condition)), BOOK, TODAY)).tolist()

    gone = np.flatnonzero(BOOK["churned_on"].is_known()).tolist()
    assert gone
    assert rows("") == [row for row in range(len(BOOK)) if row not in gone]
    assert rows("churned_on:any") == gone
    assert rows("-churned_on:none OR tier:high")[-1:] == gone[-1:]


@pytest.mark.parametrize("view", BUILT_IN, ids=lambda view: view.id)
def test_built_in_views_name_known_facts_and_survive_their_text(view: View) -> None:
    named = {*view.columns, *(fact.removeprefix("-") for fact in view.sort), *facts_of(parse(view.condition))}
    assert named <= set(BY_ID)
    assert parse_view(view_text(view)) == view


def test_built_in_views_have_the_names_of_the_glossary() -> None:
    ja = load_catalogue("ja")
    assert [ja.say("views", view.name) for view in BUILT_IN] == [
        "すべての顧客", "担当顧客", "要対応", "90日以内の契約更新", "ごぶさた", "ネクストアクションなし", "新規",
        "フック商材のみ",
    ]  # fmt: skip


some = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))


@given(
    st.builds(
        View,
        id=some,
        name=some,
        condition=st.sampled_from(("", "tier:high", 'name:"a b" OR own.温度感:高')),
        columns=st.lists(st.text(max_size=5), max_size=3).map(tuple),
        sort=st.lists(st.sampled_from(("arr", "-health")), max_size=2).map(tuple),
        group=st.sampled_from(("", "owner")),
        layout=st.sampled_from(("table", "matrix")),
        density=st.sampled_from(("comfortable", "compact")),
    )
)
def test_any_view_survives_its_text(view: View) -> None:
    assert parse_view(view_text(view)) == view


def test_a_text_that_is_no_view_says_where() -> None:
    with pytest.raises(UnreadableDefinition, match="layout"):
        parse_view('id = "a"\nname = "b"\nlayout = "cloud"')
    with pytest.raises(UnreadableDefinition, match="name"):
        parse_view('id = "a"\nname = " "')
    with pytest.raises(ConditionError):
        parse_view('id = "a"\nname = "b"\ncondition = "tier:"')
