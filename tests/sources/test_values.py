"""Cells become values, or a reason; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.nouns import BY_NAME, Kind
from cs_workbench.sources.dates import DateWriting
from cs_workbench.sources.mapping import time_zone
from cs_workbench.sources.numbers import read_number
from cs_workbench.sources.values import (
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_WHOLE,
    OTHER_CURRENCY,
    TWO_DATES,
    Bad,
    Writing,
    converter,
)


def one(kind: Kind, cell: str, *, currency: str = "JPY", unit: str = "", name: str = "", order: str = "",
        choices: tuple[str, ...] = (), serials: bool = False, zone: str = "UTC") -> object:  # fmt: skip
    dates = DateWriting(order, "", serials, time_zone(zone) or DateWriting().zone)
    writing = Writing(dates=dates)
    reads = converter(kind, writing, currency=currency, unit=unit, name=name, choices=choices)
    (value,) = reads.column([cell])
    assert reads.failed is (type(value) is Bad)
    return value


@pytest.mark.parametrize("cell", ["", " ", "　", "-", "–", "NULL", "N/A", "不明", "未定"])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_says_nothing_is_unknown_and_never_zero(kind: Kind, cell: str) -> None:
    assert one(kind, cell, choices=("a",)) is None


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1200", 1200),
        ("￥１，２００", 1200),
        ("¥1,200", 1200),
        ("1,200円", 1200),
        ("12万円", 120_000),
        ("1億2,000万円", 120_000_000),
        ("3千円", 3000),
        ("(1,200)", -1200),
        ("▲1,200", -1200),
        ("-1200", -1200),
        ("1200.5", 1201),
        ("JPY 1200", 1200),
    ],
)
def test_yen_amounts_as_people_write_them(cell: str, minor: int) -> None:
    assert one(Kind.MONEY, cell) == minor


def test_money_is_whole_minor_units_of_its_currency() -> None:
    assert one(Kind.MONEY, "$1,234.505", currency="USD") == 123_451
    assert one(Kind.MONEY, "1.5", currency="USD", unit="million") == 150_000_000
    assert one(Kind.MONEY, "€5", currency="USD") == Bad(OTHER_CURRENCY, {"currency": "USD"})


@pytest.mark.parametrize("cell", ["1,2", "12,34,567", "1.2.3", "--5", "5-", "abc", "1 200 30", "九", "5 %"])
def test_a_number_in_no_known_grouping_is_not_guessed(cell: str) -> None:
    assert isinstance(one(Kind.INT, cell), Bad)


def test_numbers_of_other_kinds() -> None:
    assert one(Kind.INT, "１２") == 12
    assert one(Kind.INT, "12.0") == 12
    assert one(Kind.INT, "12.5") == Bad(NOT_WHOLE)
    assert one(Kind.INT, "99999999999999999999") == Bad(NOT_WHOLE)
    assert one(Kind.NUMBER, "12%") == pytest.approx(0.12)
    assert one(Kind.NUMBER, "12", unit="percent") == pytest.approx(0.12)
    assert one(Kind.NUMBER, "1e3") == 1000.0
    assert one(Kind.INT, "1.5", unit="hours_as_minutes") == 90


@pytest.mark.parametrize(
    "cell",
    [
        "2026-04-01", "2026/4/1", "2026.04.01", "20260401", "２０２６／４／１", "2026年4月1日", "2026年4月1日(水)",
        "令和8年4月1日", "R8.4.1", "r8/4/1", "平成38年4月1日", "1 Apr 2026", "April 1, 2026", "1-Apr-26",
        "2026-04-01 00:00:00.000", "2026-04-01T09:30:00", "Wed, 1 Apr 2026",
    ],
)  # fmt: skip
def test_days_as_people_write_them(cell: str) -> None:
    assert one(Kind.DATE, cell) == "2026-04-01"


def test_the_first_year_of_an_era_and_the_day_before_it() -> None:
    assert one(Kind.DATE, "令和元年5月1日") == "2019-05-01"
    assert one(Kind.DATE, "平成31年4月30日") == "2019-04-30"
    assert one(Kind.DATE, "令和元年4月30日") == Bad(NOT_A_DATE)


def test_day_and_month_follow_the_mapping_and_are_never_guessed() -> None:
    assert one(Kind.DATE, "3/4/2026", order="dmy") == "2026-04-03"
    assert one(Kind.DATE, "3/4/2026", order="mdy") == "2026-03-04"
    assert one(Kind.DATE, "26/3/4", order="ymd") == "2026-03-04"
    assert one(Kind.DATE, "3/4/2026") == Bad(TWO_DATES)
    assert one(Kind.DATE, "25/12/2026") == "2026-12-25"  # one reading only
    assert one(Kind.DATE, "12/25/2026", order="dmy") == Bad(NOT_A_DATE)
    assert one(Kind.DATE, "3/4/26") == Bad(TWO_DATES)


@pytest.mark.parametrize("cell", ["2026-02-30", "2026年4月", "0000-00-00", "soon", "46113", "1" * 500])
def test_what_is_no_day_is_held(cell: str) -> None:
    assert one(Kind.DATE, cell) == Bad(NOT_A_DATE)


def test_bare_numbers_are_days_in_workbooks_only_and_only_plausible_ones() -> None:
    assert one(Kind.DATE, "46113", serials=True) == "2026-04-01"
    assert one(Kind.DATE, "12", serials=True) == Bad(NOT_A_DATE)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-04-01T09:30:00Z", "2026-04-01T09:30:00Z"),
        ("2026-04-01 09:30", "2026-04-01T00:30:00Z"),
        ("2026-04-01 9:30:15+02:00", "2026-04-01T07:30:15Z"),
        ("2026年4月1日 午後3時05分", "2026-04-01T06:05:00Z"),
        ("2026-04-01 12:15 AM", "2026-03-31T15:15:00Z"),
        ("2026-04-01", "2026-03-31T15:00:00Z"),
    ],
)
def test_times_become_utc_by_their_zone_or_the_mappings(cell: str, moment: str) -> None:
    assert one(Kind.TIME, cell, zone="Asia/Tokyo") == moment


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("yes", 1),
        ("TRUE", 1),
        ("○", 1),
        ("有", 1),
        ("はい", 1),
        ("1", 1),
        ("No", 0),
        ("×", 0),
        ("なし", 0),
        ("0", 0),
    ],
)
def test_yes_and_no_in_both_languages(cell: str, value: int) -> None:
    assert one(Kind.YES_NO, cell) == value


@pytest.mark.parametrize(
    ("noun", "name", "cell", "choice"),
    [
        ("ticket", "priority", "緊急", "p1"),
        ("ticket", "priority", "High", "p2"),
        ("account", "phase", "定着", "adoption"),
        ("account", "phase", "Self-sufficient", "self"),
        ("interaction", "channel", "訪問", "visit"),
        ("interaction", "channel", "電話", "phone"),
        ("contact", "role", "決裁者", "economic_buyer"),
    ],
)
def test_choices_are_known_by_what_files_call_them(noun: str, name: str, cell: str, choice: str) -> None:
    of = BY_NAME[noun].by_name[name]
    assert one(Kind.CHOICE, cell, name=name, choices=of.choices) == choice


def test_another_word_is_no_choice() -> None:
    assert one(Kind.CHOICE, "x", name="phase", choices=("a", "b")) == Bad(NOT_A_CHOICE, {"choices": "a, b"})


def test_texts_are_cleaned_once_and_our_own_formula_guard_is_taken_off() -> None:
    reads = converter(Kind.TEXT, Writing())
    cells = ["  a ", "b\x00c", "か\u3099", "'=1+1", "'tis", "NULL", "株式会社　山田"]
    assert reads.column(cells) == ["a", "bc", "が", "=1+1", "'tis", None, "株式会社　山田"]
    assert reads.column(["x", " y"]) == ["x", "y"]


def test_every_choice_of_every_noun_reads_back() -> None:
    for noun in BY_NAME.values():
        for of in noun.fields:
            for choice in of.choices:
                assert one(Kind.CHOICE, choice, name=of.name, choices=of.choices) == choice


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_read_back_from_every_format(number: int) -> None:
    written = [
        f"{number}",
        f"{number:,}",
        f"{number:,}".translate(str.maketrans("0123456789,-", "０１２３４５６７８９，－")),
    ]
    written.append(f"({-number:,})" if number < 0 else f"+{number}")
    assert [one(Kind.INT, text) for text in written] == [number] * 4
    assert one(Kind.MONEY, f"¥{number:,}") == number


@given(st.decimals(-(10**9), 10**9, places=2))
def test_amounts_read_back_to_the_cent(amount: Decimal) -> None:
    assert one(Kind.MONEY, f"${amount:,}", currency="USD") == int(amount * 100)


@given(st.dates(date(1926, 12, 25), date(2105, 1, 1)))
def test_days_read_back_from_every_format(day: date) -> None:
    iso = day.isoformat()
    eras = [("昭和", date(1926, 12, 25)), ("平成", date(1989, 1, 8)), ("令和", date(2019, 5, 1))]
    era, begins = next((name, start) for name, start in reversed(eras) if day >= start)
    year = day.year - begins.year + 1
    written = [f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%d %b %Y}"]
    if year < 100:
        written.append(f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日")
    assert {one(Kind.DATE, text) for text in written} == {iso}
    assert one(Kind.DATE, f"{day:%d/%m/%Y}", order="dmy") == iso
    assert one(Kind.DATE, f"{day:%m/%d/%Y}", order="mdy") == iso


@given(st.text(max_size=80), st.sampled_from(list(Kind)))
def test_no_text_breaks_a_converter_and_memory_changes_nothing(cell: str, kind: Kind) -> None:
    reads = converter(kind, Writing(), currency="JPY", choices=("a", "b"))
    first, again = reads.column([cell]), reads.column([cell, cell])
    assert again == first * 2


@given(st.text("0123456789,.()-+¥$円万千億%eE ", max_size=30))
def test_reading_a_number_ends_at_once(text: str) -> None:
    number = read_number(text)
    assert number is None or number.amount.is_finite()
