"""Keeps the search index up to date while the window is open: small slices, or a child for the first large build."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.search import Reached
    from cs_workbench.ui.windows.desk import Desk

log = logging.getLogger(__name__)
LANE: Final = "compute"  # not the store's: a long attachment must not hold up an answer
AFTER_START_MS: Final = 2_000
AFTER_CHANGE_MS: Final = 400
BETWEEN_MS: Final = 5
WHILE_BUSY_MS: Final = 1_000
#: Rows from which the first build is a child process of its own.
LARGE: Final = 20_000


class Indexing(QObject):
    """One slice after the other, never two at once; nothing runs while there is nothing to do."""

    reached = Signal(object)  # services.search.Reached
    buildWanted = Signal()  # the first build is large: let a child do it

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_running = self._has_child = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._slice)
        desk.changed.connect(self._changed)

    def start_later(self) -> None:
        """Begin once the window has shown what it opened on."""
        if not self._next.isActive():
            self._next.start(AFTER_START_MS)

    def start_now(self) -> None:
        """Begin at once: somebody searches."""
        self._next.start(0)

    def stop(self) -> None:
        """Begin nothing more: the window goes."""
        self._next.stop()
        self._is_running = True

    def _changed(self, _changes: Changes) -> None:
        if not self._next.isActive():
            self._next.start(AFTER_CHANGE_MS)

    def _slice(self) -> None:
        if self._is_running or not self._desk.is_open:
            return
        self._is_running = True
        bench = self._desk.bench

        def work(_tracker: Tracker) -> Reached:
            from cs_workbench.services.search import catch_up

            return catch_up(bench)

        self._desk.runner.start(LANE, work, succeeded=self._sliced, failed=self._failed)

    def _sliced(self, reached: Reached) -> None:
        self._is_running = False
        self.reached.emit(reached)
        if reached.busy:
            self._next.start(WHILE_BUSY_MS)
        elif not reached.is_built and reached.total - reached.done > LARGE and not self._has_child:
            self._has_child = True
            self.buildWanted.emit()
            self._next.start(WHILE_BUSY_MS)
        elif not reached.is_current:
            self._next.start(BETWEEN_MS)

    def _failed(self, error: WorkbenchError) -> None:
        """Searching shows what is indexed; the next change tries again."""
        self._is_running = False
        log.info("the search index was not brought up to date: %s", error)
