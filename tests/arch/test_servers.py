"""The servers of the tests work: a screen of its own, and a keychain of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import keychain, screen

WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("x")
label.show()
print(app.platformName(), app.primaryScreen().size().toTuple())
"""

KEPT = """
import keyring
keyring.set_password("cs-workbench test", "database", "値")
print(type(keyring.get_keyring()).__module__, keyring.get_password("cs-workbench test", "database") == "値")
"""


def output_of(program: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout.strip()


@pytest.mark.x11
def test_a_real_window_opens_on_the_virtual_screen() -> None:
    with screen(1366, 768) as environment:
        assert output_of(WINDOW, environment) == "xcb (1366, 768)"


def test_a_secret_goes_into_a_real_secret_service(tmp_path: Path) -> None:
    with keychain(tmp_path / "home") as environment:
        assert output_of(KEPT, environment) == "keyring.backends.SecretService True"
