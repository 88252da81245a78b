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
from cs_workbench.ui.jobs import Runner
from cs_workbench.ui.views.campaign_page import CampaignPage
from cs_workbench.ui.windows.campaign_desk import CampaignDesk
from cs_workbench.ui.windows.desk import Desk
from cs_workbench.ui.windows.program import Program
from tests.support.once import made_once
from tests.ui.windows.campaign_hands import PATIENCE_MS, At
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


@pytest.fixture
def at(qtbot: QtBot, sample: Path, tmp_path: Path, dressed: QApplication) -> Iterator[At]:
    """Return hands on the page of the sample's draft, in a window of its own."""
    shutil.copytree(sample, tmp_path / "profile")
    bugs: list[Exception] = []
    runner = Runner(bugs.append)
    desk = Desk(runner)
    with qtbot.waitSignal(desk.opened, timeout=PATIENCE_MS):
        desk.open(partial(open_workbench, data_dir=tmp_path / "profile", language="en"))
    page = CampaignPage(desk.bench.today)
    qtbot.addWidget(page)
    page.resize(1060, 660)
    page.show()
    page.activateWindow()
    made = At(qtbot, desk, page, CampaignDesk(page, desk, page), [])
    desk.changed.connect(made.campaigns.refresh)
    desk.failed.connect(made.failures.append)
    made.open(made.uid("draft"))
    yield made
    made.campaigns.stop()
    bench = desk.bench
    desk.close()
    runner.shut_down()
    close_workbench(bench)
    desk.deleteLater()
    runner.deleteLater()
    assert not bugs
