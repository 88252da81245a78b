"""A hand-over from sales: Today asks for the sheet, its gaps become tasks, accepting it begins onboarding."""

from __future__ import annotations

from cs_workbench.domain.playbooks import spoken
from cs_workbench.services.account import account_page
from cs_workbench.services.handovers import HandoverRow, list_handovers, newest_sheet
from cs_workbench.services.playbooks import playbooks
from tests.ui.windows.journeys.hands import Hands, in_pair


@in_pair(2)
def test_a_hand_over_from_sales(hands: Hands, language: str) -> None:
    account = throw_the_sheet_away(hands)
    asked = next(row for row in hands.today("now") if row.kind == "handover")
    assert asked.account_id == account
    hands.go_to(asked)
    hands.look("today")
    hands.press("Return")
    write_what_sales_said(hands)
    sheet = make_a_sheet(hands, account)
    fill_the_gaps(hands, sheet)
    assert newest_sheet(hands.bench, account).gaps == 0
    hands.look("filled")

    hands.tab_to(hands.wiring.account.view.plan.handover.accept.accessibleName())
    hands.press("Space")
    assert newest_sheet(hands.bench, account).state == "accepted"
    page = account_page(hands.bench, account)
    steps = next(row.playbook for row in playbooks(hands.bench) if row.playbook.id == "onboarding").task
    assert {spoken(step.text, language) for step in steps} <= {
        t.text for t in page.todos if t.done_at is None
    }
    assert page.records.goals
    hands.look("accepted")
    hands.press("Ctrl+1")
    assert asked.key not in [row.key for row in hands.today("now")]
    hands.look("today afterwards")
    hands.press("Ctrl+Z")
    assert newest_sheet(hands.bench, account).state == "draft"


def throw_the_sheet_away(hands: Hands) -> int:
    """Take away the sheet that somebody has begun for the new account; return the account."""
    begun = next(sheet for sheet in list_handovers(hands.bench) if sheet.occasion == "new_account")
    hands.go_to(next(row for row in hands.today("now") if row.account_id == begun.account_id))
    hands.press("Return", "Right", "Right", "Right")
    hands.tab_to(hands.wiring.account.view.plan.handover.fields.accessibleName())
    hands.press("Delete", "Ctrl+1")
    return begun.account_id


def write_what_sales_said(hands: Hands) -> None:
    """Note a customer's voice and what the colleague from sales told."""
    hands.press("V", "Tab")
    hands.type("見積りの速さ")
    hands.press("Return", "N")
    hands.type("# 営業からの引き継ぎ\n営業から月次レポートの約束あり")
    hands.press("Ctrl+Return", "Esc")


def make_a_sheet(hands: Hands, account: int) -> HandoverRow:
    """Make the sheet: it is filled from voice, note, people and contract, and each gap is a task."""
    hands.press("Y")
    hands.look("new sheet")
    hands.press("Tab")
    hands.type("営業 森")
    hands.press("Ctrl+Return")
    sheet = newest_sheet(hands.bench, account)
    assert sheet.from_owner == "営業 森"
    assert {field.origin for field in sheet.fields} >= {"contact", "subscription", "voice", "note"}
    tasks = [t for t in account_page(hands.bench, account).todos if t.done_at is None]
    assert sheet.gaps == len([t for t in tasks if t.reason.startswith("handover:")]) > 0
    hands.look("sheet")
    return sheet


def fill_the_gaps(hands: Hands, sheet: HandoverRow) -> None:
    """Go down the sheet; where nothing is known, write it; the keyboard comes back each time."""
    fields = hands.wiring.account.view.plan.handover.fields
    hands.tab_to(fields.accessibleName())
    for field in sheet.fields:
        if field.is_gap:
            hands.press("Return")
            hands.type("効果を数字で示す")
            hands.look(f"gap {field.id}")
            hands.press("Ctrl+Return")
            assert hands.focus() is fields
        hands.press("Down")
