"""What the status bar says, state by state (ux.md 18.6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.status_bar import SourceAge, StatusBar, age_text, wrong_text

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def age(*, hours: float | None = 1, held: int = 0, on_hold: bool = False, newer: bool = False) -> SourceAge:
    synced = None if hours is None else NOW - timedelta(hours=hours)
    return SourceAge("CRM", synced, held, on_hold, newer)


@pytest.mark.parametrize(
    ("ages", "sign"),
    [([], "○"), ([age(hours=None)], "○"), ([age()], "✓"), ([age(), age(hours=80)], "!")],
)
def test_the_age_is_that_of_the_oldest_source(ages: list[SourceAge], sign: str) -> None:
    assert age_text(ages, NOW).startswith(sign)


def test_stale_data_says_how_many_days(qtbot: QtBot) -> None:
    assert "3" in age_text([age(hours=80)], NOW)


def test_a_hold_is_more_pressing_than_held_rows() -> None:
    assert "CRM" in wrong_text([age(held=3, on_hold=True)])
    assert "3" in wrong_text([age(held=3, newer=True)])
    assert "CRM" in wrong_text([age(newer=True)])


def test_nothing_wrong_is_not_spoken_of(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_sources([age()], NOW)
    assert wrong_text([age()]) == ""
    bar.show_sources([age(held=2)], NOW)
    assert "2" in bar.text_of_wrong()
