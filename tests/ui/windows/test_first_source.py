"""The first day without a sample: a file is dropped, its mapping corrected, and its accounts stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.program import Program
from tests.shared_data import shared
from tests.ui.windows.running import StarterIn, settle, wired

PATIENCE_MS = 20_000
JAPANESE = (
    "顧客ID,顧客名,担当者,契約金額,契約更新日,業種,温度感\n"
    'A-1,株式会社あおば,佐藤,"1,200,000",2027/03/31,製造,高\n'
    "A-2,㈱みどり商事,鈴木,360000,2027年1月15日,卸売,低\n"
    "A-3,髙橋工業,佐藤,840000,2026/12/20,製造,中\n"
)


def drop(onto: QWidget, path: Path) -> None:
    """Drop the file at ``path`` (Qt routes a sent event only while a drag of its own runs)."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    onto.dropEvent(event)


def begin(qtbot: QtBot, start_in: StarterIn, folder: Path, path: Path) -> Program:
    """Start without a profile and drop ``path`` on the first page; return when its columns are shown."""
    program = start_in(folder)
    qtbot.waitUntil(lambda: program.wiring is not None, timeout=PATIENCE_MS)
    wiring = wired(program)
    qtbot.waitUntil(lambda: wiring.present.id == "first_run" and program.is_settled, timeout=PATIENCE_MS)
    drop(wiring.first_run.view, path)
    qtbot.waitUntil(wiring.data.view.preview.isVisible, timeout=PATIENCE_MS)
    settle(qtbot, program)
    return program


def choice(program: Program, column: str) -> QComboBox:
    """Return the box that says what ``column`` becomes."""
    boxes = wired(program).data.view.preview.findChildren(QComboBox)
    return next(box for box in boxes if box.property("column") == column and box.isVisible())


def test_a_japanese_file_is_corrected_and_fills_the_accounts(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    path = tmp_path / "顧客一覧.csv"
    path.write_bytes(JAPANESE.encode("cp932"))
    program = begin(qtbot, start_in, tmp_path / "profile", path)
    wiring = wired(program)
    assert choice(program, "顧客名").currentData() == "name"
    assert choice(program, "担当者").currentData() == "owner"
    box = choice(program, "契約更新日")
    assert box.currentData() == "ends_on"
    box = choice(program, "業種")
    assert box.currentData() == "industry"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)  # "– is not read"
    qtbot.waitUntil(lambda: program.is_settled and choice(program, "業種") is not box, timeout=PATIENCE_MS)
    assert choice(program, "業種").currentData() == ""
    preview = wiring.data.view.preview
    QTest.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: wiring.present.id == "first_run" and wiring.first_run.view.asks_person, timeout=PATIENCE_MS
    )
    person = wiring.first_run.view.person
    assert [person.itemText(n) for n in range(person.count())] == ["佐藤", "鈴木"]
    QTest.keyClick(person, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    place = wiring.accounts
    qtbot.waitUntil(
        lambda: wiring.present.id == "accounts" and len(place.view.accounts_shown()) == 2,
        timeout=PATIENCE_MS,
    )
    assert place.chosen_side() == "my_book"
    place.choose_side("all")
    book = place.view.table.book
    assert {book["name"].at(row) for row in range(len(book))} == {
        "株式会社あおば",
        "㈱みどり商事",
        "髙橋工業",
    }
    assert not book["industry"].is_known().any()
    assert program.window.rail.isVisible()
    assert not program.window.messages.messages()


def test_a_file_without_owners_goes_straight_to_its_accounts(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    path = shared("data", "maven_crm_sales", "accounts.csv")
    program = begin(qtbot, start_in, tmp_path / "profile", path)
    wiring = wired(program)
    preview = wiring.data.view.preview
    QTest.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = path.read_text().strip().count("\n")
    qtbot.waitUntil(
        lambda: wiring.present.id == "accounts" and len(wiring.accounts.view.accounts_shown()) == rows,
        timeout=PATIENCE_MS,
    )
    assert wiring.accounts.chosen_side() == "all"


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape])
def test_leaving_the_preview_stores_nothing(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path, leave: Qt.Key
) -> None:
    path = tmp_path / "顧客一覧.csv"
    path.write_bytes(JAPANESE.encode("cp932"))
    program = begin(qtbot, start_in, tmp_path / "profile", path)
    wiring = wired(program)
    QTest.keyClick(wiring.data.view.preview, leave)
    settle(qtbot, program)
    assert not wiring.data.view.preview.isVisible()
    assert wiring.data.view.sources.current() is None
