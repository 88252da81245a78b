"""データ Data: where it comes from, how fresh it is, what was held back, whether all is well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.kernel.text import clip
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.calendars import CalendarsTab
from cs_workbench.ui.views.first_run import TABLE_FILES
from cs_workbench.ui.views.held import HeldTab
from cs_workbench.ui.views.hold_compare import HoldCompare
from cs_workbench.ui.views.mapping_preview import MappingPreview
from cs_workbench.ui.views.parts import MARGIN, Page, Section, Words, button, clear, column, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import moment_text, number_text

if TYPE_CHECKING:
    from cs_workbench.services.conflicts import Conflict
    from cs_workbench.services.doctor import Finding
    from cs_workbench.services.syncing import SourceRow

SIGN_WIDTH: Final = 20
MOST_CONFLICTS: Final = 8
CHECK_SIGNS: Final = {True: "✓", False: "!", None: "–"}


class SourcesTab(Page):
    """The sources, what waits for an answer, and what the last sync of the chosen one did."""

    addFileWanted = Signal()
    addFolderWanted = Signal()
    syncWanted = Signal(list)  # names; none: all
    undoWanted = Signal(str)
    removeWanted = Signal(str)
    sampleRemoved = Signal()
    holdAnswered = Signal(str, bool)  # name, whether to remove
    compareWanted = Signal(str)  # name: which accounts would go
    conflictWanted = Signal(object)  # a Conflict to choose in

    def __init__(self) -> None:
        super().__init__(say("data", "Sources"), width=1080)
        self._sources: dict[str, SourceRow] = {}
        self.list = Sheet(
            say("data", "Sources"),
            [
                say("data", "Source"),
                say("data", "State"),
                say("data", "Last sync"),
                say("data", "Rows"),
                say("data", "Held back"),
                say("data", "Folder"),
            ],
            numbers=(3, 4),
            grow=5,
            leading=True,
        )
        self.list.currentCellChanged.connect(self._show_last_run)
        self._empty = Words(
            say(
                "data",
                "No source yet. Add or drop a CSV or Excel file, or the folder that holds the newest export.",
            ),
            "muted",
        )
        add_file, add_folder = (
            button(say("data", "Add a file"), main=True),
            button(say("data", "Add a folder")),
        )
        add_file.clicked.connect(self.addFileWanted)
        add_folder.clicked.connect(self.addFolderWanted)
        self._sync = button(say("data", "Sync now (F5)"))
        self._sync.clicked.connect(self._sync_all)
        self._undo = button(say("data", "Take the last import back"))
        self._undo.clicked.connect(self._undo_import)
        self._remove = button(say("data", "Remove this source"))
        self._remove.clicked.connect(self._remove_source)
        self._sample = button(say("data", "Remove the sample book"))
        self._sample.clicked.connect(self.sampleRemoved)
        self._holds, self._run, self._apart = QWidget(), QWidget(), QWidget()
        self._conflicts: dict[int, Conflict] = {}
        self._apart.setLayout(column())
        self._holds.setLayout(column())
        self._run.setLayout(column())
        self.fill(
            self._apart,
            self._holds,
            row(add_file, add_folder, self._sync),
            self._empty,
            self.list,
            row(self._undo, self._remove, self._sample),
            self._run,
        )

    def show_sources(self, sources: Sequence[SourceRow]) -> None:
        """Show ``sources``; holds stand above, each with its question."""
        self._sources = {source.name: source for source in sources}
        self.list.fill([_cells(source) for source in sources], [source.name for source in sources])
        self._empty.setVisible(not sources)
        self.list.setVisible(bool(sources))
        for part in (self._sync, self._undo, self._remove):
            part.setVisible(bool(sources))
        self._sample.setVisible(any(source.is_sample for source in sources))
        _refill(self._holds, *(self._hold(source) for source in sources if source.on_hold is not None))
        self._show_last_run()

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show the notes that were edited in two places, if there are any."""
        self._conflicts = {conflict.note.id: conflict for conflict in conflicts}
        if not conflicts:
            _refill(self._apart)
            return
        text = say("data", "%n note(s) edited in two places. Both texts are kept.", len(conflicts))
        buttons = [self._conflict(conflict) for conflict in conflicts[:MOST_CONFLICTS]]
        _refill(self._apart, Section(say("data", "Edited in two places"), Words(text), column(*buttons)))

    def current(self) -> str | None:
        """Return the name of the chosen source."""
        key = self.list.key_at(self.list.currentRow())
        return key if isinstance(key, str) else None

    def _hold(self, source: SourceRow) -> Section:
        hold = source.on_hold
        compare, keep, remove = button(say("data", "Compare")), button(say("data", "Keep all")), button("")
        compare.setProperty("source", source.name)
        compare.clicked.connect(self._compare)
        if hold is not None:
            remove.setText(say("data", "Remove %n account(s)", hold.would_go))
            remove.setAccessibleName(remove.text())
        for made, answer in ((keep, False), (remove, True)):
            made.setProperty("source", source.name)
            made.setProperty("remove", answer)
            made.clicked.connect(self._answer)
        text = say(
            "data",
            "{source} no longer has {gone} of {live} accounts. Nothing was removed. "
            "Another export, or a permission that changed? Notes stay either way.",
            source=source.name,
            gone=number_text(hold.would_go if hold else None),
            live=number_text(hold.of_live if hold else None),
        )
        return Section(say("data", "Sync on hold"), Words(text), row(compare, keep, remove))

    def _conflict(self, conflict: Conflict) -> QWidget:
        note = conflict.note
        made = button(
            say("data", "Compare: {account}, {title}", account=conflict.account, title=clip(note.title, 60))
        )
        made.setProperty("note_id", note.id)
        made.clicked.connect(self._choose_conflict)
        return made

    def _choose_conflict(self) -> None:
        self.conflictWanted.emit(self._conflicts[self.sender().property("note_id")])

    def _answer(self) -> None:
        asked = self.sender()
        self.holdAnswered.emit(asked.property("source"), asked.property("remove"))

    def _compare(self) -> None:
        self.compareWanted.emit(self.sender().property("source"))

    def _show_last_run(self, *_places: int) -> None:
        source = self._sources.get(self.current() or "")
        if source is None or source.last_run is None:
            _refill(self._run)
            return
        heading = say("data", "What the last sync of {source} did", source=source.name)
        _refill(self._run, Section(heading, *(Words(text) for text in source.last_run.sentences)))

    def _sync_all(self) -> None:
        self.syncWanted.emit([])

    def _undo_import(self) -> None:
        if (name := self.current()) is not None:
            self.undoWanted.emit(name)

    def _remove_source(self) -> None:
        if (name := self.current()) is not None:
            self.removeWanted.emit(name)


