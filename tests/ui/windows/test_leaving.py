"""The program leaves without a fault and without a word, whatever was done last.

After Python has ended, Qt still takes down what it holds; an object of Python's among it ends in a fault.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 120
PICTURES = """
import sys
from pathlib import Path
from cs_workbench.ui.main import save_pictures
from cs_workbench.ui.windows import pictures
pictures.SIZES, pictures.THEMES, pictures.TURN_MS = ((1000, 600),), ("dark",), 5
folder = Path(sys.argv[1])
print(save_pictures(folder / "pictures", data_dir=folder))
"""


def leave(*arguments: str) -> str:
    """Run Python with ``arguments`` until it has left; return what it said on standard output."""
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=ROOT,
        env={**_environment(), "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-1000:]
    return done.stdout


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def profile(sample: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample's profile."""
    return Path(shutil.copytree(sample, tmp_path / "profile"))


@pytest.mark.parametrize("script", ["copy_and_leave", "change_language_and_leave"])
def test_the_window_leaves_without_a_fault(profile: Path, script: str) -> None:
    for _ in range(2):
        said = leave("-m", "tests.journeys.drive", str(profile), script)
        last: dict[str, Any] = json.loads(said.splitlines()[-1])
        assert "stuck" not in last
        if script == "copy_and_leave":
            assert last["formats"] == ["text/plain", "text/html"]
            assert len(last["copied"].splitlines()) == 2


@pytest.mark.long
def test_the_pictures_leave_without_a_fault(profile: Path) -> None:
    made = int(leave("-c", PICTURES, str(profile)))
    names = [path.name for path in (profile / "pictures").iterdir()]
    assert made == len(names), names
    assert {name.split("-dark")[0] for name in names} >= {
        "today-entry", "palette", "peek", "why", "account-brief", "account-goal", "account-handover", "activity-touch",
        "search", "settings-absence", "shortcuts", "quick-note", "meeting", "meeting-card-narrow", "conflict",
    }  # fmt: skip
