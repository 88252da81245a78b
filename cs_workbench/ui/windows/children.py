"""The children of the window: syncs, reviews of many accounts and so on, each a command in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTemporaryFile, Signal

from cs_workbench.ui.jobs import KILL_AFTER_MS, ChildJob
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.senders import Senders

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.ui.widgets.task_tray import TaskTray
    from cs_workbench.ui.windows.desk import Desk

#: What `review batch` ends with when an account was refused, and when it was cancelled: its result tells of the rest.
SOME_LEFT: Final = frozenset((1, 130))
BATCH_PATIENCE_MS: Final = 60_000  # it stops after the review in hand, which may be long


class Children(QObject):
    """Starts a child, shows it in the task tray, tells how it ended."""

    progressed = Signal(str, int, int)  # what, done, total
    finished = Signal(str, dict)  # 'sync', 'demo', 'search', 'evidence' or 'reviews', its result
    failed = Signal(object)  # a WorkbenchError
    stopped = Signal(str)  # the name of what the person cancelled, which has ended without a result

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tray: TaskTray | None = None
        self._running: list[ChildJob] = []
        self._passphrase = ""
        self.senders = Senders(desk, self)

    def unlock_with(self, passphrase: str) -> None:
        """Hand ``passphrase`` to every child from now on, as the first line it reads."""
        self._passphrase = passphrase
        self.senders.unlock_with(passphrase)

    def show_in(self, tray: TaskTray) -> None:
        """Show what runs in ``tray`` from now on: a window may be made anew while a child runs."""
        self._tray = tray
        for child in self._running:
            if name := child.property("name"):
                tray.add(name, child)

    def sync(self, names: list[str]) -> None:
        """Sync the named sources; none: all."""
        self._start("sync", ["sync", *names], say("window", "Syncing"))

    def sync_calendars(self, names: list[str]) -> None:
        """Sync the named calendars; none: all."""
        self._start("calendar", ["calendar", "sync", *names], say("window", "Syncing calendars"))

    def fill_sample(self) -> None:
        """Make the sample book in this profile."""
        self._start("demo", ["demo", "--no-window"], say("first_run", "Making the sample book"))

    def index(self) -> None:
        """Build the search index."""
        self._start("search", ["search", "--index"], say("window", "Search index"))

    def back_test(self, arguments: list[str]) -> ChildJob:
        """Back-test a scorecard and keep what came out; return the child, which has started."""
        return self._start(
            "evidence", ["health", "backtest", "--keep", *arguments], say("window", "Back-test")
        )

    def build_reviews(self, accounts: list[str], folder: Path) -> None:
        """Build the review of each account, named by its uid, into ``folder``."""
        listed = QTemporaryFile(self)  # a command line has no room for a whole book
        listed.open()
        listed.write("\n".join(accounts).encode())
        listed.close()
        command = [
            "review",
            "batch",
            "--kind",
            "tier",
            "--out",
            str(folder),
            "--accounts-file",
            listed.fileName(),
        ]
        told = say("window", "Building business reviews")
        child = self._start("reviews", command, told, SOME_LEFT, BATCH_PATIENCE_MS)
        listed.setParent(child)  # it goes with the child

    def inbox_reader(self) -> ChildJob:
        """Return a child that reads every mailbox once, to be started: it is no task that a person waits for."""
        return self._made("inbox", ["inbox", "run", "--once"])

    def cancel_all(self) -> None:
        """Ask every child to stop; what landed stays."""
        for child in self._running:
            child.cancel()

    def end_all(self) -> None:
        """Stop every child before this returns: the window goes. What landed stays."""
        for child in self._running:
            child.end()

    def _start(
        self,
        kind: str,
        command: list[str],
        name: str,
        partly: frozenset[int] = frozenset(),
        patience_ms: int = KILL_AFTER_MS,
    ) -> ChildJob:
        child = self._made(kind, command, name, partly, patience_ms)
        child.progressed.connect(self.progressed)
        child.succeeded.connect(self._finished)
        child.failed.connect(self.failed)
        child.stopped.connect(self._stopped)
        if self._tray is not None:
            self._tray.add(name, child)
        child.start()
        return child

    def _made(
        self,
        kind: str,
        command: list[str],
        name: str = "",
        partly: frozenset[int] = frozenset(),
        patience_ms: int = KILL_AFTER_MS,
    ) -> ChildJob:
        from cs_workbench.bootstrap import child_arguments

        sealed = ["--passphrase-stdin"] if self._passphrase else []
        arguments = [*child_arguments(self._desk.bench), *sealed, *command]
        child = ChildJob(arguments, self, first_line=self._passphrase, partly=partly, patience_ms=patience_ms)
        child.setObjectName(kind)
        child.setProperty("name", name)
        child.ended.connect(self._ended)
        self._running.append(child)
        return child

    def _finished(self, result: dict[str, Any]) -> None:
        self.finished.emit(self.sender().objectName(), result)

    def _stopped(self) -> None:
        self.stopped.emit(self.sender().property("name"))

    def _ended(self) -> None:
        child = self.sender()
        if isinstance(child, ChildJob):
            self._running.remove(child)
            child.deleteLater()
