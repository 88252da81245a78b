"""配置 in the running window: a cell changed by key or drop, its effect at once, its accounts behind Enter."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services.allocation import load_board
from cs_workbench.services.commands import do
from cs_workbench.services.review_session import BeginReview, running_review
from cs_workbench.services.touch_models import PublishModel, exported, model_of, versions
from cs_workbench.ui.views.allocation import AllocationView
from cs_workbench.ui.windows.allocation_page import AllocationPage
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired


def opened(qtbot: QtBot, program: Program) -> tuple[AllocationPage, AllocationView]:
    """Go to the page, on the first cell that has accounts in the lowest row."""
    wiring = wired(program)
    wiring.go("insights")
    wiring.insights.view.tabs.setCurrentIndex(list(PAGES).index("allocation"))
    settle(qtbot, program)
    page = wiring.insights.pages["allocation"]
    assert isinstance(page, AllocationPage)
    return page, page.view


def go_to_accounts(view: AllocationView, row: int) -> int:
    """Put the cursor on the first cell of a row that has accounts; return how many it has."""
    for column in range(view.grid.columnCount()):
        cell = view.grid.cell_at(row, column)
        assert cell is not None
        count = int("".join(c for c in cell.count.split("社")[0] if c.isdigit()) or 0)
        if count:
            view.grid.setCurrentCell(row, column)
            return count
    raise AssertionError(row)


def test_a_key_changes_a_cell_and_the_effect_stands_beside_it_at_once(qtbot: QtBot, start: Starter) -> None:
    program = start()
    page, view = opened(qtbot, program)
    low = view.grid.rowCount() - 1
    count = go_to_accounts(view, low)
    before = view.effect.summary.text()
    QTest.keyClick(view.grid, Qt.Key.Key_1)
    assert f"すぐ上がる {count}社" in view.effect.summary.text(), "at once, nothing asked"
    settle(qtbot, program)
    bench = wired(program).desk.bench
    assert load_board(bench).draft is not None
    assert versions(bench) == [], "nothing is published"
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    settle(qtbot, program)
    assert view.effect.summary.text() == before
    assert load_board(wired(program).desk.bench).draft is None
    wired(program).desk.undo()
    settle(qtbot, program)
    assert f"すぐ上がる {count}社" in view.effect.summary.text()
    assert page.memory() == {"row": view.grid.currentRow(), "column": view.grid.currentColumn()}
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    wiring = wired(program)
    assert (wiring.present.id, len(wiring.accounts.view.accounts_shown())) == ("accounts", count)
    wiring.back()
    settle(qtbot, program)
    assert wiring.present.id == "insights"


def test_a_sheet_with_a_stranger_is_told_in_the_window_and_changes_nothing(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    page, view = opened(qtbot, program)
    bench = wired(program).desk.bench
    do(bench, PublishModel(exported(model_of(bench, "ltv_pyramid"))))
    do(bench, BeginReview(exported(model_of(bench, "ltv_state"))))
    settle(qtbot, program)
    qtbot.waitUntil(view.review.steps["export"].isVisible, timeout=20_000)
    page.files.export(tmp_path / "sheets")
    settle(qtbot, program)
    sheet = next((tmp_path / "sheets").iterdir())
    book = load_workbook(sheet)
    book.active.cell(2, 6).value = "たぶん"
    book.save(sheet)
    page.files.read(sheet)
    settle(qtbot, program)
    (told,) = [m.text for m in program.window.messages.messages() if m.kind == "error"]
    assert "2行目" in told
    assert "「たぶん」は「同意」でも「異議あり」でもありません" in told
    review = running_review(bench)
    assert review is not None
    assert review.answered("") == len(review.lines)
    assert model_of(bench, None).id == "ltv_pyramid"
    for ending in ("md", "pdf"):
        page.files.write_memo(tmp_path / f"memo.{ending}")
    settle(qtbot, program)
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert "## 変わらないこと" in (tmp_path / "memo.md").read_text(encoding="utf-8")
