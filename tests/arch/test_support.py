"""The guards of every test can fail: each is shown a test that deserves it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUARDS = ["-p", "tests.support.leftovers", "-p", "tests.support.logs"]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "-p", "no:randomly", *GUARDS]

TESTS = """
import logging, subprocess, sys, threading, time

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QLabel

from tests.support import leftovers

leftovers.PATIENCE_S = 0.1
kept = []

def test_thread():
    threading.Thread(target=time.sleep, args=(4,), name="mine", daemon=True).start()

def test_child():
    kept.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(4)"]))

def test_window(qapp):
    kept.append(QLabel("mine"))

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_clipboard(qapp):
    qapp.clipboard().setMimeData(QMimeData())

def test_odd_log():
    logging.getLogger("cs").warning("odd row")

def test_missing_log(expected_log):
    expected_log.containing("odd")

def test_clean(expected_log, qapp):
    expected_log.containing("odd")
    logging.getLogger("cs").warning("odd row")
    label = QLabel("gone in time")
    label.deleteLater()
"""

SAID = {
    "thread": "left behind by this test:\n  thread mine",
    "child": "left behind by this test:\n  child process",
    "window": "left behind by this test:\n  window QLabel",
    "timer": "left behind by this test:\n  running timer",
    "clipboard": "left behind by this test:\n  clipboard data made in Python",
    "odd_log": "unexpected log records:\n  WARNING cs: odd row",
    "missing_log": "expected log records never came: ['odd']",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the tests above under the project's guards and return what pytest said."""
    path = tmp_path_factory.mktemp("guards") / "test_guards.py"
    path.write_text(TESTS, encoding="utf-8")
    done = subprocess.run(
        [*PYTEST, "--rootdir", str(path.parent), "-c", str(ROOT / "pyproject.toml"), str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout


@pytest.mark.parametrize("what", SAID)
def test_a_guard_fails_the_test_that_deserves_it(report: str, what: str) -> None:
    own_part = report.split(f"ERROR at teardown of test_{what} ")[1].split("____ ", maxsplit=1)[0]
    assert SAID[what] in own_part


def test_a_clean_test_passes_every_guard(report: str) -> None:
    assert "8 passed" in report
    assert "teardown of test_clean" not in report
