"""Rows that are as they were when they landed are not read again, and nobody can tell from what is stored."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources.mapping import parse_mapping
from cs_workbench.store import prints, remote
from cs_workbench.store.dump import dump
from cs_workbench.store.engine import Store
from cs_workbench.store.profile import create_profile
from cs_workbench.sync.pull import pull
from cs_workbench.sync.report import SyncReport
from tests.support.crm import write_table
from tests.sync.test_pull import CLOCK

MAPPING = """
source = "crm"
[[file]]
path = "accounts.csv"
into = "account"
key = ["id"]
[file.fields]
name = {column = "name"}
started_on = {column = "since"}
segment = {column = "size", values = {L = "large"}}
[[file]]
path = "contracts.csv"
into = "subscription"
key = ["no"]
account = {column = "account"}
skip_if = {column = "account", equals = "test"}
[file.fields]
ends_on = {column = "end"}
"""


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[Store]]:
    """Return two profiles of their own."""
    with ExitStack() as stack:
        opened = []
        for name in ("remembers", "forgets"):
            key = create_profile(tmp_path / name, "file")
            opened.append(stack.enter_context(Store.open(tmp_path / name, key, CLOCK)))
        yield opened


def sync(store: Store, folder: Path, mapping: str = MAPPING) -> SyncReport:
    return pull(store, parse_mapping(mapping), folder, CLOCK, Tracker())


def forget(store: Store) -> None:
    with store.write("forget", "test") as writing:
        prints.forget(writing.db, "crm")


def known(store: Store) -> int:
    with store.read() as db:
        return int(db.execute("SELECT coalesce(sum(length(prints) / 8), 0) FROM sync_print").fetchone()[0])


def dumped(store: Store) -> str:
    with store.read() as db:
        return dump(db)


def counts(report: SyncReport) -> list[tuple[object, ...]]:
    return [(f.read, f.inserted, f.changed, f.unchanged, f.held, f.remarks) for f in report.files]


def write_a_week(folder: Path, chance: Random) -> None:
    """Write both files as they might be another week: rows new, gone, changed, broken, doubled, moved."""
    accounts = [f"a{i}" for i in range(12) if chance.random() < 0.9]
    rows = [
        f"{key},{chance.choice(('Aoba', 'Beta'))},{chance.choice(('2026-04-01', 'soon'))},{chance.choice('LS')}"
        for key in accounts
    ]
    rows += [*chance.sample(rows, 1), f"{accounts[0]},Other,2026-04-01,S"]
    chance.shuffle(rows)
    write_table(folder, "accounts.csv", chance.choice(("id,name,since,size", "name,id,since,size")), rows)
    contracts = [
        f"c{i},{chance.choice((*accounts, 'nobody', 'test', ''))},{chance.choice(('2027-03-31', '2027-04-30', '?'))}"
        for i in range(10)
    ]
    write_table(folder, "contracts.csv", "no,account,end", contracts)


@pytest.mark.parametrize("seed", range(2))
def test_a_sync_that_knows_its_rows_again_leaves_what_one_that_reads_all_of_them_leaves(
    stores: list[Store], tmp_path: Path, seed: int
) -> None:
    chance, folder = Random(seed), tmp_path / "crm"  # noqa: S311 - the same weeks at every run
    folder.mkdir()
    remembers, forgets = stores
    skipped = 0
    for _ in range(8):
        write_a_week(folder, chance)
        skipped += known(remembers)
        forget(forgets)
        assert counts(sync(remembers, folder)) == counts(sync(forgets, folder))
        assert dumped(remembers) == dumped(forgets)
    assert skipped > 20


def test_a_file_that_could_not_be_read_whole_is_read_from_the_first_row_next_time(
    stores: list[Store], tmp_path: Path
) -> None:
    store = stores[0]
    write_table(
        tmp_path, "accounts.csv", "id,name,since,size", ["a1,Aoba,2026-04-01,L", "a2,Beta,2026-04-01,S"]
    )
    write_table(tmp_path, "contracts.csv", "no,account,end", ["c1,a1,2027-03-31"])
    sync(store, tmp_path)
    assert known(store) == 3
    (tmp_path / "contracts.csv").rename(tmp_path / "away.csv")
    with pytest.raises(WorkbenchError):
        sync(store, tmp_path)
    with store.write("a page of a run that was killed", "test") as writing:
        prints.take(writing.db, "crm", 0)
        rows = [["a1", None, "Changed by it", "2026-04-01", "large", None]]
        fields = ("name", "started_on", "segment")
        remote.upsert_page(writing.db, "crm", "account", fields, rows, run=2, at="2026-11-24T01:00:00Z")
    (tmp_path / "away.csv").rename(tmp_path / "contracts.csv")
    write_table(
        tmp_path, "accounts.csv", "id,name,since,size", ["a1,Aoba,2026-04-01,L", "a2,Beta,2026-04-01,S"]
    )
    assert [f.changed for f in sync(store, tmp_path).files] == [1, 0]


def test_an_import_that_was_taken_back_comes_again_whole(stores: list[Store], tmp_path: Path) -> None:
    store = stores[0]
    write_table(tmp_path, "accounts.csv", "id,name,since,size", ["a1,Aoba,2026-04-01,L"])
    write_table(tmp_path, "contracts.csv", "no,account,end", ["c1,a1,2027-03-31"])
    sync(store, tmp_path)
    before = dumped(store)
    write_table(tmp_path, "accounts.csv", "id,name,since,size", ["a1,Aoba New,2026-04-01,L"])
    run = sync(store, tmp_path).run
    with store.write("take back", "test") as writing:
        remote.undo_run(writing.db, "crm", run, at="2026-11-24T01:00:00Z")
    assert dumped(store).replace("sync_cursor", "") != before
    assert known(store) == 0
    assert [f.changed for f in sync(store, tmp_path).files] == [1, 0]


def test_another_mapping_reads_every_row_anew(stores: list[Store], tmp_path: Path) -> None:
    store = stores[0]
    write_table(
        tmp_path, "accounts.csv", "id,name,since,size", ["a1,Aoba,2026-04-01,L", "a2,Beta,2026-04-01,S"]
    )
    write_table(tmp_path, "contracts.csv", "no,account,end", ["c1,a1,2027-03-31"])
    sync(store, tmp_path)
    report = sync(store, tmp_path, MAPPING.replace('L = "large"', 'L = "huge"'))
    assert [(f.changed, f.unchanged) for f in report.files] == [(1, 1), (0, 1)]


def test_usage_has_no_prints_because_its_rows_add_up() -> None:
    from cs_workbench.sources.pages import reading_of

    usage = dataclasses.replace(parse_mapping(MAPPING).files[1], into="usage")
    mapping = dataclasses.replace(parse_mapping(MAPPING), files=(usage,))
    assert reading_of(mapping, 0, ["no"]) == ""
