"""Choosing where a note was edited in two places: every key, every mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs_workbench.domain.merge import Keep
from cs_workbench.ui.views.conflict import ComparedText, ConflictView
from tests.ui.views.made import conflict, press

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> ConflictView:
    made = ConflictView()
    qtbot.addWidget(made)
    made.show_conflict(conflict())
    return made


def underlined(text: ComparedText) -> str:
    """Return what is marked without colour."""
    found, cursor = [], QTextCursor(text.document())
    for place in range(1, len(text.toPlainText()) + 1):
        cursor.setPosition(place)
        if cursor.charFormat().fontUnderline():
            found.append(text.toPlainText()[place - 1])
    return "".join(found)


def test_both_stay_until_one_chooses_and_what_fits_together_is_joined(view: ConflictView) -> None:
    assert view.result.toPlainText() == (
        "# EBRの準備\n\n予算は減額\n予算は再開\n目的: 定着\n\n約束(こちら): 資料 12/5\n\n次: 訪問\n次: メール 12/10"
    )
    assert "予算は減額" in view.state.accessibleName()
    assert "予算は再開" in view.state.accessibleName(), "a reader without eyes hears both"
    assert (underlined(view.mine), underlined(view.theirs)) == ("減額訪問", "再開メール 12/10")


def test_keys_choose_place_by_place_and_everywhere(view: ConflictView, qtbot: QtBot) -> None:
    press(view.mine, Qt.Key.Key_M)
    press(view.theirs, Qt.Key.Key_N)
    assert view.state.text() == "Place 2 of 2: both"
    press(view.result, Qt.Key.Key_T)
    with qtbot.waitSignal(view.saveWanted) as saved:
        press(view.mine, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [[Keep.MINE, Keep.THEIRS]]
    press(view.mine, Qt.Key.Key_N)
    assert view.state.text() == "Place 1 of 2: mine", "after the last comes the first"
    press(view.mine, Qt.Key.Key_P)
    press(view.mine, Qt.Key.Key_B, SHIFT)
    press(view.mine, Qt.Key.Key_T, SHIFT)
    assert "予算は再開\n目的" in view.result.toPlainText()
    assert view.result.toPlainText().endswith("\n次: メール 12/10")
    with qtbot.waitSignal(view.left):
        press(view.mine, Qt.Key.Key_Escape)


def test_a_button_chooses_like_its_key(view: ConflictView) -> None:
    press(next(b for b in view.findChildren(QPushButton) if b.property("keep") == "theirs"), Qt.Key.Key_Space)
    assert "予算は再開\n目的" in view.result.toPlainText()
