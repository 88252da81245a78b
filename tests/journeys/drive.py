"""Drives the real program with keys only, in a process of its own; says what it saw as JSON lines.

``python -m tests.journeys.drive FOLDER SCRIPT``: opens the profile in FOLDER and plays one of `SCRIPTS`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cs_workbench.ui.main import make_application, make_program
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.wiring import Wiring

TURN_MS = 20
PATIENCE_SECONDS = 90.0
#: Where pictures of the first day go; unset: none are taken.
PICTURES = os.environ.get("CSWB_JOURNEY_PICTURES", "")
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
#: A step yields a condition to wait for; the driver goes on when it holds.
Step = Callable[[], bool]
Play = Iterator[Step]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key where the keyboard is."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "no window has the keyboard"
    QTest.keyClick(target, key, modifiers)


def type_text(text: str) -> None:
    """Type ASCII text where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClicks(target, text)


def told(driver: Driver | None = None, **what: object) -> None:
    """Say what was seen; of the window of ``driver`` keep a picture where they are wanted."""
    if driver is not None and PICTURES:
        name = f"first_day-{driver.program.language}-{driver.program.memory.theme}-{what.get('step')}.png"
        driver.program.window.grab().save(str(Path(PICTURES) / name))
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Driver:
    """Plays a script against a program, one turn of the event loop after the other."""

    def __init__(self, program: Program, script: Callable[[Driver], Play]) -> None:
        self.program = program
        self._play = script(self)
        self._step: Step | None = None
        self._since = monotonic()
        self._timer = QTimer(interval=TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    @property
    def wiring(self) -> Wiring:
        """The window's wiring, once it stands."""
        wiring = self.program.wiring
        assert wiring is not None
        return wiring

    def is_at(self, place: str) -> bool:
        """Say whether ``place`` is shown, has answered everything, and has the keyboard."""
        wiring = self.program.wiring
        if wiring is None or not self.program.is_settled or wiring.present.id != place:
            return False
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and wiring.present.view.isAncestorOf(focused)

    def _turn(self) -> None:
        if monotonic() - self._since > PATIENCE_SECONDS:
            wiring = self.program.wiring
            told(
                stuck=True,
                place=wiring.present.id if wiring else None,
                focus=repr(QApplication.focusWidget()),
            )
            self._timer.stop()
            QApplication.exit(1)
            return
        if QApplication.activeWindow() is None:
            self.program.window.activateWindow()  # no window manager does it on a bare screen
        if self._step is not None and not self._step():
            return
        self._since = monotonic()
        try:
            self._step = next(self._play)
        except StopIteration:
            self._timer.stop()


def first_day(driver: Driver) -> Play:
    """First run, sample book, filter to 要対応, open one, see why, switch language, quit."""
    yield lambda: driver.is_at("first_run")
    told(driver, step="first run", language=driver.program.language)
    press(Key.Key_Return)
    persons = lambda: driver.wiring.first_run.view.asks_person and driver.is_at("first_run")  # noqa: E731
    yield persons
    press(Key.Key_Tab)
    press(Key.Key_Return)
    yield lambda: driver.is_at("today")
    told(driver, step="today", rows=driver.wiring.today.view.list.rows.rowCount())
    if os.environ.get("CSWB_JOURNEY_THEME") == "dark":
        press(Key.Key_K, CTRL)
        type_text("dark theme")
        press(Key.Key_Return)
        yield lambda: driver.program.memory.theme == "dark" and driver.is_at("today")
    press(Key.Key_2, CTRL)
    yield lambda: driver.is_at("accounts")
    told(driver, step="accounts", shown=len(driver.wiring.accounts.view.accounts_shown()))
    press(Key.Key_F, CTRL)
    type_text("band:red")
    press(Key.Key_Return)
    yield lambda: driver.is_at("accounts") and driver.wiring.accounts.memory()["condition"] == "band:red"
    book = driver.wiring.accounts.view.table.book
    shown = driver.wiring.accounts.view.accounts_shown()
    bands = {book["band"].at(row) for row, a in enumerate(book.account_id) if a in set(shown.tolist())}
    told(driver, step="filtered", shown=len(shown), bands=sorted(str(band) for band in bands))
    driver.wiring.accounts.view.focus_first()
    press(Key.Key_Return)
    yield lambda: driver.is_at("account")
    account = driver.wiring.account.current_account()
    told(driver, step="account", account=account)
    press(Key.Key_I, CTRL)
    yield lambda: driver.wiring.pane.why.isVisible() and driver.program.is_settled
    told(driver, step="why", words=len(driver.wiring.pane.why.words()))
    press(Key.Key_Comma, CTRL)
    yield lambda: driver.is_at("settings")
    before = driver.program.language
    press(Key.Key_End if before == "ja" else Key.Key_Down)
    yield lambda: driver.program.language != before and driver.is_at("settings")
    told(driver, step="language", language=driver.program.language, place=driver.wiring.present.id)
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    yield lambda: driver.is_at("account")
    press(Key.Key_Q, CTRL)
    yield lambda: False


def again(driver: Driver) -> Play:
    """Say where the program opens, and quit."""
    yield lambda: driver.program.is_settled and driver.wiring.present.view.isVisible()
    told(
        place=driver.wiring.present.id,
        account=driver.wiring.account.current_account(),
        language=driver.program.language,
        condition=driver.wiring.accounts.memory()["condition"],
    )
    press(Key.Key_Q, CTRL)
    yield lambda: False


def copy_and_leave(driver: Driver) -> Play:
    """Copy an account to the clipboard, and quit."""
    yield lambda: driver.program.is_settled and driver.wiring.present.view.isVisible()
    press(Key.Key_2, CTRL)
    yield lambda: driver.is_at("accounts")
    driver.wiring.accounts.view.focus_first()
    press(Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    told(copied=mime.text(), formats=mime.formats())
    driver.program.window.close()  # offscreen has no key for "quit"
    yield lambda: False


def change_language_and_leave(driver: Driver) -> Play:
    """Make the window anew in the other language, and quit at once."""
    yield lambda: driver.program.is_settled and driver.wiring.present.view.isVisible()
    before = driver.program.language
    driver.wiring.languageChosen.emit("en" if before == "ja" else "ja")
    yield lambda: driver.program.language != before
    told(language=driver.program.language)
    driver.program.window.close()
    yield lambda: False


SCRIPTS = {
    "first_day": first_day,
    "again": again,
    "copy_and_leave": copy_and_leave,
    "change_language_and_leave": change_language_and_leave,
}


def main(folder: Path, script: str) -> int:
    """Open the profile in ``folder`` and play ``script``; return the program's exit status."""
    app = make_application()
    program = make_program(app, folder, "default", folder, None)
    program.show()
    driver = Driver(program, SCRIPTS[script])
    try:
        return app.exec()
    finally:
        del driver
        program.shut_down()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
