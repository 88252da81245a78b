"""Pictures of every place, in both themes and two sizes: for review, and where no window can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cs_workbench.ui.theme import Density, Look, apply_look

if TYPE_CHECKING:
    from cs_workbench.ui.windows.program import Program

SIZES: Final = ((1366, 768), (1920, 1080))
THEMES: Final = ("light", "dark")
TURN_MS: Final = 30
PATIENCE_TURNS: Final = 400
#: The tabs of the account page and of Data that have a picture of their own.
ACCOUNT_TABS: Final = ("overview", "activity", "people", "plan", "data")


def take_pictures(program: Program, folder: Path) -> int:
    """Write ``<place>-<theme>-<width>x<height>.png`` for every place into ``folder``; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    _settle(program)
    app = QApplication.instance()
    count = 0
    for theme in THEMES:
        if isinstance(app, QApplication):
            apply_look(app, Look(theme, 100, Density.COMFORTABLE))
        for width, height in SIZES:
            program.window.resize(width, height)
            for name in _places(program):
                _settle(program)
                path = folder / f"{name}-{theme}-{width}x{height}.png"
                program.window.grab().save(str(path))
                count += 1
    return count


def _places(program: Program) -> Iterator[str]:
    """Go from place to place; yield the name of each."""
    wiring = program.wiring
    if wiring is None:
        return
    wiring.close_pane()
    wiring.go("today")
    yield "today"
    wiring.go("accounts")
    yield "accounts"
    wiring.accounts.choose_layout("matrix")
    yield "matrix"
    wiring.accounts.choose_layout("renewals")
    yield "renewals"
    wiring.accounts.choose_layout("table")
    account = wiring.accounts.current_account()
    if account is not None:
        wiring.open_why(account)
        yield "why"
        wiring.close_pane()
        wiring.open_account(account)
        for number, tab in enumerate(ACCOUNT_TABS):
            wiring.account.view.tabs.setCurrentIndex(number)
            yield f"account-{tab}"
    wiring.go("activity")
    for side in ("all", "voices", "requests"):
        wiring.activity.choose_side(side)
        yield f"activity-{side}"
    wiring.activity.choose_side("all")
    wiring.go("data")
    for number, tab in enumerate(("sources", "held", "calendars", "check")):
        wiring.data.view.tabs.setCurrentIndex(number)
        yield f"data-{tab}"
    wiring.go("settings")
    yield "settings"
    wiring.begin_first_run()
    yield "first-run"
    wiring.end_first_run("today")


def _settle(program: Program) -> None:
    """Let the window answer everything that is asked, and paint."""
    loop = QEventLoop()
    for turn in range(PATIENCE_TURNS):
        QTimer.singleShot(TURN_MS, loop.quit)
        loop.exec()
        if turn > 1 and program.is_settled:
            return
