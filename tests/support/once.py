"""A folder that takes long to make is made once for all test processes; each test works on a copy."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cs_workbench.kernel.locks import FileLock

Make = Callable[[Path], None]


def made_once(factory: pytest.TempPathFactory, name: str, make: Make) -> Path:
    """Return the folder ``name`` that ``make`` fills: by the first process that asks, the others wait for it."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # what the processes of one run share
    folder, done = root / "once" / name, root / "once" / f"{name}.done"
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    lock = FileLock(folder.with_suffix(".lock"))
    lock.take(name, patience=300)
    try:
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    finally:
        lock.free()
    return folder
