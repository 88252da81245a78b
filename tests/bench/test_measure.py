"""The bench itself is right: turns, medians, ratios, pictures, and data that are what they say."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.activity import Asked, activity_counts
from tests.bench import activities
from tests.bench.accounts_csv import FIELDS, write_accounts
from tests.bench.measure import Figure, in_turns
from tests.bench.note_bench import markdown
from tests.bench.window import shown_ms
from tests.shared_data import shared


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


def test_a_key_is_measured_until_the_picture_that_shows_it(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    taken = shown_ms(lambda: QTest.keyClicks(line, "a"), line, lambda: line.text() == "a")
    assert line.text() == "a"
    assert 0 < taken.window <= taken.whole


def test_a_long_history_is_of_every_kind(tmp_path: Path) -> None:
    shared("data", "japanese")
    bench = open_workbench(data_dir=tmp_path / "profile", language="ja")
    try:
        with bench.store.write("account", "test") as writing:
            writing.db.execute("INSERT INTO account (id, uid) VALUES (1, 'one')")
        activities.fill(bench.store, 1, 400)
        counts = activity_counts(bench, Asked(accounts=(1,)))
    finally:
        close_workbench(bench)
    assert sum(count or 0 for count in counts.values()) == 400
    assert {"note", "mail", "ticket", "survey", "voice", "change"} <= set(counts)


def test_a_long_note_is_as_long_as_it_says() -> None:
    shared("data", "japanese")
    assert 5_000 < len(markdown(5_000, "ja").encode()) < 6_000
