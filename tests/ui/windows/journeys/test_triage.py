"""A morning's triage: twenty rows of Today are done, put off, skipped, given away, logged; then the day is over."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from cs_workbench.services.today import TodayRow
from cs_workbench.ui.text import say
from tests.ui.windows.journeys.hands import Hands, in_pair

ITEMS = 20


@in_pair(0)
def test_a_morning_triage_of_twenty_rows(hands: Hands) -> None:
    view = hands.wiring.today.view
    settled: dict[str, TodayRow] = {}

    def now(kind: str = "") -> list[TodayRow]:
        return [row for row in hands.today("now") if not kind or row.kind == kind]

    def gone(*rows: TodayRow) -> None:
        assert not {row.key for row in rows} & {row.key for row in hands.today("now")}
        settled.update({row.key: row for row in rows})

    hands.press("Ctrl+1", "Q")
    hands.type("明日 15時 あお 電話")
    hands.until(lambda: "15:00" in view.entry.said.text())
    hands.look("quick entry")
    hands.press("Return", "Esc")

    reply = now("reply")[0]
    hands.go_to(reply)
    hands.press("E")
    gone(reply)
    hands.press("Ctrl+Z")
    assert reply.key in [row.key for row in now()], "undone"
    hands.press("Ctrl+Shift+Z")
    gone(reply)

    touches = now("due_touch")
    hands.go_to(touches[0])
    hands.press("X", "Shift+Down", "H")
    hands.type("来週金曜")
    hands.until(lambda: view.settle.said.text())
    hands.look("snooze two")
    hands.press("Return")
    gone(*touches[:2])

    task = now("task")[0]
    hands.go_to(task)
    hands.press("Shift+E")
    hands.type("先方の都合で不要")
    hands.press("Return")
    gone(task)
    other = now("task")[0]
    hands.go_to(other)
    hands.press("A", "Down", "Down", "Return")
    hands.look("assigned")
    gone(other)

    risks = hands.today("changes")
    hands.go_to(risks[0])
    hands.press("C")
    hands.until(lambda: QGuiApplication.clipboard().text().startswith("*"))
    hands.press("L")
    hands.look("log a touch")
    hands.press("Tab", "Tab", "Tab")
    hands.press("Return", "N")
    hands.type("様子を電話で確認")
    hands.press("Return", "Ctrl+I")
    hands.look("why")
    hands.press("Esc", "Space")
    hands.look("peek")
    hands.press("Space")
    hands.go_to(risks[0])
    hands.press("X", *["Shift+Down"] * (len(risks) - 1), "E")
    assert hands.today("changes") == []
    settled |= {row.key: row for row in risks}

    rest = now()
    hands.press("Home", "E")
    gone(rest[0])
    hands.press("X", *["Shift+Down"] * (len(rest) - 2))
    hands.look("the rest is marked")
    hands.press("E")
    gone(*rest)
    assert len(settled) >= ITEMS - 1
    assert view.finished_text() == say("today", "That is all for today.")
    hands.look("that is all")
    hands.start_again()
    assert hands.wiring.today.view.finished_text()
