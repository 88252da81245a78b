"""One registry: no key twice in a context, letters only in lists, every action in a menu and findable."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cs_workbench.ui.actions import (
    CONTEXTS,
    MENUS,
    TEXTS,
    Actions,
    action_specs,
    combined,
    list_keys,
    plain_letter,
)
from cs_workbench.ui.widgets.icons import icon
from cs_workbench.ui.widgets.palette_search import Found, rank
from tests.ui.conftest import Speak

#: Keys that input methods, desktops and AltGr layouts need for themselves.
FORBIDDEN = ("Ctrl+Space", "Shift+Space", "Alt+`", "Ctrl+Shift+U")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_no_action_of_a_list_takes_the_keys_that_move_its_cursor() -> None:
    moving = {"J", "K", "Up", "Down", "Home", "End", "PgUp", "PgDown"}
    assert not {spec.key for spec in action_specs() if spec.context == "list"} & moving


def test_no_key_means_two_things_in_one_context() -> None:
    for context in ("list", "editor"):
        # What works everywhere works in lists and editors too.
        keys = Counter(
            combined(key) for spec in action_specs() if spec.context in ("app", context) for key in spec.keys
        )
        assert not [QKeySequence(key).toString() for key, count in keys.items() if count > 1]


def test_plain_letters_live_only_in_lists() -> None:
    for spec in action_specs():
        for key in spec.keys:
            combination = QKeyCombination.fromCombined(combined(key))
            assert spec.context == "list" or not plain_letter(combination), spec.id


def test_no_key_is_one_that_others_need() -> None:
    taken = {combined(key) for spec in action_specs() for key in spec.keys}
    assert not taken & {combined(QKeySequence(key)) for key in FORBIDDEN}
    assert not any("Ctrl+Alt" in spec.key or "Meta" in spec.key for spec in action_specs())


def test_every_action_has_words_a_menu_and_a_context() -> None:
    assert {spec.id for spec in action_specs()} == set(TEXTS)
    assert {spec.menu for spec in action_specs()} == set(MENUS)
    assert {spec.context for spec in action_specs()} == set(CONTEXTS)


def test_what_somebody_handles_is_in_the_menus_and_nothing_else(window: QMainWindow) -> None:
    actions = Actions(window, icon)
    for name in ("go.today", "account.done"):
        actions.handle(name, lambda: None)
    actions.build_menus(window.menuBar())
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    shown = [line.text() for menu in menus for line in menu.actions()]
    assert shown == ["Today", "Done\tE"]
    assert actions.sheet() == {"Go": [("Today", "Ctrl+1")], "Account": [("Done", "E")]}


def test_a_letter_typed_into_text_is_a_letter(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    actions, text = Actions(window, icon), QPlainTextEdit()
    actions.wanted.connect(done.append)
    for spec in action_specs():
        actions.handle(spec.id, lambda: None)
    window.setCentralWidget(text)
    window.show()
    text.setFocus()
    QTest.keyClicks(text, "ehlnjkxtas ")
    assert (text.toPlainText(), done) == ("ehlnjkxtas ", [])
    assert actions["data.sync"].shortcuts() == [QKeySequence("F5")]
    assert not actions["account.done"].shortcuts()


def test_list_keys_name_the_verbs() -> None:
    letters = {QKeySequence(key).toString(): name for key, name in list_keys().items()}
    assert letters["E"] == "account.done"
    assert letters["Space"] == "account.peek"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_palette_finds_every_action_by_its_words(speak: Speak, language: str) -> None:
    speak(language)
    entries = [Found("action", spec.id, spec.text) for spec in action_specs()]
    for spec in action_specs():
        assert spec.id in [found.id for found in rank(entries, spec.text)[:3]], spec.text


def test_switching_the_language_says_every_action_again(speak: Speak, window: QMainWindow) -> None:
    actions = Actions(window, icon)
    speak("ja")
    actions.retranslate()
    assert actions["edit.undo"].text() == "元に戻す"
