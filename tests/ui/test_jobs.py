"""Work beside the window loses no answer, calls no dead view, stops when asked, ends with the program."""

from __future__ import annotations

import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.errors import Problem, Retry, WorkbenchError
from cs_workbench.kernel.progress import Tracker
from cs_workbench.ui import jobs
from cs_workbench.ui.jobs import ChildDied, ChildJob, ChildNotStarted, Runner
from tests.support.logs import ExpectedLog


class View(QObject):
    """Something that waits for answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: set[bool] = set()

    def take(self, answer: object) -> None:
        """Keep an answer."""
        self.answers.append(answer)
        self.threads.add(QThread.currentThread() is self.thread())


@pytest.fixture
def bugs() -> list[Exception]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, bugs: list[Exception]) -> Iterator[Runner]:
    runner = Runner(bugs.append)
    yield runner
    runner.shut_down()
    runner.deleteLater()


def test_no_answer_of_five_hundred_is_lost(qtbot: QtBot, runner: Runner) -> None:
    view = View()
    for number in range(500):
        runner.start("store", lambda _tracker, number=number: number, succeeded=view.take)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(view.answers) == 500)
    assert view.answers == list(range(500))
    assert view.threads == {True}


def test_widgets_share_a_runner_until_it_is_shut_down(qtbot: QtBot, bugs: list[Exception]) -> None:
    runner, view = Runner(bugs.append), View()
    jobs.share(runner)
    assert jobs.shared() is runner
    jobs.shared().start("draw", lambda _tracker: 1, succeeded=view.take)
    qtbot.waitUntil(lambda: view.answers == [1])
    runner.shut_down()
    own = jobs.shared()
    assert own is not runner
    jobs.end_sharing()
    for each in (runner, own):
        each.deleteLater()


def test_a_deleted_view_is_not_called(qtbot: QtBot, runner: Runner, bugs: list[Exception]) -> None:
    import shiboken6

    view, other = View(), View()
    runner.start("store", lambda _tracker: 1, succeeded=view.take)
    runner.start("store", lambda _tracker: 2, succeeded=other.take)
    shiboken6.delete(view)
    qtbot.waitUntil(lambda: other.answers == [2])
    assert not bugs


def test_expected_failures_and_bugs_go_to_different_people(
    qtbot: QtBot, runner: Runner, bugs: list[Exception]
) -> None:
    view = View()

    def fail(_tracker: Tracker) -> None:
        raise Problem("no")

    def crash(_tracker: Tracker) -> None:
        raise ZeroDivisionError

    runner.start("store", fail, failed=view.take)
    runner.start("compute", crash)
    qtbot.waitUntil(lambda: bool(view.answers and bugs))
    assert isinstance(view.answers[0], WorkbenchError)
    assert isinstance(bugs[0], ZeroDivisionError)


def test_a_cancelled_job_succeeds_no_more(qtbot: QtBot, runner: Runner) -> None:
    view, ended, begun = View(), View(), threading.Event()

    def work(tracker: Tracker) -> None:
        begun.set()
        while True:
            tracker.check()

    job = runner.start("compute", work, succeeded=view.take, ended=lambda: ended.take(True))
    begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended.answers))
    assert not view.answers


def test_shutting_down_in_the_middle_of_work_ends(qtbot: QtBot, bugs: list[Exception]) -> None:
    runner, view, begun = Runner(bugs.append), View(), threading.Event()

    def work(tracker: Tracker) -> None:
        begun.set()
        while True:
            tracker.check()

    runner.start("store", work, succeeded=view.take)
    for _ in range(10):
        runner.start("store", lambda _tracker: 1, succeeded=view.take)
    begun.wait(5)
    runner.shut_down()
    runner.deleteLater()
    assert not view.answers


@pytest.fixture
def child(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ChildJob]:
    """Return what makes a ChildJob that runs a small program of Python."""
    owner = QObject()

    def make(
        program: str, first_line: str = "", partly: frozenset[int] = frozenset(), **how: int
    ) -> ChildJob:
        path = tmp_path / "child.py"
        path.write_text("import json, sys, time\n" + textwrap.dedent(program))
        monkeypatch.setattr(jobs, "own_command", lambda arguments: [sys.executable, str(path), *arguments])
        return ChildJob(["sync"], owner, first_line, partly, **how)

    return make


def told(job: ChildJob) -> dict[str, list[object]]:
    seen: dict[str, list[object]] = {"progress": [], "result": [], "failed": [], "stopped": []}
    job.progressed.connect(lambda *values: seen["progress"].append(values))
    job.succeeded.connect(seen["result"].append)
    job.failed.connect(seen["failed"].append)
    job.stopped.connect(lambda: seen["stopped"].append(True))
    return seen


def run(qtbot: QtBot, job: ChildJob) -> dict[str, list[object]]:
    seen = told(job)
    with qtbot.waitSignal(job.ended, timeout=10_000):
        job.start()
    return seen


SAY = """
def say(**line):
    print(json.dumps(line), flush=True)
