"""A hand-over from sales: Today asks for the sheet, its gaps become tasks, accepting it begins onboarding."""

from __future__ import annotations

from cs_workbench.domain.playbooks import spoken
from cs_workbench.services.account import account_page
from cs_workbench.services.handovers import list_handovers, newest_sheet
from cs_workbench.services.playbooks import playbooks
from tests.ui.windows.journeys.hands import Hands, in_pair


@in_pair(2)
def test_a_hand_over_from_sales(hands: Hands, language: str) -> None:
    begun = next(sheet for sheet in list_handovers(hands.bench) if sheet.occasion == "new_account")
    account = begun.account_id
    half_filled = next(r for r in hands.today("now") if r.account_id == account)
    hands.go_to(half_filled)
    hands.press("Return")
    view = hands.wiring.account.view
    fields = view.plan.handover.fields
    hands.press("Right", "Right", "Right")
    hands.tab_to(fields.accessibleName())
    hands.press("Delete", "Ctrl+1")
    asked = next(row for row in hands.today("now") if row.kind == "handover")
    assert asked.account_id == account
    hands.go_to(asked)
    hands.look("today")
    hands.press("Return")
    hands.until(lambda: hands.place == "account")
    hands.press("V")
    hands.press("Tab")
    hands.type("見積りの速さ")
    hands.press("Return")
    hands.press("N")
    hands.type("# 営業からの引き継ぎ\n営業から月次レポートの約束あり")
    hands.press("Ctrl+Return", "Esc", "Y")
    hands.look("new sheet")
    hands.press("Tab")
    hands.type("営業 森")
    hands.press("Ctrl+Return")
    sheet = newest_sheet(hands.bench, account)
    assert sheet.from_owner == "営業 森"
    gaps = [field.id for field in sheet.fields if field.is_gap]
    told = [field for field in sheet.fields if not field.is_gap]
    assert {field.origin for field in told} >= {"contact", "subscription", "voice", "note"}
    tasks = account_page(hands.bench, account).todos
    asking = [t for t in tasks if t.done_at is None and t.reason.startswith("handover:")]
    assert len(asking) == len(gaps) > 0
    hands.look("sheet")

    hands.tab_to(fields.accessibleName())
    for place in range(fields.rowCount()):
        if sheet.fields[place].is_gap:
            hands.press("Return")
            hands.type("効果を数字で示す")
            if place == 0:
                hands.look("a gap")
            hands.press("Ctrl+Return")
            assert hands.focus() is fields, "back where the gap was"
        hands.press("Down")
    assert newest_sheet(hands.bench, account).gaps == 0
    hands.look("filled")
    hands.tab_to(view.plan.handover.accept.accessibleName())
    hands.press("Space")
    assert newest_sheet(hands.bench, account).state == "accepted"
    page = account_page(hands.bench, account)
    steps = next(row.playbook for row in playbooks(hands.bench) if row.playbook.id == "onboarding").task
    assert {spoken(step.text, language) for step in steps} <= {t.text for t in page.todos if t.done_at is None}
    assert page.records.goals
    hands.look("accepted")
    hands.press("Ctrl+1")
    assert asked.key not in [row.key for row in hands.today("now")]
    hands.look("today afterwards")
    hands.press("Ctrl+Z")
    assert newest_sheet(hands.bench, account).state == "draft"
