"""The real window without a screen, driven by keys, and what a key costs until its answer is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, process_time, thread_time
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cs_workbench.bootstrap import choose_language, close_workbench, open_workbench
from cs_workbench.ui.main import make_application
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.wiring import Wiring

SIZE: Final = (1366, 768)
PATIENCE_S: Final = 120.0
NONE: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_WAIT: Final = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Taken(NamedTuple):
    """Milliseconds of the processor: in the window's own thread, and in all of the program's."""

    window: float
    whole: float


class Pictures(QObject):
    """Counts the pictures of a window that show what is waited for."""

    def __init__(self, window: QWidget, is_ready: Callable[[], bool] | None) -> None:
        super().__init__()
        self._window, self._is_ready, self.count = window, is_ready, 0
        window.installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what comes to the window."""
        # The one event in which a window paints all that is to be painted anew.
        if event.type() == QEvent.Type.UpdateRequest and (self._is_ready is None or self._is_ready()):
            self.count += 1
        return False


@contextmanager
def opened(folder: Path, language: str = "ja") -> Iterator[Program]:
    """Open the window on the profile in ``folder``, everything answered and every place made ready."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else make_application()
    app.setQuitOnLastWindowClosed(False)
    program = Program(
        app,
        folder,
        opening=partial(open_workbench, data_dir=folder, language=language),
        closing=close_workbench,
        language_of=choose_language,
        language=language,
    )
    program.window.resize(*SIZE)
    program.show()
    try:
        settle(program)
        wired(program).indexing.stop()  # it works beside the window, and whenever it likes
        for name in ("today", "accounts", "account", "activity", "data", "settings", "search"):
            wired(program).place(name)
        settle(program)
        yield program
    finally:
        program.shut_down()
        program.window.hide()
        program.window.deleteLater()
        program.deleteLater()
        app.processEvents()


def wired(program: Program) -> Wiring:
    """Return what joins the program's places."""
    if program.wiring is None:
        raise RuntimeError("the profile is not open")
    return program.wiring


def settle(program: Program) -> None:
    """Wait until every question is answered, and what the answers asked in their turn; the window has the keyboard."""
    if QApplication.activeWindow() is None:
        program.window.activateWindow()
    for _ in range(4):
        QApplication.processEvents()
        until(lambda: program.is_settled)


def until(done: Callable[[], bool]) -> None:
    """Let the window work until ``done``.

    Raises:
        TimeoutError: it has not come about.
    """
    end = monotonic() + PATIENCE_S
    while not done():
        if monotonic() > end:
            raise TimeoutError("the window did not get there")
        QApplication.processEvents(_WAIT)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key where the keyboard is."""
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError("nothing has the keyboard")
    QTest.keyClick(focused, key, modifiers)


def shown_ms(act: Callable[[], object], window: QWidget, is_ready: Callable[[], bool] | None = None) -> Taken:
    """Return what it costs from ``act`` to its answer in ``window``.

    The answer is there when the window was painted while ``is_ready`` held, and asks for no other picture.
    """
    pictures = Pictures(window, is_ready)
    whole, own = process_time(), thread_time()
    act()
    until(lambda: pictures.count > 0)
    count = 0
    while count != pictures.count:
        count = pictures.count
        QApplication.processEvents()
    own, whole = thread_time() - own, process_time() - whole
    pictures.stop()
    return Taken(own * 1000, whole * 1000)
