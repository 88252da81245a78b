"""Days and times as people type them, in a line and alone in a field: one grammar for both."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.business_days import BusinessDays
from cs_workbench.domain.typed_day import number, read_day, read_time, typed_day

TUESDAY = date(2026, 11, 24)
#: The one holiday of these tests: Labour Thanksgiving was on Monday, so a made-up Thursday.
CLOSED = BusinessDays(lambda day: day == date(2026, 11, 26))
IN_A_LINE = [
    ("今日", "2026-11-24"), ("本日中に", "2026-11-24"), ("明日", "2026-11-25"), ("あさって", "2026-11-26"),
    ("金曜", "2026-11-27"), ("火曜", "2026-12-01"), ("今週金曜日", "2026-11-27"), ("来週火曜", "2026-12-01"),
    ("来週火", "2026-12-01"), ("再来週の水曜", "2026-12-09"), ("来週", "2026-11-30"), ("来月", "2026-12-01"),
    ("月末", "2026-11-30"), ("来月末", "2026-12-31"), ("8/末", "2027-08-31"), ("11/末", "2026-11-30"),
    ("12月末", "2026-12-31"), ("2/末", "2027-02-28"), ("+3d", "2026-11-27"), ("+2w", "2026-12-08"),
    ("+1m", "2026-12-24"), ("３日後", "2026-11-27"), ("三日後", "2026-11-27"), ("二週間後", "2026-12-08"),
    ("2か月後", "2027-01-24"), ("3営業日後", "2026-11-30"), ("三営業日後", "2026-11-30"), ("+3bd", "2026-11-30"),
    ("12/5", "2026-12-05"), ("12/5(土)", "2026-12-05"), ("１２／５", "2026-12-05"), ("25/12", "2026-12-25"),
    ("11/20", "2027-11-20"), ("11/24", "2026-11-24"), ("2/29", "2028-02-29"), ("12月5日", "2026-12-05"),
    ("十二月五日", "2026-12-05"), ("15日", "2026-12-15"), ("2026-12-05", "2026-12-05"),
    ("2026年12月5日", "2026-12-05"), ("令和8年12月5日", "2026-12-05"), ("昨日", "2026-11-23"),
    ("tomorrow", "2026-11-25"), ("fri", "2026-11-27"), ("next tue", "2026-12-01"), ("next week", "2026-11-30"),
    ("eom", "2026-11-30"), ("end of next month", "2026-12-31"), ("dec 5", "2026-12-05"),
    ("5th December", "2026-12-05"), ("Dec 5, 2027", "2027-12-05"), ("in 3 business days", "2026-11-30"),
    ("in 2 weeks", "2026-12-08"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "day"), [*IN_A_LINE, ("会議12/5", "2026-12-05"), ("12/5までに送る", "2026-12-05")]
)
def test_a_day_in_a_line_is_read_as_it_is_meant(typed: str, day: str) -> None:
    found = read_day(typed, TUESDAY, CLOSED)
    assert found is not None
    assert found.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [*IN_A_LINE, ("by fri", "2026-11-27"), ("金曜までに", "2026-11-27"), (" 12/31 ", "2026-12-31")],
)
def test_a_field_for_a_day_to_come_reads_what_a_line_does(typed: str, day: str) -> None:
    assert typed_day(typed, TUESDAY, CLOSED, ahead=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-31", "2026-12-31"), ("2026/3/1", "2026-03-01"), ("２０２６年３月１日", "2026-03-01"),
        ("2026.3.1", "2026-03-01"), ("2026/3-1", "2026-03-01"), ("2026年3月1", "2026-03-01"),
        ("12月31日", "2026-12-31"), ("12-31", "2026-12-31"), ("12.31", "2026-12-31"), ("13/1", "2027-01-13"),
        ("Tomorrow", "2026-11-25"), ("アシタ", "2026-11-25"), ("+7", "2026-12-01"), ("-1", "2026-11-23"),
        ("10日後", "2026-12-04"), ("90日", "2027-02-22"), ("2w", "2026-12-08"), ("2週間", "2026-12-08"),
        ("1か月", "2026-12-24"), ("1年", "2027-11-24"),
    ],
)  # fmt: skip
def test_a_field_reads_what_alone_can_only_be_a_day(typed: str, day: str) -> None:
    assert typed_day(typed, TUESDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "nearest", "ahead"),
    [
        ("1/5", "2027-01-05", "2027-01-05"), ("10/1", "2026-10-01", "2027-10-01"),
        ("11/24", "2026-11-24", "2026-11-24"), ("oct 1", "2026-10-01", "2027-10-01"),
        ("20日", "2026-11-20", "2026-12-20"), ("31日", "2026-10-31", "2026-12-31"),
        ("10/末", "2026-10-31", "2027-10-31"), ("2/29", "2028-02-29", "2028-02-29"),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_the_nearest_or_the_next(typed: str, nearest: str, ahead: str) -> None:
    assert typed_day(typed, TUESDAY) == date.fromisoformat(nearest)
    assert typed_day(typed, TUESDAY, ahead=True) == date.fromisoformat(ahead)


NO_DAY = [
    "", "月次報告", "火災保険", "土日", "日本", "3日間の出張", "99/99", "2026-02-30", "https://a.example/12/5", "3時間",
    "v1/2/3", "soon", "令和8年13月1日", "+99999999", "99999y",
]  # fmt: skip


@pytest.mark.parametrize("typed", NO_DAY)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, TUESDAY) is None
    assert typed_day(typed, TUESDAY) is None


@pytest.mark.parametrize("typed", ["12/5 あおば", "会議12/5", "12/5 15:00", "fri or mon", "3営業日後"])
def test_more_than_a_day_is_no_day_of_a_field(typed: str) -> None:
    assert typed_day(typed, TUESDAY) is None, "and business days need to be known"


@pytest.mark.parametrize("typed", ["+7", "2週間", "12-31", "12.31", "1年"])
def test_what_only_a_field_reads_is_no_day_of_a_line(typed: str) -> None:
    assert read_day(typed, TUESDAY) is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("15時", time(15)), ("15時半", time(15, 30)), ("１５：３０", time(15, 30)), ("午後3時", time(15)),
        ("十時十五分", time(10, 15)), ("3pm", time(15)), ("3:30 pm", time(15, 30)), ("12am", time(0)),
        ("noon", time(12)), ("明日15:00〜16:00", time(15)), ("9:05", time(9, 5)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_meant(typed: str, at: time) -> None:
    found = read_time(typed)
    assert found is not None
    assert found.at == at


@pytest.mark.parametrize("typed", ["25時", "3時間の研修", "10:75", "v1:30:20", "3日"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_time(typed) is None


@given(st.integers(0, 999))
def test_kanji_numbers_are_numbers(value: int) -> None:
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    written = "".join(
        ("" if count == 1 else digits[count]) + sign
        for count, sign in ((hundreds, "百"), (tens, "十"))
        if count
    )
    assert number(written + (digits[ones] if ones or not written else "")) == value
    assert number("".join(digits[int(digit)] for digit in str(value))) == value
