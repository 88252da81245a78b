"""Weekly snapshots whose writing is killed at any file operation: each week is whole, or as it was before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from tests.rigs.faults import SYNC, FaultRig, points
from tests.support.crm import HEAD, of_accounts, table, write_table

pytestmark = pytest.mark.faults

BACKFILL = """
import sys
from pathlib import Path
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.standing import backfill
bench = open_workbench(data_dir=Path(sys.argv[1]), language="en")
backfill(bench, 3)
close_workbench(bench)
"""
RERUN = """
import sys
from cs_workbench.__main__ import main
sys.exit(main(["--data-dir", sys.argv[1], "--progress", "none", "health", "rerun", "generic_b2b", "--weeks", "3"]))
"""
MAPPING = (
    HEAD
    + of_accounts(started_on="=2025-01-15")
    + table(
        "tickets.csv", "ticket", "no", 'column = "account"', opened_at="=2026-01-15", closed_at="closed",
        kind="=defect", priority="=p1", csat="csat",
    )
)  # fmt: skip
ACCOUNTS = 1_100  # more than one part of standings
#: How often in the quick run; the long run kills at many more places.
KILLS = 6
Weeks = dict[str, dict[int, tuple[Any, ...]]]


def write_exports(folder: Path, *, later: bool = False) -> Path:
    """Write accounts with a ticket each, open; or closed on most, which moves every score."""
    customers = [f"a{i},顧客{i}" for i in range(ACCOUNTS)]
    closed = "2026-01-16" if later else ""
    tickets = [f"t{i},a{i},{closed},{1 + i % 5}" for i in range(ACCOUNTS)]
    write_table(folder, "accounts.csv", "id,name", customers)
    write_table(folder, "tickets.csv", "no,account,closed,csat", tickets)
    return folder


def synced(folder: Path, exports: Path) -> Path:
    bench = open_workbench(data_dir=folder, language="en", sample=True)
    add_source(bench, exports, MAPPING)
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_exports(tmp_path_factory.mktemp("crm"))


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory, exports: Path) -> Path:
    """Return a profile that was synced once."""
    return synced(tmp_path_factory.mktemp("weeks") / "profile", exports)


def weeks(folder: Path, table: str = "calc_snapshot") -> Weeks:
    """Return every snapshot, or what was run over the past, by week and account."""
    bench = open_workbench(data_dir=folder, language="en")
    try:
        with bench.store.read() as db:
            found: Weeks = {}
            for week, account, *values in db.execute(
                f"SELECT week, account_id, score, shown, band, detail FROM {table}"
            ):
                found.setdefault(week, {})[account] = tuple(values)
            return found
    finally:
        close_workbench(bench)


def copy_of(profile: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(profile, folder)
    return folder


def killed_runs(
    rig: FaultRig, code: str, profile: Path, folder: Path, kills: list[int], *, table: str = "calc_snapshot"
) -> list[Weeks]:
    """Return the weeks that each run leaves that was killed at one of ``kills``."""
    found = []
    for point in kills:
        copy = copy_of(profile, folder / "killed")
        rig.run(code, [str(copy)], copy, "kill", point)
        found.append(weeks(copy, table))
    return found


@pytest.mark.timeout(900)
def test_history_killed_anywhere_has_whole_weeks_and_goes_on(
    tmp_path: Path, rig: FaultRig, all_faults: bool, profile: Path
) -> None:
    before = weeks(profile)
    assert [len(rows) for rows in before.values()] == [ACCOUNTS]
    whole = copy_of(profile, tmp_path / "whole")
    total = rig.count(BACKFILL, [str(whole)], whole)
    after = weeks(whole)
    assert [len(rows) for rows in after.values()] == [ACCOUNTS] * 4
    seen = set()
    for found in killed_runs(rig, BACKFILL, profile, tmp_path, points(total, KILLS, many=all_faults)):
        assert all(rows == after[week] for week, rows in found.items()), "whole, or not there"
        seen.add(len(found))
    assert len(seen) > 1, "the rig killed before and between weeks"
    again = tmp_path / "killed"
    rig.run(BACKFILL, [str(again)], again, "count")
    assert weeks(again) == after


@pytest.mark.timeout(900)
def test_a_week_that_is_looked_at_again_is_the_old_one_or_the_new_one(
    tmp_path: Path, rig: FaultRig, all_faults: bool, profile: Path, exports: Path
) -> None:
    before = weeks(profile)
    write_exports(exports, later=True)
    try:
        whole = copy_of(profile, tmp_path / "whole")
        total = rig.count(SYNC, [str(whole)], whole)
        after = weeks(whole)
        assert before.keys() <= after.keys()
        (week,) = before
        assert after[week] != before[week]
        for found in killed_runs(rig, SYNC, profile, tmp_path, points(total, KILLS, many=all_faults)):
            assert found[week] in (before[week], after[week])
        assert rig.run(SYNC, [str(tmp_path / "killed")], tmp_path / "killed", "count").returncode == 0
        assert weeks(tmp_path / "killed") == after
    finally:
        write_exports(exports)


@pytest.mark.timeout(900)
def test_a_card_run_over_the_past_and_killed_has_whole_weeks_and_goes_on(
    tmp_path: Path, rig: FaultRig, all_faults: bool, profile: Path
) -> None:
    whole = copy_of(profile, tmp_path / "whole")
    total = rig.count(RERUN, [str(whole)], whole)
    after = weeks(whole, "calc_rerun")
    assert [len(rows) for rows in after.values()] == [ACCOUNTS] * 3
    for found in killed_runs(
        rig, RERUN, profile, tmp_path, points(total, KILLS, many=all_faults), table="calc_rerun"
    ):
        assert all(rows == after[week] for week, rows in found.items()), "whole, or not there"
    again = tmp_path / "killed"
    rig.run(RERUN, [str(again)], again, "count")
    assert weeks(again, "calc_rerun") == after
