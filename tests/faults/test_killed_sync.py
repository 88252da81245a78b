"""A sync killed at any file operation, then run again, leaves what a run that was never killed leaves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.store.dump import dump
from tests.rigs.faults import SYNC, FaultRig, points
from tests.support.crm import HEAD, contracts_and_usage, of_accounts, write_table

pytestmark = pytest.mark.faults

MAPPING = HEAD + of_accounts(arr="arr") + contracts_and_usage("=login")
ACCOUNTS = 1_200  # more than one page
#: How often in the quick run, in a profile that starts like this; the long run kills at many more.
KILLS = {"before": 8, "week_later": 5}


def write_exports(folder: Path, *, later: bool = False) -> Path:
    """Write exports in which every kind of trouble occurs: a bad date, strangers, shared keys; or a week later."""
    amount = 1001 if later else 1000
    customers = [f"a{i},顧客{i},{(1000 if i % 7 else amount) + i}" for i in range(ACCOUNTS)]
    contracts = [f"c{i},a{i},2027-0{(i + later) % 9 + 1}-15" for i in range(300)]
    contracts += ["x1,a1,2027-01-01" if later else "x1,a1,never", "x2,nobody,2027-01-01"]
    usage = [f"{i},c{i % 200},2026-11-{i % 20 + 1:02},{i % 7 + later}" for i in range(600)]
    for name, header, rows in (
        ("accounts.csv", "id,name,arr", customers),
        ("contracts.csv", "no,account,end", contracts),
        ("usage.csv", "row,contract,day,times", usage),
    ):
        write_table(folder, name, header, rows)
    return folder


def profile_with(folder: Path, exports: Path) -> Path:
    """Make a profile that knows ``exports`` as a source and has never synced it."""
    bench = open_workbench(data_dir=folder, language="en", sample=True)
    add_source(bench, exports, MAPPING)
    close_workbench(bench)
    return folder


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile whose source was never synced."""
    exports = write_exports(tmp_path_factory.mktemp("crm"))
    return profile_with(tmp_path_factory.mktemp("before") / "profile", exports)


@pytest.fixture(scope="module")
def week_later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile whose source was synced and has changed since: most rows are known by their print."""
    exports = write_exports(tmp_path_factory.mktemp("crm"))
    folder = profile_with(tmp_path_factory.mktemp("later") / "profile", exports)
    synced(folder)
    write_exports(exports, later=True)
    return folder


def synced(folder: Path) -> tuple[object, int]:
    """Sync a profile to the end; return its mirror and how many accounts have a standing."""
    bench = open_workbench(data_dir=folder, language="en")
    try:
        (report,) = sync(bench, [], Tracker())
        assert report.state == "done"
        with bench.store.read() as db:
            (standings,) = db.execute("SELECT count(*) FROM calc_standing").fetchone()
            (check,) = db.execute("PRAGMA integrity_check").fetchone()
            assert check == "ok"
            return dump(db), standings
    finally:
        close_workbench(bench)


def copy_of(profile: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(profile, folder)
    return folder


@pytest.mark.timeout(900)
@pytest.mark.parametrize("start", KILLS)
def test_a_sync_killed_anywhere_ends_as_one_never_killed(
    request: pytest.FixtureRequest, tmp_path: Path, rig: FaultRig, all_faults: bool, start: str
) -> None:
    profile = request.getfixturevalue(start)
    whole = synced(copy_of(profile, tmp_path / "whole"))
    assert whole[1] == ACCOUNTS
    counted = copy_of(profile, tmp_path / "counted")
    total = rig.count(SYNC, [str(counted)], counted)
    assert synced(counted) == whole, "a sync in another process leaves the same"
    killed, chosen = 0, points(total, KILLS[start], many=all_faults)
    for point in chosen:
        folder = copy_of(profile, tmp_path / "killed")
        ended = rig.run(SYNC, [str(folder)], folder, "kill", point)
        killed += ended.returncode != 0
        assert synced(folder) == whole, f"killed at file operation {point} of {total}"
    assert killed >= len(chosen) - 2, "the rig did kill"


def test_a_killed_sync_leaves_no_reader_behind(tmp_path: Path, rig: FaultRig, before: Path) -> None:
    folder = copy_of(before, tmp_path / "killed")
    rig.run(SYNC, [str(folder)], folder, "kill", 60)
    if not Path("/proc").is_dir():
        pytest.skip("needs /proc to look for processes")
    listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    mine = [line for line in listing.splitlines() if "sources.reader" in line and sys.executable in line]
    waited = 0
    while mine and waited < 50:
        waited += 1
        listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        mine = [line for line in listing.splitlines() if "sources.reader" in line and sys.executable in line]
    assert not mine
