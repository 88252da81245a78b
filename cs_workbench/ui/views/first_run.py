"""First run: the language, three ways to begin, then who you are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column, row

#: Languages name themselves, so that anyone finds their own.
LANGUAGE_NAMES: Final = {"ja": "日本語", "en": "English"}
CARD_WIDTH: Final = 560
PERSON_PAGE: Final = 2
TABLE_FILES: Final = "*.csv *.tsv *.xlsx *.xls *.ods *.gz"


class Choice(QPushButton):
    """One large button: what it does, and below it what that means."""

    def __init__(self, text: str, below: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.setAccessibleDescription(below)
        self.setProperty("card", "true")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        title, explained = Words(text, "heading"), Words(below, "muted")
        for words in (title, explained):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, 12)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(explained)
        self.setMinimumHeight(layout.sizeHint().height())


class FirstRunView(QWidget):
    """Asks as little as can be: a language, where the accounts come from, and which owner you are."""

    languageChosen = Signal(str)
    sampleChosen = Signal()
    pathChosen = Signal(Path)
    personChosen = Signal(object, str)  # the owner's name or None, 'csm' or 'lead'
    cancelled = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(say("first_run", "Welcome"))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._centred(self._begin_page(language)))
        self._pages.addWidget(self._centred(self._wait_page()))
        self._pages.addWidget(self._centred(self._person_page()))

    def show_waiting(self, what: str, done: int = 0, total: int = 0) -> None:
        """Show how far the work is; ``total`` 0 is not known."""
        self._pages.setCurrentIndex(1)
        self._what.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_beginning(self) -> None:
        """Show the three choices again, as after a cancel or an error."""
        self._pages.setCurrentIndex(0)
        self.sample.setFocus()

    def show_persons(self, owners: Sequence[str]) -> None:
        """Ask which of ``owners`` the person is."""
        self.person.clear()
        for owner in owners:
            self.person.addItem(owner, owner)
        self._pages.setCurrentIndex(PERSON_PAGE)
        (self.person if owners else self.lead).setFocus()

    @property
    def asks_person(self) -> bool:
        """Whether the page that asks who one is is shown."""
        return self._pages.currentIndex() == PERSON_PAGE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        if event.key() in moves:
            self.focusNextPrevChild(moves[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.pathChosen.emit(Path(url.toLocalFile()))

    def _begin_page(self, language: str) -> QWidget:
        languages = row()
        for code, name in LANGUAGE_NAMES.items():
            choose = QPushButton(name, autoDefault=True)
            choose.setProperty("chip", "true")
            choose.setCheckable(True)
            choose.setChecked(code == language)
            choose.setAccessibleName(name)
            choose.setProperty("language", code)
            choose.clicked.connect(self._choose_language)
            languages.insertWidget(languages.count() - 1, choose)
        self.sample = Choice(
            say("first_run", "Try it with the sample book"),
            say(
                "first_run",
                "400 invented accounts, marked as a sample, removed with one click. Half a minute.",
            ),
        )
        self.sample.clicked.connect(self.sampleChosen)
        self.file = Choice(
            say("first_run", "Choose a CSV or Excel file"),
            say("first_run", "Or drop it here. You see and correct every column before anything is stored."),
        )
        self.file.clicked.connect(self._choose_file)
        self.folder = Choice(
            say("first_run", "Choose a folder of exports"),
            say("first_run", "The newest file in it is read, each time you sync."),
        )
        self.folder.clicked.connect(self._choose_folder)
        page = QWidget()
        page.setLayout(
            column(
                Words(say("first_run", "Welcome to CS Workbench"), "title"),
                Words(say("first_run", "Which accounts need me today, and why?"), "muted"),
                languages,
                self.sample,
                self.file,
                self.folder,
                Words(
                    say(
                        "first_run",
                        "Your data stays on this computer, encrypted. It works offline. "
                        "Nothing is reported to anyone.",
                    ),
                    "small",
                ),
                gap=12,
            )
        )
        return page

    def _wait_page(self) -> QWidget:
        self._what, self._bar = Words("", "heading"), QProgressBar()
        self._bar.setAccessibleName(say("first_run", "Progress"))
        stop = button(say("first_run", "Cancel"))
        stop.clicked.connect(self.cancelled)
        page = QWidget()
        page.setLayout(column(self._what, self._bar, row(stop), gap=12))
        return page

    def _person_page(self) -> QWidget:
        self.person = QComboBox()
        self.person.setAccessibleName(say("first_run", "Your name"))
        self.person.setMinimumWidth(260)
        mine = button(say("first_run", "This is me"), main=True)
        mine.clicked.connect(self._choose_person)
        self.lead = Choice(
            say("first_run", "I lead the team"), say("first_run", "You see everybody's accounts first.")
        )
        self.lead.clicked.connect(self._choose_lead)
        page = QWidget()
        page.setLayout(
            column(
                Words(say("first_run", "Who are you?"), "title"),
                Words(say("first_run", "Today and Accounts then begin with your own accounts."), "muted"),
                row(self.person, mine),
                self.lead,
                gap=12,
            )
        )
        return page

    def _centred(self, page: QWidget) -> QWidget:
        frame = QFrame()
        page.setFixedWidth(CARD_WIDTH)
        outer = column(margin=MARGIN, gap=GAP)
        outer.addStretch(1)
        outer.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        frame.setLayout(outer)
        return frame

    def _choose_language(self) -> None:
        self.languageChosen.emit(self.sender().property("language"))

    def _choose_file(self) -> None:
        title = say("first_run", "Choose a CSV or Excel file")
        kinds = say("first_run", "Tables ({patterns})", patterns=TABLE_FILES)
        path, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.pathChosen.emit(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, say("first_run", "Choose a folder of exports"))
        if path:
            self.pathChosen.emit(Path(path))

    def _choose_person(self) -> None:
        if self.person.currentData():
            self.personChosen.emit(self.person.currentData(), "csm")

    def _choose_lead(self) -> None:
        self.personChosen.emit(None, "lead")
