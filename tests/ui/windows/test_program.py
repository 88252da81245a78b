"""The whole window on a real profile with a small sample book: places, panes, undo, language, memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QScrollBar, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.changes import Changes
from cs_workbench.services.settings import SetSetting
from tests.support.logs import ExpectedLog
from tests.ui.windows.running import Starter, settle, wired


def nameless(window: QWidget) -> list[str]:
    """Return the controls without an accessible name."""
    found = []
    for widget in window.findChildren(QWidget):
        takes_keys = widget.isVisible() and widget.focusPolicy().value and not isinstance(widget, QScrollBar)
        if not takes_keys or isinstance(widget.parentWidget(), (QComboBox, QSpinBox)):
            continue
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_place_opens_filled_and_named(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = program.wiring
    assert wiring is not None
    for place in ("today", "accounts", "data", "settings"):
        wiring.go(place)
        settle(qtbot, program)
        assert wiring.present.id == place
        assert nameless(program.window) == []
    counts = {entry.key: entry.count for entry in wiring.accounts.side_entries()}
    assert len(wiring.accounts.view.accounts_shown()) == counts[wiring.accounts.chosen_side()]
    assert not program.window.messages.messages()


def test_escape_goes_back_to_exactly_where_one_was(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = program.wiring
    assert wiring is not None
    wiring.go("accounts")
    settle(qtbot, program)
    third = int(wiring.accounts.view.accounts_shown()[2])
    wiring.accounts.view.grid.go_to(third)
    wiring.open_account(third)
    settle(qtbot, program)
    assert wiring.account.view.account_id == third
    wiring.escape()
    settle(qtbot, program)
    assert (wiring.present.id, wiring.accounts.current_account()) == ("accounts", third)
    wiring.forward()
    settle(qtbot, program)
    assert wiring.present.id == "account"


def test_panes_follow_the_width(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, window = program.wiring, program.window
    assert wiring is not None
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    wiring.pane.turn_peek(account)
    settle(qtbot, program)
    seen = {}
    for width in (1500, 1366, 940):
        window.resize(width, 700)
        QApplication.processEvents()
        seen[width] = (window.side.isVisible(), wiring.accounts.view.isVisible(), window.pane.isVisible())
    assert seen == {1500: (True, True, True), 1366: (False, True, True), 940: (False, False, True)}
    wiring.pane.close()
    assert wiring.accounts.view.isVisible()


def test_a_note_is_written_told_and_taken_back(qtbot: QtBot, start: Starter) -> None:
    from cs_workbench.services.notes import WriteNote

    program = start()
    wiring = program.wiring
    assert wiring is not None
    wiring.go("accounts")
    settle(qtbot, program)
    account = int(wiring.accounts.view.accounts_shown()[0])
    wiring.open_account(account)
    settle(qtbot, program)
    rows = wiring.account.view.activity.timeline.rowCount()
    with qtbot.waitSignal(wiring.desk.done, timeout=10_000):
        wiring.desk.do(WriteNote(account, "予算の件で電話"))
    qtbot.waitUntil(lambda: wiring.account.view.activity.timeline.rowCount() == rows + 1, timeout=10_000)
    with qtbot.waitSignal(wiring.desk.done, timeout=10_000):
        wiring.desk.undo()
    qtbot.waitUntil(lambda: wiring.account.view.activity.timeline.rowCount() == rows, timeout=10_000)


def test_what_another_process_writes_appears_by_itself(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    from cs_workbench.services.commands import do
    from cs_workbench.services.settings import SetSetting

    program = start()
    other = open_workbench(data_dir=tmp_path / "profile")
    do(other, SetSetting("theme", "dark"))
    close_workbench(other)
    qtbot.waitUntil(lambda: program.memory.theme == "dark", timeout=10_000)


def test_the_language_changes_in_place(qtbot: QtBot, start: Starter) -> None:
    from cs_workbench.services.settings import SetSetting

    program = start()
    wiring = program.wiring
    assert wiring is not None
    wiring.go("data")
    settle(qtbot, program)
    wiring.desk.do(SetSetting("language", "en"))
    qtbot.waitUntil(lambda: program.language == "en" and program.wiring is not wiring, timeout=10_000)
    settle(qtbot, program)
    assert program.wiring is not None
    assert program.wiring.present.id == "data"
    assert program.window.rail.buttons["today"].text() == "Today"


def test_the_next_start_opens_the_same_place(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = program.wiring
    assert wiring is not None
    wiring.go("accounts")
    settle(qtbot, program)
    wiring.accounts.filter_by("tier:high")
    wiring.accounts.view.grid.sort_by_column(0)
    chosen = int(wiring.accounts.view.accounts_shown()[1])
    wiring.accounts.view.grid.go_to(chosen)
    program.save()
    again = start()
    wiring = again.wiring
    assert wiring is not None
    qtbot.waitUntil(lambda: again.is_settled and wiring.accounts.current_account() == chosen, timeout=10_000)
    assert wiring.present.id == "accounts"
    assert wiring.accounts.memory()["condition"] == "tier:high"


def test_the_window_is_settled_only_when_every_view_has_heard_what_was_done(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    desk = wired(program).desk
    heard: list[Changes] = []
    desk.changed.connect(heard.append)
    for number in range(1, 6):
        desk.do(SetSetting("company_holidays", f"8/{number}"))
        while not program.is_settled:  # looks after every event: a gap between deed and news would show
            QApplication.processEvents()
        assert len([one for one in heard if one.touches("setting")]) >= number


def test_a_window_whose_folder_went_away_closes_all_the_same(
    start: Starter, end: Callable[[], None], tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.containing("the window's state was not kept")
    expected_log.containing("when Today was seen was not kept")
    program = start()
    shutil.rmtree(tmp_path / "profile")
    program.save()
    ended: list[bool] = []
    program.ended.connect(lambda: ended.append(True))
    end()
    assert ended == [True]
