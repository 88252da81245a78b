"""From files into the store: what lands, what is held, what vanishes, what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.sources.mapping import Mapping, parse_mapping
from cs_workbench.store.dump import dump
from cs_workbench.store.engine import Store
from cs_workbench.store.profile import create_profile
from cs_workbench.sync.pull import pull
from cs_workbench.sync.report import SyncReport
from tests.support.crm import HEAD, contracts_and_usage, of_accounts, write_table

CLOCK = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
MAPPING = HEAD + of_accounts(arr="arr") + contracts_and_usage("what")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    key = create_profile(tmp_path / "profile", "file")
    with Store.open(tmp_path / "profile", key, CLOCK) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "crm"
    path.mkdir()
    accounts(path, 10)
    write_table(path, "contracts.csv", "no,account,end", [f"c{i},a{i},2027-03-31" for i in range(10)])
    write_table(
        path,
        "usage.csv",
        "row,contract,what,day,times",
        ["1,c1,login,2026-11-01,2", "2,c1,login,2026-11-01,3"],
    )
    return path


def accounts(folder: Path, count: int, *, arr: int = 1200) -> None:
    write_table(folder, "accounts.csv", "id,name,arr", [f"a{i},Account {i},{arr}" for i in range(count)])


def sync(store: Store, folder: Path, mapping: Mapping | None = None, *, sure: bool = False) -> SyncReport:
    return pull(store, mapping or parse_mapping(MAPPING), folder, CLOCK, Tracker(), remove_vanished=sure)


def live(store: Store) -> int:
    with store.read() as db:
        return int(db.execute("SELECT count(*) FROM account WHERE retired_at IS NULL").fetchone()[0])


def everything(store: Store) -> object:
    with store.read() as db:
        return dump(db)


def test_a_second_sync_of_the_same_files_changes_nothing(store: Store, folder: Path) -> None:
    first = sync(store, folder)
    before = everything(store)
    assert [(f.read, f.inserted) for f in first.files] == [(10, 10), (10, 10), (2, 1)]
    again = sync(store, folder)
    assert again.landed == 0
    assert [f.unchanged for f in again.files] == [10, 10, 1]
    assert everything(store) == before


def test_usage_rows_of_one_key_are_added_up(store: Store, folder: Path) -> None:
    report = sync(store, folder)
    with store.read() as db:
        rows = db.execute("SELECT metric, grain, period_start, value FROM remote_usage").fetchall()
    assert rows == [("login", "day", "2026-11-01", 5.0)]
    assert report.files[2].merged == 1


def test_a_changed_field_is_recorded_with_its_old_value(store: Store, folder: Path) -> None:
    sync(store, folder)
    write_table(
        folder,
        "accounts.csv",
        "id,name,arr",
        ["a0,Renamed,1200", *[f"a{i},Account {i},1200" for i in range(1, 10)]],
    )
    report = sync(store, folder)
    with store.read() as db:
        rows = db.execute("SELECT noun, source_id, field, old, new FROM field_change").fetchall()
    assert rows == [("account", "a0", "name", "Account 0", "Renamed")]
    assert report.files[0].changed == 1


def test_a_fact_of_an_unknown_account_is_held_and_the_others_land(store: Store, folder: Path) -> None:
    write_table(folder, "contracts.csv", "no,account,end", ["c1,a1,2027-03-31", "c2,nobody,2027-03-31"])
    report = sync(store, folder)
    assert (report.files[1].inserted, report.files[1].held) == (1, 1)
    with store.read() as db:
        rows = db.execute("SELECT number, field, value, state FROM held_row").fetchall()
    assert rows == [(3, "account", "nobody", "open")]


def test_an_account_goes_only_after_two_complete_pulls_without_it(store: Store, folder: Path) -> None:
    sync(store, folder)
    accounts(folder, 9)
    assert sync(store, folder).retired == 0
    assert live(store) == 10
    assert sync(store, folder).retired == 1
    assert live(store) == 9
    accounts(folder, 10)
    assert sync(store, folder).returned == 1
    assert live(store) == 10


def test_too_many_vanished_accounts_wait_for_a_yes(store: Store, folder: Path) -> None:
    sync(store, folder)
    accounts(folder, 5)
    sync(store, folder)
    report = sync(store, folder)
    assert (report.state, report.would_go, report.of_live) == ("held", 5, 10)
    assert live(store) == 10
    assert sync(store, folder, sure=True).state == "done"
    assert live(store) == 5


def test_stopping_keeps_whole_pages_and_the_next_sync_completes(store: Store, folder: Path) -> None:
    seen = []

    def stop_after_first_file() -> bool:
        seen.append(1)
        return len(seen) > 3

    with pytest.raises(Cancelled):
        pull(store, parse_mapping(MAPPING), folder, CLOCK, Tracker(None, stop_after_first_file))
    sync(store, folder)
    whole = everything(store)
    sync(store, folder)
    assert everything(store) == whole
    assert live(store) == 10


def test_a_file_changed_since_an_interrupted_run_is_read_again(store: Store, folder: Path) -> None:
    write_table(folder, "usage.csv", "row,contract,what,day,times", ["1,c1,login,never,2"])
    (folder / "usage.csv").rename(folder / "elsewhere.csv")
    with pytest.raises(WorkbenchError):
        sync(store, folder)
    accounts(folder, 11)
    (folder / "elsewhere.csv").rename(folder / "usage.csv")
    sync(store, folder)
    assert live(store) == 11


def test_a_file_finished_before_an_interruption_is_not_read_again(store: Store, folder: Path) -> None:
    (folder / "usage.csv").rename(folder / "elsewhere.csv")
    with pytest.raises(WorkbenchError):
        sync(store, folder)
    (folder / "elsewhere.csv").rename(folder / "usage.csv")
    report = sync(store, folder)
    assert [file.inserted for file in report.files] == [10, 10, 1], "told as its own run told it"
    with store.read() as db:
        assert db.execute("SELECT count(*) FROM sync_run").fetchone() == (1,)


def test_when_a_fact_became_known_is_what_its_source_says(store: Store, folder: Path) -> None:
    header, rows = "no,account,end,recorded", ["c1,a1,2027-03-31,2026-04-05T10:00:00Z", "c2,a2,2027-03-31,"]
    write_table(folder, "contracts.csv", header, rows)
    mapping = parse_mapping(MAPPING.replace('key = ["no"]', 'key = ["no"]\nknown = "recorded"'))
    sync(store, folder, mapping)
    with store.read() as db:
        found = db.execute(
            "SELECT source_id, known_at, known_assumed FROM remote_subscription ORDER BY source_id"
        ).fetchall()
    assert found[0] == ("c1", "2026-04-05T10:00:00Z", 0)
    assert found[1] == ("c2", "2026-11-24T01:00:00Z", 0), "else when this pull began"
