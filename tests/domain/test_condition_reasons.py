"""Why an account is in a list, or not: the tree of reasons says what the list says, clause by clause."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import Book, date_column
from cs_workbench.domain.condition_reasons import (
    Judged,
    enough_alone,
    judge,
    keeping_out,
    leaves,
    listed,
    sentence,
    without,
)
from cs_workbench.domain.condition_syntax import Condition, condition_text, parse, running
from cs_workbench.domain.conditions import matches
from cs_workbench.kernel.i18n import Catalogue, load_catalogue
from tests.domain.test_conditions import ALIASES, BOOK, TODAY, conditions, readable

CHURNED = date_column([None, None, "2026-10-01", None, None, None])
LIST = Book(BOOK.account_id, {**BOOK.columns, "churned_on": CHURNED})
EN, JA = load_catalogue("en"), load_catalogue("ja")
rows = st.integers(0, len(BOOK) - 1)


def said(text: str, row: int, catalogue: Catalogue = EN) -> list[str]:
    """Return the sentences of the clauses that keep the account in ``row`` (from 1) out, else of all."""
    tree = listed(parse(text), LIST, row - 1, TODAY, ALIASES)
    out = keeping_out(tree)
    return [
        sentence(leaf, catalogue, wanted=wanted)
        for path, leaf, wanted in leaves(tree)
        if path in out or not out
    ]


@given(conditions.filter(readable), rows)
def test_the_tree_says_what_the_list_says(condition: Condition, row: int) -> None:
    tree = judge(condition, BOOK, row, TODAY, ALIASES)
    assert tree.holds == matches(condition, BOOK, TODAY, ALIASES)[row]
    in_list = listed(condition, LIST, row, TODAY, ALIASES)
    assert in_list.holds == matches(running(condition), LIST, TODAY, ALIASES)[row]


@given(conditions.filter(readable), rows)
def test_something_keeps_out_what_is_out_and_nothing_what_is_in(condition: Condition, row: int) -> None:
    tree = listed(condition, LIST, row, TODAY, ALIASES)
    out = keeping_out(tree)
    assert bool(out) != tree.holds
    assert set(enough_alone(tree)) <= set(out)
    for path, leaf, wanted in leaves(tree):
        assert sentence(leaf, JA, wanted=wanted)
        if path in out:
            assert leaf.holds != wanted, "as it is it fails its part"


@given(conditions.filter(readable), rows)
def test_turning_every_clause_that_keeps_it_out_lets_it_in(condition: Condition, row: int) -> None:
    tree = listed(condition, LIST, row, TODAY, ALIASES)
    turned = {path: not leaf.holds for path, leaf, _ in leaves(tree) if path in keeping_out(tree)}
    assert holds_with(tree, turned)
    for path in enough_alone(tree):
        assert holds_with(tree, {path: turned[path]})


def holds_with(tree: Judged, turned: dict[tuple[int, ...], bool], at: tuple[int, ...] = ()) -> bool:
    """Return what the tree would say with some clauses turned round."""
    if at in turned:
        return turned[at]
    parts = [holds_with(part, turned, (*at, place)) for place, part in enumerate(tree.parts)]
    name = type(tree.condition).__name__
    if name == "Not":
        return not parts[0]
    return {"And": all(parts), "Or": any(parts)}.get(name, tree.holds)


@given(conditions.filter(readable), rows)
def test_without_its_failing_parts_a_list_has_the_account(condition: Condition, row: int) -> None:
    tree, parts = listed(condition, LIST, row, TODAY, ALIASES), 20
    while not tree.holds:
        place = next((at for at, part in enumerate(tree.parts) if not part.holds), None)
        assert place is not None
        parts -= 1
        assert parts, "it comes to an end"
        loosened = parse(condition_text(without(tree, place)))
        tree = listed(loosened, LIST, row, TODAY, ALIASES)


@pytest.mark.parametrize(
    ("text", "row", "sentences"),
    [
        ("tier:high", 4, ["needs Touch tier: High touch; is Low touch"]),
        ("tier:high", 1, ["Touch tier: High touch: yes, it is High touch", "has not churned"]),
        ("tier:high health<50", 4, ["needs Touch tier: High touch; is Low touch"]),
        ("health<50", 3, ["needs Health score under 50; that is not known",
                          "churned on 1 Oct 2026; churned accounts stand in no list unless it asks for them"]),
        ("-band:red", 2, ["must not be Health: Needs action; is Needs action"]),
        ("-(tier:high OR tier:tech)", 2, ["must not be Touch tier: Tech touch; is Tech touch"]),
        ("silence>cadence", 6, ["needs Days since touch over the longest gap of its cadence (30 days); is 30 days"]),
        ("arr>=USD1M", 1, ["needs ARR at least USD1M; is ¥4,800,000"]),
        ("confidence>=90%", 2, ["needs Confidence at least 90%; is 49 %"]),
        ("renewal<60d", 6, ["needs Renewal within 60 days; is 1 Jan 2030"]),
        ("Suzuki", 1, ["needs “Suzuki” in the name or owner; is 株式会社アオバ · 佐藤 健"]),
        ("next_step:none", 1, ["needs Next step is unknown; is 電話"]),
        ("hook_only:yes", 2, ["needs Hook product only: Yes; is No"]),
        ("(tier:high OR health<50)", 5,
         ["needs Touch tier: High touch; is Mid touch", "needs Health score under 50; is 50"]),
    ],
)  # fmt: skip
def test_each_clause_says_what_it_needs_and_what_is_so(text: str, row: int, sentences: list[str]) -> None:
    assert said(text, row) == sentences


def test_the_same_in_japanese() -> None:
    assert said("tier:high", 4, JA) == ["条件は「タッチ区分: ハイタッチ」、いまはロータッチ"]
    assert said("silence>cadence", 6, JA) == [
        "条件は「接点からの日数が対応頻度の最長間隔を超える(30日)」、いまは30日"
    ]
    assert said("", 3, JA)[0].startswith("2026/10/01に解約済み")


def test_one_clause_alone_would_let_it_in_only_where_all_else_holds() -> None:
    tree = listed(parse("tier:high health<50"), LIST, 3, TODAY, ALIASES)
    assert keeping_out(tree) == enough_alone(tree) == ((0,),)
    tree = listed(parse("tier:high health>90"), LIST, 3, TODAY, ALIASES)
    assert (len(keeping_out(tree)), enough_alone(tree)) == (2, ())
    tree = listed(parse("tier:high OR health>90"), LIST, 3, TODAY, ALIASES)
    assert len(enough_alone(tree)) == 2, "each of them"


def test_who_asks_for_churned_accounts_is_not_told_of_a_rule() -> None:
    tree = listed(parse("churned_on<=60d"), LIST, 2, TODAY, ALIASES)
    assert tree.holds
    assert not any(part.is_running for part in tree.parts)
    away = listed(parse("tier:none"), LIST, 2, date(2026, 11, 24), ALIASES)
    assert condition_text(without(away, 1)) == "tier:none (churned_on:any OR churned_on:none)"
    assert np.flatnonzero(matches(without(away, 1), LIST, TODAY, ALIASES)).tolist() == [2]
