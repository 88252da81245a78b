"""A Monday morning: the CRM comes as a weekly Excel export into a folder; own columns; since Friday 18:12."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QFileDialog

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.ui.text import say
from tests.support.logs import ExpectedLog
from tests.ui.windows.journeys.hands import Hands, in_pair

HEADINGS = ("顧客ID", "顧客名", "担当者", "契約金額", "契約更新日", "温度感メモ")
ROWS = [
    ("A-1", "株式会社あおば", "佐藤", 1_200_000, "2027-03-31", "高い"),
    ("A-2", "㈱みどり商事", "佐藤", 360_000, "2027-01-15", "低い"),
    ("A-3", "髙橋工業", "鈴木", 840_000, "2026-12-20", "高い"),
]


def export(folder: Path, day: date, rows: Sequence[tuple[object, ...]]) -> None:
    """Write the export of a day, as HubSpot names it; its moment is that of writing, a second later."""
    book = Workbook()
    for row in (HEADINGS, *rows):
        book.active.append(row)
    path = folder / f"HubSpot {day}.xlsx"
    book.save(path)
    os.utime(path, (datetime.now(UTC).timestamp() + 1,) * 2)


@in_pair(2)
def test_a_monday_morning(
    hands_on: Callable[..., Hands],
    theme: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
) -> None:
    expected_log.containing("This plugin does not support")  # Qt's offscreen screen has no keyboard to grab
    today = datetime.now(UTC).date()
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    folder = tmp_path / "exports"
    folder.mkdir()
    export(folder, friday, ROWS)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    hands = hands_on(tmp_path / "profile", FixedClock(datetime.combine(friday, time(18, 12)).astimezone(UTC)))
    assert hands.place == "first_run"
    hands.look("first run")
    hands.press("Down", "Down", "Return")
    hands.until(hands.wiring.data.view.preview.isVisible)
    hands.look("columns")
    hands.press("Ctrl+Return")
    hands.until(lambda: hands.place == "first_run" and hands.wiring.first_run.view.asks_person)
    hands.look("who are you")
    assert hands.wiring.first_run.view.person.currentData() == "佐藤"
    hands.press("Tab", "Return")
    hands.until(lambda: hands.place == "accounts")
    if theme == "dark":
        hands.press("Ctrl+K")
        hands.type(say("actions", "Dark theme"))
        hands.press("Return")
    view = hands.wiring.accounts.view
    assert len(view.accounts_shown()) == 2, "one's own accounts first"
    hands.press("Ctrl+F", "End")
    hands.type(" 温度感")
    hands.look("the column is proposed")
    hands.press("Down", "Return")
    hands.type("高い")
    hands.press("Return")
    hands.until(lambda: len(view.accounts_shown()) == 1)
    assert view.filter.condition().endswith(" own.温度感メモ:高い"), "it is called as its column is"
    hands.look("own column filtered")

    export(
        folder,
        friday + timedelta(days=3),
        [*ROWS, ("A-4", "東雲ケミカル", "佐藤", 4_200_000, "2027-02-09", "高い")],
    )
    (folder / f"~$HubSpot {friday + timedelta(days=3)}.xlsx").write_bytes(b"Excel holds it")
    monday = datetime.combine(friday + timedelta(days=3), time(9, 5)).astimezone(UTC)
    hands.start_again(FixedClock(monday))
    hands.until(lambda: "F5" in hands.window.status.text_of_wrong())
    hands.look("a newer file waits")
    hands.press("F5")
    hands.until(lambda: len(hands.wiring.accounts.view.accounts_shown()) == 2)
    hands.until(lambda: "F5" not in hands.window.status.text_of_wrong())  # once the sync has ended
    hands.look("synced")
    hands.press("Ctrl+1")
    assert "18:12" in hands.wiring.today.view.since_text()
    hands.look("since Friday")
