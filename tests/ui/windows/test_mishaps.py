"""What nobody expected is told once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.mishaps import Mishaps
from tests.support.logs import ExpectedLog


def boom() -> None:
    raise ValueError("boom")


def test_one_mistake_is_told_once_however_often_it_strikes(qtbot: QtBot, expected_log: ExpectedLog) -> None:
    expected_log.containing("boom")
    told: list[str] = []
    mishaps = Mishaps()
    mishaps.happened.connect(told.append)
    for _ in range(40):
        try:
            boom()
        except ValueError as mistake:
            mishaps.caught(mistake)
    assert len(told) == 1
    assert "boom" in told[0]
