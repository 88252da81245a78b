"""A profile sealed with a passphrase: one field, Enter opens, and the children can open it too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.syncing import add_source
from cs_workbench.ui.views.passphrase import PassphraseView
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
