"""Opens the window: frame first, then the store, then the rows."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cs_workbench import __version__
from cs_workbench.bootstrap import choose_language, close_workbench, open_workbench, profile_folder
from cs_workbench.kernel.i18n import N_, load_catalogue
from cs_workbench.ui.windows.program import Program

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.export import Paper
    from cs_workbench.services.one_page import OnePage

BUSY: Final = 75  # the exit status of what may work later
LISTEN_AFTER_MS: Final = 1_500  # the first picture and the rows come first


def run(profile: str = "default", data_dir: Path | None = None, language: str | None = None) -> int:
    """Open a profile's window, return the exit status; a second window raises the first and says so."""
    folder = profile_folder(profile, data_dir)
    app = make_application()
    from cs_workbench.ui.windows.single import FirstWindow, ring

    first = FirstWindow(folder)
    if not first.take():
        return tell_it_is_open(ring(folder), choose_language(language, folder))
    program = make_program(app, folder, profile, data_dir, language)
    first.called.connect(program.come_to_front)
    program.show()
    QTimer.singleShot(LISTEN_AFTER_MS, first.listen)
    try:
        return app.exec()
    finally:
        program.shut_down()
        first.leave()


def tell_it_is_open(answered: bool, language: str) -> int:
    """Say on stderr that this profile has its window already; return the exit status."""
    catalogue = load_catalogue(language)
    sentence = (
        catalogue.say(
            "window",
            N_(
                "window",
                "CS Workbench is already open on this profile. Nothing was "
                "changed. Its window has come to the front; go on there.",
            ),
        )
        if answered
        else catalogue.say(
            "window",
            N_(
                "window",
                "CS Workbench is already open on this profile, but its window "
                "does not answer. Nothing was changed. Wait a moment or close it there, then start again.",
            ),
        )
    )
    sys.stderr.write(f"{sentence}\n")
    return 0 if answered else BUSY


def save_pictures(
    folder: Path, profile: str = "default", data_dir: Path | None = None, language: str | None = None
) -> int:
    """Write a picture of every place of a profile into ``folder``; return how many. Needs no screen."""
    from cs_workbench.ui.windows.pictures import take_pictures

    program = make_program(make_application(), profile_folder(profile, data_dir), profile, data_dir, language)
    program.show()
    try:
        return take_pictures(program, folder)
    finally:
        program.shut_down()


def paint(paper: Paper | OnePage | Deck) -> bytes:
    """Return a table, a page or a deck as a PDF, for a command; needs no screen."""
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.export import Paper
    from cs_workbench.ui.widgets.deck_paper import pdf_of_deck
    from cs_workbench.ui.widgets.page_paper import pdf_of_page
    from cs_workbench.ui.widgets.paper import pdf_of

    application = QApplication.instance()
    if application is None:
        if sys.platform.startswith("linux"):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a command never needs a display
        application = make_application()  # kept while it is painted: fonts are its
    if isinstance(paper, Deck):
        return pdf_of_deck(paper)
    return pdf_of(paper) if isinstance(paper, Paper) else pdf_of_page(paper)


def make_program(
    app: QApplication, folder: Path, profile: str, data_dir: Path | None, language: str | None
) -> Program:
    """Return the program of a profile, its frame not yet shown."""
    return Program(
        app,
        folder,
        opening=partial(open_workbench, profile, data_dir, language=language),
        closing=close_workbench,
        language_of=choose_language,
        language=language,
    )


def make_application() -> QApplication:
    """Return the application with its names set; one a process."""
    QCoreApplication.setApplicationName("CS Workbench")
    QCoreApplication.setApplicationVersion(__version__)
    QCoreApplication.setOrganizationName("cs-workbench")
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(sys.argv[:1])
