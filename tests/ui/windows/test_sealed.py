"""A profile sealed with a passphrase: one field, Enter opens, and the children can open it too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench, recovery_key
from cs_workbench.services.syncing import add_source
from cs_workbench.store.keys import PassphraseNeeded
from cs_workbench.ui.views.passphrase import PassphraseView
from cs_workbench.ui.views.settings import SettingsView
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import StarterIn, settle, wired

WORDS = "horse battery 7"
PATIENCE_MS = 60_000


def test_a_sealed_profile_asks_opens_and_syncs(qtbot: QtBot, start_in: StarterIn, tmp_path: Path) -> None:
    folder, path = tmp_path / "profile", tmp_path / "accounts.csv"
    path.write_text("id,name\n1,Aoba\n2,Midori\n", encoding="utf-8")
    bench = open_workbench(data_dir=folder, passphrase=WORDS)
    add_source(bench, path, name="crm")
    close_workbench(bench)
    program = start_in(folder)
    found: list[PassphraseView] = []

    def asks() -> bool:
        found[:] = program.window.findChildren(PassphraseView)
        return bool(found) and found[0].isVisible()

    qtbot.waitUntil(asks, timeout=PATIENCE_MS)
    view = found[0]
    assert not view.problem.isVisible()
    assert not program.window.messages.messages()
    assert not program.window.rail.isVisible()
    QTest.keyClicks(view.line, "wrong")
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    qtbot.waitUntil(view.problem.isVisible, timeout=PATIENCE_MS)
    assert view.line.isEnabled()
    view.line.clear()
    QTest.keyClicks(view.line, WORDS)
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.wiring is not None and program.is_settled, timeout=PATIENCE_MS)
    wiring = wired(program)
    assert program.window.rail.isVisible()
    wiring.go("data")
    settle(qtbot, program)
    wiring.data.view.sources.syncWanted.emit([])
    wiring.go("accounts")
    qtbot.waitUntil(lambda: len(wiring.accounts.view.accounts_shown()) == 2, timeout=PATIENCE_MS)
    assert not program.window.messages.messages()


def opened(qtbot: QtBot, program: Program) -> SettingsView:
    """Type the passphrase and return the settings page."""
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PassphraseView)), timeout=PATIENCE_MS)
    line = program.window.findChildren(PassphraseView)[0].line
    QTest.keyClicks(line, WORDS)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.wiring is not None and program.is_settled, timeout=PATIENCE_MS)
    wired(program).go("settings")
    settle(qtbot, program)
    return wired(program).settings.general.view


def test_the_recovery_key_of_a_sealed_profile_is_shown_for_its_passphrase(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    bench = open_workbench(data_dir=folder, passphrase=WORDS)
    expected = recovery_key(bench, WORDS)
    with pytest.raises(PassphraseNeeded):
        recovery_key(bench)
    add_source(bench, _accounts(tmp_path), name="crm")
    close_workbench(bench)
    program = start_in(folder)
    card = opened(qtbot, program).key
    card.show_key.click()
    qtbot.waitUntil(card.passphrase.isVisible, timeout=PATIENCE_MS)
    assert not card.problem.isVisible()
    QTest.keyClicks(card.passphrase, "wrong")
    QTest.keyClick(card.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(card.problem.isVisible, timeout=PATIENCE_MS)
    assert not card.key.text()
    card.passphrase.clear()
    QTest.keyClicks(card.passphrase, WORDS)
    QTest.keyClick(card.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(card.key.isVisible, timeout=PATIENCE_MS)
    assert (card.key.text(), card.key.selectedText()) == (expected, expected)
    assert not card.passphrase.text()
    wired(program).go("data")
    assert not card.key.text()  # shown once
    assert not program.window.messages.messages()
    for log in (folder / "log").iterdir():
        assert expected not in log.read_text(encoding="utf-8")
        assert WORDS not in log.read_text(encoding="utf-8")


def test_the_recovery_key_opens_where_the_passphrase_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    bench = open_workbench(data_dir=folder, passphrase=WORDS)
    key = recovery_key(bench, WORDS)
    close_workbench(bench)
    again = open_workbench(data_dir=folder, passphrase=key)
    assert recovery_key(again, key) == key
    close_workbench(again)


def test_a_profile_that_lost_its_key_asks_for_the_recovery_key(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    bench = open_workbench(data_dir=folder, sample=True)
    key = recovery_key(bench)
    add_source(bench, _accounts(tmp_path), name="crm")
    close_workbench(bench)
    (folder / "key").unlink()
    program = start_in(folder)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PassphraseView)), timeout=PATIENCE_MS)
    view = program.window.findChildren(PassphraseView)[0]
    assert view.problem.text().endswith("復旧キーを入力してください。")
    QTest.keyClicks(view.line, key)
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.wiring is not None and program.is_settled, timeout=PATIENCE_MS)
    assert not program.window.messages.messages()


def _accounts(folder: Path) -> Path:
    path = folder / "accounts.csv"
    path.write_text("id,name\n1,Aoba\n2,Midori\n", encoding="utf-8")
    return path
