"""What can be done with a review in its state; a line at the foot that is refused stays; what is gone is gone."""

from __future__ import annotations

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from cs_workbench.services.commands import do
from cs_workbench.services.reviews import MarkReady, SetReview, reviews
from cs_workbench.ui.widgets.day_field import DayField
from tests.ui.windows.running import Starter, settle, wired
from tests.ui.windows.test_review_writing import another, opened

PATIENCE_MS = 20_000


def test_a_removed_review_leaves_no_line_behind_also_while_the_pane_is_open(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    wiring, uid = wired(program), another(program)
    wiring.go("reviews")
    settle(qtbot, program)
    place = wiring.reviews
    place.look_at(None)
    place.choose_side("draft")
    settle(qtbot, program)
    before = place.view.list.grid.lines.rowCount()
    opened(qtbot, program, uid)
    program.window.want_pane(wanted=True)
    place.act("review.remove")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: not place.is_building, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert place.view.list.grid.lines.rowCount() == before - 1
    assert uid not in {row.uid for row in reviews(wiring.desk.bench)}


def test_only_what_the_state_allows_is_offered(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, uid = wired(program), another(program)
    builder, doings = opened(qtbot, program, uid), program.doings
    assert doings is not None

    def offered() -> set[str]:
        return {spec.id for spec in doings.actions.available() if spec.id.startswith("review.")}

    assert {"review.ready", "review.freeze", "review.picture"} <= offered()
    assert not {"review.hold", "review.reopen"} & offered()
    wiring.reviews.act("review.hold")
    assert not wiring.reviews.view.entry.isVisible(), "a draft is not held"
    do(wiring.desk.bench, MarkReady(uid))
    settle(qtbot, program)
    qtbot.waitUntil(lambda: builder.row is not None and builder.row.state == "ready", timeout=PATIENCE_MS)
    assert {"review.hold", "review.reopen"} <= offered()
    assert not {"review.ready", "review.freeze", "review.picture"} & offered()
    wiring.go("today")
    assert not {"review.hold", "review.remove"} & offered()


def test_a_refused_line_stays_with_why_and_is_sent_once_at_a_time(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, uid = wired(program), another(program)
    builder, entry = opened(qtbot, program, uid), wiring.reviews.view.entry
    wiring.reviews.act("review.edit")
    first, last = entry.fields["from_on"], entry.fields["to_on"]
    assert isinstance(first, DayField)
    assert isinstance(last, DayField)
    first.set_day(date(2026, 9, 30))
    last.set_day(date(2026, 7, 1))
    sent: list[str] = []
    entry.written.connect(lambda mode, _values: sent.append(mode))
    entry.enter()
    entry.enter()
    assert sent == ["edit"]
    settle(qtbot, program)
    assert entry.isVisible()
    assert "2026-09-30" in entry.problem.text()
    first.set_day(date(2026, 7, 1))
    last.set_day(date(2026, 9, 29))
    entry.enter()
    settle(qtbot, program)
    assert not entry.isVisible()
    assert builder.row is not None
    assert builder.row.to_on == date(2026, 9, 29)


def test_the_day_of_the_meeting_is_proposed_as_the_day_it_was_held_from_the_list_too(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    wiring, uid = wired(program), another(program)
    met = wiring.desk.bench.today - timedelta(days=3)
    do(wiring.desk.bench, SetReview(uid, {"meeting_on": met.isoformat()}))
    do(wiring.desk.bench, MarkReady(uid))
    wiring.go("reviews")
    settle(qtbot, program)
    wiring.reviews.look_at(None)
    wiring.reviews.choose_side("ready")
    settle(qtbot, program)
    wiring.reviews.act("account.done")
    entry = wiring.reviews.view.entry
    held = entry.fields["held_on"]
    assert entry.mode == "hold"
    assert isinstance(held, DayField)
    assert held.day() == met
