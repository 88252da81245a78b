"""A morning's triage: twenty rows of Today are done, put off, skipped, given away; then the day is over."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from cs_workbench.services.today import TodayRow
from cs_workbench.ui.text import say
from tests.ui.windows.journeys.hands import Hands, in_pair

ITEMS = 19


@in_pair(0)
def test_a_morning_triage_of_twenty_rows(hands: Hands) -> None:
    begun = {row.key for section in ("now", "changes") for row in hands.today(section)}
    assert len(begun) >= ITEMS
    add_one_in_a_line(hands)
    do_one_and_undo(hands)
    put_two_off(hands)
    skip_one_and_give_one_away(hands)
    look_into_a_risk(hands)
    mark_and_do(hands, hands.today("changes"))
    assert hands.today("changes") == []
    hands.press("Home", "E")
    mark_and_do(hands, hands.today("now"))
    assert hands.wiring.today.view.finished_text() == say("today", "That is all for today.")
    hands.look("that is all")


def add_one_in_a_line(hands: Hands) -> None:
    """Type a to-do as it comes to mind; what was read of it stands below before Enter."""
    entry = hands.wiring.today.view.entry
    hands.press("Q")
    hands.type("明日 15時 あお 電話")
    hands.until(lambda: "15:00" in entry.said.text())
    hands.look("quick entry")
    hands.press("Return", "Esc")
    assert entry.line.text() == ""


def do_one_and_undo(hands: Hands) -> None:
    """Do a row, take it back, do it again; the cursor goes on to the row that took its place."""
    reply, after = (row for row in hands.today("now") if row.kind == "reply")
    hands.go_to(reply)
    hands.press("E")
    assert hands.wiring.today.view.list.current_row() == after
    hands.press("Ctrl+Z")
    assert reply.key in [row.key for row in hands.today("now")]
    hands.press("Ctrl+Shift+Z")
    expect_gone(hands, [reply])


def put_two_off(hands: Hands) -> None:
    """Mark two due touches and put them off to a day that is typed."""
    settle = hands.wiring.today.view.settle
    touches = [row for row in hands.today("now") if row.kind == "due_touch"]
    hands.go_to(touches[0])
    hands.press("X", "Shift+Down", "H")
    hands.type("来週金曜")
    hands.until(settle.said.text)
    hands.look("snooze two")
    hands.press("Return")
    expect_gone(hands, touches[:2])


def skip_one_and_give_one_away(hands: Hands) -> None:
    """Leave a task out with a reason, give the next one to a colleague."""
    first, second = [row for row in hands.today("now") if row.kind == "task"][:2]
    hands.go_to(first)
    hands.press("Shift+E")
    hands.type("先方の都合で不要")
    hands.press("Return")
    expect_gone(hands, [first])
    hands.go_to(second)
    hands.press("A", "Down", "Down")
    hands.look("assign")
    hands.press("Return")
    expect_gone(hands, [second])


def look_into_a_risk(hands: Hands) -> None:
    """Copy a risk for Slack, log a touch and a note on it, ask why, look at its account."""
    hands.go_to(hands.today("changes")[0])
    hands.press("C")
    assert QGuiApplication.clipboard().text().startswith("*")
    hands.press("L")
    hands.look("log a touch")
    hands.press("Return", "N")
    hands.type("様子を電話で確認")
    hands.press("Return", "Ctrl+I")
    hands.look("why")
    hands.press("Esc", "Space")
    hands.look("peek")
    hands.press("Space")


def mark_and_do(hands: Hands, rows: list[TodayRow]) -> None:
    """Mark rows that stand under one another, and do all of them at once."""
    hands.go_to(rows[0])
    hands.press("X", *["Shift+Down"] * (len(rows) - 1))
    hands.look(f"{len(rows)} are marked")
    hands.press("E")
    expect_gone(hands, rows)


def expect_gone(hands: Hands, rows: list[TodayRow]) -> None:
    """Expect that none of ``rows`` is left to do."""
    left = {row.key for section in ("now", "changes") for row in hands.today(section)}
    assert not left & {row.key for row in rows}
