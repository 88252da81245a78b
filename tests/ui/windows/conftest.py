"""The real program on a copy of a small sample book."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import choose_language, close_workbench, open_workbench
from cs_workbench.kernel.clock import Clock
from cs_workbench.services.demo import fill_sample
from cs_workbench.ui.windows.program import Program
from tests.support.once import made_once
from tests.ui.windows.running import ACCOUNTS, Starter, StarterIn, settle

NEVER_MS = 3_600_000


def make_sample(folder: Path, language: str) -> None:
    """Fill ``folder`` with a profile that holds a small sample book."""
    bench = open_workbench(data_dir=folder, language=language, sample=True)
    fill_sample(bench, accounts=ACCOUNTS)
    close_workbench(bench)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with a small sample book, made once."""
    return made_once(tmp_path_factory, "small-sample-ja", lambda folder: make_sample(folder, "ja"))


@pytest.fixture(autouse=True)
def warming(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a place be made when a test goes there: to make all of them beside it costs more than the test itself."""
    monkeypatch.setattr("cs_workbench.ui.windows.wiring.WARM_MS", NEVER_MS)


@pytest.fixture
def running(tmp_path: Path) -> list[Program]:  # the folder goes after the programs that work in it
    """Return the programs that run now."""
    return []


@pytest.fixture
def end(running: list[Program]) -> Callable[[], None]:
    """Return what shuts down every program that runs."""

    def shut_down() -> None:
        while running:
            program = running.pop()
            program.shut_down()
            program.window.hide()
            program.window.deleteLater()
            program.deleteLater()

    return shut_down


@pytest.fixture
def start_in(
    qapp: QApplication, qtbot: QtBot, running: list[Program], end: Callable[[], None]
) -> Iterator[StarterIn]:
    """Return what starts the program on the profile in a folder; every program is shut down at the end."""
    quits = qapp.quitOnLastWindowClosed()

    def make(folder: Path, language: str = "ja", clock: Clock | None = None) -> Program:
        end()
        opening = partial(open_workbench, data_dir=folder, language=language, clock=clock)
        program = Program(
            qapp,
            folder,
            opening=opening,
            closing=close_workbench,
            language_of=choose_language,
            language=language,
        )
        running.append(program)
        program.window.resize(1366, 768)
        program.show()
        return program

    yield make
    end()
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def start(qtbot: QtBot, start_in: StarterIn, sample: Path, tmp_path: Path) -> Starter:
    """Return what starts the program on a copy of the sample."""
    folder = tmp_path / "profile"
    shutil.copytree(sample, folder)

    def make() -> Program:
        program = start_in(folder)
        settle(qtbot, program)
        return program

    return make
