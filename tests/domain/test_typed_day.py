"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from cs_workbench.domain.typed_day import typed_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31", "2026-12-31"),
        ("2026/3/1", "2026-03-01"),
        ("２０２６年３月１日", "2026-03-01"),
        (" 12/31 ", "2026-12-31"),
        ("12月31日", "2026-12-31"),
        ("1/5", "2027-01-05"),
        ("10/1", "2026-10-01"),
        ("今日", "2026-11-24"),
        ("Tomorrow", "2026-11-25"),
        ("あさって", "2026-11-26"),
        ("+7", "2026-12-01"),
        ("-1", "2026-11-23"),
        ("10日後", "2026-12-04"),
        ("2w", "2026-12-08"),
        ("1か月", "2026-12-24"),
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str, day: str) -> None:
    assert typed_day(text, TODAY) == date.fromisoformat(day)


def test_a_day_ahead_is_the_next_one() -> None:
    assert typed_day("10/1", TODAY, ahead=True) == date(2027, 10, 1)
    assert typed_day("11/24", TODAY, ahead=True) == TODAY
    assert typed_day("2/29", date(2027, 11, 1), ahead=True) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "13/1", "令和8年13月1日", "+99999999", "99999y"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(text, TODAY) is None


def test_without_today_only_whole_days_are_read() -> None:
    assert typed_day("12/31") is None
    assert typed_day("2026-12-31") == date(2026, 12, 31)
