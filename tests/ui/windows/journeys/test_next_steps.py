"""Accounts without a next step get one: one by one on Today, the same for many in Accounts."""

from __future__ import annotations

from cs_workbench.services.account import account_page
from cs_workbench.services.workbench import Workbench
from tests.ui.windows.journeys.hands import Hands, in_pair


def steps(bench: Workbench, account: int) -> list[str]:
    """Return the open tasks of an account."""
    return [t.text for t in account_page(bench, account).todos if t.done_at is None and t.kind == "task"]


@in_pair(3)
def test_next_steps_for_accounts_without_one(hands: Hands) -> None:
    hands.press("Ctrl+1")
    bare = hands.today("no_next_step")
    assert bare
    first = bare[0]
    hands.go_to(first)
    hands.look("today")
    hands.press("S")
    hands.type("現場の声を聞く")
    hands.look("line")
    hands.press("Return")
    assert first.account_id is not None
    assert "現場の声を聞く" in steps(hands.bench, first.account_id)
    assert first.key not in [row.key for row in hands.today("no_next_step")]
    row = hands.wiring.today.view.list.current_row()
    assert row is not None
    assert row.kind == "no_next_step", "the next one is under the cursor"

    hands.press("Ctrl+2", "Ctrl+K")
    hands.type("no_next_step")
    hands.press("Return")
    view = hands.wiring.accounts.view
    accounts = [int(account) for account in view.accounts_shown()]
    assert hands.wiring.accounts.chosen_side() == "no_next_step"
    hands.look("accounts")
    hands.press("Ctrl+A", "S")
    hands.type("半期の振り返りを提案")
    hands.look("line for many")
    hands.press("Return")
    hands.until(lambda: not len(view.accounts_shown()))
    assert accounts
    assert all("半期の振り返りを提案" in steps(hands.bench, account) for account in accounts)
    hands.look("none left")
    hands.press("Ctrl+Z")
    hands.until(lambda: list(view.accounts_shown()) == accounts)
    assert not any("半期の振り返りを提案" in steps(hands.bench, account) for account in accounts)
    hands.press("Ctrl+1")
    hands.look("today afterwards")
