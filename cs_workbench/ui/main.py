"""Opens the window: frame first, then the store, then the rows."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cs_workbench import __version__
from cs_workbench.bootstrap import choose_language, profile_folder
from cs_workbench.ui.windows.program import Program


def run(profile: str = "default", data_dir: Path | None = None, language: str | None = None) -> int:
    """Open the window of a profile and return the exit status; a second window raises the first and returns 0."""
    folder = profile_folder(profile, data_dir)
    app = make_application()
    from cs_workbench.ui.windows.single import FirstWindow, ring

    first = FirstWindow(folder)
    if not first.take():
        ring(folder)
        return 0
    program = Program(
        app,
        folder,
        opening=partial(_open, profile, data_dir, language),
        closing=_close,
        language_of=choose_language,
        language=language,
    )
    first.called.connect(program.come_to_front)
    program.show()
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
