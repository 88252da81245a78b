"""The condition language: what it reads, which accounts it means, and how it is written again."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.condition_syntax import (
    FACT_NAMES,
    KEYWORDS,
    And,
    Clause,
    Condition,
    ConditionError,
    Not,
    Or,
    Words,
    condition_text,
    facts_of,
    parse,
)
from cs_workbench.domain.condition_values import read_day, read_number, read_span
from cs_workbench.domain.condition_words import describe
from cs_workbench.domain.conditions import FoldedTexts, matches
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.i18n import Catalogue, load_catalogue

TODAY = date(2026, 11, 24)
ALIASES = {
    "tier": {"ハイタッチ": "high", "はいたっち": "high", "high touch": "high", "未分類": ""},
    "yes_no": {"はい": "1", "いいえ": "0"},
}
BOOK = Book(
    np.arange(1, 7, dtype=np.int64),
    {
        "name": text_column(["株式会社アオバ", "Acme Inc", "ベータ商事", "none such", "", "acme OR"]),
        "reading": text_column(["あおば", None, "べーた", None, None, None]),
        "domain": text_column(["aoba.example", "acme.example", None, None, None, None]),
        "owner": choice_column(["佐藤 健", "Suzuki", "佐藤 葵", None, "Suzuki", "Suzuki"]),
        "tier": choice_column(["high", "tech", None, "low", "mid", "high"], TIERS),
        "band": choice_column(["green", "red", "none", "red", None, "yellow"], BANDS),
        "phase": choice_column(["adoption", "self", None, "welcome", None, "adoption"], PHASES),
        "health": number_column([80, 20, None, 49.9, 50, 50.1]),
        "arr": money_column([4_800_000, 480_000, None, 1, 4_799_999, 0], ["JPY", "USD", None] + ["JPY"] * 3),
        "renewal": date_column(["2026-11-24", "2027-01-22", "2027-01-23", "2026-11-23", None, "2030-01-01"]),
        "last_touch": date_column(
            ["2026-11-24", "2026-10-25", "2026-10-24", "2020-01-01", None, "2026-11-25"]
        ),
        "days_since_touch": number_column([31, 90, 99, 31, None, 30]),
        "next_step": text_column(["電話", None, "mail", None, None, "なし"]),
        "hook_only": yes_no_column([1, 0, None, None, 0, 1]),
        "seat_util": number_column([50, 49, None, 0, 100, 50]),
        "confidence": number_column([0.5, 0.49, None, 1, 0, 0.6]),
        "own.温度感メモ": choice_column(["高", "低", None, "高い", None, "中"]),
    },
)


def rows(text: str) -> list[int]:
    return [int(i) + 1 for i in np.flatnonzero(matches(parse(text), BOOK, TODAY, ALIASES))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("tier:high", [1, 6]),
        ("tier:ハイタッチ", [1, 6]),
        ("tier:ﾊｲﾀｯﾁ", [1, 6]),
        ('tier:"High touch"', [1, 6]),
        ("tier:未分類", [3]),
        ("tier:none", [3]),
        ("tier:なし", [3]),
        ("tier：any", [1, 2, 4, 5, 6]),
        ("-tier:high", [2, 3, 4, 5]),
        ("NOT tier:high NOT tier:tech", [3, 4, 5]),
        ("health<50", [2, 4]),
        ("health＜＝50", [2, 4, 5]),
        ("health>=５０", [1, 5, 6]),
        ("health=50", [5]),
        ("health:none", [3]),
        ("arr>=4.8M", [1]),
        ("arr>=JPY4000", [1, 5]),
        ("arr>=usd4,000", [2]),
        ("arr>=EUR1", []),
        ("arr≧480万", [1]),
        ("arr>=¥4,800,000", [1]),
        ("arr=4,800", [2]),
        ("arr<1", [6]),
        ("renewal<60d", [1, 2]),
        ("renewal<=60d", [1, 2, 3]),
        ("renewal:60d", [1, 2, 3]),
        ("renewal<=9w", [1, 2, 3]),
        ("renewal<2m", [1, 2, 3]),
        ("renewal>60d", [6]),
        ("renewal<today", [4]),
        ("renewal=今日", [1]),
        ("renewal>2026-12-31", [2, 3, 6]),
        ("renewal:2027/1/22", [2]),
        ("last_touch>30d", [3, 4]),
        ("last_touch>=30d", [2, 3, 4]),
        ("last_touch<30d", [1]),
        ("last_touch:none", [5]),
        ("silence>cadence", [1, 4]),
        ("silence>対応頻度", [1, 4]),
        ("silence>30d", [1, 2, 3, 4]),
        ("next_step:none", [2, 4, 5]),
        ('next_step:"なし"', [6]),
        ("next_step=MAIL", [3]),
        ("hook_only:はい", [1, 6]),
        ("hook_only:no", [2, 5]),
        ("seat_util>=50%", [1, 5, 6]),
        ("confidence>=50%", [1, 4, 6]),
        ("own.温度感メモ:高", [1, 4]),
        ("own.温度感メモ=高", [1]),
        ("own.温度感ﾒﾓ=高", [1]),
        ("own.gone:x", []),
        ("own.gone:none", [1, 2, 3, 4, 5, 6]),
        ("plan:x", []),
        ("plan=x", []),
        ("employees>5", []),
        ("industry:none -strategic:yes", [1, 2, 3, 4, 5, 6]),
        ("name:あおば", [1]),
        ("アオバ", [1]),
        ("ａｃｍｅ", [2, 6]),
        ('"acme or"', [6]),
        ("佐藤", [1, 3]),
        ("owner:佐藤 -owner:葵", [1]),
        ("owner=suzuki", [2, 5, 6]),
        ("owner:me", [1, 2, 3, 4, 5, 6]),
        ("tier:high OR tier:tech", [1, 2, 6]),
        ("tier:high または tier:tech health<50", [1, 2, 6]),
        ("(tier:high OR tier:tech) health<50", [2]),
        ("（tier:high or tier:tech） and health<50", [2]),
        ("-(tier:high OR tier:tech)", [3, 4, 5]),
        ("band:red", [2, 4]),
        ("band=none", [5]),
        ('band:"none"', [3]),
    ],
)
def test_a_condition_means_these_accounts(text: str, expected: list[int]) -> None:
    assert rows(text) == expected


def test_me_is_who_the_aliases_say() -> None:
    aliases = {"owner": {"me": "Suzuki"}}
    assert np.flatnonzero(matches(parse("owner:me"), BOOK, TODAY, aliases)).tolist() == [1, 4, 5]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("colour:red", 1),
        ("tier:high colour:red", 11),
        ("tier:", 6),
        ("(tier:high", 11),
        ("tier:high)", 10),
        ("()", 2),
        ("a OR", 5),
        ("OR a", 1),
        ("-", 2),
        ('name:"x', 6),
        ("health<tall", 8),
        ("arr>60d", 5),
        ("renewal<soon", 9),
        ("renewal<2026-02-30", 9),
        ("tier:gold", 6),
        ("tier>high", 6),
        ("name<a", 6),
        ("hook_only:maybe", 11),
        ("(" * 100, 42),
    ],
)
def test_what_cannot_be_read_says_where(text: str, position: int) -> None:
    with pytest.raises(ConditionError) as raised:
        rows(text)
    assert raised.value.params["position"] == position


def test_what_was_expected_is_said_in_both_languages() -> None:
    with pytest.raises(ConditionError) as raised:
        parse("tier:")
    assert re.search("値", raised.value.explain(load_catalogue("ja")))
    assert "a value" in raised.value.explain(load_catalogue("en"))


words = st.text(max_size=8)
plain_values = st.text("abc名健0123.,%", min_size=1, max_size=6)
clauses = st.builds(
    lambda fact, op, value: Clause(fact, op, *value),
    st.sampled_from([*sorted(set(FACT_NAMES.values())), "own.温度感"]),
    st.sampled_from((":", "=", "<", "<=", ">", ">=")),
    st.tuples(plain_values, st.just(False)) | st.tuples(st.text(max_size=6), st.just(True)),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    clauses | st.builds(Words, words),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@given(conditions)
def test_a_written_condition_reads_back(condition: Condition) -> None:
    assert parse(condition_text(condition)) == condition
    assert facts_of(condition)
    assert describe(condition, Catalogue("en"))


@given(st.text(st.sampled_from('a:<>=-() "“”ORtier.名　\\'), max_size=25))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        found = parse(text)
    except ConditionError as refused:
        position = int(str(refused.params["position"]))
    else:
        assert parse(condition_text(found)) == found
        position = 1
    assert 1 <= position <= len(text) + 1


def readable(condition: Condition) -> bool:
    try:
        matches(condition, BOOK, TODAY, ALIASES)
    except ConditionError:
        return False
    return True


@given(conditions.filter(readable), conditions.filter(readable))
def test_masks_follow_the_laws_of_logic(one: Condition, other: Condition) -> None:
    def mask(condition: Condition) -> list[bool]:
        return [bool(found) for found in matches(condition, BOOK, TODAY, ALIASES)]

    assert mask(Not(one)) == [not found for found in mask(one)]
    assert mask(Not(Or((one, other)))) == mask(And((Not(one), Not(other))))
    assert mask(And((one, other))) == mask(And((other, one)))


def test_numbers_days_and_spans_as_people_write_them() -> None:
    assert read_number("１，２００，０００") == 1_200_000
    assert read_number("-4.5k") == -4500
    assert read_number("3億円") == 300_000_000
    assert read_number("50%") == 50
    assert read_number("50%", "ratio") == 0.5
    assert read_number("30日", "days") == 30
    assert read_number("30d") is None
    assert read_number("four") is None
    assert read_day("2026.2.28", TODAY) == date(2026, 2, 28)
    assert read_day("2026-2-30", TODAY) is None
    spans = {text: read_span(text) for text in ("3m", "３か月", "2週間", "1年", "10日", "x")}
    moved = [None if span is None else span.after(date(2026, 11, 30)) for span in spans.values()]
    days = ["2027-02-28", "2027-02-28", "2026-12-14", "2027-11-30", "2026-12-10"]
    assert moved == [*map(date.fromisoformat, days), None]
    far, far_days = read_span("99999y"), read_span("99999w")
    assert far is not None
    assert far_days is not None
    assert far.after(TODAY) is None
    assert far_days.before(date(1, 1, 8)) is None
    assert rows("renewal<99999y") == [1, 2, 3, 6]


def test_conditions_read_as_sentences_in_both_languages() -> None:
    condition = parse("tier:high renewal<60d -last_touch>2w (health>=70 OR owner:none) 青葉 hook_only:yes")
    ja = describe(condition, load_catalogue("ja"))
    assert ja == (
        "タッチ区分: ハイタッチ、かつ契約更新が60日以内、かつ「最終接点が2週間より前」でない、"
        "かつ(ヘルススコアが70以上、または担当CSMが不明)、かつ名前や担当に「青葉」を含む、かつフック商材のみ: はい"
    )
    en = describe(condition, load_catalogue("en"))
    assert en.startswith(
        "Touch tier: High touch and Renewal within 60 days and not (Last touch more than 2 weeks ago)"
    )
    assert describe(parse("plan:pro own.x:any employees<5"), Catalogue("en")) == (
        "Plan contains pro and x is known and Employees under 5"
    )


def test_days_are_before_and_after_and_one_is_one() -> None:
    en, ja = load_catalogue("en"), load_catalogue("ja")
    assert describe(parse("renewal<2026-12-31"), en) == "Renewal before 2026-12-31"
    assert describe(parse("renewal>=today"), en) == "Renewal from today"
    assert describe(parse("renewal<2026-12-31"), ja) == "契約更新が2026-12-31より前"
    assert describe(parse("renewal<1d"), en) == "Renewal within 1 day"
    assert describe(parse("band:red"), ja) == "ヘルス: 要対応"
    assert describe(parse("own.x_mood:good"), en, {"own.x_mood": "Mood"}) == "Mood: good"


def test_own_words_of_the_language_are_said_too() -> None:
    assert describe(parse("owner:me silence>cadence"), load_catalogue("ja")) == (
        "担当CSM: 自分、かつ接点からの日数が対応頻度の最長間隔を超える"
    )


def test_texts_are_folded_once() -> None:
    texts = FoldedTexts()
    first = texts.of("name", BOOK["name"].values)
    assert texts.of("name", BOOK["name"].values) is first
    assert matches(parse("acme"), BOOK, TODAY, ALIASES, texts).tolist() == [
        False,
        True,
        False,
        False,
        False,
        True,
    ]
    assert set(KEYWORDS.values()) == {"or", "and", "not"}
