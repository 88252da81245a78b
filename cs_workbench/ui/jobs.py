"""Work beside the window: calls in a lane of threads, long work in a child process."""

from __future__ import annotations

import json
import logging
import threading
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from cs_workbench.kernel.errors import Problem, Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.process import own_command
from cs_workbench.kernel.progress import Cancelled, Tracker

log = logging.getLogger(__name__)
#: Threads of each lane. The store takes one call after another, so that answers come in order; what is being
#: written waits for no answer.
#: Charts are drawn one after another: the library that draws them keeps its state for all threads.
LANES: Final = {"store": 1, "compute": 2, "draft": 1, "draw": 1}
KILL_AFTER_MS: Final = 1_000
LONGEST_TALK: Final = 8_000
#: What a command's exit status means for the person; its last line on stderr is the sentence.
RETRY_OF_EXIT: Final = {1: Retry.NEVER, 2: Retry.NEVER, 75: Retry.LATER, 77: Retry.AFTER_LOGIN}


class ChildDied(WorkbenchError):
    """A child process ended without a result."""

    template = N_(
        "errors",
        "The work stopped before it was done ({why}). What was finished is kept. Please start it again.",
    )
    code = "CSW-1501"
    retry = Retry.LATER


class ChildNotStarted(WorkbenchError):
    """The operating system did not start the child process."""

    template = N_("errors", "The work could not be started ({why}). Nothing was changed. Please try again.")
    code = "CSW-1502"


