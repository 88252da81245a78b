"""Why is … not here? A name, the clauses that keep it out, and a key to take each away."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired


def in_list(program: Program, condition: str, qtbot: QtBot) -> None:
    wiring = wired(program)
    wiring.list_accounts(condition)
    settle(qtbot, program)


def healthy_one(program: Program) -> tuple[int, str]:
    """Return a running account that stands well."""
    book = wired(program).accounts.view.table.book
    good = [label == "green" for label in book["band"].labels]
    found = np.array([*good, False])[book["band"].values] & ~book["churned_on"].is_known()
    row = int(np.flatnonzero(found)[0])
    return int(book.account_id[row]), str(book["name"].at(row))


def test_what_keeps_an_account_out_is_said_and_taken_away_with_a_key(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    in_list(program, "band:red", qtbot)
    account, name = healthy_one(program)
    place = wiring.accounts
    assert account not in place.view.accounts_shown()
    doings = program.doings
    assert doings is not None
    doings.actions.run("account.not_listed")
    line = place.view.listed
    assert line.isVisible()
    line.line.setText(name)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert name in line.headline.text()
    assert "要対応" in line.said.text()
    assert "いまは健全" in line.said.text()
    (away,) = line.findChildren(QPushButton)
    assert away.accessibleName().startswith("1 条件を外す")
    assert away.text().startswith("&1 ")
    away.click()
    settle(qtbot, program)
    assert place.memory()["condition"] == ""
    assert account in place.view.accounts_shown()
    assert line.answer is not None
    assert line.answer.is_listed
    assert place.current_account() == account
    QTest.keyClick(line.line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_a_name_that_means_several_says_so(qtbot: QtBot, start: Starter) -> None:
    program = start()
    in_list(program, "", qtbot)
    place = wired(program).accounts
    place.act("account.not_listed")
    line = place.view.listed
    line.line.setText("a name nobody has")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert "0社" in line.headline.text()


def test_why_also_says_why_the_account_is_in_the_list(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    in_list(program, "", qtbot)
    account, _ = healthy_one(program)
    in_list(program, "band:green", qtbot)
    wiring.pane.open_why(account)
    settle(qtbot, program)
    words = wiring.pane.why.words()
    assert "この一覧にある理由" in words
    assert "「ヘルス: 健全」に当てはまる(いまは健全)" in words
    wiring.accounts.choose_side("needs_action")
    settle(qtbot, program)  # the pane follows the cursor to the first row of the other list
    wiring.pane.open_why(account)
    settle(qtbot, program)
    words = wiring.pane.why.words()
    assert "「要対応」にない理由" in words
    assert "条件は「ヘルス: 要対応」、いまは健全" in words
