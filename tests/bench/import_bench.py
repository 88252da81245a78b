"""Bringing a CSV of 100,000 accounts in, beside the least that any program would have to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

from tests.bench.accounts_csv import ROWS, mapping_text, write_accounts
from tests.bench.measure import Figure, in_turns

PROGRAM: Final = [sys.executable, "-P", "-m", "cs_workbench", "--data-dir"]
FLOOR: Final = [sys.executable, "-m", "tests.bench.import_floor"]
MOST_MEMORY_MB: Final = 150.0


def figures(folder: Path) -> list[Figure]:
    """Measure first sync, sync of the file a week later, and memory.

    The targets are for rows that have landed: the floor computes no tiers and no scores.
    """
    for name, later in (("first", False), ("later", True)):
        (folder / name).mkdir()
        write_accounts(folder / name / "accounts.csv", later=later)
    (folder / "mapping.toml").write_text(mapping_text(), encoding="utf-8")
    inbox = folder / "inbox"
    inbox.mkdir()
    _bring(folder / "first", inbox)
    empty, full = folder / "empty", folder / "full"
    _cs_workbench(
        empty, "source", "add", str(inbox), "--mapping", str(folder / "mapping.toml"), "--name", "bench"
    )
    shutil.copytree(empty, full)
    _check(_sync(full), inserted=ROWS, changed=0)
    floor_full = folder / "floor.db"
    _floor(floor_full, inbox)

    first, first_landed, first_floor = in_turns(
        _on_a_copy(empty, folder / "run", _sync_ms),
        _on_a_copy(empty, folder / "run", _landed_ms),
        lambda: _floor(folder / "floor-run.db", inbox),
    )
    memory = _on_a_copy(empty, folder / "run", _sync_memory_mb)()
    _bring(folder / "later", inbox)
    again, again_landed, again_floor = in_turns(
        _on_a_copy(full, folder / "run", _sync_ms),
        _on_a_copy(full, folder / "run", _landed_ms),
        lambda: _floor(_copied(floor_full, folder / "floor-run.db"), inbox, keep=True),
    )
    return [
        Figure(f"first sync, {ROWS:,} x 25, rows landed", first_landed, first_floor, target=2.0),
        Figure("first sync with tiers and scores", first, first_floor),
        Figure("sync again, 1 % changed, rows landed", again_landed, again_floor, target=1.5),
        Figure("sync again with tiers and scores", again, again_floor),
        Figure("memory of the sync above a bare python", memory, MOST_MEMORY_MB, "MB", target=1.0),
    ]


def _bring(source: Path, inbox: Path) -> None:
    shutil.copy(source / "accounts.csv", inbox / "accounts.csv")


def _cs_workbench(profile: Path, *arguments: str) -> str:
    done = subprocess.run(
        [*PROGRAM, str(profile), "--json", *arguments],
        check=True,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout


def _sync(profile: Path) -> dict[str, int]:
    """Sync, and return the counts of the one source."""
    counts: dict[str, int] = json.loads(_cs_workbench(profile, "sync"))["sources"][0]
    return counts


def _check(counts: dict[str, int], **expected: int) -> None:
    found = {name: counts[name] for name in expected}
    if found != expected or counts["held"]:
        raise AssertionError(f"the sync did something else: {counts}")


def _sync_ms(profile: Path) -> float:
    start = perf_counter()
    _sync(profile)
    return (perf_counter() - start) * 1000


def _landed_ms(profile: Path) -> float:
    """Return the time from the start of the program until it says that every row is in the database."""
    start = perf_counter()
    landed = 0.0
    command = [*PROGRAM, str(profile), "--progress", "json", "sync"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if json.loads(line)["type"] == "landed":
                landed = perf_counter() - start
    if child.returncode or not landed:
        raise AssertionError(f"the sync ended with {child.returncode}")
    return landed * 1000


def _on_a_copy(profile: Path, copy: Path, measure: Callable[[Path], float]) -> Callable[[], float]:
    def run() -> float:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(profile, copy)
        return measure(copy)

    return run


def _copied(database: Path, copy: Path) -> Path:
    shutil.copy(database, copy)
    return copy


def _floor(database: Path, inbox: Path, *, keep: bool = False) -> float:
    """Run the floor in a process of its own; it takes its time by itself, after its imports."""
    if not keep:
        database.unlink(missing_ok=True)
    done = subprocess.run(
        [*FLOOR, str(inbox / "accounts.csv"), str(database)],
        check=True,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return float(done.stdout)


def _sync_memory_mb(profile: Path) -> float:
    """Return the most memory of a sync and its children together, less one bare interpreter each."""
    bare = _peak_mb([sys.executable, "-c", "import time; time.sleep(0.3)"])
    return _peak_mb([*PROGRAM, str(profile), "sync"], bare)


def _peak_mb(command: list[str], bare: float = 0.0) -> float:
    """Return the most memory at one time: every living process's own peak, less ``bare`` for each; Linux only."""
    most = 0.0
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        while child.poll() is None:
            peaks = [_high_water_mb(process) for process in _family(child.pid)]
            most = max(most, sum(peak - bare for peak in peaks if peak))
            sleep(0.05)
    return most


def _family(process: int) -> list[int]:
    found = [process]
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in children:
            found += _family(int(child))
    return found


def _high_water_mb(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0]) / 1024 if lines else 0.0


if os.name == "nt":
    raise SystemExit("the bench reads /proc: run it on Linux")
