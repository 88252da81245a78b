"""The palette finds names and commands by a few letters, kana or romaji, and leaves no trace."""

from __future__ import annotations

from time import process_time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from cs_workbench.ui.widgets.palette import Palette
from cs_workbench.ui.widgets.palette_search import Found, NameIndex, kana_of, rank

NAMES = ["株式会社あおば", "青葉精機", "Beta Inc.", "ガンマ商事", "ｶﾞﾝﾏ工業"]
READINGS = ["", "アオバセイキ", "", "", ""]


@pytest.fixture
def index() -> NameIndex:
    return NameIndex(np.arange(1, 6, dtype=np.int64), NAMES, READINGS)


@pytest.fixture
def palette(qtbot: QtBot, index: NameIndex) -> Palette:
    window = QMainWindow()
    qtbot.addWidget(window)
    line = QLineEdit()
    window.setCentralWidget(line)
    window.resize(900, 600)
    window.show()
    line.setFocus()
    palette = Palette(window)
    palette.offer([Found("action", "data.sync", "今すぐ同期", key="F5", aliases=("Sync now",))])
    palette.offer_accounts(index, [3])
    return palette


@pytest.mark.parametrize(
    ("romaji", "kana"),
    [
        ("aoba", "あおば"),
        ("kaisha", "かいしゃ"),
        ("gakkou", "がっこう"),
        ("shinbun", "しんぶん"),
        ("konnichiha", "こんにちは"),
        ("nihon", "にほん"),
        ("gak", "がk"),
    ],
)
def test_romaji_reads_as_kana(romaji: str, kana: str) -> None:
    assert kana_of(romaji) == kana


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("あおば", [0, 1]),
        ("aoba", [0, 1]),
        ("アオバ", [0, 1]),
        ("がんま", [3, 4]),
        ("BETA", [2]),
        ("ｂｅｔａ", [2]),
        ("青", [1]),
        ("nothing", []),
        ("  ", []),
    ],
)
def test_a_name_is_found_however_it_is_typed(index: NameIndex, query: str, found: list[int]) -> None:
    assert sorted(index.find(query)) == found


def test_names_that_begin_so_come_first() -> None:
    index = NameIndex(np.arange(3, dtype=np.int64), ["東京の青葉", "青葉", "青葉台"])
    assert index.find("青葉") == [1, 2, 0]


def test_a_book_without_accounts_finds_nothing() -> None:
    assert NameIndex(np.empty(0, np.int64), []).find("a") == []


def test_a_hundred_thousand_names_are_searched_between_two_keys() -> None:
    names = [f"会社{number:06d}" for number in range(100_000)]
    index = NameIndex(np.arange(100_000, dtype=np.int64), names)
    started = process_time()
    assert index.find("099999") == [99_999]
    assert index.find("zzz") == []
    assert process_time() - started < 0.2


def test_commands_are_found_by_their_letters_in_order() -> None:
    entries = [
        Found("action", 1, "Save as a view…"),
        Found("action", 2, "Sync now"),
        Found("action", 3, "Views"),
    ]
    assert [found.id for found in rank(entries, "view")] == [3, 1]
    assert [found.id for found in rank(entries, "synw")] == [2]


def test_it_lists_shows_keys_and_says_what_was_chosen(qtbot: QtBot, palette: Palette) -> None:
    palette.open()
    assert [(found.kind, found.key) for found in palette.found()] == [("action", "F5"), ("account", "")]
    QTest.keyClicks(palette.line, "aoba")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == ["account", 2]
    assert not palette.isVisible()


def test_an_alias_in_the_other_language_is_found(palette: Palette) -> None:
    palette.open()
    QTest.keyClicks(palette.line, "sync")
    assert [found.id for found in palette.found()] == ["data.sync"]


def test_escape_gives_the_keyboard_back(qtbot: QtBot, palette: Palette) -> None:
    before = palette.parentWidget().centralWidget()  # type: ignore[union-attr]
    before.setFocus()
    palette.open()
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette.parentWidget().focusWidget() is before  # type: ignore[union-attr]


def test_going_to_an_account_lists_accounts_alone(palette: Palette) -> None:
    palette.open(only_accounts=True)
    assert [found.kind for found in palette.found()] == ["account"]


def test_enter_in_a_conversion_chooses_nothing(qtbot: QtBot, palette: Palette) -> None:
    palette.open()
    QApplication.sendEvent(palette.line, QInputMethodEvent("あお", []))
    with qtbot.assertNotEmitted(palette.chosen):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            QTest.keyClick(palette.line, key)
    assert palette.isVisible()
    done = QInputMethodEvent("", [])
    done.setCommitString("青葉")
    QApplication.sendEvent(palette.line, done)
    assert [found.id for found in palette.found()] == [2]


def test_the_last_row_searches_everywhere_for_what_is_typed(qtbot: QtBot, palette: Palette) -> None:
    palette.searches = True
    palette.open()
    assert all(found.kind != "search" for found in palette.found())
    QTest.keyClicks(palette.line, "zzz")
    last = palette.found()[-1]
    assert (last.kind, last.id) == ("search", "zzz")
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == ["search", "zzz"]
