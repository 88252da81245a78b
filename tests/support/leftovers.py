"""A test that leaves a thread, a timer, a window or a child process behind fails, and says which.

The idea is napari's. Qt is looked at only when a test has loaded it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

import pytest

#: Threads that live as long as the process by design, by the beginning of their name.
ALLOWED_THREADS: Final = (
    "MainThread",
    "pytest_timeout",
    "execnet",  # pytest-xdist's channel
    "Dummy-",  # a C++ thread that once called Python
)
#: Windows that Qt makes for itself.
ALLOWED_WIDGETS: Final = ("QComboBoxPrivateContainer", "QTipLabel", "QDesktopWidget")
PATIENCE_S: Final = 2.0


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    # What is older than the test is set aside: to look through it again and again took half of a window's test.
    gc.freeze()
    # Fixtures made before this one (session servers, say) are no leftovers of the test.
    before = _everything()
    yield
    until = monotonic() + PATIENCE_S
    while left := _left(before):
        if monotonic() >= until:
            break
        sleep(0.01)
    if left:
        names = "\n".join(f"  {name}" for name in sorted(left.values()))
        pytest.fail(f"left behind by this test:\n{names}", pytrace=False)


def _left(before: dict[Any, str]) -> dict[Any, str]:
    """Let go of what may go; return what is there now and was not before."""
    _let_qt_finish()
    gc.collect()
    return {key: name for key, name in _everything().items() if key not in before}


def _everything() -> dict[Any, str]:
    return {**_threads(), **_children(), **_qt_things(), **_clipboard()}


def _threads() -> dict[Any, str]:
    return {
        ("thread", thread.ident): f"thread {thread.name}"
        for thread in threading.enumerate()
        if not thread.name.startswith(ALLOWED_THREADS)
    }


def _children() -> dict[Any, str]:
    """Return the child processes of this one, where the system lists them (Linux)."""
    found: dict[Any, str] = {}
    for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        try:
            ids = task.read_text().split()
        except OSError:  # that thread has just ended
            continue
        for child in ids:
            try:
                words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            found["child", child] = (
                f"child process {child}: {b' '.join(words).decode(errors='replace')[:120]}"
            )
    return found


def _qt_things() -> dict[Any, str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return {}
    from PySide6.QtCore import QObject, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return {}
    found: dict[Any, str] = {
        ("widget", id(widget)): f"window {widget.metaObject().className()} {widget.objectName()!r}"
        for widget in application.topLevelWidgets()
        if widget.metaObject().className() not in ALLOWED_WIDGETS
    }
    for thing in gc.get_objects():
        if not issubclass(type(thing), QObject) or not isValid(thing):
            continue
        if isinstance(thing, QTimer) and thing.isActive() and not thing.isSingleShot():
            found["timer", id(thing)] = (
                f"running timer {thing.objectName()!r} of {type(thing.parent()).__name__}"
            )
        elif isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread():
            found["qthread", id(thing)] = f"running QThread {thing.objectName()!r}"
    return found


def _clipboard() -> dict[Any, str]:
    """Return what lies in the clipboard if it was made in Python: Qt may delete it when Python is gone."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is None or not isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        return {}
    from shiboken6 import createdByPython

    mime = gui.QGuiApplication.clipboard().mimeData()
    made_here = mime is not None and createdByPython(mime)
    return {("clipboard", id(mime)): "clipboard data made in Python"} if made_here else {}


def _let_qt_finish() -> None:
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
