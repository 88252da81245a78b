"""The half-year re-tiering: a cell changed, its effect seen, a review begun, answered, published from a day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from cs_workbench.domain.facts import TIERS
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.review_session import OBJECT, ReviewLine, review_wanted, running_review
from cs_workbench.services.settings import get
from cs_workbench.services.touch_models import model_of, versions
from cs_workbench.services.touch_reasons import explain_touch
from cs_workbench.ui.text import say
from cs_workbench.ui.views.allocation import AllocationView
from cs_workbench.ui.windows.insights_place import PAGES
from tests.ui.windows.journeys.hands import Hands, in_pair


@pytest.mark.long
@in_pair(1)
def test_half_year_retiering(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = tmp_path / "sheets"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(sheets))
    me = str(get(hands.bench, "owner"))
    hands.press("Ctrl+6")
    view = allocation(hands)
    hands.until(lambda: view.grid.rowCount() > 0 and view.grid.hasFocus())
    before = view.effect.summary.text()
    change_a_cell(hands, view, me)
    assert view.effect.summary.text() != before
    assert versions(hands.bench) == []
    hands.look("effect")

    press_button(hands, say("allocation", "Begin a tier review"))
    review = review_wanted(hands.bench)
    mine = [line for line in review.lines if line.owner == me]
    assert mine
    press_button(hands, say("allocation", "Write the sheets…"))
    (sheet,) = [path for path in sheets.iterdir() if me in path.name]
    hands.look("begun")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    answer(sheet, {line.account: (say("tier_review", "agree"), "") for line in mine})
    spoil(sheet)
    press_button(hands, say("allocation", "Take in a sheet…"))
    (told,) = [m.text for m in hands.window.messages.messages() if m.kind == "error"]
    assert say("tier_review", "Agree / object") in told
    assert review_wanted(hands.bench).answered("") == len(review.lines)
    assert versions(hands.bench) == [], "what was in force stays"
    hands.window.messages.clear()

    answer(sheet, {mine[0].account: (say("tier_review", "object"), "reference customer")})
    answer(sheet, {line.account: (say("tier_review", "agree"), "") for line in mine[1:]})
    press_button(hands, say("allocation", "Take in a sheet…"))
    assert review_wanted(hands.bench).answered(OBJECT) == 1
    press_button(hands, say("allocation", "Publish the review…"))
    hands.press("Ctrl+A")
    hands.type("+7")
    hands.press("Return")
    from_on = hands.bench.today + timedelta(days=7)
    assert review_wanted(hands.bench).from_on == from_on
    assert versions(hands.bench) == [], "until its day nothing is in force"
    hands.look("scheduled")

    hands.start_again(FixedClock(datetime.combine(from_on, time(1), UTC)))
    hands.until(lambda: running_review(hands.bench) is None)
    assert [row.in_force for row in versions(hands.bench)] == [True]
    assert model_of(hands.bench, None).rules != model_of(hands.bench, "ltv_pyramid").rules
    expect_moves(hands, mine[0], mine[1:])
    hands.look("to-dos")


def expect_moves(hands: Hands, kept: ReviewLine, moved: list[ReviewLine]) -> None:
    """Expect who objected to keep the tier, and a to-do on Today for every other one."""
    placed = explain_touch(hands.bench, kept.account_id).placement
    assert (placed.tier, placed.computed_tier) == (kept.old, kept.new)
    hands.press("Ctrl+1")
    rows = [row for section in ("now", "week", "later") for row in hands.today(section)]
    made = {row.account_id for row in rows if row.kind == "task" and " → " in row.text}
    assert {line.account_id for line in moved} <= made
    assert kept.account_id not in made


def allocation(hands: Hands) -> AllocationView:
    """Come to the page by its tab."""
    place = hands.wiring.insights
    hands.until(lambda: place.view.tabs.count() == len(PAGES))
    tabs = place.view.tabs
    while list(PAGES)[tabs.currentIndex()] != "allocation":
        hands.tab_to(tabs.tabBar().accessibleName(), back=True)
        hands.press("Left")
    hands.settle()
    view = place.pages["allocation"].view
    assert isinstance(view, AllocationView)
    return view


def change_a_cell(hands: Hands, view: AllocationView, me: str) -> None:
    """Give the first cells of the lowest row the highest tier, until two of my accounts move."""
    hands.press(*["Down"] * (view.grid.rowCount() - 1))
    for _ in range(view.grid.columnCount()):
        hands.press("1", "Right")
        if sum(row.owner == me for row in view.moves()) > 1:
            return
    pytest.fail(f"none of my accounts moves, of {TIERS}")


def press_button(hands: Hands, text: str) -> None:
    hands.tab_to(text)
    hands.press("Space")


def answer(path: Path, answers: dict[str, tuple[str, str]]) -> None:
    """Fill the sheet in, as in Excel."""
    book = load_workbook(path)
    for row in range(2, book.active.max_row + 1):
        told = answers.get(book.active.cell(row, 1).value)
        if told is not None:
            book.active.cell(row, 6).value, book.active.cell(row, 7).value = told
    book.save(path)


def spoil(path: Path) -> None:
    """Answer what is no answer."""
    book = load_workbook(path)
    book.active.cell(2, 6).value = "maybe"
    book.save(path)
