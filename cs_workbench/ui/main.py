"""Opens the window: frame first, then the store, then the rows."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cs_workbench import __version__
from cs_workbench.bootstrap import choose_language, profile_folder
from cs_workbench.services.settings import read_window_state, write_window_state
from cs_workbench.ui import text, theme
from cs_workbench.ui.windows.main_window import MainWindow
from cs_workbench.ui.windows.memory import WindowMemory
from cs_workbench.ui.windows.mishaps import Mishaps

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.wiring import Wiring

SIGNAL_MS: Final = 200  # how often Python gets a turn to see a signal while Qt waits


def run(profile: str = "default", data_dir: Path | None = None, language: str | None = None) -> int:
    """Open the window of a profile and return the exit status; a second window raises the first and returns 0."""
    folder = profile_folder(profile, data_dir)
    app = make_application()
    from cs_workbench.ui.windows.single import FirstWindow, ring

    first = FirstWindow(folder)
    if not first.take():
        ring(folder)
        return 0
    program = Program(app, profile, folder, data_dir, language)
    program.show()
    first.called.connect(program.come_to_front)
    QTimer.singleShot(0, first.listen)
    try:
        return app.exec()
    finally:
        program.shut_down()
        first.leave()


def make_application() -> QApplication:
    """Return the application with its names set; one a process."""
    QCoreApplication.setApplicationName("CS Workbench")
    QCoreApplication.setApplicationVersion(__version__)
    QCoreApplication.setOrganizationName("cs-workbench")
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(sys.argv[:1])
