"""The renewal board in the running window: judged by keys where it stands, each by whose judgement it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cs_workbench.services.forecast import BoardRow
from cs_workbench.services.settings import SetSetting
from cs_workbench.ui.text import say
from cs_workbench.ui.views.board import BoardGrid
from cs_workbench.ui.windows.accounts_place import AccountsPlace
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

AOBA, SHINONOME = "あおば精機", "東雲ケミカル"


def shown_board(qtbot: QtBot, program: Program) -> tuple[AccountsPlace, BoardGrid]:
    wired(program).go("accounts")
    settle(qtbot, program)
    place = wired(program).accounts
    place.choose_side("all")
    place.choose_layout("board")
    settle(qtbot, program)
    place.focus()
    return place, place.view.board


def go_to(grid: BoardGrid, name: str, fact: str) -> BoardRow:
    """Put the cursor on the cell of an account, and return its row."""
    lines = grid.lines
    column = lines.shown.columns.index(fact)
    line = next(n for n in range(lines.rowCount()) if lines.index(n, 0).data() == name)
    grid.selectionModel().clear()
    grid.setCurrentIndex(lines.index(line, column))
    row = lines.row_of(lines.account_at(line))
    assert row is not None
    return row


def text_at(grid: BoardGrid, name: str, fact: str) -> str:
    go_to(grid, name, fact)
    return str(grid.currentIndex().data())


def test_a_csm_judges_by_keys_with_a_reason_and_the_difference_is_told_first(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    place, grid = shown_board(qtbot, program)
    titles = [grid.lines.index(n, 0).data() for n in range(grid.lines.rowCount()) if grid.lines.is_heading(n)]
    assert [title.split("(")[0] for title in titles] == ["▾ 今", "▾ まもなく"]
    assert text_at(grid, AOBA, "verdict_csm") in ("未記入", "期限超過")
    assert text_at(grid, AOBA, "days_left") == "12"
    go_to(grid, AOBA, "verdict_csm")
    QTest.keyClick(grid, Qt.Key.Key_4)
    assert not place.view.quick.isVisible(), "three months ahead nobody only watches"
    QTest.keyClick(grid, Qt.Key.Key_3)
    quick = place.view.quick
    assert quick.isVisible()
    assert [quick.verdict.itemData(n) for n in range(quick.verdict.count())] == ["renew", "smaller", "leave"]
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    assert quick.isVisible(), "who says that they leave says why"
    assert quick.problem.text()
    quick.line.setText("推進者が抜けた")
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    current = grid.lines.row_of(grid.current_account())
    assert current is not None
    assert current.coming.account == AOBA, "the cursor goes with its row"
    assert text_at(grid, AOBA, "verdict_csm") == "解約"
    assert text_at(grid, AOBA, "why_judged") == "推進者が抜けた"
    difference = text_at(grid, AOBA, "difference")
    assert difference.startswith("ルール: ")
    assert difference.endswith("、CSM: 解約")
    assert grid.currentIndex().row() == 1, "where judgements differ stands first"
    assert text_at(grid, AOBA, "verdict_lead") in ("未記入", "期限超過"), "the lead is asked"
    go_to(grid, AOBA, "verdict_csm")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert (quick.verdict.currentData(), quick.line.text()) == ("leave", "推進者が抜けた"), (
        "Enter goes on from it"
    )
    QTest.keyClick(quick.line, Qt.Key.Key_Escape)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    settle(qtbot, program)
    assert text_at(grid, AOBA, "difference") == "–"
    wired(program).desk.undo()
    settle(qtbot, program)
    assert text_at(grid, AOBA, "verdict_csm") == "解約"
    assert "推進者が抜けた" in str(grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole))


def test_each_judgement_is_written_by_whose_it_is(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place, grid = shown_board(qtbot, program)
    wired(program).desk.do(SetSetting("role", "csm"))
    wired(program).desk.do(SetSetting("owner", "佐藤"))
    settle(qtbot, program)
    told: list[str] = []
    place.refused.connect(told.append)

    def refused(name: str, fact: str) -> bool:
        told.clear()
        go_to(grid, name, fact)
        for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2):
            QTest.keyClick(grid, key)
        is_open = place.view.quick.isVisible() or grid.is_editing()
        place.view.quick.leave()
        assert len(told) in (0, 4)
        return not is_open and len(set(told)) == 1

    other = next(row.coming.account for row in _rows(grid) if row.coming.owner != "佐藤")
    assert refused(AOBA, "verdict_lead")
    assert say("board", "The lead's judgement is written by a lead. Your role stands in Settings.") in told
    assert refused(other, "verdict_csm")
    wired(program).desk.do(SetSetting("owner", None))
    wired(program).desk.do(SetSetting("role", "lead"))
    settle(qtbot, program)
    assert refused(AOBA, "verdict_csm")
    go_to(grid, SHINONOME, "verdict_lead")
    QTest.keyClick(grid, Qt.Key.Key_2)
    place.view.quick.line.setText("予算削減")
    QTest.keyClick(place.view.quick.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert text_at(grid, SHINONOME, "verdict_lead") == "縮小"


def test_a_cell_s_list_asks_why_and_several_are_filled_at_once(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place, grid = shown_board(qtbot, program)
    go_to(grid, AOBA, "verdict_csm")
    QTest.keyClick(grid, Qt.Key.Key_F2)
    box = grid.viewport().findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText("契約更新"))
    box.activated.emit(box.currentIndex())
    assert place.view.quick.isVisible()
    assert place.view.quick.verdict.currentData() == "renew"
    QTest.keyClick(place.view.quick.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert text_at(grid, AOBA, "verdict_csm") == "契約更新"
    place.filter_by("owner:佐藤")
    settle(qtbot, program)
    go_to(grid, _rows(grid)[0].coming.account, "verdict_csm")
    grid.select_accounts(grid.lines.accounts_at(np.arange(1, 4)))
    meant = grid.rows_meant("csm")
    QTest.keyClick(grid, Qt.Key.Key_1)
    QTest.keyClick(place.view.quick.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    names = [row.coming.account for row in meant]
    assert len(names) == 3
    assert {text_at(grid, name, "verdict_csm") for name in names} == {"契約更新"}


@pytest.mark.long
def test_the_board_follows_the_filter_leaves_as_a_file_and_comes_back(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    place, grid = shown_board(qtbot, program)
    everything = len(_rows(grid))
    place.filter_by("arr>=8000000")
    settle(qtbot, program)
    assert 0 < len(_rows(grid)) < everything
    assert all(row.coming.due.minor >= 8_000_000 for row in _rows(grid))
    place.export_to(tmp_path / "board.csv")
    settle(qtbot, program)
    head, *rows = (tmp_path / "board.csv").read_text("utf-8-sig").splitlines()
    assert head.startswith(
        "顧客,残り,ARR,通貨,ルール,CSM,リーダー,食い違い,理由,ネクストアクション,契約更新の段階,"
    )
    assert len(rows) == len(_rows(grid))
    place.filter_by("name:そんな顧客はない")
    settle(qtbot, program)
    assert place.view.empty.isVisible()
    place.filter_by("started_on<=10d")
    settle(qtbot, program)
    assert not _rows(grid)
    assert place.view.empty.what.text() == say("board", "No renewal is to be judged")
    place.filter_by("")
    settle(qtbot, program)
    place.view.board.group_by("rule")
    place._save_view("更新会議")
    settle(qtbot, program)
    memory = place.memory()
    assert (memory["layout"], memory["board"]["group"]) == ("board", "rule")
    program.save()
    again = start_again(qtbot, start)
    there = wired(again).accounts
    wired(again).go("accounts")
    settle(qtbot, again)
    assert there.view.layout_name == "board"
    assert there.view.board.lines.shown.group == "rule"
    there.choose_side("all")
    assert there.view.layout_name == "table"
    there.choose_side(next(e.key for e in there.side_entries() if e.text == "更新会議"))
    assert there.view.layout_name == "board"


def start_again(qtbot: QtBot, start: Starter) -> Program:
    program = start()
    settle(qtbot, program)
    return program


def test_the_verbs_of_a_row_are_those_of_its_account(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place, grid = shown_board(qtbot, program)
    row = go_to(grid, AOBA, "name")
    for key in (Qt.Key.Key_L, Qt.Key.Key_N):
        QTest.keyClick(grid, key)
        assert place.view.quick.isVisible()
        assert place.view.chosen_accounts() == (row.coming.account_id,)
        place.view.quick.leave()
    wired(program).ask_why()
    settle(qtbot, program)
    assert place.current_account() == row.coming.account_id
    place.focus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wired(program).present.id == "account"


def _rows(grid: BoardGrid) -> list[BoardRow]:
    lines = grid.lines
    keys = [lines.account_at(n) for n in range(lines.rowCount()) if not lines.is_heading(n)]
    return [row for row in map(lines.row_of, keys) if row is not None]
