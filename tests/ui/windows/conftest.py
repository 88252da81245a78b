"""The real program on a copy of a small sample book."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import choose_language, close_workbench, open_workbench
from cs_workbench.kernel.clock import Clock
from cs_workbench.services.demo import fill_sample
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import ACCOUNTS, Starter, StarterIn, settle


def make_sample(folder: Path, language: str) -> Path:
    """Make a profile with a small sample book in ``folder``; return it."""
    bench = open_workbench(data_dir=folder, language=language, sample=True)
    fill_sample(bench, accounts=ACCOUNTS)
    close_workbench(bench)
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with a small sample book, made once."""
    return make_sample(tmp_path_factory.mktemp("sample") / "profile", "ja")


@pytest.fixture
def start_in(qapp: QApplication, qtbot: QtBot) -> Iterator[StarterIn]:
    """Return what starts the program on the profile in a folder; every program is shut down at the end."""
    running: list[Program] = []
    quits = qapp.quitOnLastWindowClosed()

    def end() -> None:
        while running:
            program = running.pop()
            program.shut_down()
            program.window.hide()
            program.window.deleteLater()
            program.deleteLater()

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
