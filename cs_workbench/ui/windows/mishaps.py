"""What nobody expected: it goes to the log once, and to the message bar as one sentence."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger("cs_workbench.ui")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Mishaps(QObject):
    """Catches what escaped everywhere else. One mistake is reported once, however often it strikes."""

    happened = Signal(str)  # the finished report, for the person to copy

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}

    def install(self, folder: Path) -> None:
        """Listen to Python's two hooks, to Qt's messages and, through ``folder/crash.log``, to crashes."""
        sys.excepthook = self.report
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._crashes = open(folder / "crash.log", "a", encoding="utf-8", opener=_private)  # noqa: SIM115 - kept open
        faulthandler.enable(self._crashes)

    def uninstall(self) -> None:
        """Give every hook back."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        self._crashes.close()

    def report(self, kind: type[BaseException], mistake: BaseException, where: TracebackType | None) -> None:
        """Log ``mistake`` and tell the person, both only the first time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, mistake, where)
            return
        text = "".join(traceback.format_exception(kind, mistake, where))
        mark = kind.__name__ + "".join(traceback.format_tb(where))
        self._counts[mark] = self._counts.get(mark, 0) + 1
        if self._counts[mark] == 1:
            log.error("unexpected: %s", text)
            self.happened.emit(text)

    def caught(self, mistake: BaseException) -> None:
        """Report a mistake that a background job caught."""
        self.report(type(mistake), mistake, mistake.__traceback__)

    def _from_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.report(what.exc_type, what.exc_value, what.exc_traceback)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        log.log(_LEVELS.get(kind, logging.WARNING), "qt: %s", text)


def _private(path: str, flags: int) -> int:
    """Open a file that only its owner may read."""
    return os.open(path, flags, 0o600)
