"""Countdowns run to the notice deadline first; the motion starts 60 days before it; notes tell what they tell."""

from __future__ import annotations

from datetime import date

import numpy as np

from cs_workbench.domain.handover import lines_about
from cs_workbench.domain.renewals import STATES, deadlines, states

TODAY = date(2026, 11, 24)


def days(*texts: str) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    return np.array(texts, dtype="datetime64[D]")


def test_a_deadline_is_the_notice_while_it_is_ahead_then_the_end() -> None:
    notice = days("2026-12-06", "2026-11-24", "2026-11-23", "NaT", "2026-11-01", "NaT")
    ends = days("2027-02-04", "2027-01-01", "2027-01-01", "2026-12-31", "NaT", "NaT")
    found = deadlines(notice, ends, TODAY)
    assert [str(day) for day in found] == [
        "2026-12-06", "2026-11-24", "2027-01-01", "2026-12-31", "2026-11-01", "NaT",
    ]  # fmt: skip


def test_a_renewal_should_have_started_sixty_days_before_its_deadline() -> None:
    notice = days("2027-01-23", "2027-01-24", "NaT", "2027-01-01", "2026-10-01", "NaT", "2026-12-06")
    ends = days("2027-03-01", "2027-03-01", "2027-01-10", "2027-03-01", "2026-11-20", "NaT", "2027-03-01")
    stage = np.array([0, 0, 0, 1, 1, 0, 4], np.int32)
    noticed = np.zeros(7, np.bool_)
    found = states(stage, noticed, notice, ends, TODAY)
    words = [STATES[code] if code >= 0 else "" for code in found]
    assert words == ["late", "", "late", "", "over", "", ""]
    noticed[1] = True
    assert STATES[states(stage, noticed, notice, ends, TODAY)[1]] == "notice"


def test_lines_of_notes_speak_of_a_field_unless_they_say_that_it_is_not_known() -> None:
    notes = [
        "## 選定理由\n- フォームの作りやすさ\n- 価格\n\n次回は来週",
        "営業時の約束がまだ分からない",
        "Sales said: reports by June (promised)",
    ]
    assert lines_about("why", notes) == "フォームの作りやすさ\n価格"
    assert lines_about("promises", notes) == "Sales said: reports by June (promised)"
    assert lines_about("risks", notes) == ""
