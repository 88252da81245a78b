"""The quick entry line reads what people type, shows what it read, and invents nothing."""

from __future__ import annotations

import re
import time as clock
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_workbench.domain.business_days import BusinessDays, closed_spans
from cs_workbench.domain.quick_entry import read_entry
from cs_workbench.domain.typed_day import PAST_WORDS

TUESDAY = date(2026, 11, 24)
#: The one holiday of these tests: Labour Thanksgiving was on Monday, so a made-up Thursday.
CLOSED = BusinessDays(lambda day: day == date(2026, 11, 26))


def test_the_line_of_the_specification_is_read_whole() -> None:
    entry = read_entry("来週火曜15時 あおば 電話", TUESDAY)
    assert (entry.day, entry.at) == (date(2026, 12, 1), time(15))
    assert (entry.account, entry.channel, entry.text, entry.kind) == ("あおば", "phone", "電話", "task")
    assert [(part.what, part.text) for part in entry.parts] == [
        ("day", "来週火曜"),
        ("time", "15時"),
        ("account", "あおば"),
        ("channel", "電話"),
    ]


@pytest.mark.parametrize(
    ("typed", "account", "channel", "kind", "text"),
    [
        ("12/5 14:30 call Aoba", "Aoba", "phone", "task", "call"),
        ("next tue 3pm Aoba call about the quote", "Aoba", "phone", "task", "call about the quote"),
        ("12月5日まで あおば様に電話", "あおば", "phone", "task", "電話"),
        ("明日 資料を送る @北の森", "北の森", None, "task", "資料を送る"),
        ("あおば精機 打ち合わせ 金曜 10時", "あおば精機", None, "meeting", "打ち合わせ"),
        ("先方 あおば 申請フロー確定 8/末", "あおば", None, "promise_theirs", "先方 申請フロー確定"),
        ("月末 経費精算", "", None, "task", "経費精算"),
    ],
)
def test_words_name_account_channel_and_kind(
    typed: str, account: str, channel: str | None, kind: str, text: str
) -> None:
    entry = read_entry(typed, TUESDAY, is_account=lambda words: words in ("あおば", "あおば精機", "Aoba"))
    assert (entry.account, entry.channel, entry.kind, entry.text) == (account, channel, kind, text)


def test_urgent_is_today_unless_a_day_is_written() -> None:
    assert read_entry("至急 見積り", TUESDAY).day == TUESDAY
    entry = read_entry("urgent quote fri", TUESDAY)
    assert (entry.is_urgent, entry.day, entry.text) == (True, date(2026, 11, 27), "quote")


_PIECES = (
    "来週火曜", "15時", "あおば", "電話", "8/末", "月末", "+3d", "+999w", "三営業日後", "至急", "12/5", "next tue",
    "3pm", "@", "〇", "百", "十", "九九九",
    "/", ":", "99", "2/30", "令和", "年", "月", "日", "後", "in 999 months", "ﾒｰﾙ", "㈱",
)  # fmt: skip
_MANY = st.lists(st.sampled_from(_PIECES), max_size=9)
_LINES = st.one_of(st.text(max_size=60), _MANY.map("".join), _MANY.map(" ".join))


@given(_LINES, st.dates())
@example("+999m 9999", date.max)
@example("2/29", date(2097, 3, 1))
def test_no_line_and_no_day_ever_break_it(typed: str, today: date) -> None:
    entry = read_entry(typed, today, CLOSED)
    line = " ".join(typed.split())
    for part in entry.parts:
        assert line[part.start : part.end].lstrip("@＠").startswith(part.text.lstrip("@＠"))
    if entry.day is not None and entry.day < today:
        folded = typed.casefold()
        assert any(word in folded for word in PAST_WORDS) or re.search(r"\d{4}|年", typed), (
            "a past day was invented"
        )


def test_a_very_long_line_is_read_in_no_time() -> None:
    begun = clock.perf_counter()
    read_entry("12月1日の" * 4_000 + "十" * 5_000, TUESDAY)
    assert clock.perf_counter() - begun < 2


def test_company_holidays_are_read_with_their_remarks() -> None:
    spans, wrong = closed_spans("8/13-8/15 お盆\n2026-12-29..2027-01-03, 5/2、12/30〜1/2")
    assert wrong == ""
    closed = lambda day: any(span.holds(date.fromisoformat(day)) for span in spans)  # noqa: E731
    assert all(map(closed, ("2030-08-14", "2026-12-31", "2027-01-03", "2029-05-02", "2031-01-01")))
    assert not any(map(closed, ("2030-08-16", "2026-12-28", "2027-01-04")))


@pytest.mark.parametrize("text", ["13/1", "お盆", "2026-12-29..2026-12-01", "2/30"])
def test_what_names_no_holiday_is_said(text: str) -> None:
    assert closed_spans("8/13\n" + text)[1] == text


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_business_days_there_and_back(day: date, count: int) -> None:
    start = CLOSED.first_from(day)
    assert start is not None
    there = CLOSED.after(start, count)
    assert there is not None
    assert CLOSED.is_open(there)
    assert CLOSED.after(there, -count) == start
    assert (
        sum(CLOSED.is_open(date.fromordinal(n)) for n in range(start.toordinal(), there.toordinal())) == count
    )


def test_a_company_that_never_opens_has_no_business_day() -> None:
    assert BusinessDays(lambda _day: True).after(TUESDAY, 3) is None
