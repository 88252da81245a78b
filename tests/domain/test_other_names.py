"""Other customers' names are found however they are written, and ordinary words are none."""

# ruff: noqa: E501 - names read best in a row

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.other_names import Named, OtherNames, groups_of

BOOK = (
    "あおば精機", "株式会社東雲", "大和", "株式会社大和", "サン工業", "Apple", "IBM", "さくら株式会社", "データ", "Company_1", "Company_12", "Grey Heron Inc.",
    "2026", "㈱青葉電機",
)  # fmt: skip
NAMES = OtherNames(Named(n, name, n) for n, name in enumerate(BOOK))
STRANGER = 99


def found(text: str, account: int = STRANGER) -> list[str]:
    return list(dict.fromkeys(name for _, name in NAMES.found([text], account)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("あおば精機様も", "あおば精機"), ("あおば\u200b精機", "あおば精機"), ("株式会社東雲が", "株式会社東雲"), ("(株)東雲が", "株式会社東雲"),
        ("㈱大和が", "株式会社大和"), ("Apple と", "Apple"), ("APPLE", "Apple"), ("Ｉ\u200bＢＭ", "IBM"), ("さくら様", "さくら株式会社"),
        ("データ社", "データ"), ("see Company_1.", "Company_1"), ("GREY  HERON", "Grey Heron Inc."), ("grey heron", "Grey Heron Inc."),
        ("青葉電機", "㈱青葉電機"), ("株式会社青葉電機", "㈱青葉電機"), ("サン工業", "サン工業"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["東雲の空", "大和です", "an apple a day", "ibm", "さくらが咲く", "データが届く", "Company_11", "Company_123", "ピアサン工業", "2026年7月", "HIBM", "egrey heron", ""],
)  # fmt: skip
def test_ordinary_words_and_parts_of_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_what_the_accounts_own_name_contains_is_no_leak() -> None:
    names = OtherNames((Named(1, "青葉電機販売", 1), Named(2, "青葉電機", 2), Named(3, "青葉電機開発", 1)))
    assert list(names.found(["青葉電機販売の皆様", "青葉電機開発と"], 1)) == []
    assert [name for _, name in names.found(["青葉電機販売の皆様"], 2)] == ["青葉電機販売"]
    assert [name for _, name in names.found(["青葉電機"], 9)] == ["青葉電機"]
    assert list(names.found(["青葉電機"], 9, ["青葉電機 太郎"])) == []


def test_a_group_is_a_parent_with_all_below_it_and_a_circle_ends() -> None:
    groups = groups_of({1: None, 2: 1, 3: 2, 4: 5, 5: 4, 6: 4, 7: 70})
    assert groups == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4, 7: 70, 70: 70}


@given(
    st.sampled_from(BOOK[:2] + BOOK[11:12]),
    st.text("あ漢 .,、。(株)12", max_size=12),
    st.text(" 、。をに!?", max_size=12),
)
def test_wherever_a_whole_name_stands_it_is_found(name: str, before: str, after: str) -> None:
    assert name in found(f"{before} {name}{after}")


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8) | st.none()))
def test_an_account_and_the_one_above_it_are_one_group(parents: dict[int, int | None]) -> None:
    groups = groups_of(parents)
    assert groups.keys() >= parents.keys()
    for account, above in parents.items():
        if above in parents:
            assert groups[account] == groups[above]
