"""From the start of the process to the window's first frame and first rows, beside a bare PySide6 window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Final

from tests.bench.measure import Figure, in_turns

ACCOUNTS: Final = 10_000
OURS: Final = [sys.executable, "-P", "-m", "cs_workbench", "--data-dir"]

#: The smallest window there is. It prints the moment of its first frame as the real one does.
BARE: Final = """
import json, sys, time
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps({"first_paint": time.monotonic()}), flush=True)
        self.close()
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""


def figures(folder: Path) -> list[Figure]:
    """Measure with a sample book of `ACCOUNTS` accounts."""
    profile = folder / "profile"
    around = environment(folder)
    make = [*OURS, str(profile), "demo", "--no-window", "--accounts", str(ACCOUNTS)]
    subprocess.run(make, env=around, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    window = [*OURS, str(profile)]
    bare = [sys.executable, "-c", BARE]
    for command, moment in ((bare, "first_paint"), (window, "first_rows")):  # once for the caches
        wall_ms(command, moment, around)
    frame, rows, floor = in_turns(
        lambda: wall_ms(window, "first_paint", around),
        lambda: wall_ms(window, "first_rows", around),
        lambda: wall_ms(bare, "first_paint", around),
    )
    return [
        Figure(f"window, first frame, {ACCOUNTS:,} accounts", frame, floor, target=1.8),
        Figure(f"window, first rows, {ACCOUNTS:,} accounts", rows, floor, target=5.0),
    ]


def wall_ms(command: list[str], moment: str, around: Mapping[str, str]) -> float:
    """Start a window and return the milliseconds from here to ``moment`` of it.

    With CSWB_TRACE_START=1 the window prints, as one JSON line, `time.monotonic` at its first frame and
    at the first frame that shows rows; with CSWB_QUIT_AFTER it quits once it has reached that moment.
    """
    started = monotonic()
    done = subprocess.run(
        command,
        env={**around, "CSWB_TRACE_START": "1", "CSWB_QUIT_AFTER": moment},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("{"))
    return (float(json.loads(line)[moment]) - started) * 1000


def environment(folder: Path) -> dict[str, str]:
    """Return an environment without a screen, where Python keeps what it compiled, as an installation does."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
