"""PySide6 on this Python keeps count of None and True (ADR 001: 6.12.0 on 3.11 does not)."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version

from tests.arch.project import ROOT

EMITS = """
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    sent = Signal(int, bool)
sender = Sender()
sender.sent.connect(lambda number, truth: None)
for number in range(10_000):
    sender.sent.emit(number, True)
print("alive")
"""

COUNTS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
for _ in range(2_000):
    label.setText("a")
    label.resize(10, 10)
    label.setEnabled(True)
    label.isVisible()
after = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
print(max(b - a for b, a in zip(before, after)))
"""


def output_of(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def test_ten_thousand_signals_leave_the_interpreter_alive() -> None:
    assert output_of(EMITS) == "alive"


def test_qt_calls_lose_no_reference_to_none_or_true() -> None:
    assert int(output_of(COUNTS)) < 100


def test_the_installed_qt_is_one_that_the_project_allows() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lowest, below = re.findall(r'"PySide6-Essentials>=([\d.]+),<([\d.]+)"', project)[0]
    installed = tuple(map(int, version("PySide6-Essentials").split(".")))
    assert tuple(map(int, lowest.split("."))) <= installed < tuple(map(int, below.split(".")))
    if sys.version_info < (3, 12):
        assert installed < (6, 12)