"""


def test_a_child_tells_its_progress_and_its_result(qtbot: QtBot, child: Callable[[str], ChildJob]) -> None:
    seen = run(
        qtbot,
        child(SAY + 'say(type="progress", what="同期", done=1, total=2)\nsay(type="result", rows=7)'),
    )
    assert seen["progress"] == [("同期", 1, 2)]
    assert seen["result"] == [{"type": "result", "rows": 7}]
    assert not seen["failed"]


def test_a_child_that_did_a_part_of_it_tells_its_result_where_that_says_so(
    qtbot: QtBot, child: Callable[..., ChildJob]
) -> None:
    program = SAY + 'say(type="result", refused=1)\nsys.exit(1)'
    seen = run(qtbot, child(program, partly=frozenset((1,))))
    assert (seen["result"], seen["failed"]) == ([{"type": "result", "refused": 1}], [])


def test_a_child_that_is_asked_to_stop_stops(qtbot: QtBot, child: Callable[[str], ChildJob]) -> None:
    listening = 'sys.exit(sys.stdin.readline() != "cancel\\n")'
    job = child(SAY + f'say(type="progress", what="x", done=1, total=9)\n{listening}')
    job.progressed.connect(job.cancel)
    seen = run(qtbot, job)
    assert seen["stopped"] == [True]


def test_a_child_that_does_not_listen_is_killed_within_a_second(
    qtbot: QtBot, child: Callable[[str], ChildJob]
) -> None:
    job = child(SAY + 'say(type="progress", what="x", done=1, total=9)\ntime.sleep(60)')
    job.progressed.connect(job.cancel)
    seen = told(job)
    with qtbot.waitSignal(job.ended, timeout=5_000):
        job.start()
    assert seen["stopped"] == [True]


def test_a_child_that_may_take_its_time_to_stop_tells_what_it_finished(
    qtbot: QtBot, child: Callable[..., ChildJob]
) -> None:
    slow = SAY + (
        'say(type="progress", what="x", done=1, total=9)\nsys.stdin.readline()\ntime.sleep(1.5)\n'
        'say(type="result", done=1)\nsys.exit(130)'
    )
    job = child(slow, "", frozenset((130,)), patience_ms=20_000)
    job.progressed.connect(job.cancel)
    seen = run(qtbot, job)
    assert seen["result"] == [{"type": "result", "done": 1}]
    assert not seen["stopped"], "it was not killed"


def test_a_child_is_gone_once_it_was_ended(qtbot: QtBot, child: Callable[[str], ChildJob]) -> None:
    job = child(SAY + 'say(type="progress", what="x", done=1, total=9)\ntime.sleep(60)')
    with qtbot.waitSignal(job.progressed, timeout=10_000):
        job.start()
    job.end()
    assert not job.is_running


@pytest.mark.parametrize(("status", "retry"), [(1, Retry.NEVER), (75, Retry.LATER), (77, Retry.AFTER_LOGIN)])
def test_a_childs_sentence_reaches_the_person(
    qtbot: QtBot, child: Callable[[str], ChildJob], status: int, retry: Retry
) -> None:
    seen = run(qtbot, child(f'print("The file is gone.", file=sys.stderr)\nsys.exit({status})'))
    (error,) = seen["failed"]
    assert isinstance(error, Problem)
    assert (str(error), error.as_retry) == ("The file is gone.", retry)


def test_a_childs_bug_is_not_shown_as_a_sentence(
    qtbot: QtBot, child: Callable[[str], ChildJob], expected_log: ExpectedLog
) -> None:
    expected_log.containing("a child process failed")
    seen = run(qtbot, child("1 / 0"))
    assert isinstance(seen["failed"][0], ChildDied)


def test_a_key_goes_to_the_child_first(qtbot: QtBot, child: Callable[..., ChildJob]) -> None:
    seen = run(qtbot, child(SAY + 'say(type="result", got=sys.stdin.readline().strip())', "secret"))
    assert seen["result"] == [{"type": "result", "got": "secret"}]


def test_a_child_that_cannot_start_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "own_command", lambda _arguments: [str(tmp_path / "missing")])
    owner = QObject()
    seen = run(qtbot, ChildJob([], owner))
    assert isinstance(seen["failed"][0], ChildNotStarted)
