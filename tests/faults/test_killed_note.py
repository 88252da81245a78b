"""``kill -9`` while a note is being typed: everything older than two seconds is on disk."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.drafts import kept_drafts, lost_drafts
from cs_workbench.services.syncing import add_source, sync
from tests.faults.typing_child import key

pytestmark = pytest.mark.faults
TRIALS, ALL_TRIALS = 8, 40
LONGEST_LOSS_S = 2.0


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with one account, its key in a file."""
    folder = tmp_path_factory.mktemp("typing")
    (folder / "crm.csv").write_text("顧客ID,顧客名\nA-1,あおば精機\n", encoding="utf-8")
    bench = open_workbench(data_dir=folder / "profile", language="en", sample=True)
    add_source(bench, folder / "crm.csv", name="crm")
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder / "profile"


def kill_while_typing(folder: Path, after: int, account_id: int = 1) -> tuple[float, dict[int, float]]:
    """Kill the child once it has typed ``after`` keys; return when, and when each key was typed."""
    command = [sys.executable, "-P", "-m", "tests.faults.typing_child", str(folder), str(account_id)]
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": "."},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        typed: dict[int, float] = {}
        for line in child.stdout:
            number, at = line.split()
            typed[int(number)] = float(at)
            if len(typed) >= after:
                break
        killed_at = monotonic()
        child.kill()
        for line in child.stdout:
            if line.endswith("\n") and len(line.split()) == 2:
                typed[int(line.split()[0])] = float(line.split()[1])
    return killed_at, typed


def test_a_killed_note_loses_two_seconds_at_most(profile: Path, tmp_path: Path, all_faults: bool) -> None:
    dice, worst = random.Random(7), 0.0  # noqa: S311 - any moment will do
    for trial in range(ALL_TRIALS if all_faults else TRIALS):
        folder = tmp_path / str(trial)
        shutil.copytree(profile, folder)
        killed_at, typed = kill_while_typing(folder, dice.randrange(3, 130))
        bench = open_workbench(data_dir=folder, language="en")
        (kept,) = kept_drafts(bench)
        body = kept.draft.body
        assert body == "".join(key(n) for n in range(len(body)))
        assert kept.draft.caret == len(body)
        if len(body) in typed:
            worst = max(worst, killed_at - typed[len(body)])
        assert [k.draft.id for k in lost_drafts(bench)] == [kept.draft.id], "the next start tells it"
        assert lost_drafts(bench) == [], "and the one after it does not"
        close_workbench(bench)
    print(f"worst loss {worst:.2f} s")  # noqa: T201
    assert worst <= LONGEST_LOSS_S
