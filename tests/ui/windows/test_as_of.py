"""Accounts as it was on a day: a banner, cells to look at, and Esc back to today."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services.book import load_book
from cs_workbench.ui.windows.accounts_place import AccountsPlace
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired


def opened(qtbot: QtBot, program: Program) -> AccountsPlace:
    wiring = wired(program)
    wiring.list_accounts("")
    settle(qtbot, program)
    return wiring.accounts


def test_the_list_goes_back_week_by_week_and_esc_comes_home(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    bar, today = place.view.as_of, place.desk.bench.today
    now = place.view.table.book
    assert program.doings is not None
    program.doings.actions.run("view.as_of")
    assert bar.isVisible()
    bar.field.set_day(today - timedelta(days=35))
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert bar.day == today - timedelta(days=35)
    assert f"{bar.day:%Y/%m/%d}時点" in bar.banner.text()
    then = load_book(place.desk.bench, bar.day)
    assert place.view.table.book.account_id.tolist() == then.account_id.tolist()
    assert place.view.table.book["health"].values.tolist() != now["health"].values.tolist()
    QTest.keyClick(bar, Qt.Key.Key_Left)
    settle(qtbot, program)
    assert bar.day == today - timedelta(days=42)
    for _ in range(6):
        QTest.keyClick(bar, Qt.Key.Key_Right)
        settle(qtbot, program)
    assert place.day_asked() is None, "beyond the last week is today"
    assert not bar.isVisible()
    place.show_day(today - timedelta(days=7))
    settle(qtbot, program)
    assert bar.isVisible()
    QTest.keyClick(place.view.grid, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert not bar.isVisible()
    assert place.view.table.book["owner"].is_known().all()


def test_nothing_is_changed_in_the_past(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    told: list[str] = []
    place.refused.connect(told.append)
    place.show_day(place.desk.bench.today - timedelta(days=21))
    settle(qtbot, program)
    table = place.view.table
    table.set_columns(("name", "industry", "band"))
    assert not any(table.editable(0, column) for column in range(3))
    place.view.grid.setCurrentIndex(table.index(0, 1))
    place.act("edit.cell")
    place.act("account.note")
    assert len(told) == 2
    assert all("変更できません" in sentence for sentence in told)
    assert not place.view.quick.isVisible()
    place.choose_layout("renewals")
    assert place.view.layout_name == "table"


def test_filters_groups_and_exports_speak_of_the_day(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    program = start()
    place = opened(qtbot, program)
    day = place.desk.bench.today - timedelta(days=28)
    place.show_day(day)
    settle(qtbot, program)
    place.filter_by("band:green")
    shown = set(place.view.accounts_shown().tolist())
    book = load_book(place.desk.bench, day)
    good = {
        int(account)
        for row, account in enumerate(book.account_id)
        if book["band"].at(row) == "green" and book["churned_on"].at(row) is None
    }
    assert shown == good
    with qtbot.waitSignal(place.exported):
        place.export_to(tmp_path / "then.csv")
    with (tmp_path / "then.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading[-1] == "時点"
    assert {row[-1] for row in rows} == {day.isoformat()}
    wiring = wired(program)
    place.view.ensure_current()
    wiring.ask_why()
    settle(qtbot, program)
    assert wiring.pane.why.words()[1].startswith(f"{day - timedelta(days=day.weekday()):%Y/%m/%d}"), (
        "its week"
    )
