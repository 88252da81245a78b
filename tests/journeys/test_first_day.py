"""The first day, with keys only, in the real program on a real (virtual) screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers import screen
from tests.ui.windows.journeys.hands import in_pair

PATIENCE = 240


def play(script: str, folder: Path, environment: dict[str, str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.journeys.drive", str(folder), script],
        env={**environment, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": "."},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    seen = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0, (seen, done.stderr[-3000:])
    return seen


@pytest.mark.x11
@in_pair(0)
def test_the_first_day_with_keys_only(tmp_path: Path, language: str, theme: str) -> None:
    folder = tmp_path / "profile"
    with screen(1366, 768) as bare:
        spoken = {"LANG": {"ja": "ja_JP.UTF-8", "en": "en_GB.UTF-8"}[language]}
        environment = {**bare, **spoken, "CSWB_JOURNEY_THEME": theme}
        first = {line["step"]: line for line in play("first_day", folder, environment)}
        second = play("again", folder, environment)
    assert first["first run"]["language"] == language
    assert first["today"]["rows"] > 0
    assert first["accounts"]["shown"] > first["filtered"]["shown"] > 0
    assert first["filtered"]["bands"] == ["red"]
    assert first["why"]["words"] > 5
    assert first["language"]["language"] != language
    assert second[0] == {
        "place": "account",
        "account": first["account"]["account"],
        "language": first["language"]["language"],
        "condition": "band:red",
    }
