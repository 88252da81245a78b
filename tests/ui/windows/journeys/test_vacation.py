"""A vacation: away from-to and who covers, what becomes of the work, and the first morning back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.absences import AbsenceRow, absences
from cs_workbench.services.settings import get
from cs_workbench.ui.text import say
from tests.ui.windows.journeys.hands import Hands, in_pair


@pytest.mark.long
@in_pair(3)
def test_a_vacation(hands: Hands) -> None:
    today, me = hands.bench.today, get(hands.bench, "owner")
    due = {row.key for row in hands.today("now") if row.kind == "due_touch"}
    other = {row.key for row in hands.today("now") if row.kind == "promise"}
    assert due
    hands.press("Ctrl+K")
    hands.type(say("settings", "Absence and cover"))
    hands.look("palette")
    hands.press("Return")
    view = hands.wiring.settings.general.view
    hands.until(view.absence.first.hasFocus)
    hands.look("settings")
    hands.tab_to(view.absence.last.accessibleName())
    hands.press("Ctrl+A")
    expect_no_absence_to(hands, today - timedelta(days=2))
    hands.press("Ctrl+A")
    hands.type("+9")
    hands.press("Tab", "Down", "Down")
    colleague = view.absence.cover.currentData()
    assert colleague not in ("", me)
    hands.tab_to(say("absence", "Set absence"))
    hands.press("Space")
    (away,) = (row for row in absences(hands.bench) if row.owner == me)
    assert (away.owner, away.from_on, away.to_on) == (me, today, today + timedelta(days=9))
    assert (away.cover, away.back_on is not None) == (colleague, True)
    assert view.absence.isAncestorOf(hands.focus()), "the keyboard stays where it was"
    hands.look("set")

    hands.press("Ctrl+1")
    later = {row.key: row for section in ("week", "later") for row in hands.today(section)}
    assert all(later[key].due_on == away.back_on for key in due)
    kept = [row for row in hands.today("now") if row.key in other]
    assert [row.who for row in kept] == [colleague] * len(other)
    hands.look("today while away")

    be(hands, "Down")
    cover = hands.today(f"cover:{me}")
    assert {row.key for row in kept} <= {row.key for row in cover}
    hands.go_to(cover[0])
    hands.look("the colleague's today")
    hands.press("E")
    assert cover[0].key not in [row.key for row in hands.today(f"cover:{me}")]

    be(hands, "Up")
    assert away.back_on is not None
    hands.start_again(FixedClock(datetime.combine(away.back_on, time(0, 30), UTC)))
    said = hands.wiring.today.view.since_text()
    assert colleague in said
    assert hands.bench.say("today", "Away {first} to {last}", first=away.from_on, last=away.to_on) in said
    back = {row.key: row for row in hands.today("now")}
    assert due <= back.keys()
    assert [back[row.key].who for row in kept if row.key in back] == [""], "the cover is over too"
    hands.look("the first morning back")


def expect_no_absence_to(hands: Hands, last: date) -> None:
    """Type a last day before the first one, and expect the keyboard back in it with the reason beside."""
    absence = hands.wiring.settings.general.view.absence
    hands.type(last.isoformat())
    hands.tab_to(say("absence", "Set absence"))
    hands.press("Space")
    hands.until(absence.last.hasFocus)
    assert absence.first.text() in absence.problem.text()
    me = get(hands.bench, "owner")
    assert [row for row in absences(hands.bench) if row.owner == me] == []
    hands.look("not before the first day")


def absences_of(hands: Hands, owner: str) -> list[AbsenceRow]:
    """Return the absences of one colleague: the sample book has another one away."""
    return [row for row in absences(hands.bench) if row.owner == owner]


def be(hands: Hands, step: str) -> None:
    """Become the next or the last one of the team in Settings, and look at Today."""
    hands.press("Ctrl+K")
    hands.type(say("settings", "You are"))
    hands.press("Return", step, "Ctrl+1")
