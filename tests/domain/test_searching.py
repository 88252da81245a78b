"""What a search means: folding, grams, terms, filters, highlights."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_workbench.domain.searching import (
    NAMES,
    SearchError,
    Term,
    folded,
    folded_name,
    grams,
    highlights,
    parse_search,
    snippet,
)

TODAY = date(2026, 11, 24)
#: Few characters, so that texts and terms meet: kana of both kinds and widths, kanji, Latin, signs, variants.
LETTERS = st.text("解約通知あアｱﾞ゛がガ髙高㈱ー々abAＡé1１ 　、。-_/\n😀\u200b", min_size=1, max_size=14)


def has(grams_of_text: str, asked: str) -> bool:
    """Say what FTS5 says of one phrase: tokens one after the other, the last a beginning where it has a *."""
    tokens, phrase = grams_of_text.split(), asked.removesuffix(" *").strip('"').split()
    if asked.endswith("*"):
        return any(token.startswith(phrase[0]) for token in tokens)
    return any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens)))


@given(LETTERS, LETTERS)
@example("解約", "約")
@example("a解約", "a解")
@example("ab解", "b")
@example("ｶﾞ", "が")
def test_the_grams_never_miss_a_text_and_exact_ones_find_no_other(text: str, words: str) -> None:
    whole, term_text = folded(text), " ".join(folded(words).split())
    if not term_text:
        return
    term, indexed = Term(term_text), grams(whole)
    found = bool(term.grams) and all(has(indexed, asked) for asked in term.grams)
    if term.grams and term.is_in(whole):
        assert found
    if term.is_exact:
        assert found == term.is_in(whole)


@given(LETTERS, LETTERS)
def test_highlights_stand_where_the_term_is_found(text: str, words: str) -> None:
    term_text = " ".join(folded(words).split())
    if not term_text:
        return
    term = Term(term_text)
    for begin, end in highlights(text, [term]):
        assert 0 <= begin < end <= len(text)
        assert folded(text[begin:end])


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("約", "解約", True),
        ("解約", "解 約", False),
        ("ひらがな", "ヒラガナ", True),
        ("ﾋﾗｶﾞﾅ", "ひらがな", True),
        ("budget", "the BUDGETS of 2026", True),
        ("get", "budget", False),
        ("saas", "新SaaS導入", True),
        ("高橋", "髙橋様", True),
        ("山崎", "山﨑", True),
        ("１２", "12月", True),
        ("2", "12月", False),
    ],
)
def test_a_term_stands_anywhere_in_japanese_and_at_the_beginning_of_other_words(
    term: str, text: str, found: bool
) -> None:
    assert Term(folded(term)).is_in(folded(text)) is found


def test_company_forms_are_passed_over_in_names_only() -> None:
    query = parse_search("株式会社あおば", TODAY)
    assert [term.text for term in query.names] == ["あおば"]
    assert [term.text for term in query.terms] == ["株式会社あおば"]
    assert {folded_name(name) for name in ("株式会社あおば", "㈱あおば", "あおば(株)", "あおば")} == {
        "あおば"
    }
    assert parse_search("株式会社", TODAY).names == ()


def test_filters_are_read_in_both_languages() -> None:
    query = parse_search(
        '種類：メモ,mail account:"あおば 精機" 以降:2026-10-01 before:30d 解約 "next year"', TODAY
    )
    assert query.kinds == {"note", "mail"}
    assert query.accounts == ("あおば 精機",)
    assert (query.after, query.before) == (date(2026, 10, 1), date(2026, 10, 25))
    assert [term.text for term in query.terms] == ["解約", "next year"]


def test_a_filter_still_being_typed_is_passed_over_and_a_word_with_a_colon_is_a_word() -> None:
    query = parse_search('kind: "half 12:30 http://x', TODAY)
    assert query.kinds == frozenset()
    assert [term.text for term in query.terms] == ["half 12:30 http://x"]
    assert [term.text for term in parse_search("12:30", TODAY).terms] == ["12:30"]


@pytest.mark.parametrize("text", ["kind:foo", "after:tomorrowish", "以降:2026-13-01"])
def test_a_wrong_filter_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(SearchError, match="expected"):
        parse_search(text, TODAY)


@given(st.text(max_size=60))
@example('"" NEAR( -x * ^ : AND OR "')
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        query = parse_search(text, TODAY)
    except SearchError:
        return
    for term in (*query.terms, *query.names):
        assert term.grams
        assert all('"' not in asked.removesuffix(" *").strip('"') for asked in term.grams)


def test_a_snippet_is_the_line_with_the_hit_even_in_a_very_long_one() -> None:
    text, spans = snippet("一行目\n二行目に解約の話\n三行目", [Term("解約")])
    assert [text[a:b] for a, b in spans] == ["解約"]
    text, spans = snippet("あ㈱ " * 30_000 + "解約です" + " う" * 30_000, [Term("解約")])
    assert [text[a:b] for a, b in spans] == ["解約"]
    assert len(text) < 200


def test_names_are_accounts_and_contacts() -> None:
    assert {"account", "contact"} == NAMES
