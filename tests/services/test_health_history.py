"""What was shown in a week stays as it was, whatever the scorecard says today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.health_history import health_history
from cs_workbench.services.scorecards import UseScorecard, card_of, exported
from cs_workbench.services.why import explain_account
from cs_workbench.services.workbench import Workbench

AOBA = "あおば精機"
WEEK = timedelta(days=7)


def test_a_new_card_changes_this_week_and_no_week_before(sample: Workbench) -> None:
    aoba = find_account(sample, AOBA)
    before = health_history(sample, aoba)
    assert before[0].week_on == date(2026, 11, 23)
    assert len(before) > 8
    card = card_of(sample, None)
    measures = tuple(m for m in card.measures if m.id != "days_since_touch")
    first = replace(measures[0], ja="席", en="Seats", weight=400.0)
    do(sample, UseScorecard(exported(replace(card, measures=(first, *measures[1:])))))
    after = health_history(sample, aoba)
    assert after[1:] == before[1:]
    assert (after[0].version, after[0].score) != (before[0].version, before[0].score)

    week = after[4]
    told = explain_account(sample, aoba, week.week_on + timedelta(days=3))
    then = told.compared
    assert then is not None
    assert (then.week_on, then.shown, then.band, then.version) == (
        week.week_on, week.score, week.band, week.version,
    )  # fmt: skip
    assert then.card == card.ja
    assert "席" not in [row.heading for row in then.rows], "measures are called as they were then"
    total = sum(row.points * row.weight for row in then.rows)
    assert then.shown is not None
    assert total >= then.shown - 1, "a cap may have lowered it"
    assert told.weeks == tuple(row.week_on for row in reversed(after[1:]))


def test_before_the_first_week_nothing_is_told(sample: Workbench) -> None:
    aoba = find_account(sample, AOBA)
    first = health_history(sample, aoba)[-1].week_on
    then = explain_account(sample, aoba, first - WEEK).compared
    assert then is not None
    assert (then.week_on, then.shown, then.rows) == (None, None, ())