class DoctorTab(Page):
    """What was checked, and what was found."""

    checkWanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("data", "Check"), width=860)
        self._findings = QWidget()
        self._findings.setLayout(column(gap=12))
        check = button(say("data", "Check again"))
        check.clicked.connect(self.checkWanted)
        self.fill(self._findings, row(check))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings``, those that need the person first."""
        ordered = sorted(findings, key=lambda f: f.ok is not False)
        _refill(self._findings, *map(_finding, ordered))


def _finding(finding: Finding) -> QWidget:
    """Return a finding, its sign in a column of its own."""
    made, layout = QWidget(), QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    sign = Words(CHECK_SIGNS[finding.ok], wrap=False)
    sign.setFixedWidth(pixels(SIGN_WIDTH))
    style = "strong" if finding.ok is False else "body"
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(Words(finding.sentence, style), 1)
    made.setLayout(layout)
    return made


class DataView(QWidget):
    """Four tabs; adding a source takes their place until its columns are right."""

    pathChosen = Signal(Path)
    checkWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(say("data", "Data"))
        self.sources, self.held, self.doctor = SourcesTab(), HeldTab(), DoctorTab()
        self.calendars = CalendarsTab()
        self.preview, self.compare = MappingPreview(), HoldCompare()
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(say("data", "Data"))
        self.tabs.addTab(self.sources, say("data", "Sources"))
        self.tabs.addTab(self.held, say("data", "Rows held back"))
        self.tabs.addTab(self.calendars, say("calendars", "Calendars"))
        self.tabs.addTab(self.doctor, say("data", "Check"))
        self.tabs.currentChanged.connect(self._tab_changed)
        self.sources.addFileWanted.connect(self._choose_file)
        self.sources.addFolderWanted.connect(self._choose_folder)
        self.doctor.checkWanted.connect(self.checkWanted)
        self._pages = QStackedWidget()
        self.compare.left.connect(self.leave_compare)
        for page in (self.tabs, self.preview, self.compare):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        title = column(Words(say("data", "Data"), "title"), margin=MARGIN)
        title.setContentsMargins(MARGIN, 12, MARGIN, 4)
        layout.addLayout(title)
        layout.addWidget(self._pages, 1)

    def show_held_count(self, count: int) -> None:
        """Show how many rows are held, on their tab."""
        text = (
            say("data", "Rows held back ({count})", count=count) if count else say("data", "Rows held back")
        )
        self.tabs.setTabText(1, text)

    def show_adding(self, *, adding: bool) -> None:
        """Show the preview of a new source, or the tabs."""
        self._pages.setCurrentWidget(self.preview if adding else self.tabs)
        self.focus_first()

    @property
    def is_comparing(self) -> bool:
        """Whether the accounts of a hold are shown."""
        return self._pages.currentWidget() is self.compare

    def show_compare(self) -> None:
        """Show the accounts of a hold in the place of the tabs."""
        self._pages.setCurrentWidget(self.compare)

    def leave_compare(self) -> None:
        """Show the tabs again, unless a new source is looked at."""
        if self.is_comparing:
            self.show_adding(adding=False)

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        page: QWidget = self.tabs.tabBar()
        for other in (self.preview, self.compare):
            if self._pages.currentWidget() is other:
                page = other
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"tab": self.tabs.currentIndex()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said."""
        tab = memory.get("tab", 0)
        self.tabs.setCurrentIndex(tab if isinstance(tab, int) and 0 <= tab < self.tabs.count() else 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile() and Path(url.toLocalFile()).suffix.lower() in (".ics", ".ical"):
                self.calendars.fileChosen.emit(Path(url.toLocalFile()))
            elif url.isLocalFile():
                self.pathChosen.emit(Path(url.toLocalFile()))

    def _choose_file(self) -> None:
        kinds = say("first_run", "Tables ({patterns})", patterns=TABLE_FILES)
        path, _kind = QFileDialog.getOpenFileName(self, say("data", "Add a file"), "", kinds)
        if path:
            self.pathChosen.emit(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, say("data", "Add a folder"))
        if path:
            self.pathChosen.emit(Path(path))

    def _tab_changed(self, tab: int) -> None:
        if self.tabs.widget(tab) is self.doctor:
            self.checkWanted.emit()


def state_text(source: SourceRow) -> str:
    """Return how a source stands, the most pressing first."""
    run = source.last_run
    if source.on_hold is not None:
        return say("data", "! Sync on hold")
    if run is None:
        return say("data", "○ Not synced yet")
    if run.state == "failed":
        return say("data", "! Last sync failed")
    if source.newer_file:
        return say("data", "● A newer file waits")
    return say("data", "✓ Synced")


def _cells(source: SourceRow) -> list[str]:
    run = source.last_run
    return [
        say("data", "{source} (sample)", source=source.name) if source.is_sample else source.name,
        state_text(source),
        moment_text(run.ended_at or run.started_at) if run else "",
        number_text(source.rows),
        number_text(source.held),
        source.path,
    ]


def _refill(holder: QWidget, *parts: QWidget) -> None:
    layout = holder.layout()
    if layout is None:
        return
    clear(layout)
    for part in parts:
        layout.addWidget(part)
    holder.setVisible(bool(parts))
