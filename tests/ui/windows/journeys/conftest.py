"""A journey begins on the sample book, in a language and a theme."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import Clock
from cs_workbench.services.commands import do
from cs_workbench.services.settings import SetSetting, write_window_state
from cs_workbench.ui.theme import Look, apply_look
from cs_workbench.ui.windows.memory import WindowMemory
from cs_workbench.ui.windows.program import Program
from tests.conftest import ALL_FAULTS
from tests.support.once import made_once
from tests.ui.windows.conftest import make_sample
from tests.ui.windows.journeys.hands import Hands
from tests.ui.windows.running import StarterIn, settle


@pytest.fixture(autouse=True)
def warming() -> None:
    """Let every place be made ready beside the work, as for a person."""


@pytest.fixture(scope="session")
def english_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample book in English; the Japanese one in a quick run, where only the window is English."""
    if not ALL_FAULTS:
        return sample
    return made_once(tmp_path_factory, "small-sample-en", lambda folder: make_sample(folder, "en"))


@pytest.fixture
def profile(request: pytest.FixtureRequest, sample: Path, language: str, theme: str, tmp_path: Path) -> Path:
    """Return a copy of the sample book whose window speaks ``language`` and wears ``theme``."""
    book = request.getfixturevalue("english_sample") if language == "en" else sample
    folder = tmp_path / "profile"
    shutil.copytree(book, folder)
    bench = open_workbench(data_dir=folder, language=language)
    for key, value in (("language", language), ("theme", theme)):
        do(bench, SetSetting(key, value))
    close_workbench(bench)
    write_window_state(folder, WindowMemory(language=language, theme=theme).as_json())
    return folder


@pytest.fixture
def own_look(qapp: QApplication, theme: str) -> Iterator[None]:
    """Wear the light look again when the window of a dark journey is gone."""
    yield
    if theme == "dark":
        apply_look(qapp, Look("light"))


@pytest.fixture
def hands_on(
    request: pytest.FixtureRequest,
    own_look: None,
    qtbot: QtBot,
    start_in: StarterIn,
    language: str,
) -> Callable[..., Hands]:
    """Return what starts the program on the profile in a folder, and gives the hands of who did."""

    def make(folder: Path, clock: Clock | None = None) -> Hands:
        def begin(clock: Clock | None) -> Program:
            program = start_in(folder, language, clock)
            settle(qtbot, program)
            program.window.activateWindow()
            return program

        return Hands(qtbot, begin, request.node.name.removeprefix("test_"), clock)

    return make


@pytest.fixture
def hands(hands_on: Callable[..., Hands], profile: Path) -> Hands:
    """Return the hands of somebody who has just started the program on the sample book."""
    return hands_on(profile)
