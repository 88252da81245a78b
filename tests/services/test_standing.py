"""A sync recomputes what it touched, and the standings are those of a whole recomputing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.services.standing import compute, recompute
from cs_workbench.services.standing_context import kept_context
from cs_workbench.services.standing_rows import stored_rows
from cs_workbench.services.syncing import add_source, change_mapping, mapping_of, sync
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK
from tests.support.crm import MAPPING, write_accounts

COUNT = 60
WRONG = "nobody computes this"


def rows() -> list[str]:
    return [
        f"a{i:03d},社{i},{(i + 1) * 120000},2027-{i % 12 + 1:02d}-20,佐藤,2024-02-05" for i in range(COUNT)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    write_accounts(made, *rows())
    return made


@pytest.fixture
def desk(tmp_path: Path, folder: Path) -> Iterator[Workbench]:
    """Return a profile with `COUNT` synced accounts, the tier's rule of every one spoilt by hand."""
    opened = open_workbench(data_dir=tmp_path / "desk", language="en", clock=CLOCK)
    add_source(opened, folder, MAPPING)
    sync(opened, [], Tracker())
    spoil(opened)
    yield opened
    close_workbench(opened)


def spoil(bench: Workbench) -> None:
    """Write a sign into every standing: only a recomputing of the account takes it away."""
    with bench.store.write("spoil", "standing") as writing:
        writing.db.execute("UPDATE calc_standing SET tier_rule = ?", (WRONG,))


def recomputed(bench: Workbench) -> list[int]:
    with bench.store.read() as db:
        sql = "SELECT account_id FROM calc_standing WHERE tier_rule IS NOT ? ORDER BY account_id"
        return [account for (account,) in db.execute(sql, (WRONG,))]


def standings(bench: Workbench, *, anew: bool) -> dict[int, dict[str, Any]]:
    """Return every standing: as it is kept, or computed now for all accounts with the kept context."""
    with bench.store.read() as db:
        context = kept_context(db)
        assert context is not None
        (every,) = compute(db, bench.today, context.as_of, context)
        made = stored_rows(db, every)
        if anew:
            values = zip(*made.columns.values(), strict=True)
        else:
            names = ", ".join(made.columns)
            values = db.execute(f"SELECT {names} FROM calc_standing ORDER BY account_id")
        return {
            account: {**dict(zip(made.columns, row, strict=True)), "as_of": None}
            for account, row in zip(made.accounts, values, strict=True)
        }


def test_a_sync_with_one_changed_account_recomputes_that_one(desk: Workbench, folder: Path) -> None:
    changed = rows()
    changed[4] = changed[4].replace("600000", "99000000")
    write_accounts(folder, *changed)
    sync(desk, [], Tracker())
    assert recomputed(desk) == [5]


def test_a_sync_of_the_same_file_recomputes_nothing(desk: Workbench) -> None:
    sync(desk, [], Tracker())
    assert recomputed(desk) == []


def test_a_sync_on_another_day_recomputes_everything(desk: Workbench, tmp_path: Path) -> None:
    close_workbench(desk)
    tomorrow = FixedClock(CLOCK.now() + timedelta(days=1))
    desk = open_workbench(data_dir=tmp_path / "desk", language="en", clock=tomorrow)
    sync(desk, [], Tracker())
    assert len(recomputed(desk)) == COUNT
    close_workbench(desk)


def test_a_sync_that_changed_much_recomputes_everything(desk: Workbench, folder: Path) -> None:
    write_accounts(folder, *(row.replace("0000,", "1000,") for row in rows()))
    sync(desk, [], Tracker())
    assert len(recomputed(desk)) == COUNT


def test_small_changes_add_up_to_a_recomputing(desk: Workbench, folder: Path) -> None:
    now = rows()
    for i in range(4):
        now[i] = now[i].replace("2024-02-05", "2024-03-05")
        write_accounts(folder, *now)
        sync(desk, [], Tracker())
        assert len(recomputed(desk)) == (i + 1 if i < 3 else COUNT)


def test_after_a_sync_that_was_stopped_everything_is_recomputed(desk: Workbench, folder: Path) -> None:
    write_accounts(folder, *rows()[:-1], rows()[-1].replace("佐藤", "鈴木"))
    with pytest.raises(Cancelled):
        sync(desk, [], Tracker(stopping=lambda: True))
    assert len(recomputed(desk)) == COUNT
    spoil(desk)
    sync(desk, [], Tracker())
    assert len(recomputed(desk)) == COUNT, "the run that went on cannot say what its first half touched"


def test_the_first_record_of_a_kind_recomputes_everything(desk: Workbench, folder: Path) -> None:
    tickets = (
        '[[file]]\npath = "tickets.csv"\ninto = "ticket"\nkey = ["id"]\naccount = {column = "account"}\n'
    )
    tickets += '[file.fields]\nopened_at = {column = "at"}\npriority = {column = "priority"}\n'
    (folder / "tickets.csv").write_text("id,account,at,priority\n1,a003,2026-11-20,p1\n", encoding="utf-8")
    change_mapping(desk, "crm", mapping_of(desk, "crm") + "\n" + tickets)
    sync(desk, [], Tracker())
    assert len(recomputed(desk)) == COUNT, "no ticket is zero tickets now, for everybody"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.replace("240000", "77000000"),
        lambda row: row.replace("240000", ""),
        lambda row: row.replace("2027-02-20", "2026-11-25"),
        lambda row: row.replace("2027-02-20", "2026-10-01"),
        lambda row: row.replace("2024-02-05", "2026-11-20"),
        lambda row: row.replace("佐藤", "鈴木").replace("社", "会社"),
        lambda row: row + "\nnew,新会社,5000000,2027-03-31,鈴木,2026-11-01",
    ],
)
def test_what_a_sync_keeps_equals_a_whole_recomputing(
    desk: Workbench, folder: Path, change: Callable[[str], str]
) -> None:
    recompute(desk)
    now = rows()
    now[1] = change(now[1])
    assert now[1] != rows()[1]
    write_accounts(folder, *now)
    sync(desk, [], Tracker())
    assert standings(desk, anew=False) == standings(desk, anew=True)


def test_a_source_says_when_its_rows_have_landed(desk: Workbench) -> None:
    landed: list[str] = []
    sync(desk, [], Tracker(landed=landed.append))
    assert landed == ["crm"]
