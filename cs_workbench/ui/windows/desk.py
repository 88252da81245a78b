"""The window's one way to the services: asks and commands go to the store lane, answers come back here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.changes import Changes, Done, changes_since, data_version
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.kernel.i18n import Catalogue
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.jobs import Runner

Answer = TypeVar("Answer")
STORE: Final = "store"
POLL_MS: Final = 250


class Desk(QObject):
    """Holds the open profile. Everything a view shows or does passes through `ask` and `do`."""

    opened = Signal()
    changed = Signal(object)  # Changes, whoever wrote
    done = Signal(str, object)  # the finished sentence, and the step that its Undo takes back (None: none)
    failed = Signal(object)  # a WorkbenchError: tell the person

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._bench: Workbench | None = None
        self._asked: dict[str, int] = {}
        self._waiting = 0
        self._version, self._seq, self._polling = -1, 0, False
        self._deeds = self._followed = 0  # what was done here, and how much of it every view has heard of
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def bench(self) -> Workbench:
        """The open profile; only after `opened`."""
        if self._bench is None:
            raise RuntimeError("the profile is not open yet")
        return self._bench

    @property
    def is_open(self) -> bool:
        """Whether the profile is open."""
        return self._bench is not None

    @property
    def is_idle(self) -> bool:
        """Whether every question and command has been answered, and every view has heard what changed."""
        return self._waiting == 0 and self._followed == self._deeds

    def open(self, opening: Callable[[], Workbench]) -> None:
        """Open the profile in the store lane; `opened` follows, or `failed`."""

        def work(_tracker: Tracker) -> tuple[Workbench, int, int]:
            bench = opening()
            return bench, data_version(bench), changes_since(bench, 0)[0]

        self.runner.start(STORE, work, succeeded=self._take, failed=self.failed.emit)

    def speak(self, catalogue: Catalogue) -> None:
        """Let the services answer in another language from now on."""
        self._bench = dataclasses.replace(self.bench, catalogue=catalogue)

    def close(self) -> None:
        """Stop listening for changes; the owner closes the profile."""
        self._timer.stop()
        self._bench = None

    def ask(
        self, slot: str, question: Callable[[Workbench], Answer], answer: Callable[[Answer], object]
    ) -> None:
        """Ask in the store lane. Of several questions of one ``slot`` only the latest is answered."""
        number = self._asked[slot] = self._asked.get(slot, 0) + 1
        bench = self.bench

        def deliver(found: Any) -> None:
            if self._asked.get(slot) == number and self._bench is bench:
                answer(found)

        self._start(lambda _tracker: question(bench), deliver)

    def do(
        self,
        command: Command,
        then: Callable[[Done], None] | None = None,
        failed: Callable[[WorkbenchError], None] | None = None,
    ) -> None:
        """Perform ``command``; every view hears of its changes, the person of what was done.

        ``failed`` is called besides the signal of this name.
        """
        from cs_workbench.services.commands import do

        self.perform(lambda bench: do(bench, command), then, failed)

    def undo(self) -> None:
        """Take the last step back."""
        from cs_workbench.services.commands import undo_last

        self.perform(undo_last)

    def undo_step(self, step: int) -> None:
        """Take a step back, whatever was done since: what is typed meanwhile stays."""
        from cs_workbench.services.commands import undo_step

        self.perform(lambda bench: undo_step(bench, step))

    def redo(self) -> None:
        """Do again what was taken back last."""
        from cs_workbench.services.commands import redo_last

        self.perform(redo_last)

    def perform(
        self,
        deed: Callable[[Workbench], Done | None],
        then: Callable[[Done], None] | None = None,
        failed: Callable[[WorkbenchError], None] | None = None,
        *,
        lane: str = STORE,
    ) -> None:
        """Run any service that answers `Done`; None says that there was nothing to do."""
        bench = self.bench

        def deliver(done: Any) -> None:
            if done is None:
                self.done.emit(say("window", "There is nothing to undo."), None)
                return
            if done.said:
                self.done.emit(bench.say("done", done.said, **done.params), done.step)
            if then is not None:
                then(done)
            self._deeds += 1
            self._poll()

        self._start(lambda _tracker: deed(bench), deliver, failed, lane=lane)

    def work(
        self,
        work: Callable[[Tracker], object],
        deliver: Callable[[Any], object],
        failed: Callable[[WorkbenchError], None] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Do what takes a while beside the store lane; a failure is told, ``ended`` is called whatever happened."""
        self._start(work, deliver, failed, ended, lane="compute")

    def _start(
        self,
        work: Callable[[Tracker], object],
        deliver: Callable[[Any], object],
        failed: Callable[[WorkbenchError], None] | None = None,
        ended: Callable[[], object] | None = None,
        lane: str = STORE,
    ) -> None:
        def tell(error: WorkbenchError) -> None:
            self.failed.emit(error)
            if failed is not None:
                failed(error)

        self._waiting += 1
        job = self.runner.start(lane, work, succeeded=deliver, failed=tell, ended=self._answered)
        if ended is not None:
            job.ended.connect(ended)

    def _answered(self) -> None:
        self._waiting -= 1

    def _take(self, opened: Any) -> None:
        self._bench, self._version, self._seq = opened
        self.opened.emit()
        self._timer.start()

    def _poll(self) -> None:
        if self._polling or self._bench is None:
            return
        self._polling = True
        bench, version, seq, deeds = self._bench, self._version, self._seq, self._deeds

        def look(_tracker: Tracker) -> tuple[int, int, Changes]:
            now = data_version(bench)
            return (now, *((seq, Changes()) if now == version else changes_since(bench, seq)))

        def looked(seen: tuple[int, int, Changes]) -> None:
            self._version, self._seq, changes = seen
            if changes.kinds:
                self.changed.emit(changes)

        def ended() -> None:
            self._polling, self._followed = False, deeds
            if self._followed < self._deeds:  # done while this look was under way: it may not have seen it
                self._poll()

        self.runner.start(STORE, look, succeeded=looked, failed=self.failed.emit, ended=ended)
