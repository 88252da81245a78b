"""Pages made by hand, as the services make them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cs_workbench.kernel.money import Money
from cs_workbench.services.today import TodayPage, TodayRow, TodaySection

TODAY = date(2026, 11, 24)


def today_row(number: int, kind: str = "renewal", *, todo_id: int | None = None) -> TodayRow:
    return TodayRow(
        key=f"{kind}:{number}",
        kind=kind,
        account_id=number,
        account=f"株式会社あおば{number}",
        text=f"解約通知期限まで{number}日",
        tier="high",
        band="red",
        health=42.0,
        due_on=date(2026, 12, 6),
        arr=Money(4_800_000, "JPY"),
        todo_id=todo_id,
    )


def today_page(now: list[TodayRow], week: list[TodayRow] | None = None) -> TodayPage:
    sections = (
        TodaySection("now", tuple(now), len(now)),
        TodaySection("week", tuple(week or ()), len(week or ())),
    )
    since = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
    return TodayPage(TODAY, since, sections, finished=not now)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type ASCII text; Qt's test keys know no other."""
    QTest.keyClicks(widget, text)
