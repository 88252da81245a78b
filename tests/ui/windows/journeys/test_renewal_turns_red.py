"""A renewal turns red: seen on Today, explained, worked on, told to colleagues, judged by CSM and lead."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from cs_workbench.domain.risk import Risk, risk_of
from cs_workbench.kernel.money import Money, to_minor
from cs_workbench.services.account import account_page
from cs_workbench.services.forecast import BoardRow, renewal_board
from cs_workbench.services.phase_reasons import explain_phase
from cs_workbench.services.renewals import RenewalRow, renewal_rows
from cs_workbench.services.today import TodayRow
from cs_workbench.ui.text import say
from cs_workbench.ui.views.line_grid import LineGrid
from tests.ui.windows.journeys.hands import MOST_ROWS, Hands, in_pair

STEP, WHO = "後任の推進者と条件を詰める", "青葉 武"
PLAN, HELP = "柏木様と毎週打ち合わせ、P1の対策を書面で渡す", "加藤"
CSM_WHY, LEAD_WHY = "決裁者が継続の意向", "席数の見直しを聞いている"


@in_pair(3)
def test_a_renewal_turns_red(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = see_it_on_today(hands)
    account = seen.account_id
    assert account is not None
    ask_why(hands, seen)
    work_on_the_renewal(hands, account)
    write_the_risk(hands, account, seen.account)
    print_it(hands, tmp_path / "risk.pdf", monkeypatch)
    judge(hands, account, "verdict_csm", "1", CSM_WHY)
    become_the_lead(hands)
    judge(hands, account, "verdict_lead", "2", LEAD_WHY)
    told = row_of(hands, account).coming
    assert (told.csm, told.lead) == ("renew", "smaller")
    assert ("csm", "lead") in told.heard.differences
    board = hands.wiring.accounts.view.board
    first = board.lines.row_of(board.lines.account_at(1))
    assert first is not None
    assert first.coming.account_id == account, "where judgements differ stands first"
    shown = board.lines.index(1, board.lines.shown.columns.index("difference")).data()
    assert say("values", "Renews") in shown
    assert say("values", "Smaller") in shown
    hands.look("they differ")


def see_it_on_today(hands: Hands) -> TodayRow:
    """The countdown runs to the notice deadline first; the cause stands behind it."""
    in_twelve_days = hands.bench.today + timedelta(days=12)
    seen = next(row for row in hands.today("now") if row.kind == "renewal" and row.due_on == in_twelve_days)
    hands.go_to(seen)
    (record,) = [r for r in renewal_rows(hands.bench, account_id=seen.account_id) if r.kind == "renewal"]
    assert record.deadline == record.notice_on == seen.due_on
    assert record.notice_on is not None
    assert record.ends_on is not None
    assert record.days_left == 12
    assert seen.text.index(str(record.days_left)) < seen.text.index(str(record.ends_on.year))
    cause = str(account_page(hands.bench, record.account_id).facts["why"])
    assert cause in seen.text
    assert "renewal" in explain_phase(hands.bench, record.account_id).motions, (
        "60 days before the notice deadline"
    )
    assert record.stage == "preparing"
    hands.look("today")
    return seen


def ask_why(hands: Hands, seen: TodayRow) -> None:
    """Why? names the record behind it: the champion who left, and when."""
    hands.press("Ctrl+I")
    texts = "\n".join(label.text() for label in hands.wiring.pane.why.findChildren(QLabel))
    assert say("why", "Why? {account}", account=seen.account) in texts
    assert str(account_page(hands.bench, seen.account_id or 0).facts["why"]) in texts
    hands.look("why")
    hands.press("Esc")


def work_on_the_renewal(hands: Hands, account: int) -> None:
    """In the calendar: stage, amount, next step and who decides are typed where they stand."""
    show_layout(hands, say("accounts", "Renewals"))
    grid = hands.wiring.accounts.view.renewals
    go_to(hands, grid, account, "renewal_stage")
    hands.press("F2")
    box = hands.focus()
    assert isinstance(box, QComboBox)
    hands.press("Down")
    for fact, text in (("amount", "8,000,000"), ("next_step", STEP), ("decides", WHO)):
        go_to(hands, grid, account, fact)
        hands.press("F2")
        hands.type(text)
        hands.press("Return")
    hands.until(lambda: record_of(hands, account).decides == WHO)
    record = record_of(hands, account)
    assert (record.stage, record.next_step) == ("proposed", STEP)
    currency = of_book(hands, account).currency
    assert record.amount == Money(to_minor(Decimal(8_000_000), currency), currency)
    hands.look("renewal set")


def write_the_risk(hands: Hands, account: int, name: str) -> None:
    """On the account: R opens the form, begun with cause, amount and deadline; then C copies it for Slack."""
    hands.press("Return")
    assert hands.place == "account"
    hands.press("R")
    form = hands.wiring.account.view.form
    assert form.isVisible()
    hands.type("決裁者と更新の条件を合意する")
    hands.tab_to(say("risk", "Help wanted from"))
    hands.type(HELP)
    hands.tab_to(say("risk", "Plan"))
    hands.type(PLAN)
    hands.look("risk form")
    hands.press("Ctrl+Return")
    todo = next(
        t for t in account_page(hands.bench, account).todos if t.text == "決裁者と更新の条件を合意する"
    )
    record, risk, arr = record_of(hands, account), risk_of(todo.detail), of_book(hands, account)
    assert risk == Risk(risk.cause, arr, record.notice_on, PLAN, HELP)
    assert risk.cause == account_page(hands.bench, account).facts["why"]
    sheet = hands.wiring.account.view.plan.todos
    assert hands.focus() is sheet
    hands.press("Home", *["Up"] * sheet.rowCount())
    for _ in range(sheet.rowCount()):
        if sheet.key_at(sheet.currentRow()) == todo.id:
            break
        hands.press("Down")
    hands.press("C")
    copied = QGuiApplication.clipboard().text()
    assert name in copied
    for part in (risk.cause, f"{arr.amount:,.0f}", str(record.notice_on), PLAN, HELP):
        assert part in copied
    hands.look("copied for slack")


def print_it(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+P puts the same on a page."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.press("Ctrl+P")
    hands.until(path.exists)
    assert path.read_bytes().startswith(b"%PDF")


def judge(hands: Hands, account: int, fact: str, key: str, why: str) -> None:
    """On the board: a digit chooses, the line asks why."""
    show_layout(hands, say("accounts", "Renewal board"))
    go_to(hands, hands.wiring.accounts.view.board, account, fact)
    hands.press(key)
    hands.type(why)
    hands.press("Return")
    hands.until(lambda: why in [j.why for j in row_of(hands, account).coming.heard.judgements])
    hands.look(fact)


def become_the_lead(hands: Hands) -> None:
    """Say in Settings that you lead the team."""
    hands.press("Ctrl+K")
    hands.type(say("settings", "Your role"))
    hands.press("Return", "Down")


def show_layout(hands: Hands, name: str) -> None:
    """Come to a layout of Accounts by its button, and to its rows."""
    hands.press("Ctrl+2")
    hands.tab_to(name)
    hands.press("Space")


def go_to(hands: Hands, grid: LineGrid, account: int, fact: str) -> None:
    """Go to a cell by the arrows."""
    wanted = grid.table.shown.columns.index(fact)
    hands.press("Home")
    for _ in range(MOST_ROWS):
        if grid.account() == account:
            break
        hands.press("Down")
    while grid.currentIndex().column() != wanted:
        hands.press("Right" if grid.currentIndex().column() < wanted else "Left")


def of_book(hands: Hands, account: int) -> Money:
    """Return the account's ARR once its renewal has an amount: the book may be Japanese in an English window."""
    amount = record_of(hands, account).amount
    assert amount is not None
    return {"JPY": Money(8_640_000, "JPY"), "USD": Money(5_760_000, "USD")}[amount.currency]


def record_of(hands: Hands, account: int) -> RenewalRow:
    """Return the renewal of the running term."""
    return next(r for r in renewal_rows(hands.bench, account_id=account) if r.kind == "renewal")


def row_of(hands: Hands, account: int) -> BoardRow:
    """Return the account's row of the board."""
    return next(row for row in renewal_board(hands.bench) if row.coming.account_id == account)
