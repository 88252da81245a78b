"""Wires データ Data: sources, syncing, held rows, holds, checks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.views.data import DataView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.calendars import CalendarRow
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.held import HeldRow
    from cs_workbench.services.holds import HoldPage
    from cs_workbench.services.syncing import SourceRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("source", "held", "calendar", "meeting")
LIST_ACTIONS = ("edit.copy", "edit.select", "edit.select_all", "view.sort", "account.open")


class DataPlace(Place):
    """Reads and small writes go to the desk; a sync is a child process, which the window starts."""

    syncWanted = Signal(list)  # source names; none: all
    sourcesRead = Signal(object)  # list[SourceRow], for the status bar
    calendarSyncWanted = Signal(list)  # calendar names; none: all
    added = Signal(str)  # a source was added: its name
    conflictWanted = Signal(object)  # the Conflict of a note edited in two places

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: DataView = DataView()
        super().__init__("data", self.view, desk, parent)
        self._path: Path | None = None
        view, tab = self.view, self.view.sources
        view.pathChosen.connect(self.add)
        view.checkWanted.connect(self._check)
        view.held.repairWanted.connect(self._repair)
        view.held.dropWanted.connect(self._drop)
        view.preview.mappingChanged.connect(self._preview)
        view.preview.accepted.connect(self._accept)
        view.preview.left.connect(self._leave)
        tab.syncWanted.connect(self.syncWanted)
        tab.undoWanted.connect(self._undo_import)
        tab.removeWanted.connect(self._remove)
        tab.sampleRemoved.connect(self._remove_sample)
        tab.holdAnswered.connect(self._answer_hold)
        tab.compareWanted.connect(self._compare)
        tab.conflictWanted.connect(self.conflictWanted)
        view.compare.answered.connect(self._answer_hold)
        view.compare.accountWanted.connect(self.accountWanted)

        view.calendars.fileChosen.connect(self._add_calendar_file)
        view.calendars.addressGiven.connect(self._add_calendar)
        view.calendars.syncWanted.connect(self.calendarSyncWanted)
        view.calendars.removeWanted.connect(self._remove_calendar)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("data", self._ask, self._show)
        if changes is None or changes.touches("note", "draft"):
            from cs_workbench.services.conflicts import conflicts

            self.desk.ask("conflicts", conflicts, self.view.sources.show_conflicts)

    def focus(self) -> None:
        self.view.focus_first()

    def act(self, action: str) -> None:
        if self.view.is_comparing and action in LIST_ACTIONS:
            self.view.compare.grid.act(action)

    def current_account(self) -> int | None:
        return self.view.compare.grid.current_account() if self.view.is_comparing else None

    def memory(self) -> dict[str, Any]:
        return self.view.memory()

    def remember(self, memory: dict[str, Any]) -> None:
        self.view.remember(memory)

    def add(self, path: Path) -> None:
        """Begin to add a file or folder: its columns come first."""
        self._path = path
        self._preview(None)

    def _ask(self, bench: Workbench) -> tuple[list[SourceRow], list[HeldRow], list[CalendarRow]]:
        from cs_workbench.services.calendars import calendars
        from cs_workbench.services.held import held_rows
        from cs_workbench.services.syncing import sources

        return sources(bench), held_rows(bench), calendars(bench)

    def _show(self, answer: tuple[list[SourceRow], list[HeldRow], list[CalendarRow]]) -> None:
        sources, held, calendars = answer
        self.view.calendars.show_calendars(calendars)
        self.view.sources.show_sources(sources)
        if self.view.compare.source not in {s.name for s in sources if s.on_hold is not None}:
            self.view.leave_compare()  # answered, here or elsewhere
        self.view.held.show_rows(held)
        self.view.show_held_count(len(held))
        self.sourcesRead.emit(sources)
        self.filled.emit()

    def _preview(self, mapping: str | None) -> None:
        from cs_workbench.services.syncing import preview_source

        path = self._path
        if path is not None:
            self.desk.ask("preview", lambda bench: preview_source(bench, path, mapping), self._show_preview)

    def _show_preview(self, preview: Any) -> None:
        if self._path is not None:
            self.view.preview.show_preview(self._path.name, preview)
            self.view.show_adding(adding=True)

    def _accept(self, mapping: str, name: str) -> None:
        from cs_workbench.services.syncing import add_source

        path = self._path
        if path is not None:
            self.desk.ask("add", lambda bench: add_source(bench, path, mapping, name), self._added)

    def _added(self, source: SourceRow) -> None:
        self._leave()
        self.refresh(None)
        self.added.emit(source.name)

    def _leave(self) -> None:
        self._path = None
        self.view.show_adding(adding=False)

    def _check(self) -> None:
        from cs_workbench.services.doctor import doctor

        self.desk.ask("doctor", doctor, self.view.doctor.show_findings)

    def _repair(self, row_id: int, cells: Mapping[str, str]) -> None:
        from cs_workbench.services.held import RepairHeld

        self.desk.do(RepairHeld(row_id, cells))

    def _drop(self, row_ids: list[int]) -> None:
        from cs_workbench.services.held import DropHeld

        self.desk.do(DropHeld(tuple(row_ids)))

    def _undo_import(self, name: str) -> None:
        from cs_workbench.services.syncing import undo_import

        self.desk.perform(lambda bench: undo_import(bench, name))

    def _remove(self, name: str) -> None:
        from cs_workbench.services.syncing import remove_source

        self.desk.perform(lambda bench: remove_source(bench, name))

    def _remove_sample(self) -> None:
        from cs_workbench.services.demo import remove_sample

        self.desk.perform(remove_sample)

    def _add_calendar_file(self, path: Path) -> None:
        self._add_calendar(str(path), "", "", "", caldav=False)

    def _add_calendar(self, place: str, name: str, user: str, password: str, caldav: bool) -> None:
        from cs_workbench.services.calendars import add_calendar

        self.desk.ask(
            "add calendar",
            lambda bench: add_calendar(
                bench, place, name or None, user=user, password=password, caldav=caldav
            ),
            self._calendar_added,
        )

    def _calendar_added(self, calendar: CalendarRow) -> None:
        self.view.calendars.forget_address()
        self.refresh(None)
        self.calendarSyncWanted.emit([calendar.name])

    def _remove_calendar(self, name: str) -> None:
        from cs_workbench.services.calendars import remove_calendar

        self.desk.perform(lambda bench: remove_calendar(bench, name))

    def _compare(self, name: str) -> None:
        from cs_workbench.services.holds import hold_page

        self.desk.ask("hold", lambda bench: hold_page(bench, name), self._show_compare)

    def _show_compare(self, page: HoldPage) -> None:
        from cs_workbench.services.holds import COLUMNS

        self.view.show_compare()
        self.view.compare.show_page(page, COLUMNS, self.desk.bench.today)

    def _answer_hold(self, name: str, remove: bool) -> None:
        from cs_workbench.services.syncing import answer_hold

        self.view.leave_compare()
        self.desk.perform(lambda bench: answer_hold(bench, name, remove=remove))
