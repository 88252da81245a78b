"""A batch killed anywhere leaves whole files only and goes on when run again; a full disk keeps what was there."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from tests.rigs.faults import FaultRig, points
from tests.support.crm import MAPPING, write_accounts

pytestmark = pytest.mark.faults

BATCH = """
import sys
from cs_workbench.__main__ import main
sys.exit(main(["--data-dir", sys.argv[1], "--lang", "en", "--progress", "none", "review", "batch",
               "--view", "owner:佐藤", "--kind", "qbr", "--out", sys.argv[2],
               "--from", "2026-07-01", "--to", "2026-09-30"]))
"""
ACCOUNTS, KILL_POINTS = 3, 6


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with a few accounts and no review, its key in a file."""
    folder = tmp_path_factory.mktemp("before")
    (folder / "crm").mkdir()
    write_accounts(
        folder / "crm", *(f"a{n},顧客{n}商事,{n}000,2027-02-04,佐藤,2024-02-05" for n in range(ACCOUNTS))
    )
    bench = open_workbench(data_dir=folder / "profile", language="en", sample=True)
    add_source(bench, folder / "crm", MAPPING)
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder / "profile"


def fresh(profile: Path, folder: Path) -> tuple[Path, Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "out").mkdir()
    return Path(shutil.copytree(profile, folder / "profile")), folder / "out"


def run(mine: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BATCH, str(mine), str(out)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def decks(out: Path) -> dict[str, bytes]:
    """Return the files of a folder, each of which opens."""
    found = {path.name: path.read_bytes() for path in out.glob("*.pptx")}
    for name in found:
        assert len(Presentation(str(out / name)).slides) > 1
    return found


@pytest.mark.timeout(900)
def test_a_batch_killed_anywhere_has_whole_files_and_is_completed_when_run_again(
    tmp_path: Path, rig: FaultRig, profile: Path, all_faults: bool
) -> None:
    mine, out = fresh(profile, tmp_path / "whole")
    total = rig.count(BATCH, [str(mine), str(out)], out)
    whole = decks(out)
    assert len(whole) == ACCOUNTS
    killed, chosen = 0, points(total, KILL_POINTS, many=all_faults)
    for point in chosen:
        mine, out = fresh(profile, tmp_path / "killed")
        killed += rig.run(BATCH, [str(mine), str(out)], out, "kill", point).returncode != 0
        assert decks(out).items() <= whole.items(), f"killed at file operation {point} of {total}"
        again = run(mine, out)
        assert again.returncode == 0, again.stderr
        assert decks(out) == whole
        assert sorted(path.name for path in out.iterdir()) == sorted(whole), "nothing half written stays"
    assert killed >= len(chosen) - 2, "the rig did kill"


def test_a_full_disk_is_a_sentence_for_each_and_the_old_files_stay(
    tmp_path: Path, rig: FaultRig, profile: Path
) -> None:
    mine, out = fresh(profile, tmp_path / "full")
    assert run(mine, out).returncode == 0
    for path in out.iterdir():
        path.write_bytes(b"an older deck")
    ended = rig.run(BATCH, [str(mine), str(out)], out, "enospc", 1, sticky=True)
    assert ended.returncode == 1
    assert ended.stderr.count("No space left on device") == ACCOUNTS
    assert "A file that was there is unchanged" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [path.read_bytes() for path in out.glob("*.pptx")] == [b"an older deck"] * ACCOUNTS


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "stdin"])
def test_a_batch_is_cancelled_after_the_review_in_hand(tmp_path: Path, profile: Path, how: str) -> None:
    mine, out = fresh(profile, tmp_path / "cancelled")
    code = BATCH.replace('"none"', '"json"')
    with subprocess.Popen(
        [sys.executable, "-c", code, str(mine), str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdin is not None
        lines: list[dict[str, Any]] = [json.loads(child.stdout.readline())]
        if how == "stdin":
            child.stdin.write("cancel\n")
            child.stdin.flush()
        else:
            child.send_signal(getattr(signal, how))
        lines += [json.loads(line) for line in child.stdout]
    assert child.returncode == 130
    assert (lines[0]["type"], lines[0]["done"], lines[0]["total"]) == ("progress", 0, ACCOUNTS)
    assert lines[-1]["type"] == "result"
    states = [line["state"] for line in lines[-1]["reviews"]]
    assert states[-1] == "left"
    assert len(decks(out)) == states.count("written") == len(list(out.iterdir()))
