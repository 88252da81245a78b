"""The bench itself is right: turns, medians, ratios, and a file that is what it says."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.bench.accounts_csv import FIELDS, write_accounts
from tests.bench.measure import Figure, in_turns


def test_floor_and_ours_take_turns_and_the_middle_counts() -> None:
    order: list[str] = []
    times = {"ours": [9.0, 1.0, 2.0], "floor": [4.0, 5.0, 90.0]}

    def run(who: str) -> float:
        order.append(who)
        return times[who].pop(0)

    assert in_turns(lambda: run("ours"), lambda: run("floor"), rounds=3) == [2.0, 5.0]
    assert order == ["ours", "floor"] * 3


def test_a_figure_is_judged_by_its_ratio() -> None:
    assert Figure("x", ours=3.0, floor=2.0, target=1.5).verdict == "ok"
    assert Figure("x", ours=3.1, floor=2.0, target=1.5).verdict == "over"
    assert Figure("x", ours=99.0, floor=1.0).verdict == ""


def test_the_later_file_differs_in_one_row_of_a_hundred(tmp_path: Path) -> None:
    rows = []
    for later in (False, True):
        path = tmp_path / f"{later}.csv"
        write_accounts(path, 500, later=later)
        with path.open(encoding="utf-8", newline="") as file:
            rows.append(list(csv.DictReader(file)))
    assert [len(part) for part in rows] == [500, 500]
    assert set(rows[0][0]) == set(FIELDS)
    changed = [i for i, (before, after) in enumerate(zip(*rows, strict=True)) if before != after]
    assert changed == [0, 100, 200, 300, 400]
