"""One window a profile."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.single import FirstWindow, ring


def test_a_second_window_is_refused_and_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = FirstWindow(tmp_path), FirstWindow(tmp_path)
    assert first.take()
    first.listen()
    assert not second.take()
    with qtbot.waitSignal(first.called, timeout=5000):
        assert ring(tmp_path)
    first.leave()


def test_after_the_first_is_gone_the_next_is_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = FirstWindow(tmp_path), FirstWindow(tmp_path)
    assert first.take()
    first.leave()
    assert second.take()
    second.leave()


def test_nobody_hears_where_no_window_is(qtbot: QtBot, tmp_path: Path) -> None:
    assert not ring(tmp_path)
