"""Runs a program again and again, failing it at one file operation after the other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

MOST_POINTS: Final = 120  # of the long run: a sync has 700 file operations, and each costs two seconds
SOURCE: Final = Path(__file__).with_name("faultio.c")
#: The program that syncs the profile it is given.
SYNC: Final = """
import sys
from cs_workbench.__main__ import main
sys.exit(main(["--data-dir", sys.argv[1], "--progress", "none", "sync"]))
"""


@dataclass(frozen=True, slots=True)
class FaultRig:
    """The compiled library; see faultio.c for the modes."""

    library: Path

    def run(
        self,
        code: str,
        arguments: Sequence[str],
        folder: Path,
        mode: str,
        at: int = -1,
        *,
        sticky: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """Run Python ``code`` with ``arguments``; its writes below ``folder`` fail in ``mode`` at number ``at``."""
        environment = {
            **os.environ,
            "LD_PRELOAD": str(self.library),
            "FIO_DIR": str(folder),
            "FIO_MODE": mode,
            "FIO_N": str(at),
            "FIO_LOG": str(self.library.with_name("count")),
        }
        if sticky:
            environment["FIO_STICKY"] = "1"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def count(self, code: str, arguments: Sequence[str], folder: Path) -> int:
        """Return how many file operations below ``folder`` an undisturbed run makes."""
        done = self.run(code, arguments, folder, "count")
        if done.returncode:
            pytest.fail(f"the undisturbed run failed:\n{done.stderr}")
        total = int(self.library.with_name("count").read_text())
        if total <= 0:
            pytest.fail("the rig saw no file operation: LD_PRELOAD does not reach this program")
        return total


def build_rig(folder: Path) -> FaultRig:
    """Compile the library into ``folder``; the test is skipped where there is no compiler or no LD_PRELOAD."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("the fault rig needs Linux and gcc (Debian: apt-get install gcc libc6-dev)")
    library = folder / "faultio.so"
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"the fault rig does not compile here: {made.stderr[:500]}")
    return FaultRig(library)


def points(total: int, wanted: int, *, many: bool) -> list[int]:
    """Return the operations to fail at, of ``total`` spread evenly: ``wanted``, or as many as the long run takes."""
    wanted = MOST_POINTS if many else wanted
    if total <= wanted:
        return list(range(1, total + 1))
    return sorted({1 + round(i * (total - 1) / (wanted - 1)) for i in range(wanted)})
