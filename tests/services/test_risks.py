"""A risk is written from its form, told on Slack and put on a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cs_workbench.domain.risk import Risk
from cs_workbench.kernel.money import Money
from cs_workbench.services.account import account_page, find_account
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.export import CannotWrite
from cs_workbench.services.risks import print_risks, risk_command, risk_page, risk_text, told_of_todos
from cs_workbench.services.workbench import Workbench


def test_a_risk_is_written_from_its_form_changed_told_and_put_on_a_page(
    bench: Workbench, tmp_path: Path
) -> None:
    account = find_account(bench, "あおば精機")
    values = {
        "text": "", "cause": "logins fell\nsince May", "plan": "meet the buyer", "help_from": "加藤",
        "amount": 8_640_000, "deadline": "2026-12-06", "due_on": "2026-11-26",
    }  # fmt: skip
    todo = do(bench, risk_command(account, values, "JPY")).value
    (told,) = told_of_todos(bench, [int(str(todo))])
    assert told.text == "logins fell", "without words of its own the cause says it"
    assert told.risk == Risk(
        "logins fell\nsince May", Money(8_640_000, "JPY"), date(2026, 12, 6), "meet the buyer", "加藤"
    )
    assert "• Help wanted from: 加藤" in risk_text(bench, [told])
    page = risk_page(bench, [told])
    assert page.title == "Risk: あおば精機"
    assert ("Amount at risk", "¥8,640,000") in page.rows
    assert ("Help wanted from", "加藤") in page.rows
    said = print_risks(bench, [told], tmp_path / "risk.pdf", lambda paper: paper.title.encode())
    assert (tmp_path / "risk.pdf").read_text("utf-8") == "Risk: あおば精機"
    assert "risk.pdf" in said
    row = next(t for t in account_page(bench, account).todos if t.id == todo)
    do(
        bench,
        risk_command(account, {**values, "text": "Agree on terms", "amount": None, "plan": None}, "JPY", row),
    )
    (told,) = told_of_todos(bench, [int(str(todo))])
    assert (told.text, told.risk.amount, told.risk.plan) == ("Agree on terms", None, "")
    assert "ARR at stake: ¥8,640,000" in risk_text(bench, [told]), (
        "unknown: what the account pays is told, and named so"
    )
    undo_last(bench)
    assert told_of_todos(bench, [int(str(todo))])[0].risk.plan == "meet the buyer"
    with pytest.raises(CannotWrite):
        print_risks(bench, [told], tmp_path / "no" / "risk.pdf", lambda _paper: b"")