class Job(QObject):
    """One call off the GUI thread. Its parent is the runner, never a view."""

    progressed = Signal(str, int, int)  # what, done, total (0: not known)
    succeeded = Signal(object)
    failed = Signal(object)  # a WorkbenchError: tell the person
    crashed = Signal(object)  # anything else: tell us
    ended = Signal()  # always, and always last
    _told = Signal(object, tuple)  # carries everything into the GUI thread, in order

    def __init__(self, work: Callable[[Tracker], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._stop = work, threading.Event()
        self.cancel = self._stop.set
        # A bound method of an object of the GUI thread: Qt queues the call into that thread.
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work. Called in a worker thread, so it touches only its own signal."""
        try:
            tracker = Tracker(self._report, self._stop.is_set)
            tracker.check()
            self._told.emit(self.succeeded, (self._work(tracker),))
        except Cancelled:
            log.info("stopped on request: %r", self._work)
        except WorkbenchError as error:
            self._told.emit(self.failed, (error,))
        except Exception as bug:  # noqa: BLE001 - a bug of any kind goes to the crash report
            self._told.emit(self.crashed, (bug,))
        self._told.emit(self.ended, ())

    def _report(self, what: str, done: int, total: int) -> None:
        self._told.emit(self.progressed, (what, done, total))

    def _tell(self, signal: Any, values: tuple[object, ...]) -> None:
        if not (self._stop.is_set() and signal == self.progressed):
            signal.emit(*values)


class Runner(QObject):
    """Runs jobs in lanes of threads and outlives them all."""

    def __init__(self, crashed: Callable[[Exception], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._pools = {
            lane: ThreadPoolExecutor(threads, thread_name_prefix=f"lane-{lane}")
            for lane, threads in LANES.items()
        }
        self._running: set[Job] = set()

    def start(
        self,
        lane: str,
        work: Callable[[Tracker], object],
        *,
        succeeded: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        progressed: Callable[[str, int, int], object] | None = None,
        crashed: Callable[[Any], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> Job:
        """Start ``work`` in ``lane``, one of `LANES`; the callbacks run in the GUI thread.

        A callback that is a method of a deleted QObject is not called. Without ``crashed`` a bug goes to
        the runner's own reporter.
        """
        job = Job(work, self)
        for signal, callback in (
            (job.progressed, progressed),
            (job.succeeded, succeeded),
            (job.failed, failed),
            (job.crashed, crashed or self._crashed),
            (job.ended, ended),
        ):
            if callback is not None:
                signal.connect(_unless_deleted(callback))
        job.ended.connect(self._forget)
        self._running.add(job)
        self._pools[lane].submit(job.run)
        return job

    def shut_down(self) -> None:
        """Cancel everything, wait for it, and deliver nothing more."""
        if _SHARED.get("runner") is self:
            del _SHARED["runner"]
        for job in self._running:
            job.cancel()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        for job in self._running:
            job.blockSignals(True)
            job.deleteLater()
        self._running.clear()

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.discard(job)
            job.deleteLater()


#: The runner that widgets use, which know no window and no desk.
_SHARED: Final[dict[str, Runner]] = {}
#: Widgets that wait for a picture of themselves.
UNSETTLED: Final[weakref.WeakSet[QObject]] = weakref.WeakSet()


def all_settled() -> bool:
    """Say whether no widget waits for a picture."""
    return not any(shiboken6.isValid(widget) for widget in UNSETTLED)


def share(runner: Runner) -> None:
    """Let widgets start their own small work, such as drawing, in ``runner``, until it is shut down."""
    _SHARED["runner"] = runner


def shared() -> Runner:
    """Return the runner that is shared; where there is no program (in tests), one of its own."""
    if "runner" not in _SHARED:
        share(Runner(lambda bug: log.error("unexpected: %r", bug, exc_info=bug)))
    return _SHARED["runner"]


def end_sharing() -> None:
    """Shut down the runner that is shared, if any."""
    if "runner" in _SHARED:
        shared().shut_down()


def _unless_deleted(callback: Callable[..., object]) -> Callable[..., None]:
    """Return ``callback`` guarded: a view that was deleted meanwhile is not called."""
    owner = getattr(callback, "__self__", None)

    def call(*values: object) -> None:
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            callback(*values)

    return call


class ChildJob(QObject):
    """One of our own commands in a process of its own, speaking JSON lines on standard output.

    Killing it at any moment loses nothing: each command commits whole pages.
    """

    progressed = Signal(str, int, int)
    succeeded = Signal(object)  # the result line, a dict
    failed = Signal(object)  # a WorkbenchError: tell the person
    stopped = Signal()  # the person cancelled and the child is gone
    ended = Signal()  # always, and always last

    def __init__(
        self,
        arguments: Sequence[str],
        parent: QObject,
        first_line: str = "",
        partly: frozenset[int] = frozenset(),
        patience_ms: int = KILL_AFTER_MS,
    ) -> None:
        """Prepare ``cs-workbench ARGUMENTS``; ``first_line`` goes to its stdin (``--key-stdin``).

        ``partly``: exit statuses beside 0 with which its result counts, since it says what was left undone.
        ``patience_ms``: how long it may take to stop before it is killed.
        """
        super().__init__(parent)
        self._process, self._done_with = QProcess(self), {0, *partly}
        self._first_line, self._rest = first_line, b""
        self._result: dict[str, Any] | None = None
        self._talk = b""
        self._cancelled = self._is_over = False
        self._killer = QTimer(self, singleShot=True, interval=patience_ms)
        self._killer.timeout.connect(self._process.kill)
        program, *self._arguments = own_command(arguments)
        self._process.setProgram(program)
        self._process.setArguments(self._arguments)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._listen)
        self._process.errorOccurred.connect(self._did_not_start)
        self._process.finished.connect(self._finished)

    def start(self) -> None:
        """Start the child; connect to the signals first."""
        self._process.start()
        if self._first_line:
            self._process.write(f"{self._first_line}\n".encode())

    def cancel(self) -> None:
        """Ask the child to stop; it is killed when it has not in time."""
        if not self._is_over and not self._cancelled:
            self._cancelled = True
            self._process.write(b"cancel\n")
            self._killer.start()

    def end(self) -> None:
        """Stop the child before this returns: the window goes. What it finished stays."""
        self.blockSignals(True)
        self.cancel()
        if not self._process.waitForFinished(KILL_AFTER_MS):
            self._process.kill()
            self._process.waitForFinished(KILL_AFTER_MS)

    @property
    def is_running(self) -> bool:
        """Whether the child has been started and has not ended."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _read(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            log.warning("a child said something that is not JSON: %r", line[:200])
            return
        if isinstance(told, dict) and told.get("type") == "progress":
            self.progressed.emit(
                str(told.get("what", "")), int(told.get("done", 0)), int(told.get("total", 0))
            )
        elif isinstance(told, dict):
            self._result = told

    def _listen(self) -> None:
        self._talk = (self._talk + bytes(self._process.readAllStandardError().data()))[-LONGEST_TALK:]

    def _did_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(lambda: self.failed.emit(ChildNotStarted(why=self._process.errorString())))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._rest.strip():
            self._take(self._rest)
        self._listen()
        self._end(lambda: self._tell(code, status))

    def _end(self, tell: Callable[[], None]) -> None:
        if not self._is_over:
            self._is_over = True
            self._killer.stop()
            tell()
            self.ended.emit()

    def _tell(self, code: int, status: QProcess.ExitStatus) -> None:
        done = code in self._done_with and status == QProcess.ExitStatus.NormalExit
        if done and self._result is not None:
            self.succeeded.emit(self._result)
        elif self._cancelled:
            self.stopped.emit()
        else:
            self.failed.emit(self._problem(code, status))

    def _problem(self, code: int, status: QProcess.ExitStatus) -> WorkbenchError:
        return problem_of(self._talk, code if status == QProcess.ExitStatus.NormalExit else -code)


def problem_of(talk: bytes, code: int) -> WorkbenchError:
    """Return what a process of ours failed with: its last line on stderr where it is a sentence for a person."""
    said = talk.decode("utf-8", "replace").strip()
    if said and code in RETRY_OF_EXIT and "Traceback (most recent call last)" not in said:
        return Problem(said.splitlines()[-1], retry=RETRY_OF_EXIT[code])
    if said:
        log.error("a child process failed: %s", said)
    return ChildDied(why=said.splitlines()[-1][:200] if said else f"exit {code}")
