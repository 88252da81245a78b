"""Monday of a lead: the window opens on Team; who needs help and why, the record behind it, and work that is moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cs_workbench.services.economics import running_book
from cs_workbench.services.settings import get
from cs_workbench.services.team import team
from cs_workbench.ui.text import say
from cs_workbench.ui.views.team import NAMES
from tests.support.logs import ExpectedLog
from tests.ui.windows.journeys.hands import Hands, in_pair

ACCOUNTS = 1  # the column


@pytest.mark.long
@in_pair(1)
def test_monday_of_a_lead(
    hands_on: Callable[..., Hands], theme: str, profile: Path, expected_log: ExpectedLog
) -> None:
    hands = hands_on(profile, None)
    become_lead(hands)
    hands.start_again()
    hands.press("Ctrl+7")
    view = hands.wiring.team.view
    hands.until(lambda: view.table.rowCount() > 2 and view.table.hasFocus())
    hands.look("team")
    first = view.row()
    assert first is not None
    assert (first.needs_help, first.reason in view.behind.head.text()) == (True, True)

    hands.press(*["Right"] * NAMES.index("red"), "Return")
    assert hands.place == "accounts"
    assert set(hands.wiring.accounts.view.accounts_shown()) == set(first["red"].accounts)
    hands.look("its accounts that need action")
    hands.press("Alt+Left")
    hands.until(lambda: hands.place == "team" and view.table.hasFocus())
    assert view.table.currentColumn() == NAMES.index("red")

    while not view.behind.sheets["moved"].rowCount():
        hands.press("Down")
    hands.tab_to(view.behind.sheets["moved"].accessibleName())
    account, owner = view.current_account(), view.owner()
    hands.press("Ctrl+I")
    hands.until(lambda: hands.window.has_pane)
    hands.look("why it moved")
    hands.press("Escape")

    hands.tab_to(view.behind.sheets["moved"].accessibleName())
    hands.press("A")
    hands.until(view.behind.handover.isVisible)
    hands.look("hand over")
    taker = view.behind.handover.to.currentData()
    hands.press("Return")
    hands.until(lambda: owner_of(hands, account) == taker)
    hands.press("Ctrl+Z")
    hands.until(lambda: owner_of(hands, account) == owner)

    hands.press("Alt+PgUp")
    hands.until(view.banner.isVisible)
    hands.look("a week ago")
    assert team(hands.bench, view.day.day()).total["accounts"].value == rows_total(hands)
    hands.press("Alt+PgDown")
    hands.until(view.banner.isHidden)


def become_lead(hands: Hands) -> None:
    """Say in Settings that one leads the team."""
    hands.press("Ctrl+K")
    hands.type(say("settings", "Your role"))
    hands.press("Return", "Down", "Ctrl+1")
    assert get(hands.bench, "role") == "lead"


def owner_of(hands: Hands, account: int | None) -> object:
    book = running_book(hands.bench)
    return book["owner"].at(book.account_id.tolist().index(account))


def rows_total(hands: Hands) -> int:
    view = hands.wiring.team.view
    last = view.table.rowCount() - 1
    return int(str(view.table.model().index(last, ACCOUNTS).data()).replace(",", ""))
